"""References as CSL-JSON, which Zotero, pandoc and other programs for references read."""

from typing import Any

from negotypes.citations.authors import Author
from negotypes.citations.reference import Reference
from negotypes.citations.years import label, points
from negotypes.dates import When


def item(reference: Reference) -> dict[str, Any]:
    """A reference as an item of CSL-JSON."""
    outlet = "container-title" if reference.media else "publisher"
    said: dict[str, Any] = {
        "id": reference.key,
        "type": _type(reference),
        "title": reference.title,
        "author": list(map(_name, reference.authors)),
        outlet: reference.outlet,
        "issued": None if reference.issued is None else date(reference.issued),
        "version": reference.version,
        "language": reference.language,
        "URL": reference.url,
        "note": reference.licence and f"Licence: {reference.licence}",
        "annote": reference.place and f"Cited: {reference.place}",
    }
    return {name: value for name, value in said.items() if value}


def _type(reference: Reference) -> str:
    if reference.data:
        return "dataset"
    return "article-newspaper" if reference.media else "document"


def _name(author: Author) -> dict[str, str]:
    if not author.family:
        return {"literal": author.name}
    said = {"family": author.family, "given": author.given, "suffix": author.suffix}
    return {name: value for name, value in said.items() if value}


def date(when: When) -> dict[str, Any]:
    """A date as CSL has it: as precise as it is known, and in words where CSL has no form."""
    known = points(when)
    if not known or not all(one.parts for one in known):
        return {"literal": label(when)}
    said: dict[str, Any] = {"date-parts": [one.parts for one in known]}
    if len(known) == 1 and known[0].season is not None:
        said["season"] = known[0].season
    if any(one.uncertain or one.approximate for one in known):
        said["circa"] = True
    return said
