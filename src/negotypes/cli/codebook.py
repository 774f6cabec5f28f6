"""The codebook of a casebook: codebook."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path

from negotypes.cli.command import Command
from negotypes.cli.opening import adding, opened
from negotypes.cli.output import say, write_all

_FILES = {
    "markdown": "codebook.md",
    "html": "codebook.html",
    "csv": "data-dictionary.csv",
    "vocabularies-csv": "vocabularies.csv",
}
"""The name of the file of each form."""


def _declare(words: ArgumentParser) -> None:
    words.add_argument(
        "path",
        nargs="?",
        metavar="PATH",
        help="your own records, in a file or folder; without it, the built-in casebook",
    )
    words.add_argument(
        "--format",
        choices=list(_FILES),
        help="the form; without it Markdown, or with --into all of them",
    )
    adding(words)
    words.add_argument(
        "--into", metavar="FOLDER", help="write files into this folder instead of printing"
    )
    words.add_argument(
        "--replace", action="store_true", help="replace files that are there already"
    )


def _run(options: Namespace) -> int:
    made = _made(options.path, options.add)
    if options.into is None:
        say(made[options.format or "markdown"]().rstrip("\r\n"))
        return 0
    forms = list(_FILES) if options.format is None else [options.format]
    texts = {_FILES[form]: made[form]() for form in forms}
    write_all(Path(options.into), texts, replace=options.replace)
    return 0


def _made(path: str | None, given: list[str]) -> dict[str, Callable[[], str]]:
    """What gives the codebook in each form."""
    from negotypes.codebooks import codebook  # most commands never need these
    from negotypes.tidy import csv_text

    base, own = (None, None) if path is None else opened(path, given)
    made = codebook(own, on=base)
    return {
        "markdown": made.markdown,
        "html": made.html,
        "csv": lambda: csv_text(made.dictionary()),
        "vocabularies-csv": lambda: csv_text(made.terms()),
    }


COMMANDS = (
    Command("codebook", "write the codebook of records", "codebook my-cases/", _declare, _run),
)
