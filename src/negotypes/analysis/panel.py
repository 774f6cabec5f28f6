"""A panel: a row for each unit and year or month at risk, and a list of what has no place."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from attrs import evolve, frozen

from negotypes.analysis.calendar import Span, check_number, runs
from negotypes.analysis.doubts import Doubts, doubts
from negotypes.analysis.entries import Roles, entry_cells, entry_columns, term_column
from negotypes.analysis.placing import place
from negotypes.analysis.risk import AtRisk, dated, unsure
from negotypes.analysis.table import AnalysisTable
from negotypes.casebook import Casebook
from negotypes.errors import counted
from negotypes.layout import Table
from negotypes.records import Actor, Episode, Record
from negotypes.records.references import references
from negotypes.tidy import (
    Column,
    ColumnType,
    Rows,
)
from negotypes.truth import Truth
from negotypes.vocabulary import RecordKind
from negotypes.vocabulary.panels import GapReason, PlaceInRisk, RiskRule


@frozen(kw_only=True, repr=False)
class Panel(AnalysisTable):
    """A table with a row for each unit and year or month at risk.

    Attributes:
        at_risk: The rule by which there is a row.
        gaps: What has no certain place in any row, with the reason: records, by their ids; units
            that are never at risk; years and months at risk for which nothing is coded.
    """

    at_risk: AtRisk
    gaps: AnalysisTable

    def tables(self) -> dict[str, Rows]:
        """The same as tidy tables, with one of the gaps."""
        return AnalysisTable.tables(self) | self.gaps.tables()

    def table(self) -> Table:
        """The first rows and the main columns, for people."""
        shown = AnalysisTable.table(self)
        gaps = f"{counted(len(self.gaps), 'gap')}, listed in .gaps."
        return evolve(shown, foot=(*shown.foot, gaps))

    def __repr__(self) -> str:
        """The name, the rule, and how many rows and gaps."""
        told = f"{counted(len(self), 'row')}, {counted(len(self.gaps), 'gap')}"
        return f"<{self.name}: {told}, {self.at_risk}>"


@frozen
class Unit:
    """What a panel has rows of: a dyad or an actor.

    Attributes:
        cells: What stands for it in a row, its key first.
        actors: The ids of its actors.
        episodes: The episodes that count for it.
        roles: The roles in which it takes part in each, by the id of the episode.
    """

    cells: tuple[Any, ...]
    actors: tuple[str, ...]
    episodes: tuple[Episode, ...]
    roles: Roles | None = None


@frozen
class Gap:
    """Something without a certain place.

    Attributes:
        reason: Why.
        actors: The unit, or nothing where it is in none.
        record: The id of the record, where it is one.
        date: Its date.
        span: The years or months, where it is these.
    """

    reason: GapReason
    actors: tuple[str, ...] = ()
    record: str | None = None
    date: str | None = None
    span: str | None = None


def gap_of(reason: GapReason, record: Record, actors: tuple[str, ...] = ()) -> Gap:
    """The gap of a record."""
    date = dated(record)
    return Gap(reason, actors, record.id, None if date is None else date[0].edtf)


def unsupported(truth: Truth) -> GapReason:
    """Why something that no evidence supports has no place."""
    return GapReason.DISPUTED if truth.dispute else GapReason.NO_EVIDENCE


def actor_of(book: Casebook, actor: str) -> Actor | None:
    """The actor with an id, if the casebook holds it; also one that a view leaves out."""
    return book.whole.actors[actor] if book.whole.has(RecordKind.ACTORS, actor) else None


def panel(
    book: Casebook,
    name: str,
    units: Sequence[Unit],
    unit_columns: tuple[Column, ...],
    gaps: Iterable[Gap],
    *,
    key: tuple[str, ...],
    at_risk: AtRisk,
    months: bool,
    notes: tuple[str, ...],
) -> Panel:
    """A panel of units.

    Args:
        book: The casebook.
        name: The name of the panel.
        units: The units.
        unit_columns: The columns for their cells.
        gaps: What is in no unit.
        key: Which of these columns tell units apart.
        at_risk: When a unit is at risk.
        months: Whether rows are of months, as against years.
        notes: What has to be known besides.

    Raises:
        TypeError: There is no rule for what is at risk.
        TooLarge: It would have more than a million rows.
    """
    if not isinstance(at_risk, AtRisk):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(
            f"expected a rule such as AtRisk.between(2012, 2021) as at_risk, got {at_risk!r}"
        )
    check_number(len(units) * at_risk.size(months=months))
    concerning, doubted = _concerning(book), doubts(book)
    rows: list[tuple[Any, ...]] = []
    found: list[Gap] = list(gaps)
    for unit in units:
        rows_of, gaps_of = _unit(unit, book, concerning, doubted, at_risk, months=months)
        rows += rows_of
        found += gaps_of
        check_number(len(rows))
    time = "month" if months else "year"
    one = "actor" if months else "dyad"
    return Panel(
        name=name,
        doc=f"A row for each {one} and {time} at risk.",
        columns=(*unit_columns, *_time(months=months), *entry_columns(roles=months)),
        rows=tuple(rows),
        key=(*key, "year", *["month"] * months),
        notes=(f"Rows: {at_risk}.", *notes, *_NOTES),
        shown=(
            *key,
            *(["period"] if months else ["year"]),
            *("at_risk", "n_certain", "n_possible", "n_doubted"),
            *("kinds_certain", "kinds_possible", "cases_possible"),
        ),
        at_risk=at_risk,
        gaps=_gaps(name, key, found),
    )


_NOTES = (
    "n_certain and n_possible are the least and the most of the coded episodes that may lie in a"
    " row. They are empty where none may: that nothing is coded is not that nothing happened.",
    "One episode may lie in several rows, and count for several units: their sums are not numbers"
    " of episodes.",
    "A date stands as it is printed: n_doubted and problems say where a coded problem questions"
    " it.",
    "at_risk is 'possible' where dates leave open whether the unit is at risk.",
)


def _time(*, months: bool) -> Iterator[Column]:
    yield Column("year", ColumnType.NUMBER, "The year.", required=True)
    if months:
        yield Column("month", ColumnType.NUMBER, "The month, from 1 to 12.", required=True)
        yield Column("period", ColumnType.DATE, "Year and month.", required=True)
    yield term_column("at_risk", "Whether the unit is at risk for certain.", PlaceInRisk)


Concerning = dict[str, dict[str, Record]]
"""For each actor, by id, the dated records that name it in what they say, by their ids."""


def _concerning(book: Casebook) -> Concerning:
    found: Concerning = {}
    # A judgement on a time is nothing that happened in it.
    kinds = [kind for kind in RecordKind if kind is not RecordKind.ASSESSMENTS]
    for record in chain.from_iterable(map(book.collection, kinds)):
        if dated(record) is not None:
            for path, _, named in references(record):
                if "evidence" not in path:
                    found.setdefault(named, {})[record.id] = record
    return found


def _unit(
    unit: Unit,
    book: Casebook,
    concerning: Concerning,
    doubted: Doubts,
    at_risk: AtRisk,
    *,
    months: bool,
) -> tuple[list[tuple[Any, ...]], list[Gap]]:
    """The rows of a unit, and its gaps."""
    first, *others = (concerning.get(one, {}) for one in unit.actors)
    records = {one: first[one] for one in first if all(one in other for other in others)}
    records |= {episode.id: episode for episode in unit.episodes}
    actors = [held for one in unit.actors if (held := actor_of(book, one)) is not None]
    at = at_risk.answers(actors, list(records.values()), months=months)
    placed = [(episode, place(episode, at, book)) for episode in unit.episodes]
    rows: list[tuple[Any, ...]] = []
    empty: list[Span] = []
    for span, truth in at:
        there = [(e, found.possible[span]) for e, found in placed if span in found.possible]
        empty += [] if there else [span]
        time = (span.year,) if span.month is None else (span.year, span.month, span.edtf)
        sure = PlaceInRisk.CERTAIN if truth is Truth.HOLDS else PlaceInRisk.POSSIBLE
        rows.append((*unit.cells, *time, sure.value, *entry_cells(there, unit.roles, doubted)))
    gaps = [] if at else [Gap(GapReason.NO_SPAN, unit.actors)]
    if at_risk.rule is RiskRule.EXISTING:
        gaps += (Gap(GapReason.EXISTENCE, unit.actors, one.id) for one in actors if unsure(one))
    gaps += (gap_of(p.gap, e, unit.actors) for e, p in placed if p.gap is not None)
    gaps += (Gap(GapReason.NOTHING_CODED, unit.actors, span=run) for run in runs(empty))
    return rows, gaps


def _gaps(name: str, key: tuple[str, ...], found: list[Gap]) -> AnalysisTable:
    actors = (Column(one, ColumnType.ID, "An actor of the unit.") for one in key)
    nothing = (None,) * len(key)
    return AnalysisTable(
        name=f"{name}.gaps",
        doc="A row for each gap: what has no certain place in the panel.",
        columns=(
            Column("gap", ColumnType.NUMBER, "Which gap, counted from 1.", required=True),
            *actors,
            Column("record", ColumnType.ID, "The record that has no certain place."),
            Column("date", ColumnType.DATE, "Its date."),
            Column("span", ColumnType.DATE, "The years or months for which nothing is coded."),
            term_column("reason", "Why there is a gap.", GapReason),
        ),
        rows=tuple(
            (n, *(one.actors or nothing), one.record, one.date, one.span, one.reason.value)
            for n, one in enumerate(found, start=1)
        ),
        key=("gap",),
    )
