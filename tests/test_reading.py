"""Reading files: every fault, at its place, in one go, whatever the file holds."""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import chdir
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from negotypes.casebook import Casebook
from negotypes.dates import When
from negotypes.errors import UNSEEN, Fault, InvalidFiles
from negotypes.files.nodes import Node
from negotypes.files.reading import Reading, read_text
from negotypes.files.scalars import TEXT_LENGTH
from negotypes.files.together import Outside, cross_check
from negotypes.files.writing import to_json
from negotypes.packs import read, validate
from negotypes.records import ACTOR_CLASSES
from negotypes.records.fields import describe
from negotypes.testing import casebooks
from negotypes.vocabulary import RecordKind

DATA = Path(__file__).parent / "data"
with chdir(DATA / "broken"):  # so that messages name its files alike on every machine
    BASE = read("../base.yaml", on=Casebook())
BROKEN = sorted(file for file in (DATA / "broken").iterdir() if file.suffix in (".yaml", ".json"))

OUTSIDE = Outside(BASE._by_id, {}, lambda _: None)

SOURCE = "sources:\n  - id: notes\n    title: Notes\n"


def checked(text: str, file: str = "mine.yaml") -> Casebook:
    """What reading a text gives."""
    reading = Reading()
    read_text(text, file, reading)
    cross_check(reading, OUTSIDE)
    if reading.faults:
        raise InvalidFiles(reading.faults)
    return Casebook(entry.record for entry in reading.entries)


def faults_in(text: str, file: str = "mine.yaml") -> list[str]:
    """The faults of a text, as they are shown."""
    with pytest.raises(InvalidFiles) as caught:
        checked(text, file)
    return [str(fault) for fault in caught.value.faults]


# --- A file for each fault ----------------------------------------------------------------------


