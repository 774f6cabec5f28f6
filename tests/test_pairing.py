"""Records coded twice are found again, one to one, and nothing is paired by guessing."""

from typing import Any

from attrs import evolve
from hypothesis import given

import negotypes as nt
from negotypes import Casebook, Record
from negotypes.coders.pairing import Pairing, pair_up
from negotypes.testing import casebooks
from sample import BOOK, reed, said


def found(pairing: Pairing) -> set[tuple[str, str, str]]:
    """The pairs by their ids, with how they were found."""
    return {(pair.first.id, pair.second.id, pair.by) for pair in pairing.pairs}


def paired(first: list[Record], second: list[Record]) -> set[tuple[str, str, str]]:
    """The pairs of two lists of records."""
    return found(pair_up(Casebook(first), Casebook(second)))


def group(record_id: str, name: str, *places: nt.Evidence, **more: Any) -> nt.ArmedGroup:
    """An armed group."""
    return nt.ArmedGroup(id=record_id, name=name, evidence=places, **more)


def position(record_id: str, summary: str, *places: nt.Evidence, **more: Any) -> nt.Position:
    """A position, by default that somebody is open to talks."""
    told = {"holder": "somebody", "stance": nt.Stance.OPEN} | more
    return nt.Position(id=record_id, summary=summary, evidence=places, **told)


def test_a_casebook_is_paired_with_itself() -> None:
    """Every record by its id, and none is left over."""
    pairing = pair_up(BOOK, BOOK)
    assert found(pairing) == {(record.id, record.id, "id") for record in BOOK.records}
    assert (pairing.first_only, pairing.second_only) == ((), ())
    assert (pairing.first_share, pairing.second_share) == (100, 100)


def test_nothing_is_paired_with_nothing() -> None:
    """Of no records no share can be paired."""
    pairing = pair_up(Casebook(), Casebook(BOOK.goals))
    assert pairing.pairs == ()
    assert pairing.second_only == tuple(BOOK.goals)
    assert (pairing.first_share, pairing.second_share) == (None, 0)


def test_one_id_for_two_kinds_of_record_is_no_pair() -> None:
    """A case and a mode are not the same, whatever they are called."""
    other = nt.Case(
        id="back-channel",
        name="Back channel",
        summary="Talks.",
        kind=nt.CaseKind.STATE_GROUP,
        parties=("norland",),
        evidence=(),
    )
    pairing = pair_up(Casebook(BOOK.modes), Casebook([other]))
    assert pairing.pairs == ()


def test_one_id_is_one_actor_of_whatever_kind() -> None:
    """That two coders take an actor for different things is a disagreement to be shown."""
    other = nt.Organization(id="river-front", name="River Front", evidence=())
    assert paired(list(BOOK.actors), [other]) == {("river-front", "river-front", "id")}


def test_actors_are_paired_by_name_or_alias() -> None:
    """Case, accents and punctuation do not matter; a name may be an alias of the other."""
    second: list[Record] = [
        group("front", "The river front"),
        group("league", "LIGUE NDARA"),
    ]
    assert paired(list(BOOK.actors), second) == {("hill-league", "league", "name")}
    second = [group("front", "rivér-front!")]
    assert paired(list(BOOK.actors), second) == {("river-front", "front", "name")}


def test_actors_of_different_kinds_are_not_paired_by_name_or_place() -> None:
    """A state and a group may have one name."""
    first = [nt.State(id="norland", name="Norland", evidence=(said(1),))]
    assert paired(list(first), [group("the-north", "Norland", said(1))]) == set()


def test_a_name_that_two_records_share_pairs_neither() -> None:
    """An alias of two groups does not say which of them is meant."""
    assert paired(list(BOOK.actors), [group("x", "The Front")]) == set()
    more = group("x", "The Front", aliases=("RF",))
    assert paired(list(BOOK.actors), [more]) == {("river-front", "x", "name")}


def test_sources_are_paired_by_title() -> None:
    """What stands in a source of another id is then found at its place."""
    first: list[Record] = [
        nt.Source(id="marsh-2020", title="Talking on the River"),
        position("a", "It is open to talks.", said(5)),
    ]
    second: list[Record] = [
        nt.Source(id="marsh", title="Talking on the river."),
        position("b", "It is open to talks.", said(5, source="marsh")),
    ]
    assert paired(first, second) == {("marsh-2020", "marsh", "name"), ("a", "b", "place")}
    assert paired(first[1:], second[1:]) == set()


def test_sources_are_not_paired_by_place() -> None:
    """Two texts that cite one paragraph of a third are two texts."""
    first = nt.Source(id="a", title="On talks", evidence=(said(1),))
    second = nt.Source(id="b", title="Of talks", evidence=(said(1),))
    assert paired([first], [second]) == set()


def test_a_place_is_a_paragraph_in_common() -> None:
    """Paragraphs may overlap; the same number in another source is another place."""
    first: list[Record] = [position("a", "It is open to talks.", said(4, 5))]
    for places, expected in (
        ([said(5, 6)], {("a", "b", "place")}),
        ([reed(1), said(4)], {("a", "b", "place")}),
        ([said(6)], set()),
        ([reed(4, 5)], set()),
        ([], set()),
    ):
        assert paired(first, [position("b", "It is open to talks.", *places)]) == expected


