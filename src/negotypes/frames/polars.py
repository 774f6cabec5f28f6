"""Data frames of Polars."""

from functools import partial
from typing import Any

from negotypes.extras import needed
from negotypes.frames.single import Whole, cells, each
from negotypes.frames.tables import Tabular
from negotypes.tidy import Column, ColumnType, Rows


def to_polars(x: Tabular) -> Any:
    """Data frames of Polars.

    Args:
        x: A casebook, a collection, a comparison, the classes of many records, or an analysis
            table.

    Returns:
        A `polars.DataFrame` for each tidy table of a casebook, by name; one for anything else.
        Numbers are `Int64`, truths `Boolean`, terms `Enum`, all else `String`; what is not there
        is null. A list is a `List`.

    Raises:
        MissingExtra: Polars is not installed.
        UnknownValue: A number does not fit in 64 bits.
    """
    return each(x, partial(_frame, needed("polars", "polars")))


def _frame(pl: Any, table: Rows | Whole) -> Any:
    made = cells(table)
    return pl.DataFrame([pl.Series(one.name, held, _type(pl, one)) for one, held in made])


def _type(pl: Any, column: Column) -> Any:
    types = {ColumnType.NUMBER: pl.Int64, ColumnType.TRUTH: pl.Boolean}
    one = types.get(column.type, pl.String)
    if column.many:
        return pl.List(one)
    if column.type is ColumnType.TERM:
        return pl.Enum([category.value for category in column.categories])
    return one
