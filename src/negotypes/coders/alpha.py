"""Krippendorff's alpha: agreement of any number of coders, beyond what chance would give.

Alpha is 1 - Do / De. Do, the disagreement observed, is the mean distance of the values that
different coders give to one unit; De, the disagreement expected by chance, is the mean distance of
any two of all values given. It is 1 for full agreement, 0 where units and values have nothing to do
with each other, and below 0 where coders disagree in a regular way. A coder may leave units out:
each unit weighs by the number of its values, and one with fewer than two tells nothing.

Source:
    K. Krippendorff, Content Analysis: An Introduction to Its Methodology, 4th edition, Los
    Angeles: Sage, 2019, chapter 12 (1st edition 1980; 2nd edition 2004); by the same author,
    "Computing Krippendorff's Alpha-Reliability", University of Pennsylvania, 2011. A. F. Hayes and
    K. Krippendorff, "Answering the Call for a Standard Reliability Measure for Coding Data",
    Communication Methods and Measures 1 (2007), pp. 77-89. For sets, R. Passonneau, "Measuring
    Agreement on Set-valued Items (MASI) for Semantic and Pragmatic Annotation", LREC 2006.
    A. Zapf, S. Castell, L. Morawietz and A. Karch, "Measuring inter-rater reliability for nominal
    data - which coefficients and confidence intervals are appropriate?", BMC Medical Research
    Methodology 16 (2016), 93.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from random import Random
from typing import Any, cast

from attrs import frozen

from negotypes.coders.distances import Distances, Scale, scale
from negotypes.errors import UnknownValue, legible
from negotypes.vocabulary import MeasurementLevel

TOO_FEW = "fewer than two values can be paired"
MOST = 1_000_000
"""How many resamples may be drawn; more take long, and change no digit that is shown."""

NO_VARIATION = "no variation"


@frozen(kw_only=True)
class Alpha:
    """Krippendorff's alpha of some units.

    Attributes:
        value: Alpha, or None where it is not defined.
        reason: Why it is not defined, if it is not.
        level: The level of measurement.
        units: How many units have two values or more, and so count.
        values: How many values these units have.
        interval: The bounds of the bootstrap interval, or None where there is none.
        confidence: The confidence of the interval.
        resamples: How many resamples were drawn.
        undefined: For how many of them alpha is not defined; the interval leaves them out.
    """

    value: float | None
    reason: str | None
    level: MeasurementLevel
    units: int
    values: int
    interval: tuple[float, float] | None
    confidence: float
    resamples: int
    undefined: int

    @property
    def bounds(self) -> str:
        """The interval in words, such as ``.459 to 1.000``; nothing where there is none."""
        return "" if self.interval is None else " to ".join(map(_decimals, self.interval))

    def __str__(self) -> str:
        """Alpha to three digits with its interval, or why there is none."""
        if self.value is None:
            return f"undefined: {self.reason}"
        said = f" ({self.confidence:.0%} interval {self.bounds})" if self.interval else ""
        return f"{_decimals(self.value)}{said}"


def krippendorff_alpha(
    units: Iterable[Sequence[Any]],
    level: MeasurementLevel | str = MeasurementLevel.NOMINAL,
    *,
    order: Sequence[Any] | None = None,
    resamples: int = 1000,
    confidence: float = 0.95,
    seed: int = 0,
) -> Alpha:
    """Krippendorff's alpha with a bootstrap interval.

    Examples:
        >>> import negotypes as nt
        >>> print(nt.krippendorff_alpha([("a", "a"), ("a", "b"), ("b", "b")], resamples=0))
        .444

    The interval is that of the ordinary bootstrap over units, which Zapf et al. (2016) recommend:
    as many units as count are drawn with replacement, again and again, and the interval lies
    between the percentiles of the alphas that result, with linear interpolation. It is not the
    bootstrap of Krippendorff's own programs, which draws pairs of values. Where a resample has no
    variation its alpha is not defined; it is left out and counted.

    Args:
        units: For each unit the values that the coders gave it, None where one gave none. Which
            coder gave which does not matter. Values that are equal in Python are one value; on the
            level ``set`` a value is a set, list or tuple.
        level: The level of measurement.
        order: The values from the lowest to the highest, for the level ``ordinal``.
        resamples: How many resamples are drawn; 0 for no interval.
        confidence: How much of the resamples lies within the interval.
        seed: Where the drawing begins. The same units in the same order give the same interval.

    Raises:
        UnknownValue: There is no such level, a value cannot stand on it, or the number of
            resamples or the confidence is out of range.
        TypeError: A unit is a text, or a value cannot be counted.
    """
    level = MeasurementLevel.of(level)
    check_interval(resamples, confidence)
    numbers: dict[Any, int] = {}
    patterns: dict[tuple[int, ...], int] = {}
    drawn: list[int] = []
    for unit in units:
        given = [_value(value, level) for value in _unit(unit) if value is not None]
        if len(given) > 1:
            pattern = tuple(sorted(numbers.setdefault(value, len(numbers)) for value in given))
            drawn.append(patterns.setdefault(pattern, len(patterns)))
    distances = scale(list(numbers), level, order)
    sample = _Sample(tuple(patterns), len(numbers), distances)
    value = sample.alpha(Counter(drawn))
    found: list[float] = []
    if value is not None and len(drawn) > 1:
        draw = Random(seed)
        tallies = (Counter(draw.choices(drawn, k=len(drawn))) for _ in range(resamples))
        found = sorted(each for each in map(sample.alpha, tallies) if each is not None)
    tried = resamples if value is not None and len(drawn) > 1 else 0
    return Alpha(
        value=value,
        reason=None if value is not None else NO_VARIATION if drawn else TOO_FEW,
        level=level,
        units=len(drawn),
        values=sum(len(sample.patterns[number]) for number in drawn),
        interval=_percentiles(found, confidence) if found else None,
        confidence=confidence,
        resamples=tried,
        undefined=tried - len(found),
    )


def check_interval(resamples: int, confidence: float) -> None:
    """Refuse what no interval can be made with.

    Raises:
        UnknownValue: A number of resamples below 0, or a confidence that is not between 0 and 1.
    """
    if not 0 <= resamples <= MOST:
        raise UnknownValue(f"{resamples} is no number of resamples; expected 0 to {MOST}")
    if not 0 < confidence < 1:
        hint = "expected a number between 0 and 1, such as 0.95"
        raise UnknownValue(f"{confidence} is no confidence; {hint}")


class _Sample:
    """Units by their patterns: the numbers of the values that they were given.

    Alpha depends on how often each pattern occurs and on nothing else, so that a resample is a
    tally of patterns.
    """

    def __init__(self, patterns: Sequence[tuple[int, ...]], values: int, scale: Scale) -> None:
        self.patterns = patterns
        self._values = values
        self._scale = scale
        self._within: tuple[Distances | None, list[float]] = (None, [])

    def alpha(self, tally: Mapping[int, int]) -> float | None:
        """Alpha, or None where fewer than two different values are given."""
        counts = [0] * self._values
        for pattern, times in tally.items():
            for value in self.patterns[pattern]:
                counts[value] += times
        if sum(map(bool, counts)) < 2:
            return None
        distances = self._scale(counts)
        within = self._disagreements(distances)
        observed = sum(within[pattern] * times for pattern, times in tally.items())
        # Over all pairs, of which n (n - 1) / 2 are expected and n / 2 are observed.
        return 1 - (sum(counts) - 1) * observed / distances.total(counts)

    def _disagreements(self, distances: Distances) -> list[float]:
        """The disagreement within each pattern; on most levels the same in every resample."""
        if self._within[0] is not distances:
            disagreements = [_disagreement(pattern, distances) for pattern in self.patterns]
            self._within = (distances, disagreements)
        return self._within[1]


def _disagreement(pattern: tuple[int, ...], distances: Distances) -> float:
    pairs = sum(distances.between(one, other) for one, other in combinations(pattern, 2))
    return pairs / (len(pattern) - 1)


def _unit(unit: Sequence[Any]) -> Sequence[Any]:
    if isinstance(unit, (str, bytes)):
        said = legible(repr(unit))
        raise TypeError(f"expected the values of a unit, one of each coder; got {said}")
    return unit


def _value(value: Any, level: MeasurementLevel) -> Any:
    if value != value:  # the one value that is not even equal to itself
        raise UnknownValue(f"{value!r} is no value; expected None where a coder gave none")
    if level is not MeasurementLevel.SET:
        return value
    if not isinstance(value, (set, frozenset, list, tuple)):
        hint = "expected a set, list or tuple of values"
        raise UnknownValue(f"{legible(repr(value))} is not a set; {hint}")
    return frozenset(cast("Iterable[Any]", value))


def _percentiles(ordered: Sequence[float], confidence: float) -> tuple[float, float]:
    def at(share: float) -> float:
        whole, rest = divmod(share * (len(ordered) - 1), 1)
        below, above = ordered[int(whole)], ordered[min(int(whole) + 1, len(ordered) - 1)]
        return below + (above - below) * rest

    return at((1 - confidence) / 2), at((1 + confidence) / 2)


def _decimals(figure: float) -> str:
    """A figure to three digits, as it is written where it cannot be above 1."""
    # Adding 0 makes a plain zero of a negative one.
    return f"{round(figure, 3) + 0.0:.3f}".replace("0.", ".", 1)
