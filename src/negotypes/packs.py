"""A researcher's own records: read from files, and written to them."""

import os
from pathlib import Path

from negotypes.builtin import load
from negotypes.casebook import Casebook
from negotypes.errors import InvalidFiles
from negotypes.records import Record
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
    cross_check(reading, base.has, (record.id for record in base.records))
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
        replace: Whether files that are there already may be replaced.

    Raises:
        FileExistsError: A file is there already and may not be replaced; nothing is written.
        OSError: The files cannot be written.
    """
    from negotypes.files.writing import to_json, to_yaml

    target = Path(path)
    texts: dict[Path, str] = {}
    if target.suffix == ".json":
        texts[target] = to_json(book.records)
    elif target.suffix in (".yaml", ".yml"):
        texts[target] = to_yaml(book.records)
    else:
        for kind in RecordKind:
            if held := list[Record](book.collection(kind)):
                texts[target / f"{kind}.yaml"] = to_yaml(held)
    taken = [str(file) for file in texts if file.exists()]
    if taken and not replace:
        raise FileExistsError(f"already there: {', '.join(taken)}; pass replace=True to replace")
    for file, text in texts.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        _write_whole(file, text)


def _write_whole(file: Path, text: str) -> None:
    """Write beside the file and move into place, so that an old file is whole until then."""
    import tempfile

    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as opened:
            opened.write(text)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink()
        raise
