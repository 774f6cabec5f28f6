"""Reading files into records, with every fault in them."""

from collections.abc import Iterable, Iterator
from pathlib import Path as FilePath
from typing import Any

from attrs import field, frozen

from negotypes.errors import Fault, did_you_mean, legible, listed
from negotypes.files import codec, json_text, yaml_text
from negotypes.files.folder import find_files, is_pack_file
from negotypes.files.misfits import Misfit
from negotypes.files.nodes import (
    FAULTS,
    Entries,
    Items,
    Node,
    Place,
    Unreadable,
    too_many_faults,
)
from negotypes.files.salvage import class_of, sound_parts, sound_references
from negotypes.progress import Tell, share, untold
from negotypes.records import CLASSES, Record
from negotypes.records.fields import Path, parts
from negotypes.records.pack import Pack
from negotypes.records.references import Reference, references
from negotypes.records.rules import breaches, part_breaches
from negotypes.vocabulary import RecordKind
from negotypes.vocabulary.faults import FaultCode


@frozen(eq=False)
class Placed:
    """What was read, and where.

    Attributes:
        name: What it is called in messages.
        file: The name of the file.
        node: Where it stands there.
    """

    name: str
    file: str
    node: Node

    def fault(
        self,
        path: Path,
        code: FaultCode,
        problem: str,
        expected: str | None = None,
        hint: str | None = None,
    ) -> Fault:
        """A fault at the place to which the path leads."""
        where = _where(self.name, path)
        return Fault(self.file, *self.node.find(path).place, code, where, problem, expected, hint)

    @property
    def origin(self) -> str:
        """The file and the line."""
        return f"{self.file}:{self.node.find(['id']).place[0]}"


@frozen(eq=False)
class Entry(Placed):
    """A record and the place where it was read.

    Attributes:
        record: The record.
        kind: Its kind.
    """

    record: Record
    kind: RecordKind

    @property
    def parts(self) -> Iterator[tuple[Path, Any]]:
        """Its parts, with the way to each."""
        return parts(self.record)

    @property
    def references(self) -> Iterator[Reference]:
        """What it names."""
        return references(self.record)


@frozen(eq=False)
class Wreck(Placed):
    """What is left of something that could not be made a record.

    Attributes:
        parts: The parts that are in order, with the way to each.
        references: What it names.
    """

    parts: list[tuple[Path, Any]]
    references: list[Reference]


@frozen(eq=False)
class PackEntry(Placed):
    """The description of a pack and the place where it was read.

    Attributes:
        pack: The description.
    """

    pack: Pack


@frozen(eq=False)
class Reading:
    """What reading gave.

    Attributes:
        entries: The records, in the order in which they stand.
        packs: The description of the pack; none, or one.
        wrecks: What is left of what could not be made records.
        faults: All that was wrong.
        spoilt: The ids, with their kinds, of what could not be made a record; references to it
            are not at fault.
        hiding: Those of the faults that hide records, so that not even their ids are known.
    """

    entries: list[Entry] = field(factory=list[Entry])
    packs: list[PackEntry] = field(factory=list[PackEntry])
    wrecks: list[Wreck] = field(factory=list[Wreck])
    faults: list[Fault] = field(factory=list[Fault])
    spoilt: dict[str, RecordKind] = field(factory=dict[str, RecordKind])
    hiding: list[Fault] = field(factory=list[Fault])

    def hide(self, *faults: Fault) -> None:
        """Add faults that hide records."""
        self.faults.extend(faults)
        self.hiding.extend(faults)


def read_files(path: FilePath, tell: Tell = untold) -> Reading:
    """Read one file, or all files in a folder and its subfolders, in the order of their names.

    Args:
        path: The file or folder.
        tell: Is told how much of the work is done.

    Returns:
        Records and faults. Files are named in faults by the path as it was given.

    Raises:
        OSError: The file or folder cannot be read.
    """
    reading = Reading()
    found = find_files(path)
    reading.hide(*found.faults)
    size, done = sum(file.size for file in found.files) or 1, 0
    for file in found.files:
        part = share(tell, done / size, file.size / size)
        read_bytes(file.path.read_bytes(), file.name, reading, part)
        done += file.size
    return reading


