"""Dates: what can be answered of dates that are vague, proved against a naive model."""

import math
import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from itertools import combinations_with_replacement, product
from random import Random

import pytest
from attrs import frozen
from hypothesis import assume, example, given
from hypothesis import strategies as st

from negotypes.dates import When
from negotypes.errors import DateError
from negotypes.truth import Truth

HOLDS, FAILS, UNKNOWN = Truth.HOLDS, Truth.FAILS, Truth.UNKNOWN
QUESTIONS = ("before", "after", "during", "overlaps")

# --- A second, naive model: list every period an expression allows, then look at each ------------

Span = tuple[float, float]
Limits = tuple[Span, Span]  # within which it starts, and within which it ends
Period = tuple[float, float]
STATED_NOWHERE: Span = (-(10.0**9), 10.0**9)
SINCE_EVER: Span = (-math.inf, -math.inf)
STILL: Span = (math.inf, math.inf)


@frozen
class Case:
    """A text, the limits of the periods it allows, and those it stands for as a span to lie in."""

    text: str
    possible: list[Limits]
    whole: list[Limits]


def some_days(first: date, last: date) -> Limits:
    span = (first.toordinal(), last.toordinal())
    return span, span


def all_days(first: date, last: date) -> Limits:
    return (first.toordinal(), first.toordinal()), (last.toordinal(), last.toordinal())


def moved(first_of_month: date, months: int) -> date:
    year, month = divmod(first_of_month.year * 12 + first_of_month.month - 1 + months, 12)
    return date(year, month + 1, 1)


DAY = timedelta(days=1)
ANYTHING: Limits = (STATED_NOWHERE, STATED_NOWHERE)
years = st.integers(1890, 2040)
months = st.builds(date, years, st.integers(1, 12), st.just(1))


@st.composite
def singles(draw: st.DrawFn, *, qualified: bool = True) -> Case:
    """A single date of any form."""
    first = draw(months)
    year, month, last_day = first.year, first.month, monthrange(first.year, first.month)[1]
    of_year, of_month = (date(year, 1, 1), date(year, 12, 31)), (first, first.replace(day=last_day))
    day = draw(st.dates(*of_month))
    decade, century = year - year % 10, year - year % 100
    forms: dict[str, tuple[list[tuple[date, date]], int]] = {
        f"{year}": ([of_year], 12),
        f"{year}-{month:02}": ([of_month], 1),
        f"{day}": ([(day, day)], 0),
        f"{year // 10}X": ([(date(decade, 1, 1), date(decade + 9, 12, 31))], 120),
        f"{year // 100}XX": ([(date(century, 1, 1), date(century + 99, 12, 31))], 1200),
        f"{year}-XX": ([of_year], 1),
        f"{year}-{month:02}-XX": ([of_month], 0),
        f"{year}-XX-XX": ([of_year], 0),
        f"{year}-21": ([(date(year, 3, 1), date(year, 6, 30))], 3),
        f"{year}-22": ([(date(year, 6, 1), date(year, 9, 30))], 3),
        f"{year}-23": ([(date(year, 9, 1), date(year, 12, 31))], 3),
        f"{year}-24": (
            [(date(year, 1, 1), date(year, 3, 31)), (date(year, 12, 1), date(year + 1, 3, 31))],
            3,
        ),
    }
    text = draw(st.sampled_from(list(forms)))
    spans, unit = forms[text]
    mark = draw(st.sampled_from(["", "", "~", "?", "%"])) if qualified else ""
    if mark in ("~", "%"):
        spans = [
            (moved(a, -unit), moved(b + DAY, unit) - DAY) if unit else (a - DAY, b + DAY)
            for a, b in spans
        ]
    possible = [ANYTHING] if mark in ("?", "%") else [some_days(a, b) for a, b in spans]
    whole: list[Limits]
    if mark or "X" in text:
        whole = possible
    elif text[4:] in ("-21", "-22", "-23", "-24"):
        whole = [
            (
                (a.toordinal(), moved(a, 1).toordinal() - 1),
                (b.replace(day=1).toordinal() - 1, b.toordinal()),
            )
            for a, b in spans
        ]
    else:
        whole = [all_days(a, b) for a, b in spans]
    return Case(text + mark, possible, whole)


