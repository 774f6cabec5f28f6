"""Archives for journals: all that is needed to use a pack again, and the pack itself."""

import csv
import hashlib
import io
import re
import sys
import zipfile
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import core_yaml
import negotypes as nt
from negotypes.codebooks import codebook
from negotypes.deposit import archive
from negotypes.errors import NotOne, UnknownValue
from negotypes.files import codec
from negotypes.files.writing import pack_to_yaml, to_json
from negotypes.packs import read, write
from negotypes.records import Organization, Person, Record, Source
from negotypes.records.pack import Deprecation, Pack
from negotypes.records.rules import breaches
from negotypes.testing import casebooks
from negotypes.tidy import csv_text, tables
from sample import RECORDS, said

PACK = Pack(
    id="river",
    title="River talks",
    version="1.0",
    authors=("Ada Marsh", "Ben Reed"),
    licence="CC-BY-4.0",
    summary="What two texts say.",
    builds_on=(),
    deprecated=(Deprecation(id="old-front", successor="river-front"),),
)
SOUND = tuple(record for record in RECORDS if not list(breaches(record)))
RIVER = nt.Casebook(SOUND, packs=[PACK])
LAKE = Pack(
    id="lake",
    title="Lake talks",
    version="2",
    authors=("Cy",),
    licence="All rights reserved",
    builds_on=("river",),
)
NEWS: tuple[Record, ...] = (
    Source(id="notes", title="Notes on a lake", authors=("cy",), url="https://example.org/a?b"),
    Person(id="cy", evidence=(said(1, source="notes", by="cy"),), name="Cy"),
    nt.Goal(
        id="front-goal",
        evidence=(said(2, source="notes", by="cy"), said(3)),
        summary="The Front wants a lake.",
        holder="river-front",
        kinds=(nt.GoalKind.AUTONOMY,),
    ),
)
ON_RIVER = nt.Casebook(NEWS, packs=[LAKE])


def written(
    folder: Path, book: nt.Casebook, on: nt.Casebook | None = None, **options: Any
) -> dict[str, str]:
    """The members of an archive, as texts."""
    archive(book, folder / "a.zip", on=on, replace=True, **options)
    with zipfile.ZipFile(folder / "a.zip") as opened:
        return {name: opened.read(name).decode() for name in opened.namelist()}


# --- Read again ---------------------------------------------------------------------------------


def test_what_is_read_is_what_was_written(tmp_path: Path) -> None:
    """Records and what the pack says of itself come back equal, without a word."""
    archive(RIVER, tmp_path / "river.zip")
    back = read(tmp_path / "river.zip")
    assert back == RIVER
    assert back.packs == (PACK,)
    assert back.successors == {"old-front": "river-front"}
    assert nt.validate(tmp_path / "river.zip").errors == ()


@settings(max_examples=15)
@given(
    book=casebooks(),
    pack=st.builds(
        evolve,
        st.just(PACK),
        version=st.sampled_from(["1.0", "2020-05-01", "null", "1e3", "v: 1 # x"]),
        title=st.sampled_from(["A: b", "<b>| & *x*", "'", "\u00e9t\u00e9 \U0001f400", "- x"]),
        licence=st.sampled_from(["CC0-1.0", "none at all", "\u062d\u0642\u0648\u0642"]),
        summary=st.none() | st.just("=1+1"),
        deprecated=st.just(()),
    ),
)
def test_any_casebook_comes_back(book: nt.Casebook, pack: Pack) -> None:
    """Whatever can be coded can be deposited and read again; the same gives the same bytes."""
    book = nt.Casebook(book.records, packs=[pack])
    again = nt.Casebook(reversed(list(book.records)), packs=[pack])
    with TemporaryDirectory() as folder:
        one, other = Path(folder, "one.zip"), Path(folder, "other.zip")
        archive(book, one)
        archive(again, other)
        assert one.read_bytes() == other.read_bytes()
        back = read(one)
        assert back == book
        assert back.packs == (pack,)
        with zipfile.ZipFile(one) as opened:
            valid_citation(core_yaml.load(opened.read("CITATION.cff").decode()))


