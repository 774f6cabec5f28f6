"""How far two values are from each other, on each level of measurement.

Values are known by number, from 0. What is needed of them is the distance of two, and the sum of
the distances over all pairs of values, of which each is given so many times. The distances are
those of Krippendorff (2019), chapter 12, squared as there; that of sets is Passonneau's (2006).

Source:
    K. Krippendorff, Content Analysis: An Introduction to Its Methodology, 4th edition, Los
    Angeles: Sage, 2019. R. Passonneau, "Measuring Agreement on Set-valued Items (MASI) for
    Semantic and Pragmatic Annotation", LREC 2006, pp. 831-836.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from math import isfinite
from operator import itemgetter, mul
from typing import Any, Protocol

from attrs import frozen

from negotypes.errors import UnknownValue, legible
from negotypes.vocabulary import MeasurementLevel


class Distances(Protocol):
    """The distances of numbered values."""

    def between(self, one: int, other: int) -> float:
        """The distance of two values."""
        ...

    def total(self, counts: Sequence[int]) -> float:
        """The sum of the distances over all pairs, where each value is given so many times."""
        ...


Scale = Callable[[Sequence[int]], Distances]
"""Gives the distances once it is known how many times each value is given."""


@frozen
class Unequal:
    """1 between any two values: the nominal level."""

    def between(self, one: int, other: int) -> float:
        """0 for a value and itself, else 1."""
        return float(one != other)

    def total(self, counts: Sequence[int]) -> float:
        """How many pairs are unequal."""
        return (sum(counts) ** 2 - sum(count**2 for count in counts)) / 2


@frozen
class Apart:
    """The squared distance of places on a line: the interval level, and the ordinal by its ranks.

    Attributes:
        places: The place of each value.
    """

    places: Sequence[float]

    def between(self, one: int, other: int) -> float:
        """The square of the difference."""
        return float((self.places[one] - self.places[other]) ** 2)

    def total(self, counts: Sequence[int]) -> float:
        """The sum of squares about the mean, times the number of values."""
        number = sum(counts)
        mean = sum(map(mul, counts, self.places)) / number
        held = zip(counts, self.places, strict=True)
        return float(number * sum(count * (place - mean) ** 2 for count, place in held))


@frozen
class Listed:
    """Distances worked out beforehand.

    Attributes:
        rows: For each value, its distances from those before it.
    """

    rows: Sequence[Sequence[float]]

    def between(self, one: int, other: int) -> float:
        """As listed."""
        return 0.0 if one == other else self.rows[max(one, other)][min(one, other)]

    def total(self, counts: Sequence[int]) -> float:
        """Row by row; a row is as long as there are values before its own."""
        rows = zip(counts, self.rows, strict=True)
        return float(sum(count * sum(map(mul, row, counts)) for count, row in rows if count))


@frozen
class Row:
    """The distances of a value from those before it.

    Attributes:
        usual: The most common of these distances; with many sets, most have nothing in common.
        others: Those that differ: by how much, and a function that picks the counts of the values
            concerned.
    """

    usual: float
    others: Sequence[tuple[float, Callable[[Sequence[int]], Iterable[int]]]]


@frozen
class OfSets:
    """The distances of sets, of which a sum looks only at those that are not the usual one.

    Attributes:
        sets: The sets.
        rows: The distances of each value from those before it.
    """

    sets: Sequence[frozenset[Any]]
    rows: Sequence[Row]

    def between(self, one: int, other: int) -> float:
        """The distance of two values."""
        return masi(self.sets[one], self.sets[other])

    def total(self, counts: Sequence[int]) -> float:
        """Row by row, as if all distances were the usual one, and then with the difference."""
        total = 0.0
        for count, before, row in zip(
            counts, accumulate(counts, initial=0), self.rows, strict=False
        ):
            if count:
                more = sum(extra * sum(pick(counts)) for extra, pick in row.others)
                total += count * (row.usual * before + more)
        return total


def scale(
    values: Sequence[Any], level: MeasurementLevel, order: Sequence[Any] | None = None
) -> Scale:
    """The distances of some values.

    Args:
        values: The values, each once; their positions are their numbers.
        level: The level of measurement.
        order: The values from the lowest to the highest, for the ordinal level; without it, they
            are compared by ``<``.

    Raises:
        UnknownValue: A value cannot stand on this level.
    """
    distances: Distances
    match level:
        case MeasurementLevel.NOMINAL:
            distances = Unequal()
        case MeasurementLevel.ORDINAL:
            ranked = _ranked(values, order)
            return lambda counts: _ordinal(ranked, counts)
        case MeasurementLevel.INTERVAL:
            distances = Apart(_numbers(values, level))
        case MeasurementLevel.RATIO:
            held = _numbers(values, level)
            distances = Listed([[_ratio(a, b) for b in held[:row]] for row, a in enumerate(held)])
        case _:  # sets
            distances = OfSets(values, [_row(a, values[:row]) for row, a in enumerate(values)])
    return lambda _: distances


def masi(one: frozenset[Any], other: frozenset[Any]) -> float:
    """The distance of two sets: 1 - the share of what is common * how one lies in the other.

    The share (Jaccard) is the size of the intersection by that of the union. The second factor,
    monotonicity, is 1 for equal sets, 2/3 where one lies in the other, 1/3 where each has some of
    its own besides what is common, and 0 where nothing is common. Two empty sets are equal.
    """
    if one == other:
        return 0.0
    if one.isdisjoint(other):
        return 1.0
    common = len(one & other)
    monotonicity = 2 / 3 if one < other or other < one else 1 / 3
    return 1 - common / len(one | other) * monotonicity


def _ratio(one: float, other: float) -> float:
    return ((one - other) / (one + other)) ** 2


def _row(one: frozenset[Any], before: Sequence[frozenset[Any]]) -> Row:
    at: defaultdict[float, list[int]] = defaultdict(list)
    for number, other in enumerate(before):
        at[masi(one, other)].append(number)
    usual = max(at, key=lambda far: len(at[far]), default=0.0)
    return Row(usual, [(far - usual, _picker(at[far])) for far in at if far != usual])


def _picker(numbers: Sequence[int]) -> Callable[[Sequence[int]], Iterable[int]]:
    # Asked for a single item, itemgetter gives the item; asked for a slice, it gives a sequence.
    one = slice(numbers[0], numbers[0] + 1)
    return itemgetter(*numbers) if len(numbers) > 1 else itemgetter(one)


def _ranked(values: Sequence[Any], order: Sequence[Any] | None) -> list[int]:
    """The numbers of the values, the lowest first."""
    numbers = range(len(values))
    if order is None:
        try:
            return sorted(numbers, key=lambda number: values[number])
        except TypeError as error:
            raise UnknownValue(f"the values have no order ({error}); pass order=") from None
    ranks = {value: rank for rank, value in enumerate(order)}
    for value in values:
        if value not in ranks:
            raise UnknownValue(f"{_quoted(value)} has no place in the order that was given")
    return sorted(numbers, key=lambda number: ranks[values[number]])


def _ordinal(ranked: Sequence[int], counts: Sequence[int]) -> Apart:
    """Each value in the middle of those that have it, all values in a line.

    The distance of two values, squared: how many lie between, with half of those that have them.
    """
    places = [0.0] * len(counts)
    before = accumulate((counts[number] for number in ranked), initial=0)
    for number, below in zip(ranked, before, strict=False):
        places[number] = below + counts[number] / 2
    return Apart(places)


def _numbers(values: Iterable[Any], level: MeasurementLevel) -> list[float]:
    numbers: list[float] = []
    for value in values:
        if not isinstance(value, (int, float)) or not isfinite(value):
            raise UnknownValue(f"{_quoted(value)} is not a number, as the level '{level}' needs")
        if level is MeasurementLevel.RATIO and value < 0:
            raise UnknownValue(f"{_quoted(value)} is below zero, where the level 'ratio' begins")
        numbers.append(float(value))
    return numbers


def _quoted(value: object) -> str:
    return legible(repr(value))
