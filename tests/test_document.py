"""Documents: one page of HTML that stands on its own, or a text in Markdown."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from negotypes.document import Chapter, Document
from negotypes.layout import Link, Section, Table

TABLE = Table("Fruit", ("name",), (Section("", ((Link("apple", "c"),),)),), ("A remark.",))
DOCUMENT = Document(
    "Garden",
    ("Opening.", TABLE),
    (
        Chapter("First", "a", ("Text.",), (Chapter("Inner", "b", (), (Chapter("In", "c"),)),)),
        Chapter("Last", "d"),
    ),
)

VOID = {"meta", "br"}


class Page(HTMLParser):
    """Reads a page and refuses what is not nested well."""

    def __init__(self, page: str) -> None:
        """Read the page."""
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.text = ""
        self.declared = ""
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_decl(self, decl: str) -> None:
        """Keep the document type."""
        self.declared = decl

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep ids, links and which tags are open."""
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.links += [value or "" for name, value in attrs if name == "href"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close what was opened last, and nothing else."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        self.text += data


def sound(page: str) -> Page:
    """A page of which ids are unique, links lead somewhere, and nothing is loaded or run."""
    read = Page(page)
    assert read.declared == "DOCTYPE html"
    assert len(set(read.ids)) == len(read.ids)
    assert {link.removeprefix("#") for link in read.links} <= set(read.ids)
    assert all(link.startswith("#") for link in read.links)
    assert not {"script", "img", "link", "iframe", "object", "form"} & set(read.tags)
    assert not {name for name in read.attributes if name.startswith("on") or name == "src"}
    assert "url(" not in page
    assert "@import" not in page
    assert read.tags.count("h1") == read.tags.count("title") == read.tags.count("main") == 1
    levels = [int(tag[1]) for tag in read.tags if re.fullmatch("h[1-6]", tag)]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    return read


def linked_in(text: str) -> tuple[list[str], list[str]]:
    """The places in a text in Markdown, and those to which its links lead."""
    return re.findall('<a id="([^"]*)"></a>', text), re.findall(r"\]\(#([^)]*)\)", text)


def test_html() -> None:
    """A language, a width for small screens, contents with links, and every chapter a section."""
    page = DOCUMENT.html()
    read = sound(page)
    assert '<html lang="en">' in page
    assert "width=device-width" in page
    assert read.ids == ["a", "b", "c", "d"]
    assert read.links == ["#c", "#a", "#b", "#d"]
    assert '<section id="b">\n<h3>Inner</h3>' in page
    assert '<div class="wide" role="region" tabindex="0" aria-label="Fruit"><table>' in page


def test_markdown() -> None:
    """A title, the opening, contents of two levels, and every chapter with a place to link to."""
    assert DOCUMENT.markdown() == (
        "# Garden\n\nOpening.\n\n**Fruit**\n\n| name |\n| --- |\n| [apple](#c) |\n\nA remark.\n\n"
        "## Contents\n\n- [First](#a)\n    - [Inner](#b)\n- [Last](#d)\n\n"
        '<a id="a"></a>\n\n## First\n\nText.\n\n'
        '<a id="b"></a>\n\n### Inner\n\n'
        '<a id="c"></a>\n\n#### In\n\n'
        '<a id="d"></a>\n\n## Last\n'
    )


def test_chapters_deeper_than_headings() -> None:
    """There are six levels of headings; what is deeper has the sixth."""
    chapter = Chapter("7", "c7")
    for number in range(6, 0, -1):
        chapter = Chapter(str(number), f"c{number}", (), (chapter,))
    deep = Document("D", (), (chapter,))
    sound(deep.html())
    assert deep.html().count("<h6>") == 3
    assert "\n###### 7\n" in deep.markdown()


MARKUP = '</title><script>alert(1)</script> "x" \'|` <b>'


def test_markup_is_text() -> None:
    """Whatever is in a title, heading, paragraph or table is shown and not carried out."""
    table = Table(MARKUP, (MARKUP,), (Section(MARKUP, ((MARKUP,),)),), (MARKUP,))
    document = Document(MARKUP, (MARKUP, table), (Chapter(MARKUP, "a", (MARKUP,)),))
    read = sound(document.html())
    assert read.text.count(MARKUP) == 11
    assert not re.search("<(?!br>|a id=|/a>)", document.markdown())


@pytest.mark.parametrize("sign", ["\u202e", "\x00", "\x1b", "\u2028", "\r", "\u200b"])
def test_what_cannot_be_seen_is_not_there(sign: str) -> None:
    """Controls and marks that turn the direction of writing are shown as question marks."""
    document = Document(f"a{sign}b", (), ())
    for said in (document.html(), document.markdown()):
        assert sign not in said
        assert "a?b" in said


def test_a_line_end_begins_nothing() -> None:
    """A paragraph of several lines stays one paragraph in Markdown."""
    document = Document("D", ("one\n# two\n\n- three",), ())
    assert "one<br># two<br>- three" in document.markdown()
