"""Two coders of one text: every figure can be worked out by hand, and nothing is left unsaid."""

import json
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings

import negotypes as nt
from coders import ANN, BEN
from negotypes import (
    Agreement,
    Casebook,
    FieldAgreement,
    Level,
    MeasurementLevel,
    Record,
    Relation,
    RelationKind,
    agreement,
)
from negotypes.coders.levels import fields_asked
from negotypes.coders.values import shown
from negotypes.testing import casebooks
from sample import BOOK

FOUND = agreement(ANN, BEN, resamples=200)


def counts(line: FieldAgreement) -> tuple[int, int, int, int]:
    """Coded by both, by the first only, by the second only, by nobody."""
    return line.both, line.first_only, line.second_only, line.neither


def test_the_records_are_paired() -> None:
    """By id, by name and by place; what is left over is named."""
    ways = {pair.first.id: (pair.second.id, pair.by) for pair in FOUND.pairing.pairs}
    assert ways == {
        "marsh-2020": ("marsh-2020", "id"),
        "hill-league": ("league", "name"),
        "p1": ("p1", "id"),
        "p2": ("p2", "id"),
        "p3": ("p3", "id"),
        "p4": ("talks-in-spring", "place"),
    }
    assert [record.id for record in FOUND.pairing.first_only] == ["p9"]
    assert FOUND.pairing.first_share == 100 * 6 / 7


def test_one_value() -> None:
    """Three of four alike; 3 open, 2 refuse, 3 conditional make 21 unlike pairs of 28."""
    line = FOUND.line("positions.stance")
    assert counts(line) == (4, 0, 0, 0)
    assert (line.level, line.units, line.equal, line.percent) == ("nominal", 4, 3, 75)
    assert line.alpha.value == pytest.approx(1 - 7 * 1 / 21)
    assert line.alpha.interval is not None
    (one,) = line.disagreements
    assert (one.pair.first.id, one.first, one.second) == ("p3", ("open",), ("conditional",))
    assert one.citations == (("marsh-2020 \u00b613",), ("marsh-2020 \u00b613",))


def test_many_values() -> None:
    """One of two alike; the other shares one of two issues: distance 1 - 1/2 * 2/3 = 2/3."""
    line = FOUND.line("positions.issues")
    assert counts(line) == (2, 0, 1, 1)
    assert (line.level, line.percent) == ("set", 50)
    # Three times prisoners, once both: three pairs at 2/3. Observed is one.
    assert line.alpha.value == pytest.approx(1 - 3 * (2 / 3) / (3 * 2 / 3))
    (one,) = line.disagreements
    assert (one.first, one.second) == (("prisoners", "truce"), ("prisoners",))
    (one,) = line.one_sided
    assert (one.pair.first.id, one.first, one.second) == ("p3", (), ("truce",))


def test_nothing_is_said_in_three_ways() -> None:
    """Not coded is missing; that there is nothing, and that it cannot be, are values, and two."""
    line = FOUND.line("positions.public")
    assert counts(line) == (2, 0, 1, 1)
    # Twice yes, once absent, once inapplicable: five unlike pairs.
    assert line.alpha.value == pytest.approx(1 - 3 * 1 / 5)
    (one,) = line.disagreements
    assert (one.first, one.second) == (("(absent)",), ("(inapplicable)",))
    (one,) = line.one_sided
    assert (one.first, one.second) == ((), ("no",))


def test_references_are_compared_as_the_first_names_them() -> None:
    """The League under another id is the same holder; Norland is another."""
    line = FOUND.line("positions.holder")
    assert line.percent == 75
    (one,) = line.disagreements
    assert (one.first, one.second) == (("hill-league",), ("norland",))


def test_dates_and_places_are_compared_for_what_they_are() -> None:
    """Not by the words in which a text gives a date, nor by case and accents."""
    assert FOUND.line("positions.period").percent == 100
    assert FOUND.line("positions.places").percent == 100
    assert FOUND.line("positions.places").alpha.reason == "no variation"


def test_fields_of_one_kind_of_actor_stand_apart() -> None:
    """The form of a state and that of a group have different terms."""
    line = FOUND.line("armed-group.scope")
    assert (line.kind, line.group, line.field) == ("actors", "armed-group", "scope")
    assert line.percent == 0
    assert "state.form" not in {line.name for line in FOUND.lines}
    assert FOUND.line("actors.kind").percent == 100


def test_an_actor_may_be_taken_for_another_kind() -> None:
    """Then the kind differs, and what only one kind of actor has is not compared."""
    second = nt.Organization(id="hill-league", name="Hill League", evidence=())
    found = agreement(ANN, Casebook([second]), resamples=0)
    (one,) = found.line("actors.kind").disagreements
    assert (one.first, one.second) == (("armed-group",), ("organization",))
    assert {line.group for line in found.lines} == {"actors"}


