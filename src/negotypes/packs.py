"""A researcher's own records, and conditions: read from files or texts, and written to them."""

import os
from collections.abc import Iterable
from pathlib import Path

from negotypes.builtin import load
from negotypes.casebook import Casebook
from negotypes.errors import Fault, InvalidFiles
from negotypes.records import Condition, Record
from negotypes.records.condition import Way
from negotypes.records.rules import misasked
from negotypes.vocabulary import RecordKind


def read(path: str | os.PathLike[str], *, on: Casebook | None = None) -> Casebook:
    """Read records from a YAML or JSON file, or from all such files in a folder.

    Args:
        path: The file or folder.
        on: The casebook to which the records may refer; the built-in one if none is given.

    Returns:
        The records as a casebook. It does not hold the records of ``on``: see `Casebook.extend`.

    Raises:
        InvalidFiles: Something is wrong; has every fault with its file and line.
        OSError: The file or folder cannot be read.
    """
    # PyYAML and cattrs take long to import, and only reading and writing files need them.
    from negotypes.files.reading import cross_check, read_files

    base = load() if on is None else on
    reading = read_files(Path(path))
    cross_check(reading, {record.id: record for record in base.records})
    if reading.faults:
        raise InvalidFiles(reading.faults)
    return Casebook(entry.record for entry in reading.entries)


def write(book: Casebook, path: str | os.PathLike[str], *, replace: bool = False) -> None:
    """Write a casebook, so that reading it gives an equal one.

    The same casebook gives the same bytes. Every file is written whole or not at all.

    Args:
        book: The casebook.
        path: A file whose name ends in ``.json``, ``.yaml`` or ``.yml``; anything else is a
            folder, which gets a YAML file for each kind of record.
        replace: Whether what was written there before may be replaced. In a folder, the file of
            a kind of which the casebook has no record is then removed.

    Raises:
        FileExistsError: What is there may not be replaced, or is not what this function writes;
            nothing is written.
        OSError: The files cannot be written.
    """
    from negotypes.files.reading import SUFFIXES, files_of
    from negotypes.files.writing import to_json, to_yaml

    target = Path(path)
    suffix = target.suffix.lower()
    files: dict[Path, list[Record]]
    if suffix in SUFFIXES:
        folder, files = target.parent, {target: list(book.records)}
    else:
        folder = target
        files = {folder / f"{kind}.yaml": list(book.collection(kind)) for kind in RecordKind}
    there = {file for file in files_of(target) if file.exists()}
    if strangers := there - files.keys():
        raise FileExistsError(f"others are there: {_in_order(strangers)}; choose another place")
    if there and not replace:
        raise FileExistsError(f"already there: {_in_order(there)}; pass replace=True to replace")
    to_text = to_json if suffix == ".json" else to_yaml
    texts = {file: to_text(held) for file, held in files.items() if held or file == target}
    folder.mkdir(parents=True, exist_ok=True)
    for file, text in texts.items():
        _write_whole(file, text)
    for file in there - texts.keys():
        file.unlink()


def read_condition(text: str, kind: RecordKind | str) -> Condition:
    """Read a condition, as a typology in a file has it.

        >>> import negotypes as nt
        >>> nt.read_condition("{field: scope, isin: [local, national]}", "actors")
        nt.field('scope').isin(['local', 'national'])

    Args:
        text: YAML.
        kind: The kind of the records to which it is to be put.

    Raises:
        InvalidFiles: The text is no condition, or cannot be asked of such records; has every
            fault with its line.
        UnknownValue: There is no such kind.
    """
    from negotypes.files import conditions, yaml_text
    from negotypes.files.nodes import Node, Unreadable

    def fault(node: Node, way: Way, problem: str, *said: str | None) -> Fault:
        where = ".".join(map(str, way))
        return Fault(_CONDITION, *node.find(way).place, where, problem, *said)

    kind = RecordKind.of(kind)
    try:
        node = yaml_text.parse(text, _CONDITION) or Node("", (1, 1))
    except Unreadable as error:
        raise InvalidFiles(error.faults) from None
    try:
        condition = conditions.structure(node.plain(), typed=False)
    except conditions.Unfit as unfit:
        found = ((way, refused) for way, refused in unfit.faults)
        raise InvalidFiles(
            fault(node, way, each.problem, each.expected, each.hint) for way, each in found
        ) from None
    if faults := [fault(node, *breach) for breach in misasked(condition, kind)]:
        raise InvalidFiles(faults)
    return condition


_CONDITION = "condition"
"""What a condition that stands in no file is called in messages."""


def write_condition(condition: Condition) -> str:
    """A condition as YAML, as a typology in a file has it; the reverse of `read_condition`."""
    from negotypes.files import conditions, yaml_text

    return yaml_text.write(conditions.unstructure(condition))


def _in_order(files: Iterable[Path]) -> str:
    return ", ".join(sorted(map(str, files)))


def _write_whole(file: Path, text: str) -> None:
    """Write beside the file and move into place, so that an old file is whole until then."""
    beside = file.with_name(f".{file.name}.{os.urandom(4).hex()}")
    try:
        with beside.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(text)
        beside.replace(file)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
