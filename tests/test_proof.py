"""Proofs: what is claimed of a typology holds whatever the facts may be, or there is an example."""

import sys
import time
from collections.abc import Mapping
from itertools import product
from operator import and_, or_
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

import negotypes as nt
from negotypes import (
    Casebook,
    Condition,
    Counterexample,
    Criterion,
    RecordKind,
    Scope,
    State,
    Structure,
    TooLarge,
    Truth,
    Typology,
    When,
    criterion,
    field,
    has,
)
from negotypes.records.condition import AllOf, AnyOf, FieldTest, NoneOf
from negotypes.typologies import cells, proof
from negotypes.typologies.cells import Cell, Cells, Variable, implied, narrowed, size, variables
from sample import BOOK, said
from schemes import LOCAL, NATIONAL, SPLIT, book, group, one, scheme

FOUNDED = field("founded")
ETHNIC = field("ideologies").contains("ethnic")
TESTS: list[Condition] = [
    *(field("scope") == scope for scope in Scope),
    field("scope").isin(["local", "regional"]),
    *(field("structure") == structure for structure in Structure),
]
CONDITIONS = st.recursive(
    st.sampled_from([*TESTS, ETHNIC, has("grievances"), has("grievances", at_least=2)]),
    lambda parts: (
        st.builds(and_, parts, parts) | st.builds(or_, parts, parts) | parts.map(lambda one: ~one)
    ),
    max_leaves=6,
)
OF_FIELDS = st.recursive(
    st.sampled_from(TESTS),
    lambda parts: (
        st.builds(and_, parts, parts) | st.builds(or_, parts, parts) | parts.map(lambda one: ~one)
    ),
    max_leaves=4,
)


@st.composite
def typologies(
    draw: st.DrawFn, asked: st.SearchStrategy[Condition] = CONDITIONS, *, ruled_out: bool = True
) -> Typology:
    """Typologies of one to three classes, with or without a population and impossibilities."""
    criteria = draw(st.lists(asked, min_size=1, max_size=3))
    return scheme(
        *(one(f"class-{number}", each) for number, each in enumerate(criteria)),
        population=draw(st.none() | asked) if ruled_out else None,
        impossible=tuple(draw(st.lists(asked, max_size=1))) if ruled_out else (),
    )


# --- What is proven and what is refuted ---------------------------------------------------------


def test_classes_that_exclude_each_other_and_leave_no_gap() -> None:
    """Something and its opposite are proven to exclude each other and to leave no gap."""
    found = scheme(one("near", LOCAL), one("other", ~LOCAL), exclusive=True).prove()
    assert (found.exclusive, found.exhaustive) == (True, True)
    assert found.overlap is found.gap is None
    assert found.refuted == ()
    assert found.cells == 2
    assert str(found).splitlines() == [
        "Kinds of group: a property space of 2 cells.",
        "Exclusive (as claimed).",
        "Exhaustive (nothing is claimed).",
    ]


def test_a_claim_is_refuted_by_an_example() -> None:
    """What is claimed and not so is refuted, with a record for which it is not so."""
    found = scheme(
        one("near", LOCAL), one("split", SPLIT), exclusive=True, exhaustive=False
    ).prove()
    assert found.refuted == ("exclusive",)
    assert found.overlap == Counterexample(
        facts={"scope": "local", "structure": "split"},
        classes=("near", "split"),
        words="scope is Local; structure is Split",
    )
    assert found.gap is not None
    assert found.gap.classes == ()
    assert found.gap.facts == {"scope": None, "structure": None}
    assert str(found).splitlines() == [
        "Kinds of group: a property space of 4 cells.",
        "Not exclusive (against what is claimed).",
        "  Counterexample: a record of which this is so falls in the classes near and split: "
        "scope is Local; structure is Split.",
        "Not exhaustive (as it says).",
        f"  Counterexample: a record of which this is so falls in no class: {found.gap.words}.",
    ]


def test_a_denial_can_be_refuted_too() -> None:
    """A typology that says of itself that it leaves gaps, and leaves none, is told so."""
    found = scheme(one("all", LOCAL | ~LOCAL), exhaustive=False).prove()
    assert "Exhaustive (against what is claimed)." in str(found)
    assert found.refuted == ()


