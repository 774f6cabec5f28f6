"""What is so on each row of a table: an expression without nulls, or True or False for all rows."""

from collections.abc import Iterable
from functools import reduce
from typing import NamedTuple

import narwhals.stable.v2 as nw

from negotypes.truth import Truth

Logic = bool | nw.Expr
"""Whether something is so on a row; what is the same on all rows is no expression."""


def both(*parts: Logic) -> Logic:
    """Whether all are so."""
    if any(part is False for part in parts):
        return False
    found = [part for part in parts if not isinstance(part, bool)]
    return reduce(nw.Expr.__and__, found) if found else True


def either(*parts: Logic) -> Logic:
    """Whether one is so."""
    if any(part is True for part in parts):
        return True
    found = [part for part in parts if not isinstance(part, bool)]
    return reduce(nw.Expr.__or__, found) if found else False


def no(part: Logic) -> Logic:
    """Whether it is not so."""
    return not part if isinstance(part, bool) else ~part


NOTHING = nw.lit(None, nw.String)
"""An empty cell."""


def told(part: Logic) -> nw.Expr:
    """What is so as an expression, also where it is the same on all rows."""
    return nw.lit(part) if isinstance(part, bool) else part


class Sides(NamedTuple):
    """Whether a condition is supported on a row, and whether it is disputed.

    "And", "or" and "not" are what they are in `Truth`.

    Attributes:
        support: Whether it is supported.
        dispute: Whether it is disputed.
        apart: Whether it is known that it is never both, which saves asking.
    """

    support: Logic
    dispute: Logic
    apart: bool = False

    def __and__(self, other: "Sides") -> "Sides":
        """Both."""
        apart = self.apart and other.apart
        return Sides(both(self.support, other.support), either(self.dispute, other.dispute), apart)

    def __or__(self, other: "Sides") -> "Sides":
        """Either."""
        apart = self.apart and other.apart
        return Sides(either(self.support, other.support), both(self.dispute, other.dispute), apart)

    def __invert__(self) -> "Sides":
        """Not so."""
        return Sides(self.dispute, self.support, self.apart)

    def being(self, truth: Truth) -> Logic:
        """Whether this is the answer."""
        if self.apart and truth is Truth.CONTESTED:
            return False
        if self.apart and truth is not Truth.UNKNOWN:
            return self.support if truth is Truth.HOLDS else self.dispute
        support = self.support if truth.support else no(self.support)
        return both(support, self.dispute if truth.dispute else no(self.dispute))

    def word(self) -> nw.Expr:
        """The answer by its word."""
        return first(
            (self.being(Truth.HOLDS), Truth.HOLDS),
            (self.being(Truth.CONTESTED), Truth.CONTESTED),
            (self.dispute, Truth.FAILS),
            (True, Truth.UNKNOWN),
        )


def first(*cases: tuple[Logic, Truth | nw.Expr | None]) -> nw.Expr:
    """The first of some texts whose condition is so; null if none is."""
    found: nw.Expr = NOTHING
    for condition, text in reversed(cases):
        then = NOTHING if text is None else text
        then = nw.lit(str(then)) if isinstance(then, Truth) else then
        if condition is True:
            found = then
        elif condition is not False:
            found = nw.when(condition).then(then).otherwise(found)
    return found


def joined(items: Iterable[tuple[Logic, str]], separator: str) -> nw.Expr:
    """The texts whose conditions are so, in one text; an empty one if there are none."""
    found = [
        first((condition, nw.lit(text))) for condition, text in items if condition is not False
    ]
    return nw.concat_str(found or [nw.lit("")], separator=separator, ignore_nulls=True)
