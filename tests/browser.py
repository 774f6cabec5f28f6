"""A real browser on the built site: Chromium, without a window and without a network."""

import json
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

ROOT = Path(__file__).parents[1]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
SCREENSHOTS = ROOT / "build" / "screenshots"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")

WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 360, "height": 740}


def chromium() -> str | None:
    """The program of the browser, as the system has it."""
    return next(filter(None, map(shutil.which, CHROMIUM)), None)


def lacking() -> str:
    """What is missing for tests in a browser; empty if nothing is."""
    if find_spec("playwright") is None:
        return "the Python package playwright is not installed"
    if chromium() is None:
        return "there is no Chromium on this machine"
    return ""


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing.

    Attributes:
        searchable: Whether it serves the index of the search; without it, an empty one.
    """

    searchable = True

    def send_head(self) -> Any:
        """Begin to answer; called by what answers GET."""
        if self.searchable or not self.path.endswith("/search_index.json"):
            return super().send_head()
        index = json.loads(Path(self.translate_path(self.path)).read_text("utf-8"))
        self.send_response(200)
        self.end_headers()
        return BytesIO(json.dumps(index | {"docs": []}).encode())

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path, handler: type[Quiet] = Quiet) -> Iterator[str]:
    """The address at which a folder is served on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def launched() -> "Iterator[Browser]":
    """A browser."""
    from playwright.sync_api import sync_playwright

    # Without a sandbox it also runs as root, as in a container; it sees these files only.
    with sync_playwright() as playwright:
        alone = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
        browser = playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", alone]
        )
        try:
            yield browser
        finally:
            browser.close()


@frozen
class Watch:
    """What went wrong on pages.

    Attributes:
        errors: Errors on the console, exceptions, and files that were not found.
        elsewhere: Addresses on other machines that were asked for.
        dialogs: What an alert, or another such dialog, said.
    """

    errors: list[str] = field(factory=list)
    elsewhere: list[str] = field(factory=list)
    dialogs: list[str] = field(factory=list)

    def clean(self) -> None:
        """Make sure that nothing went wrong."""
        assert self == Watch(), self


@contextmanager
def context(browser: "Browser", watch: Watch, **options: Any) -> "Iterator[BrowserContext]":
    """Pages that are watched, and that reach this machine only."""
    made = browser.new_context(viewport=options.pop("viewport", WIDE), **options)

    made.on("page", lambda page: _watch(page, watch))
    try:
        yield made
    finally:
        made.close()


def _watch(page: "Page", watch: Watch) -> None:
    def failed(response: Any) -> None:
        if response.status >= 400:
            watch.errors.append(f"{response.status} {response.url}")

    def asked(request: Any) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "file:", "data:", "blob:")):
            watch.elsewhere.append(request.url)

    def said(dialog: Any) -> None:
        watch.dialogs.append(dialog.message)
        dialog.dismiss()

    # To stand between the page and the network would keep the browser from its cache.
    page.on("request", asked)
    page.on("response", failed)
    page.on("dialog", said)
    page.on("pageerror", lambda error: watch.errors.append(f"{page.url}: {error}"))
    page.on(
        "console",
        lambda one: watch.errors.append(f"{page.url}: {one.text}") if one.type == "error" else None,
    )


def faults(page: "Page") -> list[str]:
    """The serious and critical faults that axe-core finds on a page, each with where it is."""
    page.add_script_tag(path=AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{one['id']} ({one['impact']}): {one['help']}: {node['target']} {node['failureSummary']}"
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]
