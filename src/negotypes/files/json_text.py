"""JSON whose values know their place, so that a fault can be pointed at."""

import json
import re
from json.decoder import JSONDecodeError, JSONDecoder, scanstring

from negotypes.errors import Fault
from negotypes.files.nodes import Node, Place, Unreadable

DEPTH = 32
"""How deep lists and objects may be nested; records need nine levels."""

_SPACE = re.compile(r"[ \t\r\n]*")
_DECODER = JSONDecoder()


def parse(text: str, file: str) -> Node:
    """Read a JSON text.

    Args:
        text: The text.
        file: The name of its file, for messages.

    Returns:
        The tree.

    Raises:
        Unreadable: The text is not JSON, has a key twice in one object, or nests too deeply.
    """
    reader = _Reader(text, file)
    try:
        node, end = reader.value(reader.skip(0), 0)
        if (end := reader.skip(end)) != len(text):
            raise JSONDecodeError("something follows the end", text, end)
    except JSONDecodeError as error:
        fault = Fault(file, error.lineno, error.colno, "", f"not JSON: {error.msg}")
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

    def skip(self, at: int) -> int:
        """The position of the next character that is not white space."""
        match = _SPACE.match(self._text, at)
        return match.end() if match else at

    def value(self, at: int, depth: int) -> tuple[Node, int]:
        """The value that begins here, and the position after it."""
        place = self._place(at)
        start = self._text[at : at + 1]
        if start and start in "[{":
            if depth == DEPTH:
                raise JSONDecodeError(f"nested more than {DEPTH} levels deep", self._text, at)
            return (self._items if start == "[" else self._entries)(at, place, depth + 1)
        value, end = _DECODER.raw_decode(self._text, at)
        return Node(value, place), end

    def _items(self, at: int, place: Place, depth: int) -> tuple[Node, int]:
        items: list[Node] = []
        at = self.skip(at + 1)
        if self._text[at : at + 1] != "]":
            while True:
                item, at = self.value(at, depth)
                items.append(item)
                if (at := self.skip(at)) == self._expect(at, ",]"):
                    break
                at = self.skip(at + 1)
        return Node(items, place), at + 1

    def _entries(self, at: int, place: Place, depth: int) -> tuple[Node, int]:
        entries: dict[str, Node] = {}
        keys: dict[str, Place] = {}
        at = self.skip(at + 1)
        if self._text[at : at + 1] != "}":
            while True:
                if self._text[at : at + 1] != '"':
                    raise JSONDecodeError("expected a name in double quotes", self._text, at)
                here = self._place(at)
                key, at = scanstring(self._text, at + 1)
                if key in entries:
                    problem = f"the key '{key}' is given twice"
                    hint = f"it stands in line {keys[key][0]} already"
                    self.faults.append(Fault(self._file, *here, "", problem, hint))
                self._expect(at := self.skip(at), ":")
                entries[key], at = self.value(self.skip(at + 1), depth)
                keys[key] = here
                if (at := self.skip(at)) == self._expect(at, ",}"):
                    break
                at = self.skip(at + 1)
        return Node(entries, place, keys), at + 1

    def _expect(self, at: int, marks: str) -> int:
        """Check that one of the marks is next; the position if it is the closing one, else -1."""
        found = self._text[at : at + 1]
        if not found or found not in marks:
            raise JSONDecodeError(f"expected {' or '.join(marks)}", self._text, at)
        return at if found == marks[-1] and len(marks) > 1 else -1

    def _place(self, at: int) -> Place:
        # Places are asked for from left to right, so lines are counted once.
        self._line += self._text.count("\n", self._counted, at)
        self._line_start = max(self._line_start, self._text.rfind("\n", self._counted, at) + 1)
        self._counted = at
        return self._line, at - self._line_start + 1


def write(plain: object) -> str:
    """Write plain values as JSON, with keys in the order given; the same in, the same out."""
    return json.dumps(plain, ensure_ascii=False, indent=1) + "\n"
