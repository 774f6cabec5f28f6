"""References for LaTeX: entries of BibTeX, which biblatex reads as well.

`year` is what a list of references shows; `date` is the same in EDTF, as biblatex takes it.
Braces around the title and around names that are not to be divided keep them as they are.
"""

import re
from collections.abc import Iterator
from urllib.parse import quote

from negotypes.citations.authors import Author
from negotypes.citations.reference import Reference
from negotypes.citations.years import label, points
from negotypes.latex import signs

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SIMPLE = re.compile(r"[^\W\d_][^\W\d_.'\u2019-]*\.?(?:[-'\u2019][^\W\d_]+\.?)*")


def entry(reference: Reference) -> str:
    """A reference as an entry."""
    fields = "".join(f"  {name} = {value},\n" for name, value in _fields(reference))
    return f"@misc{{{reference.key},\n{fields}}}\n"


def _fields(reference: Reference) -> Iterator[tuple[str, str]]:
    if reference.authors:
        yield "author", f"{{{' and '.join(map(_name, reference.authors))}}}"
    yield "title", _kept(reference.title)
    if reference.outlet is not None:
        yield "howpublished", _kept(reference.outlet)
    yield from _date(reference)
    if reference.data:
        yield "howpublished", "{Data set}"
        yield "version", f"{{{signs(reference.version or '')}}}"
        yield "note", f"{{{signs(f'Version {reference.version}. Licence: {reference.licence}')}}}"
    if reference.language is not None:
        yield "language", f"{{{signs(reference.language)}}}"
    if reference.url is not None:
        yield "url", f"{{{address(reference.url)}}}"
    if reference.place:
        yield "annote", f"{{Cited: {signs(reference.place)}}}"


def _date(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "year", f"{{{label(reference.issued)}}}"
    when = reference.issued
    if when is None:
        return
    known = points(when)
    if len(known) == 1 and known[0].month is not None and known[0].parts[1:]:
        yield "month", _MONTHS[known[0].month - 1]
    if not when.edtf.startswith("["):
        yield "date", f"{{{when.edtf}}}"


def _name(author: Author) -> str:
    if not author.family:
        return _kept(author.name, once=True)
    return ", ".join(
        part if _divides_well(part) else _kept(part, once=True)
        for part in (author.family, author.suffix, author.given)
        if part
    )


def _divides_well(name: str) -> bool:
    """Whether BibTeX finds in it just the names that it holds."""
    words = name.split()
    return all(_SIMPLE.fullmatch(word) and word[0].isupper() for word in words)


def _kept(text: str, *, once: bool = False) -> str:
    """A text in braces, of which no style changes the letters."""
    said = signs(text)
    # BibTeX takes what begins with a command for a single letter.
    said = f"{{}}{said}" if said.startswith("\\") else said
    return f"{{{said}}}" if once else f"{{{{{said}}}}}"


def address(url: str) -> str:
    """An address in the letters that addresses are made of."""
    return quote(url, safe="%/:?#[]@!$&'()*+,;=~-._")
