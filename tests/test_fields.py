"""What the record classes say about their own fields."""

import re
from enum import Enum
from typing import Any

import pytest
from attrs import AttrsInstance, frozen
from attrs import fields as attributes_of
from hypothesis import given

import negotypes
from negotypes.dates import When
from negotypes.records import (
    ACTOR_CLASSES,
    CLASSES,
    Attribution,
    Case,
    Condition,
    Criterion,
    Dimension,
    Evidence,
    Finding,
    Participant,
    Person,
    Record,
    State,
    TypeClass,
    kind_of,
)
from negotypes.records.fields import describe, items_of, parts
from negotypes.records.reference import ANY
from negotypes.records.references import references
from negotypes.testing import records
from negotypes.vocabulary import ActorKind, CaseKind, RecordKind, Term

PARTS: list[type[AttrsInstance]] = [
    Attribution,
    Criterion,
    Dimension,
    Evidence,
    Finding,
    Participant,
    TypeClass,
]
ALL: list[type[AttrsInstance]] = [*CLASSES.values(), *ACTOR_CLASSES, *PARTS]
every_class = pytest.mark.parametrize("cls", ALL, ids=lambda cls: cls.__name__)


@every_class
def test_every_field_is_described_in_one_line(cls: type[AttrsInstance]) -> None:
    """Each field has a line of documentation that is a sentence, not the beginning of one."""
    described = describe(cls)
    assert list(described) == [attribute.name for attribute in attributes_of(cls)]
    for field in described.values():
        assert re.fullmatch(r"[A-Z`].*(?:\.|\.\.\.)", field.doc), field


@every_class
def test_every_field_holds_something_that_can_be_read_and_written(
    cls: type[AttrsInstance],
) -> None:
    """A field holds texts, numbers, truths, dates, terms, or parts with fields of their own."""
    for field in describe(cls).values():
        simple = field.type in (str, int, bool, When) or issubclass(field.type, (Term, Condition))
        assert simple is not field.is_part
        if field.is_part:
            assert field.type in PARTS


@every_class
def test_a_reference_is_a_slug_in_a_collection(cls: type[AttrsInstance]) -> None:
    """What refers to a record holds ids, and says in which collection they are found."""
    for field in describe(cls).values():
        if field.ref is not None:
            assert field.slug
            assert field.type is str
            assert field.ref == ANY or field.ref in list(RecordKind)


@every_class
def test_a_field_without_default_is_required(cls: type[AttrsInstance]) -> None:
    """An optional list is empty when it is not given, and any other value None or False."""
    for field in describe(cls).values():
        if not field.required and field.type is not ActorKind:
            assert field.default in ((),) if field.many else field.default in (None, False)


def test_the_description_of_a_field() -> None:
    """One field of each sort, spelled out."""
    case, evidence, state = describe(Case), describe(Evidence), describe(State)
    name = case["name"]
    assert (name.type, name.many, name.required, name.slug) == (str, False, True, False)
    assert name.doc == "A name to show."
    parties = case["parties"]
    assert (parties.type, parties.many, parties.ref, parties.slug) == (str, True, "actors", True)
    assert (case["period"].type, case["period"].required) == (When, False)
    assert (case["kind"].type, case["precedent"].type) == (CaseKind, bool)
    assert (case["episodes"].derived, case["modes"].derived) == (True, False)
    assert (case["id"].slug, case["id"].ref) == (True, None)
    assert (evidence["attribution"].is_part, evidence["attribution"].type) == (True, Attribution)
    assert (evidence["paragraphs"].type, evidence["paragraphs"].many) == (int, True)
    assert (state["kind"].type, state["kind"].default) == (ActorKind, ActorKind.STATE)


def test_what_a_class_inherits_is_described_by_the_nearest_class() -> None:
    """A class that documents an inherited field anew is taken at its word."""
    assert describe(Person)["name"].doc == describe(State)["name"].doc
    assert "absent" in describe(Person)


def test_a_class_without_documentation_is_refused() -> None:
    """A field nobody has described is noticed at once."""

    @frozen
    class Bare:
        """A class that says nothing of its fields."""

        name: str

    with pytest.raises(KeyError):
        describe(Bare)


@pytest.mark.parametrize("declared", [dict[str, str], list[str], type[Enum]])
def test_a_field_of_another_type_is_refused(declared: Any) -> None:
    """Only what files, indexes and tables know how to treat may be declared."""

    @frozen
    class Odd:
        """A class with a field of a type that is not known.

        Attributes:
            value: Something.
        """

        value: declared  # pyright: ignore[reportInvalidTypeForm]

    with pytest.raises(TypeError, match="no field of a record may be declared as"):
        describe(Odd)


def test_the_values_in_a_field_can_be_walked_through() -> None:
    """None is no value, a tuple any number, and everything else one."""
    assert items_of(None) == ()
    assert items_of(("a", "b")) == ("a", "b")
    assert items_of("ab") == ("ab",)
    assert items_of(False) == (False,)


@given(records())
def test_every_reference_is_found_at_its_path(record: Record) -> None:
    """Following the path from the record leads to the id, whatever it goes through."""
    for path, kind, named in references(record):
        value: Any = record
        for step in path:
            value = value[step] if isinstance(step, int) else getattr(value, step)
        assert value == named
        assert kind == ANY or kind in list(RecordKind)


@given(records())
def test_no_reference_is_passed_over(record: Record) -> None:
    """The ids that the classes declare, and those that are found, are the same."""

    def declared(part: AttrsInstance) -> list[str]:
        found: list[str] = []
        for field in describe(type(part)).values():
            for item in items_of(getattr(part, field.name)):
                if field.is_part:
                    found += declared(item)
                elif field.ref is not None:
                    found.append(item)
        return found

    assert sorted(named for _, _, named in references(record)) == sorted(declared(record))


@given(records())
def test_every_part_is_found_at_its_path(record: Record) -> None:
    """Parts, and parts of parts, are found once each, where the path leads."""
    found = list(parts(record))
    for path, part in found:
        value: Any = record
        for step in path:
            value = value[step] if isinstance(step, int) else getattr(value, step)
        assert value is part
        assert isinstance(part, tuple(PARTS))
    assert len({path for path, _ in found}) == len(found)
    assert [part for _, part in found if isinstance(part, Attribution)] == [
        voice for _, part in found if isinstance(part, Evidence) for voice in part.attribution
    ]


@given(records())
def test_a_record_is_of_one_kind(record: Record) -> None:
    """Exactly one of the classes of a casebook's collections is that of a record."""
    assert [kind for kind, cls in CLASSES.items() if isinstance(record, cls)] == [kind_of(record)]


@given(records())
def test_a_record_shows_what_is_coded_and_can_be_made_from_that(record: Record) -> None:
    """What a record shows is an expression that makes an equal one."""
    names: dict[str, Any] = {cls.__name__: cls for cls in ALL}
    names |= {term.__class__.__name__: term.__class__ for term in _terms(record)}
    shown = re.sub(r"<(\w+)\.(\w+): '[^']*'>", r"\1.\2", repr(record))
    assert eval(shown, names | {"When": When, "nt": negotypes}) == record


def _terms(part: AttrsInstance) -> list[Term]:
    terms: list[Term] = []
    for field in describe(type(part)).values():
        for item in items_of(getattr(part, field.name)):
            if field.is_part:
                terms += _terms(item)
            elif isinstance(item, Term):
                terms.append(item)
    return terms
