"""Conditions answered for all records of a kind at once, with sets of rows.

An answer is two sets: the rows on which there is support, and those on which there is dispute.
"And", "or" and "not" are then what they are in `Truth`, on whole sets.
"""

from collections.abc import Iterable, Iterator
from functools import reduce
from typing import Any, NamedTuple, cast

from negotypes.conditions.book import Book
from negotypes.conditions.single import UNSOURCED, as_linked, enough, leads, passes, truth
from negotypes.dates import When
from negotypes.index import Indexed, Rows, numbers, reader
from negotypes.records import classes_of
from negotypes.records.condition import AllOf, AnyOf, Condition, FieldTest, Has, NoneOf, Scalar
from negotypes.records.fields import describe
from negotypes.records.paths import Path, path_of
from negotypes.records.reference import ANY
from negotypes.truth import Truth
from negotypes.vocabulary import RecordKind


class Bits(NamedTuple):
    """The rows on which a condition is supported, and those on which it is disputed."""

    support: Rows
    dispute: Rows

    def __and__(self, other: "Bits") -> "Bits":
        """Both."""
        return Bits(self.support & other.support, self.dispute | other.dispute)

    def __or__(self, other: "Bits") -> "Bits":
        """Either."""
        return Bits(self.support | other.support, self.dispute & other.dispute)

    def __invert__(self) -> "Bits":
        """Not so."""
        return Bits(self.dispute, self.support)

    def rows(self, answer: Truth, within: Rows) -> Rows:
        """The rows, of those within, on which this is the answer."""
        # With many rows, "and not" costs far less as "without what they share".
        rows = within & self.support if answer.support else within ^ (within & self.support)
        return rows & self.dispute if answer.dispute else rows ^ (rows & self.dispute)

    def at(self, row: int) -> Truth:
        """The answer on a row."""
        return Truth.of(
            support=bool(self.support >> row & 1), dispute=bool(self.dispute >> row & 1)
        )


