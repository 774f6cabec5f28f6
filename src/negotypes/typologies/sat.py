"""Property spaces that are too large to look at cell by cell, put to a solver.

Importing this module needs python-sat.
"""

from collections.abc import Sequence
from itertools import combinations, count
from typing import Any, cast

from pysat.solvers import Solver  # type: ignore[import-untyped]

from negotypes.records.condition import AllOf, AnyOf, Condition, NoneOf
from negotypes.typologies.cells import Cell, Fact, Variable, facts
from negotypes.vocabulary import RecordKind


class Clauses:
    """Conditions as clauses (Tseitin's encoding), with a literal for every value of a variable."""

    def __init__(self, found: Sequence[Variable], kind: RecordKind) -> None:
        """Say of each variable that it has exactly one of its values."""
        self._kind = kind
        self._variables = found
        self._numbers = count(1)
        self._facts: dict[Fact, int] = {}
        self._literals: dict[Condition, int] = {}
        self._clauses: list[list[int]] = []
        for variable in found:
            literals = [next(self._numbers) for _ in variable.values]
            self._facts |= {
                (variable.key, value): literal
                for value, literal in zip(variable.values, literals, strict=True)
            }
            self._clauses.append(literals)
            self._clauses += [[-one, -other] for one, other in combinations(literals, 2)]

    def require(self, condition: Condition) -> None:
        """Say that a condition is so."""
        self._clauses.append([self._literal(condition)])

    def solve(self, *conditions: Condition) -> Cell | None:
        """A cell in which all of the conditions are so, or None if there is none."""
        assumed = [self._literal(condition) for condition in conditions]
        with _solver(self._clauses) as solver:
            if not solver.solve(assumptions=assumed):
                return None
            so = set(cast("list[int]", solver.get_model()))
        return {key: value for (key, value), literal in self._facts.items() if literal in so}

    def _literal(self, condition: Condition) -> int:
        if condition not in self._literals:
            self._literals[condition] = self._encoded(condition)
        return self._literals[condition]

    def _encoded(self, condition: Condition) -> int:
        if isinstance(condition, AllOf):
            # All of them are so where none of their opposites is.
            return -self._any([-self._literal(part) for part in condition.parts])
        if isinstance(condition, NoneOf):
            return -self._any([self._literal(part) for part in condition.parts])
        if isinstance(condition, AnyOf):
            return self._any([self._literal(part) for part in condition.parts])
        return self._any([self._facts[fact] for fact in facts(condition, self._kind)])

    def _any(self, literals: list[int]) -> int:
        if len(literals) == 1:
            return literals[0]
        either = next(self._numbers)
        self._clauses.append([-either, *literals])
        self._clauses += [[either, -literal] for literal in literals]
        return either


def _solver(clauses: list[list[int]]) -> Any:
    # python-sat says nothing about its types.
    return cast("Any", Solver)(name="cadical153", bootstrap_with=clauses)