def test_the_built_in_casebook_comes_back(tmp_path: Path) -> None:
    """The casebook of the library is a pack like others."""
    book = nt.load()
    archive(book, tmp_path / "built-in.zip")
    back = read(tmp_path / "built-in.zip")
    assert back == book
    assert back.packs == book.packs


def test_the_archive_keeps_that_on_which_it_builds(tmp_path: Path) -> None:
    """It is read with the records kept in it, though no such pack is installed."""
    archive(ON_RIVER, tmp_path / "lake.zip", on=RIVER)
    own = read(tmp_path / "lake.zip")
    base = own.base
    assert (base, own) == (RIVER, ON_RIVER)
    assert (base.packs, own.packs) == ((PACK,), (LAKE,))
    assert nt.validate(tmp_path / "lake.zip").errors == ()
    assert base.extend(own).name("front-goal")


def test_the_built_in_casebook_may_have_changed_since(tmp_path: Path) -> None:
    """What was kept counts, and not what is called the same and is installed today."""
    then = Pack(id="negotypes", title="Then", version="0.0", authors=("X",), licence="MIT")
    then = evolve(then, builds_on=())
    front = RIVER.actors["river-front"]
    jnim = evolve(front, id="jnim", name="JNIM as it was")
    old = nt.Casebook([*SOUND, jnim], packs=[then])
    new = nt.Casebook(
        [evolve(NEWS[0]), NEWS[1], evolve(ON_RIVER.goals["front-goal"], holder="jnim")],
        packs=[evolve(LAKE, builds_on=("negotypes",))],
    )
    archive(new, tmp_path / "then.zip", on=old)
    own = read(tmp_path / "then.zip")
    base = own.base
    assert base == old
    assert base.name("jnim") == "JNIM as it was"
    assert own == new
    assert nt.load().name("jnim") != "JNIM as it was"


def test_another_casebook_may_be_given(tmp_path: Path) -> None:
    """What is given comes first, and the records that are kept fill it up."""
    archive(ON_RIVER, tmp_path / "lake.zip", on=RIVER)
    fewer = nt.Casebook((r for r in SOUND if r.id != "dam-opened"), packs=[PACK])
    assert nt.read(tmp_path / "lake.zip", on=fewer) == ON_RIVER
    bare = nt.Casebook(packs=RIVER.packs)
    assert "river-front" in nt.read(tmp_path / "lake.zip", on=bare).base.actors
    front = evolve(RIVER.actors["river-front"], name="Another Front")
    other = nt.Casebook([front, *(r for r in RIVER.records if r.id != front.id)], packs=RIVER.packs)
    assert nt.read(tmp_path / "lake.zip", on=other).base.actors["river-front"] == front


# --- What is in it ------------------------------------------------------------------------------


def test_every_file_that_the_readme_names_is_there(tmp_path: Path) -> None:
    """The table in the README names all members, and none that is not there."""
    members = written(tmp_path, ON_RIVER, RIVER)
    table = re.findall(r"(?m)^\| (`.+?) \|", members["README.md"])
    named = {name for row in table for name in re.findall("`([^`]+)`", row)} | {"README.md"}
    assert "`builds-on`" in members["README.md"]
    named.add("builds-on/")
    for name in named:
        assert any(m == name or (name.endswith("/") and m.startswith(name)) for m in members)
    for member in members:
        assert member in named or any(n.endswith("/") and member.startswith(n) for n in named)


def test_the_checksums_are_right(tmp_path: Path) -> None:
    """Every member but the list itself is in the list, with its SHA-256."""
    members = written(tmp_path, ON_RIVER, RIVER)
    lines = [line.split("  ") for line in members.pop("SHA256SUMS").splitlines()]
    assert {name: digest for digest, name in lines} == {
        name: hashlib.sha256(text.encode()).hexdigest() for name, text in members.items()
    }


