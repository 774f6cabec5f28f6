"""The nearest known value, found without a look at all of them."""

import random
import re
import string
from time import perf_counter

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from negotypes.errors import did_you_mean
from negotypes.nearest import Nearest

WORDS = [
    *("front", "league", "lake", "river", "hill", "norland", "sudmark", "envoy"),
    *("herders", "truce", "talks", "offer", "release", "prisoners", "withdrawal", "grievance"),
    *("goal", "demand", "position", "statement", "refuses", "rejects", "accepts", "local"),
    *("water", "dam", "ceasefire", "mediator", "council", "elders", "coast", "valley"),
    *("north", "south", "army", "guard", "ministry", "paper", "survey"),
]

ids = st.builds(
    lambda words, number: "-".join([*words, *number]),
    st.lists(st.sampled_from(WORDS), min_size=2, max_size=4, unique=True),
    st.sampled_from([(), (), ("2020",), ("2021",)]),
)


@st.composite
def mistyped(draw: st.DrawFn) -> tuple[list[str], str, str]:
    """Known ids, one of them, and what it becomes by one slip of the hand."""
    known = draw(st.lists(ids, min_size=1, max_size=200, unique=True))
    right = draw(st.sampled_from(known))
    at = draw(st.integers(0, len(right) - 1))
    letter = draw(st.sampled_from(string.ascii_lowercase))
    slips = [
        right[:at] + right[at + 1 :],
        right[:at] + letter + right[at:],
        right[:at] + letter + right[at + 1 :],
        right[:at] + right[at + 1 : at + 2] + right[at] + right[at + 2 :],
    ]
    return known, right, draw(st.sampled_from(slips))


@given(mistyped())
def test_one_slip_is_mended_wherever_a_look_at_all_would_mend_it(
    slip: tuple[list[str], str, str],
) -> None:
    """If the id comes first among all known ones, it comes first in the hint."""
    known, right, wrong = slip
    assume(wrong not in known)
    complete = did_you_mean(wrong, known)
    assume(complete is not None and complete.startswith(f"did you mean '{right}'"))
    found = Nearest(known).hint(wrong)
    assert found is not None
    assert found.startswith(f"did you mean '{right}'")


alike = st.builds("river-{}".format, st.text("abc", min_size=1, max_size=4))


@given(st.lists(alike | ids, max_size=6, unique=True), alike | ids)
def test_what_is_named_is_near(known: list[str], wrong: str) -> None:
    """At most two are named, and a look at each of them says that it is near."""
    named = re.findall(r"'([^']*)'", Nearest(known).hint(wrong) or "")
    assert len(named) <= 2
    assert all(did_you_mean(wrong, [one]) for one in named)


@pytest.mark.parametrize("known", [[], ["norland"], ["a"]])
def test_where_nothing_is_near_there_is_no_hint(known: list[str]) -> None:
    """No suggestion is better than a far-fetched one."""
    assert Nearest(known).hint("xyz-xyz") is None


def test_a_value_that_shares_a_word_is_found() -> None:
    """Neither beginning nor end need be right, if a word between them is."""
    others = [f"a{number:04}" for number in range(500)] + [f"{number:04}z" for number in range(500)]
    known = [*others, "m-ceasefire-x"]
    assert Nearest(known).hint("azz-ceasefire-00z") == "did you mean 'm-ceasefire-x'?"


def test_a_value_asked_for_again_gets_the_same_hint() -> None:
    """A slip made a thousand times is looked up once."""
    nearest = Nearest(["lake-front", "norland"])
    assert nearest.hint("lake-frunt") == nearest.hint("lake-frunt") == "did you mean 'lake-front'?"


def test_ten_thousand_slips_among_ten_thousand_ids_take_seconds() -> None:
    """A look at all of them would take the better part of an hour."""
    chance = random.Random(1)
    known = sorted(
        {"-".join([*chance.sample(WORDS, 3), str(chance.randrange(2000))]) for _ in range(10_000)}
    )
    nearest = Nearest(known)
    start = perf_counter()
    hints = [nearest.hint(f"{value[:5]}x{value[6:]}") for value in known]
    assert perf_counter() - start < 60
    assert sum(hint is not None for hint in hints) == len(known)
