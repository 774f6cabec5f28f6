"""The casebook: one id for one record, nothing ever changed, dates that are not made up."""

import copy
import pickle
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import negotypes as nt
from negotypes import (
    AmbiguousName,
    BrokenReferences,
    Case,
    Casebook,
    CaseKind,
    ClashingIds,
    DateError,
    Dossier,
    Episode,
    EpisodeKind,
    Linked,
    Record,
    RecordKind,
    Relation,
    RelationKind,
    State,
    UnknownId,
    UnknownValue,
    When,
)
from negotypes.testing import casebooks, dates
from sample import BOOK, RECORDS, said


def state(record_id: str, **fields: Any) -> State:
    """A state with nothing but a name."""
    return State(id=record_id, evidence=(), name=record_id.title(), **fields)


def fight(record_id: str = "fight", **fields: Any) -> Relation:
    """A relation between two states that the sample does not have."""
    tie = {"evidence": (), "subject": "east", "kind": RelationKind.FIGHTS, "object": "west"}
    return Relation(id=record_id, **(tie | fields))


def step(record_id: str, date: str | None = None, case: str = "talks") -> Episode:
    """A step in a case that the sample does not have."""
    when = None if date is None else When.parse(date)
    kind = EpisodeKind.MEETING
    return Episode(id=record_id, evidence=(), summary="A step.", case=case, kind=kind, date=when)


TALKS = Case(
    id="talks",
    evidence=(),
    summary="Talks.",
    name="Talks",
    kind=CaseKind.STATE_STATE,
    parties=("east", "west"),
)
EAST_AND_WEST = (state("east"), state("west"), fight())


# --- What a casebook holds ----------------------------------------------------------------------


def test_records_are_in_the_collection_of_their_kind() -> None:
    """Every record is in one collection, in the order of ids, whatever the order it came in."""
    book = Casebook(reversed(RECORDS))
    assert book == BOOK
    for kind in RecordKind:
        ids = book.collection(kind).ids
        assert ids
        assert list(ids) == sorted(ids)
        assert book.collection(str(kind)) is getattr(book, kind)
    assert len(book) == len(RECORDS) == len(list(book.records))
    assert {record.id for record in book.records} == {record.id for record in RECORDS}


def test_records_come_kind_by_kind() -> None:
    """Records are listed in the order of the kinds, and within a kind in the order of ids."""
    expected = [record.id for kind in RecordKind for record in BOOK.collection(kind)]
    assert [record.id for record in BOOK.records] == expected


def test_there_are_no_other_collections() -> None:
    """A collection that there is not is an error that names the nearest."""
    with pytest.raises(UnknownValue) as caught:
        BOOK.collection("case")
    assert str(caught.value) == "'case' is not a term of RecordKind; did you mean 'cases'?"


def test_a_record_given_twice_is_held_once() -> None:
    """The same record, or an equal one, is no second record."""
    assert Casebook([*RECORDS, *RECORDS]) == BOOK
    assert Casebook([*RECORDS, *map(evolve, RECORDS)]) == BOOK


def test_one_id_stands_for_one_record() -> None:
    """Two different records of one id are refused, of whatever kinds they are."""
    with pytest.raises(ClashingIds) as caught:
        Casebook([*RECORDS, state("norland")])
    assert str(caught.value) == (
        "the id 'norland' stands for two different records: 'Norland' and 'Norland'"
    )
    with pytest.raises(ClashingIds) as caught:
        Casebook([state("talks"), TALKS])
    expected = "the id 'talks' stands for two different records: 'Talks' and 'Talks'"
    assert str(caught.value) == expected


def test_an_empty_casebook() -> None:
    """A casebook may hold nothing, and then says so."""
    assert len(Casebook()) == 0
    assert list(Casebook().records) == []
    assert repr(Casebook()) == "<Casebook: empty>"


def test_repr_counts_each_kind() -> None:
    """A casebook shows how many records of each kind it holds, and leaves out what it has not."""
    assert repr(Casebook([*EAST_AND_WEST, TALKS])) == ("<Casebook: 2 actors, 1 relation, 1 case>")


