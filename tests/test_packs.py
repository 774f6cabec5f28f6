"""A researcher's own records: written and read again, whole or not at all."""

import os
import stat
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from negotypes.casebook import Casebook
from negotypes.packs import read, write
from negotypes.records import Organization, Source
from negotypes.testing import casebooks
from negotypes.vocabulary import RecordKind

EMPTY = Casebook()
NOTES = Source(id="notes", title="Notes")
MORE = Source(id="more-notes", title="More notes")
PAPER = Organization(id="lake-paper", name="Lake Paper", evidence=())
BOOK = Casebook([NOTES])


def contents(folder: Path) -> dict[str, bytes]:
    """Every file in a folder, hidden ones too, with what it holds."""
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


@pytest.mark.parametrize("name", ["book", "book.yaml", "book.json"])
@given(book=casebooks())
def test_a_casebook_that_is_written_and_read_is_the_same(name: str, book: Casebook) -> None:
    """For a folder, a YAML file and a JSON file, reading gives back what was written."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        write(book, path)
        assert read(path, on=EMPTY) == book


@pytest.mark.parametrize("name", ["book", "book.yaml", "book.json"])
@given(book=casebooks(), data=st.data())
def test_the_same_casebook_gives_the_same_bytes(
    name: str, book: Casebook, data: st.DataObject
) -> None:
    """However a casebook came about, and however often it is written, the files are the same."""
    again = Casebook(data.draw(st.permutations(list(book.records))))
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        write(book, Path(one) / name)
        write(again, Path(other) / name)
        first = contents(Path(one))
        assert contents(Path(other)) == first
        write(book, Path(one) / name, replace=True)
        assert contents(Path(one)) == first


def test_a_folder_gets_a_file_for_each_kind_that_there_is(tmp_path: Path) -> None:
    """The files are named for the collections; a kind without records has none."""
    write(Casebook([NOTES, MORE, PAPER]), tmp_path / "book")
    assert list(contents(tmp_path)) == ["book/actors.yaml", "book/sources.yaml"]
    kinds = {f"{kind}.yaml" for kind in RecordKind}
    assert {file.name for file in (tmp_path / "book").iterdir()} <= kinds


def test_what_is_written_is_plain(tmp_path: Path) -> None:
    """The files can be read by people, and end their lines alike on every system."""
    write(Casebook([evolve(NOTES, authors=("bo-rask",), issued=None)]), tmp_path / "a.yaml")
    write(BOOK, tmp_path / "a.json")
    assert contents(tmp_path) == {
        "a.json": b'{\n "sources": [\n  {\n   "id": "notes",\n   "title": "Notes"\n  }\n ]\n}\n',
        "a.yaml": b"sources:\n  - id: notes\n    title: Notes\n    authors: [bo-rask]\n",
    }


def test_an_empty_casebook_can_be_written_and_read(tmp_path: Path) -> None:
    """No records are a folder without files, or a file without records."""
    for name in ("book", "book.yaml", "book.json"):
        write(EMPTY, tmp_path / name)
        assert read(tmp_path / name, on=EMPTY) == EMPTY
    assert list((tmp_path / "book").iterdir()) == []


@pytest.mark.parametrize("name", ["book.yml", "BOOK.YAML", "Book.Json"])
def test_the_ending_of_a_file_decides_its_format(tmp_path: Path, name: str) -> None:
    """The short ending of YAML is known as well, and capitals do not matter."""
    write(BOOK, tmp_path / name)
    assert list(contents(tmp_path)) == [name]
    assert read(tmp_path, on=EMPTY) == BOOK
    assert contents(tmp_path)[name].startswith(b"{" if "J" in name else b"sources:")


def test_folders_on_the_way_are_made(tmp_path: Path) -> None:
    """A path may lead through folders that are not there yet; it may also be a text."""
    write(BOOK, str(tmp_path / "a" / "b" / "book.yaml"))
    write(BOOK, str(tmp_path / "a" / "c" / "book"))
    assert read(str(tmp_path / "a" / "b"), on=EMPTY) == BOOK
    assert read(str(tmp_path / "a" / "c"), on=EMPTY) == BOOK


@pytest.mark.parametrize("name", ["book", "book.yaml", "book.json"])
def test_what_is_there_is_not_replaced_unasked(tmp_path: Path, name: str) -> None:
    """Without replace=True nothing is written where there is something; with it, all is new."""
    path = tmp_path / name
    write(BOOK, path)
    before = contents(tmp_path)
    other = Casebook([MORE, PAPER])
    with pytest.raises(FileExistsError, match=r"^already there: .*; pass replace=True to replace$"):
        write(other, path)
    assert contents(tmp_path) == before
    write(other, path, replace=True)
    assert {file.name for file in tmp_path.rglob("*.*")} == (
        {"sources.yaml", "actors.yaml"} if name == "book" else {name}
    )


def test_a_kind_that_is_gone_has_no_file_any_more(tmp_path: Path) -> None:
    """After replacing, a folder holds this casebook and no record of the one before."""
    write(Casebook([NOTES, PAPER]), tmp_path)
    write(BOOK, tmp_path, replace=True)
    assert list(contents(tmp_path)) == ["sources.yaml"]
    assert read(tmp_path, on=EMPTY) == BOOK


@pytest.mark.parametrize("name", ["mine.yaml", "deep/er/mine.json", "sources.yml"])
@pytest.mark.parametrize("replace", [False, True])
def test_files_of_somebody_else_are_left_alone(tmp_path: Path, name: str, replace: bool) -> None:
    """A folder that holds other records is refused, since reading it would give those as well."""
    file = tmp_path / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("sources: []\n")
    before = contents(tmp_path)
    with pytest.raises(FileExistsError, match=r"^others are there: .*; choose another place$"):
        write(BOOK, tmp_path, replace=replace)
    assert contents(tmp_path) == before


def test_files_that_are_not_read_do_not_stand_in_the_way(tmp_path: Path) -> None:
    """A folder may hold notes and hidden files beside the records."""
    for name in ("README.md", ".hidden.yaml"):
        (tmp_path / name).write_text("mine")
    write(BOOK, tmp_path)
    assert list(contents(tmp_path)) == [".hidden.yaml", "README.md", "sources.yaml"]


@pytest.mark.parametrize("replace", [False, True])
def test_a_file_where_a_folder_belongs_is_left_alone(tmp_path: Path, replace: bool) -> None:
    """A path without the ending of a file is a folder, and no file is replaced by it."""
    path = tmp_path / "book"
    path.write_text("mine")
    with pytest.raises(FileExistsError):
        write(BOOK, path, replace=replace)
    assert contents(tmp_path) == {"book": b"mine"}


@pytest.mark.parametrize("name", ["book", "book.yaml", "book.json"])
@pytest.mark.parametrize("step", ["open", "fsync", "replace"])
@pytest.mark.parametrize("stop", [OSError("no space left"), KeyboardInterrupt()], ids=repr)
def test_an_interrupted_write_leaves_the_old_file_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, step: str, stop: BaseException
) -> None:
    """Wherever writing stops, the old file is there as it was, and nothing else is."""
    write(BOOK, tmp_path / name)
    before = contents(tmp_path)
    where: Any = os if step == "fsync" else Path
    original = getattr(where, step)

    def interrupted(*arguments: Any, **options: Any) -> Any:
        if step == "open":
            opened = original(*arguments, **options)
            opened.write(b"sour")
            opened.close()
        raise stop

    monkeypatch.setattr(where, step, interrupted)
    with pytest.raises(type(stop)):
        write(Casebook([MORE]), tmp_path / name, replace=True)
    monkeypatch.undo()
    assert contents(tmp_path) == before


def test_a_text_that_cannot_be_written_leaves_the_old_file_whole(tmp_path: Path) -> None:
    """Half a character, as only a program can make it, is refused before the file is touched."""
    path = tmp_path / "book.json"
    write(BOOK, path)
    before = contents(tmp_path)
    with pytest.raises(UnicodeEncodeError):
        write(Casebook([evolve(NOTES, title="\ud800")]), path, replace=True)
    assert contents(tmp_path) == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_files_have_the_permissions_that_new_files_have(tmp_path: Path) -> None:
    """Colleagues who may read other files in the folder may read these."""
    (tmp_path / "other").touch()
    write(BOOK, tmp_path / "book.yaml")
    modes = {stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()}
    assert len(modes) == 1
