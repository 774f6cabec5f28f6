"""Tables keep to the width they are given, and show every word and no markup."""

import re
from collections.abc import Callable
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotypes.layout import Link, Section, Table, escaped

PLAIN = Table(
    "Fruit",
    ("name", "", "grows"),
    (
        Section("Sweet", (("apple", "ripe", "on trees"), ("melon", "", "on the ground\nin rows"))),
        Section("Sour", (("lemon", "", "on trees"),)),
    ),
    ("A remark.", "Another."),
)


def test_text() -> None:
    """Title, heads, sections and remarks stand apart; columns are as wide as they need to be."""
    assert PLAIN.text() == (
        "Fruit\n"
        "=====\n"
        "\n"
        "name         grows\n"
        "--------------------------\n"
        "\n"
        "Sweet\n"
        "apple  ripe  on trees\n"
        "melon        on the ground\n"
        "             in rows\n"
        "\n"
        "Sour\n"
        "lemon        on trees\n"
        "\n"
        "A remark.\n"
        "\n"
        "Another."
    )


def test_html() -> None:
    """The same table in HTML, with line breaks where the cell has them."""
    assert PLAIN.html() == (
        "<table><caption>Fruit</caption><thead><tr>"
        '<th scope="col">name</th><th scope="col"></th><th scope="col">grows</th>'
        "</tr></thead>"
        '<tbody><tr><th colspan="3" scope="rowgroup">Sweet</th></tr>'
        "<tr><td>apple</td><td>ripe</td><td>on trees</td></tr>"
        "<tr><td>melon</td><td></td><td>on the ground<br>in rows</td></tr></tbody>"
        '<tbody><tr><th colspan="3" scope="rowgroup">Sour</th></tr>'
        "<tr><td>lemon</td><td></td><td>on trees</td></tr></tbody>"
        "</table><p>A remark.</p><p>Another.</p>"
    )


def test_markdown() -> None:
    """The same table in Markdown: the headings of sections are rows, line breaks are kept."""
    assert PLAIN.markdown() == (
        "**Fruit**\n\n"
        "| name |  | grows |\n"
        "| --- | --- | --- |\n"
        "| **Sweet** |  |  |\n"
        "| apple | ripe | on trees |\n"
        "| melon |  | on the ground<br>in rows |\n"
        "| **Sour** |  |  |\n"
        "| lemon |  | on trees |\n\n"
        "A remark.\n\nAnother."
    )
    assert Table("", ("a",), ()).markdown() == "| a |\n| --- |"


SIGNS = (
    "# not a heading",
    "- not a list",
    "+ nor this",
    "1. nor this",
    "12) nor this",
    "=== no heading",
    "!!! no note",
    "a | b",
    "`code` ``more``",
    "*a* _b_ **c** __d__ ~~e~~",
    "[text](http://example.org) ![picture](x)",
    "<b>bold</b> <script>alert(1)</script> <!-- gone -->",
    "&amp; &lt;",
    "a \\| b \\",
    "> quoted",
    "{: #id }",
    "$x^2$ and :smile: at 10:30",
    "    indented",
    "<http://example.org>",
)


def github(text: str) -> str:
    """Markdown as GitHub shows it."""
    reader = pytest.importorskip("markdown_it").MarkdownIt("gfm-like", {"linkify": False})
    html: str = reader.render(text)
    return html


def mkdocs(text: str) -> str:
    """Markdown as MkDocs shows it."""
    html: str = pytest.importorskip("markdown").markdown(text, extensions=["tables"])
    return html


@pytest.mark.parametrize("show", [github, mkdocs])
@pytest.mark.parametrize("text", SIGNS)
def test_markdown_shows_every_sign_as_it_is(text: str, show: Callable[[str], str]) -> None:
    """Whatever is in a cell, a remark or a title is text, and makes no other cells."""
    table = Table(text, (text, "b"), (Section(text, ((text, "x"), ("y", text))),), (text,))
    html = show(table.markdown())
    tags = set(re.findall("<[a-z]+", html))
    assert tags <= {"<p", "<strong", "<table", "<thead", "<tbody", "<tr", "<th", "<td"}
    cells = re.findall("<t[hd]>(.*?)</t[hd]>", html, re.DOTALL)
    shown = [unescape(re.sub("</?strong>", "", cell)) for cell in cells]
    said = text.strip()
    assert shown == [said, "b", said, "", said, "x", "y", said]
    paragraphs = [unescape(p) for p in re.findall("<p>(.*?)</p>", html, re.DOTALL)]
    assert paragraphs == [f"<strong>{said}</strong>", said]


def test_signs_that_markdown_readers_take_differently() -> None:
    """Pipes, backticks and angles are written so that GitHub and MkDocs show the same."""
    assert escaped("a|b `c` <d> \\e") == "a&#124;b \\`c\\` &#60;d&#62; \\\\e"
    assert escaped(":x: 1:2 ~ $") == "&#58;x: 1:2 &#126; &#36;"
    assert escaped("1. a\n# b\n") == "1\\. a<br># b"


def test_links() -> None:
    """A link leads to its place in HTML and Markdown, and is a text anywhere else."""
    table = Table("T", ("a",), (Section("", ((Link("<to> b|c", "x-y"),),)),))
    assert '<td><a href="#x-y">&lt;to&gt; b|c</a></td>' in table.html()
    assert "| [&#60;to&#62; b&#124;c](#x-y) |" in table.markdown()
    assert table.text() == "T\n=\n\na\n--------\n<to> b|c"


