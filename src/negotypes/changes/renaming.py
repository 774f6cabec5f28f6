"""Ids that were given up for others."""

from collections.abc import Container, Iterator, Mapping
from typing import Any, TypeVar, cast

from attrs import AttrsInstance, evolve

from negotypes.records import Record, Typology
from negotypes.records.condition import AllOf, AnyOf, Condition, FieldTest, Has, NoneOf
from negotypes.records.fields import describe, items_of
from negotypes.records.paths import path_of
from negotypes.vocabulary import RecordKind

R = TypeVar("R", bound=Record)

Ids = Mapping[str, str]
"""For each id that was given up, the one that stands in its place."""


def given_up(successors: Ids, held: Container[str]) -> dict[str, str]:
    """For each id that is no longer held, the one held in its place, by however many steps."""
    found: dict[str, str] = {}
    for old in successors:
        last, passed = old, [old]
        while last not in held and last in successors and successors[last] not in passed:
            last = successors[last]
            passed.append(last)
        if last != old and last in held:
            found[old] = last
    return found


def renamed(record: R, ids: Ids) -> R:
    """A record with the ids that were given up replaced: its own, and those it names."""
    unit = record.unit if isinstance(record, Typology) else None
    changed = dict(_changed(record, ids, unit))
    return evolve(record, id=ids.get(record.id, record.id), **changed)


def _changed(part: AttrsInstance, ids: Ids, unit: RecordKind | None) -> Iterator[tuple[str, Any]]:
    """The fields of a record, or of a part of one, that name an id which was given up."""
    for name, field in describe(type(part)).items():
        held = items_of(getattr(part, name))
        if field.ref:
            # Where both stood, one stands now.
            items = tuple(dict.fromkeys(ids.get(item, item) for item in held))
        elif field.is_part:
            items = tuple(evolve(item, **dict(_changed(item, ids, unit))) for item in held)
        elif unit is not None and issubclass(field.type, Condition):
            items = tuple(_asked(item, unit, ids) for item in held)
        else:
            continue
        if items != held:
            yield name, items if field.many else items[0]


def _asked(condition: Condition, kind: RecordKind, ids: Ids) -> Condition:
    """A condition on records of a kind that asks for the ids which are held now."""
    match condition:
        case FieldTest(path, comparison, values) if _leads_to_ids(path, kind):
            now = (ids.get(value, value) if isinstance(value, str) else value for value in values)
            return FieldTest(path, comparison, tuple(dict.fromkeys(now)))
        case Has(other, where, at_least, via):
            return Has(other, None if where is None else _asked(where, other, ids), at_least, via)
        case AllOf(parts) | AnyOf(parts) | NoneOf(parts):
            join = cast("type[AllOf]", type(condition))
            return join(tuple(_asked(part, kind, ids) for part in parts))
        case _:
            return condition


def _leads_to_ids(text: str, kind: RecordKind) -> bool:
    """Whether a path leads to the ids of records, and not to those of parts of a record."""
    path = path_of(text, kind)
    *ways, last = path.steps
    if last[0].ref is not None:
        return True
    return last[0].name == "id" and all(field.ref for way in ways[-1:] for field in way)
