"""Dates as text: what is read and what is refused, in which words, and as another library does."""

import math
import pickle
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from negotypes.dates import When
from negotypes.errors import DateError

MONTH = "(19|20)[0-9]{2}-(0[1-9]|1[0-2])"
PLAIN = f"(19|20)[0-9]{{2}}|{MONTH}|{MONTH}-(0[1-9]|1[0-9]|2[0-8])"
SINGLE = f"(({PLAIN})|[12][0-9]{{2}}X|[12][0-9]XX|(19|20)[0-9]{{2}}-XX(-XX)?|{MONTH}-XX)[?~%]?"


def texts(pattern: str) -> st.SearchStrategy[str]:
    return st.from_regex(re.compile(pattern), fullmatch=True)


forms = st.one_of(
    texts(f"{SINGLE}|((19|20)[0-9]{{2}}-2[1-4])[?~%]?"),
    texts(f"({SINGLE})/(\\.\\.)?|(\\.\\.)?/({SINGLE})"),
    st.tuples(texts(SINGLE), texts(SINGLE)).map("/".join),
    st.lists(texts(SINGLE), min_size=2, max_size=4).map(lambda dates: f"[{','.join(dates)}]"),
    st.lists(texts("(19|20)[0-9]{2}"), min_size=2, max_size=2).map(
        lambda years: "[{}..{}]".format(*sorted(years))
    ),
)


def refusal(text: str) -> str | None:
    try:
        When.parse(text)
    except DateError as error:
        return str(error)
    return None


supported = forms.filter(lambda text: refusal(text) is None)


@given(supported)
def test_text_round_trip(text: str) -> None:
    """A date is written as it was read."""
    assert str(When.parse(text)) == text
    assert When.parse(str(When.parse(text))) == When.parse(text)


@given(supported, st.sampled_from(["", " ", "\t", " \n "]))
def test_only_white_space_is_normalised(text: str, space: str) -> None:
    """White space around a date and its separators is dropped, and nothing else changes."""
    spaced = re.sub(r"(\.\.|[][/,])", rf"{space}\1{space}", text)
    assert When.parse(f"{space}{spaced}{space}") == When(edtf=text)


@given(st.text(alphabet="0123456789X-/.,[]?~% aot", max_size=14) | st.text(max_size=14))
def test_anything_else_is_refused_with_a_hint(text: str) -> None:
    """No text makes the reader fail otherwise, and no hint names a date that is refused."""
    message = refusal(text)
    hint = re.search(r"; write (\S+)(?: if .*)?$", message or "")
    assert hint is None or refusal(hint[1]) is None


def test_two_fields_decide_equality() -> None:
    """Equal text and equal printed words make equal dates; they work as keys and are pickled."""
    when = When.parse("2021-10", "last October")
    assert when == When(edtf="2021-10", printed="last October") != When.parse("2021-10")
    assert len({when, When(edtf="2021-10", printed="last October")}) == 1
    assert pickle.loads(pickle.dumps(when)) == when


def test_values_are_frozen_and_slotted() -> None:
    """A date cannot be changed, and has no room for anything else."""
    when = When(edtf="2021-10")
    with pytest.raises(FrozenInstanceError):
        when.edtf = "2021-11"  # type: ignore[misc]
    assert not hasattr(when, "__dict__")


