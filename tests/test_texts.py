"""Texts, paragraph by paragraph, and phrases looked up in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotypes.files.texts import Text, paragraphs
from negotypes.vocabulary import Numbering


def blank(text: str) -> dict[int, str]:
    """The paragraphs that blank lines part."""
    return paragraphs(text, Numbering.BLANK_LINES)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_blank_lines_part_paragraphs(end: str) -> None:
    """However many stand between two, and whatever space is in them; lines within are joined."""
    text = end.join(["", " ", "One", "  goes on.", "", " \t", "", "Two.", ""])
    assert blank(text) == {1: "One goes on.", 2: "Two."}
    assert blank("") == blank(" \n \n") == {}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_line_may_be_a_paragraph(end: str) -> None:
    """Lines with nothing in them do not count."""
    text = end.join(["One  goes on.", "", "Two.", "   ", "Three."])
    assert paragraphs(text, Numbering.LINES) == {1: "One goes on.", 2: "Two.", 3: "Three."}


@pytest.mark.parametrize(
    "mark", ["[{}] ", "\u00b6{} ", "\u00b6 {} ", "{}. ", "{}) ", "{} ", "[{}]\n"]
)
def test_paragraphs_may_begin_with_their_number(mark: str) -> None:
    """In brackets, after a pilcrow, with a stop or without; what stands before has no number."""
    text = f"A title\n\n{mark.format(1)}One\n\ngoes on.\n  {mark.format(2)}Two.\n"
    assert paragraphs(text, Numbering.PRINTED) == {1: "One goes on.", 2: "Two."}


def test_a_number_out_of_turn_begins_no_paragraph() -> None:
    """Years, items of lists and numbers of pages stand at the beginnings of lines too."""
    text = "[1] In\n2014 they met.\n1. first\n3. third\n2\n[2] Later.\n[2] again\n4. no\n"
    assert paragraphs(text, Numbering.PRINTED) == {
        1: "In 2014 they met. 1. first 3. third 2",
        2: "Later. [2] again 4. no",
    }
    assert paragraphs("No number at all.\n", Numbering.PRINTED) == {}


SAID = Text(
    {
        1: "The Front said it \u201cwould never\u201d sit down with the State.",
        2: "In 2014 the Front\u2019s envoys met officials at the harbour, and talked.",
        3: "The front is a front.",
    }
)


@pytest.mark.parametrize(
    ("number", "phrase", "held"),
    [
        (1, "The Front said", True),
        (1, "Front  said\nit", True),
        (1, "with the State.", True),
        (1, "with the State", True),
        (1, "\u201cwould never\u201d sit", True),
        (1, "he Front said", False),
        (1, "the Front said", False),
        (1, "with the Stat", False),
        (1, "would never sit", False),
        (2, "met officials at", True),
        (3, "met officials at", False),
        (2, "harbour, and", True),
        (2, "harbour and", False),
        (4, "The Front said", False),
        (3, "a front.", True),
        (3, ".*", False),
    ],
)
def test_a_phrase_stands_in_a_paragraph_exactly_so(number: int, phrase: str, held: bool) -> None:
    """As whole words, with their capitals and marks; only white space does not matter."""
    assert SAID.holds(number, phrase) is held


def test_all_paragraphs_in_which_a_phrase_stands_are_found() -> None:
    """In their order."""
    assert SAID.where("Front") == [1, 2]
    assert SAID.where("league") == []


@pytest.mark.parametrize(
    ("phrase", "near"),
    [
        ("met officers at the harbour,", (2, "met officials at the harbour")),
        ("officials at harbour, and", (2, "officials at the harbour, and")),
        ("met the officials at the harbour,", (2, "met officials at the harbour")),
        ("Met Officials at the", (2, "met officials at the")),
        ("said it 'would never' sit", (1, "said it \u201cwould never\u201d sit")),
        ("the Front's envoys met", (2, "the Front\u2019s envoys met")),
        ("nothing of the kind whatsoever", None),
        ("xyz zyx yzx", None),
    ],
    ids=["wrong", "missing", "added", "capitals", "quotation", "apostrophe", "far", "nowhere"],
)
def test_the_nearest_phrase_is_found(phrase: str, near: tuple[int, str] | None) -> None:
    """Where a word is wrong, missing or one too many, and where marks or capitals differ."""
    assert SAID.nearest(phrase, [1]) == near


def test_of_two_that_are_alike_the_one_in_the_cited_paragraph_is_taken() -> None:
    """Otherwise the first."""
    text = Text({1: "They met at noon.", 2: "They met at noon.", 3: "They met at noon."})
    assert text.nearest("They meet at noon.", [2]) == (2, "They met at noon")
    assert text.nearest("They meet at noon.", [5]) == (1, "They met at noon")


def test_a_text_without_paragraphs_has_nothing_near() -> None:
    """And holds nothing."""
    assert Text({}).nearest("They meet at noon", [1]) is None
    assert not Text({}).holds(1, "They")


words = st.sampled_from(
    ["the", "front", "envoy's", "met,", "“Talks”", "at", "Noon.", "2014", "in", "(secret)", "a-b"]
)
texts = st.dictionaries(st.integers(1, 5), st.lists(words, min_size=3, max_size=30), min_size=1)


@given(texts, st.data())
def test_what_stands_in_a_text_is_found_and_what_is_suggested_stands_there(
    said: dict[int, list[str]], data: st.DataObject
) -> None:
    """A phrase copied from a paragraph is held by it; a suggestion can be copied into a file."""
    text = Text({number: " ".join(each) for number, each in said.items()})
    number = data.draw(st.sampled_from(sorted(said)))
    start = data.draw(st.integers(0, len(said[number]) - 3))
    phrase = said[number][start : start + 3]
    assert text.holds(number, " ".join(phrase))
    assert number in text.where(" ".join(phrase))
    phrase[data.draw(st.integers(0, 2))] = "zzz"
    if (near := text.nearest(" ".join(phrase), [number])) is not None:
        assert text.holds(*near)


def test_words_that_stand_all_over_do_not_make_a_search_long() -> None:
    """A text of a hundred thousand equal words is searched at once."""
    text = Text({1: " ".join(["the"] * 100_000)})
    assert text.nearest("the the thee", [1]) == (1, "the the the")


def test_a_phrase_that_shares_a_word_and_nothing_else_is_not_near() -> None:
    """Neither by its words nor by its letters."""
    assert Text({1: "zzzzzzzz yyyyyyyy here"}).nearest("aaaaaaaa bbbbbbbb here", [1]) is None


def test_a_phrase_is_looked_up_once() -> None:
    """Whoever makes one mistake makes it in many places; the answer stays the same."""
    text = Text({1: "They met at noon."})
    assert text.nearest("They meet at noon", [1]) is text.nearest("They meet at noon", [1])
