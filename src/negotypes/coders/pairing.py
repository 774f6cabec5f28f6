"""Which records of two casebooks are the same unit, coded twice.

Records are paired kind by kind, in an order in which what a record refers to is paired before it:
first by id; then by a name, title or alias that both have; then by place. By place, two records
may be the same if they cite a paragraph in common; of such records those are paired that are the
nearest to each other by what they say. A record is paired once, and left alone where two others
are equally near.

Where several records rest on one paragraph, pairing by place prefers those that agree, so that
agreement comes out a little too high. How each pair was found is therefore kept with it.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Literal

from attrs import field, frozen

from negotypes.casebook import Casebook
from negotypes.coders.values import Answer, Name, places, questions
from negotypes.names import fold, names
from negotypes.records import CLASSES, Record, kind_of
from negotypes.vocabulary import RecordKind

Way = Literal["id", "name", "place"]
"""How a pair was found."""

Nearness = tuple[float, ...]
"""How near two records are, of several figures the first that differs; empty if not at all."""


@frozen
class Pair:
    """Two records that code the same.

    Attributes:
        first: The record of the first coder.
        second: The record of the second coder.
        by: How the pair was found.
    """

    first: Record
    second: Record
    by: Way


@frozen
class Pairing:
    """Which records of two coders are the same, and which only one of them has.

    Attributes:
        pairs: The pairs, kind by kind, by the id of the first.
        first_only: What only the first coder has.
        second_only: What only the second coder has.
    """

    pairs: tuple[Pair, ...]
    first_only: tuple[Record, ...]
    second_only: tuple[Record, ...]
    _ids: dict[str, str] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Note the ids of the pairs."""
        ids = {pair.second.id: pair.first.id for pair in self.pairs}
        object.__setattr__(self, "_ids", ids)

    def name(self, second: str) -> str:
        """The id that the first coder gave to a record of the second; else the id itself."""
        return self._ids.get(second, second)

    @property
    def first_share(self) -> float | None:
        """The percentage of the first coder's records that are paired; None if there are none."""
        return _percent(len(self.pairs), len(self.first_only))

    @property
    def second_share(self) -> float | None:
        """The percentage of the second coder's records that are paired; None if there are none."""
        return _percent(len(self.pairs), len(self.second_only))

    def of(self, kind: RecordKind) -> "Pairing":
        """The records of one kind."""
        return Pairing(
            tuple(pair for pair in self.pairs if kind_of(pair.first) is kind),
            tuple(record for record in self.first_only if kind_of(record) is kind),
            tuple(record for record in self.second_only if kind_of(record) is kind),
        )


_EARLY = (RecordKind.SOURCES, RecordKind.ACTORS, RecordKind.MODES, RecordKind.CASES)
_LATE = (RecordKind.PROBLEMS,)
"""What other records refer to, and what refers to records of every kind."""


def pair_up(first: Casebook, second: Casebook) -> Pairing:
    """Find the records of two casebooks that are the same.

    Actors of different kinds are the same only if they have the same id.
    """
    ids: dict[str, str] = {}
    found: dict[RecordKind, list[Pair]] = {}
    others = [kind for kind in CLASSES if kind not in (*_EARLY, *_LATE)]
    for kind in (*_EARLY, *others, *_LATE):
        one, other = list(first.collection(kind)), list(second.collection(kind))
        found[kind] = []
        for way, look in _WAYS:
            made = [Pair(a, b, way) for a, b in look(one, other, ids)]
            found[kind] += made
            ids |= {each.second.id: each.first.id for each in made}
            one = _without(one, (each.first for each in made))
            other = _without(other, (each.second for each in made))
    pairs = [each for kind in CLASSES for each in sorted(found[kind], key=_id)]
    return Pairing(
        tuple(pairs),
        tuple(_without(first.records, (each.first for each in pairs))),
        tuple(_without(second.records, (each.second for each in pairs))),
    )


_Pairs = Iterator[tuple[Record, Record]]


def _by_id(first: list[Record], second: list[Record], _: dict[str, str]) -> _Pairs:
    ids = {record.id: record for record in second}
    return ((record, ids[record.id]) for record in first if record.id in ids)


