"""Casebooks out of tidy tables, however these were kept."""

import csv
import os
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO
from json import loads
from pathlib import Path
from typing import Any

from negotypes.casebook import Casebook
from negotypes.errors import NotTables, did_you_mean, legible, listed
from negotypes.extras import needed
from negotypes.frames import data_package, parquet
from negotypes.frames.records import together
from negotypes.frames.tables import known
from negotypes.tidy import Column, ColumnType, Rows, unguarded

Read = dict[str, list[dict[str, Any]]]
"""The rows of each table, as cells by the names of the columns."""


def from_tables(x: Mapping[str, Any] | str | os.PathLike[str]) -> Casebook:
    """A casebook out of tidy tables, equal to the one of which they were made.

    Examples:
        >>> import negotypes as nt
        >>> book = nt.load()
        >>> nt.from_tables(nt.tables(book)) == book
        True

    A table or a column that is not there has nothing coded in it. What a casebook fills in, such
    as the episodes of a case, is filled in anew. Tables of a comparison or of classifications
    are results, which come from a casebook and do not make one; Stata files are one way. Values are
    checked as those in files are; whether records keep the rules of a casebook is not.

    Args:
        x: Tables by name, each `Rows`, or a frame of pandas, Polars or Arrow; or a folder that
            `to_csv` or `to_parquet` has written; or a file that `to_duckdb` has written.

    Returns:
        The casebook, with what its packs say of themselves.

    Raises:
        NotTables: Of these no casebook can be made; the message has a line for every fault.
        ClashingIds: One id stands for records of two kinds.
        MissingExtra: What reads the files is not installed.
        OSError: The files cannot be read.
        TypeError: It is neither tables by name nor the place of a folder or file.
    """
    if not isinstance(x, (Mapping, str, os.PathLike)):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"expected tables by name, or a folder or file, got a {type(x).__name__}")
    read = _named(x) if isinstance(x, Mapping) else _kept(Path(x))
    faults = list(_columns(read))
    if faults:
        raise NotTables("\n".join(faults))
    return together(read)


def _named(x: Mapping[str, Any]) -> Read:
    strangers = [name for name in x if name not in known()]
    if strangers:
        hint = did_you_mean(strangers[0], known())
        told = f"no tables of a casebook: {listed(strangers)}; {hint or 'see negotypes.tables'}"
        raise NotTables(told)
    return {name: list(_rows(name, frame)) for name, frame in x.items()}


def _rows(name: str, frame: Any) -> Iterator[dict[str, Any]]:
    library = type(frame).__module__.partition(".")[0]
    if isinstance(frame, Rows):
        return (dict(zip(frame.head, row, strict=True)) for row in frame.rows)
    if library == "pandas":
        empty = frame.astype(object).where(frame.notna(), None)
        return iter(empty.to_dict("records"))
    if library == "polars":
        return iter(frame.to_dicts())
    if library == "pyarrow":
        return iter(frame.to_pylist())
    raise NotTables(f"'{name}' is a {type(frame).__name__}; expected Rows or a data frame")


def _kept(path: Path) -> Read:
    if (path / data_package.DESCRIPTOR).is_file():
        return dict(_csv(path))
    if (path / parquet.DESCRIPTOR).is_file():
        return dict(_parquet(path))
    if path.is_dir():
        told = f"neither '{data_package.DESCRIPTOR}' nor '{parquet.DESCRIPTOR}' is in it"
        raise NotTables(f"{path}: {told}; expected a folder of to_csv or to_parquet")
    return dict(_duckdb(path))


def _csv(folder: Path) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    for name, file in _files(folder, data_package.DESCRIPTOR, "csv"):
        try:
            text = file.read_bytes().decode("utf-8-sig")
            head, *rows = csv.reader(StringIO(text, newline=""), strict=True)
            if len(set(head)) < len(head):
                raise ValueError("a name of two columns")
            made = [dict(zip(head, map(unguarded, row), strict=True)) for row in rows if row]
        except (ValueError, csv.Error) as error:
            raise NotTables(f"{file}: not a table in CSV: {legible(str(error))}") from None
        types = {column.name: column for column in known()[name].columns}
        yield name, [{key: _typed(types.get(key), row[key]) for key in row} for row in made]


