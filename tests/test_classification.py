"""Classifying: what is known decides, what is not known is left open, and the reasons are given."""

import json
from collections.abc import Mapping
from itertools import product
from operator import and_, or_
from typing import Any, cast

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

import negotypes as nt
from negotypes import (
    ArmedGroup,
    Casebook,
    Condition,
    Criterion,
    Evidence,
    EvidenceStandard,
    GroupForm,
    Ideology,
    NotSortable,
    RecordKind,
    Scope,
    Structure,
    Truth,
    Typology,
    UnknownId,
    UnknownValue,
    criterion,
    field,
    has,
)
from negotypes.conditions import truth
from negotypes.layout import Section, Table
from negotypes.records import Typology as TypologyRecord
from negotypes.records.condition import AllOf, AnyOf, FieldTest, NoneOf
from negotypes.testing import casebooks, records
from negotypes.typologies import bound, completion
from sample import BOOK, reed, said
from schemes import CENTRAL, LOCAL, NATIONAL, SPLIT, book, grievance, group, one, scheme

CONTESTED_SCOPE = (said(1), reed(2, disputes=True, fields=("scope",)))
ETHNIC = field("ideologies").contains("ethnic")
EVERY_SCOPE = field("scope").isin(list(Scope))


def classified(record: ArmedGroup, *classes: nt.TypeClass, **fields: Any) -> nt.Classification:
    """A group by a typology of these classes, in a casebook of its own."""
    return scheme(*classes, **fields).classify(record, book(record))


# --- What is classified, and where --------------------------------------------------------------


def test_a_record_is_classified_by_itself_its_id_or_its_name() -> None:
    """A typology of a casebook sorts with what that casebook holds, by any name of a record."""
    local = group(scope=Scope.LOCAL, aliases=("the Gs",))
    kinds = book(scheme(one("near", LOCAL)), local).typologies["Kinds of group"]
    found = [kinds.classify(asked) for asked in (local, "g", "GROUP G", "the Gs")]
    assert [each.classes for each in found] == [("near",)] * 4
    assert all(each.record == local for each in found)


def test_a_typology_in_no_casebook_says_what_to_do() -> None:
    """Without a casebook nothing is sorted; the message says how to give one."""
    message = (
        "the typology 'kinds-of-group' is in no casebook; give one, as in "
        "classify(record, book), or add the typology with book.extend"
    )
    loose = scheme(one("near", LOCAL))
    for ask in (lambda: loose.classify("g"), loose.classify_all, lambda: loose.sensitivity("g")):
        with pytest.raises(NotSortable) as caught:
            ask()
        assert str(caught.value) == message


def test_a_typology_is_bound_to_the_casebook_from_which_it_comes() -> None:
    """The same typology in another casebook sorts the records of that one."""
    kinds = scheme(one("near", LOCAL))
    first = book(kinds, group(scope=Scope.LOCAL)).typologies["kinds-of-group"]
    other = book(first, group(scope=Scope.NATIONAL)).typologies["kinds-of-group"]
    assert first.classify("g").classes == ("near",)
    assert other.classify("g").classes == ()
    assert first == other == kinds


def test_a_record_of_another_kind_is_refused() -> None:
    """A typology sorts records of its unit; the message names both kinds."""
    with pytest.raises(NotSortable) as caught:
        scheme(one("near", LOCAL)).classify(BOOK.cases["river-talks"], BOOK)
    assert str(caught.value) == "'kinds-of-group' sorts actors; 'river-talks' is in the cases"


def test_a_name_that_nothing_has_is_refused() -> None:
    """Names are looked up among the records of the unit."""
    with pytest.raises(UnknownId, match="did you mean 'norland'"):
        scheme(one("near", LOCAL)).classify("norlund", BOOK)


def test_a_record_outside_a_part_of_a_casebook_is_refused() -> None:
    """In a part of a casebook, only what that part holds is sorted by name."""
    with pytest.raises(NotSortable) as caught:
        scheme(one("near", LOCAL)).classify("sudmark", BOOK.about("river-talks"))
    assert str(caught.value) == "'sudmark' is not among the actors of this casebook"


def test_a_record_need_not_be_in_the_casebook() -> None:
    """A record given itself is classified, whether the casebook holds it or not."""
    assert scheme(one("near", LOCAL)).classify(group(scope=Scope.LOCAL), BOOK).classes == ("near",)


def test_a_record_that_differs_from_the_casebook_is_classified_as_given() -> None:
    """A record is not replaced by the one of the same id that the casebook holds."""
    coded = group(scope=Scope.LOCAL)
    changed = evolve(coded, scope=Scope.NATIONAL)
    found = scheme(one("near", LOCAL), one("far", NATIONAL)).classify(changed, book(coded))
    assert found.record == changed
    assert found.classes == ("far",)


@pytest.mark.parametrize("held", [True, False])
def test_a_standard_leaves_out_what_does_not_count(held: bool) -> None:
    """Under a standard, of a record whose evidence does not count nothing is known."""
    local = group(scope=Scope.LOCAL)
    there = book(local) if held else book()
    kinds = scheme(one("near", LOCAL))
    only_reed = EvidenceStandard(sources=("reed-2021",))
    assert kinds.classify(local, there).truth == {"near": Truth.HOLDS}
    assert kinds.classify(local, there, standard=only_reed).truth == {"near": Truth.UNKNOWN}


