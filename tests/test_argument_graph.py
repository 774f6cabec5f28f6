"""The argument graph: who answers whom, and which arguments stand together."""

from collections.abc import Iterable, Sequence
from itertools import chain, combinations, pairwise
from typing import Any

import pytest
from attrs import evolve
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

from negotypes import ArgumentGraph, Casebook, TooLarge, UnknownId, argument_graph, load
from negotypes.graphs.extensions import MOST_ARGUMENTS, MOST_EXTENSIONS
from sample import BOOK, reed, said

BOTH = ("quaker", "republican")
NIXON = ArgumentGraph(BOTH, [BOTH, BOTH[::-1]])
CHAIN = ArgumentGraph("abc", ["ab", "bc"])
ODD = ArgumentGraph("abc", ["ab", "bc", "ca"])
EVEN = ArgumentGraph("abcd", ["ab", "bc", "cd", "da"])
SELF = ArgumentGraph("a", ["aa"])
SELF_AND_OTHER = ArgumentGraph("ab", ["aa", "ab"])
FLOATING = ArgumentGraph("abcd", ["ab", "ba", "ac", "bc", "cd"])


def sets(*members: str) -> tuple[frozenset[str], ...]:
    """Sets of arguments with names of one letter."""
    return tuple(map(frozenset, members))


@pytest.mark.parametrize(
    ("graph", "grounded", "preferred"),
    [
        pytest.param(ArgumentGraph(()), "", sets(""), id="nothing"),
        pytest.param(ArgumentGraph("ab"), "ab", sets("ab"), id="no attacks"),
        pytest.param(CHAIN, "ac", sets("ac"), id="reinstatement"),
        pytest.param(ODD, "", sets(""), id="odd cycle"),
        pytest.param(EVEN, "", sets("ac", "bd"), id="even cycle"),
        pytest.param(SELF, "", sets(""), id="self-attack"),
        pytest.param(SELF_AND_OTHER, "", sets(""), id="attacked by what attacks itself"),
        pytest.param(FLOATING, "", sets("ad", "bd"), id="floating reinstatement"),
        pytest.param(
            ArgumentGraph("abcde", ["ab", "ba", "bc", "cd", "de", "ec"]),
            "",
            sets("a", "bd"),
            id="an odd cycle that one choice breaks",
        ),
        pytest.param(
            ArgumentGraph("abcd", ["ab", "ba", "cd", "dc"]),
            "",
            sets("ac", "ad", "bc", "bd"),
            id="two choices that have nothing to do with each other",
        ),
    ],
)
def test_textbook(
    graph: ArgumentGraph, grounded: str, preferred: tuple[frozenset[str], ...]
) -> None:
    """The examples by which extensions are taught come out as they do in the textbooks."""
    assert graph.grounded() == frozenset(grounded)
    assert graph.preferred() == preferred


def test_the_nixon_diamond() -> None:
    """Two arguments that attack each other: nothing is settled, and either may be held."""
    assert NIXON.grounded() == frozenset()
    assert NIXON.preferred() == (frozenset({"quaker"}), frozenset({"republican"}))
    assert NIXON.admissible(["quaker"])
    assert NIXON.admissible("republican")
    assert NIXON.admissible([])
    assert not NIXON.admissible(NIXON.arguments)


def test_admissible_needs_defence() -> None:
    """What is attacked stands only with what attacks the attacker."""
    assert not CHAIN.admissible(["c"])
    assert CHAIN.admissible(["a", "c"])
    assert not SELF.admissible(["a"])


def subsets(items: Sequence[str]) -> Iterable[tuple[str, ...]]:
    """Every choice of some of the items."""
    return chain.from_iterable(combinations(items, size) for size in range(len(items) + 1))


def defends(graph: ArgumentGraph, some: frozenset[str], one: str) -> bool:
    """Whether all that attacks an argument is attacked from a set, word for word."""
    return all(
        any((other, attacker) in graph.attacks for other in some)
        for attacker, attacked in graph.attacks
        if attacked == one
    )


def brute(graph: ArgumentGraph) -> tuple[list[frozenset[str]], list[frozenset[str]]]:
    """The admissible and the complete sets, by looking at every set there is."""
    admissible: list[frozenset[str]] = []
    for some in map(frozenset, subsets(graph.arguments)):
        peaceful = not any(one in some and other in some for one, other in graph.attacks)
        if peaceful and all(defends(graph, some, one) for one in some):
            admissible.append(some)
    complete = [
        some
        for some in admissible
        if all(one in some for one in graph.arguments if defends(graph, some, one))
    ]
    return admissible, complete


