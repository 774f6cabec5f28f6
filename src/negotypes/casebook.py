"""The whole of what was coded: immutable, indexed, with one place for ids."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, cast

from attrs import evolve

from negotypes.collection import Collection, fold, names
from negotypes.dates import When
from negotypes.errors import (
    AmbiguousName,
    BrokenReferences,
    ClashingIds,
    UnknownId,
    did_you_mean,
    listed,
)
from negotypes.records import (
    CLASSES,
    Actor,
    Argument,
    Assessment,
    Case,
    Demand,
    Episode,
    Event,
    Goal,
    Grievance,
    NegotiationMode,
    Position,
    Precondition,
    Problem,
    Record,
    Relation,
    Risk,
    Source,
    Typology,
    kind_of,
)
from negotypes.records.fields import Path, describe, items_of, references
from negotypes.records.reference import ANY
from negotypes.truth import Truth
from negotypes.vocabulary import RecordKind

if TYPE_CHECKING:
    from negotypes.layout import Table

_LASTING = frozenset(
    {
        RecordKind.RELATIONS,
        RecordKind.GRIEVANCES,
        RecordKind.GOALS,
        RecordKind.DEMANDS,
        RecordKind.PRECONDITIONS,
        RecordKind.POSITIONS,
    }
)
"""Kinds of record that hold for a time, and may be over."""


class Casebook:
    """Every record, in one collection for each kind, with one id for each record.

    A casebook never changes: `extend` and `at` give new ones. It may refer to records that it
    does not hold, as a researcher's own cases refer to the built-in actors; see `unresolved`.
    """

    sources: Collection[Source]
    actors: Collection[Actor]
    relations: Collection[Relation]
    grievances: Collection[Grievance]
    goals: Collection[Goal]
    demands: Collection[Demand]
    preconditions: Collection[Precondition]
    modes: Collection[NegotiationMode]
    positions: Collection[Position]
    arguments: Collection[Argument]
    risks: Collection[Risk]
    cases: Collection[Case]
    episodes: Collection[Episode]
    events: Collection[Event]
    assessments: Collection[Assessment]
    problems: Collection[Problem]
    typologies: Collection[Typology]

    def __init__(self, records: Iterable[Record] = ()) -> None:
        """Hold these records.

        Args:
            records: Records of any kind, in any order. What a casebook fills in itself, such as
                the episodes of a case, is filled in anew.

        Raises:
            ClashingIds: Two records have the same id.
        """
        by_kind: dict[RecordKind, list[Record]] = {kind: [] for kind in CLASSES}
        by_id: dict[str, Record] = {}
        for record in records:
            first = by_id.setdefault(record.id, record)
            if first is not record:
                raise ClashingIds(f"two records have the id '{record.id}': {first!r}, {record!r}")
            by_kind[kind_of(record)].append(record)
        by_kind[RecordKind.CASES] = _with_steps(by_kind)
        for kind, held in by_kind.items():
            held.sort(key=lambda record: record.id)
            self.__dict__[str(kind)] = Collection(kind, tuple(held), self._id_of)

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse: a casebook does not change.

        Raises:
            AttributeError: Always.
        """
        raise AttributeError("a casebook does not change: use extend")

    @property
    def records(self) -> Iterator[Record]:
        """Every record, kind by kind."""
        return (record for kind in CLASSES for record in self.collection(kind))

    def collection(self, kind: RecordKind | str) -> Collection[Record]:
        """The collection of a kind, by its name.

        Raises:
            ValueError: There is no such kind.
        """
        held: Collection[Record] = self.__dict__[RecordKind.of(kind)]
        return held

    def __len__(self) -> int:
        """How many records."""
        return sum(len(self.collection(kind)) for kind in CLASSES)

    def __eq__(self, other: object) -> bool:
        """Whether both hold equal records."""
        if not isinstance(other, Casebook):
            return NotImplemented
        return all(self.collection(kind) == other.collection(kind) for kind in CLASSES)

    def __hash__(self) -> int:
        """By the ids that it holds."""
        return hash(tuple(self.collection(kind).ids for kind in CLASSES))

    def __repr__(self) -> str:
        """How many records of each kind."""
        counts = ((kind, len(self.collection(kind))) for kind in CLASSES)
        return f"<Casebook: {', '.join(f'{n} {kind}' for kind, n in counts if n) or 'empty'}>"

    def __contains__(self, item: object) -> bool:
        """Whether it holds a record, or one of this id."""
        if isinstance(item, Record):
            return self._by_id.get(item.id) == item
        return isinstance(item, str) and item in self._by_id

    def find(self, name: str) -> Record:
        """The record of any kind with this id, name or alias.

        Raises:
            UnknownId: No record has it; the message names the nearest.
            AmbiguousName: Several records share the name or alias.
        """
        if (record := self._by_id.get(name)) is not None:
            return record
        found = [r for kind in CLASSES if (r := self.collection(kind).get(name)) is not None]
        if len(found) == 1:
            return found[0]
        if found:
            raise AmbiguousName(
                f"'{name}' may be {listed([record.id for record in found], 'or')}: ask by id"
            )
        known = {fold(text): None for record in self.records for text in names(record)}
        hint = did_you_mean(fold(name), known) or f"there are {len(self)} records"
        raise UnknownId(f"no record '{name}'; {hint}")

    def name(self, record_id: str) -> str:
        """The name to show for an id; the id itself where no record has it."""
        record = self._by_id.get(record_id)
        return record_id if record is None else record.label

    def resolve(self, record: Record | str) -> "Linked":
        """A record, or the one that a name means, with records in place of ids.

        Raises:
            UnknownId: No record has this id, name or alias.
        """
        return Linked(self.find(record) if isinstance(record, str) else record, self)

    def about(self, record: Record | str) -> "Dossier":
        """All that concerns an actor, a case, a mode, a source: every record that names it.

        Raises:
            UnknownId: No record has this id, name or alias.
        """
        subject = self.find(record) if isinstance(record, str) else record
        return Dossier(self, subject)

    def at(self, when: When | str) -> "Casebook":
        """The casebook as of a date: without what is known not to have begun, or to be over.

        What happened stays after it is over, and a record without a date stays: that a text does
        not date something does not say that it was not so.

        Raises:
            DateError: The text is not a date or period in EDTF.
        """
        then = When.parse(when) if isinstance(when, str) else when
        return _view(self, {kind: partial(_in_force, then, kind) for kind in CLASSES})

    def extend(self, other: "Casebook | Iterable[Record]") -> "Casebook":
        """A new casebook with the records of both; either may refer to the other's.

        Raises:
            ClashingIds: One id stands for two different records.
            BrokenReferences: A record refers to an id that neither has.
        """
        added = other.records if isinstance(other, Casebook) else other
        both = {record.id: _bare(record) for record in self.records}
        for record in map(_bare, added):
            if both.setdefault(record.id, record) != record:
                raise ClashingIds(f"the id '{record.id}' is taken by '{both[record.id].label}'")
        extended = Casebook(both.values())
        if broken := list(extended.unresolved()):
            lines = (f"{r.id}: {'.'.join(map(str, path))}: '{held}'" for r, path, held in broken)
            raise BrokenReferences("no such record:\n" + "\n".join(lines))
        return extended

    def unresolved(self) -> Iterator[tuple[Record, Path, str]]:
        """Every reference to a record that this casebook does not hold."""
        for record in self.records:
            for path, kind, named in references(record):
                if not self.has(kind, named):
                    yield record, path, named

    def has(self, kind: str, record_id: str) -> bool:
        """Whether a record of this kind, or of `ANY`, has this id."""
        held = self._by_id.get(record_id)
        return held is not None and (kind == ANY or isinstance(held, CLASSES[RecordKind.of(kind)]))

    @cached_property
    def _by_id(self) -> dict[str, Record]:
        return {record.id: record for record in self.records}

    def _id_of(self, kind: str, name: str) -> str:
        record = self.find(name) if kind == ANY else self.collection(kind)[name]
        return record.id


