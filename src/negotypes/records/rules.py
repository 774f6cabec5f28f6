"""What must hold within one record, beyond the types of its fields."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from attrs import AttrsInstance

from negotypes.errors import (
    DateError,
    LookupFailed,
    NegotypesError,
    UnknownValue,
    did_you_mean,
    legible,
    listed,
)
from negotypes.records.condition import Condition, FieldTest, Has, Met
from negotypes.records.evidence import Evidence
from negotypes.records.fields import Path, describe, items_of
from negotypes.records.pack import Pack
from negotypes.records.paths import admitted, compared, link, path_of
from negotypes.records.record import Record
from negotypes.records.typology import Typology
from negotypes.vocabulary import RecordKind
from negotypes.vocabulary.faults import FaultCode

ANCHOR_WORDS = range(3, 9)
"""How many words an anchor may have: enough to find the place, too few to be a quotation."""

Breach = tuple[Path, FaultCode, str, str | None]
"""The way to a value, the code of what is wrong with it, what that is, and what was expected."""


def part_breaches(part: AttrsInstance, path: Path, holder: type[AttrsInstance]) -> Iterator[Breach]:
    """Every rule that a part of a record breaks, whatever is wrong with the rest of the record.

    Args:
        part: The part.
        path: The way to it.
        holder: The class of what it is a part of.
    """
    if isinstance(part, Evidence):
        yield from _evidence(part, path, holder)
    yield from _within(part, path)


def breaches(record: Record | Pack) -> Iterator[Breach]:
    """Every rule that a record, or the description of a pack, breaks."""
    yield from _within(record, ())
    if isinstance(record, Record):
        yield from _left_out(record)
    if isinstance(record, Typology):
        yield from _scheme(record)


def _within(part: AttrsInstance, path: Path) -> Iterator[Breach]:
    """The rules that a record and its parts break, each part in what holds it."""
    for name, full, is_part in _ruled(type(part)):
        items = items_of(getattr(part, name))
        here = (*path, name)
        if full and not items:
            yield here, FaultCode.EMPTY, f"'{name}' is empty", "expected at least one"
        if is_part and items:
            if hasattr(items[0], "id"):
                yield from _same_ids(items, here)
            for index, inner in enumerate(items):
                yield from part_breaches(inner, (*here, index), type(part))


@cache
def _ruled(cls: type[AttrsInstance]) -> list[tuple[str, bool, bool]]:
    """The fields with rules: the name, whether it must hold something, whether it holds parts."""
    fields = describe(cls).values()
    ruled = ((f.name, f.many and f.required, f.is_part) for f in fields)
    return [(name, full, is_part) for name, full, is_part in ruled if full or is_part]


def _same_ids(parts: Iterable[Any], path: Path) -> Iterator[Breach]:
    """Parts that have ids of their own, such as the classes of a typology, differ in them."""
    met: set[str] = set()
    for index, part in enumerate(parts):
        if part.id in met:
            problem = f"the id '{part.id}' is given twice"
            yield (*path, index, "id"), FaultCode.PART_TWICE, problem, None
        met.add(part.id)


def _evidence(evidence: Evidence, path: Path, cls: type[AttrsInstance]) -> Iterator[Breach]:
    words = len(evidence.anchor.split())
    if words not in ANCHOR_WORDS:
        count = "1 word" if words == 1 else f"{words} words"
        problem = f"the anchor '{legible(evidence.anchor)}' has {count}"
        yield (
            (*path, "anchor"),
            FaultCode.ANCHOR_LENGTH,
            problem,
            "expected three to eight words as printed",
        )
    for index, number in enumerate(evidence.paragraphs):
        if number < 1:
            expected = "paragraphs are counted from 1"
            here = (*path, "paragraphs", index)
            yield here, FaultCode.NO_PARAGRAPH, f"no paragraph {number}", expected
    yield from _field_names(evidence.fields, (*path, "fields"), cls)


def _left_out(record: Record) -> Iterator[Breach]:
    known = describe(type(record))
    for name in ("absent", "inapplicable"):
        named: tuple[str, ...] = getattr(record, name)
        yield from _field_names(named, (name,), type(record))
        for index, field in enumerate(named):
            if field in known and getattr(record, field) != known[field].default:
                problem = f"'{field}' is said to be {name} and has a value"
                yield (
                    (name, index),
                    FaultCode.ABSENT_AND_GIVEN,
                    problem,
                    "expected one or the other",
                )


def _field_names(names: tuple[str, ...], path: Path, cls: type[AttrsInstance]) -> Iterator[Breach]:
    known = list(describe(cls))
    for index, name in enumerate(names):
        if name not in known:
            expected = did_you_mean(name, known) or f"expected {listed(known, 'or')}"
            problem = f"{cls.__name__} has no field '{legible(name)}'"
            yield (*path, index), FaultCode.NO_SUCH_FIELD, problem, expected


def _scheme(typology: Typology) -> Iterator[Breach]:
    """What the conditions of a typology ask can be asked, and what they name is there."""
    criteria = [criterion.id for criterion in typology.criteria]
    dimensions = [dimension.id for dimension in typology.dimensions]
    for index, criterion in enumerate(typology.criteria):
        if criterion.dimension is not None and criterion.dimension not in dimensions:
            problem = f"no dimension '{legible(criterion.dimension)}' in the typology"
            expected = f"expected {listed(dimensions, 'or')}" if dimensions else None
            hint = did_you_mean(criterion.dimension, dimensions) or expected
            yield ("criteria", index, "dimension"), FaultCode.NOT_IN_TYPOLOGY, problem, hint
    for way, condition in typology.conditions():
        # A criterion that names another would make a reader look in many places.
        named = [] if way[0] in ("criteria", "population") else criteria
        yield from misasked(condition, typology.unit, way, named)


def misasked(
    condition: Condition, kind: RecordKind, way: Path = (), criteria: Sequence[str] = ()
) -> Iterator[Breach]:
    """What in a condition cannot be asked of records of a kind.

    Args:
        condition: The condition.
        kind: The kind.
        way: The way to it.
        criteria: The criteria that it may name.
    """
    of = kind
    match condition:
        case FieldTest():
            yield from _field_test(condition, kind, way)
        case Has():
            of, criteria = condition.kind, ()
            try:
                link(condition.kind, kind, condition.via)
            except LookupFailed as error:
                here = (*way, "has" if condition.via is None else "via")
                yield _breach(here, error, FaultCode.CANNOT_ASK)
        case Met(name) if name not in criteria:
            problem = f"no criterion '{legible(name)}' to be named here"
            expected = f"expected {listed(criteria, 'or')}" if criteria else None
            hint = did_you_mean(name, criteria) or expected
            yield (*way, "criterion"), FaultCode.NOT_IN_TYPOLOGY, problem, hint
        case _:
            pass
    for further, part in condition.inner():
        yield from misasked(part, of, (*way, *further), criteria)


def _field_test(test: FieldTest, kind: RecordKind, way: Path) -> Iterator[Breach]:
    try:
        path = path_of(test.path, kind)
    except LookupFailed as error:
        yield _breach((*way, "field"), error, FaultCode.CANNOT_ASK)
        return
    here = (*way, test.comparison)
    try:
        compared(path, test.comparison)
    except UnknownValue as error:
        yield _breach(here, error, FaultCode.CANNOT_ASK)
        return
    for number, value in enumerate(test.values):
        try:
            admitted(path, value)
        except (UnknownValue, DateError) as error:
            code = FaultCode.NEVER_SO if isinstance(error, UnknownValue) else FaultCode.NOT_A_DATE
            yield _breach((*here, number) if test.comparison == "isin" else here, error, code)


def _breach(path: Path, error: NegotypesError, code: FaultCode) -> Breach:
    problem, _, expected = str(error).partition("; ")
    return path, code, problem, expected or None
