"""Conditions: built in Python, compared, shown; what can never be so is refused at once."""

import copy
import pickle
from collections.abc import Callable
from operator import and_, or_
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import negotypes
import negotypes as nt
from negotypes import Condition, DateError, RecordKind, Scope, UnknownField, UnknownValue, When
from negotypes.records.condition import AllOf, AnyOf, FieldTest, Has, Met, NoneOf
from negotypes.testing import conditions
from sample import BOOK

LOCAL, FORM, NAMED = (
    nt.field("scope") == "local",
    nt.field("form") == "alliance",
    nt.field("name") == "River Front",
)
PARTY: Any = {"participants.role": "party"}
ANY_CONDITION = st.sampled_from(list(RecordKind)).flatmap(conditions)


# --- Building -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (nt.field("scope") == "local", FieldTest("scope", "is", ("local",))),
        (nt.field("scope") == Scope.LOCAL, FieldTest("scope", "is", ("local",))),
        (nt.field("scope") != "local", NoneOf((FieldTest("scope", "is", ("local",)),))),
        (nt.field("modes").contains("x"), FieldTest("modes", "contains", ("x",))),
        (nt.field("scope").isin(["local"]), FieldTest("scope", "isin", ("local",))),
        (
            nt.field("scope").isin(("local", "national", Scope.LOCAL)),
            FieldTest("scope", "isin", ("local", "national")),
        ),
        (nt.field("modes").isin({"x"}), FieldTest("modes", "isin", ("x",))),
        (nt.field("modes").isin(frozenset({"x"})), FieldTest("modes", "isin", ("x",))),
        (nt.field("public") == True, FieldTest("public", "is", (True,))),  # noqa: E712
        (nt.field("number") == 3, FieldTest("number", "is", (3,))),
        (nt.field("summary") == "Text", FieldTest("summary", "is", ("Text",))),
        (nt.field("period") == " 2013 / 2016 ", FieldTest("period", "is", ("2013/2016",))),
        (nt.field("period").before("2013"), FieldTest("period", "before", ("2013",))),
        (
            nt.field("period").after(When.parse("2013", "then")),
            FieldTest("period", "after", ("2013",)),
        ),
        (nt.field("period").during("2013"), FieldTest("period", "during", ("2013",))),
        (nt.field("period").overlaps("2013"), FieldTest("period", "overlaps", ("2013",))),
        (nt.field("date").before("2013"), FieldTest("date", "before", ("2013",))),
        (
            nt.field("holder") == BOOK.actors["RF"],
            FieldTest("holder", "is", ("river-front",)),
        ),
        (
            nt.field("concerns").contains(BOOK.cases["river-talks"]),
            FieldTest("concerns", "contains", ("river-talks",)),
        ),
        (
            nt.field("participants.role").isin(["party"]),
            FieldTest("participants.role", "isin", ("party",)),
        ),
        (
            nt.field("participants.number").contains(3),
            FieldTest("participants.number", "contains", (3,)),
        ),
        (
            nt.field("case.parties.scope") == "local",
            FieldTest("case.parties.scope", "is", ("local",)),
        ),
        (nt.field("dimension") == "channel", FieldTest("dimension", "is", ("channel",))),
        (nt.criterion("violent"), Met("violent")),
    ],
)
def test_a_question_makes_a_condition(condition: Condition, expected: Condition) -> None:
    """What is asked is kept as plain values: terms as texts, dates in EDTF, records by id."""
    assert condition == expected
    values = expected.values if isinstance(expected, FieldTest) else ()
    assert [type(v) for v in getattr(condition, "values", ())] == [type(v) for v in values]