def test_a_standard_holds_for_all_records() -> None:
    """Under a standard, whatever is sorted all at once is sorted by what counts."""
    there = book(group(scope=Scope.LOCAL))
    found = scheme(one("near", LOCAL)).classify_all(
        there, standard=EvidenceStandard(sources=("reed-2021",))
    )
    assert found.members("near") == ()
    assert "g" in [record.id for record in found.members("near", "unknown")]


def test_a_condition_may_name_a_record() -> None:
    """A record named in a condition is looked up in the casebook, by any of its names."""
    refuses = one("refusers", has("positions", counterparts="RF", stance="refuses"))
    assert scheme(refuses).classify("Norland", BOOK).classes == ("refusers",)
    with pytest.raises(UnknownId):
        scheme(refuses).classify(group(), book(group()))


# --- The truth of a class -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("record", "found"),
    [
        (group(scope=Scope.LOCAL), Truth.HOLDS),
        (group(scope=Scope.NATIONAL), Truth.FAILS),
        (group(), Truth.UNKNOWN),
        (group(scope=Scope.LOCAL, evidence=CONTESTED_SCOPE), Truth.CONTESTED),
        (group(scope=Scope.LOCAL, evidence=()), Truth.UNKNOWN),
        (group(scope=Scope.LOCAL, evidence=(said(1, disputes=True),)), Truth.FAILS),
        (group(absent=("scope",)), Truth.FAILS),
        (group(inapplicable=("scope",)), Truth.FAILS),
    ],
)
def test_a_class_is_as_true_as_its_criteria(record: ArmedGroup, found: Truth) -> None:
    """Whether a record falls in a class has four answers, as its criteria have."""
    result = classified(record, one("near", LOCAL))
    assert result.truth == {"near": found}
    assert result.classes == (("near",) if found is Truth.HOLDS else ())


def test_criteria_are_answered_one_by_one_with_evidence() -> None:
    """Each criterion is met, failed, unknown or contested, on the evidence that bears on it."""
    criteria = (
        Criterion(id="near", summary="Its scope is local.", condition=LOCAL),
        Criterion(id="split", summary="It is split.", condition=SPLIT),
        Criterion(id="ethnic", summary="It is ethnic.", condition=ETHNIC, ours=True),
        Criterion(id="band", summary="It is a group.", condition=field("form") == "group"),
    )
    record = group(
        scope=Scope.LOCAL,
        structure=Structure.CENTRALISED,
        form=GroupForm.GROUP,
        evidence=CONTESTED_SCOPE,
    )
    every = criterion("near") & criterion("split") & criterion("ethnic") & ~criterion("band")
    found = classified(record, one("all", every), criteria=criteria)
    by_answer = {
        truth: [(answer.criterion, answer.words) for answer in answers]
        for truth, answers in (
            ("met", found.met),
            ("failed", found.failed),
            ("unknown", found.unknown),
            ("contested", found.contested),
        )
    }
    assert by_answer == {
        "met": [("band", "It is a group")],
        "failed": [("split", "It is split")],
        "unknown": [("ethnic", "It is ethnic")],
        "contested": [("near", "Its scope is local")],
    }
    assert found.contested[0].evidence == CONTESTED_SCOPE
    assert found.met[0].evidence == found.failed[0].evidence == (said(1),)
    assert found.unknown[0].evidence == ()
    assert [answer.ours for answer in found.answers] == [False, False, True, False]
    assert [(g.truth, g.records) for g in found.met[0].support] == [(Truth.HOLDS, (record,))]
    assert found.met[0].dispute == ()
    reasons = found.reasons["all"]
    assert [why.denied for why in reasons] == [False, False, False, True]
    assert [why.truth for why in reasons] == [
        Truth.CONTESTED,
        Truth.FAILS,
        Truth.UNKNOWN,
        Truth.FAILS,
    ]


def test_answers_are_asked_for_by_their_words() -> None:
    """The answers of one truth can be had by its word, and a wrong word is an error."""
    found = classified(group(scope=Scope.LOCAL), one("near", LOCAL))
    assert found.answering("holds") == found.answering(Truth.HOLDS) == found.met
    with pytest.raises(UnknownValue, match="did you mean 'holds'"):
        found.answering("hold")


def test_what_a_class_denies_is_a_reason_of_its_own() -> None:
    """Several things that must not be so are asked one by one, each under its positive form."""
    found = classified(group(scope=Scope.NATIONAL), one("other", ~(LOCAL | SPLIT)))
    assert [(why.words, why.truth) for why in found.reasons["other"]] == [
        ("it is not so that: scope is Local", Truth.HOLDS),
        ("it is not so that: structure is Split", Truth.UNKNOWN),
    ]
    assert [answer.condition for answer in found.answers] == [LOCAL, SPLIT]


def test_what_two_classes_ask_is_answered_once() -> None:
    """The same question in several classes is one answer."""
    found = classified(group(), one("a", LOCAL & SPLIT), one("b", LOCAL), one("c", ~LOCAL))
    assert [answer.condition for answer in found.answers] == [LOCAL, SPLIT]


def test_a_class_without_criteria_is_unknown_and_possible() -> None:
    """Where a class has no criteria, nobody can tell: it is possible and never certain."""
    found = classified(group(scope=Scope.LOCAL), one("vague"), one("near", LOCAL))
    assert found.truth == {"vague": Truth.UNKNOWN, "near": Truth.HOLDS}
    assert found.possible == ("vague", "near")
    assert found.certain == ("near",)
    assert found.reasons["vague"] == ()
    assert "Vague: unknown.\n- The class has no criteria, so nobody can tell." in found.explain()


