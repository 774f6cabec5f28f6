"""Tables come back as an equal casebook, from every format, and bad ones are refused in full."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pytest
from attrs import evolve
from hypothesis import given, settings

import negotypes as nt
from negotypes.testing import casebooks
from negotypes.tidy import Rows, csv_text
from sample import BOOK, SOURCES, said

PACKS = (
    nt.Pack(
        id="river",
        title="=River",
        version="1.0",
        authors=("A. Marsh", "B. Reed"),
        licence="CC-BY-4.0",
        summary="Talks.",
        builds_on=(),
        deprecated=(nt.Deprecation(id="old", successor="river-talks"),),
    ),
    nt.Pack(id="hill", title="Hill", version="2", authors=("C",), licence="as agreed by letter"),
)
WHOLE = nt.Casebook(BOOK.records, packs=PACKS)

Kept = Callable[[nt.Casebook, Path], Any]

IN_MEMORY: dict[str, Kept] = {
    "rows": lambda book, _: nt.tables(book),
    "pandas": lambda book, _: nt.to_pandas(book),
    "polars": lambda book, _: nt.to_polars(book),
    "arrow": lambda book, _: nt.to_arrow(book),
}
WRITERS: dict[str, Any] = {
    "csv": nt.to_csv,
    "parquet": nt.to_parquet,
    "duckdb": nt.to_duckdb,
}


def written(name: str) -> Kept:
    """Writes a casebook, and gives the place."""

    def write(book: nt.Casebook, folder: Path) -> Path:
        place = folder / name
        WRITERS[name](book, place)
        return place

    return write


WAYS: dict[str, Kept] = IN_MEMORY | {name: written(name) for name in WRITERS}


@pytest.mark.parametrize("way", WAYS)
def test_a_casebook_comes_back(way: str, tmp_path: Path) -> None:
    """Records, what the casebook fills in, and packs, whatever the tables were kept in."""
    back = nt.from_tables(WAYS[way](WHOLE, tmp_path))
    assert back == WHOLE
    assert back.packs == PACKS
    assert back.cases["river-talks"].episodes == WHOLE.cases["river-talks"].episodes != ()


@pytest.mark.parametrize("way", WAYS)
def test_an_empty_casebook_comes_back(way: str, tmp_path: Path) -> None:
    """Tables without rows have types and keys all the same."""
    assert nt.from_tables(WAYS[way](nt.Casebook(), tmp_path)) == nt.Casebook()


@pytest.mark.parametrize("way", IN_MEMORY)
def test_any_casebook_comes_back(way: str) -> None:
    """Whatever is coded, in whatever script, conditions included."""

    @settings(max_examples=25)
    @given(casebooks())
    def comes_back(book: nt.Casebook) -> None:
        assert nt.from_tables(WAYS[way](book, Path())) == book

    comes_back()


@pytest.mark.parametrize("way", WRITERS)
def test_any_casebook_comes_back_from_files(way: str) -> None:
    """The same, by way of files."""

    @settings(max_examples=8)
    @given(casebooks())
    def comes_back(book: nt.Casebook) -> None:
        with TemporaryDirectory() as folder:
            assert nt.from_tables(WAYS[way](book, Path(folder))) == book

    comes_back()


def test_the_built_in_casebook_comes_back() -> None:
    """With its pack."""
    book = nt.load()
    back = nt.from_tables(nt.tables(book))
    assert back == book
    assert back.packs == book.packs


@pytest.mark.parametrize("way", WAYS)
def test_hostile_texts_come_back(way: str, tmp_path: Path) -> None:
    """Formulas, quotes, separators, SQL, markup and what looks like nothing."""
    hostile = (
        *('=HYPERLINK("http://x","y")', "@a;b,c", "'+1", "''-", "'", "\uff1d1", "NULL", "NA"),
        *("'); DROP TABLE actors; --", '"', "nan", "<b>", "true", "1", ".a", "$1", "\\N"),
        *("日本語", "ß\u0301", "#N/A", "{}", "None"),
    )
    group = nt.ArmedGroup(id="g", evidence=(), name="=1+1", aliases=hostile, note="-1")
    book = nt.Casebook([group])
    assert nt.from_tables(WAYS[way](book, tmp_path)) == book


def test_a_collection_comes_back() -> None:
    """The tables of a collection make a casebook of its records alone."""
    back = nt.from_tables(nt.tables(BOOK.relations))
    assert back.relations == BOOK.relations
    assert len(back) == len(BOOK.relations)


def test_rows_in_any_order_come_back() -> None:
    """The order of lists and parts is in the tables, and not in the order of rows."""
    turned = {n: evolve(rows, rows=rows.rows[::-1]) for n, rows in nt.tables(WHOLE).items()}
    assert nt.from_tables(turned) == WHOLE


def test_tables_and_columns_may_be_missing() -> None:
    """In what is not there nothing is coded."""
    sources = Rows(("id", "title"), (("marsh-2020", "Talking on the River"),))
    (back,) = nt.from_tables({"sources": sources}).sources
    assert back == nt.Source(id="marsh-2020", title="Talking on the River")


def test_numbers_that_became_floats_come_back() -> None:
    """As they do where a program has read a column with empty cells in it."""
    frames = nt.to_pandas(BOOK)
    frames["sources"]["paragraphs"] = frames["sources"]["paragraphs"].astype("float64")
    frames["cases.parties"]["position"] = frames["cases.parties"]["position"].astype("float64")
    assert nt.from_tables(frames) == BOOK


def test_what_a_spreadsheet_has_written_comes_back(tmp_path: Path) -> None:
    """With a mark at the beginning, words in capitals, and other line ends."""
    nt.to_csv(BOOK, tmp_path)
    for file in tmp_path.glob("*.csv"):
        text = file.read_text("utf-8").replace("true", "TRUE").replace("false", "FALSE")
        file.write_text(text, "utf-8-sig", newline="\n")
    assert nt.from_tables(tmp_path) == BOOK


def with_rows(name: str, *rows: dict[str, Any]) -> dict[str, Rows]:
    """The tables of the small casebook, one of them with these rows instead."""
    made = nt.tables(BOOK)
    head = made[name].head
    filled = tuple(tuple(row.get(column) for column in head) for row in rows)
    return made | {name: evolve(made[name], rows=filled)}


def refused(tables: Any) -> str:
    """What is said of tables that are refused."""
    with pytest.raises(nt.NotTables) as caught:
        nt.from_tables(tables)
    return str(caught.value)


def test_tables_of_another_kind_are_refused() -> None:
    """A name that no table has, with the nearest; no tables at all; what is no frame."""
    assert refused({"case": Rows(("id",), ())}) == (
        "no tables of a casebook: 'case'; did you mean 'cases', 'classes' or 'absent'?"
    )
    assert "see negotypes.tables" in refused({"xyzzy": Rows(("id",), ())})
    assert refused({}) == "no tables of a casebook; expected those of negotypes.tables"
    assert refused({"cases": [1]}) == "'cases' is a list; expected Rows or a data frame"
    assert "no tables of a casebook" in refused(nt.tables(nt.compare(*PAIR, book=BOOK)))


@pytest.mark.parametrize("x", [nt.to_pandas(BOOK.cases), BOOK, [nt.tables(BOOK)], None])
def test_one_frame_is_no_tables(x: Any) -> None:
    """Neither is a casebook: what is expected are tables by their names."""
    with pytest.raises(TypeError, match="expected tables by name, or a folder or file, got a "):
        nt.from_tables(x)


PAIR = ("river-front", "hill-league")


def test_columns_that_no_table_has_are_refused() -> None:
    """Nothing is left out in silence."""
    frames = nt.to_polars(BOOK)
    frames["cases"] = frames["cases"].rename({"outcome": "outcom"})
    assert "cases: no column 'outcom'; did you mean 'outcome'?" in refused(frames)
    frames["cases"] = frames["cases"].rename({"outcom": "\x1b[2J"})
    assert "cases: no column '?[2J'; expected 'id', " in refused(frames)


def test_rows_without_a_key_are_refused() -> None:
    """As are two rows with the same."""
    row = {"record": "hill-talks", "position": 1, "value": "norland"}
    assert "two rows with the key 'hill-talks' and '1'" in refused(
        with_rows("cases.parties", row, row)
    )
    assert "cases.parties: a row without its key: 'norland'" in refused(
        with_rows("cases.parties", {"value": "norland"})
    )
    assert "no whole number where one tells the place: 'hill-talks', 'first' and 'norland'" in (
        refused(with_rows("cases.parties", row | {"position": "first"}))
    )
    part = {"part": "river-talks/evidence/1", "position": 1, "of": "river-talks"}
    assert "evidence: a row without its key" in refused(with_rows("evidence", part))


def test_rows_that_belong_to_nothing_are_refused() -> None:
    """Lists and parts of records that are not there, or cannot have them."""
    row = {"record": "nobody", "position": 1, "value": "norland"}
    assert refused(with_rows("cases.mediators", row)) == (
        "cases.mediators: nothing that can hold this: 'nobody'"
    )
    part = {"part": "odd", "of": "norland", "record": "norland", "position": 1}
    assert "participants: nothing that can hold this: 'norland'" in refused(
        with_rows("participants", part)
    )
    ideology = {"record": "norland", "position": 1, "value": "ethnic"}
    assert "actors.ideologies: nothing that can hold this: 'norland'" in refused(
        with_rows("actors.ideologies", ideology)
    )


def test_values_that_do_not_fit_are_refused_together() -> None:
    """Every fault has a line that names the record and says what was expected."""
    made = with_rows(
        "sources",
        {"id": "No Id", "title": "T"},
        {"id": "a", "issued": "201", "issued_printed": "then"},
        {"id": "b", "title": "T", "paragraphs": "many"},
        {"id": "c", "title": "T", "issued_printed": "then"},
    )
    told = refused({"sources": made["sources"]})
    assert [line.partition(";")[0] for line in told.splitlines()] == [
        "sources: No Id: id: 'No Id' is not an id",
        "sources: a: 'title' is missing",
        "sources: a: issued: '201': it is not a date in EDTF",
        "sources: b: paragraphs: 'many' is not a whole number",
        "sources: c: issued: 'edtf' is missing",
    ]


def test_an_actor_of_no_kind_is_refused() -> None:
    """The kind says which fields there can be."""
    assert "actors: x: kind: 'ghost' is not a term of ActorKind" in refused(
        with_rows("actors", {"id": "x", "kind": "ghost", "name": "X"})
    )
    state = {"id": "x", "kind": "state", "name": "X", "founded": "2015"}
    assert "actors: x: founded: State has no field 'founded'" in refused(with_rows("actors", state))


def test_conditions_are_read_with_care() -> None:
    """What is not JSON, and what JSON nests too deep, is refused."""
    for text in ("{", "[" * 100_000):
        row = {"record": "kinds-of-truce", "position": 1, "value": text}
        told = refused(with_rows("typologies.impossible", row))
        assert told.startswith("kinds-of-truce: impossible: not a condition in JSON: '")


def test_packs_are_held_to_their_form() -> None:
    """What a pack says of itself is checked as its file is."""
    told = refused({"packs": Rows(("pack", "id"), ((1, "p"),))})
    assert "packs: p: 'title' is missing" in told


def test_folders_that_are_something_else_are_refused(tmp_path: Path) -> None:
    """A folder without a list of tables, or with a bad one, or with tables of something else."""
    assert "neither 'datapackage.json' nor 'tables.json' is in it" in refused(tmp_path)
    for text in ("{", "[]", '{"resources": [1]}', "\xff"):
        (tmp_path / "datapackage.json").write_bytes(text.encode("latin-1"))
        assert "does not list tables" in refused(tmp_path)
    (tmp_path / "datapackage.json").write_text('{"resources": [{"name": "../x"}]}', "utf-8")
    assert "no tables of a casebook: '../x'" in refused(tmp_path)


def test_paths_in_a_data_package_are_not_followed(tmp_path: Path) -> None:
    """The file of a table is the one that has its name."""
    nt.to_csv(nt.Casebook(SOURCES), tmp_path / "a")
    descriptor = tmp_path / "a" / "datapackage.json"
    said = json.loads(descriptor.read_text("utf-8"))
    for resource in said["resources"]:
        resource["path"] = "/etc/passwd"
    descriptor.write_text(json.dumps(said), "utf-8")
    assert nt.from_tables(tmp_path / "a") == nt.Casebook(SOURCES)


@pytest.mark.parametrize(
    "text",
    ["", "id,id\r\n", 'id\r\n"a', "id,title\r\na\r\n", "id\r\n\xff", "id\r\na\x00\r\n,,\r\n"],
)
def test_csv_that_is_none_is_refused(text: str, tmp_path: Path) -> None:
    """Empty, with a column twice, with an open quotation mark, ragged, not in UTF-8."""
    nt.to_csv(nt.Casebook(), tmp_path)
    (tmp_path / "sources.csv").write_bytes(text.encode("latin-1"))
    assert "sources.csv: not a table in CSV" in refused(tmp_path)


def test_columns_that_no_table_has_are_refused_in_csv(tmp_path: Path) -> None:
    """A file may have been changed by hand."""
    nt.to_csv(nt.Casebook(), tmp_path)
    (tmp_path / "sources.csv").write_text("id,titel\na,b\n", "utf-8")
    assert "sources: no column 'titel'; did you mean 'title'?" in refused(tmp_path)


def test_a_missing_file_is_missing(tmp_path: Path) -> None:
    """Whether it is one of many, or the only one."""
    with pytest.raises(FileNotFoundError, match="no such file or folder"):
        nt.from_tables(tmp_path / "nothing.duckdb")
    nt.to_csv(nt.Casebook(), tmp_path)
    (tmp_path / "sources.csv").unlink()
    with pytest.raises(FileNotFoundError):
        nt.from_tables(tmp_path)


def test_files_of_another_form_are_refused(tmp_path: Path) -> None:
    """A database and a Parquet file are what they say, or refused."""
    file = tmp_path / "x.duckdb"
    file.write_text("not a database" * 1000, "utf-8")
    assert "not a DuckDB file" in refused(file)
    nt.to_parquet(nt.Casebook(), tmp_path / "p")
    (tmp_path / "p" / "sources.parquet").write_bytes(b"PAR1")
    assert "sources.parquet: not a Parquet file" in refused(tmp_path / "p")


def test_a_database_may_have_more_in_it(tmp_path: Path) -> None:
    """What a researcher has added beside the tables is left alone."""
    file = tmp_path / "x.duckdb"
    nt.to_duckdb(BOOK, file)
    with duckdb.connect(str(file)) as connection:
        connection.execute("CREATE TABLE mine AS SELECT 1 AS one")
    assert nt.from_tables(file) == BOOK


def test_other_frames_of_the_same_come_back() -> None:
    """Types may be plain ones: frames that were read from CSV by other means."""
    texts = {name: csv_text(rows) for name, rows in nt.tables(BOOK).items() if rows.rows}
    by_pandas = {name: pd.read_csv(io.StringIO(text)) for name, text in texts.items()}
    by_polars = {name: pl.read_csv(text.encode()) for name, text in texts.items()}
    for frames in (by_pandas, by_polars):
        frames["actors"] = nt.to_polars(BOOK)["actors"]  # its years are no numbers
        frames.update({name: nt.to_polars(BOOK)[name] for name in _WITH_YEARS})
        assert nt.from_tables(frames) == BOOK


_WITH_YEARS = ("demands", "grievances", "events", "episodes", "problems", "positions")


def test_the_guard_is_the_one_in_the_files(tmp_path: Path) -> None:
    """What begins with a sign has an apostrophe in the file, and none in the record."""
    book = nt.Casebook([nt.Source(id="s", title="=cmd|' /C calc'!A0", evidence=(said(1),))])
    nt.to_csv(book, tmp_path)
    with (tmp_path / "sources.csv").open(encoding="utf-8", newline="") as file:
        _, row = csv.reader(file)
    assert row[1] == "'=cmd|' /C calc'!A0"
    assert nt.from_tables(tmp_path) == book
