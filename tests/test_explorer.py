"""The explorer holds the casebook, and answers and compares as the library does."""

import json
import random
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import negotypes as nt
from explorers import bare, built_in
from negotypes.conditions import Bulk, bind
from negotypes.conditions.single import passes
from negotypes.records import CLASSES
from negotypes.records.condition import FieldTest
from negotypes.records.paths import path_of
from negotypes.vocabulary import RecordKind
from sample import BOOK as SAMPLE
from website.address import address
from website.explorer.comparing import TRUTHS
from website.explorer.data import data, script
from website.explorer.room import SCRIPTS, pages, program

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.xdist_group("site")

DATES = (
    *("2013", "2014-11", "2014-11-02", "2013-21", "2013-24", "2012?", "2013~", "2014%", "201X"),
    *("2014-XX", "2014-06-XX", "2013/2014", "2013/..", "../2014", "2014/", "/2014", "[2013,2014]"),
    *("[2012..2014]", "0001", "9999", "2014-02-28~", "20XX", "2013-24~", "[2013-21,2015]"),
)
NO_DATES = ("", "2014-13", "2014-02-30", "0000", "14", "2014/2013", "[2014]", "../..", "last May")


# --- The data -----------------------------------------------------------------------------------


def test_the_data_are_small_enough(site: Path) -> None:
    """The explorer with everything it shows stays below 1.5 MB before compression."""
    sizes = [path.stat().st_size for path in (site / "explorer").iterdir()]
    assert len(sizes) == 4
    assert 500_000 < sum(sizes) < 1_500_000


def test_the_room_makes_what_is_built(site: Path) -> None:
    """The page, its style sheet and its scripts, and nothing else."""
    made = {page.path: page.content for page in pages(SAMPLE)}
    assert list(made) == ["explorer/index.md", *(f"explorer/{n}" for n in FILES)]
    assert (site / "explorer" / "explorer.js").read_text("utf-8") == made["explorer/explorer.js"]


FILES = ("explorer.css", "explorer.js", "data.js")


def test_the_data_are_plain_and_the_same_every_time() -> None:
    """What is written is JSON, and the same casebook gives the same bytes."""
    told = script(data(SAMPLE))
    assert told == script(data(SAMPLE))
    assert json.loads(told.removeprefix("globalThis.explorerData=").rstrip(";\n"))["records"]


def test_ends_of_lines_in_a_text_do_not_end_a_line_of_the_script() -> None:
    """Two characters that JSON allows and older scripts do not are written as escapes."""
    told = script({"note": "a\u2028b\u2029c"})
    assert told == 'globalThis.explorerData={"note":"a\\u2028b\\u2029c"};\n'


def test_every_part_of_the_script_is_joined() -> None:
    """No file of the folder is forgotten, and text never becomes markup."""
    folder = Path(__file__).parents[1] / "website" / "explorer" / "scripts"
    assert {path.stem for path in folder.glob("*.js")} == set(SCRIPTS)
    for way in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "fetch(",
    ):
        assert way not in program()


def test_a_space_that_is_too_large_says_so() -> None:
    """A typology whose cells are too many to be laid out is kept, with the reason."""
    classes = tuple(
        nt.TypeClass(
            id=f"c{number}",
            name="Class",
            definition="A class.",
            defined=True,
            criteria=nt.has("relations", kind=str(kind)) & nt.has("demands", asks=str(ask)),
        )
        for number, (kind, ask) in enumerate(zip(nt.RelationKind, nt.DemandKind, strict=False))
    )
    typology = nt.Typology(
        id="large", name="Large", summary="Large.", holder="ada-marsh", unit=RecordKind.ACTORS,
        evidence=(), classes=classes,
    )  # fmt: skip
    told = data(SAMPLE.extend([typology]))
    (space,) = (one for one in told["spaces"] if one["id"] == "large")
    assert "cannot be laid out" in space["large"]


# --- In the browser -----------------------------------------------------------------------------


