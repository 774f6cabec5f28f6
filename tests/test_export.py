"""Answers for a paper: every form carries its references, and shows every sign as it is."""

import csv
import io
import re
import shutil
import subprocess
from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

import negotypes as nt
from negotypes.citations import FORMS
from negotypes.cli import main
from negotypes.latex import escaped
from negotypes.layout import Section, Table
from sample import BOOK, RECORDS, said
from test_references import HOSTILE, PACKED, SORTED, answers, plain

GROUPS = nt.compare("river-front", "hill-league", book=PACKED)
LINES = nt.cite(GROUPS).lines()


class Page(HTMLParser):
    """A page of HTML: its tags, and the text in them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.said: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.said.append(data)


def shown(form: str, text: str) -> str:
    """What a reader sees of a form, without marks of the form."""
    if form in ("html", "word"):
        return "".join(Page(text).said)
    if form == "markdown":
        return unescape(re.sub(r"\\(?=[^\w\s])", "", text))
    return text


@pytest.mark.parametrize("name", [n for n in answers() if n != "casebook"])
@pytest.mark.parametrize("form", FORMS)
def test_every_answer_carries_its_references(name: str, form: str) -> None:
    """In every form of every answer, each source and the data set stand as one cites them."""
    answer = answers()[name]
    text = nt.render(answer, form)
    for line in nt.cite(answer).lines():
        # In CSV a row has the sources of its own.
        if form != "csv" or "Data set" in line:
            said = escaped(line) if form == "latex" else line
            assert said in re.sub(r"\s+", " ", shown(form, text))


def test_text() -> None:
    """The list of references stands below the table, with the keys by which it is cited."""
    text = nt.render(GROUPS, "text")
    assert text.startswith(GROUPS.table().text())
    assert text.endswith(
        "References\n==========\n\n"
        + "".join(
            f"[{key}] {line}\n"
            for key, line in zip(("marsh-2020", "reed-2021", "river"), LINES, strict=True)
        )
    )


def test_latex() -> None:
    """A passage is a command that papers may define; below stands the list."""
    text = nt.render(PACKED.relations, "latex")
    commands = "\\providecommand{\\sourceplace}[2]{#1~#2}\n\\providecommand{\\sourcelist}[1]{#1}\n"
    assert f"{commands}\\begin{{longtable}}" in text
    assert "Hill League rival of River Front" in text
    assert "\\sourceplace{marsh-2020}{\\P{}12}\\newline \\sourceplace{reed-2021}{\\P{}4}" in text
    assert "\\newline against: \\sourceplace{reed-2021}{\\P{}5}" in text
    assert "\\item{} [marsh-2020] Marsh, Ada. 2020." in text
    assert text.endswith("\\end{list}}\n")
    assert "\\otherscript" not in text


def test_only_sources_are_passages() -> None:
    """What looks like a passage of a source that is not cited stays a text."""
    claim = nt.Goal(
        id="g", evidence=(said(1),), summary="No-such \u00b61, [x] ab \u00b62", holder="h", kinds=()
    )
    text = nt.render(claim, "latex", nt.Casebook((*RECORDS, claim)))
    assert "No-such \\P{}1, [x] ab \\P{}2" in text


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("a & b_c 5% $1 #2", "a \\& b\\_c 5\\% \\$1 \\#2"),
        (
            "{x} ~ ^ \\",
            "\\textbraceleft{}x\\textbraceright{} \\textasciitilde{} "
            "\\textasciicircum{} \\textbackslash{}",
        ),
        (
            "a -- b --- c ,, '' ?` !`",
            "a -{}- b -{}-{}- c ,{}, '{}' ?{}\\textasciigrave{} !{}\\textasciigrave{}",
        ),
        ("[a] *", "{}[a] *"),
        ("*a", "{}*a"),
        ('"a"', "\\char34{}a\\char34{}"),
        ("a\nb", "a\\newline b"),
        ("a\x07\u202eb", "a??b"),
        (
            "<|> \u00b6 \u2192",
            "\\textless{}\\textbar{}\\textgreater{} \\P{} \\ensuremath{\\rightarrow}",
        ),
        (
            "\u00e9 \u0142 \u201cx\u201d \u2018y\u2019 \u2013",
            "\u00e9 \u0142 \u201cx\u201d \u2018y\u2019 \u2013",
        ),
        ("\u1e93 z\u0323 \u01d6", '\\d{z} \\d{z} \\={\\"{u}}'),
        ("\u2264 \u2212", "\\ensuremath{\\leq} \\ensuremath{-}"),
        ("\u02bfAl\u02be", "\\otherscript{\u02bf}{`}Al\\otherscript{\u02be}{'}"),
        ("\u0645\u0627 \u0645 a", "\\otherscript{\u0645\u0627 \u0645}{[Arabic]} a"),
        ("\u65e5\u0416", "\\otherscript{\u65e5\u0416}{[CJK, Cyrillic]}"),
        ("\U0001f600\ue000", "\\otherscript{\U0001f600\ue000}{[grinning face, unknown sign]}"),
        ("\u00e9\u0307", "\u00e9\\otherscript{\u0307}{[Combining]}"),
        ("see https://x.org/a_b.c", "see https://x.org/a\\_b.c"),
        (
            "see https://example.org/a_b.c on",
            "see https://\\allowbreak{}example.\\allowbreak{}org/\\allowbreak{}a\\_\\allowbreak{}b."
            "\\allowbreak{}c on",
        ),
    ],
)
def test_signs_in_latex(text: str, latex: str) -> None:
    """Whatever means something to LaTeX is written out."""
    assert escaped(text) == latex


def test_a_table_in_latex() -> None:
    """Heads are repeated on each page, headings keep to their rows, short rows reach the edge."""
    table = Table(
        "T\nU",
        ("a", "", "c"),
        (Section("H & I", (("1", "2", "3"), ("4", "5"))), Section("", (("[6]",),))),
        ("R_1",),
    )
    start = ">{\\raggedright\\arraybackslash\\hspace{0pt}}p"
    room = "\\dimexpr\\linewidth-4\\tabcolsep\\relax"
    one = f"{start}{{0.333{room}}}"
    two = f"{start}{{\\dimexpr0.666{room}+2\\tabcolsep\\relax}}"
    all_ = f"{start}{{\\dimexpr0.999{room}+4\\tabcolsep\\relax}}"
    head = "\\textbf{a} &  & \\textbf{c} \\\\\n\\midrule\n"
    assert table.latex() == (
        f"\\begin{{longtable}}{{@{{}}{one}{one}{one}@{{}}}}\n"
        "\\caption{T U}\\\\\n"
        f"\\toprule\n{head}\\endfirsthead\n\\toprule\n{head}\\endhead\n\\bottomrule\n\\endlastfoot\n"
        f"\\multicolumn{{3}}{{@{{}}{all_}@{{}}}}{{\\textbf{{H \\& I}}}} \\\\*\n"
        "1 & 2 & 3 \\\\\n"
        f"4 & \\multicolumn{{2}}{{{two}@{{}}}}{{5}} \\\\\n"
        "\\addlinespace\n"
        f"\\multicolumn{{3}}{{@{{}}{all_}@{{}}}}{{{{}}[6]}} \\\\\n"
        "\\end{longtable}\n\nR\\_1"
    )


def test_a_table_in_latex_may_have_no_heads() -> None:
    """What is empty takes no line; a row too long for a page is set line by line."""
    tall = "\n".join("abcdefghi")
    text = Table("", ("", ""), (Section("", (("x", tall),)),)).latex()
    assert "\\caption" not in text
    assert "\\midrule" not in text
    assert "x & a \\\\\n & b \\\\\n" in text


def test_latex_is_balanced_and_bare_of_signs() -> None:
    """With hostile texts everywhere, only what the form itself needs has a meaning."""
    table = Table(HOSTILE, (HOSTILE, "b"), (Section(HOSTILE, ((HOSTILE, "x"),)),), (HOSTILE,))
    text = table.latex()
    assert text.count("{") == text.count("}")
    assert "\\begin{c}" not in text
    assert text.count("\\textbackslash{}begin\\textbraceleft{}c\\textbraceright{}") == 6
    # What `char` stands for is no name of a command.
    said = escaped(HOSTILE).replace("\\char34{}", '"').replace("\\allowbreak{}", "")
    assert plain(said) == HOSTILE


SIGNS = " ".join(
    (
        HOSTILE,
        "\u201ccurly\u201d \u2018single\u2019 \u2013 \u2014 \u2026 ?` !` ,, '' [x] *y",
        "\u2192 \u2264 \u2212 \u00e9 \u00df \u0142 \u015f \u0130 \u021b \u0110 \u00f0 \u01e7",
        "\u1e93 \u1e25 \u0101 \u02bf \u02be \u0127 \u0418\u0441\u043b\u0430\u043c",
        "\u0627\u0644\u0642\u0627\u0639\u062f\u0629 \u65e5\u672c \U0001f600",
        "https://example.org/a/very/long/address_with/many.parts?and=more&of=them#end",
    )
)
"""What LaTeX may stumble over, and letters that pdfLaTeX does not have."""

HEAD = (
    "\\documentclass[a4paper]{article}\\usepackage[T1]{fontenc}\\usepackage[utf8]{inputenc}\n"
    "\\usepackage{array,booktabs,longtable}"
)


def compiled(folder: Path, text: str, *, references: bool = False) -> str:
    """What pdfLaTeX says of a text that it takes, after as many runs as tables need."""
    (folder / "paper.tex").write_text(text, "utf-8")
    latex = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "paper.tex"]
    for command in (latex, *[["bibtex", "paper"]] * references, latex, latex, latex):
        run = subprocess.run(command, cwd=folder, capture_output=True, timeout=120, check=False)
        assert run.returncode == 0, run.stdout[-2000:].decode("utf-8", "replace")
    return (folder / "paper.log").read_text("utf-8", "replace")


def strange_book() -> nt.Casebook:
    """A casebook in which names, titles and summaries have signs of every kind."""
    strange: dict[str, dict[str, Any]] = {
        "river-front": {"name": SIGNS},
        "marsh-2020": {"title": SIGNS},
        "front-open": {"summary": SIGNS},
    }
    return nt.Casebook(
        (
            *(r for r in RECORDS if r.id not in {*strange, "ada-marsh"}),
            *(evolve(PACKED.find(one), **odd) for one, odd in strange.items()),
            nt.Person(
                id="ada-marsh",
                evidence=(said(1),),
                name="\u1e24asan \u0110or\u0111evi\u0107 O\u2019Neill",
            ),
        ),
        packs=PACKED.packs,
    )


LATEX = pytest.mark.skipif(
    shutil.which("pdflatex") is None, reason="pdflatex is not installed here"
)


@LATEX
@pytest.mark.parametrize(
    "text",
    [
        nt.render(nt.compare("river-front", "hill-league", book=strange_book()), "latex"),
        nt.render(strange_book().about("norland"), "latex"),
        nt.render(strange_book().positions, "latex"),
        nt.render(nt.compare("al-qaeda", "islamic-state", "JNIM", "taliban"), "latex"),
        nt.render(nt.load().typologies["group-orientation"].classify("JNIM"), "latex"),
        nt.render(nt.load().typologies["views-on-negotiating"].classify_all(), "latex"),
        Table(SIGNS, (SIGNS, "b"), (Section(SIGNS, ((SIGNS, "x"), ("y",))),), (SIGNS,)).latex(),
    ],
    ids=["comparison", "dossier", "collection", "many", "classification", "sorting", "table"],
)
def test_latex_compiles(tmp_path: Path, text: str) -> None:
    """LaTeX takes the form, hostile texts included, and nothing is wider than the page."""
    log = compiled(tmp_path, f"{HEAD}\n\\begin{{document}}\n{text}\n\\end{{document}}\n")
    assert "Overfull" not in log
    assert "LaTeX Warning" not in log


@LATEX
@pytest.mark.skipif(shutil.which("bibtex") is None, reason="bibtex is not installed here")
@pytest.mark.parametrize("named", [True, False], ids=["natbib", "plain"])
def test_a_paper_with_a_bibliography_of_its_own(tmp_path: Path, named: bool) -> None:
    """It defines how passages are cited, leaves out the list, and cites from the same file."""
    nt.export(GROUPS, tmp_path / "table.tex")
    own = "\\usepackage{natbib}\\newcommand{\\sourceplace}[2]{\\citealp[#2]{#1}}" * named
    own += "\\newcommand{\\sourcelist}[1]{}" * named
    style = "plainnat" if named else "plain"
    log = compiled(
        tmp_path,
        f"{HEAD}{own}\n\\begin{{document}}\nAs in \\cite{{reed-2021}}.\\nocite{{river}}\n"
        f"\\input{{table}}\n\\bibliographystyle{{{style}}}\\bibliography{{table}}\\end{{document}}\n",
        references=True,
    )
    assert "Warning" not in log


def hostile_book() -> nt.Casebook:
    """A casebook with markup in titles, names and summaries."""
    source = nt.Source(id="marsh-2020", title=f"{HOSTILE}\u202e", url="https://x.org/?a&b")
    goal = nt.Goal(id="g", evidence=(said(1, by="a"),), summary=HOSTILE, holder="a", kinds=())
    return nt.Casebook([source, goal, nt.Person(id="a", evidence=(), name=HOSTILE)])


@pytest.mark.parametrize("form", ["html", "word"])
def test_markup_shows_as_text(form: str) -> None:
    """No text makes a tag; what is not seen shows as a question mark."""
    book = hostile_book()
    text = nt.render(book.goals, form)
    page = Page(text)
    assert "script" not in page.tags
    assert HOSTILE in "".join(page.said)
    assert "\u202e" not in text
    assert f"{HOSTILE}?" in "".join(page.said)
    assert "&amp;b" in text


def test_word() -> None:
    """One table with borders of its own cells, headings, and no style sheet."""
    text = nt.render(GROUPS, "word")
    tags = Page(text).tags
    assert (tags.count("table"), tags.count("h1"), tags.count("h2"), tags.count("style")) == (
        (1, 1, 1, 0)
    )
    assert "var(" not in text
    cells = re.findall("<t[hd](?: [^>]*)?>", text)
    assert cells
    assert all("border: 0.5pt solid" in cell for cell in cells)
    rows = Table("T", ("a", "b", "c"), (Section("", (("1\n2", "3"),)),))
    from negotypes.citations.word import page

    assert (
        re.sub(' style="[^"]*"', "", page(rows, "R", ("x",))).count(
            '<tr><td>1<br>2</td><td colspan="2">3</td></tr>'
        )
        == 1
    )


def test_markdown() -> None:
    """The references are a list below the table, with markup escaped."""
    text = nt.render(hostile_book().goals, "markdown")
    assert "\n\n## References\n\n- " in text
    assert "<script" not in text


def read_csv(text: str) -> list[list[str]]:
    """The rows of CSV."""
    return list(csv.reader(io.StringIO(text, newline="")))


def test_csv() -> None:
    """Each row has its heading, its cells, and what to cite for it."""
    head, *rows = read_csv(nt.render(GROUPS, "csv"))
    assert head == ["section", "column 1", "River Front", "Hill League", "column 4", "references"]
    first = rows[0]
    assert first[:2] == ["Contrasts that authors draw", "Principal motive"]
    assert first[-1].split("\n") == [LINES[0], LINES[2]]
    assert {len(row) for row in rows} == {len(head)}


def test_formulas_in_csv() -> None:
    """What a spreadsheet would calculate with has an apostrophe in front."""
    goal = nt.Goal(id="g", evidence=(said(1),), summary="=1+1", holder="ada-marsh", kinds=())
    source = nt.Source(id="s", title="=HYPERLINK(1)", authors=("p",))
    person = nt.Person(id="p", evidence=(), name="+x")
    book = nt.Casebook((*RECORDS, goal, source, person))
    assert "'=1+1 [g]" in read_csv(nt.render(book.goals.where(id="g"), "csv"))[1]
    table = read_csv(nt.render(source, "csv", book))
    assert not [cell for row in table for cell in row if cell.startswith(("=", "+", "-", "@"))]


# --- Files ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "form", "files"),
    [
        ("a.txt", "text", ["a.txt"]),
        ("a.md", "markdown", ["a.md"]),
        ("a.HTML", "html", ["a.HTML"]),
        ("a.tex", "latex", ["a.tex", "a.bib"]),
        ("a.csv", "csv", ["a.csv", "a.references.csv"]),
    ],
)
def test_export(tmp_path: Path, name: str, form: str, files: list[str]) -> None:
    """The ending of the name tells the form; the files are those that are said to be written."""
    written = nt.export(GROUPS, tmp_path / name)
    assert [file.name for file in written] == files
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted(files)
    assert written[0].read_bytes().decode() == nt.render(GROUPS, form)


def test_beside(tmp_path: Path) -> None:
    """Beside LaTeX stands BibTeX, beside CSV the references for programs."""
    bib = nt.export(GROUPS, tmp_path / "a.tex")[1]
    assert bib.read_text("utf-8") == nt.cite(GROUPS).bibtex()
    listed = nt.export(GROUPS, tmp_path / "a.csv")[1]
    head, *rows = read_csv(listed.read_bytes().decode())
    assert [dict(zip(head, row, strict=True)) for row in rows][1:] == [
        {
            "key": "reed-2021",
            "reference": LINES[1],
            "authors": "Reed, Ben",
            "issued": "",
            "title": "Against Talks",
            "outlet": "",
            "version": "",
            "url": "",
            "cited": nt.cite(GROUPS)["reed-2021"].place,
        },
        {
            "key": "river",
            "reference": LINES[2],
            "authors": "Ada Marsh; The River {Group}",
            "issued": "",
            "title": "River & Hills",
            "outlet": "",
            "version": "1.2",
            "url": "",
            "cited": "",
        },
    ]
    assert rows[0][3] == "2020-05"


def test_nothing_is_replaced_unasked(tmp_path: Path) -> None:
    """Where one of the files is there, none is written, unless it may be replaced."""
    (tmp_path / "a.bib").write_text("mine")
    with pytest.raises(FileExistsError, match=r"already there: .*a\.bib"):
        nt.export(GROUPS, tmp_path / "a.tex")
    assert [file.name for file in tmp_path.iterdir()] == ["a.bib"]
    nt.export(GROUPS, tmp_path / "a.tex", replace=True)
    assert (tmp_path / "a.bib").read_text("utf-8") == nt.cite(GROUPS).bibtex()


def test_wrong_use(tmp_path: Path) -> None:
    """A form, a name or an answer that there is not is refused, and nothing is written."""
    with pytest.raises(nt.UnknownValue, match="no form 'pdf'; expected 'text', "):
        nt.render(GROUPS, "pdf")
    with pytest.raises(nt.UnknownValue, match=r"'a\.doc' does not tell in which form"):
        nt.export(GROUPS, tmp_path / "a.doc")
    with pytest.raises(TypeError, match="expected an answer that can be shown"):
        nt.render(BOOK, "text")
    with pytest.raises(TypeError, match="expected an answer that can be shown"):
        nt.render(SORTED.resolve("kinds-of-truce").classes[0], "text")
    assert list(tmp_path.iterdir()) == []
    assert nt.export(GROUPS, tmp_path / "a.doc", form="word")[0].name == "a.doc"


# --- The command ---------------------------------------------------------------------------------

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def run(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Run the command on the casebook of these tests."""
    for module in ("asking", "cite"):
        monkeypatch.setattr(f"negotypes.cli.{module}.load", lambda: PACKED)

    def printed(*words: str) -> str:
        assert main(words) == 0
        out, err = capsys.readouterr()
        assert err == ""
        return out

    return printed


