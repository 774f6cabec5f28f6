"""One row an actor, with counts of what is coded and the classes of typologies of actors."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from attrs import frozen

from negotypes.analysis.classes import sorted_by
from negotypes.analysis.table import AnalysisTable, asked
from negotypes.casebook import Casebook
from negotypes.collection import Collection
from negotypes.records import Actor, Episode, Event, Record, classes_of
from negotypes.records.fields import Field, describe, items_of
from negotypes.tidy import (
    Column,
    ColumnType,
    cells_with_status,
    status_column,
    truth_column,
    typed,
    with_status,
)
from negotypes.typologies import Typology
from negotypes.vocabulary import ParticipantRole, RecordKind

_FIELDS = (
    *("name", "kind", "form", "scope", "structure", "ideologies"),
    *("founded", "died", "places", "summary"),
)


@frozen
class _Count:
    """A column that counts records of a kind which name an actor in a field."""

    name: str
    kind: RecordKind
    field: str
    doc: str


_COUNTS = (
    _Count("cases", RecordKind.CASES, "parties", "to which it is a party"),
    _Count("mediations", RecordKind.CASES, "mediators", "in which it mediates"),
    _Count("episodes", RecordKind.EPISODES, "participants", "in which it takes part"),
    _Count("events", RecordKind.EVENTS, "participants", "in which it takes part"),
    _Count("relations", RecordKind.RELATIONS, "subject", "that start from it"),
    _Count("relations_to", RecordKind.RELATIONS, "object", "that lead to it"),
    _Count("grievances", RecordKind.GRIEVANCES, "holder", "that it holds"),
    _Count("grievances_against", RecordKind.GRIEVANCES, "against", "against it"),
    _Count("goals", RecordKind.GOALS, "holder", "that it pursues"),
    _Count("demands", RecordKind.DEMANDS, "holder", "that it makes"),
    _Count("demands_on", RecordKind.DEMANDS, "addressee", "that are made of it"),
    _Count("preconditions", RecordKind.PRECONDITIONS, "holder", "that it sets"),
    _Count("preconditions_on", RecordKind.PRECONDITIONS, "addressee", "that it has to meet"),
    _Count("positions", RecordKind.POSITIONS, "holder", "that it takes"),
    _Count("positions_towards", RecordKind.POSITIONS, "counterparts", "towards it"),
    _Count("arguments", RecordKind.ARGUMENTS, "holder", "that it makes"),
    _Count("arguments_about", RecordKind.ARGUMENTS, "about", "about it"),
    _Count("risks", RecordKind.RISKS, "holder", "that it sees"),
    _Count("assessments_about", RecordKind.ASSESSMENTS, "about", "about it"),
)

_NOTES = (
    "A count is of what is coded and supported by evidence, not of what was: 0 is none coded.",
)


def actor_table(
    x: Casebook | Collection[Actor], *, typologies: Iterable[Typology] | None = None
) -> AnalysisTable:
    """One row an actor: what it is, how much is coded of it, its stances, its classes.

    Beside every field that may be left out stands ``<field>__status``. Every count is one of
    coded records that some evidence supports, also where other evidence disputes them; it says
    how much the texts have of an actor, and 0 is no finding about it. An actor takes part in an
    episode or an event by itself or through another, unless it is what is left out. ``stances``
    are those of the positions that it takes, ``position_ids`` the positions themselves.

    A typology of actors has the columns ``<typology>__class`` and ``<typology>__truth``; see
    `case_table`, where those of other typologies are.

        >>> import negotypes as nt
        >>> table = nt.actor_table(nt.load())
        >>> row = next(row for row in table if row["id"] == "jnim")
        >>> row["kind"], row["cases"], row["preconditions"]
        ('armed-group', 2, 1)

    Args:
        x: A casebook, or a collection of actors.
        typologies: The typologies, of which those of actors are taken; by default all that the
            casebook holds.

    Raises:
        TypeError: It is neither a casebook nor a collection of actors.
    """
    there, book = asked(x, RecordKind.ACTORS)
    chosen: Iterable[Any] = book.typologies if typologies is None else typologies
    found = sorted_by(book, [one for one in chosen if one.unit is RecordKind.ACTORS])
    counted = [Counter(_named(book.collection(one.kind), one.field)) for one in _COUNTS]
    return AnalysisTable(
        name="actor-table",
        doc="A row for each actor.",
        columns=(*_own_columns(), *(c for one in found for c in one.columns(several=False))),
        rows=tuple(
            (
                *_own_cells(actor),
                *(count[actor.id] for count in counted),
                *_stances(actor, book),
                *(cell for one in found for cell in one.cells(actor.id)),
            )
            for actor in there
        ),
        key=("id",),
        notes=_NOTES,
        shown=(
            *("id", "kind", "cases", "episodes", "preconditions", "positions", "stances"),
            *(one.columns(several=False)[0].name for one in found),
        ),
    )


def _fields() -> dict[str, list[Field]]:
    """The fields of the table, each as the kinds of actor that have it declare it."""
    described = [describe(cls) for cls in classes_of(RecordKind.ACTORS)]
    return {name: [d[name] for d in described if name in d] for name in _FIELDS}


def _own_columns() -> Iterator[Column]:
    yield Column("id", ColumnType.ID, describe(Actor)["id"].doc, required=True)
    yield truth_column("Whether the evidence supports or disputes the actor's record.")
    for fields in _fields().values():
        yield from with_status(fields, len(classes_of(RecordKind.ACTORS)))
    for one in _COUNTS:
        doc = f"How many {one.kind} are coded {one.doc}."
        yield Column(one.name, ColumnType.NUMBER, doc, required=True)
    stance = describe(classes_of(RecordKind.POSITIONS)[0])["stance"]
    yield typed("stances", stance, many=True)
    yield status_column("stances")
    yield Column("position_ids", ColumnType.ID, "The positions that it takes.", many=True)


def _own_cells(actor: Actor) -> Iterator[Any]:
    yield actor.id
    yield actor.truth().value
    for fields in _fields().values():
        yield from cells_with_status(actor, fields, len(classes_of(RecordKind.ACTORS)))


def _stances(actor: Actor, book: Casebook) -> tuple[Any, str, Any]:
    held = book.positions.where(holder=actor.id, truth=("holds", "contested"))
    known = [one.stance.value for one in held if one.truth("stance").support]
    stances = tuple(dict.fromkeys(known)) or None
    return stances, "coded" if stances else "not-coded", held.ids or None


def _named(records: Iterable[Record], field: str) -> Iterator[str]:
    """The actors that each record names in a field, so far as evidence supports that."""
    for record in records:
        if record.truth(field).support:
            yield from _actors(record, field)


def _actors(record: Record, field: str) -> Iterable[str]:
    if isinstance(record, (Episode, Event)):
        return taking_part(record)
    return dict.fromkeys(items_of(getattr(record, field)))


def taking_part(record: Episode | Event) -> dict[str, list[ParticipantRole]]:
    """Who takes part, by itself or through another, and in which roles."""
    found: dict[str, list[ParticipantRole]] = {}
    for one in record.participants:
        if one.role is not ParticipantRole.EXCLUDED:
            for actor in dict.fromkeys(filter(None, (one.actor, one.on_behalf_of))):
                roles = found.setdefault(actor, [])
                roles += [one.role] * (one.role not in roles)
    return found
