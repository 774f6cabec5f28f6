"""Reading files into records, with every fault in them."""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path as FilePath

from attrs import field, frozen

from negotypes.errors import Fault, did_you_mean, legible, listed
from negotypes.files import codec, json_text, yaml_text
from negotypes.files.misfits import Misfit
from negotypes.files.nodes import Entries, Items, Node, Place, Unreadable
from negotypes.records import CLASSES, Evidence, Record, Source, kind_of
from negotypes.records.fields import Path, parts
from negotypes.records.reference import ANY
from negotypes.records.references import references
from negotypes.records.rules import breaches
from negotypes.vocabulary import RecordKind

SUFFIXES = (".yaml", ".yml", ".json")
"""Files that are read; all others in a folder are passed over, and so is what is hidden."""


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
        spoilt: The ids, with their kinds, of what could not be made a record; references to it
            are not at fault.
        hiding: Those of the faults that hide records, so that not even their ids are known.
    """

    entries: list[Entry] = field(factory=list[Entry])
    faults: list[Fault] = field(factory=list[Fault])
    spoilt: dict[str, RecordKind] = field(factory=dict[str, RecordKind])
    hiding: list[Fault] = field(factory=list[Fault])

    def hide(self, *faults: Fault) -> None:
        """Add faults that hide records."""
        self.faults.extend(faults)
        self.hiding.extend(faults)


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
    files = files_of(path)
    if not files and any(path.iterdir()):
        expected = f"expected names that end in {listed(SUFFIXES, 'or')}"
        reading.hide(Fault(path.name, 1, 1, "", "no file to read in this folder", expected))
    for file in files:
        name = file.relative_to(path.parent).as_posix()
        try:
            text = file.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            problem = f"not UTF-8: the byte {error.object[error.start]:#04x}"
            reading.hide(Fault(name, line, 1, "", problem, "save the file as UTF-8"))
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
    typed = file.lower().endswith(".json")
    try:
        root = json_text.parse(text, file) if typed else yaml_text.parse(text, file)
    except Unreadable as error:
        reading.hide(*error.faults)
        return
    if root is None:
        return
    for kind, index, node in _records(root, file, reading):
        made = codec.structure(node.plain(), CLASSES[kind], typed=typed)
        if isinstance(made, Record):
            entry = Entry(made, kind, file, node)
            reading.entries.append(entry)
            reading.faults.extend(entry.fault(*breach) for breach in breaches(made))
        else:
            name = _name(node, index)
            reading.spoilt.setdefault(name, kind)
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


def files_of(path: FilePath) -> list[FilePath]:
    """The file itself, or the files in a folder and its subfolders, in the order of their names."""
    if not path.is_dir():
        return [path]
    found: list[FilePath] = []
    # Path.rglob would pass over a folder that may not be opened without a word.
    for folder, folders, names in os.walk(path, onerror=_fail):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files = (FilePath(folder, name) for name in names if not name.startswith("."))
        found += (file for file in files if file.suffix.lower() in SUFFIXES and file.is_file())
    return sorted(found)


def _fail(error: OSError) -> None:
    raise error


def _records(root: Node, file: str, reading: Reading) -> Iterator[tuple[RecordKind, int, Node]]:
    """The records in a file: a mapping of kinds to lists."""
    kinds = {str(kind): kind for kind in RecordKind}
    expected = f"expected {listed(list(kinds), 'or')}"
    if not isinstance(root, Entries):
        reading.hide(Fault(file, *root.place, "", "not a mapping of kinds to lists", expected))
        return
    for name, node in root.entries.items():
        if name not in kinds:
            problem = f"'{legible(name)}' is not a kind of record"
            hint = did_you_mean(name, kinds)
            reading.hide(Fault(file, *root.keys[name], legible(name), problem, expected, hint))
        elif not isinstance(node, Items):
            reading.hide(Fault(file, *node.place, name, "not a list", "expected a list of records"))
        else:
            for index, item in enumerate(node.items):
                yield kinds[name], index, item


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


def _where(kind: RecordKind, name: str, path: Iterable[str | int]) -> str:
    steps = (f"[{step}]" if isinstance(step, int) else f".{legible(step)}" for step in path)
    return f"{kind}[{legible(name)}]{''.join(steps)}"


def cross_check(reading: Reading, outside: Mapping[str, Record]) -> None:
    """Check what only all records together can show.

    Ids are unique, references lead to a record, and sources have the paragraphs that are cited.
    This waits until every file can be read, since what records name may stand in one of them.

    Args:
        reading: What was read; faults are added to it.
        outside: The other records to which these may refer, by their ids.
    """
    first: dict[str, Entry] = {}
    for entry in reading.entries:
        other = first.setdefault(entry.record.id, entry)
        if other is not entry:
            problem = f"the id '{legible(entry.record.id)}' is taken"
            place = f"it stands in {other.file}:{other.node.find(['id']).place[0]} already"
            reading.faults.append(entry.fault(("id",), problem, place))
        taken = outside.get(entry.record.id)
        if taken is not None and codec.unstructure(taken) != codec.unstructure(entry.record):
            problem = f"the id '{entry.record.id}' is taken"
            reading.faults.append(entry.fault(("id",), problem, f"it is '{legible(taken.label)}'"))
    if reading.hiding:
        return
    records = {**outside, **{record_id: entry.record for record_id, entry in first.items()}}
    kinds = {record_id: kind_of(record) for record_id, record in records.items()}
    kinds |= reading.spoilt
    for entry in reading.entries:
        reading.faults.extend(_dangling(entry, kinds))
        reading.faults.extend(_beyond(entry, records))


def _dangling(entry: Entry, kinds: Mapping[str, RecordKind]) -> Iterator[Fault]:
    """References that lead to no record, or to one of another kind."""
    for path, kind, named in references(entry.record):
        held = kinds.get(named)
        if held is None:
            among = "records" if kind == ANY else kind
            suitable = [name for name, other in kinds.items() if kind in (ANY, other)]
            hint = did_you_mean(named, suitable)
            yield entry.fault(path, f"no '{legible(named)}' among the {among}", hint=hint)
        elif kind not in (ANY, held):
            problem = f"'{legible(named)}' is in the {held}"
            yield entry.fault(path, problem, f"expected one of the {kind}")


def _beyond(entry: Entry, records: Mapping[str, Record]) -> Iterator[Fault]:
    """Evidence in paragraphs that the source does not have."""
    for path, part in parts(entry.record):
        source = records.get(part.source) if isinstance(part, Evidence) else None
        if not isinstance(source, Source) or source.paragraphs is None:
            continue
        for index, paragraph in enumerate(part.paragraphs):
            if paragraph > source.paragraphs:
                problem = f"no paragraph {paragraph} in '{legible(source.id)}'"
                expected = f"expected 1 to {source.paragraphs}"
                yield entry.fault((*path, "paragraphs", index), problem, expected)