def read_bytes(content: bytes, file: str, reading: Reading, tell: Tell = untold) -> None:
    """Read the content of a file, and add what is in it, and its faults.

    Args:
        content: The content, in UTF-8.
        file: The name of the file: JSON where it ends so, and of its own form where it is that in
            which a pack describes itself.
        reading: What to add to.
        tell: Is told how much of the work is done.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        problem = f"not UTF-8: the byte {content[error.start]:#04x}"
        said = (FaultCode.NOT_UTF8, "", problem, "save the file as UTF-8")
        reading.hide(Fault(file, line, 1, *said))
        return
    if is_pack_file(file):
        read_pack(text, file, reading)
    else:
        read_text(text, file, reading, tell)


def read_text(text: str, file: str, reading: Reading, tell: Tell = untold) -> None:
    """Read one text, and add its records and faults.

    Args:
        text: YAML, or JSON where the file's name ends so.
        file: The name of the file, for faults.
        reading: What to add to.
        tell: Is told how much of the work is done.
    """
    typed = file.lower().endswith(".json")
    # Parsing and making records take about as long as each other.
    root = _parsed(text, file, reading, share(tell, 0, 0.5))
    if root is None:
        return
    found = list(_records(root, file, reading))
    told = len(reading.faults)
    for number, (kind, index, node) in enumerate(found):
        if len(reading.faults) - told > FAULTS:
            reading.hide(too_many_faults(file, node.place))
            break
        if number % 100 == 0:
            tell(0.5 + 0.5 * number / len(found))
        made = codec.structure(node.plain(), CLASSES[kind], typed=typed)
        name = _name(node, index)
        if isinstance(made, list):
            reading.spoilt.setdefault(name, kind)
            called = f"{kind}[{legible(name)}]"
            reading.faults.extend(_misfits(made, called, file, node))
            _salvage(called, kind, file, node, reading)
        else:
            entry = Entry(f"{kind}[{legible(made.id)}]", file, node, made, kind)
            reading.entries.append(entry)
            reading.faults.extend(entry.fault(*breach) for breach in breaches(made))


def _salvage(name: str, kind: RecordKind, file: str, node: Node, reading: Reading) -> None:
    """Hold what is in order to its rules, although the whole is no record."""
    cls = class_of(node, kind)
    sound = list(sound_parts(node, cls, file.lower().endswith(".json")))
    left = [(path, part) for path, part, _ in sound]
    wreck = Wreck(name, file, node, left, list(sound_references(node, cls)))
    reading.wrecks.append(wreck)
    for path, part, holder in sound:
        reading.faults.extend(wreck.fault(*breach) for breach in part_breaches(part, path, holder))


def read_pack(text: str, file: str, reading: Reading) -> None:
    """Read the text in which a pack describes itself, and add what it says, and its faults.

    Args:
        text: YAML.
        file: The name of the file, for faults.
        reading: What to add to.
    """
    known = len(reading.faults)
    root = _parsed(text, file, reading)
    if len(reading.faults) == known:  # otherwise nobody can say what is missing
        _pack(root or Entries(None, (1, 1), {}, {}), file, reading, typed=False)


def read_packs(content: bytes, file: str, reading: Reading) -> None:
    """Read what several packs say of themselves, as an archive keeps it.

    Args:
        content: JSON: a list with an object for each.
        file: The name of the file, for faults.
        reading: What to add to.
    """
    root = _parsed(content.decode("utf-8", errors="replace"), file, reading)
    for node in root.items if isinstance(root, Items) else ():
        _pack(node, file, reading, typed=True)


def _pack(node: Node, file: str, reading: Reading, *, typed: bool) -> None:
    made = codec.structure(node.plain(), Pack, typed=typed)
    if isinstance(made, list):
        reading.hide(*_misfits(made, "pack", file, node))
        return
    entry = PackEntry("pack", file, node, made)
    reading.packs.append(entry)
    reading.faults.extend(entry.fault(*breach) for breach in breaches(made))


def _parsed(text: str, file: str, reading: Reading, tell: Tell = untold) -> Node | None:
    """The tree of a text, or None if there is nothing in it that can be read."""
    try:
        if file.lower().endswith(".json"):
            return json_text.parse(text, file)
        return yaml_text.parse(text, file, tell)
    except Unreadable as error:
        reading.hide(*error.faults)
        return None


def _records(root: Node, file: str, reading: Reading) -> Iterator[tuple[RecordKind, int, Node]]:
    """The records in a file: a mapping of kinds to lists."""
    kinds = {str(kind): kind for kind in RecordKind}
    expected = f"expected {listed(list(kinds), 'or')}"
    if not isinstance(root, Entries):
        problem = "not a mapping of kinds to lists"
        reading.hide(Fault(file, *root.place, FaultCode.NOT_LISTS, "", problem, expected))
        return
    for name, node in root.entries.items():
        if name not in kinds:
            code, where = FaultCode.UNKNOWN_KIND, legible(name)
            problem, hint = f"'{where}' is not a kind of record", did_you_mean(name, kinds)
            reading.hide(Fault(file, *root.keys[name], code, where, problem, expected, hint))
        elif not isinstance(node, Items):
            said = ("not a list", "expected a list of records")
            reading.hide(Fault(file, *node.place, FaultCode.NOT_LISTS, name, *said))
        else:
            for index, item in enumerate(node.items):
                yield kinds[name], index, item


def _misfits(made: list[Misfit], name: str, file: str, node: Node) -> Iterator[Fault]:
    for misfit in made:
        place, where = _misfit_place(node, misfit), _where(name, misfit.path)
        yield Fault(file, *place, misfit.code, where, misfit.problem, misfit.expected, misfit.hint)


def _name(node: Node, index: int) -> str:
    named = node.step("id")
    value = None if named is None else named.value
    return value if isinstance(value, str) else str(index)


def _misfit_place(node: Node, misfit: Misfit) -> Place:
    *way, last = misfit.path or ("",)
    holder = node.find(way)
    if misfit.at_key and isinstance(holder, Entries):
        return holder.keys[str(last)]
    return node.find(misfit.path).place


def _where(name: str, path: Iterable[str | int]) -> str:
    steps = (f"[{step}]" if isinstance(step, int) else f".{legible(step)}" for step in path)
    return f"{name}{''.join(steps)}"


def places(path: FilePath) -> dict[str, tuple[FilePath, int]]:
    """The file and line of every record in a folder, by its id, without reading more of them."""
    found: dict[str, tuple[FilePath, int]] = {}
    for file in find_files(path).files:
        text = file.path.read_text("utf-8-sig")
        root = None if is_pack_file(file.name) else _parsed(text, file.name, Reading())
        for _, index, node in () if root is None else _records(root, file.name, Reading()):
            found[_name(node, index)] = file.path, node.place[0]
    return found
