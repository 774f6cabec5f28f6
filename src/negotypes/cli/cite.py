"""What to cite: cite."""

from argparse import ArgumentParser, Namespace

from negotypes.builtin import load
from negotypes.cli.command import Command
from negotypes.cli.opening import adding, extended
from negotypes.cli.output import say, say_table

_FORMATS = ("text", "bibtex", "csl", "ris")


def _words(words: ArgumentParser) -> None:
    words.add_argument(
        "names",
        nargs="*",
        metavar="NAME",
        help="id, name or alias of a record; without it, all that is coded",
    )
    words.add_argument("--format", choices=_FORMATS, default="text", help="the form; text if none")
    adding(words)


def _cite(options: Namespace) -> int:
    from negotypes.citations import cite  # most commands never need it

    book = extended(load(), options.add)
    references = cite([book.find(name) for name in options.names] or book, book)
    if options.format == "text":
        say_table(references.table())
        return 0
    made = {"bibtex": references.bibtex, "csl": references.csl_json, "ris": references.ris}
    say(made[options.format]().rstrip("\r\n"))
    return 0


COMMANDS = (
    Command("cite", "say what to cite for records", "cite jnim --format bibtex", _words, _cite),
)
