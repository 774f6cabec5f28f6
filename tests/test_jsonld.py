"""Casebooks as linked data: every record, every field and every anchor is among the triples."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, cast

import pytest
from attrs import evolve
from pyld import jsonld
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.collection import Collection as RdfList
from rdflib.compare import isomorphic
from rdflib.term import Node

from negotypes import Casebook, Evidence, RecordKind, Truth, When, load, to_jsonld
from negotypes.graphs.jsonld import context
from negotypes.records import CLASSES, Attribution, Record, Source, classes_of
from negotypes.records.condition import Condition
from negotypes.records.fields import Field, describe, items_of, parts
from negotypes.vocabulary import Term
from sample import BOOK, said

# rdflib's own reader of JSON-LD uses what rdflib has deprecated.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")

NT = "urn:negotypes:"
OA = "http://www.w3.org/ns/oa#"
PROV = "http://www.w3.org/ns/prov#"
SCHEMA = "https://schema.org/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
HAD_ROLE = URIRef("http://www.w3.org/ns/dcat#hadRole")
EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"

HOSTILE = '<script>alert("x")</script> & \'y\' {"@id": "nt:x"} nt:record:norland'


@pytest.fixture(autouse=True)
def _offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse to fetch anything."""

    def refuse(url: str, *_: object) -> Any:
        raise AssertionError(f"fetched {url}")

    monkeypatch.setattr(jsonld, "_default_document_loader", refuse)
    monkeypatch.setattr("rdflib.parser.URLInputSource.__init__", refuse)


def whole() -> Casebook:
    """The small casebook with what it lacks: printed dates, notes, markup, every flag."""
    relation = evolve(
        BOOK.relations["front-fights-norland"],
        period=When(edtf="2013", printed="the year the dam broke"),
        note=HOSTILE,
        absent=("level",),
        level=None,
    )
    voice = Attribution(
        who="envoy",
        role=said(1).attribution[0].role,
        anonymous=True,
        coerced=True,
        second_hand=True,
        via=HOSTILE,
    )
    passage = evolve(
        said(7),
        paragraphs=(7, 9),
        anchor=HOSTILE,
        attribution=(voice, *said(1).attribution),
        note="as printed",
    )
    actor = evolve(BOOK.actors["norland"], evidence=(passage, said(1)), summary=HOSTILE)
    rest = (r for r in BOOK.records if r.id not in (relation.id, actor.id))
    return Casebook([relation, actor, *rest])


def triples(document: Any) -> Graph:
    """The triples of a document, as PyLD finds them."""
    found: Any = jsonld.to_rdf(document, {"format": "application/n-quads"})
    return Graph().parse(data=found, format="nt")


@cache
def sample() -> Graph:
    """The triples of the small casebook."""
    return triples(to_jsonld(whole()))


def record_iri(record_id: str) -> URIRef:
    """What stands for a record."""
    return URIRef(f"{NT}record:{record_id}")


def term_iri(term: Any) -> URIRef:
    """What stands for a term of a vocabulary."""
    return URIRef(f"{NT}vocabulary:{type(term).__name__}:{term.value}")


def definition(name: str, cls: str) -> dict[str, Any]:
    """What the context says of a field of a class."""
    terms = context()
    own = terms[cls].get("@context", {}) if isinstance(terms.get(cls), dict) else {}
    found = own.get(name, terms[name])
    return {"@id": found} if isinstance(found, str) else found


def expanded(name: str) -> URIRef:
    """The whole of a name with a prefix."""
    prefix, _, rest = name.partition(":")
    return URIRef(f"{context()[prefix]}{rest}")


def classes() -> Iterator[type[Any]]:
    """The classes of records and of their parts."""
    known: list[type[Any]] = [cls for kind in CLASSES for cls in classes_of(kind)]
    for cls in known:
        yield cls
        inner = {f.type for f in describe(cls).values() if f.is_part} - {*known, Condition}
        known.extend(sorted(inner, key=lambda part: part.__name__))


# --- The context --------------------------------------------------------------------------------

ELSEWHERE = {
    (Evidence, "source"): "hasSource",
    (Evidence, "anchor"): "exact",
    (Evidence, "attribution"): "qualifiedAttribution",
    (Attribution, "who"): "agent",
    (Attribution, "role"): "hadRole",
}


