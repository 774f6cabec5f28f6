"""The laws of the four truth values, proved over every combination of members."""

import pickle
from itertools import product

import pytest

from negotypes.truth import Truth

UNKNOWN, HOLDS, FAILS, CONTESTED = Truth
PAIRS = list(product(Truth, repeat=2))
TRIPLES = list(product(Truth, repeat=3))

each = pytest.mark.parametrize("a", list(Truth), ids=str)


def test_members_are_two_bits() -> None:
    """The four values are the four combinations of support and dispute."""
    assert [(t.support, t.dispute) for t in (UNKNOWN, HOLDS, FAILS, CONTESTED)] == [
        (False, False),
        (True, False),
        (False, True),
        (True, True),
    ]


@each
def test_of_undoes_the_bits(a: Truth) -> None:
    """A value is rebuilt from its support and dispute."""
    assert Truth.of(support=a.support, dispute=a.dispute) is a


@each
def test_word_and_label(a: Truth) -> None:
    """A member's text is its word in lower case, by which it is found, and its label a name."""
    assert str(a) == a.name.lower() == a.value
    assert a.label == a.name.capitalize()
    assert Truth(str(a)) is a
    assert pickle.loads(pickle.dumps(a)) is a


def test_definitions_say_what_the_bits_are() -> None:
    """Each definition says what there is of support and of dispute."""
    assert [t.definition for t in (UNKNOWN, HOLDS, FAILS, CONTESTED)] == [
        "Nothing supports the claim and nothing disputes it.",
        "Something supports the claim and nothing disputes it.",
        "Nothing supports the claim and something disputes it.",
        "Something supports the claim and something disputes it.",
    ]


@each
def test_no_value_counts_as_true_or_false(a: Truth) -> None:
    """Using a value as a condition is refused, with the remedy in the message."""
    with pytest.raises(TypeError) as caught:
        bool(a)
    assert str(caught.value) == (
        f"{a} is one of four truth values, so it is neither True nor False. "
        "Say which one you mean: compare with Truth.HOLDS, Truth.FAILS, Truth.UNKNOWN or "
        "Truth.CONTESTED, for example `answer is Truth.HOLDS`."
    )


def test_classical_corner() -> None:
    """On HOLDS and FAILS alone the connectives are those of two-valued logic."""
    classical = {True: HOLDS, False: FAILS}
    for p, q in product(classical, repeat=2):
        assert classical[p] & classical[q] is classical[p and q]
        assert classical[p] | classical[q] is classical[p or q]
        assert ~classical[p] is classical[not p]


def test_belnap_tables() -> None:
    """UNKNOWN and CONTESTED behave as Belnap's None and Both."""
    assert UNKNOWN & CONTESTED is FAILS
    assert UNKNOWN | CONTESTED is HOLDS
    assert ~UNKNOWN is UNKNOWN
    assert ~CONTESTED is CONTESTED
    assert HOLDS & UNKNOWN is UNKNOWN
    assert FAILS & CONTESTED is FAILS
    assert HOLDS.join(FAILS) is CONTESTED


def test_commutativity_and_de_morgan() -> None:
    """The connectives commute, and negation turns "and" into "or"."""
    for a, b in PAIRS:
        assert a & b is b & a
        assert a | b is b | a
        assert a.join(b) is b.join(a)
        assert ~(a & b) is ~a | ~b
        assert ~(a | b) is ~a & ~b
        assert ~a.join(b) is (~a).join(~b)


def test_absorption_and_idempotence() -> None:
    """The truth order is a lattice."""
    for a, b in PAIRS:
        assert a & (a | b) is a
        assert a | (a & b) is a
        assert a & a is a | a is a.join(a) is a


def test_associativity_and_distributivity() -> None:
    """Grouping never matters, and each connective distributes over the others."""
    for a, b, c in TRIPLES:
        assert (a & b) & c is a & (b & c)
        assert (a | b) | c is a | (b | c)
        assert a.join(b).join(c) is a.join(b.join(c))
        assert a & (b | c) is (a & b) | (a & c)
        assert a | (b & c) is (a | b) & (a | c)
        assert a & b.join(c) is (a & b).join(a & c)
        assert a | b.join(c) is (a | b).join(a | c)
        assert a.join(b & c) is a.join(b) & a.join(c)
        assert a.join(b | c) is a.join(b) | a.join(c)


@each
def test_units_and_double_negation(a: Truth) -> None:
    """HOLDS, FAILS and UNKNOWN are neutral where they should be; negation undoes itself."""
    assert a & HOLDS is a
    assert a | FAILS is a
    assert a.join(UNKNOWN) is a
    assert ~~a is a


def test_information_order_is_a_partial_order() -> None:
    """The information order is reflexive, antisymmetric and transitive, UNKNOWN to CONTESTED."""
    for a, b, c in TRIPLES:
        assert a.at_most(a)
        assert UNKNOWN.at_most(a)
        assert a.at_most(CONTESTED)
        assert not (a.at_most(b) and b.at_most(a)) or a is b
        assert not (a.at_most(b) and b.at_most(c)) or a.at_most(c)
    assert not HOLDS.at_most(FAILS)
    assert not FAILS.at_most(HOLDS)


def test_join_is_the_least_upper_bound() -> None:
    """A join has the evidence of both sides and no more."""
    for a, b, c in TRIPLES:
        assert a.at_most(a.join(b))
        assert not (a.at_most(c) and b.at_most(c)) or a.join(b).at_most(c)


def test_connectives_are_monotone_in_information() -> None:
    """More evidence in never means less evidence out."""
    for a, b, c in TRIPLES:
        if a.at_most(b):
            assert (~a).at_most(~b)
            assert (a & c).at_most(b & c)
            assert (a | c).at_most(b | c)
            assert a.join(c).at_most(b.join(c))


def test_all_any_and_gather_fold_their_connective() -> None:
    """The three collectors fold ``&``, ``|`` and ``join`` over any iterable."""
    for a, b, c in TRIPLES:
        assert Truth.all(iter([a, b, c])) is a & b & c
        assert Truth.any(iter([a, b, c])) is a | b | c
        assert Truth.gather(iter([a, b, c])) is a.join(b).join(c)


def test_collectors_of_nothing() -> None:
    """Of no values all hold, none holds, and nothing is known."""
    assert Truth.all([]) is HOLDS
    assert Truth.any([]) is FAILS
    assert Truth.gather([]) is UNKNOWN
