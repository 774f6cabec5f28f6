"""What the fields of records hold, with a link for every reference."""

import re
from collections.abc import Iterator
from typing import Any

from negotypes.dates import When
from negotypes.records import Record
from negotypes.records.fields import Field, describe, items_of
from negotypes.records.sheets import sentence, shown
from negotypes.vocabulary import Term
from website.browse.markup import BREAK, Html, element, joined, text
from website.browse.shelf import Here


def label(field: Field) -> str:
    """The name of a field for a reader."""
    return sentence(field.name.replace("_", " "))


def values(here: Here, record: Record, field: Field) -> Html:
    """All that a field of a record holds."""
    said = [value(here, item, field) for item in items_of(getattr(record, field.name))]
    return joined(said, BREAK if field.is_part else "; ")


def value(here: Here, item: Any, field: Field) -> Html:
    """One value of a field."""
    if field.ref:
        return here.link(item)
    if isinstance(item, Term):
        return text(item.label)
    if field.is_part:
        return joined(_part(here, item), "; ")
    if field.name == "url" and re.match("https?://", item):
        return element("a", item, href=item, rel="nofollow noopener")
    return text(shown(item, field, here.book.name))


def _part(here: Here, part: Any) -> Iterator[Html]:
    """A part of a record in a line."""
    for field in describe(type(part)).values():
        held = getattr(part, field.name)
        if said := [value(here, item, field) for item in items_of(held)]:
            joins = joined(said, ", ")
            yield joins if field.ref else joined((f"{field.name}: ", joins))


def is_when(field: Field) -> bool:
    """Whether a field holds a date."""
    return field.type is When
