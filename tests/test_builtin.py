"""The built-in casebook: compiled when the package is built, read from YAML until then."""

import copy
import pickle
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotypes import builtin
from negotypes.casebook import Casebook
from negotypes.errors import InvalidFiles
from negotypes.files import trusted
from negotypes.packs import read
from negotypes.testing import casebooks
from negotypes.vocabulary import RecordKind

BASE = Path(__file__).parent / "data" / "base.yaml"


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of a package with a small casebook of its own, from which `load` reads."""
    (tmp_path / "data").mkdir()
    shutil.copy(BASE, tmp_path / "data")

    def get_data(_: str, resource: str) -> bytes:
        return (tmp_path / resource).read_bytes()

    monkeypatch.setattr(builtin, "get_data", get_data)
    monkeypatch.setattr(builtin, "__file__", str(tmp_path / "builtin.py"))
    builtin._load.cache_clear()
    yield tmp_path
    builtin._load.cache_clear()


def test_a_folder_is_compiled_to_what_its_files_hold(package: Path) -> None:
    """Compiling checks the files and keeps every record."""
    compiled = builtin.compile_data(package / "data")
    assert Casebook(trusted.read(compiled)) == read(BASE, on=Casebook())


def test_compiling_does_not_depend_on_the_files_but_on_the_records(package: Path) -> None:
    """However the records are spread over files, the text is the same."""
    before = builtin.compile_data(package / "data")
    sources, rest = BASE.read_text("utf-8").split("actors:", 1)
    (package / "data" / "base.yaml").write_text(f"actors:{rest}", "utf-8")
    (package / "data" / "deep").mkdir()
    (package / "data" / "deep" / "a.yaml").write_text(sources, "utf-8")
    assert builtin.compile_data(package / "data") == before


def test_files_with_faults_are_not_compiled(package: Path) -> None:
    """Every fault is told, those that only all files together show included."""
    (package / "data" / "more.yaml").write_text(
        "sources:\n  - {id: n, title: N, authors: [nobody]}\n  - {id: n, titel: N}\n"
    )
    with pytest.raises(InvalidFiles) as caught:
        builtin.compile_data(package / "data")
    name = (package / "data" / "more.yaml").as_posix()
    assert [(fault.file, fault.line) for fault in caught.value.faults] == [
        (name, 2),
        (name, 3),
        (name, 3),
    ]


def test_a_casebook_stands_on_its_own(package: Path) -> None:
    """What the compiled casebook refers to has to be in it."""
    (package / "data" / "base.yaml").write_text(
        "sources:\n  - {id: n, title: N, authors: [ines-arden]}\n"
    )
    with pytest.raises(InvalidFiles, match="no 'ines-arden' among the actors"):
        builtin.compile_data(package / "data")


def test_without_a_compiled_file_the_yaml_is_read(package: Path) -> None:
    """A development install shows what the files say now."""
    assert not (package / "data" / "casebook.json").exists()
    assert builtin.load() == read(BASE, on=Casebook())


def test_the_compiled_file_is_read_where_there_is_one(package: Path) -> None:
    """An installed package does not read the YAML, which may even be missing."""
    compiled = builtin.compile_data(package / "data")
    (package / "data" / "casebook.json").write_text(compiled, "utf-8")
    (package / "data" / "base.yaml").unlink()
    assert builtin.load() == read(BASE, on=Casebook())


@pytest.mark.usefixtures("package")
def test_a_casebook_is_loaded_once() -> None:
    """Every call gives the same casebook, since it never changes."""
    assert builtin.load() is builtin.load()


@given(book=casebooks(), data=st.data())
def test_kinds_are_made_when_they_are_asked_for(book: Casebook, data: st.DataObject) -> None:
    """Asked in any order, the collections are those of a casebook made all at once."""
    lazy = builtin.BuiltIn(trusted.Compiled(trusted.write(book.records)))
    for kind in data.draw(st.permutations(list(RecordKind))):
        assert kind not in vars(lazy) or kind in ("episodes", "preconditions")
        assert lazy.collection(kind) == book.collection(kind)
        assert lazy.collection(kind) is lazy.collection(kind)
    assert lazy == book


@pytest.mark.usefixtures("package")
def test_threads_that_load_at_once_get_the_same_casebook() -> None:
    """The casebook is loaded once, whoever asks first."""
    start = Barrier(8)

    def load(_: int) -> object:
        start.wait()
        return builtin.load()

    with ThreadPoolExecutor(8) as threads:
        first, *others = threads.map(load, range(8))
    assert all(each is first for each in others)


@pytest.mark.usefixtures("package")
def test_threads_that_ask_at_once_get_the_same_collection() -> None:
    """A collection is made once, whoever asks first."""
    book, start = builtin.load(), Barrier(8)

    def ask(_: int) -> object:
        start.wait()
        return book.cases

    with ThreadPoolExecutor(8) as threads:
        first, *others = threads.map(ask, range(8))
    assert all(each is first for each in others)
    assert isinstance(book, builtin.BuiltIn)
    late = vars(builtin.BuiltIn)["cases"].__get__(book, builtin.BuiltIn)
    assert late is first  # as one that was kept waiting asks
    assert builtin.BuiltIn.cases is vars(builtin.BuiltIn)["cases"]


@pytest.mark.usefixtures("package")
def test_what_is_no_collection_is_no_attribute() -> None:
    """A mistake in a name is the usual error of Python."""
    with pytest.raises(AttributeError, match="has no attribute 'actor'"):
        builtin.load().actor  # type: ignore[attr-defined]  # noqa: B018


@pytest.mark.usefixtures("package")
def test_the_built_in_casebook_is_not_copied() -> None:
    """In another process a pickled one is loaded there; in this process it is this one."""
    book = builtin.load()
    assert pickle.loads(pickle.dumps(book)) is book
    assert copy.deepcopy(book) is book


@pytest.mark.usefixtures("package")
def test_the_built_in_casebook_is_a_casebook() -> None:
    """Views and extensions of it are casebooks like any other."""
    book, base = builtin.load(), read(BASE, on=Casebook())
    assert len(book) == len(base)
    assert book.extend([]) == base
    assert repr(book) == repr(base)
    assert "norland" in book
    assert [record.id for record in book.about("norland").records] == ["lake-truce"]
