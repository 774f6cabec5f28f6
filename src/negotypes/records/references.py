"""Which other records a record names."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, TypeVar, cast

from attrs import AttrsInstance, evolve

from negotypes.errors import UnknownField
from negotypes.records.condition import AllOf, AnyOf, Condition, FieldTest, Has, NoneOf, Way
from negotypes.records.fields import Path, describe, items_of
from negotypes.records.paths import path_of
from negotypes.records.record import Record
from negotypes.records.typology import Typology
from negotypes.vocabulary import RecordKind

R = TypeVar("R", bound=AttrsInstance)
C = TypeVar("C", bound=Condition | None)

Reference = tuple[Path, str, str]
"""The path to a reference, the collection it points to, the id."""


def references(part: AttrsInstance, path: Path = ()) -> Iterator[Reference]:
    """Every reference in a record, or in a part of one to which a path leads."""
    for name, (many, ref) in _linking(type(part)).items():
        for index, item in enumerate(items_of(getattr(part, name))):
            step = (*path, name, index) if many else (*path, name)
            if ref is None:
                yield from references(item, step)
            else:
                yield step, ref, item
    if isinstance(part, Typology):
        for way, condition in part.conditions():
            yield from _asked(condition, part.unit, way)


@cache
def _linking(cls: type[AttrsInstance]) -> dict[str, tuple[bool, str | None]]:
    """The fields that hold references, or parts of a record that may hold some."""
    return {
        field.name: (field.many, field.ref)
        for field in describe(cls).values()
        if not field.derived and (field.ref or field.is_part)
    }


def redirected(record: R, successors: Mapping[str, str]) -> R:
    """A record, or a part of one, that names the successors of ids that were given up."""
    changed: dict[str, Any] = {}
    for name, (many, ref) in _linking(type(record)).items():
        items = items_of(getattr(record, name))
        led = tuple(
            redirected(item, successors) if ref is None else successors.get(item, item)
            for item in items
        )
        if led != items:
            # Two ids that have become one name one record.
            changed[name] = tuple(dict.fromkeys(led)) if many else led[0]
    made: Any = evolve(record, **changed) if changed else record  # type: ignore[misc]
    return cast("R", _reasked(made, successors) if isinstance(made, Typology) else made)


def _reasked(typology: Typology, successors: Mapping[str, str]) -> Typology:
    """A typology whose conditions ask for the successors of ids that were given up."""

    def led(condition: C) -> C:
        made: Any = None if condition is None else _led(condition, typology.unit, successors)
        return cast("C", made)

    return evolve(
        typology,
        population=led(typology.population),
        criteria=tuple(evolve(one, condition=led(one.condition)) for one in typology.criteria),
        classes=tuple(evolve(one, criteria=led(one.criteria)) for one in typology.classes),
        impossible=tuple(map(led, typology.impossible)),
    )


def _led(condition: Condition, kind: RecordKind, successors: Mapping[str, str]) -> Condition:
    match condition:
        case FieldTest() if _named_by(condition, kind) is not None:
            values = dict.fromkeys(
                successors.get(value, value) if isinstance(value, str) else value
                for value in condition.values
            )
            return evolve(condition, values=tuple(values))
        case Has() if condition.where is not None:
            return evolve(condition, where=_led(condition.where, condition.kind, successors))
        case AllOf() | AnyOf() | NoneOf():
            return type(condition)(tuple(_led(part, kind, successors) for part in condition.parts))
        case _:
            return condition


def _named_by(test: FieldTest, kind: RecordKind) -> str | None:
    """The collection to which the field of a test refers, if it refers to one."""
    try:
        return path_of(test.path, kind).ends[0].ref
    except UnknownField:
        return None  # a fault of its own


def _asked(condition: Condition, kind: RecordKind, way: Way) -> Iterator[Reference]:
    """The records of which a condition asks."""
    if isinstance(condition, FieldTest) and (ref := _named_by(condition, kind)) is not None:
        here = (*way, condition.comparison)
        several = condition.comparison == "isin"
        for number, value in enumerate(condition.values):
            if isinstance(value, str):  # anything else is a fault of its own
                yield (*here, number) if several else here, ref, value
    of = condition.kind if isinstance(condition, Has) else kind
    for further, part in condition.inner():
        yield from _asked(part, of, (*way, *further))


def naming(records: Iterable[Record], subject: str) -> tuple[frozenset[str], frozenset[str]]:
    """The ids of the records that name an id in what they say, and in their evidence."""
    named: set[str] = set()
    voiced: set[str] = set()
    for record in records:
        for path, _, held in references(record):
            if held == subject:
                (voiced if "evidence" in path else named).add(record.id)
    return frozenset(named), frozenset(voiced)