def test_the_members_hold_what_other_parts_make(tmp_path: Path) -> None:
    """Records, tables and codebook are those that one gets without an archive."""
    members = written(tmp_path, ON_RIVER, RIVER)
    made = codebook(ON_RIVER, LAKE, on=RIVER)
    assert members["pack.yaml"] == pack_to_yaml(LAKE)
    assert members["data/records.json"] == to_json(ON_RIVER.records)
    assert members["builds-on/records.json"] == to_json(RIVER.records)
    assert members["codebook.md"] == made.markdown()
    assert members["codebook.html"] == made.html()
    assert members["data-dictionary.csv"] == csv_text(made.dictionary())
    assert members["vocabularies.csv"] == csv_text(made.terms())
    held = {f"data/csv/{name}.csv": csv_text(t) for name, t in tables(ON_RIVER).items() if t.rows}
    assert {n: text for n, text in members.items() if n.startswith("data/csv/")} == held


def test_without_a_base_there_is_none(tmp_path: Path) -> None:
    """Records that build on nothing are kept alone, and the README names no folder for others."""
    members = written(tmp_path, RIVER)
    assert not [name for name in members if name.startswith("builds-on/")]
    assert "builds-on" not in members["README.md"]


def test_the_readme_says_what_it_is(tmp_path: Path) -> None:
    """Title, version, authors, licence, summary, what it builds on, and how to read it."""
    readme = written(tmp_path, ON_RIVER, RIVER)["README.md"]
    assert readme.startswith(
        "# Lake talks\n\nVersion 2. By Cy. Licence: All rights reserved.\n\n"
        "Records of negotiation with armed groups.\n"
    )
    assert "\n- River talks, version 1.0\n" in readme
    assert f"on Python {sys.version_info.major}.{sys.version_info.minor} |" in readme
    readme = written(tmp_path, RIVER)["README.md"]
    assert "By Ada Marsh, Ben Reed." in readme
    assert "\nWhat two texts say.\n" in readme


def test_markup_is_shown_and_not_obeyed(tmp_path: Path) -> None:
    """What a pack says of itself does not become part of the page."""
    bad = "<script>x</script> [y](javascript:z) | `"
    pack = evolve(PACK, title=bad, version=bad, authors=(bad,), licence=bad, summary=bad)
    book = nt.Casebook(SOUND, packs=[pack])
    own = nt.Casebook(NEWS, packs=[evolve(pack, id="lake", builds_on=("river",))])
    members = written(tmp_path, own, book)
    for name in ("README.md", "codebook.md", "codebook.html"):
        assert "<script" not in members[name]
        assert name.endswith(".html") or "[y](javascript:" not in members[name]


def test_the_versions_are_those_installed(tmp_path: Path) -> None:
    """What is installed today is named exactly, in a form that pip reads."""
    lines = written(tmp_path, RIVER)["requirements.txt"].splitlines()
    assert lines == [f"{n}=={version(n)}" for n in ("negotypes", "attrs", "cattrs", "PyYAML")]


def test_licences_are_included(tmp_path: Path) -> None:
    """The licences of the program and of its data go along; that of the pack by name or whole."""
    members = written(tmp_path, RIVER)
    assert "Permission is hereby granted" in members["licences/negotypes-LICENSE.txt"]
    assert "Attribution" in members["licences/negotypes-LICENSE-DATA.txt"]
    assert members["LICENSE.txt"] == "River talks\nLicence: CC-BY-4.0\n"
    assert written(tmp_path, RIVER, licence="As you like.\n")["LICENSE.txt"] == "As you like.\n"


