"""The fields of which something can be asked, and by which records refer to others."""

from collections.abc import Iterator
from typing import Any

from attrs import AttrsInstance

from negotypes.conditions.single import UNSOURCED
from negotypes.dates import When
from negotypes.errors import UnknownField
from negotypes.records import CLASSES, classes_of
from negotypes.records.fields import Field, describe
from negotypes.records.paths import Path, link, path_of
from negotypes.vocabulary import RecordKind, Term

_FORMS = {When: "date", str: "text", int: "number", bool: "truth"}


def fields_of(kind: RecordKind) -> list[dict[str, Any]]:
    """All that can be asked of the records of a kind themselves, field by field.

    Args:
        kind: The kind.

    Returns:
        For each field its path, name, meaning, form, whether it is a list and whether an open
        one, and what else a question about it depends on. What is usual is left out.
    """
    paths = dict.fromkeys(path for cls in classes_of(kind) for path in _paths(cls))
    return [_field(kind, path_of(path, kind)) for path in paths if _askable(kind, path)]


def links_to(kind: RecordKind) -> list[list[str]]:
    """The kinds of record that usually refer to one of this kind, each with the field."""
    found: list[list[str]] = []
    for other in CLASSES:
        try:
            found.append([str(other), link(other, kind)])
        except UnknownField:
            continue  # there is no usual way
    return found


def named(path: str) -> str:
    """The name of a field for a reader, such as ``Participants: actor``."""
    words = path.replace("_", " ").replace(".", ": ")
    return words[:1].upper() + words[1:]


def _paths(cls: type[AttrsInstance], before: str = "") -> Iterator[str]:
    for name, field in describe(cls).items():
        if not field.is_part:
            yield before + name
        elif not (before and name == "evidence"):
            yield from _paths(field.type, f"{before}{name}.")


def _askable(kind: RecordKind, path: str) -> bool:
    try:
        path_of(path, kind)
    except UnknownField:
        return False
    return True


def _field(kind: RecordKind, path: Path) -> dict[str, Any]:
    first = path.text.partition(".")[0]
    lacking = [cls for cls in classes_of(kind) if first not in describe(cls)]
    ends = path.ends
    terms = [field.type.__name__ for field in ends if issubclass(field.type, Term)]
    told: dict[str, Any] = {"path": path.text, "name": named(path.text), "doc": ends[0].doc}
    told["form"] = "term" if terms else "ref" if path.ref else _form(ends[0])
    usual = {
        "terms": list(dict.fromkeys(terms)),
        "ref": path.ref,
        "many": path.many,
        "open": path.open,
        "unsourced": first in UNSOURCED,
        "lacking": [str(describe(cls)["kind"].default) for cls in lacking],
    }
    told |= {name: value for name, value in usual.items() if value}
    if ends[0].default is False:
        told["default"] = False
    return told


def _form(field: Field) -> str:
    return _FORMS[field.type]
