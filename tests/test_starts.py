"""New files: commented for who fills them in, and in order for who checks them."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import core_yaml
import negotypes as nt
from negotypes.files import yaml_text
from negotypes.files.commented import commented, commented_records
from negotypes.records import ACTOR_CLASSES, CLASSES
from negotypes.records.fields import describe
from negotypes.records.pack import Pack
from negotypes.records.paths import RECORD_CLASSES
from negotypes.starts import KINDS, new_pack, new_records
from negotypes.vocabulary import RecordKind

LEFT = "# Not given here, and can be:"
IDS = {"case": "valley-talks", "actor": "valley-league", "typology": "kinds-of-talks"}


def put(folder: Path, *starts: tuple[str, str]) -> Path:
    """A folder with these starts, a file each."""
    for kind, record_id in starts:
        text = new_pack(record_id) if kind == "pack" else new_records(kind, record_id)
        name = "pack" if kind == "pack" else record_id
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    return folder


def in_order(folder: Path) -> nt.Casebook:
    """The records in a folder, in which nobody finds anything."""
    found = nt.validate(folder)
    assert str(found) == ""
    assert found.book is not None
    return found.book


# --- Valid as they stand ------------------------------------------------------------------------


@pytest.mark.parametrize(("kind", "record_id"), IDS.items())
def test_a_start_is_valid_alone(tmp_path: Path, kind: str, record_id: str) -> None:
    """In a folder with nothing else, a new file has neither errors nor warnings."""
    book = in_order(put(tmp_path, (kind, record_id)))
    assert record_id in book.collection({"typology": "typologies"}.get(kind, f"{kind}s")).ids


def test_a_new_pack_is_valid_alone(tmp_path: Path) -> None:
    """A pack in which nothing is coded yet has neither errors nor warnings."""
    assert len(in_order(put(tmp_path, ("pack", "my-cases")))) == 0


def test_all_starts_are_valid_together(tmp_path: Path) -> None:
    """In one pack, all kinds of start, and two cases, do not get in each other's way."""
    starts = [("pack", "my-cases"), *IDS.items(), ("case", "lake-talks")]
    book = in_order(put(tmp_path, *starts))
    assert [pack.id for pack in book.packs] == ["my-cases"]
    assert set(book.cases.ids) == {"valley-talks", "lake-talks"}
    assert len(book.sources) == 4


def test_a_new_typology_sorts(tmp_path: Path) -> None:
    """A new typology does at once what typologies are for."""
    book = nt.load().extend(in_order(put(tmp_path, *IDS.items())))
    found = book.typologies["kinds-of-talks"].classify_all()
    assert "valley-league" in [each.record.id for each in found]


@settings(max_examples=20)
@given(
    st.from_regex(r"[a-z0-9]{1,12}(-[a-z0-9]{1,12}){0,3}", fullmatch=True)
    | st.sampled_from(["1e3", "0o17", "0x1f", "2020", "2020-05-01", "1e-3", "true", "null", "no"])
)
def test_a_start_is_well_formed_with_any_id(record_id: str) -> None:
    """Whatever the id, also one like a number or a truth, the schema accepts the file."""
    for kind in KINDS:
        assert not faults_of_schema("records", new_records(kind, record_id))
    assert not faults_of_schema("pack", new_pack(record_id))


@cache
def schema_of(file: str) -> Draft202012Validator:
    return Draft202012Validator(nt.schema(file))


def faults_of_schema(file: str, text: str) -> list[str]:
    return [error.message for error in schema_of(file).iter_errors(core_yaml.load(text))]


def test_a_start_says_what_it_is() -> None:
    """Comments are for people; a first line says so, and a second what the file is about."""
    assert new_pack("x").splitlines()[1].startswith("# What this folder is.")
    for kind in KINDS:
        first, second, *_ = new_records(kind, "x").splitlines()
        assert first == "# Lines that begin with # are comments, for you and not for the program."
        assert second.startswith(f"# A{'n' * (kind == 'actor')} {kind}, and the text")


# --- Comments -----------------------------------------------------------------------------------


