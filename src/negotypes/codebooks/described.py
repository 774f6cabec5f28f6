"""What a codebook says of fields: what each is for, how often it is coded, and with what."""

from collections.abc import Iterator, Sequence
from typing import Any

from attrs import frozen

from negotypes.codebooks.counts import Counts
from negotypes.codebooks.units import Unit, slug
from negotypes.dates import When
from negotypes.document import Block, Chapter
from negotypes.layout import Link, Section, Table
from negotypes.records import Record
from negotypes.records.condition import Condition
from negotypes.records.fields import Field, describe
from negotypes.records.reference import ANY
from negotypes.records.sheets import Name
from negotypes.tidy import part_tables
from negotypes.vocabulary import Term

MOST = 10
"""How many of the targets to which a field refers are shown."""


@frozen
class Described:
    """A kind of thing with the counts of its fields.

    Attributes:
        unit: The kind of thing.
        counts: The counts of each field.
    """

    unit: Unit
    counts: tuple[Counts, ...]

    @property
    def things(self) -> str:
        """What is counted."""
        return "parts" if self.unit.is_part else "records"


def chapter(described: Sequence[Described], name: Name) -> Chapter:
    """What is said of one kind of record with its classes, or of one kind of part."""
    first = described[0]
    unit = first.unit
    common = () if unit.cls is Record else tuple(describe(Record))
    return Chapter(
        unit.label if unit.cls is Record else f"{unit.label} ({unit.table})",
        unit.anchor,
        (unit.definition, _number(first), _overview(described)),
        tuple(
            _field(one, counts, name)
            for one in described
            for counts in one.counts
            if one.things == "parts" or counts.field.name not in common
        ),
    )


def _number(one: Described) -> str:
    held = len(one.unit.holders)
    return f"There is 1 of the {one.things}." if held == 1 else f"There are {held} {one.things}."


def _overview(described: Sequence[Described]) -> Table:
    head = ("Field", "Meaning", "Holds", "Coded", "Not coded", "Absent", "Inapplicable", "Disputed")
    sections = tuple(
        Section(
            f"{one.unit.label} only ({len(one.unit.holders)})" if one.unit.only else "",
            tuple(_row(one.unit, counts) for counts in one.counts),
        )
        for one in described
        if one.counts
    )
    return Table(f"Fields of {described[0].unit.table}", head, sections)


def _row(unit: Unit, counts: Counts) -> tuple[str, ...]:
    field = counts.field
    # What every record has is described once for all.
    shared = not unit.is_part and field.name in describe(Record)
    anchor = f"every-record--{slug(field.name)}" if shared else unit.field_anchor(field)
    return (
        Link(field.name, anchor),
        meaning(field),
        "; ".join((type_words(field), *_limits(field))),
        str(counts.coded),
        str(counts.uncoded),
        str(counts.absent),
        str(counts.inapplicable),
        "-" if counts.disputed is None else str(counts.disputed),
    )


def meaning(field: Field) -> str:
    """What a field is for."""
    return field.doc.replace("``", "'").replace("`", "'")


def type_words(field: Field) -> str:
    """What a field holds."""
    if field.is_part:
        return f"parts, see {part_tables()[field.type]}"
    if field.ref is not None:
        return "id of a record of any kind" if field.ref == ANY else f"id among {field.ref}"
    if issubclass(field.type, Term):
        return f"term of {field.type.__name__}"
    if issubclass(field.type, Condition):
        return "condition on records"
    if field.type is str:
        return "slug" if field.slug else "text"
    return {When: "date (EDTF)", bool: "yes or no", int: "number"}[field.type]


def _limits(field: Field) -> Iterator[str]:
    if field.derived:
        yield "filled in by the casebook"
    if field.required:
        yield "required"
    if field.many:
        yield "open list" if field.open else "list"
    if field.default is False:
        yield "no unless coded"


