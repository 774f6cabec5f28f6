"""The codebook: every kind, field and term is in it, and its numbers are those of the records."""

import re
from collections import Counter
from html import unescape
from pathlib import Path
from typing import Any

from attrs import evolve
from hypothesis import given

from negotypes import (
    ArmedGroup,
    Casebook,
    CodingRule,
    Episode,
    EpisodeKind,
    Evidence,
    Person,
    RecordKind,
    Source,
    State,
    Term,
    When,
    codebook,
    load,
    read,
    vocabulary,
    write,
)
from negotypes.codebooks import Codebook
from negotypes.codebooks.counts import count
from negotypes.codebooks.units import every_record
from negotypes.records import CLASSES, Condition, classes_of
from negotypes.records.fields import describe, items_of, parts
from negotypes.records.pack import Pack
from negotypes.testing import casebooks
from negotypes.tidy import csv_text, tables
from negotypes.truth import Truth
from sample import BOOK, said
from test_document import linked_in, sound

MADE = codebook(BOOK, on=BOOK)

ABOUT = Pack(
    id="my-cases",
    title="My cases",
    version="2.0",
    authors=("A. Coder", "B. Reader"),
    licence="CC-BY-4.0",
    summary="Two rivers.",
    builds_on=("negotypes",),
)


def row(made: Codebook, kind: str, field: str, only: str | None = None) -> dict[str, Any]:
    """The row of the data dictionary for a field."""
    rows = made.dictionary()
    found = [dict(zip(rows.head, cells, strict=True)) for cells in rows.rows]
    (one,) = [r for r in found if (r["kind"], r["field"], r["only"]) == (kind, field, only)]
    return one


def html_text(made: Codebook) -> str:
    """The text of the page without its tags."""
    return unescape(re.sub("<[^>]*>", " ", made.html()))


# --- what is in it ------------------------------------------------------------------------------


def test_every_kind_and_field_is_there() -> None:
    """With its definition, in Markdown, in HTML and in the data dictionary."""
    places, _ = linked_in(MADE.markdown())
    ids = sound(MADE.html()).ids
    for kind in RecordKind:
        assert f"({kind})\n\n{kind.definition}" in MADE.markdown()
        for cls in classes_of(kind):
            for name, field in describe(cls).items():
                own = [r for r in MADE.dictionary().rows if r[0] == kind and r[2] == name]
                assert own
                assert field.doc.replace("``", "'") in {r[11] for r in own}
                if name not in ("id", "evidence", "absent", "inapplicable", "note"):
                    slugs = name.replace("_", "-")
                    wanted = {f"{kind}--{slugs}"}
                    kinds = describe(cls)["kind"].default if kind == "actors" else ""
                    wanted |= {f"{kind}-{kinds}--{slugs}"}
                    assert wanted & set(places)
                    assert wanted & set(ids)


def test_every_part_and_its_fields_are_there() -> None:
    """Evidence, voices, participants, findings and the parts of typologies."""
    kinds = {str(cells[0]) for cells in MADE.dictionary().rows} - set(map(str, RecordKind))
    assert kinds == {
        *("evidence", "evidence.attribution", "participants", "findings"),
        *("dimensions", "criteria", "classes"),
    }
    for kind in kinds:
        assert f"({kind})\n" in MADE.markdown()


def test_every_vocabulary_and_term_is_there() -> None:
    """Each with its label and definition, and each rule of coding."""
    text = html_text(MADE)
    rows = MADE.terms().rows
    for name in vocabulary.__all__:
        terms = getattr(vocabulary, name)
        if name in ("SYMMETRIC", "Term"):
            continue
        for term in terms:
            assert f" {term.label} " in text
            assert f" {term.definition} " in text
            assert ((name, term.value, term.label, term.definition) in [r[:4] for r in rows]) == (
                terms is not CodingRule
            )
    names = [str(r[0]) for r in rows]
    assert names == sorted(names)
    assert "no field: it is used for answers only" in text


