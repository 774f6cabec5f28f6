"""Everything that the explorer shows, as plain values."""

import json
from typing import Any

from attrs import AttrsInstance

from negotypes import Casebook
from negotypes.dates import When
from negotypes.records import CLASSES, Evidence, Record
from negotypes.records.condition import Condition
from negotypes.records.fields import describe, items_of
from negotypes.records.sheets import caption
from negotypes.vocabulary import RecordKind, Term
from website.address import PAGED
from website.explorer.comparing import COMPARED, classes, facets, mutual, respects
from website.explorer.evidence import Places
from website.explorer.fields import fields_of, links_to
from website.explorer.spaces import space


def data(book: Casebook) -> dict[str, Any]:
    """All that the explorer shows of a casebook.

    Args:
        book: The casebook.

    Returns:
        Plain values for JSON: the kinds with their fields, the vocabularies, the records, their
        dates and evidence, and what comparisons and property spaces are made of.
    """
    places = Places()
    records = {
        str(kind): [_record(book, record, places) for record in book.collection(kind)]
        for kind in CLASSES
    }
    kinds = {str(kind): _kind(kind) for kind in CLASSES}
    used = {term for kind in kinds.values() for f in kind["fields"] for term in f.get("terms", ())}
    return {
        "kinds": kinds,
        "terms": {
            cls.__name__: _terms(cls) for cls in Term.__subclasses__() if cls.__name__ in used
        },
        "records": records,
        "dates": _dates(book),
        "facets": {str(kind): facets(book, kind) for kind in COMPARED},
        "typologies": {str(kind): classes(book, kind, places) for kind in COMPARED},
        "mutual": mutual(book),
        "respects": respects(book),
        "spaces": [space(book, typology) for typology in book.typologies],
        "places": places.rows,
        "chains": places.chains,
    }


def script(told: dict[str, Any]) -> str:
    """Data as a script that a page loads beside the explorer, from a server or from a folder."""
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    # Two characters that end a line of a script, but not one of JSON, in older browsers.
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"globalThis.explorerData={text};\n"


def _kind(kind: RecordKind) -> dict[str, Any]:
    told: dict[str, Any] = {"label": kind.label, "definition": kind.definition}
    told["fields"] = fields_of(kind)
    told["links"] = links_to(kind)
    return told | ({"paged": True} if kind in PAGED else {})


def _terms(cls: type[Term]) -> list[list[str]]:
    return [[str(term), term.label, term.definition] for term in cls]


def _record(book: Casebook, record: Record, places: Places) -> dict[str, Any]:
    told = _part(record, places)
    label = caption(record, book.name)
    said = (told.get("name"), told.get("title"), told.get("summary"))
    usual = next((text for text in said if text), record.id)
    return told if label == usual else told | {"label": label}


def _part(part: AttrsInstance, places: Places) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for name, field in describe(type(part)).items():
        value: Any = getattr(part, name)
        if value in (None, ()) or value is field.default is False:
            continue
        if field.type is Evidence:
            told[name] = places.numbers(value)
        elif not issubclass(field.type, Condition):
            items = [_item(item, places) for item in items_of(value)]
            told[name] = items if field.many else items[0]
    return told


def _dates(book: Casebook) -> dict[str, str]:
    """Every date in the casebook in English."""
    found: dict[str, str] = {}
    for kind in CLASSES:
        for told in fields_of(kind):
            if told["form"] == "date":
                for edtf in book.collection(kind).values(told["path"]):
                    found[edtf] = When(edtf=edtf).words
    return found


def _item(item: Any, places: Places) -> Any:
    if isinstance(item, When):
        return [item.edtf, item.printed] if item.printed else item.edtf
    if isinstance(item, Term):
        return str(item)
    if isinstance(item, str | int):
        return item
    return _part(item, places)