def _typed(column: Column | None, cell: str) -> Any:
    """A cell with its type; one that does not fit stays a text, and is refused as a value."""
    if not cell or column is None:
        return cell or None
    if column.type is ColumnType.NUMBER and cell.isdecimal():
        return int(cell)
    if column.type is ColumnType.TRUTH:
        # Spreadsheets write these words in capitals.
        return {"true": True, "false": False}.get(cell.lower(), cell)
    return cell


def _parquet(folder: Path) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    pa, reader = needed("pyarrow", "arrow"), needed("pyarrow.parquet", "arrow")
    for name, file in _files(folder, parquet.DESCRIPTOR, "parquet"):
        try:
            yield name, reader.read_table(pa.BufferReader(file.read_bytes())).to_pylist()
        except pa.ArrowException as error:
            raise NotTables(f"{file}: not a Parquet file: {legible(str(error))}") from None


def _files(folder: Path, descriptor: str, suffix: str) -> Iterator[tuple[str, Path]]:
    """The files of the tables that a folder says it has."""
    try:
        said = loads((folder / descriptor).read_bytes())
        if suffix == "csv":
            said = [resource["name"] for resource in said["resources"]]
        names = {str(name) for name in said}
    except (ValueError, TypeError, KeyError) as error:
        told = legible(str(error))
        raise NotTables(f"{folder / descriptor}: does not list tables: {told}") from None
    if strangers := sorted(names - known().keys()):
        raise NotTables(f"{folder}: no tables of a casebook: {listed(strangers)}")
    # The paths in a file that others wrote are not followed.
    return ((name, folder / f"{name}.{suffix}") for name in known() if name in names)


def _duckdb(file: Path) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    duckdb = needed("duckdb", "duckdb")
    if not file.exists():
        raise FileNotFoundError(f"no such file or folder: {file}")
    try:
        with duckdb.connect(str(file), read_only=True) as connection:
            there = {name for (name,) in connection.sql(_THERE).fetchall()}
            for name in (name for name in known() if name in there):
                found = connection.execute(f'SELECT * FROM "{name}"')
                head = [about[0] for about in found.description]
                yield name, [dict(zip(head, row, strict=True)) for row in found.fetchall()]
    except duckdb.Error as error:
        raise NotTables(f"{file}: not a DuckDB file: {legible(str(error))}") from None


_THERE = "SELECT table_name FROM information_schema.tables"


def _columns(read: Read) -> Iterator[str]:
    """What is wrong with the columns of tables, before their rows are looked at."""
    if not read:
        yield "no tables of a casebook; expected those of negotypes.tables"
    for name, rows in read.items():
        head = known()[name].head
        for stranger in (column for column in (rows[0] if rows else ()) if column not in head):
            hint = did_you_mean(str(stranger), head) or f"expected {listed(head, 'or')}"
            yield f"{name}: no column '{legible(str(stranger))}'; {hint}"
        yield from _keys(name, rows)


def _keys(name: str, rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    table = known()[name]
    met: set[tuple[Any, ...]] = set()
    own = [column for column in ("of", "record") if column in table.head]
    for row in rows:
        key = tuple(row.get(column) for column in table.key)
        if None in (*key, *(row.get(column) for column in own)):
            yield f"{name}: a row without its key: {_told(row.values())}"
        elif key in met:
            yield f"{name}: two rows with the key {_told(key)}"
        elif not all(_is_whole(row.get(one, 1)) for one in ("pack", "position")):
            yield f"{name}: no whole number where one tells the place: {_told(row.values())}"
        met.add(key)


def _is_whole(cell: Any) -> bool:
    # A column of pandas has floats where it was read with empty cells in it.
    return isinstance(cell, int) or (isinstance(cell, float) and cell.is_integer())


def _told(cells: Iterable[Any]) -> str:
    return listed([str(cell) for cell in cells if cell is not None])