def questions(book: nt.Casebook, told: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """All values of all fields, asked of the records and of those that refer to them."""
    for kind in CLASSES:
        for field in told["kinds"][str(kind)]["fields"]:
            for values in asked(book, kind, field, told):
                for comparison in compared(field):
                    yield question(kind, "", field, comparison, values)
        for link, _ in told["kinds"][str(kind)]["links"]:
            for field in told["kinds"][link]["fields"]:
                for values in asked(book, RecordKind.of(link), field, told)[:6]:
                    yield question(kind, link, field, "is", values)


def asked(book: nt.Casebook, kind: RecordKind, field: dict[str, Any], told: Any) -> list[list[Any]]:
    values = list(book.collection(kind).values(field["path"]))
    if field["form"] == "term":
        values = [term for name in field["terms"] for term, _, _ in told["terms"][name]]
    if field["form"] == "date":
        values = [*dict.fromkeys([*values, *DATES])]
    if field["form"] == "truth":
        values = [True, False]
    values = [str(v) if isinstance(v, str) else v for v in dict.fromkeys(values)]
    pairs = [[one, other] for one, other in pairwise(values)]
    return [[value] for value in values] + pairs[:5]


def compared(field: dict[str, Any]) -> tuple[str, ...]:
    return ("is", "before", "after", "during", "overlaps") if field["form"] == "date" else ("is",)


def question(
    kind: str, link: str, field: Any, comparison: str, values: list[Any]
) -> dict[str, Any]:
    told = {"link": link, "path": field["path"], "comparison": comparison, "values": values}
    return {"kind": str(kind), "question": told}


def library(book: nt.Casebook, bulks: dict[str, Bulk], one: dict[str, Any]) -> str:
    """The answers of the library, a digit a row: support counts 1, dispute 2."""
    kind, told = RecordKind.of(one["kind"]), one["question"]
    of = RecordKind.of(told["link"] or kind)
    field = nt.field(told["path"])
    if told["comparison"] == "is":
        condition = field.isin(told["values"])
    else:
        condition = nt.any_of(*(getattr(field, told["comparison"])(v) for v in told["values"]))
    if told["link"]:
        condition = nt.has(of, condition)
    bits = bulks[kind].bits(bind(condition, kind, book))
    rows = len(book.collection(kind))
    return "".join(str(TRUTHS.index(bits.at(row))) for row in range(rows))


ANSWER = """asked => asked.map(({kind, question}) =>
    [...explorer.answers.answer(kind, question)].join(''))"""


@pytest.mark.parametrize("name", ["built-in", "sample"])
def test_a_filter_answers_as_the_library_does(browser: "Browser", name: str) -> None:
    """For all fields and values, each record has that one of the four answers."""
    book = nt.load() if name == "built-in" else SAMPLE
    told = built_in() if name == "built-in" else data(book)
    everything = list(questions(book, told))
    bulks = {str(kind): Bulk(book.indexed(kind), book) for kind in CLASSES}
    with bare(browser, script(told)) as page:
        for start in range(0, len(everything), 2000):
            part = everything[start : start + 2000]
            answers = page.evaluate(ANSWER, part)
            for one, answer in zip(part, answers, strict=True):
                assert answer == library(book, bulks, one), one
    assert len(everything) > 1000


def test_dates_are_compared_as_the_library_compares_them(browser: "Browser") -> None:
    """Any date in EDTF is read, also one that no record has; what is none is told."""
    every = [*DATES, *dict.fromkeys(built_in()["dates"])]
    with bare(browser, script(data(SAMPLE))) as page:
        told = page.evaluate(
            """dates => dates.map(one => dates.map(other =>
                ['before', 'after', 'during', 'overlaps'].map(how =>
                    explorerParts.passesDate(how, one, other)).join('')))""",
            every,
        )
        refused = page.evaluate("all => all.map(one => explorerParts.isDate(one))", list(NO_DATES))
    assert not any(refused)
    for one, answers in zip(every, told, strict=True):
        for other, answer in zip(every, answers, strict=True):
            wanted = (
                condition_truth(one, how, other)
                for how in ("before", "after", "during", "overlaps")
            )
            assert answer == "".join(str(TRUTHS.index(truth)) for truth in wanted), (one, other)


def condition_truth(one: str, comparison: str, other: str) -> nt.Truth:
    """The library's answer for an episode with this date."""
    field = path_of("date", RecordKind.EPISODES).ends[0]
    return passes(FieldTest("date", comparison, (other,)), field, one)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", ["actors", "cases"])
def test_a_comparison_has_the_lines_of_the_library(browser: "Browser", kind: str) -> None:
    """Of any two or three actors, or cases, the lines, cells and matches are those of compare."""
    for book in (nt.load(), SAMPLE):
        ids = book.collection(kind).ids
        draw = random.Random(1)
        several = min(3, len(ids))
        groups = [draw.sample(ids, 2 if n % 7 else several) for n in range(4 * several**2)]
        if book is not SAMPLE and kind == "actors":
            groups += [["al-qaeda", "islamic-state"], ["france", "mali"], ["jnim", "isgs", "mali"]]
        told = data(book) if book is SAMPLE else built_in()
        with bare(browser, script(told)) as page:
            for group in groups:
                lines = page.evaluate(LINES, [kind, group])
                assert lines == compared_by_library(book, group), group


LINES = """([kind, ids]) => explorer.matches.lines(kind, ids).map(line => ({
    facet: line.facet, claim: line.claim, match: line.match,
    documented: line.documented ?? null, typology: line.typology ?? null,
    cells: line.cells.map((cell, at) => ({
        subject: ids[at], truth: ['unknown', 'holds', 'fails', 'contested'][cell.truth],
        values: cell.values, records: cell.records,
        places: cell.evidence.map(place => [place.source, place.paragraphs, place.disputes]),
    })),
}))"""


def compared_by_library(book: nt.Casebook, ids: list[str]) -> list[dict[str, Any]]:
    comparison = nt.compare(*ids, book=book)
    plain = comparison.plain()["lines"]
    for line, told in zip(comparison.lines, plain, strict=True):
        for cell, cell_told in zip(line.cells, told["cells"], strict=True):
            del cell_told["evidence"]
            cell_told["places"] = [
                [e.source, list(e.paragraphs), e.disputes] for e in cell.evidence
            ]
    return plain  # type: ignore[no-any-return]


def test_every_record_is_linked_to_where_it_stands(browser: "Browser") -> None:
    """The addresses are those of the pages; from a folder they lead to files."""
    book = nt.load()
    with bare(browser, script(built_in())) as page:
        ids = [record.id for record in book.records]
        told = page.evaluate("ids => ids.map(id => explorer.book.address(id))", ids)
        assert told == [address(book.find(one)) for one in ids]
        links = page.evaluate(
            """['file:', 'https:'].map(one => explorerParts.siteAddress('browse/a/#b', one))"""
        )
    assert links == ["../browse/a/index.html#b", "../browse/a/#b"]
