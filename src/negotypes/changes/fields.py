"""What changed in a record, field by field."""

from collections.abc import Iterator
from typing import Any

from attrs import AttrsInstance, field, frozen

from negotypes.records import Evidence, Record
from negotypes.records.fields import Field, describe, items_of
from negotypes.records.sheets import Name, shown


@frozen
class FieldChange:
    """What changed in one field.

    A part of a record that stands on both sides, such as a class of a typology, is told field by
    field; only what then remains has come to the list of parts, or gone from it.

    Attributes:
        path: The way to the field: its name; before it, for a field of a part of the record, the
            field that holds the part and what the part is known by, such as its id.
        before: The old value; all values where the field holds many; None if not coded.
        after: The new value.
        came: The values that are there now and were not before.
        went: The values that were there and are not now.
    """

    path: tuple[str, ...]
    before: Any
    after: Any
    came: tuple[Any, ...]
    went: tuple[Any, ...]
    _field: Field = field(repr=False, eq=False, alias="field")

    @property
    def many(self) -> bool:
        """Whether the field holds any number of values."""
        return self._field.many

    def words(self, name: Name) -> str:
        """The change in words, with names in place of ids."""
        came = [_shown(item, self._field, name) for item in self.came]
        went = [_shown(item, self._field, name) for item in self.went]
        if self.many:
            said = [f"came: {'; '.join(came)}"] * bool(came)
            said += [f"went: {'; '.join(went)}"] * bool(went)
            return "\n".join(said) or "in another order"
        (then,), (now,) = went or [_NOTHING], came or [_NOTHING]
        long = len(then) + len(now) > _LINE
        return f"before: {then}\nafter: {now}" if long else f"{then} \u2192 {now}"

    def plain(self) -> dict[str, Any]:
        """The change as plain values, for JSON."""
        from negotypes.files.codec import plain  # cattrs takes long to import

        told: dict[str, Any] = {"field": ".".join(self.path)}
        if self.many and (self.came or self.went):
            held = {"came": self.came, "went": self.went}
            return told | {side: [plain(item) for item in items] for side, items in held.items()}
        for side, value in (("before", self.before), ("after", self.after)):
            items = [plain(item) for item in items_of(value)]
            told[side] = items if self.many else next(iter(items), None)
        return told


@frozen
class RecordChange:
    """A record that is another than before, or has another id.

    Attributes:
        before: The record as it was.
        after: The record as it is.
        fields: What changed in it, ids that were given up replaced; nothing where its id was
            given up for a record that was there already, or that stands for several.
    """

    before: Record
    after: Record
    fields: tuple[FieldChange, ...]


_NOTHING = "not coded"
_LINE = 60
"""How many letters a value and the one before it may have to be told in one line."""


def field_changes(
    before: AttrsInstance, after: AttrsInstance, path: tuple[str, ...] = ()
) -> Iterator[FieldChange]:
    """What changed in a record, or in a part of one to which a path leads."""
    for name, described in (describe(type(before)) | describe(type(after))).items():
        then, now = getattr(before, name, None), getattr(after, name, None)
        if then != now and not described.derived:
            yield from _field_changes((*path, name), then, now, described)


def _field_changes(
    path: tuple[str, ...], before: Any, after: Any, described: Field
) -> Iterator[FieldChange]:
    then, now = items_of(before), items_of(after)
    went, came = _beyond(then, now), _beyond(now, then)
    same = _same(went, came) if described.is_part else {}
    for old, new in same.items():
        yield from field_changes(old, new, (*path, _known_by(old)))
    went = tuple(item for item in went if item not in same)
    came = tuple(item for item in came if item not in same.values())
    stayed = [same.get(item, item) for item in then if item not in went]
    if went or came or stayed != [item for item in now if item not in came]:
        yield FieldChange(path, before, after, came, went, described)


def _beyond(items: tuple[Any, ...], others: tuple[Any, ...]) -> tuple[Any, ...]:
    """The items that are not among the others; of one that stands there more often, the rest."""
    left = list(others)
    found: list[Any] = []
    for item in items:
        if item in left:
            left.remove(item)
        else:
            found.append(item)
    return tuple(found)


def _same(went: tuple[Any, ...], came: tuple[Any, ...]) -> dict[Any, Any]:
    """The parts that are others than before and yet known by the same, each with the new one."""
    then, now = list(map(_known_by, went)), list(map(_known_by, came))
    alone = [key for key in then if then.count(key) == 1 == now.count(key)]
    return {went[then.index(key)]: came[now.index(key)] for key in alone}


def _known_by(part: Any) -> str:
    """By what a part is told from others: its place in a source, its id, or whom it is about."""
    if isinstance(part, Evidence):
        return part.citation
    slugs = (getattr(part, one.name) for one in describe(part.__class__).values() if one.slug)
    return str(next(slugs))


def _shown(item: Any, described: Field, name: Name) -> str:
    if isinstance(item, Evidence):
        return f"against: {item.citation}" if item.disputes else item.citation
    return shown(item, described, name)
