"""Panels: who is at risk when, what lies where, and what has no certain place."""

from collections import Counter
from datetime import date
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import negotypes as nt
from negotypes import AtRisk, GapReason
from negotypes.analysis.calendar import Span, check_number, runs, spans
from negotypes.testing import casebooks, standards
from sample import BOOK, said

DECADE = AtRisk.between(2010, 2019)
FRONT = ("norland", "river-front")


def row(panel: nt.Panel, year: int, actor: str = "river-front", month: int | None = None) -> Any:
    """The row of the dyad of Norland with an actor, or of an actor in a month."""
    (found,) = (
        one
        for one in panel
        if actor in (one.get("actor"), one.get("actor_a"), one.get("actor_b"))
        and one["year"] == year
        and one.get("month") == month
    )
    return found


def reasons(panel: nt.Panel, record: str) -> list[str]:
    """Why a record has no certain place."""
    return [gap["reason"] for gap in panel.gaps if gap["record"] == record]


def with_episode(**changes: Any) -> nt.Casebook:
    """The casebook with the meeting on the river changed."""
    meeting = evolve(BOOK.episodes["river-meeting"], **changes)
    return nt.Casebook([meeting, *(r for r in BOOK.records if r.id != meeting.id)])


# What lies where


def test_an_episode_lies_in_the_year_of_its_date() -> None:
    """With its kind, mode, outcome and case; other years say that nothing is coded."""
    panel = nt.dyad_years(BOOK, at_risk=DECADE)
    held = row(panel, 2014)
    assert (held["n_certain"], held["n_possible"], held["n_contested"]) == (1, 1, 0)
    assert held["kinds_certain"] == ("meeting",)
    assert held["modes_certain"] == ("back-channel",)
    assert held["cases_certain"] == ("river-talks",)
    assert held["episodes_certain"] == ("river-meeting",)
    assert (held["outcomes_certain"], held["outcomes__status"]) == (None, "not-coded")
    assert held["episodes__status"] == "coded"
    empty = row(panel, 2018)
    assert empty["episodes__status"] == "not-coded"
    assert {name for name, cell in empty.items() if cell == 0} == set()
    assert all(empty[name] is None for name in empty if name.endswith(("_certain", "_possible")))


def test_a_vague_date_is_possible_and_no_more() -> None:
    """It is in the rows in which it may lie, and among the gaps."""
    panel = nt.dyad_years(with_episode(date=nt.When.parse("2014~")), at_risk=DECADE)
    for year in (2013, 2014, 2015):
        found = row(panel, year)
        assert "river-meeting" in found["episodes_possible"]
        assert "river-meeting" not in found["episodes_certain"]
    assert row(panel, 2014)["n_certain"] == 0
    assert row(panel, 2014)["kinds_certain"] == ()
    assert reasons(panel, "river-meeting") == ["vague"]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"date": None}, GapReason.UNDATED),
        ({"date": nt.When.parse("2009")}, GapReason.OUTSIDE),
        ({"evidence": ()}, GapReason.NO_EVIDENCE),
        ({"evidence": (said(1, disputes=True),)}, GapReason.DISPUTED),
        ({"evidence": (said(1), said(2, disputes=True))}, GapReason.CONTESTED),
        ({"evidence": (said(1), said(2, disputes=True, fields=("date",)))}, GapReason.CONTESTED),
        ({"evidence": (said(1, fields=("kind",)), said(2, fields=("case",)))}, "no-evidence"),
        ({"date": nt.When.parse("2014?")}, GapReason.VAGUE),
    ],
)
def test_what_has_no_certain_place_is_told_with_the_reason(
    changes: dict[str, Any], reason: GapReason
) -> None:
    """Once, and it is in no certain cell."""
    panel = nt.dyad_years(with_episode(**changes), at_risk=DECADE)
    assert reasons(panel, "river-meeting") == [reason]
    assert all("river-meeting" not in (one["episodes_certain"] or ()) for one in panel)


def test_what_is_contested_is_counted_apart() -> None:
    """As possible, and never as certain."""
    book = with_episode(evidence=(said(1), said(2, disputes=True)))
    found = row(nt.dyad_years(book, at_risk=DECADE), 2014)
    assert (found["n_certain"], found["n_possible"], found["n_contested"]) == (0, 1, 1)


