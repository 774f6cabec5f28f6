"""What changed between two states of a casebook, and what changes with it."""

import json
from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import Any

import pytest
from attrs import evolve, fields
from hypothesis import given
from hypothesis import strategies as st

import negotypes as nt
from negotypes import (
    ArmedGroup,
    Casebook,
    Changes,
    Finding,
    Record,
    RecordKind,
    Scope,
    Stance,
    Truth,
    When,
    any_of,
    field,
    has,
    none_of,
)
from negotypes.changes import FieldChange, diff
from negotypes.files.codec import structure, unstructure
from negotypes.records import CLASSES, kind_of
from negotypes.testing import casebooks
from sample import BOOK, RECORDS, reed, said
from schemes import LOCAL, NATIONAL, one, scheme

HELD = {record.id: record for record in RECORDS}

RANGE = scheme(one("near", LOCAL), one("far", NATIONAL), id="range", name="Range")
TIES = scheme(
    one("foe", has("relations", field("kind") == "fights", via="subject")),
    one("open", has("positions", field("stance") == "open")),
    one("front", field("id") == "river-front"),
    one("party", has("cases", field("id") == "river-talks", via="parties")),
    one("vague"),
    id="ties",
    name="Ties",
)
TALKS = scheme(
    one("of-front", field("parties").contains("river-front") & ~(field("outcome") == "release")),
    one("with-state", field("parties.form") == "state"),
    one("by-herders", any_of(field("mediators").isin(["herders", "envoy"]))),
    one("not-met", none_of(has("episodes", field("kind") == "meeting"))),
    id="kinds-of-talks",
    name="Kinds of talks",
    unit=RecordKind.CASES,
)
SORTED = BOOK.extend([RANGE, TIES, TALKS])
"""The small casebook with typologies that ask something."""


def edited(
    *records: Record,
    without: Iterable[str] = (),
    book: Casebook = BOOK,
    edits: Mapping[str, dict[str, Any]] | None = None,
    **changed: dict[str, Any],
) -> Casebook:
    """A casebook with some records more, some less, and some with other fields."""
    values = {name.replace("_", "-"): fields for name, fields in changed.items()} | dict(
        edits or {}
    )
    held = {record.id: record for record in book.records}
    assert set(without) | set(values) <= set(held)
    kept = (evolve(r, **values.get(i, {})) for i, r in held.items() if i not in set(without))
    return Casebook([*kept, *records])


def ids(records: Iterable[Record]) -> list[str]:
    return [record.id for record in records]


def told(found: Changes) -> dict[str, list[tuple[str, Any, Any]]]:
    """For each changed record the fields that changed, each with what went and came."""
    changes = (*found.changed, *found.renamed)
    return {
        one.after.id: [(".".join(f.path), f.went, f.came) for f in one.fields] for one in changes
    }


def classes(found: Changes) -> list[tuple[str, str, str, str, str]]:
    """The answers on classes that changed, in words."""
    return [
        (one.typology.id, one.record.id, one.class_id, str(one.before), str(one.after))
        for one in found.classifications
    ]


def claims(found: Changes) -> list[tuple[str, str, str, str, str]]:
    """The claims that changed, in words."""
    return [
        (one.subject.id, one.facet, one.claim, str(one.before), str(one.after))
        for one in found.comparisons
    ]


def changes(**changed: dict[str, Any]) -> Changes:
    return BOOK.diff(edited(edits={n.replace("_", "-"): v for n, v in changed.items()}))


# --- Records ------------------------------------------------------------------------------------


def test_nothing_changed() -> None:
    """Between equal casebooks nothing changed: false, an empty table, empty lists."""
    for other in (BOOK, Casebook(RECORDS)):
        found = BOOK.diff(other)
        assert not found
        assert found == Changes((), (), (), ())
        assert str(found) == "Records: no changes\n==================="
        assert set(map(len, found.plain().values())) == {0}


def test_records_come_and_go() -> None:
    """What only the new state holds came; what only the old one holds went."""
    risk = nt.Risk(
        id="risk-of-delay",
        evidence=(reed(11, disputes=True),),
        summary="Talks could drag on.",
        holder="ben-reed",
        kinds=(nt.RiskKind.RESPITE,),
    )
    source = nt.Source(id="late-2022", title="Late")
    found = BOOK.diff(edited(risk, source, without=["risk-of-respite", "dam-opened"]))
    assert found
    assert ids(found.added) == ["late-2022", "risk-of-delay"]
    assert ids(found.removed) == ["risk-of-respite", "dam-opened"]
    assert (found.changed, found.renamed, found.classifications) == ((), (), ())
    assert claims(found) == [
        ("river-talks", "Setting", "Environment and economy", "holds", "None"),
    ]
    assert str(found).split("\n\n")[:5] == [
        "Records: 2 came, 2 went\n=======================",
        "Came: sources (1)\nLate [late-2022]",
        "Came: risks (1)\nTalks could drag on. [risk-of-delay] (disputed) reed-2021 \u00b611",
        "Went: risks (1)\n"
        "The Front could use a truce to recover. [risk-of-respite] reed-2021 \u00b611",
        "Went: events (1)\nA dam is opened. [dam-opened] marsh-2020 \u00b630",
    ]


