"""Conditions built, bound to a casebook, and answered: for one record, or for all at once."""

from negotypes.conditions.binding import bind
from negotypes.conditions.book import Book
from negotypes.conditions.build import Asked, criterion, equal, field, has
from negotypes.conditions.bulk import Bits, Bulk
from negotypes.conditions.grounds import Ground, grounds, why
from negotypes.conditions.single import truth

__all__ = [
    "Asked",
    "Bits",
    "Book",
    "Bulk",
    "Ground",
    "bind",
    "criterion",
    "equal",
    "field",
    "grounds",
    "has",
    "truth",
    "why",
]
