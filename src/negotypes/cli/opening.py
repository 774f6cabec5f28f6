"""The packs that a command is given."""

from negotypes.casebook import Casebook
from negotypes.cli.progress import bar


def opened(path: str) -> tuple[Casebook, Casebook]:
    """The casebook on which a pack builds, and the records of the pack."""
    from negotypes.packs import read_with_base  # what reads files takes long to import

    with bar(f"Reading {path}") as tell:
        return read_with_base(path, tell)