def test_two_values_of_one_field_never_overlap() -> None:
    """A field has one value, so that classes by its values exclude each other; others are left."""
    found = scheme(one("near", LOCAL), one("far", NATIONAL)).prove()
    assert (found.exclusive, found.exhaustive) == (True, False)
    assert found.gap is not None
    assert found.gap.facts == {"scope": None}


def test_lists_may_overlap() -> None:
    """A list may hold both of two values, or neither."""
    nationalist = field("ideologies").contains("nationalist")
    found = scheme(one("ethnic", ETHNIC), one("nationalist", nationalist)).prove()
    assert found.overlap is not None
    assert found.overlap.facts == {ETHNIC: True, nationalist: True}
    assert found.overlap.words == "ideologies include Ethnic; ideologies include Nationalist"
    assert found.gap is not None
    assert found.gap.words == (
        "ideologies do not include Ethnic; ideologies do not include Nationalist"
    )


def test_yes_and_no_leave_no_gap() -> None:
    """A field that must be yes or no is one of the two."""
    public = field("defined")
    found = scheme(
        one("yes", public == True),  # noqa: E712 - a condition
        one("no", public == False),  # noqa: E712 - a condition
        unit=RecordKind.MODES,
    ).prove()
    assert (found.exclusive, found.exhaustive, found.cells) == (True, True, 2)


@pytest.mark.parametrize(
    "record",
    [group(absent=("scope",)), State(id="g", evidence=(said(1),), name="G")],
    ids=["absent", "no such field"],
)
def test_a_proof_takes_a_field_that_is_asked_about_to_have_a_value(record: nt.Actor) -> None:
    """Every value is covered; what cannot have one, or is said to have none, is in no class."""
    kinds = scheme(*(one(str(scope), field("scope") == scope) for scope in Scope))
    assert kinds.prove().exhaustive
    found = kinds.classify(record, book(record))
    assert (found.classes, found.possible, found.certain) == ((), (), ())


def test_a_class_without_criteria_may_hold_of_anything() -> None:
    """A class without criteria overlaps with the others, and it covers nothing for certain."""
    found = scheme(one("near", LOCAL), one("vague")).prove()
    assert (found.exclusive, found.exhaustive) == (False, False)
    assert found.overlap is not None
    assert found.overlap.classes == ("near", "vague")


def test_the_population_bounds_what_is_proven() -> None:
    """What a typology is not about speaks neither for nor against it."""
    classes = one("near", LOCAL), one("far", NATIONAL)
    about = field("scope").isin(["local", "national"])
    assert scheme(*classes).prove().exhaustive is False
    assert scheme(*classes, population=about).prove().exhaustive is True


def test_what_is_declared_impossible_is_no_counterexample() -> None:
    """What cannot be is neither an overlap nor a gap, also where it names criteria."""
    classes = one("near", criterion("near")), one("split", criterion("split"))
    criteria = (
        Criterion(id="near", summary="Near.", condition=LOCAL),
        Criterion(id="split", summary="Split.", condition=SPLIT),
    )
    both = criterion("near") & criterion("split")
    neither = ~criterion("near") & ~criterion("split")
    for impossible, expected in (
        ((), (False, False)),
        ((both,), (True, False)),
        ((neither,), (False, True)),
        ((both, neither), (True, True)),
    ):
        found = scheme(*classes, criteria=criteria, impossible=impossible).prove()
        assert (found.exclusive, found.exhaustive) == expected


def test_every_condition_of_a_typology_has_its_place() -> None:
    """A typology gives all that it asks, each with the way to it in a file."""
    kinds = scheme(
        one("vague"),
        one("near", criterion("near")),
        population=SPLIT,
        criteria=(Criterion(id="near", summary="Near.", condition=LOCAL),),
        impossible=(NATIONAL, has("goals")),
    )
    assert list(kinds.conditions()) == [
        (("population",), SPLIT),
        (("criteria", 0, "condition"), LOCAL),
        (("classes", 1, "criteria"), criterion("near")),
        (("impossible", 0), NATIONAL),
        (("impossible", 1), has("goals")),
    ]
    assert list(scheme(one("vague")).conditions()) == []


# --- What logic alone rules out -----------------------------------------------------------------

MORE_AND_LESS = [
    (has("grievances", at_least=2), has("grievances")),
    (has("grievances", scope="local"), has("grievances")),
    (has("grievances", LOCAL, kinds="poverty"), has("grievances", scope="local")),
    (has("grievances", scope="local", at_least=3), has("grievances", at_least=2)),
]


