"""What can go wrong, and how it is said."""

import copy
import pickle
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotypes import errors
from negotypes.errors import (
    UNSEEN,
    Fault,
    InvalidFiles,
    LookupFailed,
    NegotypesError,
    UnknownId,
    did_you_mean,
    legible,
    listed,
)

CLASSES = [
    each
    for each in vars(errors).values()
    if isinstance(each, type) and issubclass(each, NegotypesError)
]
FAULT = Fault(
    *("a.yaml", 3, 5, "E205", "sources[notes].title", "the value is empty", "expected a text")
)


def test_the_tree_in_the_documentation_is_the_tree() -> None:
    """Every error stands in the drawing, below its parent, with the built-in error it also is."""
    drawn: dict[str, tuple[str, str | None]] = {}
    parents = [""]
    for line in (errors.__doc__ or "").splitlines():
        if found := re.match(r"((?:[│├└─ ]{4})*)([A-Z]\w+)(?: \(also (\w+)\))?(?:  |$)", line):
            depth = len(found[1]) // 4
            drawn[found[2]] = parents[depth], found[3]
            parents[depth + 1 :] = [found[2]]
    assert set(drawn) == {cls.__name__ for cls in CLASSES}
    for cls in CLASSES:
        parent, also = drawn[cls.__name__]
        bases = [base.__name__ for base in cls.__bases__]
        assert bases == [parent or "Exception", *([also] if also else [])]


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_every_error_is_caught_as_an_error_of_this_library(cls: type[NegotypesError]) -> None:
    """One except clause is enough for all that this library raises on purpose."""
    assert issubclass(cls, NegotypesError)
    assert cls.__doc__


@pytest.mark.parametrize(
    "cls", [cls for cls in CLASSES if cls is not InvalidFiles], ids=lambda cls: cls.__name__
)
def test_an_error_shows_its_message_and_survives_pickling(cls: type[NegotypesError]) -> None:
    """A lookup that failed shows its message without quotes, unlike other KeyErrors."""
    error = cls("no record 'x'")
    assert str(error) == "no record 'x'"
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again)) == (cls, "no record 'x'")


def test_a_failed_lookup_is_a_key_error() -> None:
    """Code that expects a mapping's error gets one."""
    assert issubclass(LookupFailed, KeyError)
    assert issubclass(UnknownId, LookupFailed)


@pytest.mark.parametrize(
    ("fault", "text"),
    [
        (FAULT, "a.yaml:3:5: E205 sources[notes].title: the value is empty; expected a text"),
        (Fault("a.yaml", 3, 5, "E103", "", "not YAML"), "a.yaml:3:5: E103 not YAML"),
        (Fault("a.yaml", 3, 5, "E1", "x", "bad", hint="write y"), "a.yaml:3:5: E1 x: bad; write y"),
        (
            Fault("a", 1, 1, "E1", "x", "bad", "expected y", "try z"),
            "a:1:1: E1 x: bad; expected y; try z",
        ),
    ],
)
def test_a_fault_is_one_line(fault: Fault, text: str) -> None:
    """Place and code, where in the record, what is wrong, what was expected, what was meant."""
    assert str(fault) == text
    assert fault.message == text.split(" ", 2)[2]


def test_faults_are_sorted_by_their_places() -> None:
    """By file, line and column, whatever order they were found in."""
    places = [("a", 1, 1), ("a", 1, 2), ("a", 2, 1), ("a", 10, 1), ("b", 1, 1)]
    faults = [Fault(*place, "E1", "", "bad") for place in places]
    assert InvalidFiles(reversed(faults)).faults == tuple(faults)


def test_invalid_files_show_every_fault_on_a_line_of_its_own() -> None:
    """The message is the list of faults."""
    error = InvalidFiles([FAULT, Fault("a.yaml", 1, 1, "E103", "", "not YAML")])
    assert str(error) == f"a.yaml:1:1: E103 not YAML\n{FAULT}"
    assert isinstance(error, ValueError)


def test_invalid_files_survive_copying_and_pickling() -> None:
    """An error from another process has its faults as well as its message."""
    error = InvalidFiles([FAULT])
    for again in (copy.copy(error), pickle.loads(pickle.dumps(error))):
        assert again.faults == (FAULT,)
        assert str(again) == str(error)


def test_a_near_value_is_suggested() -> None:
    """Up to three, the nearest first; none is better than a far-fetched one."""
    known = ["lake-front", "lake-truce", "norland"]
    assert did_you_mean("norlnd", known) == "did you mean 'norland'?"
    assert did_you_mean("lake-frunt", known) == "did you mean 'lake-front' or 'lake-truce'?"
    assert did_you_mean("lake-", ["lake-a", "lake-b"]) == "did you mean 'lake-b' or 'lake-a'?"
    assert did_you_mean("aab", ["aaa", "aac", "aad"]) == "did you mean 'aad', 'aac' or 'aaa'?"
    assert did_you_mean("xyz", iter(known)) is None
    assert did_you_mean("xyz", []) is None


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ([], ""),
        (["a"], "'a'"),
        (["a", "b"], "'a' and 'b'"),
        (["a", "b", "c"], "'a', 'b' and 'c'"),
    ],
)
def test_values_are_listed_as_in_a_sentence(values: list[str], text: str) -> None:
    """With commas, and a word before the last."""
    assert listed(values) == text
    assert listed(values, "or") == text.replace("and", "or")


@given(st.text(max_size=300))
def test_what_is_quoted_is_short_and_can_be_seen(text: str) -> None:
    """A quoted text has at most 120 characters, none of them invisible, and is else unchanged."""
    shown = legible(text)
    assert len(shown) <= 120
    assert not re.search(UNSEEN, shown)
    if len(text) <= 120 and not re.search(UNSEEN, text):
        assert shown == text
    elif len(text) > 120:
        assert shown.endswith("...")


@pytest.mark.parametrize("character", ["\n", "\x00", "\x7f", "\u202e", "\u2028", "\ud800", "\xad"])
def test_what_cannot_be_seen_becomes_a_question_mark(character: str) -> None:
    """Controls, line ends, marks of direction and halves of characters do not reach a terminal."""
    assert legible(f"a{character}b") == "a?b"
    assert listed([f"a{character}"]) == "'a?'"


@pytest.mark.parametrize("text", ["Ségou", "جماعة", "a\u200cb", "日本", "a b\u00a0c", "👩\u200d🌾"])
def test_what_can_be_seen_stays(text: str) -> None:
    """Every script stays as it is, with the joiners that some of them need."""
    assert legible(text) == text
