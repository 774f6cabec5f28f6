"""What sets the scene."""

from attrs import frozen

from negotypes.dates import When
from negotypes.records.participant import Participant
from negotypes.records.record import Statement, open_list
from negotypes.records.reference import CaseId
from negotypes.vocabulary import EventKind


@frozen(kw_only=True, repr=False)
class Event(Statement):
    """Something that happened around negotiations, not a step in them.

    Attributes:
        kind: What kind of event.
        date: When.
        participants: Who did what, and to whom.
        places: Where, the widest place first.
        cases: The cases it bears on.
    """

    kind: EventKind
    date: When | None = None
    participants: tuple[Participant, ...] = open_list()
    places: tuple[str, ...] = ()
    cases: tuple[CaseId, ...] = open_list()