def test_a_case_knows_its_steps_and_preconditions() -> None:
    """A case gets its episodes by date, those without a date last, and its preconditions."""
    case = BOOK.cases["river-talks"]
    assert case.episodes == ("river-offer", "river-meeting", "river-rumour")
    assert case.preconditions == ("front-precondition-withdrawal",)
    assert BOOK.cases["hill-talks"].episodes == ()


@pytest.mark.parametrize(
    ("steps", "order"),
    [
        ([step("b", "2014"), step("a", "2015")], ("b", "a")),
        ([step("b", "2014"), step("a", "2014")], ("a", "b")),
        ([step("b"), step("a"), step("c", "2020")], ("c", "a", "b")),
        ([step("a", "2014"), step("b", "2014-01-01"), step("c", "../2013")], ("c", "b", "a")),
        ([step("a", case="others")], ()),
    ],
)
def test_steps_stand_in_the_order_of_their_dates(
    steps: list[Episode], order: tuple[str, ...]
) -> None:
    """Steps of one date stand in the order of their ids; steps of other cases do not count."""
    assert Casebook([*steps, TALKS]).cases["talks"].episodes == order


def test_what_a_casebook_fills_in_is_filled_in_anew() -> None:
    """A case that was in another casebook does not bring that one's steps along."""
    assert Casebook(BOOK.cases).cases["river-talks"].episodes == ()
    assert Casebook(BOOK.records) == BOOK


@pytest.mark.parametrize(
    ("item", "held"),
    [
        ("norland", True),
        ("river-talks", True),
        ("Norland", False),
        ("nowhere", False),
        (BOOK.actors["norland"], True),
        (evolve(BOOK.actors["norland"]), True),
        (evolve(BOOK.actors["norland"], note="changed"), False),
        (state("nowhere"), False),
        (None, False),
        (1, False),
    ],
)
def test_contains(item: object, held: bool) -> None:
    """Ids and records are in a casebook; a record that differs is not."""
    assert (item in BOOK) is held


def test_has_asks_for_a_kind() -> None:
    """An id is that of an actor, or of a case, not of both."""
    assert BOOK.has("actors", "norland")
    assert BOOK.has("*", "norland")
    assert not BOOK.has("cases", "norland")
    assert not BOOK.has("actors", "nowhere")


def test_name_gives_what_to_show() -> None:
    """An id is shown as its record is called, and as itself where no record has it."""
    assert BOOK.name("norland") == "Norland"
    assert BOOK.name("marsh-2020") == "Talking on the River"
    assert BOOK.name("front-demand-release") == "The Front asks that prisoners go free."
    assert BOOK.name("sudmark-backs-league") == "sudmark backs hill-league"
    assert BOOK.name("nowhere") == "nowhere"


def test_equal_records_make_equal_casebooks() -> None:
    """Casebooks are equal if all their records are; equal ones hash alike."""
    again = Casebook(RECORDS)
    assert again == BOOK
    assert hash(again) == hash(BOOK)
    assert Casebook(RECORDS[1:]) != BOOK
    assert Casebook([evolve(RECORDS[0], note="changed"), *RECORDS[1:]]) != BOOK
    assert list(BOOK.records) != BOOK


# --- Finding ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("norland", "norland"),
        ("River Talks", "river-talks"),
        ("quiet talks", "back-channel"),
        ("KINDS OF TRUCE", "kinds-of-truce"),
        ("Talking on the River", "marsh-2020"),
        ("League rival of Front", "league-rival-of-front"),
    ],
)
def test_find_looks_in_every_collection(name: str, found: str) -> None:
    """A record of any kind is found by id, name or alias."""
    assert BOOK.find(name).id == found


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("norlund", "no record 'norlund'; did you mean 'norland'?"),
        ("zzz", f"no record 'zzz'; there are {len(RECORDS)} records"),
        ("a\nb", f"no record 'a?b'; there are {len(RECORDS)} records"),
    ],
)
def test_find_names_the_nearest(name: str, message: str) -> None:
    """A name that no record has is an error with a suggestion."""
    with pytest.raises(UnknownId) as caught:
        BOOK.find(name)
    assert str(caught.value) == message


