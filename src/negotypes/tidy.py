"""Tidy tables of a casebook: one row a thing, one column a field, one table a kind of thing.

* Every kind of record has a table, such as ``cases``, with a row for each record and a column
  for each field that holds one value. A date has a second column for the words as printed.
* A field that holds many values has a table of its own, such as ``cases.parties``: the id of the
  record, the position of the value counted from 1, and the value.
* The parts of records have a table for each kind of part: ``evidence`` and, within it,
  ``evidence.attribution``; ``participants``, ``findings``, and ``dimensions``, ``criteria`` and
  ``classes`` of typologies. ``part`` is the part's own key, ``of`` what it is a part of: the id of
  a record, or the key of another part. Their lists have tables in turn: ``evidence.paragraphs``.

Records of all kinds share the table of a kind of part, and the tables ``absent`` and
``inapplicable``. Ids are unique in the whole casebook, so one column joins any of these tables to
any kind of record: ``record`` to ``id``, or ``part`` to ``part``. With an evidence table for each
kind, a question such as "what rests on this source" would take seventeen joins.

An empty cell is not coded; that a source says there is nothing, or that a field cannot apply, is
in ``absent`` and ``inapplicable``. What a casebook fills in, such as the episodes of a case, is
left out: it is ``episodes.case``, the other way round. Every table is there, if only its head, so
that programs find the same columns whatever is coded.
"""

import csv
import io
import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from attrs import AttrsInstance, frozen

from negotypes.casebook import Casebook
from negotypes.dates import When
from negotypes.records import CLASSES, Record, classes_of, kind_of
from negotypes.records.condition import Condition
from negotypes.records.fields import Field, describe, items_of
from negotypes.vocabulary import Term

Cell = str | int | bool | None
"""What stands in a cell; None is an empty one."""


@frozen
class Rows:
    """A table for programs.

    Attributes:
        head: The names of the columns.
        rows: The cells of each row.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def tables(book: Casebook) -> dict[str, Rows]:
    """The records of a casebook as tidy tables, by name.

    Nothing that is coded is lost: from the tables every record can be put together again.

    Args:
        book: The casebook.

    Returns:
        Rows for each table, in an order that depends on the records alone.
    """
    made: dict[str, list[tuple[Cell, ...]]] = {name: [] for name in _heads()}
    for record in book.records:
        for name, row in _record(record):
            made[name].append(row)
    return {name: Rows(head, tuple(made[name])) for name, head in _heads().items()}


def csv_text(rows: Rows) -> str:
    r"""A table as CSV, as RFC 4180 has it: commas, quotes where needed, lines that end in CR LF.

    A spreadsheet takes a cell that begins with ``=``, ``+``, ``-`` or ``@``, with a tab or the end
    of a line, for a formula. Such a text gets an apostrophe in front, as does one in which
    apostrophes and then one of these come first. To reverse this, drop the first apostrophe of
    every cell that begins with apostrophes and then one of these signs.

    Args:
        rows: The table.

    Returns:
        The text, to be written in UTF-8 and with its line ends as they are.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(rows.head)
    writer.writerows(map(_written, row) for row in rows.rows)
    return text.getvalue()


def table_of(cls: type[AttrsInstance], field: Field) -> str:
    """The name of the table in which a field of a record class, or of a part, stands.

    Args:
        cls: The class.
        field: The field.

    Returns:
        The name; empty for what a casebook fills in.
    """
    if field.derived:
        return ""
    if field.is_part:
        return part_tables()[field.type]
    part = part_tables().get(cls)
    if part is None and field.many and field.name in _shared():
        return field.name
    own = part or _kind_table(cls)
    return f"{own}.{field.name}" if field.many else own


@cache
def part_tables() -> dict[type[AttrsInstance], str]:
    """The name of the table of each class of part, such as ``evidence.attribution``."""
    found: dict[type[AttrsInstance], str] = {}
    for kind in CLASSES:
        for cls in classes_of(kind):
            _name_parts(cls, "", found)
    return found


def _name_parts(
    cls: type[AttrsInstance], within: str, found: dict[type[AttrsInstance], str]
) -> None:
    for field in describe(cls).values():
        if field.is_part and field.type not in found:
            found[field.type] = within + field.name
            _name_parts(field.type, f"{within}{field.name}.", found)


