"""How a classification depends on the evidence that is let count."""

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from negotypes.conditions import Book
from negotypes.errors import one_of
from negotypes.layout import Section, Table
from negotypes.records import Evidence, Record, Typology
from negotypes.records.sheets import caption
from negotypes.records.standard import EvidenceStandard
from negotypes.truth import Truth
from negotypes.typologies.classification import Classification
from negotypes.typologies.sorter import Sorter
from negotypes.vocabulary import Certainty

_LADDER = (
    EvidenceStandard(),
    EvidenceStandard(coerced=False),
    EvidenceStandard(anonymous=False),
    EvidenceStandard(second_hand=False),
    EvidenceStandard(at_least=Certainty.SPECULATIVE),
    EvidenceStandard(at_least=Certainty.ALLEGED),
    EvidenceStandard(at_least=Certainty.REPORTED),
    EvidenceStandard(at_least=Certainty.ASSERTED),
    EvidenceStandard(own_assertions=True),
)


@frozen
class Step:
    """The classes under one standard.

    Attributes:
        standard: Which evidence counts.
        truth: For each class, by id, whether the record falls in it.
        tips: The classes whose answer is another than with all evidence.
    """

    standard: EvidenceStandard
    truth: Mapping[str, Truth]
    tips: tuple[str, ...]


@frozen
class Sensitivity:
    """The classes of a record under one standard of evidence after the other.

    Attributes:
        typology: The typology.
        record: The record.
        steps: The standards with the classes: all evidence first, then what is left without
            some kind of voice, from some certainty upwards, from each source alone.
    """

    typology: Typology
    record: Record
    steps: tuple[Step, ...]
    _caption: str

    @property
    def tips(self) -> tuple[Step, ...]:
        """The standards under which some class has another answer than with all evidence."""
        return tuple(step for step in self.steps if step.tips)

    def holding(self, class_id: str) -> tuple[EvidenceStandard, ...]:
        """The standards under which it holds that the record falls in a class.

        Raises:
            UnknownId: The typology has no such class; the message names the nearest.
        """
        one_of(
            class_id, [one.id for one in self.typology.classes], "class", f"'{self.typology.id}'"
        )
        return tuple(s.standard for s in self.steps if s.truth[class_id] is Truth.HOLDS)

    def table(self) -> Table:
        """The standards down the side, the classes across."""
        classes = self.typology.classes
        rows = tuple(
            (
                step.standard.words.capitalize(),
                *(f"{step.truth[one.id]}{' *' if one.id in step.tips else ''}" for one in classes),
            )
            for step in self.steps
        )
        return Table(
            title=f"{self._caption}: {self.typology.name}, by what evidence counts",
            head=("counts", *(one.name for one in classes)),
            sections=(Section("", rows),),
            foot=("* Another answer than with all evidence.",) if self.tips else (),
        )

    def plain(self) -> dict[str, Any]:
        """The standards and classes as plain values, for JSON."""
        return {
            "typology": self.typology.id,
            "record": self.record.id,
            "steps": [
                {
                    "counts": step.standard.words,
                    "classes": {name: str(truth) for name, truth in step.truth.items()},
                    "tips": list(step.tips),
                }
                for step in self.steps
            ],
        }

    def __repr__(self) -> str:
        """The record, the typology, and how many standards change an answer."""
        told = f"{len(self.tips)} of {len(self.steps)} standards change an answer"
        return f"<Sensitivity of '{self.record.id}' by '{self.typology.id}': {told}>"

    def __str__(self) -> str:
        """The table for a terminal."""
        return self.table().text()

    def _repr_html_(self) -> str:
        """The table for a notebook."""
        return self.table().notebook()


def sensitivity(typology: Typology, record: Record | str, book: Book) -> Sensitivity:
    """Classify a record under one standard of evidence after the other.

    Takes and raises what `Typology.classify` does.
    """
    first = Sorter(typology, book).classify(record)
    steps: list[Step] = []
    for standard in (*_LADDER, *_alone(first)):
        counted = standard.narrow(first.record)
        truth = Sorter(typology, book.under(standard)).classify(counted).truth
        tips = tuple(name for name, answer in truth.items() if answer is not first.truth[name])
        steps.append(Step(standard, truth, tips))
    return Sensitivity(typology, first.record, tuple(steps), caption(first.record, book.name))


def _alone(found: Classification) -> Iterator[EvidenceStandard]:
    """Each source on which the classification rests, alone."""
    places: list[Evidence] = [place for answer in found.answers for place in answer.evidence]
    for source in sorted({place.source for place in places}):
        yield EvidenceStandard(sources=(source,))
