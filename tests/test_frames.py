"""Frames and schemas: types are kept, and unknown, none and not applicable are told apart."""

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from attrs import evolve
from hypothesis import given, settings

import negotypes as nt
from negotypes.extras import needed
from negotypes.frames.tables import known
from negotypes.testing import casebooks
from negotypes.tidy import ColumnType, Link
from sample import BOOK

PAIR = ("river-front", "hill-league")

FRAMES = {"arrow": nt.to_arrow, "pandas": nt.to_pandas, "polars": nt.to_polars}


def plainly(frame: Any) -> list[dict[str, Any]]:
    """The rows of a frame, with None for what is missing."""
    rows: list[dict[str, Any]]
    if isinstance(frame, pd.DataFrame):
        rows = frame.astype(object).where(frame.notna(), None).to_dict("records")
    else:
        rows = frame.to_pylist() if isinstance(frame, pa.Table) else frame.to_dicts()
    return rows


def by_id(frame: Any) -> dict[str, dict[str, Any]]:
    """The rows of a frame, by their ids."""
    return {row["id"]: row for row in plainly(frame)}


# Tables and their schema


def test_every_table_says_what_it_is() -> None:
    """Its columns with types and words, a key among them, and links that lead somewhere."""
    for rows in known().values():
        assert rows.doc.endswith(".")
        assert rows.head == tuple(column.name for column in rows.columns)
        assert set(rows.key) <= set(rows.head)
        assert all(column.doc.endswith(".") and "`" not in column.doc for column in rows.columns)
        for link in rows.links:
            assert link.column in rows.head
            assert known()[link.table].key == (link.to,)
        for column in rows.columns:
            assert bool(column.categories) == (column.type is ColumnType.TERM)


@settings(max_examples=25)
@given(casebooks())
def test_keys_and_links_hold(book: nt.Casebook) -> None:
    """No key is there twice or empty, and every link is followed; what is required is there."""
    made = nt.tables(book)
    for rows in made.values():
        cells = [dict(zip(rows.head, row, strict=True)) for row in rows.rows]
        keys = [tuple(row[name] for name in rows.key) for row in cells]
        assert len(set(keys)) == len(keys)
        for column in rows.columns:
            held = [row[column.name] for row in cells]
            assert not (column.required and None in held)
            types = {ColumnType.NUMBER: int, ColumnType.TRUTH: bool}
            assert all(type(v) is types.get(column.type, str) for v in held if v is not None)
            if column.categories:
                terms = {category.value for category in column.categories}
                assert {value for value in held if value is not None} <= terms
        for link in rows.links:
            there = made[link.table]
            number = there.head.index(link.to)
            found = {row[number] for row in there.rows}
            assert {row[link.column] for row in cells} - {None} <= found


def test_references_are_links_where_they_can_be_followed() -> None:
    """A casebook may refer to records that it does not hold, which is then no link."""
    made = nt.tables(BOOK)
    assert made["cases.parties"].links == (
        Link("record", "cases", "id"),
        Link("value", "actors", "id"),
    )
    assert made["evidence.attribution"].links[0] == Link("of", "evidence", "part")
    alone = nt.tables(nt.Casebook(BOOK.cases))
    assert alone["cases.parties"].links == (Link("record", "cases", "id"),)


def test_the_schema_is_json() -> None:
    """Types, terms with their labels, keys, and what a missing value is."""
    schema = json.loads(json.dumps(nt.tables(BOOK)["cases"].schema()))
    fields = {field["name"]: field for field in schema["fields"]}
    assert fields["id"] == {
        "name": "id",
        "type": "string",
        "description": "A lower-case slug, one in the whole casebook, never used again for "
        "another thing.",
        "constraints": {"required": True},
        "holds": "id",
    }
    assert fields["precedent"]["type"] == "boolean"
    assert fields["outcome"]["vocabulary"] == "Outcome"
    assert fields["outcome"]["constraints"] == {"enum": [str(term) for term in nt.Outcome]}
    assert fields["outcome"]["labels"]["release"] == nt.Outcome.RELEASE.label
    assert schema["primaryKey"] == ["id"]
    assert schema["missingValues"] == [""]
    link = {"fields": "record", "reference": {"resource": "cases", "fields": "id"}}
    assert link in nt.tables(BOOK)["cases.parties"].schema()["foreignKeys"]


