"""What editors check files by: schema."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from negotypes.cli.command import Command
from negotypes.cli.output import say, write_all


def _words(words: ArgumentParser) -> None:
    words.add_argument(
        "file", nargs="?", metavar="FILE", help="the kind of file: records (by default) or pack"
    )
    words.add_argument(
        "--form",
        choices=("yaml", "json"),
        help="how the file is written: yaml (by default) or json",
    )
    words.add_argument(
        "--into", type=Path, metavar="DIR", help="write to files in a folder; all if none is named"
    )
    words.add_argument("--replace", action="store_true", help="replace files that are there")


def _schema(options: Namespace) -> int:
    # cattrs takes long to import, and only this command needs it.
    from negotypes.files import json_text
    from negotypes.files.schema import FORMS, RECORDS, file_name, kinds_of_file, schema

    def text(file: str, form: str) -> str:
        return json_text.write(schema(file, form=form))

    if options.into is None:
        say(text(options.file or RECORDS, options.form or FORMS[0]).rstrip("\n"))
        return 0
    kinds = [options.file] if options.file else kinds_of_file()
    forms = [options.form] if options.form else FORMS
    texts = {file_name(kind, form): text(kind, form) for kind in kinds for form in forms}
    write_all(options.into, texts, replace=options.replace)
    return 0


COMMANDS = (
    Command(
        "schema",
        "print what editors check and complete files by, as JSON Schema",
        "schema records",
        _words,
        _schema,
    ),
)
