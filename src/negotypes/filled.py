"""What a casebook fills in: the steps of a case."""

from collections.abc import Iterable
from typing import cast

from attrs import evolve

from negotypes.records import Case, Episode, Precondition, Record


def with_steps(
    cases: Iterable[Record], episodes: Iterable[Record], preconditions: Iterable[Record]
) -> list[Record]:
    """The cases with the ids of their episodes, by date, and of their preconditions."""
    steps: dict[str, list[Episode]] = {}
    for episode in cast("Iterable[Episode]", episodes):
        steps.setdefault(episode.case, []).append(episode)
    conditions: dict[str, list[str]] = {}
    for precondition in cast("Iterable[Precondition]", preconditions):
        for case in precondition.cases:
            conditions.setdefault(case, []).append(precondition.id)
    return [
        evolve(
            case,
            episodes=tuple(e.id for e in sorted(steps.get(case.id, ()), key=_step)),
            preconditions=tuple(sorted(conditions.get(case.id, ()))),
        )
        for case in cast("Iterable[Case]", cases)
    ]


def _step(episode: Episode) -> tuple[bool, tuple[int, int, str], str]:
    dated = episode.date is not None
    return not dated, episode.date.sort_key if episode.date else (0, 0, ""), episode.id


def bare(record: Record) -> Record:
    """A record without what a casebook fills in."""
    if isinstance(record, Case):
        return evolve(record, episodes=(), preconditions=())
    return record


def without_steps(gone: frozenset[str], case: Case) -> Case:
    """A case without those of its steps and preconditions that are gone."""
    return evolve(
        case,
        episodes=tuple(step for step in case.episodes if step not in gone),
        preconditions=tuple(first for first in case.preconditions if first not in gone),
    )
