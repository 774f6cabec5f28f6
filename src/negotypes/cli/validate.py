"""Checking packs: validate."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from negotypes.builtin import load
from negotypes.cli.command import Command
from negotypes.cli.opening import adding, extended, place
from negotypes.cli.output import say, warn
from negotypes.cli.progress import bar
from negotypes.errors import Fault, counted, in_order
from negotypes.progress import share
from negotypes.reports import FORMATS


def _words(words: ArgumentParser) -> None:
    words.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help="a folder or file of records, each checked by itself",
    )
    adding(words)
    words.add_argument(
        "--sources",
        metavar="DIR",
        help="check every anchor against the texts in this folder, such as ali-2022.txt",
    )
    words.add_argument("--format", choices=FORMATS, default="text", help="how faults are told")
    words.add_argument("--strict", action="store_true", help="count warnings as faults")


def _validate(options: Namespace) -> int:
    from negotypes.packs import validate  # what reads files takes long to import

    on = extended(load(), options.add) if options.add else None
    errors: list[Fault] = []
    warnings: list[Fault] = []
    records = 0
    paths = list(map(place, options.paths))
    for path in paths:
        path.stat()  # nothing is told of some where others are not there
    empty: list[Path] = []
    with bar("Checking") as tell:
        for number, path in enumerate(paths):
            part = share(tell, number / len(paths), 1 / len(paths))
            found = validate(path, on=on, sources=options.sources, tell=part)
            errors += found.errors
            warnings += found.warnings
            records += len(found.book or ())
            if found.book is not None and not (len(found.book) or found.book.packs):
                empty.append(path)
    told = FORMATS[options.format](in_order((*errors, *warnings)))
    if told:
        say(told)
    counts = [counted(len(errors), "error"), counted(len(warnings), "warning")]
    warn(", ".join([*counts, *([] if errors else [counted(records, "record")])]))
    for path in empty:
        warn(f"no records in {path}")
    if empty:
        return 2
    return 1 if errors or (options.strict and warnings) else 0


COMMANDS = (
    Command(
        "validate",
        "check a pack, and tell every fault with its place",
        "validate my-cases/ --sources my-texts/",
        _words,
        _validate,
    ),
)
