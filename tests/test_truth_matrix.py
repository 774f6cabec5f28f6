"""Cases by conditions: 1, 0, not known or contested, and the configurations they make."""

import re
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import negotypes as nt
from negotypes.testing import casebooks, conditions, standards
from sample import BOOK, said

CONDITIONS = {
    "prisoners": nt.field("issues").contains("prisoners"),
    "released": nt.field("outcome") == "release",
    "precedent": nt.field("precedent") == True,  # noqa: E712 - a condition, and no comparison
}


def cells(matrix: nt.AnalysisTable, record: str, *names: str) -> list[tuple[Any, str]]:
    """The cells of a record for some conditions, each with its truth."""
    row = next(row for row in matrix if row["id"] == record)
    return [(row[name], row[f"{name}__truth"]) for name in names]


def test_four_answers_in_two_columns() -> None:
    """What is not known and what is contested are neither 1 nor 0, and told apart."""
    matrix = nt.truth_matrix(BOOK.cases, CONDITIONS)
    assert matrix.conditions == tuple(CONDITIONS)
    assert cells(matrix, "river-talks", "released", "prisoners") == [(1, "holds"), (1, "holds")]
    assert cells(matrix, "hill-talks", "released", "prisoners", "precedent") == [
        (0, "fails"),
        (None, "unknown"),
        (None, "unknown"),
    ]
    dispute = (said(1), said(2, disputes=True, fields=("outcome",)))
    case = evolve(BOOK.cases["river-talks"], evidence=dispute)
    book = nt.Casebook([case, *(r for r in BOOK.records if r.id != case.id)])
    matrix = nt.truth_matrix(book, CONDITIONS)
    assert cells(matrix, "river-talks", "released") == [(None, "contested")]
    printed = str(matrix).splitlines()
    assert next(line.split() for line in printed if line.startswith("river-talks")) == [
        "river-talks",
        "1",
        "!",
        "1",
    ]
    assert next(line.split() for line in printed if line.startswith("hill-talks"))[1] == "?"


def test_the_words_of_a_condition_are_with_its_column() -> None:
    """And with the table."""
    matrix = nt.truth_matrix(BOOK, CONDITIONS)
    assert next(c for c in matrix.columns if c.name == "released").doc == "Outcome is Release."
    assert "released: Outcome is Release." in matrix.notes


def test_a_standard_of_evidence() -> None:
    """It is put down, and what it leaves out is not known."""
    standard = nt.EvidenceStandard(sources="marsh-2020")
    matrix = nt.truth_matrix(BOOK, CONDITIONS, standard=standard)
    assert cells(matrix, "hill-talks", "released") == [(None, "unknown")]
    assert "Evidence that counts: only marsh-2020." in matrix.notes


def test_the_criteria_of_a_typology() -> None:
    """Are the conditions, of the records that it is about, in its own words."""
    typology = nt.Typology(
        id="mine",
        evidence=(),
        summary="Mine.",
        name="Mine",
        holder="ada-marsh",
        unit=nt.RecordKind.ACTORS,
        population=nt.field("kind") == "armed-group",
        criteria=tuple(
            nt.Criterion(id=name, summary="It is `local`.", condition=nt.field("scope") == "local")
            for name in ("of-reach", "id", "criterion-id", "2nd")
        ),
        classes=(nt.TypeClass(id="a", name="A", definition="A.", defined=True),),
    )
    matrix = nt.truth_matrix(BOOK, typology)
    assert [row["id"] for row in matrix] == ["hill-league", "river-front"]
    assert matrix.conditions == (
        "of_reach",
        "criterion_id",
        "criterion_id_again",
        "criterion_2nd",
    )
    assert cells(matrix, "river-front", "of_reach") == [(1, "holds")]
    assert "of_reach: It is 'local'." in matrix.notes
    assert nt.truth_matrix(BOOK.actors, evolve(typology, population=None)).rows[0][0] == "ada-marsh"
    with pytest.raises(TypeError, match="expected a Casebook or a Collection of actors, got <2 ca"):
        nt.truth_matrix(BOOK.cases, typology)
    with pytest.raises(nt.UnknownValue, match="there are no conditions"):
        nt.truth_matrix(BOOK, evolve(typology, criteria=()))


@pytest.mark.parametrize(
    "name",
    [
        "",
        "id",
        "N",
        "a b",
        "a__b",
        "2x",
        "_a",
        "a_",
        'a"b',
        "=1+1",
        "é",
        "a\n",
        "label",
        "MAY_BE",
        1,
    ],
)
def test_what_is_no_name_for_a_condition(name: Any) -> None:
    """It has to do as a name in R, in Stata and in a database, and beside the other columns."""
    with pytest.raises(nt.UnknownValue, match="is no name for a condition; expected letters"):
        nt.truth_matrix(BOOK, {name: CONDITIONS["released"]})