@pytest.mark.parametrize("file", BROKEN, ids=lambda file: file.name)
def test_a_broken_file_gives_its_exact_message_and_nothing_else(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message is the one that stands beside the file; file and casebook are as before."""
    before, known = file.read_bytes(), len(BASE)
    monkeypatch.chdir(file.parent)
    with pytest.raises(InvalidFiles) as caught:
        read(file.name, on=BASE)
    expected = file.with_name(f"{file.name}.expected").read_text("utf-8")
    assert f"{caught.value}\n" == expected
    found = validate(file.name, on=BASE)
    assert (found.errors, found.warnings, found.book) == (caught.value.faults, (), None)
    assert (file.read_bytes(), len(BASE)) == (before, known)


def test_every_broken_file_has_a_message_and_every_message_a_file() -> None:
    """Nothing in the folder is left out of the test above."""
    names = {file.name for file in BROKEN}
    others = {file.name for file in (DATA / "broken").iterdir()} - names
    assert others == {f"{name}.expected" for name in names}


@pytest.mark.parametrize("kind", list(RecordKind), ids=str)
def test_every_kind_of_record_has_a_broken_file(kind: RecordKind) -> None:
    """No kind of record is read without a file that shows how its faults are told."""
    files = [file for file in BROKEN if file.name.startswith(f"kind-{kind}")]
    assert files
    for file in files:
        assert f" {kind}[" in file.with_name(f"{file.name}.expected").read_text("utf-8")


def test_every_kind_of_actor_has_a_broken_file() -> None:
    """Each of the classes of actors is among them."""
    kinds = {f"kind-actors-{describe(cls)['kind'].default}.yaml" for cls in ACTOR_CLASSES}
    assert kinds <= {file.name for file in BROKEN}


def test_what_a_broken_file_may_refer_to_is_itself_in_order() -> None:
    """The base of the broken files has no fault, so that theirs are their own."""
    assert len(BASE) == 6


# --- All faults at once -------------------------------------------------------------------------


def test_faults_of_all_files_are_told_in_the_order_of_files_and_lines(tmp_path: Path) -> None:
    """One reading tells the faults of every file in a folder, sorted by place."""
    (tmp_path / "b.yaml").write_text("sources:\n  - id: Notes\n    titel: Notes\n")
    (tmp_path / "a.json").write_text('{"sources": [{"id": "n", "title": 1}, {"id": "N"}]}')
    (tmp_path / "c.yaml").write_text("sources: [\n")
    (tmp_path / "good.yaml").write_text(SOURCE)
    with pytest.raises(InvalidFiles) as caught:
        read(tmp_path, on=BASE)
    places = [(fault.file, fault.line, fault.column) for fault in caught.value.faults]
    folder = tmp_path.as_posix()
    assert places == [
        (f"{folder}/a.json", 1, 35),
        (f"{folder}/a.json", 1, 39),
        (f"{folder}/a.json", 1, 46),
        (f"{folder}/b.yaml", 2, 5),
        (f"{folder}/b.yaml", 2, 9),
        (f"{folder}/b.yaml", 3, 5),
        (f"{folder}/c.yaml", 2, 1),
    ]


def test_a_reference_to_a_record_with_faults_is_not_a_fault() -> None:
    """One mistake in an actor is one fault, however many records refer to the actor."""
    text = """\
sources:
  - {id: notes, title: Notes, authors: [bo-rask]}
  - {id: more-notes, title: More notes, authors: [bo-rask]}
actors:
  - {id: bo-rask, kind: person, name: Bo Rask, died: 2015-13, evidence: []}
"""
    assert [line.split(" ")[1:3] for line in faults_in(text)] == [["E209", "actors[bo-rask].died:"]]


def test_references_wait_until_every_file_can_be_read(tmp_path: Path) -> None:
    """A file that cannot be read may hold what others refer to, so they are not blamed."""
    (tmp_path / "a.yaml").write_text("sources:\n  - {id: n, title: N, authors: [bo-rask]}\n")
    (tmp_path / "b.yaml").write_text("actors: [\n")
    with pytest.raises(InvalidFiles) as caught:
        read(tmp_path, on=BASE)
    assert [fault.file for fault in caught.value.faults] == [f"{tmp_path.as_posix()}/b.yaml"]


def test_a_record_may_refer_to_one_in_another_file_or_in_the_base(tmp_path: Path) -> None:
    """Ids refer across the files of a folder, and to the casebook that is given."""
    (tmp_path / "a.yaml").write_text("sources:\n  - {id: n, title: N, authors: [bo-rask]}\n")
    (tmp_path / "b.yaml").write_text(
        """\
actors:
  - id: bo-rask
    kind: person
    name: Bo Rask
    evidence:
      - source: survey-2020
        paragraphs: [3]
        anchor: three words here
        attribution: [{who: ines-arden, role: author}]
        certainty: asserted
"""
    )
    book = read(tmp_path, on=BASE)
    assert (book.sources.ids, book.actors.ids) == (("n",), ("bo-rask",))
    assert not list(BASE.extend(book).unresolved())


def test_a_record_of_the_base_may_be_given_again() -> None:
    """The same record twice is no contradiction, so a casebook can be read on itself."""
    text = (DATA / "base.yaml").read_text("utf-8")
    assert BASE.extend(checked(text)) == BASE


def test_the_built_in_casebook_is_the_base_where_none_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a base of one's own, ids are looked up in the built-in casebook."""
    monkeypatch.setattr("negotypes.packs.reading.load", lambda: BASE)
    (tmp_path / "a.yaml").write_text("sources:\n  - {id: n, title: N, authors: [ines-arden]}\n")
    assert read(tmp_path).sources.ids == ("n",)


# --- What is read -------------------------------------------------------------------------------


def test_every_yaml_scalar_is_text_and_the_field_decides() -> None:
    """NO is Norway, and 1.0, yes and dates are texts; so are null and ~ once they are in quotes."""
    plain = ["NO", "1.0", "yes", "2020-01-01", "0x1F", "1_000", "12:30:45", "nulls"]
    quoted = ["null", "~", "[]"]
    printed = [*plain, *quoted]
    listed = ", ".join([*plain, *(f"'{text}'" for text in quoted)])
    text = f"""\
actors:
  - id: "12"
    kind: state
    name: 007
    places: [{listed}]
    evidence:
      - source: survey-2020
        paragraphs: [3]
        anchor: three words here
        attribution: [{{who: ines-arden, role: author, anonymous: false}}]
        certainty: asserted
"""
    actor = checked(text).actors["12"]
    assert (actor.name, list(actor.places)) == ("007", printed)
    assert actor.evidence[0].paragraphs == (3,)
    assert actor.evidence[0].attribution[0].anonymous is False


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "{}\n", "sources: []\n"])
def test_a_file_may_hold_no_records(text: str) -> None:
    """An empty file, or one that holds only comments, is not a fault."""
    assert len(checked(text)) == 0


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    """Some editors begin a file in UTF-8 with a mark; it does not belong to the text."""
    for name, text in (("a.yaml", SOURCE), ("b.json", '{"sources": []}')):
        (tmp_path / name).write_text(text, "utf-8-sig")
    assert read(tmp_path, on=BASE).sources.ids == ("notes",)


