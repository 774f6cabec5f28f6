"""Dates and periods, as precise as their text and no more.

A date is written in EDTF, the extended date/time format of the Library of Congress and ISO
8601-2:2019 (https://www.loc.gov/standards/datetime/): level 0 without times of day, level 1, and
the one-of sets of level 2, for the years 0001 to 9999.

    2015, 2021-10, 2014-11-02      some day or days of the year, of the month; that day
    201X, 18XX                     some day or days of a decade, of a hundred years
    2004-XX, 2004-06-XX            some month of 2004, some day of June 2004
    2013-21 to 2013-24             spring, summer, autumn, winter 2013
    2015?, 2015~, 2015%            uncertain, approximate, both
    2013/2014-05                   from some day of 2013 to some day of May 2014
    2017-03/.., ../2013            still going on; since time immemorial
    2015/, /2015                   it ended, or began, but the text does not say when
    [2013,2014], [2013..2015]      one of these

An expression leaves some periods possible, each with a first and a last day. A question is
answered for all of them: HOLDS if it is true of every one, FAILS if of none, UNKNOWN otherwise.
Four conventions are ours, where EDTF leaves the meaning to its users:

- ``~`` widens a date by one unit of its precision on both sides: ``2013~`` is 2012 to 2014,
  ``201X~`` 2000 to 2029. A season widens by three months.
- ``?`` says that the date itself may be wrong. Its bounds stay as written, so that it has a place
  on a timeline, but for the questions it may be any day at all: no answer rests on it.
- Seasons are northern and generous: March to June, June to September, September to December.
  Winter 2013 is January to March 2013 or December 2013 to March 2014.
- A year, month, day or season to lie in is the whole of it; see `When.during`.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache
from itertools import product
from typing import NamedTuple, Self

from attrs import frozen

from negotypes.errors import DateError
from negotypes.truth import Truth


class Bounds(NamedTuple):
    """Between which days a period began and between which it ended.

    Attributes:
        start_min: The first day on which it may have begun.
        start_max: The last day on which it may have begun.
        end_min: The first day on which it may have ended.
        end_max: The last day on which it may have ended.

    None stands for a bound that is open or not stated, or that no calendar can name.
    """

    start_min: date | None
    start_max: date | None
    end_min: date | None
    end_max: date | None


@frozen(kw_only=True)
class When:
    """A date or period, as precise as its text and no more.

    `When.parse` checks a text. The constructor does not, which makes it cheap: a text that is not
    EDTF then raises `DateError` when anything is asked of it.

    The questions `before`, `after`, `during` and `overlaps` are answered HOLDS, FAILS or UNKNOWN,
    never CONTESTED. They take a `When` or a text, which raises `DateError` if it is not EDTF. Two
    equal dates are still two events, of which neither is known to come first.

    Examples:
        >>> october = When.parse("2021-10")
        >>> print(october.words)
        October 2021
        >>> print(october.before("2022"), october.during("2021"), october.after("2021-10-05"))
        holds holds unknown

    Attributes:
        edtf: The date in EDTF.
        printed: The words of the text, such as "last October", if they had to be interpreted.
    """

    edtf: str
    printed: str | None = None

    @classmethod
    def parse(cls, text: str, printed: str | None = None) -> Self:
        """Read a date in EDTF.

        Args:
            text: The date; white space at its ends and around ``/ , .. [ ]`` is dropped.
            printed: The words of the text, if they had to be interpreted.

        Raises:
            DateError: The text is not EDTF, names no real day, or ends before it begins.
        """
        edtf = re.sub(r"\s*(\.\.|[][/,])\s*", r"\1", text.strip())
        _read(edtf)
        return cls(edtf=edtf, printed=printed)

    @property
    def earliest(self) -> date | None:
        """The first day on which it may have begun, or None if unbounded or not known."""
        return _day(min(period.start_min for period in _read(self.edtf).written))

    @property
    def latest(self) -> date | None:
        """The last day on which it may have ended, or None if unbounded or not known."""
        return _day(max(period.end_max for period in _read(self.edtf).written))

    @property
    def precise(self) -> bool:
        """Whether the day it began and the day it ended are both known."""
        first, *others = {*_read(self.edtf).possible}
        known = first.start_min == first.start_max and first.end_min == first.end_max
        return known and not others and None not in (self.earliest, self.latest)

    @property
    def bounds(self) -> "tuple[Bounds, ...]":
        """Between which days it began and ended: once, or for each member of a one-of set.

        They are as written: a ``?`` does not widen them.

            >>> When.parse("2010-01/..").bounds[0][:2]
            (datetime.date(2010, 1, 1), datetime.date(2010, 1, 31))
        """
        return tuple(Bounds(*map(_day, period)) for period in _read(self.edtf).written)

    @property
    def words(self) -> str:
        """The date in English, such as "2 November 2014" or "2013 or 2014"."""
        return _read(self.edtf).words

    @property
    def sort_key(self) -> tuple[int, int, str]:
        """Key for timelines: the earliest day, then the latest, each with None first."""
        first, last = self.earliest, self.latest
        return first.toordinal() if first else 0, last.toordinal() if last else 0, self.edtf

    def before(self, other: "When | str") -> Truth:
        """Return whether it ended before ``other`` began.

        ``2013-05`` before ``2013`` is UNKNOWN: both are some day within their bounds.
        """
        return _ask(_before, _reading(self).possible, _reading(other).possible)

    def after(self, other: "When | str") -> Truth:
        """Return whether it began after ``other`` ended: `before`, the other way round."""
        return _ask(_before, _reading(other).possible, _reading(self).possible)

    def during(self, other: "When | str") -> Truth:
        """Return whether it lies within ``other``, from its first day to its last.

        A year, month, day or season without qualifier, also as a member of a one-of set, is the
        whole of it here: ``2021-10`` during ``2021`` HOLDS. A season begins some day in its first
        month and ends in its last, or the day before. Anything else means what it means
        elsewhere: ``2013/2014`` began some day of 2013. For both years in full, ask for
        ``2013-01-01/2014-12-31``.
        """
        return _ask(_during, _reading(self).possible, _reading(other).whole)

    def overlaps(self, other: "When | str") -> Truth:
        """Return whether it shares a day with ``other``, which is read as in `during`."""
        return _ask(_overlaps, _reading(self).possible, _reading(other).whole)

    def __str__(self) -> str:
        """The date in EDTF."""
        return self.edtf


class _Period(NamedTuple):
    """All periods that start and end between these days, which are counted as by `date`."""

    start_min: int
    start_max: int
    end_min: int
    end_max: int


class _Reading(NamedTuple):
    """What an expression means; several periods are alternatives."""

    written: tuple[_Period, ...]
    possible: tuple[_Period, ...]
    whole: tuple[_Period, ...]
    words: str


_Question = Callable[[_Period, _Period], tuple[bool, bool]]  # always so, and ever so


def _ask(question: _Question, these: tuple[_Period, ...], those: tuple[_Period, ...]) -> Truth:
    always, ever = zip(*(question(a, b) for a, b in product(these, those)), strict=True)
    return Truth.of(support=all(always), dispute=not any(ever))


def _before(a: _Period, b: _Period) -> tuple[bool, bool]:
    return a.end_max < b.start_min, a.end_min < b.start_max


def _during(a: _Period, b: _Period) -> tuple[bool, bool]:
    return (
        b.start_max <= a.start_min and a.end_max <= b.end_min,
        b.start_min <= a.start_max and a.end_min <= b.end_max,
    )


def _overlaps(a: _Period, b: _Period) -> tuple[bool, bool]:
    return (
        a.start_max <= b.end_min and b.start_max <= a.end_min,
        a.start_min <= b.end_max and b.start_min <= a.end_max,
    )


def _day(ordinal: int) -> date | None:
    return date.fromordinal(ordinal) if 1 <= ordinal <= date.max.toordinal() else None


def _first_day(month: int) -> int:
    # Months are counted from January of the year 0. The calendar repeats every 400 years, which
    # gives "about 9999" a last day although datetime.date ends before it.
    year, month = divmod(month, 12)
    cycles, year = divmod(year - 1, 400)
    return date(year + 1, month + 1, 1).toordinal() + 146_097 * cycles


def _some_days(first: int, last: int, words: str = "") -> _Reading:
    periods = (_Period(first, last, first, last),)
    return _Reading(periods, periods, periods, words)


# "Not stated" reaches beyond any day that can be written, and "open" beyond that, so that what
# has ended never includes what still goes on.
_ANY = _some_days(-(10**7), 10**7)
_STARTS = {"": _ANY, "..": _some_days(-(10**8), -(10**8))}
_ENDS = {"": _ANY, "..": _some_days(10**8, 10**8)}


# --- Reading ------------------------------------------------------------------------------------

_DATE = (
    r"(?![0-9]+X+-)([0-9]{2}(?:[0-9]{2}|[0-9]X|XX))"
    r"(?:-(?!XX-[0-9])([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?([?~%]?)"
)
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
# First and last month, from January as 0.
_SEASONS = {"21": ((2, 5),), "22": ((5, 8),), "23": ((8, 11),), "24": ((0, 2), (11, 14))}
_CODES = (*(f"{number:02}" for number in range(1, 13)), *_SEASONS)
_NAMES = dict(zip(_CODES, (*_MONTHS, "spring", "summer", "autumn", "winter"), strict=True))


class _EdtfError(Exception):
    """What is not EDTF, what is wrong with it, what was expected, and a hint or ""."""


@lru_cache(maxsize=4096)
def _read(edtf: str) -> _Reading:
    try:
        return _expression(edtf)
    except _EdtfError as refused:
        part, problem, expected, hint = refused.args
        where = f"in {part!r}, " if part not in ("", edtf) else ""
        hint = hint or _meant(part) or _meant(edtf) or 'see help("negotypes.dates")'
        raise DateError(f"{edtf!r}: {where}{problem}; expected {expected}; {hint}") from None


def _reading(when: When | str) -> _Reading:
    return _read((When.parse(when) if isinstance(when, str) else when).edtf)


def _expression(text: str) -> _Reading:
    if text.startswith("[") and text.endswith("]"):
        return _one_of(text)
    return _interval(*text.split("/")) if text.count("/") == 1 else _date(text)


def _one_of(text: str) -> _Reading:
    members = text[1:-1].split(",")
    readings = [_range(member) if ".." in member else _date(member) for member in members]
    if len(members) == 1 and ".." not in text:
        raise _EdtfError(text, "one date is no choice", "two or more", f"write {members[0]}")
    *words, last = (_aside(reading.words) for reading in readings)
    return _Reading(
        tuple(period for reading in readings for period in reading.written),
        tuple(period for reading in readings for period in reading.possible),
        tuple(period for reading in readings for period in reading.whole),
        f"{', '.join(words)} or {last}" if words else last,
    )


def _range(text: str) -> _Reading:
    first, _, last = text.partition("..")
    start, end = _date(first), _date(last)
    units = start.whole + end.whole
    plain = len(first) == len(last) and all(unit.start_min == unit.start_max for unit in units)
    if not plain or units[0] > units[1]:
        expected = "two plain years, months or days, the earlier first"
        raise _EdtfError(text, "it is not a range", expected, "")
    words = f"between {start.words} and {end.words}"
    return _some_days(start.whole[0].start_min, end.whole[0].end_max, words)


def _interval(left: str, right: str) -> _Reading:
    text = f"{left}/{right}"
    if left in _STARTS and right in _ENDS:
        raise _EdtfError(text, "neither end has a date", "one that does", "leave the date out")
    start, end = _STARTS.get(left) or _date(left), _ENDS.get(right) or _date(right)
    written, possible = _periods(start.written, end.written), _periods(start.possible, end.possible)
    if not written:
        raise _EdtfError(text, "it ends before it begins", "the reverse", f"write {right}/{left}")
    first, last = _aside(start.words), _aside(end.words)
    if right in _ENDS:
        words = f"from {first} on" if right else f"from {first}, end not stated"
    elif left in _STARTS:
        words = f"up to {last}" if left else f"until {last}, start not stated"
    else:
        words = f"{first} to {last}"
    return _Reading(written, possible, possible, words)


def _periods(starts: Iterable[_Period], ends: Iterable[_Period]) -> tuple[_Period, ...]:
    return tuple(
        _Period(a.start_min, min(a.end_max, b.end_max), max(a.start_min, b.start_min), b.end_max)
        for a, b in product(starts, ends)
        if a.start_min <= b.end_max
    )


def _date(text: str) -> _Reading:
    year, month, day, mark = _parts(text)
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    named = int(month) - 1 if month in _NAMES else None
    offsets = ((0, 11),) if named is None else _SEASONS.get(month, ((named, named),))
    spans = [(12 * max(low, 1) + a, 12 * high + b) for a, b in offsets]
    months = days = 0
    if mark in ("~", "%"):
        unit = (3 if month in _SEASONS else 1) if month else 12 * (high - low + 1)
        months, days = (0, 1) if day else (unit, 0)
    bounds = [(_first_day(a - months), _first_day(b + 1 + months) - 1) for a, b in spans]
    if day.isdigit():
        bounds = [(a + int(day) - 1, a + int(day) - 1) for a, _ in bounds]
    written = tuple(_Period(a - days, b + days, a - days, b + days) for a, b in bounds)
    possible = _ANY.possible if mark in ("?", "%") else written
    if mark or "X" in text:
        whole = possible
    elif month in _SEASONS:
        whole = tuple(
            _Period(_first_day(a), _first_day(a + 1) - 1, _first_day(b) - 1, _first_day(b + 1) - 1)
            for a, b in spans
        )
    else:
        whole = tuple(_Period(a, a, b, b) for a, b in bounds)
    return _Reading(written, possible, whole, _english(year, month, day, mark))


def _parts(text: str) -> tuple[str, str, str, str]:
    found = re.fullmatch(_DATE, text)
    if found is None:
        problem = "it is not a date in EDTF" if text else "a date is missing"
        raise _EdtfError(text, problem, "a date such as 2015, 2021-10 or 2014-11-02", "")
    year, month, day, mark = found.groups(default="")
    if year == "0000":
        raise _EdtfError(text, "there is no year 0000", "a year from 0001 to 9999", "")
    if month.isdigit() and (month not in _NAMES or (day and month in _SEASONS)):
        hint = f"write {year} if the month is not known"
        if not day and 0 < int(month) - int(year[2:]) < 10:
            hint = f"write {year}/{year[:2]}{month} if a year is meant"
        expected = "01 to 12" + (", or a season from 21 (spring) to 24 (winter)" if not day else "")
        raise _EdtfError(text, f"month {month} does not exist", expected, hint)
    if day.isdigit():
        first = 12 * int(year) + int(month) - 1
        length = _first_day(first + 1) - _first_day(first)
        if not 1 <= int(day) <= length:
            problem = f"{_NAMES[month]} {int(year)} has {length} days"
            hint = f"write {year}-{month} if the day is not known"
            raise _EdtfError(text, problem, f"a day from 01 to {length}", hint)
    return year, month, day, mark


# --- Words --------------------------------------------------------------------------------------

_SHORT = {name[:3].lower(): code for code, name in _NAMES.items() if code not in _SEASONS}
_NUMBERS = {name.lower(): code for code, name in _NAMES.items()} | _SHORT | {"fall": "23"}
_ABOUT = {"about", "around", "c", "ca", "circa"}
_EMPTY = {"early", "in", "late", "mid", "nd", "of", "rd", "st", "th", "the"}


def _english(year: str, month: str, day: str, mark: str) -> str:
    low, high = year.replace("X", "0"), year.replace("X", "9")
    said = str(int(year)) if low == high else f"some year of {low}-{high}"
    if month in _NAMES:
        said = f"{_NAMES[month]} {said}"
    if "XX" in (month, day):
        said = f"some {'day' if day else 'month'} of {said}"
    elif day:
        said = f"{int(day)} {said}"
    about = "about " if mark in ("~", "%") else ""
    return about + said + (", uncertain" if mark in ("?", "%") else "")


def _aside(words: str) -> str:
    # Within a longer phrase a comma would leave open what is uncertain.
    return words.replace(", uncertain", " (uncertain)")


def _meant(text: str) -> str | None:
    """A hint for a date in plain words or in another notation, where its meaning is plain."""
    words = re.findall(r"[0-9]+|[a-z]+|^[-/]|\.\.|[^ ,./-]", text.lower())
    named = [_NUMBERS[word] for word in words if word in _NUMBERS]
    numbers = [word for word in words if word.isdigit()]
    if named:  # Otherwise the year must lead: 02/11/2014 may be in November or in February.
        numbers.sort(key=len, reverse=True)
    meant = text.upper()
    if years := re.fullmatch(r"([0-9]{4})\s*(-|\u2013|to|or)\s*([0-9]{4})", text):
        meant = f"[{years[1]},{years[3]}]" if years[2] == "or" else f"{years[1]}/{years[3]}"
    elif decade := re.fullmatch(r"(?:in )?(?:the )?([0-9]{2}[1-9])0s", text):
        meant = f"{decade[1]}X"
    elif len(named) < 2 and {*words} <= {*numbers, *_NUMBERS, *_ABOUT, *_EMPTY}:
        parts = [*numbers[:1], *named, *numbers[1:]]
        meant = "-".join(part.zfill(2) for part in parts) + "~" * bool(_ABOUT & {*words})
    try:
        _expression(meant)
    except _EdtfError:
        return None
    return None if meant == text else f"write {meant}"
