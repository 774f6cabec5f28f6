"""Pages of the documentation, and how what they show is run.

A page is run from top to bottom in a copy of the folder `examples`; after the comment
`<!-- in an empty folder -->` in an empty one, and after `<!-- in a copy of examples -->` in a copy
again. Of the fenced blocks on it,

- `console` is what a terminal shows: a line that begins with `$ ` is a command, and below it stands
  what it prints, broken as a terminal of 80 columns would break it;
- `diff` with a title changes the file of that name, until the next heading; after the comment
  `<!-- backwards -->` the other way round, so that the page shows how a mistake is mended;
- `yaml` with a title stands so in the file of that name.

Called with the names of pages, this program writes what comes out into them.
"""

import re
import shlex
import shutil
import sys
import warnings
from collections.abc import Iterable, Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout, suppress
from doctest import ELLIPSIS, OutputChecker
from io import StringIO
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent, fill
from unittest.mock import patch

from attrs import frozen

from negotypes.cli import main

ROOT = Path(__file__).parents[1]
WIDTH = 80

_FENCE = re.compile(r'```(\w*)(?: title="([^"]+)")?')
_BACKWARDS = "<!-- backwards -->"
_PLACES = {"<!-- in an empty folder -->": False, "<!-- in a copy of examples -->": True}


@frozen
class Shown:
    """A command on a page.

    Attributes:
        line: The number of its line.
        command: The command.
        wanted: What is shown below it.
        got: What it prints.
    """

    line: int
    command: str
    wanted: str
    got: str

    @property
    def right(self) -> bool:
        """Whether it prints what is shown."""
        return OutputChecker().check_output(self.wanted, self.got, ELLIPSIS)

    def __str__(self) -> str:
        """The place, and both texts."""
        told = (f"line {self.line}: $ {self.command}", "shown:", self.wanted, "printed:", self.got)
        return "\n".join(told)


def copy_examples(folder: Path) -> None:
    """Put a copy of the examples into a folder."""
    shutil.copytree(ROOT / "examples", folder, dirs_exist_ok=True)


def shown_on(text: str) -> Iterator[Shown]:
    """Run a page.

    Raises:
        ValueError: A change cannot be made, a file has not what is shown of it, or a command is
            shown that is not run.
    """
    lines = text.splitlines()
    with TemporaryDirectory() as home:
        folder = _place(Path(home, "0"), True)
        undo: dict[Path, str] = {}
        at = 0
        while at < len(lines):
            line = lines[at]
            at += 1
            if line in _PLACES:
                folder = _place(Path(home, str(at)), _PLACES[line])
            elif line.startswith("#"):
                for file, content in undo.items():
                    file.write_text(content, "utf-8")
                undo.clear()
            elif fence := _FENCE.fullmatch(line):
                end = lines.index("```", at)
                kind, title = fence.groups()
                if kind == "console":
                    yield from _run_all(lines[at:end], at + 1, folder)
                elif title and kind == "diff":
                    file = folder / title
                    undo.setdefault(file, file.read_text("utf-8"))
                    marks = "+-" if _BACKWARDS in lines[max(0, at - 3) : at] else "-+"
                    _change(file, lines[at:end], marks)
                elif title:
                    _stands_in(folder / title, lines[at:end])
                at = end + 1


def _place(folder: Path, filled: bool) -> Path:
    folder.mkdir()
    if filled:
        copy_examples(folder)
    return folder


def _run_all(block: list[str], first: int, folder: Path) -> Iterator[Shown]:
    starts = [number for number, line in enumerate(block) if line.startswith("$ ")]
    if not starts and any(line.startswith("negotypes ") for line in block):
        raise ValueError(f"line {first}: a command without '$ ' is not run")
    for start, end in pairwise([*starts, len(block)]):
        command = block[start].removeprefix("$ ")
        wanted = "".join(f"{line}\n" for line in block[start + 1 : end])
        yield Shown(first + start, command, wanted, _run(command, folder))


def _run(command: str, folder: Path) -> str:
    name, *words = shlex.split(command)
    if name != "negotypes":
        raise ValueError(f"only negotypes is run, not '{name}'")
    printed = StringIO()
    with (
        chdir(folder),
        patch.dict("os.environ", COLUMNS=str(WIDTH)),
        redirect_stdout(printed),
        redirect_stderr(printed),
        warnings.catch_warnings(),
        suppress(SystemExit),
    ):
        warnings.simplefilter("always")
        main(words)
    return "".join(f"{line}\n" for line in _broken(printed.getvalue().splitlines()))


def _broken(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield broken(line) if len(line) > WIDTH else line.rstrip()


def broken(text: str) -> str:
    """A long line as a terminal would break it."""
    return fill(
        text, WIDTH, subsequent_indent="    ", break_on_hyphens=False, break_long_words=False
    )


def _change(file: Path, block: list[str], marks: str) -> None:
    old, new = (
        "".join(f"{line[1:]}\n" for line in block if line[:1] in (mark, " ")) for mark in marks
    )
    text = "\n" + file.read_text("utf-8")
    if text.count(f"\n{old}") != 1:
        raise ValueError(f"{file.name} has not once:\n{old}")
    file.write_text(text.replace(f"\n{old}", f"\n{new}")[1:], "utf-8")


def _stands_in(file: Path, block: list[str]) -> None:
    lines = file.read_text("utf-8").splitlines()
    wanted = dedent("\n".join(block))
    for start in range(len(lines)):
        if dedent("\n".join(lines[start : start + len(block)])) == wanted:
            return
    raise ValueError(f"{file.name} has nowhere:\n{wanted}")


def rewrite(page: Path) -> None:
    """Write what the commands on a page print into the page."""
    lines = page.read_text("utf-8").splitlines()
    for shown in reversed(list(shown_on("\n".join(lines)))):
        if not shown.right:
            length = len(shown.wanted.splitlines())
            lines[shown.line : shown.line + length] = shown.got.splitlines()
    page.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    for name in sys.argv[1:]:
        rewrite(Path(name))