@pytest.mark.parametrize("nothing", ["null", "Null", "NULL", "~"])
def test_nothing_without_quotes_is_told_apart_from_a_text(nothing: str) -> None:
    """Nobody means a title by it, and a field that is not coded is left out."""
    (title,) = faults_in(f"sources:\n  - {{id: n, title: {nothing}}}\n")
    assert title == "mine.yaml:2:20: E204 sources[n].title: null is not a text; expected a text"
    (outlet,) = faults_in(f"sources:\n  - {{id: n, title: N, url: {nothing}}}\n")
    assert " E205 sources[n].url: null is not a value; leave the field out" in outlet


def test_a_folder_within_a_hidden_one_is_read_when_asked_for(tmp_path: Path) -> None:
    """Only what is hidden below the folder counts, not where the folder itself is."""
    folder = tmp_path / ".mine"
    folder.mkdir()
    (folder / "a.yaml").write_text(SOURCE)
    assert read(folder, on=BASE).sources.ids == ("notes",)


def test_the_ending_of_a_json_file_may_be_in_capitals(tmp_path: Path) -> None:
    """A file that ends in .JSON is read as JSON, where numbers are numbers."""
    (tmp_path / "A.JSON").write_text('{"sources": [{"id": "n", "title": "N", "paragraphs": 3}]}')
    assert read(tmp_path / "A.JSON", on=BASE).sources["n"].paragraphs == 3


def test_what_is_not_there_cannot_be_read(tmp_path: Path) -> None:
    """A path that leads nowhere is an error of the system, not an empty casebook."""
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "nowhere", on=BASE)


def test_the_longest_way_that_exists_is_where_a_fault_is_shown() -> None:
    """A scalar has no steps, so a path into it ends at the scalar."""
    scalar = Node("text", (3, 7))
    assert scalar.find(["field", 0]) is scalar


# --- Whatever a file holds ----------------------------------------------------------------------

TEXTS = [(DATA / "base.yaml").read_text("utf-8"), to_json(BASE.records)]
PIECES = [
    *("\n", "  ", "\t", "- ", ": ", "? ", "&a ", "*a", "!!int ", "---\n", "...\n", "%YAML 1.2\n"),
    *("[", "]", "{", "}", ",", '"', "'", "\\", "#", "|\n", ">-\n", "<<: ", "@", "`", "\x00"),
    *("\u202e", "\ufeff", "\ud7ff", "null", "true", "-1", "1e999", "2015-13", "a" * 200),
]


@st.composite
def mutated(draw: st.DrawFn) -> tuple[str, str]:
    """A file name, and a valid text from which pieces were cut and into which others were put."""
    number = draw(st.integers(0, 1))
    text = TEXTS[number]
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = start + draw(st.integers(0, 20))
        text = (
            text[:start] + draw(st.sampled_from(["", *PIECES]) | st.text(max_size=5)) + text[end:]
        )
    return ("mine.yaml", "mine.json")[number], text


def told(text: str, file: str) -> tuple[Fault, ...]:
    """The faults of a text, if it has any; another error is an error of the test."""
    try:
        checked(text, file)
    except InvalidFiles as error:
        return error.faults
    return ()


