"""A condition can be written as YAML and read again, outside any file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import negotypes as nt
from negotypes.testing import conditions


@given(st.data(), st.sampled_from(nt.RecordKind))
def test_a_condition_goes_to_yaml_and_back(data: st.DataObject, kind: nt.RecordKind) -> None:
    """What is written is read as an equal condition."""
    condition = data.draw(conditions(kind))
    assert nt.read_condition(nt.write_condition(condition), kind) == condition


def test_the_text_is_that_of_a_file() -> None:
    """A condition reads in YAML as it does in Python."""
    condition = nt.has("positions", stance="refuses") & ~(nt.field("scope") == "local")
    text = nt.write_condition(condition)
    assert text == (
        "all:\n"
        "  - has: positions\n"
        "    where: {field: stance, is: refuses}\n"
        "  - none:\n"
        "      - {field: scope, is: local}\n"
    )
    assert nt.read_condition(text, "actors") == condition


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "",
            "condition:1:1: E501 '' is not a condition; expected a mapping with 'field', 'has', "
            "'criterion', 'all', 'any' or 'none'",
        ),
        (
            "all:\n  - {field: scop, is: local}\n  - {field: scope, is: locl}",
            "condition:2:13: E502 all.0.field: no field 'scop' in the actors; "
            "did you mean 'scope'?\n"
            "condition:3:24: E503 all.1.is: 'scope' is never 'locl'; did you mean 'local'?",
        ),
        (
            "{field: scope, si: local}",
            "condition:1:1: E501 a condition on a field with no comparison; expected one of 'is', "
            "'contains', 'isin', 'before', 'after', 'during' or 'overlaps'\n"
            "condition:1:20: E501 si: a condition on 'field' has no 'si'; expected 'field', 'is', "
            "'contains', 'isin', 'before', 'after', 'during' or 'overlaps'; did you mean 'isin'?",
        ),
        (
            "{a: 1, a: 2}",
            "condition:1:8: E106 the key 'a' is given twice; it stands in line 1 already",
        ),
        ("{criterion: x}", "condition:1:13: E504 criterion: no criterion 'x' to be named here"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(text: str, message: str) -> None:
    """The messages are those for a typology in a file."""
    with pytest.raises(nt.InvalidFiles) as caught:
        nt.read_condition(text, "actors")
    assert str(caught.value) == message


def test_the_kind_has_to_be_one() -> None:
    """A kind that there is not is an error with a suggestion."""
    with pytest.raises(nt.UnknownValue, match="did you mean 'actors'"):
        nt.read_condition("{field: scope, is: local}", "actor")