def test_what_goes_on_is_certain_up_to_when_the_text_was_written() -> None:
    """The source is of May 2020; of what was so later it cannot speak."""
    book = with_episode(date=nt.When.parse("2017/.."))
    panel = nt.dyad_years(book, at_risk=AtRisk.between(2016, 2022))
    certain = [one["year"] for one in panel if "river-meeting" in (one["episodes_certain"] or ())]
    possible = [one["year"] for one in panel if "river-meeting" in (one["episodes_possible"] or ())]
    assert certain == [2017, 2018, 2019, 2020]
    assert possible == [2017, 2018, 2019, 2020, 2021, 2022]


def test_a_source_without_a_date_vouches_for_the_beginning_only() -> None:
    """Nobody knows when it was written; nor is it known of one that is not there."""
    for evidence in (said(1, source="reed-2021"), said(1, source="lost")):
        book = with_episode(date=nt.When.parse("2017/.."), evidence=(evidence,))
        panel = nt.dyad_years(book, at_risk=AtRisk.between(2016, 2022))
        found = [row(panel, year)["n_certain"] for year in range(2016, 2020)]
        assert found == [None, 1, 0, 0]


def test_what_has_gone_on_since_ever_is_certain_at_its_end_only() -> None:
    """No text vouches for every year before."""
    panel = nt.dyad_years(with_episode(date=nt.When.parse("../2017")), at_risk=DECADE)
    certain = [one["year"] for one in panel if "river-meeting" in (one["episodes_certain"] or ())]
    possible = [one["year"] for one in panel if "river-meeting" in (one["episodes_possible"] or ())]
    assert certain == [2017]
    assert possible == list(range(2010, 2018))


def test_values_that_are_disputed_are_possible_only() -> None:
    """The episode is certain, its mode is not."""
    book = with_episode(evidence=(said(1), said(2, disputes=True, fields=("modes",))))
    found = row(nt.dyad_years(book, at_risk=DECADE), 2014)
    assert (found["n_certain"], found["modes_certain"]) == (1, ())
    assert found["modes_possible"] == ("back-channel",)


@pytest.mark.parametrize(("field", "cell"), [("absent", ()), ("inapplicable", None)])
def test_none_and_not_applicable_are_told_apart(field: str, cell: Any) -> None:
    """As in every other table."""
    book = with_episode(modes=(), **{field: ("modes",)})
    found = row(nt.dyad_years(book, at_risk=DECADE), 2014)
    assert found["modes__status"] == field
    assert (found["modes_certain"], found["modes_possible"]) == (cell, cell)


def test_a_date_that_a_problem_questions_says_so() -> None:
    """It stands as it is printed, with the problem beside it."""
    problem = evolve(BOOK.problems["problem-year"], concerns=("river-meeting", "river-offer"))
    book = nt.Casebook([problem, *(r for r in BOOK.records if r.id != problem.id)])
    found = row(nt.dyad_years(book, at_risk=DECADE), 2014)
    assert (found["n_doubted"], found["problems"]) == (1, ("problem-year",))
    found = row(nt.dyad_years(BOOK, at_risk=DECADE), 2014)
    assert (found["n_doubted"], found["problems"]) == (0, None)


# Dyads


def test_the_parties_of_opposite_kinds_are_a_dyad() -> None:
    """Of a state and two groups these are two dyads; any two parties make three."""
    case = evolve(BOOK.cases["river-talks"], parties=("river-front", "norland", "hill-league"))
    book = nt.Casebook([case, *(r for r in BOOK.records if r.id not in (case.id, "hill-talks"))])
    panel = nt.dyad_years(book, at_risk=AtRisk.between(2014, 2014))
    pairs = [(one["actor_a"], one["actor_b"]) for one in panel]
    assert pairs == [("hill-league", "norland"), FRONT]
    panel = nt.dyad_years(book, at_risk=AtRisk.between(2014, 2014), pairs="parties")
    assert [(one["actor_a"], one["actor_b"]) for one in panel] == [
        ("hill-league", "norland"),
        ("hill-league", "river-front"),
        FRONT,
    ]
    among = evolve(case, kind=nt.CaseKind.GROUP_GROUP)
    book = nt.Casebook([among, *(r for r in book.records if r.id != case.id)])
    panel = nt.dyad_years(book, at_risk=AtRisk.between(2014, 2014))
    assert [(one["actor_a"], one["actor_b"]) for one in panel] == [("hill-league", "river-front")]
    assert "Opposite parties" in str(panel.notes).replace("opposite", "Opposite")


