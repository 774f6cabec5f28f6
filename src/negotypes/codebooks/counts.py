"""How often a field is coded, and with what."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from attrs import frozen

from negotypes.records import Record
from negotypes.records.fields import Field, describe, items_of


@frozen
class Counts:
    """What is coded in one field of some records, or of some parts of records.

    Each record counts once, as one of four, so that the four add up to `total`. A field with a
    value is coded. Without one it is inapplicable if the record says so; otherwise absent if the
    record says so; otherwise it is not coded. A field that is "no" unless the coder says more
    has a value in every record that does not say otherwise.

    Attributes:
        field: The field.
        coded: How many have a value.
        uncoded: How many say nothing.
        absent: Of how many a source says that there is nothing.
        inapplicable: In how many there cannot be a value.
        disputed: How many have a value, and evidence that disputes it or the whole record; None
            for parts, which are disputed with their record, and for what is about a record
            instead of what it says, such as its id.
        values: How often each value occurs.
        lengths: For each number of values, how many have so many.
    """

    field: Field
    coded: int
    uncoded: int
    absent: int
    inapplicable: int
    disputed: int | None
    values: Counter[Any]
    lengths: Counter[int]

    @property
    def total(self) -> int:
        """How many records, or parts, there are."""
        return self.coded + self.uncoded + self.absent + self.inapplicable


def count(field: Field, holders: Iterable[Any]) -> Counts:
    """Count what is coded in a field of records, or of parts of records."""
    states: Counter[str] = Counter()
    values: Counter[Any] = Counter()
    lengths: Counter[int] = Counter()
    disputed = 0
    says = field.name not in describe(Record)
    records = False
    for holder in holders:
        state = _state(holder, field)
        states[state] += 1
        records = records or isinstance(holder, Record)
        if state == "coded":
            items = items_of(getattr(holder, field.name))
            lengths[len(items)] += 1
            values.update(items)
            disputed += isinstance(holder, Record) and holder.truth(field.name).dispute
    return Counts(
        field=field,
        coded=states["coded"],
        uncoded=states["uncoded"],
        absent=states["absent"],
        inapplicable=states["inapplicable"],
        disputed=disputed if says and records else None,
        values=values,
        lengths=lengths,
    )


def _state(holder: Any, field: Field) -> str:
    value = getattr(holder, field.name)
    if items_of(value) and value != field.default:
        return "coded"
    for state in ("inapplicable", "absent"):
        if field.name in getattr(holder, state, ()):
            return state
    return "coded" if items_of(value) else "uncoded"
