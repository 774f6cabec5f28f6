"""The explorer as the tests use it: with the built-in data, and with others, in a browser."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import negotypes as nt
from browser import Watch, context
from website.explorer.data import data
from website.explorer.room import program

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

STYLE = Path(__file__).parents[1] / "website" / "explorer" / "explorer.css"


@cache
def built_in() -> dict[str, Any]:
    """The data of the built-in casebook, which take some seconds to make."""
    return data(nt.load())


def turn(page: "Page", state: str) -> None:
    """Show what an address says."""
    page.evaluate("hash => { history.pushState(null, '', hash); explorer.restore(); }", state)


def shown(page: "Page") -> list[str]:
    return page.locator(".ex-item h3").all_text_contents()


@contextmanager
def bare(
    browser: "Browser", told: str, watch: Watch | None = None, **options: Any
) -> "Iterator[Page]":
    """The explorer with other data, opened from a folder: without a theme, and without a server."""
    with TemporaryDirectory() as name, context(browser, watch or Watch(), **options) as tabs:
        folder = Path(name)
        (folder / "data.js").write_text(told, "utf-8")
        (folder / "explorer.js").write_text(program(), "utf-8")
        (folder / "explorer.css").write_text(STYLE.read_text("utf-8"), "utf-8")
        (folder / "index.html").write_text(
            "<!doctype html><html lang=en><meta charset=utf-8><title>Explorer</title>"
            "<link rel=stylesheet href=explorer.css>"
            '<div id="ex-page" class="explorer"></div>'
            "<script src=data.js></script><script src=explorer.js></script>",
            "utf-8",
        )
        page = tabs.new_page()
        page.goto((folder / "index.html").as_uri())
        yield page
