"""What a table for programs is: columns with types, a key, and what leads to other tables."""

from enum import StrEnum
from typing import Any

from attrs import field, frozen

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
