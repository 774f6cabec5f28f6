"""The cells of a property space, with names: what its figure shows."""

from attrs import frozen

from negotypes.conditions import Book
from negotypes.errors import NotSortable
from negotypes.records.sheets import caption, sentence
from negotypes.typologies.space import Axis, PropertySpace


@frozen
class Place:
    """A cell.

    Attributes:
        row: The number of its row.
        column: The number of its column.
        possible: Whether it can be; None where there are too many cases to tell.
        classes: The numbers of the classes of a record there.
        members: The names of the records there.
    """

    row: int
    column: int
    possible: bool | None
    classes: tuple[int, ...]
    members: tuple[str, ...]


@frozen
class Space:
    """A property space with names.

    Attributes:
        rows: The axes down the side: what each is about, and what its values are called.
        columns: The axes across the top.
        classes: The names of the classes.
        places: The cells, row by row.
        unplaced: The names of the records of which too little is known, each with the number of
            cells it may be in.
        settled: For each class the names of those that are in it whichever cell they are in.
    """

    rows: tuple[tuple[str, tuple[str, ...]], ...]
    columns: tuple[tuple[str, tuple[str, ...]], ...]
    classes: tuple[str, ...]
    places: tuple[Place, ...]
    unplaced: tuple[tuple[str, int], ...]
    settled: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def depth(self) -> int:
        """How many rows there are."""
        return _product(self.rows)

    @property
    def breadth(self) -> int:
        """How many columns there are."""
        return _product(self.columns)


def space_of(held: PropertySpace, book: Book | None = None) -> Space:
    """A property space with names.

    Args:
        held: The property space.
        book: Where to look up names; by default the casebook of its typology, if it is in one.

    Raises:
        TypeError: It is no property space.
    """
    if not isinstance(held, PropertySpace):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"expected a property space, as typology.space() gives, got {held!r}")
    names = _names(held, book)
    numbers = {one.id: number for number, one in enumerate(held.typology.classes)}
    classes = tuple(sentence(one.name) for one in held.typology.classes)
    rows, columns = _axes(held.rows), _axes(held.columns)
    across = _product(columns)
    places = tuple(
        Place(
            number // across,
            number % across,
            cell.possible,
            tuple(numbers[one] for one in cell.classes),
            tuple(names.get(one, one) for one in cell.members),
        )
        for number, cell in enumerate(held.cells)
    )
    unplaced = tuple((names.get(one, one), may) for one, may in held.undetermined.items())
    settled = tuple(
        (classes[numbers[one]], tuple(names.get(each, each) for each in found))
        for one, found in held.in_class.items()
    )
    return Space(rows, columns, classes, places, unplaced, settled)


def _names(held: PropertySpace, book: Book | None) -> dict[str, str]:
    """The label of every record of the unit, by id."""
    within = getattr(held.typology, "within", None)
    try:
        where = book if within is None else within(book)
    except NotSortable:
        where = None  # a typology in no casebook has nobody in its cells
    if where is None:
        return {}
    records = where.indexed(held.typology.unit).records
    return {record.id: caption(record, where.name) for record in records}


def _axes(axes: tuple[Axis, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((sentence(axis.name), tuple(map(sentence, axis.labels))) for axis in axes)


def _product(axes: tuple[tuple[str, tuple[str, ...]], ...]) -> int:
    found = 1
    for _, labels in axes:
        found *= len(labels)
    return found
