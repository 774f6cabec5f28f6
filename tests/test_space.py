"""Property spaces: every combination has its cell, and every cell says what it is and holds."""

import json
from math import prod
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

import negotypes as nt
from negotypes import (
    Casebook,
    Criterion,
    RecordKind,
    Scope,
    Structure,
    TooLarge,
    Truth,
    Typology,
    criterion,
    field,
    has,
)
from negotypes.layout import Section, Table
from negotypes.records import Typology as TypologyRecord
from negotypes.testing import records
from negotypes.typologies import bound, space
from sample import BOOK, reed, said
from schemes import CENTRAL, LOCAL, NATIONAL, SPLIT, group, one, scheme

NEAR = Criterion(id="near", summary="Its scope is local.", condition=LOCAL)
FAR = Criterion(id="far", summary="Its scope is national.", condition=NATIONAL)
DIVIDED = Criterion(id="divided", summary="It is split.", condition=SPLIT)
BANDS = Casebook(
    [
        group("a", scope=Scope.LOCAL, structure=Structure.SPLIT),
        group("b", scope=Scope.LOCAL, structure=Structure.SPLIT),
        group("c", scope=Scope.NATIONAL, structure=Structure.CENTRALISED),
        group("d", scope=Scope.LOCAL),
        group("e"),
    ]
)


def grid(**fields: Any) -> Typology:
    """A typology of two criteria with two classes."""
    return scheme(
        one("gang", criterion("near") & criterion("divided")),
        one("army", ~criterion("near") & ~criterion("divided")),
        criteria=(NEAR, DIVIDED),
        **fields,
    )


def test_every_combination_of_the_criteria_is_a_cell() -> None:
    """Criteria are axes, met or not met; the first half of them goes down, the rest across."""
    found = grid().space(BANDS)
    assert [axis.name for axis in found.rows] == ["Its scope is local"]
    assert [axis.name for axis in found.columns] == ["It is split"]
    assert [axis.labels for axis in (*found.rows, *found.columns)] == [("so", "not so")] * 2
    assert [(cell.at, cell.classes, cell.members) for cell in found.cells] == [
        ((True, True), ("gang",), ("a", "b")),
        ((True, False), (), ()),
        ((False, True), (), ()),
        ((False, False), ("army",), ("c",)),
    ]
    assert all(cell.possible for cell in found.cells)


def test_cells_with_members_without_and_without_a_class() -> None:
    """Who is where, where nobody is, and where the typology has no class can be asked for."""
    found = grid().space(BANDS)
    assert found.populated == (found.cells[0], found.cells[3])
    assert found.empty == found.untyped == (found.cells[1], found.cells[2])


def test_of_whom_too_little_is_known_is_not_placed() -> None:
    """A record that may be in several cells is in none, and it is said in how many it may be."""
    assert grid().space(BANDS).undetermined == {"d": 2, "e": 4}


def test_a_contested_record_is_not_placed() -> None:
    """Where evidence goes both ways, a record may be in either cell."""
    record = group(scope=Scope.LOCAL, evidence=(said(1), reed(2, disputes=True)))
    found = scheme(one("near", criterion("near")), criteria=(NEAR,)).space(Casebook([record]))
    assert found.populated == ()
    assert found.undetermined == {"g": 2}


def test_fields_asked_beside_criteria_are_axes_of_their_own() -> None:
    """A field with one value is one axis with the values asked about, and any other."""
    found = scheme(one("near", LOCAL & has("goals")), one("far", NATIONAL)).space(BANDS)
    scope, goals = found.rows[0], found.columns[0]
    assert (scope.name, scope.labels) == ("scope", ("Local", "National", "another"))
    assert (goals.name, goals.labels) == ("there are goals", ("so", "not so"))
    assert [cell.at for cell in found.cells] == [
        ("local", True),
        ("local", False),
        ("national", True),
        ("national", False),
        (None, True),
        (None, False),
    ]


def test_an_uneven_number_of_axes_goes_down_by_one_more() -> None:
    """Of three axes, two go down and one across."""
    found = scheme(one("all", LOCAL & SPLIT & has("goals"))).space()
    assert (len(found.rows), len(found.columns), len(found.cells)) == (2, 1, 8)
    assert found.table().head == ("", "so", "not so")
    assert [row[0] for row in found.table().sections[0].rows] == [
        "Local / Split",
        "Local / another",
        "another / Split",
        "another / another",
    ]


