"""The schemas: an editor and the reader accept and refuse the same files."""

import json
import random
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen
from hypothesis import assume, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

import core_yaml
import negotypes as nt
from negotypes.cli import main
from negotypes.dates import When
from negotypes.errors import UNSEEN, DateError, UnknownValue
from negotypes.files import codec, json_text, scalars, schema, shapes, yaml_text
from negotypes.files.nodes import Unreadable
from negotypes.files.reading import read_files
from negotypes.files.writing import plain_records, to_json, to_yaml
from negotypes.records import ACTOR_CLASSES, CLASSES, Value, kind_of
from negotypes.records.condition import COMPARISONS
from negotypes.records.fields import describe, parts
from negotypes.records.paths import RECORD_CLASSES
from negotypes.records.reference import SlugText
from negotypes.records.rules import breaches
from negotypes.testing import casebooks, dates, records
from negotypes.vocabulary import CodingRule, Match, MeasurementLevel, RecordKind, Term
from negotypes.vocabulary.faults import FaultCode
from negotypes.vocabulary.panels import PairRule
from sample import BOOK

HERE = Path(__file__).parent
BROKEN = sorted(f for f in (HERE / "data/broken").iterdir() if f.suffix != ".expected")
BUILT_IN = sorted((HERE.parent / "src/negotypes/data").rglob("*.yaml"))


SOUND = [record for record in BOOK.records if not list(breaches(record))]


# --- Both sides ---------------------------------------------------------------------------------


@cache
def validator(form: str) -> Draft202012Validator:
    """The schema of files of records."""
    return Draft202012Validator(nt.schema("records", form=form))


def seen_in_json(text: str) -> Any:
    """JSON as any program reads it, but for Python's limit on the digits of a number."""
    return json.loads(text, parse_int=lambda d: int(d) if len(d) < 20 else float(d))


def seen(text: str, form: str) -> Any:
    """The values that an editor sees in a file."""
    return core_yaml.load(text) if form == "yaml" else seen_in_json(text)


def schema_accepts(text: str, form: str) -> bool:
    return bool(validator(form).is_valid(seen(text, form)))


def reader_accepts(text: str, form: str) -> bool | None:
    """Whether the reader finds every record well formed; None if a schema cannot know."""
    typed = form == "json"
    try:
        node = json_text.parse(text, "x") if typed else yaml_text.parse(text, "x")
    except Unreadable:
        return False
    plain = {} if node is None else node.plain()
    if not isinstance(plain, dict):
        return False
    shown = seen(text, form)
    verdicts: list[bool | None] = []
    for kind, items in plain.items():
        if kind not in CLASSES or not isinstance(items, list):
            return False
        for item, alike in zip(items, shown[kind], strict=True):
            verdicts.append(well_formed(item, alike, CLASSES[RecordKind.of(kind)], typed))
    return False if False in verdicts else None if None in verdicts else True


def well_formed(plain: Any, shown: Any, cls: type[nt.Record], typed: bool) -> bool | None:
    made = codec.structure(plain, cls, typed=typed)
    if isinstance(made, list):
        ways = [misfit.path for misfit in made]
        beyond = all(
            written_in_two_ways(plain, shown, way, cls, typed)
            or (not typed and of_a_condition(plain, way))
            for way in ways
        )
        return None if beyond else False
    return all(of_the_whole(breach[0], cls) for breach in breaches(made))


def of_the_whole(way: tuple[str | int, ...], cls: type[nt.Record]) -> bool:
    """Whether a rule is about ids that differ, or about what conditions ask."""
    if cls is not CLASSES[RecordKind.TYPOLOGIES] or len(way) < 2:
        return False
    if way[-1] == "id" or way[0] in ("population", "impossible"):
        return True
    return len(way) > 2 and (way[0], way[2]) in {
        ("criteria", "condition"),
        ("criteria", "dimension"),
        ("classes", "criteria"),
    }


