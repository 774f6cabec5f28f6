"""References in RIS, which EndNote, Mendeley and Zotero read."""

from collections.abc import Iterator

from negotypes.citations.reference import Reference
from negotypes.citations.years import points
from negotypes.dates import When


def entry(reference: Reference) -> str:
    """A reference as an entry, each tag on a line of its own."""
    return "".join(f"{tag}  - {value}\r\n" for tag, value in (*_tags(reference), ("ER", "")))


def _tags(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "TY", "DATA" if reference.data else "NEWS" if reference.media else "GEN"
    yield "ID", reference.key
    yield from (("AU", author.inverted) for author in reference.authors)
    yield "TI", reference.title
    if reference.outlet is not None:
        yield "T2" if reference.media else "PB", reference.outlet
    if reference.issued is not None:
        yield from _date(reference.issued)
    if reference.version is not None:
        yield "ET", reference.version
    if reference.licence is not None:
        yield "C1", f"Licence: {reference.licence}"
    if reference.language is not None:
        yield "LA", reference.language
    if reference.url is not None:
        yield "UR", reference.url
    if reference.place:
        yield "N1", f"Cited: {reference.place}"


def _date(when: When) -> Iterator[tuple[str, str]]:
    """The year, and the date with what its numbers leave out in words."""
    known = points(when)
    parts = known[0].parts if known else []
    plain = len(known) == 1 and not (known[0].uncertain or known[0].approximate)
    whole = plain and parts and known[0].season is None
    if parts:
        yield "PY", f"{parts[0]:04}"
    numbers = [f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:])] if parts else []
    numbers += [""] * (3 - len(numbers))
    yield "DA", "/".join((*numbers, "" if whole else when.words))
