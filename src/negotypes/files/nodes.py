"""The tree that a file is read into: plain values that know their place."""

from collections.abc import Iterable
from typing import Any

from attrs import field, frozen

from negotypes.errors import Fault

Place = tuple[int, int]
"""Line and column, counted from 1."""

Scalar = str | int | float | bool | None


@frozen(eq=False)
class Node:
    """A value in a file.

    Attributes:
        value: A scalar, the items of a list, or the entries of a mapping.
        place: Where it begins.
        keys: Where the keys of a mapping stand.
    """

    value: "Scalar | list[Node] | dict[str, Node]"
    place: Place
    keys: dict[str, Place] = field(factory=dict)

    def plain(self) -> Any:
        """The value without places."""
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return self.value

    def inner(self, path: Iterable[str | int]) -> "Node":
        """What the path leads to, or the last step on the way that exists."""
        node = self
        for step in path:
            if isinstance(node.value, dict) and isinstance(step, str) and step in node.value:
                node = node.value[step]
            elif isinstance(node.value, list) and isinstance(step, int):
                node = node.value[step]
            else:
                break
        return node

    def find(self, path: Iterable[str | int]) -> Place:
        """The place of what the path leads to, or of the last step on the way that exists."""
        return self.inner(path).place


class Unreadable(Exception):
    """A file is not well formed, or uses what these files may not use.

    Attributes:
        faults: What is wrong.
    """

    def __init__(self, *faults: Fault) -> None:
        """Keep the faults."""
        super().__init__(*faults)
        self.faults = faults
