"""Casebooks as graphs for networkx, GraphML and GEXF: what is coded, nothing more, nothing lost."""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

import negotypes
from negotypes import (
    Casebook,
    Collection,
    MissingExtra,
    Person,
    RecordKind,
    Relation,
    RelationKind,
    UnknownValue,
    When,
    argument_graph,
    load,
    to_gexf,
    to_graphml,
    to_networkx,
)
from negotypes.graphs.gexf import gexf
from negotypes.graphs.graphml import graphml
from negotypes.graphs.network import Edge, Network, Node, network
from negotypes.graphs.years import spell, years
from sample import ACTORS, BOOK, said

ALL = tuple(RecordKind)

# --- For networkx -------------------------------------------------------------------------------


def test_actors_and_relations() -> None:
    """Actors are nodes, relations edges with their id as key, with all that is coded of them."""
    graph = to_networkx(BOOK)
    assert type(graph) is nx.MultiDiGraph
    assert sorted(graph) == list(BOOK.actors.ids)
    assert {key for _, _, key in graph.edges(keys=True)} == set(BOOK.relations.ids)
    assert graph["river-front"]["norland"] == {
        "front-fights-norland": {
            "kind": "fights",
            "label": "Fights",
            "symmetric": True,
            "period": "2013/2016",
            "start": 2013,
            "end": 2016,
            "place": "the delta",
            "level": "operational",
            "role": "southern wing",
            "truth": "holds",
            "citations": "marsh-2020 \u00b613",
        }
    }
    assert graph["sudmark"]["hill-league"]["sudmark-backs-league"] == {
        "kind": "backs",
        "label": "Backs",
        "symmetric": False,
        "period": "2017/..",
        "start": 2017,
        "truth": "contested",
        "citations": "marsh-2020 \u00b614; against: reed-2021 \u00b65",
    }


def test_nodes_have_what_their_fields_hold() -> None:
    """Lists are one text; what is not coded is not there."""
    graph = to_networkx(BOOK)
    assert graph.nodes["hill-league"] == {
        "label": "Hill League",
        "collection": "actors",
        "kind": "armed-group",
        "name": "Hill League",
        "aliases": "Ligue n'Dara; the Front",
        "form": "group",
        "scope": "national",
        "ideologies": "nationalist; ethnic",
        "founded": "2015",
        "truth": "holds",
        "citations": "marsh-2020 \u00b63",
    }
    assert graph.nodes["envoy"]["anonymous"] is True


def test_further_kinds_are_tied_by_reference() -> None:
    """With further kinds, each reference between nodes is an edge that names the field."""
    graph = to_networkx(BOOK, kinds=("actors", "cases", "episodes"))
    assert graph["river-talks"]["herders"]["river-talks/mediators/1"] == {
        "kind": "reference",
        "label": "mediators",
        "field": "mediators",
        "truth": "holds",
        "citations": "marsh-2020 \u00b627",
    }
    fields = {data["field"] for *_, data in graph.edges(data=True) if "field" in data}
    assert fields == {
        *("parties", "mediators", "case"),
        *("participants.actor", "participants.on_behalf_of"),
    }
    key = "river-meeting/participants/1/on_behalf_of"
    assert graph.has_edge("river-meeting", "river-front", key)
    assert graph.nodes["river-meeting"]["date"] == "2014-03"
    assert graph.nodes["river-meeting"]["start"] == 2014
    # relations are edges still
    assert graph.has_edge("river-front", "norland", "front-fights-norland")


def test_relations_may_be_nodes() -> None:
    """Relations that are nodes refer to their ends and are no edges."""
    graph = to_networkx(BOOK, kinds=["actors", "relations"])
    assert {field for *_, field in graph.edges(data="field")} == {"subject", "object"}
    assert graph.nodes["front-fights-norland"]["kind"] == "fights"
    alone = to_networkx(BOOK, kinds="relations")
    assert sorted(alone) == list(BOOK.relations.ids)
    assert alone.size() == 0
    assert to_networkx(BOOK, kinds=["cases"]).size() == 0


