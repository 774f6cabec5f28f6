"""What records are: values that say what they are called and how their evidence stands."""

import pickle
from typing import Any

import pytest
from attrs import evolve
from attrs.exceptions import FrozenInstanceError
from hypothesis import given

from negotypes.dates import When
from negotypes.records import (
    Attribution,
    Case,
    Demand,
    Evidence,
    NegotiationMode,
    Person,
    Record,
    Relation,
    Source,
    TypeClass,
    Typology,
)
from negotypes.testing import records
from negotypes.truth import Truth
from negotypes.vocabulary import (
    AttributionRole,
    CaseKind,
    Certainty,
    DemandKind,
    ModeDimension,
    RecordKind,
    RelationKind,
)

FOR = Evidence(
    source="survey-2020",
    paragraphs=(3, 5),
    anchor="three words here",
    attribution=(Attribution(who="ines-arden", role=AttributionRole.AUTHOR),),
    certainty=Certainty.ASSERTED,
)
AGAINST = evolve(FOR, disputes=True)
NAMED = evolve(FOR, fields=("period",))
NAMED_AGAINST = evolve(AGAINST, fields=("period",))
TIE = Relation(
    id="lake-front-fights-norland",
    subject="lake-front",
    kind=RelationKind.FIGHTS,
    object="norland",
    evidence=(FOR,),
)


@given(records())
def test_a_record_is_a_value(record: Record) -> None:
    """Records can be compared, hashed, pickled, and not changed."""
    again = pickle.loads(pickle.dumps(record))
    assert again == record
    assert hash(again) == hash(record)
    assert evolve(record) == record
    assert evolve(record, note="another remark") != record
    with pytest.raises(FrozenInstanceError):
        record.id = "another"  # type: ignore[misc]


@given(records())
def test_a_record_has_a_label_to_show(record: Record) -> None:
    """Every kind of record says what it is in a few words."""
    assert record.label
    assert "\n" not in record.label


@pytest.mark.parametrize(
    ("record", "label"),
    [
        (Record(id="x", evidence=()), "x"),
        (Source(id="x", title="Notes"), "Notes"),
        (Person(id="x", name="Bo Rask", summary="A fisherman.", evidence=()), "Bo Rask"),
        (TIE, "lake-front fights norland"),
        (
            Demand(
                id="x", summary="They go.", holder="y", asks=(DemandKind.WITHDRAWAL,), evidence=()
            ),
            "They go.",
        ),
        (
            NegotiationMode(
                id="x",
                name="by letter",
                dimension=ModeDimension.CHANNEL,
                definition="In writing.",
                defined=False,
                evidence=(),
            ),
            "by letter",
        ),
        (
            Case(
                id="x",
                name="Lake talks",
                summary="They talk.",
                kind=CaseKind.GROUP_GROUP,
                parties=("y",),
                evidence=(),
            ),
            "Lake talks",
        ),
        (
            Typology(
                id="x",
                name="Ways to meet",
                summary="Who carries the word.",
                holder="y",
                unit=RecordKind.MODES,
                classes=(TypeClass(id="a", name="a", definition="A.", defined=True),),
                evidence=(),
            ),
            "Ways to meet",
        ),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Record) else "",
)
def test_a_label_is_the_name_or_what_the_record_says(record: Record, label: str) -> None:
    """Name or title where there is one, otherwise the summary, the tie, or the id."""
    assert record.label == label


@pytest.mark.parametrize(
    ("evidence", "of_record", "of_period"),
    [
        ((), Truth.UNKNOWN, Truth.UNKNOWN),
        ((FOR,), Truth.HOLDS, Truth.HOLDS),
        ((AGAINST,), Truth.FAILS, Truth.FAILS),
        ((FOR, AGAINST), Truth.CONTESTED, Truth.CONTESTED),
        ((NAMED,), Truth.HOLDS, Truth.HOLDS),
        ((FOR, NAMED_AGAINST), Truth.HOLDS, Truth.CONTESTED),
        ((NAMED_AGAINST,), Truth.UNKNOWN, Truth.FAILS),
        ((NAMED, AGAINST), Truth.CONTESTED, Truth.CONTESTED),
    ],
)
def test_what_the_evidence_says_of_a_record_and_of_a_field(
    evidence: tuple[Evidence, ...], of_record: Truth, of_period: Truth
) -> None:
    """Support and dispute are counted apart; disputing one field does not dispute the record."""
    record = evolve(TIE, evidence=evidence)
    assert record.truth() is of_record
    assert record.truth("period") is of_period


def test_evidence_for_one_field_says_nothing_of_another() -> None:
    """What bears on the period is silent on the place."""
    assert evolve(TIE, evidence=(NAMED,)).truth("place") is Truth.UNKNOWN
    assert evolve(TIE, evidence=(FOR, NAMED_AGAINST)).truth("place") is Truth.HOLDS


def test_evidence_is_cited_by_source_and_paragraphs() -> None:
    """As a reader writes it."""
    assert FOR.citation == "survey-2020 ¶3, 5"
    assert evolve(FOR, paragraphs=(57,)).citation == "survey-2020 ¶57"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Source(id="x", title="Notes"), "Source(id='x', title='Notes')"),
        (
            Source(id="x", title="N", issued=When(edtf="2020"), paragraphs=3),
            "Source(id='x', title='N', issued=When(edtf='2020', printed=None), paragraphs=3)",
        ),
        (Person(id="x", name="Bo", evidence=()), "Person(id='x', evidence=(), name='Bo')"),
    ],
)
def test_a_record_shows_only_what_is_coded(value: Any, shown: str) -> None:
    """Fields at their defaults are left out."""
    assert repr(value) == shown
