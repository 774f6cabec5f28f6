"""When something began and ended, as far as a date says it for certain."""

from negotypes.dates import When
from negotypes.truth import Truth

_LAST = 9999
"""The last year that can be written."""


def years(when: When) -> dict[str, int]:
    """The years in which a date or period begins and ends: `start`, `end`, where certain."""
    found: dict[str, int] = {}
    first, last = when.earliest, when.latest
    if first is not None and _begins_in(when, first.year):
        found["start"] = first.year
    if last is not None and _ends_in(when, last.year):
        found["end"] = last.year
    return found


def spell(when: When) -> tuple[str | None, str | None] | None:
    """The first day on which a period may have begun and the last on which it may have ended.

    Returns:
        The days, None for one that is open; or None if not both years are certain or open.
    """
    certain = years(when)
    begins, _, ends = when.edtf.partition("/")
    first, last = when.earliest, when.latest
    if ("start" in certain or begins == "..") and ("end" in certain or ends == ".."):
        return (first.isoformat() if first else None, last.isoformat() if last else None)
    return None


def _begins_in(when: When, year: int) -> bool:
    # Before the year 1 there is no day of which to ask.
    late = year > 1 and when.after(f"{year - 1:04}-12-31") is Truth.HOLDS
    return late and when.after(f"{year:04}-12-31") is Truth.FAILS


def _ends_in(when: When, year: int) -> bool:
    early = year < _LAST and when.before(f"{year + 1:04}-01-01") is Truth.HOLDS
    return early and when.before(f"{year:04}-01-01") is Truth.FAILS
