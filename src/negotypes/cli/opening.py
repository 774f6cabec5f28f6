"""The packs that a command is given."""

from argparse import ArgumentParser
from collections.abc import Iterable

from negotypes.casebook import Casebook
from negotypes.cli.progress import bar


def opened(path: str) -> tuple[Casebook, Casebook]:
    """The casebook on which a pack builds, and the records of the pack."""
    from negotypes.packs import read_with_base  # what reads files takes long to import

    with bar(f"Reading {path}") as tell:
        return read_with_base(path, tell)


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