def written_in_two_ways(
    plain: Any, shown: Any, way: tuple[str | int, ...], cls: type[nt.Record], typed: bool
) -> bool:
    """Whether an item is refused only as the same as one before it that is written otherwise."""
    *before, last = way or ("",)
    items = at(plain, before)
    if not isinstance(items, list) or not isinstance(last, int):
        return False
    made = codec.structure(put(plain, before, [items[last]]), cls, typed=typed)
    if isinstance(made, list) and (*before, 0) in [misfit.path for misfit in made]:
        return False
    one, *others = [
        json.dumps(at(shown, [*before, n]), sort_keys=True) for n in (last, *range(last))
    ]
    return one not in others


def of_a_condition(plain: Any, way: tuple[str | int, ...]) -> bool:
    """Whether a text is what a field is compared with, and a text of the right form."""
    *_, compared = ("", *(step for step in way if isinstance(step, str)))
    value = at(plain, list(way))
    return compared in COMPARISONS and isinstance(value, str) and readable(value)


def readable(value: str) -> bool:
    try:
        scalars.read_text(value)
    except scalars.Refused:
        return False
    return True


# --- Trees --------------------------------------------------------------------------------------


def at(plain: Any, way: list[str | int]) -> Any:
    for step in way:
        try:
            plain = plain[step]
        except (KeyError, IndexError, TypeError):
            return None
    return plain


def put(plain: Any, way: list[str | int], value: Any) -> Any:
    """A copy of a tree with another value at a place."""
    if not way:
        return value
    copy = plain.copy()
    copy[way[0]] = put(plain[way[0]], way[1:], value)
    return copy


def places(plain: Any) -> Iterator[list[str | int]]:
    """The ways to all values in a tree, the tree itself not among them."""
    if isinstance(plain, dict | list):
        for step, inner in plain.items() if isinstance(plain, dict) else enumerate(plain):
            yield [step]
            yield from ([step, *further] for further in places(inner))


NAMES = sorted({name for cls in RECORD_CLASSES for name in describe(cls)})
TEXTS = [
    *(
        "",
        " ",
        "\u00a0\u3000",
        "x",
        " x ",
        "a b",
        "a b c",
        "a\u2003b\u3000c d",
        "caf\u00e9 \U0001f400",
    ),
    *("one two three four five six seven eight", "1 2 3 4 5 6 7 8 9", "a\nb", "a b c\n", "a\tb"),
    *("a\u200bb", "\u202eabc d e", "x" * 20_000, "x" * 20_001, "a " * 10_000, "a " * 10_001),
    *("slug", "two-slugs", "-slug", "slug-", "a--b", "Slug", "slug\n", "\u0661", "0", "12", "012"),
    *("999999999", "1000000000", "-1", "+1", "1.5", "12.0", "1e3", "0x1f", "true", "false", "True"),
    *("yes", "null", "~", "2014", "0900", "0000", "2014-11", "2014-13", "2014-24", "2014-24-01"),
    *("2014-11-31", "201X", "201X-01", "2014-XX-01", "2014?", "2014/", "/", "../2014", "2014/.."),
    *("[2013,2014]", "[2013]", "[2013..2014]", "[2013..2014-01]", " 2014 / 2015 ", "2014\n"),
    *("asserted", "state", "person", "actors", "local", "*", "$ref"),
]
SCALARS = [*TEXTS, 0, 1, -1, 12, 2014, 10**9, 10**9 - 1, 10**25, 1.5, -0.5, True, False]
JSON_ONLY = [None, 12.0, 0.0, -1.0, 1e9, 1e300, 2014.0, "\ud800", "\udc00x", "a\x00", "\x7f"]
HOLDERS: list[Any] = [
    *([], {}, [[]], [{}], [1], ["x", "x"], ["x", "y"], [1, 2], {"x": 1}, {"edtf": "2014"}),
    *({"edtf": "2014", "printed": "then"}, {"edtf": 2014}, {"printed": "then"}, {"edtf": []}),
    *({"field": "x", "is": "y"}, {"field": "x"}, {"all": []}, {"any": [{"criterion": "x"}]}),
    *({"has": "cases", "at_least": 0}, {"has": "cases", "at_least": 2}, {"has": "case"}),
    *({"field": "x", "isin": ["a", "a"]}, {"field": "x", "isin": []}, {"field": "x", "is": ["y"]}),
    *({"criterion": "x", "has": "cases"}, {"none": [{"criterion": "X"}]}, {"criterion": 1}),
]


