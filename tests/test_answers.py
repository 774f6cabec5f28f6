"""The four answers: case by case, as laws, and by a second, plain evaluation."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from attrs import evolve
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import negotypes as nt
from negotypes import (
    ArmedGroup,
    Case,
    Casebook,
    Condition,
    Evidence,
    EvidenceStandard,
    Participant,
    Person,
    Position,
    Problem,
    Record,
    RecordKind,
    Relation,
    Source,
    State,
    Truth,
    When,
    testing,
)
from negotypes.conditions import Bulk, Ground, bind, grounds, why
from negotypes.conditions import truth as answer_to
from negotypes.index import numbers
from negotypes.names import fold
from negotypes.records import kind_of
from negotypes.records.condition import AllOf, AnyOf, FieldTest, Has, NoneOf
from negotypes.records.fields import Field, describe, items_of
from negotypes.records.reference import ANY
from negotypes.testing import casebooks, conditions, evidence, records, standards
from negotypes.vocabulary import (
    CaseKind,
    EpisodeKind,
    Ideology,
    Issue,
    ParticipantRole,
    ProblemGround,
    ProblemKind,
    RelationKind,
    Scope,
    Stance,
)
from sample import BOOK, reed, said

UNKNOWN, HOLDS, FAILS, CONTESTED = Truth
FOR, AGAINST = said(1), said(2, disputes=True)
NAMES = ("id", "evidence", "absent", "inapplicable", "note")
"""What a coder puts down without evidence."""


def asked(book: Casebook, kind: str, record_id: str, condition: Condition) -> Truth:
    """The answer to a condition, which must be the same in bulk and as `where` selects."""
    collection = book.collection(kind)
    bound = bind(condition, collection.kind, book)
    answer = answer_to(bound, collection[record_id], book)
    row = list(collection.ids).index(record_id)
    assert Bulk(collection.indexed, book).bits(bound).at(row) is answer
    for other in Truth:
        found = record_id in collection.where(condition, truth=other).ids
        assert found is (other is answer)
    return answer


def group(group_id: str = "a", *places: Evidence, **fields: Any) -> ArmedGroup:
    """An armed group with this evidence; support for all of it if none is given."""
    return ArmedGroup(id=group_id, evidence=places or (FOR,), name="Group", **fields)


def case(*places: Evidence, **fields: Any) -> Case:
    """A case with this evidence between the groups a and b."""
    fields = {"parties": ("a", "b"), "kind": CaseKind.GROUP_GROUP, **fields}
    return Case(id="c", evidence=places or (FOR,), name="Case", summary="A case.", **fields)


# --- Tests of fields, case by case --------------------------------------------------------------

LOCAL = nt.field("scope") == "local"


@pytest.mark.parametrize(
    ("record", "answer"),
    [
        pytest.param(group(), UNKNOWN, id="nothing coded"),
        pytest.param(group("a", AGAINST), UNKNOWN, id="nothing coded, record disputed"),
        pytest.param(group(scope=Scope.LOCAL), HOLDS, id="coded so, supported as a whole"),
        pytest.param(
            group("a", said(1, fields=("scope",)), scope=Scope.LOCAL),
            HOLDS,
            id="coded so, field named",
        ),
        pytest.param(
            group("a", said(1, fields=("name",)), scope=Scope.LOCAL),
            UNKNOWN,
            id="coded so, another field named",
        ),
        pytest.param(
            ArmedGroup(id="a", evidence=(), name="Group", scope=Scope.LOCAL),
            UNKNOWN,
            id="coded so, without evidence",
        ),
        pytest.param(group("a", AGAINST, scope=Scope.LOCAL), FAILS, id="coded so, only disputed"),
        pytest.param(group("a", FOR, AGAINST, scope=Scope.LOCAL), CONTESTED, id="coded so, both"),
        pytest.param(
            group("a", FOR, said(2, disputes=True, fields=("scope",)), scope=Scope.LOCAL),
            CONTESTED,
            id="coded so, the field disputed",
        ),
        pytest.param(
            group("a", FOR, said(2, disputes=True, fields=("name",)), scope=Scope.LOCAL),
            HOLDS,
            id="coded so, another field disputed",
        ),
        pytest.param(group(scope=Scope.NATIONAL), FAILS, id="otherwise"),
        pytest.param(group("a", AGAINST, scope=Scope.NATIONAL), UNKNOWN, id="otherwise, disputed"),
        pytest.param(
            group("a", FOR, AGAINST, scope=Scope.NATIONAL), FAILS, id="otherwise, contested"
        ),
        pytest.param(group(absent=("scope",)), FAILS, id="absent"),
        pytest.param(group("a", AGAINST, absent=("scope",)), UNKNOWN, id="absent, disputed"),
        pytest.param(
            group("a", said(1, fields=("name",)), absent=("scope",)),
            UNKNOWN,
            id="absent, another field named",
        ),
        pytest.param(group(inapplicable=("scope",)), FAILS, id="inapplicable"),
        pytest.param(
            ArmedGroup(id="a", evidence=(), name="Group", inapplicable=("scope",)),
            FAILS,
            id="inapplicable, without evidence",
        ),
        pytest.param(
            ArmedGroup(
                id="a", evidence=(), name="Group", inapplicable=("scope",), absent=("scope",)
            ),
            FAILS,
            id="inapplicable and absent",
        ),
        pytest.param(State(id="a", evidence=(FOR,), name="A"), FAILS, id="not of this class"),
        pytest.param(
            State(id="a", evidence=(), name="A"), FAILS, id="not of this class, no evidence"
        ),
    ],
)
def test_a_test_of_a_field_that_holds_one_value(record: Record, answer: Truth) -> None:
    """Evidence for or against what is coded decides; where nothing is coded nothing is known."""
    book = Casebook([record])
    assert asked(book, "actors", "a", LOCAL) is answer
    assert asked(book, "actors", "a", ~LOCAL) is ~answer
    assert asked(book, "actors", "a", nt.field("scope") != "local") is ~answer


@pytest.mark.parametrize(
    ("condition", "fields", "answer"),
    [
        # open lists
        (nt.field("ideologies").contains("ethnic"), {"ideologies": (Ideology.ETHNIC,)}, HOLDS),
        (
            nt.field("ideologies").contains("ethnic"),
            {"ideologies": (Ideology.NATIONALIST,)},
            UNKNOWN,
        ),
        (nt.field("ideologies").contains("ethnic"), {}, UNKNOWN),
        (nt.field("ideologies").contains("ethnic"), {"absent": ("ideologies",)}, FAILS),
        (nt.field("ideologies").contains("ethnic"), {"inapplicable": ("ideologies",)}, FAILS),
        (
            nt.field("ideologies").isin(["ethnic", "nationalist"]),
            {"ideologies": (Ideology.NATIONALIST,)},
            HOLDS,
        ),
        # free text
        (nt.field("name") == "group", {}, HOLDS),
        (nt.field("name") == "GR\u00d6\u00dfe", {}, FAILS),
        (nt.field("summary") == "La rivi\u00e8re", {"summary": "la RIVIERE"}, HOLDS),
        (nt.field("summary") == "la riviere", {"summary": "LA RIVIE\u0300RE"}, HOLDS),
        (nt.field("summary").isin(["x", "Y"]), {"summary": "y"}, HOLDS),
        (nt.field("places").contains("cote"), {"places": ("C\u00f4te",)}, HOLDS),
        # what the coder puts down needs no evidence
        (nt.field("id") == "a", {"evidence": ()}, HOLDS),
        (nt.field("id") == "a", {"evidence": (AGAINST,)}, HOLDS),
        (nt.field("id") == "b", {"evidence": ()}, FAILS),
        (nt.field("note") == "x", {"evidence": (), "note": "X"}, HOLDS),
        (nt.field("absent").contains("scope"), {"evidence": (), "absent": ("scope",)}, HOLDS),
        (nt.field("absent").contains("form"), {"evidence": (), "absent": ("scope",)}, FAILS),
        (nt.field("evidence.disputes") == True, {"evidence": (AGAINST,)}, HOLDS),  # noqa: E712
        # dates
        (nt.field("founded") == "2015", {"founded": When.parse("2015")}, HOLDS),
        (nt.field("founded") == "2015", {"founded": When.parse("2015", "a year ago")}, HOLDS),
        (nt.field("founded") == "2015", {"founded": When.parse("2016")}, FAILS),
        (nt.field("founded") == "2015", {"founded": When.parse("2015-03")}, UNKNOWN),
        (nt.field("founded") == "2015", {}, UNKNOWN),
        (nt.field("founded").isin(["2015", "2016"]), {"founded": When.parse("2016")}, HOLDS),
        (nt.field("founded").isin(["2015", "2016"]), {"founded": When.parse("2017")}, FAILS),
        (nt.field("founded").isin(["2015", "2016"]), {"founded": When.parse("2016~")}, UNKNOWN),
        (nt.field("founded").before("2016"), {"founded": When.parse("2015")}, HOLDS),
        (nt.field("founded").before("2014"), {"founded": When.parse("2015")}, FAILS),
        (nt.field("founded").before("2015"), {"founded": When.parse("2014/..")}, FAILS),
        (nt.field("founded").before("2015-06"), {"founded": When.parse("2015")}, UNKNOWN),
        (nt.field("founded").after("2014"), {"founded": When.parse("2015")}, HOLDS),
        (nt.field("founded").after("2016"), {"founded": When.parse("2015")}, FAILS),
        (nt.field("founded").during("2015"), {"founded": When.parse("2015-06")}, HOLDS),
        (nt.field("founded").during("2015"), {"founded": When.parse("2016-06")}, FAILS),
        (nt.field("founded").overlaps("2015"), {"founded": When.parse("2014-12/2015-02")}, HOLDS),
        (nt.field("founded").overlaps("2015"), {"founded": When.parse("2016")}, FAILS),
        (
            nt.field("founded").before("2016"),
            {"founded": When.parse("2015"), "evidence": (FOR, AGAINST)},
            CONTESTED,
        ),
        (
            nt.field("founded").before("2016"),
            {"founded": When.parse("2015?"), "evidence": (FOR, AGAINST)},
            UNKNOWN,
        ),
    ],
)
def test_a_test_of_lists_texts_and_dates(
    condition: Condition, fields: dict[str, Any], answer: Truth
) -> None:
    """Open lists leave open what they lack; texts are folded; dates answer for themselves."""
    record = evolve(group(), **fields)
    assert asked(Casebook([record]), "actors", "a", condition) is answer


@pytest.mark.parametrize(
    ("issues", "answer"),
    [((Issue.TRUCE,), HOLDS), ((Issue.PRISONERS,), FAILS), ((), UNKNOWN)],
)
def test_a_statement_is_coded_whole(issues: tuple[Issue, ...], answer: Truth) -> None:
    """What the list of a statement lacks, it does not say; a list of a case may have more."""
    position = Position(
        id="p", evidence=(FOR,), summary="S", holder="a", stance=Stance.OPEN, issues=issues
    )
    contains = nt.field("issues").contains("truce")
    assert asked(Casebook([position]), "positions", "p", contains) is answer
    open_answer = UNKNOWN if answer is FAILS else answer
    assert asked(Casebook([case(issues=issues)]), "cases", "c", contains) is open_answer


def test_an_open_list_that_is_disputed() -> None:
    """Dispute of an open list is about what is in it, not about what it lacks."""
    both = group("a", FOR, AGAINST, ideologies=(Ideology.ETHNIC,))
    against = evolve(both, evidence=(AGAINST,))
    for record, there, lacking in ((both, CONTESTED, UNKNOWN), (against, FAILS, UNKNOWN)):
        book = Casebook([record])
        assert asked(book, "actors", "a", nt.field("ideologies").contains("ethnic")) is there
        assert asked(book, "actors", "a", nt.field("ideologies").contains("nationalist")) is lacking


def test_a_source_is_its_own_evidence() -> None:
    """What a source says about itself needs no evidence, and can be disputed all the same."""
    book = Casebook(
        [
            Source(id="s", title="Notes", authors=("p",), language="en"),
            Source(id="t", title="More", authors=("p",), evidence=(AGAINST,)),
            Source(id="u", title="Last", absent=("language",)),
            Person(id="p", evidence=(FOR,), name="P"),
        ]
    )
    assert asked(book, "sources", "s", nt.field("title") == "notes") is HOLDS
    assert asked(book, "sources", "t", nt.field("title") == "more") is CONTESTED
    assert asked(book, "sources", "t", nt.field("title") == "notes") is FAILS
    assert asked(book, "sources", "t", nt.field("language") == "en") is UNKNOWN
    assert asked(book, "sources", "u", nt.field("language") == "en") is FAILS
    assert asked(book, "actors", "p", nt.has("sources", title="Notes", via="authors")) is HOLDS
    assert asked(book, "actors", "p", nt.has("sources", title="More", via="authors")) is CONTESTED


def test_a_source_that_is_disputed_is_contested_as_a_related_record() -> None:
    """Evidence against a source as a whole counts where it is related to a record."""
    book = Casebook(
        [
            Source(id="s", title="Notes", authors=("p",), evidence=(AGAINST,)),
            Person(id="p", evidence=(FOR,), name="P"),
        ]
    )
    assert asked(book, "actors", "p", nt.has("sources", via="authors")) is CONTESTED


# --- References -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["river-front", "River Front", "RF", "front de la riviere", BOOK.actors["river-front"]]
)
def test_a_reference_is_asked_for_by_any_name(name: Any) -> None:
    """Id, name, alias, or the record itself."""
    holder = nt.field("holder")
    assert asked(BOOK, "positions", "front-open", holder == name) is CONTESTED
    assert asked(BOOK, "positions", "norland-refuses", holder == name) is FAILS
    assert asked(BOOK, "positions", "norland-refuses", holder.isin([name, "Norland"])) is HOLDS


def test_an_id_that_no_record_has_can_be_asked_for_where_it_stands() -> None:
    """A casebook may refer to what it does not hold; what it never names is a mistake."""
    position = Position(id="p", evidence=(FOR,), summary="S", holder="far", stance=Stance.OPEN)
    book = Casebook([position, group()])
    assert asked(book, "positions", "p", nt.field("holder") == "far") is HOLDS
    assert asked(book, "positions", "p", nt.field("holder") == "a") is FAILS
    with pytest.raises(nt.UnknownId, match="no record 'further' among the actors"):
        book.positions.where(nt.field("holder") == "further")


@pytest.mark.parametrize(
    ("parties", "answer"),
    [
        pytest.param({"a": "local", "b": "local"}, HOLDS, id="both so"),
        pytest.param({"a": "local", "b": "national"}, HOLDS, id="one so, one not"),
        pytest.param({"a": "national", "b": "national"}, FAILS, id="none so"),
        pytest.param({"a": "national", "b": None}, UNKNOWN, id="one not, one unknown"),
        pytest.param({"a": "local", "b": None}, HOLDS, id="one so, one unknown"),
        pytest.param({"a": "national"}, UNKNOWN, id="one not, one not in the casebook"),
        pytest.param({}, UNKNOWN, id="none in the casebook"),
    ],
)
def test_a_path_through_references(parties: dict[str, str | None], answer: Truth) -> None:
    """The question is whether one of the records referred to is so; each answers for itself."""
    groups = [
        group(one, scope=None if scope is None else Scope.of(scope))
        for one, scope in parties.items()
    ]
    local = nt.field("parties.scope") == "local"
    assert asked(Casebook([*groups, case()]), "cases", "c", local) is answer
    # What is not known to be a party says nothing.
    unsourced = evolve(case(), evidence=())
    assert asked(Casebook([*groups, unsourced]), "cases", "c", local) is UNKNOWN
    disputed = Casebook([*groups, case(AGAINST)])
    assert asked(disputed, "cases", "c", local) is (FAILS if answer is HOLDS else UNKNOWN)


@pytest.mark.parametrize(
    ("places", "answer"),
    [((FOR,), HOLDS), ((FOR, AGAINST), CONTESTED), ((AGAINST,), FAILS), ((), UNKNOWN)],
)
def test_the_evidence_of_both_records_counts(places: tuple[Evidence, ...], answer: Truth) -> None:
    """A path through a reference is no surer than what stands at its end."""
    there = ArmedGroup(id="a", evidence=places, name="A", scope=Scope.LOCAL)
    relation = Relation(id="r", evidence=(FOR,), subject="a", kind=RelationKind.FIGHTS, object="a")
    book = Casebook([there, relation])
    assert asked(book, "relations", "r", nt.field("subject.scope") == "local") is answer


@pytest.mark.parametrize(
    ("places", "answer"),
    [((FOR,), HOLDS), ((FOR, AGAINST), CONTESTED), ((AGAINST,), UNKNOWN), ((), UNKNOWN)],
)
def test_an_open_list_of_references(places: tuple[Evidence, ...], answer: Truth) -> None:
    """That no mediator who is named is so leaves open whether another is."""
    mediator = ArmedGroup(id="m", evidence=places, name="M", scope=Scope.LOCAL)
    book = Casebook([mediator, case(mediators=("m",))])
    assert asked(book, "cases", "c", nt.field("mediators.scope") == "local") is answer
    elsewhere = nt.field("mediators.scope") == "national"
    assert asked(book, "cases", "c", elsewhere) is UNKNOWN


def test_a_path_through_references_of_any_kind() -> None:
    """A record of a kind that has no such field says nothing; one of a class without it, no."""
    problem = Problem(
        id="p",
        evidence=(FOR,),
        summary="S",
        source="s",
        kind=ProblemKind.DATE,
        printed="x",
        grounds=(ProblemGround.TEXT,),
        concerns=("c",),
    )
    local = nt.field("concerns.scope") == "local"
    state = State(id="c", evidence=(FOR,), name="State")
    for there, answer in (
        (group("c", scope=Scope.LOCAL), HOLDS),
        (group("c", scope=Scope.NATIONAL), FAILS),
        (state, FAILS),
        (case(), UNKNOWN),
    ):
        book = Casebook([problem, there])
        assert asked(book, "problems", "p", local) is answer
        assert asked(book, "problems", "p", nt.field("concerns").contains("c")) is HOLDS
    assert asked(Casebook([problem]), "problems", "p", local) is UNKNOWN


def test_a_path_through_parts_and_references() -> None:
    """The actor of a participant is reached through the participant."""
    for path, value, answer in (
        ("participants.actor", "norland", HOLDS),
        ("participants.role", "emissary", HOLDS),
        ("participants.role", "mediator", UNKNOWN),
        ("participants.actor.anonymous", True, HOLDS),
        ("participants.on_behalf_of.scope", "local", HOLDS),
        ("participants.on_behalf_of.scope", "national", UNKNOWN),
        ("case.outcome", "release", HOLDS),
        ("case.parties.kind", "state", HOLDS),
        ("case.parties.kind", "person", FAILS),
    ):
        test = nt.field(path) == value if path != "case.parties.kind" else None
        condition = nt.field(path).isin([value]) if test is None else test
        assert asked(BOOK, "episodes", "river-meeting", condition) is answer


# --- Related records ------------------------------------------------------------------------


def position(number: int, *places: Evidence, stance: Stance = Stance.REFUSES) -> Position:
    """A position that the group a takes."""
    return Position(id=f"p{number}", evidence=places, summary="S", holder="a", stance=stance)


REFUSES = nt.field("stance") == "refuses"
OPEN = Stance.OPEN


@pytest.mark.parametrize(
    ("held", "one", "two"),
    [
        pytest.param([], UNKNOWN, UNKNOWN, id="none"),
        pytest.param([position(1)], UNKNOWN, UNKNOWN, id="one without evidence"),
        pytest.param([position(1, FOR)], HOLDS, UNKNOWN, id="one"),
        pytest.param([position(1, FOR), position(2, FOR)], HOLDS, HOLDS, id="two"),
        pytest.param([position(1, AGAINST)], FAILS, FAILS, id="one disputed"),
        pytest.param([position(1, FOR, AGAINST)], CONTESTED, FAILS, id="one contested"),
        pytest.param(
            [position(1, FOR), position(2, AGAINST)], HOLDS, UNKNOWN, id="one so, one disputed"
        ),
        pytest.param(
            [position(1, FOR), position(2, FOR, AGAINST)], HOLDS, CONTESTED, id="one in doubt"
        ),
        pytest.param([position(1, FOR, stance=OPEN)], UNKNOWN, UNKNOWN, id="one coded otherwise"),
        pytest.param(
            [position(1, FOR), position(2, AGAINST, stance=OPEN)],
            HOLDS,
            UNKNOWN,
            id="dispute of one coded otherwise is of no account",
        ),
        pytest.param(
            [position(1, FOR, said(2, disputes=True, fields=("stance",)))],
            CONTESTED,
            FAILS,
            id="the field asked about is disputed",
        ),
        pytest.param(
            [position(1, FOR, said(2, disputes=True, fields=("public",)))],
            HOLDS,
            UNKNOWN,
            id="another field is disputed",
        ),
        pytest.param(
            [position(1, said(2, fields=("public",)))],
            UNKNOWN,
            UNKNOWN,
            id="the field asked about has no evidence",
        ),
    ],
)
def test_related_records_are_gathered(held: list[Record], one: Truth, two: Truth) -> None:
    """Enough that nothing disputes hold, enough with disputed ones are contested."""
    book = Casebook([group(), *held])
    assert asked(book, "actors", "a", nt.has("positions", REFUSES)) is one
    assert asked(book, "actors", "a", nt.has("positions", REFUSES, at_least=2)) is two
    assert asked(book, "actors", "a", ~nt.has("positions", REFUSES)) is ~one


def test_what_disputes_one_value_does_not_refute_another() -> None:
    """Of several values any will do; of those that are not disputed nothing is known."""
    disputed = group("a", AGAINST, scope=nt.Scope.LOCAL, founded=When.parse("2015"))
    book = Casebook([disputed, group("b"), case(AGAINST)])
    assert asked(book, "actors", "a", nt.field("scope") == "local") is FAILS
    either = nt.field("scope").isin(["local", "national"])
    assert asked(book, "actors", "a", either) is UNKNOWN
    years = nt.field("founded").isin(["2015", "2016"])
    assert asked(book, "actors", "a", years) is UNKNOWN
    both = nt.field("parties").isin(["a", "b"])
    assert asked(book, "cases", book.cases.ids[0], both) is FAILS


def test_related_records_without_a_condition() -> None:
    """Any of the kind will do, if evidence supports it; dispute of one field is not of it."""
    one_field = said(2, disputes=True, fields=("stance",))
    for places, answer in (
        ((FOR,), HOLDS),
        ((FOR, AGAINST), CONTESTED),
        ((FOR, one_field), HOLDS),
        ((one_field,), UNKNOWN),
        ((), UNKNOWN),
    ):
        book = Casebook([group(), position(1, *places)])
        assert asked(book, "actors", "a", nt.has("positions")) is answer


def test_related_records_by_another_field() -> None:
    """By which field records refer can be said; otherwise it is the usual one."""
    has = nt.has("positions")
    assert asked(BOOK, "actors", "river-front", has) is CONTESTED
    assert asked(BOOK, "actors", "hill-league", nt.has("positions", via="counterparts")) is HOLDS
    assert asked(BOOK, "actors", "norland", nt.has("cases", at_least=2)) is HOLDS
    assert asked(BOOK, "actors", "herders", nt.has("cases")) is UNKNOWN
    assert asked(BOOK, "actors", "herders", nt.has("cases", via="mediators")) is HOLDS
    assert asked(BOOK, "cases", "river-talks", nt.has("episodes", kind="meeting")) is HOLDS
    assert asked(BOOK, "sources", "reed-2021", nt.has("risks", via="evidence.source")) is HOLDS


def test_what_is_asked_of_the_part_that_refers() -> None:
    """The role that is asked about is that of the participant who is the record."""
    meets = Participant(actor="a", role=ParticipantRole.EMISSARY)
    hosts = Participant(actor="b", role=ParticipantRole.HOST)
    meeting = nt.Episode(
        id="e",
        evidence=(FOR,),
        summary="S",
        case="c",
        kind=EpisodeKind.MEETING,
        participants=(meets, hosts),
    )
    book = Casebook([group("a"), group("b"), meeting])
    emissary = nt.field("participants.role") == "emissary"
    assert asked(book, "actors", "a", nt.has("episodes", emissary)) is HOLDS
    assert asked(book, "actors", "b", nt.has("episodes", emissary)) is UNKNOWN
    assert asked(book, "actors", "b", nt.has("episodes", kind="meeting")) is HOLDS
    both = nt.has("episodes", emissary & (nt.field("kind") == "meeting"))
    assert asked(book, "actors", "a", both) is HOLDS
    assert asked(book, "actors", "b", both) is UNKNOWN
    neither = nt.has("episodes", ~emissary)
    assert asked(book, "actors", "b", neither) is UNKNOWN  # the list need not be complete


def test_related_records_by_evidence_count_with_all_of_their_evidence() -> None:
    """To be found by one piece of evidence does not take the others from a record."""
    risk = nt.Risk(
        id="r",
        evidence=(
            said(1, source="s", fields=("summary",)),
            said(2, source="t", fields=("kinds",)),
        ),
        summary="S",
        holder="a",
        kinds=(nt.RiskKind.RESPITE,),
    )
    book = Casebook([Source(id="s", title="S"), Source(id="t", title="T"), risk])
    respite = nt.has("risks", kinds="respite", via="evidence.source")
    assert asked(book, "sources", "t", respite) is HOLDS
    assert asked(book, "sources", "s", respite) is HOLDS
    first = nt.field("evidence.paragraphs").contains(1)
    of_both = nt.has("risks", first, kinds="respite", via="evidence.source")
    assert asked(book, "sources", "s", of_both) is HOLDS
    assert asked(book, "sources", "t", of_both) is UNKNOWN


def test_related_records_of_related_records() -> None:
    """A question about related records may stand in another."""
    released = nt.has("demands", asks="release")
    has = nt.has("cases", nt.has("episodes", kind="offer"), released)
    assert asked(BOOK, "actors", "river-front", has) is HOLDS
    assert asked(BOOK, "actors", "hill-league", has) is UNKNOWN
    through = nt.has("cases", nt.field("parties.scope") == "local")
    assert asked(BOOK, "actors", "norland", through) is HOLDS


# --- Asking a collection ------------------------------------------------------------------------


def test_without_a_condition_all_records_are_so() -> None:
    """Nothing asked is nothing failed."""
    assert BOOK.actors.where() == BOOK.actors.coded() == BOOK.actors
    assert BOOK.actors.where(truth=["unknown", "fails", "contested"]).ids == ()


def test_where_selects_by_one_answer_or_several() -> None:
    """Answers are named by their words or given; several select what has any of them."""
    ask = BOOK.positions.where
    is_open = nt.field("stance") == "open"
    assert ask(is_open).ids == ()
    assert ask(is_open, truth="contested").ids == ("front-open",)
    assert ask(is_open, truth=Truth.FAILS).ids == ("league-open-to-truce", "norland-refuses")
    assert ask(is_open, truth=["contested", Truth.FAILS]) == BOOK.positions
    assert ask(is_open, truth=iter(["contested"])).ids == ("front-open",)
    assert ask(is_open, truth=[]).ids == ()


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("hold", "did you mean 'holds'?"),
        ("zzz", "expected 'unknown', 'holds', 'fails' or 'contested'"),
        (True, "expected 'unknown', 'holds', 'fails' or 'contested'"),
        (None, "expected 'unknown', 'holds', 'fails' or 'contested'"),
    ],
)
def test_another_answer_there_is_not(word: Any, hint: str) -> None:
    """Only the four truth values can be selected, alone or in a list."""
    expected = f"{word!r} is not one of the four truth values; {hint}"
    for truth in (word, ["holds", word]):
        with pytest.raises(nt.UnknownValue) as caught:
            BOOK.actors.where(truth=truth)
        assert str(caught.value) == expected


@pytest.mark.parametrize("value", list(Truth))
def test_a_truth_value_is_named_by_itself_or_its_word(value: Truth) -> None:
    """Either way it is the same value."""
    assert Truth.named(value) is Truth.named(str(value)) is value


def test_coded_asks_what_the_coder_has_put_down() -> None:
    """Evidence has no say in it, for or against."""
    assert BOOK.positions.coded(stance="open").ids == ("front-open", "league-open-to-truce")
    assert BOOK.goals.where(kinds="autonomy").ids == ()
    assert BOOK.goals.coded(kinds="autonomy").ids == ("league-goal-autonomy",)
    # through references and related records as well
    assert BOOK.actors.coded(nt.has("goals")).ids == ("hill-league",)
    assert BOOK.actors.where(nt.has("goals")).ids == ()
    assert BOOK.positions.coded(**{"holder.scope": "national"}).ids == ("league-open-to-truce",)
    assert BOOK.positions.coded(~(nt.field("stance") == "open")).ids == ("norland-refuses",)


def test_one_takes_what_where_takes() -> None:
    """The only record that is found, or an error with the question."""
    is_open = nt.field("stance") == "open"
    assert BOOK.positions.one(is_open, truth="contested").id == "front-open"
    marsh = EvidenceStandard(sources=("marsh-2020",))
    assert BOOK.positions.one(is_open, standard=marsh, holder="RF").id == "front-open"
    with pytest.raises(nt.NotOne) as caught:
        BOOK.positions.one(is_open, public=False)
    assert str(caught.value) == (
        "expected one of the positions where nt.field('stance') == 'open', public=False, "
        "found <no positions>"
    )


def test_a_standard_decides_which_evidence_counts_and_not_which_records_are_shown() -> None:
    """What is found has all of its evidence, and can be asked again under another standard."""
    marsh, ben = EvidenceStandard(sources="marsh-2020"), EvidenceStandard(sources="reed-2021")
    is_open = nt.field("stance") == "open"
    found = BOOK.positions.where(is_open, standard=marsh)
    assert found.ids == ("front-open",)
    assert found["front-open"] is BOOK.positions["front-open"]
    assert found.where(is_open, standard=ben, truth="fails") == found
    assert BOOK.positions.where(is_open, standard=ben).ids == ()
    assert BOOK.actors.where(nt.has("positions", is_open), standard=marsh).ids == ("river-front",)


def test_only_conditions_are_put_to_a_collection() -> None:
    """A comparison of something else is a mistake, not an answer."""
    wrong: Any = True
    with pytest.raises(TypeError) as caught:
        BOOK.actors.where(wrong)
    expected = "expected a condition, such as nt.field(...) == ..., got True"
    assert str(caught.value) == expected


@pytest.mark.parametrize(
    ("condition", "error", "message"),
    [
        (
            nt.field("parties").contains("norland"),
            nt.UnknownField,
            "no field 'parties' in the actors; did you mean 'places'?",
        ),
        (
            nt.field("kind") == "meeting",
            nt.UnknownValue,
            "'kind' is never 'meeting'; expected 'state', 'armed-group', 'organization', "
            "'community' or 'person'",
        ),
        (
            nt.has("positions", nt.field("holder") == "nobody"),
            nt.UnknownId,
            "no record 'nobody' among the actors; there are 9 actors, listed in .ids",
        ),
        (
            nt.has("positions", via="cases"),
            nt.UnknownField,
            "'cases' is no way in which positions refer to actors; "
            "say via which of 'evidence.attribution.who', 'holder' or 'counterparts'",
        ),
        (
            ~nt.criterion("violent"),
            nt.UnknownValue,
            "no typology is asked, so nobody can tell what 'violent' means",
        ),
    ],
)
def test_a_condition_that_cannot_be_put_to_the_records(
    condition: Condition, error: type[Exception], message: str
) -> None:
    """What one kind of record lacks is an error once the condition is put to it."""
    with pytest.raises(error) as caught:
        BOOK.actors.where(condition | nt.has("goals") & condition)
    assert str(caught.value) == message


def test_a_date_that_is_none_is_told_before_anything_is_asked() -> None:
    """The message says which field was compared."""
    with pytest.raises(nt.DateError, match=r"^'period' is compared with no date: "):
        BOOK.relations.where(period="October 2015")


# --- The same again, as naively as possible -----------------------------------------------------


class Question(NamedTuple):
    """A casebook, a kind of record in it, and a condition that is bound to it."""

    book: Casebook
    kind: RecordKind
    condition: Condition

    def answers(self, book: Casebook | None = None, *, coded: bool = False) -> dict[str, Truth]:
        """The answers for all records in this casebook or in another, by their ids."""
        there = self.book if book is None else book
        return {
            record.id: answer_to(self.condition, record, there, coded=coded)
            for record in there.collection(self.kind)
        }


def values_at(record: Record, steps: list[str], book: Casebook) -> Iterator[Any]:
    """The values at the end of a path, through parts and references."""
    held: list[tuple[Any, str | None]] = [(record, None)]
    for step in steps:
        further: list[tuple[Any, str | None]] = []
        for item, ref in held:
            for one in [item] if ref is None else found(item, ref, book):
                field = describe(type(one)).get(step)
                if field is not None:
                    further += [(value, field.ref) for value in items_of(getattr(one, step))]
        held = further
    return (value.edtf if isinstance(value, When) else value for value, _ in held)


def found(record_id: str, ref: str, book: Casebook) -> list[Record]:
    """The record of a kind that has an id, or none."""
    kinds = [kind for kind in RecordKind if ref in (ANY, str(kind))]
    return [other for kind in kinds for other in book.collection(kind) if other.id == record_id]


def naive(
    condition: Condition, record: Record, book: Casebook, coded: bool, whole: Record | None = None
) -> Truth:
    """The answer to a condition, by the rules in their plainest form.

    Args:
        condition: The condition.
        record: The record.
        book: The casebook.
        coded: Whether everything counts as supported and nothing as disputed.
        whole: The record with all of its parts and evidence, where it is asked about some.
    """
    whole = record if whole is None else whole
    match condition:
        case FieldTest(path, comparison, values):
            return naive_test(path.split("."), comparison, values, record, book, coded, whole)
        case Has():
            return naive_has(condition, record, book, coded)
        case AllOf(parts) | AnyOf(parts) | NoneOf(parts):
            answers = [naive(part, record, book, coded, whole) for part in parts]
            supports = [answer in (HOLDS, CONTESTED) for answer in answers]
            disputes = [answer in (FAILS, CONTESTED) for answer in answers]
            if isinstance(condition, AllOf):
                return Truth.of(support=all(supports), dispute=any(disputes))
            if isinstance(condition, AnyOf):
                return Truth.of(support=any(supports), dispute=all(disputes))
            return Truth.of(support=all(disputes), dispute=any(supports))
    raise AssertionError(condition)


def naive_test(
    steps: list[str],
    comparison: str,
    values: tuple[Any, ...],
    record: Record,
    book: Casebook,
    coded: bool,
    whole: Record,
) -> Truth:
    """The answer to a test of a field; of several values, any will do."""
    if len(values) > 1:
        singly = [naive_test(steps, "is", (v,), record, book, coded, whole) for v in values]
        return naive_any(singly)
    name = steps[0]
    if name not in describe(type(record)) or name in record.inapplicable:
        return FAILS
    bearing = [e for e in whole.evidence if not e.fields or name in e.fields]
    sure = coded or name in NAMES
    supported = sure or isinstance(record, Source) or any(not e.disputes for e in bearing)
    disputed = not sure and any(e.disputes for e in bearing)
    if name in record.absent:
        return FAILS if supported else UNKNOWN
    holders: list[Any] = [record]
    complete = True
    for number, step in enumerate(steps):
        field = describe(type(holders[0]))[step]
        complete = complete and not field.open
        items = [item for holder in holders for item in items_of(getattr(holder, step))]
        if not items:
            return UNKNOWN
        rest = steps[number + 1 :]
        if field.ref is not None and rest:
            said = [beyond(i, field.ref, rest, comparison, values, book, coded) for i in items]
            break
        if not rest:
            said = [naive_value(item, field, comparison, values) for item in items]
            break
        holders = items
    some = any(answer in (HOLDS, CONTESTED) for answer in said)
    none = all(answer in (FAILS, CONTESTED) for answer in said)
    return Truth.of(
        support=supported and some,
        dispute=(disputed and some) or (supported and none and (complete or some)),
    )


def naive_any(answers: list[Truth]) -> Truth:
    """Whether one of several is so."""
    return Truth.of(
        support=any(answer in (HOLDS, CONTESTED) for answer in answers),
        dispute=all(answer in (FAILS, CONTESTED) for answer in answers),
    )


def beyond(
    record_id: str,
    ref: str,
    rest: list[str],
    comparison: str,
    values: tuple[Any, ...],
    book: Casebook,
    coded: bool,
) -> Truth:
    """The answer that a record gives to which another refers."""
    for other in found(record_id, ref, book):
        return naive_test(rest, comparison, values, other, book, coded, other)
    return UNKNOWN


def naive_value(item: Any, field: Field, comparison: str, values: tuple[Any, ...]) -> Truth:
    """Whether one value is as asked."""
    if isinstance(item, When):
        if comparison not in ("is", "isin", "contains"):
            other = When.parse(values[0])
            end = {"before": other.earliest, "after": other.latest}.get(comparison)
            plain = set(values[0]) <= set("0123456789-")
            return Truth(getattr(item, comparison)(str(end) if plain and end else other))
        if item.edtf in values:
            return HOLDS
        apart = all(item.overlaps(value) is FAILS for value in values)
        return FAILS if apart else UNKNOWN
    if field.type is str and field.ref is None:
        item = fold(item) or item
    return HOLDS if item in values else FAILS


def naive_has(has: Has, record: Record, book: Casebook, coded: bool) -> Truth:
    """The answer to a question about related records."""
    part, *further = (has.via or "").split(".")
    found: list[Truth] = []
    for other in book.collection(has.kind):
        parts = items_of(getattr(other, part, None))
        by = [one for one in parts if record.id in ends_of(one, further)]
        if not by:
            continue
        only: Any = {part: tuple(by)} if further else {}
        linked = evolve(other, **only)
        answers = [HOLDS if coded else of_whole(other)]
        if has.where is not None:
            if naive(has.where, linked, book, True, other) is not HOLDS:
                continue
            answers.append(naive(has.where, linked, book, coded, other))
        found.append(Truth.all(answers))
    supported = [answer for answer in found if answer in (HOLDS, CONTESTED)]
    undisputed = [answer for answer in found if answer in (HOLDS, UNKNOWN)]
    if len(supported) >= has.at_least:
        return HOLDS if len(undisputed) >= has.at_least else CONTESTED
    return FAILS if found and not undisputed else UNKNOWN


def of_whole(record: Record) -> Truth:
    """Whether evidence supports or disputes a record."""
    return Truth.of(
        support=isinstance(record, Source) or any(not e.disputes for e in record.evidence),
        dispute=any(e.disputes and not e.fields for e in record.evidence),
    )


def ends_of(part: Any, steps: list[str]) -> list[Any]:
    """The ids at the end of a path within a part."""
    held = [part]
    for step in steps:
        held = [value for one in held for value in items_of(getattr(one, step))]
    return held


@st.composite
def pointed(draw: st.DrawFn, kind: RecordKind, book: Casebook) -> Condition:
    """A test of a field for a value that stands there in some record."""
    by_path: dict[str, list[Any]] = {}
    for path in testing._askable(kind):
        values = [
            v for one in book.collection(kind) for v in values_at(one, path.text.split("."), book)
        ]
        if values and not any(issubclass(end.type, Condition) for end in path.ends):
            by_path[path.text] = list(dict.fromkeys(values))
    path_text = draw(st.sampled_from(sorted(by_path)))
    values = draw(st.lists(st.sampled_from(by_path[path_text]), min_size=1, max_size=2))
    plain = (value.value if isinstance(value, nt.Term) else value for value in values)
    return FieldTest(path_text, "isin", tuple(dict.fromkeys(plain)))


@st.composite
def questions(draw: st.DrawFn) -> Question:
    """A random casebook, a kind of record that it holds, and a condition that can be put to it."""
    book = draw(casebooks(max_size=3).filter(len))
    kind = draw(st.sampled_from([kind for kind in RecordKind if len(book.collection(kind))]))
    return Question(book, kind, draw(questions_on(book, kind)))


@st.composite
def questions_on(draw: st.DrawFn, book: Casebook, kind: RecordKind) -> Condition:
    """A condition that is bound to a casebook."""
    ids = {str(one): book.collection(one).ids for one in RecordKind}
    condition = draw(conditions(kind, ids))
    if draw(st.booleans()):
        condition = draw(st.sampled_from([AllOf, AnyOf]))((condition, draw(pointed(kind, book))))
    elif links := [
        (other, via) for other, via in testing._links(kind) if len(book.collection(other))
    ]:
        other, via = draw(st.sampled_from(links))
        where = draw(st.none() | pointed(other, book) | conditions(other, ids))
        condition = AnyOf((condition, Has(other, where, draw(st.integers(1, 2)), via)))
    return bind(condition, kind, book)


@given(questions(), st.booleans())
def test_the_answer_is_that_of_the_plainest_evaluation(question: Question, coded: bool) -> None:
    """For any casebook and condition, looking at everything in turn gives the same answers."""
    book, kind, condition = question
    expected = {
        record.id: naive(condition, record, book, coded) for record in book.collection(kind)
    }
    assert question.answers(coded=coded) == expected


@given(questions(), st.booleans(), st.data())
def test_all_at_once_gives_the_same_as_one_by_one(
    question: Question, coded: bool, data: st.DataObject
) -> None:
    """In a casebook and in any view of one: narrowed, as of a date, about a record."""
    book, kind, condition = question
    subject = data.draw(st.sampled_from(list(book.records)))
    when = data.draw(testing.dates())
    rows = data.draw(st.integers(0, (1 << len(book.collection(kind))) - 1))
    standard = data.draw(standards())
    for view in (book, book.at(when), book.about(subject), book.under(standard)):
        collection = view.collection(kind)
        for asked_of in (collection, collection.narrow(collection.indexed.rows & rows)):
            bits = Bulk(asked_of.indexed, view, coded=coded).bits(condition)
            for truth in Truth:
                selected = asked_of.narrow(bits.rows(truth, asked_of.indexed.rows))
                assert list(selected) == [
                    record
                    for record in asked_of
                    if answer_to(condition, record, view, coded=coded) is truth
                ]


@given(questions(), st.none() | standards())
def test_the_four_answers_share_out_the_records(
    question: Question, standard: EvidenceStandard | None
) -> None:
    """Every record has exactly one answer, under any standard."""
    book, kind, condition = question
    collection = book.collection(kind)
    shares = [collection.where(condition, truth=truth, standard=standard).ids for truth in Truth]
    assert sorted(record_id for share in shares for record_id in share) == list(collection.ids)
    under = book if standard is None else book.under(standard)
    answers = question.answers(under)
    assert shares == [tuple(i for i, a in answers.items() if a is t) for t in Truth]
    coded = question.answers(coded=True)
    expected = tuple(record_id for record_id, answer in coded.items() if answer is HOLDS)
    assert collection.coded(condition).ids == expected


@given(questions(), st.data())
def test_joined_conditions_are_joined_answers(question: Question, data: st.DataObject) -> None:
    """And, or, not are those of `Truth`; De Morgan's laws and double negation follow."""
    book, kind, a = question
    b = data.draw(questions_on(book, kind))
    for record in book.collection(kind):
        for coded in (False, True):

            def of(condition: Condition, record: Record = record, coded: bool = coded) -> Truth:
                return answer_to(condition, record, book, coded=coded)

            assert of(a & b) is of(a) & of(b)
            assert of(a | b) is of(a) | of(b)
            assert of(~a) is ~of(a)
            assert of(~~a) is of(a)
            assert of(~(a & b)) is of(~a | ~b)
            assert of(~(a | b)) is of(~a & ~b)
            assert of(NoneOf((a, b))) is of(~a & ~b)


