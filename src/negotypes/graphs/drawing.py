"""What can be drawn as a graph, and its graph for networkx."""

from collections.abc import Iterable
from typing import Any

from negotypes.casebook import Casebook
from negotypes.collection import Collection
from negotypes.graphs.arguments import ArgumentGraph
from negotypes.graphs.multigraph import multigraph
from negotypes.graphs.network import ACTORS, Network, network
from negotypes.records import Record
from negotypes.vocabulary import RecordKind

Drawable = Casebook | Collection[Record] | ArgumentGraph
"""What has nodes and edges."""


def drawn(held: Drawable, kinds: Iterable[RecordKind | str], *, evidence: bool) -> Network:
    """The nodes and edges of what is drawn.

    Args:
        held: A casebook, a dossier, a collection or an argument graph.
        kinds: The kinds of record that are nodes.
        evidence: Whether the sources and voices of evidence are ties as well.
    """
    if isinstance(held, ArgumentGraph):
        return held.network()
    return network(held, kinds, evidence=evidence)


def to_networkx(
    held: Drawable,
    *,
    kinds: Iterable[RecordKind | str] = ACTORS,
    evidence: bool = False,
) -> Any:
    """A casebook, a dossier or a collection as a `networkx.MultiDiGraph`.

    Examples:
        >>> import negotypes as nt
        >>> graph = nt.to_networkx(nt.load().relations.where(kind="backs"))
        >>> graph.number_of_nodes(), graph.number_of_edges()
        (19, 13)

    Nodes are records, by id, with what their fields hold: `label`, `collection` (the kind of
    record), and for example `kind`, `form`, `period`; a list is one text, parted by ``"; "``. Edges
    lead from subject to object. Those of relations have their id as key, and `kind`, `label`,
    `period` in EDTF, `start` and `end` (the years, where certain), `place`, `level`, `role`,
    `truth` (holds, contested, fails or unknown) and `citations`. Where `symmetric` is true the tie
    says the same of both ends; it is one edge all the same. What is not coded has no value.

    With further `kinds`, every reference from one node to another is an edge as well: of kind
    ``reference``, with the path of the `field` that names the other, such as ``parties`` or
    ``participants.actor``. Relations that are nodes are not edges.

    A dossier or a collection shows its own records, and the others that these are tied to.

    Args:
        held: What to show; an argument graph shows its own kinds of node.
        kinds: The kinds of record that are nodes.
        evidence: Whether the sources and voices of evidence are edges as well.

    Returns:
        The graph, a new one each time.

    Raises:
        MissingExtra: networkx is not installed.
        UnknownValue: There is no such kind.
        TypeError: It is nothing that can be drawn.
    """
    return multigraph(drawn(held, kinds, evidence=evidence))
