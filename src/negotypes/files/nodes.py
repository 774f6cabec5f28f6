"""The tree that a file is read into: plain values that know their place."""

from collections.abc import Iterable
from typing import Any

from attrs import frozen

from negotypes.errors import Fault, legible
from negotypes.vocabulary.faults import FaultCode

Place = tuple[int, int]
"""Line and column, counted from 1."""

DEPTH = 32
"""How deep lists and mappings may be nested; records need nine levels."""

VALUES = 2_000_000
"""How many keys and values a file may have; in memory each takes a hundred times its bytes."""

FAULTS = 100_000
"""How many faults of a file are told before its reading ends."""


@frozen(eq=False)
class Node:
    """A scalar in a file, and what lists and mappings have in common with it.

    Attributes:
        value: The scalar; None for a list or mapping.
        place: Where it begins.
    """

    value: str | int | float | bool | None
    place: Place

    def plain(self) -> Any:
        """The value without places."""
        return self.value

    def step(self, step: str | int) -> "Node | None":
        """What a name or a position leads to, or None."""
        return None

    def find(self, path: Iterable[str | int]) -> "Node":
        """What the path leads to, or the last on the way that exists."""
        node = self
        for step in path:
            inner = node.step(step)
            if inner is None:
                break
            node = inner
        return node


@frozen(eq=False)
class Items(Node):
    """A list in a file.

    Attributes:
        items: Its items.
    """

    items: list[Node]

    def plain(self) -> Any:
        """The items without places."""
        return [item.plain() for item in self.items]

    def step(self, step: str | int) -> Node | None:
        """The item at a position."""
        return self.items[step] if isinstance(step, int) else None


@frozen(eq=False)
class Entries(Node):
    """A mapping in a file.

    Attributes:
        entries: Its entries.
        keys: Where the keys stand.
    """

    entries: dict[str, Node]
    keys: dict[str, Place]

    def plain(self) -> Any:
        """The entries without places."""
        return {key: node.plain() for key, node in self.entries.items()}

    def step(self, step: str | int) -> Node | None:
        """The entry of a name."""
        return self.entries.get(step) if isinstance(step, str) else None


def too_deep(file: str, place: Place) -> Fault:
    """The fault of lists and mappings that are nested more than `DEPTH` levels."""
    return Fault(file, *place, FaultCode.TOO_DEEP, "", f"nested more than {DEPTH} levels deep")


def key_twice(file: str, place: Place, key: str, first: Place) -> Fault:
    """The fault of a key that stands in one mapping a second time."""
    problem, where = f"the key '{legible(key)}' is given twice", f"line {first[0]} already"
    return Fault(file, *place, FaultCode.KEY_TWICE, "", problem, f"it stands in {where}")


def too_many_values(file: str, place: Place) -> Fault:
    """The fault of a file that has more than `VALUES`."""
    problem = f"more than {VALUES} keys and values in one file"
    return Fault(file, *place, FaultCode.TOO_LARGE, "", problem, "split the file")


def too_many_faults(file: str, place: Place) -> Fault:
    """The fault of a file that has more than `FAULTS`."""
    problem = f"more than {FAULTS} faults in one file"
    return Fault(file, *place, FaultCode.TOO_MANY, "", problem, "what follows was not read")


class Unreadable(Exception):
    """A file is not well formed, or uses what these files may not use.

    Attributes:
        faults: What is wrong.
    """

    def __init__(self, *faults: Fault) -> None:
        """Keep the faults."""
        super().__init__(*faults)
        self.faults = faults
