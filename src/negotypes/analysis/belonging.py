"""Which records belong to a case."""

from collections import defaultdict
from collections.abc import Iterable

from attrs import frozen

from negotypes.casebook import Casebook
from negotypes.records import Case, Record, Relation
from negotypes.records.fields import describe, items_of
from negotypes.vocabulary import RecordKind


@frozen
class Belonging:
    """The records of a kind, by the cases and the actors to which they belong.

    Attributes:
        unit: The kind.
        by_case: The ids of records that name a case, by its id.
        by_holder: The ids of records that name no cases, by the actor that holds them.
        relations: The ids of relations with the two actors between whom they are.
    """

    unit: RecordKind
    by_case: dict[str, list[str]]
    by_holder: dict[str, list[str]]
    relations: tuple[tuple[str, frozenset[str]], ...]

    @classmethod
    def of(cls, unit: RecordKind, book: Casebook) -> "Belonging":
        """Read all records of a kind."""
        by_case: defaultdict[str, list[str]] = defaultdict(list)
        by_holder: defaultdict[str, list[str]] = defaultdict(list)
        relations: list[tuple[str, frozenset[str]]] = []
        for record in book.collection(unit):
            named = _cases(record)
            for case in named or ():
                by_case[case].append(record.id)
            if named is None and (holder := getattr(record, "holder", None)) is not None:
                by_holder[holder].append(record.id)
            if isinstance(record, Relation):
                relations.append((record.id, frozenset((record.subject, record.object))))
        return cls(unit, dict(by_case), dict(by_holder), tuple(relations))

    def to(self, case: Case) -> tuple[str, ...]:
        """The ids of the records that belong to a case."""
        parties = frozenset(case.parties)
        found: Iterable[str]
        match self.unit:
            case RecordKind.CASES:
                found = (case.id,)
            case RecordKind.ACTORS:
                found = case.parties
            case RecordKind.MODES:
                found = case.modes
            case RecordKind.SOURCES:
                found = (place.source for place in case.evidence)
            case RecordKind.RELATIONS:
                found = (one for one, between in self.relations if between <= parties)
            case _:
                held = (one for actor in case.parties for one in self.by_holder.get(actor, ()))
                found = (*self.by_case.get(case.id, ()), *held)
        return tuple(dict.fromkeys(found))


def _cases(record: Record) -> tuple[str, ...] | None:
    """The cases that a record names, or None if records of its kind have no field for them."""
    fields = describe(type(record))
    name = next((name for name in ("case", "cases", "concerns") if name in fields), None)
    return None if name is None else items_of(getattr(record, name))
