"""Conditions in words: every form of condition has a plain English sentence."""

from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotypes import Condition, RecordKind, criterion, field, has
from negotypes.testing import conditions
from negotypes.typologies.wording import cell_in_words, in_words, value_in_words
from sample import BOOK
from schemes import LOCAL, NATIONAL, SPLIT, one, scheme

TRUCE = field("issues").contains("truce")


def words(condition: Condition, kind: RecordKind | None = None) -> str:
    """A condition in words, with the names of the sample's records."""
    return in_words(condition, BOOK.name, kind)


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        (LOCAL, "scope is Local"),
        (~LOCAL, "scope is not Local"),
        (field("scope").isin(["local", "national"]), "scope is Local or National"),
        (~field("scope").isin(["local", "national"]), "scope is not Local or National"),
        (TRUCE, "issues include Truce"),
        (~TRUCE, "issues do not include Truce"),
        (field("issues").isin(["truce", "ransom"]), "issues include Truce or Ransom"),
        (field("holder") == "river-front", "holder is River Front"),
        (field("holder") == "nobody", "holder is nobody"),
        (field("counterparts").contains("norland"), "counterparts include Norland"),
        (field("anonymous") == True, "anonymous is yes"),  # noqa: E712 - a condition
        (field("anonymous") == False, "anonymous is no"),  # noqa: E712 - a condition
        (field("number") == 3, "number is 3"),
        (field("place") == "the delta", "place is the delta"),
        (field("founded") == "2014-03", "founded is March 2014"),
        (field("founded").before("2014"), "founded is before 2014"),
        (~field("founded").before("2014"), "founded is not before 2014"),
        (field("founded").after("2014"), "founded is after 2014"),
        (field("period").during("2014"), "period is during 2014"),
        (field("period").overlaps("2014"), "period overlaps 2014"),
        (~field("period").overlaps("2014"), "period does not overlap 2014"),
        (field("parties.scope") == "local", "scope of parties is Local"),
        (field("case.places").contains("norland"), "places of case include norland"),
        (
            field("participants.on_behalf_of") == "norland",
            "on behalf of of participants is Norland",
        ),
    ],
)
def test_tests_of_fields(condition: Condition, said: str) -> None:
    """A field and its value are named as a reader would name them."""
    assert words(condition) == said


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        (has("grievances"), "there are grievances"),
        (has("grievances", via="holder"), "there are grievances"),
        (has("grievances", via="against"), "there are grievances (by against)"),
        (has("grievances", at_least=2), "there are at least 2 grievances"),
        (has("grievances", scope="local"), "there are grievances where scope is Local"),
        (
            has("positions", stance="open", issues="truce", at_least=3),
            "there are at least 3 positions where stance is Open and issues include Truce",
        ),
        (~has("goals"), "it is not so that there are goals"),
        (criterion("river-front"), "River Front"),
        (~criterion("river-front"), "it is not so that River Front"),
        (LOCAL & SPLIT, "scope is Local and structure is Split"),
        (LOCAL | SPLIT, "scope is Local or structure is Split"),
        (
            LOCAL & (NATIONAL | SPLIT),
            "scope is Local and (scope is National or structure is Split)",
        ),
        (
            (LOCAL & SPLIT) | NATIONAL,
            "(scope is Local and structure is Split) or scope is National",
        ),
        (~(LOCAL | SPLIT), "it is not so that scope is Local or structure is Split"),
        (~(LOCAL & SPLIT), "it is not so that (scope is Local and structure is Split)"),
        (LOCAL & ~SPLIT, "scope is Local and structure is not Split"),
    ],
)
def test_joined_conditions(condition: Condition, said: str) -> None:
    """What is joined is joined in words, with brackets where the parts are joined themselves."""
    assert words(condition) == said


def test_the_kind_of_record_decides_on_the_words() -> None:
    """The same value of the same field is called what records of the kind call it."""
    asked = field("kind") == "release"
    assert words(asked, RecordKind.EPISODES) == "kind is Release"
    assert value_in_words("local", "scope", str, RecordKind.ACTORS) == "Local"
    assert value_in_words("unheard-of", "scope", str) == "unheard-of"


def test_what_is_no_condition_has_no_words() -> None:
    """Anything else than a condition is refused."""
    with pytest.raises(TypeError, match="no condition: 'scope'"):
        in_words(cast("Condition", "scope"), str)


def test_a_cell_in_words() -> None:
    """A cell is a list of facts: what is so, what is not, and what is something else."""
    cell: dict[Any, Any] = {
        "scope": "local",
        "structure": None,
        "anonymous": False,
        has("goals"): False,
        field("ideologies").contains("ethnic"): True,
    }
    assert cell_in_words(cell, scheme(one("any"))) == (
        "scope is Local; structure is another than those asked about; anonymous is no; "
        "it is not so that there are goals; ideologies include Ethnic"
    )


@pytest.mark.parametrize("kind", list(RecordKind))
def test_any_condition_has_words(kind: RecordKind) -> None:
    """For any condition on records of any kind there are words, on one line."""

    @given(conditions(kind), st.booleans())
    def said(condition: Condition, told: bool) -> None:
        shown = words(condition, kind if told else None)
        assert shown.strip()
        assert "negotypes" not in shown

    said()
