"""A condition answered for one record, by looking at it."""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, cast

from attrs import evolve

from negotypes.conditions.book import Book
from negotypes.dates import When
from negotypes.errors import UnknownField
from negotypes.index import numbers, reader
from negotypes.names import fold
from negotypes.records import Record, Source
from negotypes.records.condition import DATED, AllOf, AnyOf, Condition, FieldTest, Has, NoneOf
from negotypes.records.fields import Field, describe
from negotypes.records.kinds import kind_of
from negotypes.records.paths import Path, path_of
from negotypes.records.reference import ANY
from negotypes.truth import Truth
from negotypes.vocabulary import RecordKind

UNSOURCED = frozenset(("id", "evidence", "absent", "inapplicable", "note"))
"""Fields that are the coder's own, so that no evidence bears on them."""


def truth(
    condition: Condition,
    record: Record,
    book: Book,
    *,
    coded: bool = False,
    whole: Record | None = None,
) -> Truth:
    """The answer to a condition that is bound to the casebook.

    Args:
        condition: The condition, as `bind` gives it.
        record: The record.
        book: The casebook.
        coded: Whether to take everything for supported, as the coder has put it down.
        whole: The record with all of its evidence, if it is itself cut down to some of its parts.
    """
    match condition:
        case FieldTest():
            return _test(condition, record, book, coded, whole or record)
        case Has():
            found = [answer for _, answer in related(condition, record, book, coded)]
            return enough(
                condition,
                len(found),
                sum(answer.support for answer in found),
                sum(not answer.dispute for answer in found),
            )
        case AllOf(parts):
            return Truth.all(truth(part, record, book, coded=coded, whole=whole) for part in parts)
        case AnyOf(parts):
            return Truth.any(truth(part, record, book, coded=coded, whole=whole) for part in parts)
        case _:
            parts = cast("NoneOf", condition).parts
            return ~Truth.any(truth(part, record, book, coded=coded, whole=whole) for part in parts)


def enough(has: Has, found: int, supported: int, undisputed: int) -> Truth:
    """Whether there are as many as asked for.

    Args:
        has: The question.
        found: How many related records are coded so.
        supported: How many of them are supported.
        undisputed: How many of them nothing disputes.
    """
    support = supported >= has.at_least
    # What rests on disputed records only is disputed; that there are no others nobody can say.
    short = undisputed < has.at_least if support else undisputed == 0
    return Truth.of(support=support, dispute=found > 0 and short)


def related(
    has: Has, record: Record, book: Book, coded: bool = False
) -> Iterator[tuple[Record, Truth]]:
    """The records that refer to a record and are coded as is asked, each with its truth."""
    linked = reader(has.via or "")
    there = book.indexed(has.kind)
    for number in numbers(there.rows):
        other = there.records[number]
        if record.id not in linked(other):
            continue
        answer = Truth.HOLDS if coded else on_the_whole(other)
        if has.where is not None:
            asked = as_linked(has, other, record.id)
            if truth(has.where, asked, book, coded=True) is not Truth.HOLDS:
                continue
            answer &= truth(has.where, asked, book, coded=coded, whole=other)
        yield other, answer


def as_linked(has: Has, other: Record, record_id: str) -> Record:
    """A record with only those of its parts by which it refers to another.

    Where an episode is found by one of its participants, a question about the role of a
    participant is about that one.
    """
    part, _, further = (has.via or "").partition(".")
    if not further:
        return other
    linked = reader(further)
    kept: Any = tuple(item for item in getattr(other, part) if record_id in linked(item))
    return evolve(other, **{part: kept})


def on_the_whole(record: Record) -> Truth:
    """Whether evidence supports or disputes a record; a source is its own evidence."""
    found = record.truth()
    return Truth.HOLDS.join(found) if isinstance(record, Source) else found


