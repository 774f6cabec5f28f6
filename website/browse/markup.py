"""HTML in which whatever comes from records is text."""

import json
import re
from collections.abc import Iterable

from attrs import frozen

from negotypes.errors import UNSEEN


class Html(str):
    """Markup that is finished; every other text is escaped where it is put into some."""

    __slots__ = ()


_SIGNS = re.compile(r"[&<>\"'`~$\\{}\[\]|*_^]")
"""What means something in HTML, in Markdown, or to an extension of it."""


def text(said: str) -> Html:
    """A text from anywhere as markup that shows it, sign by sign."""
    seen = re.sub(f"(?!\n){UNSEEN}", "?", said)
    return Html(_SIGNS.sub(lambda sign: f"&#{ord(sign[0])};", seen))


def element(tag: str, *inner: str, **attributes: str | None) -> Html:
    """An element with what is in it.

    Args:
        tag: Its name.
        inner: Markup, or texts, which are escaped.
        attributes: Its attributes; a `_` at the end of a name is dropped, others become hyphens,
            and one whose value is None is left out.
    """
    said = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{text(value)}"'
        for name, value in attributes.items()
        if value is not None
    )
    return Html(f"<{tag}{said}>{joined(inner)}</{tag}>")


def joined(parts: Iterable[str], between: str = "") -> Html:
    """Markup and texts, one after another; the texts are escaped."""
    whole = (part if isinstance(part, Html) else text(part) for part in parts)
    return Html((between if isinstance(between, Html) else text(between)).join(whole))


BREAK = Html("<br>")


def items(parts: Iterable[str], **attributes: str | None) -> Html:
    """A list."""
    return element("ul", *(element("li", part) for part in parts), **attributes)


def table(
    title: str, head: Iterable[str], rows: Iterable[Iterable[str]], class_: str = "nt-rows"
) -> Html:
    """A table that moves within its own frame where it is too wide; keys reach it, too.

    Args:
        title: What it shows, for those who do not see it.
        head: The heads of its columns.
        rows: The cells of its rows; the first cell heads its row.
        class_: Its class.
    """
    heads = list(head)
    top = element("thead", element("tr", *(element("th", one, scope="col") for one in heads)))
    body: list[Html] = []
    for row in rows:
        first, *rest = row
        cells = [element("th", first, scope="row")]
        for name, cell in zip(heads[1:], rest, strict=True):
            cells.append(element("td", cell, data_label=name if cell else None))
        body.append(element("tr", *cells))
    caption = element("caption", title, class_="nt-unseen")
    whole = element("table", caption, top, element("tbody", *body), class_=class_)
    return element("div", whole, class_="nt-wide", role="region", tabindex="0", aria_label=title)


def folded(title: str, *inner: str, **attributes: str | None) -> Html:
    """What is shown when its title is pressed."""
    return element("details", element("summary", title), *inner, class_="nt-fold", **attributes)


def unsearched(*inner: str) -> Html:
    """What the search leaves out. None may stand within another."""
    return element("section", *inner, data_search_exclude="")


@frozen
class Part:
    """A part of a page under a heading.

    Attributes:
        heading: The heading, in our own words: it is read as Markdown.
        anchor: The name by which links lead to it.
        body: What stands under it.
        searched: Whether the search looks into it.
    """

    heading: str
    anchor: str
    body: Html
    searched: bool = False


_PLAIN = re.compile(r"[\w .,;:?!()/’‘“”–—+'-]+")
"""Titles that no template can take for anything else."""


def page(title: str, other: str, top: Html, parts: Iterable[Part], boost: float = 1) -> str:
    """A page of the site's source.

    Args:
        title: Its title, for the window and the search. Templates put it in unescaped.
        other: What stands there if the title has signs of markup in it.
        top: What stands before the first heading.
        parts: The parts of the page.
        boost: How much more than others it counts in the search.
    """
    shown = title if _PLAIN.fullmatch(title) else other
    meta = f"title: {json.dumps(shown, ensure_ascii=False)}\nsearch:\n  boost: {boost}\n"
    blocks = [f"---\n{meta}---", _block(top)]
    for part in parts:
        left_out = "" if part.searched else " data-search-exclude"
        blocks += (f"## {part.heading} {{ #{part.anchor}{left_out} }}", _block(part.body))
    return "\n\n".join(blocks) + "\n"


def _block(html: Html) -> str:
    """Markup that Markdown passes on as it is."""
    return f'<div class="nt">\n{html}\n</div>'
