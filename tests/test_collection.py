"""Collections: records are found by any of their names, and questions are answered exactly."""

import pickle
import unicodedata
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from attrs import evolve
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

import negotypes as nt
from negotypes import (
    AmbiguousName,
    ArmedGroup,
    Casebook,
    Collection,
    Condition,
    DateError,
    NotOne,
    Record,
    RecordKind,
    RelationKind,
    Scope,
    Stance,
    State,
    UnknownField,
    UnknownId,
    UnknownValue,
    When,
)
from negotypes.index import numbers
from negotypes.names import fold, names
from negotypes.records import ACTOR_CLASSES, CLASSES
from negotypes.records.fields import describe
from negotypes.testing import casebooks
from sample import ACTORS, BOOK, RECORDS

kinds = pytest.mark.parametrize("kind", list(RecordKind))


# --- Looking up ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("river-front", "river-front"),
        ("River Front", "river-front"),
        ("RIVER   FRONT", "river-front"),
        ("river_front", "river-front"),
        ("River\u2013Front", "river-front"),
        ("RF", "river-front"),
        ("rf", "river-front"),
        ("R.F.", "river-front"),
        ("Front de la Rivière", "river-front"),
        ("front de la riviere", "river-front"),
        (unicodedata.normalize("NFD", "Front de la Rivière"), "river-front"),
        ("Ligue n'Dara", "hill-league"),
        ("Ligue n\u2019Dara", "hill-league"),
        ("LIGUE N\u02bcDARA", "hill-league"),
        ("ligue ndara", "hill-league"),
    ],
)
def test_a_record_is_found_by_any_of_its_names(name: str, found: str) -> None:
    """Id, name and aliases find a record; case, accents and punctuation do not matter."""
    assert BOOK.actors[name].id == found
    assert BOOK.actors.get(name) is BOOK.actors[name]
    assert name in BOOK.actors


@kinds
def test_every_record_is_found_by_its_id(kind: RecordKind) -> None:
    """A collection is a mapping of ids to records."""
    collection = BOOK.collection(kind)
    assert [collection[record_id] for record_id in collection.ids] == list(collection)
    assert all(record in collection and record.id in collection for record in collection)
    assert len(collection) == len(collection.ids) == len(list(collection)) > 0


def test_titles_find_sources() -> None:
    """A source is found by its title, as an actor is by its name."""
    assert BOOK.sources["talking on the river"].id == "marsh-2020"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("rivr front", "did you mean 'river-front' or 'the-front'?"),
        ("norlund", "did you mean 'norland'?"),
        ("zzz", "there are 9 actors, listed in .ids"),
        ("", "there are 9 actors, listed in .ids"),
        ("Dam opened", "there are 9 actors, listed in .ids"),
    ],
)
def test_a_miss_names_the_nearest(name: str, message: str) -> None:
    """A name that no record has is an error with a suggestion, not a missing answer."""
    with pytest.raises(UnknownId) as caught:
        BOOK.actors[name]
    assert str(caught.value) == f"no record '{name}' among the actors; {message}"
    assert BOOK.actors.get(name) is None
    assert name not in BOOK.actors


def test_get_gives_the_default_where_nothing_is_found() -> None:
    """What to give for a miss can be chosen, as with any mapping."""
    norland = BOOK.actors["norland"]
    assert BOOK.actors.get("zzz", norland) is norland
    assert BOOK.actors.get("the Front", norland) is norland


def test_a_shared_name_is_ambiguous() -> None:
    """A name that several records share finds none of them; the message gives their ids."""
    with pytest.raises(AmbiguousName) as caught:
        BOOK.actors["The front"]
    assert str(caught.value) == "'The front' may be 'hill-league' or 'river-front': ask by id"
    assert BOOK.actors.get("The front") is None
    assert "The front" not in BOOK.actors


