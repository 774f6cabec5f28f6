"""Tables as CSV in which no spreadsheet finds a formula."""

import csv
import io
import re

from negotypes.tidy.rows import Cell, Rows


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


def unguarded(cell: str) -> str:
    """A cell as `csv_text` writes it, without the apostrophe that keeps it from being a formula."""
    return cell[1:] if cell[:1] == "'" and _FORMULA.match(cell) else cell


_FORMULA = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
"""What a spreadsheet would calculate with, also in the wide letters of East Asian scripts."""


def _written(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, str):
        return f"'{cell}" if _FORMULA.match(cell) else cell
    return "" if cell is None else str(cell)
