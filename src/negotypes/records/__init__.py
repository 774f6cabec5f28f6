"""What a record is: frozen values, one concept a file, no input or output."""

from negotypes.records.actor import Actor, ArmedGroup, Community, Organization, Person, State
from negotypes.records.argument import Argument
from negotypes.records.assessment import Assessment, Finding
from negotypes.records.case import Case, Episode
from negotypes.records.condition import Condition
from negotypes.records.demand import Demand, Precondition
from negotypes.records.event import Event
from negotypes.records.evidence import Attribution, Evidence
from negotypes.records.goal import Goal
from negotypes.records.grievance import Grievance
from negotypes.records.kinds import ACTOR_CLASSES, CLASSES, classes_of, kind_of
from negotypes.records.mode import NegotiationMode
from negotypes.records.participant import Participant
from negotypes.records.position import Position
from negotypes.records.problem import Problem
from negotypes.records.record import Record, Statement
from negotypes.records.relation import Relation
from negotypes.records.risk import Risk
from negotypes.records.source import Source
from negotypes.records.typology import Criterion, Dimension, TypeClass, Typology
from negotypes.records.value import Value

__all__ = [
    "ACTOR_CLASSES",
    "CLASSES",
    "Actor",
    "Argument",
    "ArmedGroup",
    "Assessment",
    "Attribution",
    "Case",
    "Community",
    "Condition",
    "Criterion",
    "Demand",
    "Dimension",
    "Episode",
    "Event",
    "Evidence",
    "Finding",
    "Goal",
    "Grievance",
    "NegotiationMode",
    "Organization",
    "Participant",
    "Person",
    "Position",
    "Precondition",
    "Problem",
    "Record",
    "Relation",
    "Risk",
    "Source",
    "State",
    "Statement",
    "TypeClass",
    "Typology",
    "Value",
    "classes_of",
    "kind_of",
]
