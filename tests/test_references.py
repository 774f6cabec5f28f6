"""What to cite: each source behind a record or an answer, in forms that programs read back."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import yaml
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import negotypes as nt
from negotypes.citations import bibtex, csl, ris
from negotypes.citations.authors import Author, author
from negotypes.citations.line import line
from negotypes.citations.reference import key_for
from negotypes.citations.years import label
from negotypes.records.pack import Pack
from negotypes.testing import records
from sample import BOOK, RECORDS, reed, said

HOSTILE = 'A & B % $5 #1 _x_ {y} ~z ^w \\begin{c} <script>alert("1")</script> | `q` -- @article{, ¶'

PACK = Pack(
    id="river",
    title="River & Hills",
    version="1.2",
    authors=("Ada Marsh", "The River {Group}"),
    licence="CC-BY-4.0",
)
PACKED = nt.Casebook(RECORDS, packs=(PACK,))


def reference(**fields: Any) -> nt.Reference:
    """A reference with these fields."""
    held: dict[str, Any] = {"key": "a", "title": "Talks", **fields}
    return nt.Reference(**held)


def issued(edtf: str) -> nt.Reference:
    """A reference to a text that was issued then."""
    return reference(issued=nt.When.parse(edtf))


# --- The built-in sources ------------------------------------------------------------------------


def test_the_five_texts_and_the_casebook() -> None:
    """What to cite for the built-in casebook, checked by hand."""
    titles = {source.id: source.title for source in nt.load().sources}
    question = titles["cantey-2018"]
    assert question.endswith("?")
    assert nt.cite(nt.load()).lines() == (
        "Ali, Khaled Hanafi. 2022. \u201cSelective negotiations on terrorism.\u201d"
        " Al-Ahram Weekly, 25 January 2022.",
        "Cafarella, Jennifer. 2014. \u201cThe ISIS-Al Qaeda Peace Talks in Syria.\u201d"
        " 16 November 2014.",
        f"Cantey, Seth. 2018. \u201c{question}\u201d Oxford Research Group, 16 July 2018.",
        f"Speri, Alice. n.d. \u201c{titles['speri-vice']}.\u201d VICE News.",
        "The Daily Beast. n.d. \u201cISIS Wants a Truce.\u201d",
        "The negotypes authors. n.d. Five texts on negotiating with al-Qaeda, the Islamic State"
        " and other armed groups. Version 0.1.0. Data set. Licence: CC-BY-4.0.",
    )


def test_bibtex() -> None:
    """An entry of BibTeX, whole."""
    assert nt.cite("jnim").bibtex().startswith("@misc{ali-2022,\n")
    assert nt.cite(nt.load().sources["ali-2022"]).bibtex() == (
        "@misc{ali-2022,\n"
        "  author = {Ali, Khaled Hanafi},\n"
        "  title = {{Selective negotiations on terrorism}},\n"
        "  howpublished = {{Al-Ahram Weekly}},\n"
        "  year = {2022},\n"
        "  month = jan,\n"
        "  date = {2022-01-25},\n"
        "  language = {en},\n"
        "}\n"
        "\n"
        "@misc{negotypes,\n"
        "  author = {{The negotypes authors}},\n"
        "  title = {{Five texts on negotiating with al-Qaeda, the Islamic State and other armed"
        " groups}},\n"
        "  year = {n.d.},\n"
        "  howpublished = {Data set},\n"
        "  version = {0.1.0},\n"
        "  note = {Version 0.1.0. Licence: CC-BY-4.0},\n"
        "}\n"
    )


def test_ris() -> None:
    """Entries of RIS, whole."""
    assert nt.cite(said(3, 4, 5, 9), PACKED).ris() == (
        "TY  - NEWS\r\nID  - marsh-2020\r\nAU  - Marsh, Ada\r\nTI  - Talking on the River\r\n"
        "T2  - Harbour Gazette\r\nPY  - 2020\r\nDA  - 2020/05//\r\nLA  - en\r\n"
        "N1  - Cited: \u00b63\u20135, 9\r\nER  - \r\n"
        "\r\n"
        "TY  - DATA\r\nID  - river\r\nAU  - Ada Marsh\r\nAU  - The River {Group}\r\n"
        "TI  - River & Hills\r\nET  - 1.2\r\nC1  - Licence: CC-BY-4.0\r\nER  - \r\n"
    )


def test_csl() -> None:
    """Items of CSL-JSON, whole."""
    made = nt.cite(reed(7), PACKED)
    assert made.csl() == [
        {
            "id": "reed-2021",
            "type": "document",
            "title": "Against Talks",
            "author": [{"family": "Reed", "given": "Ben"}],
            "annote": "Cited: \u00b67",
        },
        {
            "id": "river",
            "type": "dataset",
            "title": "River & Hills",
            "author": [{"literal": "Ada Marsh"}, {"literal": "The River {Group}"}],
            "version": "1.2",
            "note": "Licence: CC-BY-4.0",
        },
    ]
    assert json.loads(made.csl_json()) == made.plain() == made.csl()


# --- Lines ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "\u201cTalks.\u201d n.d."),
        ({"outlet": "Gazette"}, "Gazette. n.d. \u201cTalks.\u201d"),
        ({"title": "Why?"}, "\u201cWhy?\u201d n.d."),
        (
            {"authors": (Author("Ada B.", "B.", "Ada"),), "url": "https://x.org/a"},
            "B., Ada. n.d. \u201cTalks.\u201d https://x.org/a.",
        ),
        (
            {"authors": (Author("A B", "B", "A"), Author("C D", "D", "C"))},
            "B, A, and C D. n.d. \u201cTalks.\u201d",
        ),
        (
            {"authors": tuple(Author(f"N{number}") for number in range(11))},
            "N0, N1, N2, N3, N4, N5, N6, et al. n.d. \u201cTalks.\u201d",
        ),
        (
            {"authors": tuple(Author(f"N{number}") for number in range(3)), "outlet": "G"},
            "N0, N1, and N2. n.d. \u201cTalks.\u201d G.",
        ),
    ],
)
def test_line(fields: dict[str, Any], said: str) -> None:
    """What is missing is left out; without an author the outlet leads, and without it the title."""
    assert line(reference(**fields)) == said


@pytest.mark.parametrize(
    ("edtf", "year", "day", "csl_date", "ris_date"),
    [
        ("2015", "2015", "", {"date-parts": [[2015]]}, ("2015", "2015///")),
        ("0800", "800", "", {"date-parts": [[800]]}, ("0800", "0800///")),
        (
            "2014-11-02",
            "2014",
            "2 November 2014",
            {"date-parts": [[2014, 11, 2]]},
            ("2014", "2014/11/02/"),
        ),
        ("2004-XX", "2004", "", {"date-parts": [[2004]]}, ("2004", "2004///")),
        (
            "2004-06-XX",
            "2004",
            "some day of June 2004",
            {"date-parts": [[2004, 6]]},
            ("2004", "2004/06//"),
        ),
        (
            "2013-21",
            "2013",
            "spring 2013",
            {"date-parts": [[2013]], "season": 1},
            ("2013", "2013///spring 2013"),
        ),
        (
            "2015?",
            "[2015?]",
            "",
            {"date-parts": [[2015]], "circa": True},
            ("2015", "2015///2015, uncertain"),
        ),
        (
            "2015~",
            "c. 2015",
            "",
            {"date-parts": [[2015]], "circa": True},
            ("2015", "2015///about 2015"),
        ),
        (
            "2015-05%",
            "[c. 2015?]",
            "about May 2015, uncertain",
            {"date-parts": [[2015, 5]], "circa": True},
            ("2015", "2015/05//about May 2015, uncertain"),
        ),
        (
            "2013/2015",
            "2013\u20132015",
            "",
            {"date-parts": [[2013], [2015]]},
            ("2013", "2013///2013 to 2015"),
        ),
        (
            "2013-05/2013-07",
            "2013",
            "May 2013 to July 2013",
            {"date-parts": [[2013, 5], [2013, 7]]},
            ("2013", "2013/05//May 2013 to July 2013"),
        ),
        (
            "2013?/2015",
            "[2013?]\u20132015",
            "",
            {"date-parts": [[2013], [2015]], "circa": True},
            ("2013", "2013///2013 (uncertain) to 2015"),
        ),
        (
            "2013/..",
            "2013\u2013",
            "",
            {"literal": "2013\u2013"},
            (None, "///from 2013 on"),
        ),
        (
            "/2013",
            "?\u20132013",
            "",
            {"literal": "?\u20132013"},
            (None, "///until 2013, start not stated"),
        ),
        (
            "[2013,2014]",
            "[2013 or 2014]",
            "",
            {"literal": "[2013 or 2014]"},
            (None, "///2013 or 2014"),
        ),
        (
            "[2013..2015]",
            "[between 2013 and 2015]",
            "",
            {"literal": "[between 2013 and 2015]"},
            (None, "///between 2013 and 2015"),
        ),
        (
            "[2013-01,2013-02]",
            "2013",
            "January 2013 or February 2013",
            {"literal": "2013"},
            (None, "///January 2013 or February 2013"),
        ),
        ("201X", "2010s", "", {"literal": "2010s"}, (None, "///some year of 2010-2019")),
        (
            "20XX~",
            "[c. between 2000 and 2099]",
            "",
            {"literal": "[c. between 2000 and 2099]"},
            (None, "///about some year of 2000-2099"),
        ),
    ],
)
def test_dates(
    edtf: str, year: str, day: str, csl_date: dict[str, Any], ris_date: tuple[str | None, str]
) -> None:
    """A date is shown as precise as it is known, and what is uncertain as uncertain."""
    one = issued(edtf)
    assert label(one.issued) == year
    stop = "" if year.endswith(".") else "."
    end = f" {day}." if day else ""
    assert line(one) == f"\u201cTalks.\u201d {year}{stop}{end}"
    assert csl.item(one)["issued"] == csl_date
    tags = dict(re.findall("^([A-Z0-9]{2})  - (.*)\r$", ris.entry(one), re.MULTILINE))
    assert (tags.get("PY"), tags["DA"]) == ris_date
    entry = bibtex.entry(one)
    assert f"  year = {{{year}}},\n" in entry
    assert ("  date = " in entry) is not edtf.startswith("[")


def test_a_date_that_is_none() -> None:
    """A date made by hand that is not EDTF is refused, as anywhere."""
    source = evolve(BOOK.sources["marsh-2020"], issued=nt.When(edtf="last May"))
    with pytest.raises(nt.DateError):
        nt.cite(source, nt.Casebook([source, *RECORDS[2:]]))


# --- Authors -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "inverted"),
    [
        ("Ada Marsh", "Marsh, Ada"),
        ("Khaled Hanafi Ali", "Ali, Khaled Hanafi"),
        ("Alex de Waal", "de Waal, Alex"),
        ("Aymenn Jawad al-Tamimi", "al-Tamimi, Aymenn Jawad"),
        ("Martin Luther King Jr.", "King, Martin Luther, Jr."),
        ("Ada Jr", "Jr, Ada"),
        ("Ada", "Ada"),
        ("Ada Marsh, PhD", "Ada Marsh, PhD"),
        ("Ada  \n Marsh\x07", "Marsh?, Ada"),
        ("", ""),
    ],
)
def test_persons(name: str, inverted: str) -> None:
    """The last word is the family name, with small words before it; one word is left alone."""
    assert author(nt.Person(id="a", evidence=(), name=name)).inverted == inverted


def test_an_alias_may_tell_the_family_name() -> None:
    """Where an alias has the name in the order of a list, that order holds."""
    person = nt.Person(id="a", evidence=(), name="Mao Zedong", aliases=("Mao, Z", "Mao, Zedong"))
    assert author(person) == Author("Mao Zedong", "Mao", "Zedong")


def test_only_persons_have_family_names() -> None:
    """The name of a body, and of somebody unnamed, stays as it is."""
    body = nt.Organization(id="a", evidence=(), name="International Crisis Group")
    unnamed = nt.Person(id="a", evidence=(), name="Unnamed envoy", anonymous=True)
    assert author(body).inverted == "International Crisis Group"
    assert author(unnamed).inverted == "Unnamed envoy"


@pytest.mark.parametrize(
    ("authors", "field"),
    [
        ((Author("A B", "B", "A"), Author("C", "", "")), "{B, A and {C}}"),
        ((Author("X al-T", "al-T", "X"),), "{{al-T}, X}"),
        ((Author("M K Jr.", "K", "M", "Jr."),), "{K, Jr., M}"),
        (
            (
                Author(
                    "Fire and Sons",
                ),
            ),
            "{{Fire and Sons}}",
        ),
        (
            (
                Author(
                    "& Co",
                ),
            ),
            "{{{}\\& Co}}",
        ),
    ],
)
def test_authors_in_bibtex(authors: tuple[Author, ...], field: str) -> None:
    """Names are divided as they are to be; what must not be divided is in braces."""
    assert f"  author = {field},\n" in bibtex.entry(reference(authors=authors))


# --- What is behind ------------------------------------------------------------------------------


def behind(subject: object) -> dict[str, tuple[int, ...]]:
    """The paragraphs behind something, by source."""
    return {one.key: one.paragraphs for one in nt.cite(subject, BOOK)}


def test_behind_records() -> None:
    """A record rests on its evidence and on that of its parts; a source on the whole of it."""
    front = BOOK.actors["river-front"]
    assert behind(front) == {"marsh-2020": (2,), "reed-2021": (3,)}
    assert behind("RF") == behind(front) == behind(BOOK.resolve(front))
    assert behind(BOOK.typologies["kinds-of-truce"]) == {"marsh-2020": (25, 26)}
    part = BOOK.resolve("kinds-of-truce").classes[0]
    assert behind(part) == {"marsh-2020": (26,)}
    assert behind(BOOK.resolve("river-offer").evidence[0]) == {"marsh-2020": (29,)}
    assert behind(BOOK.sources["marsh-2020"]) == {"marsh-2020": ()}
    assert behind(BOOK.goals["league-goal-autonomy"]) == {}
    assert behind([front, said(40)]) == {"marsh-2020": (2, 40), "reed-2021": (3,)}


def test_a_source_known_from_another() -> None:
    """That a text says something of itself is no passage; that another says it of it, is one."""
    source = evolve(BOOK.sources["marsh-2020"], evidence=(said(1), reed(2)))
    assert behind(source) == {"marsh-2020": (), "reed-2021": (2,)}


def test_behind_collections_and_casebooks() -> None:
    """Many records rest on all that each rests on."""
    assert behind(BOOK.events) == {"marsh-2020": (30,)}
    assert behind(BOOK.cases.where(id="hill-talks")) == {"reed-2021": (13,)}
    found = behind(BOOK.about("dam-opened"))
    assert found == {"marsh-2020": (30,)}
    assert set(behind(BOOK)["marsh-2020"]) >= {1, 2, 30}


def test_behind_a_comparison() -> None:
    """A comparison rests on its cells, and on the typologies whose classes it shows."""
    compared = nt.compare("river-front", "hill-league", book=BOOK)
    cited = behind(compared)
    places = [e for line in compared.lines for cell in line.cells for e in cell.evidence]
    for place in places:
        assert set(place.paragraphs) <= set(cited[place.source])
    assert 23 in cited["marsh-2020"]
    (documented,) = compared.documented
    assert behind(documented) == behind(documented.cells[0]) == {"marsh-2020": (23,)}
    assert nt.cite(compared) == nt.cite([compared]) == nt.cite(compared, BOOK)


SCHEME = nt.Typology(
    id="open-or-not",
    evidence=(reed(30),),
    summary="By readiness.",
    name="Readiness",
    holder="ben-reed",
    unit=nt.RecordKind.ACTORS,
    dimensions=(),
    criteria=(
        nt.Criterion(
            id="open", summary="It is open.", condition=nt.has("positions", stance="open")
        ),
    ),
    classes=(
        nt.TypeClass(
            id="ready",
            name="Ready",
            definition="Open.",
            defined=True,
            criteria=nt.criterion("open"),
            members=("hill-league",),
        ),
    ),
    exclusive=True,
)
SORTED = nt.Casebook((*RECORDS, SCHEME), packs=(PACK,))


def answers() -> dict[str, Any]:
    """An answer of every kind, drawn from a casebook that has a version."""
    typology = SORTED.typologies["open-or-not"]
    return {
        "classification": typology.classify("river-front"),
        "sorting": typology.classify_all(),
        "contrast": nt.contrast(typology),
        "comparison": nt.compare("river-front", "hill-league", book=SORTED),
        "dossier": SORTED.about("river-front"),
        "collection": SORTED.positions,
        "typology": typology,
        "linked": SORTED.resolve("river-front"),
        "changes": BOOK.diff(SORTED),
    }


@pytest.mark.parametrize("name", answers())
def test_an_answer_knows_its_casebook(name: str) -> None:
    """Without being told, an answer cites the data set from which it was drawn."""
    cited = nt.cite(answers()[name])
    assert cited.keys[-1] == "river"
    assert cited["reed-2021"].title == "Against Talks"


def test_behind_classes() -> None:
    """A class rests on the typology, and on what answers its criteria."""
    found = answers()["classification"]
    assert behind(found) == {"marsh-2020": (19,), "reed-2021": (9, 30)}
    (answer,) = found.answers
    assert behind(answer) == behind(found.reasons["ready"][0])
    assert behind(answer.support[0]) == {"marsh-2020": (19,)}
    assert behind(answer) == {"marsh-2020": (19,), "reed-2021": (9,)}
    assert behind(answers()["sorting"])["marsh-2020"] == (19, 20)
    assert behind(answers()["contrast"]) == behind(answers()["sorting"])


def test_behind_changes() -> None:
    """What went is cited from the casebook that had it, with the data sets of both states."""
    fewer = nt.Casebook(
        [r for r in RECORDS if r.id in ("norland", "marsh-2020", "ada-marsh", "harbour-gazette")]
    )
    late = evolve(PACK, version="2020-01-02")
    before = nt.Casebook(
        [*fewer.records, BOOK.sources["reed-2021"], BOOK.actors["ben-reed"]], packs=(PACK,)
    )
    after = nt.Casebook(
        [evolve(r, name="North") if isinstance(r, nt.State) else r for r in fewer.records],
        packs=(late,),
    )
    changes = before.diff(after)
    cited = nt.cite(changes)
    assert {one.key: one.paragraphs for one in cited} == {
        "marsh-2020": (1,),
        "reed-2021": (1,),
        "river": (),
        "river-2": (),
    }
    assert [one.version for one in cited if one.data] == ["2020-01-02", "1.2"]
    assert line(cited["river"]).startswith("Ada Marsh, and The River {Group}. 2020. River & Hills.")
    assert nt.cite(changes.changed[0], after).keys == ("marsh-2020", "river")
    assert nt.cite(nt.Changes((), (), (), ())).keys == ("negotypes",)


def test_classes_that_changed() -> None:
    """Where the answer of a typology changed, the typology is behind it."""
    more = nt.Position(
        id="norland-open",
        evidence=(said(33),),
        summary="Norland talks.",
        holder="norland",
        stance=nt.Stance.OPEN,
    )
    changes = SORTED.diff(SORTED.extend([more]))
    assert changes.classifications
    assert 30 in behind_of(changes)["reed-2021"]


def behind_of(subject: object) -> dict[str, tuple[int, ...]]:
    """The paragraphs behind something that knows its casebook."""
    return {one.key: one.paragraphs for one in nt.cite(subject)}


# --- Wrong use -----------------------------------------------------------------------------------


def test_what_rests_on_no_source_is_refused() -> None:
    """A thing of another kind is refused by name."""
    with pytest.raises(TypeError, match=r"expected a record, evidence, .*; got 5"):
        nt.cite(5)


def test_a_record_of_another_casebook_is_refused() -> None:
    """A record that the built-in casebook does not hold needs its own, lest others be cited."""
    with pytest.raises(nt.UnknownId, match="'river-front' is not in the built-in casebook; give"):
        nt.cite(BOOK.actors["river-front"])
    with pytest.raises(nt.UnknownId, match="does not hold 'marsh-2020'; give the one"):
        nt.cite(said(1))
    book = nt.Casebook([BOOK.sources["marsh-2020"]])
    with pytest.raises(nt.UnknownId, match="does not hold 'harbour-gazette'"):
        nt.cite(book)


def test_styles_and_keys_are_looked_up() -> None:
    """A style or key that there is not is refused with what there is."""
    cited = nt.cite(BOOK)
    with pytest.raises(nt.UnknownValue, match="no style 'apa'; expected 'author-date'"):
        cited.lines("apa")
    with pytest.raises(nt.UnknownId, match="did you mean 'reed-2021'"):
        cited["reed-2020"]
    assert len(cited) == 2


# --- Keys ----------------------------------------------------------------------------------------


def test_keys_are_ids() -> None:
    """A key is the id of the source; what is no id is made one, and takes no other's."""
    assert key_for("\u00c5 b}", ()) == "a-b"
    assert key_for("}{", ()) == "source"
    assert key_for("a", {"a", "a-2"}) == "a-3"
    odd = [nt.Source(id=one, title=one) for one in ("x!", "x", "river")]
    book = nt.Casebook(odd, packs=(PACK,))
    assert [(one.key, one.title) for one in nt.cite(book)] == [
        ("river", "river"),
        ("x", "x"),
        ("x-2", "x!"),
        ("river-2", "River & Hills"),
    ]