def test_the_classes_of_the_source_are_kept_apart() -> None:
    """Where the source itself puts a record is said beside what its criteria say."""
    found = classified(group(), one("near", LOCAL, members=("g",)), one("far", NATIONAL))
    assert found.assigned == ("near",)
    assert found.classes == ()
    assert "The source itself puts it in: Near." in found.explain()


# --- The population -----------------------------------------------------------------------------


def test_a_record_outside_the_population_is_in_no_class() -> None:
    """What a typology is not about falls in no class, and in none possibly."""
    record = group(scope=Scope.LOCAL, structure=Structure.CENTRALISED)
    found = classified(record, one("near", LOCAL), one("vague"), population=SPLIT)
    assert found.applies is Truth.FAILS
    assert found.truth == {"near": Truth.FAILS, "vague": Truth.FAILS}
    assert found.possible == found.certain == ()
    assert found.missing() == ()
    assert found.explain().splitlines()[1] == (
        "The typology is not about this record: it is about actors where structure is Split."
    )


def test_the_population_is_what_is_coded() -> None:
    """Whom a typology is about is asked of what is coded, whatever evidence there is."""
    record = group(scope=Scope.LOCAL, structure=Structure.SPLIT, evidence=(said(1),))
    disputed = evolve(record, evidence=(said(1), reed(2, disputes=True, fields=("structure",))))
    for each in (record, disputed):
        found = classified(each, one("near", LOCAL), population=SPLIT)
        assert found.applies is Truth.HOLDS
        assert found.certain == found.classes == ("near",)


def test_a_class_is_not_certain_where_the_population_is_unknown() -> None:
    """What nobody can say whether the typology is about may fall in a class, and need not."""
    found = classified(group(scope=Scope.LOCAL), one("near", LOCAL), population=SPLIT)
    assert found.applies is Truth.UNKNOWN
    assert found.truth == {"near": Truth.UNKNOWN}
    assert found.possible == ("near",)
    assert found.certain == ()


def test_what_decides_on_the_population_is_missing() -> None:
    """Where it is unknown whether the typology is about a record, what would tell is missing."""
    found = classified(group(scope=Scope.LOCAL), one("near", LOCAL), population=SPLIT)
    assert [missing.condition for missing in found.missing()] == [SPLIT]


# --- What is possible, and what is certain ------------------------------------------------------


def test_either_of_two_opposites_is_certain() -> None:
    """That something is so or not so is certain, though nobody knows which; truth is unknown."""
    found = classified(group(), one("either", LOCAL | ~LOCAL), one("both", LOCAL & ~LOCAL))
    assert found.truth == {"either": Truth.UNKNOWN, "both": Truth.UNKNOWN}
    assert found.certain == found.possible == ("either",)
    assert found.missing() == ()


def test_values_of_one_field_exclude_each_other() -> None:
    """A field has one value: two at once are impossible, and some one of all is certain."""
    found = classified(
        group(), one("two", LOCAL & NATIONAL), one("any", EVERY_SCOPE), one("near", LOCAL)
    )
    assert set(found.truth.values()) == {Truth.UNKNOWN}
    assert found.possible == ("any", "near")
    assert found.certain == ("any",)


def test_a_list_may_have_several_values() -> None:
    """A field that holds a list may have two values at once, or none of those asked about."""
    nationalist = field("ideologies").contains("nationalist")
    found = classified(
        group(), one("two", ETHNIC & nationalist), one("none", ~ETHNIC & ~nationalist)
    )
    assert found.possible == ("two", "none")
    assert found.certain == ()


def test_contested_facts_may_go_either_way() -> None:
    """A contested class is possible and not certain, and so is its opposite."""
    record = group(scope=Scope.LOCAL, evidence=CONTESTED_SCOPE)
    found = classified(record, one("near", LOCAL), one("not", ~LOCAL), one("far", NATIONAL))
    assert found.truth == {
        "near": Truth.CONTESTED,
        "not": Truth.CONTESTED,
        "far": Truth.FAILS,
    }
    assert found.possible == ("near", "not")
    assert found.certain == ()
    (missing,) = found.missing()
    assert (missing.condition, missing.truth) == (LOCAL, Truth.CONTESTED)
    assert missing.classes == ("near", "not")


def test_an_answer_in_part_contested_and_in_part_unknown_is_undecided() -> None:
    """Of two things, one contested and one unknown, the truth tables deny both; it may be yet."""
    record = group(scope=Scope.LOCAL, evidence=CONTESTED_SCOPE)
    found = classified(record, one("both", LOCAL & SPLIT))
    assert found.truth == {"both": Truth.FAILS}
    assert found.possible == ("both",)
    assert found.certain == ()
    assert (
        "Both: undecided, since what it asks is contested in part and not known in part."
        in found.explain()
    )


def test_what_decides_on_an_undecided_class_is_missing() -> None:
    """A class that is contested in part and unknown in part is decided by both parts."""
    record = group(scope=Scope.LOCAL, evidence=CONTESTED_SCOPE)
    found = classified(record, one("both", LOCAL & SPLIT))
    assert [(missing.condition, missing.truth) for missing in found.missing()] == [
        (LOCAL, Truth.CONTESTED),
        (SPLIT, Truth.UNKNOWN),
    ]


def test_one_of_several_values_is_any_of_them() -> None:
    """To ask for one of several values is to ask for the one or the other, also if disputed."""
    record = group(scope=Scope.LOCAL, evidence=(said(1, disputes=True),))
    found = classified(
        record, one("isin", field("scope").isin(["local", "national"])), one("or", LOCAL | NATIONAL)
    )
    assert found.possible == ("isin", "or")
    assert found.truth["isin"] is found.truth["or"]


