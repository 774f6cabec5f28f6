"""Folders with a file for each table, and one that says what is in them."""

import os
from collections.abc import Mapping
from pathlib import Path

from negotypes.errors import listed


def write_folder(
    path: str | os.PathLike[str], files: Mapping[str, str | bytes], *, replace: bool
) -> None:
    """Write files into a folder, each whole or not at all, and none over another unasked.

    Args:
        path: The folder, which is made if need be.
        files: The content of each file, by name.
        replace: Whether files that are there may be replaced.

    Raises:
        FileExistsError: One of the files is there and may not be replaced; nothing is written.
        OSError: The files cannot be written.
    """
    from negotypes.files.writing import write_whole

    folder = Path(path)
    there = [name for name in files if os.path.lexists(folder / name)]
    if there and not replace:
        told = f"already there in {folder}: {listed(there[:3])}"
        more = f" and {len(there) - 3} more" if len(there) > 3 else ""
        raise FileExistsError(f"{told}{more}; pass replace=True to replace")
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        write_whole(folder / name, content, replace=replace)
