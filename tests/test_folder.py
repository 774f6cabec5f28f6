"""Which files of a folder are read."""

from pathlib import Path

import pytest

from negotypes.files.folder import find_files, is_pack_file
from negotypes.vocabulary.faults import FaultCode


def made(folder: Path, *names: str) -> Path:
    """A folder with empty files of these names."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()
    return folder


def names(path: Path) -> list[str]:
    """The names of the files to read, as they are told from here."""
    return [file.name for file in find_files(path).files]


def test_files_are_found_by_their_endings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """YAML and JSON at any depth, in order; hidden ones, others and folders are passed over."""
    found = ["B.YAML", "a.yml", "c.json", "deep/er/d.yaml"]
    passed = [".hidden.yaml", ".checkpoints/a.yaml", "notes.txt", "e.yaml~", "yaml"]
    made(tmp_path, *found, *passed)
    (tmp_path / "folder.yaml").mkdir()
    monkeypatch.chdir(tmp_path)
    assert names(Path()) == found
    assert not find_files(Path()).faults
    assert find_files(tmp_path).files[0].path == tmp_path / "B.YAML"


def test_files_are_named_by_the_path_as_it_was_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An editor, or another program, finds the file by its name in a message."""
    made(tmp_path, "own/deep/a.yaml")
    monkeypatch.chdir(tmp_path / "own")
    assert names(Path("../own")) == ["../own/deep/a.yaml"]
    assert names(Path("deep/a.yaml")) == ["deep/a.yaml"]
    assert names(tmp_path) == [(tmp_path / "own/deep/a.yaml").as_posix()]


def test_a_file_that_is_asked_for_may_be_called_anything(tmp_path: Path) -> None:
    """Its ending matters only where nobody named it; that it has a size is known."""
    (tmp_path / ".notes").write_text("12345")
    (file,) = find_files(tmp_path / ".notes").files
    assert (file.size, is_pack_file(file.name)) == (5, False)


def test_a_pack_describes_itself_in_its_own_folder_once(tmp_path: Path) -> None:
    """Files of the same name below it are those of other packs; either ending will do."""
    made(tmp_path, "a/pack.yaml", "b/pack.yml", "c/pack.yaml", "c/pack.yml", "d/pack.json")
    for name in ("a", "b"):
        (file,) = find_files(tmp_path / name).files
        assert is_pack_file(file.name)
    assert [is_pack_file(file.name) for file in find_files(tmp_path / "d").files] == [False]
    told = [(fault.file, fault.code) for fault in find_files(tmp_path / "c").faults]
    assert told == [((tmp_path / "c/pack.yml").as_posix(), FaultCode.PACK_WITHIN)]
    assert len(find_files(tmp_path).faults) == 3
    assert names(tmp_path) == [(tmp_path / "d/pack.json").as_posix()]
    assert is_pack_file(find_files(tmp_path / "c" / "pack.yml").files[0].name)


def test_a_folder_in_which_nothing_is_to_be_read_is_told(tmp_path: Path) -> None:
    """The usual slip is another ending; a folder without any file is an empty casebook."""
    assert not find_files(tmp_path).faults
    made(tmp_path, "a.yaml.txt")
    (fault,) = find_files(tmp_path).faults
    assert (fault.code, fault.file) == (FaultCode.NO_FILES, tmp_path.as_posix())


def test_a_name_does_not_break_out_of_a_message(tmp_path: Path) -> None:
    """What cannot be seen in a name is shown as a question mark, and the file is read."""
    try:
        made(tmp_path, "a\nb\u202e.yaml")
    except OSError:
        pytest.skip("the system has no such names")
    (file,) = find_files(tmp_path).files
    assert file.name == f"{tmp_path.as_posix()}/a?b?.yaml"
    assert file.path.read_bytes() == b""


def test_what_is_not_there_is_an_error_of_the_system(tmp_path: Path) -> None:
    """A path that leads nowhere is no empty folder."""
    with pytest.raises(FileNotFoundError):
        find_files(tmp_path / "nowhere")