def test_a_case_without_a_dyad_is_a_gap_with_its_steps() -> None:
    """One party, or parties of unknown kinds."""
    for parties in (("norland",), ("norland", "who")):
        case = evolve(BOOK.cases["river-talks"], parties=parties)
        book = nt.Casebook([case, *(r for r in BOOK.records if r.id != case.id)])
        panel = nt.dyad_years(book, at_risk=DECADE)
        for record in ("river-talks", "river-meeting", "river-offer", "river-rumour"):
            assert reasons(panel, record) == ["no-pair"]
    some = evolve(BOOK.cases["river-talks"], parties=("norland", "who"))
    book = nt.Casebook([some, *(r for r in BOOK.records if r.id != some.id)])
    found = row(nt.dyad_years(book, at_risk=DECADE, pairs="parties"), 2014, "who")
    assert (found["name_b"], found["kind_b"]) == ("who", None)


@pytest.mark.parametrize(
    ("evidence", "reason"), [((), "no-evidence"), ((said(1, disputes=True),), "disputed")]
)
def test_a_case_that_nothing_supports_makes_no_dyad(evidence: Any, reason: str) -> None:
    """And says why."""
    case = evolve(BOOK.cases["river-talks"], evidence=evidence)
    panel = nt.dyad_years(
        nt.Casebook([case, *(r for r in BOOK.records if r.id != case.id)]), at_risk=DECADE
    )
    assert reasons(panel, "river-talks") == [reason]
    assert {one["actor_a"] for one in panel} == {"hill-league"}


def test_pairs_can_be_given() -> None:
    """By id, name or alias, in any order; what they have no case for is empty."""
    panel = nt.dyad_years(BOOK, at_risk=DECADE, pairs=[("RF", "Norland"), ("Sudmark", "herders")])
    assert {(one["actor_a"], one["actor_b"]) for one in panel} == {FRONT, ("herders", "sudmark")}
    assert row(panel, 2014)["n_certain"] == 1
    assert row(panel, 2014, "sudmark")["n_certain"] is None
    with pytest.raises(nt.UnknownId, match="no record 'nowhere'"):
        nt.dyad_years(BOOK, at_risk=DECADE, pairs=[("nowhere", "norland")])
    wrong: list[Any] = ["ab", ("norland",), ("norland", "Norland"), ("norland", "RF", "sudmark")]
    for pair in wrong:
        with pytest.raises(nt.UnknownValue, match="expected a pair of two actors"):
            nt.dyad_years(BOOK, at_risk=DECADE, pairs=[pair])
    with pytest.raises(nt.UnknownValue, match="'opposit' is not a term of PairRule; did you mean"):
        nt.dyad_years(BOOK, at_risk=DECADE, pairs="opposit")


def test_only_what_both_take_part_in_can_be_asked_for() -> None:
    """Through an envoy, too; the rest is among the gaps."""
    panel = nt.dyad_years(BOOK, at_risk=DECADE, both=True)
    assert row(panel, 2014)["episodes_certain"] == ("river-meeting",)
    assert row(panel, 2013)["n_certain"] is None
    assert reasons(panel, "river-offer") == ["not-both"]
    left_out = (nt.Participant(actor="river-front", role=nt.ParticipantRole.EXCLUDED),)
    meeting = BOOK.episodes["river-meeting"].participants[1:]
    panel = nt.dyad_years(
        with_episode(participants=(*meeting, *left_out)), at_risk=DECADE, both=True
    )
    assert reasons(panel, "river-meeting") == ["not-both"]