def test_it_says_how_to_read_it() -> None:
    """The four truth values, the degrees of certainty, and what is not coded."""
    text = html_text(MADE)
    assert all(truth.definition in text for truth in Truth)
    for said_there in ("anchor", "not coded", "inapplicable", "open list", "EDTF"):
        assert said_there in text


def test_typologies_are_listed() -> None:
    """With what they sort, whose they are, and their classes; or that there are none."""
    assert "| **Kinds of truce \\[kinds-of-truce\\]: sorts cases; after Ada Marsh** |" in (
        MADE.markdown()
    )
    assert "| Narrow | In one place. | yes | no | 1 |" in MADE.markdown()
    assert "There is none in this casebook." in codebook(Casebook(), on=BOOK).markdown()


# --- the title page -----------------------------------------------------------------------------


def test_title_page() -> None:
    """Title, version, authors, licence, and what it builds on, if they are given."""
    made = codebook(BOOK, ABOUT, on=BOOK)
    top = made.markdown().partition("## Contents")[0]
    assert top.startswith("# Codebook: My cases\n\nTwo rivers.\n")
    for entry in (
        "| Title | My cases |",
        "| Id | my-cases |",
        "| Version | 2.0 |",
        "| Coded by | A. Coder; B. Reader |",
        "| Licence | CC-BY-4.0 |",
        "| Builds on | negotypes |",
        f"**{len(BOOK)} records in all**",
        "| [actors](#actors) | 9 |",
        "| marsh-2020 | Talking on the River | Ada Marsh | Harbour Gazette | May 2020 |",
        "| reed-2021 | Against Talks | Ben Reed |  |  |",
    ):
        assert entry in top
    assert repr(made) == "<Codebook: 'Codebook: My cases'>"


def test_a_bare_title_page() -> None:
    """What is not said takes no line, and without a pack nothing is said."""
    bare = Pack(id="x", title="X", version="1", authors=("A",), licence="CC0-1.0", builds_on=())
    top = codebook(BOOK, bare, on=BOOK).markdown()
    assert "| Licence | CC0-1.0 |\n\n" in top
    assert "About this data set" not in MADE.markdown()


def test_the_pack_of_the_records_is_on_the_title_page() -> None:
    """What a pack says of itself is taken, unless it is given."""
    book = Casebook(BOOK.records, packs=[ABOUT])
    assert codebook(book, on=BOOK).document.title == "Codebook: My cases"
    other = evolve(ABOUT, title="Other")
    assert codebook(book, other, on=BOOK).document.title == "Codebook: Other"


def test_without_a_casebook_it_is_that_of_the_built_in_one() -> None:
    """As `compare` and `read` take the built-in casebook, too."""
    book = load()
    made = codebook()
    assert f"**{len(book)} records in all**" in made.markdown()
    assert row(made, "actors", "name")["n"] == len(book.actors)
    sound(made.html())


# --- numbers ------------------------------------------------------------------------------------


def check_numbers(book: Casebook) -> None:
    """The numbers are those that conditions, evidence and tables give."""
    made = codebook(book, on=BOOK)
    for one in made.described:
        for counts in one.counts:
            assert counts.total == len(one.unit.holders)
            assert sum(counts.lengths.values()) == counts.coded
            assert counts.values.total() == sum(n * many for n, many in counts.lengths.items())
            if one.unit.is_part:
                assert counts.disputed is None
                assert counts.absent == counts.inapplicable == 0
    for kind in RecordKind:
        collection = book.collection(kind)
        own = [one for one in made.described if one.unit.table == kind]
        assert own[0].unit.holders == tuple(collection)
        for one in own:
            for counts in one.counts:
                check_values(book, kind, counts)
    rows = tables(book)
    for one in made.described:
        if one.unit.is_part:
            assert len(one.unit.holders) == len(rows[one.unit.table].rows)
    expected: Counter[tuple[str, str]] = Counter()
    for record in book.records:
        for part in (record, *(part for _, part in parts(record))):
            for name, field in describe(type(part)).items():
                for value in items_of(getattr(part, name)):
                    if issubclass(field.type, Term):
                        expected[field.type.__name__, value.value] += 1
    assert {(str(r[0]), str(r[1])): r[4] for r in made.terms().rows if r[4]} == expected


