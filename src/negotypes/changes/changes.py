"""All that changed, to be read or passed on."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from attrs import field, frozen

from negotypes.changes.claims import ClaimChange
from negotypes.changes.classes import ClassChange
from negotypes.changes.fields import RecordChange
from negotypes.contents import Contents
from negotypes.layout import Section, Table
from negotypes.line import doubted
from negotypes.records import CLASSES, Record, Source, kind_of
from negotypes.records.sheets import Name, caption, cite
from negotypes.truth import Truth
from negotypes.typologies import Typology

Row = tuple[str, ...]


@frozen
class Changes:
    """What changed from one casebook to another; false if nothing did.

    Attributes:
        added: The records that came.
        removed: The records that went.
        changed: The records that are others than before, field by field.
        renamed: The records whose id was given up for another, with what else changed in them.
            That others name them by the new id is no change of these.
        classifications: The answers of typologies that are others than before, about records
            that were there before.
        comparisons: The claims that came, went or are otherwise supported, about actors and
            cases that were there before. Each comparison of such a one changes there.
        unsortable: Typologies that cannot be put to one of the casebooks, as they name records
            that it does not hold: their classes are not looked at.
        records_only: Whether classes and comparisons were left out.
        books: The casebook as it was, and as it is.
    """

    added: tuple[Record, ...]
    removed: tuple[Record, ...]
    changed: tuple[RecordChange, ...]
    renamed: tuple[RecordChange, ...]
    classifications: tuple[ClassChange, ...] = field(default=(), repr=False)
    comparisons: tuple[ClaimChange, ...] = field(default=(), repr=False)
    unsortable: tuple[Typology, ...] = field(default=(), repr=False)
    records_only: bool = False
    books: tuple[Contents, ...] = field(default=(), repr=False, eq=False)
    _name: Name = field(default=str, repr=False, eq=False, alias="name")

    def __bool__(self) -> bool:
        """Whether anything changed."""
        records = self.added or self.removed or self.changed or self.renamed
        return bool(records or self.classifications or self.comparisons)

    def table(self) -> Table:
        """What came, went and changed, kind by kind, then classes and claims."""
        sections = [
            *self._by_kind("Came", self.added, self._line),
            *self._by_kind("Went", self.removed, self._line),
            *self._by_kind("Changed", self.changed, self._altered),
            *self._by_kind("Now under another id", self.renamed, self._altered),
            *self._classes(),
            *self._claims(),
        ]
        return Table(
            title=self._title(),
            head=("", ""),
            sections=tuple(sections),
            foot=tuple(self._remarks()),
        )

    def _title(self) -> str:
        counts = {
            "came": len(self.added),
            "went": len(self.removed),
            "changed": len(self.changed),
            "now under another id": len(self.renamed),
        }
        said = [f"{number} {what}" for what, number in counts.items() if number]
        return f"Records: {', '.join(said)}" if said else "Records: no changes"

    def _remarks(self) -> Iterator[str]:
        if self.records_only:
            yield "Classes and comparisons were not looked at."
        if self.unsortable:
            names = ", ".join(f"{one.name} [{one.id}]" for one in self.unsortable)
            yield f"Not put to both, as it names records that one does not hold: {names}."
        if self.classifications or self.comparisons:
            answers, claims = len(self.classifications), len(self.comparisons)
            yield f"Answers on classes that changed: {answers}; claims in comparisons: {claims}."
            yield _LEGEND

    def _by_kind(self, heading: str, changes: Iterable[Any], rows: Any) -> Iterator[Section]:
        for kind in CLASSES:
            held = [one for one in changes if kind_of(getattr(one, "after", one)) is kind]
            if held:
                told = tuple(row for one in held for row in rows(one))
                yield Section(f"{heading}: {kind} ({len(held)})", told)

    def _line(self, record: Record) -> Iterator[Row]:
        # A source is what others are evidence of.
        truth = Truth.HOLDS if isinstance(record, Source) else record.truth()
        cited = "; ".join(cite(record.bearing()))
        yield (f"{doubted(self._who(record), truth)} {cited}".rstrip(),)

    def _altered(self, change: RecordChange) -> Iterator[Row]:
        moved = f" (was: {change.before.id})" if change.before.id != change.after.id else ""
        yield (f"{self._who(change.after)}{moved}",)
        for one in change.fields:
            yield f"  {'.'.join(one.path)}", one.words(self._name)

    def _who(self, record: Record) -> str:
        return f"{caption(record, self._name)} [{record.id}]"

    def _classes(self) -> Iterator[Section]:
        altered = {change.after.id for change in self.changed + self.renamed}
        for _, group in groupby(self.classifications, lambda one: one.typology.id):
            changes = list(group)
            typology = changes[0].typology
            rows: dict[str, list[str]] = {}
            names = {one.id: one.name for one in typology.classes}
            for one in changes:
                turn = " \u2192 ".join(truth or "no such class" for truth in _turn(one).values())
                which = f"{names.get(one.class_id, one.class_id)}: {turn}"
                rows.setdefault(which, []).append(self._who(one.record))
            itself = "; the typology itself changed" * (typology.id in altered)
            heading = f"Classes: {typology.name} [{typology.id}]{itself}"
            yield Section(heading, tuple((which, "; ".join(held)) for which, held in rows.items()))

    def _claims(self) -> Iterator[Section]:
        rows: list[Row] = []
        for _, group in groupby(self.comparisons, lambda one: one.subject.id):
            changes = list(group)
            rows.append((self._who(changes[0].subject),))
            for facet, claims in groupby(changes, lambda one: one.facet):
                rows.append((f"  {facet}", _in_words(list(claims))))
        if rows:
            yield Section("In comparisons", tuple(rows))

    def plain(self) -> dict[str, Any]:
        """What changed as plain values, for JSON."""
        from negotypes.files.codec import unstructure  # cattrs takes long to import

        def record(one: Record) -> dict[str, Any]:
            return {"kind": str(kind_of(one)), "record": unstructure(one)}

        told: dict[str, Any] = {
            "added": [record(one) for one in self.added],
            "removed": [record(one) for one in self.removed],
            "changed": [_plain_change(one) for one in self.changed],
            "renamed": [_plain_change(one) for one in self.renamed],
        }
        if self.records_only:
            return told
        return told | {
            "classifications": [
                {
                    "typology": one.typology.id,
                    "record": one.record.id,
                    "class": one.class_id,
                    **_turn(one),
                }
                for one in self.classifications
            ],
            "comparisons": [
                {
                    "subject": one.subject.id,
                    "facet": one.facet,
                    "claim": one.claim,
                    **_turn(one),
                }
                for one in self.comparisons
            ],
            "unsortable": [one.id for one in self.unsortable],
        }

    def __repr__(self) -> str:
        """How many records came, went and changed, and how many answers with them."""
        counts = {
            "added": self.added,
            "removed": self.removed,
            "changed": self.changed,
            "renamed": self.renamed,
            "classifications": self.classifications,
            "comparisons": self.comparisons,
        }
        said = ", ".join(f"{len(held)} {name}" for name, held in counts.items() if held)
        return f"<Changes: {said or 'none'}>"

    def __str__(self) -> str:
        """What changed as a table for a terminal."""
        return self.table().text()

    def _repr_html_(self) -> str:
        """What changed as a table for a notebook."""
        return self.table().notebook()


_LEGEND = (
    "Classes and claims are told of records that are in both. Each comparison in which an actor or"
    " a case stands changes where something else is claimed of it. Unknown says that nothing is"
    " known either way; contested is what evidence supports and disputes."
)


def _in_words(claims: list[ClaimChange]) -> str:
    """What came, what went, then what is otherwise supported, a line each."""
    came: list[str] = []
    went: list[str] = []
    turned: list[str] = []
    for one in claims:
        if one.after is None:
            went.append(one.claim)
        elif one.before is None:
            came.append(doubted(one.claim, one.after))
        else:
            turned.append(f"{one.claim}: {one.before} \u2192 {one.after}")
    said = [f"came: {'; '.join(came)}"] * bool(came) + [f"went: {'; '.join(went)}"] * bool(went)
    return "\n".join(said + turned)


def _turn(change: ClassChange | ClaimChange) -> dict[str, str | None]:
    turn = {"before": change.before, "after": change.after}
    return {side: None if truth is None else str(truth) for side, truth in turn.items()}


def _plain_change(change: RecordChange) -> dict[str, Any]:
    return {
        "kind": str(kind_of(change.after)),
        "id": change.after.id,
        "before": change.before.id,
        "fields": [one.plain() for one in change.fields],
    }
