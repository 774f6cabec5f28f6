"""Typologies of negotiation with armed groups, with a casebook sourced to the paragraph.

>>> import negotypes as nt
>>> book = nt.load()
>>> book.actors["JNIM"].id
'jnim'
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from negotypes.builtin import load
from negotypes.casebook import Casebook, Dossier, Linked
from negotypes.collection import Collection
from negotypes.dates import When
from negotypes.errors import (
    AmbiguousName,
    BrokenReferences,
    ClashingIds,
    DateError,
    Fault,
    InvalidFiles,
    LookupFailed,
    NegotypesError,
    NotComparable,
    NotOne,
    UnknownField,
    UnknownId,
    UnknownValue,
)
from negotypes.records import (
    Actor,
    Argument,
    ArmedGroup,
    Assessment,
    Attribution,
    Case,
    Community,
    Demand,
    Dimension,
    Episode,
    Event,
    Evidence,
    Finding,
    Goal,
    Grievance,
    NegotiationMode,
    Organization,
    Participant,
    Person,
    Position,
    Precondition,
    Problem,
    Record,
    Relation,
    Risk,
    Source,
    State,
    Statement,
    TypeClass,
    Typology,
)
from negotypes.truth import Truth
from negotypes.vocabulary import (
    ActorKind,
    ArgumentScope,
    ArgumentSide,
    AssessmentKind,
    AttributionRole,
    CaseKind,
    Certainty,
    CommunityForm,
    DemandKind,
    EpisodeKind,
    EventKind,
    GoalKind,
    GrievanceKind,
    GroupForm,
    Ideology,
    Issue,
    Level,
    Match,
    Milestone,
    ModeDimension,
    OrganizationForm,
    Outcome,
    ParticipantRole,
    ProblemGround,
    ProblemKind,
    RecordKind,
    RelationKind,
    RiskKind,
    Scope,
    Stance,
    StateForm,
    Structure,
    Term,
)

if TYPE_CHECKING:
    from negotypes.comparison import Cell, Comparison, Line, compare
    from negotypes.packs import read, write

# A third of the time that importing takes would go into what many uses never touch.
_LATER = {
    "Cell": "negotypes.comparison",
    "Comparison": "negotypes.comparison",
    "Line": "negotypes.comparison",
    "compare": "negotypes.comparison",
    "read": "negotypes.packs",
    "write": "negotypes.packs",
}


def __getattr__(name: str) -> Any:
    """Import what is only imported once it is asked for."""
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_LATER[name]), name)


def __dir__() -> list[str]:
    """Everything on offer, for completion."""
    return sorted(__all__)


__all__ = [
    "Actor",
    "ActorKind",
    "AmbiguousName",
    "Argument",
    "ArgumentScope",
    "ArgumentSide",
    "ArmedGroup",
    "Assessment",
    "AssessmentKind",
    "Attribution",
    "AttributionRole",
    "BrokenReferences",
    "Case",
    "CaseKind",
    "Casebook",
    "Cell",
    "Certainty",
    "ClashingIds",
    "Collection",
    "Community",
    "CommunityForm",
    "Comparison",
    "DateError",
    "Demand",
    "DemandKind",
    "Dimension",
    "Dossier",
    "Episode",
    "EpisodeKind",
    "Event",
    "EventKind",
    "Evidence",
    "Fault",
    "Finding",
    "Goal",
    "GoalKind",
    "Grievance",
    "GrievanceKind",
    "GroupForm",
    "Ideology",
    "InvalidFiles",
    "Issue",
    "Level",
    "Line",
    "Linked",
    "LookupFailed",
    "Match",
    "Milestone",
    "ModeDimension",
    "NegotiationMode",
    "NegotypesError",
    "NotComparable",
    "NotOne",
    "Organization",
    "OrganizationForm",
    "Outcome",
    "Participant",
    "ParticipantRole",
    "Person",
    "Position",
    "Precondition",
    "Problem",
    "ProblemGround",
    "ProblemKind",
    "Record",
    "RecordKind",
    "Relation",
    "RelationKind",
    "Risk",
    "RiskKind",
    "Scope",
    "Source",
    "Stance",
    "State",
    "StateForm",
    "Statement",
    "Structure",
    "Term",
    "Truth",
    "TypeClass",
    "Typology",
    "UnknownField",
    "UnknownId",
    "UnknownValue",
    "When",
    "compare",
    "load",
    "read",
    "write",
]
