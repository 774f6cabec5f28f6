"""The built-in casebook: five published texts, coded."""

from functools import cache
from pkgutil import get_data
from threading import RLock
from typing import TYPE_CHECKING, Any, cast

from negotypes.casebook import Casebook, collect
from negotypes.collection import Collection
from negotypes.filled import with_steps
from negotypes.index import Indexed
from negotypes.vocabulary import RecordKind

if TYPE_CHECKING:
    from pathlib import Path

    from negotypes.files.trusted import Compiled


_COLLECTIONS = frozenset(map(str, RecordKind))


class BuiltIn(Casebook):
    """The built-in casebook, which makes the records of a kind once they are asked for."""

    def __init__(self, compiled: "Compiled") -> None:
        """Hold compiled records; made by `load`."""
        self.__dict__.update(whole=self, _compiled=compiled, _making=RLock())

    def __getattr__(self, name: str) -> Collection[Any]:
        """A collection that has not been asked for yet."""
        if name not in _COLLECTIONS:
            raise AttributeError(f"{type(self).__name__!r} has no attribute {name!r}")
        kind = RecordKind.of(name)
        with self.__dict__["_making"]:
            if name not in self.__dict__:
                records = self.__dict__["_compiled"].take(kind)
                if kind is RecordKind.CASES:
                    records = with_steps(records, self.episodes, self.preconditions)
                self.__dict__[name] = collect(Indexed(kind, tuple(records)), self)
        return cast("Collection[Any]", self.__dict__[name])

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickled as what it is, the built-in casebook, and not as its records."""
        return load, ()


def load() -> Casebook:
    """The built-in casebook; the same one at every call.

    An installed package carries the records compiled from their YAML files. A development
    install has no compiled file and reads the YAML, so that it never shows an old state.

    Raises:
        InvalidFiles: Only in a development install: the YAML has faults.
    """
    with _LOADING:
        return _load()


_LOADING = RLock()


@cache
def _load() -> Casebook:
    # Reading compiled records needs neither cattrs nor PyYAML, which take long to import.
    from negotypes.files.trusted import Compiled

    try:
        compiled = (get_data("negotypes", "data/casebook.json") or b"").decode()
    except FileNotFoundError:
        compiled = ""
    if not compiled:
        from pathlib import Path

        compiled = compile_data(Path(__file__).parent / "data")
    return BuiltIn(Compiled(compiled))


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
    cross_check(reading, {})
    if reading.faults:
        raise InvalidFiles(reading.faults)
    return trusted.write(Casebook(entry.record for entry in reading.entries).records)
