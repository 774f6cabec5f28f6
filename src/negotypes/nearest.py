"""The known value that is nearest to one that is not known, found without a look at all."""

from bisect import bisect
from collections.abc import Iterable, Iterator
from functools import lru_cache
from heapq import nlargest
from itertools import chain, pairwise

from negotypes.errors import did_you_mean

_SHOWN = 2
"""How many are named at the most."""

_ROUND = 5
"""How many neighbours on either side are looked at, and how many that share a word."""


class Nearest:
    """Known values, in order from the front and from the back, and by their words.

    Who mistypes a value mostly gets its beginning, its end or one of its words right, so the
    nearest is among the neighbours there. A comparison with each of ten thousand ids, for each
    of ten thousand that are wrong, would take hours.
    """

    def __init__(self, known: Iterable[str]) -> None:
        """Put the values in order."""
        self._forwards = sorted(known)
        self._backwards = sorted(value[::-1] for value in self._forwards)
        self._sharing: dict[str, list[str]] = {}
        for value in self._forwards:
            for word in value.split("-"):
                sharing = self._sharing.setdefault(word, [])
                if len(sharing) < _ROUND:
                    sharing.append(value)
        self._hints: dict[str, str | None] = {}

    def hint(self, value: str) -> str | None:
        """``did you mean 'x' or 'y'?``, or None if none is near."""
        if value not in self._hints:
            pairs = _pairs(value)
            shared = ((len(pairs & _pairs(one)), one) for one in set(self._near(value)))
            self._hints[value] = did_you_mean(value, [one for _, one in nlargest(_SHOWN, shared)])
        return self._hints[value]

    def _near(self, value: str) -> Iterator[str]:
        yield from _around(self._forwards, value)
        yield from (text[::-1] for text in _around(self._backwards, value[::-1]))
        yield from chain.from_iterable(
            self._sharing.get(word, ()) for word in value.split("-")[:_ROUND]
        )


@lru_cache(maxsize=4096)
def _pairs(value: str) -> frozenset[tuple[str, str]]:
    """The pairs of letters in a value; those that are alike share many."""
    return frozenset(pairwise(value))


def _around(values: list[str], value: str) -> list[str]:
    place = bisect(values, value)
    return values[max(0, place - _ROUND) : place + _ROUND]
