"""Dates on a line, as uncertain as they are."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain

from attrs import frozen

from negotypes import When
from negotypes.records import Record, Source
from negotypes.records.fields import describe, items_of
from website.browse import signs
from website.browse.markup import Html, element, folded, items, joined
from website.browse.shelf import Here
from website.browse.spans import Span, span
from website.browse.values import is_when

_KEY = (
    "A full bar is when something certainly was, a dashed outline when it may have been. ▸ goes on"
    " or has always been so; ? begins or ends at a time that is not said."
)
_ROOM = 0.07
"""How much of the width is left free at either end."""

_EDGE = 0.035
"""Where a bar begins that has no beginning, so that the sign for this stands beside it."""


@frozen
class _Dated:
    record: Record
    field: str
    when: When
    span: Span


@frozen
class _Scale:
    first: int
    last: int

    def at(self, day: int) -> float:
        """How far along the line a day is, from 0 to 1."""
        width = max(1, self.last - self.first)
        return _ROOM + (1 - 2 * _ROOM) * (day - self.first) / width


def timeline(here: Here, records: Iterable[Record], undated: Iterable[Record] = ()) -> Html:
    """Records with a date on a line, in a table that says the same in words.

    Args:
        here: The page.
        records: The records; those without a date are left out.
        undated: Records of which it is worth saying that they have no date.

    Returns:
        Nothing where there is no date.
    """
    dated = sorted(_dated(records), key=lambda one: (one.when.sort_key, one.record.id))
    days = list(chain.from_iterable(_days(one.span) for one in dated))
    if not days:
        return Html("")
    scale = _Scale(min(days), max(days))
    head = element(
        "thead",
        element(
            "tr",
            element("th", "When", scope="col"),
            element("th", _axis(scale), scope="col"),
            element("th", "What", scope="col"),
        ),
    )
    body = element("tbody", *(_row(here, one, scale) for one in dated))
    caption = element("caption", "Timeline", class_="nt-unseen")
    whole = element("table", caption, head, body, class_="nt-timeline")
    said = [element("p", _KEY, class_="nt-key"), whole]
    if without := [one for one in undated if not any(_dated([one]))]:
        listed = items(map(here.link, without))
        said.append(folded(f"Without a date: {len(without)}", listed))
    return element("div", *said)


def _dated(records: Iterable[Record]) -> Iterator[_Dated]:
    for record in records:
        for field in describe(type(record)).values():
            # When a text was issued says nothing of what it is about.
            if is_when(field) and not isinstance(record, Source):
                for when in items_of(getattr(record, field.name)):
                    yield _Dated(record, field.name, when, span(when))


def _days(found: Span) -> Iterator[int]:
    yield from (day for day in (found.first, found.last) if day is not None)


def _row(here: Here, dated: _Dated, scale: _Scale) -> Html:
    when, field = dated.when, dated.field
    words = when.words + (f" (printed: {when.printed})" if when.printed else "")
    what = [here.link(dated.record)]
    what += [Html(f" ({field})")] if field in ("founded", "died") else []
    truth = dated.record.truth()
    what += [joined((" ", signs.truth(truth)))] if truth.dispute or not truth.support else []
    return element(
        "tr",
        element("th", words, scope="row"),
        element("td", _bar(dated.span, scale), class_="nt-bar"),
        element("td", *what),
    )


def _bar(found: Span, scale: _Scale) -> Html:
    start = _EDGE if found.first is None else scale.at(found.first)
    end = 1 - _EDGE if found.last is None else scale.at(found.last)
    drawn = [_rect("nt-may", start, end)]
    if found.sure is not None:
        first, last = found.sure
        left = _EDGE if found.begins == ".." else scale.at(max(first, scale.first))
        right = 1 - _EDGE if found.ends == ".." else scale.at(min(last, scale.last))
        drawn.append(_rect("nt-sure", left, right))
    marks = {"..": ("◂", "▸"), "?": ("?", "?")}
    if found.begins:
        drawn.append(_mark(marks[found.begins][0], "0%", "start"))
    if found.ends:
        drawn.append(_mark(marks[found.ends][1], "100%", "end"))
    return element("svg", *drawn, aria_hidden="true", focusable="false")


def _rect(class_: str, start: float, end: float) -> Html:
    # What took a day is still to be seen.
    wide = max(end - start, 0.012)
    return element(
        "rect",
        class_=class_,
        x=f"{100 * start:.4g}%",
        width=f"{100 * wide:.4g}%",
        y="3",
        height="10",
    )


def _mark(sign: str, x: str, anchor: str) -> Html:
    return element("text", sign, x=x, y="12", text_anchor=anchor)


def _axis(scale: _Scale) -> Html:
    ticks = (
        element("text", str(year), x=f"{100 * scale.at(day):.4g}%", y="12", text_anchor="middle")
        for year, day in _years(scale)
    )
    said = element("span", "On a line of years", class_="nt-unseen")
    return joined((said, element("svg", *ticks, aria_hidden="true", focusable="false")))


def _years(scale: _Scale) -> Sequence[tuple[int, int]]:
    """A few round years on the line."""
    first, last = (date.fromordinal(day).year for day in (scale.first, scale.last))
    steps = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
    step = next(one for one in steps if (last - first) // one < 6)
    found = (year for year in range(first, last + 1) if year % step == 0)
    days = ((year, date(year, 1, 1).toordinal()) for year in found)
    return [(year, day) for year, day in days if scale.first <= day <= scale.last]
