"""What a record says, field by field; what it does not say, and in which way."""

from collections.abc import Collection, Iterator

from negotypes import Truth
from negotypes.records import Record, Source
from negotypes.records.fields import Field, describe, items_of
from website.browse import signs
from website.browse.markup import Html, element, joined, table
from website.browse.shelf import Here
from website.browse.values import label, values

_ELSEWHERE = (
    "id",
    "evidence",
    "absent",
    "inapplicable",
    "note",
    "summary",
    "classes",
    "criteria",
    "dimensions",
    "population",
    "impossible",
)
"""What stands elsewhere on the page."""


def fields_of(record: Record) -> list[Field]:
    """The fields that are shown one by one."""
    return [
        field
        for field in describe(type(record)).values()
        if field.name not in _ELSEWHERE
        and not field.derived
        and getattr(record, field.name) != record.label
    ]


def summary(here: Here, record: Record) -> Html:
    """All fields in a table: the value, or why there is none, and where it stands."""
    rows = [_row(here, record, field) for field in fields_of(record)]
    told = table("What is coded", ("Field", "Value", "Where"), rows, "nt-fields")
    return joined((told, _note(record)))


def _row(here: Here, record: Record, field: Field) -> tuple[str, str, str]:
    found = state(record, field)
    if found is not None:
        return label(field), signs.gap(found), ""
    said = joined((values(here, record, field), *_doubt(record, field, Truth.HOLDS)))
    named = any(field.name in place.fields for place in record.evidence)
    bearing = record.bearing(field.name)
    if named or not bearing:
        return label(field), said, here.cite(bearing)
    # What bears on the whole record stands below, once.
    return label(field), said, element("a", "whole record", href="#evidence")


def _doubt(record: Record, field: Field, known: Truth) -> tuple[str, ...]:
    """The truth of a value, where it is another than is to be thought."""
    truth = record.truth(field.name)
    # A source is what others are evidence of; it need not say itself how many paragraphs it has.
    if truth is known or (isinstance(record, Source) and not truth.dispute):
        return ()
    return (" ", signs.truth(truth))


def state(record: Record, field: Field) -> str | None:
    """In which way a field has no value; None if it has one."""
    if items_of(getattr(record, field.name)):
        return None
    if field.name in record.inapplicable:
        return "inapplicable"
    return "absent" if field.name in record.absent else "not coded"


def _note(record: Record) -> Html:
    if record.note is None:
        return Html("")
    return element("p", element("strong", "Note of the coders: "), record.note, class_="nt-note")


def in_lines(here: Here, record: Record, known: Collection[str]) -> Html:
    """The same without a table: a line for each value, and one for what is not coded.

    Args:
        here: The page.
        record: The record.
        known: The fields of which the page tells the values already.
    """
    return element("dl", *_lines(here, record, known), class_="nt-lines")


def _lines(here: Here, record: Record, known: Collection[str]) -> Iterator[Html]:
    about = getattr(record, "summary", None)
    if about is not None and about != record.label:
        yield _entry("Summary", about)
    gaps: dict[str, list[str]] = {}
    for field in fields_of(record):
        if field.name in known:
            continue
        if (found := state(record, field)) is not None:
            gaps.setdefault(found, []).append(label(field).lower())
            continue
        doubt = _doubt(record, field, record.truth())
        yield _entry(label(field), values(here, record, field), *doubt)
    for found, fields in gaps.items():
        yield _entry(signs.gap(found), ", ".join(fields))
    if record.note is not None:
        yield _entry("Note", record.note)


def _entry(name: str, *said: str) -> Html:
    return element("div", element("dt", name), element("dd", *said))
