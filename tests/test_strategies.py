"""The public strategies: what they make is valid, and leaves nothing out."""

import importlib
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any, TypeVar

import pytest
from attrs import AttrsInstance
from attrs import fields as attributes_of
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from negotypes import testing
from negotypes.casebook import Casebook
from negotypes.dates import When
from negotypes.errors import UnknownValue
from negotypes.records import (
    ACTOR_CLASSES,
    CLASSES,
    Actor,
    Attribution,
    Evidence,
    kind_of,
)
from negotypes.records.fields import describe, items_of
from negotypes.records.references import references
from negotypes.records.rules import breaches
from negotypes.testing import attributions, casebooks, dates, evidence, records
from negotypes.vocabulary import RecordKind

FIRST = settings(phases=[Phase.generate], max_examples=2_000, database=None, derandomize=True)
T = TypeVar("T")


def assert_met(
    strategy: st.SearchStrategy[Any], wanted: Iterable[T], meets: Callable[[Any, T], bool]
) -> None:
    """Fail unless everything wanted is met by some example."""
    missing = set(wanted)

    @settings(FIRST, max_examples=100)
    @given(strategy)
    def look_at(value: Any) -> None:
        missing.difference_update([each for each in missing if meets(value, each)])

    look_at()
    for each in missing:  # what is rare is looked for
        find(strategy, partial(_meets, meets, each), settings=FIRST)


def _meets(meets: Callable[[Any, T], bool], wanted: T, value: Any) -> bool:
    return meets(value, wanted)


SHAPES = ["2", "X", "-", "~", "?", "%", "/..", "../", "/", "[", ",", "]", "-21", "-22", "-23"]
WORDS = ["from ", "until ", "up to ", "between ", " or ", " to ", "some ", "about ", "spring "]


@given(dates())
def test_a_date_can_be_read(when: When) -> None:
    """A date is in EDTF, as it would be written."""
    assert When.parse(when.edtf, when.printed) == when


def test_dates_take_every_form() -> None:
    """Precise and vague, qualified, open, alternatives."""
    assert_met(dates(), SHAPES, lambda when, shape: shape in when.edtf)


def test_dates_say_everything_that_dates_can_say() -> None:
    """Whatever a date can be in words is said by some."""
    assert_met(dates(), WORDS, lambda when, words: words in f"{when.words} ")


def test_some_dates_keep_the_printed_words() -> None:
    """With the words of the text and without."""
    assert_met(dates(), [True, False], lambda when, kept: (when.printed is not None) is kept)


@given(st.data())
def test_records_are_of_the_kind_asked_for(data: st.DataObject) -> None:
    """A kind is named by its term or by its text."""
    kind = data.draw(st.sampled_from(list(RecordKind)))
    assert kind_of(data.draw(records(kind))) is kind
    assert kind_of(data.draw(records(str(kind)))) is kind


def test_a_kind_that_there_is_not_is_refused() -> None:
    """The message is that of the vocabulary."""
    with pytest.raises(UnknownValue, match="did you mean 'actors'"):
        records("actor")


def settable(cls: type[AttrsInstance]) -> Iterator[str]:
    """The fields of a class that are given by hand."""
    derived = {name for name, field in describe(cls).items() if field.derived}
    return (each.name for each in attributes_of(cls) if each.init and each.name not in derived)


def is_set(part: AttrsInstance, name: str) -> bool:
    """Whether a field has a value; for a list, whether it has several."""
    field, value = describe(type(part))[name], getattr(part, name)
    return len(value) > 1 if field.many else bool(value != field.default)


PARTS: list[tuple[st.SearchStrategy[Any], Sequence[type[AttrsInstance]]]] = [
    (evidence(), [Evidence]),
    (attributions(), [Attribution]),
    *((records(kind), [cls]) for kind, cls in CLASSES.items() if cls is not Actor),
    (records("actors"), ACTOR_CLASSES),
]


@pytest.mark.parametrize(
    ("strategy", "classes"), PARTS, ids=[classes[-1].__name__ for _, classes in PARTS]
)
def test_every_field_is_set_in_some(
    strategy: st.SearchStrategy[Any], classes: Sequence[type[AttrsInstance]]
) -> None:
    """No field is always left at its default, and no list always short, so that each is tried."""

    def sets(part: AttrsInstance, wanted: tuple[type[AttrsInstance], str]) -> bool:
        cls, name = wanted
        return type(part) is cls and is_set(part, name)

    assert_met(strategy, [(cls, name) for cls in classes for name in settable(cls)], sets)


def test_every_class_is_among_records_of_any_kind() -> None:
    """No kind of record or actor is left out when none is named."""
    assert_met(records(), {*CLASSES.values(), *ACTOR_CLASSES} - {Actor}, isinstance)


@given(casebooks())
def test_a_casebook_is_valid(book: Casebook) -> None:
    """Every id is found, every record keeps the rules, and no list says anything twice."""
    assert not list(book.unresolved())
    for record in book.records:
        assert not list(breaches(record))
        assert not list(repeated(record))


def repeated(part: AttrsInstance) -> Iterator[str]:
    """The fields of a record and its parts that hold one value two times."""
    for field in describe(type(part)).values():
        items = items_of(getattr(part, field.name))
        if len(set(items)) < len(items):
            yield field.name
        if field.is_part:
            for item in items:
                yield from repeated(item)


@pytest.mark.parametrize("size", [0, 1, 4])
def test_the_size_of_a_casebook_is_limited(size: int) -> None:
    """There are so many records, and those to which others have to refer."""

    @settings(max_examples=20)
    @given(casebooks(max_size=size))
    def limited(book: Casebook) -> None:
        assert len(book) <= size + len(RecordKind)
        if not size:
            assert len(book) == 0

    limited()


def test_records_in_a_casebook_refer_to_one_another() -> None:
    """Not only to what they need: cases have episodes and preconditions, and modes are named."""
    named = ["modes", "arguments", "episodes", "preconditions"]

    def names(book: Casebook, kind: str) -> bool:
        if kind in ("episodes", "preconditions"):
            return any(getattr(case, kind) for case in book.cases)
        return any(kind == ref for record in book.records for _, ref, _ in references(record))

    assert_met(casebooks(), named, names)


def test_without_hypothesis_the_module_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The library itself does not need Hypothesis, and this module names the extra that has it."""
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    monkeypatch.delitem(sys.modules, "negotypes.testing")
    with pytest.raises(ImportError, match=r"pip install 'negotypes\[test\]'"):
        importlib.import_module("negotypes.testing")


def test_the_public_names_are_there() -> None:
    """What the module offers is what it lists."""
    assert sorted(testing.__all__) == testing.__all__
    assert all(callable(getattr(testing, name)) for name in testing.__all__)
