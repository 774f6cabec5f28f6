"""In a notebook, every main object shows what it holds, no markup of others, and completes."""

import re
from collections.abc import Callable
from enum import Enum
from functools import cache
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import attrs
import pytest
from IPython.core.completer import provisionalcompleter
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

import negotypes as nt
from negotypes.errors import UNSEEN
from negotypes.layout import Prose, Section, Table
from negotypes.records import CLASSES, classes_of
from negotypes.records.fields import describe, items_of
from negotypes.records.sheets import few, in_full, tally
from negotypes.tidy import Rows, Tables
from sample import BOOK, RECORDS, said

EVIL = "<script>alert(1)</script><img src=x onerror=\"y\"> & 'z' \x1b[31m\u202eevil\u200b"
SEEN = re.sub(UNSEEN, "?", EVIL)
"""What a reader sees of it."""


def hostile(part: Any) -> Any:
    """A record in which every free text is markup; ids, terms and dates are as they were."""
    changed: dict[str, Any] = {}
    for field in describe(type(part)).values():
        held = getattr(part, field.name)
        if field.is_part:
            made = tuple(map(hostile, items_of(held)))
            changed[field.name] = made if field.many else next(iter(made), None)
        elif field.type is str and not field.slug:
            changed[field.name] = (EVIL,) if field.many else EVIL
    return attrs.evolve(part, **changed)


PACK = nt.Pack(id="p", title=EVIL, version=EVIL, authors=(EVIL,), licence=EVIL, summary=EVIL)
NEAR = nt.Typology(
    id="nearness",
    evidence=(said(25),),
    summary=EVIL,
    name=EVIL,
    holder="ada-marsh",
    unit=nt.RecordKind.ACTORS,
    criteria=(
        nt.Criterion(
            id="at-home",
            summary=EVIL,
            condition=nt.field("places").contains(EVIL) & (nt.field("scope") == "local"),
            evidence=(said(26),),
        ),
    ),
    classes=(
        nt.TypeClass(
            id="near",
            name=EVIL,
            definition=EVIL,
            defined=True,
            members=("river-front",),
            criteria=nt.criterion("at-home"),
            evidence=(said(26),),
        ),
    ),
    population=nt.field("kind") == "armed-group",
    concept=EVIL,
    exclusive=True,
)


@cache
def book() -> nt.Casebook:
    """The casebook of these tests, as somebody may write it who means harm."""
    records = [hostile(record) for record in RECORDS if record.id != "kinds-of-truce"]
    return nt.Casebook([*records, NEAR, hostile(BOOK.find("kinds-of-truce"))], packs=[PACK])


def first(kind: type[nt.Record]) -> nt.Record:
    return next(record for record in book().records if type(record) is kind)


def typology() -> nt.Typology:
    return book().typologies["nearness"]


def fault() -> nt.Fault:
    return nt.Fault(EVIL, 1, 1, "E101", EVIL, EVIL, EVIL, EVIL)


