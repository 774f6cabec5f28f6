"""Sensitivity: under which evidence the classes of a record come out otherwise."""

import json
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import negotypes as nt
from negotypes import (
    Attribution,
    AttributionRole,
    Casebook,
    Certainty,
    Evidence,
    EvidenceStandard,
    Scope,
    Truth,
    UnknownId,
    has,
)
from negotypes.layout import Section, Table
from negotypes.testing import evidence
from negotypes.typologies.sensitivity import Step
from sample import BOOK, reed, said
from schemes import LOCAL, NATIONAL, book, grievance, group, one, scheme

KINDS = scheme(one("near", LOCAL), one("far", NATIONAL))
ALL = "all evidence"


def on(*places: Evidence) -> nt.Sensitivity:
    """A local group on this evidence, under one standard after the other."""
    record = group(scope=Scope.LOCAL, evidence=places)
    return KINDS.sensitivity(record, book(record))


def tips(found: nt.Sensitivity) -> list[str]:
    """The standards, in words, under which some class has another answer."""
    return [step.standard.words for step in found.tips]


def voiced(**marks: Any) -> Evidence:
    """A place with a voice that is anonymous, under duress or at second hand."""
    voice = Attribution(who="ada-marsh", role=AttributionRole.AUTHOR, **marks)
    return evolve(said(1), attribution=(voice,))


UNSURE = ["at least asserted", "authors' own assertions only"]


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (said(1), []),
        (voiced(coerced=True), ["no voice under duress"]),
        (voiced(anonymous=True), ["no unnamed voice"]),
        (voiced(second_hand=True), ["nothing at second hand"]),
        (evolve(said(1), certainty=Certainty.REPORTED), UNSURE),
        (evolve(said(1), certainty=Certainty.DENIED), UNSURE),
        (evolve(said(1), certainty=Certainty.ALLEGED), ["at least reported", *UNSURE]),
        (
            evolve(said(1), certainty=Certainty.SPECULATIVE),
            ["at least alleged", "at least reported", *UNSURE],
        ),
        (
            evolve(said(1), certainty=Certainty.NORMATIVE),
            ["at least speculative", "at least alleged", "at least reported", *UNSURE],
        ),
        (
            evolve(said(1), attribution=(Attribution(who="norland", role=AttributionRole.PARTY),)),
            ["authors' own assertions only"],
        ),
    ],
)
def test_a_class_tips_where_its_evidence_no_longer_counts(
    place: Evidence, expected: list[str]
) -> None:
    """A class that rests on one place is unknown under just the standards that leave it out."""
    found = on(place)
    assert tips(found) == expected
    for step in found.steps:
        assert step.tips == (("near", "far") if step in found.tips else ())
        assert step.truth == (
            {"near": Truth.UNKNOWN, "far": Truth.UNKNOWN}
            if step.tips
            else {"near": Truth.HOLDS, "far": Truth.FAILS}
        )


def test_sources_that_disagree_are_asked_one_by_one() -> None:
    """Each source on which the answers rest is taken alone, so that one can see who says what."""
    found = on(said(1), reed(2, disputes=True, fields=("scope",)))
    assert [step.standard.words for step in found.steps] == [
        ALL,
        "no voice under duress",
        "no unnamed voice",
        "nothing at second hand",
        "at least speculative",
        "at least alleged",
        "at least reported",
        "at least asserted",
        "authors' own assertions only",
        "only marsh-2020",
        "only reed-2021",
    ]
    assert found.steps[0].truth == {"near": Truth.CONTESTED, "far": Truth.FAILS}
    assert found.tips == (
        Step(
            EvidenceStandard(sources=("marsh-2020",)),
            {"near": Truth.HOLDS, "far": Truth.FAILS},
            ("near",),
        ),
        Step(
            EvidenceStandard(sources=("reed-2021",)),
            {"near": Truth.FAILS, "far": Truth.UNKNOWN},
            ("near", "far"),
        ),
    )


def test_only_the_tests_that_change_tip() -> None:
    """A class that stands on more than one place tips only where none of them counts."""
    found = on(voiced(coerced=True), said(2))
    assert tips(found) == []
    assert found.holding("near") == tuple(step.standard for step in found.steps)
    assert found.holding("far") == ()


