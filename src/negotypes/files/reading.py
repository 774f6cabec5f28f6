"""Reading files into records, with every fault in them."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path as FilePath

from attrs import field, frozen

from negotypes.errors import Fault, did_you_mean, listed
from negotypes.files import codec, json_text, yaml_text
from negotypes.files.misfits import Misfit
from negotypes.files.nodes import Entries, Items, Node, Place, Unreadable
from negotypes.records import CLASSES, Record
from negotypes.records.fields import Path, references
from negotypes.records.reference import ANY
from negotypes.records.rules import breaches
from negotypes.vocabulary import RecordKind

SUFFIXES = (".yaml", ".yml", ".json")
"""Files that are read; all others in a folder are passed over."""


@frozen(eq=False)
class Entry:
    """A record and the place where it was read.

    Attributes:
        record: The record.
        kind: Its kind.
        file: The name of the file.
        node: Where it stands there.
    """

    record: Record
    kind: RecordKind
    file: str
    node: Node

    def fault(
        self, path: Path, problem: str, expected: str | None = None, hint: str | None = None
    ) -> Fault:
        """A fault of this record, at the place to which the path leads."""
        where = _where(self.kind, self.record.id, path)
        return Fault(self.file, *self.node.find(path).place, where, problem, expected, hint)


@frozen(eq=False)
class Reading:
    """What reading gave.

    Attributes:
        entries: The records, in the order in which they stand.
        faults: All that was wrong.
    """

    entries: list[Entry] = field(factory=list[Entry])
    faults: list[Fault] = field(factory=list[Fault])


def read_files(path: FilePath) -> Reading:
    """Read one file, or all files in a folder and its subfolders, in the order of their names.

    Args:
        path: The file or folder.

    Returns:
        Records and faults. Names of files in faults are relative to the folder's parent.

    Raises:
        OSError: The file or folder cannot be read.
    """
    reading = Reading()
    for file in _files(path):
        name = str(file.relative_to(path.parent))
        try:
            text = file.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            problem = f"not UTF-8: byte {error.object[error.start]:#04x} at {error.start}"
            reading.faults.append(Fault(name, 1, 1, "", problem, "save the file as UTF-8"))
            continue
        read_text(text, name, reading)
    return reading


def read_text(text: str, file: str, reading: Reading) -> None:
    """Read one text, and add its records and faults.

    Args:
        text: YAML, or JSON where the file's name ends so.
        file: The name of the file, for faults.
        reading: What to add to.
    """
    typed = file.endswith(".json")
    try:
        root = json_text.parse(text, file) if typed else yaml_text.parse(text, file)
    except Unreadable as error:
        reading.faults.extend(error.faults)
        return
    if root is None:
        return
    for kind, index, node in _records(root, file, reading.faults):
        made = codec.structure(node.plain(), CLASSES[kind], typed=typed)
        if isinstance(made, Record):
            entry = Entry(made, kind, file, node)
            reading.entries.append(entry)
            reading.faults.extend(entry.fault(*breach) for breach in breaches(made))
        else:
            name = _name(node, index)
            reading.faults.extend(
                Fault(
                    file,
                    *_misfit_place(node, misfit),
                    _where(kind, name, misfit.path),
                    misfit.problem,
                    misfit.expected,
                    misfit.hint,
                )
                for misfit in made
            )


def _files(path: FilePath) -> list[FilePath]:
    if path.is_dir():
        return sorted(file for file in path.rglob("*") if file.suffix in SUFFIXES)
    return [path]


def _records(root: Node, file: str, faults: list[Fault]) -> Iterator[tuple[RecordKind, int, Node]]:
    """The records in a file: a mapping of kinds to lists."""
    kinds = {str(kind): kind for kind in RecordKind}
    expected = f"expected {listed(list(kinds), 'or')}"
    if not isinstance(root, Entries):
        faults.append(Fault(file, *root.place, "", "not a mapping of kinds to lists", expected))
        return
    for name, node in root.entries.items():
        if name not in kinds:
            problem = f"'{name}' is not a kind of record"
            hint = did_you_mean(name, kinds)
            faults.append(Fault(file, *root.keys[name], name, problem, expected, hint))
        elif not isinstance(node, Items):
            faults.append(
                Fault(file, *node.place, name, "not a list", "expected a list of records")
            )
        else:
            for index, item in enumerate(node.items):
                yield kinds[name], index, item


def _name(node: Node, index: int) -> str:
    named = node.step("id")
    return named.value if named is not None and isinstance(named.value, str) else str(index)


def _misfit_place(node: Node, misfit: Misfit) -> Place:
    if misfit.at_key:
        *way, last = misfit.path
        holder = node.find(way)
        if isinstance(holder, Entries):
            return holder.keys[str(last)]
    return node.find(misfit.path).place


def _where(kind: RecordKind, name: str, path: Iterable[str | int]) -> str:
    steps = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return f"{kind}[{name}]{steps}"


def cross_check(
    reading: Reading, outside: Callable[[str, str], bool], names: Iterable[str]
) -> None:
    """Check what only all records together can show: that ids are unique, and references held.

    Args:
        reading: What was read; faults are added to it.
        outside: Tells whether other records of a collection, or of any, have an id.
        names: The ids of those other records, for suggestions.
    """
    first: dict[str, Entry] = {}
    for entry in reading.entries:
        other = first.setdefault(entry.record.id, entry)
        if other is not entry:
            problem = f"the id '{entry.record.id}' is taken"
            place = f"it stands in {other.file}:{other.node.find(['id']).place[0]} already"
            reading.faults.append(entry.fault(("id",), problem, place))
    known = [*first, *names]
    for entry in reading.entries:
        for path, kind, named in references(entry.record):
            held = first.get(named)
            if outside(kind, named) or (held is not None and kind in (ANY, held.kind)):
                continue
            if held is not None:
                problem, expected = (
                    f"'{named}' is in the {held.kind}",
                    f"expected one of the {kind}",
                )
                reading.faults.append(entry.fault(path, problem, expected))
                continue
            where = "records" if kind == ANY else kind
            hint = did_you_mean(named, known)
            reading.faults.append(entry.fault(path, f"no '{named}' among the {where}", hint=hint))
