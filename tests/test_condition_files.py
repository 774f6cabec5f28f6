"""Conditions in files: the same conditions as in Python, both ways, with every fault told."""

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import negotypes as nt
from negotypes import Condition, RecordKind, Truth
from negotypes.conditions import bind
from negotypes.conditions import truth as answer_to
from negotypes.files import json_text, yaml_text
from negotypes.files.conditions import Unfit, structure, unstructure
from negotypes.files.reading import Reading, read_text
from negotypes.files.writing import to_json, to_yaml
from negotypes.records.condition import AllOf, Met
from negotypes.records.references import references
from negotypes.testing import conditions, records
from sample import BOOK
from test_reading import checked, faults_in

ON_ANY_KIND = st.sampled_from(list(RecordKind)).flatmap(conditions)
HEADS = "'field', 'has', 'criterion', 'all', 'any' or 'none'"
COMPARISONS = "'is', 'contains', 'isin', 'before', 'after', 'during' or 'overlaps'"
LOCAL = nt.field("scope") == "local"


def plain_of(text: str, file: str) -> Any:
    """The plain values that stand in a text."""
    node = json_text.parse(text, file) if file.endswith("json") else yaml_text.parse(text, file)
    assert node is not None
    return node.plain()


def from_yaml(text: str) -> Condition:
    """The condition that a YAML text makes."""
    return structure(plain_of(text, "mine.yaml"), typed=False)


def faults_of(plain: Any, *, typed: bool = False) -> list[tuple[str, str, str | None, str | None]]:
    """What is wrong with plain values: where, what, what was expected, what was meant."""
    with pytest.raises(Unfit) as caught:
        structure(plain, typed=typed)
    return [
        (".".join(map(str, (*way, *fault.steps))), fault.problem, fault.expected, fault.hint)
        for way, fault in caught.value.faults
    ]


# --- Both ways ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("{field: scope, is: local}", LOCAL),
        ("{is: local, field: scope}", LOCAL),
        ("{field: ideologies, contains: ethnic}", nt.field("ideologies").contains("ethnic")),
        ("{field: scope, isin: [local, national]}", nt.field("scope").isin(["local", "national"])),
        ("{field: scope, isin: [local, local]}", nt.field("scope").isin(["local"])),
        ("{field: period, before: 2015}", nt.field("period").before("2015")),
        ("{field: period, after: 2015}", nt.field("period").after("2015")),
        ("{field: period, during: 2013/2015}", nt.field("period").during("2013/2015")),
        ("{field: period, overlaps: 2015-10}", nt.field("period").overlaps("2015-10")),
        ("{field: number, is: 12}", nt.field("number") == 12),
        ("{field: public, is: false}", nt.field("public") == False),  # noqa: E712
        ("{field: name, is: 12}", nt.field("name") == "12"),
        ("{field: name, is: true}", nt.field("name") == "true"),
        ("{field: participants.number, isin: [3]}", nt.field("participants.number").isin([3])),
        ("{has: positions}", nt.has("positions")),
        ("{has: positions, at_least: 1}", nt.has("positions")),
        (
            "{has: positions, at_least: 2, via: holder, where: {field: stance, is: open}}",
            nt.has("positions", stance="open", at_least=2, via="holder"),
        ),
        ("{criterion: violent}", nt.criterion("violent")),
        ("{all: [{has: goals}, {field: scope, is: local}]}", nt.has("goals") & LOCAL),
        ("{any: [{has: goals}, {field: scope, is: local}]}", nt.has("goals") | LOCAL),
        ("{none: [{has: goals}, {field: scope, is: local}]}", ~(nt.has("goals") | LOCAL)),
        ("{none: [{field: scope, is: local}]}", ~LOCAL),
        ("{all: [{field: scope, is: local}]}", AllOf((LOCAL,))),
    ],
)
def test_a_condition_in_a_file_is_the_one_in_python(text: str, condition: Condition) -> None:
    """Each form says what the Python expression says; the field decides how a scalar is read."""
    assert from_yaml(text) == condition


@pytest.mark.parametrize(
    ("condition", "plain"),
    [
        (LOCAL, {"field": "scope", "is": "local"}),
        (nt.field("scope").isin(["local"]), {"field": "scope", "isin": ["local"]}),
        (nt.has("goals"), {"has": "goals"}),
        (
            nt.has("actors", LOCAL, at_least=2),
            {"has": "actors", "at_least": 2, "where": {"field": "scope", "is": "local"}},
        ),
        (nt.has("cases", via="parties"), {"has": "cases", "via": "parties"}),
        (Met("violent"), {"criterion": "violent"}),
        (~LOCAL, {"none": [{"field": "scope", "is": "local"}]}),
        (
            LOCAL & (nt.has("goals") | Met("x")),
            {
                "all": [
                    {"field": "scope", "is": "local"},
                    {"any": [{"has": "goals"}, {"criterion": "x"}]},
                ]
            },
        ),
    ],
)
def test_a_condition_is_written_as_one_would_write_it(
    condition: Condition, plain: dict[str, Any]
) -> None:
    """The head comes first, and what is as usual is left out."""
    assert unstructure(condition) == plain
    assert list(unstructure(condition)) == list(plain)


