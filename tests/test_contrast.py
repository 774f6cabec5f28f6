"""Contrasts: the classes side by side, who is in them, and on what evidence."""

import json
from typing import Any, cast

from hypothesis import given

import negotypes as nt
from negotypes import (
    Casebook,
    Criterion,
    EvidenceStandard,
    Scope,
    Structure,
    Truth,
    contrast,
    criterion,
    has,
)
from negotypes.layout import Section, Table
from negotypes.records import Typology as TypologyRecord
from negotypes.testing import casebooks, records
from negotypes.typologies import bound
from sample import BOOK, reed, said
from schemes import LOCAL, NATIONAL, SPLIT, grievance, group, one, scheme

BANDS = Casebook(
    [
        group("a", scope=Scope.LOCAL),
        group("b", scope=Scope.LOCAL, evidence=(said(3), reed(4, disputes=True))),
        group("c", scope=Scope.NATIONAL),
        group("d"),
        grievance("e", holder="c"),
    ]
)
KINDS = scheme(
    one("near", LOCAL, members=("c", "elsewhere"), evidence=(said(20),)),
    one("sore", NATIONAL & has("grievances"), defined=False),
    one("vague", members=("d",), evidence=(said(21),)),
)


def test_who_is_in_each_class() -> None:
    """In a class are those of whom it holds or is contested, and those that the source names."""
    found = contrast(KINDS, BANDS)
    assert [
        [(entry.record.id, entry.truth, entry.assigned) for entry in column.entries]
        for column in found.classes
    ] == [
        [
            ("a", Truth.HOLDS, False),
            ("b", Truth.CONTESTED, False),
            ("c", Truth.FAILS, True),
        ],
        [("c", Truth.HOLDS, False)],
        [("d", Truth.UNKNOWN, True)],
    ]
    assert [column.members for column in found.classes] == [("a",), ("c",), ()]
    assert [column.type_class for column in found.classes] == list(KINDS.classes)
    assert found.classes[0].entries[0].classification == KINDS.classify("a", BANDS)


def test_a_standard_can_be_set() -> None:
    """Under a standard, only what counts puts a record in a class; the source's word stays."""
    found = contrast(KINDS, BANDS, standard=EvidenceStandard(sources=("reed-2021",)))
    assert [[entry.record.id for entry in column.entries] for column in found.classes] == [
        ["c"],
        [],
        ["d"],
    ]


def test_whom_the_source_names_is_shown_outside_the_population() -> None:
    """What the source puts in a class stands there, also where the typology is not about it."""
    other = group("c", scope=Scope.NATIONAL, structure=Structure.CENTRALISED)
    kinds = scheme(one("near", LOCAL, members=("c",)), population=SPLIT)
    (column,) = contrast(kinds, Casebook([other])).classes
    assert [(entry.record.id, entry.truth, entry.assigned) for entry in column.entries] == [
        ("c", Truth.FAILS, True)
    ]


def test_the_table() -> None:
    """Each class has its definition, then its members with their evidence, or the source's."""
    found = contrast(KINDS, BANDS)
    assert found.table() == Table(
        title="Kinds of group: classes and members",
        head=("member", "by its criteria", "on what evidence"),
        sections=(
            Section(
                "Near",
                (
                    ("", "", "The groups called near."),
                    ("Group A", "holds", "marsh-2020 \u00b61"),
                    ("Group B", "contested", "marsh-2020 \u00b63\nagainst: reed-2021 \u00b64"),
                    ("Group C +", "fails", "marsh-2020 \u00b61"),
                ),
            ),
            Section(
                "Sore (not defined by the source)",
                (
                    ("", "", "The groups called sore."),
                    ("Group C", "holds", "marsh-2020 \u00b61, 2"),
                ),
            ),
            Section(
                "Vague",
                (
                    ("", "", "The groups called vague."),
                    ("Group D +", "unknown", "marsh-2020 \u00b621"),
                ),
            ),
        ),
        foot=("Marked +: the source itself puts it there.",),
    )
    assert str(found) == found.table().text()


def test_what_two_criteria_rest_on_is_cited_once() -> None:
    """Evidence that bears on several criteria of a class is not repeated."""
    criteria = (Criterion(id="near", summary="Near.", condition=LOCAL),)
    kinds = scheme(one("near", criterion("near") & ~NATIONAL), criteria=criteria)
    (column,) = contrast(kinds, Casebook([group("a", scope=Scope.LOCAL)])).classes
    assert [entry.record.id for entry in column.entries] == ["a"]
    plain = contrast(kinds, Casebook([group("a", scope=Scope.LOCAL)])).plain()
    assert plain["classes"][0]["members"][0]["evidence"] == ["marsh-2020 \u00b61"]


def test_plain_values() -> None:
    """A program gets ids, answers and citations, all of them fit for JSON."""
    plain: dict[str, Any] = contrast(KINDS, BANDS).plain()
    assert json.loads(json.dumps(plain)) == plain
    assert plain["typology"] == "kinds-of-group"
    assert plain["classes"][2] == {
        "class": "vague",
        "members": [
            {
                "record": "d",
                "truth": "unknown",
                "assigned": True,
                "evidence": ["marsh-2020 \u00b621"],
            }
        ],
    }


def test_markup_is_shown_and_not_obeyed() -> None:
    """In a notebook, a definition with markup is text."""
    html = contrast(scheme(one("near", LOCAL, definition="a <b>b</b>")), BANDS)._repr_html_()
    assert "A &lt;b&gt;b" in html
    assert "<b>" not in html


@given(casebooks(), records("typologies"))
def test_members_are_those_that_sorting_finds(there: Casebook, record: nt.Record) -> None:
    """For any typology, the members of a class are the records of which it holds."""
    for held in (there, BOOK):
        typology = bound(cast("TypologyRecord", record), held)
        found = contrast(typology, held)
        sorted_ = typology.classify_all()
        for column in found.classes:
            members = sorted_.members(column.type_class.id)
            assert column.members == tuple(member.id for member in members)
            contested = sorted_.members(column.type_class.id, "contested")
            assert {each.id for each in (*members, *contested)} <= {
                entry.record.id for entry in column.entries
            }
        assert str(found)
