"""A DuckDB database with the tidy tables, their keys and their descriptions."""

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from negotypes.errors import AlreadyThere
from negotypes.extras import needed
from negotypes.frames.single import cells
from negotypes.frames.tables import Tabular, tables
from negotypes.tidy import Column, ColumnType, Link, Rows


def to_duckdb(x: Tabular, path: str | os.PathLike[str], *, replace: bool = False) -> None:
    """Write the tidy tables into a new DuckDB database.

    Terms are enumerations, whole numbers `BIGINT`, truths `BOOLEAN`, all else `VARCHAR`. Every
    table has its primary key, and a foreign key for each link to a table that is made before it,
    which are all but those that lead in a circle. What tables and columns are for is in their
    comments. The names of tables have dots, and stand in quotation marks: ``"cases.parties"``.

    Args:
        x: A casebook, a collection, a comparison, the classes of many records, or an analysis
            table.
        path: The file.
        replace: Whether a file that is there may be replaced.

    Raises:
        MissingExtra: duckdb is not installed.
        UnknownValue: A number does not fit in 64 bits.
        FileExistsError: A file is there and may not be replaced.
        OSError: The file cannot be written.
    """
    from negotypes.files.writing import write_whole

    duckdb = needed("duckdb", "duckdb")
    file = Path(path)
    if os.path.lexists(file) and not replace:
        raise AlreadyThere(str(file))
    with TemporaryDirectory() as folder:
        made = Path(folder) / "tables.duckdb"
        with duckdb.connect(str(made)) as connection:
            _fill(connection, tables(x))
        write_whole(file, made.read_bytes(), replace=replace)


def _fill(connection: Any, made: dict[str, Rows]) -> None:
    enums = {
        column.vocabulary: [category.value for category in column.categories]
        for rows in made.values()
        for column in rows.columns
        if column.type is ColumnType.TERM
    }
    connection.execute("BEGIN")  # one write to the file, and not one for each statement
    for name, terms in enums.items():
        connection.execute(f"CREATE TYPE {_name(name)} AS ENUM ({', '.join(map(_text, terms))})")
    for name, links in in_order(made):
        rows = made[name]
        limits = [_column(column) for column in rows.columns]
        limits.append(f"PRIMARY KEY ({', '.join(map(_name, rows.key))})")
        limits += [_foreign(made, link) for link in links]
        connection.execute(f"CREATE TABLE {_name(name)} ({', '.join(limits)})")
        if rows.rows:
            held = list(cells(rows))
            given = ", ".join(f"unnest(?::{_type(column)}[])" for column, _ in held)
            values = [column for _, column in held]
            connection.execute(f"INSERT INTO {_name(name)} SELECT {given}", values)
    for name, rows in made.items():
        connection.execute(f"COMMENT ON TABLE {_name(name)} IS {_text(rows.doc)}")
        for column in rows.columns:
            place = f"{_name(name)}.{_name(column.name)}"
            connection.execute(f"COMMENT ON COLUMN {place} IS {_text(column.doc)}")
    connection.execute("COMMIT")


def in_order(made: dict[str, Rows]) -> Iterator[tuple[str, list[Link]]]:
    """Each table after those to which its links lead, with the links that can be kept."""
    left = dict(made)
    done: set[str] = set()
    while left:
        free = (name for name, rows in left.items() if not _waiting(name, rows, left))
        name = next(free, next(iter(left)))  # the first where they wait for each other
        yield name, [link for link in left.pop(name).links if link.table in done]
        done.add(name)


def _waiting(name: str, rows: Rows, left: dict[str, Rows]) -> bool:
    return any(link.table in left and link.table != name for link in rows.links)


def _column(column: Column) -> str:
    return f"{_name(column.name)} {_type(column)}{' NOT NULL' * column.required}"


def _foreign(made: dict[str, Rows], link: Link) -> str:
    to = f"{_name(link.table)} ({_name(link.to)})"
    return f"FOREIGN KEY ({_name(link.column)}) REFERENCES {to}"


def _type(column: Column) -> str:
    types = {ColumnType.NUMBER: "BIGINT", ColumnType.TRUTH: "BOOLEAN"}
    if column.type is ColumnType.TERM:
        return _name(column.vocabulary)
    return types.get(column.type, "VARCHAR")


def _name(name: str | None) -> str:
    """A name in SQL. All are the library's own, but some are also words of SQL."""
    return f'"{name}"'


def _text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