@pytest.mark.parametrize("cls", [*classes()], ids=lambda cls: cls.__name__)
def test_the_context_knows_every_field(cls: type[Any]) -> None:
    """Each class and field has a term, and ids, terms, dates and conditions have their type."""
    assert cls is Attribution or cls.__name__ in context()
    for name, field in describe(cls).items():
        if field.derived or name in ("id", "evidence"):
            continue
        known = definition(ELSEWHERE.get((cls, name), name), cls.__name__)
        if issubclass(field.type, Condition):
            assert known["@type"] == "@json"
        elif field.ref or issubclass(field.type, Term):
            assert known["@type"] == "@id"
        elif field.type is When:
            assert known["@type"] == "edtf:EDTF"
            assert f"{name}_printed" in context()
        elif not field.is_part:
            assert "@type" not in known


def keys(value: Any) -> Iterator[str]:
    """Every key in a document, but for what is kept as it is."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            if key not in ("condition", "population", "criteria", "impossible"):
                yield from keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys(inner)


def test_no_key_is_unknown() -> None:
    """What a context does not know, readers drop without a word: there is no such key."""
    used = set(keys(to_jsonld(load())["@graph"])) | set(keys(to_jsonld(whole())["@graph"]))
    assert used - {"@id", "@type"} <= set(context())


def test_the_context_is_published_and_names_no_place() -> None:
    """It is a file of the library; its own terms are names under a urn and not addresses."""
    import negotypes.graphs

    file = Path(str(negotypes.graphs.__file__)).with_name("context.jsonld")
    assert json.loads(file.read_text("utf-8")) == {"@context": context()}
    assert to_jsonld(Casebook())["@context"] == context()
    plain = {name: term for name, term in context().items() if isinstance(term, str)}
    prefixes = {name: term for name, term in plain.items() if term.endswith((":", "/", "#"))}
    assert prefixes == {
        "nt": NT,
        "dcat": "http://www.w3.org/ns/dcat#",
        "edtf": "http://id.loc.gov/datatypes/edtf/",
        "oa": OA,
        "prov": PROV,
        "schema": SCHEMA,
        "skos": SKOS,
    }


# --- Nothing is lost ----------------------------------------------------------------------------


def test_two_readers_find_the_same() -> None:
    """PyLD and rdflib find the same triples, and neither fetches anything."""
    text = json.dumps(to_jsonld(whole()))
    assert isomorphic(Graph().parse(data=text, format="json-ld"), sample())


def stated(subject: URIRef, name: str, cls: str) -> list[Node]:
    """What the triples say in a field, lists opened."""
    known = definition(name, cls)
    found = list(sample().objects(subject, expanded(known["@id"])))
    if known.get("@container") == "@list":
        return [item for head in found for item in RdfList(sample(), head)]
    return found


def wanted(value: Any, field: Field) -> Node:
    """What a value of a field is among triples."""
    if isinstance(value, Term):
        return term_iri(value)
    if isinstance(value, When):
        return Literal(value.edtf, datatype=URIRef(EDTF))
    return record_iri(value) if field.ref else Literal(value)


@pytest.mark.parametrize("record", [*whole().records], ids=lambda record: record.id)
def test_every_field_is_there(record: Record) -> None:
    """Each value of each field of each record and part is among the triples, and no other is."""
    for place, part in (((), record), *parts(record)):
        if isinstance(part, Evidence | Attribution):
            continue
        steps = (str(step + 1) if isinstance(step, int) else step for step in place)
        subject = URIRef("/".join((record_iri(record.id), *steps)))
        cls = type(part).__name__
        assert (subject, RDF.type, URIRef(NT + cls)) in sample()
        for name, field in describe(type(part)).items():
            value = getattr(part, name)
            if field.derived or field.is_part or name == "id":
                continue
            # that a flag is not set is the usual thing
            items = [] if value is field.default is False else items_of(value)
            found = stated(subject, name, cls)
            # title and name are both names
            assert sorted(map(str, found)) == sorted(str(wanted(i, field)) for i in items), name
            assert set(found) == {wanted(item, field) for item in items}
            if definition(name, cls).get("@container") == "@list":
                assert found == [wanted(item, field) for item in items]
            if isinstance(value, When):
                printed = sample().value(subject, URIRef(f"{NT}{name}_printed"))
                assert printed == (None if value.printed is None else Literal(value.printed))


def test_every_passage_is_there() -> None:
    """Each piece of evidence is an annotation of a passage, whose body is what it bears on."""
    graph = sample()
    seen = 0
    for record in whole().records:
        for place, part in parts(record):
            if not isinstance(part, Evidence):
                continue
            seen += 1
            steps = [str(step + 1) if isinstance(step, int) else step for step in place]
            name = URIRef("/".join((record_iri(record.id), *steps)))
            body = URIRef("/".join((record_iri(record.id), *steps[:-2])))
            assert (name, RDF.type, URIRef(f"{OA}Annotation")) in graph
            assert list(graph.objects(name, URIRef(f"{OA}hasBody"))) == [body]
            assert graph.value(name, URIRef(f"{NT}certainty")) == term_iri(part.certainty)
            disputes = graph.value(name, URIRef(f"{NT}disputes"))
            assert disputes == (Literal(True) if part.disputes else None)
            fields = graph.objects(name, URIRef(f"{NT}fields"))
            assert {str(field) for field in fields} == set(part.fields)
            target = cast("Node", graph.value(name, URIRef(f"{OA}hasTarget")))
            assert graph.value(target, URIRef(f"{OA}hasSource")) == record_iri(part.source)
            selector = cast("Node", graph.value(target, URIRef(f"{OA}hasSelector")))
            numbers = graph.objects(selector, URIRef(f"{NT}paragraphs"))
            assert {cast("Literal", n).toPython() for n in numbers} == set(part.paragraphs)
            quote = cast("Node", graph.value(selector, URIRef(f"{OA}refinedBy")))
            assert (quote, RDF.type, URIRef(f"{OA}TextQuoteSelector")) in graph
            assert graph.value(quote, URIRef(f"{OA}exact")) == Literal(part.anchor)
            voices(graph, target, part)
    assert seen > len(BOOK) / 2


def voices(graph: Graph, target: Node, evidence: Evidence) -> None:
    """Look at the chain of voices of a passage, which keeps its order."""
    found = list(graph.objects(target, URIRef(f"{PROV}qualifiedAttribution")))
    where = {int(str(graph.value(one, URIRef(f"{NT}position")))): one for one in found}
    assert sorted(where) == list(range(1, len(evidence.attribution) + 1))
    for number, voice in enumerate(evidence.attribution, start=1):
        one = where[number]
        assert graph.value(one, URIRef(f"{PROV}agent")) == record_iri(voice.who)
        assert (target, URIRef(f"{PROV}wasAttributedTo"), record_iri(voice.who)) in graph
        assert graph.value(one, HAD_ROLE) == term_iri(voice.role)
        for flag in ("anonymous", "coerced", "second_hand"):
            said_so = graph.value(one, URIRef(NT + flag)) == Literal(True)
            assert said_so == getattr(voice, flag)
        via = graph.value(one, URIRef(f"{NT}via"))
        assert via == (None if voice.via is None else Literal(voice.via))


def test_truth_is_there() -> None:
    """Each record says whether it holds, so that a disputed one is not taken for a fact."""
    for record in whole().records:
        found = sample().value(record_iri(record.id), URIRef(f"{NT}truth"))
        assert found == (None if isinstance(record, Source) else term_iri(record.truth()))


def test_conditions_are_kept_as_json() -> None:
    """The conditions of typologies are JSON literals, as files have them."""
    typology = load().typologies["selective-scope"]
    graph = triples(to_jsonld(load().typologies.where(id=typology.id)))
    found = {
        json.dumps(json.loads(str(literal)), sort_keys=True)
        for literal in graph.objects(None, URIRef(f"{NT}condition"))
    }
    from negotypes.files.conditions import unstructure

    coded = [criterion.condition for criterion in typology.criteria]
    assert coded
    assert found == {json.dumps(unstructure(condition), sort_keys=True) for condition in coded}


def test_the_built_in_casebook() -> None:
    """Every built-in record and every anchor is among the triples."""
    book = load()
    graph = triples(to_jsonld(book))
    subjects = set(graph.subjects(URIRef(f"{SCHEMA}identifier")))
    assert {record_iri(record.id) for record in book.records} <= subjects
    anchors = {str(anchor) for anchor in graph.objects(None, URIRef(f"{OA}exact"))}
    coded = [p for r in book.records for _, p in parts(r) if isinstance(p, Evidence)]
    assert anchors == {place.anchor for place in coded}
    annotations = set(graph.subjects(RDF.type, URIRef(f"{OA}Annotation")))
    assert len(annotations) == len(coded)


# --- In the words of others ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("record_id", "types"),
    [
        ("marsh-2020", {f"{NT}Source", f"{SCHEMA}CreativeWork"}),
        ("ada-marsh", {f"{NT}Person", f"{SCHEMA}Person", f"{PROV}Person", f"{PROV}Agent"}),
        (
            "harbour-gazette",
            {f"{NT}Organization", *(f"{w}Organization" for w in (SCHEMA, PROV)), f"{PROV}Agent"},
        ),
        ("river-front", {f"{NT}ArmedGroup", f"{SCHEMA}Organization", f"{PROV}Agent"}),
        ("norland", {f"{NT}State", f"{PROV}Agent"}),
        ("dam-opened", {f"{NT}Event", f"{SCHEMA}Event"}),
        ("back-channel", {f"{NT}NegotiationMode", f"{SKOS}Concept"}),
        ("front-fights-norland", {f"{NT}Relation"}),
    ],
)
def test_types(record_id: str, types: set[str]) -> None:
    """Records are also what others have a word for, and nothing that they are not."""
    assert {str(one) for one in sample().objects(record_iri(record_id), RDF.type)} == types


def test_sources_are_creative_works() -> None:
    """A text has its title, author, publisher and date in the words of schema.org."""
    graph = sample()
    source = BOOK.sources["marsh-2020"]
    iri = record_iri(source.id)
    assert graph.value(iri, URIRef(f"{SCHEMA}name")) == Literal(source.title)
    author = graph.value(iri, URIRef(f"{SCHEMA}author"))
    assert author is not None
    assert list(RdfList(graph, author)) == [record_iri(one) for one in source.authors]
    assert graph.value(iri, URIRef(f"{SCHEMA}publisher")) == record_iri("harbour-gazette")
    assert source.issued is not None
    issued = graph.value(iri, URIRef(f"{SCHEMA}datePublished"))
    assert issued == Literal(source.issued.edtf, datatype=URIRef(EDTF))


def test_vocabularies_are_concepts() -> None:
    """Every term that records can have is a concept with label, definition and scheme."""
    graph = sample()
    fields = (field for cls in classes() for field in describe(cls).values())
    used: set[Any] = {field.type for field in fields if issubclass(field.type, Term)}
    for vocabulary in (*used, Truth):
        scheme = URIRef(f"{NT}vocabulary:{vocabulary.__name__}")
        assert (scheme, RDF.type, URIRef(f"{SKOS}ConceptScheme")) in graph
        concepts = set(graph.subjects(URIRef(f"{SKOS}inScheme"), scheme))
        assert concepts == {term_iri(term) for term in vocabulary}
        for term in vocabulary:
            label = graph.value(term_iri(term), URIRef(f"{SKOS}prefLabel"))
            assert label == Literal(term.label, lang="en")
            said_of_it = graph.value(term_iri(term), URIRef(f"{SKOS}definition"))
            assert said_of_it == Literal(term.definition)
            assert graph.value(term_iri(term), URIRef(f"{SKOS}notation")) == Literal(term.value)


# --- Parts and files ----------------------------------------------------------------------------


def ids(document: dict[str, Any]) -> list[str]:
    """The ids of the records of a document."""
    names = (node["@id"] for node in document["@graph"])
    return [n.removeprefix("nt:record:") for n in names if n.startswith("nt:record:")]


def test_parts_of_a_casebook() -> None:
    """A dossier and a collection hold their own records alone, and the vocabularies."""
    assert ids(to_jsonld(BOOK.cases)) == list(BOOK.cases.ids)
    assert ids(to_jsonld(BOOK.about("sudmark"))) == ["sudmark-backs-league"]
    assert ids(to_jsonld(Casebook())) == []
    assert len(ids(to_jsonld(BOOK))) == len(BOOK)
    assert RecordKind.CASES in {n.get("notation") for n in to_jsonld(Casebook())["@graph"]}
    with pytest.raises(TypeError, match="expected a casebook or a collection of records, got 3"):
        to_jsonld(cast("Casebook", 3))


def test_files(tmp_path: Path) -> None:
    """The file holds what is returned, the same bytes each time, and is not written over."""
    file = tmp_path / "book.jsonld"
    made = to_jsonld(BOOK, file)
    first = file.read_bytes()
    assert json.loads(first) == made == to_jsonld(BOOK)
    with pytest.raises(FileExistsError, match="already there"):
        to_jsonld(BOOK.cases, file)
    assert file.read_bytes() == first
    to_jsonld(Casebook(reversed([*BOOK.records])), str(file), replace=True)
    assert file.read_bytes() == first