def sourced(record: Record, field: str) -> Truth:
    """Whether evidence supports or disputes what a record has in a field."""
    if field in UNSOURCED:
        return Truth.HOLDS
    found = record.truth(field)
    return Truth.HOLDS.join(found) if isinstance(record, Source) else found


def leads(test: FieldTest, kind: RecordKind) -> bool:
    """Whether records of a kind have the field that is asked about."""
    try:
        path_of(test.path, kind)
    except UnknownField:
        return False
    return True


def passes(test: FieldTest, field: Field, value: Any) -> Truth:
    """Whether one value of a field passes a test."""
    if field.type is When:
        return _dated(test, value)
    # In free text, case and accents do not matter.
    if field.type is str and field.ref is None:
        value = _folded(value)
    return Truth.HOLDS if value in test.values else Truth.FAILS


def _dated(test: FieldTest, edtf: str) -> Truth:
    when = When(edtf=edtf)
    if test.comparison in DATED:
        return cast("Truth", getattr(when, test.comparison)(_bound(test)))
    if edtf in test.values:
        return Truth.HOLDS
    # Otherwise written, it may be the same day all the same, unless none is shared.
    return Truth.UNKNOWN & Truth.any(when.overlaps(str(other)) for other in test.values)


@cache
def _bound(test: FieldTest) -> When:
    """The date to compare with: before a year is before its first day, after it after its last."""
    other = When(edtf=str(test.values[0]))
    ends = {"before": other.earliest, "after": other.latest}
    end = ends.get(test.comparison)
    plain = set(other.edtf) <= set("0123456789-")
    return When(edtf=end.isoformat()) if plain and end is not None else other


@lru_cache(1 << 16)
def _folded(value: str) -> str:
    return fold(value) or value  # signs alone fold to nothing


def _test(test: FieldTest, record: Record, book: Book, coded: bool, whole: Record) -> Truth:
    kind = kind_of(record)
    path = path_of(test.path, kind)
    name = test.path.partition(".")[0]
    if name not in describe(type(record)) or name in record.inapplicable:
        return Truth.FAILS
    evidence = Truth.HOLDS if coded else sourced(whole, name)
    if name in record.absent:
        return Truth.of(support=False, dispute=evidence.support)
    items = list(reader(path.own)(record))
    if not items:
        return Truth.UNKNOWN

    def told(said: Truth) -> Truth:
        return Truth.of(
            support=evidence.support and said.support,
            dispute=(evidence.support and said.dispute and (said.support or not path.open))
            or (evidence.dispute and said.support),
        )

    said = Truth.any(_said(test, path, item, book, coded) for item in items)
    if not (evidence.dispute and said.support):
        return told(said)
    # That it is not the one value does not say that it is not the other.
    each = (FieldTest(test.path, test.comparison, (value,)) for value in test.values)
    return Truth.any(
        told(Truth.any(_said(one, path, item, book, coded) for item in items)) for one in each
    )


def _said(test: FieldTest, path: Path, item: Any, book: Book, coded: bool) -> Truth:
    """What one of the values in a record says."""
    if not path.further:
        return passes(test, path.ends[0], item)
    rest = FieldTest(path.further, test.comparison, test.values)
    return _beyond(rest, str(item), cast("str", path.ref), book, coded)


def _beyond(rest: FieldTest, record_id: str, ref: str, book: Book, coded: bool) -> Truth:
    """What is asked of a record that is referred to; unknown where no casebook holds it."""
    other = find(record_id, ref, book)
    if other is None or not leads(rest, kind_of(other)):
        return Truth.UNKNOWN
    return truth(rest, other, book, coded=coded)


def find(record_id: str, ref: str, book: Book) -> Record | None:
    """A record of a kind by its id, or of any kind for `ANY`."""
    for kind in RecordKind if ref == ANY else (ref,):
        there = book.indexed(kind)
        for number in numbers(there.index.rows("id", record_id) & there.rows):
            return there.records[number]
    return None