def test_a_term_is_held_as_its_plain_text() -> None:
    """A condition holds no term, so that it can be written to a file and compared."""
    made = nt.field("scope") == Scope.LOCAL
    assert isinstance(made, FieldTest)
    assert type(made.values[0]) is str


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (nt.has("positions"), Has(RecordKind.POSITIONS)),
        (nt.has(RecordKind.POSITIONS), Has(RecordKind.POSITIONS)),
        (nt.has("actors", LOCAL), Has(RecordKind.ACTORS, LOCAL)),
        (nt.has("actors", scope="local"), Has(RecordKind.ACTORS, LOCAL)),
        (nt.has("actors", LOCAL, NAMED), Has(RecordKind.ACTORS, AllOf((LOCAL, NAMED)))),
        (
            nt.has("actors", LOCAL & FORM, NAMED),
            Has(RecordKind.ACTORS, AllOf((LOCAL, FORM, NAMED))),
        ),
        (
            nt.has("actors", FORM, scope="local"),
            Has(RecordKind.ACTORS, AllOf((FORM, LOCAL))),
        ),
        (
            nt.has("grievances", kinds="poverty"),
            Has(RecordKind.GRIEVANCES, nt.field("kinds").contains("poverty")),
        ),
        (
            nt.has("grievances", scope=["local", "national"]),
            Has(RecordKind.GRIEVANCES, nt.field("scope").isin(["local", "national"])),
        ),
        (
            nt.has("episodes", **PARTY),
            Has(RecordKind.EPISODES, nt.field("participants.role") == "party"),
        ),
        (nt.has("positions", at_least=2), Has(RecordKind.POSITIONS, None, 2)),
        (nt.has("positions", via="holder"), Has(RecordKind.POSITIONS, None, 1, "holder")),
        (nt.has("cases", nt.has("demands")), Has(RecordKind.CASES, Has(RecordKind.DEMANDS))),
        (nt.has("cases", nt.criterion("x")), Has(RecordKind.CASES, Met("x"))),
    ],
)
def test_related_records_make_a_condition(condition: Condition, expected: Condition) -> None:
    """Several conditions and equalities must all be met by the same related record."""
    assert condition == expected


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (LOCAL & FORM, AllOf((LOCAL, FORM))),
        (LOCAL & FORM & NAMED, AllOf((LOCAL, FORM, NAMED))),
        (LOCAL & (FORM & NAMED), AllOf((LOCAL, FORM, NAMED))),
        (LOCAL | FORM, AnyOf((LOCAL, FORM))),
        (LOCAL | (FORM | NAMED), AnyOf((LOCAL, FORM, NAMED))),
        (LOCAL & FORM | NAMED, AnyOf((AllOf((LOCAL, FORM)), NAMED))),
        (LOCAL & (FORM | NAMED), AllOf((LOCAL, AnyOf((FORM, NAMED))))),
        (~LOCAL, NoneOf((LOCAL,))),
        (~~LOCAL, LOCAL),
        (~(LOCAL | FORM), NoneOf((LOCAL, FORM))),
        (~~(LOCAL | FORM), AnyOf((LOCAL, FORM))),
        (~(LOCAL & FORM), NoneOf((AllOf((LOCAL, FORM)),))),
        (~~(LOCAL & FORM), AllOf((LOCAL, FORM))),
    ],
)
def test_conditions_are_joined_without_needless_brackets(
    condition: Condition, expected: Condition
) -> None:
    """What is joined alike is one list, and the opposite of an opposite is the condition."""
    assert condition == expected


@pytest.mark.parametrize("other", [True, None, "local", nt.Truth.HOLDS])
@pytest.mark.parametrize("join", [and_, or_])
def test_only_conditions_are_joined(join: Callable[[Any, Any], Any], other: Any) -> None:
    """A condition and something else make no condition, on whichever side it stands."""
    with pytest.raises(TypeError, match="unsupported operand"):
        join(LOCAL, other)
    with pytest.raises(TypeError, match="unsupported operand"):
        join(other, LOCAL)


