"""The built-in casebook: compiled when the package is built, read from YAML until then."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from negotypes import builtin
from negotypes.casebook import Casebook
from negotypes.errors import InvalidFiles
from negotypes.files import trusted
from negotypes.packs import read

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
    builtin.load.cache_clear()
    yield tmp_path
    builtin.load.cache_clear()


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
    assert [(fault.file, fault.line) for fault in caught.value.faults] == [
        ("data/more.yaml", 2),
        ("data/more.yaml", 3),
        ("data/more.yaml", 3),
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
