"""Tidy tables of whatever can be had as tables."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from attrs import evolve

from negotypes.analysis.table import AnalysisTable
from negotypes.casebook import Casebook
from negotypes.collection import Collection
from negotypes.comparison import Comparison
from negotypes.frames import comparisons, packs, sortings
from negotypes.tidy import Link, Rows, Tables, kind_tables
from negotypes.tidy import tables as of_records
from negotypes.typologies.sorting import Sorting

Tabular = Casebook | Collection[Any] | Comparison | Sorting | AnalysisTable
"""What can be had as tables."""

EXPECTED = "a Casebook, Collection, Comparison or Sorting, or an analysis table"
"""The same in words."""


def tables(x: Tabular) -> Tables:
    """Tidy tables with types and keys, by name; `negotypes.tidy` says what is in them.

    Examples:
        >>> import negotypes as nt
        >>> rows = nt.tables(nt.load())["preconditions"]
        >>> len(rows.rows), [column.name for column in rows.columns[:4]]
        (10, ['id', 'summary', 'holder', 'before'])

    Args:
        x: A casebook; a collection, which gives the tables of its kind; a comparison; the
            classes of many records; or an analysis table, whose lists become tables.

    Returns:
        Rows for each table, with columns, key and links to other tables. A reference is a link
        where all ids that stand there are found.

    Raises:
        TypeError: It is none of these.
    """
    if isinstance(x, Casebook):
        return Tables(linked(of_records(x) | packs.tables(x.packs)))
    if isinstance(x, Collection):
        return Tables(linked(kind_tables(x.kind, x)))
    if isinstance(x, Comparison):
        return Tables(comparisons.tables(x))
    if isinstance(x, Sorting):
        return Tables(sortings.tables(x))
    if isinstance(x, AnalysisTable):  # pyright: ignore[reportUnnecessaryIsInstance]
        return Tables(x.tables())
    raise TypeError(f"expected {EXPECTED}, got {x!r}")


@cache
def known() -> dict[str, Rows]:
    """All tables of a casebook, without rows."""
    return of_records(Casebook()) | packs.tables(())


def linked(made: dict[str, Rows]) -> dict[str, Rows]:
    """Tables with links for the references of which all can be followed."""
    ids = {name: _cells(rows, "id") for name, rows in made.items() if rows.key == ("id",)}
    return {name: evolve(rows, links=tuple(_links(rows, ids))) for name, rows in made.items()}


def _links(rows: Rows, ids: dict[str, set[Any]]) -> Iterable[Link]:
    there = {link.column for link in rows.links}
    yield from rows.links
    for column in rows.columns:
        if column.refers_to in ids and column.name not in there:
            held = _cells(rows, column.name) - {None}
            if held <= ids[column.refers_to]:
                yield Link(column.name, column.refers_to, "id")


def _cells(rows: Rows, name: str) -> set[Any]:
    number = rows.head.index(name)
    return {row[number] for row in rows.rows}
