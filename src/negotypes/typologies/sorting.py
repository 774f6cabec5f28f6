"""Sorting records by a typology: one with all reasons, or all at once."""

from collections.abc import Iterator, Mapping
from typing import Any, cast

from attrs import evolve, field, frozen

from negotypes.conditions import Bits, Book, Bulk, bind, find, truth, why
from negotypes.errors import NotSortable, one_of
from negotypes.index import Rows, numbers
from negotypes.layout import Section, Table
from negotypes.records import Record, Typology, kind_of
from negotypes.records.condition import Condition, FieldTest, NoneOf, Scalar
from negotypes.sheets import caption
from negotypes.truth import Truth
from negotypes.typologies.cells import (
    LIMIT,
    Cells,
    Fact,
    Variable,
    leaves,
    narrowed,
    size,
    variables,
)
from negotypes.typologies.classification import Answer, Classification, Missing, Reason
from negotypes.typologies.scheme import class_conditions, impossible, positive, questions, steps
from negotypes.typologies.wording import in_words


class Sorter:
    """A typology made ready to sort the records of a casebook."""

    def __init__(self, typology: Typology, book: Book) -> None:
        """Bind every condition of the typology to the casebook.

        Raises:
            UnknownId: A condition names a record that the casebook does not hold.
        """
        self.typology = typology
        self.book = book
        population = typology.population
        self.population = None if population is None else self._bound(population)
        self.classes = {
            name: None if condition is None else self._bound(condition)
            for name, condition in class_conditions(typology).items()
        }
        self._impossible = tuple(map(self._bound, impossible(typology)))
        self._questions = questions(typology)
        self._asked = {key: self._bound(q.condition) for key, q in self._questions.items()}
        said = [*self.classes.values(), *self._impossible]
        self._variables = variables([one for one in said if one is not None], typology.unit)
        self._settled: dict[tuple[Variable, ...], _Space] = {}

    def classify(self, record: Record | str) -> Classification:
        """The classes of a record, and why.

        Raises:
            NotSortable: The record is not of the typology's unit.
            UnknownId: No record of the unit has this id, name or alias.
        """
        record = self._record(record)
        applies = Truth.HOLDS
        if self.population is not None:
            applies = truth(self.population, record, self.book, coded=True)
        truths = {name: self._class_truth(name, applies, record) for name in self.classes}
        answers = dict(self._answers(record))
        possible, certain, missing = self._open(record, applies, truths)
        return Classification(
            typology=self.typology,
            record=record,
            applies=applies,
            truth=truths,
            answers=tuple(answers.values()),
            reasons=self._reasons(answers),
            possible=possible,
            certain=certain,
            assigned=tuple(one.id for one in self.typology.classes if record.id in one.members),
            missing=missing,
            name=self.book.name,
        )

    def classify_all(self) -> "Sorting":
        """The classes of all records of the unit."""
        there = self.book.indexed(self.typology.unit)
        bulk = Bulk(there, self.book)
        everywhere = Bits(there.rows, 0)
        about = everywhere
        if self.population is not None:
            about = Bulk(there, self.book, coded=True).bits(self.population)
        nothing = Bits(0, 0)
        return Sorting(
            typology=self.typology,
            rows=there.rows & ~about.rows(Truth.FAILS, there.rows),
            bits={
                name: about & (nothing if condition is None else bulk.bits(condition))
                for name, condition in self.classes.items()
            },
            records=there.records,
            sorter=self,
        )

    def _record(self, record: Record | str) -> Record:
        unit = self.typology.unit
        if isinstance(record, str):
            found = find(self.book.id_of(unit, record), unit, self.book)
            if found is None:
                raise NotSortable(f"'{record}' is not among the {unit} of this casebook")
            return found
        if kind_of(record) != unit:
            kind = kind_of(record)
            raise NotSortable(f"'{self.typology.id}' sorts {unit}; '{record.id}' is in the {kind}")
        held = find(record.id, unit, self.book)
        # Where only some evidence counts, the casebook's own record has no other.
        same = held is not None and evolve(record, evidence=held.evidence) == held
        return held if held is not None and same else record

    def _bound(self, condition: Condition) -> Condition:
        return bind(condition, self.typology.unit, self.book)

    def _answer(self, condition: Condition, record: Record) -> Truth:
        return truth(condition, record, self.book)

    def _class_truth(self, name: str, applies: Truth, record: Record) -> Truth:
        condition = self.classes[name]
        return applies & (Truth.UNKNOWN if condition is None else self._answer(condition, record))

    def _answers(self, record: Record) -> Iterator[tuple[Condition, Answer]]:
        for key, question in self._questions.items():
            condition = self._asked[key]
            found = self._answer(condition, record)
            both = (found.support, False), (found.dispute, True)
            support, dispute = (
                tuple(why(condition, record, self.book, dispute=against)) if wanted else ()
                for wanted, against in both
            )
            yield (
                key,
                Answer(
                    criterion=question.id,
                    words=question.summary.rstrip(".") or self._words(key),
                    condition=question.condition,
                    ours=question.ours,
                    joins=question.joins,
                    truth=found,
                    support=support,
                    dispute=dispute,
                ),
            )

    def _reasons(self, answers: Mapping[Condition, Answer]) -> dict[str, tuple[Reason, ...]]:
        return {
            one.id: tuple(Reason(answers[positive(s)], isinstance(s, NoneOf)) for s in steps(one))
            for one in self.typology.classes
        }

    def _open(
        self, record: Record, applies: Truth, truths: Mapping[str, Truth]
    ) -> tuple[tuple[str, ...], tuple[str, ...], tuple[Missing, ...]]:
        """The classes that are possible, those that are certain, and what would decide."""
        if applies is Truth.FAILS:
            return (), (), ()
        known: dict[Fact, Truth] = {
            (variable.key, value): self._answer(_test((variable.key, value)), record)
            for variable in self._variables
            for value in variable.values
            if value is not None and not (value is False and isinstance(variable.key, Condition))
        }
        narrow = narrowed(self._variables, known)
        if size(narrow) > LIMIT:
            # Too much is unknown to go through it all: say only what is plain.
            open_ = tuple(name for name, found in truths.items() if found is not Truth.FAILS)
            return open_, tuple(n for n in open_ if truths[n] is Truth.HOLDS), ()
        space = self._space(narrow)
        undefined = [n for n in self.classes if n not in space.classes and space.there]
        possible = {n for n, held in space.classes.items() if held & space.there}
        certain = {n for n, held in space.classes.items() if space.there & ~held == 0}
        missing = list(self._unsure(record, applies))
        for variable in narrow:
            if len(variable.values) == 1:
                continue
            bears = tuple(
                name
                for name, held in space.classes.items()
                if name in possible - certain
                and space.cells.decides(variable.key, held, space.there)
            )
            if bears:
                asked = _asked(variable)
                answers = {known.get((variable.key, value)) for value in variable.values}
                state = Truth.CONTESTED if Truth.CONTESTED in answers else Truth.UNKNOWN
                missing.append(Missing(asked, self._words(asked), state, bears, self._names(bears)))
        order = tuple(self.classes)
        return (
            tuple(n for n in order if n in possible or n in undefined),
            tuple(n for n in order if n in certain and space.there and applies is Truth.HOLDS),
            tuple(missing),
        )

    def _unsure(self, record: Record, applies: Truth) -> Iterator[Missing]:
        """What would tell whether the typology is about a record."""
        if self.population is None or applies is not Truth.UNKNOWN:
            return
        every = tuple(self.classes)
        for leaf in leaves(self.population):
            if truth(leaf, record, self.book, coded=True) is Truth.UNKNOWN:
                yield Missing(leaf, self._words(leaf), Truth.UNKNOWN, every, self._names(every))

    def _names(self, classes: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(one.name for one in self.typology.classes if one.id in classes)

    def _space(self, narrow: list[Variable]) -> "_Space":
        key = tuple(narrow)
        if key not in self._settled:
            cells = Cells(narrow, self.typology.unit)
            there = cells.consistent(self._impossible)
            held = {n: cells.where(c) for n, c in self.classes.items() if c is not None}
            self._settled[key] = _Space(cells, there, held)
        return self._settled[key]

    def _words(self, condition: Condition) -> str:
        said = {one.id: f'"{one.summary.rstrip(".")}"' for one in self.typology.criteria}
        name = self.book.name
        return in_words(condition, lambda one: said.get(one) or name(one), self.typology.unit)


@frozen
class _Space:
    """What may be of records of which the same is known."""

    cells: Cells
    there: int
    classes: Mapping[str, int]


def _test(fact: Fact) -> Condition:
    key, value = fact
    return key if isinstance(key, Condition) else FieldTest(key, "is", (cast("Scalar", value),))


def _asked(variable: Variable) -> Condition:
    if isinstance(variable.key, Condition):
        return variable.key
    values = tuple(value for value in variable.values if value is not None)
    return FieldTest(variable.key, "isin" if len(values) > 1 else "is", values)


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
    _sorter: Sorter = field(repr=False, eq=False, alias="sorter")

    def __len__(self) -> int:
        """How many records the typology is about."""
        return self.rows.bit_count()

    def __iter__(self) -> Iterator[Classification]:
        """The classification of each of them, with all reasons."""
        return (self._sorter.classify(self.records[number]) for number in numbers(self.rows))

    def __getitem__(self, record: Record | str) -> Classification:
        """The classification of one record of the unit, or of the one that a name means."""
        return self._sorter.classify(record)

    def members(self, class_id: str, truth: Truth | str = Truth.HOLDS) -> tuple[Record, ...]:
        """The records of which this is the answer for a class.

        Raises:
            UnknownId: The typology has no such class; the message names the nearest.
        """
        one_of(class_id, list(self.bits), "class", self.typology.id)
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
        name = self._sorter.book.name
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
            who = f"{caption(record, name)} [{record.id}]"
            if said[Truth.HOLDS] or said[Truth.CONTESTED]:
                known.append((who, *said.values()))
            elif said[Truth.UNKNOWN]:
                unsettled.append((who, *said.values()))
            else:
                nowhere.append(who)
        counts = f"{len(self)} {self.typology.unit}: {len(known)} with a class that holds or is"
        counts += f" contested, {len(unsettled)} of which no class is known, {len(nowhere)} in none"
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

    def __str__(self) -> str:
        """The table for a terminal."""
        return self.table().text()

    def _repr_html_(self) -> str:
        """The table for a notebook."""
        return self.table().html()
