"""Writing records: the same records give the same text, and nothing is lost on the way."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from negotypes.errors import AlreadyThere
from negotypes.files import codec, json_text, yaml_text
from negotypes.records import Record, kind_of
from negotypes.records.pack import Pack
from negotypes.vocabulary import RecordKind


def to_json(records: Iterable[Record]) -> str:
    """Records as JSON: an object with a list for each kind."""
    return json_text.write(plain_records(records))


def to_yaml(records: Iterable[Record]) -> str:
    """Records as YAML: a mapping with a list for each kind."""
    return yaml_text.write(plain_records(records))


def pack_to_yaml(pack: Pack) -> str:
    """What a pack says of itself as YAML."""
    return yaml_text.write(codec.unstructure(pack))


def plain_records(records: Iterable[Record]) -> dict[str, list[dict[str, Any]]]:
    """The plain values of records, in a list for each kind."""
    lists: dict[str, list[dict[str, Any]]] = {}
    for record in records:
        lists.setdefault(str(kind_of(record)), []).append(codec.unstructure(record))
    return {kind: lists[kind] for kind in map(str, RecordKind) if kind in lists}


def write_whole(file: Path, content: str | bytes, *, replace: bool = False) -> None:
    """Write a file whole or not at all; what was there stays whole until then.

    Args:
        file: The file.
        content: What to write; a text is written in UTF-8, with its line ends as they are.
        replace: Whether a file that is there may be replaced.

    Raises:
        FileExistsError: A file is there and may not be replaced.
        OSError: The file cannot be written.
    """
    beside = file.with_name(f".{file.name}.{os.urandom(4).hex()}")
    try:
        with beside.open("xb") as opened:
            opened.write(content.encode() if isinstance(content, str) else content)
            opened.flush()
            os.fsync(opened.fileno())
        if replace and file.is_file():
            beside.chmod(file.stat().st_mode)  # who may read it stays as it was
        if replace:
            beside.replace(file)
        else:
            _put(beside, file)
    finally:
        beside.unlink(missing_ok=True)


def write_folder(
    path: str | os.PathLike[str], files: Mapping[str, str | bytes], *, replace: bool = False
) -> list[Path]:
    """Write files into a folder, each whole or not at all, and none over another unasked.

    Args:
        path: The folder, which is made if need be.
        files: The content of each file, by name.
        replace: Whether files that are there may be replaced.

    Returns:
        The files.

    Raises:
        FileExistsError: One of the files is there and may not be replaced; nothing is written.
        OSError: The files cannot be written.
    """
    contents = {Path(path) / name: content for name, content in files.items()}
    there = [str(file) for file in contents if os.path.lexists(file)]
    if there and not replace:
        more = f" and {len(there) - 3} more" if len(there) > 3 else ""
        raise AlreadyThere(f"{', '.join(there[:3])}{more}")
    Path(path).mkdir(parents=True, exist_ok=True)
    for file, content in contents.items():
        write_whole(file, content, replace=replace)
    return list(contents)


def _put(beside: Path, file: Path) -> None:
    """Give a file its name, unless another has it."""
    try:
        file.hardlink_to(beside)  # which looks and puts at once, so that nobody comes between
    except FileExistsError:
        raise AlreadyThere(str(file)) from None
    except OSError:
        # Some file systems, such as those of memory sticks, know no second name for a file.
        if os.path.lexists(file):
            raise AlreadyThere(str(file)) from None
        beside.rename(file)
