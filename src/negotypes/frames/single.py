"""One frame of all that is no casebook: single cells, and cells with lists."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from attrs import evolve, frozen

from negotypes.analysis.table import AnalysisTable
from negotypes.casebook import Casebook
from negotypes.collection import Collection
from negotypes.comparison import Comparison
from negotypes.errors import UnknownValue
from negotypes.frames import comparisons
from negotypes.frames.tables import EXPECTED, Tabular, tables
from negotypes.records import Record, Source, classes_of
from negotypes.records.fields import Field, describe
from negotypes.tidy import Column, ColumnType, Rows, cells_with_status, truth_column, with_status
from negotypes.typologies.sorting import Sorting

F = TypeVar("F")

EXACT = 2**63
"""Below this, with either sign, are the whole numbers of 64 bits, which most formats have."""


@frozen
class Whole:
    """A table in which a cell may hold a list.

    Attributes:
        columns: The columns.
        rows: The cells of each row; a list is a tuple.
        notes: What has to be known of the whole.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...]
    notes: tuple[str, ...] = ()


def each(x: Tabular, make: Callable[[Rows | Whole], F]) -> dict[str, F] | F:
    """A frame for each table of a casebook, or the one frame of anything else."""
    if isinstance(x, Casebook):
        return {name: make(rows) for name, rows in tables(x).items()}
    return make(whole(x))


def cells(table: Rows | Whole, below: int = EXACT) -> Iterator[tuple[Column, list[Any]]]:
    """Each column with its cells, from top to bottom.

    Args:
        table: The table.
        below: The least of the numbers, with either sign, that are too great.

    Raises:
        UnknownValue: A number is too great.
    """
    for number, column in enumerate(table.columns):
        held: list[Any] = [row[number] for row in table.rows]
        if column.type is ColumnType.NUMBER and any(abs(one or 0) >= below for one in held):
            told = f"a number in the column '{column.name}' is too great"
            raise UnknownValue(f"{told}; expected one below 2**{below.bit_length() - 1}")
        yield column, held


def whole(x: Tabular) -> Whole:
    """The one frame of a collection, a comparison, a sorting or an analysis table."""
    if isinstance(x, Collection):
        return _of_collection(x)
    if isinstance(x, Comparison):
        lists = (evolve(one, name=name, many=True) for name, one in comparisons.LISTS.items())
        named = comparisons
        line = (named.LINE, named.FACET, named.CLAIM, named.MATCH, named.DOCUMENTED)
        subject = evolve(named.RECORD, name="subject")
        columns = (*line, named.TYPOLOGY, subject, named.TRUTH, named.CODED, *lists)
        return Whole(columns, tuple(comparisons.whole(x)))
    if isinstance(x, Sorting):
        made = tables(x)["classifications"]
        return Whole(made.columns, made.rows)
    if isinstance(x, AnalysisTable):
        return Whole(x.columns, x.rows, x.notes)
    raise TypeError(f"expected {EXPECTED}, got {x!r}")


def _of_collection(collection: Collection[Any]) -> Whole:
    classes = classes_of(collection.kind)
    named: dict[str, list[Field]] = {}
    for cls in classes:
        for name, field in describe(cls).items():
            if not (field.is_part or field.derived or name in _IN_STATUS):
                named.setdefault(name, []).append(field)
    order = sorted(named, key=_place)
    truth = truth_column("Whether the evidence supports or disputes the record.")
    columns = [column for name in order for column in with_status(named[name], len(classes))]
    columns += [Column(name, ColumnType.TEXT, doc, many=True) for name, doc in _BEARING.items()]
    rows = (
        (
            *(
                cell
                for name in order
                for cell in cells_with_status(record, named[name], len(classes))
            ),
            *(tuple(names) or None for names in _bearing(record)),
        )
        for record in collection
    )
    truths = (record.truth().value for record in collection)
    return Whole(
        (columns[0], truth, *columns[1:]),
        tuple((row[0], said, *row[1:]) for row, said in zip(rows, truths, strict=True)),
    )


_IN_STATUS = ("absent", "inapplicable")
_BEARING = {
    "absent": "The fields, with those of parts, for which a source says that there is nothing.",
    "inapplicable": "The fields, with those of parts, that cannot have a value here.",
    "supported": "The fields that evidence supports; '*' stands for the record as a whole.",
    "disputed": "The fields that evidence disputes; '*' stands for the record as a whole.",
}
_FIRST = ("id", "kind", "name", "title", "summary")


def _place(name: str) -> int:
    if name == "note":
        return len(_FIRST) + 1
    return _FIRST.index(name) if name in _FIRST else len(_FIRST)


def _bearing(record: Record) -> Iterator[Iterable[str]]:
    """The names of fields for each of the columns that say on what a record rests."""
    yield record.absent
    yield record.inapplicable
    for disputes in (False, True):
        places = (place for place in record.evidence if place.disputes is disputes)
        names = [name for place in places for name in place.fields or ("*",)]
        # What others are evidence of needs none: its title page is its own.
        own = ["*"] if isinstance(record, Source) and not disputes else []
        yield dict.fromkeys([*own, *names])
