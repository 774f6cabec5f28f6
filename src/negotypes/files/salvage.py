"""What can be checked of a record although something in it is wrong.

Whoever mends a file wants to be told everything at once. So the parts of a record that are in
order are held to their rules, and what it names is looked up, even where it is no record yet.
"""

from collections.abc import Iterator
from typing import Any

from attrs import AttrsInstance

from negotypes.files import codec
from negotypes.files.nodes import Items, Node
from negotypes.files.scalars import SLUG, TEXT_LENGTH
from negotypes.records import ACTOR_CLASSES, CLASSES
from negotypes.records.fields import Field, Path, describe
from negotypes.records.references import Reference
from negotypes.vocabulary import RecordKind


def class_of(node: Node, kind: RecordKind) -> type[AttrsInstance]:
    """The class that a record is meant to be of; for actors it depends on their kind."""
    said = node.step("kind")
    if kind is RecordKind.ACTORS and said is not None:
        for cls in ACTOR_CLASSES:
            if describe(cls)["kind"].default == said.value:
                return cls
    return CLASSES[kind]


def sound_parts(
    node: Node, cls: type[AttrsInstance], typed: bool, path: Path = ()
) -> Iterator[tuple[Path, Any, type[AttrsInstance]]]:
    """The parts that are in order by themselves: the way to each, the part, and what holds it."""
    for field, here, inner in _values(node, cls, path):
        if field.is_part:
            made = codec.structure(inner.plain(), field.type, typed=typed)
            if isinstance(made, list):
                yield from sound_parts(inner, field.type, typed, here)
            else:
                yield here, made, cls


def sound_references(node: Node, cls: type[AttrsInstance], path: Path = ()) -> Iterator[Reference]:
    """What is named wherever a reference belongs, if it is an id at all."""
    for field, here, inner in _values(node, cls, path):
        if field.is_part:
            yield from sound_references(inner, field.type, here)
        elif field.ref and _is_id(inner.value):
            yield here, field.ref, str(inner.value)


def _is_id(value: object) -> bool:
    return isinstance(value, str) and len(value) <= TEXT_LENGTH and bool(SLUG.fullmatch(value))


def _values(node: Node, cls: type[AttrsInstance], path: Path) -> Iterator[tuple[Field, Path, Node]]:
    """The values that stand in the fields of a class, with the way to each."""
    for field in describe(cls).values():
        held = node.step(field.name)
        if held is None or field.derived:
            continue
        if not field.many:
            yield field, (*path, field.name), held
        elif isinstance(held, Items):
            for index, inner in enumerate(held.items):
                yield field, (*path, field.name, index), inner
