"""Conditions and answers in words."""

from collections.abc import Callable

from negotypes.dates import When
from negotypes.records.condition import (
    DATED,
    AllOf,
    AnyOf,
    Condition,
    FieldTest,
    Has,
    Met,
    NoneOf,
    Scalar,
)
from negotypes.records.kinds import classes_of
from negotypes.records.paths import RECORD_CLASSES, follow
from negotypes.records.typology import Typology
from negotypes.typologies.cells import Cell
from negotypes.vocabulary import RecordKind, Term

Name = Callable[[str], str]
"""Gives the name to show for an id, or for a criterion."""


def in_words(condition: Condition, name: Name, kind: RecordKind | None = None) -> str:
    """A condition as a clause, such as ``scope is Local and there are grievances``.

    Args:
        condition: The condition.
        name: Gives the name to show for an id.
        kind: The kind of record to which it is put.
    """
    match condition:
        case FieldTest():
            return _test(condition, name, kind)
        case Has(other, where, at_least, via):
            number = f"at least {at_least} " if at_least > 1 else ""
            link = f" (by {via})" if via is not None and via != "holder" else ""
            meeting = "" if where is None else f" where {in_words(where, name, other)}"
            return f"there are {number}{other}{link}{meeting}"
        case Met(criterion):
            return name(criterion)
        case NoneOf((FieldTest() as test,)):
            return _test(test, name, kind, " not")
        case NoneOf(parts):
            said = " or ".join(_bracketed(part, name, kind) for part in parts)
            return f"it is not so that {said}"
        case AllOf(parts):
            return " and ".join(_bracketed(part, name, kind) for part in parts)
        case AnyOf(parts):
            return " or ".join(_bracketed(part, name, kind) for part in parts)
        case _:
            raise TypeError(f"no condition: {condition!r}")


def value_in_words(value: Scalar, path: str, name: Name, kind: RecordKind | None = None) -> str:
    """A value of a field as a reader sees it."""
    classes = RECORD_CLASSES if kind is None else classes_of(kind)
    for field in follow(path, classes, "any kind of record").ends:
        if issubclass(field.type, Term) and value in list(field.type):
            return field.type.of(str(value)).label
        if field.ref is not None:
            return name(str(value))
        if field.type is When:
            return When(edtf=str(value)).words
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _test(test: FieldTest, name: Name, kind: RecordKind | None, negated: str = "") -> str:
    classes = RECORD_CLASSES if kind is None else classes_of(kind)
    path = follow(test.path, classes, "any kind of record")
    said = " or ".join(value_in_words(v, test.path, name, kind) for v in test.values)
    what = path_in_words(test.path)
    if test.comparison == "overlaps":
        return f"{what} does not overlap {said}" if negated else f"{what} overlaps {said}"
    if test.comparison in DATED:
        return f"{what} is{negated} {test.comparison} {said}"
    if all(field.many for field in path.ends):
        return f"{what} do not include {said}" if negated else f"{what} include {said}"
    return f"{what} is{negated} {said}"


def path_in_words(path: str) -> str:
    """A dotted path as a phrase: ``role of participants``."""
    return " of ".join(reversed(path.replace("_", " ").split(".")))


def _bracketed(condition: Condition, name: Name, kind: RecordKind | None) -> str:
    said = in_words(condition, name, kind)
    return f"({said})" if isinstance(condition, (AllOf, AnyOf)) else said


def cell_in_words(cell: Cell, typology: Typology) -> str:
    """A cell of a property space as a list of facts."""
    said: list[str] = []
    for key, value in cell.items():
        if isinstance(key, Condition):
            so = key if value else ~key
            said.append(in_words(so, str, typology.unit))
        elif value is None:
            said.append(f"{path_in_words(key)} is another than those asked about")
        else:
            said.append(in_words(FieldTest(key, "is", (value,)), str, typology.unit))
    return "; ".join(said)
