"""What must hold within one record, beyond the types of its fields."""

from collections.abc import Iterable, Iterator

from attrs import AttrsInstance

from negotypes.errors import did_you_mean, legible, listed
from negotypes.records.evidence import Evidence
from negotypes.records.fields import Path, describe, items_of
from negotypes.records.record import Record

ANCHOR_WORDS = range(3, 9)
"""How many words an anchor may have: enough to find the place, too few to be a quotation."""

Breach = tuple[Path, str, str | None]
"""The way to a value, what is wrong with it, and what was expected."""


def breaches(record: Record) -> Iterator[Breach]:
    """Every rule that a record breaks."""
    yield from _within(record, ())
    yield from _left_out(record)


def _within(part: AttrsInstance, path: Path) -> Iterator[Breach]:
    """The rules that a record and its parts break, each part in what holds it."""
    for field in describe(type(part)).values():
        items = items_of(getattr(part, field.name))
        here = (*path, field.name)
        if field.many and field.required and not items:
            yield here, f"'{field.name}' is empty", "expected at least one"
        if field.is_part:
            yield from _same_ids(items, here)
            for index, inner in enumerate(items):
                if isinstance(inner, Evidence):
                    yield from _evidence(inner, (*here, index), type(part))
                yield from _within(inner, (*here, index))


def _same_ids(parts: Iterable[AttrsInstance], path: Path) -> Iterator[Breach]:
    """Parts that have ids of their own, such as the classes of a typology, differ in them."""
    met: set[str] = set()
    for index, part in enumerate(parts):
        part_id: str | None = getattr(part, "id", None)
        if part_id in met:
            yield (*path, index, "id"), f"the id '{part_id}' is given twice", None
        elif part_id is not None:
            met.add(part_id)


def _evidence(evidence: Evidence, path: Path, cls: type[AttrsInstance]) -> Iterator[Breach]:
    words = len(evidence.anchor.split())
    if words not in ANCHOR_WORDS:
        count = "1 word" if words == 1 else f"{words} words"
        problem = f"the anchor '{legible(evidence.anchor)}' has {count}"
        yield (*path, "anchor"), problem, "expected three to eight words as printed"
    for index, number in enumerate(evidence.paragraphs):
        if number < 1:
            expected = "paragraphs are counted from 1"
            yield (*path, "paragraphs", index), f"no paragraph {number}", expected
    yield from _field_names(evidence.fields, (*path, "fields"), cls)


def _left_out(record: Record) -> Iterator[Breach]:
    known = describe(type(record))
    for name in ("absent", "inapplicable"):
        named: tuple[str, ...] = getattr(record, name)
        yield from _field_names(named, (name,), type(record))
        for index, field in enumerate(named):
            if field in known and getattr(record, field) != known[field].default:
                problem = f"'{field}' is said to be {name} and has a value"
                yield (name, index), problem, "expected one or the other"


def _field_names(names: tuple[str, ...], path: Path, cls: type[AttrsInstance]) -> Iterator[Breach]:
    known = list(describe(cls))
    for index, name in enumerate(names):
        if name not in known:
            expected = did_you_mean(name, known) or f"expected {listed(known, 'or')}"
            yield (*path, index), f"{cls.__name__} has no field '{legible(name)}'", expected
