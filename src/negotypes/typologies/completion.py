"""Every way of filling in what is unknown of a record, and of settling what is contested."""

from collections.abc import Callable, Mapping
from typing import cast

from attrs import frozen

from negotypes.conditions import Book, truth
from negotypes.records import Record, Typology
from negotypes.records.condition import Condition, FieldTest, Met, Scalar
from negotypes.truth import Truth
from negotypes.typologies.cells import LIMIT, Cells, Fact, Variable, narrowed, size, variables
from negotypes.typologies.classification import Missing


@frozen
class Completed:
    """What may come of a record.

    Attributes:
        possible: The classes in which it falls in some way of filling in, by id.
        certain: The classes in which it falls in every way.
        missing: The facts that decide on a class that is possible and not certain.
    """

    possible: tuple[str, ...]
    certain: tuple[str, ...]
    missing: tuple[Missing, ...]


@frozen
class _Space:
    """What may be of records of which the same is known."""

    cells: Cells
    there: int
    classes: Mapping[str, int]


class Completions:
    """Fills in what is unknown, and remembers what came of it for records alike."""

    def __init__(
        self,
        typology: Typology,
        classes: Mapping[str, Condition | None],
        impossible: tuple[Condition, ...],
        book: Book,
        words: Callable[[Condition], str],
    ) -> None:
        """Lay out what the classes ask about.

        Args:
            typology: The typology.
            classes: What each class asks, bound to the casebook; None where it asks nothing.
            impossible: What cannot be, bound to the casebook.
            book: The casebook.
            words: Says a condition in words.
        """
        self._typology = typology
        self._classes = classes
        self._impossible = impossible
        self._book = book
        self._words = words
        said = [*classes.values(), *impossible]
        self._variables = variables([one for one in said if one is not None], typology.unit)
        self._settled: dict[tuple[Variable, ...], _Space] = {}

    def of(self, record: Record, truths: Mapping[str, Truth]) -> Completed:
        """What may come of a record, of which these are the answers for the classes."""
        known: dict[Fact, Truth] = {
            (variable.key, value): truth(_test((variable.key, value)), record, self._book)
            for variable in self._variables
            for value in variable.values
            if value is not None and not (value is False and isinstance(variable.key, Condition))
        }
        narrow = narrowed(self._variables, known)
        if size(narrow) > LIMIT:
            # Too much is unknown to go through it all: say only what is plain.
            open_ = tuple(name for name, found in truths.items() if found is not Truth.FAILS)
            return Completed(open_, tuple(n for n in open_ if truths[n] is Truth.HOLDS), ())
        space = self._space(narrow)
        undefined = [n for n in self._classes if n not in space.classes and space.there]
        possible = {n for n, held in space.classes.items() if held & space.there}
        certain = {n for n, held in space.classes.items() if space.there & ~held == 0}
        missing: list[Missing] = []
        for variable in narrow:
            if len(variable.values) == 1:
                continue
            bears = tuple(
                name
                for name, held in space.classes.items()
                if name in possible - certain
                and space.cells.decides(variable.key, held, space.there)
            )
            if bears:
                asked = _asked(variable)
                answers = {known.get((variable.key, value)) for value in variable.values}
                state = Truth.CONTESTED if Truth.CONTESTED in answers else Truth.UNKNOWN
                missing.append(Missing(asked, self._words(asked), state, bears, self._names(bears)))
        for name in undefined:
            # Not a fact of the record, but nothing less would decide.
            told = "it falls in a class for which the source gives no criteria"
            missing.append(Missing(Met(name), told, Truth.UNKNOWN, (name,), self._names((name,))))
        order = tuple(self._classes)
        return Completed(
            tuple(n for n in order if n in possible or n in undefined),
            tuple(n for n in order if n in certain and space.there),
            tuple(missing),
        )

    def _names(self, classes: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(one.name for one in self._typology.classes if one.id in classes)

    def _space(self, narrow: list[Variable]) -> "_Space":
        key = tuple(narrow)
        if key not in self._settled:
            cells = Cells(narrow, self._typology.unit)
            there = cells.consistent(self._impossible)
            held = {n: cells.where(c) for n, c in self._classes.items() if c is not None}
            self._settled[key] = _Space(cells, there, held)
        return self._settled[key]


def _test(fact: Fact) -> Condition:
    key, value = fact
    return key if isinstance(key, Condition) else FieldTest(key, "is", (cast("Scalar", value),))


def _asked(variable: Variable) -> Condition:
    if isinstance(variable.key, Condition):
        return variable.key
    values = tuple(value for value in variable.values if value is not None)
    return FieldTest(variable.key, "isin" if len(values) > 1 else "is", values)