def test_constructor_does_not_read() -> None:
    """A trusted text is read at the first question, and only then refused."""
    when = When(edtf="October")
    questions: list[Callable[[], object]] = [
        lambda: when.earliest,
        lambda: when.words,
        lambda: when.before("2013"),
        lambda: When(edtf="2013").during(when),
        lambda: When(edtf="2013").overlaps("October"),
    ]
    for question in questions:
        with pytest.raises(DateError, match="'October': it is not a date"):
            question()


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "words"),
    [
        ("2015", "2015-01-01", "2015-12-31", "2015"),
        ("0987", "0987-01-01", "0987-12-31", "987"),
        ("2016-02", "2016-02-01", "2016-02-29", "February 2016"),
        ("2014-11-02", "2014-11-02", "2014-11-02", "2 November 2014"),
        ("201X", "2010-01-01", "2019-12-31", "some year of 2010-2019"),
        ("18XX", "1800-01-01", "1899-12-31", "some year of 1800-1899"),
        ("000X", "0001-01-01", "0009-12-31", "some year of 0000-0009"),
        ("2004-XX", "2004-01-01", "2004-12-31", "some month of 2004"),
        ("2004-06-XX", "2004-06-01", "2004-06-30", "some day of June 2004"),
        ("2004-XX-XX", "2004-01-01", "2004-12-31", "some day of 2004"),
        ("2013-21", "2013-03-01", "2013-06-30", "spring 2013"),
        ("2013-22", "2013-06-01", "2013-09-30", "summer 2013"),
        ("2013-23", "2013-09-01", "2013-12-31", "autumn 2013"),
        ("2013-24", "2013-01-01", "2014-03-31", "winter 2013"),
        ("2015?", "2015-01-01", "2015-12-31", "2015, uncertain"),
        ("2015~", "2014-01-01", "2016-12-31", "about 2015"),
        ("2015-03%", "2015-02-01", "2015-04-30", "about March 2015, uncertain"),
        ("2015-03-01~", "2015-02-28", "2015-03-02", "about 1 March 2015"),
        ("201X~", "2000-01-01", "2029-12-31", "about some year of 2010-2019"),
        ("2013-22~", "2013-03-01", "2013-12-31", "about summer 2013"),
        ("2013/2014-05", "2013-01-01", "2014-05-31", "2013 to May 2014"),
        ("2013?/2014~", "2013-01-01", "2015-12-31", "2013 (uncertain) to about 2014"),
        ("2017-03/..", "2017-03-01", None, "from March 2017 on"),
        ("../2013", None, "2013-12-31", "up to 2013"),
        ("2015?/", "2015-01-01", None, "from 2015 (uncertain), end not stated"),
        ("/2015", None, "2015-12-31", "until 2015, start not stated"),
        ("[2013,2014]", "2013-01-01", "2014-12-31", "2013 or 2014"),
        ("[2014?,2012,2013]", "2012-01-01", "2014-12-31", "2014 (uncertain), 2012 or 2013"),
        ("[2013..2015]", "2013-01-01", "2015-12-31", "between 2013 and 2015"),
        ("[2011,2013..2015]", "2011-01-01", "2015-12-31", "2011 or between 2013 and 2015"),
        ("0001~", None, "0002-12-31", "about 1"),
        ("9999-12-31~", "9999-12-30", None, "about 31 December 9999"),
        ("9999-24", "9999-01-01", None, "winter 9999"),
    ],
)
def test_bounds_and_words(text: str, earliest: str | None, latest: str | None, words: str) -> None:
    """What each form of date spans, and how it is said in English."""
    when = When.parse(text)
    assert (when.earliest, when.latest, when.words) == (day(earliest), day(latest), words)


@pytest.mark.parametrize(
    ("text", "precise"),
    [
        ("2014-11-02", True),
        ("2014-11-02/2014-11-02", True),
        ("2014-11-02/2014-11-05", True),
        ("2014-11", False),
        ("2014-11-02?", False),
        ("2014-11-02~", False),
        ("2014-11-02/..", False),
        ("2014-11-02/", False),
        ("[2014-11-02,2014-11-03]", False),
    ],
)
def test_precise(text: str, precise: bool) -> None:
    """Only a known first day and a known last day are precise."""
    assert When.parse(text).precise is precise