@given(mutated() | st.tuples(st.sampled_from(["mine.yaml", "mine.json"]), st.text()))
def test_any_text_is_read_or_told_what_is_wrong_with_it(named: tuple[str, str]) -> None:
    """No text raises anything but `InvalidFiles`, and every fault is one visible line."""
    file, text = named
    for fault in told(text, file):
        assert fault.line >= 1
        assert fault.column >= 1
        assert not re.search(UNSEEN, str(fault))


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)


def ways(plain: Any) -> Iterator[tuple[Any, Any]]:
    """Every list or mapping in plain values, with each of its positions or keys."""
    inner = plain.items() if isinstance(plain, dict) else enumerate(plain)
    for step, value in list(inner):
        yield plain, step
        if isinstance(value, (dict, list)):
            yield from ways(value)


@pytest.mark.parametrize(
    ("file", "dump"),
    [("mine.json", json.dumps), ("mine.yaml", yaml.safe_dump)],
    ids=["JSON", "YAML"],
)
@given(data=st.data())
def test_any_value_anywhere_is_read_or_told_what_is_wrong_with_it(
    data: st.DataObject, file: str, dump: Callable[[Any], str]
) -> None:
    """A well-formed file with any value in place of any other raises only `InvalidFiles`."""
    plain = json.loads(TEXTS[1])
    holder, step = data.draw(st.sampled_from(list(ways(plain))))
    holder[step] = data.draw(json_values)
    for fault in told(dump(plain), file):
        assert not re.search(UNSEEN, str(fault))


@given(casebooks())
def test_a_casebook_that_stands_on_its_own_has_no_faults(book: Casebook) -> None:
    """What is valid is read without a base, since nothing in it refers to anything else."""
    reading = Reading()
    read_text(to_json(book.records), "book.json", reading)
    cross_check(reading, Outside({}, {}, lambda _: None))
    assert not reading.faults
    assert Casebook(entry.record for entry in reading.entries) == book


# --- Bounds -------------------------------------------------------------------------------------

LONG = "x" * 1_000_000
MANY = 100_000


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[" * 10_000, id="lists"),
        pytest.param("- " * 10_000, id="lists in lines"),
        pytest.param("{a: " * 10_000, id="mappings"),
        pytest.param("".join(f"{' ' * n}a:\n" for n in range(1000)), id="mappings in lines"),
        pytest.param("? " * 10_000, id="keys"),
        pytest.param("sources:\n  - id: " + "[" * 10_000 + "]" * 10_000, id="in a record"),
    ],
)
def test_deep_nesting_in_yaml_is_a_fault(text: str) -> None:
    """However deep lists and mappings are nested, the message is the same and comes at once."""
    (fault,) = faults_in(text)
    assert fault.endswith(": E105 nested more than 32 levels deep")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[" * 10_000, id="lists"),
        pytest.param('{"a":' * 10_000, id="objects"),
        pytest.param('{"sources": [' + "[" * 10_000 + "]" * 10_000 + "]}", id="in a list"),
    ],
)
def test_deep_nesting_in_json_is_a_fault(text: str) -> None:
    """However deep lists and objects are nested, the message is the same and comes at once."""
    (fault,) = faults_in(text, "mine.json")
    assert re.fullmatch(r"mine\.json:1:\d+: E105 nested more than 32 levels deep", fault)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{LONG}: []\n", id="kind"),
        pytest.param(f"? {LONG}\n: []\n? {LONG}\n: []\n", id="key given twice"),
        pytest.param(f"sources:\n  - id: X{LONG}\n    title: N\n", id="id"),
        pytest.param(f"{SOURCE}    outlet: {LONG}\n", id="unknown id"),
        pytest.param(f"{SOURCE}    issued: {LONG}\n", id="date"),
        pytest.param(f'{SOURCE}    issued: "2015{" " * 1_000_000}x"\n', id="date with spaces"),
        pytest.param(f"{SOURCE}    paragraphs: {'9' * 1_000_000}\n", id="number"),
        pytest.param(f'{SOURCE}    url: "{LONG}\\t"\n', id="text"),
        pytest.param(f"{SOURCE}    ? {LONG}\n    : x\n", id="field"),
        pytest.param(f"{SOURCE}    absent: [{LONG}]\n", id="name of a field"),
        pytest.param(f"{SOURCE}    url: &{LONG} x\n", id="anchor of YAML"),
        pytest.param(f"{SOURCE}    url: !{LONG} x\n", id="tag"),
        pytest.param(f"{SOURCE}    url: *{LONG}\n", id="alias"),
    ],
)
def test_a_huge_value_gives_a_short_message(text: str) -> None:
    """A message quotes the beginning of what is at fault, not a megabyte of it."""
    (fault,) = faults_in(text)
    assert len(fault) < 1000


