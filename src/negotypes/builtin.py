"""The built-in casebook: five published texts, coded."""

from functools import cache
from pkgutil import get_data
from typing import TYPE_CHECKING

from negotypes.casebook import Casebook

if TYPE_CHECKING:
    from pathlib import Path


@cache
def load() -> Casebook:
    """The built-in casebook; the same one at every call.

    An installed package carries the records compiled from their YAML files. A development
    install has no compiled file and reads the YAML, so that it never shows an old state.

    Raises:
        InvalidFiles: Only in a development install: the YAML has faults.
    """
    # Reading compiled records needs neither cattrs nor PyYAML, which take long to import.
    from negotypes.files import trusted

    try:
        compiled = get_data("negotypes", "data/casebook.json")
    except FileNotFoundError:
        from pathlib import Path

        return Casebook(trusted.read(compile_data(Path(__file__).parent / "data")))
    return Casebook(trusted.read((compiled or b"").decode()))


def compile_data(folder: "Path") -> str:
    """Read and check the YAML files of a casebook that stands on its own, and compile them.

    Args:
        folder: Where the files are.

    Returns:
        The same text for the same records.

    Raises:
        InvalidFiles: The files have faults.
    """
    from negotypes.errors import InvalidFiles
    from negotypes.files import trusted
    from negotypes.files.reading import cross_check, read_files

    reading = read_files(folder)
    cross_check(reading, Casebook().has, ())
    if reading.faults:
        raise InvalidFiles(reading.faults)
    return trusted.write(Casebook(entry.record for entry in reading.entries).records)
