"""Columns of a table, as the conditions see them: texts, whole numbers and truths, or lists."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

import narwhals.stable.v2 as nw
from attrs import frozen

from negotypes.dates import When
from negotypes.errors import UnknownValue
from negotypes.expressions.logic import Logic, either
from negotypes.records.condition import Scalar

_FEW = 40
"""More comparisons than these take longer than looking a value up."""


@frozen
class Column:
    """A column about which a condition can ask.

    Attributes:
        name: Its name.
        expression: What stands there: a text, number or truth, or a list of them.
        many: Whether it holds lists.
    """

    name: str
    expression: nw.Expr
    many: bool

    def there(self) -> Logic:
        """Whether anything stands there."""
        if self.many:
            return (self.expression.list.len() > 0).fill_null(value=False)
        return ~self.expression.is_null()

    def has(self, value: Scalar) -> Logic:
        """Whether this value stands there, or is in the list."""
        if self.many:
            return self.expression.list.contains(value).fill_null(value=False)
        return (self.expression == nw.lit(value)).fill_null(value=False)

    def any_of(self, values: Collection[Scalar], known: Sequence[Scalar] = ()) -> Logic:
        """Whether one of these values stands there.

        Args:
            values: The values.
            known: Every value that stands anywhere in the column, in order, if that is known.
        """
        if not self.many:
            # What lies between two values is no other where all that there are are known.
            stretches = list(_stretches(values, known))
            if len(stretches) > _FEW:
                return self.expression.is_in(list(values)).fill_null(value=False)
            return either(*(self._within(*ends) for ends in stretches))
        return either(*map(self.has, values))

    def _within(self, least: Scalar, most: Scalar) -> Logic:
        if least == most:
            return self.has(least)
        at_least = self.expression >= nw.lit(least)
        return (at_least & (self.expression <= nw.lit(most))).fill_null(value=False)


def _stretches(
    values: Collection[Scalar], known: Sequence[Scalar]
) -> Iterator[tuple[Scalar, Scalar]]:
    """The first and last of the values in each stretch of them that nothing else interrupts."""
    if not known:
        yield from ((value, value) for value in values)
        return
    wanted = set(values)
    stretch: list[Scalar] = []
    for value in known:
        if value in wanted:
            stretch.append(value)
        elif stretch:
            yield stretch[0], stretch[-1]
            stretch = []
    if stretch:
        yield stretch[0], stretch[-1]


def column(name: str, dtype: Any, wanted: type) -> Column:
    """A column of this type, in which values of another stand, as the fields of records have it.

    Raises:
        UnknownValue: No such values can stand in it.
    """
    many = isinstance(dtype, nw.List)
    inner: Any = dtype.inner if many else dtype
    found = nw.col(name)
    wanted = wanted if wanted in (bool, int, When) else str
    if wanted in (bool, int) and inner == nw.Unknown:
        # A column in which nothing stands has no type.
        one = nw.Boolean() if wanted is bool else nw.Int64()
        found, fits = found.cast(nw.List(one) if many else one), True
    elif wanted in (bool, int):
        fits = inner == nw.Boolean if wanted is bool else inner.is_numeric()
    elif inner == nw.String:
        fits = True
    elif not many and wanted is When and inner in (nw.Date, nw.Datetime) and not _zoned(inner):
        found, fits = found.dt.date().cast(nw.String), True
    else:
        fits = inner in (nw.Categorical, nw.Enum, nw.Unknown) or inner.is_integer()
        found = found.cast(nw.List(nw.String) if many else nw.String)
    if not fits:
        told = f"the column '{name}' holds {dtype}"
        raise UnknownValue(f"{told}; expected {_EXPECTED[wanted]}, or lists of them")
    return Column(name, found, many)


def _zoned(dtype: Any) -> bool:
    """Whether moments are told in a time zone, so that engines differ on which day they are."""
    return getattr(dtype, "time_zone", None) is not None


_EXPECTED: dict[type, str] = {
    str: "texts",
    int: "whole numbers",
    bool: "truths",
    When: "dates without a time zone, or texts in EDTF",
}
