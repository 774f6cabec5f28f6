"""What only all records of a pack together can show."""

import json
from collections.abc import Mapping
from pathlib import Path
from time import perf_counter

import pytest
from attrs import evolve

from negotypes.casebook import Casebook
from negotypes.errors import Fault
from negotypes.files.reading import Reading, read_files, read_pack, read_text
from negotypes.files.together import Outside, cross_check
from negotypes.files.writing import to_yaml
from negotypes.records import Record
from sample import BOOK, said

NOTHING = Outside({}, {}, lambda _: None)
GOAL = evolve(BOOK.goals["league-goal-autonomy"], id="g", evidence=(said(1),))


def outside(book: Casebook = BOOK, led: Mapping[str, str] | None = None) -> Outside:
    """The records of a casebook, each from the line of a file."""
    return Outside(
        {record.id: record for record in book.records}, led or {}, lambda key: f"base.yaml:{key}"
    )


def checked(
    *records: Record, around: Outside | None = None, pack: str = ""
) -> tuple[list[str], list[Fault]]:
    """The faults in records, without their places, and the warnings."""
    reading = Reading()
    read_text(to_yaml(records), "own.yaml", reading)
    if pack:
        about = "id: own\ntitle: Own\nversion: '1'\nauthors: [Bo]\nlicence: CC0-1.0\n"
        read_pack(f"{about}deprecated: {pack}\n", "pack.yaml", reading)
    warnings = cross_check(reading, outside() if around is None else around)
    return [f"{fault.code} {fault.message}" for fault in reading.faults], warnings


def test_an_id_stands_for_one_record_in_all_files(tmp_path: Path) -> None:
    """The second is at fault, and is told where the first stands."""
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text("sources:\n  - {id: n, title: N}\n")
    reading = read_files(tmp_path)
    cross_check(reading, NOTHING)
    (fault,) = reading.faults
    first = (tmp_path / "a.yaml").as_posix()
    assert fault.file == (tmp_path / "b.yaml").as_posix()
    assert fault.message == f"sources[n].id: the id 'n' is taken; it stands in {first}:2 already"


def test_an_id_of_another_pack_is_taken_with_the_place_of_its_record() -> None:
    """Unless it is the same record; where its place is not known, its label has to do."""
    named = evolve(BOOK.actors["norland"], name="Nordland")
    assert checked(BOOK.actors["norland"]) == ([], [])
    message = "E301 actors[norland].id: the id 'norland' is taken; it is 'Norland'"
    assert checked(named)[0] == [f"{message} in base.yaml:norland"]
    unplaced = evolve(outside(), origin=lambda _: None)
    assert checked(named, around=unplaced)[0] == [message]


def test_a_reference_leads_to_a_record_of_the_right_kind() -> None:
    """The message says where it leads instead, or what is near among records of that kind."""
    assert checked(evolve(GOAL, holder="hill-legue"))[0] == [
        "E302 goals[g].holder: no 'hill-legue' among the actors; did you mean 'hill-league'?"
    ]
    assert checked(evolve(GOAL, holder="river-talks"))[0] == [
        "E303 goals[g].holder: 'river-talks' is in the cases; expected one of the actors"
    ]
    problem = evolve(BOOK.problems["problem-year"], id="p", concerns=("river-talk", "norland"))
    assert checked(problem)[0] == [
        "E302 problems[p].concerns[0]: no 'river-talk' among the records; "
        "did you mean 'river-talks'?"
    ]


@pytest.mark.parametrize(("last", "fault"), [(40, False), (41, True)])
def test_a_source_has_the_paragraphs_that_are_cited(last: int, fault: bool) -> None:
    """As far as it says how many it has; one that was led on to counts as well."""
    told = f"goals[g].evidence[0].paragraphs[1]: no paragraph {last} in 'marsh-2020'"
    for source, led in (("marsh-2020", {}), ("marsh", {"marsh": "marsh-2020"})):
        goal = evolve(GOAL, evidence=(said(1, last, source=source),))
        found, warnings = checked(goal, around=outside(led=led))
        assert found == [f"E402 {told}; expected 1 to 40"] * fault
        assert len(warnings) == len(led)
    assert checked(evolve(GOAL, evidence=(said(1, 999, source="reed-2021"),)))[0] == []


def test_a_reference_through_a_successor_has_to_be_of_the_right_kind_too() -> None:
    """An id may have been given up for a record of another kind."""
    led = {"league": "river-talks", "ligue": "nobody"}
    for holder, message in (
        ("league", "E303 goals[g].holder: 'league' is in the cases; expected one of the actors"),
        ("ligue", "E302 goals[g].holder: no 'ligue' among the actors"),
    ):
        found, (warning,) = checked(evolve(GOAL, holder=holder), around=outside(led=led))
        assert found == [message]
        assert warning.expected == f"write '{led[holder]}'"


def test_an_id_that_was_given_up_has_no_record_and_leads_to_one() -> None:
    """In this pack, or in one on which it builds; not to itself, by whatever way."""
    used = "E603 pack.deprecated[0].id: a record has the id '{}', which was given up"
    assert checked(GOAL, pack="[{id: g, successor: norland}]")[0] == [used.format("g")]
    assert checked(GOAL, pack="[{id: norland, successor: g}]")[0] == [used.format("norland")]
    assert checked(GOAL, pack="[{id: h, successor: hill-leage}]")[0] == [
        "E302 pack.deprecated[0].successor: no 'hill-leage' among the records; "
        "did you mean 'hill-league'?"
    ]
    assert checked(GOAL, pack="[{id: h, successor: h}]")[0] == [
        "E604 pack.deprecated[0].successor: 'h' leads back to itself"
    ]
    circle = "[{id: a, successor: b}, {id: b, successor: c}, {id: c, successor: b}]"
    assert [line[:4] for line in checked(GOAL, pack=circle)[0]] == ["E604"] * 3
    chain = "[{id: a, successor: b}, {id: b, successor: g}]"
    assert checked(GOAL, pack=chain) == ([], [])
    led = {"b": "norland"}
    assert checked(GOAL, pack="[{id: a, successor: b}]", around=outside(led=led)) == ([], [])


def test_a_record_that_could_not_be_read_may_be_named_as_a_successor() -> None:
    """Its own faults are told, and no other."""
    reading = Reading()
    read_text("sources:\n  - {id: n, titel: N}\n", "own.yaml", reading)
    before = len(reading.faults)
    about = "{id: own, title: Own, version: '1', authors: [Bo], licence: CC0-1.0, "
    read_pack(f"{about}deprecated: [{{id: m, successor: n}}]}}", "pack.yaml", reading)
    cross_check(reading, NOTHING)
    assert len(reading.faults) == before


def test_ten_thousand_slips_among_ten_thousand_ids_are_told_in_seconds() -> None:
    """Each with a hint."""
    members = [f"member-{number:05}-of-the-council" for number in range(10_000)]
    sudmark = BOOK.actors["sudmark"]
    base = Casebook([*BOOK.records, *(evolve(sudmark, id=member) for member in members)])
    wrong = [{"id": f"n-{m}", "title": "N", "authors": [m.replace("cil", "sil")]} for m in members]
    reading = Reading()
    read_text(json.dumps({"sources": wrong}), "own.json", reading)
    start = perf_counter()
    cross_check(reading, outside(base))
    assert perf_counter() - start < 60
    hints = [fault.hint for fault in reading.faults]
    assert len(hints) == len(members)
    assert all(member in (hint or "") for member, hint in zip(members, hints, strict=True))
