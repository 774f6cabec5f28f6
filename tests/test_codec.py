"""From plain values to records and back, by what the record classes declare."""

import json
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from negotypes.dates import When
from negotypes.files import codec, json_text, yaml_text
from negotypes.files.misfits import Misfit
from negotypes.records import CLASSES, Case, Person, Record, Source, kind_of
from negotypes.records.fields import describe
from negotypes.testing import records
from negotypes.vocabulary import RecordKind

NOTES = {"id": "notes", "title": "Notes"}


def structured(plain: Any, kind: str = "sources", *, typed: bool = True) -> Record:
    """The record that plain values make."""
    made = codec.structure(plain, CLASSES[RecordKind.of(kind)], typed=typed)
    assert isinstance(made, Record)
    return made


def refused(plain: Any, kind: str = "sources", *, typed: bool = True) -> list[Misfit]:
    """All that keeps plain values from being a record."""
    made = codec.structure(plain, CLASSES[RecordKind.of(kind)], typed=typed)
    assert isinstance(made, list)
    return made


@given(records())
def test_a_record_survives_json(record: Record) -> None:
    """Written as JSON and read again, a record equals itself, down to the class of its values."""
    text = json_text.write(codec.unstructure(record))
    again = structured(json_text.parse(text, "mine.json").plain(), kind_of(record))
    assert again == record
    assert repr(again) == repr(record)


@given(records())
def test_a_record_survives_yaml(record: Record) -> None:
    """Written as YAML and read again as texts, a record equals itself."""
    root = yaml_text.parse(yaml_text.write(codec.unstructure(record)), "mine.yaml")
    assert root is not None
    again = structured(root.plain(), kind_of(record), typed=False)
    assert again == record
    assert repr(again) == repr(record)


@given(records())
def test_plain_values_are_those_of_json(record: Record) -> None:
    """No class of this library is left in plain values, and nothing that is not coded."""
    plain = codec.unstructure(record)
    assert json.loads(json.dumps(plain)) == plain
    assert None not in plain.values()


@given(records())
def test_fields_come_in_the_order_in_which_people_read(record: Record) -> None:
    """First what the record is, then what it says, and last where that stands."""
    names = list(codec.unstructure(record))
    assert names[0] == "id"
    ends = [name for name in names if name in ("evidence", "absent", "inapplicable", "note")]
    assert names[len(names) - len(ends) :] == ends


def test_the_kind_of_an_actor_is_written_although_its_class_decides_it() -> None:
    """A file says which kind of actor it holds."""
    plain = codec.unstructure(Person(id="bo-rask", name="Bo Rask", evidence=()))
    assert plain == {"id": "bo-rask", "kind": "person", "name": "Bo Rask", "evidence": []}
    assert structured(plain, "actors") == Person(id="bo-rask", name="Bo Rask", evidence=())


@given(records("cases"))
def test_what_a_casebook_fills_in_is_not_written(record: Record) -> None:
    """Episodes and preconditions of a case follow from other records."""
    assert isinstance(record, Case)
    filled = evolve(record, episodes=("first-talks",), preconditions=("troops-leave",))
    assert codec.unstructure(filled) == codec.unstructure(record)


def test_a_date_is_a_text_unless_the_printed_words_are_kept() -> None:
    """The short form and the long form of a date are both read, and the shorter one written."""
    source = structured(NOTES | {"issued": {"edtf": "2021-10", "printed": "last October"}})
    assert codec.unstructure(source)["issued"] == {"edtf": "2021-10", "printed": "last October"}
    for plain in ("2021-10", {"edtf": "2021-10"}):
        source = structured(NOTES | {"issued": plain})
        assert isinstance(source, Source)
        assert source.issued == When(edtf="2021-10")
        assert codec.unstructure(source)["issued"] == "2021-10"


