"""What must hold within one record, beyond the types of its fields."""

from collections.abc import Iterator

from attrs import AttrsInstance

from negotypes.errors import did_you_mean, listed
from negotypes.records.evidence import Evidence
from negotypes.records.fields import Path, describe, items_of
from negotypes.records.record import Record

ANCHOR_WORDS = range(3, 9)
"""How many words an anchor may have: enough to find the place, too few to be a quotation."""

Breach = tuple[Path, str, str | None]
"""The way to a value, what is wrong with it, and what was expected."""


def breaches(record: Record) -> Iterator[Breach]:
    """Every rule that a record breaks."""
    yield from _empty(record, ())
    for index, evidence in enumerate(record.evidence):
        yield from _evidence(evidence, ("evidence", index), type(record))
    yield from _left_out(record)


def _empty(part: AttrsInstance, path: Path) -> Iterator[Breach]:
    for field in describe(type(part)).values():
        value = getattr(part, field.name)
        here = (*path, field.name)
        if field.many and field.required and not value:
            yield here, f"'{field.name}' is empty", "expected at least one"
        if field.is_part:
            for index, inner in enumerate(items_of(value)):
                yield from _empty(inner, (*here, index))


def _evidence(evidence: Evidence, path: Path, cls: type[Record]) -> Iterator[Breach]:
    words = len(evidence.anchor.split())
    if words not in ANCHOR_WORDS:
        problem = f"the anchor '{evidence.anchor}' has {words} words"
        yield (*path, "anchor"), problem, "expected three to eight words as printed"
    for index, number in enumerate(evidence.paragraphs):
        if number < 1:
            expected = "paragraphs are counted from 1"
            yield (*path, "paragraphs", index), f"no paragraph {number}", expected
    yield from _field_names(evidence.fields, (*path, "fields"), cls)


def _left_out(record: Record) -> Iterator[Breach]:
    for name in ("absent", "inapplicable"):
        named: tuple[str, ...] = getattr(record, name)
        yield from _field_names(named, (name,), type(record))
        for index, field in enumerate(named):
            if getattr(record, field, None):
                problem = f"'{field}' is said to be {name} and has a value"
                yield (name, index), problem, "expected one or the other"


def _field_names(names: tuple[str, ...], path: Path, cls: type[Record]) -> Iterator[Breach]:
    known = list(describe(cls))
    for index, name in enumerate(names):
        if name not in known:
            expected = did_you_mean(name, known) or f"expected {listed(known, 'or')}"
            yield (*path, index), f"{cls.__name__} has no field '{name}'", expected
