"""What in a pack can be read, and should be looked at all the same.

A check is a function that is given a casebook and the records of a pack in it. It has a code, and
gives what it finds in the order of the records. No check changes anything.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from attrs import frozen

from negotypes.casebook import Casebook
from negotypes.dates import When
from negotypes.errors import listed
from negotypes.names import fold, names
from negotypes.records import Demand, Episode, Position, Precondition, Record
from negotypes.records.fields import Path
from negotypes.records.references import references
from negotypes.truth import Truth
from negotypes.vocabulary.faults import FaultCode


@frozen
class Finding:
    """Something to look at.

    Attributes:
        record: The record.
        path: The way to the value.
        code: What kind of thing it is.
        problem: What it is.
        expected: What is expected instead.
    """

    record: Record
    path: Path
    code: FaultCode
    problem: str
    expected: str | None = None


Said = tuple[Record, Path, str, str | None]
"""The record, the way to the value, what it is, what is expected instead."""


def warnings_on(base: Casebook, own: Casebook) -> Iterator[Finding]:
    """Everything to look at in a pack.

    Args:
        base: The casebook on which the pack builds.
        own: The records of the pack.
    """
    # Whether references lead somewhere has been checked, so the two need only be put together.
    together = Casebook(chain(base.records, own.records))
    for code, check in _CHECKS.items():
        for record, path, problem, expected in check(together, own):
            yield Finding(record, path, code, problem, expected)


def _unused_actors(book: Casebook, own: Casebook) -> Iterator[Said]:
    """No record names the actor, not even as a voice in evidence."""
    named = {held for record in book.records for _, _, held in references(record)}
    for actor in own.actors:
        if actor.id not in named:
            yield actor, ("id",), f"no record refers to '{actor.label}'", None


def _unsourced_outcomes(_: Casebook, own: Casebook) -> Iterator[Said]:
    """The episode has an outcome, and all its evidence bears on other fields, or disputes it."""
    for episode in own.episodes:
        bearing = episode.bearing("outcome")
        if episode.outcome is not None and all(place.disputes for place in bearing):
            problem = f"no evidence for the outcome '{episode.outcome}'"
            yield episode, ("outcome",), problem, "expected a passage that supports it"


def _out_of_period(book: Casebook, own: Casebook) -> Iterator[Said]:
    """The record is dated before its case has begun, or after it has ended."""
    for record in own.records:
        field = next((name for name in ("date", "period") if hasattr(record, name)), "")
        when: When | None = getattr(record, field, None)
        for case in _cases(record) if when else ():
            period = book.cases[case].period
            if period and when and Truth.HOLDS in (when.before(period), when.after(period)):
                problem = f"{_words(when)} is not within the period of '{case}'"
                yield record, (field,), problem, f"expected {_words(period)}"


def _cases(record: Record) -> tuple[str, ...]:
    """The cases to which a record belongs."""
    if isinstance(record, Episode):
        return (record.case,)
    return getattr(record, "cases", ()) if isinstance(record, _IN_CASES) else ()


_IN_CASES = (Demand, Position, Precondition)
"""Kinds of record that belong to cases; others only speak of them."""


def _words(when: When) -> str:
    return f"{when.words} ({when.edtf})" if when.words != when.edtf else when.edtf


def _shared_names(book: Casebook, own: Casebook) -> Iterator[Said]:
    """Two actors share a name or alias, so that neither is found by it."""
    held: dict[str, set[str]] = {}
    for actor in book.actors:
        for name in names(actor):
            held.setdefault(fold(name), set()).add(actor.id)
    for actor in own.actors:
        for path, name in _own_names(actor):
            others = sorted(held[fold(name)] - {actor.id})
            if others:
                yield actor, path, f"the name '{name}' is also that of {listed(others)}", None


def _own_names(actor: Record) -> Iterator[tuple[Path, str]]:
    name: str | None = getattr(actor, "name", None)
    yield ("name",), name or actor.id
    aliases: Iterable[str] = getattr(actor, "aliases", ())
    for number, alias in enumerate(aliases):
        yield ("aliases", number), alias


def _addressees_beside(book: Casebook, own: Casebook) -> Iterator[Said]:
    """The precondition is put to somebody who is no party to any of its cases."""
    for precondition in own.preconditions:
        cases = [book.cases[case] for case in precondition.cases]
        parties = {party for case in cases for party in case.parties}
        for number, addressee in enumerate(precondition.addressee):
            if cases and addressee not in parties:
                problem = f"'{addressee}' is no party to {listed(precondition.cases)}"
                expected = f"expected {listed(sorted(parties), 'or')}"
                yield precondition, ("addressee", number), problem, expected


def _undefined_modes(_: Casebook, own: Casebook) -> Iterator[Said]:
    """The sources use the word, and none says what it means."""
    for mode in own.modes:
        if not mode.defined:
            yield mode, ("defined",), f"no source defines '{mode.label}'", None


_CHECKS: dict[FaultCode, Callable[[Casebook, Casebook], Iterator[Said]]] = {
    FaultCode.UNUSED_ACTOR: _unused_actors,
    FaultCode.UNSOURCED_OUTCOME: _unsourced_outcomes,
    FaultCode.OUT_OF_PERIOD: _out_of_period,
    FaultCode.SHARED_ALIAS: _shared_names,
    FaultCode.NOT_A_PARTY: _addressees_beside,
    FaultCode.UNDEFINED_MODE: _undefined_modes,
}
