"""On which passages a record or an answer rests, and out of which casebooks it was drawn."""

from collections.abc import Iterable, Iterator
from typing import Any, cast

from negotypes.builtin import load
from negotypes.casebook import Casebook, Dossier
from negotypes.changes import Changes
from negotypes.changes.fields import RecordChange
from negotypes.collection import Collection
from negotypes.comparison import Comparison
from negotypes.conditions import Ground
from negotypes.errors import UnknownId
from negotypes.line import Cell, Line
from negotypes.linked import Linked
from negotypes.records import Evidence, Record, Source
from negotypes.records.fields import parts
from negotypes.records.reference import ANY
from negotypes.typologies.classification import Answer, Classification, Reason
from negotypes.typologies.contrast import Contrast
from negotypes.typologies.sorting import Sorting

Place = tuple[str, tuple[int, ...]]
"""The id of a source, and paragraphs in it; none where the whole of it is meant."""


def places(subject: Any) -> Iterator[Place]:
    """The passages behind a record, or behind an answer.

    Those behind a typology are behind every answer that it gives.

    Raises:
        TypeError: It is nothing that rests on sources.
    """
    if isinstance(subject, Evidence):
        yield subject.source, subject.paragraphs
    elif isinstance(subject, Record):
        yield from _of_record(subject)
    else:
        for part in _within(subject):
            yield from places(part)


def _of_record(record: Record) -> Iterator[Place]:
    if isinstance(record, Source):
        yield record.id, ()
    for _, part in parts(record):
        # What a text says of itself, such as its date, is the whole of it.
        if isinstance(part, Evidence) and part.source != record.id:
            yield part.source, part.paragraphs


def _within(subject: Any) -> Iterable[Any]:
    """The records, the evidence and the smaller answers in an answer."""
    match subject:
        case Linked():
            one = subject.record
            return (one,) if isinstance(one, Record | Evidence) else _evidence_in(one)
        case Dossier():
            return (subject.subject, *subject.records)
        case Casebook():
            return subject.records
        case Comparison():
            return subject.lines
        case Line():
            said = (subject.documented, subject.typology)
            return (*subject.cells, *(one for one in said if one is not None))
        case Classification():
            return (subject.typology, *subject.answers)
        case Reason():
            return (subject.answer,)
        case Cell() | Answer() | Ground():
            return subject.evidence
        case Contrast():
            entries = (entry for column in subject.classes for entry in column.entries)
            return (subject.typology, *(entry.classification for entry in entries))
        case Sorting():
            return (subject.typology, *subject)
        case Changes():
            return _changed(subject)
        case RecordChange():
            return (subject.before, subject.after)
        case Collection() | list() | tuple():
            return cast("Iterable[Any]", subject)
        case _:
            expected = "expected a record, evidence, a collection, a casebook or an answer"
            raise TypeError(f"{expected}; got {subject!r}")


def _evidence_in(part: Any) -> list[Evidence]:
    return [inner for _, inner in parts(part) if isinstance(inner, Evidence)]


def _changed(changes: Changes) -> Iterator[Any]:
    yield from (*changes.added, *changes.removed, *changes.changed, *changes.renamed)
    yield from (one.typology for one in changes.classifications)


def casebooks(subject: Any, book: Casebook | None = None) -> tuple[Casebook, ...]:
    """The casebooks out of which something was drawn: the one given, its own, the built-in one.

    Raises:
        UnknownId: A record does not know its casebook, none is given, and it is not in the
            built-in one.
    """
    if book is not None:
        return (book,)
    found = dict.fromkeys(_own(subject))
    return tuple(found) or (load(),)


def _own(subject: Any) -> Iterator[Casebook]:
    if isinstance(subject, Casebook):
        yield subject
    elif isinstance(subject, Changes):
        yield from (one for one in reversed(subject.books) if isinstance(one, Casebook))
    elif isinstance(subject, list | tuple):
        for one in cast("Iterable[Any]", subject):
            yield from _own(one)
    elif isinstance(own := getattr(subject, "_book", None), Casebook):
        yield own
    elif isinstance(subject, Record):
        if not load().has(ANY, subject.id):
            told = "give its own, as in cite(record, book)"
            raise UnknownId(f"'{subject.id}' is not in the built-in casebook; {told}")
        yield load()
