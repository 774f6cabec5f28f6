"""A property space laid out as a grid, with the classes on it and who is there."""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

from attrs import field, frozen

from negotypes.conditions import Bits, Book, Bulk, bind
from negotypes.errors import TooLarge
from negotypes.index import numbers
from negotypes.layout import Section, Table
from negotypes.records import Typology
from negotypes.records.condition import Condition, FieldTest
from negotypes.truth import Truth
from negotypes.typologies.cells import (
    LIMIT,
    Cell,
    Cells,
    Fact,
    Value,
    Variable,
    narrowed,
    size,
    variables,
)
from negotypes.typologies.scheme import impossible, named, spelled_out
from negotypes.typologies.wording import in_words, value_in_words

SHOWN = 4096
"""How many cells can be laid out."""


_NAMED = 8
"""How many records that are not placed are named below a grid."""


@frozen
class Axis:
    """A variable of the property space.

    Attributes:
        name: What it is about.
        values: Its values.
        labels: What each value is called.
    """

    name: str
    key: str | Condition = field(repr=False)
    values: tuple[Value, ...]
    labels: tuple[str, ...]


@frozen
class Square:
    """A cell of the grid.

    Attributes:
        at: The value on each axis.
        possible: Whether it can be; None where there are too many cases to tell.
        classes: The classes of a record there, by id: none where the typology leaves a gap.
        members: The ids of the records there.
    """

    at: tuple[Value, ...]
    possible: bool | None
    classes: tuple[str, ...]
    members: tuple[str, ...]


@frozen
class PropertySpace:
    """The cells of a typology.

    Attributes:
        typology: The typology.
        rows: The axes down the side.
        columns: The axes across the top.
        cells: The cells, in the order of the values of the axes, rows before columns.
        undetermined: The ids of the records of which too little is known, each with how many
            cells it may be in.
        in_class: For each class, by id, those of them that are in it whichever cell they are in.
    """

    typology: Typology
    rows: tuple[Axis, ...]
    columns: tuple[Axis, ...]
    cells: tuple[Square, ...] = field(repr=False)
    undetermined: Mapping[str, int] = field(repr=False)
    in_class: Mapping[str, tuple[str, ...]] = field(repr=False)

    @property
    def populated(self) -> tuple[Square, ...]:
        """The cells with members."""
        return tuple(cell for cell in self.cells if cell.members)

    @property
    def empty(self) -> tuple[Square, ...]:
        """The cells that can be, and have no member."""
        return tuple(c for c in self.cells if not c.members and c.possible is not False)

    @property
    def untyped(self) -> tuple[Square, ...]:
        """The cells that can be, and for which there is no class."""
        return tuple(c for c in self.cells if not c.classes and c.possible is not False)

    def table(self) -> Table:
        """The grid, with the classes and the members of each cell."""
        across = list(product(*(axis.labels for axis in self.columns)))
        down = list(product(*(axis.labels for axis in self.rows)))
        width = max(1, len(across))
        names = {one.id: one.name for one in self.typology.classes}
        lines = tuple(
            (" / ".join(labels), *(_shown(cell, names) for cell in self.cells[at : at + width]))
            for at, labels in zip(range(0, len(self.cells), width), down, strict=True)
        )
        axes = [*self.rows, *self.columns]
        told = f"{len(self.populated)} populated, {len(self.empty)} empty, "
        told += f"{len(self.untyped)} without a class"
        foot = [f"{len(self.cells)} cells: {told}."]
        foot += [f"Down: {'; '.join(axis.name for axis in self.rows)}."] if self.rows else []
        foot += [f"Across: {'; '.join(a.name for a in self.columns)}."] if self.columns else []
        if self.undetermined:
            some = ", ".join(list(self.undetermined)[:_NAMED])
            more = ", ..." if len(self.undetermined) > _NAMED else ""
            number = len(self.undetermined)
            foot.append(f"Not placed, for want of facts: {number} ({some}{more}).")
        for one, held in self.in_class.items():
            foot.append(f"Of these in {names[one]} whichever the cell: {', '.join(held)}.")
        return Table(
            title=f"{self.typology.name}: property space",
            head=("", *(" / ".join(labels) for labels in across)) if axes else ("", ""),
            sections=(Section("", lines),),
            foot=tuple(foot),
        )

    def plain(self) -> dict[str, Any]:
        """The property space as plain values, for JSON."""
        axes = [*self.rows, *self.columns]
        return {
            "typology": self.typology.id,
            "axes": [{"name": axis.name, "values": list(axis.labels)} for axis in axes],
            "rows": len(self.rows),
            "cells": [
                {
                    "at": list(cell.at),
                    "possible": cell.possible,
                    "classes": list(cell.classes),
                    "members": list(cell.members),
                }
                for cell in self.cells
            ],
            "undetermined": dict(self.undetermined),
            "in_class": {one: list(held) for one, held in self.in_class.items()},
        }

    def __repr__(self) -> str:
        """The typology, and how many cells there are."""
        told = f"{len(self.cells)} cells, {len(self.populated)} of them populated"
        return f"<PropertySpace of '{self.typology.id}': {told}>"

    def __str__(self) -> str:
        """The grid for a terminal."""
        return self.table().text()

    def _repr_html_(self) -> str:
        """The grid for a notebook."""
        return self.table().notebook()