@pytest.mark.parametrize("spare", [0, -1])
def test_a_text_may_be_as_long_as_a_few_pages(spare: int) -> None:
    """A text of the largest length is read."""
    text = "x" * (TEXT_LENGTH + spare)
    assert checked(f"{SOURCE}    url: {text}\n").sources["notes"].url == text


def test_a_text_that_is_longer_is_a_fault() -> None:
    """The fault says how long it is, and does not quote it."""
    (fault,) = faults_in(f"{SOURCE}    url: {LONG}\n")
    assert fault == (
        "mine.yaml:4:10: E207 sources[notes].url: a text of 1000000 characters; "
        "expected at most 20000"
    )


def test_a_date_is_shorter_than_a_text() -> None:
    """One that is as long as a page is refused before anybody tries to understand it."""
    (fault,) = faults_in(f"{SOURCE}    issued: '2015{' ' * 1000}'\n")
    assert fault.startswith("mine.yaml:4:13: E209 sources[notes].issued: '2015  ")
    assert fault.endswith("...' is too long for a date; expected EDTF, such as 2021-10")
    issued = checked(f"{SOURCE}    issued: '2015{' ' * 996}'\n").sources["notes"].issued
    assert issued == When.parse("2015")


@pytest.mark.parametrize("last", ["place-1", ""], ids=["repeated", "empty"])
def test_a_huge_list_is_read_to_its_end(last: str) -> None:
    """A fault at the end of 100,000 items is found, and nothing else is."""
    places = [f"place-{number}" for number in range(MANY)]
    text = json.dumps({"actors": [{"id": "a", "kind": "state", "name": "A", "places": places}]})
    (missing,) = faults_in(text, "mine.json")
    assert "'evidence' is missing" in missing
    places.append(last)
    text = json.dumps({"actors": [{"id": "a", "kind": "state", "name": "A", "places": places}]})
    assert f"actors[a].places[{MANY}]: " in faults_in(text, "mine.json")[1]


def test_as_many_faults_as_there_are_mistakes() -> None:
    """A thousand mistakes are a thousand faults, not the first few."""
    text = json.dumps({"sources": [{"id": f"n-{i}", "title": i} for i in range(1000)]})
    faults = faults_in(text, "mine.json")
    assert len(faults) == 1000
    assert faults[999].endswith(": E204 sources[n-999].title: 999 is not a text; expected a text")


def test_a_file_is_named_by_the_path_as_it_was_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asked for by itself, or with its folder, near or far: the rest of the message is the same."""
    (tmp_path / "own").mkdir()
    shutil.copy(DATA / "broken" / "number-word.yaml", tmp_path / "own" / "mine.yaml")
    monkeypatch.chdir(tmp_path)
    asked = {"own/mine.yaml": "own/mine.yaml", "own": "own/mine.yaml", ".": "own/mine.yaml"}
    asked[str(tmp_path)] = (tmp_path / "own" / "mine.yaml").as_posix()
    told: set[str] = set()
    for path, name in asked.items():
        with pytest.raises(InvalidFiles) as caught:
            read(path, on=BASE)
        (fault,) = caught.value.faults
        assert fault.file == name
        told.add(str(fault).removeprefix(name))
    assert len(told) == 1