MAIN: dict[str, Callable[[], Any]] = {
    "Agreement": lambda: nt.agreement(book(), BOOK),
    "AnalysisTable": lambda: nt.actor_table(book()),
    "ArgumentGraph": lambda: nt.argument_graph(book()),
    "Attribution": lambda: attrs.evolve(said(1).attribution[0], via=EVIL),
    "Audit": lambda: typology().audit(),
    "Casebook": book,
    "Changes": lambda: BOOK.diff(book()),
    "Classification": lambda: typology().classify("river-front"),
    "Codebook": lambda: nt.codebook(book(), PACK),
    "Collection": lambda: book().actors,
    "Comparison": lambda: nt.compare("river-front", "hill-league", book=book()),
    "Condition": lambda: nt.field("places").contains(EVIL),
    "Contrast": lambda: nt.contrast(typology(), book()),
    "Criterion": lambda: typology().criteria[0],
    "Deprecation": lambda: nt.Deprecation(id="a", successor="b"),
    "Dimension": lambda: first(nt.Typology).dimensions[0],  # type: ignore[attr-defined]
    "Dossier": lambda: book().about("river-front"),
    "Evidence": lambda: attrs.evolve(said(1), anchor=EVIL, note=EVIL),
    "EvidenceStandard": lambda: nt.EvidenceStandard(sources=(EVIL,)),
    "Finding": lambda: first(nt.Assessment).findings[0],  # type: ignore[attr-defined]
    "Linked": lambda: book().resolve("river-talks"),
    "Pack": lambda: PACK,
    "Panel": lambda: nt.dyad_years(book(), at_risk=nt.AtRisk.recorded()),
    "Participant": lambda: first(nt.Episode).participants[0],  # type: ignore[attr-defined]
    "Proof": lambda: typology().prove(),
    "PropertySpace": lambda: typology().space(),
    "Reference": lambda: next(iter(nt.cite(book()))),
    "References": lambda: nt.cite(book()),
    "Sensitivity": lambda: typology().sensitivity("river-front"),
    "Sorting": lambda: typology().classify_all(),
    "TruthMatrix": lambda: nt.truth_matrix(
        book().actors, {"there": nt.field("places").contains(EVIL)}
    ),
    "TypeClass": lambda: typology().classes[0],
    "Typology": typology,
    "Validation": lambda: nt.Validation((fault(),), (fault(),), book()),
    # They are not at the door, and calls that are give them.
    "Prose": lambda: typology().classify("river-front").explain(),
    "Rows": lambda: nt.tables(book())["actors"],
    "Tables": lambda: nt.tables(book()),
    "Typologies": lambda: book().typologies,
}
MAIN |= {
    cls.__name__: lambda cls=cls: first(cls)  # type: ignore[misc]
    for kind in CLASSES
    for cls in classes_of(kind)
    if kind is not nt.RecordKind.TYPOLOGIES
}

PLAIN = {
    "Actor": "nobody is of no kind",
    "Record": "what all kinds have in common",
    "Statement": "what many kinds have in common",
    "FaultCode": "a vocabulary",
    "Alpha": "figures",
    "AtRisk": "a rule in words",
    "When": "a date, which says what it is",
    "Fault": "a line of a validation",
    **dict.fromkeys(("Answer", "Reason", "Missing", "Ground"), "a line of a classification"),
    **dict.fromkeys(("Cell", "Line"), "a line of a comparison"),
    **dict.fromkeys(("ClaimChange", "ClassChange", "FieldChange", "RecordChange"), "a change"),
    "Counterexample": "a line of a proof",
    **dict.fromkeys(("Disagreement", "FieldAgreement"), "a line of an agreement"),
}
"""Public classes that notebooks show as the text of `repr`, and why."""

SILENT = {"Agreement", "AnalysisTable", "Deprecation", "Panel", "Participant", "Tables"}
"""What shows ids and figures, and no text that anybody wrote."""


def test_every_public_class_is_either_shown_or_plain() -> None:
    """Whoever adds a class says here how a notebook shows it."""
    public = {name for name in nt.__all__ if isinstance(getattr(nt, name), type)}
    aside = {
        name
        for name in public
        if issubclass(getattr(nt, name), (BaseException, Enum)) or name == "Term"
    }
    unknown = public - aside - MAIN.keys() - PLAIN.keys()
    assert not unknown
    assert not MAIN.keys() & PLAIN.keys()
    assert PLAIN.keys() <= public


