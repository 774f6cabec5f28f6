"""The site as it is built, and its pages as a browser reads them."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
from attrs import define, field, frozen

import negotypes as nt
from website.assembly import assemble

ROOT = Path(__file__).parents[1]
WAIT = 600
"""How many seconds to wait at the most while another process builds the site."""

Command = Callable[[Path], list[str]]


def mkdocs(config: Path) -> list[str]:
    """The command that builds with MkDocs."""
    return [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(config)]


def zensical(config: Path) -> list[str]:
    """The command that builds with Zensical."""
    return [sys.executable, "-m", "zensical", "build", "--strict", "-f", str(config)]


def build(folder: Path, command: Command = mkdocs, book: nt.Casebook | None = None) -> Path:
    """Build the site from its sources, with the settings of ``mkdocs.yml``.

    Args:
        folder: Where to build; nothing else may be there.
        command: What builds it.
        book: The casebook of which the pages are made; the built-in one if none is given.

    Returns:
        The folder of the built site.
    """
    assemble(folder / "docs", book)
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    assert settings.count("docs_dir: build/docs ") == 1
    config = folder / "mkdocs.yml"
    written = settings.replace("docs_dir: build/docs ", "docs_dir: docs\nsite_dir: site ")
    config.write_text(written, "utf-8")
    # What a page includes, such as the text of an example, is found from here.
    run = subprocess.run(
        command(config), cwd=ROOT, capture_output=True, text=True, timeout=WAIT, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return folder / "site"


def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site, which is built once for all processes of a test run."""
    base = tmp_path_factory.getbasetemp()
    # Each process of pytest-xdist has a folder of its own within that of the run.
    shared = base.parent if base.name.startswith("popen-") else base
    return once(shared / "site", build)


def once(folder: Path, make: Callable[[Path], Path]) -> Path:
    """Make something in a folder, or wait until another process has made it there.

    Raises:
        RuntimeError: The other process has failed.
    """
    done = folder / "done"
    failed = folder / "failed"
    try:
        folder.mkdir()
    except FileExistsError:
        until = time.monotonic() + WAIT
        while not done.exists():
            if failed.exists() or time.monotonic() > until:
                raise RuntimeError(f"{folder} was not made; see the first failure") from None
            time.sleep(0.1)
        return Path(done.read_text("utf-8"))
    try:
        made = make(folder)
    except BaseException:
        failed.touch()
        raise
    whole = folder / "whole"
    whole.write_text(str(made), "utf-8")
    whole.rename(done)
    return made


_LEADING = ("a", "img", "link", "script")


@define
class _Reader(HTMLParser):
    """What stands in a page."""

    tags: list[tuple[str, dict[str, str]]] = field(factory=list)
    texts: list[str] = field(factory=list)
    _silent: str | None = None

    def __attrs_pre_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag in ("script", "style"):
            self._silent = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == self._silent:
            self._silent = None

    def handle_data(self, data: str) -> None:
        if self._silent is None:
            self.texts.append(data)


@frozen
class BuiltPage:
    """A page of the built site.

    Attributes:
        path: Its file.
        address: Its address from the root of the site.
    """

    path: Path
    address: str

    @cached_property
    def _read(self) -> _Reader:
        reader = _Reader()
        reader.feed(self.path.read_text("utf-8"))
        reader.close()
        return reader

    @cached_property
    def tags(self) -> list[tuple[str, dict[str, str]]]:
        """Every element with its attributes."""
        return self._read.tags

    @cached_property
    def text(self) -> str:
        """All that is shown, with single blanks."""
        return " ".join("".join(self._read.texts).split())

    @cached_property
    def ids(self) -> list[str]:
        """The names of the places on the page."""
        return [attributes["id"] for _, attributes in self.tags if "id" in attributes]

    @cached_property
    def links(self) -> list[tuple[str, str]]:
        """Where links lead within the site, and what the page loads.

        Each is the address of a page or file, and a place on it or "".
        """
        return list(self._links())

    def _links(self) -> Iterator[tuple[str, str]]:
        for tag, attributes in self.tags:
            way = attributes.get("src", attributes.get("href", attributes.get("xlink:href")))
            if tag in _LEADING and way is not None and "//" not in way and ":" not in way:
                page, place = urldefrag(way)
                yield self.lead(page), unquote(place)

    def lead(self, way: str) -> str:
        """The address to which a way from this page leads."""
        if not way:
            return self.address
        steps = [] if way.startswith("/") else self.address.split("/")[:-1]
        *further, last = unquote(way).lstrip("/").split("/")
        for step in (*further, *([".."] if last == ".." else [])):
            if step == "..":
                steps = steps[:-1] if steps else ["outside"]
            elif step != ".":
                steps.append(step)
        return "/".join((*steps, "" if last in (".", "..") else last))


def pages_of(site: Path) -> dict[str, BuiltPage]:
    """All pages of a built site, by their addresses."""
    found: dict[str, BuiltPage] = {}
    for path in sorted(site.rglob("*.html")):
        address = path.relative_to(site).as_posix().removesuffix("index.html")
        found[address] = BuiltPage(path, address)
    return found
