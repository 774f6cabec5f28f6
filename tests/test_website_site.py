"""The built site: every record has a place, every link an end, and nothing comes from afar."""

import importlib.util
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag

import pytest
from attrs import evolve

import negotypes as nt
from built import BuiltPage, build, once, pages_of, zensical
from negotypes.records import Record, Typology
from negotypes.records.condition import Condition
from negotypes.records.fields import Field, describe, items_of
from negotypes.records.references import references
from sample import BOOK
from website.address import PAGED, address
from website.assembly import assemble

LARGEST = 400_000
"""What a page may weigh before it is compressed."""

SEARCH = 1_000_000
"""What the index of the search may weigh; it is loaded when somebody searches."""


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, BuiltPage]:
    return pages_of(site)


# --- What there is ------------------------------------------------------------------------------


def test_every_record_has_its_place(pages: dict[str, BuiltPage]) -> None:
    """Where `address` says that a record is there is a page, and on it the place."""
    for record in nt.load().records:
        page, place = urldefrag(address(record))
        assert page in pages, record.id
        assert not place or place in pages[page].ids, record.id


def test_a_page_shows_what_its_record_is_called(pages: dict[str, BuiltPage]) -> None:
    """The name or the sentence of every record stands where the record does."""
    for record in nt.load().records:
        if not isinstance(record, nt.Relation):  # which are shown with the names of their ends
            page, _ = urldefrag(address(record))
            assert " ".join(record.label.split()) in pages[page].text, record.id


def test_every_reference_is_a_link_both_ways(pages: dict[str, BuiltPage]) -> None:
    """From a record to those that it names, and from those to it."""
    book = nt.load()
    leads = {there: set(page.links) for there, page in pages.items()}
    known = {record.id: record for record in book.records}
    missing: list[tuple[str, str]] = []
    for record in known.values():
        for path, _, other in references(record):
            here, there = (urldefrag(address(one)) for one in (record, known[other]))
            to_source = path[-1] == "source" and "evidence" in path
            onward = any(page == there[0] for page, _ in leads[here[0]])
            if not (onward if to_source else tuple(there) in leads[here[0]]):
                missing.append((record.id, other))
            if here[0] != there[0] and tuple(here) not in leads[there[0]]:
                missing.append((other, record.id))
    assert missing == []


def test_the_search_finds_records(site: Path) -> None:
    """By name and by what they say, while the index stays small enough to load."""
    file = site / "search" / "search_index.json"
    assert file.stat().st_size < SEARCH
    found = {doc["location"]: doc for doc in json.loads(file.read_text("utf-8"))["docs"]}
    assert found["browse/actors/jnim/"]["title"] == "JNIM"
    assert "Nusrat Al-Islam wal-Muslimeen" in found["browse/actors/jnim/"]["text"]
    for record in nt.load().records:
        assert address(record) in found


def test_the_menu_does_not_list_hundreds_of_pages(pages: dict[str, BuiltPage]) -> None:
    """A page leads to at most a hundred others before what stands on it begins."""
    menu = pages["browse/actors/jnim/"].path.read_text("utf-8").partition("<article")[0]
    assert menu.count("<a ") < 100


# --- Links and weight ---------------------------------------------------------------------------


def test_every_link_leads_to_a_page_and_a_place(site: Path, pages: dict[str, BuiltPage]) -> None:
    """In menus, in text, in drawings: the page is there, and so is the place on it."""
    assert broken(site, pages) == set()


def broken(site: Path, pages: dict[str, BuiltPage]) -> set[str]:
    """The links to what is not there, each with the page on which it stands."""
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    found: set[str] = set()
    for page in pages.values():
        for there, place in page.links:
            if there not in pages:
                if there not in files:
                    found.add(f"{page.address}: {there}")
            elif there == "explorer/":
                continue  # what stands behind its address is a state, which the browser tests read
            elif place and place not in pages[there].ids and not place.startswith("__"):
                found.add(f"{page.address}: {there}#{place}")
    return found


def test_no_place_has_the_name_of_another(pages: dict[str, BuiltPage]) -> None:
    """A name stands for one place on a page."""
    for page in pages.values():
        twice = [name for name, number in Counter(page.ids).items() if number > 1]
        assert twice == [], page.address


def test_no_page_is_heavy(site: Path) -> None:
    """What is shown at once can be loaded on a slow line."""
    heavy = [path for path in site.rglob("*.html") if path.stat().st_size >= LARGEST]
    assert heavy == []


