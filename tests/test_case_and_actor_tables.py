"""One row a case and one row an actor: what is coded, counted and classed."""

from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import negotypes as nt
from negotypes.analysis.belonging import Belonging
from negotypes.testing import casebooks, standards
from sample import BOOK, said


def rows(table: nt.AnalysisTable) -> dict[str, dict[str, Any]]:
    """The rows by id."""
    return {row["id"]: row for row in table}


def with_records(*records: nt.Record) -> nt.Casebook:
    """The casebook with these in place of those of the same ids."""
    ids = {record.id for record in records}
    return nt.Casebook([*records, *(r for r in BOOK.records if r.id not in ids)])


def typology(unit: str, **conditions: nt.Condition) -> nt.Typology:
    """A typology with a class for each condition."""
    return nt.Typology(
        id="of-mine",
        evidence=(),
        summary="One of mine.",
        name="Mine",
        holder="ada-marsh",
        unit=nt.RecordKind.of(unit),
        classes=tuple(
            nt.TypeClass(id=name, name=name, definition=name, defined=True, criteria=condition)
            for name, condition in conditions.items()
        ),
    )


# Cases


def test_a_row_for_each_case() -> None:
    """With its fields, each with its status, and its truth."""
    table = nt.case_table(BOOK)
    assert [row["id"] for row in table] == ["hill-talks", "river-talks"]
    river, hill = rows(table)["river-talks"], rows(table)["hill-talks"]
    assert river["parties"] == ("norland", "river-front")
    assert (river["modes"], river["modes__status"]) == (("back-channel",), "coded")
    assert (hill["modes"], hill["modes__status"]) == (None, "not-coded")
    assert (hill["mediators"], hill["mediators__status"]) == ((), "absent")
    assert (hill["period"], hill["period__status"]) == (None, "inapplicable")
    assert (river["outcome"], river["outcome__truth"]) == ("release", "holds")
    assert (river["steps"], river["steps_undated"], river["preconditions"]) == (3, 1, 1)
    assert (hill["steps"], hill["preconditions"]) == (0, 0)
    assert river["truth"] == "holds"
    assert table.head[:2] == ("id", "truth")
    assert len(set(table.head)) == len(table.head)


def test_first_and_last_day() -> None:
    """The bounds of all dates of the case, where they have any."""
    river, hill = rows(nt.case_table(BOOK))["river-talks"], rows(nt.case_table(BOOK))["hill-talks"]
    assert (river["first_day"], river["last_day"]) == ("2013-01-01", "2016-12-31")
    assert (hill["first_day"], hill["first_day__status"]) == (None, "inapplicable")
    for edtf, first, last in [
        ("2014/..", "2013-01-01", None),
        ("/2012", None, "2014-03-31"),
        ("2012-05~", "2012-04-01", "2014-03-31"),
    ]:
        case = evolve(BOOK.cases["river-talks"], period=nt.When.parse(edtf))
        found = rows(nt.case_table(with_records(case)))["river-talks"]
        assert (found["first_day"], found["last_day"]) == (first, last)
        assert found["last_day__status"] == ("coded" if last else "not-coded")
    alone = evolve(BOOK.cases["hill-talks"], inapplicable=())
    found = rows(nt.case_table(with_records(alone)))["hill-talks"]
    assert found["first_day__status"] == "not-coded"
    disputed = evolve(
        BOOK.cases["hill-talks"],
        inapplicable=(),
        period=nt.When.parse("2012"),
        evidence=(said(1), said(2, disputes=True, fields=("period",))),
    )
    found = rows(nt.case_table(with_records(disputed)))["hill-talks"]
    assert found["first_day"] == "2012-01-01"  # some evidence supports it
    view = with_records(disputed).under(nt.EvidenceStandard(sources="reed-2021"))
    assert rows(nt.case_table(view))["hill-talks"]["first_day__status"] == "not-coded"


def test_a_date_that_is_known_to_be_wrong_says_so() -> None:
    """Of the case, or of one of its steps."""
    problem = evolve(BOOK.problems["problem-year"], concerns=("river-offer",))
    found = rows(nt.case_table(with_records(problem)))
    assert found["river-talks"]["date_problems"] == ("problem-year",)
    assert found["hill-talks"]["date_problems"] is None
    other = evolve(problem, kind=nt.ProblemKind.NAME)
    assert rows(nt.case_table(with_records(other)))["river-talks"]["date_problems"] is None
    unsupported = evolve(problem, evidence=())
    assert rows(nt.case_table(with_records(unsupported)))["river-talks"]["date_problems"] is None