def test_a_field_that_is_yes_or_no_is_labelled_so() -> None:
    """The values of a field that is yes or no are called yes and no, and records are placed."""
    kinds = scheme(one("old", field("precedent") == True), unit=RecordKind.CASES)  # noqa: E712
    found = kinds.space(BOOK)
    assert found.rows[0].labels == ("yes", "no")
    assert [cell.members for cell in found.cells] == [("river-talks",), ()]
    assert found.undetermined == {"hill-talks": 2}


def test_combinations_that_exclude_each_other_cannot_be() -> None:
    """Two criteria about one field cannot both be met, so that their cell needs no class."""
    found = scheme(
        one("near", criterion("near")), one("far", criterion("far")), criteria=(NEAR, FAR)
    ).space()
    assert [cell.possible for cell in found.cells] == [False, True, True, True]
    assert found.cells[0] not in (*found.empty, *found.untyped)
    assert found.untyped == (found.cells[3],)
    assert found.table().sections[0].rows[0][1] == "cannot be"


def test_another_value_is_none_of_those_asked_about() -> None:
    """A criterion on a field cannot be met where the field has none of its values."""
    found = scheme(one("near", criterion("near") & LOCAL), criteria=(NEAR,)).space()
    assert {cell.at: cell.possible for cell in found.cells} == {
        (True, "local"): True,
        (True, None): False,
        (False, "local"): False,
        (False, None): True,
    }


def test_what_is_declared_impossible_or_not_meant_cannot_be() -> None:
    """Cells outside the population, and those declared impossible, cannot be."""
    declared = grid(impossible=(LOCAL & ~SPLIT,)).space()
    assert [cell.possible for cell in declared.cells] == [True, False, True, True]
    about = grid(population=SPLIT).space()
    assert [cell.possible for cell in about.cells] == [True, False, True, False]


def test_whom_the_typology_is_not_about_is_not_placed() -> None:
    """Records outside the population are neither placed nor undetermined; in doubt they are in."""
    found = grid(population=SPLIT).space(BANDS)
    assert [cell.members for cell in found.populated] == [("a", "b")]
    assert found.undetermined == {"d": 1, "e": 2}


def test_without_a_casebook_nobody_is_placed() -> None:
    """The space can be laid out for its own sake; a typology of a casebook has members."""
    assert grid().space().populated == ()
    assert grid().space().undetermined == {}
    there = Casebook([*BANDS.records, grid()])
    assert there.typologies["kinds-of-group"].space() == grid().space(BANDS)
    assert there.typologies["kinds-of-group"].space().populated


def test_a_typology_without_criteria_is_one_cell() -> None:
    """Where no class has criteria there is nothing to tell records apart by."""
    found = scheme(one("vague")).space(BANDS)
    assert found.rows == found.columns == ()
    (cell,) = found.cells
    assert (cell.at, cell.classes, cell.possible) == ((), (), True)
    assert cell.members == ("a", "b", "c", "d", "e")
    assert found.table().head == ("", "")
    assert found.table().foot == ("1 cells: 1 populated, 0 empty, 1 without a class.",)


def many(number: int) -> Typology:
    """A typology of so many criteria that have nothing to do with each other."""
    criteria = [
        Criterion(id=f"c{n}", summary=f"C {n}.", condition=has("grievances", period=str(1900 + n)))
        for n in range(number)
    ]
    asked = criterion("c0")
    for each in criteria[1:]:
        asked &= criterion(each.id)
    return scheme(one("all", asked), criteria=tuple(criteria))


def test_too_many_cells_are_not_laid_out() -> None:
    """Up to 4,096 cells are laid out; beyond, the message says what can be asked still."""
    assert len(many(12).space().cells) == 4096
    with pytest.raises(TooLarge) as caught:
        many(13).space()
    assert str(caught.value) == "8,192 cells cannot be laid out; prove() can still be asked"


