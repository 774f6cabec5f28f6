"""Which class of record stands for each kind."""

from negotypes.records.actor import Actor, ArmedGroup, Community, Organization, Person, State
from negotypes.records.argument import Argument
from negotypes.records.assessment import Assessment
from negotypes.records.case import Case, Episode
from negotypes.records.demand import Demand, Precondition
from negotypes.records.event import Event
from negotypes.records.goal import Goal
from negotypes.records.grievance import Grievance
from negotypes.records.mode import NegotiationMode
from negotypes.records.position import Position
from negotypes.records.problem import Problem
from negotypes.records.record import Record
from negotypes.records.relation import Relation
from negotypes.records.risk import Risk
from negotypes.records.source import Source
from negotypes.records.typology import Typology
from negotypes.vocabulary import RecordKind

CLASSES: dict[RecordKind, type[Record]] = {
    RecordKind.SOURCES: Source,
    RecordKind.ACTORS: Actor,
    RecordKind.RELATIONS: Relation,
    RecordKind.GRIEVANCES: Grievance,
    RecordKind.GOALS: Goal,
    RecordKind.DEMANDS: Demand,
    RecordKind.PRECONDITIONS: Precondition,
    RecordKind.MODES: NegotiationMode,
    RecordKind.POSITIONS: Position,
    RecordKind.ARGUMENTS: Argument,
    RecordKind.RISKS: Risk,
    RecordKind.CASES: Case,
    RecordKind.EPISODES: Episode,
    RecordKind.EVENTS: Event,
    RecordKind.ASSESSMENTS: Assessment,
    RecordKind.PROBLEMS: Problem,
    RecordKind.TYPOLOGIES: Typology,
}
"""The class of each kind of record, in the order in which a casebook lists them."""

ACTOR_CLASSES: tuple[type[Actor], ...] = (State, ArmedGroup, Organization, Community, Person)
"""The five kinds of actor."""


def kind_of(record: Record) -> RecordKind:
    """The kind of a record.

    Raises:
        TypeError: It is not a record, or of no kind.
    """
    if (kind := _KINDS.get(type(record))) is not None:
        return kind
    for kind, cls in CLASSES.items():
        if isinstance(record, cls):
            _KINDS[type(record)] = kind
            return kind
    raise TypeError(f"not a record of any kind: {record!r}")


_KINDS: dict[type, RecordKind] = {}
"""The kinds of the classes that have been asked about: records are asked very often."""


def classes_of(kind: RecordKind | str) -> tuple[type[Record], ...]:
    """The classes whose instances are of a kind: five for actors, one for every other kind."""
    return ACTOR_CLASSES if kind == RecordKind.ACTORS else (CLASSES[RecordKind.of(kind)],)
