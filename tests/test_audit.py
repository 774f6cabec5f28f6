"""Audits: each thing that a typology is asked to be passes, fails, or cannot be told."""

from typing import Any

import pytest
from hypothesis import given

import negotypes as nt
from negotypes import Criterion, Dimension, Typology, UnknownId, criterion, field, has
from negotypes.layout import Section, Table
from negotypes.records import Typology as TypologyRecord
from negotypes.testing import records
from negotypes.typologies import audit, bound, proof
from schemes import LOCAL, NATIONAL, SPLIT, one, scheme

REACH = Dimension(id="reach", name="Reach", definition="How far it reaches.")
UNITY = Dimension(id="unity", name="Unity", definition="Whether it is one.")
NEAR = Criterion(id="near", summary="It is local.", condition=LOCAL, dimension="reach")
CLASSES = one("close", criterion("near")), one("wide", ~criterion("near"))
SOUND: dict[str, Any] = {
    "concept": "armed group",
    "dimensions": (REACH,),
    "criteria": (NEAR,),
    "exclusive": True,
    "exhaustive": True,
}


def of(*classes: nt.TypeClass, **fields: Any) -> nt.Audit:
    """The audit of a sound typology that is changed so."""
    return scheme(*(classes or CLASSES), **(SOUND | fields)).audit()


def test_a_sound_typology_passes() -> None:
    """A typology that is all that is asked passes, and the remarks say why."""
    found = of()
    assert found.passed is True
    assert found.failed == ()
    assert [(check.name, check.passed, check.remark) for check in found.checks] == [
        ("overarching concept", True, "the classes are kinds of: armed group"),
        ("row and column variables", True, "variables: Reach"),
        ("types defined", True, "the source defines every class"),
        ("every cell typed", True, "0 of 2 cells that can be have no class"),
        ("exclusive", True, "claimed by the typology; proven"),
        ("exhaustive", True, "claimed by the typology; proven"),
        ("one scale", True, "all classes are told apart by: Reach"),
    ]


FAILURES: list[tuple[str, tuple[nt.TypeClass, ...], dict[str, Any], str]] = [
    ("overarching concept", (), {"concept": None}, "no concept is named"),
    (
        "row and column variables",
        (),
        {"dimensions": (), "criteria": (Criterion(id="near", summary="L.", condition=LOCAL),)},
        "no variable is named; on no named variable: near",
    ),
    (
        "row and column variables",
        (),
        {"dimensions": (REACH, UNITY)},
        "variables: Reach, Unity; no criterion on: Unity",
    ),
    (
        "row and column variables",
        (one("close", criterion("near") & SPLIT), one("vague")),
        {},
        "variables: Reach; classes ask what is no named criterion",
    ),
    (
        "types defined",
        (*CLASSES, one("vague", defined=False)),
        {},
        "used without a definition: Vague; without criteria: Vague",
    ),
    ("types defined", (*CLASSES, one("vague")), {}, "without criteria: Vague"),
    (
        "types defined",
        (one("close", criterion("near"), defined=False),),
        {},
        "used without a definition: Close",
    ),
    (
        "every cell typed",
        (one("close", criterion("near")),),
        {},
        "1 of 2 cells that can be have no class",
    ),
    (
        "every cell typed",
        (*CLASSES, one("never", criterion("near") & ~criterion("near")), one("vague")),
        {},
        "0 of 2 cells that can be have no class; in no cell: Never, Vague",
    ),
    (
        "exclusive",
        (one("close", criterion("near")), one("split", SPLIT)),
        {},
        "claimed by the typology; counterexample: a record of which this is so falls in the "
        "classes close and split: scope is Local; structure is Split",
    ),
    (
        "exhaustive",
        (one("close", criterion("near")),),
        {"exhaustive": None},
        "not claimed by the typology; counterexample: a record of which this is so falls in no "
        "class: scope is another than those asked about",
    ),
    (
        "exhaustive",
        (one("close", LOCAL), one("wide", NATIONAL)),
        {"exhaustive": False},
        "denied by the typology; counterexample: a record of which this is so falls in no class: "
        "scope is another than those asked about",
    ),
]


