"""Graphs in GraphML.

The format is that of http://graphml.graphdrawing.org/; networkx, igraph, Gephi, yEd and others
read it. It is written here, and not by networkx, so that the same records give the same bytes
whatever else is installed.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from negotypes.graphs.drawing import Drawable, drawn
from negotypes.graphs.network import ACTORS, Edge, Network, Node
from negotypes.graphs.xml import document, element, escaped, types, written
from negotypes.vocabulary import RecordKind

_SPACE = "http://graphml.graphdrawing.org/xmlns"


def to_graphml(
    held: Drawable,
    path: str | os.PathLike[str],
    *,
    kinds: Iterable[RecordKind | str] = ACTORS,
    evidence: bool = False,
    replace: bool = False,
) -> None:
    """Write a casebook, a dossier, a collection or an argument graph as GraphML.

    Choose it for statistics in R or Python, and for whatever reads but one format: networkx,
    igraph, Gephi and yEd all read it. Every value has a declared type, so that numbers and truths
    come back as such. GraphML knows no time: `period`, `start` and `end` are values of an edge like
    others, by which programs can filter. Where edges are to come and go, take `to_gexf`.

    Nodes, edges and their values are those of `to_networkx`; networkx itself is not needed.

    Args:
        held: What to write.
        path: The file.
        kinds: The kinds of record that are nodes.
        evidence: Whether the sources and voices of evidence are edges as well.
        replace: Whether a file that is there may be replaced.

    Raises:
        FileExistsError: A file is there and may not be replaced.
        OSError: The file cannot be written.
        UnknownValue: There is no such kind.
    """
    from negotypes.files.writing import write_whole  # what writes files takes long to import

    text = graphml(drawn(held, kinds, evidence=evidence))
    write_whole(Path(path), text, replace=replace)


def graphml(made: Network) -> str:
    """Nodes and edges in GraphML."""
    return document(_lines(made))


def _lines(made: Network) -> Iterator[str]:
    keys = {"node": types(made.nodes), "edge": types(made.edges)}
    yield f'<graphml xmlns="{_SPACE}">'
    for of, named in keys.items():
        for name, kind in named.items():
            declared = {"id": f"{of}-{name}", "for": of, "attr.name": name, "attr.type": kind}
            yield f"  {element('key', declared)}"
    yield '  <graph edgedefault="directed">'
    for node in made.nodes:
        yield f"    {element('node', {'id': node.id}, _data(node, 'node'))}"
    for edge in made.edges:
        ends = {"id": edge.id, "source": edge.source, "target": edge.target}
        yield f"    {element('edge', ends, _data(edge, 'edge'))}"
    yield "  </graph>"
    yield "</graphml>"


def _data(part: Node | Edge, of: str) -> str:
    return "".join(
        element("data", {"key": f"{of}-{name}"}, escaped(written(value)))
        for name, value in part.values.items()
    )
