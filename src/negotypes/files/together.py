"""What only all records of a pack together can show."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from attrs import evolve, frozen

from negotypes.errors import Fault, legible
from negotypes.files import codec
from negotypes.files.reading import Entry, Reading, Wreck
from negotypes.nearest import Nearest
from negotypes.records import Evidence, Record, Source, kind_of
from negotypes.records.fields import Path
from negotypes.records.pack import successors
from negotypes.records.reference import ANY
from negotypes.records.references import redirected
from negotypes.vocabulary import RecordKind
from negotypes.vocabulary.faults import FaultCode


@frozen
class Outside:
    """The records of other packs, to which those of a pack may refer.

    Attributes:
        records: The records by their ids.
        successors: Ids that were given up, each with the id of its successor.
        origin: Gives the file and line of a record, as far as they are known.
    """

    records: Mapping[str, Record]
    successors: Mapping[str, str]
    origin: Callable[[str], str | None]


def cross_check(reading: Reading, outside: Outside) -> list[Fault]:
    """Check what only all records together can show.

    Ids are unique, references lead to a record, and sources have the paragraphs that are cited.
    This waits until every file can be read, since what records name may stand in one of them.
    References to ids that were given up are led on to their successors.

    Args:
        reading: What was read; faults are added to it.
        outside: What else these may refer to.

    Returns:
        A warning for each reference to an id that was given up.
    """
    first: dict[str, Entry] = {}
    for entry in reading.entries:
        other = first.setdefault(entry.record.id, entry)
        if other is not entry:
            _taken(entry, f"it stands in {other.origin} already", reading)
        taken = outside.records.get(entry.record.id)
        if taken is not None and codec.unstructure(taken) != codec.unstructure(entry.record):
            origin = outside.origin(entry.record.id)
            at = f" in {origin}" if origin else ""
            _taken(entry, f"it is '{legible(taken.label)}'{at}", reading)
    if reading.hiding:
        return []
    records = {**outside.records, **{key: entry.record for key, entry in first.items()}}
    kinds = {record_id: kind_of(record) for record_id, record in records.items()}
    kinds |= reading.spoilt
    led = {**outside.successors, **_deprecations(reading, kinds, outside.successors)}
    # A record that has such an id is meant by it before any successor is.
    given_up = {gone: now for gone, now in led.items() if gone not in kinds}
    warnings: list[Fault] = []
    nearest = _Suggestions(kinds)
    for number, entry in enumerate(reading.entries):
        found = list(entry.references)
        reading.faults.extend(_dangling(entry, found, given_up, kinds, nearest))
        reading.faults.extend(_beyond(entry, records, given_up))
        if given_up and (old := list(_given_up(entry, found, given_up))):
            warnings += old
            record = redirected(entry.record, given_up)
            reading.entries[number] = evolve(entry, record=record)
    for wreck in reading.wrecks:
        reading.faults.extend(_dangling(wreck, wreck.references, given_up, kinds, nearest))
        reading.faults.extend(_beyond(wreck, records, given_up))
    return warnings


def _taken(entry: Entry, place: str, reading: Reading) -> None:
    problem = f"the id '{legible(entry.record.id)}' is taken"
    reading.faults.append(entry.fault(("id",), FaultCode.TAKEN, problem, place))


def _deprecations(
    reading: Reading, kinds: Mapping[str, RecordKind], outside: Mapping[str, str]
) -> dict[str, str]:
    """The ids that the pack itself has given up, each with the one that has taken its place."""
    own = successors(gone for entry in reading.packs for gone in entry.pack.deprecated)
    # What takes the place of an id may have been given up since by the pack that has it.
    led = {gone: now if now in kinds else outside.get(now, now) for gone, now in own.items()}
    for entry in reading.packs:
        for number, gone in enumerate(entry.pack.deprecated):
            successor = led[gone.id]
            here, there = (("deprecated", number, name) for name in ("id", "successor"))
            if gone.id in kinds:
                problem = f"a record has the id '{gone.id}', which was given up"
                reading.faults.append(entry.fault(here, FaultCode.STILL_USED, problem))
            if successor in led:
                problem = f"'{gone.id}' leads back to itself"
                reading.faults.append(entry.fault(there, FaultCode.ROUND_ABOUT, problem))
            elif successor not in kinds:
                problem, hint = (
                    f"no '{successor}' among the records",
                    Nearest(kinds).hint(successor),
                )
                fault = entry.fault(there, FaultCode.NO_RECORD, problem, hint=hint)
                reading.faults.append(fault)
    return led


def _given_up(
    entry: Entry, found: Iterable[tuple[Path, str, str]], led: Mapping[str, str]
) -> Iterator[Fault]:
    for path, _, named in found:
        if named in led:
            problem = f"the id '{named}' was given up"
            yield entry.fault(path, FaultCode.DEPRECATED, problem, f"write '{led[named]}'")


class _Suggestions:
    """The nearest of the ids of a kind, put in order once somebody asks."""

    def __init__(self, kinds: Mapping[str, RecordKind]) -> None:
        self._kinds = kinds
        self._nearest: dict[str, Nearest] = {}

    def hint(self, kind: str, named: str) -> str | None:
        if kind not in self._nearest:
            suitable = (name for name, other in self._kinds.items() if kind in (ANY, other))
            self._nearest[kind] = Nearest(suitable)
        return self._nearest[kind].hint(named)


def _dangling(
    entry: Entry | Wreck,
    found: Iterable[tuple[Path, str, str]],
    led: Mapping[str, str],
    kinds: Mapping[str, RecordKind],
    nearest: _Suggestions,
) -> Iterator[Fault]:
    """References that lead to no record, or to one of another kind."""
    for path, kind, named in found:
        held = kinds.get(led.get(named, named))
        if held is None:
            among = "records" if kind == ANY else kind
            problem = f"no '{legible(named)}' among the {among}"
            yield entry.fault(path, FaultCode.NO_RECORD, problem, hint=nearest.hint(kind, named))
        elif kind not in (ANY, held):
            problem = f"'{legible(named)}' is in the {held}"
            yield entry.fault(path, FaultCode.OTHER_KIND, problem, f"expected one of the {kind}")


def _beyond(
    entry: Entry | Wreck, records: Mapping[str, Record], led: Mapping[str, str]
) -> Iterator[Fault]:
    """Evidence in paragraphs that the source does not have."""
    for path, part in entry.parts:
        if not isinstance(part, Evidence):
            continue
        source = records.get(led.get(part.source, part.source))
        if not isinstance(source, Source) or source.paragraphs is None:
            continue
        for index, paragraph in enumerate(part.paragraphs):
            if paragraph > source.paragraphs:
                problem = f"no paragraph {paragraph} in '{legible(source.id)}'"
                expected = f"expected 1 to {source.paragraphs}"
                here = (*path, "paragraphs", index)
                yield entry.fault(here, FaultCode.NO_PARAGRAPH, problem, expected)
