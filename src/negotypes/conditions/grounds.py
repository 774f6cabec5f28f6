"""What an answer rests on: the tests that decide it, with records and evidence."""

from collections.abc import Iterator
from typing import cast

from attrs import evolve, frozen

from negotypes.conditions.book import Book
from negotypes.conditions.single import find, related, truth
from negotypes.index import reader
from negotypes.records import Evidence, Record, kind_of
from negotypes.records.condition import AllOf, AnyOf, Condition, FieldTest, Has, NoneOf
from negotypes.records.paths import path_of
from negotypes.truth import Truth


@frozen
class Ground:
    """One test within a condition, and what it rests on.

    Attributes:
        condition: The test: of a field, or of related records.
        truth: The answer to it.
        records: The records in which the answer stands.
        evidence: The evidence that bears on it.
    """

    condition: Condition
    truth: Truth
    records: tuple[Record, ...] = ()
    evidence: tuple[Evidence, ...] = ()


def why(condition: Condition, record: Record, book: Book, *, dispute: bool) -> Iterator[Ground]:
    """The tests on which the support of an answer rests, or the dispute.

    Args:
        condition: The condition, bound to the casebook.
        record: The record.
        book: The casebook.
        dispute: Whether to ask for what disputes it.
    """
    match condition:
        case FieldTest() | Has():
            ground = grounds(condition, record, book)
            if ground.truth is Truth.CONTESTED:
                places = tuple(e for e in ground.evidence if e.disputes is dispute)
                yield evolve(ground, evidence=places)
            elif ground.truth.dispute if dispute else ground.truth.support:
                yield ground
        case NoneOf(parts):
            for part in parts:
                yield from why(part, record, book, dispute=not dispute)
        case _:
            parts = cast("AllOf | AnyOf", condition).parts
            for part in parts:
                yield from why(part, record, book, dispute=dispute)


def grounds(condition: Condition, record: Record, book: Book) -> Ground:
    """What the answer to a single test, of a field or of related records, rests on."""
    answer = truth(condition, record, book)
    if isinstance(condition, Has):
        found = list(related(condition, record, book))
        places = [place for other, _ in found for place in other.bearing()]
        return Ground(condition, answer, tuple(other for other, _ in found), _once(places))
    test = cast("FieldTest", condition)
    name = test.path.partition(".")[0]
    places = list(record.bearing(name))
    records = [record]
    path = path_of(test.path, kind_of(record))
    if path.further:
        for item in reader(path.own)(record):
            other = find(str(item), cast("str", path.ref), book)
            rest = FieldTest(path.further, test.comparison, test.values)
            if other is not None and truth(rest, other, book) is not Truth.UNKNOWN:
                records.append(other)
                places += other.bearing(path.further.partition(".")[0])
    if answer is Truth.UNKNOWN:
        return Ground(condition, answer)
    return Ground(condition, answer, tuple(records), _once(places))


def _once(places: list[Evidence]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(places))