def test_the_classes_of_a_typology_of_cases() -> None:
    """What holds, joined in the order of the typology; else what is contested; else nothing."""
    released = nt.field("outcome") == "release"
    kind = nt.field("kind") == "state-group"
    mine = typology("cases", second=released, first=kind)
    found = rows(nt.case_table(BOOK, typologies=[evolve(mine, book=BOOK)]))
    assert found["river-talks"]["of_mine__class"] == "second; first"
    assert found["hill-talks"]["of_mine__class"] == "first"
    assert {row["of_mine__truth"] for row in found.values()} == {"holds"}
    dispute = (said(1), said(2, disputes=True, fields=("outcome",)))
    contested = with_records(evolve(BOOK.cases["river-talks"], evidence=dispute))
    open_ = nt.field("mediators").contains("envoy")
    both = rows(nt.case_table(contested, typologies=[typology("cases", a=open_, b=released)]))
    assert both["river-talks"]["of_mine__truth"] == "contested"
    assert both["river-talks"]["of_mine__class"] == "b"
    mine = typology("cases", released=released)
    one = rows(nt.case_table(contested, typologies=[mine]))["river-talks"]
    assert (one["of_mine__class"], one["of_mine__truth"]) == ("released", "contested")
    assert one["outcome__truth"] == "contested"
    unknown = with_records(evolve(BOOK.cases["hill-talks"], outcome=None))
    one = rows(nt.case_table(unknown, typologies=[mine]))["hill-talks"]
    assert (one["of_mine__class"], one["of_mine__truth"]) == (None, "unknown")
    one = rows(nt.case_table(BOOK, typologies=[mine]))["hill-talks"]
    assert (one["of_mine__class"], one["of_mine__truth"]) == (None, "fails")
    elsewhere = evolve(mine, population=nt.field("kind") == "group-group")
    one = rows(nt.case_table(BOOK, typologies=[elsewhere]))["hill-talks"]
    assert (one["of_mine__class"], one["of_mine__truth"]) == (None, "inapplicable")


def test_the_classes_of_other_typologies() -> None:
    """Any that holds of a record that belongs to the case."""
    group = typology("actors", armed=nt.field("kind") == "armed-group")
    found = rows(nt.case_table(BOOK, typologies=[group]))["river-talks"]
    assert (found["of_mine__classes"], found["of_mine__truth"]) == (("armed",), "holds")
    person = typology("actors", human=nt.field("kind") == "person")
    found = rows(nt.case_table(BOOK, typologies=[person]))["river-talks"]
    assert (found["of_mine__classes"], found["of_mine__truth"]) == (None, "fails")
    risks = typology("risks", any=nt.field("kinds").contains("respite"))
    found = rows(nt.case_table(BOOK, typologies=[risks]))["river-talks"]
    assert (found["of_mine__classes"], found["of_mine__truth"]) == (None, "unknown")
    people = evolve(person, population=nt.field("kind") == "person")
    found = rows(nt.case_table(BOOK, typologies=[people]))["river-talks"]
    assert found["of_mine__truth"] == "inapplicable"


@pytest.mark.parametrize(
    ("kind", "ids"),
    [
        ("cases", {"river-talks"}),
        ("actors", {"norland", "river-front"}),
        ("modes", {"back-channel"}),
        ("sources", {"marsh-2020", "reed-2021"}),
        ("relations", {"front-fights-norland"}),
        ("episodes", {"river-meeting", "river-offer", "river-rumour"}),
        ("events", {"dam-opened"}),
        ("demands", {"front-demand-release"}),
        ("positions", {"front-open"}),
        ("arguments", {"reed-doubt-1"}),
        ("grievances", {"front-grievance-water"}),
        ("goals", set()),
        ("problems", set()),
    ],
)
def test_what_belongs_to_a_case(kind: str, ids: set[str]) -> None:
    """Each kind of record by its own way."""
    found = Belonging.of(nt.RecordKind.of(kind), BOOK).to(BOOK.cases["river-talks"])
    assert set(found) == ids
    assert len(set(found)) == len(found)


def test_some_cases() -> None:
    """A collection has rows for its own."""
    table = nt.case_table(BOOK.cases.where(outcome="release"))
    assert [row["id"] for row in table] == ["river-talks"]


PLACES = [said(1), said(1, disputes=True), said(1, disputes=True, fields=("outcome",))]
ASKED = [
    nt.field("outcome") == "release",
    nt.field("modes").contains("back-channel"),
    ~(nt.field("outcome") == "truce"),
    nt.has("preconditions", requires="release"),
]


@st.composite
def sorted_cases(draw: st.DrawFn) -> nt.Casebook:
    """Cases with evidence of any kind, and a typology of them."""
    outcome = st.none() | st.sampled_from([nt.Outcome.RELEASE, nt.Outcome.TRUCE])
    cases = [
        evolve(
            case,
            outcome=draw(outcome),
            inapplicable=(),
            evidence=tuple(draw(st.lists(st.sampled_from(PLACES), max_size=2))),
        )
        for case in BOOK.cases
    ]
    conditions = draw(st.lists(st.sampled_from(ASKED), min_size=1, max_size=3))
    mine = typology("cases", **{f"class-{n}": one for n, one in enumerate(conditions)})
    population = draw(st.none() | st.just(nt.field("outcome") == "release"))
    return with_records(*cases, evolve(mine, population=population))