class Bulk:
    """Answers conditions, and remembers what it has answered.

    Attributes:
        there: The records that are asked.
    """

    def __init__(self, there: Indexed, book: Book, *, coded: bool = False) -> None:
        """Ask these records.

        Args:
            there: The records.
            book: The casebook, for what they refer to and what refers to them.
            coded: Whether to take everything for supported, as the coder has put it down.
        """
        self.there = there
        self._book = book
        self._coded = coded
        self._all = (1 << len(there.records)) - 1
        self._known: dict[Condition, Bits] = {}

    def bits(self, condition: Condition) -> Bits:
        """The answer to a condition that is bound to the casebook."""
        if condition not in self._known:
            self._known[condition] = self._bits(condition)
        return self._known[condition]

    def _bits(self, condition: Condition) -> Bits:
        match condition:
            case FieldTest(path, _, values) if len(values) > 1:
                each = (self._test(FieldTest(path, "is", (value,))) for value in values)
                return reduce(Bits.__or__, each)
            case FieldTest():
                return self._test(condition)
            case Has():
                return self._has(condition)
            case AllOf(parts):
                return reduce(Bits.__and__, map(self.bits, parts))
            case AnyOf(parts):
                return reduce(Bits.__or__, map(self.bits, parts))
            case _:
                parts = cast("NoneOf", condition).parts
                return ~reduce(Bits.__or__, map(self.bits, parts))

    def _test(self, test: FieldTest) -> Bits:
        index = self.there.index
        path = path_of(test.path, self.there.kind)
        field = test.path.partition(".")[0]
        said = self._beyond(test, path) if path.further else self._own(test, path)
        support, dispute = self._sourced(field)
        against = said.dispute & said.support if path.open else said.dispute
        told = Bits(
            support & said.support,
            (support & against if against else 0) | (dispute & said.support if dispute else 0),
        )
        never = self._lacking(field) | index.rows("inapplicable", field)
        absent = index.rows("absent", field)
        if not never and not absent:
            return told
        absent &= ~never
        there = self._all & ~never & ~absent
        return Bits(told.support & there, (told.dispute & there) | (support & absent) | never)

    def _own(self, test: FieldTest, path: Path) -> Bits:
        """What the values in the records themselves say: any of them will do."""
        index = self.there.index
        end = path.ends[0]
        passing, open_ = list(test.values), list(test.values)
        if end.type is When or (end.type is str and end.ref is None):
            held = cast("Iterable[Scalar]", index.values(path.own))
            answers = {value: passes(test, end, value) for value in held}
            passing = [value for value, answer in answers.items() if answer.support]
            open_ = [value for value, answer in answers.items() if not answer.dispute]
        support = self._with(path.own, passing)
        undisputed = support if open_ == passing else self._with(path.own, open_)
        if path.open and undisputed is support:
            return Bits(support, 0)  # what is not in a list that may have more is not known
        coded = index.coded(path.own)
        return Bits(support, coded ^ (coded & undisputed))

    def _beyond(self, test: FieldTest, path: Path) -> Bits:
        """What the records say that are referred to: any of them will do."""
        index = self.there.index
        rest = FieldTest(path.further, test.comparison, test.values)
        held = index.values(path.own)
        supporting: list[Any] = []
        disputing: set[Any] = set()
        for kind in RecordKind if path.ref == ANY else (RecordKind.of(cast("str", path.ref)),):
            there = self._book.indexed(kind)
            if not leads(rest, kind):
                continue
            said = Bulk(there, self._book, coded=self._coded).bits(rest)
            for number in numbers(there.rows):
                if (record_id := there.records[number].id) in held:
                    answer = said.at(number)
                    supporting += [record_id] * answer.support
                    disputing |= {record_id} if answer.dispute else set()
        undisputed = [record_id for record_id in held if record_id not in disputing]
        return Bits(
            self._with(path.own, supporting),
            index.coded(path.own) & ~self._with(path.own, undisputed),
        )

    def _has(self, has: Has) -> Bits:
        found: dict[Any, list[int]] = {}
        for record_id, answer in self._linked(has):
            counts = found.setdefault(record_id, [0, 0, 0])
            counts[0] += 1
            counts[1] += answer.support
            counts[2] += not answer.dispute
        answers = {record_id: enough(has, *counts) for record_id, counts in found.items()}
        return Bits(
            self._with("id", (one for one, answer in answers.items() if answer.support)),
            self._with("id", (one for one, answer in answers.items() if answer.dispute)),
        )

    def _linked(self, has: Has) -> Iterator[tuple[Any, Truth]]:
        """The ids to which records refer that are coded as is asked, with the truth of these."""
        there = self._book.indexed(has.kind)
        linked = reader(has.via or "")
        whole = Bits(there.rows, 0)
        if not self._coded:
            whole = Bits(there.index.supported(None), there.index.disputed(None))
        coded, told = there.rows, whole
        by_part = has.where is not None and asks_of_part(has)
        if has.where is not None and not by_part:
            as_coded = Bulk(there, self._book, coded=True).bits(has.where)
            coded &= as_coded.rows(Truth.HOLDS, there.rows)
            told &= Bulk(there, self._book, coded=self._coded).bits(has.where)
        for number in numbers(coded):
            other = there.records[number]
            for record_id in set(linked(other)):
                if not by_part:
                    yield record_id, told.at(number)
                    continue
                where, asked = cast("Condition", has.where), as_linked(has, other, str(record_id))
                if truth(where, asked, self._book, coded=True) is Truth.HOLDS:
                    answer = truth(where, asked, self._book, coded=self._coded, whole=other)
                    yield record_id, whole.at(number) & answer

    def _sourced(self, field: str) -> Bits:
        """The rows with evidence for what stands in a field, and with evidence against it."""
        if self._coded or field in UNSOURCED:
            return Bits(self._all, 0)
        index = self.there.index
        return Bits(index.supported(field), index.disputed(field))

    def _lacking(self, field: str) -> Rows:
        """The rows of records whose class has no such field."""
        classes = classes_of(self.there.kind)
        return self._with("__class__", [cls for cls in classes if field not in describe(cls)])

    def _with(self, path: str, values: Iterable[Any]) -> Rows:
        rows = self.there.index.rows
        found = [rows(path, value) for value in values]
        return reduce(int.__or__, found, 0)


def asks_of_part(has: Has) -> bool:
    """Whether something is asked of the part of a record by which it refers to another."""
    part, _, further = (has.via or "").partition(".")
    tests = (inner for _, inner in has.where.within()) if has.where is not None else ()
    return bool(further) and any(
        isinstance(test, FieldTest) and test.path.startswith(f"{part}.") for test in tests
    )
