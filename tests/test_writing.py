"""Files are written whole or not at all, and only where they may be."""

import os
import sys
from pathlib import Path
from typing import Any

import pytest

from negotypes import Casebook, Source, read, write
from negotypes.files.writing import write_whole

BOOK = Casebook([Source(id="notes", title="Notes")])
MORE = Casebook([Source(id="more", title="More")])

no_links = pytest.mark.skipif(sys.platform == "win32", reason="Windows lets few people link")


def names(folder: Path) -> list[str]:
    """What is in a folder, hidden files too."""
    return sorted(file.name for file in folder.iterdir())


@pytest.mark.parametrize("replace", [False, True])
@pytest.mark.parametrize(
    ("content", "written"),
    [("a\r\nb\n", b"a\r\nb\n"), ("Ségou", b"S\xc3\xa9gou"), (b"\xff\x00", b"\xff\x00"), ("", b"")],
)
def test_a_file_is_written_as_it_is_given(
    tmp_path: Path, content: str | bytes, written: bytes, replace: bool
) -> None:
    """Texts in UTF-8, with their line ends; nothing else is left in the folder."""
    write_whole(tmp_path / "a.txt", content, replace=replace)
    assert (tmp_path / "a.txt").read_bytes() == written
    assert names(tmp_path) == ["a.txt"]


def test_a_file_that_is_there_is_replaced_only_when_asked(tmp_path: Path) -> None:
    """Otherwise it stays, and the error names it."""
    file = tmp_path / "a.txt"
    file.write_text("old")
    with pytest.raises(
        FileExistsError, match=r"^already there: .*a\.txt; pass replace=True to replace$"
    ):
        write_whole(file, "new")
    assert (file.read_text(), names(tmp_path)) == ("old", ["a.txt"])
    write_whole(file, "new", replace=True)
    assert (file.read_text(), names(tmp_path)) == ("new", ["a.txt"])


def no_second_names(*_: object) -> None:
    """What a file system says that knows one name for each file."""
    raise OSError(95, "Operation not supported")


def test_files_are_written_where_files_have_one_name_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on memory sticks: what is there is kept all the same, and nothing is left behind."""
    monkeypatch.setattr(Path, "hardlink_to", no_second_names)
    file = tmp_path / "a.txt"
    write_whole(file, "new")
    assert (file.read_text(), names(tmp_path)) == ("new", ["a.txt"])
    with pytest.raises(
        FileExistsError, match=r"^already there: .*a\.txt; pass replace=True to replace$"
    ):
        write_whole(file, "newer")
    assert (file.read_text(), names(tmp_path)) == ("new", ["a.txt"])


@no_links
@pytest.mark.parametrize("one_name", [False, True])
def test_a_link_that_leads_nowhere_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, one_name: bool
) -> None:
    """A link has the name, whether or not it leads to a file."""
    if one_name:
        monkeypatch.setattr(Path, "hardlink_to", no_second_names)
    file = tmp_path / "a.txt"
    file.symlink_to(tmp_path / "nowhere")
    with pytest.raises(FileExistsError):
        write_whole(file, "new")
    assert names(tmp_path) == ["a.txt"]


@no_links
def test_what_a_link_leads_to_is_not_written_over(tmp_path: Path) -> None:
    """The link itself is replaced."""
    (tmp_path / "other.txt").write_text("theirs")
    file = tmp_path / "a.txt"
    file.symlink_to(tmp_path / "other.txt")
    write_whole(file, "new", replace=True)
    assert (file.read_text(), file.is_symlink()) == ("new", False)
    assert (tmp_path / "other.txt").read_text() == "theirs"


@pytest.mark.parametrize(
    ("where", "step"),
    [(os, "fsync"), (Path, "open"), (Path, "replace")],
    ids=["flush", "open", "replace"],
)
@pytest.mark.parametrize("stop", [OSError("no space left"), KeyboardInterrupt()], ids=repr)
def test_wherever_writing_stops_the_old_file_stays_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: Any, step: str, stop: BaseException
) -> None:
    """As when the disk is full, or the person at the keyboard has had enough."""
    file = tmp_path / "a.txt"
    file.write_text("old")

    def stopped(*_: object, **__: object) -> None:
        raise stop

    monkeypatch.setattr(where, step, stopped)
    with pytest.raises(type(stop)):
        write_whole(file, "new", replace=True)
    monkeypatch.undo()
    assert (file.read_text(), names(tmp_path)) == ("old", ["a.txt"])


def test_what_cannot_be_encoded_is_not_begun(tmp_path: Path) -> None:
    """Half a character cannot be written, and no empty file stands for it."""
    with pytest.raises(UnicodeEncodeError):
        write_whole(tmp_path / "a.txt", "\ud800")
    assert names(tmp_path) == []


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    """Folders are made by who asks for them."""
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "nowhere" / "a.txt", "new")


# --- Casebooks ----------------------------------------------------------------------------------


@no_links
@pytest.mark.parametrize("replace", [False, True])
@pytest.mark.parametrize("name", ["sources.yaml", "other", "pack.yaml"])
def test_a_folder_with_a_link_is_refused_before_anything_is_written(
    tmp_path: Path, name: str, replace: bool
) -> None:
    """A pack with a link cannot be read, and what the link leads to is not the pack's."""
    (tmp_path / "theirs.txt").write_text("theirs")
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / name).symlink_to(tmp_path / "theirs.txt")
    with pytest.raises(FileExistsError, match=rf"others are there: .*{name}; choose another"):
        write(BOOK, tmp_path / "own", replace=replace)
    assert names(tmp_path / "own") == [name]
    assert (tmp_path / "theirs.txt").read_text() == "theirs"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
@pytest.mark.parametrize("name", ["own", "own/a.yaml"])
def test_a_pipe_is_refused(tmp_path: Path, name: str) -> None:
    """In the folder, or in the place of the file."""
    (tmp_path / "own").mkdir()
    os.mkfifo(tmp_path / "own" / "a.yaml")
    with pytest.raises(FileExistsError, match=r"others are there: .*a\.yaml"):
        write(BOOK, tmp_path / name, replace=True)
    assert names(tmp_path / "own") == ["a.yaml"]


def test_a_folder_with_notes_and_nothing_else_is_written_to(tmp_path: Path) -> None:
    """That there is nothing to read yet is no reason to refuse."""
    (tmp_path / "notes.txt").write_text("mine")
    write(BOOK, tmp_path)
    assert names(tmp_path) == ["notes.txt", "sources.yaml"]
    write(MORE, tmp_path, replace=True)
    assert read(tmp_path, on=Casebook()) == MORE


def test_a_folder_called_like_a_file_is_left_alone(tmp_path: Path) -> None:
    """It is no file that may be replaced."""
    (tmp_path / "own.yaml").mkdir()
    for replace in (False, True):
        with pytest.raises(OSError, match="own"):
            write(BOOK, tmp_path / "own.yaml", replace=replace)
    assert names(tmp_path) == ["own.yaml"]
    assert names(tmp_path / "own.yaml") == []


@pytest.mark.skipif(os.name != "posix", reason="only such systems know who may read a file")
def test_a_file_that_is_replaced_keeps_its_rights(tmp_path: Path) -> None:
    """What only one person may read is not opened to others by writing it anew."""
    file = tmp_path / "a.yaml"
    file.write_text("old")
    file.chmod(0o600)
    write_whole(file, "new", replace=True)
    assert (file.read_text(), file.stat().st_mode & 0o777) == ("new", 0o600)
