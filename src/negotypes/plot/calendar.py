"""The days at which a time axis is marked, and what is said there."""

from collections.abc import Iterator
from datetime import date, timedelta

_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
_MONTHS = (1, 2, 3, 6)
_DAYS = (1, 2, 5, 10)


def ticks(first: date, last: date, most: int) -> tuple[tuple[date, str], ...]:
    """Days to mark between two days: round years, months or days, but no more than so many.

    Args:
        first: The first day of the axis.
        last: Its last day.
        most: How many marks there is room for.
    """
    years = last.year - first.year
    months = 12 * years + last.month - first.month
    days = (last - first).days
    if days <= 45:
        step = next((step for step in _DAYS if days // step < most), _DAYS[-1])
        return tuple((day, f"{day.day} {day:%b} {day.year}") for day in _days(first, last, step))
    if months <= 36:
        step = next((step for step in _MONTHS if months // step < most), 12)
        return tuple((day, f"{day:%b} {day.year}") for day in _firsts(first, last, step))
    step = next((step for step in _YEARS if years // step < most), _YEARS[-1])
    return tuple((day, str(day.year)) for day in _firsts(first, last, 12 * step))


def _days(first: date, last: date, step: int) -> Iterator[date]:
    at = first
    while at <= last:
        yield at
        at += timedelta(days=step)


def _firsts(first: date, last: date, step: int) -> Iterator[date]:
    """The first days of every so many months, counted from January of the year 0."""
    month = 12 * first.year + first.month - 1
    month += -month % step
    while month <= 12 * last.year + last.month - 1:
        day = date(month // 12, month % 12 + 1, 1)
        if day >= first:
            yield day
        month += step
