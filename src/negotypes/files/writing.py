"""Writing records: the same records give the same text."""

from collections.abc import Iterable
from typing import Any

from negotypes.files import codec, json_text, yaml_text
from negotypes.records import Record, kind_of
from negotypes.vocabulary import RecordKind


def to_json(records: Iterable[Record]) -> str:
    """Records as JSON: an object with a list for each kind."""
    return json_text.write(plain_records(records))


def to_yaml(records: Iterable[Record]) -> str:
    """Records as YAML: a mapping with a list for each kind."""
    return yaml_text.write(plain_records(records))


def plain_records(records: Iterable[Record]) -> dict[str, list[dict[str, Any]]]:
    """The plain values of records, in a list for each kind."""
    lists: dict[str, list[dict[str, Any]]] = {}
    for record in records:
        lists.setdefault(str(kind_of(record)), []).append(codec.unstructure(record))
    return {kind: lists[kind] for kind in map(str, RecordKind) if kind in lists}