ANY_DATE = "it is not a date in EDTF; expected a date such as 2015, 2021-10 or 2014-11-02; "
MISSING = "a date is missing; expected a date such as 2015, 2021-10 or 2014-11-02; "
MONTHS = "expected 01 to 12, or a season from 21 (spring) to 24 (winter); "
RANGE = "it is not a range; expected two plain years, months or days, the earlier first; "
SEE = 'see help("negotypes.dates")'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2021-13", f"month 13 does not exist; {MONTHS}write 2021 if the month is not known"),
        ("2013-14", f"month 14 does not exist; {MONTHS}write 2013/2014 if a year is meant"),
        (
            "2013/2021-00",
            f"in '2021-00', month 00 does not exist; {MONTHS}write 2021 if the month is not known",
        ),
        (
            "2021-21-05",
            "month 21 does not exist; expected 01 to 12; write 2021 if the month is not known",
        ),
        (
            "2021-02-30",
            "February 2021 has 28 days; expected a day from 01 to 28; "
            "write 2021-02 if the day is not known",
        ),
        (
            "[2016,2016-04-00]",
            "in '2016-04-00', April 2016 has 30 days; expected a day from 01 to 30; "
            "write 2016-04 if the day is not known",
        ),
        ("2021/2020", "it ends before it begins; expected the reverse; write 2020/2021"),
        ("0000", f"there is no year 0000; expected a year from 0001 to 9999; {SEE}"),
        ("", f"{MISSING}{SEE}"),
        ("[2013,]", f"{MISSING}{SEE}"),
        ("[..2013]", f"{MISSING}{SEE}"),
        ("/", "neither end has a date; expected one that does; leave the date out"),
        ("../", "neither end has a date; expected one that does; leave the date out"),
        ("[2013]", "one date is no choice; expected two or more; write 2013"),
        ("[2015..2013]", f"in '2015..2013', {RANGE}{SEE}"),
        ("[2013..2014-05]", f"in '2013..2014-05', {RANGE}{SEE}"),
        ("[2013?..2014]", f"in '2013?..2014', {RANGE}{SEE}"),
        ("October 2021", f"{ANY_DATE}write 2021-10"),
        ("2 November 2014", f"{ANY_DATE}write 2014-11-02"),
        ("Sep. 2nd 2014", f"{ANY_DATE}write 2014-09-02"),
        ("summer 2013", f"{ANY_DATE}write 2013-22"),
        ("fall of 2013", f"{ANY_DATE}write 2013-23"),
        ("early 2013", f"{ANY_DATE}write 2013"),
        ("about 2013", f"{ANY_DATE}write 2013~"),
        ("c. May 2013", f"{ANY_DATE}write 2013-05~"),
        ("2013-2014", f"{ANY_DATE}write 2013/2014"),
        ("2013 or 2014", f"{ANY_DATE}write [2013,2014]"),
        ("the 1990s", f"{ANY_DATE}write 199X"),
        ("2014-1-2", f"{ANY_DATE}write 2014-01-02"),
        ("2014/11/02", f"{ANY_DATE}write 2014-11-02"),
        ("201x", f"{ANY_DATE}write 201X"),
        ("2013/Oct 2014", f"in 'Oct 2014', {ANY_DATE}write 2014-10"),
        ("2014/11", f"in '11', {ANY_DATE}write 2014-11"),
        ("02/11/2014", f"{ANY_DATE}{SEE}"),
        ("2000s", f"{ANY_DATE}{SEE}"),
        ("maybe 2013", f"{ANY_DATE}{SEE}"),
        ("since 2013", f"{ANY_DATE}{SEE}"),
        ("May or June 2013", f"{ANY_DATE}{SEE}"),
        ("30 February 2013", f"{ANY_DATE}{SEE}"),
        ("-0044", f"{ANY_DATE}{SEE}"),
        ("2004-XX-05", f"{ANY_DATE}{SEE}"),
        ("201X-05", f"{ANY_DATE}{SEE}"),
        ("2XXX", f"{ANY_DATE}{SEE}"),
        ("\uff12\uff10\uff11\uff15", f"{ANY_DATE}{SEE}"),
        ("[2013/2014,2015]", f"in '2013/2014', {ANY_DATE}{SEE}"),
    ],
)
def test_messages(text: str, message: str) -> None:
    """A refusal quotes the text, and says what is wrong, what was expected, and what to do."""
    with pytest.raises(DateError) as caught:
        When.parse(text)
    assert str(caught.value) == f"{text!r}: {message}"


# --- The edtf library as a second opinion --------------------------------------------------------

few = settings(max_examples=30)  # It takes its time.


@pytest.fixture(scope="module")
def edtf() -> Any:
    """The edtf library, whose grammar follows the specification of the Library of Congress."""
    return pytest.importorskip("edtf", reason="the second opinion needs the edtf package")


def bound(limit: Any) -> date | None:
    return None if limit in (-math.inf, math.inf) else date(*limit[:3])


def gap(text: str) -> bool:
    """Whether it is among the forms that the edtf library itself cannot read or build."""
    return bool(re.search(r"-2[1-4][?~%]|X.*/|/.*X|-XX.*,|,.*-XX", text))


@few
@given(text=supported)
def test_what_is_read_is_edtf(edtf: Any, text: str) -> None:
    """The edtf library reads whatever is read here, apart from its own gaps."""
    assert gap(text) or edtf.is_valid_edtf(text)


@few
@given(text=texts("[0-9]{4}(-[0-3][0-9]){0,2}"))
def test_plain_dates_are_read_alike(edtf: Any, text: str) -> None:
    """Both read the same plain dates, but for what the edtf library takes besides."""
    besides = "0000.*|.*-02-29|.*-(2[5-9]|3.)|.*-2[1-4]-.*"
    assert edtf.is_valid_edtf(text) or refusal(text)
    assert not edtf.is_valid_edtf(text) or not refusal(text) or re.fullmatch(besides, text)


@few
@given(text=supported)
def test_bounds_are_alike_where_the_conventions_are(edtf: Any, text: str) -> None:
    """Earliest and latest days are those of the edtf library, unless a convention is ours."""
    # Ours are approximate dates, seasons, and ends that are not stated.
    assume(not gap(text) and not re.search(r"[~%]|-2[1-4]$|/$|^/", text))
    ours, theirs = When.parse(text), edtf.parse_edtf(text)
    assert ours.earliest == bound(theirs.lower_strict())
    assert ours.latest == bound(theirs.upper_strict())
