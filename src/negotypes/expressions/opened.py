"""Tables as researchers have them, opened to be asked, and handed back with what was found."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, cast

import narwhals.stable.v2 as nw
from attrs import frozen
from narwhals.stable.v2 import Implementation

from negotypes.errors import UnknownValue, legible
from negotypes.expressions.given import Frame
from negotypes.extras import needed

_LAZY = (
    Implementation.POLARS,
    Implementation.DUCKDB,
    Implementation.PYSPARK,
    Implementation.PYSPARK_CONNECT,
)
"""What answers conditions."""

_OURS = "negotypes__"
_ROW = f"{_OURS}row"
"""The column that keeps rows in order."""


@frozen
class Opened:
    """A table that can be asked.

    Attributes:
        frame: The table.
        back: Makes a table like the one given of it and of the new columns that are named.
    """

    frame: Frame
    back: Callable[[Frame, Sequence[str]], Any]


def opened(table: Any) -> Opened:
    """A table in any of the forms in which researchers have them.

    Args:
        table: A data frame, a relation of DuckDB, or the path of Parquet files.

    Raises:
        MissingExtra: The library that reads it is not installed.
        FileNotFoundError: There is no such file or folder.
        TypeError: It is no table, or one of a kind that is not known.
    """
    if isinstance(table, (str, os.PathLike)):
        return opened(_parquet(Path(cast("str", table))))
    frame: Any = nw.from_native(table, pass_through=True)
    how = getattr(frame, "implementation", None)
    for name in frame.collect_schema() if hasattr(frame, "collect_schema") else ():
        if str(name).casefold().startswith(_OURS):
            told = f"the table has a column '{legible(name)}'; names that begin with '{_OURS}'"
            raise UnknownValue(f"{told} are kept for columns that are made on the way")
    if issubclass(type(frame), nw.LazyFrame) and how in _LAZY:
        columns = frame.collect_schema().names()
        return Opened(frame, lambda found, new: found.select(*columns, *new).to_native())
    if issubclass(type(frame), nw.DataFrame) and how in _IN_MEMORY:
        return _IN_MEMORY[how](table)
    expected = "a data frame of pandas, Polars, Arrow or PySpark, a relation of DuckDB, or a path"
    raise TypeError(f"expected {expected}, got {type(table).__name__}")


def _parquet(path: Path) -> Any:
    duckdb = needed("duckdb", "duckdb")
    files = sorted(path.rglob("*.parquet")) if path.is_dir() else [path]
    if not files or not path.exists():
        what = "Parquet files in the folder" if path.is_dir() else "such file or folder as"
        raise FileNotFoundError(f"no {what} '{legible(str(path))}'")
    return duckdb.read_parquet(list(map(str, files)))


def _polars(table: Any) -> Opened:
    frame = nw.from_native(table)
    columns = frame.columns

    def back(found: Frame, new: Sequence[str]) -> Any:
        ordered = found.select(_ROW, *columns, *new).sort(_ROW).drop(_ROW)
        return ordered.collect().to_native()

    return Opened(frame.with_row_index(_ROW).lazy(), back)


def _arrow(table: Any) -> Opened:
    def back(found: Frame, new: Sequence[str]) -> Any:
        made = table
        for name, column in _collected(found, new):
            made = made.append_column(name, column)
        return made

    return Opened(_related(table), back)


def _pandas(table: Any) -> Opened:
    """A data frame of pandas, asked as a table of Arrow: a list is a Python object in pandas."""
    pa, pd = needed("pyarrow", "arrow"), needed("pandas", "pandas")
    made: dict[str, Any] = {}
    for name in (name for name in table.columns if isinstance(name, str)):
        try:
            found = pa.Array.from_pandas(table[name])
        except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError):
            # Values of several types; only an error if somebody asks about them.
            found = pa.nulls(len(table), pa.binary())
        else:
            # To pandas, a column in which nothing stands holds numbers.
            found = pa.nulls(len(table)) if found.null_count == len(table) else found
        made[name] = found

    def back(found: Frame, new: Sequence[str]) -> Any:
        columns = {
            name: pd.array(column.to_pylist(), dtype="string")
            for name, column in _collected(found, new)
        }
        return table.assign(**columns)

    return Opened(_related(pa.table(made)), back)


def _related(table: Any) -> Frame:
    """A table of Arrow as a relation of DuckDB, with the numbers of its rows."""
    pa, duckdb = needed("pyarrow", "arrow"), needed("duckdb", "duckdb")
    numbered = table.append_column(_ROW, pa.array(range(table.num_rows), pa.int64()))
    frame: Frame = nw.from_native(duckdb.from_arrow(numbered))
    return frame


def _collected(found: Frame, new: Sequence[str]) -> list[tuple[str, Any]]:
    made = found.select(_ROW, *new).sort(_ROW).collect("pyarrow").to_native()
    return [(name, made[name]) for name in new]


_IN_MEMORY: dict[Any, Callable[[Any], Opened]] = {
    Implementation.POLARS: _polars,
    Implementation.PANDAS: _pandas,
    Implementation.PYARROW: _arrow,
}
"""What keeps its rows in order."""