def test_a_table_may_have_neither_heads_nor_headings() -> None:
    """What is empty takes no line; rows without a heading follow the heads."""
    rows = (("a", "b"),)
    assert Table("T", ("", ""), (Section("", rows),)).text() == "T\n=\n\na  b"
    assert Table("T", ("x", "y"), (Section("", rows),)).text() == ("T\n=\n\nx  y\n----\na  b")
    assert Table("T", ("x", "y"), ()).text() == "T\n=\n\nx  y\n----"
    assert Table("", ("", ""), (Section("", rows),)).text() == "\n\na  b"
    assert Table("T", ("", ""), (Section("", rows),)).html() == (
        "<table><caption>T</caption>"
        '<thead><tr><th scope="col"></th><th scope="col"></th></tr></thead>'
        "<tbody><tr><td>a</td><td>b</td></tr></tbody></table>"
    )


def test_a_short_row_reaches_to_the_edge() -> None:
    """The last cell of a row with fewer cells than columns takes the room of those left out."""
    table = Table(
        "T",
        ("", "one", "two"),
        (Section("", (("x", "1", "2"), ("why", "some words that reach all the way"))),),
    )
    assert table.text(30).splitlines()[-3:] == [
        "x    1    2",
        "why  some words that reach all",
        "       the way",
    ]
    assert '<td>why</td><td colspan="2">some words' in table.html()


def test_wrapped_lines_hang_back() -> None:
    """Where a cell has several entries, it can be seen where each begins; words stay whole."""
    entries = "one non-state actor\nan armed non-state actor"
    table = Table("T", ("", ""), (Section("", (("x", entries),)),))
    assert table.text(17).splitlines()[-5:] == [
        "x  one non-state",
        "     actor",
        "   an armed",
        "     non-state",
        "     actor",
    ]


def test_titles_headings_and_remarks_wrap_without_hanging() -> None:
    """Only cells hang back: what stands alone on its line begins at the margin throughout."""
    long = "some words that do not fit on one line"
    shown = Table(long, ("", ""), (Section(long, (("a", "b"),)),), (long,)).text(24)
    assert shown == (
        "some words that do not\n"
        "fit on one line\n"
        "======================\n"
        "\n"
        "some words that do not\n"
        "fit on one line\n"
        "a  b\n"
        "\n"
        "some words that do not\n"
        "fit on one line"
    )


def test_a_table_is_a_hundred_letters_wide_unless_asked_otherwise() -> None:
    """Without a width, a table fits a window of a hundred letters."""
    table = Table("T", ("", ""), (Section("", (("x", "y " * 100),)),))
    assert max(map(len, table.text().splitlines())) == 100


def test_narrow_columns_leave_their_room_to_wide_ones() -> None:
    """No column is wider than it needs to be while another has to wrap."""
    table = Table("T", ("a", "b"), (Section("", (("x", "y" * 40), ("x", "z" * 50))),))
    assert max(map(len, table.text(60).splitlines())) == 1 + 2 + 50


HOSTILE = "<script>alert(\"x\")</script> & 'y'"


def test_html_is_escaped() -> None:
    """Markup in a title, a head, a heading, a cell or a remark shows as text."""
    table = Table(HOSTILE, (HOSTILE,), (Section(HOSTILE, ((HOSTILE,),)),), (HOSTILE,))
    html = table.html()
    assert "<script" not in html
    assert html.count("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#x27;y&#x27;") == 5
    assert unescape(html).count(HOSTILE) == 5


words = st.text("abc \u00b6<&\"'-", max_size=60)
rows = st.lists(
    st.tuples(words, words, words) | st.tuples(words, words) | st.tuples(words), max_size=5
)
tables = st.builds(
    Table,
    words,
    st.tuples(words, words, words),
    st.lists(st.builds(Section, words, rows.map(tuple)), max_size=3).map(tuple),
    st.lists(words, max_size=2).map(tuple),
)


def cells(table: Table) -> list[str]:
    """Every text in a table."""
    inner = [
        text
        for section in table.sections
        for text in (section.heading, *(cell for row in section.rows for cell in row))
    ]
    return [table.title, *table.head, *inner, *table.foot]


@given(tables, st.integers(40, 120))
def test_a_table_fits_its_width(table: Table, width: int) -> None:
    """No line is wider than asked for, and no line ends in blanks."""
    for line in table.text(width).splitlines():
        assert len(line) <= width
        assert line == line.rstrip()


@given(tables, st.integers(40, 120))
def test_a_table_shows_every_letter(table: Table, width: int) -> None:
    """Nothing is cut off: letters are counted in the text, and in the HTML without its tags."""
    wanted = sorted("".join(re.findall(r"[abc\u00b6<&\"']", "".join(cells(table)))))
    plain = unescape(re.sub("<[^>]*>", "", table.html()))
    for shown in (table.text(width), plain):
        assert sorted(re.findall(r"[abc\u00b6<&\"']", shown)) == wanted


@pytest.mark.parametrize("width", [1, 10, 15])
def test_a_width_too_small_is_exceeded(width: int) -> None:
    """Where not even four letters a column have room, the table is wider than asked for."""
    rows = (("abcdefgh",) * 3, ("abcdefgh",) * 2)
    shown = Table("T", ("a", "b", "c"), (Section("", rows),)).text(width)
    assert "a     b     c" in shown
    assert len("".join(re.findall("[a-h]+", shown))) == 3 + 5 * 8