# --- More evidence ------------------------------------------------------------------------------


def past_evidence(question: Question) -> Question:
    """The same question with tests of ids in place of tests of evidence.

    Of these, more evidence is another value.
    """

    def changed(condition: Condition) -> Condition:
        match condition:
            case FieldTest(path) if "evidence" in path.split("."):
                return FieldTest("id", "is", ("a",))
            case Has(kind, where, at_least, via) if where is not None:
                return Has(kind, changed(where), at_least, via)
            case AllOf(parts):
                return AllOf(tuple(map(changed, parts)))
            case AnyOf(parts):
                return AnyOf(tuple(map(changed, parts)))
            case NoneOf(parts):
                return NoneOf(tuple(map(changed, parts)))
            case _:
                return condition

    return question._replace(condition=changed(question.condition))


def assert_no_less(before: dict[str, Truth], after: dict[str, Truth]) -> None:
    """Fail unless every answer still has all the evidence that it had."""
    for record_id, answer in before.items():
        assert answer.at_most(after[record_id])


@given(questions(), st.data())
def test_more_evidence_never_takes_an_answer_back(question: Question, data: st.DataObject) -> None:
    """Evidence added to any record, for or against, moves answers only up: never to unknown.

    The rule is about what is asked of the world. A condition on the evidence itself asks of a
    value that the evidence added has changed.
    """
    question = past_evidence(question)
    book = question.book
    grown = data.draw(st.sampled_from(list(book.records)))
    fields = st.lists(st.sampled_from(list(describe(type(grown)))), max_size=2, unique=True)
    added = evolve(
        data.draw(evidence()), fields=tuple(data.draw(fields)), disputes=data.draw(st.booleans())
    )
    more = evolve(grown, evidence=(*grown.evidence, added))
    after = Casebook(more if record is grown else record for record in book.records)
    assert_no_less(question.answers(), question.answers(after))


