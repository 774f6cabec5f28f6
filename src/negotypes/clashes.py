"""Ids that stand for one record here, and for another there."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from negotypes.errors import legible
from negotypes.filled import bare
from negotypes.records import Record


class Held(Protocol):
    """Records that know where they were read."""

    def __contains__(self, item: object) -> bool:
        """Whether there is a record of this id."""
        ...

    def find(self, name: str) -> Record:
        """The record of this id."""
        ...

    def origin(self, record_id: str) -> str | None:
        """The file and line where the record of this id was read."""
        ...


def clashing(book: Held, added: Held, records: Iterable[Record]) -> Iterator[str]:
    """What is to be said of ids that stand for different records.

    Args:
        book: Some records.
        added: Others.
        records: The records of the others.
    """
    for record in records:
        held = book.find(record.id) if record.id in book else None
        if held is not None and bare(held) != bare(record):
            both = f"{_placed(held, book)} and {_placed(record, added)}"
            yield f"the id '{record.id}' stands for two different records: {both}"


def _placed(record: Record, book: Held) -> str:
    origin = book.origin(record.id)
    return f"'{legible(record.label)}'" + (f" in {origin}" if origin else "")
