"""The command line: every answer as a table or as JSON, every failure a message and a number."""

import json
import os
import runpy
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

import negotypes
from negotypes import Casebook, Deprecation, Pack, RecordKind, cli, compare
from negotypes.cli import main
from sample import BOOK

COMMANDS = tuple(command.name for command in cli.COMMANDS)


@pytest.fixture(autouse=True)
def _sample(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the command line know the small casebook of these tests and a width of 100."""
    monkeypatch.setattr("negotypes.cli.asking.load", lambda: BOOK)
    monkeypatch.setenv("COLUMNS", "100")


Capture = pytest.CaptureFixture[str]


def printed(capsys: Capture, *words: str) -> str:
    """What a command prints when it goes well."""
    assert main(words) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


def printed_json(capsys: Capture, *words: str) -> Any:
    """What a command prints for a program."""
    return json.loads(printed(capsys, *words, "--json"))


def refused(capsys: Capture, *words: str, code: int = 2) -> str:
    """The message with which a command fails: 1 for faults in files, 2 for wrong use."""
    assert main(words) == code
    out, err = capsys.readouterr()
    assert out == ""
    return err


def misused(capsys: Capture, *words: str) -> str:
    """The message for a command that is not put as it must be."""
    with pytest.raises(SystemExit) as caught:
        main(words)
    assert caught.value.code == 2
    out, err = capsys.readouterr()
    assert out == ""
    return err


# --- list ---------------------------------------------------------------------------------------


def test_list_counts(capsys: Capture) -> None:
    """Without a kind, the kinds of record are listed with their numbers and definitions."""
    lines = printed(capsys, "list").splitlines()
    assert lines[:2] == ["The casebook", "============"]
    assert "actors         9        A state, armed group, organization, community or person." in (
        lines
    )
    assert len(lines) == 5 + len(RecordKind)
    counts = printed_json(capsys, "list")
    assert counts == {str(kind): len(BOOK.collection(kind)) for kind in RecordKind}
    assert list(counts) == list(RecordKind)


def test_list_records(capsys: Capture) -> None:
    """With a kind, its records are listed."""
    assert printed(capsys, "list", "cases") == (
        "2 cases\n"
        "=======\n"
        "\n"
        "Hill talks [hill-talks]       reed-2021 \u00b613\n"
        "River talks [river-talks]     marsh-2020 \u00b627\n"
        "                              reed-2021 \u00b612\n"
    )
    assert [record["id"] for record in printed_json(capsys, "list", "cases")] == [
        "hill-talks",
        "river-talks",
    ]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["actors", "scope=local"], ["river-front"]),
        (["actors", "form=alliance"], ["river-front"]),
        (["cases", "parties=RF"], ["river-talks"]),
        (["cases", "parties=Norland", "outcome=release"], ["river-talks"]),
        (["cases", "parties=RF", "outcome=refused"], []),
        (["positions", "public=true"], ["league-open-to-truce"]),
        (["positions", "public=false"], ["front-open"]),
        (["arguments", "number=1"], ["reed-doubt-1"]),
        (["episodes", "participants.number=3"], ["river-meeting"]),
        (["episodes", "participants.actor=norland"], ["river-meeting"]),
        (["relations", "period=2013/2016"], ["front-fights-norland"]),
        (["problems", "printed=in 2031"], ["problem-year"]),
        # of one field given twice, either value will do
        (["actors", "scope=local", "scope=national"], ["hill-league", "river-front"]),
        (["actors", "scope=local", "scope=national", "id=river-front"], ["river-front"]),
    ],
)
def test_list_with_conditions(capsys: Capture, words: list[str], found: list[str]) -> None:
    """Conditions are those of `where`, with truths and numbers in words."""
    assert [record["id"] for record in printed_json(capsys, "list", *words)] == found
    kind = RecordKind.of(words[0])
    number = len(BOOK.collection(kind))
    assert printed(capsys, "list", *words).startswith(f"{len(found)} of {kind.counted(number)}\n")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["cases", "places"], "'places' is not of the form FIELD=VALUE"),
        (["case"], "invalid choice: 'case'"),
        ([], "required: COMMAND"),
    ],
)
def test_wrong_use_ends_with_2(capsys: Capture, words: list[str], message: str) -> None:
    """What is not a command at all is refused with the usage of the command."""
    err = misused(capsys, *(["list", *words] if words else []))
    assert message in err
    assert err.startswith("usage: negotypes")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["actors", "scop=local"], "no field 'scop' in the actors; did you mean 'scope'?"),
        (["actors", "scope=locl"], "'scope' is never 'locl'; did you mean 'local'?"),
        (["actors", "scope="], "'scope' is never ''; expected 'local', 'national', 'regional' or"),
        (["positions", "public=yes"], "'public' is never 'yes'; expected True or False"),
        (["arguments", "number=one"], "'number' is never 'one'; expected a whole number"),
        (["arguments", "number=-1"], "'number' is never '-1'; expected a whole number"),
        (["cases", "parties=norlund"], "no record 'norlund' among the actors; did you mean"),
        (["relations", "period=May 2015"], "write 2015-05"),
    ],
)
def test_conditions_that_can_never_be_met(capsys: Capture, words: list[str], message: str) -> None:
    """A condition that no record could meet is refused with what could be meant."""
    assert message in refused(capsys, "list", *words)


# --- show, about, compare -----------------------------------------------------------------------


def test_show(capsys: Capture) -> None:
    """One record is shown with its evidence, by whatever name it is asked for."""
    assert printed(capsys, "show", "League rival of front") == (
        "Hill League rival of River Front [league-rival-of-front]\n"
        "========================================================\n"
        "\n"
        "subject         Hill League [hill-league]\n"
        "kind            Rival of\n"
        "object          River Front [river-front]\n"
        "\n"
        "Evidence\n"
        'marsh-2020 \u00b612  "as the text has it"\n'
        "                asserted; Ada Marsh (author)\n"
        'reed-2021 \u00b64    "as the text has it"\n'
        "                asserted; Ben Reed (author)\n"
    )
    assert "Front de la Rivière" in printed(capsys, "show", "rf", "--json")
    shown = printed_json(capsys, "show", "rf")
    assert shown["id"] == "river-front"
    assert shown["aliases"] == ["RF", "Front de la Rivière", "the Front"]


def test_about(capsys: Capture) -> None:
    """All records that name one are listed; for a program, those that only hear it too."""
    assert printed(capsys, "about", "sudmark") == f"{BOOK.about('sudmark')}\n"
    plain = printed_json(capsys, "about", "Unnamed envoy")
    assert plain["subject"] == "envoy"
    assert [record["id"] for record in plain["records"]] == ["river-meeting"]
    assert plain["voiced"] == ["river-offer"]


def test_compare(capsys: Capture) -> None:
    """Actors, or cases, are set side by side."""
    expected = compare("river-front", "hill-league", book=BOOK)
    assert printed(capsys, "compare", "rf", "Hill League") == f"{expected}\n"
    assert printed_json(capsys, "compare", "rf", "Hill League") == expected.plain()
    three = printed(capsys, "compare", "norland", "rf", "hill-league")
    assert three.startswith("Norland, River Front and Hill League compared\n")


def test_classify(capsys: Capture) -> None:
    """One record is sorted with reasons, all of the unit without a name."""
    typology = BOOK.typologies["kinds-of-truce"]
    found = typology.classify("River talks")
    assert (
        printed(capsys, "classify", "kinds-of-truce", "River talks") == f"{found.table().text()}\n"
    )
    assert printed_json(capsys, "classify", "kinds-of-truce", "river-talks") == found.plain()
    every = typology.classify_all()
    assert printed(capsys, "classify", "Kinds of truce") == f"{every.table().text()}\n"
    assert printed_json(capsys, "classify", "kinds-of-truce") == every.plain()
    assert "no record 'kinds'" in refused(capsys, "classify", "kinds")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["show", "norlund"], "no record 'norlund'; did you mean 'norland'?\n"),
        (["about", "norlund"], "no record 'norlund'; did you mean 'norland'?\n"),
        (["compare", "rf", "norlund"], "no record 'norlund'; did you mean 'norland'?\n"),
        (
            ["show", "the front"],
            "'the front' may be 'hill-league' or 'river-front': ask by id\n",
        ),
        (
            ["compare", "norland"],
            "expected two or more actors or two or more cases; got 'norland' (actors)\n",
        ),
    ],
)
def test_an_unknown_name_ends_with_2(capsys: Capture, words: list[str], message: str) -> None:
    """A name that cannot be followed is answered on the error stream, with a suggestion."""
    assert refused(capsys, *words) == message


# --- One's own records --------------------------------------------------------------------------

OWN = """\
relations:
  - id: east-backs-front
    subject: east
    kind: backs
    object: river-front
    evidence:
      - source: marsh-2020
        paragraphs: [3]
        anchor: as the text has it
        attribution: [{who: ada-marsh, role: author}]
        certainty: asserted
"""
EAST = """\
actors:
  - id: east
    kind: state
    name: East
    evidence:
      - source: marsh-2020
        paragraphs: [3]
        anchor: as the text has it
        attribution: [{who: ada-marsh, role: author}]
        certainty: asserted
"""


def file(folder: Path, text: str, name: str = "mine.yaml") -> str:
    """A file with a text, in a folder that is made if need be."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    return str(folder / name)


def test_own_records_are_added(capsys: Capture, tmp_path: Path) -> None:
    """Files and folders may be added, several of them, each referring to those before it."""
    east = file(tmp_path / "east", EAST)
    own = str(Path(file(tmp_path / "own", OWN)).parent)
    words = ["list", "relations", "subject=East", "--add", east, "--add", own]
    assert [record["id"] for record in printed_json(capsys, *words)] == ["east-backs-front"]
    assert "East backs it" in printed(
        capsys, "compare", "rf", "norland", "--add", east, "--add", own
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            OWN,
            "mine.yaml:3:14: E302 relations[east-backs-front].subject: no 'east' among the actors",
        ),
        (
            EAST.replace("name: East", "nmae: East"),
            "mine.yaml:4:5: E202 actors[east].nmae: State has no",
        ),
        (
            EAST.replace("east", "norland"),
            "mine.yaml:2:9: E301 actors[norland].id: the id 'norland' is taken; it is 'Norland'",
        ),
        ("actors: [", "mine.yaml:2:1: E103 not YAML: "),
    ],
)
def test_faults_in_own_records_end_with_1(
    capsys: Capture, tmp_path: Path, text: str, message: str
) -> None:
    """What is wrong in a file is said with its place and code; an id that is taken is refused."""
    assert message in refused(capsys, "list", "--add", file(tmp_path, text), code=1)


