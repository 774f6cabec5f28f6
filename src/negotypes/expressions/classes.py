"""A typology put to the rows of a table: the classes, their truth, and what decides."""

from collections.abc import Iterator
from functools import reduce

import narwhals.stable.v2 as nw

from negotypes.conditions import Book, bind
from negotypes.expressions.compiler import Compiler
from negotypes.expressions.given import ASKED, Frame, Given
from negotypes.expressions.logic import NOTHING, Logic, Sides, both, either, first, joined, no
from negotypes.records import Typology
from negotypes.records.condition import AllOf, AnyOf, Condition, FieldTest, Has, Met, NoneOf
from negotypes.tidy import INAPPLICABLE
from negotypes.truth import Truth
from negotypes.typologies.scheme import named

POPULATION = "population"
"""How it is called, among what decides, that nobody knows whether a typology is about a row."""


class Classes:
    """The classes of a typology on the rows of a table.

    Attributes:
        columns: The new columns.
    """

    def __init__(self, typology: Typology, given: Given, book: Book, *, each: bool) -> None:
        """Compile the typology.

        Args:
            typology: The typology.
            given: The tables.
            book: Where names are looked up.
            each: Whether there is a column for each class, too.
        """
        unit = typology.unit
        conditions = [one.criteria for one in typology.classes if one.criteria is not None]
        asked = conditions[0] if conditions else Met(POPULATION)
        self._compiler = Compiler(unit, given, asked, table=ASKED)
        self._unit, self._book = unit, book
        self._criteria = named(typology)
        applies = Sides(True, False, apart=True)
        if typology.population is not None:
            applies = self._compiler.sides(self._bind(typology.population), coded=True)
        asked_of = dict.fromkeys(leaf for one in conditions for leaf, _ in _leaves(one))
        own = [Met(one.id) for one in typology.criteria if Met(one.id) in asked_of]
        # Criteria in the order of the typology, then what classes ask without naming it.
        leaves = dict.fromkeys([*own, *asked_of])
        self._applies, *answers = self._kept([applies, *map(self._answer, leaves)])
        self._answers = dict(zip(leaves, answers, strict=True))
        self._asks = {one.id: one.criteria for one in typology.classes}
        classes = self._kept([self._applies & self._class(asks) for asks in self._asks.values()])
        self._classes = dict(zip(self._asks, classes, strict=True))
        self._outside = self._applies.being(Truth.FAILS)
        self._standing = self._by_truth()
        self.columns = {
            f"{_word(typology.id)}__class": self._named(),
            f"{_word(typology.id)}__truth": self._truth(),
            f"{_word(typology.id)}__deciding": self._deciding(),
        }
        if each:
            for name, sides in self._classes.items():
                inside = (self._outside, _OUTSIDE), (True, sides.word())
                self.columns[f"{_word(typology.id)}__truth__{_word(name)}"] = first(*inside)

    @property
    def frame(self) -> Frame:
        """The table with the columns that the new ones are made of."""
        return self._compiler.frame

    def _bind(self, condition: Condition) -> Condition:
        return bind(condition, self._unit, self._book)

    def _kept(self, found: list[Sides]) -> list[Sides]:
        """The same, all worked out at once: in a relation of DuckDB every step takes time."""
        kept = iter(self._compiler.keep(*(part for one in found for part in one[:2])))
        return [Sides(next(kept), next(kept), one.apart) for one in found]

    def _answer(self, leaf: Condition) -> Sides:
        condition = self._criteria[leaf.criterion] if isinstance(leaf, Met) else leaf
        return self._compiler.sides(self._bind(condition))

    def _class(self, condition: Condition | None) -> Sides:
        match condition:
            case None:
                return Sides(False, False, apart=True)  # nobody can tell
            case AllOf(parts):
                return reduce(Sides.__and__, map(self._class, parts))
            case AnyOf(parts):
                return reduce(Sides.__or__, map(self._class, parts))
            case NoneOf(parts):
                return ~reduce(Sides.__or__, map(self._class, parts))
            case _:
                return self._answers[condition]

    def _by_truth(self) -> dict[Truth, tuple[Logic, dict[str, Logic]]]:
        """For each truth, whether it is that of the whole, and of which classes it is then so."""
        order = (Truth.HOLDS, Truth.CONTESTED, Truth.UNKNOWN)
        asked = [(truth, name) for truth in order for name in self._classes]
        kept = self._compiler.keep(*(self._classes[name].being(truth) for truth, name in asked))
        of: dict[Truth, dict[str, Logic]] = {truth: {} for truth in Truth}
        for (truth, name), so in zip(asked, kept, strict=True):
            of[truth][name] = so
        some = {truth: either(*of[truth].values()) for truth in order}
        before: list[Logic] = [no(self._outside)]
        wholes: list[Logic] = []
        for truth in order:
            wholes.append(both(*before, some[truth]))
            before.append(no(some[truth]))
        wholes = [*self._compiler.keep(*wholes), both(*before)]
        return {
            truth: (w, of[truth]) for truth, w in zip((*order, Truth.FAILS), wholes, strict=True)
        }

    def _named(self) -> nw.Expr:
        """The classes that hold, or else those that are contested."""
        cases = [self._standing[truth] for truth in (Truth.HOLDS, Truth.CONTESTED)]
        return first(
            *((whole, joined([(so, name) for name, so in of.items()], "; ")) for whole, of in cases)
        )

    def _truth(self) -> nw.Expr:
        holds, contested, unknown = (
            (self._standing[truth][0], truth)
            for truth in (Truth.HOLDS, Truth.CONTESTED, Truth.UNKNOWN)
        )
        return first((self._outside, _OUTSIDE), holds, contested, unknown, (True, Truth.FAILS))

    def _deciding(self) -> nw.Expr:
        """The criteria that decide, by how they are answered."""
        cases = [(self._standing[truth][0], self._decided(truth)) for truth in self._standing]
        return first((self._outside, None), *cases)

    def _decided(self, truth: Truth) -> nw.Expr:
        """The criteria that decide where this is the truth of the whole."""
        groups: dict[str, list[tuple[Logic, str]]] = {}
        for answer, word in _WORDS.items():
            items = [
                (both(self._decides(leaf, truth, answer), sides.being(answer)), _label(leaf))
                for leaf, sides in self._answers.items()
            ]
            if truth is answer is Truth.UNKNOWN:
                items.append((self._applies.being(answer), POPULATION))
            groups[word] = [(so, label) for so, label in items if so is not False]
        found = {
            word: (either(*(so for so, _ in items)), _together(f"{word}: ", items))
            for word, items in groups.items()
            if items
        }
        if len(found) == 1 and truth is not Truth.UNKNOWN:
            return next(text for _, text in found.values())
        # Nothing decides where it is unknown for a class that has no criteria.
        if truth is Truth.UNKNOWN:
            return first(*found.values())
        said = [first((some, text)) for some, text in found.values()]
        return nw.concat_str(said, separator="; ", ignore_nulls=True) if said else NOTHING

    def _decides(self, leaf: Condition, truth: Truth, answer: Truth) -> Logic:
        """Whether a criterion that is answered so decides where this is the truth of the whole."""
        _, of = self._standing[truth]
        found: list[Logic] = []
        for name in self._asks:
            for so in self._ways(name, leaf):
                # What is denied supports by being disputed, and the other way round.
                wanted = Truth.HOLDS if so is (truth is Truth.HOLDS) else Truth.FAILS
                known = truth in (Truth.HOLDS, Truth.FAILS)
                fits = (wanted, Truth.CONTESTED) if known else (truth,)
                if answer in fits:
                    found.append(of.get(name, True))
        return either(*found)

    def _ways(self, name: str, leaf: Condition) -> list[bool]:
        """Whether a class asks that a criterion is so, or that it is not, or both."""
        asks = self._asks[name]
        leaves = () if asks is None else _leaves(asks)
        return list(dict.fromkeys(so for one, so in leaves if one == leaf))


_OUTSIDE = nw.lit(INAPPLICABLE)
_WORDS = {
    Truth.HOLDS: "met",
    Truth.FAILS: "failed",
    Truth.CONTESTED: "contested",
    Truth.UNKNOWN: "unknown",
}
"""How criteria are answered, as in `Classification`."""


def _leaves(condition: Condition, so: bool = True) -> Iterator[tuple[Condition, bool]]:
    """The criteria and tests in a condition, and whether it asks that they are so."""
    if isinstance(condition, (FieldTest, Has, Met)):
        yield condition, so
        return
    for _, part in condition.inner():
        yield from _leaves(part, so is not isinstance(condition, NoneOf))


def _together(before: str, items: list[tuple[Logic, str]]) -> nw.Expr:
    # To ignore nulls, of which there are none, spares DuckDB to look for them.
    return nw.concat_str(nw.lit(before), joined(items, ", "), ignore_nulls=True)


def _label(leaf: Condition) -> str:
    return leaf.criterion if isinstance(leaf, Met) else repr(leaf)


def _word(name: str) -> str:
    return name.replace("-", "_")