def test_cite_command(run: Callable[..., str]) -> None:
    """What to cite for records, or for all, in every form."""
    cited = nt.cite(PACKED.actors["river-front"], PACKED)
    assert run("cite", "RF").startswith("References\n==========\n\nkey ")
    assert run("cite", "RF", "--format", "bibtex") == cited.bibtex()
    assert run("cite", "RF", "--format", "csl") == cited.csl_json()
    assert run("cite", "RF", "--format", "ris") == cited.ris().rstrip("\r\n") + "\n"
    both = nt.cite([PACKED.find("RF"), PACKED.find("dam-opened")], PACKED)
    assert run("cite", "RF", "dam-opened", "--format", "bibtex") == both.bibtex()
    assert run("cite", "--format", "bibtex") == nt.cite(PACKED).bibtex()


def test_cite_command_refuses(run: Callable[..., str], capsys: Capture) -> None:
    """A name that no record has is a message and a number."""
    assert main(["cite", "nobody"]) == 2
    assert "no record 'nobody'" in capsys.readouterr().err


def test_formats_of_answers(run: Callable[..., str]) -> None:
    """An answer is printed in a form with its references; JSON can be asked for both ways."""
    words = ("compare", "river-front", "hill-league")
    for form in FORMS:
        expected = nt.render(GROUPS, form).replace("\r\n", "\n").rstrip("\r\n")
        assert run(*words, "--format", form).replace("\r\n", "\n") == expected + "\n"
    assert run(*words, "--format", "json") == run(*words, "--json")
    assert run("about", "RF", "--format", "markdown").endswith("CC-BY-4.0.\n")
    assert run("show", "RF", "--format", "csv").startswith("section,")


def test_one_form_at_a_time(run: Callable[..., str], capsys: Capture) -> None:
    """Two forms at once are refused, and so is a form for a list."""
    for words in (["about", "RF", "--json", "--format", "csv"], ["list", "--format", "csv"]):
        with pytest.raises(SystemExit) as caught:
            main(words)
        assert caught.value.code == 2
        capsys.readouterr()
