"""The unit of comparison, and its steps."""

from attrs import frozen

from negotypes.dates import When
from negotypes.records.participant import Participant
from negotypes.records.record import Statement, derived, open_list
from negotypes.records.reference import ActorId, CaseId, EpisodeId, ModeId, PreconditionId
from negotypes.vocabulary import CaseKind, EpisodeKind, Issue, Outcome


@frozen(kw_only=True, repr=False)
class Case(Statement):
    """Who negotiates, or might negotiate, with whom, over what, where and when.

    Attributes:
        name: A name to show.
        kind: Between whom.
        parties: Those who deal, or would deal, with each other.
        mediators: Those who work, or would work, between them.
        issues: Over what.
        places: Where, the widest place first.
        period: When.
        modes: In which forms.
        outcome: What came of it.
        precedent: Whether a source brings it up only as a precedent for other cases.
        episodes: Its steps by date. The casebook fills this in from the episodes.
        preconditions: The preconditions set in it. The casebook fills this in.
    """

    name: str
    kind: CaseKind
    parties: tuple[ActorId, ...]
    mediators: tuple[ActorId, ...] = open_list()
    issues: tuple[Issue, ...] = open_list()
    places: tuple[str, ...] = ()
    period: When | None = None
    modes: tuple[ModeId, ...] = open_list()
    outcome: Outcome | None = None
    precedent: bool | None = None
    episodes: tuple[EpisodeId, ...] = derived()
    preconditions: tuple[PreconditionId, ...] = derived()

    @property
    def label(self) -> str:
        """The name."""
        return self.name


@frozen(kw_only=True, repr=False)
class Episode(Statement):
    """One step in a case.

    Attributes:
        case: The case to which it belongs.
        kind: What kind of step.
        date: When.
        participants: Who took part, and how.
        places: Where, the widest place first.
        modes: In which forms.
        issues: Over what.
        terms: What was offered, asked or agreed, a sentence each.
        outcome: What came of it.
    """

    case: CaseId
    kind: EpisodeKind
    date: When | None = None
    participants: tuple[Participant, ...] = open_list()
    places: tuple[str, ...] = ()
    modes: tuple[ModeId, ...] = open_list()
    issues: tuple[Issue, ...] = open_list()
    terms: tuple[str, ...] = open_list()
    outcome: Outcome | None = None