@pytest.mark.parametrize(
    ("record_id", "edit", "fields", "words"),
    [
        (
            "hill-league",
            {"scope": Scope.LOCAL},
            [("scope", (Scope.NATIONAL,), (Scope.LOCAL,))],
            "National \u2192 Local",
        ),
        (
            "hill-league",
            {"scope": None},
            [("scope", (Scope.NATIONAL,), ())],
            "Nat* \u2192 not coded",
        ),
        ("river-front", {"note": "New."}, [("note", (), ("New.",))], "not coded \u2192 New."),
        (
            "front-open",
            {"public": True},
            [("public", (False,), (True,))],
            "no \u2192 yes",
        ),
        (
            "front-open",
            {"period": When.parse("2014/..")},
            [("period", (When.parse("2013/.."),), (When.parse("2014/.."),))],
            "from 2013 on \u2192 from 2014 on",
        ),
        (
            "front-open",
            {"summary": "The Front is ready for quiet talks."},
            [
                (
                    "summary",
                    ("The Front is ready for quiet talks on prisoners.",),
                    ("The Front is ready for quiet talks.",),
                )
            ],
            "before: The Front is ready for quiet talks on prisoners.\n"
            "after: The Front is ready for quiet talks.",
        ),
        (
            "league-open-to-truce",
            {"holder": "river-front"},
            [("holder", ("hill-league",), ("river-front",))],
            "Hill League [hill-league] \u2192 River Front [river-front]",
        ),
        (
            "norland-refuses",
            {"counterparts": ("sudmark", "river-front")},
            [("counterparts", ("hill-league",), ("sudmark",))],
            "came: Sudmark [sudmark]\nwent: Hill League [hill-league]",
        ),
        (
            "river-front",
            {"places": ("the delta", "Norland")},
            [("places", (), ())],
            "in another order",
        ),
        (
            "river-front",
            {"evidence": (said(2), reed(3, 4, disputes=True))},
            [
                (
                    "evidence",
                    (reed(3, fields=("scope",)),),
                    (reed(3, 4, disputes=True),),
                )
            ],
            "came: against: reed-2021 \u00b63, 4\nwent: reed-2021 \u00b63",
        ),
        # A part that stands on both sides is told field by field.
        (
            "river-front",
            {"evidence": (said(2), reed(3, fields=("form",), disputes=True))},
            [
                ("evidence.reed-2021 \u00b63.disputes", (False,), (True,)),
                ("evidence.reed-2021 \u00b63.fields", ("scope",), ("form",)),
            ],
            "no \u2192 yes",
        ),
        (
            "marsh-on-motives",
            {
                "findings": (
                    Finding(actor="herders", value="grass"),
                    Finding(actor="hill-league", value="self-rule"),
                    Finding(actor="river-front", value="water"),
                )
            },
            [
                ("findings.river-front.value", ("access-to-water",), ("water",)),
                ("findings", (), (Finding(actor="herders", value="grass"),)),
            ],
            "access-to-water \u2192 water",
        ),
    ],
)
def test_a_record_changes_field_by_field(
    record_id: str, edit: dict[str, Any], fields: list[Any], words: str
) -> None:
    """Each field that changed is told with what went and came; nothing else is."""
    found = BOOK.diff(edited(edits={record_id: edit}))
    assert told(found) == {record_id: fields}
    assert (found.added, found.removed, found.renamed) == ((), (), ())
    (change,) = found.changed
    assert (change.before, change.after) == (HELD[record_id], evolve(HELD[record_id], **edit))
    assert change.fields[0].words(BOOK.name) == words.replace("Nat*", "National")


def test_what_was_told_of_a_field_before_and_after() -> None:
    """A change has the whole old and new value, and says whether the field holds many."""
    found = changes(river_front={"scope": None, "places": ("Norland",)})
    places, scope = found.changed[0].fields
    assert (places.before, places.after, places.many) == (("Norland", "the delta"), ("Norland",), 1)
    assert (scope.before, scope.after, scope.many) == (Scope.LOCAL, None, False)


