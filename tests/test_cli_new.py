"""`negotypes new`: a pack, or a file, to begin with."""

import json
import os
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import core_yaml
import negotypes as nt
from negotypes.cli import main

Capture = pytest.CaptureFixture[str]
KINDS = ("case", "actor", "typology")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in which one is."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def new(kind: str, path: str, *words: str) -> int:
    return main(["new", kind, path, *words])


def files(folder: Path) -> dict[str, bytes]:
    """All files in a folder, hidden ones too, with what they hold."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def checked(file: Path) -> None:
    """The schema that the first line names is there, and accepts the file."""
    first = file.read_text("utf-8").splitlines()[0]
    start, _, way = first.partition("=")
    assert start == "# yaml-language-server: $schema"
    assert not Path(way).is_absolute()
    schema = json.loads((file.parent / way).read_text("utf-8"))
    Draft202012Validator(schema).validate(core_yaml.load(file.read_text("utf-8")))


# --- What is written ----------------------------------------------------------------------------


def test_a_pack_and_its_files(here: Path, capsys: Capture) -> None:
    """A new pack with one file of each kind is in order, and each says where it was written."""
    assert new("pack", "my-cases") == 0
    for kind in KINDS:
        assert new(kind, f"my-cases/new-{kind}.yaml") == 0
    said = capsys.readouterr().out.splitlines()
    names = ["pack", *(f"new-{kind}" for kind in KINDS)]
    assert said[::2] == [f"Written: my-cases/{name}.yaml" for name in names]
    assert set(said[1::2]) == {"Check it with: negotypes validate my-cases"}
    assert main(["validate", "my-cases", "--strict"]) == 0
    for file in here.rglob("*.yaml"):
        checked(file)
    assert nt.read(here / "my-cases").packs[0].id == "my-cases"


@pytest.mark.parametrize(
    ("path", "schema"),
    [
        ("pack/a.yaml", ".schema"),
        ("pack/deep/er/a.yaml", "../../.schema"),
        ("loose/a.yaml", ".schema"),
        ("a.yaml", ".schema"),
    ],
)
def test_the_head_leads_to_the_schema(here: Path, path: str, schema: str) -> None:
    """One folder of schemas serves a whole pack; without a pack it lies beside the file."""
    assert new("pack", "pack") == 0
    assert new("case", path) == 0
    file = here / path
    line = f"# yaml-language-server: $schema={schema}/records.yaml.schema.json"
    assert file.read_text("utf-8").splitlines()[0] == line
    checked(file)
    assert len(list(here.rglob(".schema"))) == (1 if path.startswith("pack") else 2)


def test_the_pack_is_found_from_within(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever is in a folder of the pack gets the schemas of the pack, too."""
    assert new("pack", "pack") == 0
    (here / "pack/sub").mkdir()
    monkeypatch.chdir(here / "pack/sub")
    assert new("case", "a") == 0
    checked(here / "pack/sub/a.yaml")
    assert [folder.parent.name for folder in here.rglob(".schema")] == ["pack"]


