"""An ordered, immutable collection of records of one kind."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, reduce
from itertools import islice
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from negotypes.errors import (
    AmbiguousName,
    NotOne,
    UnknownField,
    UnknownId,
    legible,
    listed,
    warn_of_old,
)
from negotypes.errors import did_you_mean as suggest
from negotypes.index import Indexed, Rows, numbers, rows_of
from negotypes.names import fold, names
from negotypes.records import Record
from negotypes.records.condition import Condition
from negotypes.records.fields import Field
from negotypes.truth import Truth

if TYPE_CHECKING:
    from negotypes.conditions import Bits, Book
    from negotypes.records.paths import Path
    from negotypes.records.standard import EvidenceStandard

R = TypeVar("R", bound=Record, covariant=True)

_SHOWN = 50
"""How many records a notebook shows."""


class Collection(Generic[R]):
    """Records of one kind, in the order of their ids.

    A record is found by its id, its name or one of its aliases; case, accents and punctuation
    do not matter. Collections that `where` returns share records and indexes with their origin.

    Attributes:
        kind: The kind of the records.
        indexed: The records with their index, for conditions.
    """

    def __init__(self, indexed: Indexed, book: "Book") -> None:
        """Hold records of a casebook; made by the casebook, not by hand."""
        self.kind = indexed.kind
        self.indexed = indexed
        self._book = book

    @property
    def book(self) -> "Book":
        """The records to which these refer."""
        return self._book

    def __len__(self) -> int:
        """How many records."""
        return self.indexed.rows.bit_count()

    def __iter__(self) -> Iterator[R]:
        """The records, in the order of their ids."""
        records = cast("tuple[R, ...]", self.indexed.records)
        return map(records.__getitem__, numbers(self.indexed.rows))

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
        are = "is" if len(self) == 1 else "are"
        hint = near or f"there {are} {self.kind.counted(len(self))}, listed in .ids"
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
        if own is not None:
            return (own,)
        return tuple(self._by_name.get(folded, ())) or self._succeeding(name)

    def _succeeding(self, name: str) -> tuple[R, ...]:
        """The record that an id now stands for which was given up."""
        now = self._by_id.get(self._book.successors.get(name, ""))
        if now is None:
            return ()
        warn_of_old(f"the id '{name}' was given up: write '{now.id}'")
        return (now,)

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
        return f"<{self.kind.counted(len(ids))}: {shown}>" if ids else f"<no {self.kind}>"

    def _repr_html_(self) -> str:
        """The records as a table for a notebook, or the first of them where there are many."""
        from negotypes.records.sheets import overview  # most uses never show a table

        more = len(self) - _SHOWN
        foot = (f"And {more} more: the ids of all are in .ids.",) if more > 0 else ()
        first = [("", islice(self, _SHOWN))]
        return overview(self.kind.counted(len(self)), first, self._book.name, *foot).notebook()

    def _ipython_key_completions_(self) -> list[str]:
        """What may stand in brackets, for completion: ids, then names."""
        named = (getattr(record, "name", None) or getattr(record, "title", None) for record in self)
        return list(dict.fromkeys((*self.ids, *filter(None, named))))

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids, in order."""
        return tuple(record.id for record in self)

    def where(
        self,
        *conditions: Condition,
        truth: Truth | str | Iterable[Truth | str] = Truth.HOLDS,
        standard: "EvidenceStandard | None" = None,
        **equalities: Any,
    ) -> "Collection[R]":
        """The records of which it holds that they meet every condition.

        Examples:
            >>> import negotypes as nt
            >>> book = nt.load()
            >>> book.preconditions.where(holder="JNIM", before="talks")
            <1 precondition: jnim-precondition-full-withdrawal>
            >>> book.actors.where(nt.has("positions", stance="refuses"), truth="contested")
            <4 actors: burkina-faso, france, islamic-front, jabhat-al-nusra>

        Args:
            conditions: Conditions made with `field` and `has`, joined with ``&``, ``|``, ``~``.
            truth: Which answer to select instead of ``holds``: ``unknown``, ``contested``,
                ``fails``, or several of them.
            standard: Which evidence counts; all if none is given.
            equalities: For a field, the value it must have; where the field holds many values,
                one it must have among them. A list, tuple or set of values asks for any of
                these. Records are given themselves, or by id, name or alias. In free text,
                case and accents do not matter. A date is met by the same date. `field` asks
                more of dates, and of what a dotted path leads to.

        Returns:
            A collection; empty if of no record this is the answer.

        Raises:
            UnknownField: No record of this kind has the field.
            UnknownValue: The field can never have this value, or there is no such answer.
            UnknownId: The field holds ids, and no record has this id, name or alias.
            AmbiguousName: The field holds ids, and several records share the name or alias.
            DateError: The field holds dates, and the text is not one in EDTF.
        """
        wanted = truth if isinstance(truth, Iterable) and not isinstance(truth, str) else (truth,)
        answers = [Truth.named(one) for one in wanted]
        asked = self if standard is None else self._under(standard)
        bits = asked._bits(conditions, equalities, coded=False)  # noqa: SLF001
        within = self.indexed.rows
        return self.narrow(reduce(int.__or__, (bits.rows(a, within) for a in answers), 0))

    def coded(self, *conditions: Condition, **equalities: Any) -> "Collection[R]":
        """The records that are coded so, whether evidence supports or disputes them.

        Examples:
            >>> import negotypes as nt
            >>> book = nt.load()
            >>> refusals = book.positions.coded(holder="france", stance="refuses")
            >>> refusals, refusals.where(stance="refuses")
            (<1 position: france-refuses-talks>, <no positions>)

        Takes the conditions and equalities that `where` takes, and raises what it raises.
        """
        bits = self._bits(conditions, equalities, coded=True)
        return self.narrow(bits.rows(Truth.HOLDS, self.indexed.rows))

    def one(
        self,
        *conditions: Condition,
        truth: Truth | str | Iterable[Truth | str] = Truth.HOLDS,
        standard: "EvidenceStandard | None" = None,
        **equalities: Any,
    ) -> R:
        """The only record that `where` finds.

        Examples:
            >>> import negotypes as nt
            >>> nt.load().preconditions.one(holder="JNIM").before
            <Milestone.TALKS: 'talks'>

        Raises:
            NotOne: None or several are found.
        """
        found = self.where(*conditions, truth=truth, standard=standard, **equalities)
        if len(found) != 1:
            asked = [*map(repr, conditions), *(f"{k}={v!r}" for k, v in equalities.items())]
            raise NotOne(
                f"expected one of the {self.kind} where {', '.join(asked)}, found {found!r}"
            )
        return next(iter(found))

    def _bits(
        self, conditions: Sequence[Condition], equalities: dict[str, Any], *, coded: bool
    ) -> "Bits":
        from negotypes.conditions import Bits, Bulk, bind, equal, together  # only for questions

        parts = [*conditions, *(equal(self.kind, p, value) for p, value in equalities.items())]
        if not parts:
            return Bits(self.indexed.rows, 0)
        condition = bind(together(parts), self.kind, self._book)
        return Bulk(self.indexed, self._book, coded=coded).bits(condition)

    def _under(self, standard: "EvidenceStandard") -> "Collection[R]":
        """The same records, with the evidence that counts."""
        under = self._book.under(standard)
        return type(self)(under.indexed(self.kind).narrow(self.indexed.rows), under)

    def values(self, path: str) -> tuple[Any, ...]:
        """The values that a field has in these records, in sorted order.

        Examples:
            >>> import negotypes as nt
            >>> nt.load().sources.values("language")
            ('en',)

        Raises:
            UnknownField: No record of this kind has the field.
        """
        if self._path(path).further:
            raise UnknownField(f"'{path}' is a field of what the {self.kind} refer to: ask these")
        held = self.indexed.index.values(path)
        mine = frozenset(numbers(self.indexed.rows))
        return tuple(sorted(value for value, on in held.items() if not mine.isdisjoint(on)))

    def narrow(self, rows: Rows) -> "Collection[R]":
        """The records on these rows."""
        return type(self)(self.indexed.narrow(rows), self._book)

    def keep(self, wanted: Callable[[R], bool]) -> "Collection[R]":
        """The records for which a function is true."""
        records = cast("tuple[R, ...]", self.indexed.records)
        kept = (number for number in numbers(self.indexed.rows) if wanted(records[number]))
        return self.narrow(rows_of(kept, len(records)))

    def field(self, path: str) -> Field:
        """The field at a dotted path; the first of them where kinds of actor have several.

        Raises:
            UnknownField: No record of this kind has it; the message names the nearest.
        """
        return self._path(path).ends[0]

    def _path(self, path: str) -> "Path":
        from negotypes.records.paths import path_of  # as above

        return path_of(path, self.kind)

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


def only(found: Sequence[R], name: str) -> R | None:
    """The one record of those that a name may mean, or None if there are none.

    Raises:
        AmbiguousName: There are several.
    """
    if len(found) > 1:
        ids = [record.id for record in found]
        raise AmbiguousName(f"'{legible(name)}' may be {listed(ids, 'or')}: ask by id")
    return found[0] if found else None
