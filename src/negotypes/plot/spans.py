"""When records say that something was so: what a timeline shows."""

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import frozen

from negotypes.casebook import Casebook, Dossier
from negotypes.collection import Collection
from negotypes.dates import Bounds, When
from negotypes.records import CLASSES, Position, Record, Relation, kind_of
from negotypes.records.sheets import Name
from negotypes.truth import Truth
from negotypes.vocabulary import RecordKind

HAPPENED = (RecordKind.CASES, RecordKind.EPISODES, RecordKind.EVENTS)
"""What a timeline of a casebook shows unless other kinds are asked for."""

_DATES = ("period", "date")


@frozen
class Stretch:
    """A stretch of time in which something may have been so.

    Attributes:
        bounds: Between which days it began and between which it ended.
        goes_back: Whether it is said to have been so since time immemorial.
        goes_on: Whether it is said to be so still.
    """

    bounds: Bounds
    goes_back: bool = False
    goes_on: bool = False

    @property
    def first(self) -> date:
        """The first day on it that can be named."""
        return min(filter(None, self.bounds))

    @property
    def last(self) -> date:
        """The last day on it that can be named."""
        return max(filter(None, self.bounds))

    @property
    def core(self) -> tuple[date, date] | None:
        """The first and last day that can be named on which it was surely so, if there are any.

        Where an end is open, it was so beyond these.
        """
        begun = self.first if self.goes_back else self.bounds.start_max
        ended = self.last if self.goes_on else self.bounds.end_min
        if begun is None or ended is None or begun > ended:
            return None
        return begun, ended

    @property
    def start_stated(self) -> bool:
        """Whether its beginning is dated, or said to be open."""
        return self.goes_back or self.bounds.start_min is not None

    @property
    def end_stated(self) -> bool:
        """Whether its end is dated, or said to be open."""
        return self.goes_on or self.bounds.end_max is not None


@frozen
class Span:
    """A record on a timeline.

    Attributes:
        id: The id of the record.
        label: What it says.
        truth: Whether it holds.
        when: Its date.
        stretches: Where it stands: once, or for each member of a one-of set.
    """

    id: str
    label: str
    truth: Truth
    when: When
    stretches: tuple[Stretch, ...]

    @property
    def mark(self) -> str:
        """The sign of EDTF with which the date says that it is uncertain or approximate."""
        said = {sign for sign in "?~%" if sign in self.when.edtf}
        return "%" if "%" in said or said == {"?", "~"} else "".join(said)


@frozen
class Group:
    """Records of one kind.

    Attributes:
        heading: What they are.
        spans: Those with a date, by date.
        undated: What the others say, by their id.
    """

    heading: str
    spans: tuple[Span, ...]
    undated: tuple[str, ...]


def groups(
    held: Casebook | Collection[Record], kinds: Iterable[RecordKind | str] | None = None
) -> tuple[Group, ...]:
    """What a timeline shows, kind by kind.

    Args:
        held: A casebook, a dossier or a collection.
        kinds: The kinds of record; by default all that have dates of a dossier or a collection,
            and of a casebook the cases, episodes and events.

    Raises:
        TypeError: It is neither a casebook nor a collection.
        UnknownValue: There is no such kind.
    """
    if isinstance(held, Casebook):
        records: Iterable[Record] = held.records
        name: Name = held.name
        chosen = tuple(CLASSES) if isinstance(held, Dossier) else HAPPENED
    elif isinstance(held, Collection):  # pyright: ignore[reportUnnecessaryIsInstance]
        records, name, chosen = held, held.book.name, tuple(CLASSES)
    else:
        raise TypeError(f"expected a casebook or a collection of records, got {held!r}")
    if kinds is not None:
        chosen = tuple(
            RecordKind.of(kind) for kind in ([kinds] if isinstance(kinds, str) else kinds)
        )
    of_kind: dict[RecordKind, list[Record]] = {kind: [] for kind in chosen}
    for record in records:
        if kind_of(record) in of_kind and any(hasattr(record, name) for name in _DATES):
            of_kind[kind_of(record)].append(record)
    return tuple(_group(kind, found, name) for kind, found in of_kind.items() if found)


def spans_of(records: Iterable[Record], name: Name) -> tuple[Span, ...]:
    """The records with a date, by date."""
    found = [span for record in records if (span := _span(record, name)) is not None]
    return tuple(sorted(found, key=lambda span: (span.when.sort_key, span.id)))


def titled(record: Record, name: Name) -> str:
    """What a record says, without its date."""
    if isinstance(record, Relation):
        tie = f"{name(record.subject)} {record.kind.label.lower()} {name(record.object)}"
        limits = "; ".join(limit for limit in (record.role, record.place) if limit)
        return f"{tie} ({limits})" if limits else tie
    if isinstance(record, Position):
        return f"{name(record.holder)} {record.stance.label.lower()}: {record.summary}"
    return record.label


def _group(kind: RecordKind, records: Iterable[Record], name: Name) -> Group:
    held = tuple(records)
    undated = tuple(titled(record, name) for record in held if _when(record) is None)
    return Group(str(kind).capitalize(), spans_of(held, name), undated)


def _span(record: Record, name: Name) -> Span | None:
    when = _when(record)
    if when is None:
        return None
    return Span(record.id, titled(record, name), record.truth(), when, tuple(_stretches(when)))


def _when(record: Record) -> When | None:
    return next((getattr(record, name) for name in _DATES if hasattr(record, name)), None)


def _stretches(when: When) -> Iterator[Stretch]:
    begins, _, ends = when.edtf.partition("/")
    return (Stretch(bounds, begins == "..", ends == "..") for bounds in when.bounds)
