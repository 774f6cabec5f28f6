"""The texts that were coded, paragraph by paragraph."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import cached_property
from heapq import nsmallest

from negotypes.names import fold
from negotypes.vocabulary import Numbering

_COMMON = 200
"""A word that stands in more places than this does not help to find one of them."""

_TRIED = 2
"""About how many places are looked at closely, of those that share most words."""

_NEAR = 0.66
"""How alike two phrases must be for one to be suggested for the other, from 0 to 1."""

# A bare number on a line of its own is that of a page.
_PRINTED = re.compile(
    r"\s*(?:(?:\[([0-9]{1,5})\]|\u00b6\s*([0-9]{1,5})|([0-9]{1,5})[.)])(?=\s|$)"
    r"|([0-9]{1,5})(?=\s+\S))"
)


def paragraphs(text: str, numbering: Numbering) -> dict[int, str]:
    """The paragraphs of a text by their numbers, with white space as single spaces.

    Args:
        text: The text.
        numbering: How its paragraphs are told apart and numbered.
    """
    if numbering is Numbering.PRINTED:
        return {number: " ".join(said.split()) for number, said in _printed(text)}
    pattern = r"\n" if numbering is Numbering.LINES else r"\n\s*\n"
    pieces = (" ".join(piece.split()) for piece in re.split(pattern, text))
    return dict(enumerate(filter(None, pieces), start=1))


def _printed(text: str) -> Iterator[tuple[int, str]]:
    """Paragraphs that begin with their number; what stands before the first has none."""
    number, lines = 0, list[str]()
    for line in text.splitlines():
        found = _PRINTED.match(line)
        # A year or an item of a list at the beginning of a line is no number of a paragraph.
        if found and (own := int(next(filter(None, found.groups())))) == number + 1:
            if number:
                yield number, "\n".join(lines)
            number, lines = own, [line[found.end() :]]
        else:
            lines.append(line)
    if number:
        yield number, "\n".join(lines)


def _shared(words: list[str], others: list[str]) -> int:
    """How many words two phrases share."""
    return len({*words} & {*others})


def _bare(words: str) -> str:
    return re.sub(r"^\W+|\W+$", "", words)


def _whole(words: str) -> str:
    """A pattern for words that no letter continues; after a quotation mark a letter may follow."""
    before = r"(?<!\w)" if words[0].isalnum() else ""
    after = r"(?!\w)" if words[-1].isalnum() else ""
    return f"{before}{re.escape(words)}{after}"


class Text:
    """A text in which phrases are looked up.

    Attributes:
        paragraphs: The paragraphs by their numbers.
        whole: The text as it is in its file.
    """

    def __init__(self, paragraphs: dict[int, str], whole: str = "") -> None:
        """Hold these paragraphs."""
        self.paragraphs, self.whole = paragraphs, whole
        self._nearest: dict[tuple[str, frozenset[int]], tuple[int, str] | None] = {}

    def holds(self, number: int, phrase: str) -> bool:
        """Whether the words of a phrase stand in a paragraph exactly so, as whole words."""
        words = " ".join(phrase.split())
        text = self.paragraphs.get(number, "")
        # Whether it is there at all is found out much faster than whether it is whole words.
        return words in text and bool(re.search(_whole(words), text))

    def where(self, phrase: str) -> list[int]:
        """The numbers of the paragraphs in which the words stand exactly so."""
        # The words between the first and the last have blanks around them, and so are whole.
        within = [self._places.get(fold(word), []) for word in phrase.split()[1:-1]]
        if not within:
            return [number for number in self.paragraphs if self.holds(number, phrase)]
        likely = dict.fromkeys(number for number, _ in min(within, key=len))
        return [number for number in likely if self.holds(number, phrase)]

    def nearest(self, phrase: str, cited: Iterable[int]) -> tuple[int, str] | None:
        """The phrase of the text that is most like another, with its paragraph.

        Args:
            phrase: The phrase.
            cited: The paragraphs in which it should stand; of two that are alike, the one in
                these is taken.

        Returns:
            None if nothing is near.
        """
        key = phrase, frozenset(cited)
        if key not in self._nearest:
            self._nearest[key] = self._look(*key)
        return self._nearest[key]

    def _look(self, phrase: str, cited: frozenset[int]) -> tuple[int, str] | None:
        wanted = [fold(word) for word in phrase.split()]
        votes: Counter[tuple[int, int]] = Counter()
        for offset, word in enumerate(wanted):
            for number, place in self._places.get(word, ())[:_COMMON]:
                votes[number, place - offset] += 1
        likely = nsmallest(
            _TRIED, votes, key=lambda start: (-votes[start], start[0] not in cited, start)
        )
        if likely and votes[likely[0]] >= len(wanted) - 1:
            likely = likely[:1]  # all words but one stand there, and no other place has more
        found = max(self._phrases(likely, wanted, cited), default=None)
        # What stands around the words, such as a quotation mark, only gets in the way.
        return None if found is None or found[0] < _NEAR else (-found[2], _bare(found[3]))

    def _phrases(
        self, starts: Iterable[tuple[int, int]], wanted: list[str], cited: frozenset[int]
    ) -> Iterator[tuple[float, bool, int, str]]:
        """Phrases that begin about there, and how like the wanted one they are."""
        letters = SequenceMatcher(None, b=" ".join(wanted))
        words = SequenceMatcher(None, b=wanted)
        for number, start in starts:
            said, folded = self._words[number]
            for length in range(len(wanted) - 1, len(wanted) + 2):
                # Of phrases as long as each other, the one that shares most words.
                places = range(max(0, start - 1), max(0, start) + 2)
                first = max(places, key=lambda at: (_shared(folded[at : at + length], wanted), -at))
                # Letters tell a misspelt word, and words one that is quite another.
                words.set_seq1(folded[first : first + length])
                like = words.ratio()
                letters.set_seq1(" ".join(folded[first : first + length]))
                if letters.quick_ratio() > max(like, _NEAR):
                    like = max(like, letters.ratio())
                yield like, number in cited, -number, " ".join(said[first : first + length])

    @cached_property
    def _words(self) -> dict[int, tuple[list[str], list[str]]]:
        """The words of each paragraph, as they stand and without case and accents."""
        words = ((number, text.split()) for number, text in self.paragraphs.items())
        return {number: (said, [fold(word) for word in said]) for number, said in words}

    @cached_property
    def _places(self) -> dict[str, list[tuple[int, int]]]:
        """Where each word stands: paragraph and position."""
        found: dict[str, list[tuple[int, int]]] = {}
        for number, (_, folded) in self._words.items():
            for place, word in enumerate(folded):
                found.setdefault(word, []).append((number, place))
        return found