def test_find_refuses_a_shared_name() -> None:
    """A name that records share is ambiguous, be they of one kind or of several."""
    with pytest.raises(AmbiguousName) as caught:
        BOOK.find("the front")
    assert str(caught.value) == "'the front' may be 'hill-league' or 'river-front': ask by id"
    with pytest.raises(AmbiguousName) as caught:
        Casebook([state("x", aliases=("Talks of old",)), evolve(TALKS, name="Talks of Old")]).find(
            "talks of old"
        )
    assert str(caught.value) == "'talks of old' may be 'x' or 'talks': ask by id"


def test_an_id_cannot_be_taken_away() -> None:
    """The name of one record does not hide the id of another, of whatever kind."""
    book = Casebook([state("east", aliases=("Talks", "talks")), TALKS])
    assert book.find("talks").id == book.find("TALKS").id == "talks"


# --- Resolving ----------------------------------------------------------------------------------


def test_resolve_gives_records_for_ids() -> None:
    """Through a linked record, references are records: one, or as many as there are."""
    position = BOOK.resolve("front-open")
    assert position.record is BOOK.positions["front-open"]
    assert position.holder is BOOK.actors["river-front"]
    assert position.modes == (BOOK.modes["back-channel"],)
    assert position.stance == "open"
    assert position.period == When.parse("2013/..")
    assert position.summary == BOOK.positions["front-open"].summary


def test_resolve_reaches_into_parts() -> None:
    """The parts of a linked record are linked too."""
    emissary, party = BOOK.resolve("river-meeting").participants
    assert emissary.actor is BOOK.actors["envoy"]
    assert emissary.on_behalf_of is BOOK.actors["river-front"]
    assert party.on_behalf_of is None
    evidence = BOOK.resolve(BOOK.episodes["river-offer"]).evidence[1]
    assert evidence.source is BOOK.sources["reed-2021"]
    assert [voice.who.name for voice in evidence.attribution] == [
        "Unnamed envoy",
        "Harbour Gazette",
        "Ben Reed",
    ]


def test_resolve_follows_what_a_casebook_fills_in() -> None:
    """The steps of a case are records too, and the methods of a record stay what they are."""
    case = BOOK.resolve("River talks")
    assert [episode.id for episode in case.episodes] == list(case.record.episodes)
    assert case.label == "River talks"
    assert case.truth() is case.record.truth()


def test_a_linked_record_is_a_value() -> None:
    """Linked records are equal if their records are, and can be copied and pickled."""
    linked = BOOK.resolve("front-open")
    assert linked == BOOK.resolve("front-open")
    assert hash(linked) == hash(BOOK.resolve("front-open"))
    assert linked != BOOK.resolve("norland-refuses")
    assert linked != linked.record
    for again in (copy.copy(linked), copy.deepcopy(linked), pickle.loads(pickle.dumps(linked))):
        assert again == linked
        assert again.holder == linked.holder
    assert repr(linked) == f"Linked(record={linked.record!r})"


def test_a_linked_record_has_no_other_fields() -> None:
    """A field that a record has not is missing from the linked record too."""
    with pytest.raises(AttributeError, match="hodler"):
        BOOK.resolve("front-open").hodler  # noqa: B018
    linked: Any = BOOK.resolve("front-open")
    with pytest.raises(AttributeError):
        linked.holder = None


def test_a_reference_to_nothing_cannot_be_followed() -> None:
    """What a casebook refers to and does not hold is an error when it is asked for, not before."""
    linked = Casebook([fight(), state("the-east", aliases=("east",))]).resolve("fight")
    assert linked.kind == "fights"
    with pytest.raises(UnknownId) as caught:
        linked.subject  # noqa: B018
    assert str(caught.value) == "'east' is referred to, and not in this casebook"


def test_resolve_needs_a_record() -> None:
    """A name that no record has cannot be resolved."""
    with pytest.raises(UnknownId):
        BOOK.resolve("nowhere")


# --- Extending ----------------------------------------------------------------------------------


