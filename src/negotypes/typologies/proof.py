"""Whether the classes of a typology exclude each other, and leave no gap."""

from collections.abc import Iterator
from itertools import combinations

from attrs import frozen

from negotypes.conditions import Book, bind
from negotypes.errors import TooLarge
from negotypes.layout import Section, Table
from negotypes.records import Typology
from negotypes.records.condition import Condition, Met
from negotypes.typologies.cells import LIMIT, Cell, Cells, Variable, implied, size, variables
from negotypes.typologies.scheme import class_conditions, impossible
from negotypes.typologies.wording import cell_in_words


@frozen
class Counterexample:
    """A record as it might be, that speaks against a typology.

    Attributes:
        facts: What would be so of the record: fields and their values, and conditions that are
            so or not. None stands for any value that no class asks about.
        classes: The classes in which it would fall; none for a gap.
        words: The same in words.
    """

    facts: Cell
    classes: tuple[str, ...]
    words: str

    def __str__(self) -> str:
        """The record and its classes in words."""
        into = f"the classes {' and '.join(self.classes)}" if self.classes else "no class"
        return f"a record of which this is so falls in {into}: {self.words}"


@frozen
class Proof:
    """What can be proven of the classes of a typology, whatever the facts may be.

    Attributes:
        typology: The typology.
        exclusive: Whether no record can fall in two classes.
        exhaustive: Whether every record that the typology is about falls in a class.
        overlap: A record that would fall in two classes, or None.
        gap: A record that would fall in none, or None.
        cells: How many cells the property space has.
    """

    typology: Typology
    exclusive: bool
    exhaustive: bool
    overlap: Counterexample | None
    gap: Counterexample | None
    cells: int

    @property
    def refuted(self) -> tuple[str, ...]:
        """What the typology claims of itself, and what is not so."""
        claims = {"exclusive": self.exclusive, "exhaustive": self.exhaustive}
        return tuple(name for name, so in claims.items() if getattr(self.typology, name) and not so)

    def __repr__(self) -> str:
        """The typology, and what is proven."""
        said = (f"{'' if so else 'not '}{claim}" for claim, so, _, _ in self._found())
        return f"<Proof on '{self.typology.id}': {', '.join(said)}>"

    def __str__(self) -> str:
        """What is proven, and what is not, with the counterexample."""
        lines = [f"{self._title}."]
        for claim, so, note, counter in self._found():
            lines.append(f"{'' if so else 'Not '}{claim} ({note})".capitalize() + ".")
            lines += [f"  Counterexample: {counter}."] if counter else []
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        """What is proven, and what is not, with the counterexample, as a table for a notebook."""
        rows = (
            (claim.capitalize(), "yes" if so else "no", note, str(counter or ""))
            for claim, so, note, counter in self._found()
        )
        head = ("", "proven", "", "counterexample")
        return Table(self._title, head, (Section("", tuple(rows)),)).notebook()

    @property
    def _title(self) -> str:
        cells = f"{self.cells:,} cell{'s' * (self.cells != 1)}"
        return f"{self.typology.name}: a property space of {cells}"

    def _found(self) -> Iterator[tuple[str, bool, str, Counterexample | None]]:
        """Each claim, whether it is so, how that compares with what is claimed, and why not."""
        claimed = {True: "as claimed", False: "as it says", None: "nothing is claimed"}
        for claim, so, counter in (
            ("exclusive", self.exclusive, self.overlap),
            ("exhaustive", self.exhaustive, self.gap),
        ):
            said = getattr(self.typology, claim)
            note = claimed[said] if said is None or said == so else "against what is claimed"
            yield claim, so, note, counter


def prove(typology: Typology, book: Book | None = None) -> Proof:
    """Prove, or refute, that the classes exclude each other and leave no gap.

    A class without criteria may hold of anything, so it overlaps with others. A field that is
    asked about is taken to have a value: where it may have none, the population should say so.

    Args:
        typology: The typology.
        book: The casebook in which names of records are looked up; they count as ids without one.

    Raises:
        TooLarge: The property space has over a million cells, and python-sat is missing.
    """

    def bound(condition: Condition) -> Condition:
        return condition if book is None else bind(condition, typology.unit, book)

    classes = {
        name: Met(name) if condition is None else bound(condition)
        for name, condition in class_conditions(typology).items()
    }
    population = [] if typology.population is None else [bound(typology.population)]
    ruled_out = tuple(map(bound, impossible(typology)))
    found = variables([*population, *classes.values(), *ruled_out], typology.unit)
    search = _enumerated if size(found) <= LIMIT else _solved
    overlap, gap = search(typology, found, population, classes, ruled_out)
    return Proof(
        typology=typology,
        exclusive=overlap is None,
        exhaustive=gap is None,
        overlap=None if overlap is None else _example(typology, *overlap),
        gap=None if gap is None else _example(typology, gap, ()),
        cells=size(found),
    )


Found = tuple[tuple[Cell, tuple[str, ...]] | None, Cell | None]
"""A cell with the classes that overlap there, and a cell without a class."""


def _enumerated(
    typology: Typology,
    found: list[Variable],
    population: list[Condition],
    classes: dict[str, Condition],
    ruled_out: tuple[Condition, ...],
) -> Found:
    cells = Cells(found, typology.unit)
    there = cells.consistent(ruled_out)
    for condition in population:
        there &= cells.where(condition)
    held = {name: there & cells.where(condition) for name, condition in classes.items()}
    overlap = None
    for one, other in combinations(held, 2):
        if (both := cells.first(held[one] & held[other])) is not None:
            overlap = both, (one, other)
            break
    covered = 0
    for holding in held.values():
        covered |= holding
    return overlap, cells.first(there & ~covered)


def _solved(
    typology: Typology,
    found: list[Variable],
    population: list[Condition],
    classes: dict[str, Condition],
    ruled_out: tuple[Condition, ...],
) -> Found:
    try:
        from negotypes.typologies.sat import Clauses
    except ImportError:
        told = f"{size(found):,} cells are too many to look at one by one"
        raise TooLarge(f"{told}: pip install 'negotypes[proof]' for a solver") from None
    clauses = Clauses(found, typology.unit)
    for condition in population:
        clauses.require(condition)
    for condition in (*ruled_out, *implied(found, typology.unit)):
        clauses.require(~condition)
    overlap = None
    for one, other in combinations(classes, 2):
        if (both := clauses.solve(classes[one], classes[other])) is not None:
            overlap = both, (one, other)
            break
    return overlap, clauses.solve(*(~condition for condition in classes.values()))


def _example(typology: Typology, cell: Cell, classes: tuple[str, ...]) -> Counterexample:
    return Counterexample(cell, classes, cell_in_words(cell, typology))
