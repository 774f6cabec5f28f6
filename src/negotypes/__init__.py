"""Typologies of negotiation with armed groups, with a casebook sourced to the paragraph.

>>> import negotypes as nt
>>> book = nt.load()
>>> book.actors["JNIM"].id
'jnim'
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

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
    MissingExtra,
    NegotypesError,
    NotComparable,
    NotOne,
    NotSortable,
    NotTables,
    TooLarge,
    UnknownField,
    UnknownId,
    UnknownValue,
)
from negotypes.linked import Linked
from negotypes.loading import load
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
    from negotypes import plot
    from negotypes.analysis.actors import actor_table
    from negotypes.analysis.cases import case_table
    from negotypes.analysis.dyads import dyad_years
    from negotypes.analysis.matrix import TruthMatrix, truth_matrix
    from negotypes.analysis.months import actor_months
    from negotypes.analysis.panel import Panel
    from negotypes.analysis.risk import AtRisk
    from negotypes.analysis.table import AnalysisTable
    from negotypes.changes import Changes, ClaimChange, ClassChange, FieldChange, RecordChange
    from negotypes.citations import Reference, References, cite, export, render
    from negotypes.codebooks import Codebook, codebook
    from negotypes.coders.agreement import Agreement, agreement
    from negotypes.coders.alpha import Alpha, krippendorff_alpha
    from negotypes.coders.lines import Disagreement, FieldAgreement
    from negotypes.comparison import Comparison, compare
    from negotypes.conditions import Ground, all_of, any_of, criterion, field, has, none_of
    from negotypes.deposit import archive
    from negotypes.expressions import answer_table, classify_table
    from negotypes.files.schema import schema
    from negotypes.frames.arrow import to_arrow
    from negotypes.frames.back import from_tables
    from negotypes.frames.data_package import to_csv
    from negotypes.frames.duckdb import to_duckdb
    from negotypes.frames.pandas import to_pandas
    from negotypes.frames.parquet import to_parquet
    from negotypes.frames.polars import to_polars
    from negotypes.frames.stata import to_stata
    from negotypes.frames.tables import tables
    from negotypes.graphs import (
        ArgumentGraph,
        argument_graph,
        to_gexf,
        to_graphml,
        to_jsonld,
        to_networkx,
    )
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
    from negotypes.typologies import Typology
    from negotypes.typologies.audit import Audit
    from negotypes.typologies.classification import Answer, Classification, Missing, Reason
    from negotypes.typologies.contrast import Contrast, contrast
    from negotypes.typologies.proof import Counterexample, Proof
    from negotypes.typologies.sensitivity import Sensitivity
    from negotypes.typologies.sorting import Sorting
    from negotypes.typologies.space import PropertySpace
    from negotypes.vocabulary.faults import FaultCode
    from negotypes.vocabulary.panels import GapReason, PairRule

# A third of the time that importing takes would go into what many uses never touch.
_LATER = {
    "AnalysisTable": "negotypes.analysis.table",
    "AtRisk": "negotypes.analysis.risk",
    "Panel": "negotypes.analysis.panel",
    "TruthMatrix": "negotypes.analysis.matrix",
    "GapReason": "negotypes.vocabulary.panels",
    "PairRule": "negotypes.vocabulary.panels",
    "actor_months": "negotypes.analysis.months",
    "actor_table": "negotypes.analysis.actors",
    "case_table": "negotypes.analysis.cases",
    "dyad_years": "negotypes.analysis.dyads",
    "truth_matrix": "negotypes.analysis.matrix",
    "Agreement": "negotypes.coders.agreement",
    "Alpha": "negotypes.coders.alpha",
    "Answer": "negotypes.typologies.classification",
    "ArgumentGraph": "negotypes.graphs.arguments",
    "Audit": "negotypes.typologies.audit",
    "Cell": "negotypes.line",
    "Changes": "negotypes.changes",
    "ClaimChange": "negotypes.changes",
    "ClassChange": "negotypes.changes",
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
    "FieldChange": "negotypes.changes",
    "Ground": "negotypes.conditions",
    "Line": "negotypes.line",
    "Missing": "negotypes.typologies.classification",
    "Pack": "negotypes.records.pack",
    "Proof": "negotypes.typologies.proof",
    "PropertySpace": "negotypes.typologies.space",
    "Reason": "negotypes.typologies.classification",
    "RecordChange": "negotypes.changes",
    "Reference": "negotypes.citations",
    "References": "negotypes.citations",
    "Sensitivity": "negotypes.typologies.sensitivity",
    "Sorting": "negotypes.typologies.sorting",
    "Typology": "negotypes.typologies",
    "Validation": "negotypes.packs",
    "codebook": "negotypes.codebooks",
    "agreement": "negotypes.coders.agreement",
    "answer_table": "negotypes.expressions",
    "archive": "negotypes.deposit",
    "argument_graph": "negotypes.graphs.arguments",
    "cite": "negotypes.citations",
    "classify_table": "negotypes.expressions",
    "compare": "negotypes.comparison",
    "contrast": "negotypes.typologies.contrast",
    "criterion": "negotypes.conditions",
    "none_of": "negotypes.conditions",
    "any_of": "negotypes.conditions",
    "all_of": "negotypes.conditions",
    "export": "negotypes.citations",
    "field": "negotypes.conditions",
    "has": "negotypes.conditions",
    "installed": "negotypes.packs",
    "krippendorff_alpha": "negotypes.coders.alpha",
    "read": "negotypes.packs",
    "render": "negotypes.citations",
    "read_condition": "negotypes.packs",
    "validate": "negotypes.packs",
    "schema": "negotypes.files.schema",
    "to_gexf": "negotypes.graphs.gexf",
    "to_graphml": "negotypes.graphs.graphml",
    "to_jsonld": "negotypes.graphs.jsonld",
    "to_networkx": "negotypes.graphs.drawing",
    "from_tables": "negotypes.frames.back",
    "tables": "negotypes.frames.tables",
    "to_arrow": "negotypes.frames.arrow",
    "to_csv": "negotypes.frames.data_package",
    "to_duckdb": "negotypes.frames.duckdb",
    "to_pandas": "negotypes.frames.pandas",
    "to_parquet": "negotypes.frames.parquet",
    "to_polars": "negotypes.frames.polars",
    "to_stata": "negotypes.frames.stata",
    "write": "negotypes.packs",
    "write_condition": "negotypes.packs",
}


def __getattr__(name: str) -> Any:
    """Import what is only imported once it is asked for."""
    if name == "plot":
        return import_module("negotypes.plot")
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
    "AnalysisTable",
    "Answer",
    "Argument",
    "ArgumentGraph",
    "ArgumentScope",
    "ArgumentSide",
    "ArmedGroup",
    "Assessment",
    "AssessmentKind",
    "AtRisk",
    "Attribution",
    "AttributionRole",
    "Audit",
    "BrokenReferences",
    "Case",
    "CaseKind",
    "Casebook",
    "Cell",
    "Certainty",
    "Changes",
    "ClaimChange",
    "ClashingIds",
    "ClassChange",
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
    "FieldChange",
    "Finding",
    "GapReason",
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
    "MissingExtra",
    "ModeDimension",
    "NegotiationMode",
    "NegotypesError",
    "NotComparable",
    "NotOne",
    "NotSortable",
    "NotTables",
    "Numbering",
    "Organization",
    "OrganizationForm",
    "Outcome",
    "Pack",
    "PairRule",
    "Panel",
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
    "RecordChange",
    "RecordKind",
    "Reference",
    "References",
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
    "TruthMatrix",
    "TypeClass",
    "Typology",
    "UnknownField",
    "UnknownId",
    "UnknownValue",
    "Validation",
    "When",
    "actor_months",
    "actor_table",
    "agreement",
    "all_of",
    "answer_table",
    "any_of",
    "archive",
    "argument_graph",
    "case_table",
    "cite",
    "classify_table",
    "codebook",
    "compare",
    "contrast",
    "criterion",
    "dyad_years",
    "export",
    "field",
    "from_tables",
    "has",
    "installed",
    "krippendorff_alpha",
    "load",
    "none_of",
    "plot",
    "read",
    "read_condition",
    "render",
    "schema",
    "tables",
    "to_arrow",
    "to_csv",
    "to_duckdb",
    "to_gexf",
    "to_graphml",
    "to_jsonld",
    "to_networkx",
    "to_pandas",
    "to_parquet",
    "to_polars",
    "to_stata",
    "truth_matrix",
    "validate",
    "write",
    "write_condition",
]