@given(st.data())
def test_more_records_never_take_related_records_away(data: st.DataObject) -> None:
    """What is supported by records that are related stays so, whatever records are added."""
    book = data.draw(casebooks(max_size=3).filter(len))
    kind = data.draw(st.sampled_from([kind for kind in RecordKind if len(book.collection(kind))]))
    links = testing._links(kind)
    assume(links)
    other, via = data.draw(st.sampled_from(links))
    has = bind(Has(other, None, data.draw(st.integers(1, 2)), via), kind, book)
    added = data.draw(records())
    assume(added.id not in book)
    before, after = Question(book, kind, has), Casebook([*book.records, added])
    answers = before.answers(after)
    for record_id, answer in before.answers().items():
        assert answers[record_id].support or not answer.support


@given(questions(), standards())
def test_a_standard_never_adds_to_an_answer(question: Question, standard: EvidenceStandard) -> None:
    """With less evidence there is no more support and no more dispute."""
    question = past_evidence(question)
    under = question.answers(question.book.under(standard))
    assert_no_less(under, question.answers())


@given(questions(), standards(), st.data())
def test_a_standard_with_fewer_sources_never_adds_to_an_answer(
    question: Question, standard: EvidenceStandard, data: st.DataObject
) -> None:
    """Sources taken from a standard take away, and leave all else."""
    question = past_evidence(question)
    ids = [*question.book.sources.ids]
    more = tuple(data.draw(st.lists(st.sampled_from(ids), unique=True))) if ids else ()
    fewer = more[: data.draw(st.integers(0, len(more)))]
    under_more = question.answers(question.book.under(evolve(standard, sources=more)))
    under_fewer = question.answers(question.book.under(evolve(standard, sources=fewer)))
    assert_no_less(under_fewer, under_more)
    assert_no_less(
        under_more, question.answers(question.book.under(evolve(standard, sources=None)))
    )


