"""A reference as a line of text, in the author-date style of the Chicago Manual.

    Marsh, Ada, and Ben Reed. 2020. "Talking on the River." Harbour Gazette, 4 May 2020.

Where a text has no author, its outlet opens the line, or else its title. Days are written in the
order of day, month and year. A data set has its version in place of an outlet.
"""

from collections.abc import Iterator

from negotypes.citations.authors import Author
from negotypes.citations.reference import Reference
from negotypes.citations.years import day, label

_MOST = 10
_FIRST = 7


def line(reference: Reference) -> str:
    """The line for a reference."""
    return " ".join(map(_stopped, _parts(reference)))


def _parts(reference: Reference) -> Iterator[str]:
    title = reference.title if reference.data else _quoted(reference.title)
    lead = _people(reference.authors) or reference.outlet
    yield from (title, label(reference.issued)) if not lead else ()
    yield from (lead, label(reference.issued), title) if lead else ()
    outlet = reference.outlet if reference.authors else None
    where = ", ".join(filter(None, (outlet, day(reference.issued))))
    if where and not reference.data:
        yield where
    if reference.data:
        yield f"Version {reference.version}"
        yield "Data set"
        yield f"Licence: {reference.licence}"
    if reference.url is not None:
        yield reference.url


def _people(authors: tuple[Author, ...]) -> str:
    """Names in one phrase, the first of them turned round; of very many the first seven."""
    names = [one.inverted if not n else one.name for n, one in enumerate(authors)]
    if len(names) > _MOST:
        return f"{', '.join(names[:_FIRST])}, et al."
    *others, last = names or [""]
    return f"{', '.join(others)}, and {last}" if others else last


def _quoted(title: str) -> str:
    return f"\u201c{_stopped(title)}\u201d"


def _stopped(text: str) -> str:
    """A text that ends like a sentence."""
    ends = text.rstrip("\u201d\u2019\"')")[-1:]
    return text if ends in (".", "?", "!", "\u2026") else f"{text}."
