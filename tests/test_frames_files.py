"""Tables in files: what they say of themselves, and that nothing is written over unasked."""

import csv
import json
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

import negotypes as nt
from negotypes.frames.duckdb import in_order
from negotypes.frames.stata import variable_names
from negotypes.tidy import Link
from sample import BOOK, RECORDS

PACK = nt.Pack(
    id="river", title="River talks", version="1.0", authors=("A. Marsh",), licence="CC-BY-4.0"
)

FOLDERS: dict[str, Any] = {"csv": nt.to_csv, "parquet": nt.to_parquet, "stata": nt.to_stata}

SOURCES = nt.Casebook(one for one in RECORDS if isinstance(one, nt.Source))


# Writing


@pytest.mark.parametrize("write", FOLDERS.values(), ids=FOLDERS)
def test_no_file_in_a_folder_is_written_over_unasked(write: Any, tmp_path: Path) -> None:
    """Nothing at all is written where one file is there, unless it may be replaced."""
    write(SOURCES, tmp_path / "new" / "er")
    there = {file: file.read_bytes() for file in (tmp_path / "new" / "er").iterdir()}
    with pytest.raises(FileExistsError, match="replace=True"):
        write(BOOK, tmp_path / "new" / "er")
    assert {file: file.read_bytes() for file in (tmp_path / "new" / "er").iterdir()} == there
    write(BOOK, tmp_path / "new" / "er", replace=True)
    (one, *_) = there
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / one.name).write_text("mine", "utf-8")
    with pytest.raises(FileExistsError) as caught:
        write(BOOK, tmp_path / "other")
    assert str(caught.value) == (
        f"already there: {tmp_path / 'other' / one.name}; pass replace=True to replace"
    )
    assert [file.name for file in (tmp_path / "other").iterdir()] == [one.name]


def test_many_files_that_are_there_are_counted(tmp_path: Path) -> None:
    """Three are named."""
    nt.to_csv(SOURCES, tmp_path)
    with pytest.raises(FileExistsError, match=r"sources.csv, [^,]*, [^,]* and \d+ more; pass"):
        nt.to_csv(SOURCES, tmp_path)


def test_no_database_is_written_over_unasked(tmp_path: Path) -> None:
    """Neither a database nor anything else that has its name, nor is anything left beside it."""
    file = tmp_path / "x.duckdb"
    file.write_text("mine", "utf-8")
    with pytest.raises(FileExistsError, match="already there"):
        nt.to_duckdb(BOOK, file)
    assert file.read_text("utf-8") == "mine"
    nt.to_duckdb(BOOK, file, replace=True)
    assert nt.from_tables(file) == BOOK
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("write", [nt.to_csv, nt.to_parquet, nt.to_stata, nt.to_duckdb])
def test_results_can_be_written(write: Any, tmp_path: Path) -> None:
    """A comparison, a collection and the classes of many records, too."""
    write(nt.compare("river-front", "hill-league", book=BOOK), tmp_path / "comparison")
    write(BOOK.typologies["kinds-of-truce"].classify_all(BOOK), tmp_path / "sorting")
    write(BOOK.cases, tmp_path / "cases")
    assert len(list(tmp_path.iterdir())) == 3


@pytest.mark.parametrize("write", [nt.to_csv, nt.to_parquet])
def test_the_same_tables_give_the_same_bytes(write: Any, tmp_path: Path) -> None:
    """In whatever order the records were given."""
    write(BOOK, tmp_path / "a")
    write(nt.Casebook(reversed(RECORDS)), tmp_path / "b")
    for file in (tmp_path / "a").iterdir():
        assert (tmp_path / "b" / file.name).read_bytes() == file.read_bytes()


# CSV with a data dictionary

