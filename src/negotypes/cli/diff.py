"""What changed between two states of one's own records."""

from argparse import ArgumentParser, Namespace

from negotypes.cli.command import Command
from negotypes.cli.opening import adding, opened
from negotypes.cli.output import say_plain, say_table
from negotypes.cli.progress import bar


def _words(words: ArgumentParser) -> None:
    words.add_argument("old", metavar="OLD", help="file or folder with the records as they were")
    words.add_argument("new", metavar="NEW", help="file or folder with the records as they are")
    words.add_argument("--json", action="store_true", help="print JSON instead of a table")
    adding(words)
    words.add_argument(
        "--records-only", action="store_true", help="leave out classes and comparisons"
    )


def _diff(options: Namespace) -> int:
    old, new = (
        base.extend(own)
        for base, own in (opened(path, options.add) for path in (options.old, options.new))
    )
    with bar("Comparing") as tell:
        changes = old.diff(new, records_only=options.records_only, tell=tell)
    if options.json:
        say_plain(changes.plain())
    else:
        say_table(changes.table())
    return 0


COMMANDS = (
    Command("diff", "show what changed between two states", "diff old/ new/", _words, _diff),
)
