"""Where someone stands on negotiating."""

from attrs import frozen

from negotypes.dates import When
from negotypes.records.record import Statement
from negotypes.records.reference import ActorId, CaseId, ModeId
from negotypes.vocabulary import Issue, Stance


@frozen(kw_only=True, repr=False)
class Position(Statement):
    """A stand on negotiating with somebody.

    Attributes:
        holder: Who takes it.
        stance: Which stand.
        counterparts: With whom, or about negotiating with whom.
        modes: On which forms of negotiating.
        issues: On negotiating over what.
        public: Whether it is what the holder says in public, as against what it does.
        cases: The cases to which it belongs.
        places: Where, the widest place first.
        period: When it was held.
    """

    holder: ActorId
    stance: Stance
    counterparts: tuple[ActorId, ...] = ()
    modes: tuple[ModeId, ...] = ()
    issues: tuple[Issue, ...] = ()
    public: bool | None = None
    cases: tuple[CaseId, ...] = ()
    places: tuple[str, ...] = ()
    period: When | None = None
