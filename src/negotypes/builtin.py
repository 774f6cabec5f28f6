"""The built-in casebook: five published texts, coded."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache, cached_property, partial
from pkgutil import get_data
from threading import RLock
from typing import TYPE_CHECKING, Any

from negotypes.casebook import Casebook
from negotypes.filled import with_steps
from negotypes.index import Indexed
from negotypes.views import collect
from negotypes.vocabulary import RecordKind

if TYPE_CHECKING:
    from pathlib import Path

    from negotypes.files.trusted import Compiled


class BuiltIn(Casebook):
    """The built-in casebook, which makes the records of a kind once they are asked for."""

    def __init__(self, compiled: "Compiled") -> None:
        """Hold compiled records; made by `load`."""
        self.__dict__.update(whole=self, _compiled=compiled, _making=RLock())

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickled as what it is, the built-in casebook, and not as its records."""
        return load, ()


class _Once:
    """What is made once it is asked for, and from then on stands in the casebook itself.

    With `__getattr__` in its place, notebooks would not dare to look at a collection in order to
    complete what stands in brackets behind it.
    """

    def __init__(self, name: str, make: Callable[[Any], Any]) -> None:
        self._name = name
        self._make = make

    def __get__(self, book: Any, owner: type) -> Any:
        if book is None:
            return self
        with book.__dict__["_making"]:
            if self._name not in book.__dict__:
                book.__dict__[self._name] = self._make(book)
        return book.__dict__[self._name]


def _collection(kind: RecordKind, book: Any) -> Any:
    records = book.__dict__["_compiled"].take(kind)
    if kind is RecordKind.CASES:
        records = with_steps(records, book.episodes, book.preconditions)
    return collect(Indexed(kind, tuple(records)), book)


_ONCE: dict[str, Callable[[Any], Any]] = {
    **{str(kind): partial(_collection, kind) for kind in RecordKind},
    "_packs": lambda book: book.__dict__["_compiled"].packs(),
    "_origins": lambda book: (_Places(),),
}

for _name, _make in _ONCE.items():
    setattr(BuiltIn, _name, _Once(_name, _make))


class _Places(Mapping[str, str]):
    """Where the built-in records stand in their files; looked up once somebody asks."""

    @cached_property
    def _found(self) -> dict[str, str]:
        from pathlib import Path

        from negotypes.files.reading import places

        package = Path(__file__).parent
        found = places(package / "data").items()
        return {
            record_id: f"{file.relative_to(package.parent).as_posix()}:{line}"
            for record_id, (file, line) in found
        }

    def __getitem__(self, record_id: str) -> str:
        return self._found[record_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


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
    from negotypes.files.reading import read_files
    from negotypes.files.together import Outside, cross_check

    reading = read_files(folder)
    cross_check(reading, Outside({}, {}, lambda _: None))
    if reading.faults:
        raise InvalidFiles(reading.faults)
    book = Casebook(entry.record for entry in reading.entries)
    return trusted.write(book.records, [entry.pack for entry in reading.packs])
