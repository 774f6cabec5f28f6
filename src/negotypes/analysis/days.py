"""The first and the last day that several dates leave open."""

from collections.abc import Iterable

from negotypes.dates import When
from negotypes.records import Case
from negotypes.tidy import Column, ColumnType, status_column

DAYS = (
    Column("first_day", ColumnType.DATE, "The first day on which the case may have begun."),
    status_column(
        "first_day", "Whether the dates of the case, or of its steps, leave open a first day."
    ),
    Column("last_day", ColumnType.DATE, "The last day on which the case may have gone on."),
    status_column(
        "last_day", "Whether the dates of the case, or of its steps, leave open a last day."
    ),
)
"""The columns."""


def days(case: Case, steps: Iterable[When]) -> tuple[str | None, str, str | None, str]:
    """The cells of a case.

    Args:
        case: The case.
        steps: The dates of its steps.
    """
    dated = list(steps)
    lacking = "not-coded"
    if case.period is not None and case.truth("period").support:
        dated.append(case.period)
    elif not dated and case.period is None:
        lacking = next(
            (w for w in ("absent", "inapplicable") if "period" in getattr(case, w)), lacking
        )
    first = [when.earliest for when in dated]
    last = [when.latest for when in dated]
    # Where one of them has no first day, the case may have begun on any day before the others.
    cells = (
        min((day for day in first if day), default=None) if None not in first else None,
        max((day for day in last if day), default=None) if None not in last else None,
    )
    begun, ended = (None if day is None else day.isoformat() for day in cells)
    return (
        begun,
        lacking if begun is None else "coded",
        ended,
        lacking if ended is None else "coded",
    )
