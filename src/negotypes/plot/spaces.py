"""The cells of a typology, its classes, and who is there."""

from collections.abc import Iterator, Sequence
from itertools import islice

from matplotlib.axes import Axes

from negotypes.conditions import Book
from negotypes.plot.cells import Place, Space, space_of
from negotypes.plot.look import CLASSES, INK, MUTED, PAPER, RULE, RULED_OUT
from negotypes.plot.page import (
    SIZE,
    SMALL,
    Key,
    Page,
    around,
    broken,
    ground,
    height,
    house_style,
    open_page,
)
from negotypes.plot.page import width as measured
from negotypes.typologies.space import PropertySpace

_PAD = 4.0
_LEVEL = 15.0
_MEMBERS = 8
_NAMED = 24
_NAME_LINES = 2

_Axes = Sequence[tuple[str, tuple[str, ...]]]


def property_space(
    held: PropertySpace,
    *,
    book: Book | None = None,
    ax: Axes | None = None,
    title: str | None = None,
    width: float | None = None,
) -> Axes:
    """Draw the cells of a typology as a grid, with its classes and the records in them.

    The axes are lettered, nested within each other, and named below. Cells have the ground of
    their class, and its name; those for which there is no class have none. What cannot be is
    crossed out. Records of which too little is known to place them are named below.

    Args:
        held: The property space, from `Typology.space`.
        book: Where to look up the names of records; by default the typology's own casebook.
        ax: The axes to draw on; a figure of its own if none are given.
        title: What to write above it.
        width: The width of a cell, in points.

    Returns:
        The axes.

    Raises:
        TypeError: It is no property space.
    """
    with house_style():
        shown = space_of(held, book)
        return _draw(shown, ax, title, width or max(86.0, min(200.0, 520 / shown.breadth)))


def _draw(shown: Space, ax: Axes | None, title: str | None, cell: float) -> Axes:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[: len(shown.rows) + len(shown.columns)]
    down, over = letters[: len(shown.rows)], letters[len(shown.rows) :]
    sides = [_side(labels) for _, labels in shown.rows]
    left, top = sum(sides), _LEVEL * max(len(shown.columns), 1)
    texts = [_lines(shown, place, cell) for place in shown.places]
    highs = [
        max(_high(texts[at]) for at in range(row * shown.breadth, (row + 1) * shown.breadth))
        for row in range(shown.depth)
    ]
    wide = left + cell * shown.breadth
    keys, notes = _keys(shown), list(_notes(shown, letters))
    page = open_page(ax, wide, top + sum(highs), around(wide, title, keys, notes, right=14))
    ys = [top + sum(highs[:row]) for row in range(shown.depth + 1)]
    xs = [left + cell * column for column in range(shown.breadth + 1)]
    _across(page, shown.columns, over, xs)
    _down(page, shown.rows, down, ys, sides, top)
    for place, lines in zip(shown.places, texts, strict=True):
        x, y = xs[place.column], ys[place.row]
        _cell(page, place, lines, (x, y, cell, highs[place.row]))
    page.box(left, top, cell * shown.breadth, sum(highs), fill="none", edge=INK, weight=0.9)
    page.foot(keys, notes)
    page.head(title)
    return page.done()


def _side(labels: Sequence[str]) -> float:
    """How wide a column of values is, by the longest word of a value."""
    return max(measured(broken(label, 60, SMALL, 2)[0], SMALL) for label in labels) + 2 * _PAD


_Text = list[tuple[str, float]]


def _lines(shown: Space, place: Place, cell: float) -> _Text:
    """The lines in a cell, each with how far it is indented; the classes, not at all."""
    if place.possible is False:
        return []
    said = " / ".join(shown.classes[one] for one in place.classes) or "no class"
    room = cell - 2 * _PAD
    lines = [(line, 0.0) for line in broken(said, room, SMALL, 3, bold=True)]
    for member in place.members[:_MEMBERS]:
        first, *others = broken(member, room - 2 * _PAD, SMALL, _NAME_LINES)
        lines += [(f"\u2022 {first}", 1), *((line, 2 * _PAD) for line in others)]
    if (more := len(place.members) - _MEMBERS) > 0:
        lines.append((f"and {more} more", 2 * _PAD))
    return lines


def _high(lines: _Text) -> float:
    return max(height(len(lines), SMALL) + 2 * _PAD, 22)