def test_an_episode_whose_case_is_not_there_is_a_gap() -> None:
    """As in a casebook as of a date before the case began, in which undated steps stay."""
    panel = nt.dyad_years(BOOK.at("2011"), at_risk=DECADE)
    assert reasons(panel, "river-rumour") == ["no-pair"]
    assert {one["actor_b"] for one in panel} == {"norland"}


def test_some_cases_can_be_asked_about() -> None:
    """Then the others leave no gaps."""
    panel = nt.dyad_years(BOOK.cases.where(parties="hill-league"), at_risk=DECADE)
    assert {one["actor_a"] for one in panel} == {"hill-league"}
    assert [gap["reason"] for gap in panel.gaps] == ["nothing-coded"]
    assert next(iter(panel.gaps))["span"] == "2010/2019"


# At risk


def test_a_rule_has_to_be_given() -> None:
    """None is taken for granted."""
    call: Any = nt.dyad_years
    with pytest.raises(TypeError, match="at_risk"):
        call(BOOK)
    with pytest.raises(TypeError, match=r"a rule such as AtRisk.between\(2012, 2021\)"):
        call(BOOK, at_risk="always")


@pytest.mark.parametrize("call", [AtRisk.between, AtRisk.existing])
def test_a_span_has_two_ends_in_order(call: Any) -> None:
    """Years as numbers or texts, months, days."""
    assert call(2012, "2013-05").last == nt.When.parse("2013-05")
    assert call(nt.When.parse("2012"), 2012).first == nt.When.parse("2012")
    with pytest.raises(nt.DateError, match="ends before it begins: '2013' to '2012'"):
        call(2013, 2012)
    with pytest.raises(nt.DateError, match=r"'2012/\.\.' has no first or no last day"):
        call("2012/..", 2013)
    with pytest.raises(nt.DateError):
        call("long ago", 2013)


def test_the_rule_stands_with_the_table() -> None:
    """In the notes, in the text, and in the value."""
    for rule in (DECADE, AtRisk.existing(2010, 2011), AtRisk.recorded()):
        panel = nt.dyad_years(BOOK, at_risk=rule)
        assert panel.notes[0] == f"Rows: {rule}."
        assert panel.at_risk == rule
        assert str(rule) in repr(panel)
        assert str(rule) in " ".join(str(panel).split())
        assert str(rule) in panel._repr_html_()


def test_at_risk_while_on_record() -> None:
    """From the first dated record of both, here a tie, to the last, here a step or the case."""
    panel = nt.dyad_years(BOOK, at_risk=AtRisk.recorded())
    years = [one["year"] for one in panel if one["actor_b"] == "river-front"]
    assert years == [*range(2009, 2017)]  # a grievance of about 2010
    assert row(panel, 2009)["at_risk"] == "possible"
    assert row(panel, 2013)["at_risk"] == "certain"
    league = [gap["reason"] for gap in panel.gaps if gap["actor_a"] == "hill-league"]
    assert league == ["no-span"]
    contested = evolve(
        BOOK.grievances["front-grievance-water"],
        period=nt.When.parse("2010"),
        evidence=(said(1), said(2, disputes=True)),
    )
    book = nt.Casebook([contested, *(r for r in BOOK.records if r.id != contested.id)])
    panel = nt.dyad_years(book, at_risk=AtRisk.recorded())
    assert row(panel, 2010)["at_risk"] == "possible"
    book = book.under(nt.EvidenceStandard(sources=()))
    assert len(nt.dyad_years(book, at_risk=AtRisk.recorded())) == 0


def test_a_judgement_on_a_time_puts_nobody_at_risk_in_it() -> None:
    """Nor does what only a voice in the evidence says."""
    judged = evolve(
        BOOK.assessments["marsh-on-motives"],
        about=FRONT,
        period=nt.When.parse("1990"),
    )
    book = nt.Casebook([judged, *(r for r in BOOK.records if r.id != judged.id)])
    panel = nt.dyad_years(book, at_risk=AtRisk.recorded())
    assert min(one["year"] for one in panel) == 2009


