"""Conditions built, bound to a casebook, and answered: for one record, or for all at once."""

from negotypes.conditions.binding import bind
from negotypes.conditions.book import Book
from negotypes.conditions.build import (
    Asked,
    all_of,
    any_of,
    criterion,
    equal,
    field,
    has,
    none_of,
    together,
)
from negotypes.conditions.bulk import Bits, Bulk
from negotypes.conditions.grounds import Ground, grounds, why
from negotypes.conditions.single import find, truth

__all__ = [
    "Asked",
    "Bits",
    "Book",
    "Bulk",
    "Ground",
    "all_of",
    "any_of",
    "bind",
    "criterion",
    "equal",
    "field",
    "find",
    "grounds",
    "has",
    "none_of",
    "together",
    "truth",
    "why",
]
