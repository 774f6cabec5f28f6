"""A panel of dyads by year."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from negotypes.analysis.actors import taking_part
from negotypes.analysis.panel import Gap, Panel, Unit, actor_of, gap_of, panel, unsupported
from negotypes.analysis.risk import AtRisk
from negotypes.analysis.table import asked
from negotypes.casebook import Casebook
from negotypes.collection import Collection
from negotypes.errors import UnknownValue
from negotypes.records import Case, Episode
from negotypes.tidy import Category, Column, ColumnType
from negotypes.vocabulary import ActorKind, CaseKind, RecordKind
from negotypes.vocabulary.panels import GapReason, PairRule

Pair = tuple[str, str]
"""The ids of two actors, in order."""

_KINDS = tuple(Category(one.value, one.label, one.definition) for one in ActorKind)


def _columns() -> Iterator[Column]:
    for end in ("a", "b"):
        which = "first" if end == "a" else "second"
        doc = f"The actor of the dyad whose id comes {which}."
        yield Column(f"actor_{end}", ColumnType.ID, doc, required=True)
        yield Column(f"name_{end}", ColumnType.TEXT, f"The name of the {which}.", required=True)
        yield Column(
            f"kind_{end}",
            ColumnType.TERM,
            f"What kind of actor the {which} is.",
            categories=_KINDS,
            vocabulary="ActorKind",
        )


def dyad_years(
    x: Casebook | Collection[Case],
    *,
    at_risk: AtRisk,
    pairs: PairRule | str | Iterable[tuple[str, str]] = PairRule.OPPOSITE,
    both: bool = False,
) -> Panel:
    """A row for each dyad and year at risk, with the episodes that lie, or may lie, in it.

    A dyad is an unordered pair of actors. By the rule ``opposite`` these are two parties of one
    case that are of the kinds between which it is: in a case of a state and a group, an armed
    group and one that is none; among groups, two armed groups. Sides within these are not coded,
    so that allies among the groups of one case are a dyad, too. By ``parties`` any two parties of
    a case are one. Otherwise the pairs are given.

    An episode counts for a dyad if it is a step in a case to which both are parties; with
    ``both``, only if both are also coded as taking part in it, by themselves or through another.
    It lies in a year for certain if its date shares a day with it whatever the date leaves open,
    and evidence supports it and none disputes it; possibly if it may. What still goes on does so
    for certain up to when a text says it was issued, and what has gone on since ever, when it ends.

    ``n_certain`` and ``n_possible`` count these, ``episodes_certain`` and ``episodes_possible``
    list them, and so do ``kinds_...``, ``modes_...``, ``outcomes_...`` and ``cases_...`` with
    what they are. Where no coded episode may lie, all of this is empty, ``episodes__status`` is
    ``not-coded``, and ``gaps`` names the years.

    This is no event data set. A casebook of a few texts has what these texts chose to tell, most
    of it without a date; a year without an episode is a year about which they are silent. It can
    show when dealings are on record and how far their dates are known, and can be joined to data
    that aim to be complete. It bears no rates.

        >>> import negotypes as nt
        >>> panel = nt.dyad_years(nt.load(), at_risk=nt.AtRisk.between(2017, 2021))
        >>> row = next(r for r in panel if r["actor_b"] == "mali" and r["year"] == 2020)
        >>> row["actor_a"], row["n_certain"], row["kinds_certain"]
        ('jnim', 2, ('exchange', 'agreement'))

    Args:
        x: A casebook, or a collection of cases.
        at_risk: When a dyad has a row; there is no rule by default.
        pairs: ``opposite`` or ``parties``, or pairs of actors by id, name or alias.
        both: Whether both have to take part.

    Returns:
        The panel, with its `gaps`. Every episode of its cases lies somewhere for certain, or is
        there with the reason, for each dyad for which it counts; if pairs are given, this goes for
        the cases of these.

    Raises:
        TypeError: `x` is neither a casebook nor a collection of cases, or there is no rule.
        UnknownValue: There is no such rule for pairs, or a pair is not of two.
        UnknownId: A pair names an actor that the casebook does not hold.
        TooLarge: It would have more than a million rows.
    """
    there, book = asked(x, RecordKind.CASES)
    gaps: list[Gap] = []
    steps = _steps(there, book, gaps)
    if isinstance(pairs, str):
        rule = PairRule.of(pairs)
        note = f"Dyads: {rule.label.lower()}. {rule.definition}"
        cases = _by_rule(there, rule, book, steps, gaps)
    else:
        note = "Dyads: pairs that were given."
        cases = _given(there, pairs, book)
    if both:
        note += " An episode counts if both are coded as taking part in it."
    else:
        note += " An episode counts if both are parties to its case."
    units: list[Unit] = []
    for pair, own in sorted(cases.items()):
        counted = [episode for case in own for episode in steps[case.id]]
        if both:
            gaps += (
                gap_of(GapReason.NOT_BOTH, e, pair) for e in counted if not _take_part(e, pair)
            )
            counted = [episode for episode in counted if _take_part(episode, pair)]
        units.append(Unit(tuple(_cells(pair, book)), pair, tuple(counted)))
    if isinstance(x, Casebook):
        gaps += (gap_of(GapReason.NO_PAIR, e) for e in book.episodes if e.case not in there.ids)
    return panel(
        book,
        "dyad-years",
        units,
        tuple(_columns()),
        gaps,
        key=("actor_a", "actor_b"),
        at_risk=at_risk,
        months=False,
        notes=(note,),
    )


def _steps(there: Collection[Case], book: Casebook, gaps: list[Gap]) -> dict[str, list[Episode]]:
    """The episodes of each case; those of which nothing says that they are go to the gaps."""
    steps: dict[str, list[Episode]] = {case.id: [] for case in there}
    for episode in book.episodes:
        if episode.case in steps:
            if (truth := episode.truth("case")).support:
                steps[episode.case].append(episode)
            else:
                gaps.append(gap_of(unsupported(truth), episode))
    return steps


def _by_rule(
    there: Collection[Case],
    rule: PairRule,
    book: Casebook,
    steps: dict[str, list[Episode]],
    gaps: list[Gap],
) -> dict[Pair, list[Case]]:
    """The dyads with their cases; what has no dyad goes to the gaps."""
    found: dict[Pair, list[Case]] = {}
    for case in there:
        truth = case.truth("parties")
        pairs = list(_pairs(case, rule, book)) if truth.support else []
        for pair in pairs:
            found.setdefault(pair, []).append(case)
        if not pairs:
            gaps.append(gap_of(GapReason.NO_PAIR if truth.support else unsupported(truth), case))
            gaps += (gap_of(GapReason.NO_PAIR, episode) for episode in steps[case.id])
    return found


def _given(
    there: Collection[Case], pairs: Iterable[tuple[str, str]], book: Casebook
) -> dict[Pair, list[Case]]:
    """The pairs that were asked for, with the cases to which both are parties."""
    found: dict[Pair, list[Case]] = {}
    for given in pairs:
        plain: object = given
        named = [] if isinstance(plain, str) else [book.id_of("actors", one) for one in given]
        if len(named) != 2 or len(set(named)) != 2:
            raise UnknownValue(f"expected a pair of two actors, got {given!r}")
        first, second = sorted(named)
        found[first, second] = [
            case
            for case in there
            if {first, second} <= set(case.parties) and case.truth("parties").support
        ]
    return found


def _pairs(case: Case, rule: PairRule, book: Casebook) -> Iterator[Pair]:
    for first, second in combinations(sorted(set(case.parties)), 2):
        if rule is PairRule.PARTIES or _opposite(case, first, second, book):
            yield first, second


def _opposite(case: Case, first: str, second: str, book: Casebook) -> bool:
    """Whether two parties are of the kinds between which a case is."""
    kinds = [_kind(one, book) for one in (first, second)]
    groups = sum(kind is ActorKind.ARMED_GROUP for kind in kinds)
    return None not in kinds and groups == _GROUPS[case.kind]


_GROUPS = {
    CaseKind.STATE_GROUP: 1,
    CaseKind.GROUP_GROUP: 2,
    CaseKind.COMMUNITY_GROUP: 1,
    CaseKind.COMMUNITY_COMMUNITY: 0,
    CaseKind.STATE_STATE: 0,
}
"""How many of the two are armed groups."""


def _kind(actor: str, book: Casebook) -> ActorKind | None:
    held = actor_of(book, actor)
    return None if held is None else held.kind


def _cells(pair: Pair, book: Casebook) -> Iterator[str | None]:
    for actor in pair:
        kind = _kind(actor, book)
        yield from (actor, book.name(actor), None if kind is None else kind.value)


def _take_part(episode: Episode, pair: Pair) -> bool:
    return set(pair) <= set(taking_part(episode)) and episode.truth("participants").support
