"""The classes of many records, as a table."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from attrs import field, frozen

from negotypes.conditions import Bits, Book
from negotypes.errors import one_of
from negotypes.index import Rows, numbers
from negotypes.layout import Section, Table
from negotypes.records import Record, Typology
from negotypes.records.sheets import caption
from negotypes.truth import Truth
from negotypes.typologies.classification import Classification


@frozen
class Sorting:
    """The classes of many records.

    Attributes:
        typology: The typology.
        bits: For each class, by id, the rows on which there is support and dispute.
        rows: The rows of the records that the typology is about.
        records: The records of the unit, by row.
    """

    typology: Typology
    bits: Mapping[str, Bits] = field(repr=False)
    rows: Rows = field(repr=False)
    records: tuple[Record, ...] = field(repr=False)
    _classify: Callable[[Record | str], Classification] = field(
        repr=False, eq=False, alias="classify"
    )
    _name: Callable[[str], str] = field(repr=False, eq=False, alias="name")
    _book: Book | None = field(default=None, repr=False, eq=False, alias="book")

    def __len__(self) -> int:
        """How many records the typology is about."""
        return self.rows.bit_count()

    def __iter__(self) -> Iterator[Classification]:
        """The classification of each of them, with all reasons."""
        return (self._classify(self.records[number]) for number in numbers(self.rows))

    def __getitem__(self, record: Record | str) -> Classification:
        """The classification of one record of the unit, or of the one that a name means."""
        return self._classify(record)

    def _ipython_key_completions_(self) -> list[str]:
        """The ids of the records that the typology is about, for completion."""
        return [self.records[number].id for number in numbers(self.rows)]

    def members(self, class_id: str, truth: Truth | str = Truth.HOLDS) -> tuple[Record, ...]:
        """The records of which this is the answer for a class.

        Raises:
            UnknownId: The typology has no such class; the message names the nearest.
        """
        one_of(class_id, list(self.bits), "class", f"'{self.typology.id}'")
        rows = self.bits[class_id].rows(Truth.named(truth), self.rows)
        return tuple(self.records[number] for number in numbers(rows))

    def truths(self) -> Iterator[tuple[Record, dict[str, Truth]]]:
        """Each record that the typology is about, with the answer for each class."""
        answers = {
            name: {n: truth for truth in Truth for n in numbers(bits.rows(truth, self.rows))}
            for name, bits in self.bits.items()
        }
        for number in numbers(self.rows):
            yield self.records[number], {name: found[number] for name, found in answers.items()}

    def count(self) -> dict[str, dict[Truth, int]]:
        """For each class, of how many records each of the four is the answer."""
        return {
            name: {truth: bits.rows(truth, self.rows).bit_count() for truth in Truth}
            for name, bits in self.bits.items()
        }

    def table(self) -> Table:
        """The records with the classes that hold, are contested and are undecided."""
        names = {one.id: one.name for one in self.typology.classes}
        known: list[tuple[str, ...]] = []
        unsettled: list[tuple[str, ...]] = []
        nowhere: list[str] = []
        for (record, truths), found in zip(self.truths(), self, strict=True):
            said = {
                truth: ", ".join(names[one] for one, answer in truths.items() if answer is truth)
                for truth in (Truth.HOLDS, Truth.CONTESTED)
            }
            # What fails by the truth tables may yet come out otherwise, and the other way round.
            open_ = (names[one] for one in found.possible if not truths[one].support)
            said[Truth.UNKNOWN] = ", ".join(open_)
            who = f"{caption(record, self._name)} [{record.id}]"
            if said[Truth.HOLDS] or said[Truth.CONTESTED]:
                known.append((who, *said.values()))
            elif said[Truth.UNKNOWN]:
                unsettled.append((who, *said.values()))
            else:
                nowhere.append(who)
        counts = f"{self.typology.unit.counted(len(self))}: {len(known)} with a class that holds or"
        counts += (
            f" is contested, {len(unsettled)} of which no class is known, {len(nowhere)} in none"
        )
        sections = (Section("", tuple(known)), Section("No class is known", tuple(unsettled)))
        return Table(
            title=self.typology.name,
            head=("", "holds", "contested", "undecided"),
            sections=tuple(section for section in sections if section.rows),
            foot=(f"{counts}.", *([f"In none: {'; '.join(nowhere)}."] if nowhere else [])),
        )

    def plain(self) -> dict[str, Any]:
        """The classes as plain values, for JSON."""
        return {
            "typology": self.typology.id,
            "records": {
                record.id: {name: str(truth) for name, truth in truths.items()}
                for record, truths in self.truths()
            },
        }

    def __repr__(self) -> str:
        """The typology, and how many records are in each class."""
        held = (f"{len(self.members(name))} {name}" for name in self.bits)
        told = f"<Sorting of {self.typology.unit.counted(len(self))} by '{self.typology.id}'"
        return f"{told}: {', '.join(held)}>"

    def __str__(self) -> str:
        """The table for a terminal."""
        return self.table().text()

    def _repr_html_(self) -> str:
        """The table for a notebook."""
        return self.table().notebook()
