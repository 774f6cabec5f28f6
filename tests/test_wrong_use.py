"""What is asked wrongly gets a plain answer, and never an empty one without a word."""

from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

import negotypes as nt
from negotypes import cli
from negotypes.records import kind_of
from sample import BOOK

BASE = Path(__file__).parent / "data" / "base.yaml"


@pytest.mark.parametrize("wrong", [["norland", "sudmark"], 3, None])
def test_only_records_and_names_can_be_compared(wrong: Any) -> None:
    """A list of subjects is not a subject."""
    with pytest.raises(nt.NotComparable, match="one by one"):
        nt.compare(wrong, "norland", book=BOOK)


@pytest.mark.parametrize("wrong", [0, slice(3), None])
def test_a_collection_is_asked_by_name(wrong: Any) -> None:
    """Records have ids, not positions."""
    with pytest.raises(TypeError, match="expected an id, name or alias"):
        BOOK.actors[wrong]


def test_what_is_not_a_record_has_no_kind() -> None:
    """Nor has a record of the base class, which stands for none."""
    with pytest.raises(TypeError, match="not a record of any kind"):
        kind_of(nt.Record(id="x", evidence=()))


def test_an_id_that_records_hold_can_be_asked_for_wherever_its_record_is() -> None:
    """Cases of one's own refer to the modes of another casebook."""
    cases = nt.Casebook(BOOK.cases).cases
    assert cases.where(modes="back-channel").ids == BOOK.cases.where(modes="back-channel").ids != ()
    with pytest.raises(nt.UnknownId):
        cases.where(modes="forward-channel")


def test_a_record_of_another_kind_is_no_answer() -> None:
    """A case holds no positions."""
    with pytest.raises(nt.UnknownId):
        BOOK.positions.where(holder=BOOK.cases["river-talks"])
    assert BOOK.positions.where(holder=BOOK.actors["norland"]).ids == ("norland-refuses",)


def test_case_and_accents_do_not_matter_in_free_text() -> None:
    """A place is found however it is written, and what no record says is not found."""
    assert BOOK.cases.where(places="NORLAND") == BOOK.cases.where(places="Norland")
    assert len(BOOK.cases.where(places="norland")) > 0
    assert len(BOOK.cases.where(places="nowhere")) == 0


@pytest.mark.parametrize("name", ["al-Qa\u02bfida", "al-Qa\u02beida", "al-Qa'ida", "Al Qaida"])
def test_signs_of_transliteration_do_not_matter(name: str) -> None:
    """However the ayn is written, the name is one."""
    group = evolve(BOOK.actors["river-front"], id="group", name="al-Qaida", aliases=())
    assert nt.Casebook([group]).actors[name] is not None


def test_a_folder_with_nothing_to_read_is_a_fault(tmp_path: Path) -> None:
    """The usual slip is a file whose name ends otherwise."""
    (tmp_path / "coast.yaml.txt").write_text("cases: []")
    with pytest.raises(nt.InvalidFiles, match="no file to read in this folder; expected names"):
        nt.read(tmp_path, on=nt.Casebook())


def test_a_folder_that_cannot_be_opened_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Part of one's data is never passed over without a word."""

    def refuse(path: object, **options: Any) -> Any:
        options["onerror"](PermissionError(13, "Permission denied", str(path)))
        return iter(())

    monkeypatch.setattr("negotypes.files.folder.os.walk", refuse)
    with pytest.raises(PermissionError):
        nt.read(tmp_path, on=nt.Casebook())


def test_a_source_has_the_paragraphs_that_evidence_cites(tmp_path: Path) -> None:
    """A paragraph beyond the last is no place in a text."""
    file = tmp_path / "mine.yaml"
    text = BASE.read_text("utf-8").replace("paragraphs: [1]", "paragraphs: [999]", 1)
    file.write_text(text, "utf-8")
    with pytest.raises(nt.InvalidFiles, match=r"no paragraph 999 in '[a-z0-9-]+'; expected 1 to "):
        nt.read(file, on=nt.Casebook())


def test_an_id_that_the_other_casebook_has_is_taken(tmp_path: Path) -> None:
    """The clash is told with its line; the same record is no clash."""
    file = tmp_path / "mine.yaml"
    file.write_text(BASE.read_text("utf-8"), "utf-8")
    mine = nt.read(file, on=nt.Casebook())
    assert nt.read(file, on=mine) == mine
    changed = [evolve(record, note="changed") for record in mine.actors]
    with pytest.raises(
        nt.InvalidFiles, match=r"mine\.yaml:\d+:\d+: E301 actors\[.*is taken; it is "
    ):
        nt.read(file, on=nt.Casebook([*mine.sources, *changed, *mine.cases, *mine.episodes]))


def test_conditions_may_follow_an_option(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Options stand where one types them; what is no condition is refused."""
    monkeypatch.setattr("negotypes.cli.asking.load", lambda: BOOK)
    assert cli.main(["list", "cases", "--json", "places=Norland"]) == 0
    after = capsys.readouterr().out
    assert cli.main(["list", "cases", "places=Norland", "--json"]) == 0
    assert capsys.readouterr().out == after
    with pytest.raises(SystemExit) as caught:
        cli.main(["show", "norland", "--yaml"])
    assert caught.value.code == 2


def test_what_a_stream_cannot_show_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    """Output never fails for a letter; a stream without an encoding is left alone."""

    class Plain:
        said = ""

        def write(self, text: str) -> None:
            self.said += text

        def flush(self) -> None:
            pass

    plain = Plain()
    monkeypatch.setattr("negotypes.cli.asking.load", lambda: BOOK)
    monkeypatch.setattr("sys.stdout", plain)
    assert cli.main(["show", "norland"]) == 0
    assert "Norland" in plain.said