@cache
def fields_by_doc() -> dict[str, set[str]]:
    """The names of the fields of all classes, by what is said of them."""
    found: dict[str, set[str]] = {}
    classes: list[type[Any]] = [*RECORD_CLASSES, Pack]
    for cls in classes:
        for field in describe(cls).values():
            found.setdefault(" ".join(field.doc.replace("``", "'").split()), set()).add(field.name)
            if field.is_part and field.type not in classes:  # the loop comes to it, too
                classes.append(field.type)
    return found


def left_out(text: str) -> list[tuple[str, str]]:
    """The fields that comments say can be given, each with what is said of it."""
    found: list[tuple[str, str]] = []
    listing = ""
    for line in text.splitlines():
        if line.endswith(LEFT):
            listing = line.removesuffix(LEFT) + "# "
        elif not listing or not line.startswith(listing):
            listing = ""
        elif line.startswith(f"{listing}  "):
            found[-1] = found[-1][0], f"{found[-1][1]} {line.strip(' #')}"
        else:
            name, _, said = line.removeprefix(listing).partition(": ")
            found.append((name, said))
    return found


@pytest.mark.parametrize("text", [new_pack("x"), *(new_records(kind, "x") for kind in KINDS)])
def test_what_is_left_out_is_a_field_with_its_meaning(text: str) -> None:
    """What a comment says can be given is a field of that name, and means what is said."""
    by_doc = fields_by_doc()
    found = left_out(text)
    assert found
    for name, said in found:
        (doc,) = {doc for doc in by_doc if said.startswith(doc) and name in by_doc[doc]}
        rest = said.removeprefix(doc)
        assert re.fullmatch(r"| (One|Any) of: .+\.| (An id|Ids) from the [a-z]+\.", rest)


@pytest.mark.parametrize("kind", RecordKind)
def test_a_record_has_all_its_fields(kind: RecordKind) -> None:
    """Of a record, each field that a file can give stands there, or in a comment; none twice."""
    for cls in ACTOR_CLASSES if kind is RecordKind.ACTORS else (CLASSES[kind],):
        described = describe(cls)
        given = {"id": "x"}
        if kind is RecordKind.ACTORS:
            given["kind"] = str(described["kind"].default)
        text = commented_records({str(kind): [given]})
        named = [name for name, _ in left_out(text)]
        fields = {f.name for f in described.values() if not f.derived}
        assert len(named) == len(set(named))
        assert fields == {*named, *given}
        assert yaml_text.parse(text, "x") is not None


def test_each_thing_is_explained_once() -> None:
    """What was explained is not explained again, also where another record leaves it out."""
    text = commented_records({"goals": [{"id": "a", "kinds": ["autonomy"]}, {"id": "b"}]})
    assert text.count("# What it says, in one plain sentence") == 0
    assert [name for name, _ in left_out(text)].count("summary") == 1
    first, second = text.split("  - id: b")
    assert "autonomy" in first
    assert "#" not in second


def test_a_part_of_plain_values_stands_on_one_line() -> None:
    """Short parts, such as who says something, take a line each; others a line for each field."""
    pack = {"deprecated": [{"id": "a", "successor": "b"}]}
    assert "deprecated:\n  - {id: a, successor: b}\n" in commented(Pack, pack)
    text = new_records("case", "x")
    assert "        attribution:\n          - {who: x-author, role: author}\n" in text
    assert "      - source: x-text\n" in text


def test_a_comment_within_an_item_stands_before_its_hyphen() -> None:
    """An item whose first field is explained begins with the comment, and is one item."""
    text = commented_records({"sources": [{"id": "a"}, {"id": "b"}]})
    assert re.search(r"\nsources:\n  # A lower-case slug[^\n]*\n  - id: a\n", text)
    assert core_yaml.load(text) == {"sources": [{"id": "a"}, {"id": "b"}]}


def test_lines_are_not_long() -> None:
    """Whoever has a narrow window can read it; no line has more than 100 characters."""
    for kind in KINDS:
        assert max(map(len, new_records(kind, "a" * 20).splitlines())) <= 100
