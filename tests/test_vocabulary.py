"""The closed vocabularies: each term with a label and a definition."""

import pickle
import re

import pytest

from negotypes import vocabulary
from negotypes.errors import UnknownValue, counted
from negotypes.files.scalars import SLUG
from negotypes.records import CLASSES
from negotypes.vocabulary import SYMMETRIC, Certainty, RecordKind, RelationKind, Scope, Term
from negotypes.vocabulary.faults import FaultCode
from negotypes.vocabulary.panels import GapReason, PairRule, PlaceInRisk, RiskRule

VOCABULARIES = [
    each for each in vars(vocabulary).values() if isinstance(each, type) and issubclass(each, Term)
]
NAMED = [each for each in VOCABULARIES if each is not Term]
OF_PANELS = [GapReason, PairRule, PlaceInRisk, RiskRule]
ALL = [*NAMED, FaultCode, *OF_PANELS]
every_vocabulary = pytest.mark.parametrize("terms", ALL, ids=lambda terms: terms.__name__)


def test_every_vocabulary_is_public() -> None:
    """None can be used in a record without being found in the package, and the list is sorted."""
    # Codes of faults and words of panels are not to code with, and stand in no record.
    assert set(Term.__subclasses__()) == {*NAMED, FaultCode, *OF_PANELS}
    names = vocabulary.__all__
    assert set(names) == {each.__name__ for each in VOCABULARIES} | {"SYMMETRIC"}
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("terms", NAMED, ids=lambda terms: terms.__name__)
def test_a_vocabulary_says_what_it_is_for(terms: type[Term]) -> None:
    """One sentence for the code book, and at least two terms to choose from."""
    assert re.fullmatch(r"[A-Z].*\.", terms.__doc__ or "")
    assert len(terms) >= 2


@every_vocabulary
def test_a_term_is_written_as_an_id_is(terms: type[Term]) -> None:
    """Lower-case words with hyphens, named in Python in the same words; codes are numbers."""
    for term in terms:
        if terms is FaultCode:
            assert re.fullmatch(r"[EW][1-9]\d\d", term)
            continue
        assert SLUG.fullmatch(term)
        assert term.name == str(term).upper().replace("-", "_")


@every_vocabulary
def test_every_term_has_a_label_and_a_definition(terms: type[Term]) -> None:
    """A label to show and a definition to code by, which is a sentence of its own."""
    for term in terms:
        assert re.fullmatch(r"[A-Z][^.]*[^.\s]", term.label)
        assert re.fullmatch(r"[A-Z].*[^.\s](\.|, \.\.\.)", term.definition)
        assert "  " not in term.definition
        assert term.definition.rstrip(".").lower() != term.label.lower()


@every_vocabulary
def test_no_two_terms_of_a_vocabulary_are_told_apart_by_their_text_alone(
    terms: type[Term],
) -> None:
    """Labels and definitions are different for different terms."""
    for said in ([t.label.lower() for t in terms], [t.definition.lower() for t in terms]):
        assert len(set(said)) == len(said)


@every_vocabulary
def test_a_term_is_its_text(terms: type[Term]) -> None:
    """A term equals its text, can stand for it as a key, and is found by it."""
    for term in terms:
        text = term.value
        assert type(text) is str
        assert term == text
        assert {text: 1}[term] == 1
        assert f"{term}" == str(term) == text
        assert terms.of(text) is term
        assert pickle.loads(pickle.dumps(term)) is term


def test_an_unknown_term_is_told_with_the_nearest() -> None:
    """A near miss is suggested; otherwise the terms are listed."""
    with pytest.raises(UnknownValue) as near:
        Scope.of("nationl")
    assert str(near.value) == (
        "'nationl' is not a term of Scope; did you mean 'national' or 'transnational'?"
    )
    with pytest.raises(UnknownValue) as far:
        Certainty.of("xyz")
    assert str(far.value) == (
        "'xyz' is not a term of Certainty; expected 'asserted', 'reported', 'alleged', 'denied', "
        "'speculative' or 'normative'"
    )


@pytest.mark.parametrize("text", ["Local", "LOCAL", " local", ""])
def test_a_term_is_found_by_its_exact_text_only(text: str) -> None:
    """Neither capitals nor spaces are overlooked."""
    with pytest.raises(UnknownValue):
        Scope.of(text)


def test_every_kind_of_record_has_a_class_and_a_collection_name() -> None:
    """The kinds are those of the classes, in the order in which a casebook lists them."""
    assert list(CLASSES) == list(RecordKind)
    for kind, cls in CLASSES.items():
        assert cls.__name__ in (kind.label, f"Negotiation{kind.label}")


def test_a_tie_that_says_the_same_of_both_ends_is_a_kind_of_relation() -> None:
    """The symmetric kinds are terms of the vocabulary, and not all of them."""
    assert SYMMETRIC.issubset(RelationKind)
    assert len(SYMMETRIC) < len(RelationKind)
    assert RelationKind.FIGHTS in SYMMETRIC
    assert RelationKind.LED_BY not in SYMMETRIC


@pytest.mark.parametrize("kind", RecordKind)
def test_a_number_agrees_with_its_noun(kind: RecordKind) -> None:
    """One is said in the singular; none and several are said in the plural."""
    assert kind.counted(1) == f"1 {kind.label.lower()}"
    assert [kind.counted(number) for number in (0, 2)] == [f"0 {kind}", f"2 {kind}"]
    assert (counted(1, "line"), counted(2, "line")) == ("1 line", "2 lines")
