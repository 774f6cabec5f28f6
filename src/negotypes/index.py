"""Which records of a collection have a value: one set of bits for each value of a field.

A set of rows is a Python integer whose bit *n* stands for row *n*, so that a question with
several parts is answered by a few ``&`` and ``|`` on integers, however many rows there are.
"""

from array import array
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Any

from negotypes.dates import When
from negotypes.records.fields import items_of

Rows = int
"""A set of row numbers, a bit each."""


class Index:
    """The rows on which each value of a field stands, built when a field is first asked for."""

    def __init__(self, records: Sequence[Any]) -> None:
        """Index these records; nothing is read until a question is asked."""
        self._records = records
        self._numbers: dict[str, dict[Hashable, array[int]]] = {}
        self._rows: dict[tuple[str, Hashable], Rows] = {}

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

    def values(self, path: str) -> "dict[Hashable, array[int]]":
        """Every value at a dotted path, with the numbers of its rows."""
        if path not in self._numbers:
            numbers: dict[Hashable, array[int]] = {}
            values_of = _reader(path.split("."))
            for number, record in enumerate(self._records):
                for value in values_of(record):
                    if (held := numbers.get(value)) is None:
                        held = numbers[value] = array("L")
                    held.append(number)
            self._numbers[path] = numbers
        return self._numbers[path]


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


def _reader(steps: Sequence[str]) -> Callable[[Any], Iterable[Hashable]]:
    """Reads the values at a path; what has no such field has no values there."""
    name, *further = steps
    inner = _reader(further) if further else None

    def read(record: Any) -> Iterable[Hashable]:
        items = items_of(getattr(record, name, None))
        if inner is not None:
            return [value for item in items for value in inner(item)]
        return [item.edtf if type(item) is When else item for item in items]

    return read
