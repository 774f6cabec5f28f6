"""Every code has something that shows it: a file, a folder, or a file made while testing.

A fault of one file stands in ``data/broken``, with its message beside it. What takes more than one
file stands in a folder of ``data/packs`` that is named for the code: the pack in ``pack``, texts in
``texts`` where anchors are checked, and in ``expected`` all that is told of it.
"""

import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import chdir
from pathlib import Path

import pytest

from negotypes import FaultCode, Validation, validate
from negotypes.files.folder import FILE_SIZE
from negotypes.files.nodes import FAULTS
from test_reading import BASE, BROKEN, DATA

PACKS = sorted((DATA / "packs").iterdir())

WHILE_TESTING = (DATA / "while-testing.expected").read_text("utf-8").splitlines()
"""Messages on files that git, or some system, cannot hold: a test below makes them."""

no_links = pytest.mark.skipif(sys.platform == "win32", reason="Windows lets few people link")


def checked(folder: Path) -> Validation:
    """What is found in a folder of the form described above."""
    with chdir(folder):
        return validate("pack", on=BASE, sources="texts" if Path("texts").exists() else None)


def shown() -> Iterator[str]:
    """The codes in all messages that are kept."""
    kept = [file.with_name(f"{file.name}.expected") for file in BROKEN]
    files = [*kept, *(folder / "expected" for folder in PACKS)]
    lines = (line for file in files for line in file.read_text("utf-8").splitlines())
    for line in (*lines, *WHILE_TESTING):
        yield from re.findall(r"^[^:]+:\d+:\d+: ([EW]\d{3}) ", line)


@pytest.mark.parametrize("folder", PACKS, ids=lambda folder: folder.name)
def test_a_pack_gives_exactly_what_is_expected(folder: Path) -> None:
    """Its errors and warnings are those that are kept, and nothing else; it is named for one."""
    expected = (folder / "expected").read_text("utf-8")
    found = checked(folder)
    assert "".join(f"{line}\n" for line in str(found).splitlines()) == expected
    codes = {fault.code for fault in (*found.errors, *found.warnings)}
    assert folder.name[:4] in codes or (folder.name == "in-order" and not codes)


@pytest.mark.parametrize("folder", PACKS, ids=lambda folder: folder.name)
def test_a_pack_can_be_read_unless_it_has_an_error(folder: Path) -> None:
    """Errors have codes with E, and leave no casebook; warnings have codes with W."""
    found = checked(folder)
    assert (found.book is None) is bool(found.errors)
    assert {fault.code[0] for fault in found.errors} <= {"E"}
    assert {fault.code[0] for fault in found.warnings} <= {"W"}


def test_every_code_is_shown() -> None:
    """No code is without a fixture, and none is made up by one."""
    assert {*shown()} == set(FaultCode)


@no_links
def test_a_symbolic_link_in_a_pack_is_not_followed(tmp_path: Path) -> None:
    """It may lead anywhere, to a file or a folder, whatever it is called."""
    secret = tmp_path / "secret.yaml"
    secret.write_text("sources: [{id: n, title: N}]\n")
    (tmp_path / "folder").mkdir()
    pack = tmp_path / "pack"
    pack.mkdir()
    (pack / "a.yaml").symlink_to(secret)
    (pack / "b").symlink_to(tmp_path / "folder", target_is_directory=True)
    (pack / "c.yaml").symlink_to(tmp_path / "nowhere")
    (pack / ".hidden").symlink_to(secret)
    found = validate(pack, on=BASE)
    told = [str(fault).removeprefix(pack.as_posix()) for fault in found.errors]
    said = "E114 a symbolic link is not followed; put what it leads to in its place"
    assert told == [f"/{name}:1:1: {said}" for name in ("a.yaml", "b", "c.yaml")]
    assert not found.warnings
    assert validate(pack / "a.yaml", on=BASE).book is not None  # asked for by its name


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    """Reading it would wait for ever; it is refused in a folder, and when asked for by name."""
    pipe = tmp_path / "a.yaml"
    os.mkfifo(pipe)
    for path in (tmp_path, pipe):
        (fault,) = validate(path, on=BASE).errors
        assert str(fault) == f"{pipe.as_posix()}:1:1: E115 not a plain file; remove it"


def test_a_file_that_is_too_large_is_not_opened(tmp_path: Path) -> None:
    """One byte too many is refused before anything is read."""
    file = tmp_path / "a.yaml"
    with file.open("wb") as opened:
        opened.truncate(FILE_SIZE + 1)
    (fault,) = validate(tmp_path, on=BASE).errors
    assert str(fault) == (
        f"{file.as_posix()}:1:1: E113 {FILE_SIZE + 1} bytes are too many; "
        f"expected at most {FILE_SIZE}"
    )


def large(file: Path) -> None:
    with file.open("wb") as opened:
        opened.truncate(FILE_SIZE + 1)


def damaged(file: Path) -> None:
    file.write_text("no archive")


def crowded(file: Path) -> None:
    file.write_text("sources: [" + "!x y, " * (FAULTS + 1) + "]")


MADE: dict[str, Callable[[Path], object]] = {
    "large.yaml": large,
    "link.yaml": lambda file: file.symlink_to("elsewhere.yaml"),
    "pipe.yaml": lambda file: os.mkfifo(file),  # noqa: PLW0108 - Windows has none
    "my-cases.zip": damaged,
    "crowded.yaml": crowded,
}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
@pytest.mark.parametrize("message", WHILE_TESTING)
def test_a_file_that_cannot_be_kept_gives_its_message(tmp_path: Path, message: str) -> None:
    """It is made in a folder of its own; of many faults the last is looked at."""
    name = message.partition(":")[0].rpartition("/")[2]
    folder = tmp_path / "my-cases"
    folder.mkdir()
    MADE[name](tmp_path / name if name.endswith(".zip") else folder / name)
    with chdir(tmp_path):
        found = validate(name if name.endswith(".zip") else "my-cases", on=BASE)
    assert str(found.errors[-1]) == message
