"""What changed from one state of a casebook to another, and what changes with it."""

from negotypes.changes.changes import Changes
from negotypes.changes.claims import ClaimChange
from negotypes.changes.classes import ClassChange
from negotypes.changes.diff import diff
from negotypes.changes.fields import FieldChange, RecordChange

__all__ = ["Changes", "ClaimChange", "ClassChange", "FieldChange", "RecordChange", "diff"]