def test_an_archive_cites_the_same(tmp_path: Path) -> None:
    """The citation file of an archive names the texts that `cite` names."""
    file = tmp_path / "river.zip"
    nt.archive(PACKED, file)
    with ZipFile(file) as opened:
        (name,) = (name for name in opened.namelist() if name.endswith("CITATION.cff"))
        said = yaml.safe_load(opened.read(name))
    assert [one["title"] for one in said["references"]] == ["Talking on the River", "Against Talks"]
    assert said["references"][0]["authors"] == [{"name": "Ada Marsh"}]
    assert said["references"][0]["publisher"] == {"name": "Harbour Gazette"}
    assert said["references"][0]["notes"] == "Issued May 2020"


# --- Shown ---------------------------------------------------------------------------------------


def test_shown() -> None:
    """References are shown as a table, with the paragraphs."""
    cited = nt.cite(said(2, 3, 5), BOOK)
    assert str(cited).splitlines()[-1] == (
        "marsh-2020  Marsh, Ada. 2020. \u201cTalking on the River.\u201d Harbour Gazette, May 2020."
        "  \u00b62, 3, 5"
    )
    assert "<td>marsh-2020</td>" in cited._repr_html_()


# --- Read back -----------------------------------------------------------------------------------

SHOWN = {
    "textbackslash": "\\",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textless": "<",
    "textgreater": ">",
    "textbar": "|",
    "textasciigrave": "`",
    "textbraceleft": "{",
    "textbraceright": "}",
    "P": "\u00b6",
    "ensuremath": "",
    "rightarrow": "\u2192",
}


