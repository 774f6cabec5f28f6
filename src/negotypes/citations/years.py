"""When something was published, as lists of references and the programs for them write it.

A date is as precise as the casebook has it, and what is uncertain shows as uncertain: ``2015?``
is the year ``[2015?]``, ``2015~`` is ``c. 2015``.
"""

import re

from attrs import frozen

from negotypes.dates import When

_POINT = re.compile(r"([0-9]{2}[0-9X]{2})(?:-([0-9]{2}|XX))?(?:-([0-9]{2}|XX))?([?~%]?)")
_FINER = re.compile(r"[0-9X]{4}-[0-9]")
_MONTHS = 12
_SEASONS = {21: 1, 22: 2, 23: 3, 24: 4}
_OPEN = {"": "?", "..": ""}
UNDATED = "n.d."


@frozen
class Point:
    """A date that is no period and no choice.

    Attributes:
        year: The year, with ``X`` for a digit that is not known.
        month: The month, or None.
        day: The day, or None.
        season: The season from 1, spring, to 4, winter; or None.
        uncertain: Whether the date may be wrong.
        approximate: Whether it is only about right.
    """

    year: str
    month: int | None
    day: int | None
    season: int | None
    uncertain: bool
    approximate: bool

    @property
    def parts(self) -> list[int]:
        """Year, month and day so far as they are known; nothing if not even the year is."""
        known = [int(self.year)] if self.year.isdigit() else []
        for part in (self.month, self.day):
            if not known or part is None:
                break
            known.append(part)
        return known

    @property
    def year_label(self) -> str:
        """The year in words, without brackets."""
        about = "c. " if self.approximate else ""
        doubt = "?" if self.uncertain else ""
        return f"{about}{_year(self.year)}{doubt}"


def _year(year: str) -> str:
    if year.isdigit():
        return str(int(year))
    low, high = (int(year.replace("X", digit)) for digit in "09")
    return f"{low}s" if year.count("X") == 1 else f"between {low} and {high}"


def point(text: str) -> Point:
    """The parts of a single date in EDTF."""
    year, month, day, sign = _POINT.findall(text)[0]
    number = int(month) if month.isdigit() else 0
    return Point(
        year=year,
        month=number if 0 < number <= _MONTHS else None,
        day=int(day) if day.isdigit() else None,
        season=_SEASONS.get(number),
        uncertain=sign in ("?", "%"),
        approximate=sign in ("~", "%"),
    )


def points(when: When) -> tuple[Point, ...]:
    """The date itself, or the first and the last of a period of which both are known.

    Nothing where the text leaves a choice, or one of the ends open.
    """
    ends = when.edtf.split("/")
    if when.edtf.startswith("[") or {"", ".."} & {*ends}:
        return ()
    return tuple(map(point, ends))


def label(when: When | None) -> str:
    """The year or years as a list of references has them, such as ``2018`` or ``[2015?]``."""
    if when is None:
        return UNDATED
    if when.edtf.startswith("["):
        choices = dict.fromkeys(map(_choice, when.edtf[1:-1].split(",")))
        return _bracketed(" or ".join(choices), open_=len(choices) > 1)
    ends = dict.fromkeys(map(_end, when.edtf.split("/")))
    return "\u2013".join(ends)


def _choice(text: str) -> str:
    years = dict.fromkeys(point(end).year_label for end in text.split("..") if end)
    return f"between {' and '.join(years)}" if len(years) > 1 else "".join(years)


def _end(text: str) -> str:
    if text in _OPEN:
        return _OPEN[text]
    return _bracketed(point(text).year_label)


def _bracketed(said: str, *, open_: bool = False) -> str:
    """A year that the text does not simply say, in brackets."""
    return f"[{said}]" if open_ or said.endswith("?") or "between" in said else said


def day(when: When | None) -> str:
    """The date in words where more is known than years, or nothing."""
    return when.words if when is not None and _FINER.search(when.edtf) else ""