def test_where_there_are_too_many_cases_nobody_can_tell_what_can_be(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Beyond the limit of cells it is left open which of them can be."""
    monkeypatch.setattr(space, "LIMIT", 3)
    found = grid().space(BANDS)
    assert [cell.possible for cell in found.cells] == [None] * 4
    assert len(found.empty) == len(found.untyped) == 2


def test_the_table() -> None:
    """Classes stand in capitals with their members below, then the sums and the axes."""
    found = grid(impossible=(~LOCAL & SPLIT,)).space(BANDS)
    assert found.table() == Table(
        title="Kinds of group: property space",
        head=("", "so", "not so"),
        sections=(
            Section(
                "",
                (("so", "GANG\na\nb", "NO CLASS"), ("not so", "cannot be", "ARMY\nc")),
            ),
        ),
        foot=(
            "4 cells: 2 populated, 1 empty, 1 without a class.",
            "Down: Its scope is local.",
            "Across: It is split.",
            "Not placed, for want of facts: 2 (d, e).",
        ),
    )
    assert str(found) == found.table().text()


def test_a_long_list_of_the_unplaced_is_cut_short() -> None:
    """Below the table, eight are named of those that are not placed, and all are counted."""
    found = grid().space(Casebook([group(name) for name in "abcdefghi"]))
    assert found.table().foot[-1] == (
        "Not placed, for want of facts: 9 (a, b, c, d, e, f, g, h, ...)."
    )


def test_plain_values() -> None:
    """A program gets axes and cells, all of them fit for JSON."""
    plain = grid().space(BANDS).plain()
    assert json.loads(json.dumps(plain)) == plain
    assert plain["typology"] == "kinds-of-group"
    assert plain["axes"] == [
        {"name": "Its scope is local", "values": ["so", "not so"]},
        {"name": "It is split", "values": ["so", "not so"]},
    ]
    assert plain["rows"] == 1
    assert len(plain["cells"]) == 4
    assert json.loads(json.dumps(scheme(one("near", LOCAL)).space().plain()))["rows"] == 1


def test_markup_is_shown_and_not_obeyed() -> None:
    """In a notebook, a name with markup is text."""
    html = scheme(one("near", LOCAL, name="<b>near</b>")).space()._repr_html_()
    assert "&lt;B&gt;NEAR" in html
    assert "<B>" not in html


@given(records("typologies"), st.data())
def test_every_record_is_placed_once_or_not_at_all(record: nt.Record, data: st.DataObject) -> None:
    """For any typology, each record that it is about is in one cell, or undetermined."""
    typology = bound(cast("TypologyRecord", record), BOOK)
    try:
        found = typology.space()
    except TooLarge:
        return  # which is what another test is about
    axes = (*found.rows, *found.columns)
    assert len(found.cells) == prod(len(axis.values) for axis in axes)
    assert len({cell.at for cell in found.cells}) == len(found.cells)
    placed = [member for cell in found.cells for member in cell.members]
    about = [each.record.id for each in typology.classify_all()]
    assert sorted([*placed, *found.undetermined]) == sorted(about)
    assert found._repr_html_()
    json.dumps(found.plain())
    if about:
        asked = data.draw(st.sampled_from(about))
        for cell in found.cells:
            if asked in cell.members and cell.possible:
                held = typology.classify(asked).truth
                assert all(held[name] is not Truth.FAILS for name in cell.classes)


def test_a_placed_record_falls_in_the_classes_of_its_cell() -> None:
    """The classes of a cell are those of the records in it."""
    kinds = scheme(
        one("near", LOCAL), one("central", CENTRAL), one("far-central", NATIONAL & CENTRAL)
    )
    for cell in kinds.space(BANDS).populated:
        for member in cell.members:
            assert kinds.classify(member, BANDS).classes == cell.classes


def test_who_is_in_a_class_whichever_the_cell_is_named() -> None:
    """A record of which only what does not matter is unknown is in its class, and in no cell."""
    wide = scheme(one("near", LOCAL), one("split", SPLIT))
    there = Casebook([group("a", scope=Scope.LOCAL), group("b")])
    found = wide.space(there)
    assert found.undetermined == {"a": 2, "b": 4}
    assert found.in_class == {"near": ("a",)}
    assert "Of these in Near whichever the cell: a." in found.table().foot
    assert found.plain()["in_class"] == {"near": ["a"]}
