"""Graphs of networkx, which an extra installs."""

from typing import Any

from negotypes.extras import needed
from negotypes.graphs.network import Network


def multigraph(made: Network) -> Any:
    """Nodes and edges as a graph of networkx.

    Raises:
        MissingExtra: networkx is not installed.
    """
    graph = needed("networkx", "graphs").MultiDiGraph()
    graph.add_nodes_from((node.id, dict(node.values)) for node in made.nodes)
    graph.add_edges_from(
        (edge.source, edge.target, edge.id, dict(edge.values)) for edge in made.edges
    )
    return graph
