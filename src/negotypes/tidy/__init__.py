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

Every table says what its columns are, which of them are its key, and which lead to other tables.
"""

from negotypes.tidy.records import (
    kind_tables,
    lists_of,
    part_tables,
    plain,
    single_of,
    table_of,
    tables,
    typed,
)
from negotypes.tidy.rows import Category, Cell, Column, ColumnType, Link, Rows, Tables, table
from negotypes.tidy.statuses import (
    INAPPLICABLE,
    STATUSES,
    cells_with_status,
    status_column,
    status_of,
    truth_column,
    with_status,
)
from negotypes.tidy.text import csv_text, unguarded

__all__ = [
    "INAPPLICABLE",
    "STATUSES",
    "Category",
    "Cell",
    "Column",
    "ColumnType",
    "Link",
    "Rows",
    "Tables",
    "cells_with_status",
    "csv_text",
    "kind_tables",
    "lists_of",
    "part_tables",
    "plain",
    "single_of",
    "status_column",
    "status_of",
    "table",
    "table_of",
    "tables",
    "truth_column",
    "typed",
    "unguarded",
    "with_status",
]
