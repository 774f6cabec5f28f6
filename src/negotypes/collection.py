"""An ordered, immutable collection of records of one kind."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, Generic, TypeGuard, TypeVar, cast

from negotypes.dates import When
from negotypes.errors import (
    AmbiguousName,
    NotOne,
    UnknownField,
    UnknownId,
    UnknownValue,
    legible,
    listed,
)
from negotypes.errors import did_you_mean as suggest
from negotypes.index import Index, Rows, numbers, rows_of
from negotypes.records import ACTOR_CLASSES, CLASSES, Record, kind_of
from negotypes.records.fields import Field, describe
from negotypes.records.reference import ANY
from negotypes.vocabulary import RecordKind, Term

R = TypeVar("R", bound=Record, covariant=True)

IdOf = Callable[[str, str], str]
"""Finds the id of the record that a name means: the collection, or any; the name."""


class Collection(Generic[R]):
    """Records of one kind, in the order of their ids.

    A record is found by its id, its name or one of its aliases; case, accents and punctuation
    do not matter. Collections that `where` returns share records and indexes with their origin.
    """

    __slots__ = ("__dict__", "__weakref__", "_id_of", "_index", "_records", "_rows", "kind")

    def __init__(
        self,
        kind: RecordKind,
        records: tuple[R, ...],
        id_of: IdOf,
        *,
        index: Index | None = None,
        rows: Rows | None = None,
    ) -> None:
        """Hold the records of a casebook; made by the casebook, not by hand."""
        self.kind = kind
        self._records = records
        self._id_of = id_of
        self._index = Index(records) if index is None else index
        self._rows = (1 << len(records)) - 1 if rows is None else rows

    def __len__(self) -> int:
        """How many records."""
        return self._rows.bit_count()

    def __iter__(self) -> Iterator[R]:
        """The records, in the order of their ids."""
        return map(self._records.__getitem__, numbers(self._rows))

    def __contains__(self, item: object) -> bool:
        """Whether a record, or the record that a name means, is in the collection."""
        if isinstance(item, Record):
            return self._by_id.get(item.id) == item
        return isinstance(item, str) and self.get(item) is not None

    def __getitem__(self, name: str) -> R:
        """The record with this id, name or alias.

        Raises:
            UnknownId: No record has it; the message names the nearest.
            AmbiguousName: Several records share the name or alias, and none has it as its id.
        """
        if (found := only(self.named(name), name)) is not None:
            return found
        near = suggest(fold(name), self._by_name)
        hint = near or f"there are {len(self)} {self.kind}, listed in .ids"
        raise UnknownId(f"no record '{legible(name)}' among the {self.kind}; {hint}")

    def get(self, name: str, default: R | None = None) -> R | None:
        """The record with this id, name or alias, or the default if there is none, or several."""
        found = self.named(name)
        return found[0] if len(found) == 1 else default

    def named(self, name: str) -> tuple[R, ...]:
        """The records that a name may mean: the one with this id, or all that share the name."""
        if not isinstance(name, str):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError(f"expected an id, name or alias, got {name!r}; for a position use list")
        if name in self._by_id:
            return (self._by_id[name],)
        # Written otherwise too, an id is a name that no other record may take away.
        folded = fold(name)
        own = self._by_id.get(folded)
        return tuple(self._by_name.get(folded, ())) if own is None else (own,)

    def __eq__(self, other: object) -> bool:
        """Whether both hold equal records."""
        if not isinstance(other, Collection):
            return NotImplemented
        return tuple(self) == tuple(cast("Collection[Record]", other))

    def __hash__(self) -> int:
        """By what it holds."""
        return hash(self.ids)

    def __repr__(self) -> str:
        """Kind, number and the first ids."""
        ids = self.ids
        shown = ", ".join(ids[:4]) + (", ..." if len(ids) > 4 else "")
        return f"<{len(ids)} {self.kind}: {shown}>" if ids else f"<no {self.kind}>"

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids, in order."""
        return tuple(record.id for record in self)

    def where(self, **conditions: Any) -> "Collection[R]":
        """The records that meet every condition.

        Args:
            conditions: For a field, the value it must have; where the field holds many values,
                one it must have among them. A list, tuple or set of values asks for any of
                these. Records are given themselves, or by id, name or alias. The fields of a
                part of a record are reached by a dotted path:
                ``**{"participants.actor": "jnim"}``. In free text, case and accents do not
                matter. A date is met only by the same date: `Casebook.at` asks about time.

        Returns:
            A collection; empty if no record meets the conditions.

        Raises:
            UnknownField: No record of this kind has the field.
            UnknownValue: The field can never have this value.
            UnknownId: The field holds ids, and no record has this id, name or alias.
            AmbiguousName: The field holds ids, and several records share the name or alias.
            DateError: The field holds dates, and the text is not one in EDTF.
        """
        rows = self._rows
        for path, wanted in conditions.items():
            fields = self._fields(path)
            met: Rows = 0
            for value in wanted if _is_several(wanted) else (wanted,):
                for held in self._spelled(path, self._value(path, fields, value)):
                    met |= self._index.rows(path, held)
            rows &= met
        return self.narrow(rows)

    def one(self, **conditions: Any) -> R:
        """The only record that meets every condition of `where`.

        Raises:
            NotOne: None or several do.
        """
        found = self.where(**conditions)
        if len(found) != 1:
            raise NotOne(f"expected one of the {self.kind} where {conditions}, found {found!r}")
        return next(iter(found))

    def values(self, path: str) -> tuple[Any, ...]:
        """The values that a field has in these records, in sorted order.

        Raises:
            UnknownField: No record of this kind has the field.
        """
        self.field(path)
        held = self._index.values(path)
        mine = frozenset(numbers(self._rows))
        return tuple(sorted(value for value, on in held.items() if not mine.isdisjoint(on)))

    def narrow(self, rows: Rows) -> "Collection[R]":
        """The records on these rows."""
        return Collection(self.kind, self._records, self._id_of, index=self._index, rows=rows)

    def keep(self, wanted: Callable[[R], bool]) -> "Collection[R]":
        """The records for which a function is true."""
        kept = (number for number in numbers(self._rows) if wanted(self._records[number]))
        return self.narrow(rows_of(kept, len(self._records)))

    @cached_property
    def _by_id(self) -> dict[str, R]:
        return {record.id: record for record in self}

    @cached_property
    def _by_name(self) -> dict[str, list[R]]:
        found: dict[str, list[R]] = {}
        for record in self:
            for name in {fold(text) for text in names(record)}:
                found.setdefault(name, []).append(record)
        return found

    def field(self, path: str) -> Field:
        """The field at a dotted path; the first of them where kinds of actor have several.

        Raises:
            UnknownField: No record of this kind has it; the message names the nearest.
        """
        return self._fields(path)[0]

    def _fields(self, path: str) -> list[Field]:
        """The field at a dotted path, as each kind of actor has it, or the one class of record."""
        actors = self.kind is RecordKind.ACTORS
        classes: Iterable[type[Any]] = ACTOR_CLASSES if actors else (CLASSES[self.kind],)
        found: list[Field] = []
        for number, step in enumerate(steps := path.split(".")):
            found = [describe(cls)[step] for cls in classes if step in describe(cls)]
            if not found:
                known = list(dict.fromkeys(name for cls in classes for name in describe(cls)))
                way = ".".join(steps[:number])
                there = f"there are {listed(known)}" if known else f"'{way}' has no fields"
                hint = suggest(step, known) or there
                raise UnknownField(f"no field '{legible(path)}' in the {self.kind}; {hint}")
            classes = dict.fromkeys(field.type for field in found if field.is_part)
        if inner := [f"{path}.{name}" for cls in classes for name in describe(cls)]:
            raise UnknownField(f"'{path}' has fields of its own: ask for {listed(inner, 'or')}")
        return found

    def _spelled(self, path: str, value: Any) -> Iterable[Any]:
        """The value as records spell it: in free text, case and accents do not matter."""
        held = self._index.values(path)
        if value in held or type(value) is not str:
            return (value,)
        folded = fold(value)
        return [other for other in held if isinstance(other, str) and fold(other) == folded]

    def _value(self, path: str, fields: Iterable[Field], value: Any) -> Any:
        """The value as records hold it."""
        field, *_ = fields
        if issubclass(field.type, Term):
            # Kinds of actor have vocabularies of their own for one field.
            vocabularies: list[type[Term]] = [field.type for field in fields]
            terms = [str(term) for vocabulary in vocabularies for term in vocabulary]
            if value not in terms:
                hint = suggest(str(value), terms) or f"expected {listed(terms, 'or')}"
                raise UnknownValue(f"'{path}' is never {value!r}; {hint}")
            return value
        if field.ref is not None and isinstance(value, Record):
            if field.ref in (ANY, kind_of(value)):
                return value.id
            value = value.id
        if field.ref is not None and isinstance(value, str) and value in self._index.values(path):
            return value  # an id that records hold, be its record in this casebook or elsewhere
        if field.type is When and isinstance(value, When):
            value = value.edtf
        if type(value) is not (str if field.type is When else field.type):
            expected = "an id, name or alias" if field.ref else _EXPECTED[field.type]
            raise UnknownValue(f"'{path}' is never {value!r}; expected {expected}")
        if field.ref is not None:
            return self._id_of(field.ref, value)
        return When.parse(value).edtf if field.type is When else value