def check_values(book: Casebook, kind: RecordKind, counts: Any) -> None:
    """The number of records with a value is that which a condition finds."""
    field = counts.field
    if field.is_part or issubclass(field.type, Condition) or field.name in ("id", "note"):
        return
    if field.type is str and field.ref is None:
        return
    for value, number in counts.values.items():
        asked = value.edtf if isinstance(value, When) else value
        # The kind of an actor is always given, even where a record calls it absent.
        whole = field.name == "kind" and kind == "actors"
        collection = book.collection(kind)
        found = collection if whole else collection.coded(**{field.name: asked})
        held = ((type(each), each) for r in found for each in items_of(getattr(r, field.name)))
        assert number == Counter(held)[type(value), value]


def test_numbers() -> None:
    """Of a small casebook."""
    check_numbers(BOOK)


@given(casebooks())
def test_numbers_of_any_casebook(book: Casebook) -> None:
    """Of whatever is coded."""
    check_numbers(book)


def test_numbers_by_hand() -> None:
    """Coded, not coded, absent, inapplicable and disputed, as counted in the sample."""

    def numbers(kind: str, field: str, only: str | None = None) -> tuple[Any, ...]:
        found = row(MADE, kind, field, only)
        names = ("n", "n_coded", "n_not_coded", "n_absent", "n_inapplicable", "n_disputed")
        return tuple(found[name] for name in names)

    assert numbers("cases", "mediators") == (2, 1, 0, 1, 0, 0)
    assert numbers("cases", "period") == (2, 1, 0, 0, 1, 0)
    assert numbers("sources", "issued") == (2, 1, 0, 1, 0, 0)
    assert numbers("positions", "public") == (3, 2, 1, 0, 0, 2)
    assert numbers("actors", "scope", "armed-group") == (2, 2, 0, 0, 0, 1)
    assert numbers("actors", "ideologies", "armed-group") == (2, 1, 0, 1, 0, 0)
    assert numbers("actors", "anonymous", "person") == (3, 3, 0, 0, 0, 0)
    assert numbers("episodes", "terms") == (3, 1, 2, 0, 0, 1)
    assert numbers("actors", "id") == (9, 9, 0, 0, 0, None)
    assert numbers("participants", "number") == (3, 1, 2, 0, 0, None)


def test_each_record_counts_once() -> None:
    """A value comes before what is said to be left out, and inapplicable before absent."""
    both = State(id="a", evidence=(), name="A", absent=("form",), inapplicable=("form",))
    form = describe(State)["form"]
    counts = count(form, [both])
    assert (counts.coded, counts.uncoded, counts.absent, counts.inapplicable) == (0, 0, 0, 1)
    unnamed = Person(id="p", evidence=(), name="P", absent=("anonymous",))
    plain = Person(id="q", evidence=(), name="Q")
    secret = Person(id="r", evidence=(), name="R", anonymous=True, absent=("anonymous",))
    counts = count(describe(Person)["anonymous"], [unnamed, plain, secret])
    assert (counts.coded, counts.absent, counts.total) == (2, 1, 3)
    assert counts.values == {False: 1, True: 1}
    assert count(form, []).disputed is None
    assert every_record(BOOK).holders == tuple(BOOK.records)


