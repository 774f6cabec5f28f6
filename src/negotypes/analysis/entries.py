"""What a row of a panel says of the episodes that lie, or may lie, in it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from attrs import evolve

from negotypes.analysis.doubts import Doubts, problem_column
from negotypes.records import Episode
from negotypes.records.fields import describe, items_of
from negotypes.tidy import Category, Column, ColumnType, status_column, status_of, typed
from negotypes.truth import Truth
from negotypes.vocabulary import ParticipantRole, Term

Roles = Mapping[str, Sequence[ParticipantRole]]
"""The roles in which an actor takes part in each episode, by its id."""


def entry_columns(*, roles: bool) -> Iterator[Column]:
    """The columns of a row for the episodes that lie, or may lie, in it.

    Args:
        roles: Whether there are columns of the roles in which an actor takes part.
    """
    yield status_column("episodes", "Whether any coded episode may lie here.")
    counted = "How many coded episodes"
    yield Column("n_certain", ColumnType.NUMBER, f"{counted} lie here for certain.")
    yield Column("n_possible", ColumnType.NUMBER, f"{counted} may lie here, the certain included.")
    yield Column("n_contested", ColumnType.NUMBER, f"{counted} of these are contested.")
    doc = f"{counted} of these have a date that a coded problem questions."
    yield Column("n_doubted", ColumnType.NUMBER, doc)
    yield problem_column("problems", "The problems that are coded with these dates.")
    described = describe(Episode)
    for sure in ("certain", "possible"):
        lie = "lie here for certain" if sure == "certain" else "may lie here"
        for name, field in _LISTED.items():
            column = typed(f"{name}_{sure}", described[field], many=True)
            doc = f"The ids of the coded episodes that {lie}."
            if name != "episodes":
                doc = f"The {name} of the coded episodes that {lie}."
            yield evolve(column, doc=doc, required=False)
        if roles:
            doc = f"The roles of the actor in the coded episodes that {lie}."
            yield term_column(f"roles_{sure}", doc, ParticipantRole, many=True)
    for name in _MAY_LACK:
        yield status_column(
            name, f"Whether any {name} are coded of the episodes that may lie here."
        )


_LISTED = {
    "episodes": "id",
    "cases": "case",
    "kinds": "kind",
    "modes": "modes",
    "outcomes": "outcome",
}
"""What is listed of episodes: the names of the columns, and the fields."""

_MAY_LACK = ("modes", "outcomes")


def term_column(name: str, doc: str, terms: type[Term], *, many: bool = False) -> Column:
    """A column of the terms of a vocabulary."""
    categories = tuple(Category(one.value, one.label, one.definition) for one in terms)
    return Column(
        name,
        ColumnType.TERM,
        doc,
        required=not many,
        many=many,
        categories=categories,
        vocabulary=terms.__name__,
    )


def entry_cells(
    there: list[tuple[Episode, Truth]], roles: Roles | None, doubted: Doubts
) -> Iterator[Any]:
    """The cells of a row for the episodes that lie, or may lie, in it.

    Args:
        there: The episodes, each with whether it lies in the row for certain.
        roles: The roles in which an actor takes part, if there are columns of them.
        doubted: The problems that are coded with dates.
    """
    if not there:
        nothing = (None,) * (2 * len(_LISTED) + 2 * (roles is not None))
        yield from ("not-coded", *(None,) * 5, *nothing, *["not-coded"] * len(_MAY_LACK))
        return
    truths = [truth for _, truth in there]
    yield "coded"
    yield truths.count(Truth.HOLDS)
    yield len(there)
    yield truths.count(Truth.CONTESTED)
    episodes = [episode for episode, _ in there]
    questioned = [doubted[one.id] for one in episodes if one.id in doubted]
    yield len(questioned)
    yield tuple(dict.fromkeys(chain.from_iterable(questioned))) or None
    statuses = {name: _status(episodes, _LISTED[name]) for name in _MAY_LACK}
    for certain in (True, False):
        chosen = [one for one, truth in there if truth is Truth.HOLDS or not certain]
        for name, field in _LISTED.items():
            values = _values(chosen, field, certain=certain)
            yield values if statuses.get(name, "coded") in ("coded", "absent") else None
        if roles is not None:
            played = {role for one in chosen for role in roles[one.id]}
            yield tuple(role.value for role in ParticipantRole if role in played)
    yield from statuses.values()


def _values(episodes: Iterable[Episode], field: str, *, certain: bool) -> tuple[str, ...]:
    """The values of a field in some episodes, so far as evidence supports them."""
    found = {
        value
        for one in episodes
        for value in items_of(getattr(one, field))
        if field == "id" or _supported(one, field, certain=certain)
    }
    terms = describe(Episode)[field].type
    if issubclass(terms, Term):
        return tuple(term.value for term in terms if term in found)
    return tuple(sorted(found))


def _supported(episode: Episode, field: str, *, certain: bool) -> bool:
    truth = episode.truth(field)
    return truth is Truth.HOLDS if certain else truth.support


def _status(episodes: list[Episode], field: str) -> str:
    """Why a list of what several episodes hold is as it is."""
    if _values(episodes, field, certain=False):
        return "coded"
    found = {status_of(one, field, getattr(one, field)) for one in episodes}
    (only, *others) = found
    return "not-coded" if others or only == "coded" else only