RULES = {
    "type": "object",
    "required": ["name", "profile", "resources"],
    "properties": {
        "name": {"pattern": "^([-a-z0-9._/])+$"},
        "profile": {"const": "tabular-data-package"},
        "licenses": {
            "type": "array",
            "items": {"properties": {"name": {"pattern": "^([-a-zA-Z0-9._])+$"}}},
        },
        "contributors": {"type": "array", "items": {"required": ["title"]}},
        "resources": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["profile", "name", "path", "schema"],
                "properties": {
                    "profile": {"const": "tabular-data-resource"},
                    "name": {"pattern": "^([-a-z0-9._/])+$"},
                    "path": {"pattern": "^[^./][^/]*[.]csv$"},
                    "schema": {
                        "required": ["fields", "missingValues", "primaryKey", "foreignKeys"],
                        "properties": {
                            "fields": {
                                "minItems": 1,
                                "items": {
                                    "required": ["name", "type", "description"],
                                    "properties": {
                                        "type": {"enum": ["string", "integer", "boolean"]},
                                        "constraints": {
                                            "properties": {
                                                "required": {"type": "boolean"},
                                                "enum": {"type": "array", "uniqueItems": True},
                                            },
                                            "additionalProperties": False,
                                        },
                                    },
                                },
                            },
                        },
                    },
                },
            },
        },
    },
}
"""What Frictionless Data Package 1 asks, so far as this uses it."""


def test_the_data_package_has_its_form(tmp_path: Path) -> None:
    """Every table is a resource with fields, keys and descriptions, and its file is there."""
    nt.to_csv(nt.Casebook(RECORDS, packs=[PACK]), tmp_path)
    said = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    assert list(Draft7Validator(RULES).iter_errors(said)) == []
    assert (said["name"], said["title"], said["version"]) == ("river", "River talks", "1.0")
    assert said["licenses"] == [{"name": "CC-BY-4.0"}]
    assert said["contributors"] == [{"title": "A. Marsh", "role": "author"}]
    assert "An empty cell is not coded" in said["description"]
    names = {resource["name"] for resource in said["resources"]}
    assert names == nt.tables(BOOK).keys()
    for resource in said["resources"]:
        with (tmp_path / resource["path"]).open(encoding="utf-8", newline="") as file:
            head = next(csv.reader(file))
        assert head == [field["name"] for field in resource["schema"]["fields"]]
        for key in resource["schema"]["foreignKeys"]:
            assert key["reference"]["resource"] in names


def test_a_licence_in_other_words_is_left_out(tmp_path: Path) -> None:
    """The form has room for an identifier only; the table of packs has the words."""
    pack = evolve(PACK, licence="ask us first")
    nt.to_csv(nt.Casebook(RECORDS, packs=[pack]), tmp_path)
    said = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    assert "licenses" not in said
    assert nt.from_tables(tmp_path).packs == (pack,)


def test_a_data_package_of_no_one_pack_has_a_name(tmp_path: Path) -> None:
    """Several packs have none of their own, nor has a collection."""
    subjects: tuple[nt.Casebook | nt.Collection[Any], ...] = (nt.Casebook(RECORDS), BOOK.cases)
    for number, x in enumerate(subjects):
        nt.to_csv(x, tmp_path / str(number))
        said = json.loads((tmp_path / str(number) / "datapackage.json").read_text("utf-8"))
        assert said["name"] == "negotypes"
        assert "title" not in said


# Parquet


def test_parquet_keeps_types(tmp_path: Path) -> None:
    """Terms are dictionaries, numbers and truths nullable, and the schema is beside them."""
    nt.to_parquet(BOOK, tmp_path)
    cases = pq.read_table(tmp_path / "cases.parquet")
    assert cases.schema.field("outcome").type == pa.dictionary(pa.int32(), pa.string())
    assert cases.schema.field("precedent").type == pa.bool_()
    assert cases.equals(nt.to_arrow(BOOK)["cases"])
    said = json.loads((tmp_path / "tables.json").read_text("utf-8"))
    assert said.keys() == nt.tables(BOOK).keys()
    assert said["cases"]["primaryKey"] == ["id"]
    assert said["cases"]["description"] == "A row for each of the cases."


# DuckDB