@st.composite
def spoilt(draw: st.DrawFn, form: str) -> str:
    """A file that was in order, with one to three random changes."""
    record = draw(st.one_of(records(), st.sampled_from(list(BOOK.records))))
    tree: Any = plain_records([record])
    pool = [*SCALARS, *HOLDERS, *(JSON_ONLY if form == "json" else [])]
    for _ in range(draw(st.integers(1, 3))):
        tree = changed(tree, draw, pool)
    if form == "json":
        return json.dumps(tree)
    chance = random.Random(draw(st.integers(0, 99)))
    return core_yaml.dump(tree, lambda text: one_value(text) and chance.random() < 0.7)


def changed(tree: Any, draw: st.DrawFn, pool: list[Any]) -> Any:
    ways = list(places(tree))
    assume(ways)
    way = draw(st.sampled_from(ways))
    value: Any = at(tree, way)
    changes = ["drop", "replace", "wrap"]
    kind = type(value)  # asked so that the type of the value stays open
    if kind is dict:
        changes += ["name", "rename", "leave out"] if value else ["name"]
    if kind is list:
        changes += ["repeat", "empty", "add"]
    match draw(st.sampled_from(changes)):
        case "drop":
            holder = at(tree, way[:-1]).copy()
            del holder[way[-1]]
            return put(tree, way[:-1], holder)
        case "replace":
            return put(tree, way, draw(st.sampled_from(pool)))
        case "wrap":
            return put(tree, way, draw(st.sampled_from([[value], {"x": value}])))
        case "name":
            name = draw(st.sampled_from([*NAMES, "edtf", "printed", "is", "all", "where", "titel"]))
            return put(tree, way, value | {name: draw(st.sampled_from(pool))})
        case "rename":
            old, new = draw(st.sampled_from(list(value))), draw(st.sampled_from(NAMES))
            return put(tree, way, {new if k == old else k: v for k, v in value.items()})
        case "leave out":
            where = draw(st.sampled_from(["absent", "inapplicable", "fields"]))
            named = draw(st.lists(st.sampled_from(NAMES + list(value)), min_size=1, max_size=2))
            return put(tree, way, value | {where: named})
        case "repeat":
            return put(tree, way, [*value, *value])
        case "empty":
            return put(tree, way, [])
        case _:
            return put(tree, way, [*value, draw(st.sampled_from(pool))])


def one_value(text: str) -> bool:
    """Whether a text without quotes is the same to an editor as to the reader."""
    seen = core_yaml.resolved(text)
    if isinstance(seen, bool):
        return text == str(seen).lower()
    if isinstance(seen, float):
        return text == str(seen) and not seen.is_integer()
    return seen is not None and text == str(seen)


# --- The schemas themselves ---------------------------------------------------------------------


