"""Questions to a casebook: list, show, about, compare, classify."""

import re
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable
from functools import partial
from typing import Any

from negotypes.builtin import load
from negotypes.casebook import Casebook
from negotypes.cli.command import Command
from negotypes.cli.opening import adding, extended
from negotypes.cli.output import say, say_plain, say_table
from negotypes.comparison import compare
from negotypes.layout import Section, Table
from negotypes.records import CLASSES, Record
from negotypes.records.fields import Field
from negotypes.records.sheets import overview, sheet
from negotypes.vocabulary import RecordKind

Answer = tuple[Table, Any, Any]
"""What to show a person, what to give a program, and the answer itself."""

_FORMATS = ("text", "json", "latex", "markdown", "html", "word", "csv")


def _asked(answer: Callable[[Casebook, Namespace], Answer], options: Namespace) -> int:
    book = extended(load(), options.add)
    table, plain, itself = answer(book, options)
    if options.format == "json":
        say_plain(plain)
    elif options.format is None:
        say_table(table)
    else:
        from negotypes.citations import render  # most uses never need it

        say(render(itself, options.format, book).rstrip("\r\n"))
    return 0


def _list_words(words: ArgumentParser) -> None:
    kinds = [str(kind) for kind in RecordKind]
    words.add_argument("kind", nargs="?", choices=kinds, metavar="KIND")
    words.add_argument(
        "conditions",
        nargs="*",
        metavar="FIELD=VALUE",
        help="only where this is so; of one field given twice, either value will do",
        type=_condition,
    )


def _condition(text: str) -> tuple[str, str]:
    field, equals, value = text.partition("=")
    if not equals:
        raise ArgumentTypeError(f"{text!r} is not of the form FIELD=VALUE")
    return field, value


def _list(book: Casebook, options: Namespace) -> Answer:
    if options.kind is None:
        counts = {str(kind): len(book.collection(kind)) for kind in CLASSES}
        rows = [(kind, str(n), RecordKind.of(kind).definition) for kind, n in counts.items()]
        table = Table("The casebook", ("kind", "records", ""), (Section("", tuple(rows)),))
        return table, counts, book
    collection = book.collection(options.kind)
    wanted: dict[str, list[Any]] = {}
    for path, text in options.conditions:
        wanted.setdefault(path, []).append(_typed(collection.field(path), text))
    found = collection.coded(**wanted)
    number = f"{len(found)} of " if wanted else ""
    title = f"{number}{collection.kind.counted(len(collection))}"
    return overview(title, [("", found)], book.name), [_plain(record) for record in found], found


def _typed(field: Field, text: str) -> Any:
    """A value as `where` expects it; what does not fit is left for `where` to refuse."""
    if field.type is bool:
        return {"true": True, "false": False}.get(text, text)
    return int(text) if field.type is int and re.fullmatch("[0-9]{1,9}", text) else text


def _name_words(words: ArgumentParser) -> None:
    words.add_argument("name", metavar="NAME", help="id, name or alias of a record")


def _show(book: Casebook, options: Namespace) -> Answer:
    record = book.find(options.name)
    return sheet(record, book.name), _plain(record), record


def _about(book: Casebook, options: Namespace) -> Answer:
    dossier = book.about(options.name)
    plain = {
        "subject": dossier.subject.id,
        "records": [_plain(record) for record in dossier.records],
        "voiced": [record.id for record in dossier.voiced.records],
    }
    return dossier.table(), plain, dossier


def _compare_words(words: ArgumentParser) -> None:
    words.add_argument("names", nargs="+", metavar="NAME", help="id, name or alias")


def _compare(book: Casebook, options: Namespace) -> Answer:
    comparison = compare(*options.names, book=book)
    return comparison.table(), comparison.plain(), comparison


def _classify_words(words: ArgumentParser) -> None:
    words.add_argument("typology", metavar="TYPOLOGY", help="id or name of a typology")
    words.add_argument(
        "name", nargs="?", metavar="NAME", help="a record to explain; without it, all"
    )


def _classify(book: Casebook, options: Namespace) -> Answer:
    typology = book.typologies[options.typology]
    found = typology.classify_all() if options.name is None else typology.classify(options.name)
    return found.table(), found.plain(), found


def _plain(record: Record) -> dict[str, Any]:
    from negotypes.files.codec import unstructure

    return unstructure(record)


def _question(
    name: str,
    answer: Callable[[Casebook, Namespace], Answer],
    does: str,
    example: str,
    words: Callable[[ArgumentParser], None],
    *,
    formats: tuple[str, ...] = _FORMATS,
) -> Command:
    def declare(parser: ArgumentParser) -> None:
        form = parser.add_mutually_exclusive_group()
        form.add_argument(
            "--json",
            action="store_const",
            const="json",
            dest="format",
            help="print JSON instead of a table",
        )
        if formats:
            form.add_argument(
                "--format", choices=formats, help="print it in this form, with its references"
            )
        adding(parser)
        words(parser)

    return Command(name, does, example, declare, partial(_asked, answer))


COMMANDS = (
    _question(
        "list",
        _list,
        "list kinds of record, or records",
        "list cases places=Mali",
        _list_words,
        formats=(),
    ),
    _question("show", _show, "show one record with its evidence", "show jnim", _name_words),
    _question("about", _about, "show all records that name one", "about jnim", _name_words),
    _question(
        "compare",
        _compare,
        "set actors, or cases, side by side",
        "compare al-qaeda isis",
        _compare_words,
    ),
    _question(
        "classify",
        _classify,
        "sort records by a typology",
        "classify selective-scope jnim",
        _classify_words,
    ),
)
