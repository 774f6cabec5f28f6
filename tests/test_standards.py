"""Standards of evidence: which evidence counts, for and against."""

from typing import Any

import pytest
from attrs import evolve
from hypothesis import given

from negotypes import (
    Attribution,
    AttributionRole,
    Casebook,
    Certainty,
    Evidence,
    EvidenceStandard,
    Record,
    UnknownId,
    UnknownValue,
)
from negotypes.testing import evidence, records, standards
from sample import BOOK, RELAYED, reed, said

SURENESS = [
    {Certainty.ASSERTED},
    {Certainty.REPORTED, Certainty.DENIED},
    {Certainty.ALLEGED},
    {Certainty.SPECULATIVE},
    {Certainty.NORMATIVE},
]
"""The certainties, surest first, those that are equally sure together."""

AUTHOR = Attribution(who="ada-marsh", role=AttributionRole.AUTHOR)
PARTY = Attribution(who="norland", role=AttributionRole.PARTY)


@pytest.mark.parametrize("least", list(Certainty), ids=str)
def test_only_what_is_as_sure_as_the_least_counts(least: Certainty) -> None:
    """Surest first: asserted; reported and denied; alleged; speculative; normative."""
    standard = EvidenceStandard(at_least=least)
    rank = next(rank for rank, alike in enumerate(SURENESS) if least in alike)
    expected = set[Certainty]().union(*SURENESS[: rank + 1])
    assert {c for c in Certainty if standard.counts(evolve(said(1), certainty=c))} == expected


@pytest.mark.parametrize("name", ["anonymous", "coerced", "second_hand"])
@pytest.mark.parametrize("place", [0, 1], ids=["first voice", "last voice"])
def test_one_such_voice_in_a_chain_is_enough(name: str, place: int) -> None:
    """A chain with an unnamed, coerced or second-hand voice anywhere counts unless ruled out."""
    chain = [PARTY, AUTHOR]
    voiced: Any = {name: True}
    chain[place] = evolve(chain[place], **voiced)
    tainted = evolve(said(1), attribution=tuple(chain))
    clean = evolve(said(1), attribution=(PARTY, AUTHOR))
    others: Any = {"anonymous": False, "coerced": False, "second_hand": False} | {name: True}
    rule: Any = {name: False}
    strict = EvidenceStandard(**rule)
    assert EvidenceStandard().counts(tainted)
    assert EvidenceStandard(**others).counts(tainted)
    assert not strict.counts(tainted)
    assert strict.counts(clean)


@pytest.mark.parametrize(
    ("chain", "certainty", "counts"),
    [
        ((AUTHOR,), "asserted", True),
        ((AUTHOR,), "reported", False),
        ((PARTY,), "asserted", False),
        ((PARTY, AUTHOR), "asserted", False),
        ((AUTHOR, AUTHOR), "asserted", False),
        ((), "asserted", False),
    ],
)
def test_an_own_assertion_is_the_authors_alone(
    chain: tuple[Attribution, ...], certainty: str, counts: bool
) -> None:
    """What an author asserts with no other voice before, and nothing less sure."""
    place = evolve(said(1), attribution=chain, certainty=Certainty.of(certainty))
    assert EvidenceStandard(own_assertions=True).counts(place) is counts
    assert EvidenceStandard().counts(place)


@pytest.mark.parametrize(
    ("sources", "counts"),
    [
        (None, True),
        ((), False),
        ("marsh-2020", True),
        (["marsh-2020", "reed-2021"], True),
        (("reed-2021",), False),
        ("marsh", False),
    ],
)
def test_only_the_sources_that_are_named_count(sources: Any, counts: bool) -> None:
    """One by its id, or several in a list; none at all leaves no evidence."""
    assert EvidenceStandard(sources=sources).counts(said(1)) is counts


@pytest.mark.parametrize("disputes", [False, True])
def test_a_standard_is_the_same_for_and_against(disputes: bool) -> None:
    """What disputes a record has to meet what supports one has to meet."""
    place = evolve(said(1), certainty=Certainty.ALLEGED, disputes=disputes)
    assert not EvidenceStandard(at_least="reported").counts(place)
    assert EvidenceStandard(at_least="alleged").counts(place)


def test_all_rules_must_be_met() -> None:
    """Evidence that falls short in one respect does not count, however good in others."""
    strict = EvidenceStandard(
        at_least="asserted",
        anonymous=False,
        coerced=False,
        second_hand=False,
        own_assertions=True,
        sources="marsh-2020",
    )
    assert strict.counts(said(1))
    assert not strict.counts(reed(1))
    assert not strict.counts(RELAYED)


# --- Converting ---------------------------------------------------------------------------------


def test_certainties_and_sources_are_given_as_is_convenient() -> None:
    """A certainty by its word, a source alone, sources in a list: the standards are equal."""
    given_plainly = EvidenceStandard(at_least="alleged", sources=["marsh-2020"])
    assert given_plainly == EvidenceStandard(at_least=Certainty.ALLEGED, sources="marsh-2020")
    assert given_plainly.at_least is Certainty.ALLEGED
    assert given_plainly.sources == ("marsh-2020",)
    assert len({given_plainly, EvidenceStandard(at_least="alleged", sources=("marsh-2020",))}) == 1


def test_another_certainty_there_is_not() -> None:
    """The message is that of the vocabulary."""
    with pytest.raises(UnknownValue) as caught:
        EvidenceStandard(at_least="aleged")
    expected = "'aleged' is not a term of Certainty; did you mean 'alleged'?"
    assert str(caught.value) == expected


def test_rules_are_named() -> None:
    """Five switches in a row would not tell a reader which is which."""
    standard: Any = EvidenceStandard
    with pytest.raises(TypeError, match="positional"):
        standard("alleged")


