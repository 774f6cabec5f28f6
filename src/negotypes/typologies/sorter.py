"""A typology put to the records of a casebook: to one, with all reasons, or to all at once."""

from collections.abc import Iterator, Mapping

from attrs import evolve

from negotypes.conditions import Bits, Book, Bulk, bind, find, truth, why
from negotypes.errors import NotSortable
from negotypes.records import Record, Typology, kind_of
from negotypes.records.condition import Condition, NoneOf
from negotypes.truth import Truth
from negotypes.typologies.cells import leaves
from negotypes.typologies.classification import Answer, Classification, Missing, Reason
from negotypes.typologies.completion import Completed, Completions
from negotypes.typologies.scheme import class_conditions, impossible, positive, questions, steps
from negotypes.typologies.sorting import Sorting
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
        ruled_out = tuple(map(self._bound, impossible(typology)))
        self._questions = questions(typology)
        self._asked = {key: self._bound(q.condition) for key, q in self._questions.items()}
        self._completions = Completions(typology, self.classes, ruled_out, book, self._words)

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
        about = self._completions.of(record, truths)
        if applies is Truth.FAILS:
            about = Completed((), (), ())
        return Classification(
            typology=self.typology,
            record=record,
            applies=applies,
            truth=truths,
            answers=tuple(answers.values()),
            reasons=self._reasons(answers),
            possible=about.possible,
            certain=about.certain if applies is Truth.HOLDS else (),
            assigned=tuple(one.id for one in self.typology.classes if record.id in one.members),
            missing=(*self._unsure(record, applies), *about.missing),
            name=self.book.name,
            book=self.book,
        )

    def classify_all(self) -> Sorting:
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
            classify=self.classify,
            name=self.book.name,
            book=self.book,
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
            support = why(condition, record, self.book, dispute=False) if found.support else ()
            dispute = why(condition, record, self.book, dispute=True) if found.dispute else ()
            yield (
                key,
                Answer(
                    criterion=question.id,
                    words=question.summary.rstrip(".") or self._words(key),
                    condition=question.condition,
                    ours=question.ours,
                    joins=question.joins,
                    truth=found,
                    support=tuple(support),
                    dispute=tuple(dispute),
                ),
            )

    def _reasons(self, answers: Mapping[Condition, Answer]) -> dict[str, tuple[Reason, ...]]:
        return {
            one.id: tuple(Reason(answers[positive(s)], isinstance(s, NoneOf)) for s in steps(one))
            for one in self.typology.classes
        }

    def _words(self, condition: Condition) -> str:
        said = {one.id: f'"{one.summary.rstrip(".")}"' for one in self.typology.criteria}
        name = self.book.name
        return in_words(condition, lambda one: said.get(one) or name(one), self.typology.unit)

    def _unsure(self, record: Record, applies: Truth) -> Iterator[Missing]:
        """What would tell whether the typology is about a record."""
        if self.population is None or applies is not Truth.UNKNOWN:
            return
        every = tuple(self.classes)
        names = tuple(one.name for one in self.typology.classes)
        for leaf in leaves(self.population):
            if truth(leaf, record, self.book, coded=True) is Truth.UNKNOWN:
                yield Missing(leaf, self._words(leaf), Truth.UNKNOWN, every, names)