def test_what_is_declared_impossible_is_not_possible() -> None:
    """A combination that cannot be is no way of filling in what is unknown."""
    classes = one("near-split", LOCAL & SPLIT), one("not-split", ~SPLIT)
    free = classified(group(scope=Scope.LOCAL), *classes)
    assert free.possible == ("near-split", "not-split")
    bound_ = classified(group(scope=Scope.LOCAL), *classes, impossible=(LOCAL & SPLIT,))
    assert bound_.possible == bound_.certain == ("not-split",)
    assert bound_.truth["not-split"] is Truth.UNKNOWN
    assert bound_.missing() == ()


def test_a_record_that_cannot_be_has_no_possible_class() -> None:
    """Where what is known of a record is declared impossible, no class is possible or certain."""
    record = group(scope=Scope.LOCAL, structure=Structure.SPLIT)
    found = classified(
        record, one("near", LOCAL), one("vague"), impossible=(LOCAL & SPLIT, CENTRAL)
    )
    assert found.classes == ("near",)
    assert found.possible == found.certain == ()
    assert "Whatever is not known: possible is no class, certain is no class." in found.explain()


def test_what_has_no_value_falls_in_no_class_of_values() -> None:
    """Where a source says that there is none, no value of the field is possible."""
    found = classified(group(absent=("scope",)), one("any", EVERY_SCOPE), one("none", ~EVERY_SCOPE))
    assert found.truth == {"any": Truth.FAILS, "none": Truth.HOLDS}
    assert found.possible == found.certain == ("none",)


@pytest.mark.parametrize(
    ("said_", "possible"),
    [({}, ("yes", "no")), ({"precedent": True}, ("yes",)), ({"precedent": False}, ("no",))],
)
def test_a_field_that_is_yes_or_no(said_: dict[str, Any], possible: tuple[str, ...]) -> None:
    """A field that is yes or no is one of the two, and where it is not coded, either."""
    case = evolve(BOOK.cases["hill-talks"], **said_)
    classes = one("yes", field("precedent") == True), one("no", field("precedent") == False)  # noqa: E712
    found = scheme(*classes, unit=RecordKind.CASES).classify(case, Casebook([case]))
    assert found.possible == possible


@pytest.mark.parametrize("left_out", ["absent", "inapplicable"])
def test_a_field_without_a_value_is_neither_yes_nor_no(left_out: str) -> None:
    """What is absent or cannot apply is not so, and is not the opposite either."""
    fields: dict[str, Any] = {left_out: ("precedent",)}
    case = evolve(BOOK.cases["hill-talks"], **fields)
    classes = one("yes", field("precedent") == True), one("no", field("precedent") == False)  # noqa: E712
    found = scheme(*classes, unit=RecordKind.CASES).classify(case, Casebook([case]))
    assert found.truth == {"yes": Truth.FAILS, "no": Truth.FAILS}
    assert found.possible == found.certain == ()


def test_more_of_something_is_not_possible_without_less() -> None:
    """What asks for two cannot be so where there is surely none."""
    classes = one("two", has("grievances", at_least=2) & ~has("grievances")), one("any", LOCAL)
    assert classified(group(), *classes).possible == ("any",)


