"""Analysis tables in every format: what is missing is told apart, and nothing is carried out."""

import csv
import json
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from attrs import evolve
from hypothesis import given, settings

import negotypes as nt
from negotypes.testing import casebooks
from negotypes.tidy import ColumnType, unguarded
from sample import BOOK, said

LEFT_OUT = ("outcome", "precedent", "period", "modes")
PLAIN = evolve(BOOK.cases["hill-talks"], outcome=None, inapplicable=(), absent=())
TOLD = nt.Casebook(
    [
        *BOOK.records,
        evolve(PLAIN, id="none", absent=LEFT_OUT),
        evolve(PLAIN, id="not", inapplicable=LEFT_OUT),
        evolve(PLAIN, id="unknown"),
    ]
)
"""A casebook with cases of which a source says there is none, it cannot apply, and nothing."""

ELSEWHERE = nt.Typology(
    id="of-mine",
    evidence=(),
    summary="Mine.",
    name="Mine",
    holder="ada-marsh",
    unit=nt.RecordKind.CASES,
    population=nt.field("precedent") == True,  # noqa: E712 - a condition, and no comparison
    classes=(
        nt.TypeClass(
            id="free",
            name="Free",
            definition="Free.",
            defined=True,
            criteria=nt.field("outcome") == "release",
        ),
    ),
)
RISK = nt.AtRisk.between(2013, 2014)
CONDITIONS = {"released": nt.field("outcome") == "release"}


def made(book: nt.Casebook) -> dict[str, nt.AnalysisTable]:
    """A table of each kind."""
    matrix = nt.truth_matrix(book, CONDITIONS)
    dyads = nt.dyad_years(book, at_risk=RISK)
    tables = [
        nt.case_table(book),
        nt.actor_table(book),
        dyads,
        nt.actor_months(book, at_risk=RISK),
        dyads.gaps,
        matrix,
        matrix.truth_table(),
        matrix.truth_table("released"),
    ]
    return {f"{n} {one.name}": one for n, one in enumerate(tables)}


TABLES = made(TOLD)
each_table = pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
FRAMES = {"arrow": nt.to_arrow, "pandas": nt.to_pandas, "polars": nt.to_polars}


def plainly(frame: Any) -> list[dict[str, Any]]:
    """The rows of a frame, with None for what is missing, and lists as tuples."""
    rows: list[dict[str, Any]]
    if isinstance(frame, pd.DataFrame):
        rows = [
            {
                name: cell if isinstance(cell, list) or not pd.isna(cell) else None
                for name, cell in row.items()
            }
            for row in frame.astype(object).to_dict("records")
        ]
    else:
        rows = frame.to_pylist() if isinstance(frame, pa.Table) else frame.to_dicts()
    return [
        {name: tuple(cell) if isinstance(cell, list) else cell for name, cell in row.items()}
        for row in rows
    ]


@each_table
def test_a_table_says_what_it_is(table: nt.AnalysisTable) -> None:
    """Columns with types and words, a key of columns that are never empty, cells that fit."""
    assert table.doc.endswith(".")
    assert len(set(table.head)) == len(table.head)
    assert set(table.shown) <= set(table.head)
    columns = {column.name: column for column in table.columns}
    assert all(columns[name].required and not columns[name].many for name in table.key)
    for column in table.columns:
        assert column.doc.endswith(".")
        assert "`" not in column.doc
        assert bool(column.categories) == (column.type is ColumnType.TERM)
        known = {one.value for one in column.categories}
        for row in table:
            cell = row[column.name]
            assert cell is not None or not column.required
            assert isinstance(cell, tuple) == (column.many and cell is not None)
            if known and cell is not None:
                assert set(cell if column.many else [cell]) <= known
    keys = [tuple(row[name] for name in table.key) for row in table]
    assert len(set(keys)) == len(keys)


@each_table
def test_tidy_tables_have_all_of_it(table: nt.AnalysisTable) -> None:
    """Lists, notes and gaps have tables of their own."""
    tables = nt.tables(table)
    single = [column.name for column in table.columns if not column.many]
    assert tables[table.name].head == tuple(single)
    assert len(tables[table.name].rows) == len(table)
    for column in table.columns:
        if column.many:
            rows = tables[f"{table.name}.{column.name}"].rows
            assert [row[-1] for row in rows] == [v for r in table for v in r[column.name] or ()]
    notes = tables[f"{table.name}.notes"].rows if table.notes else ()
    assert [note for _, note in notes] == list(table.notes)
    if isinstance(table, nt.Panel):
        assert tables[f"{table.name}.gaps"].rows == table.gaps.rows