LOADED = {"script": "src", "img": "src", "iframe": "src", "source": "src", "video": "src"}
LOADED |= {"audio": "src", "embed": "src", "object": "data", "use": "href", "image": "href"}


def test_no_page_loads_anything_from_elsewhere(site: Path, pages: dict[str, BuiltPage]) -> None:
    """No script, style, letter or picture comes from another place, so nobody learns who reads."""
    for page in pages.values():
        for tag, attributes in page.tags:
            loaded = attributes.get(LOADED.get(tag, ""), "")
            loaded += attributes.get("srcset", "") + attributes.get("style", "")
            if tag == "link" and attributes.get("rel") != "canonical":
                loaded += attributes["href"]
            assert "//" not in loaded, page.address
            # For these the theme would load a program from elsewhere.
            assert "mermaid" not in attributes.get("class", "").split(), page.address
    for style in site.rglob("*.css"):
        written = style.read_text("utf-8")
        assert re.findall(r"url\(\s*['\"]?(?:https?:)?//|@import", written) == [], style


def test_the_front_page_has_four_ways_on(pages: dict[str, BuiltPage]) -> None:
    """What it is, how to install it, code with its output, and where to go."""
    front = pages[""]
    assert {"quick-start/", "browse/cases/", "guides/", "reference/"} <= {
        there for there, _ in front.links
    }
    assert "pip install" in front.text
    assert "[cantey-2018 ¶36]" in front.text


# --- Records that somebody made to do harm ------------------------------------------------------

HARM = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)>' onmouseover='alert(1)",
    "</title></h1></p></div></section></details></article></textarea><b>",
    "[a](javascript:alert(1)) ![b](http://elsewhere.example/x.png) <http://elsewhere.example>",
    "http://elsewhere.example/ www.elsewhere.example a@elsewhere.example",
    "{{ config }} {% include 'x' %} {# x #} ${x}",
    '--8<-- "README.md"',
    ';--8<-- "README.md"',
    "# heading {: #x onclick=alert(1) }",
    "{: onclick=alert(1) }",
    "$x$ $$y$$ | a | b |",
    "| - | - |",
    "!!! note",
    "    indented code",
    "??? note",
    '=== "tab"',
    "::: negotypes",
    "[TOC]",
    "[^1]: footnote",
    "*[HTML]: abbreviation",
    "[x]: javascript:alert(1)",
    "&lt;b&gt; &#60;i&#62; &amp; &nbsp",
    "*bold* __bold__ `code` ~~struck~~ ==marked== ^^over^^ :smile: ++ctrl++",
    "- [ ] task",
    "1. one",
    "> quoted",
    "```html",
    "<b>code</b>",
    "```",
    "~~~",
    "<!-- comment",
    "-->",
    "<?php ?> <![CDATA[ x ]]> <!DOCTYPE x>",
    "\\<b> \\",
    "wzxhzdk:0 klzzwxh:0001",
    "---",
    "title: harm",
    "...",
)
EVIL = "\n".join(("evil", *HARM, "end"))
# As many signs and lines, of which none means anything.
GOOD = re.sub(r"[^\n]", "x", EVIL)


def with_texts(text: str) -> nt.Casebook:
    """The sample, with this text wherever a record may hold one."""
    return nt.Casebook([_filled(record, text) for record in BOOK.records], packs=BOOK.packs)


def _filled(part: Any, text: str) -> Any:
    changed: dict[str, Any] = {}
    for field in describe(type(part)).values():
        value = getattr(part, field.name)
        if field.derived or value is None or field.name in ("absent", "inapplicable", "fields"):
            continue
        if field.is_part and not issubclass(field.type, Condition):
            inner = tuple(_filled(one, text) for one in items_of(value))
            changed[field.name] = inner if field.many else inner[0]
        elif _is_text(field):
            changed[field.name] = tuple(text for _ in value) if field.many else text
    if isinstance(part, Record) and part.note is None and not isinstance(part, Typology):
        changed["note"] = text
    return evolve(part, **changed)


def _is_text(field: Field) -> bool:
    return field.type is str and not field.slug and field.ref is None


def skeleton(page: BuiltPage) -> Iterator[tuple[str, tuple[str, ...]]]:
    for tag, attributes in page.tags:
        yield tag, tuple(attributes)


