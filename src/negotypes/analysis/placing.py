"""In which years or months an episode lies, for certain or possibly."""

from collections.abc import Mapping, Sequence

from attrs import frozen

from negotypes.analysis.calendar import Span
from negotypes.casebook import Casebook
from negotypes.dates import When
from negotypes.records import Episode
from negotypes.truth import Truth
from negotypes.vocabulary.panels import GapReason

Rows = Sequence[tuple[Span, Truth]]
"""The years or months in which a unit may be at risk."""


@frozen
class Place:
    """Where an episode lies in the rows of a unit.

    Attributes:
        possible: Where it may lie: HOLDS where it does for certain, CONTESTED where evidence
            disputes the episode or its date, UNKNOWN elsewhere.
        gap: Why it lies nowhere for certain, or None.
    """

    possible: Mapping[Span, Truth]
    gap: GapReason | None


def place(episode: Episode, rows: Rows, book: Casebook) -> Place:
    """Where an episode lies in the rows of a unit.

    It lies in a year or month if its date shares a day with it. A date that is open at its end
    was so when the text was written: later it is only possible that it still goes on. One that is
    open at its beginning is only possible before the time with which it ends: no text that says
    "up to now" vouches for every year since time immemorial.

    Args:
        episode: The episode.
        rows: The rows of the unit.
        book: The casebook, for when sources were issued.
    """
    when, known = episode.date, episode.truth("date")
    if when is None:
        return Place({}, GapReason.UNDATED)
    if not known.support:
        return Place({}, GapReason.DISPUTED if known.dispute else GapReason.NO_EVIDENCE)
    lying = {span: _lies(when, span, episode, book) for span, _ in rows}
    possible = {
        span: Truth.CONTESTED if known.dispute else truth
        for span, truth in lying.items()
        if truth is not Truth.FAILS
    }
    if not possible:
        return Place({}, GapReason.OUTSIDE if rows else GapReason.NO_SPAN)
    if Truth.HOLDS in possible.values():
        return Place(possible, None)
    certain = Truth.HOLDS in lying.values()
    return Place(possible, GapReason.CONTESTED if certain else GapReason.VAGUE)


def _lies(when: When, span: Span, episode: Episode, book: Casebook) -> Truth:
    lies = when.overlaps(span.when)
    if lies is not Truth.HOLDS:
        return lies
    first, _, last = when.edtf.partition("/")
    if first == "..":
        return When(edtf=last).overlaps(span.when) | Truth.UNKNOWN
    if last == "..":
        return When(edtf=first).overlaps(span.when) | _vouched(span, episode, book)
    return lies


def _vouched(span: Span, episode: Episode, book: Casebook) -> Truth:
    """Whether a text on which an episode rests was issued in a year or month, or after it."""
    for evidence in episode.bearing("date"):
        source = book.whole.sources.get(evidence.source)
        issued = None if source is None or evidence.disputes else source.issued
        if issued is not None and issued.before(span.when) is Truth.FAILS:
            return Truth.HOLDS
    return Truth.UNKNOWN