def plain(latex: str) -> str:
    """LaTeX as what it shows; any sign that is not written out fails."""

    def shown(found: re.Match[str]) -> str:
        command, sign, bare = found.groups()
        assert bare is None, found.string
        return SHOWN[command] if command else sign or ""

    return re.sub(r"\\([A-Za-z]+)|\\([&%$#_])|[{}]|([\\&%$#_~^<>|`])", shown, latex)


def entries(text: str) -> Iterator[tuple[str, dict[str, str], list[Any]]]:
    """Entries of BibTeX as pybtex reads them."""
    database = pytest.importorskip("pybtex.database").parse_string(text, "bibtex")
    for key, entry in database.entries.items():
        yield key, dict(entry.fields), entry.persons.get("author", [])


def check_bibtex(cited: nt.References) -> None:
    """Every entry is read with the key, the texts and the names that went in."""
    read = list(entries(cited.bibtex()))
    assert [key for key, *_ in read] == list(cited.keys)
    for one, (_, fields, persons) in zip(cited, read, strict=True):
        assert plain(fields["title"]) == one.title
        assert fields["year"] == label(one.issued)
        assert plain(fields["howpublished"] if one.outlet else "") == (one.outlet or "")
        assert len(persons) == len(one.authors)
        for person, name in zip(persons, one.authors, strict=True):
            last = plain(" ".join(person.prelast_names + person.last_names))
            first = plain(" ".join(person.first_names + person.middle_names))
            assert (last, first) == (name.family or name.name, name.given)
            assert plain(" ".join(person.lineage_names)) == name.suffix


