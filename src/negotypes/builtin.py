"""The built-in casebook: five published texts, coded."""

from functools import cache
from pathlib import Path

from negotypes.casebook import Casebook

_DATA = Path(__file__).parent / "data"
_COMPILED = _DATA / "casebook.json"


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

    if _COMPILED.exists():
        return Casebook(trusted.read(_COMPILED.read_text("utf-8")))
    return Casebook(trusted.read(compile_data(_DATA)))


def compile_data(folder: Path) -> str:
    """Read and check the YAML files of a casebook that stands on its own, and give its JSON.

    Args:
        folder: Where the files are.

    Returns:
        The same text for the same records.

    Raises:
        InvalidFiles: The files have faults.
    """
    from negotypes.errors import InvalidFiles
    from negotypes.files.reading import cross_check, read_files
    from negotypes.files.writing import to_json

    reading = read_files(folder)
    cross_check(reading, Casebook().has, ())
    if reading.faults:
        raise InvalidFiles(reading.faults)
    return to_json(Casebook(entry.record for entry in reading.entries).records)
