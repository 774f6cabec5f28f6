"""How far long work has come, told to whoever wants to show it."""

from collections.abc import Callable

Tell = Callable[[float], object]
"""Is told how much of the work is done, from 0 to 1."""


def untold(_: float) -> None:
    """Tell nobody."""


def share(tell: Tell, start: float, part: float) -> Tell:
    """What is told by one part of the work.

    Args:
        tell: What the whole work tells.
        start: How much is done when the part begins.
        part: How much of the whole the part is.
    """
    return lambda done: tell(start + done * part)