def test_where_too_much_is_unknown_only_what_is_plain_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Beyond the limit, what fails is not possible and what holds is certain; all else is open."""
    monkeypatch.setattr(completion, "LIMIT", 1)
    found = classified(
        group(scope=Scope.LOCAL),
        one("near", LOCAL),
        one("far", NATIONAL),
        one("either", SPLIT | ~SPLIT),
    )
    assert found.possible == ("near", "either")
    assert found.certain == ("near",)
    assert found.missing() == ()


# --- What is missing ----------------------------------------------------------------------------


def test_missing_names_what_decides_and_nothing_else() -> None:
    """Of several unknown facts, only those are missing that can change an undecided class."""
    record = group(scope=Scope.LOCAL)
    found = classified(
        record,
        one("near-split", LOCAL & SPLIT),
        one("far-ethnic", NATIONAL & ETHNIC),
        one("near", LOCAL),
    )
    (missing,) = found.missing()
    assert (missing.condition, missing.truth, missing.classes) == (
        SPLIT,
        Truth.UNKNOWN,
        ("near-split",),
    )
    assert missing.words == "structure is Split"


def test_missing_asks_for_one_of_several_values_of_a_field() -> None:
    """A field is one fact: which of the values asked about it has."""
    found = classified(group(), one("near", LOCAL), one("far", NATIONAL), one("both", SPLIT))
    asked = [(missing.condition, missing.classes) for missing in found.missing()]
    assert asked == [
        (field("scope").isin(["local", "national"]), ("near", "far")),
        (SPLIT, ("both",)),
    ]


def test_nothing_is_missing_where_all_is_known() -> None:
    """Of a record of which everything is known, nothing is missing."""
    assert classified(group(scope=Scope.LOCAL), one("near", LOCAL)).missing() == ()


# --- Against all ways of filling in, one by one -------------------------------------------------

TESTS: list[Condition] = [
    *(field("scope") == scope for scope in Scope),
    *(field("structure") == structure for structure in Structure),
    ETHNIC,
]
CRITERIA = st.recursive(
    st.sampled_from(TESTS),
    lambda parts: (
        st.builds(and_, parts, parts) | st.builds(or_, parts, parts) | parts.map(lambda one: ~one)
    ),
    max_leaves=5,
)
Way = Mapping[str, str | bool | None]


@st.composite
def typologies(draw: st.DrawFn, *, impossible: bool = True) -> Typology:
    """Typologies of one to three classes that ask about three fields of armed groups."""
    criteria = draw(st.lists(CRITERIA, min_size=1, max_size=3))
    ruled_out = draw(st.lists(CRITERIA, max_size=1)) if impossible else []
    classes = (one(f"class-{number}", each) for number, each in enumerate(criteria))
    return scheme(*classes, impossible=tuple(ruled_out))


def places() -> st.SearchStrategy[Evidence]:
    """Evidence for and against a group, or one of its fields."""
    fields = st.sampled_from([(), ("scope",), ("structure",), ("ideologies",)])
    return st.builds(said, st.integers(1, 9), disputes=st.booleans(), fields=fields)


@st.composite
def groups(draw: st.DrawFn) -> ArmedGroup:
    """Armed groups of which some of the three fields are coded, on evidence of every sort."""
    values: dict[str, Any] = {
        "scope": draw(st.none() | st.sampled_from(list(Scope))),
        "structure": draw(st.none() | st.sampled_from(list(Structure))),
        "ideologies": draw(st.sampled_from([(), (Ideology.ETHNIC,), (Ideology.NATIONALIST,)])),
    }
    empty = [name for name, value in values.items() if not value]
    absent = draw(st.lists(st.sampled_from(empty), unique=True)) if empty else []
    evidence = draw(st.lists(places(), max_size=3))
    return group(**values, absent=tuple(absent), evidence=tuple(evidence))


def ways(typology: Typology, record: ArmedGroup, there: Casebook) -> list[Way]:
    """Every way in which the three fields may be, by what evidence says of each value.

    Values that the typology does not ask about are not told apart: they are None.
    """
    asked = [inner for _, whole in typology.conditions() for _, inner in whole.within()]
    tests = [inner for inner in asked if isinstance(inner, FieldTest)]
    may_be: list[list[str | bool | None]] = []
    for path, terms in (("scope", Scope), ("structure", Structure)):
        values = {value for test in tests if test.path == path for value in test.values}
        answers = {str(v): truth(field(path) == v, record, there) for v in values}
        sure: list[str | bool | None] = [v for v, a in answers.items() if a is Truth.HOLDS]
        free: list[str | bool | None] = [v for v, a in answers.items() if a is not Truth.FAILS]
        # What is contested, or denied of every value, may be none of them.
        outside = len(values) < len(terms) or Truth.CONTESTED in answers.values() or not free
        may_be.append(sure or [*free, *([None] if outside else [])])
    ethnic = truth(ETHNIC, record, there)
    so = {Truth.HOLDS: True, Truth.FAILS: False}
    may_be.append([so[ethnic]] if ethnic in so else [True, False])
    names = ("scope", "structure", "ideologies")
    return [dict(zip(names, way, strict=True)) for way in product(*may_be)]


def possible_ways(typology: Typology, record: ArmedGroup, there: Casebook) -> list[Way]:
    """Those of them that the typology does not declare impossible."""
    return [
        way
        for way in ways(typology, record, there)
        if not any(is_so(each, way) for each in typology.impossible)
    ]


def is_so(condition: Condition, way: Way) -> bool:
    """Whether a condition is so where the fields are known to be so."""
    match condition:
        case AllOf(parts):
            return all(is_so(part, way) for part in parts)
        case AnyOf(parts):
            return any(is_so(part, way) for part in parts)
        case NoneOf(parts):
            return not any(is_so(part, way) for part in parts)
        case _:
            test = cast("FieldTest", condition)
            value = way[test.path]
            return value is True or value in test.values


def in_class(typology: Typology, name: str, way: Way) -> bool:
    """Whether a record falls in a class where the fields are known to be so."""
    (asked,) = (each.criteria for each in typology.classes if each.id == name)
    assert asked is not None
    return is_so(asked, way)


@given(typologies(), groups())
def test_possible_and_certain_are_what_some_and_all_ways_say(
    typology: Typology, record: ArmedGroup
) -> None:
    """Possible is what holds in some way of filling in the unknown and contested, certain in all.

    Where there is no such way, since it is all declared impossible, nothing is possible.
    """
    there = book(record)
    found = typology.classify(record, there)
    left = possible_ways(typology, record, there)
    names = [each.id for each in typology.classes]
    some = [name for name in names if any(in_class(typology, name, way) for way in left)]
    every = [name for name in some if all(in_class(typology, name, way) for way in left)]
    assert list(found.possible) == some
    assert list(found.certain) == every


@given(typologies(), groups())
def test_missing_is_what_alone_can_change_a_class(typology: Typology, record: ArmedGroup) -> None:
    """A fact is missing for a class if two ways differ in it alone, and in the class."""
    there = book(record)
    found = typology.classify(record, there)
    left = possible_ways(typology, record, there)
    open_ = [n for n, t in found.truth.items() if t in (Truth.UNKNOWN, Truth.CONTESTED)]
    expected = {
        (path, name)
        for a, b in product(left, repeat=2)
        for path in differing(a, b)
        for name in open_
        if in_class(typology, name, a) is not in_class(typology, name, b)
    }
    assert {
        (cast("FieldTest", missing.condition).path, name)
        for missing in found.missing()
        for name in missing.classes
        if name in open_
    } == expected


def differing(a: Way, b: Way) -> list[str]:
    """The one field in which two ways differ, if it is one."""
    paths = [path for path in a if a[path] != b[path]]
    return paths if len(paths) == 1 else []


@given(typologies(), groups())
def test_where_nothing_is_contested_what_holds_is_certain(
    typology: Typology, record: ArmedGroup
) -> None:
    """Without dispute and declared impossibilities in the way, holds means certain, fails never."""
    there = book(record)
    assume(all(truth(test, record, there) is not Truth.CONTESTED for test in TESTS))
    found = typology.classify(record, there)
    assume(found.possible or not typology.impossible)
    if not typology.impossible:
        assert set(found.classes) <= set(found.certain) <= set(found.possible)
        failed = {name for name, answer in found.truth.items() if answer is Truth.FAILS}
        assert failed.isdisjoint(found.possible)
    else:
        assert set(found.certain) <= set(found.possible)


@given(typologies(), groups(), st.lists(places(), max_size=3).map(tuple))
def test_more_evidence_never_takes_support_or_dispute_away(
    typology: Typology, record: ArmedGroup, more: tuple[Evidence, ...]
) -> None:
    """With more evidence on a record, the answer for a class says as much as before, or more."""
    richer = evolve(record, evidence=record.evidence + more)
    before = typology.classify(record, book(record)).truth
    after = typology.classify(richer, book(richer)).truth
    assert all(before[name].at_most(after[name]) for name in before)


@given(typologies(impossible=False), groups(), st.lists(places(), max_size=3).map(tuple))
def test_what_is_certain_stays_certain_unless_it_is_contested(
    typology: Typology, record: ArmedGroup, more: tuple[Evidence, ...]
) -> None:
    """While no fact is contested, more evidence only narrows what is possible."""
    richer = evolve(record, evidence=record.evidence + more)
    there = book(richer)
    assume(all(truth(test, richer, there) is not Truth.CONTESTED for test in TESTS))
    before = typology.classify(record, book(record))
    after = typology.classify(richer, there)
    assert set(before.certain) <= set(after.certain)
    assert set(after.possible) <= set(before.possible)


# --- Any typology, any casebook -----------------------------------------------------------------


def assert_all_at_once_is_one_by_one(typology: TypologyRecord, there: Casebook) -> None:
    """Fail unless sorting all records says of each what classifying it says."""
    sorted_ = bound(typology, there).classify_all()
    said_ = {record.id: truths for record, truths in sorted_.truths()}
    for record in there.collection(typology.unit):
        found = bound(typology, there).classify(record)
        assert set(found.certain) <= set(found.possible) <= set(found.truth)
        assert (record.id in said_) is (found.applies is not Truth.FAILS)
        if record.id in said_:
            assert said_[record.id] == found.truth
    assert [each.record.id for each in sorted_] == list(said_)
    assert len(sorted_) == len(said_)
    assert {
        name: {truth: len(sorted_.members(name, truth)) for truth in Truth} for name in sorted_.bits
    } == sorted_.count()


@given(records("typologies"))
def test_sorting_all_at_once_is_classifying_one_by_one(record: nt.Record) -> None:
    """For any typology, the records of the sample are sorted as each is classified."""
    assert_all_at_once_is_one_by_one(cast("TypologyRecord", record), BOOK)


@given(casebooks(), records("typologies"))
def test_sorting_is_classifying_in_any_casebook(there: Casebook, record: nt.Record) -> None:
    """For any casebook, its own typologies and any other sort as they classify."""
    for typology in (*there.typologies, cast("TypologyRecord", record)):
        assert_all_at_once_is_one_by_one(typology, there)


def test_a_disputed_source_counts_alike_one_by_one_and_all_at_once() -> None:
    """Related records are as supported and disputed in sorting as they are in classifying."""
    disputed = evolve(BOOK.sources["reed-2021"], evidence=(reed(1, disputes=True),))
    sources = scheme(one("cited", has("sources")), unit=RecordKind.SOURCES)
    assert_all_at_once_is_one_by_one(sources, Casebook([disputed]))


@given(records("typologies"), st.data())
def test_any_classification_can_be_shown(record: nt.Record, data: st.DataObject) -> None:
    """For any typology and record, the reasons can be given in words, as a table and as JSON."""
    typology = bound(cast("TypologyRecord", record), BOOK)
    asked = data.draw(st.sampled_from(list(BOOK.collection(typology.unit))))
    found = typology.classify(asked)
    assert json.loads(json.dumps(found.plain())) == found.plain()
    assert str(found) == found.explain()
    assert found._repr_html_() == found.table().notebook()


# --- Showing it ---------------------------------------------------------------------------------


def shown() -> nt.Classification:
    """A classification with an answer of every sort."""
    criteria = (
        Criterion(id="near", summary="Its scope is local.", condition=LOCAL),
        Criterion(id="split", summary="It is split.", condition=SPLIT, ours=True),
    )
    record = group(scope=Scope.LOCAL)
    grievances = [grievance(name) for name in ("a", "b", "c", "d")]
    kinds = scheme(
        one("far", NATIONAL),
        one("near", criterion("near") & has("grievances")),
        one("vague", members=("g",)),
        one("near-split", criterion("near") & criterion("split")),
        criteria=criteria,
    )
    return kinds.classify(record, book(record, *grievances))


def test_the_explanation() -> None:
    """The classes stand in the order of their answers, each with its reasons and their places."""
    assert shown().explain().splitlines() == [
        'Group G, by the typology "Kinds of group" (Ada Marsh)',
        "Near: holds.",
        "- Met: Its scope is local. For it: Group G (scope: Local) [marsh-2020 \u00b61].",
        "- Met: there are grievances. For it: Grievance a. / Grievance b. / Grievance c. and 1 "
        "more [marsh-2020 \u00b62].",
        "Vague: unknown.",
        "- The class has no criteria, so nobody can tell.",
        "Near-split: unknown.",
        "- Met: Its scope is local. For it: Group G (scope: Local) [marsh-2020 \u00b61].",
        "- Not known: It is split.",
        "Far: fails.",
        "- Not met: scope is National. Against it: Group G (scope: Local) [marsh-2020 \u00b61].",
        "Whatever is not known: possible is Near, Vague, Near-split, certain is Near.",
        "The source itself puts it in: Vague.",
        "Not all criteria are the source's: some are the coders' reading of it.",
        "To be known: whether structure is Split (not known; bears on: Near-split).",
        "To be known: whether it falls in a class for which the source gives no criteria "
        "(not known; bears on: Vague).",
    ]


def test_what_speaks_for_a_denied_criterion_speaks_against_the_class() -> None:
    """Where a class asks that something is not so, what shows it to be so is against it."""
    local = classified(group(scope=Scope.LOCAL), one("other", ~LOCAL))
    assert local.explain().splitlines()[2] == (
        "- Not met: it is not so that: scope is Local. Against it: Group G (scope: Local) "
        "[marsh-2020 \u00b61]."
    )
    national = classified(group(scope=Scope.NATIONAL), one("other", ~LOCAL))
    assert national.explain().splitlines()[2] == (
        "- Met: it is not so that: scope is Local. For it: Group G (scope: National) "
        "[marsh-2020 \u00b61]."
    )


def test_a_ground_without_evidence_stands_alone() -> None:
    """What rests on the coder's own fields, or on a source itself, has no citation."""
    titled = one("titled", field("title") == "Against Talks")
    source = evolve(BOOK.sources["reed-2021"], evidence=())
    found = scheme(titled, unit=RecordKind.SOURCES).classify(source, Casebook([source]))
    assert found.explain().splitlines()[2] == (
        "- Met: title is Against Talks. For it: Against Talks (title: Against Talks)."
    )


