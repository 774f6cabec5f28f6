"""The first page of the reference: every page, with the names that stand on it."""

import re
from collections.abc import Mapping
from pathlib import Path

import negotypes as nt
from website.reference.classes import TEXT

PAGES = (
    "casebook",
    "records",
    "vocabularies",
    "dates",
    "conditions",
    "typologies",
    "comparison",
    "files",
    "coders",
    "tables",
    "analysis",
    "graphs",
    "figures",
    "citations",
    "errors",
)
"""The pages of the reference, in their order."""

WRITTEN = Path(__file__).parents[2] / "docs" / "reference"

_NAME = re.compile(r"(?m)^::: negotypes\.(\w+)$|^#+ .*\{ #negotypes\.(\w+) \}$")

_HEAD = (TEXT / "index.md").read_text("utf-8")


def names_on(text: str) -> tuple[str, ...]:
    """The names that a page describes, in order."""
    found = (one or other for one, other in _NAME.findall(text))
    return tuple(name for name in found if name in nt.__all__)


def texts(made: Mapping[str, str]) -> dict[str, str]:
    """The text of every page of the reference, written or made, by its name."""
    return {name: made.get(name) or (WRITTEN / f"{name}.md").read_text("utf-8") for name in PAGES}


def index(made: Mapping[str, str]) -> str:
    """The page.

    Args:
        made: The texts of the pages that are made, by name.
    """
    parts = [_HEAD]
    for name, text in texts(made).items():
        title, _, rest = text.partition("\n\n")
        about = rest.partition("\n")[0].partition(". ")[0].removesuffix(".")
        listed = ", ".join(f"[`{one}`][negotypes.{one}]" for one in names_on(text))
        parts.append(f"## [{title.removeprefix('# ')}]({name}.md)\n\n{about}.\n\n{listed}\n")
    return "\n".join(parts)