def test_a_database_has_types_keys_and_words(tmp_path: Path) -> None:
    """What holds of the tables is held to by the database, and said in it."""
    nt.to_duckdb(BOOK, tmp_path / "x")
    with duckdb.connect(str(tmp_path / "x")) as connection:

        def ask(question: str) -> list[tuple[Any, ...]]:
            return connection.execute(question).fetchall()

        types = dict(
            ask("SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = 'sources'")
        )
        assert types["paragraphs"] == "BIGINT"
        assert types["title"] == "VARCHAR"
        (outcome,) = ask("SELECT typeof(outcome) FROM cases LIMIT 1")[0]
        assert outcome.startswith("ENUM('")
        assert ask("SELECT id FROM cases WHERE precedent IS NULL") == [("hill-talks",)]
        keys = ask("SELECT table_name, constraint_type FROM duckdb_constraints()")
        assert {name for name, kind in keys if kind == "PRIMARY KEY"} == nt.tables(BOOK).keys()
        assert ("cases.parties", "FOREIGN KEY") in keys
        assert ("evidence.paragraphs", "FOREIGN KEY") in keys
        with pytest.raises(duckdb.ConstraintException, match="foreign key"):
            connection.execute("INSERT INTO \"cases.parties\" VALUES ('hill-talks', 9, 'nobody')")
        with pytest.raises(duckdb.ConstraintException, match="uplicate key"):
            connection.execute("INSERT INTO cases SELECT * FROM cases")
        about = ask("SELECT comment FROM duckdb_tables() WHERE table_name = 'cases'")
        assert about == [("A row for each of the cases.",)]
        joined = ask(
            'SELECT p.value, a.value IS NULL FROM "cases.parties" p LEFT JOIN absent a'
            " ON p.record = a.record WHERE p.record = 'river-talks' ORDER BY p.position"
        )
        assert joined == [("norland", True), ("river-front", True)]


def test_of_links_in_a_circle_some_are_kept() -> None:
    """A table comes after those to which it leads, so far as that can be."""
    one = nt.tables(BOOK)["cases"]
    made = {
        "a": evolve(one, links=(Link("id", "c", "id"),)),
        "b": evolve(one, links=(Link("id", "a", "id"), Link("id", "b", "id"))),
        "c": evolve(one, links=(Link("id", "b", "id"),)),
        "d": one,
        "e": evolve(one, links=(Link("id", "f", "id"), Link("id", "e", "id"))),
        "f": one,
    }
    order = [(name, [link.table for link in links]) for name, links in in_order(made)]
    assert order == [("d", []), ("f", []), ("e", ["f"]), ("a", []), ("b", ["a"]), ("c", ["b"])]


# Stata


def stata(
    folder: Path, name: str
) -> tuple[pd.DataFrame, dict[str, str], dict[str, dict[int, str]]]:
    """A data set: its rows, the labels of its variables, and those of their values."""
    opened: Any = pd.read_stata(
        folder / f"{name}.dta", convert_categoricals=False, convert_missing=True, iterator=True
    )
    with opened as reader:
        frame = reader.read()
        return frame, reader.variable_labels(), reader.value_labels()