def check_other_reader(cited: nt.References) -> None:
    """A second reader of BibTeX finds the same entries, and nothing that it cannot read."""
    library = pytest.importorskip("bibtexparser").parse_string(cited.bibtex())
    assert library.failed_blocks == []
    assert [entry.key for entry in library.entries] == list(cited.keys)
    for one, entry in zip(cited, library.entries, strict=True):
        assert plain(entry.fields_dict["title"].value) == one.title


def check_ris(cited: nt.References) -> None:
    """Every entry of RIS is read with the texts that went in."""
    read = pytest.importorskip("rispy").loads(cited.ris())
    assert [entry["id"] for entry in read] == list(cited.keys)
    for one, entry in zip(cited, read, strict=True):
        assert entry["title"] == one.title
        assert entry.get("authors", []) == [name.inverted for name in one.authors]
        outlet = entry.get("secondary_title" if one.media else "publisher")
        assert outlet == one.outlet
        assert entry.get("language") == one.language


def check_csl(cited: nt.References) -> None:
    """Every item of CSL-JSON is taken by a processor, with the texts that went in."""
    json_source = pytest.importorskip("citeproc.source.json")
    items = json.loads(cited.csl_json())
    source = json_source.CiteProcJSON(list(items))
    assert list(source) == list(cited.keys)
    for one, item in zip(cited, items, strict=True):
        assert item["title"] == one.title