@given(ON_ANY_KIND)
def test_what_is_written_is_read_again(condition: Condition) -> None:
    """Through YAML, where all scalars are text, and through JSON, where they have types."""
    plain = unstructure(condition)
    assert structure(plain, typed=True) == condition
    assert structure(plain_of(yaml_text.write(plain), "a.yaml"), typed=False) == condition
    again = structure(plain_of(json_text.write(plain), "a.json"), typed=True)
    assert again == condition
    # 1 and True are equal to Python, and not the same in a file
    assert repr(again) == repr(condition)
    assert unstructure(again) == plain


@given(records("typologies"))
def test_a_typology_is_written_and_read_with_its_conditions(typology: nt.Record) -> None:
    """Population, criteria, classes and what is impossible come back as they were."""
    for text, file in ((to_yaml([typology]), "a.yaml"), (to_json([typology]), "a.json")):
        reading = Reading()
        read_text(text, file, reading)
        assert [entry.record for entry in reading.entries] == [typology]


@given(st.data())
def test_a_condition_from_a_file_gives_the_same_answers(data: st.DataObject) -> None:
    """What is asked in a file and in Python is answered alike, record by record."""
    kind = data.draw(st.sampled_from(list(RecordKind)))
    ids = {str(one): BOOK.collection(one).ids for one in RecordKind}
    condition = data.draw(conditions(kind, ids))
    plain = plain_of(yaml_text.write(unstructure(condition)), "a.yaml")
    in_file = bind(structure(plain, typed=False), kind, BOOK)
    in_python = bind(eval(repr(condition), {"nt": nt}), kind, BOOK)
    for record in BOOK.collection(kind):
        answer = answer_to(in_file, record, BOOK)
        assert answer_to(in_python, record, BOOK) is answer
        assert isinstance(answer, Truth)


# --- Faults -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("plain", "where", "problem", "expected", "hint"),
    [
        # what is no condition
        ("x", "", "'x' is not a condition", f"expected a mapping with {HEADS}", None),
        ([], "", "a list is not a condition", f"expected a mapping with {HEADS}", None),
        ({}, "", "a condition with nothing in it", f"expected exactly one of {HEADS}", None),
        (
            {"feild": "x", "is": "y"},
            "",
            "a condition with 'feild' and 'is' in it",
            f"expected exactly one of {HEADS}",
            None,
        ),
        (
            {"field": "scope", "is": "local", "has": "goals"},
            "",
            "a condition with 'field' and 'has' in one",
            f"expected exactly one of {HEADS}",
            None,
        ),
        # tests of fields
        (
            {"field": "scope"},
            "",
            "a condition on a field with no comparison",
            f"expected one of {COMPARISONS}",
            None,
        ),
        (
            {"field": "scope", "is": "local", "isin": ["local"]},
            "",
            "a condition on a field with 'is' and 'isin' at once",
            f"expected one of {COMPARISONS}",
            None,
        ),
        (
            {"field": ["scope"], "is": "local"},
            "field",
            "a list is not a text",
            "expected a text",
            None,
        ),
        (
            {"field": "scope", "is": ["local"]},
            "is",
            "a list is not a value",
            "expected one value; 'isin' takes a list",
            None,
        ),
        (
            {"field": "scope", "is": {"x": "local"}},
            "is",
            "a mapping is not a value",
            "expected one value; 'isin' takes a list",
            None,
        ),
        (
            {"field": "scope", "is": ""},
            "is",
            "the value is empty",
            "expected what to compare the field with",
            None,
        ),
        (
            {"field": "scope", "isin": "local"},
            "isin",
            "'local' is not a list",
            "expected a list: [first, second]",
            None,
        ),
        (
            {"field": "scope", "isin": ["local", ["national"]]},
            "isin.1",
            "a list is not a value",
            "expected one value; 'isin' takes a list",
            None,
        ),
        (
            {"field": "number", "is": "three"},
            "is",
            "'three' is not a whole number",
            "expected digits, such as 12, and at most 999999999",
            None,
        ),
        (
            {"field": "public", "is": "yes"},
            "is",
            "'yes' is neither true nor false",
            "expected true or false",
            None,
        ),
        (
            {"field": "scope", "is": "local", "where": {"has": "goals"}},
            "where",
            "a condition on 'field' has no 'where'",
            "expected 'field', 'is', 'contains', 'isin', 'before', 'after', 'during' or 'overlaps'",
            None,
        ),
        # related records
        (
            {"has": "positions", "atleast": "2"},
            "atleast",
            "a condition on 'has' has no 'atleast'",
            "expected 'has', 'where', 'at_least' or 'via'",
            "did you mean 'at_least'?",
        ),
        (
            {"has": "positions", "at_least": "0"},
            "at_least",
            "at least 0 is always so",
            "expected a number from 1",
            None,
        ),
        (
            {"has": "positions", "at_least": "two"},
            "at_least",
            "'two' is not a whole number",
            "expected digits, such as 12, and at most 999999999",
            None,
        ),
        ({"has": "positions", "via": []}, "via", "a list is not a text", "expected a text", None),
        (
            {"has": "positions", "where": {"has": "goals", "where": "x"}},
            "where.where",
            "'x' is not a condition",
            f"expected a mapping with {HEADS}",
            None,
        ),
        # criteria and joins
        (
            {"criterion": "A b"},
            "criterion",
            "'A b' is not an id",
            "expected lower-case letters, digits and single hyphens",
            "did you mean 'a-b'?",
        ),
        (
            {"criterion": "x", "is": "y"},
            "is",
            "a condition on 'criterion' has no 'is'",
            "expected 'criterion'",
            None,
        ),
        (
            {"none": {"has": "goals"}},
            "none",
            "a mapping is not a list",
            "expected a list of conditions",
            None,
        ),
        (
            {"all": [{"has": "goals"}, {"any": ["x"]}]},
            "all.1.any.0",
            "'x' is not a condition",
            f"expected a mapping with {HEADS}",
            None,
        ),
    ],
)
def test_what_is_no_condition(
    plain: Any, where: str, problem: str, expected: str | None, hint: str | None
) -> None:
    """Each fault is told with the way to it, what was expected, and what is near."""
    assert faults_of(plain) == [(where, problem, expected, hint)]


