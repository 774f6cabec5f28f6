"""Writing casebooks to files."""

import os
from collections.abc import Iterable
from pathlib import Path

from negotypes.casebook import Casebook
from negotypes.errors import AlreadyThere
from negotypes.vocabulary import RecordKind
from negotypes.vocabulary.faults import FaultCode


def write(book: Casebook, path: str | os.PathLike[str], *, replace: bool = False) -> None:
    """Write a casebook, so that reading it gives an equal one.

    The same casebook gives the same bytes. Every file is written whole or not at all.

    Args:
        book: The casebook.
        path: A file whose name ends in ``.json``, ``.yaml`` or ``.yml``; anything else is a
            folder, which gets a YAML file for each kind of record, and ``pack.yaml`` if the
            casebook is that of one pack.
        replace: Whether what was written there before may be replaced. In a folder, the file of
            a kind of which the casebook has no record is then removed.

    Raises:
        FileExistsError: What is there may not be replaced, or is not what this function writes;
            nothing is written.
        OSError: The files cannot be written.
    """
    from negotypes.files.folder import PACK_FILES, SUFFIXES, find_files
    from negotypes.files.writing import pack_to_yaml, to_json, to_yaml, write_whole

    target = Path(path)
    suffix = target.suffix.lower()
    texts: dict[Path, str] = {}
    if suffix in SUFFIXES:
        folder, known = target.parent, {target}
        texts[target] = (to_json if suffix == ".json" else to_yaml)(book.records)
    else:
        folder, about = target, target / PACK_FILES[0]
        known = {about, *(target / f"{kind}.yaml" for kind in RecordKind)}
        if len(book.packs) == 1:
            texts[about] = pack_to_yaml(book.packs[0])
        held = {kind: list(book.collection(kind)) for kind in RecordKind}
        texts |= {folder / f"{kind}.yaml": to_yaml(them) for kind, them in held.items() if them}
    found = find_files(target) if os.path.lexists(target) else None
    there = {file.path for file in found.files} if found else set[Path]()
    strangers = {str(file) for file in there - known}
    refused = found.faults if found else []
    strangers |= {
        fault.file for fault in refused if FaultCode.of(fault.code) is not FaultCode.NO_FILES
    }
    if strangers:
        raise FileExistsError(f"others are there: {_in_order(strangers)}; choose another place")
    if there and not replace:
        raise AlreadyThere(_in_order(there))
    folder.mkdir(parents=True, exist_ok=True)
    for file, text in texts.items():
        write_whole(file, text, replace=replace)
    for file in there - texts.keys():
        file.unlink()


def _in_order(files: Iterable[Path | str]) -> str:
    return ", ".join(sorted(map(str, files)))