def test_an_id_cannot_be_taken_away() -> None:
    """A name is that of the record with this id, whatever aliases others have."""
    usurper = State(id="usurper", evidence=(), name="Usurper", aliases=("Norland", "norland"))
    actors = Casebook([*ACTORS, usurper]).actors
    assert actors["norland"].id == actors["Norland"].id == actors["NORLAND"].id == "norland"


@pytest.mark.parametrize("item", [None, 1, (), object()])
def test_only_names_and_records_are_in_a_collection(item: object) -> None:
    """Anything else is not in it, and asking so is no error."""
    assert item not in BOOK.actors


def test_a_record_that_differs_is_not_in_a_collection() -> None:
    """A record is in a collection if an equal one is, not if one of the same id is."""
    norland = BOOK.actors["norland"]
    assert evolve(norland) in BOOK.actors
    assert evolve(norland, note="changed") not in BOOK.actors


@given(casebooks())
def test_every_name_of_a_record_finds_it(book: Casebook) -> None:
    """In any casebook a record is among those that each of its names may mean."""
    for record in book.records:
        collection = book.collection(RecordKind.of(_kind(record)))
        assert collection[record.id] is record
        for name in names(record):
            meant = collection.named(name)
            assert record in meant or [other.id for other in meant] == [fold(name)]


def _kind(record: Record) -> str:
    return next(str(kind) for kind, cls in CLASSES.items() if isinstance(record, cls))


@given(st.text())
def test_folding_a_folded_name_changes_nothing(name: str) -> None:
    """The plain form of a name is its own plain form, so that ids find themselves."""
    assert fold(fold(name)) == fold(name)


@given(st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True))
def test_an_id_is_its_own_plain_form(slug: str) -> None:
    """No id is changed by folding."""
    assert fold(slug) == fold(slug.upper()) == slug


# --- Asking -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "conditions", "found"),
    [
        # by equality
        ("actors", {"scope": "local"}, ["river-front"]),
        ("actors", {"scope": Scope.LOCAL}, ["river-front"]),
        ("actors", {"id": "norland"}, ["norland"]),
        ("relations", {"place": "the delta"}, ["front-fights-norland"]),
        ("relations", {"kind": RelationKind.BACKS}, ["sudmark-backs-league"]),
        # by membership
        ("actors", {"ideologies": "ethnic"}, ["hill-league"]),
        ("cases", {"places": "Norland"}, ["river-talks"]),
        ("actors", {"absent": "ideologies"}, ["river-front"]),
        # any of several values
        ("actors", {"scope": ["local", "national"]}, ["hill-league", "river-front"]),
        ("actors", {"scope": ("local",)}, ["river-front"]),
        ("actors", {"kind": {"state", "community"}}, ["herders", "norland", "sudmark"]),
        ("actors", {"kind": frozenset({"person"})}, ["ada-marsh", "ben-reed", "envoy"]),
        ("actors", {"kind": []}, []),
        # all of several conditions
        ("positions", {"stance": "open", "public": True}, ["league-open-to-truce"]),
        ("positions", {"stance": "refuses", "public": True}, []),
        ("actors", {}, list(BOOK.actors.ids)),
        # each kind of actor has forms of its own
        ("actors", {"form": "alliance"}, ["river-front"]),
        ("actors", {"form": "state"}, ["norland"]),
        ("actors", {"form": ["media", "occupational"]}, ["harbour-gazette", "herders"]),
        ("actors", {"anonymous": True}, ["envoy"]),
        # dates, truths, numbers
        ("relations", {"period": "2013/2016"}, ["front-fights-norland"]),
        ("relations", {"period": " 2013 / 2016 "}, ["front-fights-norland"]),
        ("relations", {"period": When.parse("2017/..", "ever since")}, ["sudmark-backs-league"]),
        ("positions", {"public": False}, ["front-open"]),
        ("arguments", {"number": 1}, ["reed-doubt-1"]),
        ("arguments", {"number": 2}, []),
        # records by id, name, alias, or themselves
        ("positions", {"holder": "river-front"}, ["front-open"]),
        ("positions", {"holder": "RF"}, ["front-open"]),
        ("positions", {"holder": BOOK.actors["RF"]}, ["front-open"]),
        ("positions", {"counterparts": "Hill League"}, ["norland-refuses"]),
        ("positions", {"holder": ["RF", "Norland"]}, ["front-open", "norland-refuses"]),
        ("positions", {"modes": "quiet talks"}, ["front-open"]),
        ("arguments", {"answers": "reed-doubt-1"}, ["marsh-answer"]),
        ("problems", {"concerns": "front-fights-norland"}, ["problem-year"]),
        ("cases", {"episodes": "river-offer"}, ["river-talks"]),
        # parts
        ("episodes", {"participants.actor": "Norland"}, ["river-meeting"]),
        ("episodes", {"participants.role": "emissary"}, ["river-meeting"]),
        ("episodes", {"participants.number": 3}, ["river-meeting"]),
        ("episodes", {"evidence.attribution.coerced": True}, ["river-offer"]),
        ("episodes", {"evidence.attribution.who": "Ben Reed"}, ["river-offer", "river-rumour"]),
        ("events", {"evidence.paragraphs": 30}, ["dam-opened"]),
        ("assessments", {"findings.value": "self-rule"}, ["marsh-on-motives"]),
        ("typologies", {"classes.members": "River talks"}, ["kinds-of-truce"]),
        ("typologies", {"classes.evidence.paragraphs": 26}, ["kinds-of-truce"]),
        ("typologies", {"unit": "cases"}, ["kinds-of-truce"]),
    ],
)
def test_coded(kind: str, conditions: dict[str, Any], found: list[str]) -> None:
    """The records that are coded so are given in the order of their ids, disputed or not."""
    collection = BOOK.collection(kind)
    assert list(collection.coded(**conditions).ids) == found
    assert set(collection.where(**conditions).ids) <= set(found)


