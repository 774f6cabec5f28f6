"""Compiled records: JSON that is fast to read, because a build has checked it already.

Nothing is checked here, and cattrs, which does the checking elsewhere, is not even imported.
Most evidence repeats one of a few chains of attribution, so each chain stands once in a list of
its own, and evidence has its number there.
"""

import json
from collections.abc import Callable, Iterable
from typing import Any

from negotypes.dates import When
from negotypes.records import ACTOR_CLASSES, CLASSES, Attribution, Record
from negotypes.records.condition import Condition
from negotypes.records.fields import Field, describe
from negotypes.records.pack import Pack
from negotypes.vocabulary import RecordKind, Term

Make = Callable[[Any], Any]
Chains = list[tuple[Attribution, ...]]


def write(records: Iterable[Record], packs: Iterable[Pack] = ()) -> str:
    """Compile records that have been checked.

    Args:
        records: The records.
        packs: What the packs that they come from say of themselves.

    Returns:
        The same text for the same records.
    """
    from negotypes.files.codec import unstructure
    from negotypes.files.writing import plain_records

    chains: dict[str, int] = {}

    def number(entries: dict[str, Any]) -> dict[str, Any]:
        if "attribution" in entries:
            chain = json.dumps(entries["attribution"])
            entries["attribution"] = chains.setdefault(chain, len(chains))
        return entries

    # A pass through JSON visits every mapping, however deep.
    numbered = json.loads(json.dumps(plain_records(records)), object_hook=number)
    compiled = {
        "chains": [json.loads(chain) for chain in chains],
        "packs": [unstructure(pack) for pack in packs],
        "records": numbered,
    }
    return json.dumps(compiled, ensure_ascii=False, separators=(",", ":"))


def read(text: str) -> list[Record]:
    """Read compiled records.

    Args:
        text: What `write` gave.

    Returns:
        The records, in the same order.
    """
    compiled = Compiled(text)
    return [record for kind in compiled.kinds for record in compiled.take(kind)]


class Compiled:
    """Compiled records that are made kind by kind, when they are asked for.

    Attributes:
        kinds: The kinds of which there are records, in the order of the text.
    """

    def __init__(self, text: str) -> None:
        """Parse the text, and make no record yet."""
        compiled = json.loads(text)
        self._packs: list[dict[str, Any]] = compiled["packs"]
        self._records: dict[str, list[dict[str, Any]]] = compiled["records"]
        voice = _maker(Attribution, [])
        self._chains = [tuple(map(voice, chain)) for chain in compiled["chains"]]
        self.kinds = tuple(map(RecordKind.of, self._records))

    def packs(self) -> tuple[Pack, ...]:
        """What the packs say of themselves."""
        return tuple(map(_maker(Pack, []), self._packs))

    def take(self, kind: RecordKind) -> list[Record]:
        """The records of a kind; a second time there are none."""
        return list(map(_record_maker(kind, self._chains), self._records.pop(kind, [])))


def _record_maker(kind: RecordKind, chains: Chains) -> Make:
    if kind is not RecordKind.ACTORS:
        return _maker(CLASSES[kind], chains)
    makers = {str(describe(cls)["kind"].default): _maker(cls, chains) for cls in ACTOR_CLASSES}
    return lambda plain: makers[plain.pop("kind")](plain)


def _maker(cls: type[Any], chains: Chains) -> Make:
    made = ((name, _field_maker(field, chains)) for name, field in describe(cls).items())
    inner = [(name, make) for name, make in made if make is not None]

    def make_part(plain: dict[str, Any]) -> Any:
        for name, make in inner:
            if name in plain:
                plain[name] = make(plain[name])
        return cls(**plain)

    return make_part


def _field_maker(field: Field, chains: Chains) -> Make | None:
    """Makes the value of a field, or None where the plain value is the value."""
    if field.type is Attribution:
        return chains.__getitem__
    if field.type in (str, int, bool):
        return tuple if field.many else None
    if field.type is When:
        make: Make = _when
    elif issubclass(field.type, Condition):
        make = _condition
    elif issubclass(field.type, Term):
        make = {str(term): term for term in field.type}.__getitem__
    else:
        make = _maker(field.type, chains)
    return (lambda plains: tuple(map(make, plains))) if field.many else make


def _condition(plain: Any) -> Condition:
    from negotypes.files.conditions import structure  # only typologies have any

    return structure(plain, typed=True)


def _when(plain: Any) -> When:
    return When(edtf=plain) if isinstance(plain, str) else When(**plain)