def ends(case: Case, *, start: bool) -> list[Span]:
    spans: dict[str, Span] = {"": STATED_NOWHERE, "..": SINCE_EVER if start else STILL}
    return [spans[case.text]] if case.text in spans else [days for days, _ in case.possible]


@st.composite
def intervals(draw: st.DrawFn) -> Case:
    """An interval, with at most one end open or not stated."""
    undated = st.builds(Case, st.sampled_from(["", ".."]), st.just([]), st.just([]))
    left, right = draw(
        st.one_of(
            st.tuples(singles(), singles()),
            st.tuples(undated, singles()),
            st.tuples(singles(), undated),
        )
    )
    possible = list(product(ends(left, start=True), ends(right, start=False)))
    case = Case(f"{left.text}/{right.text}", possible, possible)
    assume(accepted(case.text))
    return case


@st.composite
def choices(draw: st.DrawFn) -> Case:
    """A one-of set of dates and ranges of days."""
    members = draw(st.lists(singles(), min_size=2, max_size=3))
    texts = [member.text for member in members]
    possible = [limits for member in members for limits in member.possible]
    whole = [limits for member in members for limits in member.whole]
    if draw(st.booleans()):
        a, b = sorted(draw(st.tuples(*[st.dates(date(1900, 1, 1), date(2030, 1, 1))] * 2)))
        texts.append(f"{a}..{b}")
        possible, whole = [*possible, some_days(a, b)], [*whole, some_days(a, b)]
    return Case(f"[{','.join(texts)}]", possible, whole)


cases = st.one_of(singles(), intervals(), choices())
whens = cases.map(lambda case: When.parse(case.text))


def accepted(text: str) -> bool:
    try:
        When.parse(text)
    except DateError:
        return False
    return True


def ask(question: str, a: When | str, b: When | str) -> Truth:
    answer: Truth = getattr(When.parse(str(a)), question)(b)
    return answer


def periods(limits: list[Limits], days: Iterable[float]) -> list[Period]:
    return [
        (start, end)
        for start, end in combinations_with_replacement(sorted(days), 2)
        if any(a <= start <= b and c <= end <= d for (a, b), (c, d) in limits)
    ]


TRUE_OF: dict[str, Callable[[Period, Period], bool]] = {
    "before": lambda a, b: a[1] < b[0],
    "after": lambda a, b: b[1] < a[0],
    "during": lambda a, b: b[0] <= a[0] and a[1] <= b[1],
    "overlaps": lambda a, b: max(a[0], b[0]) <= min(a[1], b[1]),
}


def verdict(question: str, these: list[Period], those: list[Period]) -> Truth:
    assert these
    assert those
    seen = set[bool]()
    for a, b in product(these, those):
        seen.add(TRUE_OF[question](a, b))
        if len(seen) == 2:
            return UNKNOWN
    return HOLDS if True in seen else FAILS


@given(cases, cases)
def test_answers_agree_with_every_period_that_is_possible(a: Case, b: Case) -> None:
    """HOLDS is true of every pair of possible periods, FAILS of none, UNKNOWN of some.

    Periods are enumerated over the days at which anything can change: every limit of either date
    and its neighbours.
    """
    stated = (*a.possible, *a.whole, *b.possible, *b.whole)
    limits = {day for start, end in stated for day in (*start, *end) if abs(day) < 10**8}
    days = {day + step for day in limits for step in (-1, 0, 1)} | {-math.inf, 1, 2, math.inf}
    these, those = periods(a.possible, days), periods(b.possible, days)
    spans = periods(b.whole, days)
    for question in QUESTIONS:
        right = those if question in ("before", "after") else spans
        assert ask(question, a.text, b.text) is verdict(question, these, right), question


def finite(start: float, end: float) -> bool:
    return math.inf not in (-start, end)


