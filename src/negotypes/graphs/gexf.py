"""Graphs in GEXF 1.3, the format of Gephi, with the time of each edge where it is certain.

The format is that of https://gexf.net/. It is written here, and not by networkx, which puts the
day of writing into the file.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from negotypes.graphs.drawing import Drawable, drawn
from negotypes.graphs.network import ACTORS, Edge, Network, Node
from negotypes.graphs.xml import document, element, types, written
from negotypes.vocabulary import RecordKind

_SPACE = "http://gexf.net/1.3"
_TYPES = {"int": "integer"}


def to_gexf(
    held: Drawable,
    path: str | os.PathLike[str],
    *,
    kinds: Iterable[RecordKind | str] = ACTORS,
    evidence: bool = False,
    replace: bool = False,
) -> None:
    """Write a casebook, a dossier, a collection or an argument graph as GEXF 1.3, for Gephi.

    Choose it to watch ties come and go on the timeline of Gephi, which keeps several edges
    between the same two nodes apart by their kind. Few other programs read it; for these take
    `to_graphml`.

    Nodes, edges and their values are those of `to_networkx`; networkx itself is not needed.

    An edge has a spell, from the first day on which it may have begun to the last on which it may
    have ended, where the years of both are certain, or one of them is said to be open; an edge
    without a spell is there at all times, and so are nodes. A plain date is the time at which
    something was so, whether or not it was over afterwards.

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

    text = gexf(drawn(held, kinds, evidence=evidence))
    write_whole(Path(path), text, replace=replace)


def gexf(made: Network) -> str:
    """Nodes and edges in GEXF."""
    return document(_lines(made))


def _lines(made: Network) -> Iterator[str]:
    yield f'<gexf xmlns="{_SPACE}" version="1.3">'
    yield f"  {_graph_start(made)}"
    for of, parts in (("node", made.nodes), ("edge", made.edges)):
        yield f'    <attributes class="{of}">'
        for name, kind in types(parts).items():
            declared = {"id": name, "title": name, "type": _TYPES.get(kind, kind)}
            yield f"      {element('attribute', declared)}"
        yield "    </attributes>"
    yield "    <nodes>"
    for node in made.nodes:
        named = {"id": node.id, "label": written(node.values.get("label", node.id))}
        yield f"      {element('node', named, _values(node))}"
    yield "    </nodes>"
    yield "    <edges>"
    for edge in made.edges:
        yield f"      {_edge(edge)}"
    yield "    </edges>"
    yield "  </graph>"
    yield "</gexf>"


def _graph_start(made: Network) -> str:
    if not any(edge.spell for edge in made.edges):
        return '<graph defaultedgetype="directed" mode="static">'
    return (
        '<graph defaultedgetype="directed" mode="dynamic" timeformat="date"'
        ' timerepresentation="interval">'
    )


def _edge(edge: Edge) -> str:
    named = {
        "id": edge.id,
        "source": edge.source,
        "target": edge.target,
        "label": written(edge.values["label"]),
        # Gephi keeps edges between the same two nodes apart by their kind.
        "kind": written(edge.values["kind"]),
    }
    spells = ""
    if edge.spell is not None:
        start, end = edge.spell
        spells = element("spells", {}, element("spell", {"start": start, "end": end}))
    return element("edge", named, _values(edge) + spells)


def _values(part: Node | Edge) -> str:
    values = (
        element("attvalue", {"for": name, "value": written(value)})
        for name, value in part.values.items()
    )
    return element("attvalues", {}, "".join(values))
