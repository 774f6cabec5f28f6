"""Which records have a value, and which have evidence for it: a set of rows for each.

A set of rows is a Python integer whose bit *n* stands for row *n*, so that a question with
several parts is answered by a few ``&`` and ``|`` on integers, however many rows there are.
"""

from array import array
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import Any

from negotypes.dates import When
from negotypes.records import Record, Source
from negotypes.records.fields import items_of
from negotypes.vocabulary import RecordKind

Rows = int
"""A set of row numbers, a bit each."""

Numbers = dict[Hashable, "array[int]"]
"""For each value, the numbers of the rows on which it stands."""


class Index:
    """The rows on which each value of a field stands, built when a field is first asked for."""

    def __init__(self, records: Sequence[Any]) -> None:
        """Index these records; nothing is read until a question is asked."""
        self._records = records
        self._numbers: dict[str, Numbers] = {}
        self._rows: dict[tuple[str, Hashable], Rows] = {}
        self._coded: dict[str, Rows] = {}

    def rows(self, path: str, value: Hashable) -> Rows:
        """The rows on which the field at a dotted path has this value, or has it among others."""
        try:
            return self._rows[path, value]
        except KeyError:
            held = self.values(path).get(value)
            if held is None:
                return 0  # not kept: nobody knows how many values may be asked for in vain
            found = self._rows[path, value] = rows_of(held, len(self._records))
            return found

    def coded(self, path: str) -> Rows:
        """The rows on which anything stands at a dotted path."""
        if path not in self._coded:
            held = chain.from_iterable(self.values(path).values())
            self._coded[path] = rows_of(held, len(self._records))
        return self._coded[path]

    def values(self, path: str) -> Numbers:
        """Every value at a dotted path, with the numbers of its rows."""
        if path not in self._numbers:
            numbers: defaultdict[Hashable, array[int]] = defaultdict(_no_numbers)
            *ways, last = path.split(".")
            holders: Iterable[tuple[int, Any]] = enumerate(self._records)
            for way in ways:
                holders = _parts(holders, way)
            # Written out as a loop: there may be millions.
            for number, holder in holders:
                value = getattr(holder, last, None)
                if type(value) is tuple:
                    for item in items_of(value):
                        numbers[item.edtf if type(item) is When else item].append(number)
                elif value is not None:
                    numbers[value.edtf if type(value) is When else value].append(number)
            self._numbers[path] = dict(numbers)
        return self._numbers[path]

    def supported(self, field: str | None) -> Rows:
        """The rows with evidence that supports a field; without a name, the record at all."""
        return self._bearing(False, field)

    def disputed(self, field: str | None) -> Rows:
        """The rows with evidence that disputes a field; without a name, the record as a whole."""
        return self._bearing(True, field)

    def _bearing(self, disputes: bool, field: str | None) -> Rows:
        places = self._evidence[disputes]
        if field is None and not disputes:
            named = list(places)  # what supports some field supports the record
        else:
            named = list(dict.fromkeys((None, field)))
        key = f"{'disputes' if disputes else 'supports'} {field}", None
        if key not in self._rows:
            held = chain.from_iterable(places[name] for name in named if name in places)
            self._rows[key] = rows_of(held, len(self._records))
        return self._rows[key]

    @cached_property
    def _evidence(self) -> "tuple[dict[str | None, array[int]], dict[str | None, array[int]]]":
        """The numbers of the rows with evidence for, and against, by the field it bears on."""
        supports: defaultdict[str | None, array[int]] = defaultdict(_no_numbers)
        disputes: defaultdict[str | None, array[int]] = defaultdict(_no_numbers)
        for number, record in enumerate(self._records):
            for place in record.evidence:
                found = disputes if place.disputes else supports
                for field in place.fields or (None,):
                    found[field].append(number)
            if isinstance(record, Source):
                # What others are evidence of needs none: its title page is its own.
                supports[None].append(number)
        return supports, disputes


class Indexed:
    """Some of a tuple of records of one kind, with the index of all of them.

    Attributes:
        kind: The kind.
        records: All of the records.
        rows: Which of them.
        index: The index.
    """

    def __init__(
        self,
        kind: RecordKind,
        records: tuple[Record, ...],
        rows: Rows | None = None,
        index: Index | None = None,
    ) -> None:
        """All of the records, unless it is said which."""
        self.kind = kind
        self.records = records
        self.rows = (1 << len(records)) - 1 if rows is None else rows
        self.index = Index(records) if index is None else index

    def narrow(self, rows: Rows) -> "Indexed":
        """Those of the records that are on these rows."""
        return Indexed(self.kind, self.records, rows, self.index)


def reader(path: str) -> Callable[[Any], Iterable[Hashable]]:
    """A function that reads the values at a path; what has no such field has no values there."""
    name, _, further = path.partition(".")
    inner = reader(further) if further else None

    def read(record: Any) -> Iterable[Hashable]:
        value = getattr(record, name, None)
        if value is None:
            return ()
        if inner is not None:
            return [deeper for item in items_of(value) for deeper in inner(item)]
        # A date is known by its text in EDTF, not by the words in which it is printed.
        items = items_of(value)
        return [item.edtf if type(item) is When else item for item in items]

    return read


def _parts(holders: Iterable[tuple[int, Any]], name: str) -> Iterator[tuple[int, Any]]:
    """What stands in a field of the holders, each with the number of its row."""
    for number, holder in holders:
        for item in items_of(getattr(holder, name, None)):
            yield number, item


def rows_of(numbers: Iterable[int], size: int) -> Rows:
    """The set of these row numbers, of so many rows in all."""
    bits = bytearray((size >> 3) + 1)
    for number in numbers:
        bits[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(bits, "little")


def numbers(rows: Rows) -> Iterator[int]:
    """The row numbers in a set, in ascending order."""
    for place, byte in enumerate(rows.to_bytes((rows.bit_length() + 7) >> 3, "little")):
        if byte:
            first = place << 3
            yield from (first + bit for bit in range(8) if byte >> bit & 1)


def _no_numbers() -> "array[int]":
    return array("L")
