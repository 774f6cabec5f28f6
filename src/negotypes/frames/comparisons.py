"""A comparison as tidy tables."""

from collections.abc import Iterator
from itertools import product

from negotypes.comparison import Comparison
from negotypes.line import Cell as Found
from negotypes.records import kind_of
from negotypes.tidy import Category, Cell, Column, ColumnType, Link, Rows, table, truth_column
from negotypes.vocabulary import Match

LINE = Column("line", ColumnType.NUMBER, "Which line, counted from 1.", required=True)
SUBJECT = Column("subject", ColumnType.NUMBER, "Which subject, counted from 1.", required=True)
FACET = Column("facet", ColumnType.TEXT, "The respect in which they are compared.", required=True)
CLAIM = Column("claim", ColumnType.TEXT, "What is said, or the dimension of values.", required=True)
MATCH = Column(
    "match",
    ColumnType.TERM,
    "Whether the subjects share it, differ, or are not all known.",
    required=True,
    categories=tuple(Category(one.value, one.label, one.definition) for one in Match),
    vocabulary="Match",
)
DOCUMENTED = Column("documented", ColumnType.ID, "The assessment in which an author draws it.")
TYPOLOGY = Column("typology", ColumnType.ID, "The typology whose class or criterion it shows.")
RECORD = Column("record", ColumnType.ID, "The id of the subject.", required=True)
TRUTH = truth_column("Whether the evidence supports it of the subject.")
CODED = Column("coded", ColumnType.TRUTH, "Whether any record says something here.", required=True)
LISTS = {
    "values": Column("value", ColumnType.TEXT, "A value of the subject.", required=True),
    "records": Column("value", ColumnType.ID, "A record on which it rests.", required=True),
    "citations": Column("value", ColumnType.TEXT, "A source with its paragraphs.", required=True),
}
"""What a cell of a comparison has many of."""

_POSITION = Column(
    "position", ColumnType.NUMBER, "Which in the list, counted from 1.", required=True
)


def tables(comparison: Comparison) -> dict[str, Rows]:
    """Tables of the subjects, the lines and the cells, and one for each list in a cell."""
    kind = Column("kind", ColumnType.TEXT, "The kind of the record.", required=True)
    label = Column("label", ColumnType.TEXT, "The record in a few words.", required=True)
    subjects = enumerate(comparison.subjects, start=1)
    cells = list(numbered(comparison))
    to_cell = (Link("line", "lines", "line"), Link("subject", "subjects", "subject"))
    made = {
        "subjects": table(
            (SUBJECT, kind, RECORD, label),
            tuple((n, str(kind_of(one)), one.id, one.label) for n, one in subjects),
            key=("subject",),
            doc="A row for each record that is compared.",
        ),
        "lines": table(
            (LINE, FACET, CLAIM, MATCH, DOCUMENTED, TYPOLOGY),
            tuple((n, *row) for n, row in enumerate(_lines(comparison), start=1)),
            key=("line",),
            doc="A row for each line of the comparison.",
        ),
        "cells": table(
            (LINE, SUBJECT, TRUTH, CODED),
            tuple((*place, cell.truth.value, cell.coded) for place, cell in cells),
            key=("line", "subject"),
            links=to_cell,
            doc="A row for each line and subject.",
        ),
    }
    for name, column in LISTS.items():
        rows = (
            (*place, position, value)
            for place, cell in cells
            for position, value in enumerate(held(cell, name), start=1)
        )
        made[f"cells.{name}"] = table(
            (LINE, SUBJECT, _POSITION, column),
            tuple(rows),
            key=("line", "subject", "position"),
            links=to_cell,
            doc=column.doc,
        )
    return made


def whole(comparison: Comparison) -> Iterator[tuple[Cell | tuple[str, ...], ...]]:
    """The cells of the one frame: a row for each line and subject."""
    lines = list(_lines(comparison))
    for (line, subject), cell in numbered(comparison):
        said = (line, *lines[line - 1], comparison.subjects[subject - 1].id)
        yield (*said, cell.truth.value, cell.coded, *(held(cell, name) for name in LISTS))


def numbered(comparison: Comparison) -> Iterator[tuple[tuple[int, int], Found]]:
    """Each cell with the numbers of its line and its subject."""
    places = product(range(len(comparison.lines)), range(len(comparison.subjects)))
    for line, subject in places:
        yield (line + 1, subject + 1), comparison.lines[line].cells[subject]


def held(cell: Found, name: str) -> tuple[str, ...]:
    """What a cell has many of, by name."""
    if name == "records":
        return tuple(record.id for record in cell.records)
    return cell.values if name == "values" else cell.citations


def _lines(comparison: Comparison) -> Iterator[tuple[Cell, ...]]:
    for line in comparison.lines:
        documented = None if line.documented is None else line.documented.id
        typology = None if line.typology is None else line.typology.id
        yield line.facet, line.claim, str(line.match), documented, typology
