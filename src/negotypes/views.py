"""Parts of a casebook: collections with some of its records, or with some of their evidence."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from negotypes.collection import Collection
from negotypes.errors import one_of
from negotypes.index import Indexed
from negotypes.records import CLASSES, Record
from negotypes.vocabulary import RecordKind

if TYPE_CHECKING:
    from negotypes.conditions import Book
    from negotypes.contents import Contents
    from negotypes.records.standard import EvidenceStandard


def collect(indexed: Indexed, book: "Book") -> Collection[Any]:
    """The collection of a casebook for records of one kind."""
    if indexed.kind is RecordKind.TYPOLOGIES:
        from negotypes.typologies import Typologies  # only needed where there are any

        return Typologies(indexed, book)
    return Collection(indexed, book)


def narrowed(book: "Contents", view: "Book", wanted: Callable[[Record], bool]) -> dict[str, Any]:
    """What a view holds of a casebook.

    Args:
        book: The casebook.
        view: The view for which the collections are made.
        wanted: Whether a record is in it.

    Returns:
        The collections by their names, and the whole of which they are a part.
    """
    made: dict[str, Any] = {"whole": book.whole}
    for kind in CLASSES:
        rows = book.collection(kind).keep(wanted).indexed.rows
        made[str(kind)] = collect(book.indexed(kind).narrow(rows), view)
    return made


def weighed(
    book: "Contents", view: "Book", standard: "EvidenceStandard"
) -> dict[str, Collection[Any]]:
    """All records of a casebook, with the evidence that counts.

    Args:
        book: The casebook.
        view: The view for which the collections are made.
        standard: Which evidence counts.

    Returns:
        The collections by their names.
    """
    made: dict[str, Collection[Any]] = {}
    for kind in CLASSES:
        there = book.indexed(kind)
        records = tuple(map(standard.narrow, there.records))
        made[str(kind)] = collect(Indexed(kind, records, there.rows), view)
    return made


def check_sources(book: "Contents", standard: "EvidenceStandard") -> None:
    """Refuse a standard that names a source which a casebook neither holds nor cites.

    Raises:
        UnknownId: It names one; the message names the nearest.
    """
    held = book.whole.collection(RecordKind.SOURCES).ids
    if not set(standard.sources or ()) <= set(held):
        # A casebook may cite sources that another holds.
        cited = {place.source for record in book.records for place in record.evidence}
        for source in standard.sources or ():
            one_of(source, [*held, *cited], "source", "this casebook")
