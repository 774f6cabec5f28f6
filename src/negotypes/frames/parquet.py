"""Parquet files, one for each tidy table."""

import os

from negotypes.extras import needed
from negotypes.frames.arrow import arrow
from negotypes.frames.tables import Tabular, tables

DESCRIPTOR = "tables.json"
"""The file that says what is in the others."""


def to_parquet(x: Tabular, folder: str | os.PathLike[str], *, replace: bool = False) -> None:
    """Write a Parquet file for each tidy table, and `tables.json`, which has their schemas.

    Args:
        x: A casebook, a collection, a comparison, the classes of many records, or an analysis
            table.
        folder: The folder, which is made if need be.
        replace: Whether files that are there may be replaced.

    Raises:
        MissingExtra: pyarrow is not installed.
        UnknownValue: A number does not fit in 64 bits.
        FileExistsError: A file is there and may not be replaced; nothing is written.
        OSError: The files cannot be written.
    """
    from negotypes.files import json_text

    pa, parquet = needed("pyarrow", "arrow"), needed("pyarrow.parquet", "arrow")
    made = tables(x)
    files: dict[str, str | bytes] = {}
    for name, rows in made.items():
        sink = pa.BufferOutputStream()
        parquet.write_table(arrow(pa, rows), sink)
        files[f"{name}.parquet"] = sink.getvalue().to_pybytes()
    about = {name: {"description": rows.doc, **rows.schema()} for name, rows in made.items()}
    from negotypes.files.writing import write_folder  # what writes files takes long to import

    write_folder(folder, files | {DESCRIPTOR: json_text.write(about)}, replace=replace)
