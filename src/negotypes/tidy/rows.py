"""What a table for programs is: columns with types, a key, and what leads to other tables."""

from enum import StrEnum
from typing import Any

from attrs import field, frozen

from negotypes.layout import Section, Table
from negotypes.records.sheets import few

Cell = str | int | bool | None
"""What stands in a cell; None is an empty one."""


class ColumnType(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    ID = "id"
    NUMBER = "whole number"
    TRUTH = "true or false"
    DATE = "date in EDTF"
    TERM = "term"
    CONDITION = "condition in JSON"


@frozen
class Category:
    """One of the values that a column of terms can hold.

    Attributes:
        value: The value as it stands in cells.
        label: The value as shown to a reader.
        definition: When it is used.
    """

    value: str
    label: str
    definition: str


@frozen
class Column:
    """A column of a table.

    Attributes:
        name: Its name.
        type: What its cells hold.
        doc: What it is for, in a sentence.
        required: Whether no cell is ever empty.
        many: Whether a cell holds a list; tidy tables have no such cells.
        categories: What a term can be.
        vocabulary: The names of the vocabularies of the terms, joined with ``|``.
        refers_to: The table whose ids stand here, or ``any`` where they may be those of any kind.
    """

    name: str
    type: ColumnType
    doc: str
    required: bool = False
    many: bool = False
    categories: tuple[Category, ...] = ()
    vocabulary: str | None = None
    refers_to: str | None = None

    def schema(self) -> dict[str, Any]:
        """The column as a field descriptor of Frictionless Table Schema."""
        limits: dict[str, Any] = {"required": True} if self.required else {}
        if self.categories and not self.many:
            limits["enum"] = [one.value for one in self.categories]
        said = {
            "name": self.name,
            "type": "array" if self.many else _FRICTIONLESS.get(self.type, "string"),
            "description": self.doc,
            "constraints": limits,
            "holds": str(self.type),
            "vocabulary": self.vocabulary,
            "labels": {one.value: one.label for one in self.categories},
            "refersTo": self.refers_to,
        }
        return {name: value for name, value in said.items() if value}


_FRICTIONLESS = {ColumnType.NUMBER: "integer", ColumnType.TRUTH: "boolean"}


@frozen
class Link:
    """A column whose values are all found in a column of a table, or a foreign key.

    Attributes:
        column: The column.
        table: The table to which it leads.
        to: The column there.
    """

    column: str
    table: str
    to: str


@frozen
class Rows:
    """A table for programs.

    Attributes:
        head: The names of the columns.
        rows: The cells of each row.
        columns: What the columns are; left out where only a text is made of the table.
        key: The columns that together tell rows apart.
        links: What leads to other tables.
        doc: What a row is, in a sentence.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    columns: tuple[Column, ...] = field(default=(), repr=False)
    key: tuple[str, ...] = ()
    links: tuple[Link, ...] = field(default=(), repr=False)
    doc: str = ""

    def __repr__(self) -> str:
        """How many rows, and the columns."""
        return f"<Rows: {len(self.rows)} of {len(self.head)} columns: {few(self.head)}>"

    def _repr_html_(self) -> str:
        """The first rows as a table for a notebook."""
        rows = tuple(tuple(map(_shown, row)) for row in self.rows[:_SHOWN])
        more = len(self.rows) - _SHOWN
        foot = (f"And {more} more rows.",) if more > 0 else ()
        return Table(self.doc, self.head, (Section("", rows),), foot).notebook()

    def schema(self) -> dict[str, Any]:
        """The columns and keys as a descriptor of Frictionless Table Schema, for JSON."""
        keys = [
            {"fields": link.column, "reference": {"resource": link.table, "fields": link.to}}
            for link in self.links
        ]
        return {
            "fields": [column.schema() for column in self.columns],
            "missingValues": [""],
            "primaryKey": list(self.key),
            "foreignKeys": keys,
        }


_SHOWN = 20
"""How many rows a notebook shows."""


def _shown(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return "" if cell is None else str(cell)


class Tables(dict[str, Rows]):
    """Tables for programs, by their names."""

    def __repr__(self) -> str:
        """How many, and the first names."""
        return f"<{len(self)} tables: {few(tuple(self))}>"

    def _repr_html_(self) -> str:
        """What each table is, as a table for a notebook."""
        rows = tuple(
            (name, str(len(rows.rows)), few(rows.head), rows.doc) for name, rows in self.items()
        )
        head = ("table", "rows", "columns", "")
        return Table(f"{len(self)} tables", head, (Section("", rows),)).notebook()


def table(
    columns: tuple[Column, ...],
    rows: tuple[tuple[Cell, ...], ...] = (),
    *,
    key: tuple[str, ...],
    links: tuple[Link, ...] = (),
    doc: str,
) -> Rows:
    """A table with all that is known of its columns."""
    return Rows(tuple(column.name for column in columns), rows, columns, key, links, doc)