def test_the_table() -> None:
    """Each class is a section with its answer, and what it asks a row each."""
    assert shown().table() == Table(
        title="Group G: Kinds of group",
        head=("", "", ""),
        sections=(
            Section("Far: fails", (("Scope is National", "not met", "marsh-2020 \u00b61"),)),
            Section(
                "Near: holds",
                (
                    ("Its scope is local", "met", "marsh-2020 \u00b61"),
                    ("There are grievances", "met", "marsh-2020 \u00b62"),
                ),
            ),
            Section("Vague: unknown", ()),
            Section(
                "Near-split: unknown",
                (
                    ("Its scope is local", "met", "marsh-2020 \u00b61"),
                    ("It is split", "not known", ""),
                ),
            ),
        ),
        foot=(
            "Whatever is not known: possible is Near, Vague, Near-split, certain is Near.",
            "The source itself puts it in: Vague.",
            "Not all criteria are the source's: some are the coders' reading of it.",
            "To be known: whether structure is Split (not known; bears on: Near-split).",
            "To be known: whether it falls in a class for which the source gives no criteria "
            "(not known; bears on: Vague).",
        ),
    )


def test_plain_values() -> None:
    """A program gets ids, truths and citations, all of them fit for JSON."""
    plain = shown().plain()
    assert json.loads(json.dumps(plain)) == plain
    assert {key: value for key, value in plain.items() if key != "criteria"} == {
        "typology": "kinds-of-group",
        "record": "g",
        "applies": "holds",
        "classes": {"far": "fails", "near": "holds", "vague": "unknown", "near-split": "unknown"},
        "possible": ["near", "vague", "near-split"],
        "certain": ["near"],
        "assigned": ["vague"],
        "missing": [
            "whether structure is Split (not known; bears on: Near-split)",
            "whether it falls in a class for which the source gives no criteria "
            "(not known; bears on: Vague)",
        ],
    }
    assert plain["criteria"][:2] == [
        {
            "criterion": "near",
            "asks": "Its scope is local",
            "ours": False,
            "truth": "holds",
            "evidence": ["marsh-2020 \u00b61"],
        },
        {
            "criterion": "split",
            "asks": "It is split",
            "ours": True,
            "truth": "unknown",
            "evidence": [],
        },
    ]


