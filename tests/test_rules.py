"""What must hold within one record, beyond the types of its fields."""

import pytest
from attrs import evolve
from hypothesis import given

from negotypes.records import (
    Argument,
    Attribution,
    Case,
    Dimension,
    Evidence,
    Person,
    Record,
    TypeClass,
    Typology,
)
from negotypes.records.rules import ANCHOR_WORDS, breaches
from negotypes.testing import evidence, records
from negotypes.vocabulary import (
    ArgumentScope,
    ArgumentSide,
    AttributionRole,
    CaseKind,
    Certainty,
    RecordKind,
)
from negotypes.vocabulary.faults import FaultCode

PLACE = Evidence(
    source="survey-2020",
    paragraphs=(3,),
    anchor="three words here",
    attribution=(Attribution(who="ines-arden", role=AttributionRole.AUTHOR),),
    certainty=Certainty.ASSERTED,
)
PERSON = Person(id="bo-rask", name="Bo Rask", evidence=(PLACE,))


def broken(record: Record) -> list[str]:
    """The ways to what breaks a rule."""
    return [".".join(map(str, path)) for path, *_ in breaches(record)]


@given(records())
def test_the_strategies_break_no_rule(record: Record) -> None:
    """What the public strategies make is valid."""
    assert not broken(record)


@given(evidence())
def test_evidence_of_the_strategies_suits_any_record(place: Evidence) -> None:
    """Evidence made for no record in particular can stand in every one."""
    assert not broken(evolve(PERSON, evidence=(place,)))


@pytest.mark.parametrize("words", range(1, 12))
def test_an_anchor_has_three_to_eight_words(words: int) -> None:
    """Fewer do not find the place, and more are a quotation."""
    place = evolve(PLACE, anchor=" ".join(["word"] * words))
    held = words not in range(3, 9)
    assert broken(evolve(PERSON, evidence=(place,))) == ["evidence.0.anchor"] * held
    assert (words in ANCHOR_WORDS) is not held


def test_words_are_counted_however_they_are_spaced() -> None:
    """Spaces of any kind and number separate words."""
    place = evolve(PLACE, anchor="  two\u00a0\u2003words ")
    (breach,) = breaches(evolve(PERSON, evidence=(place,)))
    assert breach[2].endswith("has 2 words")


def test_paragraphs_are_counted_from_one() -> None:
    """Zero is no paragraph; one is."""
    place = evolve(PLACE, paragraphs=(1, 0))
    assert broken(evolve(PERSON, evidence=(place,))) == ["evidence.0.paragraphs.1"]


def test_a_list_that_must_be_given_must_not_be_empty() -> None:
    """Evidence, its paragraphs and its voices are lists with something in them."""
    assert broken(evolve(PERSON, evidence=())) == ["evidence"]
    place = evolve(PLACE, paragraphs=(), attribution=())
    assert broken(evolve(PERSON, evidence=(PLACE, place))) == [
        "evidence.1.paragraphs",
        "evidence.1.attribution",
    ]


def test_a_list_that_may_be_left_out_may_be_empty() -> None:
    """Nothing coded in an optional list is nothing said."""
    assert not broken(evolve(PERSON, aliases=(), roles=()))


@pytest.mark.parametrize("name", ["absent", "inapplicable"])
def test_a_field_that_is_left_out_has_no_value(name: str) -> None:
    """A field cannot both have a value and be absent or inapplicable."""
    record = evolve(PERSON, summary="A fisherman.", **{name: ("died", "summary")})  # type: ignore[arg-type]
    assert broken(record) == [f"{name}.1"]


@pytest.mark.parametrize("name", ["id", "name", "evidence"])
def test_a_required_field_is_never_absent(name: str) -> None:
    """What must be given cannot be said not to be there."""
    assert broken(evolve(PERSON, absent=(name,))) == ["absent.0"]


def test_false_and_zero_are_values() -> None:
    """A field that is coded as false, or as 0, is coded."""
    case = Case(
        id="lake-truce",
        name="The truce on the lake",
        summary="They stop fighting.",
        kind=CaseKind.STATE_GROUP,
        parties=("norland", "lake-front"),
        precedent=False,
        absent=("precedent", "outcome"),
        evidence=(PLACE,),
    )
    assert broken(case) == ["absent.0"]
    argument = Argument(
        id="it-saves-lives",
        summary="It saves lives.",
        holder="ines-arden",
        side=ArgumentSide.FOR,
        scope=ArgumentScope.GENERAL,
        number=0,
        absent=("number",),
        evidence=(PLACE,),
    )
    assert broken(argument) == ["absent.0"]


def test_a_source_may_say_that_there_are_no_preconditions() -> None:
    """What the casebook fills in may be said to be absent as well."""
    case = Case(
        id="lake-truce",
        name="The truce on the lake",
        summary="They stop fighting.",
        kind=CaseKind.STATE_GROUP,
        parties=("norland",),
        absent=("preconditions",),
        evidence=(PLACE,),
    )
    assert not broken(case)


@pytest.mark.parametrize("name", ["label", "truth", "nme", "x"])
def test_only_fields_can_be_named(name: str) -> None:
    """Names of fields are checked, and what is merely a property of the class is no field."""
    assert broken(evolve(PERSON, absent=(name,))) == ["absent.0"]
    assert broken(evolve(PERSON, inapplicable=(name,))) == ["inapplicable.0"]
    place = evolve(PLACE, fields=("name", name))
    assert broken(evolve(PERSON, evidence=(place,))) == ["evidence.0.fields.1"]


def test_a_near_miss_is_suggested_and_otherwise_all_fields_are_listed() -> None:
    """The message says what could have been meant."""
    (near,) = breaches(evolve(PERSON, absent=("nme",)))
    assert near[1:] == (
        FaultCode.NO_SUCH_FIELD,
        "Person has no field 'nme'",
        "did you mean 'name'?",
    )
    (far,) = breaches(evolve(PERSON, absent=("xyz",)))
    assert far[3] is not None
    assert far[3].startswith("expected 'id', 'evidence', ")


def typology(*classes: TypeClass) -> Typology:
    """A typology of these classes."""
    return Typology(
        id="ways-to-meet",
        name="Ways to meet",
        summary="Who carries the word.",
        holder="ines-arden",
        unit=RecordKind.MODES,
        classes=classes,
        evidence=(PLACE,),
    )


DIRECT = TypeClass(id="direct", name="direct", definition="The parties meet.", defined=True)


def test_evidence_within_a_part_is_held_to_the_same_rules() -> None:
    """Evidence of a class of a typology is checked, and names fields of that class."""
    place = evolve(PLACE, anchor="two words", paragraphs=(0,), fields=("members", "exclusive"))
    assert broken(typology(evolve(DIRECT, evidence=(PLACE, place)))) == [
        "classes.0.evidence.1.anchor",
        "classes.0.evidence.1.paragraphs.0",
        "classes.0.evidence.1.fields.1",
    ]


def test_parts_with_ids_differ_in_them() -> None:
    """Two classes, or two dimensions, of one typology do not share an id."""
    other = evolve(DIRECT, id="mediated")
    assert not broken(typology(DIRECT, other))
    again = evolve(DIRECT, name="again")
    assert broken(typology(DIRECT, other, again, again)) == ["classes.2.id", "classes.3.id"]
    speed = Dimension(id="speed", name="speed", definition="How fast.")
    twice = evolve(typology(DIRECT), dimensions=(speed, evolve(speed, name="pace")))
    assert broken(twice) == ["dimensions.1.id"]