# Days of February 2015, which has 28; 0 is 31 January.
FEBRUARY: dict[str, Callable[[float, float], bool]] = {
    "2015-02": lambda s, e: s >= 1 and e <= 28,
    "2015-02-XX": lambda s, e: s >= 1 and e <= 28,
    "2015-02-05": lambda s, e: s == e == 5,
    "2015-02-05~": lambda s, e: s >= 4 and e <= 6,
    "2015-02-05?": finite,
    "2015-02-05/2015-02-09": lambda s, e: (s, e) == (5, 9),
    "2015-02-05~/2015-02-09": lambda s, e: 4 <= s <= 6 and e == 9,
    "2015-02-05?/2015-02-09": lambda s, e: finite(s, e) and e == 9,
    "2015-02-05/2015-02": lambda s, e: s == 5 and e <= 28,
    "2015-02/2015-02": lambda s, e: s >= 1 and e <= 28,
    "2015-02-05/": lambda s, e: finite(s, e) and s == 5,
    "/2015-02-09": lambda s, e: finite(s, e) and e == 9,
    "2015-02-05/..": lambda s, e: (s, e) == (5, math.inf),
    "../2015-02-09": lambda s, e: (s, e) == (-math.inf, 9),
    "[2015-02-05,2015-02-09]": lambda s, e: s == e and s in (5, 9),
    "[2015-02-05..2015-02-09]": lambda s, e: s >= 5 and e <= 9,
}


def test_answers_agree_with_every_period_of_a_small_calendar() -> None:
    """The same, with every day of a month and every expression written out by hand."""
    days = [-math.inf, *range(-1, 31), math.inf]
    every = list(combinations_with_replacement(days, 2))
    possible: dict[str, list[Period]] = {
        text: [period for period in every if allows(*period)] for text, allows in FEBRUARY.items()
    }
    whole = possible | {"2015-02": [(1.0, 28.0)]}
    for a, b, question in product(FEBRUARY, FEBRUARY, QUESTIONS):
        right = possible if question in ("before", "after") else whole
        assert ask(question, a, b) is verdict(question, possible[a], right[b]), (a, question, b)


# --- Laws ----------------------------------------------------------------------------------------


@given(whens, whens)
def test_before_and_after_are_one_relation(a: When, b: When) -> None:
    """One is before the other exactly when the other is after it."""
    assert a.before(b) is b.after(a)


@given(whens, whens)
def test_at_most_one_of_before_overlaps_and_after(a: When, b: When) -> None:
    """What is before shares no day and is not after; what shares a day may be neither."""
    answers = [a.before(b), a.after(b), a.overlaps(b)]
    assert answers.count(HOLDS) <= 1
    assert HOLDS not in answers[:2] or answers.count(FAILS) == 2


@given(whens, whens)
def test_during_implies_overlaps(a: When, b: When) -> None:
    """What lies within a span shares its days; what shares no day does not lie within."""
    assert a.during(b) is not HOLDS or a.overlaps(b) is HOLDS
    assert a.overlaps(b) is not FAILS or a.during(b) is FAILS


@given(whens, whens, whens)
def test_before_is_transitive(a: When, b: When, c: When) -> None:
    """What is before what is before is before."""
    assert not (a.before(b) is b.before(c) is HOLDS) or a.before(c) is HOLDS


@given(singles(), whens)
@example(Case("2013?", [], []), When.parse("2013"))
def test_no_answer_rests_on_an_uncertain_date(case: Case, other: When) -> None:
    """A date in doubt is not known to be before, after, during or over any dated period."""
    assume(not re.search(r"\.\.[^]\d]|^\.\./|/\.\.$", str(other)))
    doubted = case.text.rstrip("?~%") + "?"
    for question in QUESTIONS:
        assert ask(question, doubted, other) is UNKNOWN
        assert ask(question, other, doubted) is UNKNOWN


NARROWINGS = [
    *(("2013", "2013-06"), ("2013-06", "2013-06-05"), ("2013-22", "2013-07"), ("2013", "2013-22")),
    *(("201X", "2013"), ("20XX", "201X"), ("2013-XX", "2013-06"), ("2013-06-XX", "2013-06-05")),
    *(("2013~", "2013"), ("2013?", "2013"), ("2013%", "2013~"), ("2013?", "1950-03/1950-04")),
    *(("[2013,2014-05]", "2013"), ("[2012,2013,2014]", "[2012,2014]"), ("[2013..2015]", "2014")),
    *(("2013/", "2013/2014"), ("/2014", "2013/2014"), ("2013/2014", "2013-06/2014-02-01")),
    *(("2013?/..", "2012-06/.."), ("../2013", "../2013-04"), ("2013-24", "[2013-02,2014-02]")),
]


