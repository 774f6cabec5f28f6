"""The classes of records before and after."""

from collections.abc import Iterable, Iterator

from attrs import frozen

from negotypes.contents import Contents
from negotypes.errors import NegotypesError
from negotypes.index import numbers
from negotypes.records import Record
from negotypes.truth import Truth
from negotypes.typologies import Typology
from negotypes.typologies.sorter import Sorter
from negotypes.typologies.sorting import Sorting

Pair = tuple[Record, Record]
"""A record before and after."""


@frozen
class ClassChange:
    """Whether a record falls in a class, before and after.

    Attributes:
        typology: The typology as it is.
        record: The record as it is.
        class_id: The id of the class within the typology.
        before: The old answer; None if the typology had no such class.
        after: The new answer; None if it has no such class any more.
    """

    typology: Typology
    record: Record
    class_id: str
    before: Truth | None
    after: Truth | None


class Unsortable(Exception):
    """A typology asks what cannot be answered in one of the casebooks."""


def class_changes(
    old: Contents, new: Contents, typologies: tuple[Typology, Typology], pairs: Iterable[Pair]
) -> Iterator[ClassChange]:
    """The answers by one typology that are others than before.

    Args:
        old: The casebook as it was.
        new: The casebook as it is.
        typologies: The typology as it was, and as it is.
        pairs: The records of its unit that are in both.

    Raises:
        Unsortable: It cannot be put to one of the casebooks.
    """
    try:
        before = Sorter(typologies[0], old).classify_all()
        after = Sorter(typologies[1], new).classify_all()
    except NegotypesError as error:
        raise Unsortable(str(error)) from error
    then_rows, now_rows = _rows(before, old), _rows(after, new)
    for class_id in dict.fromkeys((*before.bits, *after.bits)):
        for was, record in pairs:
            then = _answer(before, class_id, then_rows[was.id])
            now = _answer(after, class_id, now_rows[record.id])
            if then is not now:
                yield ClassChange(typologies[1], record, class_id, then, now)


def _rows(sorting: Sorting, book: Contents) -> dict[str, int]:
    there = book.indexed(sorting.typology.unit)
    return {there.records[row].id: row for row in numbers(there.rows)}


def _answer(sorting: Sorting, class_id: str, row: int) -> Truth | None:
    return sorting.bits[class_id].at(row) if class_id in sorting.bits else None
