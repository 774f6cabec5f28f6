"""A dossier: every record that names one record, apart from those in which it is only heard."""

from collections.abc import Iterator
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from negotypes import (
    AmbiguousName,
    Casebook,
    Dossier,
    Record,
    RecordKind,
    UnknownId,
)
from negotypes.records.fields import describe
from negotypes.testing import casebooks
from sample import BOOK, RECORDS

FRONT = BOOK.about("river-front")


def ids(book: Casebook) -> list[str]:
    """The ids of all records, in order."""
    return sorted(record.id for record in book.records)


def test_a_dossier_has_every_record_that_names_its_subject() -> None:
    """Whoever holds, addresses, answers, fights or is one of the parties is named by a record."""
    assert ids(FRONT) == [
        "front-demand-release",
        "front-fights-norland",
        "front-grievance-water",
        "front-open",
        "front-precondition-withdrawal",
        "league-rival-of-front",
        "marsh-on-motives",
        "norland-refuses",
        "reed-doubt-1",
        "risk-of-respite",
        "river-meeting",
        "river-talks",
    ]
    assert FRONT.subject is BOOK.actors["river-front"]


@pytest.mark.parametrize(
    ("subject", "named"),
    [
        (
            "River talks",
            [
                "dam-opened",
                "front-demand-release",
                "front-open",
                "front-precondition-withdrawal",
                "kinds-of-truce",
                "reed-doubt-1",
                "river-meeting",
                "river-offer",
                "river-rumour",
            ],
        ),
        ("quiet talks", ["front-open", "marsh-answer", "river-meeting", "river-talks"]),
        ("Talking on the River", ["problem-year"]),
        ("front-fights-norland", ["problem-year"]),
        ("reed-doubt-1", ["marsh-answer"]),
        ("dam-opened", []),
    ],
)
def test_a_dossier_may_be_about_any_record(subject: str, named: list[str]) -> None:
    """Cases, modes, texts, relations and arguments have dossiers as actors do."""
    assert ids(BOOK.about(subject)) == named


def test_what_is_only_heard_is_kept_apart() -> None:
    """A source, or a voice in the evidence, is not what a record is about."""
    reed = BOOK.about("ben-reed")
    assert ids(reed) == ["reed-2021", "reed-doubt-1", "risk-of-respite"]
    assert ids(reed.voiced) == [
        "ben-reed",
        "envoy",
        "front-open",
        "hill-league",
        "hill-talks",
        "league-rival-of-front",
        "reed-doubt-1",
        "risk-of-respite",
        "river-front",
        "river-offer",
        "river-rumour",
        "river-talks",
        "sudmark-backs-league",
    ]
    assert ids(BOOK.about("reed-2021").voiced) == ids(reed.voiced)
    assert ids(BOOK.about("envoy")) == ["river-meeting"]
    assert ids(BOOK.about("envoy").voiced) == ["river-offer"]
    assert ids(FRONT.voiced) == []


def test_evidence_for_a_part_is_evidence() -> None:
    """Whoever is heard only on one class of a typology is heard on the typology."""
    assert "kinds-of-truce" in BOOK.about("marsh-2020").voiced


@pytest.mark.parametrize("name", ["river-front", "River Front", "rf", BOOK.actors["river-front"]])
def test_the_subject_is_given_by_any_name_or_itself(name: str | Record) -> None:
    """A dossier is asked for as a record is."""
    assert BOOK.about(name) == FRONT


def test_a_dossier_needs_one_subject() -> None:
    """There is no dossier about nobody, nor about two."""
    with pytest.raises(UnknownId, match="did you mean 'norland'"):
        BOOK.about("norlund")
    with pytest.raises(AmbiguousName, match="'hill-league' or 'river-front'"):
        BOOK.about("the Front")


def test_a_dossier_is_a_casebook() -> None:
    """Its collections are asked as those of the casebook are, by the names of all records."""
    assert FRONT.positions.where(holder="Norland").ids == ("norland-refuses",)
    assert FRONT.positions.where(holder="Hill League").ids == ()
    assert FRONT.positions.coded(stance="open", holder="RF").ids == ("front-open",)
    assert FRONT.relations.values("kind") == ("fights", "rival-of")
    assert FRONT.episodes["river-meeting"] is BOOK.episodes["river-meeting"]
    assert FRONT.cases["river-talks"] == BOOK.cases["river-talks"]
    assert FRONT.voiced.whole is FRONT.whole is BOOK
    assert FRONT.name("norland") == FRONT.voiced.name("norland") == "Norland"
    assert "norland" not in FRONT
    assert len(FRONT) == 12
    assert repr(FRONT).startswith("<Dossier on 'River Front': Casebook: 2 relations, 1 grievance,")