# --- What an answer rests on --------------------------------------------------------------------


def rests_on(condition: Condition, record_id: str, *, dispute: bool = False) -> list[Ground]:
    """The grounds of an answer about a record in the sample."""
    record = BOOK.find(record_id)
    return list(why(bind(condition, kind_of(record), BOOK), record, BOOK, dispute=dispute))


STATE_PARTY = nt.field("parties.kind").isin(["state"])
RELEASED = nt.field("outcome") == "release"
TALKS = BOOK.cases["river-talks"]


def test_a_test_rests_on_the_record_and_its_evidence() -> None:
    """The nearest evidence for the field is named; the answer and the test are given as well."""
    (ground,) = rests_on(RELEASED, "river-talks")
    assert ground == Ground(RELEASED, HOLDS, (TALKS,), (reed(12, fields=("outcome",)),))
    assert rests_on(RELEASED, "river-talks", dispute=True) == []


def test_a_test_through_references_rests_on_both_records() -> None:
    """Those referred to that give an answer, with what bears on the field there."""
    (ground,) = rests_on(STATE_PARTY, "river-talks")
    assert [record.id for record in ground.records] == ["river-talks", "norland", "river-front"]
    assert ground.evidence == (said(27), said(1), said(2))
    unknown = nt.field("mediators.places").contains("Norland")
    asked_of = bind(unknown, RecordKind.CASES, BOOK)
    assert grounds(asked_of, TALKS, BOOK) == Ground(asked_of, UNKNOWN)


