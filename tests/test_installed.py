"""Packs that are installed as Python packages."""

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import evolve

from negotypes import (
    AmbiguousName,
    Casebook,
    Deprecation,
    InvalidFiles,
    Pack,
    Record,
    Relation,
    RelationKind,
    Source,
    State,
    UnknownId,
    cli,
    installed,
    load,
    read,
    validate,
)
from negotypes.files.writing import pack_to_yaml, to_yaml
from negotypes.packs.installed import folder_of
from negotypes.packs.reading import added, grown
from sample import said

LAKE = Pack(id="lake", title="Lake", version="1", authors=("Bo",), licence="CC0-1.0", builds_on=())
NOTES = """\
sources:
  - {id: lake-notes, title: Notes}
"""
EVIDENCE = evolve(said(1), source="lake-notes", attribution=said(1, by="bo").attribution)
SOURCE = Source(id="lake-notes", title="Notes")
BO = State(id="bo", evidence=(EVIDENCE,), name="Bo")
EAST = State(id="east", evidence=(EVIDENCE,), name="East")


def package(
    site: Path, name: str, pack: Pack | None, *records: Record, value: str | None = None
) -> None:
    """Install a package that offers a pack, as pip would."""
    code = name.replace("-", "_")
    (site / code).mkdir(exist_ok=True)
    (site / code / "__init__.py").touch()
    if pack is not None:
        (site / code / "pack.yaml").write_text(pack_to_yaml(pack), "utf-8")
    (site / code / "records.yaml").write_text(to_yaml(records), "utf-8")
    about = site / f"{code}-1.0.dist-info"
    about.mkdir(exist_ok=True)
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    offered = name if pack is None else pack.id
    (about / "entry_points.txt").write_text(f"[negotypes.packs]\n{offered} = {value or code}\n")
    importlib.invalidate_caches()
    installed.cache_clear()


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder in which packages can be installed, and of which nothing is left."""
    place = tmp_path / "site"
    place.mkdir()
    monkeypatch.syspath_prepend(str(place))
    before = set(sys.modules)
    installed.cache_clear()
    yield place
    for name in set(sys.modules) - before:
        where = getattr(sys.modules[name], "__file__", None) or ""
        if Path(where).is_relative_to(place):
            del sys.modules[name]
    installed.cache_clear()


@pytest.fixture
def lake(site: Path) -> Path:
    """A pack that is installed and stands on its own."""
    package(site, "lake", LAKE, BO, EAST)
    (site / "lake" / "notes.yaml").write_text(NOTES)
    return site


def own(folder: Path, *builds_on: str, records: str = "") -> Path:
    """A pack of one's own that builds on others."""
    folder.mkdir()
    pack = evolve(LAKE, id="own", builds_on=builds_on)
    (folder / "pack.yaml").write_text(pack_to_yaml(pack), "utf-8")
    (folder / "own.yaml").write_text(records, "utf-8")
    return folder


RELATION = to_yaml(
    [
        Relation(
            id="east-backs-bo",
            evidence=(EVIDENCE,),
            subject="east",
            kind=RelationKind.BACKS,
            object="bo",
        )
    ]
)


def test_installed_packs_are_listed(lake: Path) -> None:
    """By their ids, each with its package; the list cannot be changed."""
    package(lake, "a-coast", evolve(LAKE, id="coast"))
    assert dict(installed()) == {"coast": "a_coast", "lake": "lake"}
    assert list(installed()) == ["coast", "lake"]
    assert folder_of("lake") == lake / "lake"
    with pytest.raises(TypeError):
        installed()["more"] = "x"  # type: ignore[index]


def test_a_pack_finds_the_records_of_one_that_is_installed(lake: Path, tmp_path: Path) -> None:
    """It names them by their ids, and is added to a casebook with all on which it builds."""
    path = own(tmp_path / "own", "lake", records=RELATION)
    book = read(path)
    assert (book.relations.ids, len(book)) == (("east-backs-bo",), 1)
    found = validate(path)
    assert (found.errors, found.book) == ((), book)
    whole = added(Casebook(), path)
    assert [pack.id for pack in whole.packs] == ["lake", "own"]
    assert whole.relations["east-backs-bo"].subject == whole.actors["East"].id
    origin = whole.origin("east")
    assert origin is not None
    assert origin.startswith((lake / "lake" / "records.yaml").as_posix())


def test_what_a_pack_builds_on_may_build_on_others(lake: Path, tmp_path: Path) -> None:
    """However far it goes, and though two lead to the same."""
    package(
        lake, "coast", evolve(LAKE, id="coast", builds_on=("lake",)), evolve(BO, id="cy", name="Cy")
    )
    records = RELATION.replace("subject: east", "subject: cy")
    for number, builds_on in enumerate((("coast",), ("coast", "lake"), ("lake", "coast"))):
        path = own(tmp_path / f"own-{number}", *builds_on, records=records)
        assert read(path).relations.ids == ("east-backs-bo",)
        assert [pack.id for pack in added(Casebook(), path).packs] == ["lake", "coast", "own"]


