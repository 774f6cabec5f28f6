"""Who does what in an episode or an event."""

from attrs import frozen

from negotypes.records.reference import ActorId
from negotypes.records.value import Value
from negotypes.vocabulary import ParticipantRole


@frozen(kw_only=True, repr=False)
class Participant(Value):
    """An actor and its part.

    Attributes:
        actor: Who.
        role: What the actor does there.
        number: How many people, where the source counts them.
        on_behalf_of: For whom the actor is there.
    """

    actor: ActorId
    role: ParticipantRole
    number: int | None = None
    on_behalf_of: ActorId | None = None