def test_what_is_missing_says_why_it_is_not_known() -> None:
    """A contested fact and one that nobody coded are told apart in words."""
    contested = group(scope=Scope.LOCAL, evidence=CONTESTED_SCOPE)
    said_ = [
        str(missing)
        for record in (group(), contested)
        for missing in classified(record, one("near", LOCAL)).missing()
    ]
    assert said_ == [
        "whether scope is Local (not known; bears on: Near)",
        "whether scope is Local (contested; bears on: Near)",
    ]


def test_markup_in_names_is_shown_and_not_obeyed() -> None:
    """In a notebook, a name with markup is text."""
    record = group(name="<b>G</b>", scope=Scope.LOCAL)
    there = book(record)
    kinds = scheme(one("near", LOCAL, name="<i>near</i>"), name="<u>Kinds</u>")
    for shown_ in (kinds.classify(record, there), kinds.classify_all(there)):
        html = shown_._repr_html_()
        assert html == shown_.table().notebook()
        assert "&lt;b&gt;G" in html
        assert "&lt;u&gt;Kinds" in html
        assert not any(tag in html for tag in ("<b>", "<i>", "<u>"))


# --- Many at once -------------------------------------------------------------------------------


def many() -> nt.Sorting:
    """Groups a to f with answers of every sort."""
    half = (said(1), reed(2, disputes=True, fields=("scope",)))
    return scheme(
        one("near", LOCAL), one("far", NATIONAL), one("near-split", LOCAL & SPLIT)
    ).classify_all(
        Casebook(
            [
                group("a", scope=Scope.LOCAL, structure=Structure.CENTRALISED),
                group("b", scope=Scope.LOCAL, evidence=half),
                group("c"),
                group("d", scope=Scope.REGIONAL),
            ]
        )
    )


