"""Checking packs from the command line."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import negotypes
from negotypes import cli
from negotypes.cli.progress import bar
from sample import BOOK

Capture = pytest.CaptureFixture[str]

GOAL = """\
goals:
  - id: own-goal
    summary: They want the lake.
    holder: {holder}
    kinds: [autonomy]
    evidence:
      - source: marsh-2020
        paragraphs: [3]
        anchor: as the text has it
        attribution: [{{who: ada-marsh, role: author}}]
        certainty: asserted
"""
MODE = """\
modes:
  - id: own-mode
    name: quiet talks by night
    dimension: channel
    definition: Talks nobody is told of.
    defined: false
    evidence:
      - source: marsh-2020
        paragraphs: [3]
        anchor: as the text has it
        attribution: [{who: ada-marsh, role: author}]
        certainty: asserted
"""
RIGHT = GOAL.format(holder="river-front")
WRONG = GOAL.format(holder="river-frunt")


@pytest.fixture(autouse=True)
def _sample(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Let the small casebook of these tests be the built-in one, and work in a folder."""
    monkeypatch.setattr("negotypes.packs.reading.load", lambda: BOOK)
    monkeypatch.setattr("negotypes.cli.validate.load", lambda: BOOK)
    monkeypatch.chdir(tmp_path)


def file(name: str, text: str) -> str:
    """A file in the folder of the test."""
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return name


def checked(capsys: Capture, *words: str) -> tuple[int, str, str]:
    """How a check ends, and what it prints on either stream."""
    code = cli.main(["validate", *words])
    out, err = capsys.readouterr()
    return code, out, err


def test_a_pack_in_order_ends_with_0_and_prints_nothing(capsys: Capture) -> None:
    """Only the counts, for the person, apart from what a program would read."""
    right = file("own/goals.yaml", RIGHT)
    for path in ("own", right):
        assert checked(capsys, path) == (0, "", "0 errors, 0 warnings, 1 record\n")
    file("own/modes.yaml", MODE.replace("defined: false", "defined: true"))
    assert checked(capsys, "own")[2] == "0 errors, 0 warnings, 2 records\n"
    Path("empty").mkdir()
    assert checked(capsys, "empty") == (
        2,
        "",
        "0 errors, 0 warnings, 0 records\nno records in empty\n",
    )


def test_an_error_ends_with_1(capsys: Capture) -> None:
    """Every fault is printed with its place; nothing is said of how many records there are."""
    code, out, err = checked(capsys, file("own/goals.yaml", WRONG))
    assert (code, err) == (1, "1 error, 0 warnings\n")
    assert out == (
        "own/goals.yaml:4:13: E302 goals[own-goal].holder: no 'river-frunt' among the actors; "
        "did you mean 'river-front'?\n"
    )


def test_a_warning_ends_with_0_unless_it_is_counted(capsys: Capture) -> None:
    """With --strict it counts as a fault; it is printed either way."""
    path = file("modes.yaml", MODE)
    line = (
        "modes.yaml:6:14: W106 modes[own-mode].defined: no source defines 'quiet talks by night'\n"
    )
    counts = "0 errors, 1 warning, 1 record\n"
    assert checked(capsys, path) == (0, line, counts)
    assert checked(capsys, path, "--strict") == (1, line, counts)
    assert checked(capsys, "--strict", file("goals.yaml", RIGHT))[0] == 0


def test_several_packs_are_checked_each_by_itself(capsys: Capture) -> None:
    """Faults are told in the order of files; a pack in order does not hide another's."""
    paths = [
        file("b.yaml", WRONG),
        file("c.yaml", MODE),
        file("a.yaml", WRONG),
        file("d.yaml", RIGHT),
    ]
    code, out, err = checked(capsys, *paths)
    assert code == 1
    assert [line.split(":")[0] for line in out.splitlines()] == ["a.yaml", "b.yaml", "c.yaml"]
    assert err == "2 errors, 1 warning\n"
    assert checked(capsys, paths[1], paths[3])[2] == "0 errors, 1 warning, 2 records\n"


def test_other_records_may_be_added(capsys: Capture) -> None:
    """Several, each referring to those before it; they are not checked for warnings."""
    east = file("east.yaml", MODE.replace("own-mode", "east-mode"))
    more = file("more.yaml", RIGHT.replace("own-goal", "more-goal"))
    text = RIGHT.replace("goals:", "positions:").replace("own-goal", "own-position")
    own = file(
        "own.yaml", text.replace("kinds: [autonomy]", "stance: open\n    modes: [east-mode]")
    )
    assert checked(capsys, own)[0] == 1
    assert checked(capsys, own, "--add", east, "--add", more) == (
        0,
        "",
        "0 errors, 0 warnings, 1 record\n",
    )
    code, out, err = checked(capsys, own, "--add", file("broken.yaml", WRONG))
    assert (code, out) == (1, "")
    assert err.startswith("broken.yaml:4:13: E302 ")


