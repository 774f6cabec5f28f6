"""What one cites: a text, or a data set."""

import re
from collections.abc import Callable, Container, Iterable, Iterator
from itertools import groupby

from attrs import frozen

from negotypes.citations.authors import Author, author, clean
from negotypes.dates import When
from negotypes.layout import Section, Table
from negotypes.names import fold
from negotypes.records import Organization, Record, Source
from negotypes.records.pack import Pack
from negotypes.vocabulary import OrganizationForm

Find = Callable[[str], Record]
"""Gives the record of an id."""


@frozen(kw_only=True)
class Reference:
    """One entry in a list of references.

    Attributes:
        key: A slug that is its own in the list, and the same in every list: the id of the source,
            or of the pack.
        title: The title.
        authors: Who wrote the text, or coded the data set.
        outlet: Who published it.
        issued: When it was published.
        url: Where it can be read.
        language: The language of the text, as an IETF tag.
        version: The version, of a data set.
        licence: The licence, of a data set.
        data: Whether it is a data set and no text.
        media: Whether it was published by a news medium.
        paragraphs: The paragraphs on which the answer rests; none where the whole is meant.
    """

    key: str
    title: str
    authors: tuple[Author, ...] = ()
    outlet: str | None = None
    issued: When | None = None
    url: str | None = None
    language: str | None = None
    version: str | None = None
    licence: str | None = None
    data: bool = False
    media: bool = False
    paragraphs: tuple[int, ...] = ()

    def __repr__(self) -> str:
        """The key, the title, and the paragraphs."""
        return f"<Reference {self.key}: {self.title!r}{self.place and f', {self.place}'}>"

    def _repr_html_(self) -> str:
        """The reference as a line for a list, in a table for a notebook."""
        from negotypes.citations.line import line  # which is about references in turn

        rows = ((self.key, line(self), self.place),)
        head = ("key", "reference", "cited")
        return Table("Reference", head, (Section("", rows),)).notebook()

    @property
    def sort_key(self) -> tuple[bool, str, tuple[int, int, str], str]:
        """Texts before data sets, by author, then by date."""
        lead = self.authors[0].inverted if self.authors else self.outlet or self.title
        when = (10**9, 0, "") if self.issued is None else self.issued.sort_key
        return self.data, fold(lead), when, self.key

    @property
    def place(self) -> str:
        """The paragraphs, such as ``\u00b63, 5\u20139``; empty where the whole is meant."""
        return f"\u00b6{', '.join(_runs(self.paragraphs))}" if self.paragraphs else ""


def _runs(numbers: Iterable[int]) -> Iterator[str]:
    """Numbers in ascending order, three or more in a row as the first and the last."""
    for _, group in groupby(enumerate(numbers), lambda one: one[1] - one[0]):
        run = [str(number) for _, number in group]
        yield from run if len(run) < 3 else (f"{run[0]}\u2013{run[-1]}",)


def text(source: Source, key: str, paragraphs: Iterable[int], find: Find) -> Reference:
    """The reference to a text.

    Args:
        source: The text.
        key: Its key.
        paragraphs: The paragraphs that are cited.
        find: Gives the records of its authors and of its outlet.

    Raises:
        UnknownId: The casebook does not hold one of them.
        DateError: Its date is not EDTF.
    """
    outlet = None if source.outlet is None else find(source.outlet)
    if source.issued is not None:
        _ = source.issued.words  # a date made by hand may be none
    return Reference(
        key=key,
        title=clean(source.title),
        authors=tuple(author(find(one)) for one in source.authors),
        outlet=None if outlet is None else clean(outlet.label),
        issued=source.issued,
        url=None if source.url is None else clean(source.url),
        language=None if source.language is None else clean(source.language),
        media=isinstance(outlet, Organization) and outlet.form is OrganizationForm.MEDIA,
        paragraphs=tuple(sorted(set(paragraphs))),
    )


def data_set(pack: Pack, key: str) -> Reference:
    """The reference to a pack; a version that is a day is when it was issued."""
    dated = re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", pack.version)
    return Reference(
        key=key,
        title=clean(pack.title),
        authors=tuple(Author(clean(one)) for one in pack.authors),
        issued=When.parse(pack.version) if dated else None,
        version=clean(pack.version),
        licence=clean(pack.licence),
        data=True,
    )


def key_for(wanted: str, taken: Container[str]) -> str:
    """A key of letters that every program takes, other than those that are taken."""
    key = "-".join(re.findall("[a-z0-9]+", fold(wanted))) or "source"
    number = 1
    found = key
    while found in taken:
        number += 1
        found = f"{key}-{number}"
    return found