def _across(page: Page, axes: _Axes, letters: str, xs: Sequence[float]) -> None:
    for level, letter in enumerate(letters):
        y = _LEVEL * level
        page.write(xs[-1] + _PAD, y + _LEVEL / 2, letter, SIZE, bold=True)
        for label, first, last in _nested(axes, level, len(xs) - 1):
            begin, end = xs[first], xs[last]
            page.box(begin, y, end - begin, _LEVEL, fill=PAPER, edge=RULE)
            (said,) = broken(label, end - begin - _PAD, SMALL, 1)
            page.write((begin + end) / 2, y + _LEVEL / 2, said, SMALL, ha="center")


def _down(
    page: Page,
    axes: _Axes,
    letters: str,
    ys: Sequence[float],
    sides: Sequence[float],
    top: float,
) -> None:
    for level, letter in enumerate(letters):
        x, wide = sum(sides[:level]), sides[level]
        page.write(x + _PAD, top - _LEVEL / 2, letter, SIZE, bold=True)
        for label, first, last in _nested(axes, level, len(ys) - 1):
            page.box(x, ys[first], wide, ys[last] - ys[first], fill=PAPER, edge=RULE)
            middle = (ys[first] + ys[last]) / 2
            page.write(x + _PAD, middle, broken(label, 60, SMALL, 2), SMALL)


def _nested(axes: _Axes, level: int, cells: int) -> Iterator[tuple[str, int, int]]:
    """Each value of an axis with the first cell that it spans and the one after the last."""
    repeated = 1
    for _, labels in axes[:level]:
        repeated *= len(labels)
    labels = axes[level][1]
    span = cells // (repeated * len(labels))
    for number in range(repeated * len(labels)):
        yield labels[number % len(labels)], number * span, (number + 1) * span


def _cell(page: Page, place: Place, lines: _Text, at: tuple[float, float, float, float]) -> None:
    x, y, wide, high = at
    if place.possible is False:
        page.box(x, y, wide, high, fill=RULED_OUT, edge=RULE, zorder=1)
        page.line([x, x + wide], [y, y + high], RULE)
        page.line([x, x + wide], [y + high, y], RULE)
        return
    page.box(x, y, wide, high, fill=PAPER, edge=RULE, zorder=1)
    part = wide / max(len(place.classes), 1)
    for number, one in enumerate(place.classes):
        fill = CLASSES[one % len(CLASSES)]
        page.box(x + number * part, y, part, high, fill=fill, edge=RULE, zorder=1.5)
    colour = INK if place.classes else MUTED
    for number, (said, indent) in enumerate(lines):
        across = y + _PAD + height(number + 0.5, SMALL)
        page.write(
            *(x + _PAD + indent, across, said, SMALL),
            bold=not indent,
            color=INK if indent else colour,
        )
    if place.possible is None:
        page.write(x + wide - _PAD, y + high - 6, "?", SMALL, color=MUTED, ha="right")


def _keys(shown: Space) -> list[Key]:
    keys: list[Key] = []
    used = {one for place in shown.places for one in place.classes if place.possible is not False}
    for number, name in enumerate(shown.classes):
        if number in used:
            (said,) = broken(name, 150, SMALL, 1)
            keys.append(Key(said, ground(CLASSES[number % len(CLASSES)])))
    if any(not place.classes and place.possible is not False for place in shown.places):
        keys.append(Key("no class", ground(PAPER)))
    if any(place.possible is False for place in shown.places):
        keys.append(Key("cannot be", ground(RULED_OUT, crossed=True)))
    return keys


def _notes(shown: Space, letters: str) -> Iterator[str]:
    for letter, (name, _) in zip(letters, (*shown.rows, *shown.columns), strict=True):
        yield f"{letter}: {name}."
    if any(place.possible is None for place in shown.places):
        yield "?: there are too many cases to tell whether this can be."
    if shown.unplaced:
        number = len(shown.unplaced)
        names = (broken(name.rstrip("."), 200, SMALL, 1)[0] for name, _ in shown.unplaced)
        some = " \u00b7 ".join(islice(names, _NAMED))
        more = f" \u00b7 and {number - _NAMED} more" if number > _NAMED else ""
        yield f"Not placed, for want of facts: {number}. {some}{more}."
    for name, held in shown.settled:
        yield f"Of these in {name} whichever the cell: {', '.join(held)}."