@pytest.mark.parametrize("form", schema.FORMS)
@pytest.mark.parametrize("file", schema.kinds_of_file())
def test_a_schema_is_one(file: str, form: str) -> None:
    """It is valid by the draft that it names, its id is a name alone, and it is made in no time."""
    made = nt.schema(file, form=form)
    assert made["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    assert made["$id"] == f"{file}.{form}.schema.json"
    Draft202012Validator.check_schema(made)
    assert json.dumps(made) == json.dumps(nt.schema(file, form=form))


def test_every_definition_is_used_and_there() -> None:
    """References lead to definitions, and no definition is idle."""
    for form in schema.FORMS:
        made = nt.schema("records", form=form)
        used = set(re.findall(r'"#/\$defs/([^"]+)"', json.dumps(made)))
        assert used == made["$defs"].keys()


def test_a_schema_may_be_changed_by_whoever_has_it() -> None:
    """Each call gives a schema of its own."""
    nt.schema("records")["$defs"].clear()
    assert nt.schema("records")["$defs"]


@pytest.mark.parametrize(("file", "form"), [("record", "yaml"), ("records", "yml"), ("x", "xml")])
def test_there_are_no_other_schemas(file: str, form: str) -> None:
    """A kind of file or a form that is not there is refused, and the nearest named."""
    with pytest.raises(UnknownValue, match=r"records|yaml|json"):
        nt.schema(file, form=form)


def test_every_field_that_a_file_gives_has_its_documentation() -> None:
    """Editors show what a field is, in the order in which people read fields."""
    defs = nt.schema("records")["$defs"]
    for cls in RECORD_CLASSES:
        shown = defs[cls.__name__]["properties"]
        fields = {name: f for name, f in describe(cls).items() if not f.derived}
        assert list(shown) == codec.in_order(fields)
        if cls in ACTOR_CLASSES:
            kind = fields.pop("kind").default
            assert shown["kind"]["description"] == f"{kind.label}: {kind.definition}"
        assert {n: shown[n]["description"] for n in fields} == {n: f.doc for n, f in fields.items()}


UNHELD = {Match, FaultCode, MeasurementLevel, CodingRule} | {
    one for one in Term.__subclasses__() if one.__module__ == PairRule.__module__
}
"""The vocabularies that no record holds."""


def test_every_term_has_its_definition() -> None:
    """Editors show the definition beside each term."""
    for form in schema.FORMS:
        defs = nt.schema("records", form=form)["$defs"]
        for vocabulary in Term.__subclasses__():
            if vocabulary not in UNHELD:
                shown = defs[vocabulary.__name__]
                for term, said in zip(vocabulary, shown["enumDescriptions"], strict=True):
                    assert said == f"{term.label}: {term.definition}"
                assert shown["enum"] == [str(term) for term in vocabulary]


def test_terms_and_names_of_fields_are_texts_without_quotes() -> None:
    """None of them is a number, a truth or null to an editor."""
    terms = {str(term) for vocabulary in Term.__subclasses__() for term in vocabulary}
    names = {name for cls in RECORD_CLASSES for name in describe(cls)}
    assert all(core_yaml.resolved(text) == text for text in terms | names)


def patterns(plain: Any) -> Iterator[str]:
    for way in places(plain):
        if way[-1] == "pattern":
            yield at(plain, way)


def test_patterns_mean_the_same_to_python_and_to_editors() -> None:
    """They use only escapes that ECMAScript knows, and an end that is the end."""
    for form in schema.FORMS:
        for pattern in patterns(nt.schema("records", form=form)):
            escapes = set(re.findall(r"\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|.)", pattern))
            assert {e for e in escapes if len(e) == 2} <= {r"\.", r"\[", r"\]", r"\n"}
            assert pattern.startswith("^")
            assert pattern.endswith(r"$(?!\n)")
            assert not re.search(r"\(\?[^:!]", pattern)


def test_spaces_and_what_is_hidden_are_those_of_python() -> None:
    """A character is blank, hidden or seen to the schema as it is to the reader."""
    accepted = re.compile(shapes.text(typed=True)["pattern"])
    for code in range(sys.maxunicode + 1):
        one = chr(code)
        seen = not one.isspace() and re.match(UNSEEN, one) is None
        assert bool(accepted.search(one)) == seen, hex(code)
        if re.match(UNSEEN, one):
            assert not accepted.search(f"x{one}y"), hex(code)


@pytest.mark.parametrize(
    "text", [" " * 20_000, "x " * 10_000 + "\n", "[2013," * 3000, "/" * 20_000]
)
def test_long_texts_are_refused_at_once(text: str) -> None:
    """No pattern tries long on a text that does not fit: this would take minutes."""
    for pattern in set(patterns(nt.schema("records"))):
        assert not re.search(pattern, f"{text}\n")


# --- The same verdict ---------------------------------------------------------------------------


@pytest.mark.parametrize("file", BUILT_IN, ids=lambda file: file.stem)
def test_the_built_in_files_are_accepted(file: Path) -> None:
    """What the reader reads is right to an editor, too."""
    text = file.read_text("utf-8")
    if file.name == "pack.yaml":
        assert Draft202012Validator(nt.schema("pack")).is_valid(core_yaml.load(text))
    else:
        assert schema_accepts(text, "yaml")


def test_a_book_of_every_kind_of_record_is_accepted() -> None:
    """In both forms; but for a goal that is there to have no evidence, which both refuse."""
    assert {kind_of(record) for record in SOUND} == set(RecordKind) - {RecordKind.GOALS}
    assert not schema_accepts(to_json(BOOK.goals), "json")
    assert schema_accepts(to_json(SOUND), "json")
    assert schema_accepts(to_yaml(SOUND), "yaml")


@given(casebooks())
def test_whatever_can_be_written_is_accepted(book: nt.Casebook) -> None:
    """Both sides accept any casebook, written either way."""
    for form, text in (("json", to_json(book.records)), ("yaml", to_yaml(book.records))):
        assert schema_accepts(text, form)
        assert reader_accepts(text, form)


@given(spoilt("json"))
def test_verdicts_on_json_are_the_same(text: str) -> None:
    """What one side refuses in the form of a record, the other refuses."""
    verdict = reader_accepts(text, "json")
    assume(verdict is not None)
    assert schema_accepts(text, "json") == verdict


@given(spoilt("yaml"))
def test_verdicts_on_yaml_are_the_same(text: str) -> None:
    """What one side refuses in the form of a record, the other refuses."""
    verdict = reader_accepts(text, "yaml")
    assume(verdict is not None)
    assert schema_accepts(text, "yaml") == verdict


BEYOND = {
    "ids differ": "id-taken-by-another-record id-twice-in-two-kinds id-twice typology-ids-twice",
    "references lead to a record": """
        id-hint-is-of-the-right-kind id-of-another-kind-in-the-same-file id-of-another-kind
        id-of-nothing-at-all id-unknown kind-risks typology-dimension-not-there-at-all
        typology-dimension-not-there""",
    "sources have the paragraphs": """
        paragraph-beyond-a-source-in-the-file paragraph-beyond-the-source""",
    "a calendar tells": "date-backwards date-impossible",
    "what conditions ask": """
        typology-contains-of-one-value typology-criterion-in-a-criterion
        typology-criterion-in-the-population typology-criterion-not-there-at-all
        typology-criterion-not-there typology-criterion-of-related-records
        typology-date-of-what-is-no-date typology-date-wrong typology-field-not-to-be-asked
        typology-field-unknown typology-field-with-fields-of-its-own
        typology-field-without-this-value typology-has-field-of-the-wrong-kind
        typology-has-no-link typology-has-no-usual-link typology-has-via-another-kind
        typology-has-via-misspelt typology-id-of-another-kind typology-id-unknown-in-a-list
        typology-id-unknown-of-a-related-record typology-id-unknown typology-impossible-wrong
        typology-is-of-a-list typology-population-wrong typology-value-in-a-list
        typology-value-is-no-number typology-value-is-no-truth""",
    "how YAML writes a number or a truth": "number-leading-zero truth-capital",
    "it is no tree of values": """
        json-colon-missing json-comma-at-the-end json-comma-in-object json-comma-missing-in-list
        json-comma-missing json-comment json-duplicate-key json-empty json-escape
        json-line-break-in-text json-name-without-quotes json-not-finished json-not-utf-8
        json-quotation-not-closed json-something-after-the-end json-word typology-too-deep
        yaml-alias-as-key yaml-anchor-and-alias yaml-brace-not-closed yaml-bracket-not-closed
        yaml-colon-in-text yaml-control-character yaml-duplicate-key yaml-escape yaml-indentation
        yaml-key-indentation yaml-key-not-text yaml-kind-twice yaml-not-utf-8
        yaml-quotation-not-closed yaml-second-document yaml-tab yaml-tag""",
}
"""The broken files whose fault a schema cannot say, by the reason."""


@pytest.mark.parametrize("file", BROKEN, ids=lambda file: file.name)
def test_what_the_reader_refuses_is_refused_by_the_schema(file: Path) -> None:
    """Unless a schema cannot say it; what is listed as such is not said."""
    form = "json" if file.suffix == ".json" else "yaml"
    if file.stem in BEYOND["it is no tree of values"].split():
        assert read_files(file).hiding
        return
    beyond = {name for names in BEYOND.values() for name in names.split()}
    assert schema_accepts(file.read_text("utf-8"), form) == (file.stem in beyond)


def test_only_broken_files_are_listed() -> None:
    """Every name in the list is that of a file, and stands there once."""
    names = [name for names in BEYOND.values() for name in names.split()]
    assert sorted(set(names)) == sorted(names)
    assert set(names) <= {file.stem for file in BROKEN}


# --- Dates --------------------------------------------------------------------------------------


@st.composite
def almost_dates(draw: st.DrawFn) -> str:
    """Dates in EDTF and texts that are nearly so."""
    if draw(st.booleans()):
        text = draw(dates()).edtf
        where = draw(st.integers(0, len(text)))
        cut = draw(st.integers(0, 2))
        return (
            text[:where] + draw(st.text(" 0129X-/.,[]?~%\u00a0", max_size=3)) + text[where + cut :]
        )
    tokens = ["2013", "2014", "-02", "-12", "-13", "-21", "-29", "-30", "-31", "XX", "-XX", "201X"]
    tokens += ["/", "..", "[", "]", ",", "?", "~", "%", " ", "0000", "-00"]
    return "".join(draw(st.lists(st.sampled_from(tokens), max_size=8)))


@given(almost_dates())
def test_dates_are_told_apart_as_far_as_no_calendar_is_needed(text: str) -> None:
    """The schema refuses no date, and accepts what only a calendar tells to be none."""
    accepted = bool(re.search(shapes.edtf(typed=True)["pattern"], text))
    if is_date(text):
        assert accepted
    elif accepted:
        plain = text.replace("02-29", "02-28")
        single = [part.strip() for part in re.split(r"[][/,]|\.\.", plain) if part.strip()]
        assert all(map(is_date, single))
        assert is_date(plain) or "/" in text or ".." in text


def is_date(text: str) -> bool:
    try:
        When.parse(text)
    except DateError:
        return False
    return True


@pytest.mark.parametrize(
    "text",
    [
        *("2015", "2021-10", "2014-11-02", "201X", "18XX", "2004-XX", "2004-06-XX", "2004-XX-XX"),
        *("2013-24", "2015?", "2015~", "2015%", "2013/2014-05", "2017-03/..", "../2013", "2015/"),
        *("/2015", "[2013,2014]", "[2013..2015]", "[2013, 2014-05 ,201X]", " [ 2013 .. 2015 ] "),
        *("[2013-01..2013-04,2015?]", "2013 / ..", ".. / 2013", "2013-21?/2013-22~", "000X"),
    ],
)
def test_every_form_of_date_is_accepted(text: str) -> None:
    """One after the other, as a text and within a mapping."""
    assert is_date(text)
    shape = shapes.date(shapes.edtf(typed=True), shapes.text(typed=True), typed=True)
    for plain in (text, {"edtf": text}, {"edtf": text, "printed": "then"}):
        assert Draft202012Validator(shape).is_valid(plain)


@pytest.mark.parametrize("form", schema.FORMS)
@pytest.mark.parametrize("inner", [False, True], ids=["alone", "in a mapping"])
@pytest.mark.parametrize(("spaces", "accepted"), [(996, True), (997, False)])
def test_a_date_is_short(form: str, inner: bool, spaces: int, accepted: bool) -> None:
    """Both sides say where a date is too long to be one."""
    date = "2014" + " " * spaces
    source = {"id": "notes", "title": "Notes", "issued": {"edtf": date} if inner else date}
    text = json.dumps({"sources": [source]})
    assert schema_accepts(text, form) is accepted
    assert reader_accepts(text, form) is accepted


# --- Known limits -------------------------------------------------------------------------------


def one_source(**fields: Any) -> str:
    return to_plain_yaml({"sources": [{"id": "notes", "title": "Notes"} | fields]})


def to_plain_yaml(tree: Any) -> str:
    return core_yaml.dump(tree, lambda text: True)


@pytest.mark.parametrize(
    ("text", "schema_says", "reader_says"),
    [
        *((one_source(paragraphs=n), True, False) for n in ("012", "+12", "0x1F", "12.0", "1e1")),
        (one_source(issued="900"), False, False),
        (one_source(issued="0900"), False, True),
        (one_source(issued="2014.0"), True, False),
        (one_source(id="+1"), True, False),
        (one_source(id="1e-3"), False, True),
        (one_source(id="True"), True, False),
        (one_source(authors=["12", "012"]), False, True),
        ('sources: [{id: notes, title: Notes, authors: [12, "12"]}]', True, None),
        ("# nothing yet\n", True, True),
        ("null\n", True, False),
    ],
)
def test_what_yaml_can_write_in_two_ways_is_a_known_limit(
    text: str, schema_says: bool, reader_says: bool | None
) -> None:
    """An editor sees values, the reader sees how they are written."""
    assert schema_accepts(text, "yaml") is schema_says
    assert reader_accepts(text, "yaml") is reader_says


def test_an_item_with_a_default_written_out_is_a_known_limit() -> None:
    """The reader finds an item listed twice however it is written."""
    tree = plain_records(SOUND)
    evidence: list[Any] = tree["demands"][0]["evidence"]
    assert "disputes" not in evidence[0]
    evidence.append(evidence[0] | {"disputes": False})
    assert schema_accepts(json.dumps(tree), "json")
    assert reader_accepts(json.dumps(tree), "json") is None
    evidence.append(evidence[0])
    assert not schema_accepts(json.dumps(tree), "json")
    assert reader_accepts(json.dumps(tree), "json") is False


def test_values_that_do_not_fit_the_path_are_a_known_limit() -> None:
    """What a path leads to is nothing that a schema can look up."""
    condition = {"field": "anonymous", "is": "perhaps"}
    [typology] = plain_records(BOOK.typologies)["typologies"][:1]
    text = to_plain_yaml({"typologies": [typology | {"population": condition}]})
    assert schema_accepts(text, "yaml")
    assert reader_accepts(text, "yaml") is None


@pytest.mark.parametrize("null", ["null", "~", ""])
def test_null_is_no_value_to_an_editor(null: str) -> None:
    """Wherever it stands without quotes, but for a file that holds nothing else."""
    assert not schema_accepts(f"sources: {null}\n", "yaml")
    assert not schema_accepts(f"sources:\n - id: notes\n   title: {null}\n", "yaml")
    assert not schema_accepts(f"sources:\n - {null}\n", "yaml")


@pytest.mark.parametrize("number", [12.0, 0.0, 999_999_999.0])
def test_in_json_a_whole_number_is_one_with_a_point_as_well(number: float) -> None:
    """12.0 is 12 to JSON Schema, to JavaScript and to whoever writes tables out."""
    text = json.dumps({"sources": [{"id": "notes", "title": "Notes", "paragraphs": number}]})
    assert ".0" in text
    assert schema_accepts(text, "json")
    assert reader_accepts(text, "json")
    source = codec.structure(json.loads(text)["sources"][0], nt.Source, typed=True)
    assert isinstance(source, nt.Source)
    assert isinstance(source.paragraphs, int)


# --- Messages -----------------------------------------------------------------------------------


def told(tree: Any) -> str:
    return str(best_match(validator("yaml").iter_errors(tree)).message)


@pytest.mark.parametrize("cls", RECORD_CLASSES, ids=lambda cls: cls.__name__)
def test_a_misspelt_field_is_named(cls: type[nt.Record]) -> None:
    """Also where the field is required, so that it is missing, too; and within a part."""
    record = next(record for record in BOOK.records if isinstance(record, cls))
    [(kind, [plain])] = plain_records([record]).items()
    for name in set(plain) - {"kind" if cls in ACTOR_CLASSES else ""}:
        renamed = {f"{name}x" if key == name else key: value for key, value in plain.items()}
        assert f"'{name}x' was unexpected" in told({kind: [renamed]})
    for path, part in parts(record):
        if isinstance(part, nt.Attribution):
            voice = at(plain, [*path]) | {"whom": "x"}
            assert "'whom' was unexpected" in told({kind: [put(plain, [*path], voice)]})


def test_a_misspelt_term_is_told_with_those_there_are() -> None:
    """A kind of actor, and any other term."""
    assert "'stat' is not one of ['state', " in told({"actors": [{"id": "x", "kind": "stat"}]})
    [plain] = plain_records(BOOK.demands)["demands"]
    assert "'mony' is not one of [" in told({"demands": [plain | {"asks": ["mony"]}]})


def test_a_field_of_another_kind_of_actor_is_named() -> None:
    """The kind decides which fields there are."""
    actor = {"id": "x", "kind": "state", "name": "X", "evidence": [], "roles": ["minister"]}
    assert "'roles' was unexpected" in told({"actors": [actor]})


# --- Files that hold one thing ------------------------------------------------------------------


@frozen(kw_only=True, repr=False)
class Gone(Value):
    """Something that is no longer there.

    Attributes:
        id: What it was called.
        successor: What stands in its place.
    """

    id: SlugText
    successor: SlugText | None = None


@frozen(kw_only=True, repr=False)
class Bundle(Value):
    """Things that belong together.

    Attributes:
        title: What it is called.
        id: What it is called in references.
        builds_on: What it needs.
        gone: What is no longer there.
        whole: Whether all is there.
    """

    title: str
    id: SlugText
    builds_on: tuple[SlugText, ...] | None = None
    gone: tuple[Gone, ...] = ()
    whole: bool = True


def test_a_file_may_hold_one_thing_of_any_class(monkeypatch: pytest.MonkeyPatch) -> None:
    """A class that is put down for a kind of file gives its schema, without any other work."""
    monkeypatch.setitem(schema._ONE_OF_A_CLASS, "bundle", Bundle)
    assert schema.kinds_of_file() == ["records", "pack", "bundle"]
    made = nt.schema("bundle")
    Draft202012Validator.check_schema(made)
    assert made["$id"] == "bundle.yaml.schema.json"
    assert list(made["properties"]) == ["id", "title", "builds_on", "gone", "whole"]
    bundle = Draft202012Validator(made)
    good = {"id": "a-b", "title": 12, "builds_on": [], "gone": [{"id": "x", "successor": "y"}]}
    assert bundle.is_valid(good)
    for change in ({"id": "A"}, {"gone": [{"id": "x", "next": "y"}]}, {"whole": "yes"}, {"x": 1}):
        assert not bundle.is_valid(good | change)
    assert not bundle.is_valid(None)


# --- The command --------------------------------------------------------------------------------


def test_the_command_prints_a_schema(capsys: pytest.CaptureFixture[str]) -> None:
    """That of files of records in YAML, unless another is asked for."""
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out) == nt.schema("records", form="yaml")
    assert main(["schema", "records", "--form", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == nt.schema("records", form="json")


def test_the_command_writes_all_schemas(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Into a folder, which is made; what is there is only replaced if that is asked for."""
    folder = tmp_path / "new" / "schemas"
    assert main(["schema", "--into", str(folder)]) == 0
    names = {
        f"{file}.{form}.schema.json" for file in schema.kinds_of_file() for form in schema.FORMS
    }
    assert {file.name for file in folder.iterdir()} == names
    assert capsys.readouterr().out.splitlines() == [
        str(folder / f"{file}.{form}.schema.json")
        for file in schema.kinds_of_file()
        for form in schema.FORMS
    ]
    mine = folder / "records.json.schema.json"
    assert json.loads(mine.read_text("utf-8")) == nt.schema("records", form="json")
    mine.write_text("{}")
    assert main(["schema", "--into", str(folder)]) == 2
    assert "--replace" in capsys.readouterr().err
    assert mine.read_text() == "{}"
    assert main(["schema", "records", "--form", "json", "--into", str(folder), "--replace"]) == 0
    assert json.loads(mine.read_text("utf-8")) == nt.schema("records", form="json")
    assert {file.name for file in folder.iterdir()} == names


def test_the_command_writes_only_what_is_named(tmp_path: Path) -> None:
    """One kind of file, in one form."""
    assert main(["schema", "records", "--form", "yaml", "--into", str(tmp_path)]) == 0
    assert [file.name for file in tmp_path.iterdir()] == ["records.yaml.schema.json"]


def test_the_command_refuses_what_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    """A kind of file that there is not."""
    assert main(["schema", "record"]) == 2
    assert "did you mean 'records'?" in capsys.readouterr().err
