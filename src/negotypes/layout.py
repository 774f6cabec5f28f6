"""Tables of text, for a terminal and for a notebook."""

from collections.abc import Iterable, Sequence

from attrs import frozen

GAP = "  "


@frozen
class Section:
    """Rows under one heading.

    Attributes:
        heading: What the rows are about.
        rows: The cells of each row, as many as the table has columns.
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
        widths = _widths(self.head, [r for s in self.sections for r in s.rows], width)
        rule = "-" * (sum(widths) + len(GAP) * (len(widths) - 1))
        lines = [self.title, "=" * min(len(self.title), width), ""]
        if any(self.head):
            lines += [*_row(self.head, widths), rule]
        for section in self.sections:
            if section.heading:
                lines += ["", *_wrap(section.heading, width)]
            for row in section.rows:
                lines += _row(row, widths)
        for remark in self.foot:
            lines += ["", *_wrap(remark, width)]
        return "\n".join(lines)

    def html(self) -> str:
        """The table in HTML, with everything escaped."""
        head = "".join(f'<th scope="col">{_escape(cell)}</th>' for cell in self.head)
        body = "".join(_html_section(section, len(self.head)) for section in self.sections)
        foot = "".join(f"<p>{_escape(remark)}</p>" for remark in self.foot)
        return (
            f"<table><caption>{_escape(self.title)}</caption>"
            f"<thead><tr>{head}</tr></thead>{body}</table>{foot}"
        )


def _html_section(section: Section, columns: int) -> str:
    heading = (
        f'<tr><th colspan="{columns}" scope="rowgroup">{_escape(section.heading)}</th></tr>'
        if section.heading
        else ""
    )
    rows = "".join(
        "<tr>" + "".join(f"<td>{_html_cell(cell)}</td>" for cell in row) + "</tr>"
        for row in section.rows
    )
    return f"<tbody>{heading}{rows}</tbody>"


def _html_cell(cell: str) -> str:
    return _escape(cell).replace("\n", "<br>")


def _widths(head: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """Column widths: as wide as the text needs, and no wider than a fair share of the room."""
    columns = list(zip(head, *rows, strict=True))
    needed = [max(len(line) for cell in c for line in (cell or " ").split("\n")) for c in columns]
    room = width - len(GAP) * (len(needed) - 1)
    widths = [0] * len(needed)
    # Narrow columns first, so that what they leave goes to the wide ones.
    for left, column in zip(
        range(len(needed), 0, -1), sorted(range(len(needed)), key=needed.__getitem__), strict=True
    ):
        widths[column] = max(4, min(needed[column], room // left))
        room -= widths[column]
    return widths


def _wrap(text: str, width: int) -> list[str]:
    import textwrap  # importing the library must be fast; most uses never show a table

    return textwrap.wrap(text, width)


def _escape(text: str) -> str:
    from html import escape

    return escape(text)


def _row(cells: Iterable[str], widths: Sequence[int]) -> list[str]:
    wrapped = [
        [line for part in cell.split("\n") for line in _wrap(part, width) or [""]]
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
