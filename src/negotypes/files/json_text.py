"""JSON whose values know their place, so that a fault can be pointed at."""

import json
import re
from collections.abc import Callable
from json.decoder import JSONDecodeError, JSONDecoder

from negotypes.errors import Fault
from negotypes.files.nodes import (
    DEPTH,
    FAULTS,
    VALUES,
    Entries,
    Items,
    Node,
    Place,
    Unreadable,
    key_twice,
    too_deep,
    too_many_faults,
    too_many_values,
)
from negotypes.vocabulary.faults import FaultCode

_SPACE = re.compile(r"[ \t\r\n]*")


def _whole_number(digits: str) -> int | float:
    # Python refuses to read thousands of digits as a whole number, and no field needs them.
    return int(digits) if len(digits) < 20 else float(digits)


_DECODER = JSONDecoder(parse_int=_whole_number)
_PLAINLY = {
    "Expecting value": "expected a value, such as a text in double quotes",
    "Invalid control character at": "a line break or a tab within a text",
    "Invalid \\escape": "a backslash before a character that needs none",
    "Unterminated string starting at": "the closing quotation mark of a text is missing",
}
"""What the decoder says, in plainer words."""


def parse(text: str, file: str) -> Node:
    """Read a JSON text.

    Args:
        text: The text.
        file: The name of its file, for messages.

    Returns:
        The tree.

    Raises:
        Unreadable: The text is not JSON, has a key twice in one object, nests too deeply, or
            holds too much.
    """
    reader = _Reader(text, file)
    try:
        node, end = reader.value(reader.skip(0), 0)
        if (end := reader.skip(end)) != len(text):
            raise JSONDecodeError("something follows the end", text, end)
    except JSONDecodeError as error:
        problem = f"not JSON: {_PLAINLY.get(error.msg, error.msg)}"
        place = (error.lineno, error.colno)
        fault = Fault(file, *place, FaultCode.NOT_JSON, "", problem)
        raise Unreadable(*reader.faults, fault) from None
    if reader.faults:
        raise Unreadable(*reader.faults)
    return node


class _Reader:
    """Walks through a JSON text."""

    def __init__(self, text: str, file: str) -> None:
        self.faults: list[Fault] = []
        self._text = text
        self._file = file
        self._line = 1
        self._line_start = 0
        self._counted = 0
        self._values = 0

    def skip(self, at: int) -> int:
        """The position of the next character that is not white space."""
        match = _SPACE.match(self._text, at)
        return match.end() if match else at

    def value(self, at: int, depth: int) -> tuple[Node, int]:
        """The value that begins here, and the position after it."""
        place = self._place(at)
        self._values += 1
        if self._values > VALUES:
            raise Unreadable(*self.faults, too_many_values(self._file, place))
        start = self._text[at : at + 1]
        if start and start in "[{":
            if depth == DEPTH:
                raise Unreadable(*self.faults, too_deep(self._file, place))
            return (self._items if start == "[" else self._entries)(at, place, depth + 1)
        value, end = _DECODER.raw_decode(self._text, at)
        return Node(value, place), end

    def _items(self, at: int, place: Place, depth: int) -> tuple[Node, int]:
        items: list[Node] = []

        def read(at: int) -> int:
            item, end = self.value(at, depth)
            items.append(item)
            return end

        return Items(None, place, items), self._each(at, "]", read)

    def _entries(self, at: int, place: Place, depth: int) -> tuple[Node, int]:
        entries: dict[str, Node] = {}
        keys: dict[str, Place] = {}

        def read(at: int) -> int:
            key: str
            if self._text[at : at + 1] != '"':
                raise JSONDecodeError("expected a name in double quotes", self._text, at)
            here = self._place(at)
            key, at = _DECODER.raw_decode(self._text, at)
            self._values += 1
            if key in entries:
                if len(self.faults) == FAULTS:
                    raise Unreadable(*self.faults, too_many_faults(self._file, here))
                self.faults.append(key_twice(self._file, here, key, keys[key]))
            at = self.skip(at)
            if self._text[at : at + 1] != ":":
                raise JSONDecodeError("expected ':'", self._text, at)
            entries[key], end = self.value(self.skip(at + 1), depth)
            keys[key] = here
            return end

        end = self._each(at, "}", read)
        return Entries(None, place, entries, keys), end

    def _each(self, at: int, close: str, read: Callable[[int], int]) -> int:
        """Read everything up to the closing mark, one after the other; the position after it."""
        at = self.skip(at + 1)
        if self._text[at : at + 1] == close:
            return at + 1
        while True:
            at = self.skip(read(at))
            mark = self._text[at : at + 1]
            if mark == close:
                return at + 1
            if mark != ",":
                raise JSONDecodeError(f"expected ',' or '{close}'", self._text, at)
            at = self.skip(at + 1)

    def _place(self, at: int) -> Place:
        # Places are asked for from left to right, so lines are counted once.
        self._line += self._text.count("\n", self._counted, at)
        self._line_start = max(self._line_start, self._text.rfind("\n", self._counted, at) + 1)
        self._counted = at
        return self._line, at - self._line_start + 1


def write(plain: object) -> str:
    """Write plain values as JSON, with keys in the order given; the same in, the same out."""
    return json.dumps(plain, ensure_ascii=False, indent=1) + "\n"