_EXPECTED: dict[type[Any], str] = {
    str: "a text",
    int: "a whole number",
    bool: "True or False",
    When: "a date in EDTF",
}
"""What to ask for, by the type of a field."""


def _is_several(wanted: object) -> TypeGuard[Iterable[Any]]:
    return isinstance(wanted, (list, tuple, set, frozenset))


def names(record: Record) -> Iterator[str]:
    """Every text by which a record may be asked for: its id, its name or title, its aliases."""
    yield record.id
    for field in ("name", "title"):
        if (name := getattr(record, field, None)) is not None:
            yield name
    yield from getattr(record, "aliases", ())


def fold(name: str) -> str:
    """A name without case, accents and punctuation."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    # Marks above letters, and the signs that transliterate ayn and hamza.
    letters = "".join(mark for mark in plain if unicodedata.category(mark) not in ("Mn", "Lm"))
    return "-".join(re.findall(r"[^\W_]+", re.sub("[.'\u2018\u2019\u02bc\u02bb`]", "", letters)))


def only(found: Sequence[R], name: str) -> R | None:
    """The one record of those that a name may mean, or None if there are none.

    Raises:
        AmbiguousName: There are several.
    """
    if len(found) > 1:
        ids = [record.id for record in found]
        raise AmbiguousName(f"'{legible(name)}' may be {listed(ids, 'or')}: ask by id")
    return found[0] if found else None