def test_what_is_shown_of_values() -> None:
    """Terms with definitions and numbers, the most frequent targets, ranges of the rest."""
    text = MADE.markdown()

    def about(anchor: str) -> str:
        return text.partition(f'<a id="{anchor}"></a>')[2].partition("<a id=")[0]

    assert "| local | Local |" in about("actors-armed-group--scope")
    assert "| All uses" not in about("actors-armed-group--scope")
    assert "[All uses of Scope](#vocabulary-scope)" in about("actors-armed-group--scope")
    assert "| norland | Norland | 2 |\n| hill-league | Hill League | 1 |" in about("cases--parties")
    assert "parties: 3 different" in about("cases--parties")
    assert "Yes in 1, no in 1." in about("positions--public")
    assert "1 different, from 40 to 40." in about("sources--paragraphs")
    assert "2 different, of 13 to 20 characters." in about("sources--title")
    assert "2 different, none before 2012" not in about("episodes--date")
    assert "2 different, none before 2013-01-01, none after 2014-03-31." in about("episodes--date")
    assert "1 with the words as printed." in about("sources--issued")
    assert "1 with an open or unknown end or beginning." in about("positions--period")
    assert "Where coded: 1 to 2 each, 3 in all." in about("positions--counterparts")
    assert "Where coded: 2 each, 4 in all." in about("cases--parties")
    assert "Holds: id among cases; required." in about("episodes--case")
    assert "Holds: id of a record of any kind; list." in about("problems--concerns")
    assert "Holds: condition on records" in about("typologies--population")
    assert "filled in by the casebook; open list" in about("cases--episodes")
    assert "Holds: yes or no; no unless coded." in about("evidence--disputes")
    assert "There are 2 records." in about("cases")
    assert "There is 1 of the records." in about("goals")


def test_dates_without_bounds() -> None:
    """Where no date begins, or none ends, no bound is given."""
    steps = [
        Episode(id=f"e{n}", evidence=(said(1),), summary="S.", case="c", kind=kind, date=when)
        for n, (kind, when) in enumerate(
            [(EpisodeKind.OFFER, When.parse("../2013")), (EpisodeKind.TALKS, None)]
        )
    ]
    text = codebook(Casebook(steps), on=BOOK).markdown()
    assert "1 different, none after 2013-12-31, 1 with an open or unknown end" in text
    later = [
        Episode(
            id="e",
            evidence=(),
            summary="S.",
            case="c",
            kind=EpisodeKind.OFFER,
            date=When.parse("2013/.."),
        )
    ]
    assert "1 different, none before 2013-01-01, 1 with" in (
        codebook(Casebook(later), on=BOOK).markdown()
    )


def test_only_the_most_frequent_targets_are_shown() -> None:
    """The ten to which most refer; those as frequent by id."""
    people = tuple(f"p{n:02}" for n in range(12))
    sources = [
        Source(id="s", title="S", authors=people),
        Source(id="t", title="T", authors=("p11",)),
    ]
    text = codebook(Casebook(sources), on=BOOK).markdown()
    assert "authors: 12 different, the 10 most frequent" in text
    assert "| p11 | p11 | 2 |\n| p00 | p00 | 1 |" in text
    assert "| p08 | p08 | 1 |\n\n" in text


def test_a_pack_counts_its_own_and_borrows_names(tmp_path: Path) -> None:
    """Records that it only refers to are not counted, and are shown by name."""
    ada = next(place for place in [said(3)])
    league = ArmedGroup(id="new-league", evidence=(ada,), name="New League")
    step = Episode(
        id="own-step",
        evidence=(ada,),
        summary="S.",
        case="river-talks",
        kind=EpisodeKind.OFFER,
    )
    write(Casebook([league, step]), tmp_path / "mine.yaml")
    mine = read(tmp_path / "mine.yaml", on=BOOK)
    made = codebook(mine, on=BOOK)
    text = made.markdown()
    assert "**2 records in all**" in text
    assert "| river-talks | River talks | 1 |" in text
    assert "| marsh-2020 | Talking on the River |  |  |  | 2 |" in text
    assert "| ada-marsh | Ada Marsh | 2 |" in text
    assert "**1 record in all**" in codebook(Casebook([league]), on=BOOK).markdown()
    stray = codebook(Casebook([league]), on=Casebook()).markdown()
    assert "| marsh-2020 |  |  |  |  | 1 |" in stray


# --- the data dictionary ------------------------------------------------------------------------