class Dossier(Casebook):
    """A casebook narrowed to the records that name one record.

    Attributes:
        subject: The record it is about.
        voiced: The records for which the subject is a source, or a voice in the evidence.
    """

    subject: Record
    voiced: Casebook

    def __init__(self, book: Casebook, subject: Record) -> None:
        """Gather what names the subject; made by `Casebook.about`."""
        named, voiced = _naming(book, subject.id)
        _narrow(self, book, {kind: partial(_has_id, named) for kind in CLASSES})
        self.__dict__["subject"] = subject
        self.__dict__["name"] = book.name
        self.__dict__["voiced"] = _view(book, {kind: partial(_has_id, voiced) for kind in CLASSES})

    def table(self) -> "Table":
        """What names the subject, kind by kind, with the paragraphs behind it."""
        from negotypes.sheets import overview  # only needed to show a dossier

        groups = [(kind.label + "s", self.collection(kind)) for kind in CLASSES]
        return overview(self.subject.label, groups, self.name)

    def __str__(self) -> str:
        """The dossier as a table for a terminal."""
        return self.table().text()

    def _repr_html_(self) -> str:
        """The dossier as a table for a notebook."""
        return self.table().html()


class Linked:
    """A record, or a part of one, whose references are records."""

    __slots__ = ("_book", "record")

    def __init__(self, record: Any, book: Casebook) -> None:
        """Link a record through a casebook; made by `Casebook.resolve`."""
        self.record = record
        self._book = book

    def __getattr__(self, name: str) -> Any:
        """The field, with records in place of ids, and linked parts in place of parts."""
        value = getattr(self.record, name)
        field = describe(self.record.__class__).get(name)
        if field is None or value is None or not (field.ref or field.is_part):
            return value
        linked = tuple(map(partial(self._link, field.ref), items_of(value)))
        return linked if field.many else linked[0]

    def __repr__(self) -> str:
        """The record."""
        return f"Linked({self.record!r})"

    def _link(self, ref: str | None, item: Any) -> Any:
        return self._book.find(item) if ref else Linked(item, self._book)