def test_evidence_is_tied_on_request() -> None:
    """The sources and voices of evidence are edges if asked for, each with its place."""
    graph = to_networkx(BOOK, kinds=("cases", "sources", "actors"), evidence=True)
    assert graph["hill-talks"]["reed-2021"]["hill-talks/evidence/1/source"] == {
        "kind": "reference",
        "label": "evidence.source",
        "field": "evidence.source",
        "citations": "reed-2021 \u00b613",
        "certainty": str(BOOK.cases["hill-talks"].evidence[0].certainty),
    }
    key = "hill-talks/evidence/1/attribution/1/who"
    assert graph.has_edge("hill-talks", "ben-reed", key)
    without = to_networkx(BOOK, kinds=("cases", "sources", "actors"))
    assert {field for *_, field in without.edges(data="field") if field} == {
        *("parties", "mediators", "authors", "outlet")
    }
    authors = without["marsh-2020"]["ada-marsh"]["marsh-2020/authors/1"]
    assert authors == {"kind": "reference", "label": "authors", "field": "authors"}


def test_every_reference_is_an_edge() -> None:
    """With all kinds of record as nodes, nothing that refers to anything is left out."""
    from negotypes.records.references import references

    graph = to_networkx(BOOK, kinds=ALL, evidence=True)
    assert sorted(graph) == sorted(record.id for record in BOOK.records)
    wanted = sorted((r.id, other) for r in BOOK.records for _, _, other in references(r))
    assert sorted(graph.edges()) == wanted


def test_parts_of_a_casebook() -> None:
    """A dossier and a collection show their own records, and the actors these are tied to."""
    dossier = to_networkx(BOOK.about("sudmark"))
    assert sorted(dossier) == ["hill-league", "sudmark"]
    assert dossier.nodes["sudmark"]["label"] == "Sudmark"
    fights = to_networkx(BOOK.relations.where(kind="fights"))
    assert [*fights.edges()] == [("river-front", "norland")]
    assert fights.nodes["norland"]["form"] == "state"
    assert sorted(to_networkx(BOOK.actors.where(kind="state"))) == ["norland", "sudmark"]
    assert to_networkx(BOOK.at("2012")).size() == 1
    assert to_networkx(Casebook()).order() == 0


def test_what_is_not_there_is_shown_by_its_id() -> None:
    """A casebook may refer to actors that another holds: their ids stand for them."""
    graph = to_networkx(Casebook([BOOK.relations["sudmark-backs-league"], *ACTORS[:1]]))
    assert graph.nodes["sudmark"] == {"label": "sudmark", "collection": "actors"}
    assert graph.size() == 1
    assert to_networkx(Casebook([BOOK.problems["problem-year"]]), kinds=ALL).size() == 1


def test_what_cannot_be_drawn() -> None:
    """Anything but records of a casebook, and kinds that there are not, are errors."""
    with pytest.raises(TypeError, match="expected a casebook or a collection of records, got 3"):
        to_networkx(cast("Casebook", 3))
    with pytest.raises(UnknownValue, match="did you mean 'actors'"):
        to_networkx(BOOK, kinds=["actor"])