def test_the_terms_of_all_kinds_of_actor_are_in_one_column() -> None:
    """The forms of states, groups, organizations and communities are each a vocabulary."""
    (form,) = (one for one in nt.tables(BOOK)["actors"].columns if one.name == "form")
    assert form.vocabulary == "StateForm|GroupForm|OrganizationForm|CommunityForm"
    forms = (nt.StateForm, nt.GroupForm, nt.OrganizationForm, nt.CommunityForm)
    terms = {str(term) for vocabulary in forms for term in vocabulary}
    assert {category.value for category in form.categories} == terms


def test_the_tables_of_a_collection() -> None:
    """Those in which its kind can stand, with its records alone."""
    made = nt.tables(BOOK.cases.where(parties="hill-league"))
    assert [row[0] for row in made["cases"].rows] == ["hill-talks"]
    assert made["cases.parties"].rows == (
        ("hill-talks", 1, "norland"),
        ("hill-talks", 2, "hill-league"),
    )
    assert len(made["evidence"].rows) == 1
    assert "absent" in made
    assert "evidence.attribution" in made
    assert not {"actors", "participants", "packs"} & made.keys()


def test_the_tables_of_a_comparison() -> None:
    """Subjects, lines, cells, and what a cell has many of."""
    comparison = nt.compare(*PAIR, book=BOOK)
    made = nt.tables(comparison)
    assert [row[2] for row in made["subjects"].rows] == list(PAIR)
    assert len(made["lines"].rows) == len(comparison.lines)
    assert len(made["cells"].rows) == 2 * len(comparison.lines)
    assert [row[3] for row in made["lines"].rows] == [str(one.match) for one in comparison.lines]
    drawn = [row for row in made["lines"].rows if row[4]]
    assert [row[4] for row in drawn] == ["marsh-on-motives"]
    first = made["cells.values"].rows[0]
    assert first == (1, 1, 1, "access to water")
    rests = sum(len(cell.records) for line in comparison.lines for cell in line.cells)
    assert len(made["cells.records"].rows) == rests


def test_the_tables_of_a_sorting() -> None:
    """A row for each record and class, with the truth."""
    sorting = BOOK.typologies["kinds-of-truce"].classify_all(BOOK)
    made = nt.tables(sorting)
    assert made["typology-classes"].rows == (("narrow", "Narrow", "In one place."),)
    assert made["classifications"].rows == (
        ("hill-talks", "narrow", "unknown", True, False, False),
        ("river-talks", "narrow", "unknown", True, False, True),
    )


@pytest.mark.parametrize("call", [nt.tables, *FRAMES.values()])
def test_of_other_things_there_are_no_tables(call: Any) -> None:
    """A record, or a list of records, is neither."""
    for other in (BOOK.cases["river-talks"], list(BOOK.records), None):
        with pytest.raises(TypeError, match="expected a Casebook, Collection, Comparison or"):
            call(other)


# Frames


@pytest.mark.parametrize("call", FRAMES.values(), ids=FRAMES)
def test_a_frame_for_each_table(call: Any) -> None:
    """The cells of every table, the empty ones as missing."""
    frames = call(BOOK)
    made = nt.tables(BOOK)
    assert list(frames) == list(made)
    for name, rows in made.items():
        assert plainly(frames[name]) == [
            dict(zip(rows.head, row, strict=True)) for row in rows.rows
        ]


@pytest.mark.parametrize("call", FRAMES.values(), ids=FRAMES)
def test_one_frame_tells_all_apart(call: Any) -> None:
    """Coded, not coded, absent and inapplicable, for single values and for lists."""
    cases = by_id(call(BOOK.cases))
    hill, river = cases["hill-talks"], cases["river-talks"]
    assert (river["period"], river["period__status"]) == ("2013/2016", "coded")
    assert (hill["period"], hill["period__status"]) == (None, "inapplicable")
    assert (hill["precedent"], hill["precedent__status"]) == (None, "not-coded")
    assert (river["precedent"], river["precedent__status"]) == (True, "coded")
    assert (river["mediators"], river["mediators__status"]) == (["herders"], "coded")
    assert (hill["mediators"], hill["mediators__status"]) == ([], "absent")
    assert (hill["places"], hill["places__status"]) == (None, "not-coded")
    assert hill["parties"] == ["norland", "hill-league"]
    assert river["outcome"] == "release"
    sources = by_id(call(BOOK.sources))
    assert (sources["reed-2021"]["issued"], sources["reed-2021"]["issued__status"]) == (
        None,
        "absent",
    )
    assert sources["marsh-2020"]["issued_printed"] == "last May"
    actors = by_id(call(BOOK.actors))
    assert (actors["norland"]["ideologies"], actors["norland"]["ideologies__status"]) == (
        None,
        "inapplicable",
    )
    assert actors["norland"]["founded__status"] == "inapplicable"
    assert (actors["river-front"]["ideologies"], actors["river-front"]["ideologies__status"]) == (
        [],
        "absent",
    )
    assert actors["hill-league"]["ideologies"] == ["nationalist", "ethnic"]
    assert actors["envoy"]["anonymous"] is True
    assert actors["norland"]["truth"] == "holds"
    assert by_id(call(BOOK.positions))["league-open-to-truce"]["truth"] == "fails"