def test_evidence() -> None:
    """The paragraphs that are cited, who says it, how surely, and for or against."""
    assert FOUND.line("positions.evidence").alpha.value == 1
    line = FOUND.line("positions.evidence.certainty")
    assert (line.level, line.units, line.equal) == ("set", 4, 2)
    # Six times asserted, once reported, once normative: 13 unlike pairs, two observed.
    assert line.alpha.value == pytest.approx(1 - 7 * 2 / 13)
    assert {one.citations for one in line.disagreements} == {
        (("marsh-2020 \u00b612",),) * 2,
        (("marsh-2020 \u00b613",),) * 2,
    }
    assert FOUND.line("positions.evidence.attribution").percent == 100
    assert FOUND.line("positions.evidence.disputes").percent == 100


def test_terms_in_their_order() -> None:
    """Asserted and reported are neighbours; asserted and normative are six ranks apart."""
    found = agreement(ANN, BEN, levels={"evidence.certainty": "ordinal"}, resamples=0)
    line = found.line("positions.evidence.certainty")
    # In a line of eight, six asserted have the place 3, reported 6.5 and normative 7.5.
    squares = [(6.5 - 3) ** 2, (7.5 - 3) ** 2, (7.5 - 6.5) ** 2]
    total = 6 * squares[0] + 6 * squares[1] + squares[2]
    assert line.level is MeasurementLevel.ORDINAL
    assert line.alpha.value == pytest.approx(1 - 7 * (squares[0] + squares[1]) / total)
    assert found.line("actors.evidence.certainty").level == "ordinal"


def test_a_field_of_one_kind_comes_before_that_of_all() -> None:
    """A level may be given for a field wherever it is, and for one kind of record."""
    levels = {"evidence.certainty": "nominal", "positions.evidence.certainty": "ordinal"}
    found = agreement(ANN, BEN, levels=levels, resamples=0)
    assert found.line("positions.evidence.certainty").level == "ordinal"
    assert found.line("actors.evidence.certainty").level == "nominal"


def test_what_has_no_place_on_a_level_is_set_aside_and_said() -> None:
    """That there is nothing stands in no order, nor do several values."""
    found = agreement(ANN, BEN, levels={"public": "ordinal", "issues": "ordinal"}, resamples=0)
    public, issues = found.line("positions.public"), found.line("positions.issues")
    assert (public.both, public.aside, public.units, public.percent) == (2, 1, 1, 100)
    assert (issues.both, issues.aside, issues.units, issues.percent) == (2, 1, 1, 100)
    assert len(issues.disagreements) == 1
    shows = "positions.issues: 1 of 2 records left out, as they have no one value on the level"
    assert shows in " ".join(str(found).split())


def test_sets_may_be_compared_as_wholes() -> None:
    """On the nominal level they are the same or not."""
    found = agreement(ANN, BEN, levels={"issues": "nominal"}, resamples=0)
    assert found.line("positions.issues").alpha.value == pytest.approx(1 - 3 * 1 / 3)


def numbered(*numbers: int | None) -> Casebook:
    """Arguments with these numbers."""
    (model,) = BOOK.arguments.where(id="reed-doubt-1")
    return Casebook(evolve(model, id=f"a{row}", number=n) for row, n in enumerate(numbers))


def test_numbers_may_be_ratios() -> None:
    """The numbers of a list are 1 and 1, 2 and 4: one pair at (2/6) squared is observed."""
    found = agreement(
        numbered(1, 2, None), numbered(1, 4, 3), levels={"number": "ratio"}, resamples=0
    )
    line = found.line("arguments.number")
    assert counts(line) == (2, 0, 1, 0)
    expected = 2 * (1 / 3) ** 2 + 2 * (3 / 5) ** 2 + (2 / 6) ** 2
    assert line.alpha.value == pytest.approx(1 - 3 * (2 / 6) ** 2 / expected)


def test_parts_are_compared_whole() -> None:
    """A participant is who, in which role, how many and for whom; words of one's own are not."""
    (meeting,) = BOOK.episodes.where(id="river-meeting")
    envoy, state = meeting.participants
    other = evolve(meeting, participants=(state, evolve(envoy, on_behalf_of=None)))
    found = agreement(Casebook([meeting]), Casebook([other]), resamples=0)
    (one,) = found.disagreements
    both = "actor: norland; role: party; number: 3"
    assert one.first == ("actor: envoy; role: emissary; on_behalf_of: river-front", both)
    assert one.second == ("actor: envoy; role: emissary", both)
    # Sets of two with one part in common: 1 - 1/3 * 1/3; the only pair there is.
    assert found.line("episodes.participants").alpha.value == pytest.approx(0)
    (coded,) = BOOK.assessments
    reworded = evolve(coded, findings=tuple(evolve(f, summary="So.") for f in coded.findings))
    assert agreement(Casebook([coded]), Casebook([reworded]), resamples=0).disagreements == ()