def _by_name(first: list[Record], second: list[Record], _: dict[str, str]) -> _Pairs:
    one_names, other_names = _names(first), _names(second)

    def nearness(one: str, other: str) -> Nearness:
        return (len(one_names[one] & other_names[other]),)

    return _mutual(first, second, one_names, other_names, nearness)


def _by_place(first: list[Record], second: list[Record], ids: dict[str, str]) -> _Pairs:
    # A source is not told by what it cites.
    one_says = {r.id: _said(r, str) for r in first if kind_of(r) is not RecordKind.SOURCES}
    other_says = {r.id: _said(r, lambda own: ids.get(own, own)) for r in second}

    def nearness(one: str, other: str) -> Nearness:
        return _nearness(one_says[one], other_says[other])

    one_places = {own: said.places for own, said in one_says.items()}
    other_places = {own: said.places for own, said in other_says.items()}
    return _mutual(first, second, one_places, other_places, nearness)


def _names(records: list[Record]) -> dict[str, frozenset[str]]:
    return {record.id: frozenset(filter(None, map(fold, names(record)))) for record in records}


_WAYS: tuple[tuple[Way, Callable[[list[Record], list[Record], dict[str, str]], _Pairs]], ...] = (
    ("id", _by_id),
    ("name", _by_name),
    ("place", _by_place),
)


@frozen
class _Said:
    """What is compared of a record: where it stands, its fields, and its words."""

    places: Answer
    answers: dict[str, Answer]
    words: frozenset[str]


def _said(record: Record, name: Name) -> _Said:
    answers = {
        question.name: answer
        for question in questions(type(record)).values()
        # All records that are compared have the same kind of actor.
        if question.field != "evidence" and (kind_of(record), question.name) != _SAME
        if (answer := question.answer(record, name))
    }
    texts = f"{record.label} {getattr(record, 'summary', None) or ''}"
    return _Said(places(record, name), answers, frozenset(re.findall(r"\w+", texts.casefold())))


_SAME = (RecordKind.ACTORS, "kind")


def _nearness(one: _Said, other: _Said) -> Nearness:
    """The share of fields coded alike, then of words, then of paragraphs, that are common."""
    fields = one.answers.keys() | other.answers.keys()
    alike = sum(one.answers.get(name) == other.answers.get(name) for name in fields)
    words = _share(one.words, other.words)
    if not alike and not words:
        return ()
    return (alike / max(1, len(fields)), words, _share(one.places, other.places))


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, len(one | other))


def _mutual(
    first: list[Record],
    second: list[Record],
    first_keys: Mapping[str, Iterable[str]],
    second_keys: Mapping[str, Iterable[str]],
    nearness: Callable[[str, str], Nearness],
) -> _Pairs:
    """The pairs of which each is the one nearest to the other, among those with a key in common."""
    keyed: dict[tuple[type[Record], str], dict[str, Record]] = {}
    for other in second:
        for key in second_keys[other.id]:
            keyed.setdefault((type(other), key), {})[other.id] = other
    to_first: dict[str, _Nearest] = {}
    to_second = {other.id: _Nearest() for other in second}
    for one in first:
        nearest = to_first[one.id] = _Nearest()
        meets = (keyed.get((type(one), key), {}) for key in first_keys.get(one.id, ()))
        for own, other in {own: other for met in meets for own, other in met.items()}.items():
            how = nearness(one.id, own)
            nearest.meet(other, how)
            to_second[own].meet(one, how)
    for one in first:
        near = to_first[one.id].record
        if near is not None and to_second[near.id].record is one:
            yield one, near


class _Nearest:
    """The nearest of the records met so far; none while two are equally near."""

    def __init__(self) -> None:
        self.record: Record | None = None
        self._how: Nearness = ()

    def meet(self, record: Record, how: Nearness) -> None:
        if how > self._how:
            self.record, self._how = record, how
        elif how == self._how:
            self.record = None  # also where neither is near at all


def _without(records: Iterable[Record], gone: Iterable[Record]) -> list[Record]:
    ids = {record.id for record in gone}
    return [record for record in records if record.id not in ids]


def _percent(paired: int, alone: int) -> float | None:
    return 100 * paired / (paired + alone) if paired + alone else None


def _id(pair: Pair) -> str:
    return pair.first.id
