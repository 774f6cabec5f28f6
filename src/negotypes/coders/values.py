"""What a record says in a field, in a form in which two coders can be compared.

An answer is a set of values: one where the field holds one, none where nothing is coded. Ids are
compared under the names that the first coder gave; places without case, accents and punctuation;
parts of a record, such as participants, by all their fields that can be compared. Words that
coders choose freely are not compared.
"""

from collections.abc import Callable, Iterator
from enum import Enum
from typing import Any, cast

from attrs import AttrsInstance, frozen

from negotypes.dates import When
from negotypes.names import fold
from negotypes.records import Evidence, Record
from negotypes.records.fields import Field, describe, items_of
from negotypes.vocabulary import MeasurementLevel, Term

Name = Callable[[str], str]
"""Gives the id under which a record is compared."""

Answer = frozenset[Any]
"""The values in a field; none where it is not coded."""

_EVIDENCE = "evidence"
_PLACES = ("place", "places")
_APART = ("id", _EVIDENCE, "absent", "inapplicable")


class Nothing(Enum):
    """What a coder says instead of a value: different from saying nothing."""

    ABSENT = "absent"
    INAPPLICABLE = "inapplicable"


@frozen
class Question:
    """A field in which coders can be compared.

    Attributes:
        name: The field, with a dot before the field of a part: ``evidence.certainty``.
        field: The field of the record.
        type: The type of its values.
        many: Whether a record can have any number of values.
        levels: The levels of measurement on which the values can stand, the usual one first.
        read: Gives the values of a record.
    """

    name: str
    field: str
    type: type[Any]
    many: bool
    levels: tuple[MeasurementLevel, ...]
    read: Callable[[Record, Name], Answer]

    def answer(self, record: Record, name: Name) -> Answer:
        """What a record says, that there is nothing or that the field cannot apply included."""
        said = self.read(record, name)
        if self.field in record.absent:
            said |= {Nothing.ABSENT}
        return said | {Nothing.INAPPLICABLE} if self.field in record.inapplicable else said


def questions(cls: type[Record]) -> dict[str, Question]:
    """The fields in which records of a class can be compared, by name."""
    if cls not in _asked:
        _asked[cls] = _questions(cls)
    return _asked[cls]


_asked: dict[type, dict[str, Question]] = {}


def _questions(cls: type[Record]) -> dict[str, Question]:
    asked = [_of_record(field) for field in describe(cls).values() if _own(field) and _told(field)]
    inner = [field for field in describe(Evidence).values() if _told(field)]
    asked += [_question(_EVIDENCE, _EVIDENCE, Evidence, True, places)]
    asked += [_of_evidence(field) for field in inner if field.name not in ("source", "paragraphs")]
    return {question.name: question for question in asked}


def uncompared(cls: type[Record]) -> tuple[str, ...]:
    """The fields that coders fill with words of their own, by name."""
    return tuple(_untold(cls))


def places(record: Record, name: Name) -> Answer:
    """The paragraphs that a record cites, such as ``ali-2022 ¶57``."""
    return frozenset(
        f"{name(place.source)} \u00b6{number}"
        for place in record.evidence
        for number in place.paragraphs
    )


def shown(answer: Answer) -> tuple[str, ...]:
    """The values in an answer, as texts in order."""
    return tuple(sorted(map(_shown, answer)))


def _own(field: Field) -> bool:
    return field.name not in _APART and not field.derived


def _told(field: Field) -> bool:
    """Whether a field holds more than free words."""
    told = field.slug or field.name in _PLACES or issubclass(field.type, (Term, int, When))
    return told or (field.is_part and field.type is not Evidence)


def _untold(cls: type[AttrsInstance], way: str = "") -> Iterator[str]:
    for field in describe(cls).values():
        if field.is_part and (not way or field.type is not Evidence):
            yield from _untold(field.type, f"{way}{field.name}.")
        elif (_own(field) or way) and not _told(field):
            yield f"{way}{field.name}"


def _of_record(field: Field) -> Question:
    def read(record: Record, name: Name) -> Answer:
        return _values(getattr(record, field.name), field, name)

    return _question(field.name, field.name, field.type, field.many, read, bool(field.ref))


def _of_evidence(field: Field) -> Question:
    def read(record: Record, name: Name) -> Answer:
        held = (_values(getattr(each, field.name), field, name) for each in record.evidence)
        return frozenset(value for values in held for value in values)

    return _question(f"{_EVIDENCE}.{field.name}", _EVIDENCE, field.type, True, read)


def _question(
    name: str,
    field: str,
    kind: type[Any],
    many: bool,
    read: Callable[[Record, Name], Answer],
    ref: bool = False,
) -> Question:
    levels = [MeasurementLevel.SET] if many else []
    levels.append(MeasurementLevel.NOMINAL)
    if not ref and issubclass(kind, (Term, int)):
        levels.append(MeasurementLevel.ORDINAL)
    if issubclass(kind, int) and kind is not bool:
        levels += [MeasurementLevel.INTERVAL, MeasurementLevel.RATIO]
    return Question(name, field, kind, many, tuple(levels), read)


def _values(value: Any, field: Field, name: Name) -> Answer:
    return frozenset(_value(item, field, name) for item in items_of(value))


def _value(item: Any, field: Field, name: Name) -> Any:
    if field.ref:
        return name(item)
    if isinstance(item, When):
        return item.edtf
    if field.name in _PLACES:
        return fold(item)
    if not field.is_part:
        return item
    inner = (each for each in describe(item.__class__).values() if _told(each))
    said = ((each.name, _values(getattr(item, each.name), each, name)) for each in inner)
    return tuple((part, values) for part, values in said if values)


def _shown(value: Any) -> str:
    if isinstance(value, Nothing):
        return f"({value.value})"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        said = cast("tuple[tuple[str, Answer], ...]", value)
        # Of a voice, that it is not anonymous is the usual thing and not worth a word.
        parts = [(part, shown(held)) for part, held in said if held != frozenset({False})]
        return "; ".join(f"{part}: {', '.join(texts)}" for part, texts in parts)
    return str(value)
