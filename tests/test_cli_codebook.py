"""The command that writes codebooks: to the screen, or into a folder."""

import csv
import io
from pathlib import Path

import pytest

from negotypes import codebook, load, write
from negotypes.casebook import Casebook
from negotypes.cli import main
from negotypes.records import ArmedGroup
from negotypes.tidy import csv_text
from sample import BOOK, said

FILES = ("codebook.md", "codebook.html", "data-dictionary.csv", "vocabularies.csv")

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _sample(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the command know the small casebook of these tests."""
    monkeypatch.setattr("negotypes.packs.reading.load", lambda: BOOK)
    monkeypatch.setattr("negotypes.codebooks.book.load", lambda: BOOK)


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """Records of one's own, in a file."""
    group = ArmedGroup(id="new-league", evidence=(said(3),), name="New League")
    folder = tmp_path / "my-cases"
    folder.mkdir()
    write(Casebook([group]), folder / "groups.yaml")
    return folder


def printed(capsys: Capture, *words: str) -> str:
    """What the command prints when it goes well."""
    assert main(("codebook", *words)) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


def test_the_built_in_casebook_in_markdown(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a path it is that of the built-in casebook, with its title page if it has one."""
    out = printed(capsys)
    assert out.startswith("# Codebook\n")
    assert f"**{len(BOOK)} records in all**" in out
    assert out.endswith("\n")
    assert not out.endswith("\n\n")
    whole = Casebook(BOOK.records, packs=load().packs)
    monkeypatch.setattr("negotypes.codebooks.book.load", lambda: whole)
    out = printed(capsys)
    assert out.startswith(f"# Codebook: {load().packs[0].title}\n")
    assert "| Licence | CC-BY-4.0 |" in out


def test_ones_own_records(capsys: Capture, mine: Path) -> None:
    """With a path it is that of these records alone."""
    out = printed(capsys, str(mine))
    assert out.startswith("# Codebook\n")
    assert "**1 record in all**" in out
    assert "| marsh-2020 | Talking on the River |" in out


def test_formats(capsys: Capture) -> None:
    """HTML, the data dictionary and the vocabularies are printed on request."""
    assert printed(capsys, "--format", "html").startswith("<!DOCTYPE html>")
    made = codebook(BOOK, on=BOOK)
    for word, rows in (("csv", made.dictionary()), ("vocabularies-csv", made.terms())):
        out = printed(capsys, "--format", word)
        wanted = list(csv.reader(io.StringIO(csv_text(rows), newline="")))
        assert list(csv.reader(io.StringIO(out, newline=""))) == wanted


def test_into_a_folder(capsys: Capture, tmp_path: Path) -> None:
    """All forms are written, and their files named."""
    folder = tmp_path / "new" / "folder"
    out = printed(capsys, "--into", str(folder))
    assert out.splitlines() == [str(folder / name) for name in FILES]
    assert {file.name for file in folder.iterdir()} == set(FILES)
    wanted = csv_text(codebook(BOOK, on=BOOK).terms()).encode()
    assert (folder / "vocabularies.csv").read_bytes() == wanted


def test_one_form_into_a_folder(capsys: Capture, tmp_path: Path) -> None:
    """With a format only that file is written."""
    out = printed(capsys, "--into", str(tmp_path), "--format", "html")
    assert out.splitlines() == [str(tmp_path / "codebook.html")]


def test_nothing_is_written_over(capsys: Capture, tmp_path: Path) -> None:
    """Files that are there stay, all of them, unless they may be replaced."""
    (tmp_path / "codebook.html").write_text("mine")
    assert main(("codebook", "--into", str(tmp_path))) == 2
    out, err = capsys.readouterr()
    assert out == ""
    there = tmp_path / "codebook.html"
    assert err == f"already there: {there}; say --replace to replace it\n"
    assert [file.name for file in tmp_path.iterdir()] == ["codebook.html"]
    assert (tmp_path / "codebook.html").read_text() == "mine"
    printed(capsys, "--into", str(tmp_path), "--replace")
    assert there.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_wrong_paths(capsys: Capture, tmp_path: Path) -> None:
    """A path that leads nowhere, and records with faults, are told and nothing is written."""
    assert main(("codebook", str(tmp_path / "nowhere"))) == 2
    assert "nowhere" in capsys.readouterr().err
    (tmp_path / "bad.yaml").write_text("actors:\n  - {id: X}\n")
    assert main(("codebook", str(tmp_path / "bad.yaml"), "--into", str(tmp_path / "to"))) == 1
    assert "bad.yaml:2" in capsys.readouterr().err
    assert not (tmp_path / "to").exists()
    (tmp_path / "file").write_text("")
    assert main(("codebook", "--into", str(tmp_path / "file"))) == 2


def test_unknown_format(capsys: Capture) -> None:
    """A format that there is not is refused with those that there are."""
    with pytest.raises(SystemExit) as caught:
        main(("codebook", "--format", "pdf"))
    assert caught.value.code == 2
    assert "vocabularies-csv" in capsys.readouterr().err
