"""What may go wrong, and for whom."""

from attrs import frozen

from negotypes.records.record import Statement
from negotypes.records.reference import ActorId, CaseId, ModeId
from negotypes.vocabulary import RiskKind


@frozen(kw_only=True, repr=False)
class Risk(Statement):
    """A harm that somebody sees coming from negotiating, from its absence, or from others.

    Attributes:
        holder: Who sees the risk.
        kinds: Of what.
        to: For whom.
        posed_by: From whom.
        modes: The forms of negotiating from which it comes.
        cases: The cases in which it is seen.
        places: Where, the widest place first.
    """

    holder: ActorId
    kinds: tuple[RiskKind, ...]
    to: tuple[ActorId, ...] = ()
    posed_by: tuple[ActorId, ...] = ()
    modes: tuple[ModeId, ...] = ()
    cases: tuple[CaseId, ...] = ()
    places: tuple[str, ...] = ()