def test_parts_move_and_change_at_once() -> None:
    """That the parts that stayed stand in another order is told beside what changed in them."""
    first = HELD["marsh-on-motives"]
    assert isinstance(first, nt.Assessment)
    front, league = first.findings
    found = changes(marsh_on_motives={"findings": (league, evolve(front, value="water"))})
    assert told(found) == {
        "marsh-on-motives": [
            ("findings.river-front.value", ("access-to-water",), ("water",)),
            ("findings", (), ()),
        ]
    }


def test_parts_that_cannot_be_told_apart_come_and_go() -> None:
    """Where two parts are known by the same, neither is taken for the other."""
    one_, other = (Finding(actor="hill-league", value=value) for value in ("a", "b"))
    third = Finding(actor="hill-league", value="c")
    before = edited(marsh_on_motives={"findings": (one_, other)})
    found = before.diff(edited(marsh_on_motives={"findings": (third,)}))
    assert told(found) == {"marsh-on-motives": [("findings", (one_, other), (third,))]}
    twice = edited(marsh_on_motives={"findings": (one_, one_, other)})
    assert told(before.diff(twice)) == {"marsh-on-motives": [("findings", (), (one_,))]}


def test_a_class_of_a_typology_is_told_by_its_id() -> None:
    """A change deep in a typology is told where it is."""
    (narrow,) = BOOK.typologies["kinds-of-truce"].classes
    wide = one("wide")
    new = edited(kinds_of_truce={"classes": (evolve(narrow, defined=False), wide)})
    assert told(BOOK.diff(new)) == {
        "kinds-of-truce": [
            ("classes.narrow.defined", (True,), (False,)),
            ("classes", (), (wide,)),
        ]
    }


def test_what_a_casebook_fills_in_is_no_change() -> None:
    """A case does not change with its episodes and preconditions."""
    found = BOOK.diff(edited(without=["river-offer", "front-precondition-withdrawal"]))
    assert ids(found.removed) == ["front-precondition-withdrawal", "river-offer"]
    assert found.changed == ()


def test_an_id_with_a_record_of_another_kind() -> None:
    """A record of another kind is another record; another kind of actor is a change."""
    goal = nt.Goal(id="norland", evidence=(), summary="Self-rule.", holder="ada-marsh", kinds=())
    found = BOOK.diff(edited(goal, without=["norland"]))
    assert (ids(found.added), ids(found.removed)) == (["norland"], ["norland"])
    assert found.removed[0] == HELD["norland"]
    person = nt.Person(id="sudmark", evidence=(said(1),), name="Sudmark", roles=("duke",))
    found = BOOK.diff(edited(person, without=["sudmark"]))
    assert told(found) == {
        "sudmark": [
            ("kind", (nt.ActorKind.STATE,), (nt.ActorKind.PERSON,)),
            ("roles", (), ("duke",)),
            ("anonymous", (), (False,)),
        ]
    }


def test_only_records() -> None:
    """Classes and comparisons can be left out, and then the table says so."""
    new = edited(hill_league={"scope": Scope.LOCAL}, book=SORTED)
    found = SORTED.diff(new, records_only=True)
    assert (found.classifications, found.comparisons) == ((), ())
    assert told(found) == told(SORTED.diff(new))
    assert found.table().foot == ("Classes and comparisons were not looked at.",)
    assert list(found.plain()) == ["added", "removed", "changed", "renamed"]
    assert SORTED.diff(new).classifications


def test_only_casebooks_are_compared() -> None:
    """Anything but a casebook is refused."""
    with pytest.raises(TypeError, match="expected a Casebook, got 'new/'"):
        BOOK.diff("new/")  # type: ignore[arg-type]


# --- Ids given up -------------------------------------------------------------------------------


def renamed_in(book: Casebook, old: str, new: str) -> Casebook:
    """The casebook with another id wherever this one stands, made from its plain values."""
    records: list[Record] = []
    for record in book.records:
        plain = json.loads(json.dumps(unstructure(record)).replace(f'"{old}"', f'"{new}"'))
        made = structure(plain, CLASSES[kind_of(record)], typed=True)
        assert isinstance(made, Record)
        records.append(made)
    return Casebook(records)


@pytest.mark.parametrize("old", [record.id for record in SORTED.records])
def test_an_id_is_given_up(old: str) -> None:
    """A record under another id is no other record, and that others name it so is no change."""
    new = renamed_in(SORTED, old, "the-new-one")
    found = diff(SORTED, new, {old: "the-new-one"})
    assert [(one.before.id, one.after.id, one.fields) for one in found.renamed] == [
        (old, "the-new-one", ())
    ]
    assert found == Changes((), (), (), found.renamed)
    assert f"[the-new-one] (was: {old})" in " ".join(str(found).split())
    assert diff(SORTED, new).added


