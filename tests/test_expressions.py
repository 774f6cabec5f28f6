"""Conditions and typologies on tables: the answers of the casebook, in every library."""

import runpy
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from attrs import evolve
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import negotypes as nt
from engines import ENGINES, Lazily, Tables, in_spark, no_spark, rows_of, spark
from negotypes import Casebook, Condition, RecordKind, Truth, When
from negotypes.conditions import bind
from negotypes.conditions import truth as answer_to
from negotypes.records.condition import FieldTest, Has
from negotypes.records.fields import describe
from negotypes.testing import casebooks
from sample import BOOK
from test_answers import questions_on

SPARK = pytest.mark.skipif(bool(no_spark()), reason=no_spark())
DERIVED = {name for name, field in describe(nt.Case).items() if field.derived}

# --- The same answers -----------------------------------------------------------------------------


def in_tables(condition: Condition) -> bool:
    """Whether tables have all that a condition asks about: not what a casebook fills in."""
    match condition:
        case FieldTest(path):
            return not DERIVED & set(path.split("."))
        case Has(_, where):
            return where is None or in_tables(where)
        case _:
            return all(in_tables(part) for _, part in condition.inner())


@st.composite
def asked(draw: st.DrawFn, most: int = 1) -> tuple[Casebook, RecordKind, list[Condition]]:
    """A random casebook, a kind of record, and conditions on it."""
    book = draw(casebooks(max_size=3).filter(len))
    kind = draw(st.sampled_from([kind for kind in RecordKind if len(book.collection(kind))]))
    one = questions_on(book, kind).filter(in_tables)
    return book, kind, draw(st.lists(one, min_size=1, max_size=most))


def answers(tables: Tables, kind: RecordKind, conditions: list[Condition], coded: bool) -> Any:
    """The answers to conditions, by the ids of the records, of all in one table."""
    table = tables[str(kind)]
    for number, condition in enumerate(conditions):
        name = f"answer {number}"
        table = nt.answer_table(condition, table, kind, name=name, others=tables, coded=coded)
    rows = rows_of(table)
    return {r["id"]: [Truth(r[f"answer {n}"]) for n, _ in enumerate(conditions)] for r in rows}


def expected(book: Casebook, kind: RecordKind, conditions: list[Condition], coded: bool) -> Any:
    """The casebook's own answers."""
    return {
        record.id: [answer_to(one, record, book, coded=coded) for one in conditions]
        for record in book.collection(kind)
    }


@pytest.mark.parametrize("engine", ENGINES)
@settings(suppress_health_check=[HealthCheck.too_slow])
@given(asked(), st.booleans())
def test_a_table_gives_the_answers_of_its_casebook(
    engine: str, question: tuple[Casebook, RecordKind, list[Condition]], coded: bool
) -> None:
    """For any casebook and condition, with nulls, empty lists, and evidence of every kind."""
    book, kind, conditions = question
    tables = Lazily(book, ENGINES[engine])
    assert answers(tables, kind, conditions, coded) == expected(book, kind, conditions, coded)


@SPARK
@pytest.mark.xdist_group("spark")
@settings(
    max_examples=4,
    phases=[Phase.generate],  # to look for a simpler failure would take hours
    suppress_health_check=[HealthCheck.too_slow],
)
@given(asked(3), st.booleans())
def test_spark_gives_the_answers_of_the_casebook(
    question: tuple[Casebook, RecordKind, list[Condition]], coded: bool
) -> None:
    """As the others do; every query takes long, so few are put, each with several conditions."""
    book, kind, conditions = question
    tables = Lazily(book, in_spark)
    assert answers(tables, kind, conditions, coded) == expected(book, kind, conditions, coded)


OF_PARTS = {
    "episodes": [
        nt.field("participants.role").isin(["emissary", "mediator"]),
        nt.field("participants.role").isin(["emissary"]),
        nt.field("participants.actor.form").isin(["fighters"]),
        nt.field("participants.on_behalf_of.scope") == "local",
        nt.field("evidence.paragraphs").contains(12),
        nt.field("evidence.attribution.who").contains("ada-marsh"),
        nt.field("evidence.anchor").contains("three words here"),
        nt.field("case.parties").contains("norland"),
    ],
    "actors": [
        nt.has("episodes", nt.field("participants.role").isin(["emissary"]), at_least=2)
        | nt.has("episodes", nt.field("participants.role").isin(["emissary"])),
        nt.has(
            "episodes",
            nt.field("participants.role").isin(["emissary"])
            & nt.field("evidence.paragraphs").contains(12),
        ),
        nt.has(
            "positions",
            nt.field("evidence.attribution.role").contains("author")
            & nt.field("evidence.paragraphs").contains(19),
            via="evidence.attribution.who",
        ),
        nt.has("positions", stance="open") & ~nt.has("positions", stance="open"),
        nt.has("goals"),
    ],
    "problems": [nt.field("concerns.scope") == "local"],
    "typologies": [nt.field("classes.members").contains("river-front")],
}


