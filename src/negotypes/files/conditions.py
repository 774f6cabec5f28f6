"""Conditions as plain values: mappings that say one thing each.

```yaml
all:
  - {field: scope, isin: [local, national]}
  - has: positions
    at_least: 2
    where: {field: stance, is: refuses}
  - none:
      - {field: places, contains: Nigeria}
      - {criterion: global-aims}
```
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from negotypes.errors import UnknownField, did_you_mean, legible, listed
from negotypes.files.scalars import (
    Refused,
    is_list,
    is_mapping,
    read_id,
    read_number,
    read_term,
    read_text,
    read_truth,
    read_typed_number,
    shown,
)
from negotypes.records.condition import (
    COMPARISONS,
    AllOf,
    AnyOf,
    Condition,
    FieldTest,
    Has,
    Met,
    NoneOf,
    Scalar,
)
from negotypes.records.paths import RECORD_CLASSES, follow
from negotypes.records.reference import SlugText
from negotypes.vocabulary import RecordKind, Term
from negotypes.vocabulary.faults import FaultCode

HEADS = {
    "field": tuple(COMPARISONS),
    "has": ("where", "at_least", "via"),
    "criterion": (),
    "all": (),
    "any": (),
    "none": (),
}
"""The word that says what kind of condition it is, and those that may stand beside it."""

_JOINS: dict[str, type[AllOf] | type[AnyOf] | type[NoneOf]] = {
    "all": AllOf,
    "any": AnyOf,
    "none": NoneOf,
}

Faults = list[tuple[tuple[str | int, ...], Refused]]
"""What does not fit, each with the way to it."""


class Unfit(ValueError):
    """Plain values that are no condition.

    Attributes:
        faults: Everything that does not fit, each with the way to it.
    """

    def __init__(self, faults: Faults) -> None:
        """Keep the faults."""
        super().__init__(faults)
        self.faults = faults


def structure(plain: Any, *, typed: bool) -> Condition:
    """Make a condition of plain values.

    Args:
        plain: A mapping.
        typed: Whether scalars have types, as in JSON, or are all text, as in YAML.

    Raises:
        Unfit: The values are no condition; has everything that is wrong with them.
    """
    faults: Faults = []
    made = _made(plain, typed, (), faults)
    if made is None or faults:
        raise Unfit(faults)
    return made


def unstructure(condition: Condition) -> dict[str, Any]:
    """The plain values of a condition."""
    match condition:
        case FieldTest(path, comparison, values):
            return {"field": path, comparison: list(values) if comparison == "isin" else values[0]}
        case Has(kind, where, at_least, via):
            plain: dict[str, Any] = {"has": str(kind)}
            plain |= {"at_least": at_least} if at_least != 1 else {}
            plain |= {"via": via} if via is not None else {}
            return plain | ({"where": unstructure(where)} if where is not None else {})
        case Met(criterion):
            return {"criterion": criterion}
        case _:
            head = next(head for head, join in _JOINS.items() if isinstance(condition, join))
            return {head: [unstructure(part) for _, part in condition.inner()]}


def _made(plain: Any, typed: bool, way: tuple[str | int, ...], faults: Faults) -> Condition | None:
    """The condition, or None after what is wrong with it has been added to the faults."""
    if not is_mapping(plain):
        expected = f"expected a mapping with {listed(list(HEADS), 'or')}"
        faults.append(
            (
                way,
                Refused(FaultCode.NOT_A_CONDITION, f"{shown(plain)} is not a condition", expected),
            )
        )
        return None
    heads = [head for head in HEADS if head in plain]
    if len(heads) != 1:
        told = f"{listed(heads)} in one" if heads else f"{listed(list(plain)) or 'nothing'} in it"
        expected = f"expected exactly one of {listed(list(HEADS), 'or')}"
        faults.append(
            (way, Refused(FaultCode.NOT_A_CONDITION, f"a condition with {told}", expected))
        )
        return None
    (head,) = heads
    before = len(faults)
    for extra in plain:
        if extra != head and extra not in HEADS[head]:
            known = listed([head, *HEADS[head]], "or")
            hint = did_you_mean(extra, HEADS[head])
            problem = f"a condition on '{head}' has no '{legible(extra)}'"
            faults.append(
                (
                    (*way, extra),
                    Refused(FaultCode.NOT_A_CONDITION, problem, f"expected {known}", hint),
                )
            )
    make = {"field": _test, "has": _has, "criterion": _met}.get(head, _joined)
    made = make(plain, typed, way, faults)
    return made if len(faults) == before else None


def _test(plain: Any, typed: bool, way: tuple[str | int, ...], faults: Faults) -> Condition | None:
    path = _read(read_text, plain["field"], (*way, "field"), faults)
    said = [word for word in COMPARISONS if word in plain]
    if len(said) != 1:
        told = f"{listed(said)} at once" if said else "no comparison"
        expected = f"expected one of {listed(list(COMPARISONS), 'or')}"
        faults.append(
            (
                way,
                Refused(FaultCode.NOT_A_CONDITION, f"a condition on a field with {told}", expected),
            )
        )
    if path is None or len(said) != 1:
        return None
    (word,) = said
    read = partial(_scalar, path, typed)
    given = plain[word]
    if word != "isin":
        value = _read(read, given, (*way, word), faults)
        return None if value is None else FieldTest(path, COMPARISONS[word], (value,))
    if not is_list(given) or not given:
        expected = "expected a list: [first, second]"
        problem = "the list is empty" if is_list(given) else f"{shown(given)} is not a list"
        faults.append(((*way, word), Refused(FaultCode.NOT_A_CONDITION, problem, expected)))
        return None
    found = [_read(read, one, (*way, word, n), faults) for n, one in enumerate(given)]
    return FieldTest(
        path, "isin", tuple(dict.fromkeys(value for value in found if value is not None))
    )


def _has(plain: Any, typed: bool, way: tuple[str | int, ...], faults: Faults) -> Condition | None:
    kind = _read(_kind, plain["has"], (*way, "has"), faults)
    least = 1
    if "at_least" in plain:
        read = read_typed_number if typed else read_number
        number = _read(partial(_positive, read), plain["at_least"], (*way, "at_least"), faults)
        least = 1 if number is None else number
    via = _read(read_text, plain["via"], (*way, "via"), faults) if "via" in plain else None
    where = _made(plain["where"], typed, (*way, "where"), faults) if "where" in plain else None
    return None if kind is None else Has(kind, where, least, via)


def _met(plain: Any, typed: bool, way: tuple[str | int, ...], faults: Faults) -> Condition | None:
    name = _read(_slug, plain["criterion"], (*way, "criterion"), faults)
    return None if name is None else Met(name)


def _joined(
    plain: Any, typed: bool, way: tuple[str | int, ...], faults: Faults
) -> Condition | None:
    (head,) = (head for head in _JOINS if head in plain)
    given = plain[head]
    if not is_list(given) or not given:
        expected = "expected a list of conditions"
        problem = "the list is empty" if is_list(given) else f"{shown(given)} is not a list"
        faults.append(((*way, head), Refused(FaultCode.NOT_A_CONDITION, problem, expected)))
        return None
    made = [_made(part, typed, (*way, head, n), faults) for n, part in enumerate(given)]
    parts = [part for part in made if part is not None]
    if not parts:
        return None
    return _JOINS[head](tuple(parts))


def _read(
    read: Callable[[Any], Any], plain: Any, way: tuple[str | int, ...], faults: Faults
) -> Any:
    """What a reader makes of a value, or None after a fault."""
    try:
        return read(plain)
    except Refused as error:
        faults.append(((*way, *error.steps), error))
        return None


def _kind(plain: Any) -> Term:
    return read_term(plain, RecordKind)


def _slug(plain: Any) -> str:
    return read_id(plain, SlugText)


def _positive(read: Callable[[Any], int], plain: Any) -> int:
    number = read(plain)
    if number < 1:
        raise Refused(
            FaultCode.NOT_A_CONDITION, "at least 0 is always so", "expected a number from 1"
        )
    return number


def _scalar(path: str, typed: bool, plain: Any) -> Scalar:
    """A value of the type that the field has; whether it fits the field is asked later."""
    if is_list(plain) or is_mapping(plain):
        raise Refused(
            FaultCode.NOT_A_CONDITION,
            f"{shown(plain)} is not a value",
            "expected one value; 'isin' takes a list",
        )
    if plain is None or (isinstance(plain, str) and not plain.strip()):
        problem = "null is not a value" if plain is None else "the value is empty"
        raise Refused(FaultCode.EMPTY, problem, "expected what to compare the field with")
    if typed:
        return read_text(plain) if isinstance(plain, str) else _typed(plain)
    text = read_text(plain)
    try:
        types = {field.type for field in follow(path, RECORD_CLASSES, "any kind of record").ends}
    except UnknownField:
        return text
    if types == {bool}:
        return read_truth(text)
    if types == {int}:
        return read_number(text)
    return text


def _typed(plain: Any) -> Scalar:
    return plain if isinstance(plain, bool) else read_typed_number(plain)
