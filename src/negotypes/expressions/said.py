"""What the values that stand in a column say to a test, by the rules of a casebook."""

from functools import reduce
from typing import NamedTuple

from negotypes.conditions.single import passes
from negotypes.dates import When
from negotypes.errors import DateError
from negotypes.expressions.columns import Column
from negotypes.expressions.logic import Logic, Sides, both, either, no
from negotypes.records.condition import FieldTest, Scalar
from negotypes.records.fields import Field
from negotypes.truth import Truth


class Found(NamedTuple):
    """What the values on a row say to a test.

    Attributes:
        there: Whether there are any.
        some: Whether they pass for one of the values asked about.
        every: Whether they pass for each of them.
        each: For each, whether they pass, and whether none may; only where both may be wanting.
    """

    there: Logic
    some: Logic
    every: Logic
    each: tuple[Sides, ...] = ()

    def given(self, evidence: Sides, *, open_: bool) -> Sides:
        """What this says, with this evidence, of a list that need not be complete or any other."""
        if self.each:
            return reduce(Sides.__or__, (self._one(one, evidence, open_) for one in self.each))
        disputed = both(evidence.dispute, self.every)
        if not open_:
            apart = both(evidence.support, evidence.dispute, self.some)
            lacking = both(evidence.support, self.there, no(self.some))
            disputed = either(disputed, apart, lacking)
        return Sides(both(evidence.support, self.some), disputed, evidence.apart)

    def _one(self, one: Sides, evidence: Sides, open_: bool) -> Sides:
        against = both(self.there, one.dispute, one.support if open_ else True)
        return Sides(
            both(evidence.support, one.support),
            either(both(evidence.support, against), both(evidence.dispute, one.support)),
            evidence.apart and one.apart,
        )


def looked_up(field: Field) -> bool:
    """Whether the values in a field have to be looked at one by one: dates, and free text."""
    return field.type is When or (field.type is str and field.ref is None)


def passing(test: FieldTest, field: Field, column: Column, known: list[Scalar]) -> Found:
    """What the values in a column say that have to be looked at one by one.

    Args:
        test: The test.
        field: The field.
        column: The column.
        known: All values in it.
    """
    each: list[Sides] = []
    for one in singly(test):
        answers = {value: _answer(one, field, value, column) for value in known}
        may = [value for value, answer in answers.items() if not answer.dispute]
        does = [value for value, answer in answers.items() if answer.support]
        each.append(Sides(column.any_of(does, known), no(column.any_of(may, known)), apart=True))
    some = either(*(one.support for one in each))
    if field.type is When:
        return Found(column.there(), some, False, tuple(each))
    every = [one.support for one in each]
    return Found(column.there(), some, both(*every) if column.many else only(some, every))


def singly(test: FieldTest) -> list[FieldTest]:
    """A test of several values as tests of one each, any of which will do."""
    if len(test.values) == 1:
        return [test]
    return [FieldTest(test.path, "is", (value,)) for value in test.values]


def only(some: Logic, each: list[Logic]) -> Logic:
    """Whether one value passes for all that are asked about, which it does only for one."""
    return some if len(each) == 1 else False


def _answer(test: FieldTest, field: Field, value: Scalar, column: Column) -> Truth:
    try:
        return passes(test, field, value)
    except DateError as error:
        raise DateError(f"the column '{column.name}' holds no date: {error}") from None