def test_what_else_changed_in_a_record_under_another_id() -> None:
    """Other changes are told as with any record, and so is what changes with them."""
    moved = renamed_in(SORTED, "river-front", "front")
    new = edited(front={"scope": Scope.NATIONAL}, book=moved)
    found = diff(SORTED, new, {"river-front": "front"})
    assert told(found) == {"front": [("scope", (Scope.LOCAL,), (Scope.NATIONAL,))]}
    assert classes(found) == [
        ("range", "front", "near", "holds", "fails"),
        ("range", "front", "far", "fails", "holds"),
    ]
    assert claims(found) == [
        ("front", "Scope", "National", "None", "holds"),
        ("front", "Scope", "Local", "holds", "None"),
    ]


def test_the_successors_are_those_of_the_new_casebook() -> None:
    """What a casebook knows of ids that were given up in it is used."""
    new = renamed_in(BOOK, "river-front", "front")
    gone = nt.Deprecation(id="river-front", successor="front")
    pack = nt.Pack(
        id="p", title="P", version="1", authors=("A",), licence="CC0-1.0", deprecated=(gone,)
    )
    new = Casebook(new.records, packs=[pack])
    assert [one.after.id for one in BOOK.diff(new).renamed] == ["front"]


@pytest.mark.parametrize(
    ("successors", "renamed"),
    [
        ({"river-front": "front"}, True),
        ({"river-front": "rf", "rf": "front"}, True),
        ({"river-front": "rf", "rf": "river-front"}, False),
        ({"river-front": "rf"}, False),
        ({"river-front": "river-front"}, False),
        ({"river-front": "marsh-2020"}, False),
        ({"hill-league": "front"}, False),
        ({}, False),
    ],
)
def test_successors(successors: dict[str, str], renamed: bool) -> None:
    """A successor is followed until a record of the same kind is held, and in no circle."""
    found = diff(BOOK, renamed_in(BOOK, "river-front", "front"), successors)
    assert bool(found.renamed) is renamed
    assert (ids(found.added), ids(found.removed)) == (
        ([], []) if renamed else (["front"], ["river-front"])
    )


def test_an_id_that_still_is_in_use_is_not_given_up() -> None:
    """The record that has it is itself."""
    new = edited(evolve(HELD["river-front"], id="front"))
    found = diff(BOOK, new, {"river-front": "front"})
    assert (ids(found.added), found.removed, found.renamed) == (["front"], (), ())


def test_an_old_id_may_be_used_on() -> None:
    """A reference by an id that was given up means the successor, before and after."""
    new = renamed_in(BOOK, "river-front", "front")
    by_old_id = edited(book=new, front_open={"holder": "river-front"})
    assert diff(BOOK, by_old_id, {"river-front": "front"}).changed == ()


def test_two_records_become_one() -> None:
    """Ids given up for one that is there already, or for the same one, are told, and no more."""
    left = edited(
        without=["river-front"],
        norland_refuses={"counterparts": ("hill-league",)},
        marsh_on_motives={"about": ("hill-league",)},
    )
    new = renamed_in(left, "river-front", "hill-league")
    found = diff(BOOK, new, {"river-front": "hill-league"})
    assert [(one.before.id, one.after.id, one.fields) for one in found.renamed] == [
        ("river-front", "hill-league", ())
    ]
    assert (found.added, found.removed, found.changed) == ((), (), ())
    both = renamed_in(renamed_in(edited(without=["sudmark"]), "sudmark", "x"), "norland", "x")
    found = diff(BOOK, both, {"sudmark": "x", "norland": "x"})
    assert [(one.before.id, one.after.id, one.fields) for one in found.renamed] == [
        ("norland", "x", ()),
        ("sudmark", "x", ()),
    ]
    assert (found.added, found.removed, found.changed) == ((), (), ())


def test_an_id_told_with_a_shared_name_is_the_new_one() -> None:
    """Where claims show ids to tell records apart, a new id is no new claim."""
    book = edited(sudmark={"name": "The Crown"}, norland={"name": "The Crown"})
    found = diff(book, renamed_in(book, "sudmark", "other-norland"), {"sudmark": "other-norland"})
    assert [one.after.id for one in found.renamed] == ["other-norland"]
    assert found.comparisons == ()
    assert "The Crown [sudmark] backs it" in str(nt.compare("hill-league", "herders", book=book))


# --- Classifications ----------------------------------------------------------------------------