def test_anchors_are_checked_where_there_are_texts(capsys: Capture) -> None:
    """A folder of texts is named; one that is not there is no folder without faults."""
    path = file("own.yaml", RIGHT)
    file(
        "texts/marsh-2020.txt",
        "One.\n\nTwo.\n\nIt stands here as the text has it.\n",
    )
    assert checked(capsys, path, "--sources", "texts")[:2] == (0, "")
    file("texts/marsh-2020.txt", "One.\n\nTwo.\n\nSomething else.\n")
    code, out, _ = checked(capsys, path, "--sources", "texts")
    assert (code, out.split()[1]) == (1, "E405")
    assert checked(capsys, path, "--sources", "nowhere") == (2, "", "no folder of texts: nowhere\n")


def test_a_path_that_is_not_there_ends_with_2(capsys: Capture) -> None:
    """It is named, and no fault is told of it; so is one to be added."""
    path = file("own.yaml", RIGHT)
    for words in (["nowhere"], [path, "nowhere"], [path, "--add", "nowhere"]):
        code, out, err = checked(capsys, *words)
        assert (code, out) == (2, "")
        assert "nowhere" in err


@pytest.mark.parametrize("words", [[], ["own.yaml", "--format", "xml"], ["own.yaml", "--strickt"]])
def test_words_that_are_no_check_end_with_2(capsys: Capture, words: list[str]) -> None:
    """A path is needed; a form and an option have to be known."""
    with pytest.raises(SystemExit) as caught:
        checked(capsys, *words)
    assert caught.value.code == 2
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("form", ["json", "sarif", "github", "text"])
def test_faults_are_told_in_the_form_that_is_asked_for(capsys: Capture, form: str) -> None:
    """Only the form is on the output, so that a program can read it; the end is the same."""
    code, out, err = checked(capsys, file("own.yaml", WRONG), "--format", form)
    assert (code, err) == (1, "1 error, 0 warnings\n")
    said: dict[str, Any] = {
        "json": lambda: json.loads(out)[0]["code"],
        "sarif": lambda: json.loads(out)["runs"][0]["results"][0]["ruleId"],
        "github": lambda: out.partition("title=")[2][:4],
        "text": lambda: out.split()[1],
    }
    assert said[form]() == "E302"


@pytest.mark.parametrize(("form", "told"), [("json", "[]\n"), ("github", ""), ("text", "")])
def test_nothing_to_tell_is_told_in_the_form_too(capsys: Capture, form: str, told: str) -> None:
    """A program gets a list without faults, a person nothing."""
    assert checked(capsys, file("own.yaml", RIGHT), "--format", form)[:2] == (0, told)


def test_a_log_is_written_where_there_is_nothing_to_tell(capsys: Capture) -> None:
    """Who reads it learns that it was looked."""
    _, out, _ = checked(capsys, file("own.yaml", RIGHT), "--format", "sarif")
    assert json.loads(out)["runs"][0]["results"] == []


# --- How far it has come ------------------------------------------------------------------------


def test_in_a_pipe_no_bar_is_shown(capsys: Capture) -> None:
    """What is not a terminal gets no marks that move a cursor."""
    with bar("Checking") as tell:
        for part in (0.0, 0.5, 1.0):
            tell(part)
    assert capsys.readouterr() == ("", "")


SLOW = """\
import time
from negotypes.cli.progress import bar
with bar("Checking") as tell:
    for part in (0.25, 0.5, 0.1, 1.0):
        time.sleep(0.4)
        tell(part)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")
@pytest.mark.parametrize("slow", [True, False])
def test_in_a_terminal_a_bar_is_shown_if_one_has_to_wait(slow: bool) -> None:
    """It is on the error stream, and leaves the line as it was."""
    import fcntl
    import pty
    import struct
    import termios

    place = str(Path(negotypes.__file__).parents[1])
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    program = SLOW if slow else SLOW.replace("0.4", "0")
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | {"PYTHONPATH": place},
        stdout=subprocess.PIPE,
        stderr=follower,
        check=True,
        timeout=60,
    )
    os.close(follower)
    shown = b""
    while True:
        try:
            read = os.read(leader, 10_000)
        except OSError:  # the end, on Linux
            break
        if not read:
            break
        shown += read
    os.close(leader)
    assert done.stdout == b""
    assert (b"Checking: " in shown) is slow
    assert (b" 50%" in shown) is slow
    assert b"\n" not in shown


def test_the_bar_is_told_how_far_reading_has_come() -> None:
    """From 0 to 1, and never back within one pack."""
    file("own/a.yaml", RIGHT)
    file("own/b.yaml", MODE)
    told: list[float] = []
    negotypes.validate("own", on=BOOK, tell=told.append)
    assert told == sorted(told)
    assert 0 <= told[0] < told[-1] <= 1


def test_the_bar_moves_in_this_process_too(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    """As on a terminal; back to the beginning for the next pack."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with bar("Checking") as tell:
        for part in (0.0, 1.0, 0.2):
            tell(part)
    assert capsys.readouterr().out == ""
