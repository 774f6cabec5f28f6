"""Typologies of negotiation with armed groups, with a casebook sourced to the paragraph.

>>> import negotypes as nt
>>> book = nt.load()
>>> book.actors["JNIM"].id
'jnim'
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from negotypes.builtin import load
from negotypes.casebook import Casebook, Dossier
from negotypes.collection import Collection
from negotypes.dates import When
from negotypes.errors import (
    AmbiguousName,
    BrokenReferences,
    ClashingIds,
    DateError,
    DeprecatedId,
    Fault,
    InvalidFiles,
    LookupFailed,
    NegotypesError,
    NotComparable,
    NotOne,
    NotSortable,
    TooLarge,
    UnknownField,
    UnknownId,
    UnknownValue,
)
from negotypes.linked import Linked
from negotypes.records import (
    Actor,
    Argument,
    ArmedGroup,
    Assessment,
    Attribution,
    Case,
    Community,
    Condition,
    Criterion,
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
    CodingRule,
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
    MeasurementLevel,
    Milestone,
    ModeDimension,
    Numbering,
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
    from negotypes.codebooks import Codebook, codebook
    from negotypes.coders.agreement import Agreement, agreement
    from negotypes.coders.alpha import Alpha, krippendorff_alpha
    from negotypes.coders.lines import Disagreement, FieldAgreement
    from negotypes.comparison import Comparison, compare
    from negotypes.conditions import Ground, all_of, any_of, criterion, field, has, none_of
    from negotypes.files.schema import schema
    from negotypes.line import Cell, Line
    from negotypes.packs import (
        Validation,
        installed,
        read,
        read_condition,
        validate,
        write,
        write_condition,
    )
    from negotypes.records.pack import Deprecation, Pack
    from negotypes.records.standard import EvidenceStandard
    from negotypes.tidy import tables
    from negotypes.typologies import Typology
    from negotypes.typologies.audit import Audit
    from negotypes.typologies.classification import Answer, Classification, Missing, Reason
    from negotypes.typologies.contrast import Contrast, contrast
    from negotypes.typologies.proof import Counterexample, Proof
    from negotypes.typologies.sensitivity import Sensitivity
    from negotypes.typologies.sorting import Sorting
    from negotypes.typologies.space import PropertySpace
    from negotypes.vocabulary.faults import FaultCode

# A third of the time that importing takes would go into what many uses never touch.
_LATER = {
    "Agreement": "negotypes.coders.agreement",
    "Alpha": "negotypes.coders.alpha",
    "Answer": "negotypes.typologies.classification",
    "Audit": "negotypes.typologies.audit",
    "Cell": "negotypes.line",
    "Classification": "negotypes.typologies.classification",
    "Codebook": "negotypes.codebooks",
    "Comparison": "negotypes.comparison",
    "Contrast": "negotypes.typologies.contrast",
    "Counterexample": "negotypes.typologies.proof",
    "Disagreement": "negotypes.coders.lines",
    "EvidenceStandard": "negotypes.records.standard",
    "Deprecation": "negotypes.records.pack",
    "FaultCode": "negotypes.vocabulary.faults",
    "FieldAgreement": "negotypes.coders.lines",
    "Ground": "negotypes.conditions",
    "Line": "negotypes.line",
    "Missing": "negotypes.typologies.classification",
    "Pack": "negotypes.records.pack",
    "Proof": "negotypes.typologies.proof",
    "PropertySpace": "negotypes.typologies.space",
    "Reason": "negotypes.typologies.classification",
    "Sensitivity": "negotypes.typologies.sensitivity",
    "Sorting": "negotypes.typologies.sorting",
    "Typology": "negotypes.typologies",
    "Validation": "negotypes.packs",
    "codebook": "negotypes.codebooks",
    "agreement": "negotypes.coders.agreement",
    "compare": "negotypes.comparison",
    "contrast": "negotypes.typologies.contrast",
    "criterion": "negotypes.conditions",
    "none_of": "negotypes.conditions",
    "any_of": "negotypes.conditions",
    "all_of": "negotypes.conditions",
    "field": "negotypes.conditions",
    "has": "negotypes.conditions",
    "installed": "negotypes.packs",
    "krippendorff_alpha": "negotypes.coders.alpha",
    "read": "negotypes.packs",
    "read_condition": "negotypes.packs",
    "validate": "negotypes.packs",
    "schema": "negotypes.files.schema",
    "tables": "negotypes.tidy",
    "write": "negotypes.packs",
    "write_condition": "negotypes.packs",
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
    "Agreement",
    "Alpha",
    "AmbiguousName",
    "Answer",
    "Argument",
    "ArgumentScope",
    "ArgumentSide",
    "ArmedGroup",
    "Assessment",
    "AssessmentKind",
    "Attribution",
    "AttributionRole",
    "Audit",
    "BrokenReferences",
    "Case",
    "CaseKind",
    "Casebook",
    "Cell",
    "Certainty",
    "ClashingIds",
    "Classification",
    "Codebook",
    "CodingRule",
    "Collection",
    "Community",
    "CommunityForm",
    "Comparison",
    "Condition",
    "Contrast",
    "Counterexample",
    "Criterion",
    "DateError",
    "Demand",
    "DemandKind",
    "DeprecatedId",
    "Deprecation",
    "Dimension",
    "Disagreement",
    "Dossier",
    "Episode",
    "EpisodeKind",
    "Event",
    "EventKind",
    "Evidence",
    "EvidenceStandard",
    "Fault",
    "FaultCode",
    "FieldAgreement",
    "Finding",
    "Goal",
    "GoalKind",
    "Grievance",
    "GrievanceKind",
    "Ground",
    "GroupForm",
    "Ideology",
    "InvalidFiles",
    "Issue",
    "Level",
    "Line",
    "Linked",
    "LookupFailed",
    "Match",
    "MeasurementLevel",
    "Milestone",
    "Missing",
    "ModeDimension",
    "NegotiationMode",
    "NegotypesError",
    "NotComparable",
    "NotOne",
    "NotSortable",
    "Numbering",
    "Organization",
    "OrganizationForm",
    "Outcome",
    "Pack",
    "Participant",
    "ParticipantRole",
    "Person",
    "Position",
    "Precondition",
    "Problem",
    "ProblemGround",
    "ProblemKind",
    "Proof",
    "PropertySpace",
    "Reason",
    "Record",
    "RecordKind",
    "Relation",
    "RelationKind",
    "Risk",
    "RiskKind",
    "Scope",
    "Sensitivity",
    "Sorting",
    "Source",
    "Stance",
    "State",
    "StateForm",
    "Statement",
    "Structure",
    "Term",
    "TooLarge",
    "Truth",
    "TypeClass",
    "Typology",
    "UnknownField",
    "UnknownId",
    "UnknownValue",
    "Validation",
    "When",
    "agreement",
    "all_of",
    "any_of",
    "codebook",
    "compare",
    "contrast",
    "criterion",
    "field",
    "has",
    "installed",
    "krippendorff_alpha",
    "load",
    "none_of",
    "read",
    "read_condition",
    "schema",
    "tables",
    "validate",
    "write",
    "write_condition",
]
