"""Ids in the conditions that are put to tables."""

from collections.abc import Mapping

from attrs import frozen

from negotypes.conditions import Book
from negotypes.errors import UnknownId, legible
from negotypes.files.scalars import SLUG
from negotypes.index import Indexed
from negotypes.records.standard import EvidenceStandard
from negotypes.vocabulary import RecordKind


@frozen
class Ids:
    """Takes ids as they stand, and looks names and aliases up in a casebook, if there is one.

    Attributes:
        book: The casebook.
    """

    book: Book | None = None

    @property
    def successors(self) -> Mapping[str, str]:
        """The ids that were given up."""
        return {} if self.book is None else self.book.successors

    def indexed(self, kind: str) -> Indexed:
        """The records of a kind."""
        empty = Indexed(RecordKind.of(kind), ())
        return empty if self.book is None else self.book.indexed(kind)

    def id_of(self, kind: str, name: str) -> str:
        """The id of the record that a name means; an id of which no record is known is one, too.

        Raises:
            UnknownId: It is no id, and no record has the name.
            AmbiguousName: Several records have it.
        """
        if self.book is not None:
            try:
                return self.book.id_of(kind, name)
            except UnknownId:
                if not SLUG.fullmatch(name):
                    raise
        if not SLUG.fullmatch(name):
            told = "in a table, records are asked for by their ids"
            raise UnknownId(f"'{legible(name)}' is no id; {told}, or give the casebook that has it")
        return name

    def name(self, record_id: str) -> str:
        """The name to show for an id."""
        return record_id

    def under(self, standard: EvidenceStandard) -> "Ids":
        """The same: no evidence is asked for."""
        return self