def test_extend_gives_a_new_casebook() -> None:
    """The records of both are in the new casebook, and the old ones stay as they were."""
    both = BOOK.extend(EAST_AND_WEST)
    assert len(both) == len(BOOK) + 3 == len(RECORDS) + 3
    assert both.relations["fight"] is EAST_AND_WEST[2]
    assert "east" not in BOOK
    assert both == Casebook(EAST_AND_WEST).extend(BOOK)
    assert BOOK.extend([]) == BOOK == BOOK.extend(BOOK)


def test_references_may_go_across() -> None:
    """Either casebook may refer to the records of the other."""
    mine = Casebook([*EAST_AND_WEST[:2], fight(object="norland"), step("step", "2014", "talks")])
    assert [(r.id, path, named) for r, path, named in mine.unresolved()] == [
        ("fight", ("object",), "norland"),
        ("step", ("case",), "talks"),
    ]
    both = mine.extend([*RECORDS, TALKS])
    assert list(both.unresolved()) == []
    assert both.cases["talks"].episodes == ("step",)
    assert both.relations.coded(object="Norland").ids == ("fight", "front-fights-norland")


def test_extend_refuses_two_records_of_one_id() -> None:
    """One id cannot come to stand for another record; an equal record is no other."""
    with pytest.raises(ClashingIds) as caught:
        BOOK.extend([state("norland", aliases=("Northland",))])
    expected = "the id 'norland' stands for two different records: 'Norland' and 'Norland'"
    assert str(caught.value) == expected
    assert BOOK.extend([evolve(BOOK.actors["norland"])]) == BOOK
    assert BOOK.extend([evolve(BOOK.cases["river-talks"], episodes=())]) == BOOK


def test_extend_refuses_references_to_nothing() -> None:
    """Every reference that nothing answers is named, with the way to it."""
    wrong = fight(evidence=(said(1, by="nobody"),), object="cases")
    with pytest.raises(BrokenReferences) as caught:
        BOOK.extend([state("east"), wrong])
    assert str(caught.value) == (
        "no such record:\nfight: evidence.0.attribution.0.who: 'nobody'\nfight: object: 'cases'"
    )


def test_a_reference_to_another_kind_is_none() -> None:
    """An actor cannot be a case: an id of another kind does not answer a reference."""
    with pytest.raises(BrokenReferences, match="fight: object: 'river-talks'"):
        BOOK.extend([state("east"), fight(object="river-talks")])


@given(casebooks(), casebooks())
def test_extending_is_union(one: Casebook, other: Casebook) -> None:
    """For any two casebooks without common ids, the result holds what they hold, either way."""
    taken = {record.id for record in one.records} & {record.id for record in other.records}
    if taken:
        with pytest.raises(ClashingIds):
            one.extend(evolve(record, note="other") for record in other.records)
    else:
        both = one.extend(other)
        assert both == other.extend(one)
        assert len(both) == len(one) + len(other)
        assert all(record in both for record in (*one.records, *other.records))


@given(casebooks())
def test_a_casebook_extended_by_its_own_records_is_the_same(book: Casebook) -> None:
    """Adding what is there already adds nothing, and nothing refers to what is not there."""
    assert book.extend(book) == book
    assert list(book.unresolved()) == []


# --- As of a date -------------------------------------------------------------------------------


def in_force(record: Record, when: str) -> bool:
    """Whether a record is in a casebook as of a date."""
    return record in Casebook([record]).at(when)


