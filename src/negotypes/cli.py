"""The command line: list, show, about, compare, classify."""

import argparse
import json
import os
import re
import shutil
import sys
from collections.abc import Sequence
from typing import Any

from negotypes.builtin import load
from negotypes.casebook import Casebook
from negotypes.comparison import compare
from negotypes.errors import NegotypesError
from negotypes.layout import Section, Table
from negotypes.packs import read
from negotypes.records import CLASSES, Record
from negotypes.records.fields import Field
from negotypes.sheets import overview, sheet
from negotypes.vocabulary import RecordKind


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: The words after the command's name; those of this process if none are given.

    Returns:
        0, or 1 if something asked for is not there or a file has faults. Wrong use ends the
        process with 2.
    """
    parser = _parser()
    options, rest = parser.parse_known_args(arguments)
    # argparse takes no conditions after an option that stands between the kind and them.
    if rest and (options.answer is not _list or not all("=" in text for text in rest)):
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    options.conditions = [*getattr(options, "conditions", ()), *map(_condition, rest)]
    _show_what_can_be_shown(sys.stdout)
    try:
        book = load()
        for path in options.add:
            book = book.extend(read(path, on=book))
        table, plain = options.answer(book, options)
    except (NegotypesError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    try:
        if options.json:
            print(json.dumps(plain, ensure_ascii=False, indent=1))
        else:
            print(table.text(max(60, shutil.get_terminal_size((100, 24)).columns)))
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader, such as `head`, has what it wants; what is left must not be flushed at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _show_what_can_be_shown(stream: Any) -> None:
    # A terminal may know fewer letters than names have, and not even the sign of a paragraph.
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="replace")


def _parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--json", action="store_true", help="print JSON instead of a table")
    common.add_argument(
        "--add",
        action="append",
        default=[],
        metavar="PATH",
        help="add your own records from a file or folder; may be given several times",
    )
    parser = argparse.ArgumentParser(
        prog="negotypes",
        description="Ask what texts say about negotiating with armed groups.",
        epilog="Example: negotypes compare al-qaeda islamic-state",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, answer, text, example in (
        ("list", _list, "list kinds of record, or records", "list cases places=Mali"),
        ("show", _show, "show one record with its evidence", "show jnim"),
        ("about", _about, "show all records that name one", "about jnim"),
        ("compare", _compare, "set actors, or cases, side by side", "compare al-qaeda isis"),
        ("classify", _classify, "sort records by a typology", "classify selective-scope jnim"),
    ):
        command = commands.add_parser(
            name,
            help=text,
            description=f"{text.capitalize()}.",
            epilog=f"Example: negotypes {example}",
            parents=[common],
        )
        command.set_defaults(answer=answer)
        if name == "list":
            command.add_argument(
                "kind", nargs="?", choices=[str(kind) for kind in RecordKind], metavar="KIND"
            )
            command.add_argument(
                "conditions",
                nargs="*",
                metavar="FIELD=VALUE",
                help="only where this is so; of one field given twice, either value will do",
                type=_condition,
            )
        elif name == "compare":
            command.add_argument("names", nargs="+", metavar="NAME", help="id, name or alias")
        elif name == "classify":
            command.add_argument("typology", metavar="TYPOLOGY", help="id or name of a typology")
            command.add_argument(
                "name", nargs="?", metavar="NAME", help="a record to explain; without it, all"
            )
        else:
            command.add_argument("name", metavar="NAME", help="id, name or alias of a record")
    return parser


def _condition(text: str) -> tuple[str, str]:
    field, equals, value = text.partition("=")
    if not equals:
        raise argparse.ArgumentTypeError(f"{text!r} is not of the form FIELD=VALUE")
    return field, value


Answer = tuple[Table, Any]
"""What to show a person, and what to give a program."""


def _list(book: Casebook, options: argparse.Namespace) -> Answer:
    if options.kind is None:
        counts = {str(kind): len(book.collection(kind)) for kind in CLASSES}
        rows = [(kind, str(n), RecordKind.of(kind).definition) for kind, n in counts.items()]
        return Table("The casebook", ("kind", "records", ""), (Section("", tuple(rows)),)), counts
    collection = book.collection(options.kind)
    wanted: dict[str, list[Any]] = {}
    for path, text in options.conditions:
        wanted.setdefault(path, []).append(_typed(collection.field(path), text))
    found = collection.coded(**wanted)
    number = f"{len(found)} of {len(collection)}" if wanted else f"{len(found)}"
    title = f"{number} {options.kind}"
    return overview(title, [("", found)], book.name), [_plain(record) for record in found]


def _typed(field: Field, text: str) -> Any:
    """A value as `where` expects it; what does not fit is left for `where` to refuse."""
    if field.type is bool:
        return {"true": True, "false": False}.get(text, text)
    return int(text) if field.type is int and re.fullmatch("[0-9]{1,9}", text) else text


def _show(book: Casebook, options: argparse.Namespace) -> Answer:
    record = book.find(options.name)
    return sheet(record, book.name), _plain(record)


def _about(book: Casebook, options: argparse.Namespace) -> Answer:
    dossier = book.about(options.name)
    plain = {
        "subject": dossier.subject.id,
        "records": [_plain(record) for record in dossier.records],
        "voiced": [record.id for record in dossier.voiced.records],
    }
    return dossier.table(), plain


def _compare(book: Casebook, options: argparse.Namespace) -> Answer:
    comparison = compare(*options.names, book=book)
    return comparison.table(), comparison.plain()


def _classify(book: Casebook, options: argparse.Namespace) -> Answer:
    typology = book.typologies[options.typology]
    found = typology.classify_all() if options.name is None else typology.classify(options.name)
    return found.table(), found.plain()


def _plain(record: Record) -> dict[str, Any]:
    from negotypes.files.codec import unstructure

    return unstructure(record)