def test_a_pack_in_the_folder_in_which_one_is(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A dot is the folder in which one is, and the pack is named after it."""
    folder = here / "Lake Talks (2020)"
    folder.mkdir()
    monkeypatch.chdir(folder)
    assert new("pack", ".") == 0
    assert nt.read(folder).packs[0].id == "lake-talks-2020"
    checked(folder / "pack.yaml")


def test_folders_are_made(here: Path) -> None:
    """Folders on the way that are not there are made."""
    assert new("pack", "a/b/c") == 0
    assert new("actor", "a/b/c/d/e/league.yml") == 0
    assert (here / "a/b/c/d/e/league.yml").exists()
    assert nt.validate(here / "a/b/c").warnings == ()


def test_schemas_are_not_written_anew(here: Path) -> None:
    """Schemas that are there are left as they are, since somebody may have put them there."""
    assert new("pack", "p") == 0
    schema = here / "p/.schema/records.yaml.schema.json"
    schema.write_text("true", "utf-8")
    assert new("case", "p/a") == 0
    assert schema.read_text("utf-8") == "true"


# --- Names --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "file", "record_id"),
    [
        ("Été 2020.yaml", "Été 2020.yaml", "ete-2020"),
        ("valley", "valley.yaml", "valley"),
        ("v1.2", "v1.2.yaml", "v12"),
        ("A.YML", "A.YML", "a"),
        ("2020.yaml", "2020.yaml", "2020"),
        ("no.yaml", "no.yaml", "no"),
        ("./--x--.yaml", "--x--.yaml", "x"),
        ("a\x1b[31m\u202eb.yaml", "a\x1b[31m\u202eb.yaml", "a-31m-b"),
        ("<script>.yaml", "<script>.yaml", "script"),
        ("x" * 200 + ".yaml", "x" * 200 + ".yaml", "x" * 200),
    ],
)
def test_an_id_from_a_name(
    here: Path, capsys: Capture, name: str, file: str, record_id: str
) -> None:
    """Letters and digits of a name make an id, and the file is in order with it."""
    assert new("case", name) == 0
    assert record_id in nt.read(here).cases.ids
    checked(here / file)
    assert nt.validate(here).warnings == ()
    shown = capsys.readouterr().out
    assert "\x1b" not in shown
    assert "\u202e" not in shown


@pytest.mark.parametrize(
    "name",
    ["./--.yaml", "\u0645\u0641\u0627\u0648\u0636\u0627\u062a.yaml", ".", "..", "/", "", "\u0663"],
)
@pytest.mark.parametrize("kind", KINDS)
def test_a_name_without_letters_is_refused(
    here: Path, capsys: Capture, kind: str, name: str
) -> None:
    """A name of which no id can be made is quoted and refused, and nothing is written."""
    assert new(kind, name) == 2
    assert "gives no id; expected letters from a to z, or digits" in capsys.readouterr().err
    assert not list(here.iterdir())


def test_a_name_that_looks_like_an_option_is_refused(here: Path, capsys: Capture) -> None:
    """Without a folder in front, a name that begins with hyphens is an option nobody knows."""
    with pytest.raises(SystemExit) as caught:
        new("case", "--.yaml")
    assert caught.value.code == 2
    assert "usage:" in capsys.readouterr().err
    assert not list(here.iterdir())


def test_the_name_of_the_built_in_pack_is_refused(here: Path, capsys: Capture) -> None:
    """A pack cannot build on itself, so it is not called as the one on which it builds."""
    assert new("pack", "Negotypes") == 2
    assert "'negotypes' is the built-in pack" in capsys.readouterr().err
    assert not list(here.iterdir())


def test_a_name_that_is_too_long_is_refused(here: Path, capsys: Capture) -> None:
    """What the file system refuses is refused, and no file is left behind."""
    assert new("case", "x" * 300) == 2
    assert "File name too long" in capsys.readouterr().err
    assert not [name for name in files(here) if not name.startswith(".schema/")]


# --- What is there ------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["pack", *KINDS])
def test_nothing_is_written_over(here: Path, capsys: Capture, kind: str) -> None:
    """What is there stays, and nothing is put beside it, unless one says so."""
    name = "pack.yaml" if kind == "pack" else "a.yaml"
    path = "." if kind == "pack" else name
    (here / name).write_text("mine", "utf-8")
    assert new(kind, path) == 2
    assert capsys.readouterr().err == f"already there: {name}; say --replace to replace it\n"
    assert files(here) == {name: b"mine"}
    assert new(kind, path, "--replace") == 0
    checked(here / name)


def test_the_other_name_of_the_file_of_a_pack_counts(here: Path) -> None:
    """A folder describes itself once: ``pack.yml`` is not joined by ``pack.yaml``."""
    (here / "pack.yml").write_text("mine", "utf-8")
    assert new("pack", ".") == 2
    assert new("pack", ".", "--replace") == 0
    assert sorted(file.name for file in here.iterdir()) == [".schema", "pack.yml"]


def test_a_link_is_not_followed(here: Path) -> None:
    """A link that leads nowhere is there, too; replaced, what it names is not made."""
    (here / "a.yaml").symlink_to("elsewhere.yaml")
    assert new("case", "a") == 2
    assert new("case", "a", "--replace") == 0
    assert not (here / "elsewhere.yaml").exists()
    assert not (here / "a.yaml").is_symlink()


def test_nothing_half_written_is_left(here: Path, capsys: Capture) -> None:
    """Where the schemas cannot be written, there is no file that names them."""
    (here / ".schema").write_text("in the way", "utf-8")
    assert new("case", "a") == 2
    assert ".schema" in capsys.readouterr().err
    assert files(here) == {".schema": b"in the way"}


@pytest.mark.parametrize("words", [(), ("--replace",)])
def test_a_folder_in_the_place_of_the_file(here: Path, words: tuple[str, ...]) -> None:
    """A folder of that name is refused and stays, also where files may be replaced."""
    (here / "a.yaml").mkdir()
    assert new("case", "a", *words) == 2
    assert (here / "a.yaml").is_dir()
    assert {name.split("/")[0] for name in files(here)} <= {".schema"}


def test_a_file_in_the_place_of_a_folder(here: Path) -> None:
    """A file cannot hold others."""
    (here / "a").write_text("mine", "utf-8")
    assert new("case", "a/b.yaml") == 2
    assert files(here) == {"a": b"mine"}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write all")
def test_a_folder_that_may_not_be_written(here: Path, capsys: Capture) -> None:
    """Where one may not write, this is said."""
    here.chmod(0o500)
    assert new("case", "a") == 2
    assert "Permission denied" in capsys.readouterr().err


# --- Help ---------------------------------------------------------------------------------------


def test_help_has_an_example_that_works(here: Path, capsys: Capture) -> None:
    """What help shows can be done as it stands."""
    with pytest.raises(SystemExit) as caught:
        main(["new", "--help"])
    assert caught.value.code == 0
    _, _, example = " ".join(capsys.readouterr().out.split()).partition("Example: negotypes ")
    assert main(example.split()) == 0
    assert list(here.rglob("*.yaml"))


def test_there_are_no_other_kinds(capsys: Capture) -> None:
    """Another kind is refused, and those that there are named."""
    with pytest.raises(SystemExit) as caught:
        new("cases", "a.yaml")
    assert caught.value.code == 2
    assert "'pack', 'case', 'actor', 'typology'" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["talks.txt", "talks.JSON", "talks.csv"])
def test_a_name_of_another_sort_of_file_is_refused(here: Path, capsys: Capture, name: str) -> None:
    """Whoever asks for one does not get a file of a name that he did not give."""
    assert new("case", name) == 2
    assert capsys.readouterr().err == f"'{name}' is no name for records; expected '.yaml'\n"
    assert not list(here.iterdir())


def test_an_id_that_is_taken_is_refused(here: Path, capsys: Capture) -> None:
    """By the built-in casebook, or by another file of the pack; nothing is written then."""
    assert new("actor", "france") == 2
    assert "the id 'france' is taken in negotypes/data/" in capsys.readouterr().err
    assert not list(here.iterdir())
    assert new("pack", "lake") == 0
    assert new("case", "lake/harbour") == 0
    capsys.readouterr()
    assert new("case", "lake/guard/harbour") == 2
    assert "choose another name for the file" in capsys.readouterr().err
    assert new("case", "lake/harbour", "--replace") == 0