@pytest.mark.parametrize("coded", [False, True])
@pytest.mark.parametrize("kind", OF_PARTS)
@pytest.mark.parametrize("engine", ENGINES)
def test_what_is_asked_of_parts_and_of_others(engine: str, kind: str, coded: bool) -> None:
    """Parts of parts, lists in parts, and parts by which a record is found."""
    unit = RecordKind.of(kind)
    conditions = [bind(condition, unit, BOOK) for condition in OF_PARTS[kind]]
    tables = Lazily(BOOK, ENGINES[engine])
    assert answers(tables, unit, conditions, coded) == expected(BOOK, unit, conditions, coded)


def truths(typology: nt.Typology, table: Any, tables: Tables) -> dict[str, dict[str, str]]:
    """The truth of each class, by the ids of the records that the typology is about."""
    made = rows_of(nt.classify_table(typology, table, others=tables, each=True))
    before = typology.id.replace("-", "_")
    names = {one.id: f"{before}__truth__{one.id.replace('-', '_')}" for one in typology.classes}
    return {
        row["id"]: {one: row[name] for one, name in names.items()}
        for row in made
        if row[f"{before}__truth"] != "inapplicable"
    }


def built_in(make: Any) -> None:
    """Check every built-in typology."""
    book = nt.load()
    tables = Lazily(book, make)
    for typology in book.typologies:
        found = typology.classify_all().truths()
        wanted = {one.id: {name: str(t) for name, t in said.items()} for one, said in found}
        assert truths(typology, tables[str(typology.unit)], tables) == wanted


@pytest.mark.parametrize("engine", ENGINES)
def test_the_built_in_typologies_sort_tables_as_they_sort_the_casebook(engine: str) -> None:
    """All eleven, with what they ask of related records and of parts."""
    built_in(ENGINES[engine])


@SPARK
@pytest.mark.xdist_group("spark")
def test_the_built_in_typologies_sort_tables_of_spark() -> None:
    """All eleven again."""
    built_in(in_spark)


