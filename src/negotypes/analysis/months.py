"""A panel of actors by month."""

from negotypes.analysis.actors import taking_part
from negotypes.analysis.panel import Gap, Panel, Unit, gap_of, panel, unsupported
from negotypes.analysis.risk import AtRisk
from negotypes.analysis.table import asked
from negotypes.casebook import Casebook
from negotypes.collection import Collection
from negotypes.records import Actor, Episode
from negotypes.records.fields import describe
from negotypes.tidy import Column, ColumnType, typed
from negotypes.vocabulary import ParticipantRole, RecordKind
from negotypes.vocabulary.panels import GapReason

_COLUMNS = (
    Column("actor", ColumnType.ID, "The actor.", required=True, refers_to="actors"),
    typed("name", describe(Actor)["name"], required=True),
    typed("kind", describe(Actor)["kind"], required=True),
)


def actor_months(x: Casebook | Collection[Actor], *, at_risk: AtRisk) -> Panel:
    """A row for each actor and month at risk, with the episodes in which it takes part.

    Of a casebook, those actors have rows that take part in any episode; of a collection, all in
    it. An actor takes part in an episode by itself or through another who is there on its behalf,
    unless it is what is left out. The roles are in ``roles_certain`` and ``roles_possible``, so
    that a captive can be told from a negotiator; all other columns, and what is meant by certain
    and possible, are as in `dyad_years`, as are the limits. A date that is a year may lie in any
    of its months and lies in none for certain, so that the gaps list it as ``vague``.

        >>> import negotypes as nt
        >>> book = nt.load()
        >>> groups = book.actors.where(kind="armed-group")
        >>> panel = nt.actor_months(groups, at_risk=nt.AtRisk.between("2020-09", "2020-12"))
        >>> [row["period"] for row in panel if row["actor"] == "jnim" and row["n_certain"]]
        ['2020-10']

    Args:
        x: A casebook, or a collection of actors.
        at_risk: When an actor has a row; there is no rule by default.

    Returns:
        The panel, with its `gaps`. Every episode in which an actor of the panel takes part lies
        somewhere for certain, or is there with the reason, for each such actor. Of a casebook,
        episodes of which nobody is coded as taking part are there, too.

    Raises:
        TypeError: `x` is neither a casebook nor a collection of actors, or there is no rule.
        TooLarge: It would have more than a million rows.
    """
    there, book = asked(x, RecordKind.ACTORS)
    whole = isinstance(x, Casebook)
    taken: dict[str, list[Episode]] = {}
    roles: dict[str, dict[str, list[ParticipantRole]]] = {}
    gaps: list[Gap] = []
    for episode in book.episodes:
        if (truth := episode.truth("participants")).support:
            for actor, played in taking_part(episode).items():
                taken.setdefault(actor, []).append(episode)
                roles.setdefault(actor, {})[episode.id] = played
        elif whole:
            gaps.append(gap_of(unsupported(truth), episode))
    chosen = [actor for actor in there if not whole or actor.id in taken]
    if whole:
        counted = {episode.id for actor in chosen for episode in taken.get(actor.id, ())}
        counted |= {gap.record for gap in gaps if gap.record is not None}
        gaps += (gap_of(GapReason.NOBODY, one) for one in book.episodes if one.id not in counted)
    units = [
        Unit(
            (actor.id, actor.name, actor.kind.value),
            (actor.id,),
            tuple(taken.get(actor.id, ())),
            roles.get(actor.id, {}),
        )
        for actor in chosen
    ]
    return panel(
        book,
        "actor-months",
        units,
        _COLUMNS,
        gaps,
        key=("actor",),
        at_risk=at_risk,
        months=True,
        notes=("An episode counts for those who take part in it, by themselves or not.",),
    )