@pytest.mark.parametrize(
    ("period", "when", "held"),
    [
        # a period is over after its end, and not there before its beginning
        ("2013/2016", "2012", False),
        ("2013/2016", "2013", True),
        ("2013/2016", "2014", True),
        ("2013/2016", "2016-05", True),
        ("2013/2016", "2017", False),
        # one that is not over, or not known to be
        ("2013/..", "2099", True),
        ("2013/", "2099", True),
        ("2013/..", "2012", False),
        ("../2013", "1900", True),
        ("../2013", "2014", False),
        ("/2013", "1900", True),
        # a plain date says when it was so, not that it ended
        ("2013", "2012", False),
        ("2013", "2013", True),
        ("2013", "2099", True),
        ("[2013,2014]", "2012", False),
        ("[2013,2014]", "2013", True),
        # no answer rests on what is uncertain
        ("2013?/2016?", "2099", True),
        ("2013?/2016?", "1900", True),
        # whole periods can be asked for
        ("2013/2016", "2010/2014", True),
        ("2013/2016", "2017/..", False),
        ("2013/2016", "../2012", False),
        (None, "1900", True),
        (None, "2099", True),
    ],
)
def test_what_lasts_is_there_while_it_lasts(period: str | None, when: str, held: bool) -> None:
    """A relation is left out only where it is known not to have begun yet, or to be over."""
    tie = fight(period=None if period is None else When.parse(period))
    assert in_force(tie, when) is held


@pytest.mark.parametrize(
    ("date", "when", "held"),
    [
        ("2014", "2013", False),
        ("2014", "2014", True),
        ("2014", "2099", True),
        ("2014/2015", "2099", True),
        (None, "1900", True),
    ],
)
def test_what_happened_stays(date: str | None, when: str, held: bool) -> None:
    """A step is there from its date on, and remains after it is over."""
    assert in_force(step("step", date), when) is held


def test_cases_stay_after_their_time() -> None:
    """A case is something that happened, not something that is over."""
    assert in_force(evolve(TALKS, period=When.parse("2013/2016")), "2099")
    assert not in_force(evolve(TALKS, period=When.parse("2013/2016")), "2012")


@pytest.mark.parametrize(
    "record_id",
    ["front-grievance-water", "front-demand-release", "front-precondition-withdrawal"],
)
def test_other_statements_last_too(record_id: str) -> None:
    """Grievances, goals, demands, preconditions and positions hold for a time, as relations do."""
    period = When.parse("2013/2014")
    record = evolve(BOOK.find(record_id), period=period)  # type: ignore[call-arg]
    assert in_force(record, "2014")
    assert not in_force(record, "2015")


def test_actors_and_texts_are_always_there() -> None:
    """What has no period of its own is in the casebook as of every date."""
    early = BOOK.at("1000")
    for kind in ("sources", "actors", "modes", "arguments", "risks", "problems", "typologies"):
        assert early.collection(kind) == BOOK.collection(kind)
    assert early.relations.ids == ("league-rival-of-front",)
    assert early.events.ids == ()


def test_a_casebook_as_of_a_date_is_a_casebook() -> None:
    """It is asked as any other is; its names are those of all records."""
    then = BOOK.at(When.parse("2015"))
    assert then == BOOK.at("2015")
    assert then.relations.where(subject="RF").ids == ("front-fights-norland",)
    assert BOOK.at("2017").relations.where(subject="RF").ids == ()
    assert BOOK.at("1000").episodes.where(case="River talks").ids == ("river-rumour",)
    assert then.whole is BOOK
    assert then.at("2013").whole is BOOK
    assert BOOK.whole is BOOK
    assert BOOK.at("1000").name("river-talks") == "River talks"
    with pytest.raises(UnknownId):
        BOOK.at("1000").find("river-talks")


def test_a_case_as_of_a_date_has_the_steps_taken_by_then() -> None:
    """A case does not tell what came later, or what was required no longer."""
    assert BOOK.at("2013").cases["river-talks"].episodes == ("river-offer", "river-rumour")
    assert BOOK.at("2013").cases["river-talks"].preconditions
    assert BOOK.at("2015").cases["river-talks"].preconditions == ()
    assert BOOK.at("2013").cases.where(episodes="river-meeting").ids == ()
    assert BOOK.at("2014").at("2013") == BOOK.at("2013").at("2014").at("2013")


def test_at_refuses_what_is_no_date() -> None:
    """A date in plain words is refused with a hint."""
    with pytest.raises(DateError, match="write 2015-05"):
        BOOK.at("May 2015")


