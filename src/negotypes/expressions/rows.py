"""The rows of a table, and what conditions need to know of each."""

from collections.abc import Callable, Sequence

import narwhals.stable.v2 as nw

from negotypes.conditions.single import UNSOURCED
from negotypes.errors import UnknownValue
from negotypes.expressions.columns import Column
from negotypes.expressions.given import Frame, Given, once
from negotypes.expressions.logic import Logic, Sides, either, told
from negotypes.expressions.parts import Scope, Values, part_values
from negotypes.expressions.said import Found
from negotypes.records.condition import Condition, Scalar
from negotypes.records.paths import path_of
from negotypes.vocabulary import RecordKind

EVERYTHING = "*"
"""Stands for the record as a whole among the fields that evidence supports or disputes."""


_NAMING = ("absent", "inapplicable", "supported", "disputed")
"""The columns that hold lists of the names of fields."""


class Rows:
    """The rows of a table; what conditions need is added to it as columns.

    Attributes:
        kind: The kind of record that a row is.
        given: The tables.
        frame: The table, with the columns to which the expressions refer.
    """

    def __init__(
        self,
        kind: RecordKind,
        given: Given,
        condition: Condition,
        pairs: tuple[Frame, Scope] | None = None,
        *,
        table: str | None = None,
    ) -> None:
        """Ask the table of a kind.

        Args:
            kind: The kind.
            given: The tables.
            condition: What is asked.
            table: The name of the table, if it is not that of the kind.
            pairs: Other rows in place of the table, and what the parts are cut down to there.

        Raises:
            LookupFailed: There is no such table.
            UnknownValue: What should hold lists of the names of fields does not.
        """
        self.kind = kind
        self.given = given
        self._table = str(kind) if table is None else table
        self._source = given.table(self._table, condition)
        self.frame = self._source if pairs is None else pairs[0]
        self._scope = None if pairs is None else pairs[1]
        self._keyed = self.frame
        self._columns = self._source.collect_schema()
        for name in _NAMING:
            dtype = self._columns.get(name)
            if not isinstance(dtype, (nw.List, nw.Unknown, type(None))):
                told = f"the column '{name}' of the table '{self._table}' holds {dtype}"
                raise UnknownValue(f"{told}; expected lists of the names of fields")
        self._key: tuple[str, ...] = () if self._scope is None else self._scope.key[:2]
        self._evidence: dict[str, Sides] = {}

    def keep(self, *parts: Logic) -> list[Logic]:
        """The same, each worked out once in a column of its own."""
        named = [(self.given.fresh(), part) for part in parts]
        made = {name: part for name, part in named if not isinstance(part, bool)}
        self.frame = self.frame.with_columns(**made) if made else self.frame
        return [nw.col(name) if name in made else part for name, part in named]

    def key(self, condition: Condition) -> tuple[str, ...]:
        """The columns that tell rows apart; a column with the ids as texts is added.

        Raises:
            UnknownField: There is no column of ids.
            UnknownValue: An id stands on two rows, or on none.
        """
        if not self._key:
            name = self.given.fresh()
            ids = self.given.column(self._table, self._source, "id", str, condition)
            self.given.check_ids(self._table, self._source)
            self.frame = self.frame.with_columns(**{name: ids.expression})
            self._keyed = self._keyed.with_columns(**{name: ids.expression})
            self._key = (name,)
        return self._key

    def attach(self, frame: Frame, on: Sequence[str], columns: Sequence[str]) -> list[nw.Expr]:
        """Truths from a table with one row for each key; False for a key that has none.

        Args:
            frame: The table.
            on: The columns of the key, or the first of them.
            columns: Those of the truths.
        """
        right = frame.select(*on, *columns)
        left = list(self._key[: len(on)])
        self.frame = self.frame.join(right, left_on=left, right_on=list(on), how="left")
        return [nw.col(name).fill_null(value=False) for name in columns]

    def alike(self, column: Column, said: Callable[[Column], Found]) -> Found:
        """What the values in a column say, worked out once for all rows with the same value."""
        value, key = self.given.fresh(), self.given.fresh()
        found = said(Column(value, nw.col(value), many=False))
        parts = [found.some, *(part for one in found.each for part in one[:2])]
        names = [self.given.fresh() for _ in parts]
        made = {name: told(part) for name, part in zip(names, parts, strict=True)}
        values = once(self._source.select(**{value: column.expression}), value)
        values = values.with_columns(**made)
        self.frame = self.frame.with_columns(**{key: column.expression})
        self.frame = self.frame.join(values, left_on=key, right_on=value, how="left")
        some, *each = (nw.col(name).fill_null(value=False) for name in names)
        sides = zip(each[::2], each[1::2], strict=True)
        return Found(
            column.there(),
            some,
            False if found.every is False else some,
            tuple(Sides(*one, apart=True) for one in sides),
        )

    def values(self, path: str, condition: Condition) -> Values:
        """The values at a path within the records themselves, a row for each."""
        if "." in path:
            return part_values(self.given, self.kind, path, condition, self._scope)
        own = self.key(condition)
        column = self.column(path, path_of(path, self.kind).ends[0].type, condition)
        key, value = tuple(self.given.fresh() for _ in own), self.given.fresh()
        names = dict(zip(key, map(nw.col, own), strict=True))
        # From the table as it was given: what was joined since would be worked out once more.
        frame = self._keyed.select(**names, **{value: column.expression})
        frame = frame.explode(value) if column.many else frame
        there = Column(value, nw.col(value), many=False)
        return Values(frame.filter(~nw.col(value).is_null()), key, there, self._table, column)

    def distinct(self, column: Column) -> list[Scalar]:
        """Every value in a column of the table, in order."""
        return self.given.distinct(self._table, self._source, column)

    def whole(self, *, coded: bool) -> Sides:
        """Whether evidence supports and disputes the record as a whole."""
        support: Logic = True
        if not coded and "supported" in self._columns:
            support = (nw.col("supported").list.len() > 0).fill_null(value=False)
        return Sides(support, False if coded else self.lists("disputed", EVERYTHING))

    def column(self, name: str, wanted: type, condition: Condition) -> Column:
        """A column that a condition asks about; takes and raises what `Given.column` does."""
        return self.given.column(self._table, self._source, name, wanted, condition)

    def lacks(self, field: str, status: str) -> Logic:
        """Whether a field has no value for this reason."""
        name = f"{field}__status"
        if name in self._columns:
            said = nw.col(name).cast(nw.String) == nw.lit(status)
            return said.fill_null(value=False)
        if status == "absent" and isinstance(self._columns.get(field), nw.List):
            return (nw.col(field).list.len() == 0).fill_null(value=False)
        return False

    def lists(self, column: str, name: str) -> Logic:
        """Whether a list of the names of fields has this one."""
        if not isinstance(self._columns.get(column), nw.List):
            return False
        return Column(column, nw.col(column), many=True).has(name)

    def sourced(self, field: str, coded: bool) -> Sides:
        """Whether evidence supports and disputes what stands in a field."""
        if coded or field in UNSOURCED:
            return Sides(True, False, apart=True)
        if field not in self._evidence:
            if EVERYTHING not in self._evidence:
                whole = [self.lists(one, EVERYTHING) for one in ("supported", "disputed")]
                supported, disputed = self.keep(*whole)
                self._evidence[EVERYTHING] = Sides(supported, disputed)
            whole_for, whole_against, _ = self._evidence[EVERYTHING]
            known = "supported" in self._columns
            support = either(self.lists("supported", field), whole_for) if known else True
            dispute = either(self.lists("disputed", field), whole_against)
            support, dispute = self.keep(support, dispute)
            self._evidence[field] = Sides(support, dispute, apart=dispute is False)
        return self._evidence[field]
