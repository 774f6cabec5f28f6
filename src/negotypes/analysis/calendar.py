"""The years and months of which panels are made."""

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from negotypes.dates import When
from negotypes.errors import DateError, TooLarge


@frozen
class Span:
    """A year, or a month of one, as a place in time.

    Attributes:
        year: The year.
        month: The month, or None for the whole year.
    """

    year: int
    month: int | None = None

    @property
    def edtf(self) -> str:
        """The year or month in EDTF."""
        return f"{self.year:04}" if self.month is None else f"{self.year:04}-{self.month:02}"

    @property
    def when(self) -> When:
        """From its first day to its last, both known."""
        whole = When(edtf=self.edtf)
        return When(edtf=f"{whole.earliest}/{whole.latest}")


MOST = 1_000_000
"""How many rows a panel may have."""


def spans(first: date, last: date, *, months: bool) -> Iterator[Span]:
    """The years or months from the one of a day to the one of another."""
    if not months:
        yield from (Span(year) for year in range(first.year, last.year + 1))
        return
    for number in range(12 * first.year + first.month - 1, 12 * last.year + last.month):
        yield Span(number // 12, number % 12 + 1)


def check_number(rows: int) -> None:
    """Refuse a panel that is too large.

    Raises:
        TooLarge: It has more than a million rows.
    """
    if rows > MOST:
        raise TooLarge(f"the panel has more than {MOST} rows: narrow the span of 'at_risk'")


def bound(value: When | str | int) -> When:
    """A date that begins or ends a span, also of a year that is given as a number.

    Raises:
        DateError: It is no date in EDTF, or has no first or last day.
    """
    text = f"{value:04}" if isinstance(value, int) else value
    when = When.parse(text) if isinstance(text, str) else text
    if when.earliest is None or when.latest is None:
        raise DateError(f"'{when}' has no first or no last day; expected a date such as 2014")
    return when


def runs(found: list[Span]) -> Iterator[str]:
    """Years or months in order, those that follow each other as one period in EDTF."""
    start: Span | None = None
    for number, span in enumerate(found):
        start = start or span
        following = found[number + 1] if number + 1 < len(found) else None
        if following is None or _place(following) != _place(span) + 1:
            yield start.edtf if start == span else f"{start.edtf}/{span.edtf}"
            start = None


def _place(span: Span) -> int:
    return span.year if span.month is None else 12 * span.year + span.month
