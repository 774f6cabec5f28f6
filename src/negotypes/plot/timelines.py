"""What happened when, drawn as surely as it is dated."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import matplotlib.dates
from attrs import frozen
from matplotlib.axes import Axes

from negotypes.casebook import Casebook
from negotypes.collection import Collection
from negotypes.plot.calendar import ticks
from negotypes.plot.look import INK, MUTED, RULE, TRUTHS, Look, paler
from negotypes.plot.page import (
    SIZE,
    SMALL,
    Key,
    Page,
    area,
    around,
    broken,
    height,
    house_style,
    open_page,
    written,
)
from negotypes.plot.page import width as measured
from negotypes.plot.spans import Group, Span, Stretch, groups
from negotypes.records import Record
from negotypes.truth import Truth
from negotypes.vocabulary import RecordKind

_GAP = 3.0
_BAR = 6.0
_DIAMOND = 3.25
_NAMED = 12
_SIGNS = {"~": "\u2248", "?": "?", "%": "\u2248?"}


def timeline(
    held: Casebook | Collection[Record],
    *,
    kinds: Iterable[RecordKind | str] | None = None,
    ax: Axes | None = None,
    title: str | None = None,
    width: float = 300,
    label_width: float = 250,
) -> Axes:
    """Draw what happened when, a row for each record that has a date.

    What was surely so is drawn in full; the days on which it may have begun or ended are pale. An
    arrow says that it goes on, or goes back without a beginning; a dotted line, that the text does
    not state the beginning or end. The members of a one-of set are drawn each, and joined. What is
    contested is hatched. The x-axis is one of dates. Records without a date are named below, or
    counted where there are many.

    Args:
        held: A casebook, a dossier or a collection.
        kinds: The kinds of record; by default cases, episodes and events of a casebook, and all
            that have dates of a dossier or a collection.
        ax: The axes to draw on; a figure of its own if none are given.
        title: What to write above it.
        width: The width of the axis, in points.
        label_width: How wide a line of a label may be, in points.

    Returns:
        The axes.

    Raises:
        TypeError: It is neither a casebook nor a collection.
        UnknownValue: There is no such kind.
    """
    with house_style():
        return draw(groups(held, kinds), ax, title, width, label_width)


@frozen
class _Scale:
    """The days at the edges of the axis, and how many points a day is."""

    first: date
    last: date
    day: float


def draw(
    shown: Sequence[Group], ax: Axes | None, title: str | None, width: float, label_width: float
) -> Axes:
    """Draw groups of records under each other, with their dates in words at the right."""
    rows: list[tuple[float, tuple[str, ...], Span | None]] = []
    y = 0.0
    several = len(shown) > 1
    for group in shown:
        if several and group.spans:
            y += 2 * _GAP * bool(rows)
            rows.append((y, (group.heading,), None))
            y += height(1, SIZE) + _GAP
        for span in group.spans:
            lines = broken(span.label, label_width, SMALL, 2)
            rows.append((y, lines, span))
            y += height(len(lines), SMALL) + _GAP
    spans = [each for _, _, each in rows if each is not None]
    keys, notes = _keys(spans), _notes(shown)
    left, below = label_width + 8, 20 if spans else 4
    words = max((measured(_words(span), SMALL) for span in spans), default=0)
    room = around(width, title, keys, notes, below=below, left=left, right=8 + words)
    page = open_page(ax, width, max(y, 20), room, canvas=False)
    if spans:
        scale = _axis(page, spans)
        for at, lines, shown_there in rows:
            _row(page, scale, at, lines, shown_there, left)
    else:
        page.mark_days([])
        page.write(
            width / 2, 10, "No dated record", color=MUTED, ha="center", transform=page.points
        )
    page.foot(keys, notes, below=below, left=left)
    page.head(title, left=left)
    return page.done()


def _axis(page: Page, spans: Sequence[Span]) -> _Scale:
    stretches = [stretch for span in spans for stretch in span.stretches]
    first = min(stretch.first for stretch in stretches)
    last = max(stretch.last for stretch in stretches)
    margin = max((last - first).days * 9 // 100, 3)
    low = date.fromordinal(max(first.toordinal() - margin, 1))
    high = date.fromordinal(min(last.toordinal() + margin, date.max.toordinal() - 1))
    axes = page.axes
    axes.xaxis_date()
    axes.set_xlim(_at(low), _at(high))
    marked = ticks(low, high, int(page.width / (measured("00 Mmm 0000") + 4)))
    page.mark_days([(_at(day), said) for day, said in marked])
    axes.spines["bottom"].set_visible(True)
    axes.spines["bottom"].set_color(MUTED)
    for day, _ in marked:
        page.line([_at(day)] * 2, [0, page.height], RULE, weight=0.4, zorder=0.5)
    return _Scale(low, high, page.width / (_at(high) - _at(low)))


def _words(span: Span) -> str:
    return broken(span.when.words, 150, SMALL, 1)[0]


def _row(
    page: Page, scale: _Scale, y: float, lines: Sequence[str], span: Span | None, left: float
) -> None:
    size = SIZE if span is None else SMALL
    high = height(len(lines), size)
    up = page.height - y - high / 2
    page.write(-left, up, lines, size, transform=page.points, bold=span is None)
    if span is None:
        return
    page.write(
        *(page.width + 8, up, _words(span), SMALL),
        transform=page.points,
        color=MUTED,
    )
    middle = y + high / 2
    page.line(
        *([_at(scale.first), _at(scale.last)], [y + high + _GAP / 2] * 2, "#ececec"),
        weight=0.4,
        zorder=0.4,
    )
    look = TRUTHS[span.truth]
    for stretch in span.stretches:
        _stretch(page, scale, middle, stretch, look)
    for one, other in zip(span.stretches, span.stretches[1:], strict=False):
        if one.last < other.first:
            page.line(_days(one.last, other.first), [middle] * 2, INK, dashes=(1, 1.5))
    if span.mark:
        ends = all(stretch.end_stated and not stretch.goes_on for stretch in span.stretches)
        at = max(s.last for s in span.stretches) if ends else span.stretches[0].first
        across = (at - scale.first).days * scale.day + (4 if ends else -4)
        page.write(
            *(across, up, _SIGNS[span.mark], SIZE),
            ha="left" if ends else "right",
            transform=page.points,
        )


def _stretch(page: Page, scale: _Scale, y: float, stretch: Stretch, look: Look) -> None:
    edge = INK if look is TRUTHS[Truth.UNKNOWN] else look.fill
    edge = INK if look.hatch else edge
    first, last = stretch.first, stretch.last
    if stretch.core is not None and stretch.core[0] == stretch.core[1] == first == last:
        page.shape(
            [(-_DIAMOND, 0), (0, _DIAMOND), (_DIAMOND, 0), (0, -_DIAMOND)],
            facecolor=look.fill,
            edgecolor=edge,
            hatch=look.hatch or None,
            linewidth=0.6 * page.scale,
            transform=page.points_from(_at(first), y),
            zorder=4,
        )
    else:
        _bar(page, scale, y, (first, last), paler(look.fill), edge, look.hatch, 0.5)
    if stretch.core is not None and stretch.core[0] < stretch.core[1]:
        _bar(page, scale, y, stretch.core, look.fill, edge, look.hatch, 0.6)
    for at, way, opened, stated in (
        (first, -1, stretch.goes_back, stretch.start_stated),
        (last, 1, stretch.goes_on, stretch.end_stated),
    ):
        if opened:
            _arrow(page, scale, y, at, way, look, edge)
        elif not stated:
            end = _at(at) + way * 14 / scale.day
            page.line([_at(at), end], [y, y], edge, dashes=(1, 1.5), weight=1.2)
            page.write(end + way * 3 / scale.day, y, "?", SMALL, ha="center")


def _bar(
    page: Page,
    scale: _Scale,
    y: float,
    days: tuple[date, date],
    fill: str,
    edge: str,
    hatch: str,
    weight: float,
) -> None:
    begins, ends = _at(days[0]), _at(days[1]) + 1
    least = 2.5 / scale.day  # a day on a long axis would not be seen
    begins, ends = min(begins, ends - least), max(ends, begins + least)
    page.box(
        *(begins, y - _BAR / 2, ends - begins, _BAR),
        fill=fill,
        edge=edge,
        hatch=hatch,
        weight=weight,
    )


def _arrow(page: Page, scale: _Scale, y: float, at: date, way: int, look: Look, edge: str) -> None:
    """A bar from a day to the edge of the axis, which ends in an arrow."""
    tip = _at(scale.last if way > 0 else scale.first)
    neck = tip - way * 6 / scale.day
    start = _at(at)
    half = _BAR / 2
    outline = [(start, y - half), (neck, y - half), (neck, y - half - 2), (tip, y)]
    outline += [(neck, y + half + 2), (neck, y + half), (start, y + half)]
    page.shape(
        outline,
        facecolor=look.fill,
        edgecolor=edge,
        hatch=look.hatch or None,
        linewidth=0.6 * page.scale,
        zorder=3,
    )


def _at(day: date) -> float:
    """The number of a day on an axis of matplotlib."""
    dates: Any = matplotlib.dates
    return float(dates.date2num(day))


def _days(*days: date) -> list[float]:
    return [_at(day) for day in days]


def _keys(spans: Sequence[Span]) -> list[Key]:
    there = {span.truth for span in spans}
    keys = [Key(look.label, area(look)) for truth, look in TRUTHS.items() if truth in there]
    stretches = [stretch for span in spans for stretch in span.stretches]
    holds = TRUTHS[Truth.HOLDS]
    if any(s.core is None or s.core != (s.first, s.last) for s in stretches):
        keys.append(Key("may have been then", area(holds, pale=True)))
    if any(not (s.start_stated and s.end_stated) for s in stretches):
        keys.append(Key("beginning or end not stated", _unstated))
    if any(s.goes_back or s.goes_on for s in stretches):
        keys.append(Key("no beginning, or still so", _open))
    if any(len(span.stretches) > 1 for span in spans):
        keys.append(Key("one of these", _one_of))
    for mark, said in (("~", "approximate"), ("?", "the date itself is uncertain")):
        if any(span.mark in (mark, "%") for span in spans):
            keys.append(Key(said, written(_SIGNS[mark])))
    return keys


def _unstated(page: Page, x: float, y: float) -> None:
    points = page.points
    page.line([x, x + 10], [y + 4] * 2, INK, dashes=(1, 1.5), weight=1.2, transform=points)
    page.write(x + 13, y + 4, "?", SMALL, ha="center", transform=points)


def _open(page: Page, x: float, y: float) -> None:
    fill = TRUTHS[Truth.HOLDS].fill
    outline = [(x, y + 1), (x + 10, y + 1), (x + 10, y - 1), (x + 16, y + 4)]
    outline += [(x + 10, y + 9), (x + 10, y + 7), (x, y + 7)]
    page.shape(outline, facecolor=fill, edgecolor=fill, transform=page.points)


def _one_of(page: Page, x: float, y: float) -> None:
    points, fill = page.points, paler(TRUTHS[Truth.HOLDS].fill)
    page.line([x, x + 16], [y + 4] * 2, INK, dashes=(1, 1.5), transform=points)
    for at in (x, x + 11):
        page.box(at, y + 1, 5, 6, fill=fill, edge=TRUTHS[Truth.HOLDS].fill, transform=points)


def _notes(shown: Sequence[Group]) -> list[str]:
    notes: list[str] = []
    for group in shown:
        if group.undated:
            some = " \u00b7 ".join(
                broken(one.rstrip("."), 300, SMALL, 1)[0] for one in group.undated[:_NAMED]
            )
            number = len(group.undated)
            more = f" \u00b7 and {number - _NAMED} more" if number > _NAMED else ""
            notes.append(f"{group.heading} without a date: {number}. {some}{more}.")
    return notes
