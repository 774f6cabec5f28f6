"""A table ready for analysis."""

from collections.abc import Iterator
from typing import Any, TypeGuard

from attrs import evolve, field, frozen

from negotypes.casebook import Casebook
from negotypes.collection import Collection
from negotypes.errors import counted, visible
from negotypes.layout import Section, Table
from negotypes.records.fields import items_of
from negotypes.tidy import Cell, Column, ColumnType, Rows, table
from negotypes.vocabulary import RecordKind

SHOWN = 20
"""How many rows are printed."""


@frozen(kw_only=True, repr=False)
class AnalysisTable:
    """A table with one row a unit, in which a cell may hold a list.

    All of `negotypes.frames` takes it: `to_pandas` and its like make one frame of it, in which a
    list is a list; `tables`, `to_csv` and what else writes files put each list into a table of
    its own.

    Attributes:
        name: Its name, such as ``case-table``.
        doc: What a row is, in a sentence.
        columns: The columns.
        rows: The cells of each row; a list is a tuple.
        key: The columns that together tell rows apart.
        notes: What has to be known before it is counted, such as the rule by which rows are made.
        shown: The columns that are printed.
    """

    name: str
    doc: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...]
    key: tuple[str, ...]
    notes: tuple[str, ...] = ()
    shown: tuple[str, ...] = field(default=(), eq=False)

    @property
    def head(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)

    def __len__(self) -> int:
        """How many rows."""
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """The rows, as cells by the names of the columns."""
        return (dict(zip(self.head, row, strict=True)) for row in self.rows)

    def tables(self) -> dict[str, Rows]:
        """The same as tidy tables: each list, and what has to be known, has one of its own."""
        single = [n for n, column in enumerate(self.columns) if not column.many]
        made = {
            self.name: table(
                tuple(self.columns[n] for n in single),
                tuple(tuple(row[n] for n in single) for row in self.rows),
                key=self.key,
                doc=self.doc,
            )
        }
        for number, column in enumerate(self.columns):
            if column.many:
                made[f"{self.name}.{column.name}"] = self._list(number)
        if self.notes:
            note = Column("note", ColumnType.TEXT, "What has to be known.", required=True)
            made[f"{self.name}.notes"] = table(
                (_POSITION, note),
                tuple(enumerate(self.notes, start=1)),
                key=("position",),
                doc="What has to be known before anything is counted.",
            )
        return made

    def _list(self, number: int) -> Rows:
        column = self.columns[number]
        place = [self.head.index(name) for name in self.key]
        rows: Iterator[tuple[Cell, ...]] = (
            (*(row[n] for n in place), position, value)
            for row in self.rows
            for position, value in enumerate(row[number] or (), start=1)
        )
        value = evolve(column, name="value", many=False, required=True)
        return table(
            (*(self.columns[n] for n in place), _POSITION, value),
            tuple(rows),
            key=(*self.key, "position"),
            doc=column.doc,
        )

    def table(self) -> Table:
        """The first rows and the main columns, for people."""
        places = [self.head.index(name) for name in self.shown or self.head]
        rows = tuple(tuple(self._shown(row, n) for n in places) for row in self.rows[:SHOWN])
        left = len(self.rows) - len(rows)
        more = [f"{counted(left, 'more row')}."] if left else []
        hidden = len(self.columns) - len(places)
        more += [f"{counted(hidden, 'more column')}, listed in .head."] if hidden else []
        return Table(
            title=f"{self.doc.rstrip('.')} ({len(self.rows)})",
            head=tuple(self.head[n].replace("__", " ").replace("_", " ") for n in places),
            sections=(Section("", rows),) if rows else (),
            foot=(*more, *map(visible, self.notes)),
        )

    def _shown(self, row: tuple[Any, ...], number: int) -> str:
        """A cell as it is printed; an empty one with why, where a column says so."""
        if row[number] is not None:
            return _said(row[number])
        own = self.head[number].removesuffix("__class").removesuffix("__classes")
        # An empty class has its truth beside it, and anything else why it is empty.
        why = ("truth", "status") if own != self.head[number] else ("status", "truth")
        beside = next((n for n in (f"{own}__{one}" for one in why) if n in self.head), None)
        return "" if beside is None else _WHY.get(row[self.head.index(beside)], "")

    def __repr__(self) -> str:
        """The name, and how many rows and columns."""
        told = f"{counted(len(self.rows), 'row')}, {counted(len(self.columns), 'column')}"
        return f"<{self.name}: {told}>"

    def __str__(self) -> str:
        """The table for a terminal."""
        return self.table().text()

    def _repr_html_(self) -> str:
        """The table for a notebook."""
        return self.table().notebook()


_POSITION = Column(
    "position", ColumnType.NUMBER, "Which in the list, counted from 1.", required=True
)
_WHY = {"unknown": "?", "contested": "!", "fails": "none", "absent": "none", "inapplicable": "n/a"}
"""How an empty cell is printed, by the truth or status beside it."""

_LONGEST = 60
_MOST = 6


def _said(cell: Any) -> str:
    """A cell as it is printed: a list line by line, and nothing long."""
    if isinstance(cell, tuple):
        found = items_of(cell)
        more = [f"{len(found) - _MOST} more"] if len(found) > _MOST else []
        return "\n".join([*map(_said, found[:_MOST]), *more])
    text = "" if cell is None else str(cell)
    return visible(text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}...")


def asked(x: Any, kind: RecordKind) -> tuple[Collection[Any], Casebook]:
    """The collection of which a table is made, and its casebook.

    Raises:
        TypeError: It is neither a casebook nor a collection of this kind.
    """
    if isinstance(x, Casebook):
        return x.collection(kind), x
    if not _is_collection(x) or x.kind != kind or not isinstance(x.book, Casebook):
        raise TypeError(f"expected a Casebook or a Collection of {kind}, got {x!r}")
    return x, x.book


def _is_collection(x: object) -> TypeGuard[Collection[Any]]:
    return isinstance(x, Collection)
