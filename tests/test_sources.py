"""The built-in casebook against the five texts, which stay outside the project.

The texts are third-party texts and are not part of the repository. Where they are not beside the
checkout, the tests say so and are skipped.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import fields, has

import negotypes as nt
from negotypes.records import Value

FOLDER = Path(__file__).parents[2] / "shared" / "sources"
FILES = {
    "cantey-2018": "000_aaa554937ee2d531.txt",
    "ali-2022": "001_c060338acaea915b.txt",
    "daily-beast-truce": "002_556355bd573c067b.txt",
    "speri-vice": "003_873fcf124c6d8b14.txt",
    "cafarella-2014": "004_efe77347d7ffb2f9.txt",
}
LONGEST_COMMON = 7
"""How many consecutive words of a source a text of ours may repeat: names and titles do."""

WORD = re.compile(r"[^\W_]+")

pytestmark = pytest.mark.skipif(
    not FOLDER.is_dir(), reason=f"the five texts are not there: no folder {FOLDER.name} beside us"
)


def paragraphs(source: str) -> list[str]:
    """The paragraphs of a text: split on blank lines, white space collapsed, counted from 1."""
    text = (FOLDER / FILES[source]).read_text("utf-8")
    pieces = (re.sub(r"\s+", " ", piece).strip() for piece in re.split(r"\n\s*\n", text))
    return [piece for piece in pieces if piece]


def values(part: Value, kind: type) -> Iterator[object]:
    """Every value of a kind in a record and its parts."""
    for field in fields(type(part)):  # type: ignore[arg-type]
        value = getattr(part, field.name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, kind):
                yield item
            if isinstance(item, Value) and has(type(item)):
                yield from values(item, kind)


def own_words(part: Value) -> Iterator[str]:
    """Every text in a record that is ours: not titles, names as printed, and anchors."""
    for field in fields(type(part)):  # type: ignore[arg-type]
        if field.name in ("anchor", "title", "name", "aliases", "printed"):
            continue
        value = getattr(part, field.name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Value):
                yield from own_words(item)
            elif isinstance(item, str) and not isinstance(item, nt.Term):
                yield item


def words(text: str) -> list[str]:
    return [word.casefold() for word in WORD.findall(text)]


@pytest.fixture(scope="module")
def texts() -> dict[str, list[str]]:
    return {source: paragraphs(source) for source in FILES}


def test_every_source_has_as_many_paragraphs_as_its_record_says(
    texts: dict[str, list[str]],
) -> None:
    """A paragraph number means the same to the record and to the text."""
    counted = {source: len(pieces) for source, pieces in texts.items()}
    assert counted == {source.id: source.paragraphs for source in nt.load().sources}


def test_every_anchor_stands_exactly_in_a_cited_paragraph(texts: dict[str, list[str]]) -> None:
    """Three to eight words, letter for letter, in one of the paragraphs that evidence cites."""
    missing = [
        f"{record.id}: {evidence.citation}: {evidence.anchor}"
        for record in nt.load().records
        for evidence in values(record, nt.Evidence)
        if isinstance(evidence, nt.Evidence)
        and not any(
            evidence.anchor in texts[evidence.source][number - 1]
            for number in evidence.paragraphs
            if number <= len(texts[evidence.source])
        )
    ]
    assert missing == []


def test_no_text_of_ours_repeats_eight_words_of_a_source(texts: dict[str, list[str]]) -> None:
    """What a reader reads is in our own words; anchors only pin it to its place."""
    size = LONGEST_COMMON + 1
    runs: set[tuple[str, ...]] = set()
    for pieces in texts.values():
        said = words(" ".join(pieces))
        runs.update(tuple(said[at : at + size]) for at in range(len(said) - size + 1))
    repeated = [
        f"{record.id}: {' '.join(said[at : at + size])}"
        for record in nt.load().records
        for text in own_words(record)
        for said in (words(text),)
        for at in range(len(said) - size + 1)
        if tuple(said[at : at + size]) in runs
    ]
    assert repeated == []
