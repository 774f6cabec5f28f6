"""Checks: each fires on what somebody should look at, and on nothing else."""

from collections.abc import Iterable

import pytest
from attrs import evolve

from negotypes import (
    Case,
    Casebook,
    Episode,
    FaultCode,
    NegotiationMode,
    Outcome,
    Person,
    Position,
    Precondition,
    Record,
    When,
)
from negotypes.checks import Finding, warnings_on
from sample import BOOK, reed, said

NOBODY = Casebook()
CASE = BOOK.cases["river-talks"]
OFFER = evolve(BOOK.episodes["river-offer"], id="own-offer", evidence=(said(3),))
MODE = evolve(BOOK.modes["local-truce"], id="own-mode")
ASKED = evolve(BOOK.preconditions["front-precondition-withdrawal"], id="own-precondition")
CY = Person(id="cy", evidence=(said(1),), name="Cy Vale")


def findings(*own: Record, base: Casebook = BOOK, code: str = "") -> list[Finding]:
    """What is found in records of one's own."""
    found = warnings_on(base, Casebook(own))
    return [finding for finding in found if finding.code.startswith(code)]


def codes(*own: Record, base: Casebook = BOOK) -> list[FaultCode]:
    """The codes of what is found."""
    return [finding.code for finding in findings(*own, base=base)]


def test_records_of_the_base_are_not_looked_at() -> None:
    """They have been checked by those whose they are, and cannot be mended here."""
    assert findings() == []
    everything: Iterable[Record] = BOOK.records
    assert len(findings(*everything, base=NOBODY)) > 0


def test_an_actor_whom_no_record_names_is_found() -> None:
    """A holder, a party, or a voice in evidence is named; a record of the base may name it."""
    (found,) = findings(CY)
    assert (found.code, found.path) == (FaultCode.UNUSED_ACTOR, ("id",))
    assert (found.record, found.problem) == (CY, "no record refers to 'Cy Vale'")
    assert codes(CY, evolve(OFFER, evidence=(said(3, by="cy"),))) == []
    assert codes(evolve(CY, evidence=(said(3, by="cy"),))) == []
    base = Casebook([*BOOK.records, evolve(OFFER, evidence=(said(3, by="cy"),))])
    assert codes(CY, base=base) == []


@pytest.mark.parametrize(
    ("episode", "fires"),
    [
        (OFFER, False),
        (evolve(OFFER, evidence=(said(3, fields=("terms",)),)), True),
        (evolve(OFFER, evidence=(said(3, fields=("terms", "outcome")),)), False),
        (evolve(OFFER, evidence=(said(3, disputes=True),)), True),
        (evolve(OFFER, evidence=(said(3, disputes=True), reed(3))), False),
        (evolve(OFFER, evidence=(said(3, fields=("terms",)),), outcome=None), False),
    ],
    ids=["all", "others", "named", "disputed", "one of two", "no outcome"],
)
def test_an_outcome_without_evidence_for_it_is_found(episode: Episode, fires: bool) -> None:
    """Evidence that names fields bears on these alone; what disputes it does not support it."""
    assert codes(episode) == [FaultCode.UNSOURCED_OUTCOME] * fires


@pytest.mark.parametrize(
    ("date", "period", "fires"),
    [
        ("2013", "2013/2014", False),
        ("2012", "2013/2014", True),
        ("2015-01", "2013/2014", True),
        ("2012/2013", "2013/2014", False),
        ("2012~", "2013/2014", False),
        ("1999", "../2014", False),
        ("2020", "2013/..", False),
        (None, "2013/2014", False),
        ("2012", None, False),
    ],
)
def test_a_date_outside_the_period_of_the_case_is_found(
    date: str | None, period: str | None, fires: bool
) -> None:
    """Only where it cannot be within; that something may be outside is no reason to look."""
    when = None if period is None else When.parse(period)
    case: Case = evolve(CASE, id="own-case", period=when, inapplicable=(), absent=())
    then = None if date is None else When.parse(date)
    offer = evolve(OFFER, case="own-case", date=then)
    assert codes(case, offer) == [FaultCode.OUT_OF_PERIOD] * fires


