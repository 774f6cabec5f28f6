"""Dotted paths from a record to its values: into its parts, and through what it refers to."""

from functools import cache, cached_property
from typing import Any

from attrs import frozen

from negotypes.dates import When
from negotypes.errors import DateError, UnknownField, UnknownValue, did_you_mean, legible, listed
from negotypes.records.condition import DATED, Comparison, Scalar
from negotypes.records.fields import Field, describe
from negotypes.records.kinds import ACTOR_CLASSES, CLASSES, classes_of, kind_of
from negotypes.records.record import Record
from negotypes.records.reference import ANY
from negotypes.vocabulary import RecordKind, Term

RECORD_CLASSES: tuple[type[Record], ...] = (
    *(cls for kind, cls in CLASSES.items() if classes_of(kind) == (cls,)),
    *ACTOR_CLASSES,
)
"""Every class of which there are records."""


@frozen(slots=False)
class Path:
    """A path that leads somewhere, in some classes of record.

    Attributes:
        text: The path, its steps joined with dots.
        steps: For each step, its fields: one for each class that has it.
        within: How many steps lead through the record itself, before others are referred to.
    """

    text: str
    steps: tuple[tuple[Field, ...], ...]
    within: int

    @cached_property
    def ends(self) -> tuple[Field, ...]:
        """The fields to which the path leads."""
        return self.steps[-1]

    @cached_property
    def many(self) -> bool:
        """Whether a record may have several values there."""
        return any(field.many for fields in self.steps for field in fields)

    @cached_property
    def own(self) -> str:
        """The steps that lead through the record itself."""
        return ".".join(self.text.split(".")[: self.within])

    @cached_property
    def further(self) -> str:
        """The steps that remain in the records referred to; empty if there are none."""
        return ".".join(self.text.split(".")[self.within :])

    @cached_property
    def open(self) -> bool:
        """Whether the lists in the record itself need not be complete."""
        return any(field.open for fields in self.steps[: self.within] for field in fields)

    @cached_property
    def ref(self) -> str | None:
        """The collection whose ids stand where the record's own steps end."""
        return next((field.ref for field in self.steps[self.within - 1] if field.ref), None)


def path_of(text: str, kind: RecordKind | str) -> Path:
    """Where a path leads in the records of a kind.

    Raises:
        UnknownField: They have no such field; the message names the nearest.
    """
    return follow(text, classes_of(kind), f"the {kind}")


_MANY = 40
"""More fields than any kind of record has."""


@cache
def follow(text: str, classes: tuple[type[Any], ...], among: str) -> Path:
    """Find where a path leads.

    Args:
        text: The path.
        classes: The classes of the records at which it starts.
        among: What these records are called in messages, such as ``the actors``.

    Raises:
        UnknownField: No class has such a field, or the path ends too early or leads too far; the
            message names the nearest.
    """
    steps: list[tuple[Field, ...]] = []
    within = 0
    at = classes
    names = text.split(".")
    for number, name in enumerate(names):
        fields = tuple(describe(cls)[name] for cls in at if name in describe(cls))
        if not fields:
            known = list(dict.fromkeys(known for cls in at for known in describe(cls)))
            way = ".".join(names[:number])
            there = f"there are {listed(known)}" if known else f"'{way}' has no fields"
            if len(known) > _MANY:
                there = "the kinds of record have fields of their own, as in help(nt.Case)"
            hint = did_you_mean(name, known) or there
            raise UnknownField(f"no field '{legible(text)}' in {among}; {hint}")
        steps.append(fields)
        refs = dict.fromkeys(field.ref for field in fields if field.ref)
        if not within and (refs or number == len(names) - 1):
            within = number + 1
        at = (
            *dict.fromkeys(field.type for field in fields if field.is_part),
            *(cls for ref in refs for cls in (RECORD_CLASSES if ref == ANY else classes_of(ref))),
        )
    ends = steps[-1]
    within_parts = [f"{text}.{n}" for f in ends if f.is_part for n in describe(f.type)]
    if inner := list(dict.fromkeys(within_parts)):
        raise UnknownField(f"'{text}' has fields of its own: ask for {listed(inner, 'or')}")
    if not any(_EXPECTED.get(field.type) or issubclass(field.type, Term) for field in ends):
        raise UnknownField(f"'{text}' is not a field that can be asked for")
    return Path(text, tuple(steps), within)