@pytest.mark.parametrize("call", FRAMES.values(), ids=FRAMES)
def test_a_list_that_cannot_apply_is_not_an_empty_one(call: Any) -> None:
    """It is missing, and its status says why."""
    case = evolve(BOOK.cases["hill-talks"], absent=(), inapplicable=("mediators",), modes=())
    row = by_id(call(nt.Casebook([case]).cases))["hill-talks"]
    assert (row["mediators"], row["mediators__status"]) == (None, "inapplicable")


@pytest.mark.parametrize("call", FRAMES.values(), ids=FRAMES)
def test_one_frame_of_every_kind(call: Any) -> None:
    """Columns are the same whatever is coded, and none is there twice."""
    for kind in nt.RecordKind:
        full, empty = call(BOOK.collection(kind)), call(nt.Casebook().collection(kind))
        names = [
            list(f.column_names if isinstance(f, pa.Table) else f.columns) for f in (full, empty)
        ]
        assert names[0] == names[1]
        assert len(set(names[0])) == len(names[0])
        assert names[0][:2] == ["id", "truth"]
        assert names[0][-4:] == ["absent", "inapplicable", "supported", "disputed"]
        assert len(plainly(full)) == len(BOOK.collection(kind))
        assert not {"evidence", "absent__status", "note__status", "episodes"} & set(names[0])


@pytest.mark.parametrize("call", FRAMES.values(), ids=FRAMES)
def test_one_frame_of_a_comparison(call: Any) -> None:
    """A row for each line and subject; what a cell has many of is a list."""
    comparison = nt.compare(*PAIR, book=BOOK)
    rows = plainly(call(comparison))
    assert len(rows) == 2 * len(comparison.lines)
    first = rows[0]
    assert first["subject"] == "river-front"
    assert first["values"] == ["access to water"]
    assert first["records"] == ["marsh-on-motives"]
    assert first["documented"] == "marsh-on-motives"
    assert first["match"] == "differing"
    assert rows[1]["subject"] == "hill-league"
    assert {row["typology"] for row in rows} <= {None, *BOOK.typologies.ids}


def test_a_comparison_names_the_typology_of_a_line() -> None:
    """So that the classes can be told from the facets."""
    comparison = nt.compare("river-talks", "hill-talks", book=BOOK)
    shown = {line.typology.id for line in comparison.lines if line.typology}
    found = set(nt.to_polars(comparison)["typology"].drop_nulls())
    assert found == shown


@pytest.mark.parametrize("call", FRAMES.values(), ids=FRAMES)
def test_one_frame_of_a_sorting(call: Any) -> None:
    """It is the table of the classifications."""
    sorting = BOOK.typologies["kinds-of-truce"].classify_all(BOOK)
    rows = plainly(call(sorting))
    assert [row["truth"] for row in rows] == ["unknown", "unknown"]
    assert [row["assigned"] for row in rows] == [False, True]


def test_types_in_pandas() -> None:
    """Nullable ones; terms have the whole vocabulary in its order."""
    cases, sources = nt.to_pandas(BOOK.cases), nt.to_pandas(BOOK)["sources"]
    assert str(sources["paragraphs"].dtype) == "Int64"
    assert str(cases["precedent"].dtype) == "boolean"
    assert cases["name"].dtype == "string"
    assert list(cases["outcome"].cat.categories) == [str(term) for term in nt.Outcome]
    assert cases["parties"].dtype == object
    assert cases["parties"][0] == ["norland", "hill-league"]
    assert (cases["mediators__status"] == "absent").sum() == 1


def test_types_in_polars() -> None:
    """The same, with lists that have a type."""
    cases, sources = nt.to_polars(BOOK.cases), nt.to_polars(BOOK)["sources"]
    assert sources.schema["paragraphs"] == pl.Int64
    assert cases.schema["precedent"] == pl.Boolean
    assert cases.schema["outcome"] == pl.Enum([str(term) for term in nt.Outcome])
    assert cases.schema["parties"] == pl.List(pl.String)
    assert cases.filter(pl.col("mediators__status") == "absent")["id"].to_list() == ["hill-talks"]