def test_formulas_are_defused(tmp_path: Path) -> None:
    """No cell of any table begins as a formula does, whatever was coded."""
    front = evolve(
        RIVER.actors["river-front"],
        name="=cmd|' /C calc'!A0",
        aliases=("@x", "+1", "-1", "\uff1d1"),
        note="=HYPERLINK(1)",
    )
    book = nt.Casebook([*(r for r in SOUND if r.id != front.id), front], packs=[PACK])
    members = written(tmp_path, book)
    cells = [
        cell
        for name, text in members.items()
        if name.endswith(".csv")
        for row in csv.reader(io.StringIO(text, newline=""))
        for cell in row
    ]
    assert not [cell for cell in cells if re.match("[=+\\-@\t\r\n\uff1d]", cell)]
    assert {"'=cmd|' /C calc'!A0", "'@x", "'+1", "'-1", "'=HYPERLINK(1)"} <= set(cells)
    archive(book, tmp_path / "b.zip")
    assert read(tmp_path / "b.zip") == book


# --- How it is cited ----------------------------------------------------------------------------


ENTITY = {"name", "website"}


def valid_citation(cff: Any) -> None:
    """What version 1.2.0 of the Citation File Format asks for, as far as it is used here."""
    known = {"cff-version", "message", "type", "title", "version", "abstract", "authors"}
    assert {"cff-version", "message", "title", "authors"} <= set(cff)
    assert set(cff) <= known | {"license", "references"}
    assert cff["cff-version"] == "1.2.0"
    assert cff["type"] == "dataset"
    for name in known - {"authors"} & set(cff):
        assert isinstance(cff[name], str)
        assert cff[name]
    valid_persons(cff["authors"])
    assert re.fullmatch(r"[A-Za-z0-9.+-]+", cff.get("license", "MIT"))
    references = cff.get(
        "references", [{"type": "generic", "title": "x", "authors": [{"name": 1}]}]
    )
    assert references
    assert all(one not in references[:n] for n, one in enumerate(references))
    for reference in cff.get("references", []):
        assert {"type", "title", "authors"} <= set(reference)
        assert set(reference) <= {"type", "title", "authors", "publisher", "notes", "url"}
        assert reference["type"] == "generic"
        valid_persons(reference["authors"])
        assert re.match("https?://|s?ftp://", reference.get("url", "https://x"))
        valid_persons([reference.get("publisher", {"name": "x"})])
        assert all(isinstance(reference.get(name, "x"), str) for name in ("title", "notes"))


def valid_persons(persons: Any) -> None:
    assert persons
    assert all(one not in persons[:n] for n, one in enumerate(persons))
    for person in persons:
        assert set(person) <= ENTITY
        assert isinstance(person["name"], str)
        assert person["name"]


def test_the_citation_names_the_pack_and_its_texts(tmp_path: Path) -> None:
    """The file is that of a data set, with the texts from which it is coded as references."""
    cff = core_yaml.load(written(tmp_path, ON_RIVER, RIVER)["CITATION.cff"])
    valid_citation(cff)
    assert cff["title"] == "Lake talks"
    assert cff["version"] == "2"
    assert cff["authors"] == [{"name": "Cy"}]
    assert {one["title"] for one in cff["references"]} == {
        "Talking on the River",
        "Notes on a lake",
    }
    notes, river = sorted(cff["references"], key=lambda one: str(one["title"]))
    assert notes["authors"] == [{"name": "Cy"}]
    assert notes["url"] == "https://example.org/a?b"
    assert river["publisher"] == {"name": "Harbour Gazette"}
    assert river["notes"] == f"Issued {RIVER.sources['marsh-2020'].issued.words}"  # type: ignore[union-attr]


def test_only_a_name_of_a_licence_stands_as_one(tmp_path: Path) -> None:
    """A citation file knows licences by their SPDX ids; other words would make it invalid."""
    assert core_yaml.load(written(tmp_path, RIVER)["CITATION.cff"])["license"] == "CC-BY-4.0"
    assert "license" not in core_yaml.load(written(tmp_path, ON_RIVER, RIVER)["CITATION.cff"])


