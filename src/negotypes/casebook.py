"""The whole of what was coded: immutable, indexed, with one place for ids."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain, combinations
from typing import TYPE_CHECKING

from negotypes.clashes import clashing
from negotypes.collection import Collection, only
from negotypes.dates import When
from negotypes.errors import (
    BrokenReferences,
    ClashingIds,
    UnknownId,
    counted,
    did_you_mean,
    legible,
    listed,
)
from negotypes.filled import bare, with_steps, without_steps
from negotypes.index import Indexed
from negotypes.linked import Linked
from negotypes.names import fold, names
from negotypes.progress import Tell, untold
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
    kind_of,
)
from negotypes.records.fields import Path
from negotypes.records.force import in_force
from negotypes.records.pack import Pack, successors
from negotypes.records.reference import ANY
from negotypes.views import check_sources, collect, narrowed, weighed
from negotypes.vocabulary import RecordKind

if TYPE_CHECKING:
    from negotypes.changes import Changes
    from negotypes.layout import Table
    from negotypes.records.standard import EvidenceStandard
    from negotypes.typologies import Typology


class Casebook:
    """Every record, in one collection for each kind, with one id for each record.

    A casebook never changes: `extend` and `at` give new ones. It may refer to records that it
    does not hold, as a researcher's own cases refer to the built-in actors; see `unresolved`.

    Attributes:
        whole: The casebook that this one shows a part of; itself if it is not a part.
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
    typologies: "Collection[Typology]"
    whole: "Casebook"
    _packs: tuple[Pack, ...]
    _origins: tuple[Mapping[str, str], ...]
    _base: "Casebook | None"

    def __init__(
        self,
        records: Iterable[Record] = (),
        *,
        packs: Iterable[Pack] = (),
        origins: Iterable[Mapping[str, str]] = (),
        base: "Casebook | None" = None,
    ) -> None:
        """Hold these records.

        Args:
            records: Records of any kind, in any order. What a casebook fills in itself, such as
                the episodes of a case, is filled in anew. A record given twice is held once.
            packs: What the packs that they come from say of themselves.
            origins: The files and lines of records, by id, for messages.
            base: The casebook on which the records build.

        Raises:
            ClashingIds: One id stands for two different records.
        """
        by_id: dict[str, Record] = {}
        for record in map(bare, records):
            first = by_id.setdefault(record.id, record)
            if first is not record and first != record:
                both = listed([first.label, record.label])
                raise ClashingIds(f"the id '{record.id}' stands for two different records: {both}")
        by_kind: dict[RecordKind, list[Record]] = {kind: [] for kind in CLASSES}
        for _, record in sorted(by_id.items()):
            by_kind[kind_of(record)].append(record)
        by_kind[RecordKind.CASES] = with_steps(
            by_kind[RecordKind.CASES],
            by_kind[RecordKind.EPISODES],
            by_kind[RecordKind.PRECONDITIONS],
        )
        for kind, held in by_kind.items():
            self.__dict__[str(kind)] = collect(Indexed(kind, tuple(held)), self)
        self.__dict__.update(whole=self, _packs=tuple(packs), _origins=tuple(origins), _base=base)

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse: a casebook does not change.

        Raises:
            AttributeError: Always.
        """
        raise AttributeError("a casebook does not change: use extend")

    def __delattr__(self, name: str) -> None:
        """Refuse: a casebook does not change.

        Raises:
            AttributeError: Always.
        """
        raise AttributeError("a casebook does not change: use where, about or at")

    @property
    def packs(self) -> tuple[Pack, ...]:
        """What the packs of which it is made say of themselves."""
        return self.whole._packs  # noqa: SLF001 - a casebook too

    @property
    def base(self) -> "Casebook":
        """The casebook on which the records of a pack build, as `read` has found it.

        ``pack.base.extend(pack)`` has both; for a casebook that was not read it is empty.
        """
        held: Casebook | None = self.whole.__dict__.get("_base")
        return Casebook() if held is None else held

    def origin(self, record_id: str) -> str | None:
        """The file and line where a record was read, such as ``my-cases/talks.yaml:12``.

        Args:
            record_id: The id of the record.

        Returns:
            None if it was not read from a file, or is not in the casebook.
        """
        places = self.whole._origins  # noqa: SLF001 - a casebook too
        return next((where[record_id] for where in places if record_id in where), None)

    @property
    def successors(self) -> Mapping[str, str]:
        """The ids that were given up, each with the id that now stands for the record."""
        return self._successors

    @cached_property
    def _successors(self) -> Mapping[str, str]:
        return successors(deprecation for pack in self.packs for deprecation in pack.deprecated)

    @property
    def records(self) -> Iterator[Record]:
        """Every record, kind by kind."""
        return (record for kind in CLASSES for record in self.collection(kind))

    def collection(self, kind: RecordKind | str) -> Collection[Record]:
        """The collection of a kind, by its name.

        Raises:
            UnknownValue: There is no such kind.
        """
        held: Collection[Record] = getattr(self, RecordKind.of(kind))
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
        return f"<Casebook: {', '.join(kind.counted(n) for kind, n in counts if n) or 'empty'}>"

    def _repr_html_(self) -> str:
        """How many records of each kind, and the first of them, as a table for a notebook."""
        from negotypes.records.sheets import tally  # most uses never show a table

        kinds = ((kind.capitalize(), self.collection(kind).ids) for kind in CLASSES)
        packs = (f"{pack.title}. Version {pack.version}." for pack in self.packs)
        return tally(f"Casebook: {counted(len(self), 'record')}", kinds, *packs).notebook()

    def __contains__(self, item: object) -> bool:
        """Whether it holds a record, or one of this id."""
        if isinstance(item, Record):
            return self._by_id.get(item.id) == item
        return isinstance(item, str) and item in self._by_id

    def find(self, name: str) -> Record:
        """The record of any kind with this id, name or alias.

        Examples:
            >>> import negotypes as nt
            >>> nt.load().find("ISIS").id
            'islamic-state'

        Raises:
            UnknownId: No record has it; the message names the nearest.
            AmbiguousName: Several records share the name or alias.
        """
        for own in (name, fold(name)):
            if own in self._by_id:
                return self._by_id[own]
        named = [record for kind in CLASSES for record in self.collection(kind).named(name)]
        if (found := only(named, name)) is not None:
            return found
        known = {fold(text): None for record in self.records for text in names(record)}
        hint = did_you_mean(fold(name), known) or f"there are {len(self)} records"
        raise UnknownId(f"no record '{legible(name)}'; {hint}")

    def name(self, record_id: str) -> str:
        """The name to show for an id; the id itself where no record has it."""
        if self.whole is not self:
            return self.whole.name(record_id)
        record = self._by_id.get(record_id)
        return record_id if record is None else record.label

    def resolve(self, record: Record | str) -> Linked:
        """A record, or the one that a name means, with records in place of ids.

        Examples:
            >>> import negotypes as nt
            >>> nt.load().resolve("prisoner-exchange-2020").parties[1].name
            'JNIM'

        A dossier, and a casebook as of a date, link to all records of the casebook they are of.

        Raises:
            UnknownId: No record has this id, name or alias.
            AmbiguousName: Several records share the name or alias.
        """
        return Linked(self.find(record) if isinstance(record, str) else record, self.whole)

    def about(self, record: Record | str) -> "Dossier":
        """All that concerns an actor, a case, a mode, a source: every record that names it.

        Examples:
            >>> import negotypes as nt
            >>> nt.load().about("JNIM").preconditions
            <1 precondition: jnim-precondition-full-withdrawal>

        Raises:
            UnknownId: No record has this id, name or alias.
            AmbiguousName: Several records share the name or alias.
        """
        return Dossier(self, self.find(record) if isinstance(record, str) else record)

    def at(self, when: When | str) -> "Casebook":
        """The casebook as of a date: without what is known not to have begun, or to be over.

        Examples:
            >>> import negotypes as nt
            >>> book = nt.load()
            >>> len(book.episodes), len(book.at("2014").episodes)
            (90, 70)

        What happened stays after it is over, and a record without a date stays: that a text does
        not date something does not say that it was not so. A case keeps the steps taken by then.

        Raises:
            DateError: The text is not a date or period in EDTF.
        """
        then = When.parse(when) if isinstance(when, str) else when
        gone = frozenset(r.id for r in self.whole.records if not in_force(r, then))
        view = Casebook.__new__(Casebook)
        view.__dict__.update(narrowed(self, view, lambda record: record.id not in gone))
        cases = tuple(without_steps(gone, case) for case in view.cases)
        view.__dict__["cases"] = collect(Indexed(RecordKind.CASES, cases), view)
        return view

    def under(self, standard: "EvidenceStandard") -> "Casebook":
        """The casebook with the evidence that meets a standard, and no other.

        Examples:
            >>> import negotypes as nt
            >>> book = nt.load().under(nt.EvidenceStandard(at_least="asserted"))
            >>> book.preconditions["jnim-precondition-full-withdrawal"].truth()
            <Truth.UNKNOWN: 'unknown'>

        Every record stays; of one whose evidence does not count nothing is known.

        Raises:
            UnknownId: The standard names a source that the casebook does not hold.
        """
        if not hasattr(standard, "narrow"):
            raise TypeError(f"expected an EvidenceStandard, got {standard!r}")
        check_sources(self, standard)
        known: dict[EvidenceStandard, Casebook] = self.__dict__.setdefault("_under", {})
        if standard not in known:
            view = known[standard] = Casebook.__new__(Casebook)
            whole = view if self.whole is self else self.whole.under(standard)
            origins = self.whole._origins  # noqa: SLF001 - a casebook too
            view.__dict__.update(whole=whole, _packs=self.packs, _origins=origins)
            view.__dict__.update(weighed(self, view, standard))
        return known[standard]

    def extend(self, other: "Casebook | Iterable[Record]") -> "Casebook":
        """A new casebook with the records of both; either may refer to the other's.

        Examples:
            >>> import negotypes as nt
            >>> front = nt.ArmedGroup(id="river-front", name="River Front", evidence=())
            >>> book = nt.load().extend([front])
            >>> book.actors["River Front"].id
            'river-front'

        Raises:
            ClashingIds: One id stands for two different records.
            BrokenReferences: A record refers to an id that neither has.
        """
        added = other if isinstance(other, Casebook) else Casebook(other)
        if clashes := list(clashing(self, added, added.records)):
            raise ClashingIds("\n".join(clashes))
        packs = tuple(dict.fromkeys((*self.packs, *added.packs)))
        if twice := [one for one, other in combinations(packs, 2) if one.id == other.id]:
            versions = listed([one.version for one in packs if one.id == twice[0].id])
            raise ClashingIds(f"two packs are called '{twice[0].id}', of version {versions}")
        extended = Casebook(
            chain(self.records, added.records),
            packs=packs,
            origins=(*added.whole._origins, *self.whole._origins),  # noqa: SLF001 - as above
        )
        if broken := list(extended.unresolved()):
            lines = (f"{r.id}: {'.'.join(map(str, path))}: '{held}'" for r, path, held in broken)
            raise BrokenReferences("no such record:\n" + "\n".join(lines))
        return extended

    def diff(
        self,
        other: "Casebook",
        *,
        records_only: bool = False,
        tell: Tell = untold,
    ) -> "Changes":
        """What changed from this casebook to another: records, classes, claims in comparisons.

        Args:
            other: The new state.
            records_only: Whether to leave out classes and comparisons.
            tell: Is told how much of the work is done, from 0 to 1.
        """
        from negotypes.changes import diff  # only needed here

        if not isinstance(other, Casebook):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError(f"expected a Casebook, got {other!r}")
        return diff(self, other, other.successors, records_only=records_only, tell=tell)

    def unresolved(self) -> Iterator[tuple[Record, Path, str]]:
        """Every reference to a record that this casebook does not hold."""
        from negotypes.records.references import references  # only needed here and for dossiers

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

    def indexed(self, kind: str) -> Indexed:
        """The records of a kind with their index, for conditions."""
        return self.collection(kind).indexed

    def id_of(self, kind: str, name: str) -> str:
        """The id of the record of a kind, or of `ANY`, that a name means.

        Raises:
            UnknownId: No record has this id, name or alias.
            AmbiguousName: Several records share the name or alias.
        """
        book = self.whole
        record = book.find(name) if kind == ANY else book.collection(kind)[name]
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
        from negotypes.records.references import naming  # only needed here and for references

        named, voiced = naming(book.records, subject.id)
        self.__dict__.update(narrowed(book, self, lambda record: record.id in named))
        self.__dict__["subject"] = subject
        self.__dict__["voiced"] = view = Casebook.__new__(Casebook)
        view.__dict__.update(narrowed(book, view, lambda record: record.id in voiced))

    def table(self) -> "Table":
        """What names the subject, kind by kind, with the paragraphs behind it."""
        from negotypes.records.sheets import caption, overview  # only needed to show a dossier

        groups = [(kind.capitalize(), self.collection(kind)) for kind in CLASSES]
        voiced = "Records of which it is a source, or a voice in their evidence"
        foot = [f"{voiced}: {len(self.voiced)}"] if len(self.voiced) else []
        return overview(caption(self.subject, self.name), groups, self.name, *foot)

    def __repr__(self) -> str:
        """The subject, and how many records of each kind."""
        return f"<Dossier on {self.subject.label!r}: {super().__repr__()[1:-1]}>"

    def __str__(self) -> str:
        """The dossier as a table for a terminal."""
        return self.table().text()

    def _repr_html_(self) -> str:
        """The dossier as a table for a notebook."""
        return self.table().notebook()