@pytest.mark.parametrize(("name", "classes", "fields", "remark"), FAILURES)
def test_each_check_can_fail(
    name: str, classes: tuple[nt.TypeClass, ...], fields: dict[str, Any], remark: str
) -> None:
    """What is not as it is asked fails, and the remark says in what respect."""
    found = of(*classes, **fields)
    assert (found[name].passed, found[name].remark) == (False, remark)
    assert found[name] in found.failed
    assert found.passed is False


def test_criteria_of_the_coders_are_counted_and_do_not_fail() -> None:
    """That the source leaves it open how to tell is said, and held against nobody."""
    ours = Criterion(id="near", summary="L.", condition=LOCAL, dimension="reach", ours=True)
    check = of(criteria=(ours,))["types defined"]
    assert (check.passed, check.remark) == (True, "1 of 1 criteria are the coders'")


@pytest.mark.parametrize(
    ("classes", "remark"),
    [
        (
            (one("close", criterion("near")), one("split", SPLIT), one("vague")),
            "classes are told apart by different variables "
            "(Close: Reach; Split: structure; Vague: none)",
        ),
        (
            (one("loose", criterion("loose")), one("close", criterion("near") & has("goals"))),
            "classes are told apart by different variables "
            "(Loose: loose; Close: Reach, nt.has('goals'))",
        ),
        ((one("vague"),), "classes are told apart by different variables (Vague: none)"),
    ],
)
def test_classes_on_different_scales(classes: tuple[nt.TypeClass, ...], remark: str) -> None:
    """Classes that are told apart by different variables are not values of one scale."""
    loose = Criterion(id="loose", summary="Is loose.", condition=field("form") == "network")
    check = of(*classes, criteria=(NEAR, loose))["one scale"]
    assert (check.passed, check.remark) == (False, remark)


def test_what_is_too_large_cannot_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a property space is too large, nobody can tell, and the audit does not pass."""

    def too_large(*_: object) -> None:
        raise nt.TooLarge("so many cells")

    monkeypatch.setattr(audit, "lay_out", too_large)
    monkeypatch.setattr(audit, "prove", too_large)
    found = of()
    assert [(check.name, check.remark) for check in found.checks if check.passed is None] == [
        ("every cell typed", "so many cells"),
        ("exclusive", "claimed by the typology; so many cells"),
        ("exhaustive", "claimed by the typology; so many cells"),
    ]
    assert found.passed is False
    assert found.failed == ()
    assert "cannot be told" in str(found)


def test_what_cannot_be_needs_no_class() -> None:
    """A cell that cannot be is not counted as one without a class."""
    found = of(one("close", criterion("near")), impossible=(~criterion("near"),))
    assert found["every cell typed"].remark == "0 of 1 cells that can be have no class"
    assert found["exhaustive"].passed is True


def test_a_check_that_is_not_there() -> None:
    """A check is asked for by its name; another name is an error that names the nearest."""
    assert of()["one scale"].name == "one scale"
    with pytest.raises(UnknownId, match="did you mean 'exclusive'"):
        of()["exklusive"]


def test_the_table() -> None:
    """The checks stand one below the other, with yes or no and what was found."""
    found = of(concept=None)
    assert found.table() == Table(
        "Kinds of group: audit",
        ("asked", "", "found"),
        (
            Section(
                "",
                (
                    ("overarching concept", "no", "no concept is named"),
                    ("row and column variables", "yes", "variables: Reach"),
                    ("types defined", "yes", "the source defines every class"),
                    ("every cell typed", "yes", "0 of 2 cells that can be have no class"),
                    ("exclusive", "yes", "claimed by the typology; proven"),
                    ("exhaustive", "yes", "claimed by the typology; proven"),
                    ("one scale", "yes", "all classes are told apart by: Reach"),
                ),
            ),
        ),
    )
    assert str(found) == found.table().text()
    html = of(concept="<b>group</b>")._repr_html_()
    assert "&lt;b&gt;group" in html
    assert "<b>" not in html


@given(records("typologies"))
def test_any_typology_can_be_audited(record: nt.Record) -> None:
    """For any typology, the audit says of all seven things what the proof and the space say."""
    typology: Typology = bound(_typology(record), None)
    found = typology.audit()
    proven = proof.prove(typology)
    assert len(found.checks) == 7
    assert found["exclusive"].passed is proven.exclusive
    assert found["exhaustive"].passed is proven.exhaustive
    assert str(found)


def _typology(record: nt.Record) -> TypologyRecord:
    assert isinstance(record, TypologyRecord)
    return record