def test_at_risk_while_in_existence() -> None:
    """Before it was founded, a group is not; when another was founded is not known."""
    panel = nt.dyad_years(BOOK, at_risk=AtRisk.existing(2013, 2016))
    assert [one["year"] for one in panel if one["actor_a"] == "hill-league"] == [2015, 2016]
    assert {one["at_risk"] for one in panel if one["actor_a"] == "hill-league"} == {"certain"}
    front = [one["at_risk"] for one in panel if one["actor_b"] == "river-front"]
    assert front == ["possible"] * 4
    assert reasons(panel, "river-front") == ["existence"]
    assert reasons(panel, "hill-league") == []


def test_existence_ends_and_may_be_in_doubt() -> None:
    """With death; a date that is disputed or uncertain leaves it open; where none is, it lasts."""
    held: Any = BOOK.actors["envoy"]
    envoy = evolve(held, died=nt.When.parse("2014-03"))
    rest = [r for r in BOOK.records if r.id != "envoy"]
    actors = nt.Casebook([envoy, *rest]).actors.where(kind="person", anonymous=True)
    risk = AtRisk.existing("2014-02", "2014-05")
    assert [one["month"] for one in nt.actor_months(actors, at_risk=risk)] == [2, 3]
    doubted = evolve(envoy, evidence=(said(1), said(2, disputes=True, fields=("died",))))
    actors = nt.Casebook([doubted, *rest]).actors.where(id="envoy")
    panel = nt.actor_months(actors, at_risk=risk)
    assert [one["at_risk"] for one in panel] == ["possible"] * 4
    lasting = evolve(held, absent=("died",))
    actors = nt.Casebook([lasting, *rest]).actors.where(id="envoy")
    panel = nt.actor_months(actors, at_risk=risk)
    assert [one["at_risk"] for one in panel] == ["certain"] * 4
    assert "existence" not in [gap["reason"] for gap in panel.gaps]


def test_a_panel_has_an_end() -> None:
    """A million rows, be they of a span or of dates that reach far."""
    with pytest.raises(nt.TooLarge, match="more than 1000000 rows: narrow the span"):
        nt.actor_months(BOOK.actors, at_risk=AtRisk.between(1, 9999))
    check_number(1_000_000)


# Actors by month


def test_an_actor_takes_part_by_itself_or_through_another() -> None:
    """With the role in which it is there."""
    panel = nt.actor_months(BOOK, at_risk=AtRisk.between("2014-02", "2014-04"))
    for actor, role in (("norland", "party"), ("river-front", "emissary"), ("envoy", "emissary")):
        held = row(panel, 2014, actor, 3)
        assert (held["n_certain"], held["roles_certain"]) == (1, (role,))
        assert held["period"] == "2014-03"
        assert row(panel, 2014, actor, 2)["n_possible"] is None
    assert {one["actor"] for one in panel} == {"norland", "river-front", "envoy"}
    assert reasons(panel, "river-offer") == ["nobody"]
    assert panel.key == ("actor", "year", "month")


def test_a_year_may_be_any_of_its_months() -> None:
    """It is possible in each, certain in none, and a gap."""
    book = with_episode(date=nt.When.parse("2014"))
    panel = nt.actor_months(book, at_risk=AtRisk.between("2013-12", "2015-01"))
    found = [(one["n_certain"], one["n_possible"]) for one in panel if one["actor"] == "envoy"]
    assert found == [(None, None), *[(0, 1)] * 12, (None, None)]
    assert reasons(panel, "river-meeting") == ["vague"] * 3


def test_actors_that_take_part_in_nothing_have_rows_if_asked_for() -> None:
    """Of a collection all are wanted; what is in no row of theirs is no gap."""
    panel = nt.actor_months(
        BOOK.actors.where(kind="community"), at_risk=AtRisk.between("2014-03", "2014-03")
    )
    assert [one["actor"] for one in panel] == ["herders"]
    assert [gap["reason"] for gap in panel.gaps] == ["nothing-coded"]
    assert "roles_certain" in panel.head


