"""On which level of measurement the values of a field stand."""

from collections.abc import Iterator, Mapping

from attrs import frozen

from negotypes.coders.values import Question, questions
from negotypes.errors import UnknownField, UnknownValue, did_you_mean, legible, listed
from negotypes.records import ACTOR_CLASSES, CLASSES, Actor, Record
from negotypes.records.fields import describe
from negotypes.vocabulary import MeasurementLevel, RecordKind

Levels = Mapping[str, MeasurementLevel | str]
"""Levels by the names of fields, such as ``evidence.certainty`` or ``positions.stance``."""


@frozen
class Asked:
    """A field of one kind of record, or of one kind of actor.

    Attributes:
        kind: The kind of record.
        group: The kind of record, or of actor where only one kind of actor has the field.
        cls: The class of record that has the field.
        question: The field.
    """

    kind: RecordKind
    group: str
    cls: type[Record]
    question: Question

    @property
    def name(self) -> str:
        """The field with what has it: ``positions.stance``, ``armed-group.form``."""
        return f"{self.group}.{self.question.name}"


def fields_asked() -> Iterator[Asked]:
    """Every field in which coders can be compared, kind by kind."""
    for kind, cls in CLASSES.items():
        for question in questions(cls).values():
            yield Asked(kind, str(kind), cls, question)
        if kind is RecordKind.ACTORS:
            for actor in ACTOR_CLASSES:
                for name, question in questions(actor).items():
                    if name not in questions(Actor):
                        group = str(describe(actor)["kind"].default)
                        yield Asked(kind, group, actor, question)


def level_of(asked: Asked, levels: Levels) -> MeasurementLevel:
    """The level of a field: as it was asked for, else the usual one."""
    wanted = levels.get(asked.name, levels.get(asked.question.name))
    return asked.question.levels[0] if wanted is None else MeasurementLevel.of(wanted)


def check_levels(levels: Levels) -> None:
    """Refuse levels on which the values of a field cannot stand.

    Raises:
        UnknownField: There is no such field, or it is not compared.
        UnknownValue: There is no such level, or not for this field.
    """
    named: dict[str, list[Asked]] = {}
    for asked in fields_asked():
        named.setdefault(asked.name, []).append(asked)
        named.setdefault(asked.question.name, []).append(asked)
    for name, level in levels.items():
        wanted = MeasurementLevel.of(level)
        if name not in named:
            hint = did_you_mean(name, named) or "expected one such as 'positions.stance'"
            raise UnknownField(f"no field '{legible(name)}' that is compared; {hint}")
        for asked in named[name]:
            if wanted not in asked.question.levels:
                possible = listed([str(each) for each in asked.question.levels], "or")
                raise UnknownValue(
                    f"the values of '{asked.name}' cannot be '{wanted}'; expected {possible}"
                )
