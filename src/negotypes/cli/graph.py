"""Casebooks as graphs: graph."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from negotypes.builtin import load
from negotypes.cli.command import Command
from negotypes.cli.opening import adding, extended
from negotypes.cli.output import say
from negotypes.errors import UnknownValue, legible, visible
from negotypes.vocabulary import RecordKind

_LINKED = ".jsonld"
_DRAWN = (".graphml", ".gexf")


def _words(words: ArgumentParser) -> None:
    words.add_argument(
        "out", type=Path, metavar="OUT", help="the file to write: .graphml, .gexf or .jsonld"
    )
    words.add_argument(
        "--kind",
        action="append",
        choices=[str(kind) for kind in RecordKind],
        metavar="KIND",
        help="a kind of record that is a node, such as cases; may be given several times; actors"
        " if none is given",
    )
    words.add_argument(
        "--arguments", action="store_true", help="draw which argument answers which, instead"
    )
    words.add_argument("--replace", action="store_true", help="replace a file that is there")
    adding(words)


def _graph(options: Namespace) -> int:
    from negotypes.graphs import argument_graph, to_gexf, to_graphml, to_jsonld  # as for files

    out: Path = options.out
    form = out.suffix.lower()
    if form not in (*_DRAWN, _LINKED):
        raise UnknownValue(
            f"'{legible(out.name)}' is no name of a graph; expected '.graphml', '.gexf' or"
            " '.jsonld' at its end"
        )
    if form == _LINKED and (options.kind or options.arguments):
        raise UnknownValue("a '.jsonld' file holds every record: leave --kind and --arguments out")
    book = extended(load(), options.add)
    if form == _LINKED:
        to_jsonld(book, out, replace=options.replace)
    else:
        held = argument_graph(book) if options.arguments else book
        write = to_gexf if form == ".gexf" else to_graphml
        write(held, out, kinds=options.kind or ("actors",), replace=options.replace)
    say(f"Written: {visible(str(out))}")
    return 0


COMMANDS = (
    Command(
        "graph",
        "write the casebook as a graph, for programs that draw, count or link",
        "graph groups.gexf --add my-cases/",
        _words,
        _graph,
    ),
)
