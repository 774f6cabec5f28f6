"""The places in the sources on which a record rests."""

from collections.abc import Iterable

from negotypes.records import Attribution, Evidence
from negotypes.records.sheets import voice_marks
from website.browse.markup import Html, element, items, joined
from website.browse.shelf import Here


def evidence(here: Here, places: Iterable[Evidence]) -> Html:
    """Each place: source and paragraphs, how surely, the words that find it, and who says so."""
    found = [_place(here, place) for place in places]
    return items(found, class_="nt-evidence") if found else Html("")


def _place(here: Here, place: Evidence) -> Html:
    said = [
        element("b", "✗ Disputes", class_="nt-sign nt-fails") if place.disputes else None,
        here.place(place.source, place.paragraphs),
        element("em", place.certainty.label),
        element("q", place.anchor),
        joined((_voice(here, voice) for voice in place.attribution), ", as relayed by "),
        f"on: {', '.join(place.fields)}" if place.fields else None,
        f"note: {place.note}" if place.note else None,
    ]
    return joined((one for one in said if one is not None), " · ")


def _voice(here: Here, voice: Attribution) -> Html:
    return joined((here.link(voice.who), f" ({', '.join(voice_marks(voice))})"))
