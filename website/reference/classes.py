"""Which classes have a table in the reference, and where it stands."""

from pathlib import Path

from attrs import AttrsInstance

import negotypes as nt
from negotypes.records import ACTOR_CLASSES, CLASSES, Record, Statement
from negotypes.records.fields import describe
from negotypes.tidy import part_tables
from negotypes.vocabulary import RecordKind

Class = type[AttrsInstance]

TEXT = Path(__file__).parent / "text"
"""What stands at the head of each page that is made."""


def record_classes() -> tuple[Class, ...]:
    """What all records have, and every class of record and part, in the order of the page."""
    order: list[Class] = [Record, Statement, nt.Evidence, nt.Attribution]
    for kind, cls in CLASSES.items():
        order.append(nt.Typology if kind is RecordKind.TYPOLOGIES else cls)
        order += ACTOR_CLASSES if kind is RecordKind.ACTORS else ()
        order += (part for part in part_tables() if part in parts_of(cls) and part not in order)
    return tuple(order)


def classes() -> tuple[Class, ...]:
    """Every class that has a table, in the order of the page."""
    return (*record_classes(), nt.Pack, nt.Deprecation)


def parts_of(cls: Class) -> set[type]:
    """The classes of the parts of a record, or of a part."""
    return {field.type for field in describe(cls).values() if field.is_part}


def base_of(cls: Class) -> Class | None:
    """The class that has a table of which another is the nearest kind, if there is one."""
    return next((base for base in cls.__mro__[1:] if base in classes()), None)


def place(cls: type) -> str:
    """The name by which links lead to the table of a class."""
    # Beside its fields, a typology has what it can be asked, on another page.
    return "record-typology" if cls.__name__ == "Typology" else f"negotypes.{cls.__name__}"
