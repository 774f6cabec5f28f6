"""The command that writes graphs: its form by the name of the file, nothing written over."""

import json
from pathlib import Path

import networkx as nx
import pytest

from negotypes import write
from negotypes.casebook import Casebook
from negotypes.cli import main
from negotypes.records import ArmedGroup, Relation
from negotypes.vocabulary import RelationKind
from sample import BOOK, said

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _sample(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the command know the small casebook of these tests."""
    monkeypatch.setattr("negotypes.cli.graph.load", lambda: BOOK)


def written(capsys: Capture, out: Path, *words: str) -> None:
    """Write a graph, and look at what is said."""
    assert main(("graph", str(out), *words)) == 0
    said_of_it, err = capsys.readouterr()
    assert (said_of_it, err) == (f"Written: {out}\n", "")


def test_graphml(capsys: Capture, tmp_path: Path) -> None:
    """A file whose name ends in .graphml, in whatever case, holds actors and relations."""
    out = tmp_path / "groups.GraphML"
    written(capsys, out)
    assert sorted(nx.read_graphml(out)) == list(BOOK.actors.ids)


def test_gexf_with_kinds(capsys: Capture, tmp_path: Path) -> None:
    """Other kinds of record can be asked for."""
    out = tmp_path / "groups.gexf"
    written(capsys, out, "--kind", "actors", "--kind", "cases")
    assert "river-talks/parties/1" in out.read_text("utf-8")


def test_arguments(capsys: Capture, tmp_path: Path) -> None:
    """The argument graph is drawn on request."""
    out = tmp_path / "arguments.graphml"
    written(capsys, out, "--arguments")
    assert sorted(nx.read_graphml(out)) == ["marsh-answer", "reed-doubt-1", "river-talks"]


def test_jsonld(capsys: Capture, tmp_path: Path) -> None:
    """A file whose name ends in .jsonld holds every record."""
    out = tmp_path / "book.jsonld"
    written(capsys, out)
    ids = {node["@id"] for node in json.loads(out.read_text("utf-8"))["@graph"]}
    assert {f"nt:record:{record.id}" for record in BOOK.records} <= ids


def test_own_records(capsys: Capture, tmp_path: Path) -> None:
    """Records of one's own are added, and may refer to those that are there."""
    group = ArmedGroup(id="new-league", evidence=(said(3),), name="New League")
    tie = Relation(
        id="new-rival",
        evidence=(said(3),),
        subject="new-league",
        kind=RelationKind.RIVAL_OF,
        object="river-front",
    )
    mine = tmp_path / "mine"
    mine.mkdir()
    write(Casebook([group, tie]), mine / "groups.yaml")
    out = tmp_path / "all.graphml"
    written(capsys, out, "--add", str(mine))
    assert nx.read_graphml(out).has_edge("new-league", "river-front")


def test_nothing_is_written_over(capsys: Capture, tmp_path: Path) -> None:
    """A file that is there stays, unless it may be replaced."""
    for name in ("a.graphml", "a.gexf", "a.jsonld"):
        out = tmp_path / name
        out.write_text("mine")
        assert main(("graph", str(out))) == 2
        assert capsys.readouterr().err == f"already there: {out}; say --replace to replace it\n"
        assert out.read_text() == "mine"
        written(capsys, out, "--replace")
        assert out.read_text("utf-8") != "mine"


def test_wrong_words(capsys: Capture, tmp_path: Path) -> None:
    """Other forms, and options that a form does not know, are told and nothing is written."""
    for words, message in (
        (("graph.png",), "'graph.png' is no name of a graph; expected '.graphml', '.gexf' or"),
        (("a\x1b.png",), "'a?.png' is no name of a graph"),
        (("a.jsonld", "--arguments"), "a '.jsonld' file holds every record: leave --kind and"),
        (("a.jsonld", "--kind", "cases"), "a '.jsonld' file holds every record"),
    ):
        name, *rest = words
        assert main(("graph", str(tmp_path / name), *rest)) == 2
        assert message in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(("graph", str(tmp_path / "a.gexf"), "--kind", "actor"))
    assert "invalid choice: 'actor'" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
