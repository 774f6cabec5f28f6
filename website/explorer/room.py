"""The files of the explorer: its page, its scripts and its style sheet."""

from collections.abc import Iterator
from pathlib import Path

from negotypes import Casebook
from website.explorer.data import data, script
from website.page import Page

SCRIPTS = (
    "truth",
    "text",
    "dates",
    "book",
    "answers",
    "matches",
    "address",
    "elements",
    "values",
    "evidence",
    "choices",
    "filters",
    "results",
    "comparison",
    "space",
    "page",
)
"""The parts of the script, each after those that it uses."""

_HERE = Path(__file__).parent


def pages(book: Casebook) -> Iterator[Page]:
    """The page of the explorer and what it loads.

    Args:
        book: The casebook that it shows.
    """
    yield Page("explorer/index.md", (_HERE / "index.md").read_text("utf-8"))
    yield Page("explorer/explorer.css", (_HERE / "explorer.css").read_text("utf-8"))
    yield Page("explorer/explorer.js", program())
    yield Page("explorer/data.js", script(data(book)))


def program() -> str:
    """The parts of the script as one, in a scope of their own.

    A page that is opened from a folder may not load modules, so they are joined here.
    """
    parts = [(_HERE / "scripts" / f"{name}.js").read_text("utf-8") for name in SCRIPTS]
    return '"use strict";\n(() => {\n' + "\n".join(parts) + "})();\n"
