"""The reference of the site: every name once, every field, term and error, and what is shown."""

import ast
import doctest
import inspect
import re
from contextlib import chdir
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import negotypes as nt
from negotypes.records import ACTOR_CLASSES, CLASSES
from negotypes.records.fields import describe
from negotypes.vocabulary import RecordKind, Term
from pages import ROOT, copy_examples
from website.reference import pages
from website.reference.classes import classes, place
from website.reference.diagram import WIDTH, beside, diagram, nodes
from website.reference.index import PAGES, WRITTEN, index, names_on, texts
from website.reference.links import linked
from website.reference.records import records
from website.reference.vocabularies import all_vocabularies, vocabularies

MADE = {page.path: str(page.content) for page in pages()}
TEXTS = texts({"records": records(), "vocabularies": vocabularies()})
ERRORS = [
    name
    for name in nt.__all__
    if isinstance(cls := getattr(nt, name), type) and issubclass(cls, (Exception, Warning))
]


def test_every_name_at_the_door_stands_on_exactly_one_page() -> None:
    """So that whoever looks for it finds it, and finds one answer."""
    named = [name for text in TEXTS.values() for name in names_on(text)]
    assert sorted(named) == sorted(nt.__all__)


def test_every_page_of_the_reference_is_in_its_order() -> None:
    """A page that is written but not listed would be left out of the index."""
    written = {file.stem for file in WRITTEN.glob("*.md")}
    assert written | {"records", "vocabularies"} == set(PAGES)
    menu = re.findall(r"reference/(\w+)\.md", (ROOT / "mkdocs.yml").read_text("utf-8"))
    assert menu == ["index", *PAGES]


def test_the_index_leads_to_every_name() -> None:
    """In the order of the pages."""
    text = index({"records": records(), "vocabularies": vocabularies()})
    assert re.findall(r"\]\[negotypes\.(\w+)\]", text) == [
        name for page in TEXTS.values() for name in names_on(page)
    ]
    assert MADE["reference/index.md"] == text


def section(cls: type) -> str:
    """What stands under the heading of a class on the page of records."""
    _, _, rest = records().partition(f"### {cls.__name__} {{ #{place(cls)} }}\n")
    return re.split(r"(?m)^##", rest)[0]


def test_every_class_of_record_and_part_has_a_table() -> None:
    """Those of actors one by one, and packs as well."""
    shown = set(classes())
    wanted = {*CLASSES.values(), *ACTOR_CLASSES, nt.Pack, nt.Deprecation, nt.Typology}
    wanted -= {CLASSES[RecordKind.TYPOLOGIES]}  # the one at the door has the same fields
    assert wanted <= shown
    parts = {field.type for cls in shown for field in describe(cls).values() if field.is_part}
    assert parts <= shown


@pytest.mark.parametrize("cls", classes(), ids=lambda cls: cls.__name__)
def test_the_table_of_a_class_has_every_field(cls: type) -> None:
    """With its meaning, whether it is required, and its vocabulary."""
    rows = {
        cells[0]: cells
        for line in section(cls).splitlines()
        if line.startswith("| `") and (cells := line.strip("| ").split(" | "))
    }
    fields = describe(cls)
    assert set(rows) == {f"`{name}`" for name in fields}
    for name, field in fields.items():
        row = rows[f"`{name}`"]
        assert row[1] == linked(field.doc)
        assert (row[3].strip() == "yes") == (field.required and not field.derived)
        terms = issubclass(field.type, Term)
        assert (f"[{field.type.__name__}][negotypes." in row[-1]) == terms


def test_every_vocabulary_at_the_door_has_all_its_terms() -> None:
    """With label and definition."""
    text = vocabularies()
    assert len(all_vocabularies()) > 30
    for terms in all_vocabularies():
        _, _, rest = text.partition(f"## {terms.__name__} {{ #negotypes.{terms.__name__} }}\n")
        body = rest.partition("\n## ")[0]
        for term in terms:
            assert f"| `{term}` | {term.label} | {linked(term.definition)} |" in body


def test_every_vocabulary_of_a_field_is_at_the_door() -> None:
    """A table would lead nowhere otherwise."""
    used = {field.type for cls in classes() for field in describe(cls).values()}
    assert {one for one in used if issubclass(one, Term)} <= set(all_vocabularies())


