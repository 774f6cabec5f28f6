"""Two coders compared: agreement."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace

from negotypes.cli.command import Command
from negotypes.cli.opening import adding, opened
from negotypes.cli.output import say_plain, say_table
from negotypes.cli.progress import bar


def _words(words: ArgumentParser) -> None:
    words.add_argument("first", metavar="A", help="file or folder of the first coder")
    words.add_argument("second", metavar="B", help="file or folder of the second coder")
    words.add_argument(
        "--level",
        action="append",
        default=[],
        dest="levels",
        metavar="FIELD=LEVEL",
        type=_level,
        help="nominal, ordinal, interval, ratio or set; may be given several times",
    )
    words.add_argument(
        "--resamples",
        type=int,
        default=1000,
        metavar="N",
        help="how many resamples are drawn for each interval (1000); 0 for no intervals",
    )
    adding(words)
    words.add_argument("--json", action="store_true", help="print JSON instead of a table")


def _level(text: str) -> tuple[str, str]:
    field, equals, level = text.partition("=")
    if not equals:
        raise ArgumentTypeError(f"{text!r} is not of the form FIELD=LEVEL")
    return field, level


def _agreement(options: Namespace) -> int:
    from negotypes.coders.agreement import agreement  # most commands never need it

    given = (opened(path, options.add) for path in (options.first, options.second))
    (_, first), (_, second) = given
    with bar("Comparing") as tell:
        found = agreement(
            first,
            second,
            levels=dict(options.levels),
            resamples=options.resamples,
            tell=tell,
        )
    if options.json:
        say_plain(found.plain())
    else:
        say_table(found.table())
    return 0


COMMANDS = (
    Command(
        "agreement",
        "compare how two coders have coded the same texts",
        "agreement first-coder/ second-coder/ --level evidence.certainty=ordinal",
        _words,
        _agreement,
    ),
)