@pytest.mark.parametrize(
    ("kind", "conditions", "error", "message"),
    [
        (
            "actors",
            {"scop": "local"},
            UnknownField,
            "no field 'scop' in the actors; did you mean 'scope'?",
        ),
        (
            "sources",
            {"zzz": 1},
            UnknownField,
            "no field 'zzz' in the sources; there are 'id', 'absent', 'inapplicable', 'note', "
            "'evidence', 'title', 'summary', 'authors', 'outlet', 'issued', 'paragraphs', "
            "'numbering', 'language' and 'url'",
        ),
        (
            "episodes",
            {"participants.actr": "norland"},
            UnknownField,
            "no field 'participants.actr' in the episodes; did you mean 'actor'?",
        ),
        (
            "actors",
            {"name.first": "Ada"},
            UnknownField,
            "no field 'name.first' in the actors; 'name' has no fields",
        ),
        (
            "episodes",
            {"participants.actor.nam": "Norland"},
            UnknownField,
            "no field 'participants.actor.nam' in the episodes; did you mean 'name'?",
        ),
        (
            "episodes",
            {"participants": "norland"},
            UnknownField,
            "'participants' has fields of its own: ask for 'participants.actor', "
            "'participants.role', 'participants.number' or 'participants.on_behalf_of'",
        ),
        (
            "actors",
            {"scope": "locl"},
            UnknownValue,
            "'scope' is never 'locl'; did you mean 'local'?",
        ),
        (
            "relations",
            {"level": "zzz"},
            UnknownValue,
            "'level' is never 'zzz'; expected 'tactical', 'operational' or 'strategic'",
        ),
        (
            "relations",
            {"level": None},
            UnknownValue,
            "'level' is never None; expected 'tactical', 'operational' or 'strategic'",
        ),
        (
            "actors",
            {"form": "alliances"},
            UnknownValue,
            "'form' is never 'alliances'; did you mean 'alliance'?",
        ),
        (
            "positions",
            {"public": "yes"},
            UnknownValue,
            "'public' is never 'yes'; expected True or False",
        ),
        (
            "positions",
            {"public": 1},
            UnknownValue,
            "'public' is never 1; expected True or False",
        ),
        (
            "arguments",
            {"number": "1"},
            UnknownValue,
            "'number' is never '1'; expected a whole number",
        ),
        (
            "arguments",
            {"number": True},
            UnknownValue,
            "'number' is never True; expected a whole number",
        ),
        ("actors", {"name": 3}, UnknownValue, "'name' is never 3; expected a text"),
        (
            "relations",
            {"period": 2015},
            UnknownValue,
            "'period' is never 2015; expected a date in EDTF",
        ),
        (
            "positions",
            {"holder": 3},
            UnknownValue,
            "'holder' is never 3; expected an id, name or alias",
        ),
        (
            "positions",
            {"holder": "rivr front"},
            UnknownId,
            "no record 'rivr front' among the actors; did you mean 'river-front' or 'the-front'?",
        ),
        (
            "positions",
            {"holder": BOOK.cases["river-talks"]},
            UnknownId,
            "no record 'river-talks' among the actors; did you mean 'river-front'?",
        ),
        (
            "problems",
            {"concerns": "no-such-record"},
            UnknownId,
            f"no record 'no-such-record'; there are {len(RECORDS)} records",
        ),
        (
            "positions",
            {"holder": "the Front"},
            AmbiguousName,
            "'the Front' may be 'hill-league' or 'river-front': ask by id",
        ),
        (
            "positions",
            {"holder": ["river-front", "rivr front"]},
            UnknownId,
            "no record 'rivr front' among the actors; did you mean 'river-front' or 'the-front'?",
        ),
    ],
)
def test_a_wrong_question_is_an_error(
    kind: str, conditions: dict[str, Any], error: type[Exception], message: str
) -> None:
    """What can never be so is an error that says what can be, not an empty answer."""
    with pytest.raises(error) as caught:
        BOOK.collection(kind).where(**conditions)
    assert str(caught.value) == message


