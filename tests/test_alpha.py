"""Krippendorff's alpha: the figures of the textbook and of others, and what must not matter."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from nltk.metrics.agreement import AnnotationTask
from nltk.metrics.distance import binary_distance, masi_distance
from statsmodels.stats.inter_rater import aggregate_raters, fleiss_kappa

import negotypes as nt
from negotypes import MeasurementLevel, krippendorff_alpha
from negotypes.coders.distances import masi

Units = Sequence[Sequence[Any]]

TEXTBOOK: Units = list(
    zip(
        (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None),
        (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3),
        (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None),
        (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None),
        strict=True,
    )
)
"""The reliability matrix of Krippendorff (2011), of four coders and twelve units."""


def alpha(units: Units, level: str = "nominal", **more: Any) -> float | None:
    """Alpha without an interval."""
    return krippendorff_alpha(units, level, resamples=0, **more).value


@pytest.mark.parametrize(
    ("level", "figure"),
    [("nominal", 0.743421), ("ordinal", 0.815388), ("interval", 0.849107), ("ratio", 0.797403)],
)
def test_the_matrix_of_the_textbook(level: str, figure: float) -> None:
    """Four coders, twelve units, some left out: the figures in print, to six digits."""
    found = krippendorff_alpha(TEXTBOOK, level)
    assert found.value is not None
    assert round(found.value, 6) == figure
    assert (found.units, found.values, found.level) == (11, 40, level)
    assert found.interval is not None
    low, high = found.interval
    assert low < found.value < high <= 1


def test_alpha_by_hand() -> None:
    """Three units, of which one is coded in two ways: 1 - 5 * (1/2) / (3 * 3 / 2)."""
    assert alpha([("a", "a"), ("a", "b"), ("b", "b")]) == pytest.approx(4 / 9)
    assert alpha([("a", "b"), ("b", "a")]) == pytest.approx(-0.5)


# --- Other libraries ----------------------------------------------------------------------------


def by_nltk(units: Units, distance: Callable[[Any, Any], float]) -> float:
    """The figure of NLTK."""
    told = [
        (coder, item, value)
        for item, unit in enumerate(units)
        for coder, value in enumerate(unit)
        if value is not None
    ]
    return float(AnnotationTask(told, distance).alpha())


def reliability(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Units]:
    """Units of two to four coders."""
    return st.integers(2, 4).flatmap(
        lambda coders: st.lists(st.tuples(*[values] * coders), min_size=2, max_size=12)
    )


def varying(units: Units) -> bool:
    """Whether alpha is defined: values that can be paired differ."""
    given = [[value for value in unit if value is not None] for unit in units]
    return len({value for unit in given if len(unit) > 1 for value in unit}) > 1


LETTERS = st.sampled_from("abc")
SETS = st.frozensets(st.sampled_from("abcd"), min_size=1)
NUMBERS = st.integers(0, 6)


@given(reliability(LETTERS) | reliability(st.none() | LETTERS))
def test_nominal_alpha_is_that_of_nltk(units: Units) -> None:
    """With and without values left out."""
    assume(varying(units))
    assert alpha(units) == pytest.approx(by_nltk(units, binary_distance), abs=1e-9)


@given(reliability(SETS) | reliability(st.none() | SETS))
def test_alpha_of_sets_is_that_of_nltk(units: Units) -> None:
    """NLTK knows the distance of sets, but not that of two empty ones."""
    assume(varying(units))
    assert alpha(units, "set") == pytest.approx(by_nltk(units, masi_distance), abs=1e-9)


@given(reliability(NUMBERS) | reliability(st.none() | NUMBERS))
def test_interval_alpha_is_that_of_nltk(units: Units) -> None:
    """With the square of the difference as the distance."""
    assume(varying(units))
    by_square = by_nltk(units, lambda one, other: float((one - other) ** 2))
    assert alpha(units, "interval") == pytest.approx(by_square, abs=1e-9)


@given(st.lists(st.tuples(LETTERS, LETTERS), min_size=2, max_size=20))
def test_two_coders_by_statsmodels(units: Units) -> None:
    """For two coders alpha is Scott's pi, which is Fleiss' kappa of two, corrected for numbers."""
    assume(varying(units))
    table, _ = aggregate_raters([["abc".index(value) for value in unit] for unit in units])
    scott, number = fleiss_kappa(table), 2 * len(units)
    assert alpha(units) == pytest.approx(1 - (1 - scott) * (number - 1) / number, abs=1e-9)


# --- What must not matter, and what must --------------------------------------------------------

LEVELS = st.sampled_from(["nominal", "ordinal", "interval", "ratio"])


@given(reliability(st.none() | NUMBERS), LEVELS, st.randoms())
def test_neither_the_order_of_coders_nor_of_units_matters(
    units: Units, level: str, draw: Any
) -> None:
    """Alpha is of values and units; who coded, and when, is nothing to it."""
    shuffled = [draw.sample(unit, len(unit)) for unit in draw.sample(units, len(units))]
    assert alpha(shuffled, level) == pytest.approx(alpha(units, level), abs=1e-9)


@given(reliability(st.none() | NUMBERS))
def test_names_do_not_matter_on_the_nominal_level(units: Units) -> None:
    """Categories may be called otherwise."""
    renamed = [[None if v is None else f"category {6 - v}" for v in unit] for unit in units]
    assert alpha(renamed) == alpha(units)


@given(reliability(st.none() | NUMBERS))
def test_only_the_order_matters_on_the_ordinal_level(units: Units) -> None:
    """Numbers may be stretched, or given another order with the values named in it."""
    stretched = [[None if v is None else 3**v for v in unit] for unit in units]
    assert alpha(stretched, "ordinal") == pytest.approx(alpha(units, "ordinal"), abs=1e-9)
    named = [[None if v is None else "gfedcba"[v] for v in unit] for unit in units]
    ordered = alpha(named, "ordinal", order="gfedcba")
    assert ordered == pytest.approx(alpha(units, "ordinal"), abs=1e-9)


@given(reliability(st.none() | NUMBERS), st.integers(1, 9), st.integers(-50, 10**7))
def test_origin_and_unit_do_not_matter_on_the_interval_level(
    units: Units, by: int, more: int
) -> None:
    """Years may be counted from another year."""
    moved = [[None if v is None else v * by + more for v in unit] for unit in units]
    assert alpha(moved, "interval") == pytest.approx(alpha(units, "interval"), abs=1e-6)


@given(st.lists(NUMBERS, min_size=2), LEVELS)
def test_full_agreement_gives_1(values: list[int], level: str) -> None:
    """Where the values vary at all."""
    assume(len(set(values)) > 1)
    found = krippendorff_alpha([(v, v, v) for v in values], level, resamples=20)
    assert found.value == 1
    assert found.interval in ((1, 1), None)


def test_single_values_as_sets_are_nominal() -> None:
    """Sets of one are equal or have nothing in common."""
    as_sets = [[None if v is None else {v} for v in unit] for unit in TEXTBOOK]
    assert alpha(as_sets, "set") == pytest.approx(alpha(TEXTBOOK))


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ("", "", 0),
        ("ab", "ba", 0),
        ("a", "abc", 1 - 1 / 3 * 2 / 3),
        ("abc", "bcd", 1 - 2 / 4 * 1 / 3),
        ("ab", "cd", 1),
        ("", "a", 1),
    ],
)
def test_the_distance_of_sets(one: str, other: str, distance: float) -> None:
    """By Passonneau (2006): what is common by what there is, and whether one lies in the other."""
    assert masi(frozenset(one), frozenset(other)) == pytest.approx(distance)
    assert masi(frozenset(other), frozenset(one)) == pytest.approx(distance)


def test_sets_may_be_given_as_lists() -> None:
    """A list says a set whatever its order; a unit may hold empty ones."""
    assert alpha([([], ()), (["a", "b"], ("b", "a"))], "set") == 1


# --- Where there is no alpha --------------------------------------------------------------------


def test_without_variation_alpha_is_not_defined() -> None:
    """Coders who never use another value may not have looked: neither 1 nor 0 would be right."""
    found = krippendorff_alpha([("a", "a"), ("a", "a")])
    assert (found.value, found.interval, found.resamples) == (None, None, 0)
    assert str(found) == "undefined: no variation"


@pytest.mark.parametrize("units", [[], [("a", None)], [(None, None), ("b", None), ()]])
def test_without_pairs_alpha_is_not_defined(units: Units) -> None:
    """A value that nobody else has coded tells nothing."""
    found = krippendorff_alpha(units)
    assert (found.value, found.units, found.values, found.bounds) == (None, 0, 0, "")
    assert str(found) == "undefined: fewer than two values can be paired"


# --- The interval -------------------------------------------------------------------------------


def test_the_interval_is_the_same_for_the_same_seed() -> None:
    """A figure in a paper can be had again."""
    first = krippendorff_alpha(TEXTBOOK, resamples=50, seed=3)
    assert krippendorff_alpha(TEXTBOOK, resamples=50, seed=3) == first
    assert krippendorff_alpha(TEXTBOOK, resamples=50, seed=4) != first


def test_less_confidence_gives_a_narrower_interval() -> None:
    """The percentiles of the same resamples lie further in."""
    wide, narrow = (krippendorff_alpha(TEXTBOOK, confidence=c).interval for c in (0.95, 0.5))
    assert wide
    assert narrow
    assert wide[0] < narrow[0] < narrow[1] < wide[1]


def test_the_interval_by_hand() -> None:
    """Of two units, a resample has alpha 1 (each once), 0 (the mixed one twice) or none."""
    found = krippendorff_alpha([("a", "a"), ("a", "b")], resamples=400, confidence=0.9)
    assert found.value == pytest.approx(0)
    # Each once: 0; the mixed one twice: 1 - 3 * 2 / 4; the other twice: no variation.
    assert found.interval == pytest.approx((-0.5, 0))
    assert 60 < found.undefined < 140
    assert str(found) == ".000 (90% interval -.500 to .000)"


def test_no_resamples_no_interval() -> None:
    """The figure is given alone."""
    found = krippendorff_alpha(TEXTBOOK, resamples=0)
    assert (found.interval, found.resamples, found.undefined) == (None, 0, 0)
    assert str(found) == ".743"


def test_one_resample_is_its_own_interval() -> None:
    """Both bounds are the one figure there is."""
    found = krippendorff_alpha(TEXTBOOK, resamples=1)
    assert found.interval is not None
    assert found.interval[0] == found.interval[1]


# --- Wrong use ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("units", "level", "message"),
    [
        ([(1, 2)], "nominl", "'nominl' is not a term of MeasurementLevel; did you mean 'nominal'"),
        ([(float("nan"), 1)], "nominal", "nan is no value; expected None where a coder gave none"),
        ([("a", "b")], "interval", "'a' is not a number, as the level 'interval' needs"),
        ([(1, float("inf"))], "ratio", "inf is not a number, as the level 'ratio' needs"),
        ([(1, -2)], "ratio", "-2 is below zero, where the level 'ratio' begins"),
        ([(1, "b")], "ordinal", "the values have no order ("),
        ([("ab", "b")], "set", "'ab' is not a set; expected a set, list or tuple of values"),
    ],
)
def test_values_must_fit_the_level(units: Units, level: str, message: str) -> None:
    """What cannot stand on a level is refused, and not counted as something else."""
    with pytest.raises(nt.UnknownValue) as caught:
        alpha(units, level)
    assert str(caught.value).startswith(message)


def test_an_order_must_have_all_values() -> None:
    """A value without a place would have to be guessed at."""
    with pytest.raises(nt.UnknownValue, match="'c' has no place in the order that was given"):
        alpha([("a", "c")], "ordinal", order="ab")


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"resamples": -1}, "-1 is no number of resamples; expected 0 to 1000000"),
        ({"confidence": 95}, "95 is no confidence; expected a number between 0 and 1"),
        ({"confidence": 0}, "0 is no confidence"),
    ],
)
def test_an_interval_must_be_possible(more: dict[str, Any], message: str) -> None:
    """Percent are not shares."""
    with pytest.raises(nt.UnknownValue, match=message):
        krippendorff_alpha(TEXTBOOK, **more)


def test_a_text_is_no_unit() -> None:
    """Its letters would each count as a coder's value."""
    with pytest.raises(TypeError, match="expected the values of a unit, one of each coder; got"):
        krippendorff_alpha(["aab", "bbb"])


def test_levels_are_terms() -> None:
    """A level may be given as a term or by its text."""
    assert alpha(TEXTBOOK, MeasurementLevel.RATIO) == alpha(TEXTBOOK, "ratio")
