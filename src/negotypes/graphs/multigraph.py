"""Graphs of networkx, which an extra installs."""

from typing import Any, cast

from negotypes.errors import MissingExtra
from negotypes.graphs.network import Network


def multigraph(made: Network) -> Any:
    """Nodes and edges as a graph of networkx.

    Raises:
        MissingExtra: networkx is not installed.
    """
    try:
        from networkx import MultiDiGraph  # an extra
    except ImportError:
        raise MissingExtra(
            "networkx is not installed; install it with: pip install 'negotypes[graphs]'"
        ) from None
    graph = cast("Any", MultiDiGraph())
    graph.add_nodes_from((node.id, dict(node.values)) for node in made.nodes)
    graph.add_edges_from(
        (edge.source, edge.target, edge.id, dict(edge.values)) for edge in made.edges
    )
    return graph
