"""The page of a kind: a table with links, or all records of it in full."""

from collections.abc import Sequence
from itertools import groupby

from negotypes.records import Record, Relation, Source
from negotypes.records.fields import describe
from negotypes.records.sheets import sentence
from negotypes.vocabulary import RecordKind, Term
from website.address import PAGED, file_of
from website.browse import signs
from website.browse.evidence import evidence
from website.browse.markup import (
    Html,
    Part,
    element,
    folded,
    items,
    joined,
    page,
    table,
    text,
    unsearched,
)
from website.browse.network import tie
from website.browse.shelf import BROWSE, Here, Shelf
from website.browse.summary import in_lines
from website.page import Page

_GROUPS = ("kind", "stance", "side", "unit", "dimension")
"""The fields by which records are put in groups, the first that a kind has."""


def kind_page(shelf: Shelf, kind: RecordKind) -> Page:
    """All records of a kind.

    Args:
        shelf: The casebook.
        kind: The kind.
    """
    here = Here(shelf, f"{BROWSE}{kind}/")
    records = list(shelf.book.collection(kind))
    counted = "1 record" if len(records) == 1 else f"{len(records)} records"
    top = joined(
        (
            here.path((BROWSE, "Browse")),
            element("h1", kind.capitalize()),
            element("p", kind.definition, f" {counted}.", class_="nt-lead"),
        )
    )
    shown = _table if kind in PAGED else _full
    by, groups = _groups(records)
    parts = (
        Part(
            f"{sentence(name)} ({len(held)})",
            f"by_{anchor}",
            shown(here, held, by, name),
            searched=kind not in PAGED,
        )
        for anchor, name, held in groups
    )
    said = page(kind.capitalize(), str(kind), top, parts)
    return Page(file_of(here.address), said)


def _groups(records: Sequence[Record]) -> tuple[str, list[tuple[str, str, list[Record]]]]:
    """The records by a field that holds a term, in the order of the terms, and that field."""
    for name in _GROUPS if records else ():
        if all(isinstance(getattr(one, name, None), Term) for one in records):
            terms = list(getattr(records[0], name).__class__)
            ordered = sorted(records, key=lambda one: terms.index(getattr(one, name)))
            found = groupby(ordered, key=lambda one: getattr(one, name))
            return name, [(str(term), term.label, list(held)) for term, held in found]
    return "", [("all", "All", list(records))] if records else []


def _table(here: Here, records: Sequence[Record], _: str, name: str) -> Html:
    rows = (
        (
            here.link(one),
            getattr(one, "summary", None) or signs.gap("not coded"),
            "" if isinstance(one, Source) else signs.truth(one.truth()),
        )
        for one in records
    )
    return table(name, ("Name", "What it is", "Truth"), rows)


def _full(here: Here, records: Sequence[Record], by: str, _: str) -> Html:
    return joined((_record(here, one, by) for one in records), Html("\n"))


def _record(here: Here, record: Record, by: str) -> Html:
    if isinstance(record, Relation):
        known, said = tuple(describe(Relation)), tie(here, record)
    else:
        known, said = (by,), text(here.caption(record))
    head = element("h3", said, id=record.id)
    body = [
        element(
            "p", element("code", record.id), " · ", signs.truth(record.truth()), class_="nt-kind"
        ),
        in_lines(here, record, known),
        evidence(here, record.evidence),
    ]
    if mentions := here.shelf.named.get(record.id, ()):
        listed = items(here.link(one.record) for one in mentions)
        body.append(folded(f"Referred to by {len(mentions)}", listed))
    return element("article", head, unsearched(*body), class_="nt-record")
