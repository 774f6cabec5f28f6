"""Text in as much room as there is: measured, broken into lines, and cut where it is too long."""

from collections.abc import Callable

from negotypes.errors import visible

Measure = Callable[[str], float]
"""Gives the width of a text."""

MORE = "\u2026"


def seen(text: str) -> str:
    """A text on one line, with a question mark for all that is not seen."""
    return visible(" ".join(text.split()))


def wrapped(text: str, room: float, measure: Measure, lines: int = 3) -> tuple[str, ...]:
    """The lines of a text; what does not fit in as many is cut, with an ellipsis.

    Args:
        text: The text.
        room: How wide a line may be.
        measure: Gives the width of a text, in the same unit.
        lines: How many lines there may be.
    """
    found: list[str] = []
    line = ""
    for word in seen(text).split():
        longer = f"{line} {word}" if line else word
        if measure(longer) <= room:
            line = longer
            continue
        if line:
            found.append(line)
        line = word
        while measure(line) > room and len(line) > 1 and len(found) <= lines:
            fits = _fitting(line, room, measure)
            found.append(line[:fits])
            line = line[fits:]
    found.append(line)
    if len(found) <= lines:
        return tuple(found)
    last = found[lines - 1]
    while last and measure(last + MORE) > room:
        last = last[:-1]
    return (*found[: lines - 1], last.rstrip() + MORE)


def _fitting(word: str, room: float, measure: Measure) -> int:
    """How many letters of a word fit, but at least one."""
    low, high = 1, len(word) - 1
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if measure(word[:middle]) <= room else (low, middle - 1)
    return low
