"""Compiled records: the same as those that were checked, and faster to read."""

import json
import subprocess
import sys
from pathlib import Path

from attrs import evolve
from hypothesis import given

from negotypes.casebook import Casebook
from negotypes.files import trusted
from negotypes.files.reading import Reading, read_text
from negotypes.files.writing import to_json
from negotypes.packs import read
from negotypes.records import Record
from negotypes.testing import casebooks, records
from negotypes.vocabulary import RecordKind

BASE = read(Path(__file__).parent / "data" / "base.yaml", on=Casebook())


def checked(text: str) -> list[Record]:
    """The records in a text, read with every check."""
    reading = Reading()
    read_text(text, "book.json", reading)
    assert not reading.faults
    return [entry.record for entry in reading.entries]


@given(casebooks())
def test_compiled_records_are_those_that_checked_reading_gives(book: Casebook) -> None:
    """Both ways to read give the same records, down to the class of every value."""
    compiled = trusted.read(trusted.write(book.records))
    read_again = checked(to_json(book.records))
    assert compiled == read_again
    assert repr(compiled) == repr(read_again)
    assert Casebook(compiled) == book


@given(records())
def test_a_record_can_be_compiled_alone(record: Record) -> None:
    """Whatever its kind, and whether or not what it refers to is there."""
    assert trusted.read(trusted.write([record])) == [record]


@given(casebooks())
def test_the_same_records_compile_to_the_same_text(book: Casebook) -> None:
    """A build can be repeated to the byte."""
    assert trusted.write(book.records) == trusted.write(list(book.records))


def test_a_chain_of_voices_stands_once() -> None:
    """However many passages carry it, and in whatever record, a chain is written only once."""
    compiled = json.loads(trusted.write(BASE.records))
    assert compiled["chains"] == [[{"who": "ines-arden", "role": "author"}]]
    places = [
        evidence
        for kind in compiled["records"].values()
        for record in kind
        for evidence in record.get("evidence", ())
    ]
    assert [evidence["attribution"] for evidence in places] == [0] * 5


def test_no_records_are_compiled_to_no_records() -> None:
    """Nothing in, nothing out."""
    assert trusted.read(trusted.write([])) == []


def test_records_are_read_in_the_order_in_which_they_were_compiled() -> None:
    """Within a kind, the order is kept."""
    person = BASE.actors["ines-arden"]
    group = BASE.actors["lake-front"]
    named = [evolve(person, id="b"), evolve(group, id="c"), evolve(person, id="a")]
    assert trusted.read(trusted.write(named)) == named


def test_the_records_of_a_kind_are_made_when_they_are_asked_for() -> None:
    """Kind by kind, each once; the order of asking does not matter."""
    compiled = trusted.Compiled(trusted.write(BASE.records))
    assert list(compiled.kinds) == ["sources", "actors", "modes", "cases"]
    assert compiled.take(RecordKind.MODES) == list(BASE.modes)
    assert compiled.take(RecordKind.SOURCES) == list(BASE.sources)
    assert compiled.take(RecordKind.SOURCES) == []
    assert compiled.take(RecordKind.GOALS) == []


def test_reading_compiled_records_needs_no_other_package() -> None:
    """Neither cattrs nor PyYAML, which take long to import, is imported."""
    program = (
        "import sys; from negotypes.files import trusted; "
        'trusted.read(\'{"chains": [], "packs": [], "records": {}}\'); '
        "sys.exit(' '.join({'cattrs', 'yaml', 'difflib'} & sys.modules.keys()) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
