"""Who stands where on negotiating."""

from collections.abc import Sequence

from matplotlib.axes import Axes

from negotypes.casebook import Casebook
from negotypes.collection import Collection
from negotypes.errors import UnknownValue, did_you_mean, listed
from negotypes.plot import timelines
from negotypes.plot.look import INK, MUTED, RULE, TRUTHS
from negotypes.plot.page import (
    SMALL,
    Key,
    Page,
    around,
    broken,
    height,
    house_style,
    open_page,
    sign,
    written,
)
from negotypes.plot.spans import Group
from negotypes.plot.stands import Holder, Stand, holders_of
from negotypes.records import Position
from negotypes.vocabulary import Stance

_PAD = 4.0
_SIGN = 14.0
_WAYS = ("stance", "time")
_TORN = "\u21c4"


def positions(
    held: Casebook | Collection[Position],
    *,
    across: str = "stance",
    ax: Axes | None = None,
    title: str | None = None,
    width: float = 84,
    label_width: float = 140,
) -> Axes:
    """Draw who stands where on negotiating, a row for each actor.

    Each position has the sign of its truth, with whom it is about and when it was held, as far as
    that is coded. Actors of whom positions for and against negotiating are reported are marked.

    Args:
        held: A casebook, a dossier or a collection of positions.
        across: What the columns are: ``"stance"``; or ``"time"``, for a timeline of the positions
            with a date.
        ax: The axes to draw on; a figure of its own if none are given.
        title: What to write above it.
        width: The width of a column, in points, where columns are stances.
        label_width: How wide a line of a name may be, in points.

    Returns:
        The axes.

    Raises:
        TypeError: It is neither a casebook nor a collection of positions.
        UnknownValue: `across` is something else.
    """
    if across not in _WAYS:
        hint = did_you_mean(across, _WAYS) or f"expected {listed(_WAYS, 'or')}"
        raise UnknownValue(f"across={across!r}; {hint}")
    with house_style():
        holders = holders_of(held)
        if across == "time":
            return _over_time(holders, ax, title, label_width)
        return _draw(holders, ax, title, width, label_width)


def _over_time(
    holders: Sequence[Holder], ax: Axes | None, title: str | None, label_width: float
) -> Axes:
    groups = [Group(one.name, one.dated, ()) for one in holders if one.dated]
    undated = [
        f"{one.name}: {stand.stance.label.lower()}"
        for one in holders
        for stand in one.stands
        if not stand.when
    ]
    if undated:
        groups.append(Group("Positions", (), tuple(undated)))
    return timelines.draw(groups, ax, title, 300, label_width + 100)


def _draw(
    holders: Sequence[Holder], ax: Axes | None, title: str | None, column: float, label_width: float
) -> Axes:
    used = {stand.stance for one in holders for stand in one.stands}
    stances = [stance for stance in Stance if stance in used]
    top = height(1) + _PAD
    wide = label_width + column * max(len(stances), 1)
    names = [broken(one.name, label_width - 16, SMALL, 2) for one in holders]
    highs = [
        max([height(len(name), SMALL), *(_stacked(one, stance, column) for stance in stances)])
        + _PAD
        for one, name in zip(holders, names, strict=True)
    ]
    keys, notes = _keys(holders), _notes(holders)
    page = open_page(ax, wide, max(top + sum(highs), 30), around(wide, title, keys, notes))
    xs = {stance: label_width + column * number for number, stance in enumerate(stances)}
    for stance, x in xs.items():
        (said,) = broken(stance.label, column - 2, lines=1, bold=True)
        page.write(x + 2, top / 2 - 2, said, bold=True)
        page.line([x - 2, x - 2], [top, page.height], RULE, weight=0.3, zorder=0.5)
    page.line([0, wide], [top, top], INK)
    y = top
    for one, name, high in zip(holders, names, highs, strict=True):
        page.write(0, y + high / 2, name, SMALL)
        if one.torn:
            page.write(label_width - 8, y + high / 2, _TORN, ha="right", bold=True)
        for stance, x in xs.items():
            at = y + _PAD - 1
            for stand in (stand for stand in one.stands if stand.stance is stance):
                at += _stand(page, stand, x, at, column)
        y += high
        page.line([0, wide], [y, y], RULE, weight=0.4)
    if not holders:
        page.write(wide / 2, top + 8, "No position", color=MUTED, ha="center")
    page.foot(keys, notes)
    page.head(title)
    return page.done()


def _said(stand: Stand, column: float) -> list[str]:
    """With whom, when, and whether in private."""
    room = column - _SIGN - 3 * _PAD
    said = list(broken(", ".join(stand.towards), room, SMALL, 2)) if stand.towards else []
    said += broken(stand.when, room, SMALL, 2) if stand.when else ()
    return said + ["not in public"] * (stand.public is False)


def _tall(stand: Stand, column: float) -> float:
    return max(height(len(_said(stand, column)), SMALL), 10) + 3


def _stacked(holder: Holder, stance: Stance, column: float) -> float:
    return sum(_tall(stand, column) for stand in holder.stands if stand.stance is stance)


def _stand(page: Page, stand: Stand, x: float, y: float, column: float) -> float:
    """Draw a position; say how much room it takes."""
    look = TRUTHS[stand.truth]
    tall = _tall(stand, column)
    page.box(x + 2, y, _SIGN, tall - 3, fill=look.fill, edge=INK, weight=0.3)
    middle = y + (tall - 3) / 2
    page.write(x + 2 + _SIGN / 2, middle, look.symbol, SMALL, color=look.ink, ha="center")
    if said := _said(stand, column):
        page.write(x + _SIGN + 2 * _PAD, middle, said, SMALL)
    return tall


def _keys(holders: Sequence[Holder]) -> list[Key]:
    there = {stand.truth for one in holders for stand in one.stands}
    keys = [Key(look.label, sign(look)) for truth, look in TRUTHS.items() if truth in there]
    if any(one.torn for one in holders):
        keys.append(Key("reported both for negotiating and against it", written(_TORN)))
    return keys


def _notes(holders: Sequence[Holder]) -> list[str]:
    stands = [stand for one in holders for stand in one.stands]
    undated = sum(not stand.when for stand in stands)
    told = "Beside each sign: about negotiating with whom, and when, as far as that is coded."
    return [told, f"Positions without a date: {undated} of {len(stands)}."] if stands else []