@given(st.sampled_from(NARROWINGS), whens)
def test_more_precision_never_overturns_an_answer(pair: tuple[str, str], other: When) -> None:
    """What is definite of a vague date stays so when the date becomes more precise.

    This is so on the left of every question and on the right of before and after; as a span to
    lie in, a year is the whole year, so that a month of it is something else.
    """
    vague, exact = pair
    for question in QUESTIONS:
        answer = ask(question, vague, other)
        assert answer is UNKNOWN or ask(question, exact, other) is answer
    for question in ("before", "after"):
        answer = ask(question, other, vague)
        assert answer is UNKNOWN or ask(question, other, exact) is answer


@given(whens)
def test_bounds_are_in_order(when: When) -> None:
    """The earliest day is not after the latest, and they coincide only if the date is precise."""
    if when.earliest and when.latest:
        assert when.earliest <= when.latest
        assert when.earliest < when.latest or when.precise or "?" in when.edtf


@given(st.lists(whens), st.randoms())
def test_timeline_order(dates: list[When], random: Random) -> None:
    """The key sorts by earliest, then latest day, bounds that are not known first."""
    ordered = sorted(dates, key=lambda when: when.sort_key)
    bounds = [(when.earliest or date.min, when.latest or date.min) for when in ordered]
    assert bounds == sorted(bounds)
    random.shuffle(dates)
    assert ordered == sorted(dates, key=lambda when: when.sort_key)


# --- Tables --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("left", "question", "right", "answer"),
    [
        ("2021-10", "during", "2021", HOLDS),
        ("2021", "during", "2021-10", UNKNOWN),
        ("2021-10", "overlaps", "2021-10-05", UNKNOWN),
        ("2021-10-05", "overlaps", "2021-10", HOLDS),
        ("2013", "before", "2014", HOLDS),
        ("2014", "before", "2013", FAILS),
        ("2013", "before", "2013-06", UNKNOWN),
        ("2013", "before", "2013", UNKNOWN),
        ("2013-05-01", "before", "2013-05-01", FAILS),
        ("2013", "during", "2013", HOLDS),
        ("[2013,2014]", "before", "2015", HOLDS),
        ("[2013,2014]", "during", "2014", UNKNOWN),
        ("[2013,2015]", "overlaps", "2014", FAILS),
        ("2014", "overlaps", "[2013,2014]", UNKNOWN),
        ("2017-03/..", "after", "2016", HOLDS),
        ("2017-03/..", "before", "2999", FAILS),
        ("2017-03/..", "overlaps", "2020", HOLDS),
        ("2017-03/", "overlaps", "2020", UNKNOWN),
        ("2017-03/..", "during", "2017/", FAILS),
        ("2017-03/", "during", "2016/..", HOLDS),
        ("../2013", "overlaps", "0500", HOLDS),
        ("/2013", "overlaps", "0500", UNKNOWN),
        ("../2013", "overlaps", "../2010", HOLDS),
        ("2013/2014", "overlaps", "2014", HOLDS),
        ("2013-06", "during", "2013/2014", UNKNOWN),
        ("2013-06", "during", "2013-01-01/2014-12-31", HOLDS),
        ("2015~", "before", "2017", HOLDS),
        ("2015~", "before", "2016", UNKNOWN),
        ("2015?", "before", "2017", UNKNOWN),
        ("2013?/2014", "before", "2016", HOLDS),
        ("2013?", "after", "../2010", UNKNOWN),
        ("2013?", "before", "../2010", FAILS),
        ("2013-07", "during", "2013-22", HOLDS),
        ("2013-06-10", "during", "2013-22", UNKNOWN),
        ("2013-08-31", "during", "2013-22", HOLDS),
        ("2013-09-01", "during", "2013-22", UNKNOWN),
        ("2013-10", "during", "2013-22", FAILS),
        ("2013-24", "overlaps", "2013-07", FAILS),
        ("2013-24", "before", "2014-04", HOLDS),
        ("2013-24/2014", "after", "2012", HOLDS),
    ],
)
def test_answers(left: str, question: str, right: str, answer: Truth) -> None:
    """The answers that a reader would give, one convention a line."""
    assert ask(question, left, right) is answer
    assert ask(question, left, When.parse(right)) is answer