def test_a_wrong_date_is_an_error() -> None:
    """A date is asked for in EDTF."""
    with pytest.raises(DateError, match="October 2015"):
        BOOK.relations.where(period="October 2015")


def test_a_question_to_an_answer_narrows_it() -> None:
    """A question can be asked in steps."""
    open_ones = BOOK.positions.where(stance="open")
    assert open_ones.where(public=False) == BOOK.positions.where(stance="open", public=False)
    assert open_ones.where(stance="refuses").ids == ()


def test_what_is_not_in_an_answer_is_not_found_there() -> None:
    """An answer is a collection of its own: ids, names and values are those in it."""
    groups = BOOK.actors.coded(kind="armed-group", scope="local")
    assert groups.ids == ("river-front",)
    assert "norland" not in groups
    assert groups["the Front"].id == "river-front"
    assert groups.values("scope") == ("local",)
    with pytest.raises(UnknownId) as caught:
        groups["hill-league"]
    expected = "no record 'hill-league' among the actors; there is 1 actor, listed in .ids"
    assert str(caught.value) == expected


def test_a_question_changes_nothing() -> None:
    """Asking gives a new collection and leaves the old one as it was."""
    before = tuple(BOOK.positions)
    BOOK.positions.where(stance=Stance.REFUSES)
    BOOK.positions.narrow(0)
    assert tuple(BOOK.positions) == before


def test_one_gives_the_only_record() -> None:
    """Where exactly one record is meant, it is given itself."""
    assert BOOK.positions.one(holder="Norland").id == "norland-refuses"
    assert BOOK.positions.one(holder="RF", truth="contested").id == "front-open"


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        ("operates-in", "<no relations>"),
        (["fights", "rival-of"], "<2 relations: front-fights-norland, league-rival-of-front>"),
    ],
)
def test_one_refuses_none_and_several(kind: str | list[str], found: str) -> None:
    """Where no record or several meet the conditions, that is an error that shows them."""
    with pytest.raises(NotOne) as caught:
        BOOK.relations.one(nt.field("subject") != "Norland", kind=kind)
    expected = "expected one of the relations where ~(nt.field('subject') == 'Norland'), "
    assert str(caught.value) == f"{expected}kind={kind!r}, found {found}"