class Reader(HTMLParser):
    """What a notebook makes of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.add(tag)
        assert not any(name.startswith("on") for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.text += data


SAFE = {"div", "style", "table", "caption", "thead", "tbody", "tr", "th", "td", "p", "br", "code"}


@pytest.mark.parametrize("name", MAIN)
def test_markup_is_shown_as_text(name: str) -> None:
    """Tags in names and notes are words on the page, and what cannot be seen is seen."""
    html = MAIN[name]()._repr_html_()
    read = Reader(html)
    assert read.tags <= SAFE
    assert not re.search(f"(?!\n){UNSEEN}", html)
    assert read.text.count("<script>") == unescape(html).count("<script>")
    assert ("<script>alert(1)</script>" in read.text) is (name not in SILENT)


@pytest.mark.parametrize("name", MAIN)
def test_no_colours(name: str) -> None:
    """A dark notebook stays dark."""
    html = MAIN[name]()._repr_html_()
    assert not re.search(r"#[0-9a-f]{3}|background|color:(?!inherit)|rgb|white(?!-)", html)


@pytest.mark.parametrize("name", sorted(MAIN.keys() - {"Prose", "Typology"}))
def test_repr_is_short_and_legible(name: str) -> None:
    """What is no record fits on a few lines, and nothing in it is obeyed by a terminal."""
    shown = MAIN[name]()
    said = repr(shown)
    assert not re.search(UNSEEN, said)
    if not isinstance(shown, (nt.Record, nt.Linked)) and not isinstance(shown, nt.TypeClass):
        assert len(said) < 1000
        assert type(shown).__name__ in said or said.startswith(("<", "nt."))


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        (nt.compare("river-front", "hill-league", book=BOOK), "'river-front' and 'hill-league'"),
        (NEAR.classify("river-front", BOOK), "<Classification of 'river-front' by 'nearness': "),
        (NEAR.classify_all(BOOK), "<Sorting of 2 actors by 'nearness': 0 near>"),
        (nt.contrast(NEAR, BOOK), "<Contrast of the classes of 'nearness': near>"),
        (NEAR.space(BOOK), "<PropertySpace of 'nearness': 2 cells, "),
        (NEAR.prove(), "<Proof on 'nearness': exclusive, not exhaustive>"),
        (NEAR.sensitivity("river-front", BOOK), "<Sensitivity of 'river-front' by 'nearness': "),
        (BOOK.diff(BOOK), "<Changes: none>"),
        (BOOK.diff(nt.Casebook(), records_only=True), f"<Changes: {len(BOOK)} removed>"),
        (nt.cite(BOOK), "<2 references: marsh-2020, reed-2021>"),
        (nt.cite(nt.Casebook()), "<no references>"),
        (nt.agreement(BOOK, BOOK), f"<Agreement: {len(BOOK)} pairs, "),
        (nt.argument_graph(BOOK), "<ArgumentGraph: 2 arguments, 1 attack, 1 case in support>"),
        (nt.tables(BOOK), " tables: sources, sources.authors, actors, actors.aliases, ...>"),
        (nt.tables(BOOK)["absent"], "<Rows: 3 of 4 columns: kind, record, position, value>"),
        (nt.Validation((), (), None), "<Validation: 0 errors, 0 warnings>"),
        (nt.Validation((), (), BOOK), f"<Validation: 0 errors, 0 warnings, {len(BOOK)} records>"),
    ],
    ids=lambda x: type(x).__name__,
)
def test_repr(shown: object, said: str) -> None:
    """What it is, of what, and what came out."""
    assert said in repr(shown)


def test_repr_of_an_audit() -> None:
    """What failed is named; what nobody can tell has not passed."""
    audit = NEAR.audit()
    assert repr(audit).startswith("<Audit of 'nearness': not ")
    (so, *_) = (check for check in audit.checks if check.passed)
    assert repr(attrs.evolve(audit, checks=(so,))) == "<Audit of 'nearness': passed>"
    open_ = attrs.evolve(audit, checks=(so, attrs.evolve(so, passed=None)))
    assert repr(open_) == "<Audit of 'nearness': nothing failed, not all can be told>"


def test_repr_of_lines_and_references() -> None:
    """A cell is said in words with its passages, a line with its cells."""
    found = nt.compare("river-front", "hill-league", book=BOOK)
    (line,) = (line for line in found.lines if line.claim == "Scope")
    assert repr(line) == "<Line 'Scope', 'Scope': Local | National (contested)>"
    assert repr(line.cells[0]) == "<Cell: 'Local' [reed-2021 \u00b63]>"
    assert repr(nt.cite("envoy", BOOK)["reed-2021"]).startswith("<Reference reed-2021: 'Against")


# --- What records show --------------------------------------------------------------------------


def cells(table: Table) -> dict[str, str]:
    return {row[0]: row[1] for row in table.sections[0].rows}


def test_three_ways_of_having_nothing() -> None:
    """What a text says there is none of, what cannot be, and what nobody has coded differ."""
    table = in_full(BOOK.cases["hill-talks"], str)
    assert cells(table)["mediators"] == "nothing, as a source says"
    assert cells(table)["period"] == "cannot apply"
    assert table.foot == ("Not coded: issues, places, modes, precedent.",)
    assert table.sections[1].rows == (
        ("reed-2021 \u00b613", '"as the text has it"\nasserted; ben-reed (author)'),
    )


def test_what_is_left_out() -> None:
    """Neither the label a second time, nor what the casebook fills in, nor what is usual."""
    envoy = in_full(BOOK.actors["ada-marsh"], str)
    assert "name" not in cells(envoy)
    assert envoy.foot == ("Not coded: summary, aliases, places, died.",)
    assert "episodes" not in in_full(BOOK.cases["hill-talks"], str).foot[0]
    full = attrs.evolve(BOOK.goals["league-goal-autonomy"], absent=("scope", "nowhere"))
    assert cells(in_full(full, str))["nowhere"] == "nothing, as a source says"
    whole = attrs.evolve(BOOK.events["dam-opened"], inapplicable=("places",), note="N")
    assert in_full(whole, str).foot == ()


def test_names_beside_ids_where_they_are_known() -> None:
    """A record knows no casebook; one that is linked does, as far as that goes."""
    talks = BOOK.cases["river-talks"]
    assert "<td>norland<br>river-front</td>" in talks._repr_html_()
    assert "River Front [river-front]" in BOOK.resolve(talks)._repr_html_()
    alone = nt.Casebook([talks]).resolve(talks)
    assert "<td>norland<br>river-front</td>" in alone._repr_html_()
    assert dir(alone) == sorted({*dir(talks), "record"})


def test_parts_by_themselves() -> None:
    """Evidence is a passage with its voices; other parts are their fields."""
    assert in_full(said(3), BOOK.name) == Table(
        "marsh-2020 \u00b63",
        ("",),
        (Section("", (('"as the text has it"\nasserted; Ada Marsh (author)',),)),),
    )
    assert cells(in_full(nt.EvidenceStandard(at_least="asserted"), str))["at_least"] == "Asserted"


def test_much_is_cut_short() -> None:
    """Of three hundred records a notebook shows the first fifty, of rows twenty, of names four."""
    many = nt.Casebook(nt.Event(id=f"e{n:03}", evidence=(), summary="S", kind="coup")  # type: ignore[arg-type]
                       for n in range(300))  # fmt: skip
    html = many.events._repr_html_()
    assert html.count("<tr>") == 51
    assert "<p>And 250 more: the ids of all are in .ids.</p>" in html
    assert "more" not in BOOK.events._repr_html_()
    rows = nt.tables(many)["events"]._repr_html_()
    assert rows.count("<tr>") == 21
    assert "<p>And 280 more rows.</p>" in rows
    assert "<td>Events</td><td>300</td><td>e000, e001, e002, e003, ...</td>" in many._repr_html_()
    assert few(("a", "b")) == "a, b"
    assert tally("T", [("none", ())]).sections[0].rows == ()


def test_tables_are_set_to_the_left() -> None:
    """Notebooks set cells to the right, by rules that name two classes: ours name as many."""
    for shown in (BOOK, BOOK.actors, nt.actor_table(BOOK), nt.tables(BOOK)):
        (style,) = re.findall("<style>(.*)</style>", shown._repr_html_())
        (heads,) = [rule for rule in style.split("}") if "text-align:left" in rule]
        for cell in ("caption", "th", "td"):
            assert f"div.negotypes.negotypes {cell}" in re.split("[,{]", heads)


def test_cells_of_rows() -> None:
    """Truth is told in words, and what is empty is empty."""
    html = Rows(("a", "b", "c", "d"), ((True, False, None, 0),))._repr_html_()
    assert "<td>true</td><td>false</td><td></td><td>0</td>" in html
    assert Tables({}).__repr__() == "<0 tables: >"


def test_prose_is_a_text() -> None:
    """An explanation can be printed and compared as any text, and a notebook breaks its lines."""
    prose = NEAR.classify("river-front", BOOK).explain()
    assert isinstance(prose, str)
    assert "white-space: pre-wrap" in Prose("a\nb <b>")._repr_html_()
    assert Prose("a\nb <b>")._repr_html_().endswith("a\nb &lt;b&gt;</div>")


# --- Completion ---------------------------------------------------------------------------------


@pytest.fixture
def completed(tmp_path: Path) -> Callable[..., set[str]]:
    """What IPython itself offers for what was typed, after the last dot or quotation mark."""
    settings = Config({"HistoryManager": {"enabled": False}, "Completer": {"use_jedi": False}})

    def offered(typed: str, **names: Any) -> set[str]:
        home = str(tmp_path)
        shell: Any = InteractiveShell(user_ns=names, config=settings, ipython_dir=home)  # type: ignore[no-untyped-call]
        with provisionalcompleter():
            found = list(shell.Completer.completions(typed, len(typed)))
        mark = '"' if '"' in typed else "."
        texts = (typed[: one.start] + one.text for one in found)
        return {text.rstrip(']"').rpartition(mark)[2] for text in texts}

    return offered


def test_keys_of_collections_complete(completed: Callable[..., set[str]]) -> None:
    """Ids and names that begin so, in the built-in casebook as well."""
    assert "jnim" in completed('book.actors["jn', book=nt.load())
    assert completed('book.actors["river', book=BOOK) == {"river-front"}
    assert completed('book.actors["River', book=BOOK) == {"River Front"}
    assert completed('book.typologies["kinds', book=BOOK) == {"kinds-of-truce"}
    assert completed('book.sources["Ag', book=BOOK) == {"Against Talks"}
    assert completed('book.demands["front', book=BOOK) == {"front-demand-release"}
    assert completed('about.positions["', about=BOOK.about("norland")) == {
        "front-open",
        "norland-refuses",
    }


def test_keys_of_answers_complete(completed: Callable[..., set[str]]) -> None:
    """What may stand in the brackets of an answer is offered there."""
    assert completed('t["cases.p', t=nt.tables(BOOK)) == {"cases.parties", "cases.places"}
    assert completed('s["', s=NEAR.classify_all(BOOK)) == {"hill-league", "river-front"}
    assert completed('a["excl', a=NEAR.audit()) == {"exclusive"}
    assert completed('c["reed', c=nt.cite(BOOK)) == {"reed-2021"}


def test_attributes_complete(completed: Callable[..., set[str]]) -> None:
    """Collections, fields of records, and those of linked records are offered."""
    kinds = {str(kind) for kind in nt.RecordKind}
    assert kinds | {"about", "at"} <= completed("book.", book=BOOK)
    assert kinds | {"about", "at"} <= completed("book.", book=nt.load())
    assert {"where", "ids", "one"} <= completed("actors.", actors=BOOK.actors)
    assert {"parties", "record"} <= completed("x.", x=BOOK.resolve("river-talks"))
    assert "holder" in completed("r.ho", r=BOOK.positions["front-open"])
    for thing in (BOOK, BOOK.actors, BOOK.resolve("river-talks")):
        assert all(hasattr(thing, name) for name in dir(thing))
