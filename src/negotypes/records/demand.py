"""What is asked of whom, and what must happen before something else."""

from attrs import frozen

from negotypes.dates import When
from negotypes.records.record import Statement
from negotypes.records.reference import ActorId, CaseId
from negotypes.vocabulary import DemandKind, Milestone


@frozen(kw_only=True, repr=False)
class Demand(Statement):
    """Something asked of somebody.

    Attributes:
        holder: Who asks.
        addressee: Of whom.
        asks: What is asked.
        cases: The cases in which it is asked.
        period: When it was asked.
    """

    holder: ActorId
    addressee: tuple[ActorId, ...] = ()
    asks: tuple[DemandKind, ...]
    cases: tuple[CaseId, ...] = ()
    period: When | None = None


@frozen(kw_only=True, repr=False)
class Precondition(Statement):
    """What somebody requires to happen before something else can.

    Attributes:
        holder: Who sets the precondition.
        addressee: Who has to meet it.
        requires: What must happen first.
        before: What it must come before.
        cases: The cases to which it belongs.
        places: Where, the widest place first.
        period: When it was set.
    """

    holder: ActorId
    addressee: tuple[ActorId, ...] = ()
    requires: tuple[DemandKind, ...]
    before: Milestone
    cases: tuple[CaseId, ...] = ()
    places: tuple[str, ...] = ()
    period: When | None = None