def test_classes_change_with_records() -> None:
    """An answer on a class that is another than before is told with both answers."""
    found = SORTED.diff(edited(hill_league={"scope": Scope.LOCAL}, book=SORTED))
    assert classes(found) == [
        ("range", "hill-league", "near", "fails", "contested"),
        ("range", "hill-league", "far", "contested", "fails"),
    ]
    found = SORTED.diff(edited(without=["front-fights-norland"], book=SORTED))
    assert classes(found) == [("ties", "river-front", "foe", "holds", "unknown")]
    answers = found.classifications[0].typology.classify("river-front").truth
    assert answers["foe"] is Truth.UNKNOWN
    assert found.table().sections[1].heading == "Classes: Ties [ties]"
    assert found.table().sections[1].rows == (
        ("Foe: holds \u2192 unknown", "River Front [river-front]"),
    )


def test_classes_change_with_the_typology() -> None:
    """A class that came or went has no answer on the other side; the table tells of the change."""
    new = edited(range={"classes": (one("near", NATIONAL), one("so", LOCAL))}, book=SORTED)
    found = SORTED.diff(new)
    records = {(record, cls): (a, b) for _, record, cls, a, b in classes(found)}
    assert records["river-front", "near"] == ("holds", "fails")
    assert records["river-front", "far"] == ("fails", "None")
    assert records["river-front", "so"] == ("None", "holds")
    assert len(records) == 2 * len(SORTED.actors) + 2
    section = next(s for s in found.table().sections if s.heading.startswith("Classes"))
    assert section.heading == "Classes: Range [range]; the typology itself changed"
    assert ("So: no such class \u2192 holds", "River Front [river-front]") in section.rows
    gone = {row[0]: row[-1] for row in section.rows}["far: fails \u2192 no such class"]
    assert "River Front [river-front]; Harbour" not in gone
    assert "River Front [river-front]" in gone.split("; ")


def test_a_typology_of_other_records_has_no_answers_in_common() -> None:
    """Where another kind of record is sorted than before, only the typology is told of."""
    other = scheme(one("near"), id="range", name="Range", unit=RecordKind.CASES)
    found = SORTED.diff(edited(other, without=["range"], book=SORTED))
    assert "range" in told(found)
    assert found.classifications == ()


def test_a_typology_that_cannot_be_put_is_named() -> None:
    """A typology that names a record which one of the casebooks does not hold is told of."""
    named = scheme(one("c", has("relations", field("object.id") == "x")), id="named")
    asks = scheme(one("c", field("id") == "x"), id="asks")
    lost = scheme(one("c", has("positions", field("counterparts").contains("herders"))), id="lost")
    old = Casebook([*BOOK.records, named, asks, lost])
    found = old.diff(edited(without=["herders"], book=old))
    assert ids(found.unsortable) == ["lost"]
    assert found.table().foot[0] == (
        "Not put to both, as it names records that one does not hold: Kinds of group [lost]."
    )
    assert found.plain()["unsortable"] == ["lost"]


# --- Comparisons --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (
            {"front-open": {"stance": Stance.REFUSES}},
            [
                (
                    "river-front",
                    "Positions on negotiating",
                    "Refuses: Back-channel talks on prisoners",
                ),
                (
                    "river-front",
                    "Positions on negotiating",
                    "Open: Back-channel talks on prisoners",
                ),
                ("river-talks", "Positions on negotiating", "Refuses"),
                ("river-talks", "Positions on negotiating", "Open"),
            ],
        ),
        # Names of records that are referred to stand in claims.
        (
            {"back-channel": {"name": "Quiet talks"}},
            [
                ("norland", "Modes of these cases", "Quiet talks"),
                ("norland", "Modes of these cases", "Back-channel talks"),
                ("river-front", "Positions on negotiating", "Open: Quiet talks on prisoners"),
                (
                    "river-front",
                    "Positions on negotiating",
                    "Open: Back-channel talks on prisoners",
                ),
                ("river-front", "Modes of these cases", "Quiet talks"),
                ("river-front", "Modes of these cases", "Back-channel talks"),
                ("river-talks", "Modes", "Quiet talks"),
                ("river-talks", "Modes", "Back-channel talks"),
            ],
        ),
        (
            {"hill-talks": {"absent": ()}},
            [("hill-talks", "Mediators", "none")],
        ),
        (
            {"marsh-on-motives": {"dimension": None}},
            [
                (actor, "Contrasts that authors draw", f"{respect}: {finding}")
                for actor, finding in (
                    ("hill-league", "self rule"),
                    ("river-front", "access to water"),
                )
                for respect in (
                    "The two groups are moved by different things.",
                    "Principal motive",
                )
            ],
        ),
        ({"marsh-2020": {"title": "Talks"}, "front-open": {"note": "N."}}, []),
    ],
)
def test_claims_change_with_records(
    edit: dict[str, dict[str, Any]], expected: list[tuple[str, str, str]]
) -> None:
    """What is claimed of actors and cases is told by subject and facet, what came first."""
    assert [claim[:3] for claim in claims(BOOK.diff(edited(edits=edit)))] == expected