@pytest.mark.parametrize("name", ERRORS)
def test_every_error_stands_with_an_example_that_raises_it(name: str) -> None:
    """The example itself is run with the page; here it is that it shows this error."""
    page = (WRITTEN / "errors.md").read_text("utf-8")
    body = re.split(r"(?m)^::: ", page.partition(f"::: negotypes.{name}\n")[2])[0]
    raised = re.findall(r"(?m)^negotypes\.errors\.(\w+): |except nt\.(\w+)|^\('(\w+)', ", body)
    assert name in {found for each in raised for found in each}


@pytest.mark.parametrize("path", sorted(MADE))
def test_code_on_a_made_page_gives_what_is_shown(path: str, tmp_path: Path) -> None:
    """As on the written ones."""
    copy_examples(tmp_path)
    parser, runner = doctest.DocTestParser(), doctest.DocTestRunner(verbose=False)
    with chdir(tmp_path):
        runner.run(parser.get_doctest(MADE[path], {}, path, path, 0))
    assert runner.summarize(verbose=False).failed == 0


def test_the_drawing_has_every_class_and_all_that_a_class_names() -> None:
    """Each as a link to its table, in a drawing no wider than a telephone."""
    tree = ET.fromstring(diagram())
    svg = "{http://www.w3.org/2000/svg}"
    links = [a.attrib["href"] for a in tree.iter(f"{svg}a")]
    drawn = nodes()
    assert {node.cls for node in drawn} == set(classes()) - {nt.Pack, nt.Deprecation}
    for node in drawn:
        assert f"#{place(node.cls)}" in links
        named = [cls for line in node.lines for _, cls in line]
        assert named == [cls for _, cls in beside(node.cls)]
        assert node.right < WIDTH
    assert len(links) == len(drawn) + sum(len(list(beside(node.cls))) for node in drawn)
    places = set(re.findall(r"\{ #(\S+) \}", records()))
    assert {link.removeprefix("#") for link in links} <= places


def test_the_drawing_can_be_read_without_being_seen() -> None:
    """It has a title and a description, and names no colour of its own."""
    text = diagram()
    assert text.count("<title") == text.count("<desc") == 1
    assert not re.search(r"#[0-9a-f]{3,6}[;\"]|rgb\(", text)
    tops = [node.top for node in nodes()]
    assert tops == sorted(set(tops))


@pytest.mark.parametrize(
    ("text", "within", "wanted"),
    [
        ("see `Casebook.extend`", "", "see [`Casebook.extend`][negotypes.Casebook.extend]"),
        ("made by `field`.", "", "made by [`field`][negotypes.field]."),
        ("see `negotypes.FaultCode`", "", "see [`negotypes.FaultCode`][negotypes.FaultCode]"),
        ("as `where` does", "Collection", "as [`where`][negotypes.Collection.where] does"),
        ("as `where` does", "", "as `where` does"),
        ("in `absent`", "Record", "in `absent`"),
        ("a `Casebook.nothing`", "", "a `Casebook.nothing`"),
        ("``field`` and `None`", "", "``field`` and `None`"),
        ("[`field`][negotypes.field]", "", "[`field`][negotypes.field]"),
    ],
)
def test_a_name_in_a_docstring_becomes_a_link(text: str, within: str, wanted: str) -> None:
    """If it is at the door, or a method of a class there; not if it is a field or anything else."""
    assert linked(text, within) == wanted


def public_calls() -> list[str]:
    """The functions at the door."""
    return [name for name in nt.__all__ if inspect.isfunction(getattr(nt, name))]


WITHOUT_EXAMPLE = {
    # They read or write files; the pages show them at work.
    "agreement",
    "archive",
    "codebook",
    "export",
    "installed",
    "read",
    "to_arrow",
    "to_csv",
    "to_duckdb",
    "to_gexf",
    "to_graphml",
    "to_parquet",
    "to_polars",
    "to_stata",
    "validate",
    "write",
}


def test_every_function_shows_an_example_or_is_shown_on_a_page() -> None:
    """In its docstring, where it reads and writes no file."""
    calls = set(public_calls())
    without = {name for name in calls if ">>>" not in (inspect.getdoc(getattr(nt, name)) or "")}
    assert without == WITHOUT_EXAMPLE & calls
    written = "".join(page.read_text("utf-8") for page in (ROOT / "docs").rglob("*.md"))
    shown = set(re.findall(r"nt\.(\w+)", written)) | set(re.findall(r"negotypes (\w+)", written))
    assert without <= shown


def test_no_inventory_is_fetched_from_elsewhere() -> None:
    """The site can be built without a network."""
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    assert "inventories: []" in settings
    assert ast.literal_eval(settings.partition("inventories: ")[2].partition("\n")[0]) == []
