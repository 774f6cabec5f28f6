"""Where what a command has to say goes."""

import json
import os
import re
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from negotypes.errors import UNSEEN, visible
from negotypes.layout import Table


def say(text: str) -> None:
    """Print a text, whatever letters the terminal knows, and whether or not it is all read."""
    _show_what_can_be_shown(sys.stdout)
    try:
        print(text)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader, such as `head`, has what it wants; what is left must not be flushed at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say_plain(plain: Any) -> None:
    """Print plain values as JSON."""
    say(json.dumps(plain, ensure_ascii=False, indent=1))


def say_table(table: Table) -> None:
    """Print a table as wide as the terminal."""
    say(table.text(max(60, shutil.get_terminal_size((100, 24)).columns)))


def write_all(folder: Path, texts: Mapping[str, str], *, replace: bool) -> None:
    """Write files into a folder, none over another unasked, and say which.

    Raises:
        FileExistsError: One of them is there and may not be replaced; nothing is written.
        OSError: A file cannot be written.
    """
    from negotypes.files.writing import write_folder  # most commands write nothing

    for file in write_folder(folder, texts, replace=replace):
        say(visible(str(file)))


def warn(text: object) -> None:
    """Print a message for the person, apart from what was asked for."""
    _show_what_can_be_shown(sys.stderr)
    print(re.sub(f"(?!\n){UNSEEN}", "?", str(text)), file=sys.stderr)


def _show_what_can_be_shown(stream: Any) -> None:
    # A terminal may know fewer letters than names have, and not even the sign of a paragraph.
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="replace")
