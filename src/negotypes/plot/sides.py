"""Arguments on two sides, and which answers which: what the figure of a debate shows."""

from collections.abc import Mapping, Sequence

from attrs import frozen

from negotypes.casebook import Casebook
from negotypes.collection import Collection
from negotypes.graphs.arguments import argument_graph
from negotypes.records import Argument
from negotypes.truth import Truth
from negotypes.vocabulary import ArgumentSide

_SWEEPS = 12


@frozen
class Point:
    """An argument.

    Attributes:
        id: Its id.
        number: Its number in the figure.
        side: What it speaks for.
        holder: Who argues so.
        place: Its number and series in the source, where it has them.
        summary: What it says.
        truth: Whether it holds that somebody argues so.
        defended: Whether it is in the grounded extension.
    """

    id: str
    number: int
    side: ArgumentSide
    holder: str
    place: str
    summary: str
    truth: Truth
    defended: bool


@frozen
class Reply:
    """That one argument answers another.

    Attributes:
        source: The id of the answer.
        target: The id of what it answers.
        truth: Whether it holds that it does.
    """

    source: str
    target: str
    truth: Truth


@frozen
class Debate:
    """Arguments on two sides.

    Attributes:
        left: Those for negotiating, with all or with some.
        right: Those against it.
        replies: Which answers which.
        alone: How many are left out that answer none and that none answers.
    """

    left: tuple[Point, ...]
    right: tuple[Point, ...]
    replies: tuple[Reply, ...]
    alone: int


def debate_of(held: Casebook | Collection[Argument], *, alone: bool = False) -> Debate:
    """The arguments of a casebook, a dossier or a collection.

    Args:
        held: What holds them.
        alone: Whether to show those that answer none and that none answers. They are shown as
            well where no argument answers another.

    Raises:
        TypeError: It is neither a casebook nor a collection of arguments.
    """
    graph = argument_graph(held)
    arguments = {one.id: one for one in graph.records if isinstance(one, Argument)}
    name = held.name if isinstance(held, Casebook) else held.book.name
    linked = {end for pair in graph.attacks for end in pair}
    shown = [one for one in arguments if alone or not linked or one in linked]
    left = [one for one in shown if arguments[one].side is not ArgumentSide.AGAINST]
    right = [one for one in shown if arguments[one].side is ArgumentSide.AGAINST]
    left, right = _untangled(
        sorted(left, key=lambda one: _order(arguments[one])),
        sorted(right, key=lambda one: _order(arguments[one])),
        graph.attacks,
    )
    numbers = {one: number for number, one in enumerate((*left, *right), start=1)}
    defended = graph.grounded()
    points = {
        one: Point(
            one,
            numbers[one],
            arguments[one].side,
            name(arguments[one].holder),
            _place(arguments[one]),
            arguments[one].summary,
            arguments[one].truth(),
            one in defended,
        )
        for one in shown
    }
    replies = tuple(
        Reply(one, other, arguments[one].truth("answers")) for one, other in graph.attacks
    )
    return Debate(
        tuple(map(points.__getitem__, left)),
        tuple(map(points.__getitem__, right)),
        replies,
        len(arguments) - len(shown),
    )


def _order(argument: Argument) -> tuple[str, int, str]:
    return argument.series or "", argument.number or 0, argument.id


def _place(argument: Argument) -> str:
    number = "" if argument.number is None else f"no. {argument.number}"
    return " of ".join(filter(None, (number, argument.series)))


def _untangled(
    left: list[str], right: list[str], pairs: Sequence[tuple[str, str]]
) -> tuple[list[str], list[str]]:
    """Both sides in an order in which few lines between them cross."""
    linked: dict[str, list[str]] = {}
    for one, other in pairs:
        linked.setdefault(one, []).append(other)
        linked.setdefault(other, []).append(one)
    best = (_tangles(left, right, pairs), left, right)
    for _ in range(_SWEEPS):
        right = _by_middle(right, _ranks(left), linked)
        left = _by_middle(left, _ranks(right), linked)
        best = min(best, (_tangles(left, right, pairs), left, right), key=lambda tried: tried[0])
    return best[1], best[2]


def _ranks(order: Sequence[str]) -> dict[str, float]:
    return {one: number / len(order) for number, one in enumerate(order)}


def _by_middle(
    order: Sequence[str], ranks: Mapping[str, float], linked: Mapping[str, Sequence[str]]
) -> list[str]:
    """Each where those are that it is linked to; those linked to none go last."""

    def middle(one: str) -> float:
        found = [ranks[other] for other in linked.get(one, ()) if other in ranks]
        return sum(found) / len(found) if found else 2.0

    return sorted(order, key=middle)


def _tangles(left: Sequence[str], right: Sequence[str], pairs: Sequence[tuple[str, str]]) -> int:
    """How many pairs of lines between the sides cross."""
    at, to = _ranks(left), _ranks(right)
    lines = [
        (at[a], to[b]) if a in at else (at[b], to[a]) for a, b in pairs if (a in at) != (b in at)
    ]
    return sum((a - c) * (b - d) < 0 for n, (a, b) in enumerate(lines) for c, d in lines[n + 1 :])