def test_types_in_arrow() -> None:
    """The same; what a column is for, and the schema, are in the metadata."""
    cases, sources = nt.to_arrow(BOOK.cases), nt.to_arrow(BOOK)["sources"]
    assert sources.schema.field("paragraphs").type == pa.int64()
    assert cases.schema.field("precedent").type == pa.bool_()
    assert cases.schema.field("outcome").type == pa.dictionary(pa.int32(), pa.string())
    assert cases.schema.field("parties").type == pa.list_(pa.string())
    assert not cases.schema.field("id").nullable
    about = sources.schema.field("paragraphs").metadata[b"description"].decode()
    (column,) = (one for one in nt.tables(BOOK)["sources"].columns if one.name == "paragraphs")
    assert about == column.doc
    schema = json.loads(sources.schema.metadata[b"negotypes"])
    assert schema == nt.tables(BOOK)["sources"].schema()


@pytest.mark.parametrize("call", FRAMES.values(), ids=FRAMES)
def test_numbers_that_fit_are_kept_and_others_refused(call: Any) -> None:
    """A number of 64 bits is exact; a greater one is said to be too great."""
    for number in (2**63 - 1, -(2**63) + 1, 2**53 + 1):
        book = nt.Casebook([nt.Source(id="s", title="T", paragraphs=number)])
        assert by_id(call(book.sources))["s"]["paragraphs"] == number
    book = nt.Casebook([nt.Source(id="s", title="T", paragraphs=2**63)])
    with pytest.raises(nt.UnknownValue) as caught:
        call(book)
    assert str(caught.value) == (
        "a number in the column 'paragraphs' is too great; expected one below 2**63"
    )


# Extras

WITHOUT = """\
import sys
import negotypes as nt
assert not {"pandas", "polars", "pyarrow", "duckdb", "numpy"} & sys.modules.keys()
book = nt.Casebook([nt.Source(id="s", title="T")])
assert nt.from_tables(nt.tables(book)) == book
nt.to_csv(book, sys.argv[2] + "/csv")
assert nt.from_tables(sys.argv[2] + "/csv") == book
assert not {"pandas", "polars", "pyarrow", "duckdb", "numpy"} & sys.modules.keys()
sys.modules[sys.argv[1]] = None
try:
    exec(sys.argv[3])
except nt.MissingExtra as error:
    assert isinstance(error, ImportError)
    print(error)
"""


@pytest.mark.parametrize(
    ("module", "extra", "call"),
    [
        ("pyarrow", "arrow", "nt.to_arrow(book)"),
        ("pyarrow", "arrow", "nt.to_parquet(book, 'x')"),
        ("pyarrow", "arrow", "open('tables.json', 'w').write('{}'); nt.from_tables('.')"),
        ("pandas", "pandas", "nt.to_pandas(book.sources)"),
        ("polars", "polars", "nt.to_polars(book)"),
        ("duckdb", "duckdb", "nt.to_duckdb(book, 'x')"),
        ("duckdb", "duckdb", "nt.from_tables('x.duckdb')"),
        ("pandas", "stata", "nt.to_stata(book, 'x')"),
    ],
)
def test_a_missing_library_is_named_with_its_extra(
    module: str, extra: str, call: str, tmp_path: Path
) -> None:
    """Nothing is imported before it is needed; what is then missing can be installed."""
    place = str(Path(nt.__file__).parents[1])
    run = subprocess.run(
        [sys.executable, "-c", WITHOUT, module, str(tmp_path), call],
        env=os.environ | {"PYTHONPATH": place},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout == f"{module} is not installed: pip install 'negotypes[{extra}]'\n"


def test_a_missing_library_is_an_error_of_this_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the name of the module, and without what Python said."""
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(nt.MissingExtra) as caught:
        nt.to_polars(BOOK)
    assert str(caught.value) == "polars is not installed: pip install 'negotypes[polars]'"
    assert caught.value.name == "polars"
    assert caught.value.__suppress_context__


def test_what_a_library_lacks_itself_is_not_hidden(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A library that is there and cannot be imported is not said to be missing."""
    (tmp_path / "brittle.py").write_text("import no_such_module\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ModuleNotFoundError) as caught:
        needed("brittle", "x")
    assert caught.type is ModuleNotFoundError
    assert caught.value.name == "no_such_module"


def test_every_extra_is_one() -> None:
    """Those that messages name are in the project's own description."""
    text = (Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8")
    there = tomllib.loads(text)["project"]["optional-dependencies"]
    assert {"arrow", "duckdb", "pandas", "polars", "stata", "tables"} <= there.keys()
    assert there["tables"] == ["negotypes[arrow,duckdb,narwhals,pandas,polars,stata]"]
