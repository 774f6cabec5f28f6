"""Tables as researchers have them, in every library in which conditions are answered."""

import shutil
import subprocess
import warnings
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

import duckdb
import polars as pl
import pyarrow as pa

import negotypes as nt
from negotypes.frames.arrow import arrow
from negotypes.frames.single import whole

Tables = Mapping[str, Any]


class Lazily(Mapping[str, Any]):
    """The one frame of every kind, and the tidy tables of parts, made when they are asked for."""

    def __init__(self, book: nt.Casebook, make: Callable[[Any], Any]) -> None:
        self._book, self._make = book, make
        self._parts = nt.tables(book)
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._made:
            kinds = list(map(str, nt.RecordKind))
            one = whole(self._book.collection(name)) if name in kinds else self._parts[name]
            self._made[name] = self._make(arrow(pa, one))
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._parts)

    def __len__(self) -> int:
        return len(self._parts)


def in_pandas(table: Any) -> Any:
    """A data frame of pandas, with lists as Python objects."""
    return table.to_pandas()


def in_spark(table: Any) -> Any:
    """A data frame of PySpark."""
    return spark().createDataFrame(_without_terms(table))


def rows_of(table: Any) -> list[dict[str, Any]]:
    """The rows of a table in any library."""
    if hasattr(table, "toArrow"):
        table = table.toArrow()
    if isinstance(table, duckdb.DuckDBPyRelation):
        table = table.to_arrow_table()
    if isinstance(table, pl.LazyFrame):
        table = table.collect()
    if isinstance(table, pl.DataFrame):
        return table.to_dicts()
    rows: list[dict[str, Any]]
    if isinstance(table, pa.Table):
        rows = table.to_pylist()
    else:
        rows = table.astype(object).where(table.notna(), None).to_dict("records")
    return rows


@cache
def no_spark() -> str:
    """Why PySpark cannot run here; empty if it can."""
    if shutil.which("java") is None:
        return "PySpark needs Java 17 or later, and there is no java here"
    said = subprocess.run(["java", "-version"], capture_output=True, text=True, check=False).stderr
    version = said.partition('"')[2].partition(".")[0].partition('"')[0]
    if not version.isdigit() or int(version) < 17:
        return f"PySpark needs Java 17 or later, and java is version {version or said!r}"
    try:
        import pyspark  # noqa: F401
    except ImportError:
        return "pyspark is not installed"
    return ""


@cache
def spark() -> Any:
    """One small session for all tests."""
    from pyspark.sql import SparkSession

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return (
            SparkSession.builder.master("local[1]")
            .appName("negotypes")
            .config("spark.ui.enabled", "false")
            .config("spark.ui.showConsoleProgress", "false")
            .config("spark.sql.adaptive.enabled", "false")
            .config("spark.sql.codegen.wholeStage", "false")
            .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
            .config("spark.sql.shuffle.partitions", "1")
            .config("spark.default.parallelism", "1")
            .config("spark.sql.execution.arrow.pyspark.enabled", "true")
            .config("spark.log.level", "ERROR")
            .getOrCreate()
        )


def _without_terms(table: Any) -> Any:
    """The same with texts in place of categories, which PySpark has not."""
    fields = [
        pa.field(f.name, f.type.value_type if pa.types.is_dictionary(f.type) else f.type)
        for f in table.schema
    ]
    return table.cast(pa.schema(fields))


ENGINES: dict[str, Callable[[Any], Any]] = {
    "pandas": in_pandas,
    "polars": pl.from_arrow,
    "duckdb": duckdb.from_arrow,
}
"""What needs no Java."""
