"""Schemes that sort one kind of record."""

from collections.abc import Iterator

from attrs import frozen

from negotypes.records.condition import Condition, Way
from negotypes.records.evidence import Evidence
from negotypes.records.record import Statement
from negotypes.records.reference import ActorId, RecordId, SlugText
from negotypes.records.value import Value
from negotypes.vocabulary import RecordKind


@frozen(kw_only=True, repr=False)
class Dimension(Value):
    """A respect in which the classes of a typology differ: a row or column variable.

    Attributes:
        id: A slug, one within the typology.
        name: Its name.
        definition: What it is about.
    """

    id: SlugText
    name: str
    definition: str


@frozen(kw_only=True, repr=False)
class Criterion(Value):
    """Something that is asked of a record in order to sort it.

    Attributes:
        id: A slug, one within the typology.
        summary: What must be so, in one plain sentence whose subject is the record.
        condition: The same as a condition on records of the unit.
        dimension: The dimension on which it tells classes apart.
        ours: Whether the source leaves it open how to tell, so that the condition is the coders'.
        evidence: Where the source states it.
    """

    id: SlugText
    summary: str
    condition: Condition
    dimension: SlugText | None = None
    ours: bool = False
    evidence: tuple[Evidence, ...] = ()


@frozen(kw_only=True, repr=False)
class TypeClass(Value):
    """One class of a typology.

    What it asks is a condition on records of the unit, which can name the criteria of the
    typology: ``nt.criterion("local-grievances")``.

    Attributes:
        id: A slug, one within the typology.
        name: Its name.
        definition: What belongs in it, in the coder's words.
        defined: Whether the source defines it, or only uses the word.
        criteria: What a record must meet to belong in it; left out where nobody can tell.
        members: The records that the source itself puts in the class.
        evidence: Where the source does so.
    """

    id: SlugText
    name: str
    definition: str
    defined: bool
    criteria: Condition | None = None
    members: tuple[RecordId, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@frozen(kw_only=True, repr=False)
class Typology(Statement):
    """A scheme of classes for one kind of record, as it is put down.

    Attributes:
        name: Its name.
        holder: Whose scheme it is.
        unit: The kind of record that it sorts.
        population: Which of them it is about, as they are coded; all where it is left out.
        concept: The overarching concept, of which the classes are kinds, in a few words.
        dimensions: In which respects the classes differ.
        criteria: What is asked of records to sort them.
        classes: The classes.
        exclusive: Whether a record is meant to fall in one class at the most.
        exhaustive: Whether every record is meant to fall in a class.
        impossible: What cannot be, so that no class needs to cover it.
    """

    name: str
    holder: ActorId
    unit: RecordKind
    population: Condition | None = None
    concept: str | None = None
    dimensions: tuple[Dimension, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    classes: tuple[TypeClass, ...]
    exclusive: bool | None = None
    exhaustive: bool | None = None
    impossible: tuple[Condition, ...] = ()

    @property
    def label(self) -> str:
        """The name."""
        return self.name

    def conditions(self) -> Iterator[tuple[Way, Condition]]:
        """Every condition that the typology states, with the way to it."""
        if self.population is not None:
            yield ("population",), self.population
        for number, criterion in enumerate(self.criteria):
            yield ("criteria", number, "condition"), criterion.condition
        for number, one in enumerate(self.classes):
            if one.criteria is not None:
                yield ("classes", number, "criteria"), one.criteria
        for number, condition in enumerate(self.impossible):
            yield ("impossible", number), condition
