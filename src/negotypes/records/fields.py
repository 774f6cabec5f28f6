"""What the record classes say about their own fields.

Files, indexes, checks and code books all read the classes through this one description,
so that a new field is known everywhere once it is declared.
"""

import types
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Literal, TypeGuard, Union, get_args, get_origin

from attrs import NOTHING, AttrsInstance, frozen, has
from attrs import fields as attrs_fields

from negotypes.dates import When
from negotypes.records.reference import Ref, Slug

Path = tuple[str | int, ...]
"""The way from a record to one of its values: field names and positions."""


@frozen
class Field:
    """One field of a record class.

    Attributes:
        name: Its name.
        doc: Its one line of documentation.
        type: The type of a value, or of one of the values where there are many.
        many: Whether it holds any number of values.
        required: Whether it must be given.
        default: What it is when it is not given.
        slug: Whether it holds slugs, such as ids.
        ref: The collection whose ids it holds, or None.
        derived: Whether the casebook fills it in.
        open: Whether it holds a list that need not be complete.
        is_part: Whether its values are parts of a record with fields of their own.
    """

    name: str
    doc: str
    type: type[Any]
    many: bool
    required: bool
    default: Any
    slug: bool
    ref: str | None
    derived: bool
    open: bool
    is_part: bool


def describe(cls: type[AttrsInstance]) -> dict[str, Field]:
    """The fields of a record class, or of a part of a record, by name."""
    if cls not in _described:
        _described[cls] = _describe(cls)
    return _described[cls]


_described: dict[type, dict[str, Field]] = {}


def _describe(cls: type[AttrsInstance]) -> dict[str, Field]:
    docs = _docs(cls)
    described: dict[str, Field] = {}
    for attribute in attrs_fields(cls):
        if "outside" in attribute.metadata:
            continue  # where the record stands, and not what it says
        inner, many, slug = _unwrap(attribute.type)
        described[attribute.name] = Field(
            name=attribute.name,
            doc=docs[attribute.name],
            type=inner,
            many=many,
            required=attribute.default is NOTHING,
            default=attribute.default,
            slug=slug is not None,
            ref=slug.kind if isinstance(slug, Ref) else None,
            derived="derived" in attribute.metadata,
            open="open" in attribute.metadata,
            is_part=has(inner) and inner is not When,
        )
    return described


def items_of(value: Any) -> tuple[Any, ...]:
    """The values in a field, however many it holds."""
    if value is None:
        return ()
    return value if _is_many(value) else (value,)


def _is_many(value: object) -> TypeGuard[tuple[Any, ...]]:
    return isinstance(value, tuple)


def parts(part: AttrsInstance, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every part of a record, parts of parts included, and the path to it."""
    for field in describe(type(part)).values():
        if field.is_part:
            for index, inner in enumerate(items_of(getattr(part, field.name))):
                step = (*path, field.name, index)
                yield step, inner
                yield from parts(inner, step)


def _unwrap(declared: Any) -> tuple[type[Any], bool, Slug | None]:
    many = False
    slug: Slug | None = None
    while (origin := get_origin(declared)) is not None:
        arguments = get_args(declared)
        if origin is tuple:
            many = True
            declared = arguments[0]
        elif origin is Annotated:
            slug = next((a for a in arguments if isinstance(a, Slug)), slug)
            declared = arguments[0]
        elif origin is Literal:
            declared = arguments[0].__class__
        elif origin in (Union, types.UnionType):
            declared = next(a for a in arguments if a is not type(None))
        else:
            raise TypeError(f"no field of a record may be declared as {declared!r}")
    return declared, many, slug


@cache
def _docs(cls: type) -> dict[str, str]:
    """The lines under ``Attributes:`` in the docstrings of a class and its bases."""
    docs: dict[str, str] = {}
    for base in reversed(cls.__mro__):
        _, _, listed = (base.__doc__ or "").partition("Attributes:\n")
        for line in listed.splitlines():
            name, colon, doc = line.strip().partition(": ")
            if colon and name.isidentifier():
                docs[name] = doc
    return docs