_FIRST = ("id", "kind", "name", "title", "summary")


def _columns(*classes: type[AttrsInstance]) -> dict[str, Field]:
    """The fields of classes that hold one value, in the order in which people read them."""
    single = {
        name: field
        for cls in classes
        for name, field in describe(cls).items()
        if not field.many and not field.is_part
    }
    first = [name for name in _FIRST if name in single]
    rest = [name for name in single if name not in (*_FIRST, "note")]
    last = [name for name in ("note",) if name in single]
    return {name: single[name] for name in (*first, *rest, *last)}


def _lists(cls: type[AttrsInstance]) -> list[Field]:
    return [f for f in describe(cls).values() if f.many and not f.is_part and not f.derived]


def _shared() -> frozenset[str]:
    """The lists that records of every kind have."""
    return frozenset(field.name for field in _lists(Record))


def _kind_table(cls: type[AttrsInstance]) -> str:
    return next(str(kind) for kind, base in CLASSES.items() if issubclass(cls, base))


@cache
def _heads() -> dict[str, tuple[str, ...]]:
    """The names and columns of all tables."""
    heads: dict[str, tuple[str, ...]] = {}
    for kind in CLASSES:
        classes = classes_of(kind)
        heads[str(kind)] = tuple(_names(_columns(*classes)))
        for cls in classes:
            for field in _lists(cls):
                if field.name not in _shared():
                    heads[table_of(cls, field)] = ("record", "position", "value")
    for name in sorted(_shared()):
        heads[name] = ("kind", "record", "position", "value")
    for part, name in part_tables().items():
        own = ("part", "of", "kind", "record", "position")
        heads[name] = (*own, *_names(_columns(part)))
        for field in _lists(part):
            heads[table_of(part, field)] = ("part", "record", "position", "value")
    return heads


def _names(columns: dict[str, Field]) -> Iterator[str]:
    for name, field in columns.items():
        yield name
        if field.type is When:
            yield f"{name}_printed"


def _record(record: Record) -> Iterator[tuple[str, tuple[Cell, ...]]]:
    """The rows of a record and of all its parts, each with the name of its table."""
    kind = str(kind_of(record))
    yield kind, tuple(_cells(record, _columns(*classes_of(kind))))
    for field in _lists(type(record)):
        start = (kind, record.id) if field.name in _shared() else (record.id,)
        for position, value in enumerate(getattr(record, field.name), start=1):
            yield table_of(type(record), field), (*start, position, _plain(value))
    yield from _parts(record, record.id, kind, record.id)


def _parts(
    holder: AttrsInstance, of: str, kind: str, record: str
) -> Iterator[tuple[str, tuple[Cell, ...]]]:
    for field in describe(type(holder)).values():
        if not field.is_part:
            continue
        for position, part in enumerate(items_of(getattr(holder, field.name)), start=1):
            key = f"{of}/{field.name}/{position}"
            own = _cells(part, _columns(field.type))
            yield part_tables()[field.type], (key, of, kind, record, position, *own)
            for inner in _lists(field.type):
                for number, value in enumerate(getattr(part, inner.name), start=1):
                    yield table_of(field.type, inner), (key, record, number, _plain(value))
            yield from _parts(part, key, kind, record)


def _cells(holder: Any, columns: dict[str, Field]) -> Iterator[Cell]:
    for name, field in columns.items():
        value = getattr(holder, name, None)
        yield _plain(value)
        if field.type is When:
            yield None if value is None else value.printed


def _plain(value: Any) -> Cell:
    if isinstance(value, Term):
        return value.value
    if isinstance(value, When):
        return value.edtf
    if isinstance(value, Condition):
        from negotypes.files.conditions import unstructure  # takes cattrs, which is heavy

        return json.dumps(unstructure(value), ensure_ascii=False)
    plain: Cell = value
    return plain


_FORMULA = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
"""What a spreadsheet would calculate with, also in the wide letters of East Asian scripts."""


def _written(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, str):
        return f"'{cell}" if _FORMULA.match(cell) else cell
    return "" if cell is None else str(cell)
