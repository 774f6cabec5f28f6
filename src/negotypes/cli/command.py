"""What a command of the command line is."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable

from attrs import frozen


@frozen
class Command:
    """One command.

    Attributes:
        name: The word by which it is called.
        does: What it does, in a few words that begin with a verb.
        example: The words after ``negotypes`` of a call that shows it.
        declare: Adds its arguments to a parser.
        run: Carries it out; gives 0, or 1 if faults were found.
    """

    name: str
    does: str
    example: str
    declare: Callable[[ArgumentParser], object]
    run: Callable[[Namespace], int]