def test_wrong_use_is_refused() -> None:
    """With what was expected."""
    call: Any = nt.truth_matrix
    with pytest.raises(nt.UnknownValue, match="two conditions are called 'a', but for capital"):
        call(BOOK, {"A": CONDITIONS["released"], "a": CONDITIONS["released"]})
    with pytest.raises(nt.UnknownValue, match="there are no conditions"):
        call(BOOK, {})
    with pytest.raises(TypeError, match="expected a condition made with field or has, got True"):
        call(BOOK, {"a": True})
    with pytest.raises(TypeError, match="expected conditions by name, or a typology, got 'a'"):
        call(BOOK, "a")
    with pytest.raises(TypeError, match="expected a Casebook or a Collection, got None"):
        call(None, CONDITIONS)
    with pytest.raises(nt.UnknownField):
        call(BOOK, {"a": nt.field("outcom") == "release"})
    with pytest.raises(nt.UnknownField, match=r"no condition 'release' in this.*'released'"):
        call(BOOK, CONDITIONS).truth_table("release")


def test_a_truth_table() -> None:
    """Settled configurations first; the others apart, with what they may turn out to be."""
    matrix = nt.truth_matrix(BOOK, CONDITIONS)
    table = matrix.truth_table()
    settled, open_ = list(table)
    assert settled["configuration"] == "prisoners*released*precedent"
    assert (settled["settled"], settled["n"], settled["cases"]) == (True, 1, ("river-talks",))
    assert settled["may_be"] is None
    assert open_["configuration"] == "?prisoners*~released*?precedent"
    assert (open_["settled"], open_["open"], open_["may_be"]) == (False, 2, ())
    assert (open_["released"], open_["prisoners"], open_["prisoners__truth"]) == (
        0,
        None,
        "unknown",
    )
    assert "configurations: 8. Found in records of which all is known: 1." in table.notes[0]


def test_an_outcome_is_counted_and_no_part_of_a_configuration() -> None:
    """It is so, not so, or neither is known."""
    table = nt.truth_matrix(BOOK, CONDITIONS).truth_table("released")
    rows = {row["configuration"]: row for row in table}
    assert set(rows) == {"prisoners*precedent", "?prisoners*?precedent"}
    assert rows["prisoners*precedent"]["released__n"] == 1
    assert rows["?prisoners*?precedent"]["not_released__n"] == 1
    assert rows["?prisoners*?precedent"]["may_be"] == ("prisoners*precedent",)
    table = nt.truth_matrix(BOOK, CONDITIONS).truth_table("precedent")
    assert [row["unsettled_precedent__n"] for row in table] == [0, 1]


@given(casebooks(max_size=5), st.data(), st.none() | standards())
@settings(max_examples=60)
def test_a_matrix_is_what_where_finds(
    book: nt.Casebook, data: st.DataObject, standard: nt.EvidenceStandard | None
) -> None:
    """Record by record, for conditions of any kind; and the configurations have every record."""
    kind = data.draw(st.sampled_from(list(nt.RecordKind)))
    asked = {name: data.draw(conditions(kind)) for name in ("a", "b", "c")}
    records = book.collection(kind)
    matrix = nt.truth_matrix(records, asked, standard=standard)
    assert [row["id"] for row in matrix] == list(records.ids)
    for name, condition in asked.items():
        for truth in nt.Truth:
            found = records.where(condition, truth=truth, standard=standard)
            assert {row["id"] for row in matrix if row[f"{name}__truth"] == str(truth)} == set(
                found.ids
            )
        for row in matrix:
            number = {"holds": 1, "fails": 0}.get(row[f"{name}__truth"])
            assert row[name] == number
    table = matrix.truth_table()
    assert sorted(one for row in table for one in row["cases"]) == sorted(records.ids)
    settled = {row["configuration"] for row in table if row["settled"]}
    for row in table:
        assert row["n"] == len(row["cases"])
        fitting = re.sub(r"[?!](\w+)", r"~?\1", row["configuration"].replace("*", r"\*"))
        wanted = {one for one in settled if re.fullmatch(fitting, one)}
        assert row["settled"] or set(row["may_be"]) == wanted
    counted = matrix.truth_table("a")
    assert sum(row["a__n"] + row["not_a__n"] + row["unsettled_a__n"] for row in counted) == len(
        records
    )