def test_an_id_is_shown_where_a_name_is_shared() -> None:
    """A claim changes when another record takes the name that it shows."""
    book = edited(norland={"name": "The Crown"})
    found = book.diff(edited(book=book, sudmark={"name": "The Crown"}))
    assert [claim[:3] for claim in claims(found)] == [
        ("hill-league", "Relations", "The Crown [sudmark] backs it"),
        ("hill-league", "Relations", "Sudmark backs it"),
        ("river-front", "Relations", "Fights The Crown [norland] (the delta, operational)"),
        ("river-front", "Relations", "Fights The Crown (the delta, operational)"),
        ("hill-talks", "Parties", "The Crown [norland]"),
        ("hill-talks", "Parties", "The Crown"),
        ("river-talks", "Parties", "The Crown [norland]"),
        ("river-talks", "Parties", "The Crown"),
    ]


def test_claims_are_otherwise_supported() -> None:
    """That the evidence on a claim is another way round is a change of the claim."""
    found = changes(front_precondition_withdrawal={"evidence": (said(18), reed(2, disputes=True))})
    claim = "Withdrawal and release before talks"
    assert {one[1:] for one in claims(found)} == {
        ("Preconditions", claim, "holds", "contested"),
    }
    assert found.table().sections[1].rows == (
        ("River Front [river-front]",),
        ("  Preconditions", f"{claim}: holds \u2192 contested"),
        ("River talks [river-talks]",),
        ("  Preconditions", f"{claim}: holds \u2192 contested"),
    )


def test_what_came_disputed_is_marked() -> None:
    """A claim that came with a doubt is shown with it."""
    found = changes(
        hill_league={"form": nt.GroupForm.NETWORK, "evidence": (said(3, disputes=True),)}
    )
    rows = {row[0]: row[-1] for row in found.table().sections[1].rows}
    assert rows["  Form"] == "came: Network (disputed)\nwent: Group"


# --- Parts of casebooks -------------------------------------------------------------------------


def test_the_casebook_at_two_dates() -> None:
    """Casebooks as of two dates are compared by what they show."""
    found = BOOK.at("2012").diff(BOOK.at("2014"))
    assert "front-open" in ids(found.added)
    assert not BOOK.at("2014").diff(BOOK.at("2014"))
    assert found.removed == ()


def test_a_dossier_shows_names_from_the_whole() -> None:
    """What a part of a casebook shows can change with what it does not hold."""
    new = edited(norland={"name": "Northland"})
    found = BOOK.about("marsh-answer").diff(new.about("marsh-answer"))
    assert not found
    about = BOOK.about("back-channel").diff(new.about("back-channel"))
    assert about.changed == ()
    assert ("river-talks", "Parties", "Northland", "None", "holds") in claims(about)


def test_under_a_standard() -> None:
    """With less evidence, records, classes and claims change."""
    standard = nt.EvidenceStandard(sources=("reed-2021",))
    found = SORTED.diff(SORTED.under(standard))
    assert ("range", "river-front", "near", "holds", "holds") not in classes(found)
    assert ("ties", "river-front", "foe", "holds", "unknown") in classes(found)
    assert "evidence" in {f.path[0] for one in found.changed for f in one.fields}


# --- For programs -------------------------------------------------------------------------------


def test_plain() -> None:
    """For a program everything is there, as plain values, cut nowhere."""
    new = edited(
        without=["risk-of-respite"],
        hill_league={"scope": Scope.LOCAL, "founded": None, "places": ("b", "a")},
        river_front={"places": ("the delta", "Norland")},
        book=SORTED,
    )
    old = edited(without=["dam-opened"], book=SORTED)
    plain = old.diff(new).plain()
    assert json.loads(json.dumps(plain)) == plain
    assert plain["added"] == [{"kind": "events", "record": unstructure(HELD["dam-opened"])}]
    assert plain["removed"] == [{"kind": "risks", "record": unstructure(HELD["risk-of-respite"])}]
    assert plain["changed"] == [
        {
            "kind": "actors",
            "id": "hill-league",
            "before": "hill-league",
            "fields": [
                {"field": "places", "came": ["b", "a"], "went": []},
                {"field": "scope", "before": "national", "after": "local"},
                {"field": "founded", "before": "2015", "after": None},
            ],
        },
        {
            "kind": "actors",
            "id": "river-front",
            "before": "river-front",
            "fields": [
                {
                    "field": "places",
                    "before": ["Norland", "the delta"],
                    "after": ["the delta", "Norland"],
                }
            ],
        },
    ]
    assert plain["renamed"] == []
    assert plain["classifications"][0] == {
        "typology": "range",
        "record": "hill-league",
        "class": "near",
        "before": "fails",
        "after": "contested",
    }
    assert plain["comparisons"][0] == {
        "subject": "hill-league",
        "facet": "Scope",
        "claim": "Local",
        "before": None,
        "after": "contested",
    }