@st.composite
def frameworks(draw: st.DrawFn) -> ArgumentGraph:
    """Up to seven arguments with any attacks."""
    names = "abcdefg"[: draw(st.integers(0, 7))]
    pairs = [one + other for one in names for other in names]
    attacks = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    return ArgumentGraph(names, attacks)


@given(frameworks())
def test_as_if_every_set_were_looked_at(graph: ArgumentGraph) -> None:
    """Admissible, preferred and grounded are what the definitions say, set by set."""
    admissible, complete = brute(graph)
    for some in subsets(graph.arguments):
        assert graph.admissible(some) == (frozenset(some) in admissible)
    largest = [one for one in admissible if not any(one < other for other in admissible)]
    assert set(graph.preferred()) == set(largest)
    assert len(graph.preferred()) == len(largest)
    assert list(graph.preferred()) == sorted(graph.preferred(), key=sorted)
    (least,) = [one for one in complete if all(one <= other for other in complete)]
    assert graph.grounded() == least


def ring(size: int) -> ArgumentGraph:
    """Arguments of which each attacks the next, and the last the first."""
    names = [f"a{number:02}" for number in range(size)]
    return ArgumentGraph(names, [(one, names[n - size + 1]) for n, one in enumerate(names)])


def test_as_many_as_are_searched() -> None:
    """The bound is on the arguments that hang together and are not settled."""
    assert len(ring(MOST_ARGUMENTS).preferred()) == 2
    with pytest.raises(TooLarge) as caught:
        ring(MOST_ARGUMENTS + 1).preferred()
    assert str(caught.value) == (
        f"{MOST_ARGUMENTS + 1} arguments attack each other in ways that the grounded extension"
        f" does not settle; preferred extensions are searched for among {MOST_ARGUMENTS} at most"
    )
    assert ring(MOST_ARGUMENTS + 1).grounded() == frozenset()


def test_what_is_settled_is_not_counted() -> None:
    """However many arguments there are, those that the grounded extension settles are easy."""
    names = [f"a{number:03}" for number in range(500)]
    graph = ArgumentGraph(names, pairwise(names))
    assert graph.preferred() == (frozenset(names[::2]),)


def test_not_more_extensions_than_can_be_listed() -> None:
    """Thirty open choices between two make a thousand million extensions."""
    pairs = [(f"a{number}", f"b{number}") for number in range(30)]
    names = [name for pair in pairs for name in pair]
    attacks = [*pairs, *(pair[::-1] for pair in pairs)]
    with pytest.raises(TooLarge) as caught:
        ArgumentGraph(names, attacks).preferred()
    assert str(caught.value) == (
        f"there are 1,073,741,824 preferred extensions; at most {MOST_EXTENSIONS:,} are listed"
    )
    assert len(ArgumentGraph(names, attacks[:13] + attacks[30:43]).preferred()) == 2**13


def test_unknown_arguments() -> None:
    """What is not in the graph is an error that names the nearest."""
    with pytest.raises(UnknownId, match=r"no argument 'quakr' in the graph; did you mean 'quaker'"):
        NIXON.admissible(["quakr"])
    with pytest.raises(UnknownId, match="no argument 'x' in the graph; there are 2 arguments"):
        NIXON.admissible(["x"])
    with pytest.raises(UnknownId, match="no argument 'c' in the graph"):
        ArgumentGraph("ab", ["ac"])
    with pytest.raises(UnknownId, match="no argument 'c' in the graph"):
        ArgumentGraph("ab", supports=[("case", "c")])


def test_a_graph_is_a_value() -> None:
    """Graphs are equal by what is in them, can be hashed, and do not change."""
    assert ArgumentGraph("ab", ["ab"]) == ArgumentGraph(["a", "b"], [("a", "b")])
    assert len({ArgumentGraph("ab"), ArgumentGraph("ab"), ArgumentGraph("a")}) == 2
    with pytest.raises(FrozenInstanceError):
        NIXON.attacks = ()  # type: ignore[misc]


# --- Of records ---------------------------------------------------------------------------------


