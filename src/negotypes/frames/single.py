"""One frame of a collection, a comparison or a sorting: single cells, and cells with lists."""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from attrs import evolve, frozen

from negotypes.casebook import Casebook
from negotypes.collection import Collection
from negotypes.comparison import Comparison
from negotypes.dates import When
from negotypes.errors import UnknownValue
from negotypes.frames import comparisons, sortings
from negotypes.frames.tables import Tabular, tables
from negotypes.records import Record, classes_of
from negotypes.records.fields import Field, describe
from negotypes.tidy import Category, Column, ColumnType, Rows, plain, typed
from negotypes.typologies.sorting import Sorting

F = TypeVar("F")

STATUSES = (
    Category("coded", "Coded", "There is a value."),
    Category("not-coded", "Not coded", "No text was coded as saying anything."),
    Category("absent", "Absent", "A source says that there is none."),
    Category("inapplicable", "Inapplicable", "It cannot apply."),
)
"""Why a cell is as it is."""

EXACT = 2**63
"""Below this, with either sign, are the whole numbers of 64 bits, which most formats have."""


@frozen
class Whole:
    """A table in which a cell may hold a list.

    Attributes:
        columns: The columns.
        rows: The cells of each row; a list is a tuple.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...]


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
    """The one frame of a collection, a comparison or a sorting."""
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
    raise TypeError(f"expected a Casebook, Collection, Comparison or Sorting, got {x!r}")


def _of_collection(collection: Collection[Any]) -> Whole:
    classes = classes_of(collection.kind)
    named: dict[str, list[Field]] = {}
    for cls in classes:
        for name, field in describe(cls).items():
            if not (field.is_part or field.derived or name in _IN_STATUS):
                named.setdefault(name, []).append(field)
    order = sorted(named, key=_place)
    truth = sortings.truth_column("Whether the evidence supports or disputes the record.")
    columns = [column for name in order for column in _columns(named[name], len(classes))]
    rows = (
        tuple(cell for name in order for cell in _cells(record, named[name], len(classes)))
        for record in collection
    )
    truths = (record.truth().value for record in collection)
    return Whole(
        (columns[0], truth, *columns[1:]),
        tuple((row[0], said, *row[1:]) for row, said in zip(rows, truths, strict=True)),
    )


_IN_STATUS = ("absent", "inapplicable")
_FIRST = ("id", "kind", "name", "title", "summary")


def _place(name: str) -> int:
    if name == "note":
        return len(_FIRST) + 1
    return _FIRST.index(name) if name in _FIRST else len(_FIRST)


def _columns(fields: list[Field], classes: int) -> Iterator[Column]:
    field = fields[0]
    required = field.required and len(fields) == classes
    yield typed(field.name, *fields, required=required, many=field.many)
    if field.type is When:
        yield Column(f"{field.name}_printed", ColumnType.TEXT, "The date in the words as printed.")
    if _may_lack(fields, classes):
        doc = f"Why '{field.name}' is as it is."
        name = f"{field.name}__status"
        yield Column(name, ColumnType.TERM, doc, True, categories=STATUSES, vocabulary="Status")


def _may_lack(fields: list[Field], classes: int) -> bool:
    """Whether a record need not have a value in a field."""
    given = all(field.required or field.default not in (None, ()) for field in fields)
    given = given or fields[0].name == "note"  # which is the coder's own
    return not given or len(fields) < classes


def _cells(record: Record, fields: list[Field], classes: int) -> Iterator[Any]:
    field = fields[0]
    value = getattr(record, field.name, None)
    status = _status(record, field.name, value)
    if field.many:
        yield tuple(map(plain, value or ())) if value or status == "absent" else None
    else:
        yield plain(value)
    if field.type is When:
        yield None if value is None else value.printed
    if _may_lack(fields, classes):
        yield status


def _status(record: Record, name: str, value: Any) -> str:
    if value not in (None, ()):
        return "coded"
    if name in record.absent:
        return "absent"
    there = name in describe(type(record))
    return "inapplicable" if name in record.inapplicable or not there else "not-coded"