def test_the_built_in_casebook_can_be_one_of_several(lake: Path, tmp_path: Path) -> None:
    """In whatever order they are named."""
    records = RELATION.replace("object: bo", "object: jnim")
    for number, builds_on in enumerate((("negotypes", "lake"), ("lake", "negotypes"))):
        path = own(tmp_path / f"own-{number}", *builds_on, records=records)
        assert read(path).relations.ids == ("east-backs-bo",)
    assert grown(Casebook(), "negotypes") is load()
    with_lake = grown(load(), "lake")
    assert [pack.id for pack in with_lake.packs] == ["negotypes", "lake"]
    assert len(with_lake) == len(load()) + 3


def test_ids_that_an_installed_pack_has_given_up_are_led_on(lake: Path, tmp_path: Path) -> None:
    """In the references of a pack that builds on it."""
    gone = (Deprecation(id="orient", successor="east"),)
    package(lake, "lake", evolve(LAKE, deprecated=gone), BO, EAST)
    records = RELATION.replace("subject: east", "subject: orient")
    path = own(tmp_path / "own", "lake", records=records)
    (warning,) = validate(path).warnings
    assert (warning.code, warning.expected) == ("W107", "write 'east'")
    with pytest.warns(UserWarning, match="'orient' was given up"):
        book = read(path)
    assert book.relations["east-backs-bo"].subject == "east"
    with pytest.warns(UserWarning, match="'orient' was given up"):
        assert added(Casebook(), path).relations["east-backs-bo"].subject == "east"


def test_an_unknown_name_is_told_with_the_nearest(lake: Path, tmp_path: Path) -> None:
    """In a file as a fault at its place, in Python as an error."""
    assert lake.exists()
    (fault,) = validate(own(tmp_path / "own", "negotypes", "lak")).errors
    assert (fault.code, fault.where, fault.line) == ("E601", "pack.builds_on[1]", 6)
    assert fault.message.endswith("with --add; did you mean 'lake'?")
    with pytest.raises(UnknownId, match="no pack 'lak' in this environment; did you mean 'lake'"):
        folder_of("lak")
    with pytest.raises(UnknownId):
        grown(Casebook(), "lak")


def test_records_are_not_blamed_where_a_pack_is_missing(tmp_path: Path, site: Path) -> None:
    """What they name may be in it."""
    assert site.exists()
    faults = validate(own(tmp_path / "own", "lake", records=RELATION)).errors
    assert [fault.code for fault in faults] == ["E601"]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("lake:FOLDER", "is no folder of files: lake:FOLDER"),
        ("lake_nowhere", "No module named 'lake_nowhere'"),
        ("lake_broken", "cannot be imported"),
    ],
)
def test_a_package_that_offers_no_folder_is_told(
    site: Path, tmp_path: Path, value: str, message: str
) -> None:
    """It is no folder, or cannot be imported; the fault stands where the pack is named."""
    package(site, "lake", LAKE, value=value)
    (site / "lake" / "__init__.py").write_text("FOLDER = 'no path'\n")
    (site / "lake_broken.py").write_text("raise ImportError('cannot be imported')\n")
    with pytest.raises((UnknownId, ImportError), match=message):
        folder_of("lake")
    (fault,) = validate(own(tmp_path / "own", "lake")).errors
    assert (fault.code, fault.where) == ("E601", "pack.builds_on[0]")
    assert fault.problem.startswith("the pack 'lake' cannot be read: ")
    assert message in fault.problem


def test_a_package_may_name_the_folder_itself(site: Path) -> None:
    """An object that is a path is taken as it is."""
    package(site, "lake", LAKE, value="lake:FOLDER")
    (site / "lake" / "__init__.py").write_text("import pathlib; FOLDER = pathlib.Path('x')\n")
    assert folder_of("lake") == Path("x")


def test_a_pack_that_several_packages_offer_is_none(lake: Path, tmp_path: Path) -> None:
    """Nobody can say which is meant."""
    package(lake, "other-lake", LAKE)
    with pytest.raises(AmbiguousName, match="in several packages: 'lake' and 'other_lake'"):
        folder_of("lake")
    (fault,) = validate(own(tmp_path / "own", "lake")).errors
    assert fault.problem.endswith("is in several packages: 'lake' and 'other_lake'")


def test_faults_of_an_installed_pack_are_told_as_its_own(lake: Path, tmp_path: Path) -> None:
    """With the name of its file; one's own files are read once it is mended."""
    (lake / "lake" / "notes.yaml").write_text("sources: [\n")
    path = own(tmp_path / "own", "lake", records=RELATION)
    (fault,) = validate(path).errors
    assert (fault.code, fault.file) == ("E103", (lake / "lake" / "notes.yaml").as_posix())
    with pytest.raises(InvalidFiles):
        read(path)


