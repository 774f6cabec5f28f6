"""Faults in the forms in which people and programs read them."""

import json
from collections.abc import Callable, Iterable
from typing import Any

from negotypes.errors import Fault
from negotypes.vocabulary.faults import FaultCode


def as_text(faults: Iterable[Fault]) -> str:
    """A line for each: ``file:line:column: code where: what is wrong; what was expected``."""
    return "\n".join(map(str, faults))


def as_json(faults: Iterable[Fault]) -> str:
    """A list with an object for each, for programs."""
    return json.dumps([_plain(fault) for fault in faults], ensure_ascii=False, indent=1)


def as_github(faults: Iterable[Fault]) -> str:
    """A command for each, by which GitHub shows it beside the line of the file.

    The form is that of GitHub's "Workflow commands for GitHub Actions".
    """
    return "\n".join(map(_command, faults))


def as_sarif(faults: Iterable[Fault]) -> str:
    """A log in SARIF 2.1.0, the OASIS standard for the results of static analysis."""
    from importlib.metadata import version

    found = list(faults)
    codes = list(dict.fromkeys(sorted(fault.code for fault in found)))
    driver = {
        "name": "negotypes",
        "version": version("negotypes"),
        "rules": [_rule(FaultCode.of(code)) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(fault, codes.index(fault.code)) for fault in found],
    }
    schema = (
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
    )
    log = {"$schema": schema, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1)


FORMATS: dict[str, Callable[[Iterable[Fault]], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
}
"""What makes a report, by the name of its form."""


def _level(fault: Fault) -> str:
    return "warning" if FaultCode.of(fault.code).is_warning else "error"


def _plain(fault: Fault) -> dict[str, Any]:
    said: dict[str, Any] = {
        "file": fault.file,
        "line": fault.line,
        "column": fault.column,
        "level": _level(fault),
        "code": fault.code,
        "where": fault.where,
        "problem": fault.problem,
        "expected": fault.expected,
        "hint": fault.hint,
    }
    return {name: value for name, value in said.items() if value is not None}


def _command(fault: Fault) -> str:
    place = {"file": fault.file, "line": fault.line, "col": fault.column, "title": fault.code}
    said = ",".join(f"{name}={_escaped(str(value), ':,')}" for name, value in place.items())
    return f"::{_level(fault)} {said}::{_escaped(fault.message)}"


def _escaped(text: str, also: str = "") -> str:
    """A text in which nothing ends the command, or one of its properties."""
    for mark in f"%\r\n{also}":
        text = text.replace(mark, f"%{ord(mark):02X}")
    return text


def _rule(code: FaultCode) -> dict[str, Any]:
    return {
        "id": str(code),
        "shortDescription": {"text": code.label},
        "help": {"text": code.definition},
        "defaultConfiguration": {"level": "warning" if code.is_warning else "error"},
    }


def _result(fault: Fault, rule: int) -> dict[str, Any]:
    from urllib.parse import quote

    region = {"startLine": fault.line, "startColumn": fault.column}
    return {
        "ruleId": str(fault.code),
        "ruleIndex": rule,
        "level": _level(fault),
        "message": {"text": fault.message},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(fault.file)},
                    "region": region,
                }
            }
        ],
    }
