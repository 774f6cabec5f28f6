"""What hurts."""

from attrs import frozen

from negotypes.dates import When
from negotypes.records.record import Statement
from negotypes.records.reference import ActorId
from negotypes.vocabulary import GrievanceKind, Scope


@frozen(kw_only=True, repr=False)
class Grievance(Statement):
    """What somebody suffers from, or says to suffer from.

    Attributes:
        holder: Whose grievance it is.
        kinds: What hurts.
        scope: How far the grievance reaches.
        against: Who is held to have caused it.
        places: Where it is felt, the widest place first.
        period: Since when, or when.
    """

    holder: ActorId
    kinds: tuple[GrievanceKind, ...]
    scope: Scope | None = None
    against: tuple[ActorId, ...] = ()
    places: tuple[str, ...] = ()
    period: When | None = None