@pytest.mark.parametrize(
    ("kind", "path", "values"),
    [
        ("actors", "scope", ("local", "national")),
        ("actors", "form", ("alliance", "group", "media", "occupational", "state")),
        ("relations", "period", ("2013/2016", "2017/..")),
        ("positions", "public", (False, True)),
        ("arguments", "number", (1,)),
        ("episodes", "participants.actor", ("envoy", "norland")),
        ("actors", "died", ()),
    ],
)
def test_values(kind: str, path: str, values: tuple[object, ...]) -> None:
    """The values that a field has are listed in order, each once."""
    assert BOOK.collection(kind).values(path) == values


def test_values_of_no_field() -> None:
    """Values of a field that there is not are an error, as with any question."""
    with pytest.raises(UnknownField, match="did you mean 'scope'"):
        BOOK.actors.values("scop")


def test_values_of_what_is_referred_to() -> None:
    """Values of other records are asked of these records."""
    with pytest.raises(UnknownField) as caught:
        BOOK.cases.values("parties.scope")
    expected = "'parties.scope' is a field of what the cases refer to: ask these"
    assert str(caught.value) == expected


def test_keep_and_narrow() -> None:
    """Records can be kept by any function, and by their rows."""
    kept = BOOK.actors.keep(lambda actor: actor.name.startswith("H"))
    assert kept.ids == ("harbour-gazette", "hill-league")
    assert BOOK.actors.narrow(0b101).ids == (BOOK.actors.ids[0], BOOK.actors.ids[2])
    assert kept.keep(lambda actor: isinstance(actor, ArmedGroup)).ids == ("hill-league",)


def test_field_describes() -> None:
    """What a field is can be asked; of kinds of actor that differ, the first answers."""
    assert BOOK.arguments.field("number").type is int
    assert BOOK.episodes.field("participants.role").type.__name__ == "ParticipantRole"
    assert BOOK.actors.field("form").type.__name__ == "StateForm"


# --- Being a value ------------------------------------------------------------------------------


def test_a_collection_cannot_be_written_to() -> None:
    """Neither a collection nor a record in it can be changed."""
    actors: Any = BOOK.actors
    with pytest.raises(TypeError):
        actors["norland"] = actors["sudmark"]
    with pytest.raises(TypeError):
        del actors["norland"]
    with pytest.raises(FrozenInstanceError):
        actors["norland"].name = "Southland"


def test_equal_records_make_equal_collections() -> None:
    """Collections are equal if their records are, and only then; equal ones hash alike."""
    again = Casebook(RECORDS).actors
    assert again == BOOK.actors
    assert hash(again) == hash(BOOK.actors)
    assert BOOK.actors.where(kind="state") == again.where(id=["norland", "sudmark"])
    assert BOOK.actors.where(kind="state") != BOOK.actors
    changed = [evolve(r, note="changed") if r.id == "norland" else r for r in RECORDS]
    assert Casebook(changed).actors != BOOK.actors
    assert BOOK.actors != list(BOOK.actors)


def test_repr_shows_kind_number_and_first_ids() -> None:
    """A collection shows itself without flooding the screen."""
    assert repr(BOOK.actors) == ("<9 actors: ada-marsh, ben-reed, envoy, harbour-gazette, ...>")
    four = BOOK.actors.narrow(0b1111)
    assert repr(four) == "<4 actors: ada-marsh, ben-reed, envoy, harbour-gazette>"
    assert repr(BOOK.cases) == "<2 cases: hill-talks, river-talks>"
    assert repr(BOOK.cases.narrow(0)) == "<no cases>"


def test_a_collection_can_be_pickled() -> None:
    """A collection goes to another process and back with its records and its answers."""
    for collection in (BOOK.positions, BOOK.positions.where(stance="open")):
        again = pickle.loads(pickle.dumps(collection))
        assert again == collection
        assert again.where(holder="RF") == collection.where(holder="RF")


