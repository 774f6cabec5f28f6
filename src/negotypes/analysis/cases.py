"""One row a case, with the classes of all typologies."""

from collections.abc import Iterable, Iterator
from typing import Any

from negotypes.analysis.belonging import Belonging
from negotypes.analysis.classes import Classes, sorted_by
from negotypes.analysis.days import DAYS, days
from negotypes.analysis.doubts import Doubts, doubts, problem_column
from negotypes.analysis.table import AnalysisTable, asked
from negotypes.casebook import Casebook
from negotypes.collection import Collection
from negotypes.records import Case, Episode
from negotypes.records.fields import describe
from negotypes.tidy import (
    Column,
    ColumnType,
    cells_with_status,
    truth_column,
    with_status,
)
from negotypes.truth import Truth
from negotypes.typologies import Typology
from negotypes.vocabulary import RecordKind

_FIRST = ("name", "kind", "parties", "mediators", "issues", "places", "period", "modes")
_LATER = ("precedent", "summary")

_COUNTS = (
    Column("steps", ColumnType.NUMBER, "How many episodes of it are coded.", required=True),
    Column(
        "steps_undated",
        ColumnType.NUMBER,
        "How many of them have no date that evidence supports.",
        required=True,
    ),
    Column("preconditions", ColumnType.NUMBER, "How many preconditions are coded.", required=True),
)

_NOTES = (
    "A count is of what is coded and supported by evidence, not of what was.",
    "A first or last day is the earliest or the latest that the dates leave open. Dates stand as"
    " they are printed; date_problems has what is known to be wrong with them.",
)


def case_table(
    x: Casebook | Collection[Case], *, typologies: Iterable[Typology] | None = None
) -> AnalysisTable:
    """One row a case: parties, modes, outcome, dates, and the classes of all typologies.

    Beside every field that may be left out stands ``<field>__status``, as in the frames of
    `negotypes.frames`. ``truth`` says whether evidence supports the case as a whole,
    ``outcome__truth`` whether it supports the outcome. ``steps``, ``steps_undated`` and
    ``preconditions`` count what is coded and supported by evidence, not what there was.

    A typology of cases has two columns. ``<typology>__class`` is the class that holds, several
    joined with ``; ``; if none holds, the contested; empty if there is none of these.
    ``<typology>__truth`` says which it is: ``holds``, ``contested``, ``unknown``, ``fails``, or
    ``inapplicable`` where the typology is not about the case. A typology that sorts other records
    has ``<typology>__classes``, a list of the classes of any of those that belong to the case:

    * actors: its parties; modes: its modes; relations: those between two of its parties;
    * grievances, goals, and typologies: those that its parties hold; sources: those cited for it;
    * episodes, and all others: those that name the case.

    Which party has which class is in `actor_table`.

        >>> import negotypes as nt
        >>> table = nt.case_table(nt.load())
        >>> row = next(row for row in table if row["id"] == "mopti-2020")
        >>> row["outcome"], row["negotiation_form__class"], row["first_day"]
        ('agreement', 'localised', '2020-07-01')

    Args:
        x: A casebook, or a collection of cases.
        typologies: The typologies; by default all that the casebook holds.

    Raises:
        TypeError: It is neither a casebook nor a collection of cases.
    """
    there, book = asked(x, RecordKind.CASES)
    found = sorted_by(book, typologies)
    units = {one.typology.unit for one in found}
    belonging = {unit: Belonging.of(unit, book) for unit in units}
    doubted = doubts(book)
    steps: dict[str, list[Episode]] = {}
    for episode in book.episodes:
        if episode.truth("case").support:
            steps.setdefault(episode.case, []).append(episode)
    return AnalysisTable(
        name="case-table",
        doc="A row for each case.",
        columns=(*_own_columns(), *(column for one in found for column in _columns(one))),
        rows=tuple(
            (
                *_own_cells(case, steps.get(case.id, []), book, doubted),
                *(cell for one in found for cell in _classes(case, one, belonging)),
            )
            for case in there
        ),
        key=("id",),
        notes=_NOTES,
        shown=(
            *("id", "parties", "modes", "first_day", "last_day", "outcome"),
            *(_columns(one)[0].name for one in found if not _several(one)),
        ),
    )


def _own_columns() -> Iterator[Column]:
    described = describe(Case)
    yield Column("id", ColumnType.ID, described["id"].doc, required=True)
    yield truth_column("Whether the evidence supports or disputes the case.")
    for name in _FIRST:
        yield from with_status([described[name]], 1)
    yield from DAYS
    doc = "The problems that are coded with the dates of the case or of its steps."
    yield problem_column("date_problems", doc)
    yield from with_status([described["outcome"]], 1)
    yield truth_column(
        "Whether the evidence supports or disputes the outcome; unknown if none is coded.",
        "outcome__truth",
    )
    for name in _LATER:
        yield from with_status([described[name]], 1)
    yield from _COUNTS


def _own_cells(case: Case, steps: list[Episode], book: Casebook, doubted: Doubts) -> Iterator[Any]:
    described = describe(Case)
    dates = [one.date for one in steps if one.date and one.truth("date").support]
    before = (book.preconditions.get(one) for one in case.preconditions)
    yield case.id
    yield case.truth().value
    for name in _FIRST:
        yield from cells_with_status(case, [described[name]], 1)
    yield from days(case, dates)
    named = (problem for one in (case, *steps) for problem in doubted.get(one.id, ()))
    yield tuple(dict.fromkeys(named)) or None
    yield from cells_with_status(case, [described["outcome"]], 1)
    coded = case.outcome is not None or "outcome" in case.absent
    yield (case.truth("outcome") if coded else Truth.UNKNOWN).value
    for name in _LATER:
        yield from cells_with_status(case, [described[name]], 1)
    yield len(steps)
    yield len(steps) - len(dates)
    yield sum(1 for one in before if one is not None and one.truth("cases").support)


def _several(found: Classes) -> bool:
    return found.typology.unit is not RecordKind.CASES


def _columns(found: Classes) -> tuple[Column, Column]:
    return found.columns(several=_several(found))


def _classes(case: Case, found: Classes, belonging: dict[RecordKind, Belonging]) -> tuple[Any, str]:
    if _several(found):
        return found.list_of(belonging[found.typology.unit].to(case))
    return found.cells(case.id)