@each_table
@pytest.mark.parametrize("call", FRAMES.values(), ids=FRAMES)
def test_one_frame_has_the_cells(call: Any, table: nt.AnalysisTable) -> None:
    """As they are, with lists."""
    assert plainly(call(table)) == list(table)


def test_frames_keep_the_notes() -> None:
    """Where the tool has a place for them: the rule at risk is with the rows."""
    panel = nt.dyad_years(BOOK, at_risk=RISK)
    assert nt.to_pandas(panel).attrs["notes"] == list(panel.notes)
    assert json.loads(nt.to_arrow(panel).schema.metadata[b"notes"]) == list(panel.notes)
    assert nt.to_arrow(panel.gaps).schema.metadata is None
    assert nt.to_pandas(panel.gaps).attrs == {}
    assert nt.to_polars(panel)["at_risk"].dtype == pl.Enum(["certain", "possible"])


@each_table
@pytest.mark.parametrize("write", [nt.to_csv, nt.to_parquet, nt.to_stata])
def test_every_table_is_written(write: Any, table: nt.AnalysisTable, tmp_path: Path) -> None:
    """One file for each tidy table."""
    write(table, tmp_path)
    names = {name.replace(".", "_") for name in nt.tables(table)}
    stems = {file.stem.replace(".", "_") for file in tmp_path.iterdir()}
    assert names <= stems


@each_table
def test_a_database_has_every_table(table: nt.AnalysisTable, tmp_path: Path) -> None:
    """With its rows, and its doc as a comment."""
    nt.to_duckdb(table, tmp_path / "a.duckdb")
    with duckdb.connect(str(tmp_path / "a.duckdb")) as connection:
        for name, rows in nt.tables(table).items():
            found = connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()
            assert found == (len(rows.rows),)


