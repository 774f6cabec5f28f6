"""The closed vocabularies: each term with a label and a definition."""

from negotypes.vocabulary.actors import (
    ActorKind,
    CommunityForm,
    GroupForm,
    Ideology,
    OrganizationForm,
    Scope,
    StateForm,
    Structure,
)
from negotypes.vocabulary.agreement import MeasurementLevel
from negotypes.vocabulary.cases import (
    CaseKind,
    EpisodeKind,
    EventKind,
    Issue,
    Outcome,
    ParticipantRole,
)
from negotypes.vocabulary.comparison import Match
from negotypes.vocabulary.evidence import AttributionRole, Certainty, Numbering
from negotypes.vocabulary.judgements import (
    AssessmentKind,
    ModeDimension,
    ProblemGround,
    ProblemKind,
)
from negotypes.vocabulary.records import RecordKind
from negotypes.vocabulary.relations import SYMMETRIC, Level, RelationKind
from negotypes.vocabulary.rules import CodingRule
from negotypes.vocabulary.statements import (
    ArgumentScope,
    ArgumentSide,
    DemandKind,
    GoalKind,
    GrievanceKind,
    Milestone,
    RiskKind,
    Stance,
)
from negotypes.vocabulary.term import Term

__all__ = [
    "SYMMETRIC",
    "ActorKind",
    "ArgumentScope",
    "ArgumentSide",
    "AssessmentKind",
    "AttributionRole",
    "CaseKind",
    "Certainty",
    "CodingRule",
    "CommunityForm",
    "DemandKind",
    "EpisodeKind",
    "EventKind",
    "GoalKind",
    "GrievanceKind",
    "GroupForm",
    "Ideology",
    "Issue",
    "Level",
    "Match",
    "MeasurementLevel",
    "Milestone",
    "ModeDimension",
    "Numbering",
    "OrganizationForm",
    "Outcome",
    "ParticipantRole",
    "ProblemGround",
    "ProblemKind",
    "RecordKind",
    "RelationKind",
    "RiskKind",
    "Scope",
    "Stance",
    "StateForm",
    "Structure",
    "Term",
]
