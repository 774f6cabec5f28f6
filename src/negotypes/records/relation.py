"""How two actors stand to each other."""

from attrs import frozen

from negotypes.dates import When
from negotypes.records.record import Record
from negotypes.records.reference import ActorId
from negotypes.vocabulary import Level, RelationKind


@frozen(kw_only=True, repr=False)
class Relation(Record):
    """A tie between two actors, in its time, at its place, on its level.

    Attributes:
        subject: The actor the tie starts from.
        kind: What kind of tie.
        object: The actor it leads to.
        period: When it held, or from when.
        place: Where it holds, if not everywhere.
        level: On which level it holds, if not on all.
        summary: What it says beyond that, in one plain sentence in the coder's own words.
        role: The office or part of the subject or the leader, in a few words.
    """

    subject: ActorId
    kind: RelationKind
    object: ActorId
    period: When | None = None
    place: str | None = None
    level: Level | None = None
    role: str | None = None
    summary: str | None = None

    @property
    def label(self) -> str:
        """Subject, kind and object."""
        return f"{self.subject} {self.kind.label.lower()} {self.object}"