def test_csv_tells_apart_what_is_missing(tmp_path: Path) -> None:
    """By the status beside it, which the data dictionary lists."""
    nt.to_csv(nt.case_table(TOLD, typologies=[ELSEWHERE]), tmp_path)
    with (tmp_path / "case-table.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    for name in LEFT_OUT:
        found = [rows[one][f"{name}__status"] for one in ("none", "not", "unknown")]
        assert found == ["absent", "inapplicable", "not-coded"]
    assert [rows[one]["outcome"] for one in ("none", "not", "unknown")] == ["", "", ""]
    assert rows["not"]["of_mine__truth"] == "inapplicable"
    assert rows["unknown"]["of_mine__truth"] == "unknown"
    descriptor = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    fields = {one["name"]: one for one in descriptor["resources"][0]["schema"]["fields"]}
    assert fields["outcome__status"]["constraints"]["enum"] == [
        *("coded", "not-coded", "absent", "inapplicable"),
    ]
    assert fields["steps"]["type"] == "integer"


def test_parquet_tells_apart_what_is_missing(tmp_path: Path) -> None:
    """An empty cell, and the status beside it."""
    nt.to_parquet(nt.case_table(TOLD), tmp_path)
    rows = {r["id"]: r for r in pq.read_table(tmp_path / "case-table.parquet").to_pylist()}
    found = [(rows[one]["outcome"], rows[one]["outcome__status"]) for one in ("none", "unknown")]
    assert found == [(None, "absent"), (None, "not-coded")]


def test_stata_tells_apart_what_is_missing(tmp_path: Path) -> None:
    """With the missing values of its own, by the status or the truth beside it."""
    nt.to_stata(nt.case_table(TOLD, typologies=[ELSEWHERE]), tmp_path)
    opened: Any = pd.read_stata(
        tmp_path / "case-table.dta", convert_categoricals=False, convert_missing=True, iterator=True
    )
    with opened as reader:
        frame = reader.read()
        labels = reader.value_labels()
    rows = {row["id"]: row for row in frame.to_dict("records")}
    for name in ("outcome", "precedent"):
        found = [str(rows[one][name]) for one in ("none", "not", "unknown")]
        assert found == [".a", ".b", "."]
    assert [rows[one]["period"] for one in ("none", "not", "unknown")] == [".a", ".b", ""]
    assert rows["not"]["of_mine__class"] == ".b"
    assert rows["unknown"]["of_mine__class"] == ""
    assert "inapplicable" in {label.lower() for label in labels["of_mine__truth"].values()}


def test_a_matrix_is_ready_for_other_programs(tmp_path: Path) -> None:
    """1, 0 or nothing in CSV; a number or a missing one in Stata."""
    nt.to_csv(nt.truth_matrix(TOLD, CONDITIONS), tmp_path / "csv")
    with (tmp_path / "csv" / "truth-matrix.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    assert [rows[one]["released"] for one in ("river-talks", "hill-talks")] == ["1", "0"]
    assert rows["unknown"]["released"] == ""
    assert rows["unknown"]["released__truth"] == "unknown"
    nt.to_stata(nt.truth_matrix(TOLD, CONDITIONS), tmp_path / "stata")
    read: Any = pd.read_stata(tmp_path / "stata" / "truth-matrix.dta")
    frame = read.set_index("id")
    assert frame["released"]["river-talks"] == 1
    assert pd.isna(frame["released"]["unknown"])


def test_what_is_long_is_shortened() -> None:
    """In print, not in the table."""
    panel = nt.dyad_years(BOOK, at_risk=nt.AtRisk.between(2000, 2019))
    assert len(panel) == 40
    said_ = str(panel)
    assert "20 more rows." in said_
    assert "more columns, listed in .head." in said_
    assert f"{len(panel.gaps)} gaps, listed in .gaps." in said_
    assert repr(panel.gaps) == f"<dyad-years.gaps: {len(panel.gaps)} rows, 7 columns>"
    many = evolve(BOOK.cases["river-talks"], modes=tuple(f"m{n}" * 40 for n in range(9)))
    shown = str(nt.case_table(nt.Casebook([many])))
    assert "3 more" in shown
    assert "..." in shown
    assert "(0)" in str(nt.case_table(nt.Casebook()))


HOSTILE = ["=1+1", "@SUM(A1)", "-2", "+3", "<script>alert(1)</script>", "a\u202eb", "x'); DROP--"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_only_text(text: str, tmp_path: Path) -> None:
    """In spreadsheets, in a notebook, in a terminal and in a database."""
    case = evolve(BOOK.cases["river-talks"], name=text, summary=text, places=(text,))
    actor = evolve(BOOK.actors["norland"], name=text)
    book = nt.Casebook([case, actor, *(r for r in BOOK.records if r.id not in (case.id, actor.id))])
    for number, table in enumerate(made(book).values()):
        wide = evolve(table, shown=())
        assert "<script>" not in wide._repr_html_()
        assert "\u202e" not in wide._repr_html_() + str(wide)
        nt.to_csv(table, tmp_path / f"{number}")
        for file in (tmp_path / f"{number}").glob("*.csv"):
            with file.open(encoding="utf-8", newline="") as opened:
                for row in csv.reader(opened):
                    assert all(cell[:1] not in ("=", "@", "+", "-") for cell in row)
        nt.to_duckdb(table, tmp_path / f"{number}.duckdb")
    with (tmp_path / "0" / "case-table.csv").open(encoding="utf-8", newline="") as cases:
        rows = {row["id"]: row for row in csv.DictReader(cases)}
    assert unguarded(rows["river-talks"]["name"]) == text


def test_a_condition_may_ask_for_hostile_text(tmp_path: Path) -> None:
    """Which then stands in the words of its column."""
    asked = {"a": nt.field("name") == "=1+1'; DROP TABLE x; --\u202e<b>"}
    matrix = nt.truth_matrix(BOOK, asked)
    assert "\u202e" not in str(matrix) + matrix._repr_html_()
    assert "<b>" not in matrix._repr_html_()
    nt.to_duckdb(matrix, tmp_path / "a.duckdb")
    nt.to_csv(matrix, tmp_path / "csv")
    nt.to_stata(matrix, tmp_path / "stata")


@given(casebooks(max_size=4))
@settings(max_examples=25)
def test_every_casebook_has_frames(book: nt.Casebook) -> None:
    """The frames and tables of all of them hold what the tables do."""
    for table in made(book).values():
        for call in FRAMES.values():
            assert plainly(call(table)) == list(table)
        assert nt.tables(table)[table.name].key == table.key
        assert str(table)
        assert table._repr_html_()


def test_what_is_disputed_says_so() -> None:
    """A case with evidence against it only is there, with its truth."""
    case = evolve(BOOK.cases["hill-talks"], evidence=(said(1, disputes=True),))
    book = nt.Casebook([case, *(r for r in BOOK.records if r.id != case.id)])
    assert nt.to_polars(nt.case_table(book))["truth"].to_list() == ["fails", "holds"]
