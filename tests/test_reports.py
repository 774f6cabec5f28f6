"""Faults in the forms in which people and programs read them."""

import json
import re
from typing import Any
from urllib.parse import unquote, urlparse

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotypes import Fault, FaultCode
from negotypes.reports import FORMATS, as_github, as_json, as_sarif, as_text

ERROR = Fault("own/a.yaml", 3, 5, "E205", "sources[n].title", "it is empty", "expected a text", "?")
WARNING = Fault("own/b.yaml", 1, 2, "W106", "modes[m].defined", "no source defines it")
BARE = Fault("own/b.yaml", 9, 1, "E103", "", "not YAML")
ALL = [ERROR, WARNING, BARE]

hostile = ["a%0Ab", "::error::x", "a,b:c", "\r\n::set-output name=x::y", "\n", "100%", '"', "é/#?"]
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(hostile)
faults = st.builds(
    Fault,
    file=texts.filter(bool),
    line=st.integers(1, 10**6),
    column=st.integers(1, 10**6),
    code=st.sampled_from(list(FaultCode)),
    where=texts,
    problem=texts,
    expected=st.none() | texts,
    hint=st.none() | texts,
)


def test_the_forms_are_those_that_can_be_asked_for() -> None:
    """By these names, each with what makes it."""
    assert {"text": as_text, "json": as_json, "github": as_github, "sarif": as_sarif} == FORMATS


@pytest.mark.parametrize(
    ("form", "empty"), [("text", ""), ("github", ""), ("json", "[]")], ids=lambda each: each
)
def test_no_faults_are_nothing(form: str, empty: str) -> None:
    """Nothing to print, or an empty list."""
    assert FORMATS[form]([]) == empty


def test_people_get_a_line_for_each() -> None:
    """As an error message has it."""
    assert as_text(iter(ALL)).splitlines() == [str(fault) for fault in ALL]


def test_programs_get_an_object_for_each() -> None:
    """With everything that is known, and nothing that is not."""
    first, second, third = json.loads(as_json(iter(ALL)))
    assert first == {
        "file": "own/a.yaml",
        "line": 3,
        "column": 5,
        "level": "error",
        "code": "E205",
        "where": "sources[n].title",
        "problem": "it is empty",
        "expected": "expected a text",
        "hint": "?",
    }
    assert (second["level"], "expected" in second, "hint" in second) == ("warning", False, False)
    assert third["where"] == ""


@given(st.lists(faults, max_size=4))
def test_json_loses_nothing(given: list[Fault]) -> None:
    """Whatever the texts hold, they come out as they went in."""
    again = []
    for plain in json.loads(as_json(given)):
        assert plain.pop("level") == ("warning" if plain["code"][0] == "W" else "error")
        again.append(Fault(**plain))
    assert again == given


# --- GitHub -------------------------------------------------------------------------------------


def unescaped(text: str) -> str:
    """What GitHub makes of an escaped text."""
    return re.sub("%([0-9A-F]{2})", lambda found: chr(int(found[1], 16)), text)


def command(line: str) -> tuple[str, dict[str, str], str]:
    """What GitHub reads in a line: the command, its properties, the message."""
    found = re.fullmatch(r"::(error|warning) ([^:\r\n]*)::([^\r\n]*)", line)
    assert found is not None
    pairs = [pair.partition("=") for pair in found[2].split(",")]
    return found[1], {name: unescaped(value) for name, _, value in pairs}, unescaped(found[3])


def test_github_gets_a_command_for_each() -> None:
    """With the place, so that it is shown beside the line, and the code for a title."""
    assert as_github(iter(ALL)).splitlines() == [
        "::error file=own/a.yaml,line=3,col=5,title=E205::"
        "sources[n].title: it is empty; expected a text; ?",
        "::warning file=own/b.yaml,line=1,col=2,title=W106::modes[m].defined: no source defines it",
        "::error file=own/b.yaml,line=9,col=1,title=E103::not YAML",
    ]


@given(st.lists(faults, max_size=4))
def test_nothing_breaks_out_of_a_command(given: list[Fault]) -> None:
    """Names and messages cannot end a command, begin another, or set another property."""
    told = as_github(given)
    lines = told.split("\n") if given else []
    assert "\r" not in told
    assert len(lines) == len(given)
    for line, fault in zip(lines, given, strict=True):
        level, properties, message = command(line)
        assert level == ("warning" if fault.code[0] == "W" else "error")
        assert properties == {
            "file": fault.file,
            "line": str(fault.line),
            "col": str(fault.column),
            "title": fault.code,
        }
        assert message == fault.message


# --- SARIF --------------------------------------------------------------------------------------


def run_of(given: list[Fault]) -> Any:
    """The one run in a log, after what the standard asks of the log has been checked."""
    log = json.loads(as_sarif(iter(given)))
    assert log["version"] == "2.1.0"
    assert urlparse(log["$schema"]).netloc == "docs.oasis-open.org"
    assert set(log) == {"$schema", "version", "runs"}
    (run,) = log["runs"]
    return run


def test_a_log_says_what_made_it_and_which_rules_it_knows() -> None:
    """The tool has a name; each rule that was broken is described once, in order."""
    run = run_of([*ALL, ERROR])
    driver = run["tool"]["driver"]
    assert driver["name"] == "negotypes"
    assert driver["version"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert [rule["id"] for rule in driver["rules"]] == ["E103", "E205", "W106"]
    assert driver["rules"][0] == {
        "id": "E103",
        "shortDescription": {"text": FaultCode.NOT_YAML.label},
        "help": {"text": FaultCode.NOT_YAML.definition},
        "defaultConfiguration": {"level": "error"},
    }
    assert driver["rules"][2]["defaultConfiguration"] == {"level": "warning"}


def test_no_faults_are_a_run_without_results() -> None:
    """The standard tells "nothing found" apart from "not looked"."""
    run = run_of([])
    assert (run["results"], run["tool"]["driver"]["rules"]) == ([], [])


@given(st.lists(faults, max_size=4))
def test_a_result_has_its_rule_level_message_and_place(given: list[Fault]) -> None:
    """Names of files are relative references, in which nothing passes for something else."""
    run = run_of(given)
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for result, fault in zip(run["results"], given, strict=True):
        assert result["ruleId"] == rules[result["ruleIndex"]]["id"] == fault.code
        assert result["level"] in ("error", "warning")
        assert result["message"] == {"text": fault.message}
        ((location),) = result["locations"]
        place = location["physicalLocation"]
        assert place["region"] == {"startLine": fault.line, "startColumn": fault.column}
        uri = place["artifactLocation"]["uri"]
        assert unquote(uri) == fault.file
        assert re.fullmatch(r"(?:[A-Za-z0-9_.~/-]|%[0-9A-F]{2})+", uri)