@pytest.mark.parametrize("value", [3, 3.5, True, None, [], {}])
def test_in_json_only_a_text_is_a_text(value: Any) -> None:
    """Nothing is turned into a text in silence."""
    (misfit,) = refused(NOTES | {"title": value})
    assert misfit.path == ("title",)
    assert misfit.problem.endswith("is not a text")


@pytest.mark.parametrize("value", ["3", 3.5, True, None, [3], -1, 10**9])
def test_in_json_only_a_whole_number_is_a_number(value: Any) -> None:
    """Nothing is turned into a number in silence, True included."""
    (misfit,) = refused(NOTES | {"paragraphs": value})
    assert misfit.path == ("paragraphs",)


@pytest.mark.parametrize("typed", [True, False], ids=["JSON", "YAML"])
@given(number=st.integers(0, 10**9 - 1))
def test_the_same_numbers_are_read_from_both_formats(number: int, typed: bool) -> None:
    """Zero to 999,999,999, as a number in JSON and in digits in YAML."""
    plain = NOTES | {"paragraphs": number if typed else str(number)}
    source = structured(plain, typed=typed)
    assert isinstance(source, Source)
    assert source.paragraphs == number


@pytest.mark.parametrize("value", ["yes", "True", "1", "", "on", ["true"], {}])
def test_in_yaml_only_two_words_are_truths(value: Any) -> None:
    """The words are true and false, in small letters."""
    plain = {"id": "a", "kind": "person", "name": "A", "evidence": [], "anonymous": value}
    (misfit,) = refused(plain, "actors", typed=False)
    assert misfit.path == ("anonymous",)


@pytest.mark.parametrize("value", ["true", 0, 1, None])
def test_in_json_only_truths_are_truths(value: Any) -> None:
    """Neither a word nor a number stands for true."""
    plain = {"id": "a", "kind": "person", "name": "A", "evidence": [], "anonymous": value}
    (misfit,) = refused(plain, "actors")
    assert misfit.path == ("anonymous",)


def test_nothing_is_said_by_null() -> None:
    """What is not coded is left out; null is refused wherever it stands."""
    optional = dict.fromkeys(("summary", "authors", "outlet", "issued", "language"))
    misfits = refused(NOTES | optional)
    assert {misfit.path for misfit in misfits} == {(name,) for name in optional}


def test_every_misfit_of_a_record_is_found() -> None:
    """One wrong value does not hide another, however deep they stand."""
    evidence = {
        "source": "A b",
        "paragraphs": ["x", 1, 1, [2]],
        "anchor": 3,
        "attribution": [{"who": "a", "role": "author"}, {"whose": "a", "role": "king"}, "a"],
        "certainty": "sure",
    }
    plain = {"kind": "person", "evidence": [evidence, evidence | {"extra": 1}], "died": "x"}
    paths = {misfit.path for misfit in refused(plain, "actors")}
    of_one = {
        ("source",),
        ("paragraphs", 0),
        ("paragraphs", 2),
        ("paragraphs", 3),
        ("anchor",),
        ("attribution", 1),
        ("attribution", 1, "role"),
        ("attribution", 1, "whose"),
        ("attribution", 2),
        ("certainty",),
    }
    assert paths == {
        (),
        ("died",),
        *(("evidence", number, *path) for number in (0, 1) for path in of_one),
        ("evidence", 1, "extra"),
    }


@pytest.mark.parametrize("kind", list(RecordKind), ids=str)
def test_every_required_field_is_missed(kind: RecordKind) -> None:
    """An empty mapping lacks exactly the fields that must be given, and is told what they are."""
    misfits = refused({"kind": "person"} if kind == "actors" else {}, kind)
    fields = describe(Person if kind == "actors" else CLASSES[kind])
    missing = {f"'{name}' is missing" for name, field in fields.items() if field.required}
    assert {misfit.problem for misfit in misfits} == missing
    assert all(misfit.expected and misfit.expected.startswith("expected: ") for misfit in misfits)
