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
from contextlib import suppress
from datetime import date
from functools import cache
from typing import Any, TypeVar, cast

from attrs import AttrsInstance, evolve
from attrs import fields as attributes_of

try:
    from hypothesis import strategies as st
except ImportError as error:
    message = "negotypes.testing needs Hypothesis: pip install 'negotypes[test]'"
    raise ImportError(message) from error

from negotypes.casebook import Casebook
from negotypes.dates import When
from negotypes.errors import UNSEEN, UnknownField
from negotypes.records import (
    ACTOR_CLASSES,
    CLASSES,
    Attribution,
    Criterion,
    Evidence,
    Record,
    Source,
    Typology,
    classes_of,
    kind_of,
)
from negotypes.records.condition import (
    COMPARISONS,
    DATED,
    AllOf,
    AnyOf,
    Condition,
    FieldTest,
    Has,
    Met,
    NoneOf,
)
from negotypes.records.fields import Field, describe, items_of
from negotypes.records.paths import Path, link, path_of
from negotypes.records.reference import ANY
from negotypes.records.rules import ANCHOR_WORDS
from negotypes.records.standard import EvidenceStandard
from negotypes.vocabulary import Certainty, RecordKind, Term

__all__ = ["attributions", "casebooks", "conditions", "dates", "evidence", "records", "standards"]

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


def conditions(
    kind: RecordKind | str, ids: Mapping[str, Sequence[str]] | None = None
) -> st.SearchStrategy[Condition]:
    """Conditions on records of a kind.

    Args:
        kind: The kind.
        ids: For each kind of record, the ids that may be asked about; without it, no question is
            about an id.

    Raises:
        UnknownValue: There is no such kind.
    """
    kind = RecordKind.of(kind)
    tests = _tests(kind, ids or {})
    return st.recursive(tests | _has(kind, ids or {}), _joined, max_leaves=4)


def standards(ids: Sequence[str] = ()) -> st.SearchStrategy[EvidenceStandard]:
    """Standards of evidence.

    Args:
        ids: The sources that may be named.
    """
    return st.builds(
        EvidenceStandard,
        at_least=st.none() | st.sampled_from(list(Certainty)),
        anonymous=st.booleans(),
        coerced=st.booleans(),
        second_hand=st.booleans(),
        own_assertions=st.booleans(),
        sources=st.none() | st.lists(st.sampled_from(ids), unique=True).map(tuple)
        if ids
        else st.none(),
    )


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
    if kind is RecordKind.TYPOLOGIES:
        return _record(_typologies(_parts(Typology)))
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
    if field.type is Criterion or issubclass(field.type, Condition):
        return st.just(field.default)  # what can be asked depends on the unit of the typology
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


@st.composite
def _typologies(draw: st.DrawFn, made: st.SearchStrategy[Record]) -> Record:
    """A typology with conditions on the records of its unit."""
    typology = cast("Typology", draw(made))
    asked = conditions(typology.unit)
    dimensions = [dimension.id for dimension in typology.dimensions]
    criteria = draw(
        _several(
            st.builds(
                Criterion,
                id=_slugs(),
                summary=_texts(),
                condition=asked,
                dimension=st.none() | st.sampled_from(dimensions) if dimensions else st.none(),
                ours=st.booleans(),
                evidence=_values(describe(Criterion)["evidence"], Criterion),
            )
        )
    )
    named = [Met(criterion.id) for criterion in criteria]
    joined = st.recursive(st.sampled_from(named) | asked, _joined, max_leaves=3) if named else asked
    return evolve(
        typology,
        population=draw(st.none() | asked),
        criteria=criteria,
        classes=tuple(evolve(one, criteria=draw(st.none() | joined)) for one in typology.classes),
        impossible=draw(_several(joined)),
    )


def _joined(parts: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    several = st.lists(parts, min_size=1, max_size=2).map(tuple)
    return st.one_of([several.map(join) for join in (AllOf, AnyOf, NoneOf)])


@st.composite
def _tests(draw: st.DrawFn, kind: RecordKind, ids: Mapping[str, Sequence[str]]) -> Condition:
    """A test of one field, of the records themselves or of those to which they refer."""
    path = draw(st.sampled_from([p for p in _askable(kind) if _known(p, ids)]))
    end = draw(st.sampled_from(path.ends))
    dated = end.type is When
    words = ["isin", "contains" if all(field.many for field in path.ends) else "is"]
    comparison = COMPARISONS[draw(st.sampled_from([*words, *DATED] if dated else words))]
    one: st.SearchStrategy[Any] = _ones(end, Record)
    if end.ref is not None:
        one = st.sampled_from(_of(end.ref, ids))
    elif dated:
        one = dates().map(lambda when: when.edtf)
    most = 2 if comparison == "isin" else 1
    values = draw(st.lists(one, min_size=1, max_size=most, unique=True))
    plain = (value.value if isinstance(value, Term) else value for value in values)
    return FieldTest(path.text, comparison, tuple(plain))


@st.composite
def _has(draw: st.DrawFn, kind: RecordKind, ids: Mapping[str, Sequence[str]]) -> Condition:
    """A question about records that refer to records of a kind."""
    other, via = draw(st.sampled_from(_links(kind)))
    where = draw(st.none() | _tests(other, ids))
    return Has(other, where, draw(st.integers(1, 2)), via)


@cache
def _askable(kind: RecordKind) -> tuple[Path, ...]:
    """The paths in records of a kind, and one step beyond in those to which they refer."""
    own = [path for cls in classes_of(kind) for path in _paths(cls)]
    texts = dict.fromkeys(own)
    for path in own:
        for field in path_of(path, kind).ends:
            if field.ref not in (None, ANY):
                further = (p for cls in classes_of(str(field.ref)) for p in _paths(cls))
                texts |= dict.fromkeys(f"{path}.{name}" for name in further)
    return tuple(path_of(text, kind) for text in texts)


def _paths(cls: type[AttrsInstance]) -> Iterator[str]:
    for name, field in describe(cls).items():
        if field.is_part:
            yield from (f"{name}.{inner}" for inner in _paths(field.type))
        elif not issubclass(field.type, Condition):
            yield name


@cache
def _links(kind: RecordKind) -> tuple[tuple[RecordKind, str | None], ...]:
    """The kinds of record that refer to records of a kind, with the fields by which they do."""
    found: list[tuple[RecordKind, str | None]] = []
    for other in CLASSES:
        with suppress(UnknownField):
            link(other, kind)
            found.append((other, None))
        found += [
            (other, path.text)
            for path in _askable(other)
            if not path.further
            and any(f.ref in (ANY, str(kind)) for f in path.ends)
            and not any(f.derived for f in path.ends)
        ]
    return tuple(found)


def _known(path: Path, ids: Mapping[str, Sequence[str]]) -> bool:
    return all(field.ref is None or _of(field.ref, ids) for field in path.ends)


def _of(kind: str, ids: Mapping[str, Sequence[str]]) -> Sequence[str]:
    return [one for held in ids.values() for one in held] if kind == ANY else ids.get(kind, ())


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
