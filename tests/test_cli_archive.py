"""`negotypes archive`: a pack as an archive for a journal."""

import zipfile
from pathlib import Path

import pytest

from negotypes.cli import main
from negotypes.packs import read, write
from test_deposit import LAKE, PACK, RIVER

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a pack in it, in which one is."""
    monkeypatch.chdir(tmp_path)
    write(RIVER, tmp_path / "river")
    return tmp_path


def licence(file: str) -> str:
    with zipfile.ZipFile(file) as opened:
        return opened.read("LICENSE.txt").decode()


def test_a_pack_is_written_and_read(here: Path, capsys: Capture) -> None:
    """The archive of a folder reads as the folder does, and it is told where it is."""
    assert main(["archive", "river", "river.zip"]) == 0
    assert capsys.readouterr().out == "Written: river.zip\n"
    assert read(here / "river.zip") == RIVER
    assert main(["validate", "river.zip"]) == 0


def test_an_archive_of_an_archive_is_the_same(here: Path) -> None:
    """An archive can be read and written again, with the same bytes."""
    assert main(["archive", "river", "a.zip"]) == 0
    assert main(["archive", "a.zip", "b.zip"]) == 0
    assert (here / "a.zip").read_bytes() == (here / "b.zip").read_bytes()


def test_what_it_builds_on_goes_along(here: Path) -> None:
    """Records that name the built-in casebook take it with them."""
    (here / "mine").mkdir()
    assert main(["new", "pack", "mine"]) == 0
    assert main(["archive", "mine", "mine.zip"]) == 0
    with zipfile.ZipFile(here / "mine.zip") as opened:
        assert "builds-on/records.json" in opened.namelist()


@pytest.mark.parametrize("name", ["LICENSE", "LICENSE.txt", "LICENSE.md", "LICENCE"])
def test_the_licence_beside_the_records_goes_along(here: Path, name: str) -> None:
    """Where its text lies beside the records it is taken whole; else its name stands."""
    assert main(["archive", "river", "without.zip"]) == 0
    assert licence("without.zip") == "River talks\nLicence: CC-BY-4.0\n"
    (here / "river" / name).write_bytes(b"\xef\xbb\xbfAs you like.\r\n")
    assert main(["archive", "river", "with.zip"]) == 0
    assert licence("with.zip") == "As you like.\n"


def test_a_licence_is_not_looked_for_elsewhere(here: Path) -> None:
    """A link may lead to what nobody meant to give away."""
    (here / "secret").write_text("secret")
    (here / "river/LICENSE.md").mkdir()
    (here / "river/LICENCE.md").symlink_to(here / "secret")
    assert main(["validate", "river"]) == 1  # links are refused there, too
    (here / "river/LICENCE.md").unlink()
    (here / "river/LICENSE.md").rmdir()
    (here / "river.yaml").write_text("sources: []\n")
    assert main(["archive", "river.yaml", "x.zip"]) == 2


def test_a_licence_in_another_encoding_is_refused(here: Path, capsys: Capture) -> None:
    """What cannot be read is told, with what helps, and nothing is written."""
    (here / "river/LICENSE").write_bytes(b"\xff")
    assert main(["archive", "river", "a.zip"]) == 1
    said = "river/LICENSE:1:1: E102 not UTF-8; save the file as UTF-8\n"
    assert capsys.readouterr().err == said
    assert not (here / "a.zip").exists()


def test_nothing_is_written_over(here: Path, capsys: Capture) -> None:
    """What is there stays unless one says so."""
    (here / "a.zip").write_text("mine")
    assert main(["archive", "river", "a.zip"]) == 2
    assert "already there: a.zip" in capsys.readouterr().err
    assert (here / "a.zip").read_text() == "mine"
    assert main(["archive", "river", "a.zip", "--replace"]) == 0
    assert read(here / "a.zip") == RIVER


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("river", "a.tar"), 2, "expected a name that ends in '.zip', got 'a.tar'"),
        (("rivers", "a.zip"), 2, "No such file or directory: 'rivers'"),
        (("river", "no/a.zip"), 2, "No such file or directory"),
        (("broken", "a.zip"), 1, "broken/a.yaml:1:8: E111"),
        (("loose", "a.zip"), 2, "say in pack.yaml what they are: see negotypes new pack"),
    ],
)
def test_what_cannot_be_done_is_told(
    here: Path, capsys: Capture, words: tuple[str, str], code: int, said: str
) -> None:
    """Faults end with 1, all else with 2, and no file is left behind."""
    for name, text in (("broken", "cases: x\n"), ("loose", "cases: []\n")):
        (here / name).mkdir()
        (here / name / "a.yaml").write_text(text)
    assert main(["archive", *words]) == code
    assert said in capsys.readouterr().err
    assert not [file for file in here.rglob("*") if file.suffix in (".zip", ".tar")]


def test_a_name_with_what_is_not_seen_is_shown_with_marks(here: Path, capsys: Capture) -> None:
    """A terminal is given no signs that it would obey."""
    assert main(["archive", "river", "\x1b[31m\u202e.zip"]) == 0
    assert main(["archive", "river", "\x1b[31m\u202e.zip"]) == 2
    shown = capsys.readouterr()
    assert shown.out == "Written: ?[31m?.zip\n"
    assert shown.err == "already there: ?[31m?.zip; say --replace to replace it\n"


def test_the_packs_of_these_tests_differ() -> None:
    """A pack that builds on another is not that one."""
    assert PACK.id in LAKE.builds_on
    assert PACK != LAKE


def test_help_has_an_example(capsys: Capture) -> None:
    """Help shows a call."""
    with pytest.raises(SystemExit) as caught:
        main(["archive", "--help"])
    assert caught.value.code == 0
    assert "Example: negotypes archive my-cases/ my-cases-1.0.zip" in capsys.readouterr().out
