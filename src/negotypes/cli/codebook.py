"""The codebook of a casebook: codebook."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path

from negotypes.cli.command import Command
from negotypes.cli.output import say, write_all
from negotypes.codebooks import Codebook, codebook
from negotypes.packs import read_with_base
from negotypes.tidy import csv_text

_FORMATS: dict[str, tuple[str, Callable[[Codebook], str]]] = {
    "markdown": ("codebook.md", lambda made: made.markdown()),
    "html": ("codebook.html", lambda made: made.html()),
    "csv": ("data-dictionary.csv", lambda made: csv_text(made.dictionary())),
    "vocabularies-csv": ("vocabularies.csv", lambda made: csv_text(made.terms())),
}
"""The file of each form, and how it is made."""


def _declare(words: ArgumentParser) -> None:
    words.add_argument(
        "path",
        nargs="?",
        metavar="PATH",
        help="your own records, in a file or folder; without it, the built-in casebook",
    )
    words.add_argument(
        "--format",
        choices=list(_FORMATS),
        help="the form; without it Markdown, or with --into all of them",
    )
    words.add_argument(
        "--into", metavar="FOLDER", help="write files into this folder instead of printing"
    )
    words.add_argument(
        "--replace", action="store_true", help="replace files that are there already"
    )


def _run(options: Namespace) -> int:
    made = _made(options.path)
    if options.into is None:
        _, text = _FORMATS[options.format or "markdown"]
        say(text(made).rstrip("\r\n"))
        return 0
    forms = list(_FORMATS) if options.format is None else [options.format]
    texts = {name: text(made) for name, text in (_FORMATS[form] for form in forms)}
    write_all(Path(options.into), texts, replace=options.replace)
    return 0


def _made(path: str | None) -> Codebook:
    if path is None:
        return codebook()
    base, own = read_with_base(path)
    return codebook(own, on=base)


COMMANDS = (
    Command("codebook", "write the codebook of records", "codebook my-cases/", _declare, _run),
)