# --- Refusing -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ask", "error", "message"),
    [
        # fields
        (
            lambda: nt.field("scop"),
            UnknownField,
            "no field 'scop' in any kind of record; did you mean 'scope'?",
        ),
        (
            lambda: nt.field("participants.rle"),
            UnknownField,
            "no field 'participants.rle' in any kind of record; did you mean 'role'?",
        ),
        (
            lambda: nt.field("name.first"),
            UnknownField,
            "no field 'name.first' in any kind of record; 'name' has no fields",
        ),
        (
            lambda: nt.field("founded.year"),
            UnknownField,
            "no field 'founded.year' in any kind of record; 'founded' has no fields",
        ),
        (
            lambda: nt.field("findings.zzz"),
            UnknownField,
            "no field 'findings.zzz' in any kind of record; "
            "there are 'actor', 'value' and 'summary'",
        ),
        (
            lambda: nt.field("findings"),
            UnknownField,
            "'findings' has fields of its own: ask for 'findings.actor', 'findings.value' or "
            "'findings.summary'",
        ),
        (
            lambda: nt.field("population"),
            UnknownField,
            "'population' is not a field that can be asked for",
        ),
        (
            lambda: nt.has("positions", holdr="norland"),
            UnknownField,
            "no field 'holdr' in the positions; did you mean 'holder'?",
        ),
        (
            lambda: nt.has("positions", LOCAL),
            UnknownField,
            "no field 'scope' in the positions; there are 'id', 'evidence', 'absent', "
            "'inapplicable', 'note', 'summary', 'holder', 'stance', 'counterparts', 'modes', "
            "'issues', 'public', 'cases', 'places' and 'period'",
        ),
        # values
        (
            lambda: nt.field("scope") == "locl",
            UnknownValue,
            "'scope' is never 'locl'; did you mean 'local'?",
        ),
        (
            lambda: nt.field("structure") != "zzz",
            UnknownValue,
            "'structure' is never 'zzz'; expected 'centralised', 'decentralised' or 'split'",
        ),
        (
            lambda: nt.field("name") == 3,
            UnknownValue,
            "'name' is never 3; expected a text",
        ),
        (
            lambda: nt.field("name") == None,  # noqa: E711
            UnknownValue,
            "'name' is never None; expected a text",
        ),
        (
            lambda: nt.field("public") == "true",
            UnknownValue,
            "'public' is never 'true'; expected True or False",
        ),
        (
            lambda: nt.field("number") == True,  # noqa: E712
            UnknownValue,
            "'number' is never True; expected a whole number",
        ),
        (
            lambda: nt.field("number") == 1.0,
            UnknownValue,
            "'number' is never 1.0; expected a whole number",
        ),
        (
            lambda: nt.field("holder") == 3,
            UnknownValue,
            "'holder' is never 3; expected an id, name or alias",
        ),
        (
            lambda: nt.field("period") == 2015,
            UnknownValue,
            "'period' is never 2015; expected a date in EDTF",
        ),
        (
            lambda: nt.field("period").isin([2015]),
            UnknownValue,
            "'period' is never 2015; expected a date in EDTF",
        ),
        (
            lambda: nt.field("paragraphs").contains("x"),
            UnknownValue,
            "'paragraphs' holds one value, not a list: ask what it is",
        ),
        (
            lambda: nt.has("actors", form="allaince"),
            UnknownValue,
            "'form' is never 'allaince'; did you mean 'alliance'?",
        ),
        (
            lambda: nt.has("actors", nt.field("kind") == "meeting"),
            UnknownValue,
            "'kind' is never 'meeting'; expected 'state', 'armed-group', 'organization', "
            "'community' or 'person'",
        ),
        (
            lambda: nt.has("positions", ~(nt.field("stance") == "open") | (LOCAL & FORM)),
            UnknownField,
            "no field 'scope' in the positions; there are 'id', 'evidence', 'absent', "
            "'inapplicable', 'note', 'summary', 'holder', 'stance', 'counterparts', 'modes', "
            "'issues', 'public', 'cases', 'places' and 'period'",
        ),
        # comparisons
        (
            lambda: nt.field("scope").contains("local"),
            UnknownValue,
            "'scope' holds one value, not a list: ask what it is",
        ),
        (
            lambda: nt.field("ideologies") == "ethnic",
            UnknownValue,
            "'ideologies' holds a list: ask what it contains, or use isin",
        ),
        (
            lambda: nt.field("ideologies") != "ethnic",
            UnknownValue,
            "'ideologies' holds a list: ask what it contains, or use isin",
        ),
        (
            lambda: nt.field("name").before("2015"),
            UnknownValue,
            "'name' is no date, so nothing can be 'before' it",
        ),
        (
            lambda: nt.field("name").after("2015"),
            UnknownValue,
            "'name' is no date, so nothing can be 'after' it",
        ),
        (
            lambda: nt.field("name").during("2015"),
            UnknownValue,
            "'name' is no date, so nothing can be 'during' it",
        ),
        (
            lambda: nt.field("name").overlaps("2015"),
            UnknownValue,
            "'name' is no date, so nothing can be 'overlaps' it",
        ),
        (
            lambda: nt.field("scope").isin("local"),
            UnknownValue,
            "isin expects a list of values, got 'local'",
        ),
        (
            lambda: nt.field("scope").isin(["local", "zzz"]),
            UnknownValue,
            "'scope' is never 'zzz'; expected 'local', 'national', 'regional', 'transnational', "
            "'general' or 'particular'",
        ),
        # related records
        (
            lambda: nt.has("position"),
            UnknownValue,
            "'position' is not a term of RecordKind; did you mean 'positions' or 'preconditions'?",
        ),
        (
            lambda: nt.has("positions", stance=[]),
            UnknownValue,
            "'stance' is compared with no value at all",
        ),
        (
            lambda: nt.has("positions", at_least=0),
            UnknownValue,
            "at_least is a whole number from 1, not 0",
        ),
        (
            lambda: nt.has("positions", at_least=-1),
            UnknownValue,
            "at_least is a whole number from 1, not -1",
        ),
        (
            lambda: nt.has("positions", at_least=True),
            UnknownValue,
            "at_least is a whole number from 1, not True",
        ),
        (
            lambda: nt.has("positions", at_least=1.5),  # type: ignore[arg-type]
            UnknownValue,
            "at_least is a whole number from 1, not 1.5",
        ),
        (
            lambda: nt.has("positions", via="holdr"),
            UnknownField,
            "no field 'holdr' in the positions; did you mean 'holder'?",
        ),
        (
            lambda: nt.has("positions", via="stance"),
            UnknownValue,
            "'stance' refers to no record, so the positions cannot be found by it",
        ),
    ],
)
def test_what_can_never_be_so_is_refused_at_once(
    ask: Callable[[], object], error: type[Exception], message: str
) -> None:
    """A mistake in a question is told when the question is written, with what can be asked."""
    with pytest.raises(error) as caught:
        ask()
    assert str(caught.value) == message