def test_of_a_casebook() -> None:
    """An answer attacks what it answers; a case that is brought up supports."""
    graph = argument_graph(BOOK)
    assert graph.arguments == ("marsh-answer", "reed-doubt-1")
    assert graph.attacks == (("marsh-answer", "reed-doubt-1"),)
    assert graph.supports == (("river-talks", "reed-doubt-1"),)
    assert graph.grounded() == {"marsh-answer"}
    assert graph.preferred() == (frozenset({"marsh-answer"}),)
    assert argument_graph(BOOK.arguments) == graph


def test_of_a_part() -> None:
    """A part has the attacks within it: what answers from outside is not there."""
    graph = argument_graph(BOOK.arguments.where(side="against"))
    assert graph.arguments == ("reed-doubt-1",)
    assert graph.attacks == ()
    assert graph.grounded() == {"reed-doubt-1"}
    assert argument_graph(BOOK.arguments.where(holder="ada-marsh")).attacks == ()
    dossier = argument_graph(BOOK.about("ben-reed"))
    assert dossier.arguments == ("reed-doubt-1",)
    assert [record.id for record in dossier.records] == ["reed-doubt-1", "river-talks"]


def test_what_is_only_disputed_is_no_attack() -> None:
    """Evidence against an answer alone takes it away; evidence both ways leaves it."""
    for evidence, attacks in (
        ((said(1), reed(2, disputes=True, fields=("answers",))), 1),
        ((reed(2, disputes=True, fields=("answers",)),), 0),
        ((), 1),
    ):
        answer = evolve(BOOK.arguments["marsh-answer"], evidence=evidence)
        book = Casebook([answer, BOOK.arguments["reed-doubt-1"]])
        assert len(argument_graph(book).attacks) == attacks
    doubt = BOOK.arguments["reed-doubt-1"]
    doubted = evolve(doubt, evidence=(reed(2, disputes=True, fields=("cases",)),))
    assert argument_graph(Casebook([doubted])).supports == ()


def test_of_what_holds_no_arguments() -> None:
    """Anything but a casebook or its arguments is an error."""
    wrongs: list[Any] = [BOOK.cases, [], "arguments"]
    for wrong in wrongs:
        with pytest.raises(TypeError, match="expected a casebook or a collection of arguments"):
            argument_graph(wrong)


def test_for_networkx() -> None:
    """Arguments and cases are nodes; edges say what they are and where it can be read."""
    graph = argument_graph(BOOK).to_networkx()
    assert sorted(graph) == ["marsh-answer", "reed-doubt-1", "river-talks"]
    assert graph.nodes["reed-doubt-1"]["label"] == "Talks reward force."
    assert graph.nodes["river-talks"]["collection"] == "cases"
    assert list(graph.edges(keys=True, data=True)) == [
        (
            "marsh-answer",
            "reed-doubt-1",
            "marsh-answer/answers/reed-doubt-1",
            {
                "kind": "answers",
                "label": "answers",
                "truth": "holds",
                "citations": "marsh-2020 \u00b622",
            },
        ),
        (
            "river-talks",
            "reed-doubt-1",
            "river-talks/supports/reed-doubt-1",
            {
                "kind": "supports",
                "label": "supports",
                "truth": "holds",
                "citations": "reed-2021 \u00b610",
            },
        ),
    ]


def test_without_records() -> None:
    """A graph of names alone has nodes and edges, too."""
    graph = ArgumentGraph("ba", ["ab", "ab"], [("c", "a")]).to_networkx()
    assert dict(graph.nodes(data=True)) == {
        "a": {"label": "a", "collection": "arguments"},
        "b": {"label": "b", "collection": "arguments"},
        "c": {"label": "c", "collection": "cases"},
    }
    assert list(graph.edges(keys=True, data=True)) == [
        ("a", "b", "a/answers/b", {"kind": "answers", "label": "answers"}),
        ("c", "a", "c/supports/a", {"kind": "supports", "label": "supports"}),
    ]


def test_the_built_in_arguments() -> None:
    """The built-in arguments answer each other in no circle: the grounded extension is all."""
    book = load()
    graph = argument_graph(book)
    assert graph.arguments == book.arguments.ids
    coded = sum(len(argument.answers) for argument in book.arguments)
    assert len(graph.attacks) == coded > 40
    assert graph.preferred() == (graph.grounded(),)
    assert graph.admissible(graph.grounded())
    attacked = {other for _, other in graph.attacks}
    assert set(graph.arguments) - attacked <= graph.grounded() < set(graph.arguments)