def test_a_missing_file_ends_with_2(capsys: Capture, tmp_path: Path) -> None:
    """A file that is not there is an error that names it."""
    missing = str(tmp_path / "missing.yaml")
    assert missing in refused(capsys, "list", "--add", missing)


# --- Help, width, pipes, processes --------------------------------------------------------------


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_has_an_example(capsys: Capture, command: str) -> None:
    """The program and each of its commands explain themselves by an example."""
    with pytest.raises(SystemExit) as caught:
        main([*command.split(), "--help"])
    assert caught.value.code == 0
    example = f"Example: negotypes {command}"
    assert example in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize(("columns", "width"), [("10", 60), ("75", 75), ("140", 140)])
def test_tables_fit_the_terminal(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, columns: str, width: int
) -> None:
    """A table is as wide as the terminal, and never narrower than can be read."""
    monkeypatch.setenv("COLUMNS", columns)
    shown = printed(capsys, "compare", "rf", "hill-league")
    assert width - 20 < max(map(len, shown.splitlines())) <= width


def test_the_words_of_the_process_are_taken(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Called without arguments, as by the installed command, those of the process are taken."""
    monkeypatch.setattr(sys, "argv", ["negotypes", "show", "norland"])
    assert main() == 0
    assert capsys.readouterr().out.startswith("Norland [norland]\n")


def test_the_package_can_be_run(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """Running the package runs the command line, and ends with its number."""
    for words, number in ((["show", "norland"], 0), (["show", "norlund"], 2)):
        monkeypatch.setattr(sys, "argv", ["negotypes", *words])
        with pytest.raises(SystemExit) as caught:
            runpy.run_module("negotypes", run_name="__main__")
        assert caught.value.code == number
    assert capsys.readouterr().out.startswith("Norland [norland]\n")


def test_a_closed_pipe_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that has seen enough, such as `head`, does not make a command fail."""
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", encoding="utf-8") as closed:
        monkeypatch.setattr(sys, "stdout", closed)
        assert main(["list"]) == 0
        print("what comes later goes nowhere", file=closed, flush=True)


ANSWER = """\
import sys
import negotypes.cli
from sample import BOOK
negotypes.cli.asking.load = lambda: BOOK
sys.exit(negotypes.cli.main(sys.argv[1:]))
"""


def process(*words: str, **options: Any) -> "subprocess.Popen[str]":
    """A new interpreter that finds this library and the sample."""
    places = [str(Path(negotypes.__file__).parents[1]), str(Path(__file__).parent)]
    return subprocess.Popen(
        [sys.executable, *words],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(places), "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        **options,
    )


def test_a_process_answers_as_a_call_does(capsys: Capture) -> None:
    """In a process of its own, the command prints the same and ends with the same number."""
    with process("-c", ANSWER, "compare", "rf", "hill-league") as run:
        out, err = run.communicate()
    assert (run.returncode, err) == (0, "")
    assert out == printed(capsys, "compare", "rf", "hill-league")
    with process("-c", ANSWER, "show", "norlund") as run:
        out, err = run.communicate()
    assert (run.returncode, out) == (2, "")
    assert err == "no record 'norlund'; did you mean 'norland'?\n"


def test_a_process_ends_quietly_when_its_pipe_is_closed() -> None:
    """No traceback is left behind where nobody reads on, not even at exit."""
    with process("-c", ANSWER, "list") as run:
        assert run.stdout
        assert run.stderr
        run.stdout.close()
        assert run.stderr.read() == ""
    assert run.returncode == 0


def test_python_m_negotypes() -> None:
    """The package can be run by name, without an installed command."""
    with process("-m", "negotypes", "--help") as run:
        out, err = run.communicate()
    assert (run.returncode, err) == (0, "")
    assert out.startswith("usage: negotypes ")
    assert all(command in out for command in COMMANDS)


def test_the_version(capsys: Capture) -> None:
    """The version of the installed library, and nothing else."""
    with pytest.raises(SystemExit) as caught:
        main(["--version"])
    assert caught.value.code == 0
    assert capsys.readouterr().out == f"negotypes {version('negotypes')}\n"


def test_an_interrupted_command_ends_quietly(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a shell expects of it: 130, and no trace of the program."""

    def interrupted() -> Casebook:
        raise KeyboardInterrupt

    monkeypatch.setattr("negotypes.cli.asking.load", interrupted)
    assert main(["list"]) == 130
    assert capsys.readouterr().err == "interrupted\n"


def test_an_id_that_was_given_up_is_a_message(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the line of the program that a warning in Python has."""
    gone = Deprecation(id="rf-old", successor="river-front")
    pack = Pack(
        id="p", title="P", version="1", authors=("A",), licence="CC0-1.0", deprecated=(gone,)
    )
    book = Casebook(BOOK.records, packs=[pack])
    monkeypatch.setattr("negotypes.cli.asking.load", lambda: book)
    assert main(["show", "rf-old"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("River Front [river-front]\n")
    assert err == "the id 'rf-old' was given up: write 'river-front'\n"