# --- The index agrees with looking at every record ----------------------------------------------


class Question(NamedTuple):
    """A question to a collection, to which at least one record is an answer."""

    collection: Collection[Record]
    path: str
    value: Any


def paths(cls: type[Any], before: str = "") -> Iterator[str]:
    """Every path to a field of a class of record that has no fields of its own."""
    for name, field in describe(cls).items():
        if field.is_part:
            yield from paths(field.type, f"{before}{name}.")
        elif not issubclass(field.type, Condition):
            yield before + name


def held(part: Any, path: str) -> list[Any]:
    """Every value at a path in a record, found by walking to it."""
    name, _, further = path.partition(".")
    value = getattr(part, name, ())
    items = value if isinstance(value, tuple) else () if value is None else (value,)
    if further:
        return [inner for item in items for inner in held(item, further)]
    return [item.edtf if isinstance(item, When) else item for item in items]


def coded_at(record: Record, path: str) -> list[Any]:
    """The values at a path, none where the field is said to have none."""
    none = (*record.absent, *record.inapplicable)
    return [] if path.partition(".")[0] in none else held(record, path)


@st.composite
def questions(draw: st.DrawFn) -> Question:
    """A random casebook, one of its collections, a field, and a value that stands there."""
    book = draw(casebooks().filter(len))
    kind = draw(st.sampled_from([kind for kind in RecordKind if len(book.collection(kind))]))
    collection = book.collection(kind)
    classes = ACTOR_CLASSES if kind is RecordKind.ACTORS else (CLASSES[kind],)
    values = {
        path: [value for record in collection for value in held(record, path)]
        for path in sorted({path for cls in classes for path in paths(cls)})
    }
    path = draw(st.sampled_from([path for path, there in values.items() if there]))
    return Question(collection, path, draw(st.sampled_from(values[path])))


@given(questions())
def test_coded_agrees_with_a_scan(question: Question) -> None:
    """For any casebook, field and value, the answer is what looking at every record finds."""
    collection, path, value = question
    found = collection.coded(**{path: value})
    assert list(found) == [record for record in collection if value in coded_at(record, path)]
    assert list(found.ids) == sorted(found.ids)


@given(questions(), st.data())
def test_several_values_and_conditions_agree_with_a_scan(
    question: Question, data: st.DataObject
) -> None:
    """Values in a list are alternatives, conditions must all be met, and steps may be taken."""
    collection, path, value = question
    other = data.draw(st.sampled_from([v for r in collection for v in held(r, path)]))
    ids = data.draw(st.lists(st.sampled_from(collection.ids), max_size=3))
    conditions = {"id": ids, path: [value, other]}

    def met(record: Record) -> bool:
        return all({*coded_at(record, way)} & {*wanted} for way, wanted in conditions.items())

    found = collection.coded(**conditions)
    assert list(found) == [record for record in collection if met(record)]
    steps = collection
    for field, wanted in conditions.items():
        steps = steps.coded(**{field: wanted})
    assert steps == found


@given(questions())
def test_values_agree_with_a_scan(question: Question) -> None:
    """For any casebook and field, the values listed are those that stand in some record."""
    collection, path, _ = question
    expected = sorted({value for record in collection for value in held(record, path)})
    assert list(collection.values(path)) == expected


@given(st.data())
def test_narrowing_agrees_with_a_scan(data: st.DataObject) -> None:
    """Rows and functions keep exactly the records they name."""
    rows = data.draw(st.integers(0, (1 << len(BOOK.actors)) - 1))
    narrowed = BOOK.actors.narrow(rows)
    assert list(narrowed) == [list(BOOK.actors)[number] for number in numbers(rows)]
    assert len(narrowed) == len(list(narrowed))
    wanted = data.draw(st.sets(st.sampled_from(BOOK.actors.ids)))
    kept = narrowed.keep(lambda actor: actor.id in wanted)
    assert list(kept) == [actor for actor in narrowed if actor.id in wanted]
