"""Arguments for and against negotiating, and which answers which."""

from collections.abc import Sequence

from attrs import frozen
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from negotypes.casebook import Casebook
from negotypes.collection import Collection
from negotypes.plot.look import DEFENDED, INK, MUTED, PAPER, SIDES, TRUTHS
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
    stroke,
)
from negotypes.plot.sides import Debate, Point, Reply, debate_of
from negotypes.records import Argument
from negotypes.truth import Truth

_PAD = 4.0
_CHIP = 18.0
_BETWEEN = 6.0
_GAP = 130.0
_LOOP = 26.0


def debate(
    held: Casebook | Collection[Argument],
    *,
    alone: bool = False,
    grounded: bool = False,
    ax: Axes | None = None,
    title: str | None = None,
    width: float = 215,
) -> Axes:
    """Draw arguments for negotiating beside those against it, and which answers which.

    An arrow leads from an argument to the one that it answers; it is broken where that is
    contested. Arguments for negotiating with some only stand beside those for it.

    Args:
        held: A casebook, a dossier or a collection of arguments.
        alone: Whether to draw arguments that answer none and that none answers; they are counted
            below where they are not drawn. Where no argument answers another, all are.
        grounded: Whether to mark the arguments of the grounded extension; see
            `ArgumentGraph.grounded`.
        ax: The axes to draw on; a figure of its own if none are given.
        title: What to write above it.
        width: The width of an argument, in points.

    Returns:
        The axes.

    Raises:
        TypeError: It is neither a casebook nor a collection of arguments.
    """
    with house_style():
        return _draw(debate_of(held, alone=alone), ax, title, width, grounded)


@frozen
class _Box:
    """Where an argument stands.

    Attributes:
        point: The argument.
        lines: What is written of it.
        x: Its left edge.
        y: Its upper edge.
        high: Its height.
        left: Whether it stands on the left.
    """

    point: Point
    lines: tuple[str, ...]
    x: float
    y: float
    high: float
    left: bool

    @property
    def middle(self) -> float:
        return self.y + self.high / 2


def _draw(shown: Debate, ax: Axes | None, title: str | None, wide: float, grounded: bool) -> Axes:
    ends = {point.id: side for side in (0, 1) for point in (shown.left, shown.right)[side]}
    loops = any(ends[reply.source] == ends[reply.target] for reply in shown.replies)
    margin = _LOOP * loops
    total = 2 * wide + _GAP + 2 * margin
    top = height(1) + 2 * _PAD
    lefts, rights = _texts(shown.left, wide), _texts(shown.right, wide)
    full = max(_full(lefts), _full(rights))
    boxes = _stack(shown.left, lefts, margin, top, full, left=True)
    boxes += _stack(shown.right, rights, margin + wide + _GAP, top, full, left=False)
    keys, notes = _keys(shown, grounded), _notes(shown, grounded)
    page = open_page(ax, total, top + full, around(total, title, keys, notes))
    for x, said in ((margin, "For negotiating"), (margin + wide + _GAP, "Against negotiating")):
        page.write(x, top / 2 - 2, said, SIZE, bold=True)
        page.line([x, x + wide], [top - 4] * 2, INK)
    for box in boxes:
        _argument(page, box, wide, marked=grounded and box.point.defended)
    placed = {box.point.id: box for box in boxes}
    for reply in shown.replies:
        _reply(page, reply, placed[reply.source], placed[reply.target], wide)
    if not boxes:
        page.write(total / 2, top + 8, "No argument", color=MUTED, ha="center")
    page.foot(keys, notes)
    page.head(title)
    return page.done()


def _texts(points: Sequence[Point], wide: float) -> list[tuple[str, ...]]:
    return [broken(point.summary, wide - _CHIP - 2 * _PAD, SMALL, 4) for point in points]


def _high(lines: Sequence[str]) -> float:
    return height(len(lines) + 1, SMALL) + 2 * _PAD


def _full(texts: Sequence[Sequence[str]]) -> float:
    return sum(_high(lines) + _BETWEEN for lines in texts)


