"""The codebook of a casebook."""

from itertools import groupby

from attrs import field, frozen

from negotypes.builtin import load
from negotypes.casebook import Casebook
from negotypes.codebooks.counts import count
from negotypes.codebooks.described import Described, chapter
from negotypes.codebooks.dictionary import dictionary, terms
from negotypes.codebooks.guide import guide
from negotypes.codebooks.title import opening
from negotypes.codebooks.units import Unit, every_record, part_units, record_units
from negotypes.codebooks.vocabularies import (
    Vocabulary,
    typologies_chapter,
    vocabularies,
    vocabularies_chapter,
)
from negotypes.document import Chapter, Document
from negotypes.records.pack import Pack
from negotypes.records.sheets import tally
from negotypes.tidy import Rows


@frozen
class Codebook:
    """What is coded in a casebook, field by field, with definitions and counts.

    Attributes:
        document: All of it, for a reader.
        described: The kinds of record and of part, with the counts of their fields.
        vocabularies: The vocabularies, with the counts of their terms.
    """

    document: Document
    described: tuple[Described, ...] = field(repr=False)
    vocabularies: tuple[Vocabulary, ...] = field(repr=False)

    def markdown(self) -> str:
        """The codebook in Markdown, as GitHub and MkDocs read it."""
        return self.document.markdown()

    def html(self) -> str:
        """The codebook as one page of HTML that needs no other file."""
        return self.document.html()

    def dictionary(self) -> Rows:
        """The data dictionary: a row for each field, with what it holds and its counts."""
        return dictionary(self.described)

    def terms(self) -> Rows:
        """The vocabularies: a row for each term, with its definition and count."""
        return terms(self.vocabularies)

    def __repr__(self) -> str:
        """The title."""
        return f"<Codebook: {self.document.title!r}>"

    def _repr_html_(self) -> str:
        """What is in it, as a table for a notebook; `html` has all of it."""
        chapters = (
            (one.heading, tuple(inner.heading for inner in one.chapters))
            for one in self.document.chapters
        )
        return tally(self.document.title, chapters).notebook()


def codebook(
    book: Casebook | None = None, about: Pack | None = None, *, on: Casebook | None = None
) -> Codebook:
    """The codebook of a casebook: every kind of record, field and term, with counts.

    Args:
        book: The casebook; the built-in one if none is given. The counts are of its own records.
        about: What the set of records is, who made it and under which licence; what its pack
            says of itself if nothing is given.
        on: The casebook that has the names of records to which this one only refers; the
            built-in one if none is given.
    """
    book = load() if book is None else book
    base = (book.base if len(book.base) else load()) if on is None else on
    if about is None and len(book.packs) == 1:
        about = book.packs[0]

    def name(record_id: str) -> str:
        return book.name(record_id) if record_id in book.whole else base.name(record_id)

    records, parts = record_units(book), part_units(book)
    described = tuple(map(_described, (*records, *parts)))
    found = vocabularies(described)
    everywhere = chapter([_described(every_record(book))], name)
    chapters = [
        chapter(list(group), name)
        for _, group in groupby(described, key=lambda one: one.unit.table)
    ]
    kinds = len({unit.table for unit in records})
    document = Document(
        "Codebook" if about is None else f"Codebook: {about.title}",
        opening(book, about, (*records, *parts), name),
        (
            *guide(),
            Chapter("Records", "kinds-of-record", _RECORDS, (everywhere, *chapters[:kinds])),
            Chapter("Parts of records", "kinds-of-part", _PARTS, tuple(chapters[kinds:])),
            typologies_chapter(book, name),
            vocabularies_chapter(found),
        ),
    )
    return Codebook(document, described, found)


_RECORDS = (
    "What every record has comes first, then each kind of record in turn: its fields with what"
    " they hold and how often they are coded, then each field with its values.",
)
_PARTS = (
    "Parts belong to a record, and have fields of their own. Numbers are over all parts in records"
    " of all kinds.",
)


def _described(unit: Unit) -> Described:
    return Described(unit, tuple(count(field, unit.holders) for field in unit.fields))
