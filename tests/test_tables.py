"""Tidy tables: nothing is lost, nothing is calculated, and everything can be joined."""

import csv
import io
import json
import re
from typing import Any

import pytest
from hypothesis import given

from negotypes import (
    ArmedGroup,
    Casebook,
    Criterion,
    Record,
    Source,
    TypeClass,
    When,
    field,
    load,
    tables,
)
from negotypes.files.codec import unstructure
from negotypes.records import ACTOR_CLASSES, CLASSES, Condition, classes_of
from negotypes.records.fields import Field, describe
from negotypes.testing import casebooks
from negotypes.tidy import Rows, csv_text, part_tables, table_of
from negotypes.typologies import Typology
from sample import BOOK, said

SIGNS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"

Read = dict[str, list[dict[str, str]]]


def plainly(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from calculating."""
    return re.sub(f"^'(?='*[{re.escape(SIGNS)}])", "", cell)


def parsed(text: str) -> list[dict[str, str]]:
    """The rows of a table in CSV, by the names of the columns."""
    head, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    return [dict(zip(head, map(plainly, row), strict=True)) for row in rows]


def all_parsed(book: Casebook) -> Read:
    """The rows of all tables of a casebook, by way of CSV."""
    return {name: parsed(csv_text(rows)) for name, rows in tables(book).items()}


def together(read: Read) -> dict[str, dict[str, Any]]:
    """The plain values of all records, put together from the tables alone."""
    actors = {str(describe(cls)["kind"].default): cls for cls in ACTOR_CLASSES}
    found: dict[str, dict[str, Any]] = {}
    for kind in map(str, CLASSES):
        for row in read[kind]:
            cls: Any = actors[row["kind"]] if kind == "actors" else classes_of(kind)[0]
            found[row["id"]] = one(read, cls, row, row["id"])
    return found


def one(read: Read, cls: Any, row: dict[str, str], key: str) -> dict[str, Any]:
    """The plain values of a record, or of a part of one."""
    plain: dict[str, Any] = {}
    for name, described in describe(cls).items():
        if described.derived:
            continue
        if described.is_part:
            inner = [each for each in read[table_of(cls, described)] if each["of"] == key]
            inner = [each for each in inner if each["part"].split("/")[-2] == name]
            inner.sort(key=lambda each: int(each["position"]))
            items = [one(read, described.type, each, each["part"]) for each in inner]
        elif described.many:
            listed = read[table_of(cls, described)]
            own = [each for each in listed if each.get("part", each["record"]) == key]
            own.sort(key=lambda each: int(each["position"]))
            items = [value(described, each["value"]) for each in own]
        else:
            if row[name] and not (row[name] == "false" and described.default is False):
                plain[name] = value(described, row[name], row.get(f"{name}_printed", ""))
            continue
        if items or described.required:
            plain[name] = items
    return plain


def value(described: Field, cell: str, printed: str = "") -> Any:
    """A value as a file has it."""
    if described.type is bool:
        return {"true": True, "false": False}[cell]
    if issubclass(described.type, Condition):
        return json.loads(cell)
    if described.type is When and printed:
        return {"edtf": cell, "printed": printed}
    return int(cell) if described.type is int else cell


def plain(book: Casebook) -> dict[str, dict[str, Any]]:
    """The plain values of all records, as they are written to files."""
    return {record.id: unstructure(record) for record in book.records}


def test_no_information_is_lost() -> None:
    """From the tables in CSV every record can be put together again."""
    assert together(all_parsed(BOOK)) == plain(BOOK)


@given(casebooks())
def test_no_information_of_any_casebook_is_lost(book: Casebook) -> None:
    """Whatever is coded, in whatever script."""
    assert together(all_parsed(book)) == plain(book)


def test_no_information_of_the_built_in_casebook_is_lost() -> None:
    """The tables of the built-in casebook have all of its records, conditions included."""
    book = load()
    found = all_parsed(book)
    assert sum(len(found[str(kind)]) for kind in CLASSES) == len(book)
    some = Casebook(list(book.typologies) + list(book.sources))
    assert together(all_parsed(some)) == plain(some)


def test_a_table_of_records() -> None:
    """One row a record, a column a field, the words of a date beside it, and cells with types."""
    made = tables(BOOK)["sources"]
    assert made.head == (
        *("id", "title", "summary", "outlet", "issued", "issued_printed", "paragraphs"),
        *("numbering", "language", "url", "note"),
    )
    assert made.rows[0] == (
        *("marsh-2020", "Talking on the River", None, "harbour-gazette", "2020-05", "last May"),
        *(40, None, "en", None, None),
    )


def test_tables_of_lists_and_parts() -> None:
    """A value a row with its position; a part a row with its own key and that of its holder."""
    made = tables(BOOK)
    assert made["cases.parties"].rows[:2] == (
        ("hill-talks", 1, "norland"),
        ("hill-talks", 2, "hill-league"),
    )
    assert made["absent"].rows == (
        ("sources", "reed-2021", 1, "issued"),
        ("actors", "river-front", 1, "ideologies"),
        ("cases", "hill-talks", 1, "mediators"),
    )
    assert made["inapplicable"].rows == (("cases", "hill-talks", 1, "period"),)
    voices = [row for row in made["evidence.attribution"].rows if row[3] == "river-offer"]
    assert [row[:6] for row in voices][1:3] == [
        (
            "river-offer/evidence/2/attribution/1",
            "river-offer/evidence/2",
            "episodes",
            "river-offer",
            1,
            "envoy",
        ),
        (
            "river-offer/evidence/2/attribution/2",
            "river-offer/evidence/2",
            "episodes",
            "river-offer",
            2,
            "harbour-gazette",
        ),
    ]
    of_class = [row for row in made["evidence"].rows if str(row[1]).startswith("kinds-of-truce/")]
    assert [row[:5] for row in of_class] == [
        (
            "kinds-of-truce/classes/1/evidence/1",
            "kinds-of-truce/classes/1",
            "typologies",
            "kinds-of-truce",
            1,
        )
    ]


def test_every_table_is_there_whatever_is_coded() -> None:
    """Programs find the same tables and columns in every casebook, also in an empty one."""
    empty, full = tables(Casebook()), tables(BOOK)
    assert list(empty) == list(full)
    assert all(empty[name].head == full[name].head for name in full)
    assert all(not rows.rows for rows in empty.values())


def test_no_column_is_there_twice() -> None:
    """The columns that a table adds do not go by the name of a field; rows are as wide as heads."""
    for rows in tables(BOOK).values():
        assert len(set(rows.head)) == len(rows.head)
        assert all(len(row) == len(rows.head) for row in rows.rows)


def test_every_field_has_a_table() -> None:
    """A field is where `table_of` says, and what a casebook fills in is nowhere."""
    made = tables(BOOK)
    for cls in [*part_tables(), *(cls for kind in CLASSES for cls in classes_of(kind))]:
        for name, described in describe(cls).items():
            if described.derived:
                assert table_of(cls, described) == ""
            elif described.many:
                assert table_of(cls, described) in made
            else:
                assert name in made[table_of(cls, described)].head
    assert table_of(Record, describe(Record)["absent"]) == "absent"


def test_keys_are_unique_and_lead_somewhere() -> None:
    """Every part has a key of its own, and is a part of a record or part that is there."""
    made = tables(BOOK)
    keys = [row[0] for name in part_tables().values() for row in made[name].rows]
    assert len(set(keys)) == len(keys)
    holders = {*keys, *(record.id for record in BOOK.records)}
    assert {row[1] for name in part_tables().values() for row in made[name].rows} <= holders


def test_conditions_are_json() -> None:
    """A condition is the JSON of its plain form, wherever in a typology it stands."""
    local = field("scope") == "local"
    typology = Typology(
        id="t",
        evidence=(said(1),),
        summary="S.",
        name="T",
        holder="a",
        unit="actors",  # type: ignore[arg-type]
        population=field("kind") == "armed-group",
        criteria=(Criterion(id="c", summary="S.", condition=local),),
        classes=(TypeClass(id="k", name="K", definition="D.", defined=True, criteria=local),),
        impossible=(local,),
    )
    made = tables(Casebook([typology]))
    plainest = json.dumps({"field": "scope", "is": "local"})
    population = made["typologies"].head.index("population")
    assert made["typologies"].rows[0][population] == '{"field": "kind", "is": "armed-group"}'
    assert made["typologies.impossible"].rows == (("t", 1, plainest),)
    assert plainest in made["criteria"].rows[0]
    assert plainest in made["classes"].rows[0]


def test_the_same_records_give_the_same_tables() -> None:
    """In whatever order the records are given."""
    turned = Casebook(reversed(list(BOOK.records)))
    assert tables(turned) == tables(BOOK)


@pytest.mark.parametrize("sign", SIGNS)
def test_nothing_is_calculated(sign: str) -> None:
    """A text that a spreadsheet would take for a formula is marked, and can be read back."""
    for text in (f"{sign}1+1", f"'{sign}1", f"''{sign}", sign):
        text_of = csv_text(Rows(("a",), ((text,),)))
        head, cells = csv.reader(io.StringIO(text_of, newline=""))
        assert head == ["a"]
        assert cells == [f"'{text}"]
        assert plainly(cells[0]) == text


def test_csv() -> None:
    """Commas, quotes and line ends as RFC 4180 has them; what is no text is not marked."""
    rows = Rows(("a", "b"), ((-1, True), ("x,y", 'say "no"'), (None, False), ("'tis", "1-2")))
    assert csv_text(rows) == ('a,b\r\n-1,true\r\n"x,y","say ""no"""\r\n,false\r\n\'tis,1-2\r\n')


def test_hostile_names_come_back() -> None:
    """Formulas, quotes and separators in a record are read back as they were."""
    aliases = ('=HYPERLINK("http://x","y")', "@a;b,c", "'+1", "-", "\uff1d1", "a\tb")
    group = ArmedGroup(id="g", evidence=(), name="=1+1", aliases=aliases)
    book = Casebook([group, Source(id="s", title="+x")])
    assert together(all_parsed(book)) == plain(book)
