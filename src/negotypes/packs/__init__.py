"""A researcher's own records: read from files, checked, and written to them."""

from negotypes.packs.conditions import read_condition, write_condition
from negotypes.packs.installed import installed
from negotypes.packs.reading import Validation, added, read, validate
from negotypes.packs.writing import write

__all__ = [
    "Validation",
    "added",
    "installed",
    "read",
    "read_condition",
    "validate",
    "write",
    "write_condition",
]
