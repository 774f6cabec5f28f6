"""Small typologies of armed groups for the tests, and groups to put to them. All invented."""

from typing import Any

from negotypes import (
    ArmedGroup,
    Casebook,
    Condition,
    Grievance,
    GrievanceKind,
    RecordKind,
    TypeClass,
    Typology,
    field,
)
from sample import BOOK, said

LOCAL = field("scope") == "local"
NATIONAL = field("scope") == "national"
SPLIT = field("structure") == "split"
CENTRAL = field("structure") == "centralised"


def one(class_id: str, criteria: Condition | None = None, **fields: Any) -> TypeClass:
    """A class that is named for its id."""
    given: dict[str, Any] = {
        "name": class_id.capitalize(),
        "definition": f"the groups called {class_id}.",
        "defined": True,
    }
    return TypeClass(id=class_id, criteria=criteria, **(given | fields))


def scheme(*classes: TypeClass, **fields: Any) -> Typology:
    """A typology of actors by Ada Marsh, which is in no casebook."""
    given: dict[str, Any] = {
        "id": "kinds-of-group",
        "evidence": (said(31),),
        "summary": "Groups are told apart.",
        "name": "Kinds of group",
        "holder": "ada-marsh",
        "unit": RecordKind.ACTORS,
    }
    return Typology(classes=classes, **(given | fields))


def group(record_id: str = "g", **fields: Any) -> ArmedGroup:
    """An armed group of which nothing is coded but a name, on one piece of evidence."""
    given: dict[str, Any] = {"evidence": (said(1),), "name": f"Group {record_id.upper()}"}
    return ArmedGroup(id=record_id, **(given | fields))


def grievance(record_id: str, holder: str = "g", **fields: Any) -> Grievance:
    """A grievance of a group about poverty."""
    given: dict[str, Any] = {
        "evidence": (said(2),),
        "summary": f"Grievance {record_id}.",
        "kinds": (GrievanceKind.POVERTY,),
    }
    return Grievance(id=record_id, holder=holder, **(given | fields))


def book(*records: Any) -> Casebook:
    """A casebook with these records, and the two authors."""
    return Casebook([*records, BOOK.actors["ada-marsh"], BOOK.actors["ben-reed"]])
