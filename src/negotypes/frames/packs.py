"""What the packs of a casebook say of themselves, as tidy tables."""

from collections.abc import Iterable, Iterator

from attrs import AttrsInstance, evolve

from negotypes.records.fields import Field, describe
from negotypes.records.pack import Deprecation, Pack
from negotypes.tidy import Cell, Column, ColumnType, Link, Rows, lists_of, single_of, table, typed

_PACK = Column("pack", ColumnType.NUMBER, "Which of the packs, counted from 1.", required=True)
_POSITION = Column(
    "position", ColumnType.NUMBER, "Which in the list, counted from 1.", required=True
)
_LINK = (Link("pack", "packs", "pack"),)


def tables(packs: Iterable[Pack]) -> dict[str, Rows]:
    """A table with a row for each pack, and one for each of the lists in its description."""
    given = list(enumerate(packs, start=1))
    key = ("pack", "position")
    made = {
        "packs": table(
            (_PACK, *_columns(Pack)),
            tuple((number, *_cells(pack)) for number, pack in given),
            key=("pack",),
            doc="A row for each pack of which the casebook is made.",
        )
    }
    for field in lists_of(Pack):
        made[f"packs.{field.name}"] = table(
            (_PACK, _POSITION, typed("value", field, required=True)),
            tuple(
                (number, position, value)
                for number, pack in given
                for position, value in enumerate(getattr(pack, field.name), start=1)
            ),
            key=key,
            links=_LINK,
            doc=field.doc,
        )
    made["packs.deprecated"] = table(
        (_PACK, _POSITION, *_columns(Deprecation)),
        tuple(
            (number, position, *_cells(gone))
            for number, pack in given
            for position, gone in enumerate(pack.deprecated, start=1)
        ),
        key=key,
        links=_LINK,
        doc=describe(Pack)["deprecated"].doc,
    )
    return {name: evolve(rows, doc=rows.doc.replace("``", "'")) for name, rows in made.items()}


def _fields(cls: type[AttrsInstance]) -> Iterator[Field]:
    for fields in single_of(cls).values():
        yield from fields


def _columns(cls: type[AttrsInstance]) -> Iterator[Column]:
    return (typed(field.name, field, required=field.required) for field in _fields(cls))


def _cells(part: AttrsInstance) -> Iterator[Cell]:
    return (getattr(part, field.name) for field in _fields(type(part)))