def test_under_which_standards_a_class_holds() -> None:
    """The standards under which a record falls in a class can be asked for."""
    found = on(evolve(said(1), certainty=Certainty.ALLEGED))
    assert [standard.words for standard in found.holding("near")] == [
        ALL,
        "no voice under duress",
        "no unnamed voice",
        "nothing at second hand",
        "at least speculative",
        "at least alleged",
        "only marsh-2020",
    ]


def test_a_class_that_is_not_there() -> None:
    """A class that the typology has not is an error that names the nearest."""
    with pytest.raises(UnknownId, match="did you mean 'near'"):
        on(said(1)).holding("neer")


def test_the_evidence_of_what_refers_to_a_record_counts_too() -> None:
    """A standard applies to the whole casebook, not to the record alone."""
    record = group()
    there = book(record, grievance("a", evidence=(voiced(coerced=True),)))
    found = scheme(one("sore", has("grievances"))).sensitivity("g", there)
    assert tips(found) == ["no voice under duress"]


def test_a_record_outside_the_casebook_is_held_to_the_standards_too() -> None:
    """A record given itself loses what does not count, whether the casebook holds it or not."""
    record = group(scope=Scope.LOCAL, evidence=(voiced(coerced=True),))
    assert tips(KINDS.sensitivity(record, BOOK)) == ["no voice under duress"]


def test_a_typology_of_a_casebook_needs_none() -> None:
    """A typology of a casebook asks that casebook, and finds records by name."""
    record = group(scope=Scope.LOCAL)
    found = book(KINDS, record).typologies["kinds-of-group"].sensitivity("Group G")
    assert found.record == record
    assert found == KINDS.sensitivity(record, book(record))


def test_the_table() -> None:
    """Standards go down, classes across; what tips is marked, and the mark is explained."""
    place = evolve(said(1), certainty=Certainty.ALLEGED)
    same, other = ("holds", "fails"), ("unknown *", "unknown *")
    found = on(place)
    assert found.table() == Table(
        title="Group G: Kinds of group, by what evidence counts",
        head=("counts", "Near", "Far"),
        sections=(
            Section(
                "",
                (
                    ("All evidence", *same),
                    ("No voice under duress", *same),
                    ("No unnamed voice", *same),
                    ("Nothing at second hand", *same),
                    ("At least speculative", *same),
                    ("At least alleged", *same),
                    ("At least reported", *other),
                    ("At least asserted", *other),
                    ("Authors' own assertions only", *other),
                    ("Only marsh-2020", *same),
                ),
            ),
        ),
        foot=("* Another answer than with all evidence.",),
    )
    assert str(found) == found.table().text()
    assert on(said(1)).table().foot == ()


def test_plain_values() -> None:
    """A program gets standards in words and answers, all of them fit for JSON."""
    plain = on(said(1), reed(2, disputes=True)).plain()
    assert json.loads(json.dumps(plain)) == plain
    assert (plain["typology"], plain["record"]) == ("kinds-of-group", "g")
    assert plain["steps"][0] == {
        "counts": ALL,
        "classes": {"near": "contested", "far": "fails"},
        "tips": [],
    }
    assert plain["steps"][-1] == {
        "counts": "only reed-2021",
        "classes": {"near": "fails", "far": "unknown"},
        "tips": ["near", "far"],
    }


def test_markup_is_shown_and_not_obeyed() -> None:
    """In a notebook, a name with markup is text."""
    record = group(name="<b>G</b>", scope=Scope.LOCAL)
    html = KINDS.sensitivity(record, book(record))._repr_html_()
    assert "&lt;b&gt;G" in html
    assert "<b>" not in html


@given(st.lists(evidence(), max_size=3).map(tuple))
def test_each_step_is_the_classification_under_its_standard(places: tuple[Evidence, ...]) -> None:
    """For any evidence, a step says what classifying under its standard says, and what tips."""
    record = group(
        scope=Scope.LOCAL,
        evidence=tuple(
            evolve(place, fields=tuple(name for name in place.fields if name == "scope"))
            for place in places
        ),
    )
    there = Casebook([record])
    found = KINDS.sensitivity(record, there)
    whole = KINDS.classify(record, there).truth
    assert found.steps[0].truth == whole
    for step in found.steps:
        truth = KINDS.classify(record, there, standard=step.standard).truth
        assert step.truth == truth
        assert step.tips == tuple(name for name in truth if truth[name] is not whole[name])