def test_a_wrong_date_is_refused_with_the_field() -> None:
    """The message says which field was compared, and what is wrong with the date."""
    with pytest.raises(DateError) as caught:
        nt.field("period").before("October 2015")
    message = str(caught.value)
    assert message.startswith("'period' is compared with no date: 'October 2015': ")
    assert "2015-10" in message


def test_a_record_of_another_kind_is_asked_for_by_its_id() -> None:
    """Whether a field can hold it is found out when the condition is put to a casebook."""
    made = nt.field("holder") == BOOK.cases["river-talks"]
    assert made == FieldTest("holder", "is", ("river-talks",))
    with pytest.raises(nt.UnknownId, match="no record 'river-talks' among the actors"):
        BOOK.positions.where(made)


@pytest.mark.parametrize("wrong", [True, "stance", None])
def test_only_conditions_are_asked_of_related_records(wrong: Any) -> None:
    """A comparison of something else is a mistake, as it is for `where`."""
    with pytest.raises(TypeError, match="expected a condition"):
        nt.has("positions", wrong)


# --- Being a value ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("condition", "shown"),
    [
        (LOCAL, "nt.field('scope') == 'local'"),
        (~LOCAL, "~(nt.field('scope') == 'local')"),
        (
            LOCAL & FORM,
            "(nt.field('scope') == 'local') & (nt.field('form') == 'alliance')",
        ),
        (
            ~(LOCAL & FORM) | nt.field("scope").isin(["local", "national"]),
            "~((nt.field('scope') == 'local') & (nt.field('form') == 'alliance')) | "
            "nt.field('scope').isin(['local', 'national'])",
        ),
        (
            ~(LOCAL | FORM),
            "~((nt.field('scope') == 'local') | (nt.field('form') == 'alliance'))",
        ),
        (nt.field("period").before("2015"), "nt.field('period').before('2015')"),
        (nt.has("positions"), "nt.has('positions')"),
        (
            nt.has("positions", nt.field("stance") == "open", at_least=2, via="counterparts"),
            "nt.has('positions', nt.field('stance') == 'open', at_least=2, via='counterparts')",
        ),
        (
            nt.criterion("violent") & LOCAL,
            "nt.criterion('violent') & (nt.field('scope') == 'local')",
        ),
    ],
)
def test_a_condition_shows_itself_as_one_writes_it(condition: Condition, shown: str) -> None:
    """The repr is the expression, with no more brackets than Python needs."""
    assert repr(condition) == shown