def test_the_nearest_at_a_place_is_paired() -> None:
    """First by fields coded alike, then by words in common, then by paragraphs in common."""
    first: list[Record] = [
        position("a-open", "Talks are welcome.", said(5)),
        position("a-refuses", "No talks.", said(5), stance=nt.Stance.REFUSES),
    ]
    second: list[Record] = [
        position("b-refuses", "Talks are welcome.", said(5), stance=nt.Stance.REFUSES),
        position("b-open", "No talks.", said(5)),
    ]
    alike = {("a-open", "b-open", "place"), ("a-refuses", "b-refuses", "place")}
    assert paired(first, second) == alike
    words: list[Record] = [
        position("b-1", "Talks on water are welcome.", said(5)),
        position("b-2", "Nobody will come.", said(5)),
    ]
    assert paired(first[:1], words) == {("a-open", "b-1", "place")}
    wide: list[Record] = [
        position("b-1", "Talks are welcome.", said(5, 6)),
        position("b-2", "Talks are welcome.", said(5)),
    ]
    assert paired(first[:1], wide) == {("a-open", "b-2", "place")}


def test_equally_near_is_not_nearest() -> None:
    """Between two that cannot be told apart, nobody chooses."""
    first: list[Record] = [position("a", "Talks.", said(5))]
    second: list[Record] = [position("b-1", "Talks.", said(5)), position("b-2", "Talks.", said(5))]
    assert paired(first, second) == set()
    assert paired(second, first) == set()


def test_nearest_must_be_mutual() -> None:
    """A record whose nearest is nearer to another stays alone."""
    first: list[Record] = [
        position("a-1", "Talks are welcome to all.", said(5)),
        position("a-2", "Talks are dull.", said(5)),
    ]
    second: list[Record] = [position("b", "Talks are welcome.", said(5))]
    assert paired(first, second) == {("a-1", "b", "place")}


def test_a_place_alone_makes_no_pair() -> None:
    """Two records of one paragraph that have neither a field nor a word in common are two."""
    first: list[Record] = [position("a", "Talks are welcome.", said(5))]
    second: list[Record] = [
        position("b", "Nobody will come.", said(5), holder="other", stance=nt.Stance.REFUSES)
    ]
    assert paired(first, second) == set()
    assert (
        paired([group("a", "River Front", said(5))], [group("b", "Hill League", said(5))]) == set()
    )


def test_actors_may_be_paired_by_place() -> None:
    """Where neither id nor name is the same, by what else is said of them."""
    first = group("a", "Hill League", said(5), scope=nt.Scope.LOCAL)
    second = group("b", "League of the Hills", said(5), scope=nt.Scope.LOCAL)
    assert paired([first], [second]) == {("a", "b", "place")}


def test_references_are_compared_through_the_pairs() -> None:
    """Holders with different ids are the same once the holders are paired."""
    first: list[Record] = [
        group("hill-league", "Hill League"),
        position("a-1", "One.", said(5), holder="hill-league"),
        position("a-2", "Two.", said(5), holder="norland"),
    ]
    second: list[Record] = [
        group("league", "Hill League"),
        position("b-1", "Two.", said(5), holder="league"),
        position("b-2", "One.", said(5), holder="norland"),
    ]
    pairing = pair_up(Casebook(first), Casebook(second))
    assert found(pairing) == {
        ("hill-league", "league", "name"),
        ("a-1", "b-1", "place"),
        ("a-2", "b-2", "place"),
    }
    assert pairing.name("league") == "hill-league"
    assert pairing.name("norland") == "norland"
    assert [pair.first.id for pair in pairing.of(nt.RecordKind.ACTORS).pairs] == ["hill-league"]


def test_what_only_one_has_is_kept() -> None:
    """By kind, with its share of the whole."""
    second = Casebook([*BOOK.sources, *BOOK.goals, position("new", "New.", said(40))])
    pairing = pair_up(Casebook([*BOOK.sources, *BOOK.risks]), second)
    assert [record.id for record in pairing.first_only] == ["risk-of-respite"]
    assert [record.id for record in pairing.second_only] == ["league-goal-autonomy", "new"]
    assert pairing.of(nt.RecordKind.RISKS).second_only == ()
    assert pairing.first_share == 100 * 2 / 3
    assert pairing.second_share == 50


def renamed(record: Record) -> Record:
    """The same record under another id."""
    return evolve(record, id=f"other-{record.id}")


def test_all_of_a_casebook_is_found_under_other_ids() -> None:
    """Where each record has a place of its own and refers to nothing that was renamed."""
    kinds = ("actors", "modes", "cases", "grievances", "positions", "risks", "events")
    records = [record for kind in kinds for record in BOOK.collection(kind)]
    pairing = pair_up(Casebook(records), Casebook(map(renamed, records)))
    assert {(pair.second.id, f"other-{pair.first.id}") for pair in pairing.pairs} == {
        (f"other-{record.id}", f"other-{record.id}") for record in records
    }


@given(casebooks(), casebooks())
def test_pairs_are_one_to_one_and_the_same_both_ways(first: Casebook, second: Casebook) -> None:
    """Each record is in one pair or left over; who is called the first does not matter."""
    there, back = pair_up(first, second), pair_up(second, first)
    assert found(back) == {(b, a, way) for a, b, way in found(there)}
    for own, records, alone in (
        ("first", first, there.first_only),
        ("second", second, there.second_only),
    ):
        ids = [getattr(pair, own).id for pair in there.pairs] + [record.id for record in alone]
        assert sorted(ids) == sorted(record.id for record in records.records)