@pytest.mark.parametrize(
    ("evidence", "reason"), [((), "no-evidence"), ((said(1, disputes=True),), "disputed")]
)
def test_taking_part_needs_evidence(evidence: Any, reason: str) -> None:
    """As everything does."""
    panel = nt.actor_months(with_episode(evidence=evidence), at_risk=DECADE)
    assert reasons(panel, "river-meeting") == [reason]
    some = nt.actor_months(with_episode(evidence=evidence).actors, at_risk=DECADE)
    assert reasons(some, "river-meeting") == []


def test_of_other_things_there_are_no_panels() -> None:
    """The wrong kind of collection, or a list."""
    calls: list[Any] = [nt.dyad_years, nt.actor_months]
    for call in calls:
        for other in (BOOK.sources, list(BOOK.cases), None):
            with pytest.raises(TypeError, match="expected a Casebook or a Collection of"):
                call(other, at_risk=DECADE)


# Years and months


def test_months_follow_each_other() -> None:
    """Across the end of a year."""
    found = list(spans(date(2013, 11, 30), date(2014, 2, 1), months=True))
    assert [span.edtf for span in found] == ["2013-11", "2013-12", "2014-01", "2014-02"]
    assert found[0].when == nt.When.parse("2013-11-01/2013-11-30")


def test_runs() -> None:
    """What follows each other is one period."""
    years = [Span(2010), Span(2011), Span(2013)]
    assert list(runs(years)) == ["2010/2011", "2013"]
    months = [Span(2010, 12), Span(2011, 1), Span(2011, 3)]
    assert list(runs(months)) == ["2010-12/2011-01", "2011-03"]
    assert list(runs([])) == []


# Whatever is coded


RULES = st.sampled_from(
    [AtRisk.recorded(), AtRisk.between(2012, 2014), AtRisk.existing(2013, 2015)]
)
WORDS = ["2013", "2014-03", "2014~", "2013?", "2012/2013", "2013/..", "../2014", "/2012", "2009"]
PLACES = [said(1), said(1, disputes=True), said(1, fields=("date",)), said(1, fields=("case",))]
PLACES += [said(1, disputes=True, fields=("date",)), said(1, source="reed-2021")]
NAMES = ["norland", "sudmark", "river-front", "hill-league", "envoy"]
PLAYERS = st.builds(
    nt.Participant,
    actor=st.sampled_from(NAMES),
    role=st.sampled_from([nt.ParticipantRole.PARTY, nt.ParticipantRole.EXCLUDED]),
    on_behalf_of=st.none() | st.sampled_from(NAMES),
)


@st.composite
def dealings(draw: st.DrawFn) -> nt.Casebook:
    """Cases among a few actors with steps of every kind of date and evidence."""
    evidence = st.lists(st.sampled_from(PLACES), max_size=2).map(tuple)
    cases = [
        evolve(
            BOOK.cases["river-talks"],
            id=f"case-{number}",
            kind=draw(st.sampled_from(list(nt.CaseKind))),
            parties=tuple(draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=3))),
            evidence=draw(st.sampled_from([(said(1),), (), (said(1, disputes=True),)])),
        )
        for number in range(draw(st.integers(1, 2)))
    ]
    steps = [
        evolve(
            BOOK.episodes["river-meeting"],
            id=f"step-{number}",
            case=draw(st.sampled_from(cases)).id,
            date=draw(st.none() | st.sampled_from(WORDS).map(nt.When.parse)),
            participants=tuple(draw(st.lists(PLAYERS, max_size=2))),
            evidence=draw(evidence),
        )
        for number in range(draw(st.integers(1, 4)))
    ]
    kinds = ("cases", "episodes", "demands", "preconditions", "positions", "arguments", "events")
    ids = {one.id for kind in kinds for one in BOOK.collection(kind)}
    return nt.Casebook([*cases, *steps, *(r for r in BOOK.records if r.id not in ids)])


def check(panel: nt.Panel) -> None:
    """Certain is possible, the key is one, and nothing is a number where nothing is coded."""
    keys = [tuple(one[name] for name in panel.key) for one in panel]
    assert len(set(keys)) == len(keys)
    for one in panel:
        if one["episodes__status"] == "not-coded":
            assert {one[n] for n in one if n.startswith("n_")} == {None}
            continue
        assert one["n_certain"] <= one["n_possible"]
        assert one["n_certain"] == len(one["episodes_certain"])
        assert one["n_possible"] == len(one["episodes_possible"]) > 0
        assert set(one["episodes_certain"]) <= set(one["episodes_possible"])
        assert set(one["kinds_certain"]) <= set(one["kinds_possible"] or ())