def test_shown() -> None:
    """The table for a terminal and for a notebook tell the same; what is told is escaped."""
    found = changes(hill_league={"name": "Hill <b>League</b>"})
    assert "<b>" in str(found)
    assert "<b>" not in found._repr_html_()
    assert "Hill &lt;b&gt;League" in found._repr_html_()
    assert str(found) == found.table().text()
    assert found.table().foot[0] == "Answers on classes that changed: 0; claims in comparisons: 6."
    assert max(map(len, str(found).splitlines())) <= 100


# --- What holds of any two states ---------------------------------------------------------------

NOBODY = nt.Person(id="nobody", evidence=(said(1),), name="Nobody")
NO_TALKS = nt.Case(
    id="no-talks",
    evidence=(said(1),),
    summary="Nothing.",
    name="No talks",
    kind=nt.CaseKind.STATE_GROUP,
    parties=(),
)
PROBES = (NOBODY, NO_TALKS)


def _plainly(record: Record) -> Record:
    """A record that does not say that there is nothing, and names nobody where actors differ."""
    if isinstance(record, nt.Assessment):
        nobody = Finding(actor="nobody", value="nothing")
        record = evolve(record, findings=(*record.findings, nobody))
    return evolve(record, absent=(), inapplicable=())


BASE = tuple(map(_plainly, SORTED.records))
BY_CLASS: dict[type, list[Record]] = {}
for _record in BASE:
    BY_CLASS.setdefault(type(_record), []).append(_record)


@st.composite
def states(draw: st.DrawFn) -> Casebook:
    """The small casebook with any records gone, and any with fields of others of their class."""
    records: list[Record] = list(PROBES)
    fates = st.sampled_from(["stays"] * 5 + ["goes", "changes", "loses evidence", "disputed"])
    for record in BASE:
        match draw(fates):
            case "goes":
                continue
            case "changes":
                other = draw(st.sampled_from(BY_CLASS[type(record)]))
                names = [f.name for f in fields(type(record)) if f.init and f.name not in _FIXED]
                taken = draw(st.sets(st.sampled_from(names), max_size=4))
                edit: dict[str, Any] = {name: getattr(other, name) for name in taken}
                records.append(evolve(record, **edit))
            case "loses evidence":
                records.append(evolve(record, evidence=record.evidence[1:]))
            case "disputed":
                against = tuple(evolve(e, disputes=not e.disputes) for e in record.evidence[:1])
                records.append(evolve(record, evidence=record.evidence[1:] + against))
            case _:
                records.append(record)
    return Casebook(records)


_FIXED = {"id", "_book", "unit", "classes", "criteria", "population", "impossible"}
pairs = st.tuples(states(), states())


def by_id(book: Casebook) -> Mapping[str, Record]:
    return {record.id: record for record in book.records}


@given(states())
def test_a_state_and_itself(book: Casebook) -> None:
    """Nothing changes between a casebook and itself, or its copy."""
    assert not book.diff(book)
    assert not book.diff(Casebook(book.records))


@given(pairs | st.tuples(casebooks(), casebooks()))
def test_changes_lead_from_the_old_to_the_new(books: tuple[Casebook, Casebook]) -> None:
    """Without what went, with what came, and what changed replaced, the old is the new."""
    old, new = books
    found = old.diff(new)
    kept = dict(by_id(old))
    for record in found.removed:
        assert kept.pop(record.id) == record
    for change in found.changed:
        assert kept[change.before.id] == change.before
        assert change.fields
        kept[change.after.id] = change.after
    for record in found.added:
        assert kept.setdefault(record.id, record) is record
    assert Casebook(kept.values()) == new
    assert bool(found) == (old != new)
    assert str(found)
    assert found._repr_html_()
    assert json.dumps(found.plain())


