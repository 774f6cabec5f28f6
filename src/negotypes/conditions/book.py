"""What a condition needs of a casebook in order to be answered."""

from collections.abc import Mapping
from typing import Protocol

from negotypes.index import Indexed
from negotypes.records.standard import EvidenceStandard


class Book(Protocol):
    """The records to which others refer."""

    @property
    def successors(self) -> Mapping[str, str]:
        """The ids that were given up, each with the id that now stands for the record."""
        ...

    def indexed(self, kind: str) -> Indexed:
        """The records of a kind."""
        ...

    def id_of(self, kind: str, name: str) -> str:
        """The id of the record that a name means, among those of a kind, or of `ANY`.

        Raises:
            UnknownId: No record has the name.
            AmbiguousName: Several records have it.
        """
        ...

    def name(self, record_id: str) -> str:
        """The name to show for an id."""
        ...

    def under(self, standard: EvidenceStandard) -> "Book":
        """The same with the evidence that meets a standard, and no other."""
        ...
