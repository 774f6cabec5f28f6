"""Tables of text, for a terminal, for a notebook, and for documents in Markdown or LaTeX."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, zip_longest

from attrs import frozen

from negotypes.errors import UNSEEN
from negotypes.latex import OTHER_SCRIPT
from negotypes.latex import escaped as latex_escaped

GAP = "  "
_LATEX_LINES = 8
_LATEX_WIDTH = 64
"""About how many letters stand on a line."""
_LATEX_WORD = 16
"""How much of a long word a column makes room for."""


class Link(str):
    """A text that leads to another place in the same document.

    Attributes:
        anchor: The name of that place.
    """

    __slots__ = ("anchor",)

    anchor: str

    def __new__(cls, text: str, anchor: str) -> "Link":
        """Let a text lead to a place."""
        link = str.__new__(cls, text)
        link.anchor = anchor
        return link


class Prose(str):
    """A text of long lines, which a notebook breaks."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        """The text for a notebook, with everything escaped."""
        seen = re.sub(f"(?!\n){UNSEEN}", "?", _escape(self))
        return f'<div style="white-space: pre-wrap; max-width: 60em">{seen}</div>'


@frozen
class Section:
    """Rows under one heading.

    Attributes:
        heading: What the rows are about.
        rows: The cells of each row. In a row with fewer cells than the table has columns, the
            last reaches to the edge.
    """

    heading: str
    rows: tuple[tuple[str, ...], ...]


@frozen
class Table:
    """A title, column heads, and rows in sections.

    Attributes:
        title: What the table shows.
        head: The heads of the columns.
        sections: The rows.
        foot: Remarks below the table.
    """

    title: str
    head: tuple[str, ...]
    sections: tuple[Section, ...]
    foot: tuple[str, ...] = ()

    def text(self, width: int = 100) -> str:
        """The table in plain text, at the most so many characters wide where words allow."""
        rows = [row for section in self.sections for row in section.rows]
        widths = _widths([self.head, *rows], width)
        rule = "-" * (sum(widths) + len(GAP) * (len(widths) - 1))
        title = _wrap(self.title, width)
        blocks = [[*title, "=" * max(map(len, title), default=0)]]
        blocks.append([*_row(self.head, widths, width), rule] if any(self.head) else [])
        for section in self.sections:
            if section.heading:
                blocks.append(_wrap(section.heading, width))
            for row in section.rows:
                blocks[-1] += _row(row, widths, width)
        blocks += [_wrap(remark, width) for remark in self.foot]
        return "\n\n".join("\n".join(block) for block in blocks if block)

    def html(self) -> str:
        """The table in HTML, with everything escaped."""
        head = "".join(f'<th scope="col">{_escape(cell)}</th>' for cell in self.head)
        body = "".join(_html_section(section, len(self.head)) for section in self.sections)
        foot = "".join(f"<p>{_escape(remark)}</p>" for remark in self.foot)
        return (
            f"<table><caption>{_escape(self.title)}</caption>"
            f"<thead><tr>{head}</tr></thead>{body}</table>{foot}"
        )

    def notebook(self) -> str:
        """The table in HTML for a notebook, in its colours, with long lines broken.

        Everything is escaped, and what cannot be seen is a question mark.
        """
        seen = re.sub(f"(?!\n){UNSEEN}", "?", self.html())
        return f'<div class="negotypes"><style>{_NOTEBOOK}</style>{seen}</div>'

    def markdown(self) -> str:
        """The table in Markdown, as GitHub and MkDocs read it, with everything escaped."""
        lines = [
            _markdown_row(map(escaped, self.head), len(self.head)),
            "|" + " --- |" * len(self.head),
        ]
        for section in self.sections:
            if section.heading:
                lines.append(_markdown_row((f"**{escaped(section.heading)}**",), len(self.head)))
            lines += (_markdown_row(map(linked, row), len(self.head)) for row in section.rows)
        blocks = [f"**{escaped(self.title)}**"] * bool(self.title)
        return "\n\n".join((*blocks, "\n".join(lines), *map(escaped, self.foot)))

    def latex(self, said: Callable[[str], str] = latex_escaped) -> str:
        """The table in LaTeX, with everything escaped; it may be longer than a page.

        It needs the packages array, booktabs and longtable.

        Args:
            said: Gives a text of the table in LaTeX.
        """
        rows = [row for section in self.sections for row in section.rows]
        shares = _latex_shares([self.head, *rows])
        columns = "".join(_latex_column([share], len(shares)) for share in shares)
        head = [_latex_row([_latex_bold(said(cell)) for cell in self.head], shares), r"\midrule"]
        head = [r"\toprule", *head * any(self.head)]
        title = " ".join(self.title.split())
        lines = [
            rf"\begin{{longtable}}{{@{{}}{columns}@{{}}}}",
            *[rf"\caption{{{said(title)}}}\\"] * bool(title),
            *(*head, r"\endfirsthead", *head, r"\endhead", r"\bottomrule", r"\endlastfoot"),
        ]
        for number, section in enumerate(self.sections):
            lines += [r"\addlinespace"] * bool(number)
            if section.heading:
                # The star keeps the heading on the page of its first row.
                lines.append(f"{_latex_row([_latex_bold(said(section.heading))], shares)}*")
            for row in chain.from_iterable(map(_latex_rows, section.rows)):
                lines.append(_latex_row(list(map(said, row)), shares))
        lines.append(r"\end{longtable}")
        text = "\n\n".join(("\n".join(lines), *map(said, self.foot)))
        return f"{OTHER_SCRIPT}\n{text}" if r"\otherscript" in text else text


_NOTEBOOK = (
    # Notebooks set cells to the right, and some do not break their lines. What they say of cells
    # names two classes, and so the class stands here twice: with one, theirs would win.
    "div.negotypes{overflow-x:auto}"
    "div.negotypes.negotypes caption{caption-side:top;color:inherit;font-weight:bold}"
    "div.negotypes.negotypes caption,div.negotypes.negotypes th,div.negotypes.negotypes td"
    "{text-align:left;vertical-align:top;white-space:normal;overflow-wrap:break-word}"
    "div.negotypes.negotypes td{max-width:36em}"
    "div.negotypes p{max-width:60em;margin:.4em 0}"
)
"""It names no colours, so that a dark notebook stays dark."""


def escaped(text: str) -> str:
    """A text on one line of Markdown that shows as it is, whatever signs are in it."""
    text = re.sub(r"([\\`*_{}\[\]])", r"\\\1", " ".join(text.split(" ")).strip())
    # Not every reader of Markdown knows a backslash before these.
    text = re.sub(r"[&<>|~$]|:(?=[\w+-]+:)", lambda sign: f"&#{ord(sign[0])};", text)
    # At the start of a paragraph these would begin a heading, a list or a note.
    text = re.sub(r"^([-+#!]|[0-9]+(?=[.)](?: |$)))", _harmless, text)
    return re.sub(r"\s*\n\s*", "<br>", text)


def linked(text: str) -> str:
    """A text in Markdown, with the link if it is one."""
    said = escaped(text)
    return f"[{said}](#{text.anchor})" if isinstance(text, Link) else said


def _harmless(start: re.Match[str]) -> str:
    return f"{start[0]}\\" if start[0].isdigit() else f"\\{start[0]}"


def _markdown_row(cells: Iterable[str], columns: int) -> str:
    row = list(cells)
    row += [""] * (columns - len(row))
    return f"| {' | '.join(row)} |"


def _latex_shares(rows: Sequence[Sequence[str]]) -> list[float]:
    """The part of the width that each column needs for its words."""
    widths = _widths(rows, _LATEX_WIDTH)
    for row in rows:
        for column, cell in enumerate(row if len(row) == len(widths) else row[:-1]):
            longest = max(map(len, re.split(r"\s|(?<=-)", cell)))
            widths[column] = max(widths[column], min(longest + 1, _LATEX_WORD))
    # Rounded down: with anything more, the table would be wider than the page.
    return [1000 * width // sum(widths) / 1000 for width in widths]


def _latex_column(shares: Sequence[float], columns: int) -> str:
    """A column as wide as several of all, with what lies between them."""
    gaps = 2 * (columns - 1)
    width = rf"{sum(shares):.3f}\dimexpr\linewidth-{gaps}\tabcolsep\relax"
    if len(shares) > 1:
        width = rf"\dimexpr{width}+{2 * (len(shares) - 1)}\tabcolsep\relax"
    # No word is divided that comes first, unless something stands before it.
    return rf">{{\raggedright\arraybackslash\hspace{{0pt}}}}p{{{width}}}"


def _latex_rows(row: Sequence[str]) -> Iterable[Sequence[str]]:
    """A row, or a row for each line of its cells where it may not fit on a page."""
    lines = [cell.split("\n") for cell in row]
    return zip_longest(*lines, fillvalue="") if max(map(len, lines)) > _LATEX_LINES else (row,)


def _latex_row(cells: Sequence[str], shares: Sequence[float]) -> str:
    """A row; where there are fewer cells than columns, the last reaches to the edge."""
    *first, last = cells
    if len(cells) < len(shares):
        left = "" if first else "@{}"
        column = f"{left}{_latex_column(shares[len(first) :], len(shares))}@{{}}"
        last = rf"\multicolumn{{{len(shares) - len(first)}}}{{{column}}}{{{last}}}"
    return " & ".join((*first, last)) + r" \\"


def _latex_bold(said: str) -> str:
    return rf"\textbf{{{said}}}" if said else ""


def _html_section(section: Section, columns: int) -> str:
    heading = (
        f'<tr><th colspan="{columns}" scope="rowgroup">{_escape(section.heading)}</th></tr>'
        if section.heading
        else ""
    )
    rows = "".join(f"<tr>{''.join(_html_cells(row, columns))}</tr>" for row in section.rows)
    return f"<tbody>{heading}{rows}</tbody>"


def _html_cells(row: Sequence[str], columns: int) -> Iterator[str]:
    for number, cell in enumerate(row, start=1):
        span = columns - number + 1 if number == len(row) else 1
        attribute = f' colspan="{span}"' if span > 1 else ""
        yield f"<td{attribute}>{_html_cell(cell)}</td>"


def _html_cell(cell: str) -> str:
    said = _escape(cell).replace("\n", "<br>")
    return f'<a href="#{_escape(cell.anchor)}">{said}</a>' if isinstance(cell, Link) else said


def _widths(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """Column widths: as wide as the text needs, and no wider than a fair share of the room."""
    needed = [1] * len(rows[0])
    for row in rows:
        for column, cell in enumerate(row if len(row) == len(needed) else row[:-1]):
            needed[column] = max(needed[column], *map(len, cell.split("\n")))
    room = width - len(GAP) * (len(needed) - 1)
    widths = [0] * len(needed)
    # Narrow columns first, so that what they leave goes to the wide ones.
    for left, column in zip(
        range(len(needed), 0, -1), sorted(range(len(needed)), key=needed.__getitem__), strict=True
    ):
        widths[column] = min(needed[column], max(4, room // left))
        room -= widths[column]
    return widths


def _wrap(text: str, width: int, hang: int = 0) -> list[str]:
    """The lines of a text; those after the first hang back, so that entries are told apart."""
    import textwrap  # importing the library must be fast; most uses never show a table

    return textwrap.wrap(text, width, subsequent_indent=" " * hang, break_on_hyphens=False)


def _escape(text: str) -> str:
    from html import escape

    return escape(text)


def _row(cells: Sequence[str], columns: Sequence[int], width: int) -> list[str]:
    """A row in lines; where there are fewer cells than columns, the last reaches to the edge."""
    widths = list(columns[: len(cells)])
    if len(cells) < len(columns):
        rest = width - sum(widths[:-1]) - len(GAP) * (len(widths) - 1)
        widths[-1] = max(widths[-1], rest)
    wrapped = [
        [line for part in cell.split("\n") for line in _wrap(part, width, hang=2) or [""]]
        for cell, width in zip(cells, widths, strict=True)
    ]
    height = max(map(len, wrapped))
    return [
        GAP.join(
            (lines[number] if number < len(lines) else "").ljust(width)
            for lines, width in zip(wrapped, widths, strict=True)
        ).rstrip()
        for number in range(height)
    ]
