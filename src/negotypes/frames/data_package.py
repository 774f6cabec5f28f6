"""CSV files with a data dictionary that programs read: a Frictionless Data Package."""

import os
import re
from typing import Any

from negotypes.frames.tables import Tabular, tables
from negotypes.tidy import Rows, csv_text

DESCRIPTOR = "datapackage.json"
"""The file that says what is in the others."""

_READ_ME = (
    "An empty cell is not coded; what a source says there is none of is in 'absent', what cannot"
    " apply in 'inapplicable', or either in a column whose name goes on with '__status'. A text"
    " that a spreadsheet would take for a formula has an apostrophe in front: drop the first"
    " apostrophe of every cell that begins with apostrophes and then one of the signs = + - @, a"
    " tab or a line end."
)


def to_csv(x: Tabular, folder: str | os.PathLike[str], *, replace: bool = False) -> None:
    """Write a CSV file for each tidy table, and `datapackage.json`, which describes them.

    It is a tabular data package as Frictionless Data Package 1 has it: for each column what it
    is for, its type, whether it is always given, and which terms it can hold; keys, links from
    table to table, and what a missing value is. What a spreadsheet would take for a formula is
    escaped, and `from_tables` reverses that.

    Args:
        x: A casebook, a collection, a comparison, the classes of many records, or an analysis
            table.
        folder: The folder, which is made if need be.
        replace: Whether files that are there may be replaced.

    Raises:
        FileExistsError: A file is there and may not be replaced; nothing is written.
        OSError: The files cannot be written.
    """
    from negotypes.files import json_text

    made = tables(x)
    files = {f"{name}.csv": csv_text(rows) for name, rows in made.items()}
    from negotypes.files.writing import write_folder  # what writes files takes long to import

    write_folder(folder, files | {DESCRIPTOR: json_text.write(descriptor(made))}, replace=replace)


def descriptor(made: dict[str, Rows]) -> dict[str, Any]:
    """What a data package says of tables, and of the one pack from which they are."""
    said: dict[str, Any] = {"profile": "tabular-data-package", "name": "negotypes"}
    packs = made.get("packs")
    if packs is not None and len(packs.rows) == 1:
        about = dict(zip(packs.head, packs.rows[0], strict=True))
        said |= {"name": about["id"], "title": about["title"], "version": about["version"]}
        if re.fullmatch(r"[-\w.]+", str(about["licence"]), re.ASCII):
            said["licenses"] = [{"name": about["licence"]}]  # the form has no place for others
        authors = made["packs.authors"].rows
        said["contributors"] = [{"title": row[2], "role": "author"} for row in authors]
    return said | {
        "description": _READ_ME,
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": name,
                "path": f"{name}.csv",
                "description": rows.doc,
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "doubleQuote": True},
                "schema": rows.schema(),
            }
            for name, rows in made.items()
        ],
    }
