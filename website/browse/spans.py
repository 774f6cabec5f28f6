"""From when to when something was, as far as its date says so for certain, and as far as it may."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache

from attrs import frozen

from negotypes import Truth, When

FIRST, LAST = date.min.toordinal(), date.max.toordinal()


@frozen
class Span:
    """A date on a line of days.

    Attributes:
        first: The first day on which it may have begun; None if that is open or not said.
        last: The last day on which it may have ended; None if that is open or not said.
        sure: The first and the last day on which it certainly was; None if there is none.
        begins: What is before the first day: nothing, ``..`` if it was always so, or ``?`` if the
            beginning is not said.
        ends: The same of the end: ``..`` if it still goes on.
    """

    first: int | None
    last: int | None
    sure: tuple[int, int] | None
    begins: str
    ends: str


def span(when: When) -> Span:
    """The place of a date on a line of days."""
    return _span(when.edtf)


@lru_cache(maxsize=4096)
def _span(edtf: str) -> Span:
    when = When(edtf=edtf)
    first = None if when.earliest is None else when.earliest.toordinal()
    last = None if when.latest is None else when.latest.toordinal()
    begun = _least(lambda day: when.after(day) is Truth.FAILS, first or FIRST)
    over = _greatest(lambda day: when.before(day) is Truth.FAILS, last or LAST)
    left, _, right = edtf.partition("/")
    sure = (begun, over) if begun is not None and over is not None and begun <= over else None
    # The start of what has always been is certain, as is the end of what goes on.
    return Span(first, last, sure, _open(first, left), _open(last, right))


def _open(day: int | None, written: str) -> str:
    if day is not None:
        return ""
    return ".." if written == ".." else "?"


def _least(told: Callable[[str], bool], low: int) -> int | None:
    """The first day, from one on, from which something is so, if it ever is."""
    high = LAST
    if not told(_iso(high)):
        return None
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if told(_iso(middle)) else (middle + 1, high)
    return low


def _greatest(told: Callable[[str], bool], high: int) -> int | None:
    """The last day, up to one, up to which something is so, if it ever is."""
    low = FIRST
    if not told(_iso(low)):
        return None
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if told(_iso(middle)) else (low, middle - 1)
    return low


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()
