"""Nodes and edges, as programs that draw and count graphs hold them.

The values of nodes and edges are texts, whole numbers and truths, as GraphML and GEXF know them.
What is not coded has no value.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import field, frozen

from negotypes.casebook import Casebook
from negotypes.collection import Collection
from negotypes.conditions import Book
from negotypes.dates import When
from negotypes.graphs.years import spell, years
from negotypes.records import CLASSES, Evidence, Record, Relation, Source, kind_of
from negotypes.records.condition import Condition
from negotypes.records.fields import Field, Path, describe, items_of
from negotypes.records.reference import ANY
from negotypes.records.references import references
from negotypes.records.sheets import cite
from negotypes.vocabulary import SYMMETRIC, RecordKind

Scalar = str | int | bool

ACTORS = (RecordKind.ACTORS,)
"""The kinds of record that are nodes unless others are asked for."""


@frozen
class Node:
    """What a graph ties together.

    Attributes:
        id: Its id.
        values: What is known of it.
    """

    id: str
    values: Mapping[str, Scalar] = field(hash=False)


@frozen
class Edge:
    """A tie from one node to another.

    Attributes:
        id: Its id, one in the graph.
        source: The id of the node from which it leads.
        target: The id of the node to which it leads.
        values: What is known of it; the `kind` always is.
        spell: The first and the last day of its time, None where that is open; None if its time
            is not certain.
    """

    id: str
    source: str
    target: str
    values: Mapping[str, Scalar] = field(hash=False)
    spell: tuple[str | None, str | None] | None = None


@frozen
class Network:
    """A directed graph in which two nodes may have several ties.

    Attributes:
        nodes: The nodes, in the order of their ids.
        edges: The edges, in the order of their ids.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def network(
    held: Casebook | Collection[Record],
    kinds: Iterable[RecordKind | str] = ACTORS,
    *,
    evidence: bool = False,
) -> Network:
    """The graph of what a casebook, or a collection, holds.

    Args:
        held: The records.
        kinds: The kinds of record that are nodes.
        evidence: Whether the sources and voices of evidence are ties as well.

    Raises:
        TypeError: It is neither a casebook nor a collection.
        UnknownValue: There is no such kind.
    """
    if isinstance(held, Casebook):
        book: Book = held
        records = tuple(held.records)
    elif isinstance(held, Collection):  # pyright: ignore[reportUnnecessaryIsInstance]
        book, records = held.book, tuple(held)
    else:
        raise TypeError(f"expected a casebook or a collection of records, got {held!r}")
    wanted = frozenset([kinds] if isinstance(kinds, str) else kinds)
    nodal = frozenset(RecordKind.of(kind) for kind in wanted)
    known = {record.id: record for kind in CLASSES for record in book.indexed(kind).records} | {
        record.id: record for record in records
    }
    found = {record.id: node_of(record) for record in records if kind_of(record) in nodal}
    edges: dict[str, Edge] = {}
    for record in records:
        for edge, kind in _edges(record, nodal, known, evidence=evidence):
            edges[edge.id] = edge
            for end in (edge.source, edge.target):
                if end not in found:
                    there = known.get(end)
                    bare = Node(end, {"label": end, "collection": kind})
                    found[end] = bare if there is None else node_of(there)
    return Network(in_order(found), tuple(edge for _, edge in sorted(edges.items())))


def in_order(nodes: Mapping[str, Node]) -> tuple[Node, ...]:
    """Nodes in the order of their ids."""
    return tuple(node for _, node in sorted(nodes.items()))


def node_of(record: Record) -> Node:
    """A record as a node: its label, its kind, what its fields hold, its truth and citations."""
    values: dict[str, Scalar] = {"label": record.label, "collection": str(kind_of(record))}
    for name, described in describe(type(record)).items():
        if name not in ("id", "evidence"):
            values.update(_values(name, getattr(record, name), described))
    # A source is what others are evidence of.
    return Node(record.id, values if isinstance(record, Source) else values | sourced(record))


def sourced(record: Record, named: str | None = None) -> dict[str, Scalar]:
    """Whether a record, or a field of it, holds, and where that can be read."""
    cited = "; ".join(cite(record.bearing(named)))
    values: dict[str, Scalar] = {"truth": str(record.truth(named))}
    return values | {"citations": cited} if cited else values


def _edges(
    record: Record,
    nodal: frozenset[RecordKind],
    known: Mapping[str, Record],
    *,
    evidence: bool,
) -> Iterator[tuple[Edge, str]]:
    """The ties that a record makes, each with the kind of what it leads to."""
    if kind_of(record) in nodal:
        for path, ref, other in references(record):
            there = known.get(other)
            kind = ref if there is None else str(kind_of(there))
            shown = kind != ANY and RecordKind.of(kind) in nodal
            if shown and (evidence or "evidence" not in path):
                yield _reference(record, path, other), kind
    elif isinstance(record, Relation) and RecordKind.ACTORS in nodal:
        yield _tie(record), str(RecordKind.ACTORS)


def _tie(relation: Relation) -> Edge:
    values: dict[str, Scalar] = {
        "kind": str(relation.kind),
        "label": relation.kind.label,
        "symmetric": relation.kind in SYMMETRIC,
    }
    fields = describe(Relation)
    for name in ("period", "place", "level", "role", "summary", "note"):
        values.update(_values(name, getattr(relation, name), fields[name]))
    return Edge(
        relation.id,
        relation.subject,
        relation.object,
        values | sourced(relation),
        None if relation.period is None else spell(relation.period),
    )


def _reference(record: Record, path: Path, other: str) -> Edge:
    named = ".".join(step for step in path if isinstance(step, str))
    place = "/".join(step if isinstance(step, str) else str(step + 1) for step in path)
    values: dict[str, Scalar] = {"kind": "reference", "label": named, "field": named}
    first = str(path[0])
    if first == "evidence":
        cited: Evidence = record.evidence[int(path[1])]
        values |= {"citations": cited.citation, "certainty": str(cited.certainty)}
    elif not isinstance(record, Source):
        values |= sourced(record, first)
    return Edge(f"{record.id}/{place}", record.id, other, values)


def _values(name: str, value: Any, described: Field) -> Iterator[tuple[str, Scalar]]:
    """What a graph holds of a field."""
    items = items_of(value)
    if not items or described.is_part or issubclass(described.type, Condition):
        return
    if described.type is When:
        yield name, items[0].edtf
        if items[0].printed is not None:
            yield f"{name}_printed", items[0].printed
        if name in ("period", "date"):
            yield from years(items[0]).items()
    elif described.many:
        yield name, "; ".join(map(str, items))
    else:
        yield name, items[0] if isinstance(items[0], bool | int) else str(items[0])