@pytest.mark.parametrize("head", ["all", "any", "none", "isin"])
def test_an_empty_list_is_told_as_empty(head: str) -> None:
    """A list is not said to be no list: what it lacks is something in it."""
    plain: dict[str, Any] = {head: []}
    if head == "isin":
        plain = {"field": "scope", "isin": []}
    ((where, problem, _, _),) = faults_of(plain)
    assert where == head
    assert "a list is not a list" not in problem


def test_an_unknown_kind_of_related_records() -> None:
    """The kinds are listed, and what is wrong with the rest is told as well."""
    kind, where = faults_of({"has": "position", "where": {}})
    assert kind[:2] == ("has", "'position' is not a term of RecordKind")
    assert kind[3] == "did you mean 'positions' or 'preconditions'?"
    assert where[0] == "where"


def test_all_faults_are_told_at_once() -> None:
    """A condition with several faults is not read again and again until the last is found."""
    plain = {
        "all": [
            {"field": "", "isn": "x"},
            {"any": [{"field": "number", "isin": ["x", "3", "y"]}]},
            {"has": "position", "at_least": "0", "where": {"criterion": "A"}},
        ]
    }
    assert [where for where, *_ in faults_of(plain)] == [
        "all.0.isn",
        "all.0.field",
        "all.0",
        "all.1.any.0.isin.0",
        "all.1.any.0.isin.2",
        "all.2.has",
        "all.2.at_least",
        "all.2.where.criterion",
    ]


@pytest.mark.parametrize(
    ("plain", "where", "problem"),
    [
        ({"field": "scope", "is": None}, "is", "null is not a value"),
        ({"field": "number", "is": 1.5}, "is", "1.5 is not a whole number"),
        ({"field": "number", "is": -1}, "is", "-1 is not a whole number"),
        ({"field": "name", "is": "a\nb"}, "is", "a line break in a text"),
        ({"has": "goals", "at_least": "2"}, "at_least", "'2' is not a whole number"),
        ({"has": "goals", "at_least": True}, "at_least", "true is not a whole number"),
        ({"has": 3}, "has", "3 is not a text"),
    ],
)
def test_values_in_json_have_types(plain: Any, where: str, problem: str) -> None:
    """In JSON a number is a number and true is true; there is no null and no fraction."""
    ((found_where, found_problem, _, _),) = faults_of(plain, typed=True)
    assert (found_where, found_problem) == (where, problem)