def test_a_reference_that_leads_nowhere_is_no_ground() -> None:
    """What is not in the casebook, or has no answer, is not named."""
    book = Casebook([group("a", scope=Scope.LOCAL), case()])
    condition = nt.field("parties.scope").isin(["local"])
    ground = grounds(condition, book.cases["c"], book)
    assert [record.id for record in ground.records] == ["c", "a"]
    book = Casebook([group("a", scope=Scope.LOCAL), group("b"), case()])
    ground = grounds(condition, book.cases["c"], book)
    assert [record.id for record in ground.records] == ["c", "a"]
    assert ground.evidence == (FOR,)  # the same evidence is named once


def test_related_records_are_grounds() -> None:
    """A question about related records rests on those that are coded so."""
    condition = nt.has("positions", nt.field("stance") == "open")
    bound = bind(condition, RecordKind.ACTORS, BOOK)
    open_ = BOOK.positions["front-open"]
    for dispute, place in ((False, said(19)), (True, reed(9, disputes=True))):
        expected = Ground(bound, CONTESTED, (open_,), (place,))
        assert rests_on(condition, "river-front", dispute=dispute) == [expected]


def test_what_a_joined_answer_rests_on() -> None:
    """Support of a whole is support of its parts; of what is denied it is dispute."""
    local = nt.field("parties.kind").isin(["person"])
    condition = RELEASED & ~local
    tests = [ground.condition for ground in rests_on(condition, "river-talks")]
    assert tests == [RELEASED, local]
    assert rests_on(condition, "river-talks", dispute=True) == []
    tests = [ground.condition for ground in rests_on(local | RELEASED, "river-talks")]
    assert tests == [RELEASED]
    against = rests_on(~(RELEASED | local), "river-talks", dispute=True)
    assert [ground.condition for ground in against] == [RELEASED]