def check(cited: nt.References) -> None:
    """All forms are read back."""
    check_bibtex(cited)
    check_other_reader(cited)
    check_ris(cited)
    check_csl(cited)


def test_the_built_in_references_are_read_back() -> None:
    """What is written of the built-in casebook is what programs read."""
    check(nt.cite(nt.load()))


def test_hostile_texts_are_read_back() -> None:
    """Signs that mean something to a format, and ends of lines, are part of the text."""
    title = f"{HOSTILE}\nTY  - BOOK\r\n}} @book{{evil,"
    source = nt.Source(
        id="a",
        title=title,
        authors=("b", "c"),
        outlet="c",
        url="https://x.org/{a} b?c=%20\\&d=\u00e9^~#e",
        language="en}\n\\x",
    )
    person = nt.Person(id="b", evidence=(), name="$x {y} and Z\\& ,")
    body = nt.Organization(id="c", evidence=(), name=HOSTILE)
    pack = evolve(PACK, title=HOSTILE, authors=(HOSTILE,), version="{1}\n%", licence="\\&")
    cited = nt.cite(nt.Casebook([source, person, body], packs=(pack,)))
    check(cited)
    entry = cited.bibtex()
    assert "  url = {https://x.org/%7Ba%7D%20b?c=%20%5C&d=%C3%A9%5E~#e},\n" in entry
    assert "  language = {en\\textbraceright{} \\textbackslash{}x},\n" in entry
    assert cited.ris().count("\r\nER  - ") == 2
    assert "\nTY  - BOOK" not in cited.ris()


@st.composite
def libraries(draw: st.DrawFn) -> nt.Casebook:
    """Casebooks of a few sources whose authors and outlets are any actors."""
    actors = {one.id: one for one in draw(st.lists(records("actors"), min_size=1, max_size=4))}
    actor = st.sampled_from(sorted(actors))
    sources = {
        one.id: evolve(
            one,
            evidence=(),
            authors=tuple(draw(st.lists(actor, max_size=3, unique=True))),
            outlet=draw(st.none() | actor),
        )
        for one in draw(st.lists(records("sources"), max_size=3))
        if isinstance(one, nt.Source) and one.id not in actors
    }
    return nt.Casebook((*sources.values(), *(evolve(one, evidence=()) for one in actors.values())))


@given(libraries())
def test_any_references_are_read_back(book: nt.Casebook) -> None:
    """Whatever sources there are, programs read what was written."""
    check(nt.cite(book))


@given(libraries(), st.randoms())
def test_references_have_one_order(book: nt.Casebook, random: Any) -> None:
    """The order of the records makes no difference."""
    shuffled = list(book.records)
    random.shuffle(shuffled)
    assert nt.cite(shuffled, book) == nt.cite(book)
