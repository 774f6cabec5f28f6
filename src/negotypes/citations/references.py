"""Lists of references, in the forms that papers and programs need."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from attrs import frozen

from negotypes.builtin import load
from negotypes.casebook import Casebook
from negotypes.citations import bibtex, csl, ris
from negotypes.citations.behind import casebooks, places
from negotypes.citations.line import line
from negotypes.citations.reference import Reference, data_set, key_for, text
from negotypes.errors import UnknownId, UnknownValue, counted, legible, listed, one_of
from negotypes.layout import Section, Table
from negotypes.records import Record, Source
from negotypes.records.sheets import few
from negotypes.vocabulary import RecordKind

STYLES = ("author-date",)
"""The styles of a formatted line."""


@frozen
class References:
    """What to cite: the texts by author, then the data sets.

    Attributes:
        items: The references.
    """

    items: tuple[Reference, ...]

    def __len__(self) -> int:
        """How many references."""
        return len(self.items)

    def __iter__(self) -> Iterator[Reference]:
        """The references in their order."""
        return iter(self.items)

    def __getitem__(self, key: str) -> Reference:
        """The reference with this key.

        Raises:
            UnknownId: There is none; the message names the nearest.
        """
        one_of(key, self.keys, "reference", "this list")
        return next(one for one in self.items if one.key == key)

    def _ipython_key_completions_(self) -> list[str]:
        """The keys, for completion."""
        return list(self.keys)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys in the order of the references."""
        return tuple(one.key for one in self.items)

    def bibtex(self) -> str:
        """The references as entries of BibTeX, which biblatex reads as well."""
        return "\n".join(map(bibtex.entry, self.items))

    def csl(self) -> list[dict[str, Any]]:
        """The references as items of CSL-JSON, in plain values."""
        return list(map(csl.item, self.items))

    def csl_json(self) -> str:
        """The references as a text of CSL-JSON."""
        return json.dumps(self.csl(), ensure_ascii=False, indent=1) + "\n"

    def ris(self) -> str:
        """The references in RIS."""
        return "\r\n".join(map(ris.entry, self.items))

    def lines(self, style: str = "author-date") -> tuple[str, ...]:
        """The references as lines for a list, one each.

        Args:
            style: The style, one of `STYLES`.

        Raises:
            UnknownValue: There is no such style.
        """
        if style not in STYLES:
            raise UnknownValue(f"no style '{legible(style)}'; expected {listed(STYLES, 'or')}")
        return tuple(map(line, self.items))

    def table(self) -> Table:
        """The references as a table: key, line, and the paragraphs that are cited."""
        rows = ((one.key, said, one.place) for one, said in zip(self, self.lines(), strict=True))
        return Table("References", ("key", "reference", "cited"), (Section("", tuple(rows)),))

    def plain(self) -> list[dict[str, Any]]:
        """The references as plain values, for JSON: those of CSL."""
        return self.csl()

    def __repr__(self) -> str:
        """How many, and the first keys."""
        said = counted(len(self), "reference")
        return f"<{said}: {few(self.keys)}>" if self.items else "<no references>"

    def __str__(self) -> str:
        """The references as a table for a terminal."""
        return self.table().text()

    def _repr_html_(self) -> str:
        """The references as a table for a notebook."""
        return self.table().notebook()


def cite(subject: object, book: Casebook | None = None) -> References:
    """What to cite for a record or an answer: the sources behind it, and the data sets.

    Examples:
        >>> import negotypes as nt
        >>> references = nt.cite("jnim-precondition-full-withdrawal")
        >>> references.keys
        ('ali-2022', 'negotypes')
        >>> print(references.lines()[0][:43])
        Ali, Khaled Hanafi. 2022. “Selective negoti

    Args:
        subject: A record, linked or not, or its name; evidence; a collection, a dossier or a
            casebook; a comparison, classification, sorting or contrast; changes; or a list of
            such things.
        book: The casebook that it is from. It is only needed for records and evidence by
            themselves, which do not know it, if they are not from the built-in one.

    Returns:
        A reference to each source, with the paragraphs behind the answer, and one to each pack
        of the casebook. All packs count, as what is not known rests on all that is coded.

    Raises:
        TypeError: It is nothing that rests on sources.
        UnknownId: The casebook does not hold the record, a source, its author or its outlet.
    """
    if isinstance(subject, str):
        subject = (load() if book is None else book).find(subject)
    behind: dict[str, set[int]] = {}
    for source, paragraphs in places(subject):
        behind.setdefault(source, set()).update(paragraphs)
    books = casebooks(subject, book)
    keys = _keys(books)

    def find(record_id: str) -> Record:
        return _find(record_id, books)

    texts = (
        text(_source(record_id, books), keys[record_id], paragraphs, find)
        for record_id, paragraphs in behind.items()
    )
    return References(tuple(sorted((*texts, *_data(books, keys)), key=lambda one: one.sort_key)))


def _keys(books: Iterable[Casebook]) -> dict[str, str]:
    """A key for the id of each source, of letters that every program takes."""
    keys: dict[str, str] = {}
    taken: set[str] = set()
    ids = {name for book in books for name in book.whole.sources.ids}
    # What is a key as it stands keeps it.
    for one in sorted(ids, key=lambda one: (key_for(one, ()) != one, one)):
        keys[one] = key_for(one, taken)
        taken.add(keys[one])
    return keys


def _data(books: Iterable[Casebook], keys: dict[str, str]) -> Iterator[Reference]:
    taken = {*keys.values()}
    for pack in dict.fromkeys(pack for book in books for pack in book.packs):
        key = key_for(pack.id, taken)
        taken.add(key)
        yield data_set(pack, key)


def _source(record_id: str, books: Iterable[Casebook]) -> Source:
    for book in books:
        if book.whole.has(RecordKind.SOURCES, record_id):
            return book.whole.sources[record_id]
    raise _missing(record_id)


def _find(record_id: str, books: Iterable[Casebook]) -> Record:
    for book in books:
        if record_id in book.whole:
            return book.whole.find(record_id)
    raise _missing(record_id)


def _missing(record_id: str) -> UnknownId:
    told = "give the one that does, as in cite(record, book)"
    return UnknownId(f"the casebook does not hold '{legible(record_id)}'; {told}")