def test_a_citation_lists_nothing_twice_and_nobody_empty(tmp_path: Path) -> None:
    """Texts and authors that cannot be told apart are listed once; one without author has one."""
    paper = Organization(id="paper", evidence=(said(1, source="a", by="p"),), name="Lake Paper")
    place = said(1, source="a", by="p")
    people = [Person(id=i, evidence=(place,), name="Same Name") for i in ("p", "q")]
    texts = [Source(id=i, title="Twice", authors=("p", "q"), url="see there") for i in "ab"]
    bare = [Source(id="c", title="Bare"), Source(id="d", title="In a paper", outlet="paper")]
    goals = [
        nt.Goal(
            id=f"goal-{one.id}",
            evidence=(said(1, source=one.id, by="p"),),
            summary="x",
            holder="paper",
            kinds=(nt.GoalKind.AUTONOMY,),
        )
        for one in (*texts, *bare)
    ]
    book = nt.Casebook([paper, *people, *texts, *bare, *goals], packs=[PACK])
    cff = core_yaml.load(written(tmp_path, book)["CITATION.cff"])
    valid_citation(cff)
    assert {one["title"]: one["authors"] for one in cff["references"]} == {
        "Twice": [{"name": "Same Name"}],
        "Bare": [{"name": "Unnamed"}],
        "In a paper": [{"name": "Lake Paper"}],
    }
    assert not [one for one in cff["references"] if "url" in one]


def test_a_pack_without_records_has_no_references(tmp_path: Path) -> None:
    """Where nothing is coded, no text is cited."""
    cff = core_yaml.load(written(tmp_path, nt.Casebook(packs=[PACK]))["CITATION.cff"])
    valid_citation(cff)
    assert "references" not in cff


# --- Refused ------------------------------------------------------------------------------------


@pytest.mark.parametrize("packs", [(), (PACK, LAKE)])
def test_an_archive_is_of_one_pack(tmp_path: Path, packs: tuple[Pack, ...]) -> None:
    """Records that do not say what they are, or say it twice, are not deposited."""
    with pytest.raises(NotOne, match=f"of one pack, and these are of {len(packs)}"):
        archive(nt.Casebook(SOUND, packs=packs), tmp_path / "a.zip")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["a.tar", "a", "zip", "a.zip.gz", "a\x1b[31m.txt"])
def test_the_name_says_what_it_is(tmp_path: Path, name: str) -> None:
    """A file that is not called as an archive would not be read again."""
    with pytest.raises(
        UnknownValue, match=r"expected a name that ends in '\.zip', got '"
    ) as caught:
        archive(RIVER, tmp_path / name)
    assert "\x1b" not in str(caught.value)
    assert not list(tmp_path.iterdir())


def test_nothing_is_written_over(tmp_path: Path) -> None:
    """What is there stays, unless one says so; where a folder is missing nothing is made."""
    file = tmp_path / "A.ZIP"
    file.write_text("mine")
    with pytest.raises(FileExistsError, match="already there"):
        archive(RIVER, file)
    assert file.read_text() == "mine"
    archive(RIVER, file, replace=True)
    assert read(file) == RIVER
    with pytest.raises(FileNotFoundError):
        archive(RIVER, tmp_path / "no" / "a.zip")
    assert [each.name for each in tmp_path.iterdir()] == ["A.ZIP"]


def test_the_packs_below_are_kept_whole(tmp_path: Path) -> None:
    """All packs of the casebook below are kept, in their order, with their deprecations."""
    below = RIVER.extend(nt.Casebook(NEWS, packs=[LAKE]))
    top = nt.Casebook(packs=[evolve(LAKE, id="top", builds_on=("river", "lake"))])
    archive(top, tmp_path / "top.zip", on=below)
    base = read(tmp_path / "top.zip").base
    assert base.packs == (PACK, LAKE)
    assert base.successors == below.successors == {"old-front": "river-front"}


def test_an_archive_and_a_folder_are_read_alike(tmp_path: Path) -> None:
    """The same pack, in a folder and in an archive, is the same casebook."""
    write(RIVER, tmp_path / "river")
    archive(RIVER, tmp_path / "river.zip")
    assert read(tmp_path / "river") == read(tmp_path / "river.zip")
    assert codec.unstructure(PACK) == core_yaml.load((tmp_path / "river/pack.yaml").read_text())