def test_networkx_is_an_extra(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without networkx the message says what to install; files are written all the same."""
    monkeypatch.setitem(sys.modules, "networkx", None)
    message = "networkx is not installed: pip install 'negotypes[graphs]'"
    calls: list[Callable[[], Any]] = [lambda: to_networkx(BOOK), argument_graph(BOOK).to_networkx]
    for call in calls:
        with pytest.raises(MissingExtra) as caught:
            call()
        assert str(caught.value) == message
        assert isinstance(caught.value, ImportError)
    to_graphml(BOOK, tmp_path / "book.graphml")
    to_gexf(BOOK, tmp_path / "book.gexf")
    assert len(list(tmp_path.iterdir())) == 2


def test_writing_files_imports_no_extra(tmp_path: Path) -> None:
    """Neither importing the library nor writing a graph imports networkx."""
    program = (
        "import sys, negotypes as nt; book = nt.Casebook();"
        f"nt.to_graphml(book, {str(tmp_path / 'a.graphml')!r});"
        f"nt.to_gexf(book, {str(tmp_path / 'a.gexf')!r}); nt.to_jsonld(book);"
        "nt.argument_graph(book).preferred();"
        "print({'networkx', 'rdflib', 'pyld', 'lxml'} & set(sys.modules))"
    )
    place = str(Path(negotypes.__file__).parents[1])
    run = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | {"PYTHONPATH": place},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout == "set()\n"


# --- Time ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("edtf", "known", "spelt"),
    [
        ("2013", {"start": 2013, "end": 2013}, ("2013-01-01", "2013-12-31")),
        ("2014-11-02", {"start": 2014, "end": 2014}, ("2014-11-02", "2014-11-02")),
        ("2013/2014-05", {"start": 2013, "end": 2014}, ("2013-01-01", "2014-05-31")),
        ("2017-03/..", {"start": 2017}, ("2017-03-01", None)),
        ("../2013", {"end": 2013}, (None, "2013-12-31")),
        ("2015/", {"start": 2015}, None),
        ("/2015", {"end": 2015}, None),
        ("[2013-05,2013-07]", {"start": 2013, "end": 2013}, ("2013-05-01", "2013-07-31")),
        ("[2013,2014]", {}, None),
        ("2013?", {}, None),
        ("2013~", {}, None),
        ("201X", {}, None),
        ("2010~/2013", {"end": 2013}, None),
        ("2013/2014?", {"start": 2013}, None),
        ("2013-24", {}, None),
        ("0001", {"end": 1}, None),
        ("9999", {"start": 9999}, None),
    ],
)
def test_years_are_certain_or_left_out(
    edtf: str, known: dict[str, int], spelt: tuple[str | None, str | None] | None
) -> None:
    """A year stands only where no reading of the date gives another."""
    assert years(When.parse(edtf)) == known
    assert spell(When.parse(edtf)) == spelt


# --- GraphML and GEXF ---------------------------------------------------------------------------

HOSTILE = "<script>alert(\"x\")</script> & 'y' ]]> \u202e\ttab\nline\r\nend"


def hostile_book() -> Casebook:
    """A casebook whose texts are full of markup."""
    ends = [
        Person(id=name, evidence=(), name=HOSTILE, aliases=(HOSTILE, "]]>"))
        for name in ("norland", "river-front")
    ]
    tie = Relation(
        id="tie",
        evidence=(said(1),),
        subject="norland",
        object="river-front",
        kind=RelationKind.BACKS,
        place=HOSTILE,
        period=When(edtf="2013", printed=HOSTILE),
    )
    return Casebook([*ends, tie])


def from_graphml(text: str) -> Any:
    """GraphML as networkx reads it."""
    return nx.read_graphml(io.BytesIO(text.encode()), force_multigraph=True, edge_key_type=str)


def nodes(graph: Any) -> dict[str, dict[str, Any]]:
    """The nodes of a graph with their values."""
    return dict(graph.nodes(data=True))


def edges(graph: Any) -> list[tuple[str, str, str, dict[str, Any]]]:
    """The edges of a graph with their keys and values, in order."""
    return sorted(graph.edges(keys=True, data=True), key=lambda edge: edge[2])


@pytest.mark.parametrize("kinds", [("actors",), ALL])
@pytest.mark.parametrize("book", [BOOK, hostile_book(), Casebook()])
def test_graphml_keeps_everything(book: Casebook, kinds: tuple[str, ...]) -> None:
    """What networkx reads from the file is what `to_networkx` gives."""
    made = to_networkx(book, kinds=kinds, evidence=True)
    read = from_graphml(graphml(network(book, kinds, evidence=True)))
    assert nodes(read) == nodes(made)
    assert edges(read) == edges(made)


def from_gexf(text: str) -> Any:
    """GEXF as networkx reads it."""
    return nx.read_gexf(io.BytesIO(text.encode()), version="1.3")


@pytest.mark.parametrize("kinds", [("actors",), ALL])
@pytest.mark.parametrize("book", [BOOK, hostile_book(), Casebook()])
def test_gexf_keeps_everything(book: Casebook, kinds: tuple[str, ...]) -> None:
    """What networkx reads from the file is what `to_networkx` gives, and the times beside it."""
    made = to_networkx(book, kinds=kinds, evidence=True)
    read = from_gexf(gexf(network(book, kinds, evidence=True)))
    assert nodes(read) == nodes(made)
    found = [(s, t, data.pop("id"), data) for s, t, data in read.edges(data=True)]
    for *_, data in found:
        data.pop("spells", None)
    assert sorted(found, key=lambda edge: edge[2]) == edges(made)


def test_spells_are_there_where_dates_are_certain() -> None:
    """Edges with certain dates have their days, open ends stay open; others are always there."""
    read = from_gexf(gexf(network(BOOK)))
    assert read.graph["mode"] == "dynamic"
    assert read["river-front"]["norland"]["spells"] == [("2013-01-01", "2016-12-31")]
    assert read["sudmark"]["hill-league"]["spells"] == [("2017-01-01", "None")]
    assert "spells" not in read["hill-league"]["river-front"]
    assert '<spells><spell start="2017-01-01"/></spells>' in gexf(network(BOOK))
    assert from_gexf(gexf(network(BOOK.actors))).graph["mode"] == "static"


SPACES = {"gexf": "{http://gexf.net/1.3}", "graphml": "{http://graphml.graphdrawing.org/xmlns}"}


@pytest.mark.parametrize("book", [BOOK, hostile_book(), argument_graph(BOOK)])
def test_gexf_is_what_the_format_demands(book: Any) -> None:
    """Elements stand where the schema has them, in its order; ids are declared, ends exist."""
    made = book.network() if hasattr(book, "network") else network(book, ALL, evidence=True)
    root = ET.fromstring(gexf(made).encode())
    space = SPACES["gexf"]
    assert root.tag == f"{space}gexf"
    assert root.attrib == {"version": "1.3"}
    (graph,) = root
    tags = [child.tag.removeprefix(space) for child in graph]
    assert tags == ["attributes", "attributes", "nodes", "edges"]
    declared = {
        part.get("class"): {one.get("id"): one.get("type") for one in part} for part in graph[:2]
    }
    assert {*declared["node"].values(), *declared["edge"].values()} <= {
        *("string", "integer", "boolean")
    }
    there = [node.get("id") for node in graph[2]]
    ids = [edge.get("id") for edge in graph[3]]
    assert len({*there}) == len(there)
    assert len({*ids}) == len(ids)
    for of, part in (("node", graph[2]), ("edge", graph[3])):
        for one in part:
            assert one.get("label")
            inner = [child.tag.removeprefix(space) for child in one]
            assert inner in (["attvalues"], ["attvalues", "spells"])
            assert all(value.get("for") in declared[of] for value in one[0])
    for edge in graph[3]:
        assert {edge.get("source"), edge.get("target")} <= {*there}


@pytest.mark.parametrize("book", [BOOK, hostile_book(), argument_graph(BOOK)])
def test_graphml_is_what_the_format_demands(book: Any) -> None:
    """Keys come first and are declared once; ids are there once, and ends exist."""
    made = book.network() if hasattr(book, "network") else network(book, ALL, evidence=True)
    root = ET.fromstring(graphml(made).encode())
    space = SPACES["graphml"]
    *keys, graph = root
    assert {key.tag for key in keys} == {f"{space}key"}
    assert graph.tag == f"{space}graph"
    assert graph.attrib == {"edgedefault": "directed"}
    declared = {key.get("id"): key.get("for") for key in keys}
    assert len(declared) == len(keys)
    assert {key.get("attr.type") for key in keys} <= {"string", "int", "boolean"}
    ids = [one.get("id") for one in graph]
    assert len({*ids}) == len(ids)
    for one in graph:
        of = one.tag.removeprefix(space)
        assert of in ("node", "edge")
        assert all(declared[data.get("key")] == of for data in one)
        if of == "edge":
            assert {one.get("source"), one.get("target")} <= {*ids}


@pytest.mark.parametrize("form", [graphml, gexf])
def test_markup_is_escaped(form: Callable[[Network], str]) -> None:
    """Markup in names and fields shows as text, in elements and in attributes."""
    text = form(network(hostile_book()))
    assert "<script" not in text
    escaped = "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; 'y' ]]&gt;"
    assert text.count(escaped) >= 4
    assert "\t" not in text
    assert "\r" not in text


@pytest.mark.parametrize(("form", "read"), [(graphml, from_graphml), (gexf, from_gexf)])
@given(st.text())
def test_any_text_comes_back(
    form: Callable[[Network], str], read: Callable[[str], Any], text: str
) -> None:
    """Any text comes back as it was, but for characters that XML cannot hold."""
    values: dict[str, Any] = {"label": text, "kind": text}
    node = Node("a", values)
    made = Network((node, Node("b", values)), (Edge("e", "a", "b", values),))
    if any(0xD800 <= ord(sign) < 0xE000 for sign in text):  # halves of characters
        text = "".join("\ufffd" if 0xD800 <= ord(sign) < 0xE000 else sign for sign in text)
    wanted = "".join(
        sign if sign in "\t\n\r" or (ord(sign) >= 0x20 and sign not in "\ufffe\uffff") else "\ufffd"
        for sign in text
    )
    found = read(form(made))
    assert found.nodes["a"] == {"label": wanted, "kind": wanted}
    ((*_, data),) = found.edges(data=True)
    assert (data["label"], data["kind"]) == (wanted, wanted)


Write = Callable[..., None]


@pytest.mark.parametrize("write", [to_graphml, to_gexf])
def test_files(write: Write, tmp_path: Path) -> None:
    """The same records give the same bytes; nothing is written over unless it may be."""
    file = tmp_path / "graph"
    write(BOOK, file)
    first = file.read_bytes()
    assert first.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n')
    assert first.endswith(b"\n")
    with pytest.raises(FileExistsError, match="already there"):
        write(BOOK.relations, file)
    assert file.read_bytes() == first
    write(Casebook(reversed([*BOOK.records])), str(file), replace=True)
    assert file.read_bytes() == first
    write(argument_graph(BOOK), file, replace=True)
    assert b"marsh-answer/answers/reed-doubt-1" in file.read_bytes()
    write(BOOK, file, kinds=["cases", "sources"], evidence=True, replace=True)
    assert b"river-talks/evidence/1/source" in file.read_bytes()
    with pytest.raises(OSError, match="nowhere"):
        write(BOOK, tmp_path / "nowhere" / "graph")


def test_the_built_in_casebook() -> None:
    """All built-in actors and relations are there, each relation as one edge."""
    book = load()
    graph = to_networkx(book)
    assert sorted(graph) == sorted(book.actors.ids)
    assert sorted(key for *_, key in graph.edges(keys=True)) == sorted(book.relations.ids)
    assert nodes(from_graphml(graphml(network(book)))) == nodes(graph)


def test_a_collection_knows_its_book() -> None:
    """A collection leads to the records to which its own refer."""
    found: Collection[Relation] = BOOK.relations.where(kind="fights")
    assert found.book is BOOK
