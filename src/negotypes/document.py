"""Documents of chapters: a page of HTML, or a text in Markdown."""

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from negotypes.errors import UNSEEN
from negotypes.layout import Table, escaped

Block = str | Table
"""A paragraph or a table."""


@frozen
class Chapter:
    """A heading, what stands under it, and the chapters within.

    Attributes:
        heading: What it is about.
        anchor: The name by which links lead to it, one in the document.
        blocks: Paragraphs and tables.
        chapters: The chapters within.
    """

    heading: str
    anchor: str
    blocks: tuple[Block, ...] = ()
    chapters: tuple["Chapter", ...] = ()


@frozen
class Document:
    """A title, what stands before the first chapter, and the chapters.

    Attributes:
        title: The title.
        blocks: Paragraphs and tables before the table of contents.
        chapters: The chapters.
    """

    title: str
    blocks: tuple[Block, ...]
    chapters: tuple[Chapter, ...]

    def html(self) -> str:
        """One page of HTML that needs no other file, with everything escaped."""
        from html import escape  # as in `layout`

        title = escape(self.title)
        contents = _html_contents(self.chapters, 2)
        body = (
            f"<header><h1>{title}</h1>{_html_blocks(self.blocks)}</header>\n"
            f'<nav aria-label="Contents"><h2>Contents</h2>{contents}</nav>\n'
            f"<main>\n{''.join(_html_chapters(self.chapters, 2))}</main>"
        )
        return _visible(
            '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{title}</title>\n<style>\n{_STYLE}</style>\n</head>\n"
            f"<body>\n{body}\n</body>\n</html>\n"
        )

    def markdown(self) -> str:
        """The document in Markdown, as GitHub and MkDocs read it, with everything escaped."""
        blocks = [
            f"# {escaped(self.title)}",
            *_markdown_blocks(self.blocks),
            "## Contents",
            "\n".join(_markdown_contents(self.chapters)),
            *_markdown_chapters(self.chapters, 2),
        ]
        return _visible("\n\n".join(blocks) + "\n")


def _visible(text: str) -> str:
    """A text without what cannot be seen, but for the ends of its lines."""
    return re.sub(f"(?!\n){UNSEEN}", "?", text)


_DEEPEST = 6
"""There are no headings below the sixth."""


def _html_blocks(blocks: Sequence[Block]) -> str:
    from html import escape

    said = (
        f"<p>{escape(block)}</p>"
        if isinstance(block, str)
        # A wide table moves within its own frame; whoever has no mouse reaches it with the keys.
        else f'<div class="wide" role="region" tabindex="0" aria-label="{escape(block.title)}">'
        f"{block.html()}</div>"
        for block in blocks
    )
    return "\n".join(said)


def _html_contents(chapters: Sequence[Chapter], depth: int) -> str:
    from html import escape

    if not chapters or not depth:
        return ""
    items = (
        f'<li><a href="#{escape(one.anchor)}">{escape(one.heading)}</a>'
        f"{_html_contents(one.chapters, depth - 1)}</li>\n"
        for one in chapters
    )
    return f"\n<ul>\n{''.join(items)}</ul>\n"


def _html_chapters(chapters: Sequence[Chapter], level: int) -> Iterator[str]:
    from html import escape

    tag = f"h{min(level, _DEEPEST)}"
    for one in chapters:
        yield (
            f'<section id="{escape(one.anchor)}">\n<{tag}>{escape(one.heading)}</{tag}>\n'
            f"{_html_blocks(one.blocks)}\n"
        )
        yield from _html_chapters(one.chapters, level + 1)
        yield "</section>\n"


def _markdown_blocks(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        yield escaped(block) if isinstance(block, str) else block.markdown()


def _markdown_contents(chapters: Sequence[Chapter]) -> Iterator[str]:
    for one in chapters:
        yield f"- [{escaped(one.heading)}](#{one.anchor})"
        yield from (f"    - [{escaped(each.heading)}](#{each.anchor})" for each in one.chapters)


def _markdown_chapters(chapters: Sequence[Chapter], level: int) -> Iterator[str]:
    for one in chapters:
        yield f'<a id="{one.anchor}"></a>'
        yield f"{'#' * min(level, _DEEPEST)} {escaped(one.heading)}"
        yield from _markdown_blocks(one.blocks)
        yield from _markdown_chapters(one.chapters, level + 1)


_STYLE = """\
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fff; --line: #c9c9c9;
  --shade: #f3f3f1; --link: #0b4f8a; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e6e3; --paper: #161718;
  --line: #4a4c4e; --shade: #222426; --link: #8ec3f5; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 64rem; color: var(--ink);
  background: var(--paper); font: 1rem/1.5 Georgia, "Times New Roman", serif;
  overflow-wrap: break-word; }
h1, h2, h3, h4, h5, nav, table { font-family: system-ui, "Segoe UI", Arial, sans-serif; }
h1 { font-size: 1.8rem; line-height: 1.2; }
h2 { font-size: 1.45rem; margin-top: 2.5rem; border-bottom: 2px solid var(--line); }
h3 { font-size: 1.2rem; margin-top: 2rem; }
h4, h5 { font-size: 1rem; margin: 1.6rem 0 .3rem; }
p { margin: .4rem 0 .8rem; max-width: 44rem; }
a { color: var(--link); }
nav ul { margin: 0; padding-left: 1.2rem; font-size: .92rem; }
nav > ul { columns: 16rem; }
nav > ul > li { margin-bottom: .5rem; break-inside: avoid-column; }
.wide { overflow-x: auto; margin: .6rem 0 1rem; }
.wide:focus-visible { outline: 2px solid var(--link); }
.wide p { font-size: .88rem; }
table { border-collapse: collapse; font-size: .88rem; line-height: 1.4; }
caption { text-align: left; font-weight: 600; padding: .2rem 0; }
th, td { border: 1px solid var(--line); padding: .25rem .5rem; text-align: left;
  vertical-align: top; overflow-wrap: normal; }
th { background: var(--shade); }
td { font-variant-numeric: tabular-nums; max-width: 30rem; }
@media (max-width: 40rem) { body { padding: .7rem; } td { max-width: 15rem; }
  nav > ul { columns: auto; } h1 { font-size: 1.5rem; } table { font-size: .8rem; }
  th, td { padding: .2rem .3rem; } }
@media print { :root { --ink: #000; --paper: #fff; --line: #888; --shade: #eee; --link: #000; }
  body { max-width: none; padding: 0; font-size: 9.5pt; } .wide { overflow: visible; }
  table { font-size: 7.5pt; } th, td { padding: .1rem .3rem; max-width: none; }
  a { text-decoration: none; }
  h1, h2, h3, h4, h5, caption { break-after: avoid; } tr { break-inside: avoid; }
  thead { display: table-header-group; } }
"""
