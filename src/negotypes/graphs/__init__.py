"""Casebooks as graphs, for programs that draw, count and link them.

* `to_networkx`, `to_graphml`, `to_gexf`: actors, or records of any kinds, and what ties them.
* `argument_graph`: which argument answers which.
* `to_jsonld`: everything, as linked data.
"""

from negotypes.graphs.arguments import ArgumentGraph, argument_graph
from negotypes.graphs.drawing import to_networkx
from negotypes.graphs.gexf import to_gexf
from negotypes.graphs.graphml import to_graphml
from negotypes.graphs.jsonld import to_jsonld

__all__ = [
    "ArgumentGraph",
    "argument_graph",
    "to_gexf",
    "to_graphml",
    "to_jsonld",
    "to_networkx",
]
