"""YAML in which every scalar is text, and nothing is repeated, shared or tagged."""

import re
from typing import Any

import yaml

from negotypes.errors import Fault, legible
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
from negotypes.progress import Tell, untold
from negotypes.vocabulary.faults import FaultCode

try:
    from yaml import CBaseLoader as _Loader
except ImportError:  # pragma: no cover - PyYAML built without libyaml
    from yaml import BaseLoader as _Loader  # type: ignore[assignment]

_NOTHING = ("null", "Null", "NULL", "~")
"""What others read as nothing where it stands without quotes, and nobody means as a text."""

_INDENT = "indent all lines of a record alike, and put a text that has ': ' in it in quotes"
_START = "indent with spaces, not tabs, and put a text that begins with @, ` or % in quotes"
_CLOSE = "perhaps a bracket or a quotation mark is not closed"
_REMEDIES = {
    "mapping values are not allowed in this context": _INDENT,
    "did not find expected key": _INDENT,
    "did not find expected '-' indicator": _INDENT,
    "found character that cannot start any token": _START,
    "did not find expected ',' or ']'": _CLOSE,
    "did not find expected ',' or '}'": _CLOSE,
    "found unexpected end of stream": _CLOSE,
    "found unknown escape character": "write two backslashes for one, or use single quotes",
}
"""What mostly helps, by what the parser says."""


def parse(text: str, file: str, tell: Tell = untold) -> Node | None:
    """Read a YAML text.

    Args:
        text: The text.
        file: The name of its file, for messages.
        tell: Is told how much of the text is read, from 0 to 1.

    Returns:
        The tree, or None if the text holds nothing but comments.

    Raises:
        Unreadable: The text is not YAML, or has a duplicate key, an anchor, an alias, an
            explicit tag, a key that is not text, a second document, nests too deeply, or holds
            too much.
    """
    builder = _Builder(file)
    try:
        for number, event in enumerate(yaml.parse(text, Loader=_Loader)):
            if number % 4096 == 0:
                mark: Any = event.end_mark
                tell(mark.index / (len(text) or 1))
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place: Place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        said = str(error.problem)
        problem = f"not YAML: {said}"
        fault = Fault(file, *place, FaultCode.NOT_YAML, "", problem, _REMEDIES.get(said))
        raise Unreadable(*builder.faults, fault) from None
    except yaml.reader.ReaderError as error:
        # The position is that of a byte, as libyaml counts.
        line = text.encode().count(b"\n", 0, error.position) + 1
        problem = f"not YAML: the invisible character U+{error.character:04X}"
        fault = Fault(file, line, 1, FaultCode.NOT_YAML, "", problem)
        raise Unreadable(*builder.faults, fault) from None
    if builder.faults:
        raise Unreadable(*builder.faults)
    return builder.root


class _Builder:
    """Builds the tree from the events of the parser."""

    def __init__(self, file: str) -> None:
        self.root: Node | None = None
        self.faults: list[Fault] = []
        self._file = file
        self._open: list[Items | Entries] = []
        self._key: list[tuple[str, Place] | None] = []
        self._documents = 0
        self._values = 0

    def take(self, event: Any) -> None:
        """Take the next event of the parser."""
        # By far the most events are scalars, and there may be a million of them.
        kind = event.__class__
        if kind is yaml.ScalarEvent:
            if event.anchor is not None or event.tag is not None:
                self._check(event)
            # An empty value is told apart: it is a field that somebody has yet to fill in.
            nothing = event.value in _NOTHING and event.implicit[0]
            self._add(Node(None if nothing else event.value, _place(event)))
        elif kind is yaml.MappingStartEvent:
            self._start(event, Entries(None, _place(event), {}, {}))
        elif kind is yaml.SequenceStartEvent:
            self._start(event, Items(None, _place(event), []))
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._key.pop()
            self._add(self._open.pop())
        elif kind is yaml.AliasEvent:
            what = f"the alias *{legible(str(event.anchor))}"
            self._refuse(event, FaultCode.SHARED, what, "write the value out")
            self._add(Node("", _place(event)))
        elif kind is yaml.DocumentStartEvent:
            self._documents += 1
            if self._documents == 2:
                what = "a second document in one file"
                self._refuse(event, FaultCode.SECOND_DOCUMENT, what, "write one file for each")

    def _start(self, event: Any, node: Items | Entries) -> None:
        self._check(event)
        if len(self._open) == DEPTH:
            raise Unreadable(*self.faults, too_deep(self._file, _place(event)))
        self._open.append(node)
        self._key.append(None)

    def _add(self, node: Node) -> None:
        self._values += 1
        if self._values > VALUES:
            raise Unreadable(*self.faults, too_many_values(self._file, node.place))
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        if isinstance(parent, Items):
            parent.items.append(node)
        elif (key := self._key[-1]) is not None:
            parent.entries[key[0]], parent.keys[key[0]] = node, key[1]
            self._key[-1] = None
        else:
            self._add_key(parent, node)

    def _add_key(self, parent: Entries, node: Node) -> None:
        name = node.value
        if not isinstance(name, str):
            problem, expected = "a key that is not text", "expected a name"
            self._fault(node.place, FaultCode.KEY_NOT_TEXT, problem, expected)
        elif name in parent.keys:
            self._tell(key_twice(self._file, node.place, name, parent.keys[name]))
        self._key[-1] = str(name), node.place

    def _check(self, event: Any) -> None:
        if event.anchor is not None:
            what = f"the anchor &{legible(event.anchor)}"
            self._refuse(event, FaultCode.SHARED, what, "write the value out")
        if event.tag is not None:
            tag = legible(event.tag.replace("tag:yaml.org,2002:", "!!"))
            self._refuse(event, FaultCode.TAGGED, f"the tag {tag}", "the record's own type decides")

    def _refuse(self, event: Any, code: FaultCode, what: str, instead: str) -> None:
        self._fault(_place(event), code, f"{what} is not allowed here", instead)

    def _fault(
        self, place: Place, code: FaultCode, problem: str, expected: str | None = None
    ) -> None:
        self._tell(Fault(self._file, *place, code, "", problem, expected))

    def _tell(self, fault: Fault) -> None:
        if len(self.faults) == FAULTS:
            place = (fault.line, fault.column)
            raise Unreadable(*self.faults, too_many_faults(self._file, place))
        self.faults.append(fault)


def _place(event: Any) -> Place:
    mark = event.start_mark
    return mark.line + 1, mark.column + 1


class _Dumper(yaml.SafeDumper):
    """Writes lists indented under their key, and every value out."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        return True


# PyYAML goes by YAML 1.1, in which 1e3 is a text; to newer programs it is a number without quotes.
_Dumper.add_implicit_resolver(  # pyright: ignore[reportUnknownMemberType]
    "tag:yaml.org,2002:float",
    re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$|0o[0-7]+$"),
    list("-+.0123456789"),
)


def write(plain: Any, flow: bool | None = None) -> str:
    """Write plain values as YAML, with keys in the order given; the same in, the same out.

    Args:
        plain: Plain values.
        flow: Whether lists and mappings stand on one line; by default those do in which there
            are no others.
    """
    return yaml.dump(
        plain,
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        width=96,
        default_flow_style=flow,
    )