def test_members_by_answer() -> None:
    """The records with each answer for a class can be asked for."""
    found = many()
    ids = {truth: [r.id for r in found.members("near", truth)] for truth in Truth}
    assert ids == {
        Truth.HOLDS: ["a"],
        Truth.CONTESTED: ["b"],
        Truth.UNKNOWN: ["c"],
        Truth.FAILS: ["d"],
    }
    assert found.members("near", "contested") == found.members("near", Truth.CONTESTED)
    assert found["Group A"].classes == found[found.records[0]].classes == ("near",)
    assert found.count()["far"] == {
        Truth.HOLDS: 0,
        Truth.CONTESTED: 0,
        Truth.UNKNOWN: 1,
        Truth.FAILS: 3,
    }


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("neer", "no class 'neer' in 'kinds-of-group'; did you mean 'near'?"),
        (
            "zzz",
            "no class 'zzz' in 'kinds-of-group'; there are 'near', 'far' and 'near-split'",
        ),
    ],
)
def test_a_class_that_is_not_there(name: str, message: str) -> None:
    """A class that the typology has not is an error that names the nearest."""
    with pytest.raises(UnknownId) as caught:
        many().members(name)
    assert str(caught.value) == message


def test_a_class_without_criteria_is_undecided_for_all() -> None:
    """Of a class without criteria nobody can tell, for any record that the typology is about."""
    there = Casebook([group("a", structure=Structure.SPLIT), group("b"), group("c", scope="local")])
    out = evolve(group("d"), structure=Structure.CENTRALISED)
    found = scheme(one("vague"), population=SPLIT).classify_all(Casebook([*there.records, out]))
    assert [each.record.id for each in found if each.possible == ("vague",)] == ["a", "b", "c"]
    assert found.count() == {"vague": dict.fromkeys(Truth, 0) | {Truth.UNKNOWN: 3}}


def test_the_table_of_many() -> None:
    """Records with a class come first, then those of which none is known; the rest is named."""
    assert many().table() == Table(
        title="Kinds of group",
        head=("", "holds", "contested", "undecided"),
        sections=(
            Section(
                "",
                (("Group A [a]", "Near", "", ""), ("Group B [b]", "", "Near", "Near-split")),
            ),
            Section("No class is known", (("Group C [c]", "", "", "Near, Far, Near-split"),)),
        ),
        foot=(
            "4 actors: 2 with a class that holds or is contested, 1 of which no class is known, "
            "1 in none.",
            "In none: Group D [d].",
        ),
    )
    assert str(many()) == many().table().text()


def test_a_table_of_many_without_any_left_over() -> None:
    """Nothing is said of what there is none of."""
    table = scheme(one("near", LOCAL)).classify_all(Casebook([group(scope=Scope.LOCAL)])).table()
    assert len(table.sections) == len(table.foot) == 1


def test_plain_values_of_many() -> None:
    """A program gets the answers by the ids of records and classes."""
    plain = many().plain()
    assert json.loads(json.dumps(plain)) == plain
    assert plain["typology"] == "kinds-of-group"
    assert list(plain["records"]) == ["a", "b", "c", "d"]
    assert plain["records"]["b"] == {"near": "contested", "far": "fails", "near-split": "fails"}


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"unit": "actor"}, "'actor' is not a term of RecordKind; did you mean 'actors'?"),
        ({"classes": ()}, "typologies[t].classes: 'classes' is empty; expected at least one"),
        (
            {"classes": [one("a", criterion("zz"))]},
            "typologies[t].classes[0].criteria.criterion: no criterion 'zz' to be named here",
        ),
        (
            {"population": "armed-group", "classes": [one("a", "local")]},  # type: ignore[arg-type]
            "typologies[t].population: no condition\n"
            "typologies[t].classes[0].criteria: no condition",
        ),
        (
            {"classes": [one("a", field("scope") == "general")]},
            "typologies[t].classes[0].criteria.is: 'scope' is never 'general'; "
            "expected 'local', 'national', 'regional' or 'transnational'",
        ),
    ],
)
def test_a_typology_made_in_python_is_checked(fields: dict[str, Any], fault: str) -> None:
    """What cannot be asked is told when the typology is made, as in a file."""
    given: dict[str, Any] = {"id": "t", "name": "T", "summary": "S.", "holder": "x"}
    given |= {"unit": "actors", "classes": [one("a", LOCAL)], "evidence": ()}
    with pytest.raises(UnknownValue) as caught:
        Typology(**(given | fields))
    assert str(caught.value) == fault


def test_a_typology_takes_lists_and_words() -> None:
    """Lists are kept as tuples and words as terms, so that it is a value like any other."""
    made = Typology(
        id="t",
        name="T",
        summary="S.",
        holder="norland",
        unit="actors",  # type: ignore[arg-type]
        classes=[one("a", LOCAL)],  # type: ignore[arg-type]
        evidence=(said(1),),
    )
    assert (made.unit, made.classes) == (RecordKind.ACTORS, (one("a", LOCAL),))
    assert hash(made) == hash(evolve(made))
    assert BOOK.extend([made]).typologies["t"].unit is RecordKind.ACTORS
