"""What is finally wanted."""

from attrs import frozen

from negotypes.dates import When
from negotypes.records.record import Statement
from negotypes.records.reference import ActorId
from negotypes.vocabulary import GoalKind, Scope


@frozen(kw_only=True, repr=False)
class Goal(Statement):
    """An end that somebody pursues.

    Attributes:
        holder: Who wants it.
        kinds: What is wanted.
        scope: How far the goal reaches.
        against: At whose cost.
        places: Where, the widest place first.
        period: When it was wanted.
    """

    holder: ActorId
    kinds: tuple[GoalKind, ...]
    scope: Scope | None = None
    against: tuple[ActorId, ...] = ()
    places: tuple[str, ...] = ()
    period: When | None = None
