"""Whether what a record says was so at a date."""

from negotypes.dates import When
from negotypes.records.demand import Demand, Precondition
from negotypes.records.goal import Goal
from negotypes.records.grievance import Grievance
from negotypes.records.position import Position
from negotypes.records.record import Record
from negotypes.records.relation import Relation
from negotypes.truth import Truth

_LASTING = (Relation, Grievance, Goal, Demand, Precondition, Position)
"""Kinds of record that hold for a time, and may be over."""


def in_force(record: Record, then: When) -> bool:
    """Whether it is not known that the record had not begun at a date, or was over."""
    when: When | None = getattr(record, "period", getattr(record, "date", None))
    if when is None:
        return True
    begun = when.after(then) is not Truth.HOLDS
    # A plain date says when something was so, not that it was over afterwards; a period does.
    over = isinstance(record, _LASTING) and "/" in when.edtf and when.before(then) is Truth.HOLDS
    return begun and not over
