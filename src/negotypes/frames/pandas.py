"""Data frames of pandas."""

from functools import partial
from typing import Any

from negotypes.extras import needed
from negotypes.frames.single import Whole, cells, each
from negotypes.frames.tables import Tabular
from negotypes.tidy import Column, ColumnType, Rows


def to_pandas(x: Tabular) -> Any:
    """Data frames of pandas.

    Examples:
        >>> import negotypes as nt
        >>> frame = nt.to_pandas(nt.load())["preconditions"]
        >>> int((frame["before"] == "truce").sum())
        3

    Args:
        x: A casebook, a collection, a comparison, the classes of many records, or an analysis
            table.

    Returns:
        A `pandas.DataFrame` for each tidy table of a casebook, by name; one for anything else.
        Numbers are `Int64`, truths `boolean`, terms `category`, all else `string`; what is not
        there is missing in all of them. A list is a Python list in a column of objects. What has
        to be known of an analysis table is in the `attrs` of the frame.

    Raises:
        MissingExtra: pandas is not installed.
        UnknownValue: A number does not fit in 64 bits.
    """
    return each(x, partial(_frame, needed("pandas", "pandas")))


def _frame(pd: Any, table: Rows | Whole) -> Any:
    made = {column.name: _series(pd, column, values) for column, values in cells(table)}
    frame = pd.DataFrame(made)
    if isinstance(table, Whole) and table.notes:
        frame.attrs["notes"] = list(table.notes)
    return frame


def _series(pd: Any, column: Column, values: list[Any]) -> Any:
    if column.many:
        lists = [None if value is None else list(value) for value in values]
        return pd.Series(lists, dtype=object)
    if column.type is ColumnType.TERM:
        terms = pd.Index([category.value for category in column.categories], dtype="str")
        return pd.Series(pd.Categorical(values, categories=terms))
    types = {ColumnType.NUMBER: "Int64", ColumnType.TRUTH: "boolean"}
    return pd.Series(values, dtype=types.get(column.type, "string"))
