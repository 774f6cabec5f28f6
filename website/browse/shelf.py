"""A casebook as pages show it: links from one record to another, and back."""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping

from attrs import field, frozen

from negotypes import Casebook
from negotypes.records import CLASSES, Evidence, Record, kind_of
from negotypes.records.references import references
from negotypes.records.sheets import caption
from negotypes.vocabulary import RecordKind
from website.address import address
from website.browse.markup import Html, element, joined, text

_PLACE = re.compile(r"(?<![\w-])([a-z0-9]+(?:-[a-z0-9]+)*) ¶([0-9]{1,9}(?:, [0-9]{1,9})*)")
"""A passage as answers cite it."""

BROWSE = "browse/"
"""The address under which all these pages stand."""


@frozen
class Mention:
    """That a record names another.

    Attributes:
        record: The record that does so.
        fields: The fields in which it does, such as ``counterparts``.
    """

    record: Record
    fields: tuple[str, ...]


@frozen
class Shelf:
    """A casebook, and for each of its records those that name it.

    Attributes:
        book: The casebook.
        named: For an id, the records that name it in what they say.
        voiced: For an id, the records that name it in their evidence.
    """

    book: Casebook
    named: Mapping[str, tuple[Mention, ...]] = field(repr=False)
    voiced: Mapping[str, tuple[Mention, ...]] = field(repr=False)

    @classmethod
    def of(cls, book: Casebook) -> "Shelf":
        """Look through a casebook once."""
        found: tuple[dict[str, dict[str, list[str]]], ...] = ({}, {})
        records = {record.id: record for record in book.records}
        for record in records.values():
            for path, _, other in references(record):
                fields = found["evidence" in path].setdefault(other, {}).setdefault(record.id, [])
                name = path[0] if "evidence" not in path else path[-1 - isinstance(path[-1], int)]
                if (said := str(name).replace("_", " ")) not in fields:
                    fields.append(said)
        named, voiced = (
            {
                other: tuple(Mention(records[one], tuple(said)) for one, said in by.items())
                for other, by in side.items()
            }
            for side in found
        )
        return cls(book, named, voiced)

    @property
    def kinds(self) -> tuple[RecordKind, ...]:
        """The kinds of record."""
        return tuple(CLASSES)


@frozen
class Here:
    """The page on which something stands, from which links lead away.

    Attributes:
        shelf: The casebook.
        address: The address of the page, from the root of the site.
    """

    shelf: Shelf
    address: str

    @property
    def book(self) -> Casebook:
        """The casebook."""
        return self.shelf.book

    def href(self, there: str) -> str:
        """The way from here to another address of the site."""
        page, sign, place = there.partition("#")
        if page == self.address:
            return f"#{place}" if sign else "./"
        way = posixpath.relpath(f"/{page}", f"/{self.address}")
        return f"{way}/{sign}{place}"

    def link(self, record: Record | str, said: str | None = None) -> Html:
        """A link to a record.

        Args:
            record: The record, or its id; one that is not in the casebook is only named.
            said: The text of the link; the record in a few words if there is none.
        """
        found = self.find(record) if isinstance(record, str) else record
        if found is None:
            return text(said or str(record))
        return element("a", said or self.caption(found), href=self.href(address(found)))

    def links(self, records: Iterable[Record | str], between: str = "; ") -> Html:
        """Links, one after another."""
        return joined(map(self.link, records), between)

    def find(self, record_id: str) -> Record | None:
        """The record of an id, if the casebook has it."""
        return self.book.find(record_id) if record_id in self.book else None

    def caption(self, record: Record) -> str:
        """A record in a few words."""
        return caption(record, self.book.name)

    def cite(self, evidence: Iterable[Evidence]) -> Html:
        """Where evidence is found: each source with its paragraphs, which are links."""
        places = list(evidence)
        support = [place for place in places if not place.disputes]
        against = [place for place in places if place.disputes]
        said = list(self._places(support))
        if against:
            said.append(joined(("against: ", joined(self._places(against), "; "))))
        return joined(said, "; ")

    def _places(self, evidence: Iterable[Evidence]) -> Iterator[Html]:
        cited: dict[str, set[int]] = {}
        for place in evidence:
            cited.setdefault(place.source, set()).update(place.paragraphs)
        for source, paragraphs in cited.items():
            yield self.place(source, sorted(paragraphs))

    def place(self, source: str, paragraphs: Iterable[int]) -> Html:
        """A source with paragraphs, each of them a link to what is coded from it."""
        found = self.find(source)
        numbers = [(str(number), f"p{number}") for number in paragraphs]
        if found is None:
            return text(f"{source} ¶{', '.join(number for number, _ in numbers)}")
        page = address(found)
        linked = (
            element("a", f"{source} ¶{said}" if not n else said, href=self.href(f"{page}#{anchor}"))
            for n, (said, anchor) in enumerate(numbers)
        )
        return joined(linked, ", ")

    def cited(self, said: str) -> Html:
        """A text in which sources with paragraphs, such as ``ali-2022 ¶57``, are links."""
        start, pieces = 0, list[str]()
        for found in _PLACE.finditer(said):
            if self.find(found[1]) is not None:
                numbers = map(int, found[2].split(", "))
                pieces += (said[start : found.start()], self.place(found[1], numbers))
                start = found.end()
        return joined((*pieces, said[start:]))

    def path(self, *steps: tuple[str, str]) -> Html:
        """The way from the start to this page, each step an address with its name."""
        links = (element("a", name, href=self.href(there)) for there, name in steps)
        return element("nav", joined(links, " / "), class_="nt-path", aria_label="Breadcrumbs")


def top_of(record: Record) -> tuple[tuple[str, str], tuple[str, str]]:
    """The pages above the page of a record, each with its name."""
    kind = kind_of(record)
    return (BROWSE, "Browse"), (f"{BROWSE}{kind}/", kind.capitalize())