def test_dictionary() -> None:
    """What a field holds, whether it must be given, where it stands, and its vocabulary."""
    found = row(MADE, "cases", "parties")
    assert (found["table"], found["type"]) == ("cases.parties", "id among actors")
    assert (found["required"], found["many"], found["open"]) == (True, True, False)
    assert (found["refers_to"], found["vocabulary"]) == ("actors", None)
    found = row(MADE, "actors", "form", "armed-group")
    assert (found["table"], found["vocabulary"]) == ("actors", "GroupForm")
    assert row(MADE, "cases", "episodes")["table"] is None
    assert row(MADE, "cases", "episodes")["derived"] is True
    assert row(MADE, "cases", "absent")["table"] == "absent"
    assert row(MADE, "problems", "concerns")["refers_to"] == "any kind"
    assert row(MADE, "evidence", "paragraphs")["table"] == "evidence.paragraphs"
    assert "slug such as 'principal-motive'" in row(MADE, "assessments", "dimension")["meaning"]
    lines = csv_text(MADE.dictionary()).split("\r\n")
    assert lines[0].startswith("kind,only,field,table,type,required")
    assert len(lines) == len(MADE.dictionary().rows) + 2


def test_every_table_of_the_dictionary_is_there() -> None:
    """The tables that the data dictionary names are those of `tables`, and have the fields."""
    rows = tables(BOOK)
    for cells in MADE.dictionary().rows:
        _, _, name, table, *_ = cells
        assert table is None or str(table) in rows
        if table is not None and not cells[6]:
            assert name in rows[str(table)].head


# --- safety -------------------------------------------------------------------------------------

HOSTILE = "<script>alert('x')</script> | `a` **b** [c](http://x) & \"q\""


def hostile() -> Casebook:
    """A casebook in which every name is markup."""
    group = ArmedGroup(id="g", evidence=(), name=HOSTILE)
    source = Source(id="s", title=HOSTILE + "\u202e\n# heading", authors=("g",), outlet="g")
    where = Evidence(
        source="s",
        paragraphs=(1,),
        anchor="a b c",
        attribution=(),
        certainty="asserted",  # type: ignore[arg-type]
    )
    step = Episode(id="e", evidence=(where,), summary=HOSTILE, case="g", kind=EpisodeKind.OFFER)
    return Casebook([group, source, step])


def test_what_is_in_records_is_text() -> None:
    """Markup in names, titles and on the title page is shown and not carried out."""
    about = Pack(
        id=HOSTILE,
        title=HOSTILE,
        version=HOSTILE,
        authors=(HOSTILE,),
        licence=HOSTILE,
        summary=HOSTILE,
        builds_on=(HOSTILE,),
    )
    made = codebook(hostile(), about, on=BOOK)
    page = made.html()
    read_page = sound(page)
    assert read_page.text.count(HOSTILE) > 5
    assert "\u202e" not in page + made.markdown()
    text = made.markdown()
    assert "<script" not in text
    assert "\n# heading" not in text
    assert not re.search(r"(?<!\\)`", text)
    for line in text.splitlines():
        if "alert" in line:
            assert "[c](" not in line


def test_the_page_is_sound() -> None:
    """Tags are nested, ids are unique, links lead somewhere, nothing is loaded."""
    read_page = sound(MADE.html())
    assert len(read_page.links) > 300
    assert read_page.tags.count("caption") == read_page.tags.count("table")


def test_links_in_markdown_lead_somewhere() -> None:
    """Every place is there once, and every link leads to one."""
    places, links = linked_in(MADE.markdown())
    assert len(set(places)) == len(places)
    assert set(links) <= set(places)


def test_the_same_records_give_the_same_codebook() -> None:
    """In whatever order they are given."""
    turned = codebook(Casebook(reversed(list(BOOK.records))), on=BOOK)
    assert turned.markdown() == MADE.markdown()
    assert turned.html() == MADE.html()


def test_classes_are_those_of_the_records() -> None:
    """No kind of record is left out of the codebook when one is added."""
    assert {one.unit.table for one in MADE.described if not one.unit.is_part} == set(CLASSES)