@given(questions())
def test_an_answer_has_grounds_if_it_is_supported(question: Question) -> None:
    """Whatever is known rests on some test with this answer, unless nothing at all is joined."""
    book, kind, condition = question
    for record in book.collection(kind):
        answer = answer_to(condition, record, book)
        for dispute in (False, True):
            found = list(why(condition, record, book, dispute=dispute))
            known = answer.dispute if dispute else answer.support
            assert found or not known
            assert all(ground.truth is not UNKNOWN for ground in found)


# --- The index of evidence ----------------------------------------------------------------------


@given(casebooks(max_size=3))
def test_the_index_of_evidence_agrees_with_the_records(book: Casebook) -> None:
    """The rows with evidence for and against are those on which the records themselves say so."""
    for kind in RecordKind:
        index, held = book.indexed(kind).index, list(book.collection(kind))
        names = sorted({name for record in held for name in describe(type(record))})
        for field in [None, *names]:
            truths = [record.truth(field) for record in held]
            if kind is RecordKind.SOURCES:  # a source is its own evidence
                truths = [truth.join(HOLDS) for truth in truths]
            supported = [row for row, truth in enumerate(truths) if truth.support]
            disputed = [row for row, truth in enumerate(truths) if truth.dispute]
            assert list(numbers(index.supported(field))) == supported
            assert list(numbers(index.disputed(field))) == disputed


