"""Casebooks as linked data, in JSON-LD 1.1.

What the terms mean is in ``context.jsonld``, beside this module and at the head of every document,
so that nothing has to be fetched. Terms of others are used where they mean the same: the Web
Annotation model for evidence, PROV for who says it, schema.org for texts, people and bodies, SKOS
for vocabularies, EDTF for dates. All else is under ``urn:negotypes:``, a name and not an address.

A record stands for what texts say, so that a relation is a thing with a subject and an object, and
not a bare tie: whether it holds is its `truth`, and the evidence for it and against it is there.
"""

import json
import os
from collections.abc import Iterable, Iterator
from enum import Enum
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from attrs import AttrsInstance

from negotypes.casebook import Casebook
from negotypes.collection import Collection
from negotypes.dates import When
from negotypes.records import (
    CLASSES,
    Actor,
    ArmedGroup,
    Attribution,
    Event,
    Evidence,
    NegotiationMode,
    Organization,
    Person,
    Record,
    Source,
    classes_of,
)
from negotypes.records.condition import Condition
from negotypes.records.fields import Field, describe, items_of
from negotypes.truth import Truth
from negotypes.vocabulary import Term

_ALSO: dict[type, tuple[str, ...]] = {
    Source: ("schema:CreativeWork",),
    Actor: ("prov:Agent",),
    ArmedGroup: ("schema:Organization",),
    Organization: ("schema:Organization", "prov:Organization"),
    Person: ("schema:Person", "prov:Person"),
    Event: ("schema:Event",),
    NegotiationMode: ("skos:Concept",),
}
"""What records are in the words of others."""


def to_jsonld(
    held: Casebook | Collection[Record],
    path: str | os.PathLike[str] | None = None,
    *,
    replace: bool = False,
) -> dict[str, Any]:
    """A casebook, a dossier or a collection as JSON-LD 1.1, with its context in it.

    Examples:
        >>> import negotypes as nt
        >>> sorted(nt.to_jsonld(nt.load().preconditions))
        ['@context', '@graph']

    The record ``jnim`` is ``urn:negotypes:record:jnim``, the term ``fights`` of `RelationKind`
    ``urn:negotypes:vocabulary:RelationKind:fights``. The vocabularies are part of the document, as
    SKOS concepts.

    Args:
        held: What to show.
        path: A file in which to write it as well.
        replace: Whether a file that is there may be replaced.

    Returns:
        The document, as the `json` module takes it.

    Raises:
        FileExistsError: A file is there and may not be replaced.
        OSError: The file cannot be written.
        TypeError: It is neither a casebook nor a collection.
    """
    if isinstance(held, Casebook):
        records: Iterable[Record] = held.records
    elif isinstance(held, Collection):  # pyright: ignore[reportUnnecessaryIsInstance]
        records = held
    else:
        raise TypeError(f"expected a casebook or a collection of records, got {held!r}")
    graph = [*map(_record, records), *_vocabularies()]
    made = {"@context": context(), "@graph": graph}
    if path is not None:
        from negotypes.files.writing import write_whole  # what writes files takes long to import

        text = json.dumps(made, ensure_ascii=False, indent=1)
        write_whole(Path(path), f"{text}\n", replace=replace)
    return made


def context() -> dict[str, Any]:
    """The context, as it is published with the library."""
    text = files("negotypes.graphs").joinpath("context.jsonld").read_text("utf-8")
    found: dict[str, Any] = json.loads(text)["@context"]
    return found


def _record(record: Record) -> dict[str, Any]:
    name = _named(record.id)
    also = (word for cls in type(record).__mro__ for word in _ALSO.get(cls, ()))
    made = {"@id": name, "@type": [type(record).__name__, *sorted(also)]}
    if not isinstance(record, Source):
        made["truth"] = _term(record.truth())
    return made | dict(_fields(record, name))