@given(casebooks(), dates())
def test_a_casebook_as_of_a_date_has_nothing_new(book: Casebook, when: When) -> None:
    """For any casebook and date, records are left out, and none is added or changed.

    Only cases may have fewer steps. Asking twice gives nothing else than asking once.
    """
    then = book.at(when)
    assert then.at(when) == then
    for kind in RecordKind:
        before, after = book.collection(kind), then.collection(kind)
        if kind is not RecordKind.CASES:
            assert all(record in before for record in after)
        assert set(after.ids) <= set(before.ids)
    for case in then.cases:
        assert {*case.episodes} == {*book.cases[case.id].episodes} & {*then.episodes.ids}
        assert {*case.preconditions} == (
            {*book.cases[case.id].preconditions} & {*then.preconditions.ids}
        )


# --- Nothing changes ----------------------------------------------------------------------------


@pytest.mark.parametrize("view", [BOOK, BOOK.at("2015"), BOOK.about("norland")])
def test_a_casebook_cannot_be_changed(view: Casebook) -> None:
    """Attributes can neither be set nor deleted, in a part of a casebook either."""
    book: Any = view
    with pytest.raises(AttributeError, match="a casebook does not change: use extend"):
        book.actors = ()
    with pytest.raises(AttributeError, match="a casebook does not change: use extend"):
        book.other = ()
    with pytest.raises(AttributeError, match="a casebook does not change: use where, about or at"):
        del book.actors


@pytest.mark.parametrize("view", [BOOK, BOOK.at("2015"), BOOK.about("norland"), Casebook()])
def test_a_casebook_can_be_pickled(view: Casebook) -> None:
    """A casebook, or a part of one, goes to another process and back and answers as before."""
    for again in (pickle.loads(pickle.dumps(view)), copy.deepcopy(view)):
        assert type(again) is type(view)
        assert again == view
        assert hash(again) == hash(view)
        assert again.name("norland") == view.name("norland")
        assert again.relations.where(kind="fights") == view.relations.where(kind="fights")


def test_a_dossier_keeps_its_subject_when_pickled() -> None:
    """What a dossier is about goes along with it."""
    dossier = BOOK.about("RF")
    again: Dossier = pickle.loads(pickle.dumps(dossier))
    assert again.subject == dossier.subject
    assert again.voiced == dossier.voiced
    assert str(again) == str(dossier)


# --- Threads ------------------------------------------------------------------------------------

QUESTIONS: tuple[Callable[[Casebook], object], ...] = (
    lambda book: book.positions.where(holder="RF").ids,
    lambda book: book.actors.values("form"),
    lambda book: book.episodes.where(nt.field("participants.actor") == "Norland").ids,
    lambda book: book.find("quiet talks").id,
    lambda book: book.actors["Front de la Rivière"].id,
    lambda book: [str(book.about(actor)) for actor in book.actors],
    lambda book: book.at("2014").relations.where(subject="RF").ids,
    lambda book: "norland" in book,
    lambda book: [record.id for record, _, _ in book.unresolved()],
)


@contextmanager
def switching_fast() -> Iterator[None]:
    """Let threads take turns as often as they can."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)


def test_threads_get_the_answers_that_one_would() -> None:
    """Threads that ask a new casebook at once, while it builds its indexes, are all answered."""
    expected = [question(BOOK) for question in QUESTIONS]
    number = 8
    barrier = Barrier(number)

    def ask(book: Casebook, turn: int) -> list[object]:
        questions = QUESTIONS[turn:] + QUESTIONS[:turn]
        barrier.wait()
        answers = [question(book) for question in questions]
        return answers[len(answers) - turn :] + answers[: len(answers) - turn]

    with switching_fast(), ThreadPoolExecutor(number) as pool:
        for _ in range(20):
            book = Casebook(RECORDS)
            results = pool.map(ask, [book] * number, range(number))
            assert all(answers == expected for answers in results)


@given(casebooks(), st.randoms())
def test_the_order_of_records_does_not_matter(book: Casebook, random: Any) -> None:
    """For any casebook, its records in any order make an equal one."""
    records = list(book.records)
    random.shuffle(records)
    assert Casebook(records) == book
    assert all(isinstance(book.resolve(record), Linked) for record in records)
