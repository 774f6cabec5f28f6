"""Why a cell is as it is: the columns of a field with its status, and those of truths."""

from collections.abc import Iterator
from typing import Any

from negotypes.dates import When
from negotypes.records import Record
from negotypes.records.fields import Field, describe
from negotypes.tidy.records import plain, typed
from negotypes.tidy.rows import Category, Column, ColumnType
from negotypes.truth import Truth

INAPPLICABLE = "inapplicable"
"""What a status or a truth says where there can be nothing."""

STATUSES = (
    Category("coded", "Coded", "There is a value."),
    Category("not-coded", "Not coded", "No text was coded as saying anything."),
    Category("absent", "Absent", "A source says that there is none."),
    Category(INAPPLICABLE, "Inapplicable", "It cannot apply."),
)
"""Why a cell is as it is."""

_TRUTHS = tuple(Category(truth.value, truth.label, truth.definition) for truth in Truth)


def truth_column(doc: str, name: str = "truth") -> Column:
    """A column of the four values."""
    return Column(name, ColumnType.TERM, doc, True, categories=_TRUTHS, vocabulary="Truth")


def status_column(name: str, doc: str | None = None) -> Column:
    """The column that says why another is as it is."""
    said = f"Why '{name}' is as it is." if doc is None else doc
    whole = f"{name}__status"
    return Column(whole, ColumnType.TERM, said, True, categories=STATUSES, vocabulary="Status")


def with_status(fields: list[Field], classes: int) -> Iterator[Column]:
    """The columns of a field: its value, a date's words as printed, and its status."""
    field = fields[0]
    required = field.required and len(fields) == classes
    yield typed(field.name, *fields, required=required, many=field.many)
    if field.type is When:
        yield Column(f"{field.name}_printed", ColumnType.TEXT, "The date in the words as printed.")
    if _may_lack(fields, classes):
        yield status_column(field.name)


def cells_with_status(record: Record, fields: list[Field], classes: int) -> Iterator[Any]:
    """The cells of a record in the columns of a field."""
    field = fields[0]
    value = getattr(record, field.name, None)
    status = status_of(record, field.name, value)
    if field.many:
        yield tuple(map(plain, value or ())) if value or status == "absent" else None
    else:
        yield plain(value)
    if field.type is When:
        yield None if value is None else value.printed
    if _may_lack(fields, classes):
        yield status


def status_of(record: Record, name: str, value: Any) -> str:
    """Why a field of a record holds what it holds."""
    if value not in (None, ()):
        return "coded"
    if name in record.absent:
        return "absent"
    there = name in describe(type(record))
    return "inapplicable" if name in record.inapplicable or not there else "not-coded"


def _may_lack(fields: list[Field], classes: int) -> bool:
    """Whether a record need not have a value in a field."""
    given = all(field.required or field.default not in (None, ()) for field in fields)
    given = given or fields[0].name == "note"  # which is the coder's own
    return not given or len(fields) < classes
