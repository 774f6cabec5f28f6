"""Evidence as rows of a table, so that what many records share is written once."""

from typing import Any

from negotypes.records import Attribution, Evidence


class Places:
    """Places in sources, and chains of voices, each by its number.

    Attributes:
        rows: For each place: source, paragraphs, anchor, number of the chain, certainty, whether
            it disputes, fields, note; what is empty at the end is left out.
        chains: For each chain its voices: who, role, then the fields that are not usual.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self.rows: list[list[Any]] = []
        self.chains: list[list[list[Any]]] = []
        self._places: dict[Evidence, int] = {}
        self._chains: dict[tuple[Attribution, ...], int] = {}

    def numbers(self, evidence: tuple[Evidence, ...]) -> list[int]:
        """The numbers of places; what is new is added."""
        return [self._number(place) for place in evidence]

    def _number(self, place: Evidence) -> int:
        if place not in self._places:
            self._places[place] = len(self.rows)
            chain = self._chain(place.attribution)
            row: list[Any] = [place.source, list(place.paragraphs), place.anchor, chain]
            row += [str(place.certainty), int(place.disputes), list(place.fields), place.note]
            self.rows.append(_trimmed(row))
        return self._places[place]

    def _chain(self, voices: tuple[Attribution, ...]) -> int:
        if voices not in self._chains:
            self._chains[voices] = len(self.chains)
            self.chains.append([_voice(voice) for voice in voices])
        return self._chains[voices]


def _voice(voice: Attribution) -> list[Any]:
    marks = [int(voice.anonymous), int(voice.coerced), int(voice.second_hand), voice.via]
    return _trimmed([voice.who, str(voice.role), *marks])


def _trimmed(row: list[Any]) -> list[Any]:
    while not row[-1]:
        row.pop()
    return row
