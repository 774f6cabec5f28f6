"""A page of HTML that word processors take in well: plain tags, and borders on each cell."""

import re
from collections.abc import Iterator, Sequence

from negotypes.errors import UNSEEN
from negotypes.layout import Section, Table

_BORDER = "border: 0.5pt solid #000000; padding: 2pt 4pt; vertical-align: top; text-align: left"
_HANGING = "margin-left: 1cm; text-indent: -1cm"


def page(table: Table, heading: str, items: Sequence[str]) -> str:
    """A table with its title, its remarks, and a list under a heading, with everything escaped."""
    title = _said(table.title)
    head = "".join(_cell(cell, tag="th") for cell in table.head)
    body = "\n".join(row for section in table.sections for row in _rows(section, len(table.head)))
    foot = "".join(f"<p>{_said(remark)}</p>\n" for remark in table.foot)
    listing = "".join(f'<p style="{_HANGING}">{_said(item)}</p>\n' for item in items)
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{title}</title>\n</head>\n"
        "<body style=\"font-family: 'Times New Roman', serif; font-size: 11pt\">\n"
        f"<h1>{title}</h1>\n"
        '<table border="1" cellspacing="0" cellpadding="4"'
        ' style="border-collapse: collapse; width: 100%; font-size: 10pt">\n'
        f"<thead>\n<tr>{head}</tr>\n</thead>\n<tbody>\n{body}\n</tbody>\n</table>\n"
        f"{foot}<h2>{_said(heading)}</h2>\n{listing}</body>\n</html>\n"
    )


def _rows(section: Section, columns: int) -> Iterator[str]:
    if section.heading:
        yield f"<tr>{_cell(f'{section.heading}', columns, tag='th')}</tr>"
    for row in section.rows:
        *first, last = row
        cells = "".join(map(_cell, first)) + _cell(last, columns - len(first))
        yield f"<tr>{cells}</tr>"


def _cell(text: str, span: int = 1, tag: str = "td") -> str:
    across = f' colspan="{span}"' if span > 1 else ""
    return f'<{tag}{across} style="{_BORDER}">{_said(text)}</{tag}>'


def _said(text: str) -> str:
    from html import escape  # as in `layout`

    lines = (re.sub(UNSEEN, "?", line) for line in text.split("\n"))
    return "<br>".join(map(escape, lines))