@SPARK
@pytest.mark.xdist_group("spark")
def test_the_example_gives_the_same_on_spark(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One script, one typology, two engines."""
    example = Path(__file__).parents[1] / "examples" / "ten_million_rows.py"
    shown: list[str] = []
    spark()  # the small session of the tests, which the example takes for its own
    for engine in ("duckdb", "spark"):
        monkeypatch.setattr("sys.argv", [str(example), "300", "--engine", engine])
        runpy.run_path(str(example), run_name="__main__")
        shown.append(capsys.readouterr().out)
    assert "exchange" in shown[0]
    assert shown[0] == shown[1]


# --- The classes, their truth and what decides ----------------------------------------------------

LOCAL_POPULATION = nt.field("kind") == "state-group"
LOCAL, ISSUE = nt.criterion("local"), nt.criterion("about-truce")
CRITERIA = (
    nt.Criterion(id="local", summary="S.", condition=nt.field("kind") == "state-group"),
    nt.Criterion(id="about-truce", summary="S.", condition=nt.field("issues").contains("truce")),
    nt.Criterion(id="unused", summary="S.", condition=nt.field("outcome") == "release"),
)


def scheme(*criteria: Condition | None, population: Condition | None = None) -> nt.Typology:
    """A typology of cases with these classes, called one, two and so on."""
    names = ("one", "two-b", "three")
    return nt.Typology(
        id="a-scheme",
        name="Scheme",
        summary="S.",
        holder="me",
        unit=RecordKind.CASES,
        population=population,
        criteria=CRITERIA,
        classes=tuple(
            nt.TypeClass(id=name, name=name, definition="D.", defined=True, criteria=condition)
            for name, condition in zip(names, criteria, strict=False)
        ),
        evidence=(),
    )


def sorted_as(typology: nt.Typology, row: dict[str, Any]) -> tuple[Any, ...]:
    """Class, truth and what decides, of a case with these cells."""
    cells = {"kind": "state-group", "issues": ["truce"], "supported": ["*"], "disputed": None}
    types = {
        "kind": pa.string(),
        "issues": pa.list_(pa.string()),
        "period": pa.string(),
        "supported": pa.list_(pa.string()),
        "disputed": pa.list_(pa.string()),
    }
    given = {"period": None} | cells | row
    table = pa.table({name: pa.array([given[name]], kind) for name, kind in types.items()})
    (found,) = rows_of(nt.classify_table(typology, pl.from_arrow(table)))
    return tuple(found[f"a_scheme__{name}"] for name in ("class", "truth", "deciding"))


@pytest.mark.parametrize(
    ("typology", "row", "wanted"),
    [
        pytest.param(
            scheme(LOCAL & ISSUE), {}, ("one", "holds", "met: local, about-truce"), id="holds"
        ),
        pytest.param(
            scheme(LOCAL, ISSUE), {}, ("one; two-b", "holds", "met: local, about-truce"), id="two"
        ),
        pytest.param(
            scheme(LOCAL & ~ISSUE, ISSUE),
            {"kind": "group-group"},
            ("two-b", "holds", "met: about-truce"),
            id="only what makes the class hold",
        ),
        pytest.param(
            scheme(ISSUE & ~LOCAL),
            {"kind": "group-group"},
            ("one", "holds", "met: about-truce; failed: local"),
            id="what is denied",
        ),
        pytest.param(
            scheme(LOCAL & ISSUE),
            {"kind": "group-group", "issues": []},
            (None, "fails", "failed: local, about-truce"),
            id="fails",
        ),
        pytest.param(
            scheme(ISSUE & ~LOCAL), {}, (None, "fails", "met: local"), id="fails by what is so"
        ),
        pytest.param(
            scheme(LOCAL & ISSUE),
            {"kind": None, "issues": None},
            (None, "unknown", "unknown: local, about-truce"),
            id="unknown",
        ),
        pytest.param(
            scheme(LOCAL, ISSUE),
            {"disputed": ["kind"], "issues": None},
            ("one", "contested", "contested: local"),
            id="contested goes before unknown",
        ),
        pytest.param(
            scheme(LOCAL, ISSUE),
            {"disputed": ["kind"]},
            ("two-b", "holds", "met: about-truce"),
            id="holds goes before contested",
        ),
        pytest.param(
            scheme(LOCAL | ISSUE),
            {"disputed": ["kind"], "issues": None},
            ("one", "holds", "contested: local"),
            id="held up by what is contested",
        ),
        pytest.param(
            scheme(LOCAL & ISSUE),
            {"disputed": ["kind"], "issues": []},
            (None, "fails", "failed: about-truce; contested: local"),
            id="fails with something contested",
        ),
        pytest.param(scheme(None), {}, (None, "unknown", None), id="nobody can tell"),
        pytest.param(
            scheme(None, LOCAL), {}, ("two-b", "holds", "met: local"), id="nobody can tell of one"
        ),
        pytest.param(
            scheme(LOCAL | nt.field("period").before("2014"), population=LOCAL_POPULATION),
            {"kind": "group-group", "period": "2013"},
            (None, "inapplicable", None),
            id="not about it",
        ),
        pytest.param(
            scheme(ISSUE, population=LOCAL_POPULATION),
            {"kind": None},
            (None, "unknown", "unknown: population"),
            id="perhaps not about it",
        ),
        pytest.param(
            scheme(nt.any_of(nt.field("period").before("2014"))),
            {"period": "2013"},
            ("one", "holds", "met: nt.field('period').before('2014')"),
            id="what has no name",
        ),
    ],
)
def test_the_class_its_truth_and_what_decides(
    typology: nt.Typology, row: dict[str, Any], wanted: tuple[Any, ...]
) -> None:
    """The strongest answer is that of the whole; what decides is what makes it so."""
    assert sorted_as(typology, row) == wanted


def test_the_truth_of_each_class_can_be_had_too() -> None:
    """Where the typology is not about the row it says so; one field may be asked of twice."""
    before = nt.field("period").before("2014")
    typology = scheme(before, ~before & LOCAL, population=LOCAL_POPULATION)
    table = pl.DataFrame({
        "kind": ["state-group", "group-group"],
        "period": ["2013", "2013"],
        "supported": [["*"], ["*"]],
    })  # fmt: skip
    made = rows_of(nt.classify_table(typology, table, each=True))
    each = [(row["a_scheme__truth__one"], row["a_scheme__truth__two_b"]) for row in made]
    assert each == [("holds", "fails"), ("inapplicable", "inapplicable")]
    assert {name for name in made[0] if name.startswith("a_scheme")} == {
        *("a_scheme__class", "a_scheme__truth", "a_scheme__deciding"),
        *("a_scheme__truth__one", "a_scheme__truth__two_b"),
    }


# --- Tables as researchers have them --------------------------------------------------------------


def answer(condition: Condition, table: Any, kind: str = "cases", **options: Any) -> list[str]:
    """The answers to a condition, row by row."""
    made = nt.answer_table(condition, table, kind, **options)
    return [row["answer"] for row in rows_of(made)]


FORMS = {
    "pandas": lambda table: table.to_pandas(),
    "pandas with types of Arrow": lambda table: table.to_pandas(types_mapper=pd.ArrowDtype),
    "arrow": lambda table: table,
    "polars": pl.from_arrow,
    "lazy polars": lambda table: pl.DataFrame(table).lazy(),
    "duckdb": duckdb.from_arrow,
}
PLAIN = pa.table(
    {
        "id": ["a", "b", "c"],
        "issues": [["truce"], [], None],
        "kind": pa.array(["state-group", None, "other"]).dictionary_encode(),
        "odd": [1.5, None, 2.5],
    }
)


@pytest.mark.parametrize("make", FORMS.values(), ids=FORMS)
def test_a_table_comes_back_as_it_is_with_one_more_column(make: Any) -> None:
    """Of the same kind, with the same rows in the same order, whatever else stands in it."""
    table = make(PLAIN)
    made = nt.answer_table(nt.field("issues").contains("truce"), table, "cases")
    assert type(made) is type(table)
    wanted = [
        {**row, "answer": said}
        for row, said in zip(rows_of(table), ["holds", "fails", "unknown"], strict=True)
    ]
    assert str(rows_of(made)) == str(wanted)


def test_parquet_is_read_by_duckdb(tmp_path: Path) -> None:
    """A file, by its path or its name, and a folder with files in folders."""
    (tmp_path / "rows" / "2014").mkdir(parents=True)
    file = tmp_path / "rows" / "2014" / "a.parquet"
    duckdb.from_arrow(PLAIN).write_parquet(str(file))
    condition = nt.field("kind") == "state-group"
    for path in (file, str(file), tmp_path / "rows"):
        made = nt.answer_table(condition, path, "cases")
        assert isinstance(made, duckdb.DuckDBPyRelation)
        assert [row["answer"] for row in rows_of(made)] == ["holds", "unknown", "fails"]
    for path, message in ((tmp_path / "no", "no such file"), (tmp_path / "rows" / "x", "no such")):
        with pytest.raises(FileNotFoundError, match=message):
            nt.answer_table(condition, path, "cases")
    (tmp_path / "empty").mkdir()
    with pytest.raises(FileNotFoundError, match="no Parquet files in the folder"):
        nt.answer_table(condition, tmp_path / "empty", "cases")


@pytest.mark.parametrize("make", FORMS.values(), ids=FORMS)
def test_dates_are_dates_or_texts(make: Any) -> None:
    """Days, times, years and EDTF are all the same to a condition."""
    days = pd.to_datetime(["2013-05-01", None, "2015-01-01"])

    def day(year: int) -> date:
        return date(year, 5, 1)

    columns = {
        "texts": pa.array(["2013-05-01", None, "2015-01-01"]),
        "days": pa.array([day(2013), None, day(2015)], pa.date32()),
        "times": pa.array(days, pa.timestamp("us")),
        "years": pa.array([2013, None, 2015]),
    }
    if make is FORMS["pandas"]:
        del columns["years"]  # with one missing, pandas takes whole numbers for others
    for column in columns.values():
        table = make(pa.table({"period": column}))
        assert answer(nt.field("period").before("2014"), table) == ["holds", "unknown", "fails"]


def test_many_dates_are_looked_at_once_each() -> None:
    """The answers are the same where there are so many that they are joined."""
    texts = [f"{year}{mark}" for year in range(1990, 2020) for mark in ("", "?", "/..", "-05")]
    table = pl.DataFrame({"period": [*texts, None, *texts]})
    for condition in (
        nt.field("period").before("2004-03"),
        nt.field("period").isin(["2004", "2005"]),
    ):
        found = answer(condition, table)
        assert found[: len(texts)] == found[len(texts) + 1 :]
        assert found[len(texts)] == "unknown"
        for text, said in zip(texts, found, strict=False):
            case = evolve(BOOK.cases["river-talks"], period=When.parse(text), inapplicable=())
            assert said == str(answer_to(condition, case, BOOK, coded=True)), text


def test_texts_are_compared_without_case_and_accents() -> None:
    """As in a casebook; the values are looked at one by one, also those in lists."""
    table = pl.DataFrame({
        "name": ["La Rivière", "la RIVIERE", "Hill", None],
        "places": [["Côte", "x"], ["y"], [], None],
    })  # fmt: skip
    assert answer(nt.field("name") == "la riviere", table) == ["holds", "holds", "fails", "unknown"]
    isin = nt.field("name").isin(["hill", "la riviere"])
    assert answer(isin, table) == ["holds", "holds", "holds", "unknown"]
    many = pl.DataFrame({"name": [f"N{number}" for number in range(60)]})
    wanted = nt.field("name").isin([f"n{number}" for number in range(0, 60, 2)])
    assert answer(wanted, many) == ["holds", "fails"] * 30
    cote = nt.field("places").isin(["cote", "z"])
    assert answer(cote, table) == ["holds", "fails", "fails", "unknown"]


def test_one_of_very_many_values() -> None:
    """They are looked up, and not compared one after the other."""
    table = pl.DataFrame({"holder": [f"a{number}" for number in range(100)]})
    wanted = nt.field("holder").isin([f"a{number}" for number in range(0, 100, 2)])
    assert answer(wanted, table, "positions") == ["holds", "fails"] * 50


def test_numbers_and_truths() -> None:
    """They are themselves."""
    table = pl.DataFrame({"paragraphs": [3, None, 4], "precedent": [True, None, False]})
    assert answer(nt.field("paragraphs") == 3, table, "sources") == ["holds", "unknown", "fails"]
    assert answer(nt.field("precedent") == True, table) == ["holds", "unknown", "fails"]  # noqa: E712


def test_a_column_without_any_value() -> None:
    """Nothing is known."""
    for make in (pl.from_arrow, duckdb.from_arrow, lambda table: table.to_pandas()):
        empty = make(pa.table({"precedent": [None], "paragraphs": [None], "kind": [None]}))
        assert answer(nt.field("precedent") == True, empty) == ["unknown"]  # noqa: E712
        assert answer(nt.field("kind") == "state-group", empty) == ["unknown"]
        assert answer(nt.field("paragraphs") == 3, empty, "sources") == ["unknown"]
    table = pl.DataFrame({"kind": [None], "issues": [[]]})
    assert answer(nt.field("kind") == "state-group", table) == ["unknown"]
    assert answer(nt.field("issues").contains("truce"), table) == ["fails"]


def test_a_status_says_why_there_is_no_value() -> None:
    """With a column for it, an empty list says nothing."""
    status = ["absent", "inapplicable", "not-coded", None]
    table = pl.DataFrame({"issues": [[], None, None, []], "issues__status": status})
    expected = ["fails", "fails", "unknown", "unknown"]
    assert answer(nt.field("issues").contains("truce"), table) == expected


def test_ids_are_taken_as_they_stand_and_names_looked_up() -> None:
    """An id of which no casebook knows may stand in a table; a name has to be known."""
    table = pl.DataFrame({"holder": ["river-front", "far", None]})
    for name in ("river-front", "River Front", "RF"):
        found = answer(nt.field("holder") == name, table, "positions", book=BOOK)
        assert found == ["holds", "fails", "unknown"]
    for book in (BOOK, None):
        far = answer(nt.field("holder") == "far", table, "positions", book=book)
        assert far == ["fails", "holds", "unknown"]
    with pytest.raises(nt.UnknownId, match="'River Front' is no id; in a table, records are asked"):
        answer(nt.field("holder") == "River Front", table, "positions")
    with pytest.raises(nt.UnknownId, match="no record 'Rivr Front'"):
        answer(nt.field("holder") == "Rivr Front", table, "positions", book=BOOK)


# --- What cannot be answered ----------------------------------------------------------------------

TRUCE = nt.field("issues").contains("truce")
CASES = pl.DataFrame({"id": ["a"], "issue": [["truce"]], "parties": [["x"]]})


@pytest.mark.parametrize(
    ("condition", "table", "error", "message"),
    [
        (
            TRUCE,
            CASES,
            nt.UnknownField,
            "nt.field('issues').contains('truce') asks about the column 'issues', "
            "which the table has not; did you mean 'issue'?",
        ),
        (
            TRUCE,
            CASES.select("id"),
            nt.UnknownField,
            "nt.field('issues').contains('truce') asks about the column 'issues', "
            "which the table has not; there are 'id'",
        ),
        (
            nt.field("parties.scope") == "local",
            CASES,
            nt.LookupFailed,
            "nt.field('parties.scope') == 'local' needs the table 'actors', which is not given; "
            "add it: others={'actors': ...}",
        ),
        (
            nt.has("episodes", kind="talks"),
            CASES,
            nt.LookupFailed,
            "nt.has('episodes', nt.field('kind') == 'talks', via='case') needs the table "
            "'episodes', which is not given; did you mean 'episode'?",
        ),
        (
            nt.field("episodes").contains("talks"),
            CASES,
            nt.UnknownField,
            "nt.field('episodes').contains('talks') asks about the column 'episodes', "
            "which the table has not; there are 'id', 'issue' and 'parties'",
        ),
        (
            TRUCE,
            pl.DataFrame({"issues": [1.5]}),
            nt.UnknownValue,
            "the column 'issues' holds Float64; expected texts, or lists of them",
        ),
        (
            nt.field("precedent") == True,  # noqa: E712
            pl.DataFrame({"precedent": ["yes"]}),
            nt.UnknownValue,
            "the column 'precedent' holds String; expected truths, or lists of them",
        ),
        (
            nt.field("period").before("2014"),
            pl.DataFrame({"period": ["last year"]}),
            nt.DateError,
            "the column 'period' holds no date: ",
        ),
        (
            nt.field("cases.kind") == "state-group",
            CASES,
            nt.UnknownField,
            "no field 'cases.kind' in the cases; ",
        ),
    ],
)
def test_what_is_missing_or_wrong_is_named(
    condition: Condition, table: Any, error: type[Exception], message: str
) -> None:
    """The message says for which condition, and names the nearest."""
    with pytest.raises(error) as caught:
        answer(condition, table, others={"episode": CASES})
    assert str(caught.value).startswith(message)


def test_what_is_asked_of_others_needs_ids() -> None:
    """Each once: two rows with one id would be taken for one record."""
    actors = pl.DataFrame({"id": ["x"], "scope": ["local"]})
    condition = nt.field("parties.scope") == "local"
    assert answer(condition, CASES, others={"actors": actors}) == ["holds"]
    for ids, message in (
        (["a", "a"], "the id 'a' stands on several rows"),
        (["a", None], "a row has no id"),
    ):
        table = pl.DataFrame({"id": ids, "parties": [["x"], ["y"]]})
        with pytest.raises(nt.UnknownValue) as caught:
            answer(condition, table, others={"actors": actors})
        expected = f"in the table, {message}; expected one for each row"
        assert str(caught.value) == expected


def test_a_table_stands_for_its_own_kind() -> None:
    """Records of a kind may refer to each other without the table being given twice."""
    table = pl.DataFrame({
        "id": ["a", "b"], "answers": [["b"], None], "side": ["for", "against"]
    })  # fmt: skip
    against = nt.field("answers.side") == "against"
    assert answer(against, table, "arguments") == ["holds", "unknown"]


def test_the_table_that_is_asked_is_not_that_to_which_others_refer() -> None:
    """Some rows may be asked while all may be referred to."""
    table = pl.DataFrame({
        "id": ["a", "b"], "answers": [["b"], None], "side": ["for", "against"]
    })  # fmt: skip
    against = nt.field("answers.side") == "against"
    first = table.head(1)
    assert answer(against, first, "arguments") == ["unknown"]
    assert answer(against, first, "arguments", others={"arguments": table}) == ["holds"]


def test_parts_may_come_without_their_holders() -> None:
    """A table of parts needs the record, and what is asked about."""
    episodes = pl.DataFrame({"id": ["e", "f"]})
    parts = pl.DataFrame({"record": ["e", "f"], "role": ["host", "mediator"]})
    host = nt.field("participants.role") == "host"
    found = answer(host, episodes, "episodes", others={"participants": parts})
    assert found == ["holds", "unknown"]


@pytest.mark.parametrize("table", [3, None, [["a"]], {"a": [1]}])
def test_what_is_no_table_is_refused(table: Any) -> None:
    """The message says what can be asked."""
    with pytest.raises(TypeError, match="expected a data frame of pandas, Polars, Arrow or PySp"):
        answer(TRUCE, table)


def test_tables_are_all_in_one_form() -> None:
    """What Polars answers it cannot join with what DuckDB answers."""
    actors = duckdb.sql("SELECT 'x' AS id, 'local' AS scope")
    with pytest.raises(TypeError, match=r"the table 'actors' is answered by .*; give all in one"):
        answer(nt.field("parties.scope") == "local", CASES, others={"actors": actors})


def test_a_column_of_several_types_is_refused() -> None:
    """Nothing is converted in silence, and what nobody asks about may be as it is."""
    table = pd.DataFrame({"issues": [["truce"], 3]})
    with pytest.raises(nt.UnknownValue, match="the column 'issues' holds Binary; expected texts"):
        answer(TRUCE, table)
    table = pd.DataFrame({"issues": [["truce"]], "junk": [b"1"], 2019: [1]})
    table["junk"] = pd.Series([{1, "a"}], dtype="object")
    assert answer(TRUCE, table) == ["holds"]


def test_an_empty_table_of_pandas_is_a_table() -> None:
    """To pandas, what nobody has filled in is a column of numbers."""
    assert answer(TRUCE, pd.DataFrame({"issues": []})) == []
    assert answer(TRUCE, pd.DataFrame({"issues": [float("nan")]})) == ["unknown"]


@pytest.mark.parametrize("name", ["absent", "inapplicable", "supported", "disputed"])
def test_what_names_fields_has_to_be_a_list(name: str) -> None:
    """As a text, which is what CSV makes of a list, it would be passed over."""
    table = pl.DataFrame({"issues": [["truce"]], name: ["['*']"]})
    with pytest.raises(nt.UnknownValue, match=f"the column '{name}' of .* expected lists of the"):
        answer(TRUCE, table)


def test_moments_in_a_time_zone_are_refused() -> None:
    """Which day they are depends on who is asked."""
    moment = datetime(2020, 1, 1, 4, 30, tzinfo=UTC)
    with pytest.raises(nt.UnknownValue, match="expected dates without a time zone"):
        answer(nt.field("period").before("2020"), pl.DataFrame({"period": [moment]}))


def test_names_of_our_own_are_kept_free() -> None:
    """A column of the same name would be overwritten."""
    with pytest.raises(nt.UnknownValue, match="'Negotypes__1'; names that begin with"):
        answer(TRUCE, pl.DataFrame({"issues": [["truce"]], "Negotypes__1": [1]}))


def test_a_column_is_not_replaced() -> None:
    """To answer twice under one name is a mistake."""
    table = pl.DataFrame({"issues": [["truce"]], "answer": [1]})
    with pytest.raises(nt.UnknownValue) as caught:
        answer(TRUCE, table)
    assert str(caught.value) == "the table has a column 'answer' already; drop or rename it"
    with pytest.raises(nt.UnknownValue, match="has a column 'Answer' already"):
        answer(TRUCE, table.rename({"answer": "Answer"}))
    assert "said" in nt.answer_table(TRUCE, table, "cases", name="said").columns


def test_without_narwhals_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """As with every extra."""
    monkeypatch.setitem(sys.modules, "narwhals.stable.v2", None)
    with pytest.raises(nt.MissingExtra, match=r"pip install 'negotypes\[narwhals\]'"):
        answer(TRUCE, CASES)


def test_names_are_shown_as_they_are() -> None:
    """Ids stand for themselves wherever a casebook would be asked."""
    from negotypes.expressions.names import Ids

    for ids in (Ids(), Ids(BOOK)):
        assert ids.name("a") == "a"
        assert ids.under(nt.EvidenceStandard()) == ids
        assert ids.successors == {}