@pytest.mark.parametrize(("more", "less"), MORE_AND_LESS)
def test_more_implies_less(more: Condition, less: Condition) -> None:
    """Where there are two there is one, and what meets more conditions meets fewer."""
    assert list(implied(variables([less, more], RecordKind.ACTORS), RecordKind.ACTORS)) == [
        more & ~less
    ]
    assert scheme(one("a", more), one("b", ~less)).prove().exclusive is True
    assert scheme(one("a", less), one("b", ~more)).prove().exclusive is False


@pytest.mark.parametrize(
    ("one_", "other"),
    [
        (has("grievances"), has("goals")),
        (has("grievances"), has("grievances", via="against")),
        (has("grievances", scope="local"), has("grievances", scope="national")),
        (has("grievances", at_least=2), has("grievances", scope="local")),
        (has("grievances"), LOCAL),
    ],
)
def test_different_things_imply_nothing(one_: Condition, other: Condition) -> None:
    """Other kinds, other links and other conditions may be so together or apart."""
    assert list(implied(variables([one_, other], RecordKind.ACTORS), RecordKind.ACTORS)) == []


APART = [
    (FOUNDED.before("2014-05-01"), FOUNDED.after("2014-05-01")),
    (FOUNDED.before("2014"), FOUNDED.after("2015")),
    (FOUNDED.before("2014"), FOUNDED.during("2014")),
    (FOUNDED.after("2014"), FOUNDED.during("2014")),
    (FOUNDED.overlaps("2014"), FOUNDED.before("2014")),
    (FOUNDED.overlaps("2014"), FOUNDED.after("2014")),
]
FURTHER_APART = [
    (FOUNDED.before("2014"), FOUNDED.after("2014")),
    (FOUNDED.before("2014"), FOUNDED.during("2016")),
    (FOUNDED.after("2016"), FOUNDED.during("2014")),
    (FOUNDED.during("2014"), FOUNDED.during("2016")),
    (FOUNDED == "2014", FOUNDED == "2016"),
    (FOUNDED == "2014", FOUNDED.after("2015")),
]
TOGETHER = [
    (FOUNDED.before("2016"), FOUNDED.after("2014")),
    (FOUNDED.before("2016"), FOUNDED.before("2014")),
    (FOUNDED.before("2016"), FOUNDED.during("2014")),
    (FOUNDED.during("2014"), FOUNDED.overlaps("2014")),
    (FOUNDED.during("2014"), FOUNDED.during("2014-03")),
    (FOUNDED.before("2014"), field("died").after("2014")),
    (FOUNDED.before("2014?"), FOUNDED.after("2014?")),
]


@pytest.mark.parametrize(("one_", "other"), APART)
def test_dates_that_are_apart_exclude_each_other(one_: Condition, other: Condition) -> None:
    """No date is before and after the same, in either order of the classes."""
    assert scheme(one("a", one_), one("b", other)).prove().exclusive is True
    assert scheme(one("b", other), one("a", one_)).prove().exclusive is True


@pytest.mark.parametrize(("one_", "other"), FURTHER_APART)
def test_dates_that_share_no_day_exclude_each_other(one_: Condition, other: Condition) -> None:
    """No date lies in two periods that share no day, so that this is no counterexample."""
    assert scheme(one("a", one_), one("b", other)).prove().exclusive is True
    assert scheme(one("b", other), one("a", one_)).prove().exclusive is True


@pytest.mark.parametrize(("one_", "other"), TOGETHER)
def test_dates_that_may_be_one_do_not_exclude_each_other(one_: Condition, other: Condition) -> None:
    """What some date can meet at once is an overlap."""
    assert scheme(one("a", one_), one("b", other)).prove().exclusive is False
    assert scheme(one("b", other), one("a", one_)).prove().exclusive is False


def test_several_dates_may_lie_apart() -> None:
    """Of several cases one may be early and another late, so that both are so of a demand."""
    early, late = field("cases.period").before("2000"), field("cases.period").after("2010")
    kinds = scheme(one("early", early), one("late", late), unit=RecordKind.DEMANDS)
    old, new = (
        nt.Case(
            id=year,
            evidence=(said(1),),
            summary="C.",
            name=year,
            kind=nt.CaseKind.STATE_GROUP,
            parties=("norland",),
            period=When.parse(year),
        )
        for year in ("1990", "2020")
    )
    demand = nt.Demand(
        id="d",
        evidence=(said(1),),
        summary="D.",
        holder="g",
        addressee=("norland",),
        asks=(nt.DemandKind.RELEASE,),
        cases=("1990", "2020"),
    )
    assert kinds.classify(demand, Casebook([old, new, demand])).classes == ("early", "late")
    assert kinds.prove().exclusive is False


