"""JSON in and out: as any other reader takes it, but every value knows its place."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotypes.files import json_text
from negotypes.files.nodes import DEPTH, Entries, Items, Node, Unreadable

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**18), 10**18)
    | st.floats(allow_nan=False)
    | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)
layouts: list[dict[str, Any]] = [{}, {"indent": 2}, {"separators": (",", ":")}, {"indent": "\t"}]


def nodes(node: Node) -> Iterator[Node]:
    """A node and all nodes within it."""
    yield node
    match node:
        case Items():
            inner = node.items
        case Entries():
            inner = list(node.entries.values())
        case _:
            inner = []
    for each in inner:
        yield from nodes(each)


@given(values, st.sampled_from(layouts), st.booleans())
def test_reading_agrees_with_a_reader_that_has_no_places(
    plain: Any, layout: dict[str, Any], ascii_only: bool
) -> None:
    """The tree holds what Python's own reader finds, however the text is laid out."""
    text = json.dumps(plain, ensure_ascii=ascii_only, **layout)
    assert json_text.parse(f" \n{text}\r\n", "mine.json").plain() == json.loads(text)


@given(values)
def test_what_is_written_reads_back(plain: Any) -> None:
    """Any value survives, and gives the same text each time."""
    text = json_text.write(plain)
    assert json_text.parse(text, "mine.json").plain() == plain
    assert json_text.write(plain) == text


@given(values, st.sampled_from(layouts))
def test_at_its_place_every_value_begins(plain: Any, layout: dict[str, Any]) -> None:
    """Whoever goes to the line and column of a value finds it there."""
    text = json.dumps(plain, ensure_ascii=False, **layout)
    lines = text.split("\n")
    for node in nodes(json_text.parse(text, "mine.json")):
        line, column = node.place
        rest = "\n".join([lines[line - 1][column - 1 :], *lines[line:]])
        assert json.JSONDecoder().raw_decode(rest)[0] == node.plain()


def test_keys_know_their_places() -> None:
    """A fault in the name of a field is shown at the name."""
    root = json_text.parse('{\n "a": 1,\n  "b": {"c": 2}}', "mine.json")
    assert isinstance(root, Entries)
    assert root.keys == {"a": (2, 2), "b": (3, 3)}
    inner = root.entries["b"]
    assert isinstance(inner, Entries)
    assert inner.keys == {"c": (3, 9)}


def test_the_limit_of_depth_is_beyond_what_records_need() -> None:
    """As many levels as are allowed can be read, and one more cannot."""
    allowed = "[" * DEPTH + "]" * DEPTH
    assert json_text.parse(allowed, "mine.json").place == (1, 1)
    with pytest.raises(Unreadable) as caught:
        json_text.parse(f"[{allowed}]", "mine.json")
    assert caught.value.faults[0].column == DEPTH + 1


@pytest.mark.parametrize("end", ["", ' "c"', "}}", "[" * 40])
def test_a_key_given_twice_is_told_even_where_the_text_breaks_off(end: str) -> None:
    """A fault in the syntax does not hide the faults found up to there."""
    with pytest.raises(Unreadable) as caught:
        json_text.parse(f'{{"a": 1, "a": 2, "b": {end}', "mine.json")
    first, _ = caught.value.faults
    assert first.problem == "the key 'a' is given twice"


@given(st.integers(min_value=10**19, max_value=10**30))
def test_a_number_of_many_digits_is_still_a_number(number: int) -> None:
    """A whole number too long for any field is read, so that its field can refuse it."""
    (node,) = json_text.parse(f"[{number}]", "mine.json").plain()
    assert node == pytest.approx(number)


def test_texts_are_written_in_their_own_script() -> None:
    """What people write is not turned into codes."""
    assert json_text.write({"name": "Ségou"}) == '{\n "name": "Ségou"\n}\n'
