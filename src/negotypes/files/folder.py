"""Which files of a folder are read, and which are refused before they are opened."""

import os
import stat
from pathlib import Path as FilePath

from attrs import field, frozen

from negotypes.errors import Fault, listed, visible
from negotypes.vocabulary.faults import FaultCode

SUFFIXES = (".yaml", ".yml", ".json")
"""Files that are read; all others in a folder are passed over, and so is what is hidden."""

SCHEMA_SUFFIX = ".schema.json"
"""How the names of files end that editors check others by; these are passed over too."""

PACK_FILES = ("pack.yaml", "pack.yml")
"""What the file is called in which a pack describes itself."""

FILE_SIZE = 64 * 2**20
"""The largest file that is read, in bytes: some hundred thousand records."""


@frozen(eq=False)
class File:
    """A file that may be read.

    Attributes:
        path: Where it is.
        name: What it is called in messages: the path as it was given, and the way from there.
        size: How many bytes it has.
    """

    path: FilePath
    name: str
    size: int


@frozen(eq=False)
class Found:
    """What is in a folder.

    Attributes:
        files: The files to read, in the order of their names.
        faults: Why others cannot be read.
    """

    files: list[File] = field(factory=list[File])
    faults: list[Fault] = field(factory=list[Fault])

    def refuse(self, name: str, code: FaultCode, problem: str, expected: str) -> None:
        """Add a fault of a file."""
        self.faults.append(Fault(name, 1, 1, code, "", problem, expected))


def is_pack_file(name: str) -> bool:
    """Whether a file of this name is the one in which a pack describes itself."""
    return name.rpartition("/")[2] in PACK_FILES


def find_files(path: FilePath) -> Found:
    """The file itself, or the files in a folder and its subfolders.

    Symbolic links within a folder are refused, as they may lead anywhere.

    Raises:
        OSError: The file or folder cannot be read.
    """
    found = Found()
    if not path.is_dir():
        _take(path, path.stat(), found)  # what was asked for by name may be a link
        return found
    described = False
    for file in _walk(path):
        problem, expected = "", ""
        if file.name in PACK_FILES:
            if file.parent != path:
                problem, expected = "a pack within a pack", "read each pack by itself"
            elif described:
                problem = "the pack describes itself a second time"
                expected = f"keep {PACK_FILES[0]} alone"
            described |= file.parent == path
        if problem:
            found.refuse(visible(file.as_posix()), FaultCode.PACK_WITHIN, problem, expected)
        else:
            _take(file, file.lstat(), found)
    if not found.files and not found.faults and any(path.iterdir()):
        expected = f"expected names that end in {listed(SUFFIXES, 'or')}"
        problem = "no file to read in this folder"
        found.refuse(visible(path.as_posix()), FaultCode.NO_FILES, problem, expected)
    return found


def _take(file: FilePath, state: os.stat_result, found: Found) -> None:
    """Add a file to those to read, or the reason why it is not read."""
    name = visible(file.as_posix())
    if stat.S_ISLNK(state.st_mode):
        problem = "a symbolic link is not followed"
        found.refuse(name, FaultCode.LINKED, problem, "put what it leads to in its place")
    elif not stat.S_ISREG(state.st_mode):
        found.refuse(name, FaultCode.NO_PLAIN_FILE, "not a plain file", "remove it")
    elif state.st_size > FILE_SIZE:
        problem = f"{state.st_size} bytes are too many"
        found.refuse(name, FaultCode.TOO_LARGE, problem, f"expected at most {FILE_SIZE}")
    else:
        found.files.append(File(file, name, state.st_size))


def _walk(path: FilePath) -> list[FilePath]:
    """What might be read in a folder: links of any name, and files of the right names.

    Of a pack within it only the file is given in which that pack describes itself.
    """
    found: list[FilePath] = []
    # Path.rglob would pass over a folder that may not be opened without a word.
    for folder, folders, names in os.walk(path, onerror=_fail):
        here = FilePath(folder)
        own = [name for name in PACK_FILES if name in names]
        if own and here != path:
            found.append(here / own[0])
            folders.clear()
            continue
        for name in (*folders, *names):
            wanted = name in names and _is_named_for_reading(name)
            if not name.startswith(".") and (wanted or (here / name).is_symlink()):
                found.append(here / name)
        folders[:] = [name for name in folders if not name.startswith(".")]
    return sorted(found)


def _is_named_for_reading(name: str) -> bool:
    name = name.lower()
    return name.endswith(SUFFIXES) and not name.endswith(SCHEMA_SUFFIX)


def _fail(error: OSError) -> None:
    raise error