def test_texts_that_differ_in_case_alone_are_one() -> None:
    """In free text case does not matter, so that what is asked twice is one value."""
    asked = field("place")
    kinds = scheme(
        one("a", asked == "The Delta"), one("b", asked == "the delta"), unit=RecordKind.RELATIONS
    )
    assert kinds.classify("front-fights-norland", BOOK).classes == ("a", "b")
    assert kinds.prove().exclusive is False


# --- Against records ----------------------------------------------------------------------------


def made(facts: Cell) -> nt.ArmedGroup:
    """A group of which these facts hold; another value than those asked about where it is None."""
    values: dict[str, Any] = {}
    for path, terms in (("scope", Scope), ("structure", Structure)):
        asked = facts.get(path)
        values[path] = None if asked is None else terms.of(str(asked))
    return group(**values, absent=tuple(path for path, value in values.items() if value is None))


@given(typologies(OF_FIELDS, ruled_out=False))
def test_a_counterexample_is_classified_as_it_says(typology: Typology) -> None:
    """A record made of the facts of a counterexample falls in the classes that it names."""
    found = typology.prove()
    for counter in (found.overlap, found.gap):
        if counter is not None:
            record = made(counter.facts)
            result = typology.classify(record, book(record))
            assert set(counter.classes) <= set(result.classes)
            assert counter.classes or not result.classes
            assert set(result.truth.values()) <= {Truth.HOLDS, Truth.FAILS}


@given(typologies(OF_FIELDS))
def test_what_is_proven_holds_of_every_record(typology: Typology) -> None:
    """Of all groups that can be made of the fields asked about, none speaks against a proof."""
    found = typology.prove()
    for scope, structure in product(Scope, Structure):
        record = group(scope=scope, structure=structure)
        result = typology.classify(record, book(record))
        if result.applies is Truth.HOLDS and result.possible == result.certain == result.classes:
            if not result.classes and typology.impossible:
                continue  # it may be one that cannot be
            assert len(result.classes) < 2 or not found.exclusive
            assert result.classes or not found.exhaustive


# --- The cells ----------------------------------------------------------------------------------


def is_so(condition: Condition, cell: Cell) -> bool:
    """Whether a condition is so in a cell, looked at by itself."""
    match condition:
        case AllOf(parts):
            return all(is_so(part, cell) for part in parts)
        case AnyOf(parts):
            return any(is_so(part, cell) for part in parts)
        case NoneOf(parts):
            return not any(is_so(part, cell) for part in parts)
        case FieldTest(path, "is" | "isin", values) if path in cell:
            return cell[path] in values
        case _:
            return cell[condition] is True


@given(CONDITIONS, CONDITIONS)
def test_a_set_of_cells_is_what_looking_at_each_finds(asked: Condition, beside: Condition) -> None:
    """The cells in which a condition is so are those in which it is found so one by one."""
    found = variables([asked, beside], RecordKind.ACTORS)
    space = Cells(found, RecordKind.ACTORS)
    each = [space.cell(number) for number in range(space.size)]
    assert space.size == size(found) == len({tuple(cell.items()) for cell in each})
    assert space.all == (1 << space.size) - 1
    where = space.where(asked)
    assert [bool(where >> number & 1) for number in range(space.size)] == [
        is_so(asked, cell) for cell in each
    ]
    assert space.first(where) == next((cell for cell in each if is_so(asked, cell)), None)
    there = space.consistent([beside])
    more, less = has("grievances", at_least=2), has("grievances")
    assert [bool(there >> number & 1) for number in range(space.size)] == [
        not is_so(beside, cell)
        and not (cell.get(more) is True and less in cell and cell[less] is False)
        for cell in each
    ]
    for variable in found:
        assert space.decides(variable.key, where, there) is any(
            is_so(asked, a) is not is_so(asked, b)
            for a, b in product(
                (cell for number, cell in enumerate(each) if there >> number & 1), repeat=2
            )
            if [key for key in a if a[key] != b[key]] == [variable.key]
        )


