"""The classes of records as columns: two for each typology."""

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import field, frozen

from negotypes.casebook import Casebook
from negotypes.tidy import INAPPLICABLE, STATUSES, Category, Column, ColumnType
from negotypes.truth import Truth
from negotypes.typologies import Typology

_ANSWERS = (
    *(Category(truth.value, truth.label, truth.definition) for truth in Truth),
    *(one for one in STATUSES if one.value == INAPPLICABLE),
)


@frozen
class Classes:
    """The answers of a typology for all records that it is about.

    Attributes:
        typology: The typology.
        truths: For each record that it is about, by id, the answer for each class.
    """

    typology: Typology
    truths: Mapping[str, Mapping[str, Truth]] = field(repr=False)

    @classmethod
    def of(cls, typology: Typology, book: Casebook) -> "Classes":
        """Sort all records of a casebook."""
        found = typology.classify_all(book).truths()
        return cls(typology, {record.id: truths for record, truths in found})

    def columns(self, *, several: bool) -> tuple[Column, Column]:
        """The column of the class and that of the truth.

        Args:
            several: Whether a cell is about several records, and so holds a list of classes.
        """
        typology = self.typology
        own = typology.id.replace("-", "_")
        doc = f"The class by the typology '{typology.id}'; what is contested if none holds."
        if several:
            doc = f"The classes of its {typology.unit} by the typology '{typology.id}'."
        answer = f"Whether a class of '{typology.id}' holds, is contested, is not known, or fails."
        return (
            Column(
                f"{own}__class{'es' * several}",
                ColumnType.TEXT,
                doc,
                many=several,
            ),
            Column(
                f"{own}__truth",
                ColumnType.TERM,
                answer,
                True,
                categories=_ANSWERS,
                vocabulary="TruthOrInapplicable",
            ),
        )

    def cells(self, record: str) -> tuple[str | None, str]:
        """The classes of one record in one text, and the truth."""
        names, truth = self.list_of([record])
        return "; ".join(names or ()) or None, truth

    def list_of(self, records: Iterable[str]) -> tuple[tuple[str, ...] | None, str]:
        """The classes of any of some records, and the truth.

        It holds if a class holds of any; is contested if not, but one is contested of any; is not
        known if one is not known of any, or there are no records; fails if all fail; and cannot
        apply if the typology is about none of them.
        """
        asked = list(records)
        found = [self.truths[one] for one in asked if one in self.truths]
        if asked and not found:
            return None, INAPPLICABLE
        for truth in (Truth.HOLDS, Truth.CONTESTED, Truth.UNKNOWN):
            names = tuple(
                one.id
                for one in self.typology.classes
                if any(answers[one.id] is truth for answers in found)
            )
            if names or (truth is Truth.UNKNOWN and not found):
                return (names if truth.support else None), truth.value
        return None, Truth.FAILS.value


def sorted_by(book: Casebook, typologies: Iterable[Typology] | None) -> list[Classes]:
    """The classes by these typologies, or by all that a casebook holds."""
    chosen: Iterable[Any] = book.typologies if typologies is None else typologies
    return [Classes.of(typology, book) for typology in chosen]
