"""The codebook of a casebook: codebook."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from negotypes.builtin import load
from negotypes.cli.command import Command
from negotypes.cli.output import say
from negotypes.codebooks import Codebook, TitlePage, codebook
from negotypes.packs import read
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
    for file in _write(Path(options.into), texts, replace=options.replace):
        say(str(file))
    return 0


def _made(path: str | None) -> Codebook:
    book = load()
    if path is None:
        return codebook(book, _built_in(), on=book)
    name = Path(path).resolve().name
    return codebook(read(path, on=book), TitlePage(id=name, title=name), on=book)


def _built_in() -> TitlePage:
    try:
        released = version("negotypes")
    except PackageNotFoundError:
        released = None
    return TitlePage(
        id="negotypes",
        title="The built-in casebook of negotypes",
        version=released,
        authors=("The negotypes authors",),
        licence="CC-BY-4.0",
        summary="What published texts say about negotiating with armed groups, sourced to the"
        " paragraph.",
    )


def _write(folder: Path, texts: dict[str, str], *, replace: bool) -> list[Path]:
    files = {folder / name: text for name, text in texts.items()}
    there = [str(file) for file in files if file.exists()]
    if there and not replace:
        raise FileExistsError(f"already there: {', '.join(there)}; add --replace to replace")
    folder.mkdir(parents=True, exist_ok=True)
    for file, text in files.items():
        file.write_text(text, encoding="utf-8", newline="")
    return list(files)


COMMANDS = (
    Command("codebook", "write the codebook of records", "codebook my-cases/", _declare, _run),
)