# --- Words --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("standard", "words"),
    [
        (EvidenceStandard(), "all evidence"),
        (EvidenceStandard(at_least="alleged"), "at least alleged"),
        (EvidenceStandard(anonymous=False), "no unnamed voice"),
        (EvidenceStandard(coerced=False), "no voice under duress"),
        (EvidenceStandard(second_hand=False), "nothing at second hand"),
        (EvidenceStandard(own_assertions=True), "authors' own assertions only"),
        (EvidenceStandard(sources=["a", "b"]), "only a, b"),
        (
            EvidenceStandard(
                at_least="reported",
                anonymous=False,
                coerced=False,
                second_hand=False,
                own_assertions=True,
                sources="a",
            ),
            "at least reported; no unnamed voice; no voice under duress; nothing at second hand; "
            "authors' own assertions only; only a",
        ),
    ],
)
def test_a_standard_says_what_it_asks(standard: EvidenceStandard, words: str) -> None:
    """Each rule that narrows is named, and only those."""
    assert standard.words == words


def test_a_standard_without_sources_does_not_say_that_all_counts() -> None:
    """Where no source counts, the words are not those for no rule at all."""
    assert EvidenceStandard(sources=()).words != EvidenceStandard().words


def test_a_standard_shows_only_what_it_changes() -> None:
    """The repr is the class with the rules that are not the default."""
    assert repr(EvidenceStandard()) == "EvidenceStandard()"
    assert repr(EvidenceStandard(coerced=False)) == "EvidenceStandard(coerced=False)"


# --- Narrowing ----------------------------------------------------------------------------------


@given(records(), standards())
def test_narrowing_keeps_the_evidence_that_counts(
    record: Record, standard: EvidenceStandard
) -> None:
    """In its order, and nothing else of the record changes; twice is as good as once."""
    narrow = standard.narrow(record)
    assert narrow.evidence == tuple(filter(standard.counts, record.evidence))
    assert evolve(narrow, evidence=record.evidence) == record
    assert standard.narrow(narrow) is narrow


@given(records())
def test_without_rules_a_record_is_itself(record: Record) -> None:
    """The default standard narrows nothing."""
    assert EvidenceStandard().narrow(record) is record


@given(evidence(), standards(), standards())
def test_two_rules_are_no_weaker_than_one(
    place: Evidence, one: EvidenceStandard, other: EvidenceStandard
) -> None:
    """Each rule that a standard takes over from another can only rule out more."""
    stricter = evolve(
        one,
        anonymous=one.anonymous and other.anonymous,
        coerced=one.coerced and other.coerced,
        second_hand=one.second_hand and other.second_hand,
        own_assertions=one.own_assertions or other.own_assertions,
        sources=(),
    )
    assert not stricter.counts(place)
    stricter = evolve(stricter, sources=one.sources)
    assert one.counts(place) or not stricter.counts(place)


# --- A casebook under a standard ----------------------------------------------------------------

MARSH = EvidenceStandard(sources="marsh-2020")


def test_a_casebook_under_a_standard_keeps_every_record() -> None:
    """Records whose evidence does not count stay, and nothing is known of them."""
    under = BOOK.under(MARSH)
    assert [r.id for r in under.records] == [r.id for r in BOOK.records]
    assert all(e.source == "marsh-2020" for r in under.records for e in r.evidence)
    assert under.risks["risk-of-respite"].evidence == ()
    assert under.positions["front-open"].evidence == (said(19),)
    assert under.cases["river-talks"].episodes == BOOK.cases["river-talks"].episodes


def test_a_casebook_under_a_standard_is_made_once() -> None:
    """The same standard gives the same casebook, another one another."""
    assert BOOK.under(MARSH) is BOOK.under(EvidenceStandard(sources=["marsh-2020"]))
    assert BOOK.under(MARSH) is not BOOK.under(EvidenceStandard())
    assert BOOK.under(EvidenceStandard()) == BOOK


def test_a_view_under_a_standard_is_a_view_of_the_whole_under_it() -> None:
    """What a view shows a part of is under the standard as well."""
    under = BOOK.under(MARSH)
    assert under.whole is under
    view = BOOK.at("2013").under(MARSH)
    assert view.whole is under
    assert [r.id for r in view.records] == [r.id for r in BOOK.at("2013").records]
    assert view.positions["front-open"].evidence == (said(19),)
    dossier = BOOK.about("river-front").under(MARSH)
    assert dossier.positions.ids == BOOK.about("river-front").positions.ids


@pytest.mark.parametrize("value", ["no", 1, None])
def test_voices_count_or_not(value: object) -> None:
    """What is neither True nor False is refused, not taken for one of them."""
    with pytest.raises(UnknownValue) as caught:
        EvidenceStandard(anonymous=value)
    expected = f"a standard of evidence says True or False of voices, not {value!r}"
    assert str(caught.value) == expected


def test_a_source_has_to_be_there() -> None:
    """A misspelt source is an error; one that is only cited will do."""
    with pytest.raises(UnknownId) as caught:
        BOOK.under(EvidenceStandard(sources="marsh-2021"))
    expected = "no source 'marsh-2021' in this casebook; did you mean 'marsh-2020' or 'reed-2021'?"
    assert str(caught.value) == expected
    cites = Casebook([BOOK.actors["norland"]])
    (place, *_) = BOOK.actors["norland"].evidence
    assert cites.under(EvidenceStandard(sources=place.source)).actors["norland"].evidence


def test_a_standard_is_a_standard() -> None:
    """A word is no standard."""
    with pytest.raises(TypeError, match="expected an EvidenceStandard, got 'asserted'"):
        BOOK.actors.where(kind="state", standard="asserted")  # type: ignore[arg-type]
