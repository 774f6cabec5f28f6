"""Two states of a casebook, record by record."""

from collections.abc import Mapping
from functools import partial
from itertools import chain
from typing import cast

from attrs import evolve

from negotypes.changes.changes import Changes
from negotypes.changes.claims import ClaimChange, affected, claim_changes
from negotypes.changes.classes import ClassChange, Pair, Unsortable, class_changes
from negotypes.changes.fields import RecordChange, field_changes
from negotypes.changes.renaming import Ids, given_up, renamed
from negotypes.contents import Contents
from negotypes.filled import bare
from negotypes.progress import Tell, untold
from negotypes.records import Record, kind_of
from negotypes.records.reference import ANY
from negotypes.typologies import Typology
from negotypes.vocabulary import RecordKind


def diff(
    old: Contents,
    new: Contents,
    successors: Mapping[str, str] | None = None,
    *,
    records_only: bool = False,
    tell: Tell = untold,
) -> Changes:
    """What changed from one casebook to another.

    Args:
        old: The casebook as it was.
        new: The casebook as it is.
        successors: For each id that was given up, the one that stands in its place.
        records_only: Whether to leave out what changes with the records.
        tell: Is told how much of the work is done, from 0 to 1.
    """
    then = {record.id: record for record in old.records}
    now = {record.id: record for record in new.records}
    ids = given_up(successors or {}, now)
    heirs: dict[str, list[str]] = {}
    for record in then.values():
        after = now.get(ids.get(record.id, record.id))
        if after is not None and kind_of(after) is kind_of(record):
            heirs.setdefault(after.id, []).append(record.id)
    # What stands for several was there before only if one of them has its id.
    pairs = [
        (then[one], now[held])
        for held, olds in heirs.items()
        for one in olds
        if one == held or len(olds) == 1
    ]
    changed = [change for pair in pairs if (change := _change(*pair, ids))]
    merged = [
        RecordChange(then[one], now[held], ())
        for held, olds in heirs.items()
        if len(olds) > 1
        for one in olds
        if one != held
    ]
    inherited = set(chain.from_iterable(heirs.values()))
    found = Changes(
        added=tuple(record for record in now.values() if record.id not in heirs),
        removed=tuple(record for record in then.values() if record.id not in inherited),
        changed=tuple(one for one in changed if one.before.id == one.after.id),
        renamed=tuple(one for one in (*changed, *merged) if one.before.id != one.after.id),
        records_only=records_only,
        books=(old, new),
        name=partial(_name, old, new),
    )
    return found if records_only else _with_consequences(found, old, new, pairs, ids, tell)


def _change(before: Record, after: Record, ids: Ids) -> RecordChange | None:
    """What changed in a record; None if only what the casebook fills in, or ids given up."""
    then, now = bare(before), bare(after)
    if then == now:
        return None
    if ids:
        then, now = renamed(then, ids), renamed(now, ids)
    fields = tuple(field_changes(then, now))
    return RecordChange(before, after, fields) if fields or before.id != after.id else None


def _with_consequences(
    found: Changes,
    old: Contents,
    new: Contents,
    pairs: list[Pair],
    ids: Ids,
    tell: Tell,
) -> Changes:
    """The changes with the classes and the claims that change with them."""
    # What a part of a casebook shows may depend on the rest of it.
    partial_view = old.whole is not old or new.whole is not new
    if not found and not partial_view:
        return found
    by_kind: dict[RecordKind, list[Pair]] = {kind: [] for kind in RecordKind}
    for pair in pairs:
        by_kind[kind_of(pair[1])].append(pair)
    classes: list[ClassChange] = []
    unsortable: list[Typology] = []
    for pair in by_kind[RecordKind.TYPOLOGIES]:
        was, typology = cast("tuple[Typology, Typology]", pair)
        if was.unit is not typology.unit:
            continue  # what sorts other records has no answers in common
        try:
            classes += class_changes(old, new, (was, typology), by_kind[typology.unit])
        except Unsortable:
            unsortable.append(typology)
    altered = (*found.changed, *found.renamed)
    differing = (*found.added, *found.removed)
    differing += tuple(record for one in altered for record in (one.before, one.after))
    then, now = affected(old, differing), affected(new, differing)
    claims: list[ClaimChange] = []
    subjects = (*by_kind[RecordKind.ACTORS], *by_kind[RecordKind.CASES])
    for number, (before, after) in enumerate(subjects):
        tell(number / len(subjects))
        if partial_view or before.id in then or after.id in now:
            claims += claim_changes(old, new, before, after, ids)
    return evolve(
        found,
        classifications=tuple(classes),
        comparisons=tuple(claims),
        unsortable=tuple(unsortable),
    )


def _name(old: Contents, new: Contents, record_id: str) -> str:
    """The name to show for an id: the one it has now, or else the one it had."""
    return (new if new.has(ANY, record_id) else old).name(record_id)
