"""YAML in which every scalar is text, and nothing is repeated, shared or tagged."""

from typing import Any

import yaml

from negotypes.errors import Fault
from negotypes.files.nodes import Entries, Items, Node, Place, Unreadable

try:
    from yaml import CBaseLoader as _Loader
except ImportError:  # pragma: no cover - PyYAML built without libyaml
    from yaml import BaseLoader as _Loader  # type: ignore[assignment]

DEPTH = 32
"""How deep lists and mappings may be nested; records need nine levels."""


def parse(text: str, file: str) -> Node | None:
    """Read a YAML text.

    Args:
        text: The text.
        file: The name of its file, for messages.

    Returns:
        The tree, or None if the text holds nothing but comments.

    Raises:
        Unreadable: The text is not YAML, or has a duplicate key, an anchor, an alias, an
            explicit tag, a key that is not text, a second document, or nests too deeply.
    """
    builder = _Builder(file)
    try:
        for event in yaml.parse(text, Loader=_Loader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        problem = f"not YAML: {error.problem or error.context}"
        raise Unreadable(*builder.faults, Fault(file, *place, "", problem)) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        problem = f"not YAML: the character U+{error.character:04X} is not allowed"
        raise Unreadable(Fault(file, line, 1, "", problem)) from None
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

    def take(self, event: Any) -> None:
        """Take the next event of the parser."""
        match event:
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents == 2:
                    self._refuse(event, "a second document in one file", "write one file for each")
            case yaml.AliasEvent():
                self._refuse(event, f"the alias *{event.anchor}", "write the value out")
                self._add(Node("", _place(event)))
            case yaml.ScalarEvent():
                self._check(event)
                self._add(Node(event.value, _place(event)))
            case yaml.SequenceStartEvent():
                self._start(event, Items(None, _place(event), []))
            case yaml.MappingStartEvent():
                self._start(event, Entries(None, _place(event), {}, {}))
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                self._key.pop()
                self._add(self._open.pop())
            case _:
                pass

    def _start(self, event: Any, node: Items | Entries) -> None:
        self._check(event)
        if len(self._open) == DEPTH:
            fault = Fault(self._file, *_place(event), "", f"nested more than {DEPTH} levels deep")
            raise Unreadable(*self.faults, fault)
        self._open.append(node)
        self._key.append(None)

    def _add(self, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        match self._open[-1]:
            case Items() as parent:
                parent.items.append(node)
            case parent:
                self._add_to(parent, node)

    def _add_to(self, parent: Entries, node: Node) -> None:
        """Add a key to a mapping, or the value of the last key."""
        if (key := self._key[-1]) is not None:
            parent.entries[key[0]], parent.keys[key[0]] = node, key[1]
            self._key[-1] = None
            return
        name = node.value
        if not isinstance(name, str):
            problem, expected = "a key that is not text", "expected a name"
            self.faults.append(Fault(self._file, *node.place, "", problem, expected))
        elif name in parent.keys:
            problem = f"the key '{name}' is given twice"
            place = f"it stands in line {parent.keys[name][0]} already"
            self.faults.append(Fault(self._file, *node.place, "", problem, place))
        self._key[-1] = str(name), node.place

    def _check(self, event: Any) -> None:
        if event.anchor is not None:
            self._refuse(event, f"the anchor &{event.anchor}", "write the value out")
        if event.tag is not None:
            self._refuse(event, f"the tag {event.tag}", "the record's own type decides")

    def _refuse(self, event: Any, what: str, instead: str) -> None:
        problem = f"{what} is not allowed here"
        self.faults.append(Fault(self._file, *_place(event), "", problem, instead))


def _place(event: Any) -> Place:
    return event.start_mark.line + 1, event.start_mark.column + 1


class _Dumper(yaml.SafeDumper):
    """Writes lists indented under their key, and every text so that it reads back as itself."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _text(dumper: _Dumper, value: str) -> yaml.Node:
    return yaml.ScalarNode("tag:yaml.org,2002:str", value)


_Dumper.add_representer(str, _text)


def write(plain: Any) -> str:
    """Write plain values as YAML, with keys in the order given; the same in, the same out."""
    return yaml.dump(
        plain,
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        width=96,
        default_flow_style=None,
    )
