"""Depositing: archive."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from negotypes.cli.command import Command
from negotypes.cli.opening import adding, opened
from negotypes.cli.output import say
from negotypes.errors import Fault, InvalidFiles, visible
from negotypes.vocabulary.faults import FaultCode


def _words(words: ArgumentParser) -> None:
    words.add_argument("path", metavar="PACK", help="the folder of the pack")
    words.add_argument("out", metavar="OUT.zip", help="the archive to write")
    adding(words)
    words.add_argument("--replace", action="store_true", help="write over a file that is there")


def _archive(options: Namespace) -> int:
    from negotypes.deposit import archive  # most commands never need it

    base, own = opened(options.path, options.add)
    licence = _licence(Path(options.path))
    archive(own, options.out, on=base, licence=licence, replace=options.replace)
    say(f"Written: {visible(options.out)}")
    return 0


def _licence(folder: Path) -> str | None:
    """The text of the licence, where it lies beside the records."""
    for name in ("LICENSE", "LICENSE.txt", "LICENSE.md", "LICENCE", "LICENCE.txt", "LICENCE.md"):
        file = folder / name
        if file.is_file() and not file.is_symlink():
            try:
                return file.read_text("utf-8-sig")
            except UnicodeDecodeError:
                said = ("", "not UTF-8", "save the file as UTF-8")
                place = (visible(file.as_posix()), 1, 1)
                raise InvalidFiles([Fault(*place, FaultCode.NOT_UTF8, *said)]) from None
    return None


COMMANDS = (
    Command(
        "archive",
        "write a pack as an archive for a journal or a repository",
        "archive my-cases/ my-cases-1.0.zip",
        _words,
        _archive,
    ),
)
