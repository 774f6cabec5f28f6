"""Actors and what ties them: what the figure of a network shows."""

from collections import Counter
from collections.abc import Iterable, Sequence

from attrs import evolve, frozen

from negotypes.casebook import Casebook, Dossier
from negotypes.collection import Collection
from negotypes.dates import When
from negotypes.errors import UnknownValue
from negotypes.graphs.network import Edge, network
from negotypes.plot.look import FAMILY
from negotypes.records import Record
from negotypes.truth import Truth
from negotypes.vocabulary import ActorKind, RelationKind


@frozen
class Knot:
    """An actor.

    Attributes:
        id: Its id.
        label: Its name.
        kind: The kind of actor; None where there is no record of it.
        central: Whether it is the one that a dossier is about.
    """

    id: str
    label: str
    kind: ActorKind | None
    central: bool


@frozen
class Tie:
    """A relation, or several that say much the same.

    Attributes:
        ids: Their ids.
        source: The number of the knot from which it leads.
        target: The number of the knot to which it leads.
        label: The kind of relation, in words; "" for several kinds.
        family: Which kind of tie that is.
        symmetric: Whether it says the same of both ends.
        truth: Whether it holds.
        when: When, in words.
    """

    ids: tuple[str, ...]
    source: int
    target: int
    label: str
    family: str
    symmetric: bool
    truth: Truth
    when: str | None


@frozen
class Web:
    """What is drawn, and how much is left out.

    Attributes:
        knots: The actors, the best tied first.
        ties: What ties them.
        actors_out: How many actors with ties are left out.
        ties_out: How many relations are left out with them.
        untied: How many actors have no tie.
    """

    knots: tuple[Knot, ...]
    ties: tuple[Tie, ...]
    actors_out: int
    ties_out: int
    untied: int


def web(held: Casebook | Collection[Record], most: int | None) -> Web:
    """The actors with the most ties, and what ties them.

    Args:
        held: A casebook, a dossier or a collection of relations.
        most: How many actors are drawn at most; all if it is None.

    Raises:
        TypeError: It is neither a casebook nor a collection.
        UnknownValue: `most` is less than two.
    """
    if most is not None and most < 2:
        raise UnknownValue(f"most={most}: expected 2 or more actors, or None for all")
    made = network(held)
    edges = [edge for edge in made.edges if edge.source != edge.target]
    degree = Counter(end for edge in edges for end in (edge.source, edge.target))
    centre = held.subject.id if isinstance(held, Dossier) else ""
    ranked = sorted(degree, key=lambda one: (one != centre, -degree[one], one))
    chosen = set(ranked[:most])
    drawn = [edge for edge in edges if edge.source in chosen and edge.target in chosen]
    tied = {end for edge in drawn for end in (edge.source, edge.target)}
    order = [one for one in ranked if one in tied]
    values = {node.id: node.values for node in made.nodes}
    knots = tuple(
        Knot(one, str(values[one]["label"]), _kind(values[one].get("kind")), one == centre)
        for one in order
    )
    return Web(
        knots,
        tuple(_tie(edge, order) for edge in drawn),
        len(ranked) - len(order),
        len(edges) - len(drawn),
        len(made.nodes) - len(ranked),
    )


def bundled(ties: Iterable[Tie], *, kinds: bool, dates: bool) -> tuple[Tie, ...]:
    """Ties between the same two that are of one family, as one.

    Args:
        ties: The ties.
        kinds: Whether those of different kinds stay apart.
        dates: Whether those of different dates do.
    """
    found: dict[Tie, list[str]] = {}
    for tie in ties:
        turned = tie.symmetric and tie.source > tie.target
        ends = (tie.target, tie.source) if turned else (tie.source, tie.target)
        like = evolve(
            tie,
            ids=(),
            source=ends[0],
            target=ends[1],
            label=tie.label if kinds else "",
            when=tie.when if dates else None,
        )
        found.setdefault(like, []).extend(tie.ids)
    return tuple(evolve(like, ids=tuple(ids)) for like, ids in found.items())


def _kind(kind: object) -> ActorKind | None:
    return None if kind is None else ActorKind.of(str(kind))


def _tie(edge: Edge, order: Sequence[str]) -> Tie:
    period = edge.values.get("period")
    return Tie(
        (edge.id,),
        order.index(edge.source),
        order.index(edge.target),
        str(edge.values["label"]).lower(),
        FAMILY.get(RelationKind.of(str(edge.values["kind"])), "other"),
        edge.values["symmetric"] is True,
        Truth.named(str(edge.values["truth"])),
        None if period is None else When.parse(str(period)).words,
    )