@given(ANY_CONDITION)
def test_what_is_shown_makes_the_condition_again(condition: Condition) -> None:
    """For any condition, also one that only a file would write, the repr evaluates to its equal."""
    assert eval(repr(condition), {"nt": negotypes}) == condition


@pytest.mark.parametrize(
    ("join", "made"), [(nt.all_of, AllOf), (nt.any_of, AnyOf), (nt.none_of, NoneOf)]
)
def test_conditions_are_joined_as_a_file_joins_them(
    join: Callable[..., Condition], made: Callable[..., Condition]
) -> None:
    """One alone and joins within joins are kept as they are; none at all are refused."""
    assert join(LOCAL) == made((LOCAL,))
    assert join(join(LOCAL), FORM) == made((made((LOCAL,)), FORM))
    with pytest.raises(UnknownValue, match="expected at least one condition"):
        join()


@given(ANY_CONDITION)
def test_a_condition_can_be_copied(condition: Condition) -> None:
    """A condition goes to another process and back, and is the same in sets and as a key."""
    for again in (pickle.loads(pickle.dumps(condition)), copy.deepcopy(condition)):
        assert again == condition
        assert len({again, condition}) == 1


@given(ANY_CONDITION)
def test_a_condition_is_no_other(condition: Condition) -> None:
    """What is written otherwise is not equal, be it the opposite or the same said twice."""
    assert condition != ~condition
    assert condition != condition & LOCAL
    assert condition != condition | condition


@pytest.mark.parametrize(
    "other",
    [
        nt.field("scope").isin(["local"]),
        nt.field("scope") == "national",
        nt.field("holder") == "local",
        nt.has("positions"),
        "local",
        None,
    ],
)
def test_what_is_written_otherwise_is_another_condition(other: object) -> None:
    """The same question put in another way is not equal, and nothing else is."""
    assert other != LOCAL
    assert (nt.field("scope") == "local") == LOCAL


@pytest.mark.parametrize(
    "use", [bool, lambda c: c and LOCAL, lambda c: not c], ids=["if", "and", "not"]
)
def test_a_condition_counts_neither_as_true_nor_as_false(use: Callable[[Any], Any]) -> None:
    """Python's own "and", "or" and "not" would drop a condition without a word."""
    with pytest.raises(TypeError) as caught:
        use(LOCAL)
    assert str(caught.value) == (
        "a condition is neither True nor False: join with & | ~, put to .where()"
    )


def test_every_condition_is_one() -> None:
    """However it was made, it is a `Condition`; a field alone is none."""
    for made in (LOCAL, ~LOCAL, LOCAL & FORM, LOCAL | FORM, nt.has("goals"), nt.criterion("x")):
        assert isinstance(made, Condition)
    assert not isinstance(nt.field("scope"), Condition)


def test_a_field_alone_shows_itself_and_is_no_key() -> None:
    """Comparing fields makes conditions, so that a field cannot be looked up in a set."""
    scope: Any = nt.field("scope")
    assert repr(scope) == "nt.field('scope')"
    with pytest.raises(TypeError, match="unhashable"):
        hash(scope)


def test_a_condition_cannot_be_changed() -> None:
    """A condition that was asked stays what it was."""
    test: Any = LOCAL
    with pytest.raises(AttributeError):
        test.path = "form"


# --- What is in a condition ---------------------------------------------------------------------


def test_a_condition_lists_what_is_in_it_by_the_way_in_a_file() -> None:
    """Every condition within is found, with the names and positions that lead to it."""
    refuses = nt.field("stance") == "refuses"
    positions = nt.has("positions", refuses)
    condition = LOCAL & (FORM | positions) & ~NAMED
    assert list(condition.within()) == [
        ((), condition),
        (("all", 0), LOCAL),
        (("all", 1), FORM | positions),
        (("all", 1, "any", 0), FORM),
        (("all", 1, "any", 1), positions),
        (("all", 1, "any", 1, "where"), refuses),
        (("all", 2), ~NAMED),
        (("all", 2, "none", 0), NAMED),
    ]


def test_a_condition_of_a_kind_that_there_is_not_cannot_be_shown() -> None:
    """A class of condition that somebody adds has to say how it is shown."""

    class Other(Condition):
        """A condition of somebody's own."""

    with pytest.raises(TypeError, match="no condition: Other"):
        repr(LOCAL & Other())
