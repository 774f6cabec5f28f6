"""The pages made from records: what stands on them, and where their links lead."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings

import negotypes as nt
from negotypes import Truth, When
from negotypes.records import Record
from negotypes.records.fields import describe
from negotypes.testing import casebooks, dates
from sample import BOOK, said
from website.address import address, file_of
from website.assembly import assemble
from website.browse import pages, signs
from website.browse.drawing import MOST
from website.browse.kind import kind_page
from website.browse.markup import Html, element, joined, page, text
from website.browse.network import around, within
from website.browse.record import record_page
from website.browse.scheme import scheme
from website.browse.shelf import Here, Shelf
from website.browse.spans import Span, span
from website.browse.summary import in_lines, state, summary
from website.browse.timeline import timeline
from website.browse.values import value
from website.front import front_page

SHELF = Shelf.of(BOOK)
HERE = Here(SHELF, "browse/cases/river-talks/")


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def plain(html: str) -> str:
    """What is shown of some markup."""
    return " ".join(re.sub("<[^>]*>", " ", html).split())


def made(record: Record, book: nt.Casebook = BOOK) -> str:
    content = record_page(Shelf.of(book), record).content
    assert isinstance(content, str)
    return content


# --- Markup -------------------------------------------------------------------------------------


def test_texts_are_escaped_and_markup_is_not() -> None:
    """Whatever is not made by `element` is a text."""
    assert element("p", "<b>", element("i", "x")) == "<p>&#60;b&#62;<i>x</i></p>"
    assert (
        element("p", class_="a b", data_x='"', title=None) == '<p class="a b" data-x="&#34;"></p>'
    )
    assert joined(("<", Html("<br>")), " & ") == "&#60; &#38; <br>"


def test_what_is_not_seen_is_shown_as_a_question_mark() -> None:
    """No control character comes to a page, where it could change how others are shown."""
    assert text("a\u202eb\x02c\nd") == "a?b?c\nd"


@pytest.mark.parametrize(
    ("title", "shown"),
    [("Río & co", "an-id"), ("</title>", "an-id"), ("Front de la Rivière", "Front de la Rivière")],
)
def test_a_title_is_harmless_in_any_template(title: str, shown: str) -> None:
    """A title with signs of markup gives way to the id."""
    assert f'title: "{shown}"\n' in page(title, "an-id", Html(""), ())


# --- Links --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("here", "there", "way"),
    [
        ("browse/cases/a/", "browse/cases/b/", "../b/"),
        ("browse/cases/a/", "browse/actors/b/", "../../actors/b/"),
        ("browse/cases/a/", "browse/events/#b", "../../events/#b"),
        ("browse/cases/a/", "browse/cases/a/", "./"),
        ("browse/events/", "browse/events/#b", "#b"),
        ("browse/events/", "browse/", "../"),
        ("browse/", "browse/events/", "events/"),
    ],
)
def test_a_link_is_relative(here: str, there: str, way: str) -> None:
    """So that the site can stand under any address."""
    assert Here(SHELF, here).href(there) == way


def test_an_id_that_is_not_held_is_only_named() -> None:
    """As in a pack that builds on another."""
    assert HERE.link("not-there") == "not-there"
    assert HERE.place("not-there", [1, 2]) == "not-there ¶1, 2"


def test_citations_in_sentences_are_links() -> None:
    """Those of sources that are held; the rest stays as it is."""
    shown = HERE.cited("So it is [marsh-2020 ¶7, 8; other ¶9].")
    assert plain(shown) == "So it is &#91; marsh-2020 ¶7 , 8 ; other ¶9&#93;."
    assert 'href="../../sources/marsh-2020/#p8"' in shown
    assert shown.count("<a ") == 2


def test_evidence_for_and_against_is_told_apart() -> None:
    """What disputes stands behind the word."""
    cited = plain(HERE.cite((said(1, 2), said(5, disputes=True))))
    assert cited == "marsh-2020 ¶1 , 2 ; against: marsh-2020 ¶5"


def test_only_addresses_of_the_web_are_links() -> None:
    """A source cannot bring a script in by its address."""
    url = describe(nt.Source)["url"]
    assert 'href="https://x.example/"' in value(HERE, "https://x.example/", url)
    assert "<a" not in value(HERE, "javascript:alert(1)", url)


# --- What is not known --------------------------------------------------------------------------


def test_three_ways_to_have_no_value_are_told_apart() -> None:
    """By their words."""
    front = BOOK.actors["river-front"]
    fields = describe(type(front))
    assert state(front, fields["ideologies"]) == "absent"
    assert state(front, fields["founded"]) == "not coded"
    assert state(front, fields["scope"]) is None
    never = evolve(front, inapplicable=("founded",))
    assert state(never, fields["founded"]) == "inapplicable"
    shown = plain(summary(HERE, never))
    assert "Ideologies ∅ Absent" in shown
    assert "Founded ⊘ Inapplicable" in shown
    assert "Structure ○ Not coded" in shown
    assert "∅ Absent ideologies" in plain(in_lines(HERE, never, ()))


def test_a_disputed_value_is_marked() -> None:
    """Of a field, even where the record itself is undisputed."""
    shown = plain(summary(HERE, BOOK.actors["hill-league"]))
    assert "Scope National ✗ Fails against: reed-2021 ¶3" in shown or "⇄ Contested" in shown


@pytest.mark.parametrize("truth", Truth)
def test_a_truth_is_a_word_and_a_sign(truth: Truth) -> None:
    """No two share either, so that colour is not needed."""
    assert plain(signs.truth(truth)) == f"{signs.SIGNS[truth]} {truth.label}"
    assert len(set(signs.SIGNS.values())) == len(Truth)


# --- Dates --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("edtf", "first", "last", "sure", "begins", "ends"),
    [
        ("2014-11-02", "2014-11-02", "2014-11-02", ("2014-11-02", "2014-11-02"), "", ""),
        ("2014", "2014-01-01", "2014-12-31", None, "", ""),
        ("2013/2015", "2013-01-01", "2015-12-31", ("2013-12-31", "2015-01-01"), "", ""),
        ("2017-03/..", "2017-03-01", None, ("2017-03-31", "9999-12-31"), "", ".."),
        ("../2013-05-02", None, "2013-05-02", ("0001-01-01", "2013-05-02"), "..", ""),
        ("2013/", "2013-01-01", None, None, "", "?"),
        ("/2013-05-02", None, "2013-05-02", ("2013-05-02", "2013-05-02"), "?", ""),
        ("2013?", "2013-01-01", "2013-12-31", None, "", ""),
    ],
)
def test_a_date_is_as_certain_as_it_is(
    edtf: str,
    first: str | None,
    last: str | None,
    sure: tuple[str, str] | None,
    begins: str,
    ends: str,
) -> None:
    """The days that are certain are told from those that are possible."""
    assert span(When(edtf=edtf)) == Span(
        None if first is None else day(first),
        None if last is None else day(last),
        None if sure is None else (day(sure[0]), day(sure[1])),
        begins,
        ends,
    )


@given(when=dates())
def test_something_was_on_the_days_that_are_certain(when: When) -> None:
    """On the first and the last of them, and not for certain a day before or after."""
    found = span(when)
    if found.sure is None:
        return
    first, last = (date.fromordinal(one) for one in found.sure)
    for sure in (first, last):
        assert when.overlaps(sure.isoformat()) is Truth.HOLDS
    for near, edge in ((first, date.min), (last, date.max)):
        if near != edge:
            beyond = near + timedelta(days=-1 if near is first else 1)
            assert when.overlaps(beyond.isoformat()) is not Truth.HOLDS


def test_a_timeline_has_what_is_dated_in_order_and_tells_the_rest() -> None:
    """Each row has the date in words beside its bar."""
    case = BOOK.cases["river-talks"]
    dated = [evolve(case, id=f"c{n}", period=When(edtf=e)) for n, e in enumerate(("2021", "2019"))]
    drawn = timeline(HERE, dated, [evolve(case, period=None)])
    assert plain(drawn).index("2019") < plain(drawn).index("2021")
    assert "Without a date: 1" in drawn
    assert drawn.count('class="nt-may"') == 2
    assert "nt-sure" not in drawn


def test_open_ends_have_signs() -> None:
    """What goes on is told from what has an end that is not said."""
    case = BOOK.cases["river-talks"]
    for edtf, signs_ in (("2013/..", "▸"), ("../2013", "◂"), ("2013/", "?"), ("/2013", "?")):
        drawn = timeline(HERE, [evolve(case, period=When(edtf=edtf))])
        assert f">{signs_}</text>" in drawn


def test_without_a_date_there_is_no_timeline() -> None:
    """Not even an empty one."""
    assert timeline(HERE, [evolve(BOOK.cases["river-talks"], period=None)]) == ""


# --- Networks -----------------------------------------------------------------------------------


def test_an_actor_without_relations_has_no_drawing() -> None:
    """Nothing is drawn of what is not coded."""
    assert around(Here(Shelf.of(nt.Casebook()), ""), BOOK.actors["norland"]) == ""
    assert (
        within(Here(Shelf.of(nt.Casebook()), ""), evolve(BOOK.cases["river-talks"], episodes=()))
        == ""
    )


def test_a_drawing_says_what_it_leaves_out() -> None:
    """No more are drawn than can be told apart; the table has them all."""
    front = BOOK.actors["river-front"]
    others = [evolve(BOOK.actors["norland"], id=f"state-{n}", name=f"State {n}") for n in range(50)]
    ties = [
        nt.Relation(
            id=f"tie-{n}",
            subject=front.id,
            kind=nt.RelationKind.FIGHTS,
            object=other.id,
            evidence=(said(1),),
        )
        for n, other in enumerate(others)
    ]
    sources = [one for one in BOOK.sources if one.id == "marsh-2020"]
    people = [BOOK.actors[one] for one in ("ada-marsh", "harbour-gazette")]
    book = nt.Casebook([front, *others, *ties, *sources, *people])
    drawn = around(Here(Shelf.of(book), "browse/actors/river-front/"), front)
    assert f"Drawn are the {MOST} with the most ties, of 50." in drawn
    assert drawn.count("<circle") == MOST + 1
    assert drawn.count('<th scope="row">') == 50


def test_a_tie_in_doubt_is_broken() -> None:
    """So that it is told without colour; and a list says what each number is."""
    drawn = "".join(str(around(HERE, actor)) for actor in BOOK.actors)
    assert "<title" in drawn
    assert "<desc" in drawn
    doubtful = [one for one in BOOK.relations if one.truth().dispute or not one.truth().support]
    assert ('class="nt-doubtful"' in drawn) is bool(doubtful)


# --- Pages --------------------------------------------------------------------------------------


def test_every_record_of_the_sample_has_a_page_or_a_place() -> None:
    """Of any kind."""
    made_ = {one.path: one.content for one in pages(BOOK)}
    for record in BOOK.records:
        assert any(record.id in str(content) for content in made_.values())
    assert "browse/index.md" in made_
    assert "browse/cases/river-talks/index.md" in made_


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(book=casebooks())
def test_any_casebook_has_pages(book: nt.Casebook) -> None:
    """Whatever can be coded can be shown, without a tag that is not ours."""
    for made_ in pages(book):
        assert isinstance(made_.content, str)
        assert "<script" not in made_.content
        assert "`" not in made_.content.partition("---\n\n")[2]


def test_a_kind_of_which_there_is_none_has_a_page() -> None:
    """On which nothing stands."""
    content = kind_page(Shelf.of(nt.Casebook()), nt.RecordKind.CASES).content
    assert "0 records." in str(content)
    assert "1 record." in str(
        kind_page(Shelf.of(nt.Casebook([BOOK.actors["norland"]])), nt.RecordKind.ACTORS).content
    )


def test_the_page_of_a_case_has_its_parts() -> None:
    """What a reader looks for, under headings of their own."""
    shown = made(BOOK.cases["river-talks"])
    for heading in ("What is coded", "Episodes", "Evidence", "Referred to by", "Cite this"):
        assert f"## {heading} {{ #" in shown
    assert "@misc" in shown or "@article" in shown
    assert "TY  - " in shown
    assert "id: river-talks" in shown


def test_a_typology_that_is_too_large_is_not_laid_out() -> None:
    """The page says so, and has all else."""
    criteria = tuple(
        nt.Criterion(id=f"c{n}", summary=f"It is {n}.", condition=nt.field("name") == str(n))
        for n in range(13)
    )
    typology = nt.Typology(
        id="many",
        name="Many",
        summary="Many",
        holder="ada-marsh",
        unit=nt.RecordKind.ACTORS,
        evidence=(),
        criteria=criteria,
        classes=(
            nt.TypeClass(
                id="one",
                name="one",
                definition="All.",
                defined=False,
                criteria=nt.all_of(*(nt.criterion(one.id) for one in criteria)),
            ),
            nt.TypeClass(id="two", name="two", definition="Open.", defined=True),
        ),
    )
    book = BOOK.extend([typology])
    here = Here(Shelf.of(book), "browse/typologies/many/")
    shown = " ".join(str(part.body) for part in scheme(here, book.typologies["many"]))
    assert "cells cannot be laid out" in shown
    assert "nobody can tell" in shown
    assert "without defining it" in shown


# --- The front page -----------------------------------------------------------------------------


def test_links_of_the_readme_lead_to_pages() -> None:
    """Those within the repository to what is there of it on the site; others stay."""
    front = front_page(
        "[a](docs/quick-start.md) [b](src/negotypes/data/cases) [c](https://x.example/docs/) "
        "[d](docs/guides/index.md#x)"
    )
    assert front.path == "index.md"
    assert str(front.content).endswith(
        "[a](quick-start.md) [b](browse/cases/index.md) [c](https://x.example/docs/) "
        "[d](guides/index.md#x)"
    )


def test_links_of_the_readme_lead_to_files() -> None:
    """Where the repository is read, too."""
    root = Path(__file__).parents[1]
    links = re.findall(r"\]\(([^)\s]+)\)", (root / "README.md").read_text("utf-8"))
    assert len(links) >= 4
    for link in links:
        assert link.startswith("https://") or (root / link.partition("#")[0]).exists(), link


def test_all_is_put_in_one_folder(tmp_path: Path) -> None:
    """What was made before is not there any more."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "old.md").touch()
    assemble(tmp_path / "docs", BOOK)
    assert not (tmp_path / "docs" / "old.md").exists()
    for record in BOOK.records:
        assert (tmp_path / "docs" / file_of(address(record))).is_file()