def test_the_first_of_no_cells_is_none() -> None:
    """Where there is no cell, none is the first."""
    space = Cells(variables([LOCAL], RecordKind.ACTORS), RecordKind.ACTORS)
    assert space.first(0) is None
    assert space.first(space.all) == space.cell(0) == {"scope": "local"}


def test_a_variable_that_is_not_there_decides_nothing() -> None:
    """Only the variables of a space can be asked about."""
    space = Cells(variables([LOCAL], RecordKind.ACTORS), RecordKind.ACTORS)
    with pytest.raises(KeyError):
        space.decides("structure", space.all, space.all)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (LOCAL, [Variable("scope", ("local", None))]),
        (LOCAL | NATIONAL & LOCAL, [Variable("scope", ("local", "national", None))]),
        (field("scope").isin(list(Scope)), [Variable("scope", tuple(map(str, Scope)))]),
        (ETHNIC, [Variable(ETHNIC, (True, False))]),
        (
            field("ideologies").isin(["ethnic", "nationalist"]),
            [
                Variable(ETHNIC, (True, False)),
                Variable(field("ideologies").contains("nationalist"), (True, False)),
            ],
        ),
        (FOUNDED == "2015", [Variable(FOUNDED == "2015", (True, False))]),
        (FOUNDED.before("2015"), [Variable(FOUNDED.before("2015"), (True, False))]),
        (has("goals"), [Variable(has("goals"), (True, False))]),
        (criterion("x"), [Variable(criterion("x"), (True, False))]),
        (field("summary") == "x", [Variable("summary", ("x", None))]),
        (field("anonymous") == True, [Variable("anonymous", (True, False))]),  # noqa: E712
    ],
)
def test_the_variables_behind_a_condition(asked: Condition, expected: list[Variable]) -> None:
    """A field with one value is one variable; anything else is so or not so."""
    assert variables([asked], RecordKind.ACTORS) == expected


SCOPES = Variable("scope", ("local", "national", None))
YES_NO = Variable(ETHNIC, (True, False))
T, F, U, C = Truth.HOLDS, Truth.FAILS, Truth.UNKNOWN, Truth.CONTESTED


@pytest.mark.parametrize(
    ("variable", "answers", "left"),
    [
        (SCOPES, {"local": U, "national": U}, ("local", "national", None)),
        (SCOPES, {"local": T, "national": F}, ("local",)),
        (SCOPES, {"local": F, "national": F}, (None,)),
        (SCOPES, {"local": F, "national": U}, ("national", None)),
        (SCOPES, {"local": C, "national": F}, ("local", None)),
        (Variable("scope", ("local", "national")), {"local": C, "national": F}, ("local", None)),
        (Variable("scope", ("local", "national")), {"local": F, "national": F}, (None,)),
        (YES_NO, {True: T}, (True,)),
        (YES_NO, {True: F}, (False,)),
        (YES_NO, {True: U}, (True, False)),
        (YES_NO, {True: C}, (True, False)),
    ],
)
def test_what_is_known_narrows_a_variable(
    variable: Variable, answers: Mapping[Any, Truth], left: tuple[Any, ...]
) -> None:
    """What holds is so, what fails is not; the unknown and the contested may be either."""
    known = {(variable.key, value): answer for value, answer in answers.items()}
    assert narrowed([variable], known) == [Variable(variable.key, left)]


# --- With a solver ------------------------------------------------------------------------------


@given(typologies())
def test_the_solver_gives_the_same_verdicts(typology: Typology) -> None:
    """Looking at every cell and asking the solver prove and refute the same."""
    looked = typology.prove()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(proof, "LIMIT", 0)
        solved = typology.prove()
    assert (solved.exclusive, solved.exhaustive) == (looked.exclusive, looked.exhaustive)
    assert solved.cells == looked.cells
    criteria = {each.id: each.criteria for each in typology.classes}
    for counter in (solved.overlap, solved.gap):
        if counter is not None:
            assert not any(is_so(each, counter.facts) for each in typology.impossible)
            assert typology.population is None or is_so(typology.population, counter.facts)
            held = [
                n for n, asked in criteria.items() if is_so(cast("Condition", asked), counter.facts)
            ]
            assert set(counter.classes) <= set(held)
            assert counter.classes or not held


