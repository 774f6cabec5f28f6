"""YAML in and out: every scalar is text, and every value knows its place."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from negotypes.files import yaml_text
from negotypes.files.nodes import DEPTH, Entries, Items, Node, Unreadable

# Line ends and what YAML cannot hold are refused before anything is written.
texts = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=12)
tricky = st.sampled_from(
    [
        *("", " ", " a", "a ", "a\\b", "'", '"', "a: b", "a #b", "key:", ":", "- a", "? a"),
        *("no", "NULL", "~", "1", "1_0", "0x1f", ".inf", "12:30", "2015-01-01", "=", "<<"),
        *("!a", "&a", "*a", "%a", "@a", "`a", "[a", "{a}", "|", ">", "---", "..."),
        *("ä" * 99, "a b " * 40),
    ]
)
plain_values = st.recursive(
    texts | tricky,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts | tricky, inner, max_size=4),
    max_leaves=12,
)


def parsed(text: str) -> Node:
    """The tree of a text that holds something."""
    root = yaml_text.parse(text, "mine.yaml")
    assert root is not None
    return root


@given(plain_values)
def test_what_is_written_reads_back(plain: Any) -> None:
    """Any text, list or mapping of texts survives, however much it looks like something else."""
    assert parsed(yaml_text.write(plain)).plain() == plain


@given(plain_values)
def test_the_same_values_give_the_same_text(plain: Any) -> None:
    """Writing does not depend on anything but what is written."""
    assert yaml_text.write(plain) == yaml_text.write(plain)


@given(plain_values)
def test_reading_agrees_with_a_reader_that_has_no_places(plain: Any) -> None:
    """The tree holds what PyYAML's own reader of texts finds."""
    text = yaml.safe_dump(plain, allow_unicode=True)
    assert parsed(text).plain() == yaml.load(text, Loader=yaml.BaseLoader)


def test_keys_stay_in_the_order_given() -> None:
    """Fields are written in the order in which people read them, not by the alphabet."""
    assert yaml_text.write({"b": "1", "a": "2"}) == "{b: '1', a: '2'}\n"


def test_texts_that_look_like_other_things_are_quoted() -> None:
    """Another program that reads the file takes a text for a text."""
    written = yaml_text.write(
        {"country": "NO", "year": "2015", "none": "null", "day": "1990-01-01"}
    )
    assert yaml.safe_load(written) == {
        "country": "NO",
        "year": "2015",
        "none": "null",
        "day": "1990-01-01",
    }


def test_numbers_and_truths_are_written_bare() -> None:
    """In YAML a number and a truth need no quotes, since the field decides what they are."""
    assert yaml_text.write({"number": 3, "public": True}) == "{number: 3, public: true}\n"


def test_a_value_that_occurs_twice_is_written_twice() -> None:
    """No anchors and aliases are written, as none are read."""
    shared = ["a", "b"]
    assert yaml_text.write([shared, shared]) == "- [a, b]\n- [a, b]\n"


def test_a_list_is_indented_under_its_key() -> None:
    """Lists of mappings stand two spaces in, as people write them."""
    plain = {"sources": [{"id": "a", "authors": ["b"]}]}
    assert yaml_text.write(plain) == "sources:\n  - id: a\n    authors: [b]\n"


def test_every_value_and_key_knows_its_place() -> None:
    """Lines and columns are counted from 1, and are those where the value or key begins."""
    root = parsed("# first\nactors:\n  - id: a\n    places: [é, 'x y']\n\n")
    assert isinstance(root, Entries)
    assert (root.place, root.keys) == ((2, 1), {"actors": (2, 1)})
    record = root.find(["actors", 0])
    assert isinstance(record, Entries)
    assert (record.place, record.keys) == ((3, 5), {"id": (3, 5), "places": (4, 5)})
    places = record.find(["places"])
    assert isinstance(places, Items)
    assert [places.place, *(item.place for item in places.items)] == [(4, 13), (4, 14), (4, 17)]


def test_a_path_leads_as_far_as_there_is_something() -> None:
    """A step that leads nowhere, or does not suit what it is taken in, ends the way."""
    root = parsed("a: [b, c]\n")
    assert root.find(["a", 1]).value == "c"
    assert root.find(["a", "b"]).place == (1, 4)
    assert root.find(["x", 0]) is root
    assert root.find([0]) is root


@pytest.mark.parametrize("text", ["", "# a comment\n", "\n\n", "%YAML 1.2\n"])
def test_nothing_is_no_tree(text: str) -> None:
    """A text without content gives None, or a fault if it only announces some."""
    if text.startswith("%"):
        with pytest.raises(Unreadable):
            yaml_text.parse(text, "mine.yaml")
    else:
        assert yaml_text.parse(text, "mine.yaml") is None


def test_the_limit_of_depth_is_beyond_what_records_need() -> None:
    """As many levels as are allowed can be read, and one more cannot."""
    allowed = "[" * DEPTH + "]" * DEPTH
    assert parsed(allowed).place == (1, 1)
    with pytest.raises(Unreadable) as caught:
        yaml_text.parse(f"[{allowed}]", "mine.yaml")
    assert caught.value.faults[0].column == DEPTH + 1


def test_what_was_wrong_before_the_text_broke_off_is_told_as_well() -> None:
    """A fault in the syntax does not hide the faults found up to there."""
    for end, line in (("b: [\n", 3), ("# a long file\n" * 9999 + "b: \x07\n", 10001)):
        with pytest.raises(Unreadable) as caught:
            yaml_text.parse(f"a: &x y\n{end}", "mine.yaml")
        assert [fault.line for fault in caught.value.faults] == [1, line]


def test_several_faults_in_one_text_are_all_told() -> None:
    """Anchors, aliases, tags, keys given twice and further documents do not hide one another."""
    text = "a: &x !!int 1\na: *x\n---\n? [b]\n: c\n---\nd\n"
    with pytest.raises(Unreadable) as caught:
        yaml_text.parse(text, "mine.yaml")
    assert [fault.problem for fault in caught.value.faults] == [
        "the anchor &x is not allowed here",
        "the tag !!int is not allowed here",
        "the key 'a' is given twice",
        "the alias *x is not allowed here",
        "a second document in one file is not allowed here",
        "a key that is not text",
    ]
