"""Records whose references are records."""

from typing import Any, Protocol

from attrs import field, frozen

from negotypes.errors import UnknownId
from negotypes.records import Record
from negotypes.records.fields import describe, items_of


class Records(Protocol):
    """Where records are found by their ids."""

    def __contains__(self, item: object) -> bool:
        """Whether there is a record of this id."""
        ...

    def find(self, name: str) -> Record:
        """The record of this id."""
        ...


@frozen
class Linked:
    """A record, or a part of one, whose references are records.

    Attributes:
        record: The record or part.
    """

    record: Any
    _book: Records = field(repr=False, hash=False)

    def __getattr__(self, name: str) -> Any:
        """The field, with records in place of ids, and linked parts in place of parts."""
        # A copy asks before it has a record.
        record: Any = object.__getattribute__(self, "record")
        value = getattr(record, name)
        described = describe(record.__class__).get(name)
        if described is None or value is None or not (described.ref or described.is_part):
            return value
        linked = tuple(map(self._record if described.ref else self._part, items_of(value)))
        return linked if described.many else linked[0]

    def __dir__(self) -> list[str]:
        """What the record or part has, for completion."""
        return sorted({*dir(self.record), "record"})

    def _repr_html_(self) -> str:
        """All of the record or part as a table for a notebook, with names beside ids."""
        from negotypes.records.sheets import in_full  # most uses never show a table

        return in_full(self.record, self._name).notebook()

    def _name(self, record_id: str) -> str:
        return self._book.find(record_id).label if record_id in self._book else record_id

    def _part(self, part: Any) -> "Linked":
        return Linked(part, self._book)

    def _record(self, record_id: str) -> Record:
        if record_id not in self._book:
            raise UnknownId(f"'{record_id}' is referred to, and not in this casebook")
        return self._book.find(record_id)
