"""Answers with their references, in the forms that go into a paper."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

from negotypes.casebook import Casebook, Dossier
from negotypes.changes import Changes
from negotypes.citations.behind import casebooks
from negotypes.citations.references import References, cite
from negotypes.citations.word import page
from negotypes.collection import Collection
from negotypes.comparison import Comparison
from negotypes.document import Chapter, Document
from negotypes.errors import AlreadyThere, UnknownValue, legible, listed
from negotypes.latex import OTHER_SCRIPT, signs
from negotypes.latex import escaped as latex_escaped
from negotypes.layout import Table, escaped
from negotypes.linked import Linked
from negotypes.records import Record
from negotypes.records.sheets import overview, sheet
from negotypes.tidy import Rows, csv_text
from negotypes.typologies.classification import Classification
from negotypes.typologies.contrast import Contrast
from negotypes.typologies.sorting import Sorting

_ENDINGS = {
    "text": (".txt",),
    "markdown": (".md", ".markdown"),
    "html": (".html", ".htm"),
    "word": (),
    "latex": (".tex",),
    "csv": (".csv",),
}

FORMS = tuple(_ENDINGS)
"""The forms in which an answer can be had. `word` is HTML that word processors take in well."""


def render(answer: object, form: str, book: Casebook | None = None) -> str:
    r"""An answer with its references, as a text in one of several forms.

    Examples:
        >>> import negotypes as nt
        >>> found = nt.load().preconditions.where(holder="jnim")
        >>> print(nt.render(found, "text").splitlines()[0])
        1 precondition

    In LaTeX, it is to be taken in with ``\input``, and needs the packages array, booktabs,
    longtable and, for pdfLaTeX, fontenc with T1. A passage is written
    ``\sourceplace{key}{paragraphs}``, and the list of references stands in ``\sourcelist``. A paper
    with a bibliography of its own can define the two beforehand, as in
    ``\newcommand{\sourceplace}[2]{\citealp[#2]{#1}}`` and ``\newcommand{\sourcelist}[1]{}``.
    In CSV, the last column has the references of each row.

    Args:
        answer: A comparison, classification, sorting, contrast, dossier, collection or record, or
            changes.
        form: One of `FORMS`.
        book: The casebook that it is from, as for `cite`.

    Raises:
        UnknownValue: There is no such form.
        TypeError: It is no such answer.
        UnknownId: The casebook does not hold the record, a source, its author or its outlet.
    """
    if form not in _RENDERED:
        raise UnknownValue(f"no form '{legible(form)}'; expected {listed(FORMS, 'or')}")
    return _RENDERED[form](_table(answer, book), cite(answer, book))


def export(
    answer: object,
    path: str | os.PathLike[str],
    *,
    form: str | None = None,
    book: Casebook | None = None,
    replace: bool = False,
) -> tuple[Path, ...]:
    """Write an answer with its references to a file.

    Beside LaTeX, the references are also written as BibTeX, for papers with a bibliography of
    their own; beside CSV, as a CSV file whose name ends in ``.references.csv``.

    Args:
        answer: What `render` takes.
        path: The file to write.
        form: One of `FORMS`; without it, that of which the name of the file has the ending, such
            as ``.tex`` for LaTeX.
        book: The casebook that it is from, as for `cite`.
        replace: Whether files that are there may be replaced.

    Returns:
        The files that were written.

    Raises:
        UnknownValue: There is no such form, or the name of the file tells none.
        TypeError: It is no such answer.
        UnknownId: The casebook does not hold the record, a source, its author or its outlet.
        FileExistsError: A file is there and may not be replaced; then nothing is written.
        OSError: A file cannot be written.
    """
    from negotypes.files.writing import write_whole  # most uses write nothing

    file = Path(path)
    form = _form_of(file) if form is None else form
    texts = {file: render(answer, form, book)}
    if form == "latex":
        texts[file.with_suffix(".bib")] = cite(answer, book).bibtex()
    if form == "csv":
        texts[file.with_suffix(".references.csv")] = csv_text(_listed(cite(answer, book)))
    there = [str(one) for one in texts if os.path.lexists(one)]
    if there and not replace:
        raise AlreadyThere(", ".join(there))
    for one, said in texts.items():
        write_whole(one, said, replace=replace)
    return tuple(texts)


def _form_of(file: Path) -> str:
    known = {ending: form for form, endings in _ENDINGS.items() for ending in endings}
    if file.suffix.lower() not in known:
        expected = f"expected a name that ends in {listed(list(known), 'or')}, or a form"
        raise UnknownValue(f"'{legible(file.name)}' does not tell in which form; {expected}")
    return known[file.suffix.lower()]


def _table(answer: Any, book: Casebook | None) -> Table:
    """What shows the answer."""
    match answer:
        case Comparison() | Classification() | Sorting() | Contrast() | Dossier() | Changes():
            return answer.table()
        case Record():
            return sheet(answer, casebooks(answer, book)[0].name)
        case Linked() if isinstance(answer.record, Record):
            return sheet(answer.record, casebooks(answer, book)[0].name)
        case Collection():
            collection = cast("Collection[Record]", answer)
            title = collection.kind.counted(len(collection))
            return overview(title, [("", collection)], casebooks(answer, book)[0].name)
        case _:
            raise TypeError(f"expected an answer that can be shown as a table; got {answer!r}")


def _text(table: Table, references: References) -> str:
    said = "\n".join(_keyed(references))
    return f"{table.text()}\n\nReferences\n==========\n\n{said}\n"


def _keyed(references: References) -> Iterator[str]:
    """The references, each with the key by which the answer cites it."""
    for one, said in zip(references, references.lines(), strict=True):
        yield f"[{one.key}] {said}"


def _markdown(table: Table, references: References) -> str:
    listing = "\n".join(f"- {escaped(said)}" for said in _keyed(references))
    return f"{table.markdown()}\n\n## References\n\n{listing}\n"


def _html(table: Table, references: References) -> str:
    chapter = Chapter("References", "references", tuple(_keyed(references)))
    return Document(table.title, (table,), (chapter,)).html()


def _word(table: Table, references: References) -> str:
    return page(table, "References", tuple(_keyed(references)))


_PLACE = re.compile(r"(?<![\w-])([a-z0-9]+(?:-[a-z0-9]+)*) (\u00b6[0-9]+(?:, [0-9]+)*)")
"""A passage as answers cite it."""


def _latex(table: Table, references: References) -> str:
    keys = frozenset(references.keys)

    def said(text: str) -> str:
        start, pieces = 0, list[str]()
        for found in _PLACE.finditer(text):
            if found[1] in keys:
                before = text[start : found.start()]
                pieces += (before, f"\\sourceplace{{{found[1]}}}{{{signs(found[2])}}}")
                start = found.end()
        return _joined([*pieces, text[start:]])

    items = (
        f"\\item{{}} [{one.key}] {latex_escaped(line)}"
        for one, line in zip(references, references.lines(), strict=True)
    )
    # With `thebibliography`, a paper that loads natbib and has these keys itself would not compile.
    listing = (
        "\\sourcelist{%",
        "\\section*{References}",
        "\\begin{list}{}{\\leftmargin1.5em\\itemindent-1.5em\\itemsep0pt\\raggedright}",
        *items,
        "\\end{list}}",
        "",
    )
    body = (table.latex(said), "", *listing)
    other = any("\\otherscript" in line for line in body)
    return "\n".join(
        (
            "% Needs the packages array, booktabs, longtable and, for pdfLaTeX, [T1]{fontenc}.",
            "\\providecommand{\\sourceplace}[2]{#1~#2}",
            "\\providecommand{\\sourcelist}[1]{#1}",
            *[OTHER_SCRIPT] * other,
            *body,
        )
    )


def _joined(pieces: list[str]) -> str:
    """Texts, and between them commands, as one text in LaTeX."""
    return "".join(
        piece if number % 2 else _edged(piece, number) for number, piece in enumerate(pieces)
    )


def _edged(text: str, number: int) -> str:
    """A text escaped, with the blanks at its ends that part it from a command."""
    inner = text.strip(" \n")
    if not inner:
        return text.replace("\n", "\\newline ")
    start, _, end = text.partition(inner)
    said = latex_escaped(inner) if not number else latex_escaped(inner).removeprefix("{}")
    return _break(start) + said + _break(end)


def _break(blank: str) -> str:
    return "\\newline " if "\n" in blank else blank


def _csv(table: Table, references: References) -> str:
    """A row for each row of the table, with the heading above it and the references behind it."""
    lines = dict(zip(references.keys, references.lines(), strict=True))
    always = [lines[one.key] for one in references if one.data]
    heads = [head or f"column {number}" for number, head in enumerate(table.head, start=1)]
    rows: list[tuple[str, ...]] = []
    for section in table.sections:
        for row in section.rows:
            cited = dict.fromkeys(found[1] for cell in row for found in _PLACE.finditer(cell))
            said = [lines[key] for key in cited if key in lines]
            padding = ("",) * (len(heads) - len(row))
            rows.append((section.heading, *row, *padding, "\n".join((*said, *always))))
    return csv_text(Rows(("section", *heads, "references"), tuple(rows)))


def _listed(references: References) -> Rows:
    """The references as a table for programs."""
    head = ("key", "reference", "authors", "issued", "title", "outlet", "version", "url", "cited")
    rows = (
        (
            one.key,
            line,
            "; ".join(author.inverted for author in one.authors),
            None if one.issued is None else one.issued.edtf,
            one.title,
            one.outlet,
            one.version,
            one.url,
            one.place,
        )
        for one, line in zip(references, references.lines(), strict=True)
    )
    return Rows(head, tuple(rows))


_RENDERED: dict[str, Callable[[Table, References], str]] = {
    "text": _text,
    "markdown": _markdown,
    "html": _html,
    "word": _word,
    "latex": _latex,
    "csv": _csv,
}