def test_a_voice_is_shown_without_what_is_usual() -> None:
    """Not anonymous, not coerced, not at second hand: nothing need be said of it."""
    (line,) = (a for a in fields_asked() if a.name == "positions.evidence.attribution")
    answer = line.question.answer(ANN.positions["p1"], str)
    assert shown(answer) == ("who: ada-marsh; role: author",)


def test_free_words_are_not_compared_and_listed() -> None:
    """They are told by the field and the kind of record."""
    assert "positions.summary" in FOUND.uncompared
    assert "sources.title" in FOUND.uncompared
    assert "positions.evidence.anchor" in FOUND.uncompared
    asked = {line.name for line in FOUND.lines}
    assert asked & set(FOUND.uncompared) == set()
    fields = {name.partition(".")[2].partition(".")[0] for name in (*FOUND.uncompared, *asked)}
    told = set(nt.Position.__annotations__) | {"summary", "evidence", "note"}
    assert told <= fields


def test_a_casebook_agrees_with_itself() -> None:
    """In every field, whatever the level."""
    found = agreement(BOOK, BOOK, resamples=10)
    assert {line.percent for line in found.lines if line.both} == {100}
    assert {line.alpha.value for line in found.lines} == {1, None}
    assert found.disagreements == ()
    assert not any(line.one_sided for line in found.lines)


@settings(max_examples=20)
@given(casebooks(), casebooks())
def test_who_is_first_does_not_matter(a: Casebook, b: Casebook) -> None:
    """The figures are the same, the counts change sides, and JSON can hold all of it."""
    there, back = agreement(a, b, resamples=0), agreement(b, a, resamples=0)
    assert [line.name for line in there.lines] == [line.name for line in back.lines]
    for one, other in zip(there.lines, back.lines, strict=True):
        assert (one.both, one.equal, one.neither) == (other.both, other.equal, other.neither)
        assert (one.first_only, one.second_only) == (other.second_only, other.first_only)
        assert one.alpha.value == pytest.approx(other.alpha.value, abs=1e-9)
    json.dumps(there.plain())
    assert str(there)


# --- Wrong use ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("levels", "error", "message"),
    [
        ({"stanze": "nominal"}, nt.UnknownField, "no field 'stanze' that is compared; did you me"),
        ({"summary": "nominal"}, nt.UnknownField, "no field 'summary' that is compared; "),
        ({"zzz": "nominal"}, nt.UnknownField, "expected one such as 'positions.stance'"),
        ({"stance": "ordnal"}, nt.UnknownValue, "did you mean 'ordinal'"),
        (
            {"stance": "ratio"},
            nt.UnknownValue,
            "the values of 'positions.stance' cannot be 'ratio'; expected 'nominal' or 'ordinal'",
        ),
        ({"positions.holder": "ordinal"}, nt.UnknownValue, "expected 'nominal'"),
        ({"parties": "ordinal"}, nt.UnknownValue, "expected 'set' or 'nominal'"),
        ({"stance": "set"}, nt.UnknownValue, "'positions.stance' cannot be 'set'"),
    ],
)
def test_a_level_must_fit_the_field(
    levels: dict[str, str], error: type[Exception], message: str
) -> None:
    """It is refused before anything is worked out, also where no record has the field."""
    with pytest.raises(error) as caught:
        agreement(Casebook(), Casebook(), levels=levels)
    assert message in str(caught.value)


def test_an_interval_must_be_possible() -> None:
    """Also where there is nothing to draw from."""
    with pytest.raises(nt.UnknownValue, match="-5 is no number of resamples"):
        agreement(Casebook(), Casebook(), resamples=-5)
    with pytest.raises(nt.UnknownValue, match="2 is no confidence"):
        agreement(Casebook(), Casebook(), confidence=2)


@pytest.mark.parametrize("wrong", ["coder-a/", None, list(BOOK.records)])
def test_only_casebooks_are_compared(wrong: Any) -> None:
    """A folder has to be read first."""
    with pytest.raises(TypeError, match=r"expected two casebooks, such as nt\.read gives"):
        agreement(BOOK, wrong)


def test_a_line_is_asked_for_by_its_name() -> None:
    """The nearest is named where there is one."""
    with pytest.raises(nt.UnknownField) as caught:
        FOUND.line("position.stance")
    assert "did you mean 'positions.stance'" in str(caught.value)
    with pytest.raises(nt.UnknownField) as caught:
        Agreement(FOUND.pairing, ()).line("x")
    assert str(caught.value) == "no line 'x'"


def test_relations_have_one_place() -> None:
    """It is compared as the places of other records are."""

    def tie(place: str) -> Record:
        return Relation(
            id="tie",
            subject="a",
            kind=RelationKind.FIGHTS,
            object="b",
            place=place,
            level=Level.TACTICAL,
            evidence=(),
        )

    found = agreement(Casebook([tie("The Delta")]), Casebook([tie("the delta")]), resamples=0)
    assert found.line("relations.place").percent == 100
