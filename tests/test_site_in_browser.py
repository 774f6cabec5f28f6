"""The built site in a real browser: it finds, loads without faults, and anyone can use it."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from browser import AXE, NARROW, SCREENSHOTS, WIDE, Quiet, Watch, context, faults, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.xdist_group("site")

ACROSS = 8
"""So many pages are loaded at a time."""

STATES = {
    "explorer": "#kind=cases",
    "explorer-filter": "#kind=actors&has.positions.stance.is=refuses&truth=holds,contested,unknown",
    "explorer-dates": "#kind=episodes&date.before=2014-06&participants.actor.is=jnim&truth=unknown",
    "explorer-compare": "#kind=actors&compare=france,mali",
    "explorer-pick": "#kind=actors&view=compare",
    "explorer-space": "#kind=positions&space=views-on-negotiating",
    "explorer-evidence": "#kind=actors&compare=france,mali&evidence=france,Positions+on+negotiating"
    ",Refuses:+negotiating",
    "explorer-wrong-address": "#kind=nothing",
}

KINDS = {
    "front": "",
    "case": "browse/cases/mali-jnim/",
    "actor": "browse/actors/jnim/",
    "source": "browse/sources/ali-2022/",
    "mode": "browse/modes/selective/",
    "typology": "browse/typologies/group-orientation/",
    "argument": "browse/arguments/ali-doubt-1/",
    "browse": "browse/",
    "list": "browse/cases/",
    "statements": "browse/goals/",
    "quick-start": "quick-start/",
    "tutorial": "tutorial/",
    "guide": "guides/compare/",
    "long-guide": "own-cases/",
    "explanation": "explanations/typologies/",
    "figures": "gallery/",
    "records": "reference/records/",
    "reference": "reference/casebook/",
    "commands": "commands/",
}


EXAMPLES = KINDS | {name: f"explorer/{state}" for name, state in STATES.items()}


def address_of(site: Path, page: Path) -> str:
    return page.relative_to(site).as_posix().removesuffix("index.html")


@pytest.fixture(scope="module")
def root(site: Path) -> Iterator[str]:
    with served(site) as address:
        yield address


def test_the_search_finds_jnim(browser: "Browser", root: str) -> None:
    """Somebody who types "JNIM" into the search box is led to a page that speaks of it."""
    watch = Watch()
    with context(browser, watch) as tabs:
        page = tabs.new_page()
        page.goto(root)
        page.locator("input[name=query]").click()
        page.keyboard.type("JNIM", delay=20)
        first = page.locator(".md-search-result__item a").first
        first.wait_for()
        first.click()
        page.wait_for_load_state()
        assert "jnim" in page.locator("main").inner_text().lower()
    watch.clean()


class Unsearchable(Quiet):
    """Serves no index to search, which every page would read and sort anew."""

    searchable = False


def test_no_page_has_an_error_or_asks_another_machine(browser: "Browser", site: Path) -> None:
    """Every page of the site loads without an error on the console and without a network."""
    watch = Watch()
    addresses = [address_of(site, page) for page in sorted(site.rglob("*.html"))]
    addresses = [one for one in addresses if one != "404.html"]
    assert len(addresses) >= 500
    with served(site, Unsearchable) as root, context(browser, watch) as tabs:
        opened = [tabs.new_page() for _ in range(ACROSS)]
        for start in range(0, len(addresses), ACROSS):
            batch = list(zip(opened, addresses[start : start + ACROSS], strict=False))
            # All are sent off before the first is waited for.
            for page, address in batch:
                page.goto(root + address, wait_until="commit")
            for page, _ in batch:
                page.wait_for_load_state("load")
                assert page.title()
    watch.clean()


@pytest.mark.parametrize(("scheme", "width"), [("light", "wide"), ("dark", "narrow")])
def test_no_serious_fault_of_accessibility(
    browser: "Browser", root: str, scheme: str, width: str
) -> None:
    """The main kinds of page pass axe-core; a picture of each is left for people to look at."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    watch = Watch()
    wrong: dict[str, list[str]] = {}
    viewport = WIDE if width == "wide" else NARROW
    with context(browser, watch, viewport=viewport, color_scheme=scheme) as tabs:
        page = tabs.new_page()
        for name, address in EXAMPLES.items():
            page.goto("about:blank")
            page.goto(root + address)
            page.wait_for_load_state("load")
            across = page.evaluate("document.documentElement.scrollWidth")
            assert across <= viewport["width"], f"{name} is wider than the screen"
            shoot(page, f"{name}-{width}-{scheme}")
            if AXE.is_file() and (found := faults(page)):
                wrong[name] = found
    watch.clean()
    assert not wrong, "\n".join(f"{name}: {one}" for name, all_ in wrong.items() for one in all_)
    if not AXE.is_file():
        pytest.skip("pictures were taken, but nothing was checked: axe-core is not installed (npm)")


def shoot(page: "Page", name: str) -> None:
    height = page.evaluate("document.documentElement.scrollHeight")
    whole = height < 6000 and page.locator("dialog[open]").count() == 0
    page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=whole)


def test_axe_finds_what_is_wrong(browser: "Browser") -> None:
    """The test above would pass if axe-core found nothing anywhere."""
    if not AXE.is_file():
        pytest.skip("axe-core is not installed (npm)")
    with context(browser, Watch()) as tabs:
        page = tabs.new_page()
        page.set_content("<title>x</title><img src='data:,'><button></button>")
        found = faults(page)
    assert any(one.startswith("image-alt") for one in found)
    assert any(one.startswith("button-name") for one in found)


def test_what_goes_wrong_is_noticed(browser: "Browser", root: str) -> None:
    """An error, a missing file, another machine and a dialog are each written down."""
    watch = Watch()
    with context(browser, watch) as tabs:
        page = tabs.new_page()
        page.goto(f"{root}nowhere/")
        page.set_content(
            "<img src='https://example.org/a.png'><script>alert('hello')</script>"
            "<script>console.error('oh')</script><script>throw new Error('no: on purpose')</script>"
        )
        page.wait_for_load_state("load")
    assert watch.dialogs == ["hello"]
    assert watch.elsewhere == ["https://example.org/a.png"]
    for part in ("404 ", "oh", "no: on purpose"):
        assert any(part in one for one in watch.errors), part
    with pytest.raises(AssertionError):
        watch.clean()
