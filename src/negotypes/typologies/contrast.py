"""The classes of a typology side by side: who is in them, and on what evidence."""

from typing import Any

from attrs import field, frozen

from negotypes.conditions import Book
from negotypes.index import numbers, rows_of
from negotypes.layout import Section, Table
from negotypes.records import Record, TypeClass
from negotypes.records.sheets import caption, cite, sentence
from negotypes.records.standard import EvidenceStandard
from negotypes.truth import Truth
from negotypes.typologies.classification import Classification
from negotypes.typologies.sorter import Sorter
from negotypes.typologies.typology import Typology


@frozen
class Entry:
    """A record in a class.

    Attributes:
        record: The record.
        truth: Whether the criteria put it there; UNKNOWN or FAILS where the source does.
        assigned: Whether the source itself puts it there.
        classification: The classification, with all reasons.
    """

    record: Record
    truth: Truth
    assigned: bool
    classification: Classification = field(repr=False)


@frozen
class Column:
    """A class and the records in it.

    Attributes:
        type_class: The class.
        entries: The records that the criteria or the source put there.
    """

    type_class: TypeClass
    entries: tuple[Entry, ...]

    @property
    def members(self) -> tuple[str, ...]:
        """The ids of the records that the criteria put there."""
        return tuple(e.record.id for e in self.entries if e.truth is Truth.HOLDS)


@frozen
class Contrast:
    """The classes of a typology, their members, and the evidence that decides.

    Attributes:
        typology: The typology.
        classes: The classes with their members.
    """

    typology: Typology
    classes: tuple[Column, ...] = field(repr=False)
    _book: Book = field(repr=False, eq=False)

    def caption(self, record: Record) -> str:
        """A record in a few words, with names in place of ids."""
        return caption(record, self._book.name)

    def table(self) -> Table:
        """For each class its definition, its members, and what decides on them."""
        sections: list[Section] = []
        for column in self.classes:
            one = column.type_class
            rows: list[tuple[str, ...]] = [("", "", sentence(one.definition))]
            rows += [_row(entry, one, self._book) for entry in column.entries]
            note = "" if one.defined else " (not defined by the source)"
            sections.append(Section(f"{sentence(one.name)}{note}", tuple(rows)))
        return Table(
            title=f"{self.typology.name}: classes and members",
            head=("member", "by its criteria", "on what evidence"),
            sections=tuple(sections),
            foot=("Marked +: the source itself puts it there.",),
        )

    def plain(self) -> dict[str, Any]:
        """The classes and members as plain values, for JSON."""
        return {
            "typology": self.typology.id,
            "classes": [
                {
                    "class": column.type_class.id,
                    "members": [
                        {
                            "record": entry.record.id,
                            "truth": str(entry.truth),
                            "assigned": entry.assigned,
                            "evidence": _evidence(entry, column.type_class),
                        }
                        for entry in column.entries
                    ],
                }
                for column in self.classes
            ],
        }

    def __repr__(self) -> str:
        """The typology and its classes."""
        classes = ", ".join(column.type_class.id for column in self.classes)
        return f"<Contrast of the classes of '{self.typology.id}': {classes}>"

    def __str__(self) -> str:
        """The table for a terminal."""
        return self.table().text()

    def _repr_html_(self) -> str:
        """The table for a notebook."""
        return self.table().notebook()


def contrast(
    typology: Typology, book: Book | None = None, *, standard: EvidenceStandard | None = None
) -> Contrast:
    """The table of a typology: its classes, their members, and the evidence that decides.

    Examples:
        >>> import negotypes as nt
        >>> book = nt.load()
        >>> table = nt.contrast(book.typologies["truce-kind"], book)
        >>> print(table.table().text(60).splitlines()[0])
        Kind of truce: classes and members

    Args:
        typology: The typology.
        book: The casebook whose records to sort; by default the typology's own.
        standard: Which evidence counts; all if none is given.

    Returns:
        For each class the records of which its criteria hold or are contested, and those that
        the source itself puts there.

    Raises:
        NotSortable: The typology is in no casebook, and none is given.
    """
    book = typology.within(book, standard)
    sorter = Sorter(typology, book)
    named = {member for one in typology.classes for member in one.members}
    held = book.indexed(typology.unit)
    of_source = (n for n in numbers(held.rows) if held.records[n].id in named)
    rows = rows_of(of_source, len(held.records))
    # Those that the source puts in a class, even where its own criteria are not about them.
    either = numbers(sorter.classify_all().rows | rows)
    found = [sorter.classify(held.records[number]) for number in either]
    return Contrast(
        typology,
        tuple(
            Column(
                one,
                tuple(
                    Entry(each.record, each.truth[one.id], one.id in each.assigned, each)
                    for each in found
                    if each.truth[one.id].support or one.id in each.assigned
                ),
            )
            for one in typology.classes
        ),
        book,
    )


def _row(entry: Entry, one: TypeClass, book: Book) -> tuple[str, str, str]:
    who = caption(entry.record, book.name) + (" +" if entry.assigned else "")
    return who, str(entry.truth), "\n".join(_evidence(entry, one))


def _evidence(entry: Entry, one: TypeClass) -> list[str]:
    """The evidence on what the class asks; the source's own where its criteria say nothing."""
    reasons = entry.classification.reasons[one.id]
    places = [place for reason in reasons for place in reason.answer.evidence]
    return cite(dict.fromkeys(places)) or cite(one.evidence)
