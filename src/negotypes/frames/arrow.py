"""Tables in the memory format of Apache Arrow."""

from functools import partial
from json import dumps
from typing import Any

from negotypes.extras import needed
from negotypes.frames.single import Whole, cells, each
from negotypes.frames.tables import Tabular
from negotypes.tidy import Column, ColumnType, Rows


def to_arrow(x: Tabular) -> Any:
    """Tables of Apache Arrow.

    Args:
        x: A casebook, a collection, a comparison, the classes of many records, or an analysis
            table.

    Returns:
        A `pyarrow.Table` for each tidy table of a casebook, by name; one for anything else. What
        a column is for is in the metadata of its field, the schema in that of a table.

    Raises:
        MissingExtra: pyarrow is not installed.
        UnknownValue: A number does not fit in 64 bits.
    """
    return each(x, partial(arrow, needed("pyarrow", "arrow")))


def arrow(pa: Any, table: Rows | Whole) -> Any:
    """One table."""
    fields: list[Any] = []
    arrays: list[Any] = []
    for column, values in cells(table):
        made = _array(pa, column, values)
        about = {"description": column.doc}
        fields.append(pa.field(column.name, made.type, not column.required, about))
        arrays.append(made)
    schema: dict[str, str] | None = None
    if isinstance(table, Rows):
        schema = {"negotypes": dumps(table.schema())}
    elif table.notes:
        schema = {"notes": dumps(table.notes)}
    return pa.Table.from_arrays(arrays, schema=pa.schema(fields, schema))


def _array(pa: Any, column: Column, values: list[Any]) -> Any:
    types = {ColumnType.NUMBER: pa.int64(), ColumnType.TRUTH: pa.bool_()}
    one = types.get(column.type, pa.string())
    if column.many:
        return pa.array(values, pa.list_(one))
    if column.type is not ColumnType.TERM:
        return pa.array(values, one)
    terms = [category.value for category in column.categories]
    numbers = {term: number for number, term in enumerate(terms)}
    found = pa.array([None if v is None else numbers[v] for v in values], pa.int32())
    return pa.DictionaryArray.from_arrays(found, pa.array(terms, pa.string()))