def _stack(
    points: Sequence[Point],
    texts: Sequence[tuple[str, ...]],
    x: float,
    y: float,
    full: float,
    *,
    left: bool,
) -> list[_Box]:
    """The arguments of a side under each other, as far apart as reaches down to the end."""
    spare = (full - _full(texts)) / max(len(points), 1)
    boxes: list[_Box] = []
    for point, lines in zip(points, texts, strict=True):
        boxes.append(_Box(point, lines, x, y + spare / 2, _high(lines), left))
        y += _high(lines) + _BETWEEN + spare
    return boxes


def _argument(page: Page, box: _Box, wide: float, *, marked: bool) -> None:
    point = box.point
    side, truth = SIDES[point.side], TRUTHS[point.truth]
    page.box(
        *(box.x, box.y, wide, box.high),
        fill=PAPER,
        edge=INK,
        weight=1.8 if marked else 0.6,
        linestyle=(0, truth.dashes) if truth.dashes else "-",
    )
    page.box(box.x, box.y, _CHIP, box.high, fill=side.fill, edge=MUTED, hatch=side.hatch)
    page.box(
        *(box.x + 2, box.middle - 6, _CHIP - 4, 12),
        fill=PAPER,
        edge="none",
        zorder=4,
    )
    page.write(box.x + _CHIP / 2, box.middle, str(point.number), SMALL, ha="center", bold=True)
    x = box.x + _CHIP + _PAD
    who = f"{point.holder} \u00b7 {point.place}" if point.place else point.holder
    (said,) = broken(who, wide - _CHIP - 2 * _PAD, SMALL, 1)
    first = box.y + _PAD + height(0.5, SMALL)
    page.write(x, first, said, SMALL, color=MUTED, italic=True)
    rest = box.y + _PAD + height(1 + len(box.lines) / 2, SMALL)
    page.write(x, rest, box.lines, SMALL)


def _reply(page: Page, reply: Reply, source: _Box, target: _Box, wide: float) -> None:
    """An arrow through the gap, or around the outside where both stand on one side."""
    truth = TRUTHS[reply.truth]
    across = source.left != target.left
    inner = source.left == across  # whether the arrow leaves by the right edge
    begin = source.x + (wide if inner else 0)
    end = target.x + (wide if target.left == across else 0)
    way = 1 if inner else -1
    into = -way if across else way
    bend = _GAP * 0.45 if across else _LOOP
    tip, foot = (end, target.middle), (end + 6 * into, target.middle)
    curve = Path(
        [
            (begin, source.middle),
            (begin + way * bend, source.middle),
            (foot[0] + into * bend, foot[1]),
            foot,
        ],
        [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4],
    )
    page.axes.add_artist(
        PathPatch(
            curve,
            facecolor="none",
            edgecolor=INK,
            linewidth=0.7 * page.scale,
            linestyle=(0, truth.dashes) if truth.dashes else "-",
            clip_on=False,
            zorder=2,
        )
    )
    page.shape([tip, (foot[0], foot[1] - 2.4), (foot[0], foot[1] + 2.4)], facecolor=INK, zorder=3)


def _keys(shown: Debate, grounded: bool) -> list[Key]:
    points = [*shown.left, *shown.right]
    there = {point.side for point in points}
    keys = [
        Key(side.label.lower(), ground(look.fill, hatch=look.hatch))
        for side, look in SIDES.items()
        if side in there
    ]
    truths = {point.truth for point in points} | {reply.truth for reply in shown.replies}
    if truths - {Truth.HOLDS}:
        looks = (look for truth, look in TRUTHS.items() if truth in truths)
        keys += [Key(look.label, stroke(look, INK)) for look in looks]
    if grounded and any(point.defended for point in points):
        keys.append(Key(DEFENDED, ground(PAPER, edge=INK, weight=1.8)))
    return keys


def _notes(shown: Debate, grounded: bool) -> list[str]:
    notes: list[str] = []
    if shown.replies:
        notes.append("Arrows lead from an argument to the one that it answers.")
    if shown.alone:
        told = "arguments that answer none and that none answers"
        notes.append(f"Not drawn: {shown.alone} {told}.")
    if grounded:
        notes.append(
            "The grounded extension says which arguments are defended against the answers that"
            " were coded. It does not say who is right."
        )
    return notes