def test_the_case_may_be_one_of_the_base() -> None:
    """The episode is one's own, and so it is looked at."""
    base = Casebook(
        evolve(record, period=When.parse("2013/2014"), inapplicable=())
        if isinstance(record, Case)
        else record
        for record in BOOK.records
    )
    (found,) = findings(evolve(OFFER, date=When.parse("2020-05", "last May")), base=base)
    assert (found.code, found.path) == (FaultCode.OUT_OF_PERIOD, ("date",))
    assert found.problem == "May 2020 (2020-05) is not within the period of 'river-talks'"
    assert found.expected == "expected 2013 to 2014 (2013/2014)"


def test_a_name_that_two_actors_share_is_found_with_its_place() -> None:
    """However it is written; a name of the base counts, an id too, and one's own twice does not."""
    named = evolve(CY, evidence=(said(1, by="cy"),))
    for name, others in (
        ("ADA MARSH", "'ada-marsh'"),
        ("the front", "'hill-league' and 'river-front'"),
    ):
        (found,) = findings(evolve(named, name=name))
        assert (found.code, found.path) == (FaultCode.SHARED_ALIAS, ("name",))
        assert found.problem == f"the name '{name}' is also that of {others}"
        (found,) = findings(evolve(named, aliases=("Vale", name)))
        assert found.path == ("aliases", 1)
    (found,) = findings(evolve(named, aliases=("envoy",)))
    assert "'envoy'" in found.problem
    assert findings(evolve(named, aliases=("CY VALE", "cy"))) == []
    twin = evolve(named, id="cy-2", evidence=(said(1, by="cy-2"),))
    assert codes(named, twin) == [FaultCode.SHARED_ALIAS] * 2


@pytest.mark.parametrize(
    ("changes", "addressee"),
    [
        ({"addressee": ("norland", "sudmark")}, 1),
        ({"addressee": ("sudmark",), "cases": ()}, None),
        ({"addressee": ("norland",)}, None),
        ({"addressee": ()}, None),
    ],
)
def test_an_addressee_who_is_no_party_is_found(
    changes: dict[str, tuple[str, ...]], addressee: int | None
) -> None:
    """A party to one of its cases will do; where it has no case, nobody can tell."""
    precondition: Precondition = evolve(ASKED, **changes)  # type: ignore[arg-type]
    found = findings(precondition)
    if addressee is None:
        assert found == []
    else:
        assert [(f.code, f.path) for f in found] == [
            (FaultCode.NOT_A_PARTY, ("addressee", addressee))
        ]
        assert found[0].problem == "'sudmark' is no party to 'river-talks'"
        assert found[0].expected == "expected 'norland' or 'river-front'"


@pytest.mark.parametrize("defined", [True, False])
def test_a_mode_that_no_source_defines_is_found(defined: bool) -> None:
    """It may mean different things in different texts."""
    mode: NegotiationMode = evolve(MODE, defined=defined)
    assert codes(mode) == [FaultCode.UNDEFINED_MODE] * (not defined)


def test_findings_come_check_by_check_in_the_order_of_their_codes() -> None:
    """And within a check in the order of the records."""
    offer = evolve(OFFER, outcome=Outcome.AGREEMENT, evidence=(said(3, disputes=True),))
    unused = [evolve(CY, id=name, name=name.title()) for name in ("cy-b", "cy-a")]
    found = findings(MODE, offer, *unused)
    assert [finding.code for finding in found] == ["W101", "W101", "W102", "W106"]
    assert [finding.record.id for finding in found][:2] == ["cy-a", "cy-b"]


@pytest.mark.parametrize(
    ("record", "path"),
    [
        (evolve(ASKED, period=When.parse("1999"), cases=(CASE.id,)), ("period",)),
        (
            evolve(
                BOOK.positions["front-open"],
                id="own-position",
                period=When.parse("1999/2000"),
                cases=(CASE.id,),
            ),
            ("period",),
        ),
    ],
)
def test_what_belongs_to_a_case_is_dated_within_it(
    record: Precondition | Position, path: tuple[str, ...]
) -> None:
    """Preconditions, positions and demands as well as steps; an argument only speaks of cases."""
    base = Casebook(
        evolve(r, period=When.parse("2018/2020")) if r == CASE else r for r in BOOK.records
    )
    (found,) = findings(record, base=base, code="W103")
    assert (found.record.id, found.path) == (record.id, path)
    assert findings(evolve(record, period=When.parse("2019")), base=base, code="W103") == []
    assert findings(evolve(record, period=None), base=base, code="W103") == []
    assert findings(evolve(record, cases=()), base=base, code="W103") == []
