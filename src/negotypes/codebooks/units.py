"""What a codebook describes one by one: kinds of record, classes of actor, kinds of part."""

import re
from collections.abc import Sequence
from typing import Any

from attrs import AttrsInstance, frozen

from negotypes.casebook import Casebook
from negotypes.records import ACTOR_CLASSES, CLASSES, Actor, Record
from negotypes.records.fields import Field, describe, parts
from negotypes.tidy import part_tables
from negotypes.vocabulary import ActorKind, RecordKind


@frozen
class Unit:
    """A kind of thing with fields, and all such things in a casebook.

    Attributes:
        table: The table in which it is one row: a kind of record, or a kind of part.
        label: What it is called.
        definition: What it is, in one sentence.
        cls: The class.
        holders: All of them in the casebook.
        fields: The fields that are described with it.
        only: For a class of actor, which; its fields are those that other actors do not have.
    """

    table: str
    label: str
    definition: str
    cls: type[AttrsInstance]
    holders: tuple[Any, ...]
    fields: tuple[Field, ...]
    only: ActorKind | None = None

    @property
    def is_part(self) -> bool:
        """Whether it is a kind of part, and not of record."""
        return not issubclass(self.cls, Record)

    @property
    def anchor(self) -> str:
        """The name by which links lead to it."""
        return slug(self.table) if self.only is None else f"{self.table}-{self.only}"

    def field_anchor(self, field: Field) -> str:
        """The name by which links lead to what is said of a field."""
        return f"{self.anchor}--{slug(field.name)}"


def slug(text: str) -> str:
    """The name of a table, field or vocabulary as a part of an address."""
    return re.sub("[._ ]", "-", text).lower()


def every_record(book: Casebook) -> Unit:
    """The fields that all records have, over records of all kinds."""
    return Unit(
        table="every record",
        label="Every record",
        definition="What records of all kinds have.",
        cls=Record,
        holders=tuple(book.records),
        fields=tuple(describe(Record).values()),
    )


def record_units(book: Casebook) -> tuple[Unit, ...]:
    """Every kind of record, and after actors what only a class of actor has."""
    units: list[Unit] = []
    for kind, cls in CLASSES.items():
        held = tuple(book.collection(kind))
        known = describe(cls)
        units.append(_unit(str(kind), kind, cls, held, known.values()))
        if kind is RecordKind.ACTORS:
            units += (_class_of_actor(one, held) for one in ACTOR_CLASSES)
    return tuple(units)


def _unit(
    table: str, kind: RecordKind, cls: type[Record], held: tuple[Any, ...], fields: Any
) -> Unit:
    return Unit(table, kind.label, kind.definition, cls, held, tuple(fields))


def _class_of_actor(cls: type[Actor], actors: Sequence[Any]) -> Unit:
    known = describe(Actor)
    own = describe(cls)
    kind = ActorKind.of(own["kind"].default)
    return Unit(
        table=str(RecordKind.ACTORS),
        label=kind.label,
        definition=kind.definition,
        cls=cls,
        holders=tuple(actor for actor in actors if isinstance(actor, cls)),
        fields=tuple(field for name, field in own.items() if name not in known),
        only=kind,
    )


def part_units(book: Casebook) -> tuple[Unit, ...]:
    """Every kind of part, over the parts of records of all kinds."""
    held: dict[type[AttrsInstance], list[Any]] = {cls: [] for cls in part_tables()}
    for record in book.records:
        for _, part in parts(record):
            held[type(part)].append(part)
    return tuple(
        Unit(
            table=table,
            label=_LABELS.get(cls.__name__, cls.__name__),
            definition=(cls.__doc__ or "").partition("\n")[0],
            cls=cls,
            holders=tuple(held[cls]),
            fields=tuple(describe(cls).values()),
        )
        for cls, table in part_tables().items()
    )


_LABELS = {"Attribution": "Attribution: one voice of a chain", "TypeClass": "Class of a typology"}
