"""The page "Faults and warnings" says of every code what the library says of it."""

import re
from pathlib import Path

import pytest

from faults_page import DATA, PAGE, heading, messages, write
from negotypes.vocabulary.faults import FaultCode

TEXT = PAGE.read_text("utf-8")
SECTIONS = dict(re.findall(r"^(### .+)\n((?:(?!##).*\n?)*)", TEXT, re.MULTILINE))


def plain(text: str) -> str:
    """A text without the line breaks of the page."""
    return " ".join(text.split())


@pytest.mark.parametrize("code", list(FaultCode), ids=str)
def test_every_code_stands_on_the_page_with_what_to_do(code: FaultCode) -> None:
    """Under its label, and with a message that some file in the tests gives."""
    section = SECTIONS[heading(code)]
    assert plain(section).startswith(code.definition)
    known = {plain(message) for message in messages()}
    examples = re.findall(r"```text\n(.*?)```", section, re.DOTALL)
    assert examples
    for message in examples:
        assert plain(message) in known
        assert f": {code} " in plain(message)


def test_nothing_else_stands_there() -> None:
    """A code that is gone is gone from the page; the others stand in order."""
    errors = [code for code in FaultCode if not code.is_warning]
    warnings = [code for code in FaultCode if code.is_warning]
    assert list(SECTIONS) == [heading(code) for code in (*sorted(errors), *sorted(warnings))]


def test_the_page_is_written_from_the_messages(tmp_path: Path) -> None:
    """With the shortest message of each code, and without one where there is none."""
    long, short = "a.yaml:1:1: E101 nothing there at all", "b.yaml:1:1: E101 nothing"
    (tmp_path / "a.yaml.expected").write_text(f"{long}\n", "utf-8")
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "expected").write_text(f"{short}\n", "utf-8")
    page = write(tmp_path)
    assert page.count("```text\n") == 2
    assert f"```text\n{short}\n```" in page
    assert long not in page
    assert DATA.is_dir()
