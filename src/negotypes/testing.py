"""Hypothesis strategies for the tests of programs that use this library.

Hypothesis makes up values and looks for one that breaks a test. What is made up here is valid:
written to a file, it can be read again.

>>> from hypothesis import given
>>> from negotypes.testing import casebooks
>>> @given(casebooks())
... def test_the_case_of_every_episode_is_in_the_casebook(book):
...     assert all(episode.case in book.cases for episode in book.episodes)

The strategies follow what the record classes declare, so that a new field is covered at once.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, TypeVar

from attrs import AttrsInstance, evolve
from attrs import fields as attributes_of

try:
    from hypothesis import strategies as st
except ImportError as error:
    message = "negotypes.testing needs Hypothesis: pip install 'negotypes[test]'"
    raise ImportError(message) from error

from negotypes.casebook import Casebook
from negotypes.dates import When
from negotypes.errors import UNSEEN
from negotypes.records import ACTOR_CLASSES, CLASSES, Attribution, Evidence, Record, Source, kind_of
from negotypes.records.fields import Field, describe, items_of
from negotypes.records.reference import ANY
from negotypes.records.rules import ANCHOR_WORDS
from negotypes.vocabulary import RecordKind, Term

__all__ = ["attributions", "casebooks", "dates", "evidence", "records"]

T = TypeVar("T")


@st.composite
def dates(draw: st.DrawFn) -> When:
    """Dates and periods of every form, with or without the words as printed."""
    days = st.dates(date(1800, 1, 1), date(2099, 12, 31))
    first, last = sorted(draw(st.tuples(days, days)))
    length = draw(st.sampled_from([4, 7, 10]))
    a, b = first.isoformat()[:length], last.isoformat()[:length]
    season = f"{first.year}-{21 + first.month % 4}"
    one = draw(st.sampled_from([a, season, f"{a[:3]}X", f"{a[:2]}XX", f"{a[:4]}-XX"]))
    one += draw(st.sampled_from(["", "?", "~", "%"]))
    periods = [f"{a}/{b}", f"{one}/..", f"../{one}", f"{one}/", f"/{one}"]
    edtf = draw(st.sampled_from([one, *periods, f"[{a},{b}]", f"[{a}..{b}]"]))
    return When.parse(edtf, draw(st.none() | _texts()))


def attributions() -> st.SearchStrategy[Attribution]:
    """Voices in a chain, of actors with any id."""
    return _parts(Attribution)


def evidence() -> st.SearchStrategy[Evidence]:
    """Evidence for records of any kind, in sources with any id."""
    return _parts(Evidence)


def records(kind: RecordKind | str | None = None) -> st.SearchStrategy[Record]:
    """Records that refer to any ids.

    Args:
        kind: The kind of record, such as ``"cases"``; every kind if none is given.

    Raises:
        UnknownValue: There is no such kind.
    """
    kinds = CLASSES if kind is None else (RecordKind.of(kind),)
    return st.one_of([_of_kind(one) for one in kinds])


@st.composite
def casebooks(draw: st.DrawFn, *, max_size: int = 5) -> Casebook:
    """Casebooks in which every id that a record refers to is found.

    Args:
        draw: Given by Hypothesis.
        max_size: How many records there are at the most, not counting those that are added so
            that others can refer to them.
    """
    drafts = draw(st.lists(records(), max_size=max_size))
    kinds = [kind_of(draft) for draft in drafts]
    for needed in (kind for draft in drafts for kind in _needed(type(draft))):
        if needed not in kinds:  # the loop comes to what is added here, too
            drafts.append(draw(records(needed)))
            kinds.append(needed)
    ids = draw(st.lists(_slugs(), min_size=len(kinds), max_size=len(kinds), unique=True))
    held = {ANY: ids} | {str(kind): [] for kind in CLASSES}
    for kind, record_id in zip(kinds, ids, strict=True):
        held[kind].append(record_id)
    drawn = zip(drafts, ids, strict=True)
    return Casebook(evolve(_linked(draft, held), id=record_id) for draft, record_id in drawn)


def _needed(cls: type[AttrsInstance]) -> Iterator[RecordKind]:
    """The kinds of record to which instances of a class, or parts of one, have to refer."""
    for field in describe(cls).values():
        if field.is_part:
            yield from _needed(field.type)
        elif field.required and field.ref is not None:
            yield RecordKind.of(field.ref)


def _linked(part: Any, ids: Mapping[str, Sequence[str]]) -> Any:
    """A record or a part of one, with references to these ids, or none where there are none."""
    linked: dict[str, Any] = {}
    for name, field in describe(part.__class__).items():
        items = items_of(getattr(part, name))
        if field.is_part:
            items = tuple(_linked(item, ids) for item in items)
        elif field.ref is not None:
            known = ids[field.ref]
            items = tuple(known[sum(item.encode()) % len(known)] for item in items if known)
        else:
            continue
        linked[name] = tuple(dict.fromkeys(items)) if field.many else next(iter(items), None)
    return evolve(part, **linked)


_PARAGRAPHS = 40  # how many every source has at the least, and the last that evidence cites
_LEFT_OUT = ("absent", "inapplicable")
_ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789"


@cache
def _of_kind(kind: RecordKind) -> st.SearchStrategy[Record]:
    classes = ACTOR_CLASSES if kind is RecordKind.ACTORS else (CLASSES[kind],)
    return st.one_of([_record(_parts(cls)) for cls in classes])


@st.composite
def _record(draw: st.DrawFn, made: st.SearchStrategy[Record]) -> Record:
    """A record that says of some fields without a value that they are absent."""
    record = draw(made)
    without = [
        name
        for name, field in describe(type(record)).items()
        if name not in _LEFT_OUT and not field.derived and getattr(record, name) == field.default
    ]
    named = _several(st.sampled_from(without)) if without else st.just(())
    return evolve(record, absent=draw(named), inapplicable=draw(named))


def _parts(
    cls: type[AttrsInstance], holder: type[AttrsInstance] = Record
) -> st.SearchStrategy[Any]:
    """Instances of a record class, or of the class of a part within its holder."""
    described = describe(cls)
    settable = [attribute.name for attribute in attributes_of(cls) if attribute.init]
    values = {
        name: _values(described[name], cls)
        for name in settable
        if name not in _LEFT_OUT and not described[name].derived
    }
    if cls is Source:
        values["paragraphs"] = st.none() | st.integers(_PARAGRAPHS, 10 * _PARAGRAPHS)
    if cls is Evidence:
        values["paragraphs"] = _several(st.integers(1, _PARAGRAPHS), at_least=1)
        values["anchor"] = _anchors()
        values["fields"] = _several(st.sampled_from(list(describe(holder))))
    return st.builds(cls, **values)


def _values(field: Field, cls: type[AttrsInstance]) -> st.SearchStrategy[Any]:
    """What a field of a class may hold."""
    one = _ones(field, cls)
    if field.many:
        return _several(one, at_least=int(field.required))
    return one if field.required else st.just(field.default) | one


def _ones(field: Field, cls: type[AttrsInstance]) -> st.SearchStrategy[Any]:
    """What a field of a class may hold one of."""
    if field.is_part:
        return _parts(field.type, cls)
    if field.slug:
        return _slugs()
    if issubclass(field.type, Term):
        return st.sampled_from(list(field.type))
    return {When: dates(), bool: st.booleans(), int: st.integers(1, 999), str: _texts()}[field.type]


def _several(ones: st.SearchStrategy[T], at_least: int = 0) -> st.SearchStrategy[tuple[T, ...]]:
    """Up to two that differ, in their ids where they have any."""
    return st.lists(ones, min_size=at_least, max_size=2, unique_by=_id).map(tuple)


def _id(part: object) -> Any:
    return getattr(part, "id", part)


def _slugs() -> st.SearchStrategy[str]:
    return st.text(_ALPHABET, min_size=1, max_size=4).map("-".join)


def _anchors() -> st.SearchStrategy[str]:
    return st.text(_ALPHABET, min_size=min(ANCHOR_WORDS), max_size=max(ANCHOR_WORDS)).map(" ".join)


def _texts() -> st.SearchStrategy[str]:
    """One line of text in any script."""
    return st.text(min_size=1, max_size=12).map(_without_unseen).filter(str.strip)


def _without_unseen(text: str) -> str:
    return re.sub(UNSEEN, "", text)