def test_stata_tells_apart_what_is_missing(tmp_path: Path) -> None:
    """Not coded, none, not applicable, in numbers with and without labels, and in texts."""
    left_out = ("outcome", "precedent", "period")
    unknown = evolve(BOOK.cases["hill-talks"], inapplicable=(), outcome=None)
    book = nt.Casebook(
        [
            *BOOK.records,
            evolve(unknown, id="none", absent=left_out),
            evolve(unknown, id="not", inapplicable=left_out),
            evolve(unknown, id="unknown"),
            nt.Source(id="n1", title="T", absent=("paragraphs",)),
            nt.Source(id="n2", title="T", inapplicable=("paragraphs",)),
        ]
    )
    nt.to_stata(book, tmp_path)
    frame, _, labels = stata(tmp_path, "cases")
    rows = {row["id"]: row for row in frame.to_dict("records")}
    for name in ("outcome", "precedent"):
        found = [str(rows[one][name]) for one in ("none", "not", "unknown")]
        assert found == [".a", ".b", "."]
        assert labels[name][2_147_483_622] == "none, a source says"
        assert labels[name][2_147_483_623] == "not applicable"
    assert [rows[one]["period"] for one in ("none", "not", "unknown")] == [".a", ".b", ""]
    number = list(nt.Outcome).index(nt.Outcome.RELEASE) + 1
    assert rows["river-talks"]["outcome"] == number
    assert labels["outcome"][number] == nt.Outcome.RELEASE.label
    assert rows["river-talks"]["precedent"] == 1
    assert labels["precedent"][1] == "yes"
    frame, _, labels = stata(tmp_path, "sources")
    paragraphs = {row["id"]: str(row["paragraphs"]) for row in frame.to_dict("records")}
    assert paragraphs == {"marsh-2020": "40.0", "n1": ".a", "n2": ".b", "reed-2021": "."}
    frame, _, _ = stata(tmp_path, "actors")
    scopes = {row["id"]: str(row["scope"]) for row in frame.to_dict("records")}
    assert scopes["norland"] == ".b"
    assert scopes["river-front"] == "1"
    founded = {row["id"]: row["founded_printed"] for row in frame.to_dict("records")}
    assert founded["norland"] == ".b"


def test_stata_has_every_table_with_words(tmp_path: Path) -> None:
    """A data set for each, its variables labelled, its rows those of the table."""
    nt.to_stata(BOOK, tmp_path)
    made = nt.tables(BOOK)
    assert {file.stem for file in tmp_path.iterdir()} == {name.replace(".", "_") for name in made}
    for name, rows in made.items():
        frame, labels, _ = stata(tmp_path, name.replace(".", "_"))
        assert len(frame) == len(rows.rows)
        assert list(labels.values()) == [column.doc[:80] for column in rows.columns]
        assert all(labels.values())


def test_stata_has_long_texts(tmp_path: Path) -> None:
    """And every script; what is too long for a row stands beside it."""
    long, wide = "long " * 1000, "語" * 700
    book = nt.Casebook(
        [nt.Source(id="s", title=long, note=wide), nt.Source(id="t", title="T", note="n")]
    )
    nt.to_stata(book, tmp_path)
    frame, _, _ = stata(tmp_path, "sources")
    assert list(frame["title"]) == [long, "T"]
    assert list(frame["note"]) == [wide, "n"]


def test_stata_has_numbers_that_are_exact(tmp_path: Path) -> None:
    """A whole number is refused where a double would change it."""
    most = 2**53 - 1
    nt.to_stata(nt.Casebook([nt.Source(id="s", title="T", paragraphs=most)]), tmp_path / "a")
    frame, _, _ = stata(tmp_path / "a", "sources")
    held: Any = frame["paragraphs"][0]
    assert int(held) == most
    with pytest.raises(nt.UnknownValue, match=r"'paragraphs' is too great; .* below 2\*\*53"):
        nt.to_stata(nt.Casebook([nt.Source(id="s", title="T", paragraphs=2**53)]), tmp_path / "b")
    assert not (tmp_path / "b").exists()


@given(st.lists(st.text(min_size=1).filter(lambda t: not t[0].isdigit()), unique=True))
def test_names_in_stata(names: list[str]) -> None:
    """Are all different, short, and of letters that Stata takes."""
    made = list(variable_names(names))
    assert len(set(made)) == len(names) == len(made)
    for name in made:
        assert len(name) <= 32
        assert name.replace("_", "a").isalnum()
        assert name.isascii()


def test_long_and_reserved_names_in_stata() -> None:
    """Names are cut without clashes, and are none of Stata's own words."""
    long = "a" * 40
    assert list(variable_names([long, f"{long}b", "if", "if_", "x.y"])) == [
        "a" * 32,
        f"{'a' * 30}_2",
        "if_",
        "if__2",
        "x_y",
    ]