def test_references_in_a_dossier_reach_all_records() -> None:
    """A record in a dossier is linked to records that are not in it."""
    case = FRONT.resolve("river-talks")
    assert [party.name for party in case.parties] == ["Norland", "River Front"]
    assert [step.id for step in case.episodes] == ["river-offer", "river-meeting", "river-rumour"]


def test_a_dossier_as_of_a_date() -> None:
    """A dossier can be narrowed to a date, and a casebook as of a date has dossiers."""
    assert ids(FRONT.at("2012")) == ids(BOOK.at("2012").about("RF"))
    assert "front-fights-norland" not in FRONT.at("2012")
    assert "front-fights-norland" in FRONT.at("2013")
    steps = FRONT.at("2013").cases["river-talks"].episodes
    assert steps == ("river-offer", "river-rumour")


def test_a_dossier_of_a_record_from_elsewhere() -> None:
    """A record that the casebook does not hold can be asked about all the same."""
    stranger = evolve(BOOK.actors["norland"], id="elsewhere")
    assert ids(BOOK.about(stranger)) == []
    assert BOOK.about(stranger).subject is stranger


def test_a_dossier_prints_as_a_table() -> None:
    """Records are listed kind by kind with names, ids and paragraphs; what is in doubt says so."""
    assert str(BOOK.about("sudmark")) == (
        "Sudmark\n"
        "=======\n"
        "\n"
        "Relations\n"
        "Sudmark backs Hill League (from 2017 on) [sudmark-backs-league]  contested  "
        "marsh-2020 \u00b614\n" + " " * 76 + "against: reed-2021 \u00b65"
    )
    assert str(BOOK.about("dam-opened")) == "A dam is opened.\n================"
    lines = str(BOOK.about("river-talks")).splitlines()
    assert [line for line in lines if line.istitle() and "[" not in line] == [
        "Demands",
        "Preconditions",
        "Positions",
        "Arguments",
        "Episodes",
        "Events",
        "Typologies",
    ]


def test_a_dossier_tells_in_how_many_records_its_subject_is_heard() -> None:
    """What is left out of the list is counted below it."""
    said = "Records of which it is a source, or a voice in their evidence"
    assert str(BOOK.about("envoy")).endswith(f"\n\n{said}: 1")
    assert said not in str(FRONT)


def test_a_dossier_renders_in_a_notebook() -> None:
    """The same table is given as HTML."""
    html = FRONT._repr_html_()
    assert html == FRONT.table().notebook()
    assert "<caption>River Front</caption>" in html
    assert "Hill League rival of River Front" in html


def naming(part: Any, subject: str, *, heard: bool = False) -> Iterator[bool]:
    """For every place in a record that names the subject, whether it is in evidence."""
    for name, field in describe(type(part)).items():
        value = getattr(part, name)
        if field.derived or value is None:
            continue
        for item in value if field.many else (value,):
            if field.is_part:
                yield from naming(item, subject, heard=heard or name == "evidence")
            elif field.ref and item == subject:
                yield heard


@given(casebooks().filter(len), st.data())
def test_a_dossier_agrees_with_a_scan(book: Casebook, data: st.DataObject) -> None:
    """For any casebook and record, a dossier has what looking at every record finds, no more."""
    subject = data.draw(st.sampled_from(list(book.records)))
    dossier = book.about(subject)
    places = {record.id: list(naming(record, subject.id)) for record in book.records}
    assert ids(dossier) == sorted(i for i, heard in places.items() if False in heard)
    assert ids(dossier.voiced) == sorted(i for i, heard in places.items() if True in heard)
    assert str(dossier)
    for kind in RecordKind:
        held = [record.id for record in book.collection(kind) if record in dossier]
        assert list(dossier.collection(kind).ids) == held


def test_every_record_of_the_sample_has_a_dossier() -> None:
    """Each record can be asked about, and its dossier is of the casebook it was asked of."""
    for record in RECORDS:
        dossier = BOOK.about(record)
        assert isinstance(dossier, Dossier)
        assert dossier.whole is BOOK
        assert all(other in BOOK for other in dossier.records)
