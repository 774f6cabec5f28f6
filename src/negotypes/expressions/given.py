"""The tables that are given: the one that is asked, and those to which it refers."""

from collections.abc import Callable, Iterable
from itertools import count
from typing import Any

import narwhals.stable.v2 as nw

from negotypes.errors import (
    LookupFailed,
    UnknownField,
    UnknownValue,
    did_you_mean,
    legible,
    listed,
)
from negotypes.expressions.columns import Column, column
from negotypes.records.condition import Condition, Scalar
from negotypes.vocabulary import RecordKind

Frame = nw.LazyFrame[Any]


ASKED = ""
"""Stands for the name of the table that is asked, which others of the same kind may refer to."""


class Given:
    """The tables that are given.

    Attributes:
        unit: The kind of record that a row of the table is that is asked.
    """

    def __init__(
        self,
        unit: RecordKind,
        main: Frame,
        names: Iterable[str] = (),
        other: Callable[[str], Frame] | None = None,
    ) -> None:
        """Tell tables by their names.

        Args:
            unit: The kind of record that a row of the table is that is asked.
            main: This table.
            names: The names of the others.
            other: Opens one of them.
        """
        self.unit = unit
        self._names = tuple(names)
        self._open = other
        self._opened: dict[str, Frame] = {ASKED: main}
        self._distinct: dict[tuple[str, str], list[Scalar]] = {}
        self._checked: set[str] = set()
        self._count = count(1)

    def fresh(self) -> str:
        """A name that no other column has."""
        return f"negotypes__{next(self._count)}"

    def table(self, name: str, condition: Condition) -> Frame:
        """A table by its name, for a condition that needs it.

        Raises:
            LookupFailed: It is not given; the message says which condition needs it.
        """
        if name not in self._opened:
            if name in self._names and self._open is not None:
                self._opened[name] = self._open(name)
            elif name == str(self.unit):
                self._opened[name] = self._opened[ASKED]
            else:
                told = f"{condition!r} needs the table '{name}', which is not given"
                hint = did_you_mean(name, self._names) or f"add it: others={{'{name}': ...}}"
                raise LookupFailed(f"{told}; {hint}")
        return self._opened[name]

    def column(
        self, table: str, frame: Frame, name: str, wanted: type, condition: Condition
    ) -> Column:
        """A column that a condition asks about.

        Raises:
            UnknownField: The table has none of this name; the message names the nearest.
            UnknownValue: It holds what no condition can ask about.
        """
        columns = frame.collect_schema()
        if name not in columns:
            own = [one for one in columns if not one.startswith("negotypes__")]
            told = f"{condition!r} asks about the column '{name}', which {_the(table)} has not"
            hint = did_you_mean(name, own) or f"there are {listed(list(map(legible, own)))}"
            raise UnknownField(f"{told}; {hint}")
        return column(name, columns[name], wanted)

    def distinct(self, table: str, frame: Frame, held: Column) -> list[Scalar]:
        """Every value in a column, in order; looked up once."""
        key = table, held.name
        if key not in self._distinct:
            found = frame.select(value=held.expression)
            if held.many:
                found = found.explode("value")
            values = once(found, "value").collect()["value"].to_list()
            self._distinct[key] = sorted(value for value in values if value is not None)
        return self._distinct[key]

    def check_ids(self, table: str, frame: Frame) -> None:
        """Check that an id stands on each row, and each on one.

        Raises:
            UnknownValue: One does not.
        """
        if table in self._checked:
            return
        ids = frame.group_by("id").agg(nw.len().alias("rows"))
        wrong = ids.filter((nw.col("rows") > 1) | nw.col("id").is_null()).head(1).collect()
        for one in wrong["id"].to_list():
            told = "a row has no id" if one is None else f"the id {one!r} stands on several rows"
            raise UnknownValue(f"in {_the(table)}, {told}; expected one for each row")
        self._checked.add(table)


def once(frame: Frame, *columns: str) -> Frame:
    """Some columns of a table, each row of them once."""
    # To group is several times as fast in DuckDB as `unique`, which numbers all rows.
    return frame.group_by(*columns).agg(negotypes__rows=nw.len()).select(*columns)


def _the(table: str) -> str:
    return f"the table '{table}'" if table != ASKED else "the table"
