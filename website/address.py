"""Where each record stands on the site."""

from negotypes.records import Record, kind_of
from negotypes.vocabulary import RecordKind

PAGED = (
    RecordKind.CASES,
    RecordKind.ACTORS,
    RecordKind.SOURCES,
    RecordKind.MODES,
    RecordKind.TYPOLOGIES,
    RecordKind.ARGUMENTS,
)
"""The kinds of which every record has a page; all others stand on the one page of their kind."""


def address(record: Record) -> str:
    """The address of a record from the root of the site.

    Args:
        record: The record.

    Returns:
        Such as ``browse/cases/valley-talks/`` or, for a kind of which records have no page of
        their own, ``browse/positions/#valley-refuses``.
    """
    kind = kind_of(record)
    return f"browse/{kind}/{record.id}/" if kind in PAGED else f"browse/{kind}/#{record.id}"


def file_of(address: str) -> str:
    """The file of the site's source that becomes the page at an address.

    Args:
        address: An address from the root of the site, perhaps with the name of a place in it.
    """
    # Links are then alike from file and page, which not all builders tell apart.
    return f"{address.partition('#')[0].rstrip('/')}/index.md"