def unit_of(panel: nt.Panel, one: dict[str, Any]) -> tuple[Any, ...]:
    """The unit of a row or a gap."""
    return tuple(one[name] for name in panel.key if name.startswith("actor"))


def accounted(panel: nt.Panel, episode: str, unit: tuple[Any, ...]) -> int:
    """How often an episode is accounted for: once in certain cells, or as a gap of the unit."""
    rows = (one for one in panel if unit_of(panel, one) == unit)
    placed = any(episode in (one["episodes_certain"] or ()) for one in rows)
    gaps = [g for g in panel.gaps if g["record"] == episode and unit_of(panel, g) == unit]
    return placed + len(gaps)


@given(
    casebooks(max_size=4) | dealings(),
    RULES,
    st.sampled_from(["opposite", "parties"]),
    st.booleans(),
)
@settings(max_examples=60)
def test_every_episode_is_in_a_cell_or_in_the_gaps(
    book: nt.Casebook, rule: AtRisk, pairs: str, both: bool
) -> None:
    """Exactly once for each dyad of its case, or once where it has none."""
    panel = nt.dyad_years(book, at_risk=rule, pairs=pairs, both=both)
    check(panel)
    for episode in book.episodes:
        case = book.cases[episode.case]
        units = {unit_of(panel, one) for one in (*panel, *panel.gaps)} - {(None, None)}
        mine = {unit for unit in units if set(unit) <= set(case.parties)}
        if not episode.truth("case").support or not case.truth("parties").support:
            mine = set()
        counts = Counter({unit: accounted(panel, episode.id, unit) for unit in mine})
        assert set(counts.values()) <= {1}
        if not mine:
            assert accounted(panel, episode.id, (None, None)) == 1


@given(casebooks(max_size=4) | dealings(), RULES)
@settings(max_examples=60)
def test_every_episode_of_an_actor_is_in_a_cell_or_in_the_gaps(
    book: nt.Casebook, rule: AtRisk
) -> None:
    """Exactly once for each who takes part, or once where nobody does."""
    panel = nt.actor_months(book, at_risk=rule)
    check(panel)
    for episode in book.episodes:
        actors = {
            actor
            for one in episode.participants
            for actor in (one.actor, one.on_behalf_of)
            if actor and one.role is not nt.ParticipantRole.EXCLUDED
        }
        if not actors or not episode.truth("participants").support:
            assert accounted(panel, episode.id, (None,)) == 1
            continue
        for actor in actors:
            assert accounted(panel, episode.id, (actor,)) == 1


@given(casebooks(max_size=4) | dealings(), standards())
@settings(max_examples=60)
def test_what_is_certain_is_what_a_question_finds(
    book: nt.Casebook, standard: nt.EvidenceStandard
) -> None:
    """Under any standard, as of the date being certain; what is still going on apart."""
    years = AtRisk.between(2011, 2015)
    view = book.under(standard)
    panel = nt.dyad_years(view, at_risk=years, pairs="parties")
    for one in panel:
        year = one["year"]
        asked = nt.field("date").overlaps(f"{year}-01-01/{year}-12-31")
        found = set(book.episodes.where(asked, standard=standard).ids)
        certain = set(one["episodes_certain"] or ())
        assert certain <= found
        mine = {e.id for e in view.episodes if e.case in _cases(view, one)}
        ending = {e.id for e in view.episodes if e.date and ".." not in e.date.edtf.split("/")}
        supported = {e.id for e in view.episodes if e.truth("case").support}
        assert found & mine & ending & supported <= certain


def _cases(book: nt.Casebook, one: dict[str, Any]) -> set[str]:
    both = {one["actor_a"], one["actor_b"]}
    held = book.cases
    return {case.id for case in held if both <= {*case.parties} and case.truth("parties").support}
