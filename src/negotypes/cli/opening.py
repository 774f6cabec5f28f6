"""The packs that a command is given."""

from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path

from negotypes.builtin import load
from negotypes.casebook import Casebook
from negotypes.cli.progress import bar
from negotypes.errors import visible


def opened(path: str, given: Iterable[str] = ()) -> tuple[Casebook, Casebook]:
    """The casebook on which a pack builds, and the records of the pack.

    Args:
        path: A file or folder, or the id of an installed pack.
        given: The packs that a command was given to add.
    """
    from negotypes.packs import read  # what reads files takes long to import

    on = extended(load(), given) if given else None
    with bar(visible(f"Reading {path}")) as tell:
        own = read(place(path), on=on, tell=tell)
    return own.base, own


def place(path: str) -> Path:
    """A file or folder, or the folder of an installed pack."""
    from negotypes.packs.installed import folder_of, installed

    there = Path(path)
    return folder_of(path) if path in installed() and not there.exists() else there


def adding(words: ArgumentParser) -> None:
    """Let a command be given packs to add."""
    words.add_argument(
        "--add",
        action="append",
        default=[],
        metavar="PATH",
        help="add your own records: a file, a folder or the id of an installed pack;"
        " may be given several times",
    )


def extended(book: Casebook, given: Iterable[str]) -> Casebook:
    """A casebook with the packs that a command was given to add."""
    for pack in given:
        from negotypes.packs import added  # as above

        book = added(book, pack)
    return book