@given(casebooks(max_size=4) | sorted_cases(), standards())
@settings(max_examples=60)
def test_classes_are_those_of_classify_all(
    book: nt.Casebook, standard: nt.EvidenceStandard
) -> None:
    """Of any casebook, also on stricter evidence."""
    view = book.under(standard)
    for table, kind in ((nt.case_table(view), "cases"), (nt.actor_table(view), "actors")):
        found = rows(table)
        assert set(found) == set(book.collection(kind).ids)
        for one in book.typologies:
            if one.unit != kind:
                continue
            own = one.id.replace("-", "_")
            truths = {r.id: t for r, t in one.classify_all(book, standard=standard).truths()}
            for record, row in found.items():
                answers = {str(truth) for truth in truths.get(record, {}).values()}
                order = ("holds", "contested", "unknown", "fails")
                best = next((name for name in order if name in answers), "inapplicable")
                assert row[f"{own}__truth"] == best
                wanted = [i for i, t in truths.get(record, {}).items() if str(t) == best]
                shown = "; ".join(wanted) if best in ("holds", "contested") else None
                assert row[f"{own}__class"] == shown


# Actors


def test_a_row_for_each_actor() -> None:
    """With what it is and how much is coded of it."""
    found = rows(nt.actor_table(BOOK))
    assert set(found) == set(BOOK.actors.ids)
    front = found["river-front"]
    assert (front["kind"], front["form"], front["scope"]) == ("armed-group", "alliance", "local")
    assert (front["ideologies"], front["ideologies__status"]) == ((), "absent")
    assert (front["founded"], front["founded__status"]) == (None, "not-coded")
    assert (found["norland"]["founded"], found["norland"]["founded__status"]) == (
        None,
        "inapplicable",
    )
    counts = ("cases", "episodes", "demands", "preconditions", "grievances", "positions")
    assert [front[name] for name in counts] == [1, 1, 1, 1, 1, 1]
    assert (front["stances"], front["position_ids"]) == (("open",), ("front-open",))
    assert found["herders"]["mediations"] == 1
    assert found["herders"]["stances__status"] == "not-coded"
    assert found["norland"]["relations_to"] == 1
    assert found["hill-league"]["positions"] == 0  # the one there is only disputed
    assert found["hill-league"]["position_ids"] is None


def test_only_typologies_of_actors_have_columns() -> None:
    """Those of other records are in the table of cases."""
    group = typology("actors", armed=nt.field("kind") == "armed-group")
    table = nt.actor_table(BOOK, typologies=[group, BOOK.typologies["kinds-of-truce"]])
    assert [name for name in table.head if name.endswith("__class")] == ["of_mine__class"]
    assert rows(table)["river-front"]["of_mine__class"] == "armed"
    assert rows(table)["norland"]["of_mine__truth"] == "fails"


@given(casebooks(max_size=6), standards())
@settings(max_examples=60)
def test_counts_are_those_of_questions(book: nt.Casebook, standard: nt.EvidenceStandard) -> None:
    """Of what is supported, on any evidence."""
    supported = ("holds", "contested")
    asked = {
        "cases": ("cases", "parties"),
        "mediations": ("cases", "mediators"),
        "demands": ("demands", "holder"),
        "demands_on": ("demands", "addressee"),
        "positions": ("positions", "holder"),
        "relations": ("relations", "subject"),
        "arguments_about": ("arguments", "about"),
    }
    for row in nt.actor_table(book.under(standard)):
        for name, (kind, field) in asked.items():
            there: Any = book.collection(kind)
            found = there.where(**{field: row["id"]}, truth=supported, standard=standard)
            assert row[name] == len(found)


def test_of_other_things_there_are_no_such_tables() -> None:
    """The wrong kind of collection, or a list."""
    calls: list[Any] = [nt.case_table, nt.actor_table]
    for call in calls:
        for other in (BOOK.sources, list(BOOK.cases), None):
            with pytest.raises(TypeError, match="expected a Casebook or a Collection of"):
                call(other)


def test_a_larger_casebook_has_the_rows_of_both() -> None:
    """After `extend`, and as of a date without what began later."""
    more = evolve(BOOK.cases["hill-talks"], id="new", inapplicable=(), period=nt.When.parse("2018"))
    book = BOOK.extend([more])
    assert set(rows(nt.case_table(book))) == {"hill-talks", "new", "river-talks"}
    assert rows(nt.actor_table(book))["hill-league"]["cases"] == 2
    assert set(rows(nt.case_table(book.at("2016")))) == {"hill-talks", "river-talks"}
    assert rows(nt.actor_table(book.at("2016")))["hill-league"]["cases"] == 1
    assert rows(nt.case_table(BOOK.at("2013")))["river-talks"]["steps"] == 2
    dossier = BOOK.about("river-front")
    assert set(rows(nt.case_table(dossier))) == {"river-talks"}


def test_an_outcome_that_is_not_coded_is_not_known() -> None:
    """That a case rests on evidence says nothing of an outcome that nobody coded."""
    table = nt.case_table(nt.load())
    where = [table.head.index(name) for name in ("outcome__status", "outcome__truth")]
    found = {tuple(row[n] for n in where) for row in table.rows}
    assert ("not-coded", "unknown") in found
    assert all(truth == "unknown" for status, truth in found if status == "not-coded")