@given(pairs)
def test_the_way_back(books: tuple[Casebook, Casebook]) -> None:
    """What changed from one to the other changed back from the other to the one."""
    there, back = books[0].diff(books[1]), books[1].diff(books[0])
    assert (there.added, there.removed) == (back.removed, back.added)
    assert [(c.before, c.after) for c in there.changed] == [
        (c.after, c.before) for c in back.changed
    ]

    def ways(change: Any) -> dict[tuple[str, ...], FieldChange]:
        return {one.path: one for one in change.fields}

    for one_, other in zip(there.changed, back.changed, strict=True):
        assert ways(one_).keys() == ways(other).keys()
        for path, change in ways(one_).items():
            assert (change.came, change.went) == (ways(other)[path].went, ways(other)[path].came)
    for forth, home in ((classes(there), classes(back)), (claims(there), claims(back))):
        assert {(*what, a, b) for *what, a, b in forth} == {(*what, b, a) for *what, a, b in home}


@given(states(), st.data())
def test_notes_change_nothing_else(book: Casebook, data: st.DataObject) -> None:
    """A remark on a record is a change of the record, of no class and of no claim."""
    record = data.draw(st.sampled_from(list(book.records)))
    found = book.diff(edited(book=book, edits={record.id: {"note": "A new remark."}}))
    assert list(told(found)) == [record.id]
    assert (found.classifications, found.comparisons) == ((), ())


def answers(book: Casebook, typology_id: str) -> dict[tuple[str, str], Truth] | None:
    """The answer of a typology on each record and class, one by one; None if it has none."""
    typology = book.typologies[typology_id]
    try:
        found = {one.id: typology.classify(one).truth for one in book.collection(typology.unit)}
    except nt.UnknownId:
        return None
    return {(record, name): truth for record, held in found.items() for name, truth in held.items()}


@given(pairs)
def test_classes_are_those_of_each_record_before_and_after(
    books: tuple[Casebook, Casebook],
) -> None:
    """The answers told are those that differ when each record is classified by itself."""
    old, new = books
    found = old.diff(new)
    expected: set[tuple[str, str, str, str, str]] = set()
    unsortable: list[str] = []
    for typology in sorted(set(old.typologies.ids) & set(new.typologies.ids)):
        before, after = answers(old, typology), answers(new, typology)
        if before is None or after is None:
            unsortable.append(typology)
            continue
        expected |= {
            (typology, *key, str(before[key]), str(after[key]))
            for key in before.keys() & after.keys()
            if before[key] is not after[key]
        }
    assert set(classes(found)) == expected
    assert len(found.classifications) == len(expected)
    if found:  # where nothing changed, nothing is looked at
        assert ids(found.unsortable) == unsortable


def unsorted(book: Casebook) -> Casebook:
    """A casebook without typologies, in which comparisons show what records say and no more."""
    return Casebook(r for r in book.records if kind_of(r) is not RecordKind.TYPOLOGIES)


def lines(book: Casebook, *subjects: str) -> set[Any]:
    """What a comparison says of the first subject, by facet."""
    return {
        (line.facet, line.claim, cell.truth, cell.values)
        for line in nt.compare(*subjects, book=book).lines
        if (cell := line.cells[0]).coded
    }


@given(pairs)
def test_claims_are_those_of_comparisons_with_one_of_whom_nothing_is_known(
    books: tuple[Casebook, Casebook],
) -> None:
    """A facet changes exactly where a comparison with somebody unknown says something else."""
    old, new = map(unsorted, books)
    found = old.diff(new).comparisons
    told_ = {(one.subject.id, one.facet) for one in found if one.subject not in PROBES}
    expected: set[tuple[str, str]] = set()
    for kind, probe in zip((RecordKind.ACTORS, RecordKind.CASES), PROBES, strict=True):
        there = set(old.collection(kind).ids) & set(new.collection(kind).ids) - {probe.id}
        for subject in there:
            differing = lines(old, subject, probe.id) ^ lines(new, subject, probe.id)
            expected |= {(subject, facet) for facet, *_ in differing}
    assert told_ == expected


@given(pairs)
def test_where_no_claim_changes_no_comparison_does(books: tuple[Casebook, Casebook]) -> None:
    """Two subjects of whom nothing else is claimed are compared as before."""
    old, new = map(unsorted, books)
    changed = {one.subject.id for one in old.diff(new).comparisons}
    for kind in (RecordKind.ACTORS, RecordKind.CASES):
        there = set(old.collection(kind).ids) & set(new.collection(kind).ids)
        for both in combinations(sorted(there - changed), 2):
            assert lines(old, *both) == lines(new, *both)


def test_kinds_and_truths_of_what_is_told() -> None:
    """Subjects are the records as they are now, and answers are truths."""
    new = edited(hill_league={"scope": Scope.LOCAL}, book=SORTED)
    found = SORTED.diff(new)
    assert isinstance(found.comparisons[0].subject, ArmedGroup)
    assert kind_of(found.classifications[0].record) is RecordKind.ACTORS
    assert found.comparisons[0].subject == new.actors["hill-league"]
    assert found.classifications[0].after is Truth.CONTESTED
