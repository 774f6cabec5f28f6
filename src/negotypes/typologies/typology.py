"""A typology with what it can be asked."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from attrs import evolve, field, fields, frozen

from negotypes.collection import Collection
from negotypes.conditions import Book
from negotypes.errors import NotSortable, UnknownValue
from negotypes.index import numbers
from negotypes.records import Record
from negotypes.records import Typology as TypologyRecord
from negotypes.records.condition import Condition
from negotypes.records.fields import describe
from negotypes.records.rules import breaches
from negotypes.records.standard import EvidenceStandard
from negotypes.vocabulary import RecordKind

if TYPE_CHECKING:
    from negotypes.typologies.audit import Audit
    from negotypes.typologies.classification import Classification
    from negotypes.typologies.proof import Proof
    from negotypes.typologies.sensitivity import Sensitivity
    from negotypes.typologies.sorting import Sorting
    from negotypes.typologies.space import PropertySpace


@frozen(kw_only=True, repr=False)
class Typology(TypologyRecord):
    """A scheme of classes for one kind of record, which sorts records and says why.

    One that comes from a casebook sorts with what that casebook holds; one made in Python has to
    be told which casebook, or be added to one with `Casebook.extend`.
    """

    _book: Book | None = field(
        default=None, alias="book", eq=False, repr=False, metadata={"outside": True}
    )

    def __attrs_post_init__(self) -> None:
        """Take lists for tuples and words for terms, and check what is asked.

        Raises:
            UnknownValue: Something in it cannot be, such as a condition that the records of the
                unit do not answer; has every fault.
        """
        object.__setattr__(self, "unit", RecordKind.of(self.unit))
        for name, described in describe(type(self)).items():
            if described.many:
                object.__setattr__(self, name, tuple(getattr(self, name)))
        if self._book is None:
            misplaced = [where for where, one in self.conditions() if not _is_condition(one)]
            faults = [f"{_where(where)}: no condition" for where in misplaced]
            for where, _, problem, expected in () if misplaced else breaches(self):
                if where != ("evidence",):  # nobody needs a source for a scheme of one's own
                    told = "; ".join(filter(None, (problem, expected)))
                    faults.append(f"{_where(where)}: {told}")
            if faults:
                raise UnknownValue("\n".join(f"typologies[{self.id}]{fault}" for fault in faults))

    def classify(
        self,
        record: Record | str,
        book: Book | None = None,
        *,
        standard: EvidenceStandard | None = None,
    ) -> "Classification":
        """In which classes a record falls, and why.

        Examples:
            >>> import negotypes as nt
            >>> found = nt.load().typologies["group-orientation"].classify("JNIM")
            >>> found.classes, found.possible
            (('hybrid',), ('hybrid', 'transnational'))

        Args:
            record: A record of the unit, or its id, name or alias.
            book: The casebook in which to look for what concerns it; by default the typology's.
            standard: Which evidence counts; all if none is given.

        Raises:
            NotSortable: The record is of another kind, or the typology is in no casebook.
            UnknownId: No record of the unit has this id, name or alias.
        """
        from negotypes.typologies.sorter import Sorter

        if standard is not None and isinstance(record, Record):
            record = standard.narrow(record)
        return Sorter(self, self.within(book, standard)).classify(record)

    def classify_all(
        self, book: Book | None = None, *, standard: EvidenceStandard | None = None
    ) -> "Sorting":
        """The classes of every record of the unit that the typology applies to, as a table.

        Examples:
            >>> import negotypes as nt
            >>> views = nt.load().typologies["views-on-negotiating"].classify_all()
            >>> [(name, len(views.members(name))) for name in ("reject", "support", "selective")]
            [('reject', 11), ('support', 12), ('selective', 3)]

        Args:
            book: The casebook whose records to sort; by default the typology's own.
            standard: Which evidence counts; all if none is given.

        Raises:
            NotSortable: The typology is in no casebook, and none is given.
        """
        from negotypes.typologies.sorter import Sorter

        return Sorter(self, self.within(book, standard)).classify_all()

    def prove(self) -> "Proof":
        """Whether the classes exclude each other and leave no gap, whatever the facts may be.

        Examples:
            >>> import negotypes as nt
            >>> proof = nt.load().typologies["negotiation-level"].prove()
            >>> proof.exclusive, proof.overlap.classes
            (False, ('tactical', 'strategic'))

        Raises:
            TooLarge: The property space has over a million cells, and python-sat is missing.
        """
        from negotypes.typologies.proof import prove

        return prove(self, self._book)

    def space(self, book: Book | None = None) -> "PropertySpace":
        """The property space of the criteria: its cells, the classes on them, and who is there.

        Args:
            book: The casebook whose records to place; by default the typology's own, if any.

        Raises:
            TooLarge: There are too many criteria to lay out.
        """
        from negotypes.typologies.space import lay_out

        return lay_out(self, self._book if book is None else book)

    def audit(self) -> "Audit":
        """How far the typology meets what a typology is asked to be.

        Examples:
            >>> import negotypes as nt
            >>> audit = nt.load().typologies["truce-kind"].audit()
            >>> audit["one scale"].passed, audit["one scale"].remark
            (True, 'all classes are told apart by: duration')
        """
        from negotypes.typologies.audit import audit

        return audit(self)

    def sensitivity(self, record: Record | str, book: Book | None = None) -> "Sensitivity":
        """How the classes of a record change with the evidence that is let count.

        Takes and raises what `classify` does.
        """
        from negotypes.typologies.sensitivity import sensitivity

        return sensitivity(self, record, self.within(book, None))

    def within(self, book: Book | None, standard: EvidenceStandard | None = None) -> Book:
        """The casebook in which to look: the one given, or the typology's own.

        Raises:
            NotSortable: There is neither.
        """
        chosen = self._book if book is None else book
        if chosen is None:
            told = "give one, as in classify(record, book), or add the typology with book.extend"
            raise NotSortable(f"the typology '{self.id}' is in no casebook; {told}")
        return chosen if standard is None else chosen.under(standard)


def _is_condition(value: object) -> bool:
    return isinstance(value, Condition)


def _where(path: Iterable[str | int]) -> str:
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)


class Typologies(Collection[Typology]):
    """Typologies that sort with what their casebook holds."""

    def __iter__(self) -> Iterator[Typology]:
        """The typologies, in the order of their ids."""
        return map(self._in_book.__getitem__, numbers(self.indexed.rows))

    @cached_property
    def _in_book(self) -> dict[int, Typology]:
        records = cast("tuple[TypologyRecord, ...]", self.indexed.records)
        return {row: bound(records[row], self._book) for row in numbers(self.indexed.rows)}


def bound(record: TypologyRecord, book: Book | None) -> Typology:
    """A typology in a casebook, or in none."""
    if isinstance(record, Typology):
        return evolve(record, book=book)
    values: dict[str, Any] = {f.name: getattr(record, f.name) for f in fields(type(record))}
    return Typology(**values, book=book)
