"""The command line: the only modules that print."""

import argparse
import warnings
from collections.abc import Sequence

from negotypes.cli import (
    agreement,
    archive,
    asking,
    cite,
    codebook,
    diff,
    graph,
    new,
    schema,
    validate,
)
from negotypes.cli.output import say, warn
from negotypes.errors import (
    AlreadyThere,
    BrokenReferences,
    ClashingIds,
    DeprecatedId,
    InvalidFiles,
    NegotypesError,
)

COMMANDS = (
    *asking.COMMANDS,
    *validate.COMMANDS,
    *new.COMMANDS,
    *schema.COMMANDS,
    *codebook.COMMANDS,
    *diff.COMMANDS,
    *agreement.COMMANDS,
    *archive.COMMANDS,
    *graph.COMMANDS,
    *cite.COMMANDS,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: The words after the command's name; those of this process if none are given.

    Returns:
        0, or 1 if files have faults, or 2 if something was asked for that is not there or cannot
        be done, or 130 if somebody interrupts it. Words that are no command end the process with 2.
    """
    parser = _parser()
    options, rest = parser.parse_known_args(arguments)
    # argparse takes no conditions after an option that stands between the kind and them.
    if rest and not (hasattr(options, "conditions") and all("=" in text for text in rest)):
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    if rest:
        options.conditions += [text.partition("=")[::2] for text in rest]
    try:
        with warnings.catch_warnings():
            warnings.showwarning = _shown
            warnings.simplefilter("always", DeprecatedId)
            code: int = options.run(options)
    except (InvalidFiles, ClashingIds, BrokenReferences) as error:
        warn(error)
        return 1
    except AlreadyThere as error:
        warn(f"already there: {error.files}; say --replace to replace it")
        return 2
    except (NegotypesError, OSError) as error:
        warn(error)
        return 2
    except KeyboardInterrupt:
        warn("interrupted")
        return 130
    return code


def _shown(message: Warning | str, *_: object, **__: object) -> None:
    """Show a warning as a message, without the line of the program that gave it."""
    warn(message)


class _Version(argparse.Action):
    """Looks the version up once it is asked for."""

    def __init__(self, option_strings: Sequence[str], dest: str, help: str) -> None:  # noqa: A002 - argparse calls it so
        super().__init__(option_strings, dest=argparse.SUPPRESS, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        say(f"negotypes {version('negotypes')}")
        parser.exit()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="negotypes",
        description="Ask what texts say about negotiating with armed groups, and add your own.",
        epilog="Example: negotypes compare al-qaeda islamic-state",
    )
    parser.add_argument("--version", action=_Version, help="print the version, and end")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        words = commands.add_parser(
            command.name,
            help=command.does,
            description=f"{command.does[:1].upper()}{command.does[1:]}.",
            epilog=f"Example: negotypes {command.example}",
        )
        command.declare(words)
        words.set_defaults(run=command.run)
    return parser