def _fields(part: AttrsInstance, name: str) -> Iterator[tuple[str, Any]]:
    for field in describe(type(part)).values():
        value = getattr(part, field.name)
        if field.derived or not items_of(value) or value is field.default is False:
            continue
        if field.name == "id":
            yield "identifier", value
        elif field.is_part and not issubclass(field.type, Condition):
            yield (
                field.name,
                [
                    _part(item, f"{name}/{field.name}/{number}")
                    for number, item in enumerate(items_of(value), start=1)
                ],
            )
        else:
            yield field.name, _value(value, field)
            if isinstance(value, When) and value.printed is not None:
                yield f"{field.name}_printed", value.printed


def _part(part: Any, name: str) -> dict[str, Any]:
    if isinstance(part, Evidence):
        return _evidence(part, name)
    return {"@id": name, "@type": type(part).__name__} | dict(_fields(part, name))


def _value(value: Any, field: Field) -> Any:
    if field.many:
        return [_item(item, field) for item in items_of(value)]
    return _item(value, field)


def _item(value: Any, field: Field) -> Any:
    if isinstance(value, Condition):
        from negotypes.files.conditions import unstructure  # takes cattrs, which is heavy

        return unstructure(value)
    if isinstance(value, Term):
        return _term(value)
    if isinstance(value, When):
        return value.edtf
    return _named(value) if field.ref else value


def _evidence(evidence: Evidence, name: str) -> dict[str, Any]:
    """A coder's annotation of a passage, whose body is the record."""
    rest = {
        key: value
        for key, value in _fields(evidence, name)
        if key in ("certainty", "disputes", "fields", "note")
    }
    return {
        "@id": name,
        "@type": ["Evidence", "oa:Annotation"],
        "motivatedBy": "oa:describing",
        "target": {
            "@id": f"{name}/target",
            "@type": ["oa:SpecificResource", "prov:Entity"],
            "hasSource": _named(evidence.source),
            "selector": {
                "@type": ["ParagraphSelector", "oa:Selector"],
                "paragraphs": list(evidence.paragraphs),
                "refinedBy": {"@type": "oa:TextQuoteSelector", "exact": evidence.anchor},
            },
            "wasAttributedTo": [_named(voice.who) for voice in evidence.attribution],
            "qualifiedAttribution": [
                _voice(voice, number) for number, voice in enumerate(evidence.attribution, start=1)
            ],
        },
    } | rest


def _voice(voice: Attribution, number: int) -> dict[str, Any]:
    rest = {key: value for key, value in _fields(voice, "") if key not in ("who", "role")}
    return {
        "@type": "prov:Attribution",
        "position": number,
        "agent": _named(voice.who),
        "hadRole": _term(voice.role),
    } | rest


def _vocabularies() -> Iterator[dict[str, Any]]:
    for vocabulary in _used():
        scheme = f"nt:vocabulary:{vocabulary.__name__}"
        summary = (vocabulary.__doc__ or "").partition("\n")[0]
        yield {
            "@id": scheme,
            "@type": "skos:ConceptScheme",
            "prefLabel": vocabulary.__name__,
            "definition": summary,
        }
        for term in vocabulary:
            yield {
                "@id": _term(term),
                "@type": "skos:Concept",
                "inScheme": scheme,
                "notation": term.value,
                "prefLabel": term.label,
                "definition": term.definition,
            }


@cache
def _used() -> tuple[type[Term] | type[Truth], ...]:
    """The vocabularies that records use, by name."""
    found: set[type[Term]] = set()
    classes: list[type[AttrsInstance]] = [cls for kind in CLASSES for cls in classes_of(kind)]
    for cls in classes:
        for field in describe(cls).values():
            if field.is_part and field.type not in classes:
                classes.append(field.type)
            if issubclass(field.type, Term):
                found.add(field.type)
    return (*sorted(found, key=lambda vocabulary: vocabulary.__name__), Truth)


def _named(record_id: str) -> str:
    return f"nt:record:{record_id}"


def _term(term: Enum) -> str:
    return f"nt:vocabulary:{type(term).__name__}:{term.value}"