def _with_steps(by_kind: Mapping[RecordKind, list[Record]]) -> list[Record]:
    """The cases with their episodes, by date, and their preconditions."""
    episodes: dict[str, list[Episode]] = {}
    for episode in cast("list[Episode]", by_kind[RecordKind.EPISODES]):
        episodes.setdefault(episode.case, []).append(episode)
    preconditions: dict[str, list[str]] = {}
    for precondition in cast("list[Precondition]", by_kind[RecordKind.PRECONDITIONS]):
        for case in precondition.cases:
            preconditions.setdefault(case, []).append(precondition.id)
    return [
        evolve(
            case,
            episodes=tuple(e.id for e in sorted(episodes.get(case.id, ()), key=_step)),
            preconditions=tuple(sorted(preconditions.get(case.id, ()))),
        )
        for case in cast("list[Case]", by_kind[RecordKind.CASES])
    ]


def _step(episode: Episode) -> tuple[bool, tuple[int, int, str], str]:
    dated = episode.date is not None
    return not dated, episode.date.sort_key if episode.date else (0, 0, ""), episode.id


def _bare(record: Record) -> Record:
    """A record without what a casebook fills in."""
    if isinstance(record, Case):
        return evolve(record, episodes=(), preconditions=())
    return record


def _in_force(then: When, kind: RecordKind, record: Record) -> bool:
    when: When | None = getattr(record, "period", getattr(record, "date", None))
    if when is None:
        return True
    begun = when.after(then) is not Truth.HOLDS
    # A plain date says when something was so, not that it was over afterwards; a period does.
    over = kind in _LASTING and "/" in when.edtf and when.before(then) is Truth.HOLDS
    return begun and not over


def _has_id(ids: frozenset[str], record: Record) -> bool:
    return record.id in ids


def _naming(book: Casebook, subject: str) -> tuple[frozenset[str], frozenset[str]]:
    """The ids of the records that name an id in what they say, and in their evidence."""
    named: set[str] = set()
    voiced: set[str] = set()
    for record in book.records:
        for path, _, held in references(record):
            if held == subject:
                (voiced if "evidence" in path else named).add(record.id)
    return frozenset(named), frozenset(voiced)


def _view(book: Casebook, kept: Mapping[RecordKind, Callable[[Record], bool]]) -> Casebook:
    view = Casebook.__new__(Casebook)
    _narrow(view, book, kept)
    return view


def _narrow(
    view: Casebook, book: Casebook, kept: Mapping[RecordKind, Callable[[Record], bool]]
) -> None:
    for kind, wanted in kept.items():
        view.__dict__[str(kind)] = book.collection(kind).keep(wanted)