def test_packs_that_build_on_each_other_are_told(lake: Path, tmp_path: Path) -> None:
    """The circle is told where it closes, and reading ends."""
    package(lake, "lake", evolve(LAKE, builds_on=("coast",)), BO, EAST)
    package(lake, "coast", evolve(LAKE, id="coast", builds_on=("lake",)))
    (fault,) = validate(own(tmp_path / "own", "lake")).errors
    assert (fault.code, fault.problem) == ("E601", "the pack 'lake' builds on itself")
    assert (fault.file, fault.hint) == ((lake / "coast" / "pack.yaml").as_posix(), None)


def test_the_command_line_adds_what_a_pack_builds_on(
    lake: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Questions and checks find the records of all of them."""
    assert lake.exists()
    path = own(tmp_path / "own", "lake", records=RELATION)
    more = tmp_path / "more.yaml"
    more.write_text(RELATION.replace("id: east-backs-bo", "id: again").replace("backs", "fights"))
    assert cli.main(["list", "relations", "subject=East", "--add", str(path)]) == 0
    assert "East" in capsys.readouterr().out
    assert cli.main(["validate", str(more), "--add", str(path)]) == 0


# --- By name ------------------------------------------------------------------------------------


def test_an_installed_pack_is_loaded_by_its_name(site: Path) -> None:
    """With all on which it builds, and the same one at every call; without a name, the built-in."""
    package(site, "lake-pack", evolve(LAKE, id="lake-by-name"), SOURCE, BO, EAST)
    found = load("lake-by-name")
    assert (found.actors.ids, found.packs[0].id) == (("bo", "east"), "lake-by-name")
    assert load("lake-by-name") is found
    assert load().packs[0].id == "negotypes"


def test_a_name_of_no_pack_is_unknown(site: Path) -> None:
    """The nearest is named, and where none is installed that is said."""
    with pytest.raises(UnknownId, match="no pack 'lake': none is installed"):
        load("lake")
    package(site, "lake-pack", LAKE, BO)
    with pytest.raises(UnknownId, match=r"no pack 'lakes' .*did you mean 'lake'"):
        load("lakes")


def test_the_command_line_adds_an_installed_pack_by_its_name(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Wherever a file or folder can be added."""
    package(site, "lake-pack", LAKE, SOURCE, BO, EAST)
    assert cli.main(["show", "east", "--add", "lake"]) == 0
    assert capsys.readouterr().out.startswith("East [east]\n")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("no_such_module", "ModuleNotFoundError"),
        ("lake:nope", "AttributeError"),
        ("broken_pack", "ValueError: out of order"),
    ],
)
def test_a_package_that_cannot_be_loaded_is_told(
    site: Path, capsys: pytest.CaptureFixture[str], value: str, said: str
) -> None:
    """Whatever goes wrong in a package of others, nobody gets its trace."""
    package(site, "lake", LAKE, SOURCE, BO, EAST, value=value)
    (site / "broken_pack.py").write_text("raise ValueError('out of order')\n")
    with pytest.raises(UnknownId, match=f"cannot be loaded: {said}"):
        folder_of("lake")
    assert cli.main(["list", "--add", "lake"]) == 2
    assert "cannot be loaded" in capsys.readouterr().err


def test_the_name_of_the_entry_point_is_the_id_of_the_pack(site: Path) -> None:
    """Else it would be found by one name, and asked for by another."""
    package(site, "lake", LAKE, SOURCE, BO, EAST)
    (site / "lake" / "pack.yaml").write_text(pack_to_yaml(evolve(LAKE, id="sea")), "utf-8")
    with pytest.raises(UnknownId, match="that offers the pack 'lake' calls it 'sea'"):
        load("lake")


def test_a_pack_on_others_can_be_published_with_them(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Wherever a pack is named, those it builds on can be added, or be installed."""
    assert site.exists()
    base = tmp_path / "base"
    base.mkdir()
    (base / "pack.yaml").write_text(pack_to_yaml(LAKE), "utf-8")
    (base / "records.yaml").write_text(to_yaml([SOURCE, BO, EAST]), "utf-8")
    mine = str(own(tmp_path / "mine", "lake", records=RELATION))
    out = str(tmp_path / "mine.zip")
    for words in (["archive", mine, out], ["codebook", mine], ["diff", mine, mine]):
        assert cli.main(words) == 1
        assert cli.main([*words, "--add", str(base)]) == 0
    assert cli.main(["agreement", mine, mine, "--resamples", "0", "--add", str(base)]) == 0
    assert cli.main(["show", "east-backs-bo", "--add", out]) == 0
    found = read(out)
    assert set(found.base.actors.ids) >= {"bo", "east"}
    assert "east-backs-bo" in found.base.extend(found)
    assert len(Casebook().base) == 0
    capsys.readouterr()


def test_an_installed_pack_is_validated_by_its_name(
    lake: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As if its folder had been named."""
    assert lake.exists()
    assert cli.main(["validate", "lake"]) == 0
    assert capsys.readouterr().err.startswith("0 errors")
