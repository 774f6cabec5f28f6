"""Records put together from the rows of tidy tables."""

from collections.abc import Iterable, Mapping
from json import loads
from typing import Any

from attrs import AttrsInstance

from negotypes.casebook import Casebook
from negotypes.errors import NotTables, legible
from negotypes.files.codec import structure
from negotypes.records import ACTOR_CLASSES, CLASSES, Actor, Record
from negotypes.records.condition import Condition
from negotypes.records.fields import Field, Path, describe
from negotypes.records.pack import Pack
from negotypes.tidy import part_tables, table_of
from negotypes.vocabulary import RecordKind

Row = Mapping[str, Any]


def together(read: Mapping[str, Iterable[Row]]) -> Casebook:
    """A casebook out of the rows of its tables.

    Args:
        read: The rows of each table, as cells by the names of the columns. Each has its key.

    Raises:
        NotTables: What stands there are no records; the message has a line for every fault.
        ClashingIds: One id stands for records of two kinds.
    """
    making = _Making(read)
    records = [
        making.made(str(kind), making.plain(_class(kind, row), row, row["id"]), cls)
        for kind, cls in CLASSES.items()
        for row in read.get(str(kind), ())
    ]
    packs = [making.made("packs", making.pack(row), Pack) for row in read.get("packs", ())]
    making.look_for_orphans()
    if making.faults:
        raise NotTables("\n".join(making.faults))
    return Casebook(
        (record for record in records if record is not None),
        packs=(pack for pack in packs if pack is not None),
    )


def _class(kind: RecordKind, row: Row) -> type[Record]:
    """The class of a record; for an actor, whose kind nobody knows, what all actors are."""
    if kind is not RecordKind.ACTORS:
        return CLASSES[kind]
    kinds = {describe(cls)["kind"].default: cls for cls in ACTOR_CLASSES}
    return kinds.get(row.get("kind"), Actor)


class _Making:
    """The rows of lists and parts until what holds them takes them, and what is wrong."""

    def __init__(self, read: Mapping[str, Iterable[Row]]) -> None:
        """Sort rows by table, holder and, for parts, field."""
        self.faults: list[str] = []
        self._rows: dict[tuple[str, Any, str], list[Row]] = {}
        parts = set(part_tables().values())
        for name, rows in read.items():
            if name not in CLASSES and name != "packs":
                for row in rows:
                    of, field = _place(row) if name in parts else (_holder(row), "")
                    self._rows.setdefault((name, of, field), []).append(row)

    def _take(self, table: str, holder: Any, field: str = "") -> list[Row]:
        taken = self._rows.pop((table, holder, field), [])
        return sorted(taken, key=lambda row: row["position"])

    def plain(self, cls: type[AttrsInstance], row: Row, key: str) -> dict[str, Any]:
        """The plain values of a record, or of a part of one."""
        described = describe(cls)
        plain: dict[str, Any] = {}
        for name, cell in row.items():
            if cell is None or (key == row.get("part") and name in _PLACE):
                continue
            dated = name.removesuffix("_printed")
            if dated != name:
                plain[dated] = {"printed": cell, **({"edtf": row[dated]} if row.get(dated) else {})}
            elif f"{name}_printed" not in row or row[f"{name}_printed"] is None:
                plain[name] = self._value(described.get(name), cell, key)
        for name, field in described.items():
            if field.derived or not (field.many or field.is_part):
                continue
            table = table_of(cls, field)
            if field.is_part:
                inner = self._take(table, key, name)
                items = [self.plain(field.type, part, part["part"]) for part in inner]
            else:
                items = [
                    self._value(field, one.get("value"), key) for one in self._take(table, key)
                ]
            if items or field.required:
                plain[name] = items
        return plain

    def pack(self, row: Row) -> dict[str, Any]:
        """The plain values of what a pack says of itself."""
        number = row["pack"]
        plain = {name: cell for name, cell in row.items() if name != "pack" and cell is not None}
        for name in ("authors", "builds_on"):
            plain[name] = [one.get("value") for one in self._take(f"packs.{name}", number)]
        plain["deprecated"] = [
            {name: gone[name] for name in ("id", "successor") if gone.get(name) is not None}
            for gone in self._take("packs.deprecated", number)
        ]
        return plain

    def _value(self, field: Field | None, cell: Any, key: str) -> Any:
        if field is None or not issubclass(field.type, Condition) or not isinstance(cell, str):
            return cell
        try:
            return loads(cell)
        except (ValueError, RecursionError):
            self.faults.append(f"{key}: {field.name}: not a condition in JSON: '{legible(cell)}'")
            return {}

    def made(self, kind: str, plain: dict[str, Any], cls: type[Any]) -> Any:
        """A record or pack of plain values, or None, with what is wrong put down."""
        where = f"{kind}: {legible(str(plain.get('id')))}"
        found: Any = structure(plain, cls, typed=True)
        if isinstance(found, cls):
            return found
        for one in found:
            said = "; ".join(filter(None, (one.problem, one.expected, one.hint)))
            self.faults.append(f"{where}: {_way(one.path)}{said}")
        return None

    def look_for_orphans(self) -> None:
        """Put down the rows of lists and parts that nothing holds."""
        for table, holder, _ in self._rows:
            self.faults.append(f"{table}: nothing that can hold this: '{legible(str(holder))}'")


_PLACE = ("part", "of", "kind", "record", "position")
"""Where a part stands, which is not what it says."""


def _holder(row: Row) -> Any:
    return next(row[name] for name in ("part", "record", "pack") if name in row)


def _place(row: Row) -> tuple[Any, str]:
    """What a part is a part of, and by which field, which its key names."""
    steps = str(row["part"]).split("/")
    return row["of"], steps[-2] if len(steps) > 2 else ""


def _way(path: Path) -> str:
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    way = legible("".join(steps).removeprefix("."))
    return f"{way}: " if way else ""