@pytest.fixture(scope="session")
def evil(tmp_path_factory: pytest.TempPathFactory) -> dict[str, BuiltPage]:
    pytest.importorskip("material", reason="mkdocs-material builds the site")
    return pages_of(build(tmp_path_factory.mktemp("evil"), book=with_texts(EVIL)))


@pytest.fixture(scope="session")
def good(tmp_path_factory: pytest.TempPathFactory) -> dict[str, BuiltPage]:
    pytest.importorskip("material", reason="mkdocs-material builds the site")
    return pages_of(build(tmp_path_factory.mktemp("good"), book=with_texts(GOOD)))


def test_nothing_in_a_record_becomes_markup(
    evil: dict[str, BuiltPage], good: dict[str, BuiltPage]
) -> None:
    """With markup in every text, pages have the very elements and attributes they have without."""
    assert list(evil) == list(good)
    for there, page in evil.items():
        assert list(skeleton(page)) == list(skeleton(good[there])), there


def test_markup_in_records_is_shown_as_it_is(evil: dict[str, BuiltPage]) -> None:
    """Sign by sign, on the page of every record that holds a text."""
    said = " ".join(EVIL.split())
    for record in with_texts(EVIL).records:
        page, _ = urldefrag(address(record))
        assert said in evil[page].text, record.id


def test_the_title_of_a_page_is_harmless(evil: dict[str, BuiltPage]) -> None:
    """A name with markup in it stands on the page, and its id in the title of the window."""
    written = evil["browse/actors/river-front/"].path.read_text("utf-8")
    assert "<title>river-front - negotypes</title>" in written


def test_the_search_knows_no_markup_of_records(evil: dict[str, BuiltPage]) -> None:
    """What the search shows of a page is escaped there as well."""
    site = next(iter(evil.values())).path.parent
    index = (evil[""].path.parent / "search" / "search_index.json").read_text("utf-8")
    assert site.is_dir()
    for doc in json.loads(index)["docs"]:
        if doc["location"].startswith("browse/"):
            assert set(re.findall(r"<[a-zA-Z!/?][^>]*>", doc["title"] + doc["text"])) <= {
                f"<{end}{tag}>"
                for tag in ("p", "code", "ul", "li", "ol", "pre")
                for end in ("", "/")
            }


def test_no_page_stands_outside_its_folder(tmp_path: Path) -> None:
    """An id that leads out of the folder is refused; files cannot hold one."""
    actor = evolve(BOOK.actors["norland"], id="../../../../outside", evidence=())
    with pytest.raises(ValueError, match="would stand outside"):
        assemble(tmp_path / "docs", nt.Casebook([actor]))


# --- Other ways to build ------------------------------------------------------------------------


def test_the_successor_builds_the_same_pages(
    site: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Zensical makes the same pages of the same settings, and each has its content."""
    if importlib.util.find_spec("zensical") is None:
        pytest.skip("Zensical is not installed here: pip install zensical")
    built = build(tmp_path_factory.mktemp("zensical"), zensical)
    made = pages_of(built)
    theirs = pages_of(site)
    assert set(made) == set(theirs)
    for there in ("", "browse/actors/jnim/", "browse/relations/", "explorer/"):
        assert set(made[there].ids) >= {
            one for one in theirs[there].ids if not one.startswith("__")
        }
    assert broken(built, made) == set()


def test_the_site_is_built_once(tmp_path: Path) -> None:
    """Whoever comes second takes what is there, or learns that it could not be made."""
    made: list[Path] = []

    def make(folder: Path) -> Path:
        made.append(folder)
        return folder / "x"

    assert once(tmp_path / "a", make) == once(tmp_path / "a", make) == tmp_path / "a" / "x"
    assert made == [tmp_path / "a"]

    def fail(folder: Path) -> Path:
        raise OSError(str(folder))

    with pytest.raises(OSError, match="b"):
        once(tmp_path / "b", fail)
    with pytest.raises(RuntimeError, match="was not made"):
        once(tmp_path / "b", make)


def test_paged_kinds_have_a_folder_each(pages: dict[str, BuiltPage]) -> None:
    """A page for each of their records, and no other."""
    for kind in PAGED:
        found = {there for there in pages if re.fullmatch(f"browse/{kind}/[^/]+/", there)}
        assert found == {address(record) for record in nt.load().collection(kind)}
