"""Schemes that sort one kind of record."""

from attrs import frozen

from negotypes.records.evidence import Evidence
from negotypes.records.record import Statement
from negotypes.records.reference import ActorId, RecordId, SlugText
from negotypes.records.value import Value
from negotypes.vocabulary import RecordKind


@frozen(kw_only=True, repr=False)
class Dimension(Value):
    """A respect in which the classes of a typology differ.

    Attributes:
        id: A slug, one within the typology.
        name: Its name.
        definition: What it is about.
    """

    id: SlugText
    name: str
    definition: str


@frozen(kw_only=True, repr=False)
class TypeClass(Value):
    """One class of a typology.

    Attributes:
        id: A slug, one within the typology.
        name: Its name.
        definition: What belongs in it, in the coder's words.
        defined: Whether the source defines it, or only uses the word.
        members: The records that the source itself puts in the class.
        evidence: Where the source does so.
    """

    id: SlugText
    name: str
    definition: str
    defined: bool
    members: tuple[RecordId, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@frozen(kw_only=True, repr=False)
class Typology(Statement):
    """A scheme of classes for one kind of record.

    Attributes:
        name: Its name.
        holder: Whose scheme it is.
        unit: The kind of record that it sorts.
        dimensions: In which respects the classes differ.
        classes: The classes.
        exclusive: Whether a record is meant to fall in one class at the most.
        exhaustive: Whether every record is meant to fall in a class.
    """

    name: str
    holder: ActorId
    unit: RecordKind
    dimensions: tuple[Dimension, ...] = ()
    classes: tuple[TypeClass, ...]
    exclusive: bool | None = None
    exhaustive: bool | None = None

    @property
    def label(self) -> str:
        """The name."""
        return self.name