END = ("name", "summary", "form", "scope", "structure", "kind", "note")
PATHS = (
    *("kind", "level", "role", "place", "note", "id"),
    *(f"{end}.{name}" for end in ("subject", "object") for name in END),
)
VALUES: Mapping[str, tuple[str, str]] = {
    "kind": ("fights", "backs"),
    "level": ("tactical", "strategic"),
    "form": ("alliance", "network"),
    "scope": ("local", "national"),
    "structure": ("split", "centralised"),
    "subject.kind": ("state", "person"),
    "object.kind": ("state", "person"),
}


def of_twenty() -> list[tuple[Condition, Condition]]:
    """For twenty fields of relations and their ends, two values of three or more."""
    found: list[tuple[Condition, Condition]] = []
    for path in PATHS:
        first, second = VALUES.get(path) or VALUES.get(path.rpartition(".")[2], ("x", "y"))
        found.append((field(path) == first, field(path) == second))
    return found


def test_a_large_property_space_is_proven_by_the_solver() -> None:
    """Over three billion cells are no obstacle, and a wrong claim about them is refuted."""
    asked = of_twenty()
    first = AllOf(tuple(one for one, _ in asked[:10]))
    other = AnyOf((*(two for _, two in asked), *(one for one, _ in asked[10:])))
    kinds = scheme(
        one("a", first),
        one("b", ~first & other),
        one("c", ~first & ~other),
        unit=RecordKind.RELATIONS,
    )
    begun = time.perf_counter()
    found = kinds.prove()
    wrong = scheme(one("a", first), one("b", other), unit=RecordKind.RELATIONS, exclusive=True)
    refuted = wrong.prove()
    assert time.perf_counter() - begun < 5
    assert found.cells == refuted.cells == 3**20
    assert (found.exclusive, found.exhaustive) == (True, True)
    assert refuted.refuted == ("exclusive",)
    assert refuted.overlap is not None
    assert is_so(first & other, refuted.overlap.facts)
    assert refuted.gap is not None
    assert not is_so(first | other, refuted.gap.facts)


def test_without_a_solver_a_large_property_space_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where python-sat is missing, the message names the extra with which it comes."""
    monkeypatch.setitem(sys.modules, "pysat", None)
    monkeypatch.setitem(sys.modules, "pysat.solvers", None)
    monkeypatch.delitem(sys.modules, "negotypes.typologies.sat", raising=False)
    monkeypatch.setattr(proof, "LIMIT", 3)
    assert scheme(one("near", LOCAL)).prove().exclusive
    with pytest.raises(TooLarge) as caught:
        scheme(one("near", LOCAL & SPLIT)).prove()
    assert str(caught.value) == (
        "4 cells are too many to look at one by one: pip install 'negotypes[proof]' for a solver"
    )


def test_the_limit_is_a_million_cells() -> None:
    """Up to a million cells are looked at without a solver."""
    assert vars(proof)["LIMIT"] == cells.LIMIT == 1_000_000


@pytest.mark.parametrize(
    ("narrow", "wide"),
    [
        (has("grievances", scope="local"), has("grievances", scope=["local", "national"])),
        (FOUNDED.before("2010"), FOUNDED.before("2012")),
        (FOUNDED.after("2012"), FOUNDED.after("2010")),
        (FOUNDED.during("2014-05"), FOUNDED.during("2014")),
        (FOUNDED.during("2014"), FOUNDED.overlaps("2014")),
        (FOUNDED.during("2014"), FOUNDED.before("2016")),
    ],
)
def test_what_asks_for_less_follows_from_what_asks_for_more(
    narrow: Condition, wide: Condition
) -> None:
    """A narrower choice of values, or of days, is in the wider one; not the reverse."""
    assert scheme(one("a", narrow), one("b", ~wide)).prove().exclusive is True
    assert scheme(one("a", wide), one("b", ~narrow)).prove().exclusive is False


def test_what_is_vague_implies_nothing() -> None:
    """A date that may be any day at all follows from no other."""
    vague = FOUNDED.before("2012?")
    assert scheme(one("a", FOUNDED.before("2010")), one("b", ~vague)).prove().exclusive is False
    any_, joined = has("grievances"), has("grievances", LOCAL | NATIONAL)
    assert scheme(one("a", any_), one("b", ~joined)).prove().exclusive is False
    assert scheme(one("a", joined), one("b", ~any_)).prove().exclusive is True
    other = has("grievances", LOCAL & field("kinds").contains("poverty"))
    assert scheme(one("a", joined), one("b", ~other)).prove().exclusive is False
