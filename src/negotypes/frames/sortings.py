"""The classes of many records, as tidy tables and as one frame."""

from collections.abc import Iterator

from negotypes.tidy import Cell, Column, ColumnType, Link, Rows, table, truth_column
from negotypes.typologies.sorting import Sorting


def tables(sorting: Sorting) -> dict[str, Rows]:
    """A table of the classes, and one with a row for each record and class."""
    classes = tuple((one.id, one.name, one.definition) for one in sorting.typology.classes)
    return {
        "typology-classes": table(
            (
                Column("id", ColumnType.ID, "The id of the class.", required=True),
                Column("name", ColumnType.TEXT, "Its name.", required=True),
                Column("definition", ColumnType.TEXT, "What belongs in it.", required=True),
            ),
            classes,
            key=("id",),
            doc=f"A row for each class of the typology '{sorting.typology.id}'.",
        ),
        "classifications": table(
            (
                Column("record", ColumnType.ID, "The id of the record.", required=True),
                Column("class", ColumnType.ID, "The id of the class.", required=True),
                truth_column("Whether the record falls in the class."),
                Column(
                    "possible",
                    ColumnType.TRUTH,
                    "Whether it does in some way of settling what is unknown or contested.",
                    required=True,
                ),
                Column(
                    "certain",
                    ColumnType.TRUTH,
                    "Whether it does in every such way.",
                    required=True,
                ),
                Column(
                    "assigned",
                    ColumnType.TRUTH,
                    "Whether the source itself puts it there.",
                    required=True,
                ),
            ),
            tuple(_rows(sorting)),
            key=("record", "class"),
            links=(Link("class", "typology-classes", "id"),),
            doc="A row for each record that the typology is about and each class.",
        ),
    }


def _rows(sorting: Sorting) -> Iterator[tuple[Cell, ...]]:
    for found in sorting:
        for name, truth in found.truth.items():
            sets = (found.possible, found.certain, found.assigned)
            yield (found.record.id, name, truth.value, *(name in held for held in sets))
