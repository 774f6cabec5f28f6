"""Anchors and paragraphs, checked against the texts that are cited."""

from pathlib import Path

import pytest

from negotypes import validate
from negotypes.files.folder import FILE_SIZE
from test_reading import BASE

GOAL = """\
goals:
  - id: front-goal
    summary: The Front wants the lake.
    holder: lake-front
    evidence:
      - source: survey-2020
        paragraphs: [{paragraphs}]
        anchor: {anchor}
        attribution: [{{who: ines-arden, role: author}}]
        certainty: asserted
    kinds: [autonomy]
"""


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A folder for texts."""
    (tmp_path / "texts").mkdir()
    return tmp_path / "texts"


def told(
    texts: Path, paragraphs: str = "1", anchor: str = "three words here", more: str = ""
) -> list[str]:
    """What is told of evidence that cites paragraphs with an anchor, without the place."""
    own = texts.parent / "own.yaml"
    own.write_text(GOAL.format(paragraphs=paragraphs, anchor=anchor) + more, "utf-8")
    found = validate(own, on=BASE, sources=texts)
    return [
        f"{fault.code} {fault.message}".replace("goals[front-goal].evidence[0].", "")
        for fault in (*found.errors, *found.warnings)
    ]


def test_an_anchor_that_stands_in_its_paragraph_is_in_order(texts: Path) -> None:
    """In one of several that are cited it is enough; a .md file is a text as well."""
    (texts / "survey-2020.md").write_text("\ufeffHere are\nthree words here.\n\nMore.\n", "utf-8")
    assert told(texts) == told(texts, "2, 1") == []


def test_a_text_file_goes_before_another(texts: Path) -> None:
    """Where there are two of one source, the one that ends in .txt is read."""
    (texts / "survey-2020.md").write_text("nothing")
    (texts / "survey-2020.txt").write_text("three words here")
    assert told(texts) == []


def test_anchors_are_not_checked_unless_it_is_asked_for(tmp_path: Path) -> None:
    """Texts may not be given to others, so most people do not have them."""
    own = tmp_path / "own.yaml"
    own.write_text(GOAL.format(paragraphs="1", anchor="three words here"))
    assert str(validate(own, on=BASE)) == ""


def test_words_are_whole(texts: Path) -> None:
    """Part of a word is another word; the nearest phrase is told with its paragraph."""
    (texts / "survey-2020.txt").write_text("three words hereby")
    assert told(texts) == [
        "E405 anchor: the anchor 'three words here' does not stand in the text of 'survey-2020'; "
        "did you mean 'three words hereby' in paragraph 1?"
    ]


def test_a_paragraph_that_the_text_does_not_have_is_told_by_itself(texts: Path) -> None:
    """If none of those cited is there, nothing is said of the anchor."""
    (texts / "survey-2020.txt").write_text("three words here\n\nMore.")
    assert told(texts, "3") == [
        "E402 paragraphs[0]: no paragraph 3 in the text of 'survey-2020'; expected 1 to 2"
    ]
    assert told(texts, "2, 3") == [
        "E402 paragraphs[1]: no paragraph 3 in the text of 'survey-2020'; expected 1 to 2",
        "E406 anchor: the anchor 'three words here' does not stand in paragraph 2; "
        "it stands in paragraph 1",
    ]


def test_a_few_of_many_other_places_are_named(texts: Path) -> None:
    """Five are enough to look at."""
    (texts / "survey-2020.txt").write_text("Not here.\n\n" + "three words here\n\n" * 7)
    (line,) = told(texts)
    assert line.endswith("it stands in paragraph 2, 3, 4, 5, 6")


@pytest.mark.parametrize(
    ("numbering", "text"),
    [
        ("blank-lines", "One.\n\nHere are three words here.\n"),
        ("lines", "One.\nHere are three words here.\n"),
        ("printed", "Title\n[1] One.\n[2] Here are three words here.\n"),
        (None, "One.\n\nHere are three words here.\n"),
    ],
)
def test_the_source_says_how_its_paragraphs_are_numbered(
    texts: Path, numbering: str | None, text: str
) -> None:
    """By blank lines, where it says nothing; how many it has is compared as well."""
    (texts / "notes.txt").write_text(text)
    said = f", numbering: {numbering}" if numbering else ""
    own = texts.parent / "own.yaml"
    goal = GOAL.format(paragraphs="2", anchor="three words here").replace("survey-2020", "notes")
    for count, right in ((2, True), (3, False)):
        source = f"sources:\n  - {{id: notes, title: Notes, paragraphs: {count}{said}}}\n"
        own.write_text(source + goal)
        codes = [fault.code for fault in validate(own, on=BASE, sources=texts).errors]
        assert codes == ([] if right else ["E407"])


def test_a_source_that_is_not_cited_is_not_looked_up(texts: Path) -> None:
    """What is in no evidence needs no text."""
    (texts / "survey-2020.txt").write_text("three words here")
    more = "sources:\n  - {id: notes, title: Notes, paragraphs: 9}\n"
    assert told(texts, more=more) == []


def test_a_source_without_its_text_is_told_once(texts: Path) -> None:
    """However often it is cited; it is a warning, since texts cannot always be had."""
    (texts / "survey-2020.pdf").write_text("three words here")
    again = GOAL.format(paragraphs="1", anchor="three words here").removeprefix("goals:\n")
    assert told(texts, more=again.replace("front-goal", "front-wish")) == [
        "W108 source: no text of 'survey-2020'; expected survey-2020.txt"
    ]


def test_a_source_that_is_no_record_is_a_fault_of_its_own(texts: Path) -> None:
    """Its text is looked up all the same, with its paragraphs parted by blank lines."""
    (texts / "nowhere.txt").write_text("Not here.\n\nthree words here")
    own = texts.parent / "own.yaml"
    goal = GOAL.format(paragraphs="1", anchor="three words here")
    own.write_text(goal.replace("survey-2020", "nowhere"))
    codes = [fault.code for fault in validate(own, on=BASE, sources=texts).errors]
    assert codes == ["E302", "E406"]


def test_bytes_that_are_no_letters_stand_in_no_anchor(texts: Path) -> None:
    """A text in another encoding is read as far as it goes."""
    (texts / "survey-2020.txt").write_bytes(b"caf\xe9 three words here")
    assert told(texts) == []
    (line,) = told(texts, anchor="café three words")
    assert line.startswith("E405 ")


def test_a_text_that_is_too_large_is_not_read(texts: Path) -> None:
    """Nobody writes a text of 64 MiB."""
    with (texts / "survey-2020.txt").open("wb") as opened:
        opened.truncate(FILE_SIZE + 1)
    with pytest.raises(OSError, match="too large for a text"):
        told(texts)


def test_there_has_to_be_a_folder_of_texts(texts: Path) -> None:
    """A slip in its name must not look like texts without faults."""
    with pytest.raises(NotADirectoryError, match="no folder of texts"):
        told(texts / "nowhere")


def test_a_hint_from_a_text_does_not_break_out_of_its_line(texts: Path) -> None:
    """What cannot be seen in a text is shown as a question mark."""
    (texts / "survey-2020.txt").write_text("three \x1b[31mwords here", "utf-8")
    (line,) = told(texts, anchor="three words here now")
    assert "\x1b" not in line


def test_another_numbering_that_fits_is_named(texts: Path) -> None:
    """A text with a paragraph on each line is not one with a single paragraph."""
    (texts / "notes.txt").write_text("One.\nTwo.\nThree words here.\n", "utf-8")
    goal = GOAL.format(paragraphs=1, anchor="Three words here").replace("survey-2020", "notes")
    source = "sources:\n  - {id: notes, title: Notes, paragraphs: 3}\n"
    (texts.parent / "own.yaml").write_text(source + goal, "utf-8")
    found = validate(texts.parent / "own.yaml", on=BASE, sources=texts)
    (count,) = [fault for fault in found.errors if fault.code == "E407"]
    assert count.expected == "expected 1, or 'numbering: lines', by which there are 3"
