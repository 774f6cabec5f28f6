"""Actors and what ties them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from math import hypot

from attrs import evolve, frozen
from matplotlib.axes import Axes

from negotypes.casebook import Casebook
from negotypes.collection import Collection
from negotypes.plot.arranging import arranged
from negotypes.plot.look import INK, MUTED, PAPER, TIES, TRUTHS
from negotypes.plot.page import (
    SMALL,
    Key,
    Page,
    Swatch,
    around,
    broken,
    height,
    house_style,
    open_page,
    stroke,
)
from negotypes.plot.page import width as measured
from negotypes.plot.ties import Knot, Tie, Web, bundled, web
from negotypes.records import Record
from negotypes.truth import Truth
from negotypes.vocabulary import ActorKind

_PAD = 5.0
_TINY = 5.4
_LABELLED = 40
"""As many ties at most have their kind written on them, unless that is asked for."""

_ALONG = (0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73)
_SIDE = 5.0
"""How far apart ties between the same two are, in points."""

_BREADTH = 36.0
"""How far apart the first and the last of them are at most."""

_FILLS = {
    ActorKind.STATE: ("#ffffff", INK, 0.0, 1.6),
    ActorKind.ARMED_GROUP: ("#3d3d3d", PAPER, 5.0, 0.6),
    ActorKind.ORGANIZATION: ("#e3e3e3", INK, 0.0, 0.6),
    ActorKind.COMMUNITY: ("#f7f7f7", INK, 5.0, 0.6),
    ActorKind.PERSON: ("#ffffff", INK, 5.0, 0.0),
}
_BARE = ("#ffffff", MUTED, 0.0, 0.3)


def network(
    held: Casebook | Collection[Record],
    *,
    most: int | None = 30,
    labels: bool | None = None,
    dates: bool = False,
    ax: Axes | None = None,
    title: str | None = None,
    apart: float = 60,
) -> Axes:
    """Draw actors and the relations between them.

    An arrow leads from the subject of a relation to its object; a line without one says the same
    of both ends. Colour and marker say what kind of tie it is, broken lines that it is contested.
    Relations of one kind between the same two are one line, with their number. The same records
    are always drawn in the same way.

    Args:
        held: A casebook; a dossier, to draw an actor with what ties it; or a collection of
            relations.
        most: How many actors are drawn at most, those with the most ties; all if it is None. What
            is left out is counted below.
        labels: Whether to write the kind of relation on each tie. By default it is written if
            there are at most forty.
        dates: Whether to write the date there as well.
        ax: The axes to draw on; a figure of its own if none are given.
        title: What to write above it.
        apart: About how far apart the tied are, in points.

    Returns:
        The axes.

    Raises:
        TypeError: It is neither a casebook nor a collection.
        UnknownValue: `most` is less than two.
    """
    with house_style():
        shown = web(held, most)
        wanted = len(shown.ties) <= _LABELLED if labels is None else labels
        ties = bundled(shown.ties, kinds=wanted, dates=wanted and dates)
        return _draw(evolve(shown, ties=ties), ax, title, apart, wanted)


@frozen
class _Box:
    """A rectangle by its middle."""

    x: float
    y: float
    wide: float
    high: float

    def meets(self, other: "_Box") -> bool:
        across = abs(self.x - other.x) * 2 < self.wide + other.wide
        return across and abs(self.y - other.y) * 2 < self.high + other.high

    def within(self, x: float, y: float) -> tuple[float, float]:
        """The point of it that is nearest to one so far from its middle."""
        across, up = self.wide / 2 - 2, self.high / 2 - 2
        return self.x + min(max(x, -across), across), self.y + min(max(y, -up), up)

    def edge(self, x: float, y: float, to_x: float, to_y: float) -> tuple[float, float]:
        """Where the line from a point within it to one outside leaves it."""
        shares = [1.0]
        for at, to, middle, half in (
            (x, to_x, self.x, self.wide / 2),
            (y, to_y, self.y, self.high / 2),
        ):
            if to != at:
                shares.append((middle + (half if to > at else -half) - at) / (to - at))
        share = max(0.0, min(shares))
        return x + (to_x - x) * share, y + (to_y - y) * share


_Line = tuple[float, float, float, float]


def _draw(shown: Web, ax: Axes | None, title: str | None, apart: float, labels: bool) -> Axes:
    names = [broken(knot.label, 92, SMALL, 3, bold=knot.central) for knot in shown.knots]
    number = Counter(map(_pair, shown.ties))
    beside = dict.fromkeys(range(len(names)), 0.0)
    for pair, many in number.items():
        for end in pair:
            beside[end] = max(beside[end], _apart(many) * (many - 1) + 2 * _PAD)
    sizes = [
        (
            max(measured(line, SMALL, bold=knot.central) for line in lines) + 2 * _PAD,
            max(height(len(lines), SMALL) + _PAD, beside[at]),
        )
        for at, (knot, lines) in enumerate(zip(shown.knots, names, strict=True))
    ]
    links = list(number)
    places = arranged(sizes, links, apart=apart * (1.7 if labels else 1))
    boxes = [_Box(*at, *size) for at, size in zip(places, sizes, strict=True)]
    wide = max((box.x + box.wide / 2 for box in boxes), default=180)
    high = max((box.y + box.high / 2 for box in boxes), default=30)
    keys = _keys(shown)
    most = _notes(shown, len(shown.ties) if labels else 0)
    page = open_page(ax, wide, high, around(wide, title, keys, most))
    lines = list(_lines(shown.ties, boxes))
    for tie, line in zip(shown.ties, lines, strict=True):
        _tie(page, tie, line)
    for knot, said, box in zip(shown.knots, names, boxes, strict=True):
        _knot(page, knot, said, box)
    unsaid = _labels(page, shown.ties, lines, boxes)
    if not boxes:
        page.write(wide / 2, high / 2, "No relation to draw", color=MUTED, ha="center")
    page.foot(keys, _notes(shown, unsaid))
    page.head(title)
    return page.done()


def _pair(tie: Tie) -> tuple[int, int]:
    return min(tie.source, tie.target), max(tie.source, tie.target)


def _apart(many: int) -> float:
    return min(_SIDE, _BREADTH / many)


def _lines(ties: Sequence[Tie], boxes: Sequence[_Box]) -> Iterator[_Line]:
    """Each tie from the edge of one box to that of the other, beside others between the two."""
    pairs = list(map(_pair, ties))
    number, drawn = Counter(pairs), Counter[tuple[int, int]]()
    for tie, pair in zip(ties, pairs, strict=True):
        one, other = boxes[pair[0]], boxes[pair[1]]
        aside = (drawn[pair] - (number[pair] - 1) / 2) * _apart(number[pair])
        drawn[pair] += 1
        far = hypot(other.x - one.x, other.y - one.y)  # never 0: no box is over another
        x, y = (other.y - one.y) / far * aside, (one.x - other.x) / far * aside
        ends = [one.within(x, y), other.within(x, y)]
        begin, end = one.edge(*ends[0], *ends[1]), other.edge(*ends[1], *ends[0])
        yield (*begin, *end) if tie.source == pair[0] else (*end, *begin)


def _tie(page: Page, tie: Tie, line: _Line) -> None:
    look, truth = TIES[tie.family], TRUTHS[tie.truth]
    x, y, to_x, to_y = line
    page.line([x, to_x], [y, to_y], look.fill, dashes=truth.dashes, weight=1.0)
    if not tie.symmetric:
        far = max(hypot(to_x - x, to_y - y), 1e-6)
        along, up = (to_x - x) / far, (to_y - y) / far
        foot_x, foot_y = to_x - 6 * along, to_y - 6 * up
        corners = [(to_x, to_y), (foot_x - 2.4 * up, foot_y + 2.4 * along)]
        corners.append((foot_x + 2.4 * up, foot_y - 2.4 * along))
        page.shape(corners, facecolor=look.fill, edgecolor="none", zorder=2.6)
    if look.marker:
        page.line(
            *([(x + to_x) / 2], [(y + to_y) / 2], look.fill),
            marker=look.marker,
            markersize=4 * page.scale,
            markeredgecolor=PAPER,
            markeredgewidth=0.5 * page.scale,
            zorder=2.5,
        )


def _knot(page: Page, knot: Knot, said: Sequence[str], box: _Box) -> None:
    fill, ink, round_by, weight = _BARE if knot.kind is None else _FILLS[knot.kind]
    page.box(
        *(box.x - box.wide / 2, box.y - box.high / 2, box.wide, box.high),
        fill=fill,
        edge=INK,
        weight=weight + knot.central,
        round_by=round_by,
        zorder=3,
    )
    page.write(box.x, box.y, said, SMALL, color=ink, ha="center", bold=knot.central)


def _labels(page: Page, ties: Sequence[Tie], lines: Sequence[_Line], boxes: Sequence[_Box]) -> int:
    """Write on ties what they are, where there is room; say on how many there was none."""
    taken = list(boxes)
    unsaid = 0
    for tie, (x, y, to_x, to_y) in zip(ties, lines, strict=True):
        said = list(filter(None, (tie.label, tie.when)))
        if len(tie.ids) > 1:
            said[:1] = [f"{''.join(said[:1])} \u00d7{len(tie.ids)}".strip()]
        if not said:
            continue
        wide = max(measured(line, _TINY) for line in said) + 2
        # Where nothing but a number is written, the marker stays in the middle.
        for share in _ALONG if tie.label else _ALONG[1:]:
            at = _Box(
                x + (to_x - x) * share, y + (to_y - y) * share, wide, height(len(said), _TINY)
            )
            if not any(at.meets(other) for other in taken):
                taken.append(at)
                page.box(
                    *(at.x - wide / 2, at.y - at.high / 2, wide, at.high),
                    fill=PAPER,
                    edge="none",
                    zorder=2.7,
                )
                page.write(at.x, at.y, said, _TINY, color=TIES[tie.family].ink, ha="center")
                break
        else:
            unsaid += 1
    return unsaid


def _keys(shown: Web) -> list[Key]:
    families = {tie.family for tie in shown.ties}
    keys = [Key(look.label, stroke(look)) for name, look in TIES.items() if name in families]
    truths = {tie.truth for tie in shown.ties}
    if truths - {Truth.HOLDS}:
        there = [look for truth, look in TRUTHS.items() if truth in truths]
        keys += [Key(look.label, stroke(look, INK)) for look in there]
    kinds = {knot.kind for knot in shown.knots}
    keys += [Key(kind.label.lower(), _kind(kind)) for kind in _FILLS if kind in kinds]
    return keys


def _kind(kind: ActorKind) -> Swatch:
    fill, _, round_by, weight = _FILLS[kind]

    def draw(page: Page, x: float, y: float) -> None:
        points = page.points
        page.box(x, y, 16, 8, fill=fill, weight=weight, round_by=min(round_by, 3), transform=points)
        if not weight:
            page.write(x + 8, y + 4, "Aa", _TINY, ha="center", transform=points)

    return draw


def _notes(shown: Web, unsaid: int) -> list[str]:
    notes: list[str] = []
    if any(not tie.symmetric for tie in shown.ties):
        told = "Arrows lead from the subject of a relation to its object"
        told += (
            "; lines without one say the same of both ends."
            if any(tie.symmetric for tie in shown.ties)
            else "."
        )
        notes.append(told)
    if shown.actors_out:
        notes.append(
            f"Not drawn: {shown.actors_out} actors with fewer ties, and {shown.ties_out} relations"
            " that lead to them."
        )
    if shown.untied:
        notes.append(f"Actors without a relation: {shown.untied}.")
    if unsaid:
        notes.append(f"Ties on which there was no room to write their kind: {unsaid}.")
    return notes