# --- The strategies -----------------------------------------------------------------------------


def test_conditions_are_made_for_kinds_that_there_are() -> None:
    """The message is that of the vocabulary."""
    with pytest.raises(nt.UnknownValue, match="did you mean 'actors'"):
        conditions("actor")


@given(st.sampled_from(list(RecordKind)), st.data())
def test_a_condition_that_is_made_can_be_put_to_its_kind(
    kind: RecordKind, data: st.DataObject
) -> None:
    """Without ids to ask about, none is asked about, so that any casebook can be asked."""
    bind(data.draw(conditions(str(kind))), kind, Casebook())


@given(st.data())
def test_a_condition_asks_about_the_ids_that_are_given(data: st.DataObject) -> None:
    """Every id in it is one of those."""
    ids = {"actors": ["only-one"]}
    condition = data.draw(conditions("positions", ids))
    for _, part in condition.within():
        if isinstance(part, FieldTest) and part.path in ("holder", "counterparts"):
            assert part.values == ("only-one",)


def test_standards_take_every_form() -> None:
    """Every rule is set in some, and left alone in others."""
    seen: dict[str, set[Any]] = {}

    @settings(max_examples=200, derandomize=True, database=None)
    @given(standards(["a", "b"]))
    def look_at(standard: EvidenceStandard) -> None:
        for name in ("anonymous", "coerced", "second_hand", "own_assertions"):
            seen.setdefault(name, set()).add(getattr(standard, name))
        seen.setdefault("at_least", set()).add(standard.at_least)
        seen.setdefault("sources", set()).add(standard.sources is None)

    look_at()
    assert seen.pop("at_least") == {None, *nt.Certainty}
    assert all(values == {True, False} for values in seen.values())
