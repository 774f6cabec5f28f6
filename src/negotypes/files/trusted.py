"""Fast reading of the JSON that this library has compiled itself from checked files.

A build has read and checked these records already, so nothing is checked again, and cattrs,
which does the checking elsewhere, is not even imported.
"""

import json
from collections.abc import Callable
from typing import Any

from negotypes.dates import When
from negotypes.records import ACTOR_CLASSES, CLASSES, Record
from negotypes.records.fields import Field, describe
from negotypes.vocabulary import RecordKind, Term

Make = Callable[[Any], Any]


def read(text: str) -> list[Record]:
    """Read compiled records.

    Args:
        text: What `negotypes.files.writing.to_json` gave for checked records.

    Returns:
        The records, in the same order.
    """
    return [
        record
        for kind, plains in json.loads(text).items()
        for record in map(_record_maker(RecordKind.of(kind)), plains)
    ]


def _record_maker(kind: RecordKind) -> Make:
    if kind is not RecordKind.ACTORS:
        return _maker(CLASSES[kind])
    makers = {str(describe(cls)["kind"].default): _maker(cls) for cls in ACTOR_CLASSES}
    return lambda plain: makers[plain.pop("kind")](plain)


def _maker(cls: type[Any]) -> Make:
    if cls is When:
        return _when
    if issubclass(cls, Term):
        return dict(cls._value2member_map_).__getitem__
    made = {name: _field_maker(field) for name, field in describe(cls).items()}
    inner = [(name, make) for name, make in made.items() if make is not None]

    def make_part(plain: dict[str, Any]) -> Any:
        for name, make in inner:
            if name in plain:
                plain[name] = make(plain[name])
        return cls(**plain)

    return make_part


def _field_maker(field: Field) -> Make | None:
    if field.type in (str, int, bool):
        return tuple if field.many else None
    make = _maker(field.type)
    return (lambda plains: tuple(map(make, plains))) if field.many else make


def _when(plain: Any) -> When:
    return When(edtf=plain) if isinstance(plain, str) else When(**plain)
