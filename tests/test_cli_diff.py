"""The command line's answer to what changed between two states of one's own records."""

import json
from pathlib import Path

import pytest

from negotypes.cli import main
from sample import BOOK

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _sample(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the command know the small casebook of these tests and a width of 100."""
    monkeypatch.setattr("negotypes.packs.reading.load", lambda: BOOK)
    monkeypatch.setenv("COLUMNS", "100")


OLD = """\
actors:
- id: east-front
  kind: armed-group
  name: East Front
  scope: local
  evidence:
  - source: marsh-2020
    paragraphs: [3]
    anchor: as the text has it
    attribution: [{who: ada-marsh, role: author}]
    certainty: asserted
"""


def state(folder: Path, name: str, text: str) -> str:
    """A file with records."""
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return str(file)


def states(folder: Path) -> tuple[str, str]:
    """A file with records as they were, and one with records as they are."""
    new = OLD.replace("scope: local", "scope: national").replace("East Front", "Eastern Front")
    return state(folder, "old.yaml", OLD), state(folder, "new.yaml", new)


def test_diff(capsys: Capture, tmp_path: Path) -> None:
    """What changed is shown, and nothing of the casebook on which both stand."""
    assert main(["diff", *states(tmp_path)]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert out.split("\n\n")[:3] == [
        "Records: 1 changed\n==================",
        "Changed: actors (1)\n"
        "Eastern Front [east-front]\n"
        "  name   East Front \u2192 Eastern Front\n"
        "  scope  Local \u2192 National",
        "In comparisons\nEastern Front [east-front]\n  Scope  came: National\n         went: Local",
    ]


def test_diff_for_programs(capsys: Capture, tmp_path: Path) -> None:
    """A program gets the same as JSON."""
    assert main(["diff", *states(tmp_path), "--json"]) == 0
    plain = json.loads(capsys.readouterr().out)
    assert plain["changed"][0]["id"] == "east-front"
    assert [one["claim"] for one in plain["comparisons"]] == ["National", "Local"]


def test_diff_of_records_only(capsys: Capture, tmp_path: Path) -> None:
    """What changes with the records can be left out."""
    assert main(["diff", "--records-only", *states(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert "In comparisons" not in out
    assert out.endswith("Classes and comparisons were not looked at.\n")


def test_nothing_changed(capsys: Capture, tmp_path: Path) -> None:
    """That nothing changed is said, and is no failure."""
    old = state(tmp_path, "old.yaml", OLD)
    assert main(["diff", old, old]) == 0
    assert capsys.readouterr().out == "Records: no changes\n===================\n"


def test_faults_end_with_1(capsys: Capture, tmp_path: Path) -> None:
    """What is wrong in either state is said with its line."""
    old, _ = states(tmp_path)
    bad = state(tmp_path, "bad.yaml", OLD.replace("scope: local", "scope: nearby"))
    for words in ([old, bad], [bad, old]):
        assert main(["diff", *words]) == 1
        out, err = capsys.readouterr()
        assert out == ""
        assert "bad.yaml:5:" in err


def test_wrong_use_ends_with_2(capsys: Capture, tmp_path: Path) -> None:
    """A state that is not there, or not given, is an error."""
    old, _ = states(tmp_path)
    assert main(["diff", old, str(tmp_path / "missing.yaml")]) == 2
    assert "missing.yaml" in capsys.readouterr().err
    with pytest.raises(SystemExit) as caught:
        main(["diff", old])
    assert caught.value.code == 2


def test_help(capsys: Capture) -> None:
    """The command explains itself by an example."""
    with pytest.raises(SystemExit) as caught:
        main(["diff", "--help"])
    assert caught.value.code == 0
    assert "Example: negotypes diff old/ new/" in capsys.readouterr().out
