"""The page "Faults and warnings": every code with what to do, and a message that has it.

The messages are those that stand beside the files and packs in `data` which have one fault each.
Called as a program, this writes the page anew: python tests/faults_page.py
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from negotypes.vocabulary.faults import FaultCode
from pages import broken

DATA = Path(__file__).parent / "data"
PAGE = Path(__file__).parents[1] / "docs" / "faults.md"

_GROUPS = {
    "E1": "Files",
    "E2": "Fields and values",
    "E3": "Ids and references",
    "E4": "Evidence",
    "E5": "Conditions and typologies",
    "E6": "The pack as a whole",
    "W1": "Warnings",
}


def messages(data: Path = DATA) -> Iterator[str]:
    """Every message that stands beside a file or pack that has faults."""
    for file in sorted(data.rglob("*expected")):
        yield from file.read_text("utf-8").splitlines()


def heading(code: FaultCode) -> str:
    """The heading under which a code stands on the page."""
    return f"### {code}: {code.label}"


def write(data: Path = DATA) -> str:
    """The page: what stands above the first group as it is, and below it every code."""
    said = list(messages(data))
    head, _, _ = PAGE.read_text("utf-8").partition("\n## ")
    parts = [head]
    for start, group in _GROUPS.items():
        parts.append(f"## {group}\n")
        for code in sorted(code for code in FaultCode if code.startswith(start)):
            parts.append(f"{heading(code)}\n\n{code.definition}\n")
            if mine := [line for line in said if f": {code} " in line]:
                # A short one says what it is about at once.
                parts.append(f"```text\n{broken(min(mine, key=_length))}\n```\n")
    return "\n".join(parts)


def _length(message: str) -> tuple[int, str]:
    return len(message), message


if __name__ == "__main__":
    PAGE.write_text(write(*map(Path, sys.argv[1:])), "utf-8")