def _field(one: Described, counts: Counts, name: Name) -> Chapter:
    field = counts.field
    only = f" ({one.unit.only.label.lower()})" if one.unit.only else ""
    holds = "; ".join((type_words(field), *_limits(field)))
    return Chapter(
        f"{one.unit.table}: {field.name}{only}",
        one.unit.field_anchor(field),
        (
            f"{meaning(field)} Holds: {holds}.",
            f"{_coverage(counts, one.things)} {_lengths(counts)}".strip(),
            *_values(counts, one.things, name),
        ),
    )


def _coverage(counts: Counts, things: str) -> str:
    said = [f"coded in {counts.coded} of {counts.total} {things}"]
    said += [f"not coded in {counts.uncoded}"]
    if things == "records":
        said += [f"said to be absent in {counts.absent}"]
        said += [f"inapplicable in {counts.inapplicable}"]
    said += [] if counts.disputed is None else [f"disputed in {counts.disputed}"]
    return f"{', '.join(said).capitalize()}."


def _lengths(counts: Counts) -> str:
    if not counts.field.many or not counts.lengths:
        return ""
    least, most = min(counts.lengths), max(counts.lengths)
    many = f"{least}" if least == most else f"{least} to {most}"
    return f"Where coded: {many} each, {counts.values.total()} in all."


def _values(counts: Counts, things: str, name: Name) -> tuple[Block, ...]:
    """What is coded in a field, in the way that suits its type."""
    field, values = counts.field, counts.values
    if issubclass(field.type, Term):
        return (_terms(field, values, things),)
    if not values or field.is_part or issubclass(field.type, Condition):
        return ()
    if field.type is bool:
        return (f"Yes in {values[True]}, no in {values[False]}.",)
    if field.ref is not None:
        return (_targets(field, values, things, name),)
    if field.type is When:
        return (_dates(values),)
    different = f"{len(values)} different"
    if field.type is int:
        return (f"{different}, from {min(values)} to {max(values)}.",)
    lengths = [len(text) for text in values]
    return (f"{different}, of {min(lengths)} to {max(lengths)} characters.",)


def _terms(field: Field, values: Any, things: str) -> Table:
    vocabulary: type[Term] = field.type
    name = vocabulary.__name__
    rows = tuple(
        (term.value, term.label, term.definition, str(values[term])) for term in vocabulary
    )
    all_of_them = (Link(f"All uses of {name}", vocabulary_anchor(name)),)
    return Table(
        f"{field.name}: terms of {name}",
        ("Value", "Label", "Definition", things.capitalize()),
        (Section("", (*rows, all_of_them)),),
    )


def vocabulary_anchor(vocabulary: str) -> str:
    """The name by which links lead to a vocabulary."""
    return f"vocabulary-{vocabulary.lower()}"


def _targets(field: Field, values: Any, things: str, name: Name) -> Table:
    # The most frequent first, and those as frequent by id, so that the order is always the same.
    ranked = sorted(values.items(), key=lambda item: (-item[1], item[0]))
    rows = tuple((target, name(target), str(n)) for target, n in ranked[:MOST])
    more = len(ranked) - len(rows)
    title = f"{field.name}: {len(ranked)} different"
    return Table(
        f"{title}, the {MOST} most frequent" if more else title,
        ("Id", "Name", things.capitalize()),
        (Section("", rows),),
    )


def _dates(values: Any) -> str:
    first = [when.earliest for when in values if when.earliest]
    last = [when.latest for when in values if when.latest]
    said = [f"{len(values)} different"]
    said += [f"none before {min(first).isoformat()}"] if first else []
    said += [f"none after {max(last).isoformat()}"] if last else []
    unbounded = sum(n for when, n in values.items() if not (when.earliest and when.latest))
    said += [f"{unbounded} with an open or unknown end or beginning"] * bool(unbounded)
    printed = sum(n for when, n in values.items() if when.printed)
    said += [f"{printed} with the words as printed"] * bool(printed)
    return f"{', '.join(said)}."
