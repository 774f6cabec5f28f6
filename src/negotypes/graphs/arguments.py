"""Which argument answers which, and the sets of arguments that stand together."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from negotypes.casebook import Casebook
from negotypes.collection import Collection
from negotypes.errors import UnknownId, counted, did_you_mean, legible, one_of
from negotypes.layout import Section, Table
from negotypes.records import Argument, Case, Record
from negotypes.truth import Truth
from negotypes.vocabulary import RecordKind

if TYPE_CHECKING:
    from negotypes.graphs.network import Network

Pair = tuple[str, str]


def _texts(given: Iterable[str]) -> tuple[str, ...]:
    return tuple(given)


def _pairs(given: Iterable[Iterable[str]]) -> tuple[Pair, ...]:
    return tuple((one, other) for one, other in given)


@frozen
class ArgumentGraph:
    """Arguments, which of them attack which, and the cases brought up in their support.

    An attack is no more than this: a text puts one argument forward in answer to another. Whether
    the answer is a good one is not coded. `grounded` and `preferred` therefore say which sets of
    arguments are defended against the answers that were coded; they say nothing about who is
    right, and an argument that nobody answered in these texts is not a better one for it.

    Support does not count for extensions, which know attacks alone.

    Attributes:
        arguments: The ids of the arguments.
        attacks: Which attacks which: the answer first.
        supports: Cases, each with the argument in whose support it is brought up.
        records: The records of arguments and cases, as far as there are any.
    """

    arguments: tuple[str, ...] = field(converter=_texts)
    attacks: tuple[Pair, ...] = field(default=(), converter=_pairs)
    supports: tuple[Pair, ...] = field(default=(), converter=_pairs)
    records: tuple[Record, ...] = field(default=(), repr=False)

    def __attrs_post_init__(self) -> None:
        """Refuse attacks and support of what is not among the arguments.

        Raises:
            UnknownId: There is such an attack or support; the message names the nearest argument.
        """
        named = {*(end for attack in self.attacks for end in attack)}
        named |= {argument for _, argument in self.supports}
        for unknown in sorted(named.difference(self.arguments)):
            one_of(unknown, self.arguments, "argument", "the graph")

    def grounded(self) -> frozenset[str]:
        """The grounded extension: what is defended without taking anything for granted.

        It begins with the arguments that nothing attacks, and goes on with those that these
        defend. It is the least set that holds exactly what it defends, and there is just one; it
        is empty where every argument is attacked.
        """
        from negotypes.graphs.extensions import grounded  # most uses never ask

        return self._named(grounded(self._attackers()))

    def preferred(self) -> tuple[frozenset[str], ...]:
        """The preferred extensions: the largest admissible sets, in the order of their ids.

        Raises:
            TooLarge: More arguments attack each other undecidedly than are searched, or there are
                more extensions than are listed.
        """
        from negotypes.graphs.extensions import preferred

        found = map(self._named, preferred(self._attackers()))
        return tuple(sorted(found, key=sorted))

    def admissible(self, arguments: Iterable[str]) -> bool:
        """Whether arguments stand together: none attacks another, and each is defended.

        A set defends an argument if it attacks all that attacks the argument.

        Args:
            arguments: The ids of the arguments.

        Raises:
            UnknownId: One of them is not in the graph; the message names the nearest.
        """
        from negotypes.graphs.extensions import admissible

        numbers = self._numbers()
        given = [arguments] if isinstance(arguments, str) else list(arguments)
        for argument in given:
            if argument not in numbers:
                hint = did_you_mean(argument, numbers) or f"there are {len(numbers)} arguments"
                raise UnknownId(f"no argument '{legible(argument)}' in the graph; {hint}")
        rows = sum(1 << number for number in {numbers[argument] for argument in given})
        return admissible(rows, self._attackers())

    def __repr__(self) -> str:
        """How many arguments, attacks and cases there are."""
        told = f"{counted(len(self.arguments), 'argument')}, {counted(len(self.attacks), 'attack')}"
        return f"<ArgumentGraph: {told}, {counted(len(self.supports), 'case')} in support>"

    def table(self) -> Table:
        """The arguments, each with what answers it and the cases brought up for it."""
        known = {record.id: record.label for record in self.records}
        rows = tuple(
            (
                f"{known[one]} [{one}]" if one in known else one,
                "\n".join(source for source, target in self.attacks if target == one),
                "\n".join(case for case, argument in self.supports if argument == one),
            )
            for one in self.arguments
        )
        head = ("argument", "answered by", "supported by")
        return Table("Arguments and answers", head, (Section("", rows),))

    def _repr_html_(self) -> str:
        """The table for a notebook."""
        return self.table().notebook()

    def to_networkx(self) -> Any:
        """The graph as a `networkx.MultiDiGraph`.

        Nodes are arguments and the cases that support them; edges are of kind ``answers``, from
        the answer to what it answers, or ``supports``, from the case to the argument.

        Raises:
            MissingExtra: networkx is not installed.
        """
        from negotypes.graphs.multigraph import multigraph

        return multigraph(self.network())

    def network(self) -> "Network":
        """The nodes and edges, for the formats in which they are written."""
        from negotypes.graphs.network import Edge, Network, Node, in_order, node_of, sourced

        known = {record.id: record for record in self.records}
        kinds = dict.fromkeys((case for case, _ in self.supports), RecordKind.CASES)
        kinds |= dict.fromkeys(self.arguments, RecordKind.ARGUMENTS)
        nodes = {
            name: node_of(known[name])
            if name in known
            else Node(name, {"label": name, "collection": str(kind)})
            for name, kind in kinds.items()
        }
        edges: list[Edge] = []
        for word, coded, pairs in (
            ("answers", "answers", self.attacks),
            ("supports", "cases", self.supports),
        ):
            for source, target in sorted(set(pairs)):
                said = known.get(source if word == "answers" else target)
                where = {} if said is None else sourced(said, coded)
                values = {"kind": word, "label": word} | where
                edges.append(Edge(f"{source}/{word}/{target}", source, target, values))
        return Network(in_order(nodes), tuple(sorted(edges, key=lambda edge: edge.id)))

    def _numbers(self) -> dict[str, int]:
        return {name: number for number, name in enumerate(dict.fromkeys(self.arguments))}

    def _attackers(self) -> list[int]:
        numbers = self._numbers()
        rows = [0] * len(numbers)
        for attacker, attacked in self.attacks:
            rows[numbers[attacked]] |= 1 << numbers[attacker]
        return rows

    def _named(self, rows: int) -> frozenset[str]:
        return frozenset(name for name, number in self._numbers().items() if rows >> number & 1)


def argument_graph(held: Casebook | Collection[Argument]) -> ArgumentGraph:
    """The arguments of a casebook, a dossier or a collection, and which of them answers which.

    Examples:
        >>> import negotypes as nt
        >>> graph = nt.argument_graph(nt.load())
        >>> len(graph.arguments), graph.attacks[0]
        (104, ('ali-doubt-1', 'ali-selective-8'))

    An attack is an argument that answers another, by its field `answers`; support is a case that
    it brings up, by its field `cases`. What evidence disputes and nothing supports is left out,
    and so is what leads to arguments that are not held here: extensions are those of the arguments
    given.

    Args:
        held: The arguments, or what holds them.

    Raises:
        TypeError: It is neither a casebook nor a collection of arguments.
    """
    if isinstance(held, Casebook):
        arguments = held.arguments
    elif getattr(held, "kind", None) is RecordKind.ARGUMENTS:
        arguments = held
    else:
        raise TypeError(f"expected a casebook or a collection of arguments, got {held!r}")
    ids = arguments.ids
    mine = frozenset(ids)
    answering = [a for a in arguments if a.truth("answers") is not Truth.FAILS]
    bringing = [a for a in arguments if a.truth("cases") is not Truth.FAILS]
    supports = [(case, a.id) for a in bringing for case in a.cases]
    brought = {case for case, _ in supports}
    cases = (record for record in arguments.book.indexed(RecordKind.CASES).records)
    return ArgumentGraph(
        ids,
        [(a.id, other) for a in answering for other in a.answers if other in mine],
        supports,
        (*arguments, *(case for case in cases if isinstance(case, Case) and case.id in brought)),
    )
