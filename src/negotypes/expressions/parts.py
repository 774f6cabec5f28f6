"""The parts of records, such as the participants of episodes, in tables of their own."""

from typing import Any

import narwhals.stable.v2 as nw
from attrs import frozen

from negotypes.expressions.columns import Column
from negotypes.expressions.given import Frame, Given, once
from negotypes.records import classes_of
from negotypes.records.condition import Condition
from negotypes.records.fields import Field, describe
from negotypes.tidy import part_tables
from negotypes.vocabulary import RecordKind


@frozen
class Values:
    """The values at a path, a row for each.

    Attributes:
        frame: The table.
        key: The columns that say on which row of the table that is asked a value stands.
        column: The values.
        table: The name of the table in which they stand.
        held: The column there.
    """

    frame: Frame
    key: tuple[str, ...]
    column: Column
    table: str
    held: Column


@frozen
class Scope:
    """Rows that are pairs: a record, and the id of one to which some parts of it refer.

    What is asked of such parts is asked of those that refer to this one.

    Attributes:
        part: The field that holds the parts.
        links: The pairs, with the keys of these parts.
        key: The columns there of the record, the other id, and the part.
    """

    part: str
    links: Frame
    key: tuple[str, str, str]


def links(given: Given, kind: RecordKind, path: str, condition: Condition) -> Scope:
    """The records of a kind with the ids to which their parts refer, by a path."""
    values = part_values(given, kind, path, condition, top=True)
    record, part = values.key
    other = values.column.name
    frame = once(values.frame, record, part, other)
    return Scope(path.partition(".")[0], frame, (record, other, part))


def part_values(
    given: Given,
    kind: RecordKind,
    path: str,
    condition: Condition,
    scope: Scope | None = None,
    *,
    top: bool = False,
) -> Values:
    """The values at a path that leads into the parts of records.

    Args:
        given: The tables.
        kind: The kind of the records.
        path: The path.
        condition: What asks for them.
        scope: What the parts are cut down to, if they are.
        top: Whether the key has the part of the record, too.
    """
    first, *inner, last = path.split(".")
    field = _field(tuple(classes_of(kind)), first)
    table = part_tables()[field.type]
    rows = given.table(table, condition)
    record, part, above = given.fresh(), given.fresh(), given.fresh()
    cut = scope is not None and scope.part == first
    deeper = bool(inner) or _field((field.type,), last).many
    key: tuple[str, ...] = (record,)
    columns = rows.collect_schema()
    if "of" in columns and "record" in columns:
        rows = rows.filter(nw.col("of") == nw.col("record"))  # not the parts of parts
    made = {record: _text(given, table, rows, "record", condition)}
    if deeper or cut or top:
        made |= {part: _text(given, table, rows, "part", condition)}
    rows = rows.with_columns(**made)
    if scope is not None:
        rows, key = _within(rows, scope, given, record, part if cut else None)
    if top:
        rows = rows.with_columns(**{above: nw.col(part)})
        key = (record, above)
    for name in inner:
        field = _field((field.type,), name)
        table = part_tables()[field.type]
        rows, part = _step(given, rows, key, part, table, "of", condition)
    field = _field((field.type,), last)
    if field.many:
        table = f"{table}.{last}"
        rows, part = _step(given, rows, key, part, table, "part", condition)
        last = "value"
    held = given.column(table, given.table(table, condition), last, field.type, condition)
    value = given.fresh()
    rows = rows.select(*key, **{value: held.expression})
    there = rows.filter(~nw.col(value).is_null())
    return Values(there, key, Column(value, nw.col(value), many=False), table, held)


def _step(
    given: Given,
    rows: Frame,
    key: tuple[str, ...],
    part: str,
    table: str,
    to: str,
    condition: Condition,
) -> tuple[Frame, str]:
    """The parts within parts, or the values in a list of theirs, with the keys of the records."""
    deeper = given.table(table, condition)
    holder, own = given.fresh(), given.fresh()
    deeper = deeper.with_columns(
        **{
            holder: _text(given, table, deeper, to, condition),
            own: _text(given, table, deeper, "part", condition),
        }
    )
    held = rows.select(*key, part)
    return deeper.join(held, left_on=holder, right_on=part, how="inner"), own


def _within(
    rows: Frame, scope: Scope, given: Given, record: str, part: str | None
) -> tuple[Frame, tuple[str, ...]]:
    """The parts once for each pair that has them."""
    names = {name: given.fresh() for name in scope.key}
    of, other, by = names.values()
    pairs = scope.links.rename(names)
    if part is None:
        pairs = once(pairs, of, other)
        rows = rows.join(pairs, left_on=record, right_on=of, how="inner")
    else:
        rows = rows.join(pairs, left_on=[record, part], right_on=[of, by], how="inner")
    return rows, (record, other)


def _field(classes: tuple[type[Any], ...], name: str) -> Field:
    return next(describe(cls)[name] for cls in classes if name in describe(cls))


def _text(given: Given, table: str, rows: Frame, name: str, condition: Condition) -> nw.Expr:
    found: nw.Expr = given.column(table, rows, name, str, condition).expression
    return found