def lay_out(typology: Typology, book: Book | None) -> PropertySpace:
    """Lay out the property space of the criteria that the classes name.

    A criterion is one axis, met or not met, however many facts it asks about; what a class asks
    beside them has axes of its own.

    Args:
        typology: The typology.
        book: The casebook whose records are placed; none are if there is no book.

    Raises:
        TooLarge: There are over 4,096 cells.
    """
    written = [one.criteria for one in typology.classes if one.criteria is not None]
    axes_of = variables(written, typology.unit)
    if size(axes_of) > SHOWN:
        raise TooLarge(f"{size(axes_of):,} cells cannot be laid out; prove() can still be asked")
    axes = [_axis(typology, variable) for variable in axes_of]
    cells = Cells(axes_of, typology.unit)
    held = {
        one.id: 0 if one.criteria is None else cells.where(one.criteria) for one in typology.classes
    }
    possible = _possible(typology, cells)
    placed: dict[int, list[str]] = {}
    undetermined: dict[str, int] = {}
    in_class: dict[str, list[str]] = {}
    records = () if book is None else _cells_of(typology, cells, possible, book)
    for record_id, may, sure in records:
        if sure and may.bit_count() == 1:
            placed.setdefault(may.bit_length() - 1, []).append(record_id)
            continue
        undetermined[record_id] = may.bit_count()
        for one, where in held.items():
            if sure and may and not may & ~where:
                in_class.setdefault(one, []).append(record_id)
    half = (len(axes) + 1) // 2
    rows, columns = axes[:half], axes[half:]
    places = {tuple(cells.cell(number).values()): number for number in range(cells.size)}
    squares: list[Square] = []
    for at in product(*(axis.values for axis in axes)):
        number = places[at]
        squares.append(
            Square(
                at=at,
                possible=None if possible is None else bool(possible >> number & 1),
                classes=tuple(name for name, where in held.items() if where >> number & 1),
                members=tuple(placed.get(number, ())),
            )
        )
    settled = {one: tuple(found) for one, found in in_class.items()}
    return PropertySpace(
        typology, tuple(rows), tuple(columns), tuple(squares), undetermined, settled
    )


def _axis(typology: Typology, variable: Variable) -> Axis:
    summaries = {one.id: one.summary.rstrip(".") for one in typology.criteria}
    if isinstance(variable.key, Condition):
        name = in_words(variable.key, lambda one: summaries.get(one, one), typology.unit)
        return Axis(name, variable.key, variable.values, ("so", "not so"))
    labels = (
        "another" if v is None else value_in_words(v, variable.key, str, typology.unit)
        for v in variable.values
    )
    return Axis(variable.key, variable.key, variable.values, tuple(labels))


def _possible(typology: Typology, cells: Cells) -> int | None:
    """The cells of the grid in which some combination of the facts behind it falls."""
    criteria = named(typology)
    facts_behind = {
        (variable.key, value): _behind(variable.key, value, criteria)
        for variable in cells.variables
        for value in variable.values
    }
    population = [] if typology.population is None else [typology.population]
    ruled_out = impossible(typology)
    behind = [one for one in facts_behind.values() if one is not None]
    found = variables([*behind, *population, *ruled_out], typology.unit)
    if size(found) > LIMIT:
        return None
    fine = Cells(found, typology.unit)
    there = fine.consistent(ruled_out)
    for condition in population:
        there &= fine.where(condition)
    return sum(
        1 << number
        for number in range(cells.size)
        if _meets(cells.cell(number), facts_behind, fine, there)
    )


def _behind(key: str | Condition, value: Value, criteria: Mapping[str, Condition]) -> Any:
    if isinstance(key, Condition):
        said = spelled_out(key, criteria)
        return said if value else ~said
    return None if value is None else FieldTest(key, "is", (value,))


def _meets(cell: Cell, behind: Mapping[Any, Any], fine: Cells, there: int) -> bool:
    for key, value in cell.items():
        condition = behind[key, value]
        if condition is not None:
            there &= fine.where(condition)
        else:
            for (other, asked), said in behind.items():
                if other == key and asked is not None:
                    there &= ~fine.where(said)
    return there != 0


def _cells_of(
    typology: Typology, cells: Cells, possible: int | None, book: Book
) -> Iterator[tuple[str, int, bool]]:
    """The records that the typology may be about, the cells they may be in, and if it surely is."""
    there = book.indexed(typology.unit)
    bulk = Bulk(there, book)
    criteria = named(typology)
    rows = certain = there.rows
    if typology.population is not None:
        about = Bulk(there, book, coded=True).bits(bind(typology.population, typology.unit, book))
        certain = about.rows(Truth.HOLDS, rows)
        rows &= ~about.rows(Truth.FAILS, rows)
    known: dict[Fact, Bits] = {}
    for variable in cells.variables:
        for value in variable.values:
            said = _behind(variable.key, value, criteria)
            if said is not None and value is not False:
                known[variable.key, value] = bulk.bits(bind(said, typology.unit, book))
    for number in numbers(rows):
        answers = {fact: bits.at(number) for fact, bits in known.items()}
        may = cells.among(narrowed(cells.variables, answers))
        may &= cells.all if possible is None else possible
        yield there.records[number].id, may, bool(certain >> number & 1)


def _shown(cell: Square, names: Mapping[str, str]) -> str:
    if cell.possible is False:
        return "cannot be"
    said = ", ".join(names[one] for one in cell.classes) or "no class"
    return "\n".join((said.upper(), *cell.members))