@pytest.mark.parametrize(
    ("value", "made"),
    [("3", "3"), (3, 3), (True, True), (False, False)],
)
def test_a_value_in_json_is_taken_as_it_stands(value: Any, made: Any) -> None:
    """Whether it fits the field is told when the typology is checked."""
    condition: Any = structure({"field": "number", "is": value}, typed=True)
    assert condition.values == (made,)
    assert type(condition.values[0]) is type(made)


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=6)
    | st.sampled_from(["scope", "local", "positions", "number", "holder", "2015"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["field", "is", "contains", "isin", "before", "has", "where", "at_least"]
            )
            | st.sampled_from(["via", "criterion", "all", "any", "none"])
            | st.text(max_size=4),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)


@given(json_values, st.booleans())
def test_any_value_is_a_condition_or_told_what_is_wrong_with_it(plain: Any, typed: bool) -> None:
    """Whatever stands in a file raises nothing but `Unfit`, and `Unfit` has a fault."""
    made: Condition | None = None
    faults: object = None
    try:
        made = structure(plain, typed=typed)
    except Unfit as unfit:
        faults = unfit.faults
    assert faults or isinstance(made, Condition)
    if made is not None:
        assert structure(unstructure(made), typed=True) == made


# --- In a typology ------------------------------------------------------------------------------

TYPOLOGY: dict[str, Any] = {
    "id": "x",
    "name": "Ways to meet",
    "summary": "Who carries the word.",
    "holder": "ines-arden",
    "unit": "cases",
    "classes": [{"id": "direct", "name": "Direct", "definition": "They meet.", "defined": True}],
    "evidence": [
        {
            "source": "survey-2020",
            "paragraphs": [3],
            "anchor": "three words here",
            "attribution": [{"who": "ines-arden", "role": "author"}],
            "certainty": "asserted",
        }
    ],
}


def typology_with(condition: Any, **fields: Any) -> str:
    """A JSON text with a typology that has one criterion."""
    criterion = {"id": "meets", "summary": "They meet.", "condition": condition}
    return json.dumps({"typologies": [{**TYPOLOGY, "criteria": [criterion], **fields}]})


def test_a_class_can_name_the_criteria_and_a_criterion_cannot() -> None:
    """One place says what a criterion is; classes and what is impossible build on it."""
    classes = [{**TYPOLOGY["classes"][0], "criteria": {"none": [{"criterion": "meets"}]}}]
    condition = {"field": "parties", "contains": "norland"}
    text = typology_with(condition, classes=classes, impossible=[{"criterion": "meets"}])
    (typology,) = checked(text, "mine.json").typologies
    assert typology.classes[0].criteria == ~nt.criterion("meets")
    assert typology.impossible == (nt.criterion("meets"),)


def test_the_records_of_which_a_condition_asks_are_references() -> None:
    """Each id in a condition is found with the way to it, also within related records."""
    condition = {
        "all": [
            {"field": "parties", "isin": ["norland", "lake-front"]},
            {"has": "positions", "where": {"field": "holder", "is": "norland"}},
            {"field": "places", "contains": "Norland"},
            {"field": "parties.scope", "isin": ["local"]},
        ]
    }
    (typology,) = checked(typology_with(condition), "mine.json").typologies
    way = ("criteria", 0, "condition", "all")
    assert [one for one in references(typology) if "criteria" in one[0]] == [
        ((*way, 0, "isin", 0), "actors", "norland"),
        ((*way, 0, "isin", 1), "actors", "lake-front"),
        ((*way, 1, "where", "is"), "actors", "norland"),
    ]


@pytest.mark.parametrize(
    ("condition", "fault"),
    [
        (
            {"field": "parties", "contains": 3},
            "contains: 'parties' is never 3; expected an id, name or alias",
        ),
        ({"field": "name", "is": True}, "is: 'name' is never True; expected a text"),
        (
            {"field": "period", "before": 2015},
            "before: 'period' is never 2015; expected a date in EDTF",
        ),
        (
            {"field": "kind", "isin": ["group-group", 1]},
            "isin[1]: 'kind' is never 1; expected 'state-group', 'group-group', "
            "'community-group', 'community-community' or 'state-state'",
        ),
    ],
)
def test_a_value_of_the_wrong_type_is_told_once(condition: Any, fault: str) -> None:
    """What JSON lets through does not fit the field; nothing else is said of it."""
    (told,) = faults_in(typology_with(condition), "mine.json")
    assert re.fullmatch(r"mine\.json:1:\d+", told.split(": ")[0])
    assert told.split(": ", 1)[1] == f"E503 typologies[x].criteria[0].condition.{fault}"


def test_an_id_is_asked_for_in_a_file_and_a_name_is_not() -> None:
    """A file names records by their ids, in conditions as everywhere."""
    (told,) = faults_in(typology_with({"field": "parties", "contains": "Norland"}), "mine.json")
    assert told.split(": ", 1)[1] == (
        "E302 typologies[x].criteria[0].condition.contains: no 'Norland' among the actors; "
        "did you mean 'norland'?"
    )
