"""Criteria or claims by records, with the four answers."""

from collections.abc import Iterator

from matplotlib.axes import Axes

from negotypes.comparison import Comparison
from negotypes.plot.grid import Answer, Grid, Row, grid
from negotypes.plot.look import INK, MUTED, RULE, TRUTHS, paler
from negotypes.plot.page import (
    SIZE,
    SMALL,
    Key,
    Page,
    around,
    broken,
    height,
    house_style,
    open_page,
    sign,
)
from negotypes.plot.page import width as measured
from negotypes.typologies.contrast import Contrast

_GAP = 5.0
_SIGN = 16.0
_WIDE, _NARROW, _TURNED = 118.0, 22.0, 78.0
_UP = 140.0
"""How long a line may be that is written upwards, in points."""

_FEW = 5
"""As many subjects at most have columns so wide that their values can be written in them."""


def contrast(
    held: Contrast | Comparison,
    *,
    one_sided: bool = False,
    ax: Axes | None = None,
    title: str | None = None,
    width: float | None = None,
    label_width: float = 230,
) -> Axes:
    """Draw a grid of criteria, or of what is compared, by records, with the four answers.

    Args:
        held: The classes of a typology, from `negotypes.contrast`, or a comparison, from
            `negotypes.compare`. Of a contrast it shows the classes and the criteria, and the
            records that are in some class.
        one_sided: Whether to show lines of a comparison on which one subject alone is coded; they
            are counted below where they are not shown.
        ax: The axes to draw on; a figure of its own if none are given.
        title: What to write above it.
        width: The width of a column, in points.
        label_width: How wide a line of a label may be, in points.

    Returns:
        The axes.

    Raises:
        TypeError: It is neither a contrast nor a comparison.
    """
    with house_style():
        return _draw(grid(held, one_sided=one_sided), ax, title, width, label_width)


def _draw(
    shown: Grid, ax: Axes | None, title: str | None, column: float | None, label_width: float
) -> Axes:
    upward = len(shown.subjects) > _FEW
    if upward and any(len(_upward(label, 3)) > 2 for label in shown.subjects):
        upward, shown = False, shown.turned()
        column = column or _TURNED
    column = column or (_NARROW if upward else _WIDE)
    heads = [
        _upward(one, 2) if upward else broken(one, column - 8, lines=9, bold=True)
        for one in shown.subjects
    ]
    highs = [max(map(measured, lines)) if upward else height(len(lines)) for lines in heads]
    top = max(highs, default=0) + _GAP
    wide = label_width + column * len(shown.subjects)
    rows = list(_rows(shown, column, label_width, top))
    bottom = max((y + high for y, high, _, _ in rows), default=top + height(2))
    there = {answer.truth for part in shown.parts for row in part.rows for answer in row.answers}
    keys = [Key(look.label, sign(look)) for truth, look in TRUTHS.items() if truth in there]
    page = open_page(ax, wide, bottom, around(wide, title, keys, shown.notes))
    for number, lines in enumerate(heads):
        middle = label_width + column * (number + 0.5)
        page.write(
            *(middle, top - _GAP, lines),
            bold=not upward,
            ha="center",
            va="bottom",
            rotation=90 if upward else 0,
            multialignment="left" if upward else "center",
        )
    page.line([0, wide], [top, top], INK)
    for y, high, lines, row in rows:
        middle = y + high / 2
        page.write(0, middle, lines, SIZE if row is None else SMALL, bold=row is None)
        page.line([0, wide], [y + high] * 2, RULE, weight=0.3)
        for number, answer in enumerate(() if row is None else row.answers):
            _cell(page, label_width + column * number, middle, column, high, answer)
    if not rows:
        page.write(wide / 2, top + 10, "Nothing to show", color=MUTED, ha="center")
    page.foot(keys, shown.notes)
    page.head(title)
    return page.done()


def _upward(label: str, lines: int) -> tuple[str, ...]:
    return broken(label, _UP, lines=lines)


_Placed = tuple[float, float, tuple[str, ...], Row | None]


def _rows(shown: Grid, column: float, label_width: float, y: float) -> Iterator[_Placed]:
    """Each heading and row: how far down, how high, and the lines of its label."""
    for part in shown.parts:
        if len(shown.parts) > 1:
            lines = broken(part.heading, label_width + column * len(shown.subjects), lines=1)
            y += _GAP
            yield y, height(1) + 4, lines, None
            y += height(1) + 4
        for row in part.rows:
            lines = broken(row.label, label_width - 8, SMALL, 3)
            said = [broken(one.said, column - _SIGN - 8, SMALL, 4) for one in row.answers]
            most = max([len(lines), *map(len, said)])
            high = max(height(most, SMALL), 10) + _GAP
            yield y, high, lines, row
            y += high


def _cell(page: Page, x: float, middle: float, column: float, high: float, answer: Answer) -> None:
    look = TRUTHS[answer.truth]
    tall = min(high - 3, 12)
    left = x + (column - _SIGN) / 2
    if answer.said:
        left = x + 2
        tall = high - 3
        page.box(
            *(left, middle - tall / 2, column - 4, tall),
            fill=paler(look.fill, 0.85),
            edge="none",
            zorder=2.5,
        )
        lines = broken(answer.said, column - _SIGN - 8, SMALL, 4)
        page.write(left + _SIGN + 3, middle, lines, SMALL)
    page.box(left, middle - tall / 2, _SIGN, tall, fill=look.fill, edge="none")
    page.write(left + _SIGN / 2, middle, look.symbol, SMALL, color=look.ink, ha="center")
    if answer.marked:
        page.box(
            *(left - 1, middle - tall / 2 - 1, _SIGN + 2, tall + 2),
            fill="none",
            edge=INK,
            weight=1.3,
        )