def compared(path: Path, comparison: Comparison) -> None:
    """Check that what a path leads to can be compared so.

    Raises:
        UnknownValue: It cannot; the message says how it can.
    """
    dated = any(field.type is When for field in path.ends)
    if comparison in DATED:
        if not dated:
            raise UnknownValue(f"'{path.text}' is no date, so nothing can be '{comparison}' it")
    elif comparison == "is" and all(field.many for field in path.ends):
        raise UnknownValue(f"'{path.text}' holds a list: ask what it contains, or use isin")
    elif comparison == "contains" and not path.many:
        raise UnknownValue(f"'{path.text}' holds one value, not a list: ask what it is")


def admitted(path: Path, value: Any) -> Scalar:
    """A value as conditions hold it.

    Args:
        path: The field.
        value: A text, number or truth, a date, or a record for a field that refers to records.

    Raises:
        UnknownValue: The field can never have the value; the message names the nearest.
        DateError: The field holds dates, and the text is not one in EDTF.
    """
    fields = path.ends
    if isinstance(value, Record):
        if any(field.ref in (ANY, kind_of(value)) for field in fields):
            return value.id
        value = value.id
    types = list(dict.fromkeys(field.type for field in fields))
    terms = [str(term) for cls in types if issubclass(cls, Term) for term in cls]
    if isinstance(value, str) and value in terms:
        return str(value)
    if When in types:
        return _dated(path, value)
    plain = {cls for cls in types if not issubclass(cls, Term)}
    if type(value) in plain:
        return value  # type: ignore[no-any-return]
    if terms:
        hint = did_you_mean(str(value), terms) or f"expected {listed(terms, 'or')}"
        raise UnknownValue(f"'{path.text}' is never {value!r}; {hint}")
    refers = all(field.ref for field in fields)
    expected = "an id, name or alias" if refers else " or ".join(sorted(map(_EXPECTED.get, plain)))  # type: ignore[arg-type]
    raise UnknownValue(f"'{path.text}' is never {value!r}; expected {expected}")


def link(kind: RecordKind, of: RecordKind, via: str | None = None) -> str:
    """The field by which records of a kind refer to records of another.

    Args:
        kind: The kind of the records that refer.
        of: The kind of those to which they refer.
        via: The field, if it is said; otherwise the usual one.

    Raises:
        UnknownField: There is none, or this field is none, or several would do as well.
    """
    ways = list(dict.fromkeys(way for cls in classes_of(kind) for way in _ways(cls, of)))
    for path in _USUAL if via is None else (via,):
        if path in ways:
            return path
    if via is None and len(ways) == 1:
        return ways[0]
    hint = f"say via which of {listed(ways, 'or')}" if ways else "no field of theirs does"
    how = "no usual way in which" if via is None else f"'{legible(via)}' is no way in which"
    raise UnknownField(f"{how} {kind} refer to {of}; {hint}")


_USUAL = ("holder", "subject", "case", "cases", "parties", "participants.actor", "modes", "source")
"""The fields by which records mostly refer to others, the first that fits going first."""


def _ways(cls: type[Any], of: RecordKind, before: str = "") -> list[str]:
    """The paths at which records of a class may refer to records of a kind."""
    found: list[str] = []
    for name, field in describe(cls).items():
        if field.is_part:
            found += _ways(field.type, of, f"{before}{name}.")
        elif field.ref in (ANY, str(of)) and not field.derived:
            found.append(f"{before}{name}")
    return found


def _dated(path: Path, value: Any) -> str:
    if isinstance(value, When):
        return value.edtf
    if type(value) is not str:
        raise UnknownValue(f"'{path.text}' is never {value!r}; expected {_EXPECTED[When]}")
    try:
        return When.parse(value).edtf
    except DateError as error:
        raise DateError(f"'{path.text}' is compared with no date: {error}") from None


_EXPECTED: dict[type[Any], str] = {
    str: "a text",
    int: "a whole number",
    bool: "True or False",
    When: "a date in EDTF",
}
"""What to ask for, by the type of a field."""
