"""What is asked of a casebook by the modules of which it makes use itself."""

from collections.abc import Iterator
from typing import Protocol

from negotypes.collection import Collection
from negotypes.conditions import Book
from negotypes.records import (
    Actor,
    Assessment,
    Case,
    Episode,
    Position,
    Precondition,
    Record,
    Relation,
)


class Contents(Book, Protocol):
    """The records of a casebook, and their names."""

    @property
    def whole(self) -> "Contents":
        """The casebook of which this one shows a part."""
        ...

    @property
    def records(self) -> Iterator[Record]:
        """Every record."""
        ...

    @property
    def actors(self) -> Collection[Actor]:
        """The actors."""
        ...

    @property
    def relations(self) -> Collection[Relation]:
        """The relations."""
        ...

    @property
    def preconditions(self) -> Collection[Precondition]:
        """The preconditions."""
        ...

    @property
    def positions(self) -> Collection[Position]:
        """The positions."""
        ...

    @property
    def cases(self) -> Collection[Case]:
        """The cases."""
        ...

    @property
    def episodes(self) -> Collection[Episode]:
        """The episodes."""
        ...

    @property
    def assessments(self) -> Collection[Assessment]:
        """The assessments."""
        ...

    def collection(self, kind: str) -> Collection[Record]:
        """The records of a kind."""
        ...

    def has(self, kind: str, record_id: str) -> bool:
        """Whether a record of this kind, or of `ANY`, has this id."""
        ...
