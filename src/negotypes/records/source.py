"""The texts that were coded."""

from attrs import frozen

from negotypes.dates import When
from negotypes.records.evidence import Evidence
from negotypes.records.record import Record
from negotypes.records.reference import ActorId
from negotypes.vocabulary import Numbering


@frozen(kw_only=True, repr=False)
class Source(Record):
    """A text.

    Attributes:
        title: Its title as printed.
        summary: What it is about, in one plain sentence, in the coder's own words.
        authors: Who wrote it; none where the text has no byline.
        outlet: Who published it.
        issued: When it was published; left out where the text does not say.
        paragraphs: How many paragraphs it has, counted as evidence counts them.
        numbering: How its paragraphs are told apart; at blank lines where nothing is said.
        language: The language it is written in, as an IETF tag such as ``en``.
        url: Where it can be read, if the coder can say.
    """

    evidence: tuple[Evidence, ...] = ()
    title: str
    summary: str | None = None
    authors: tuple[ActorId, ...] = ()
    outlet: ActorId | None = None
    issued: When | None = None
    paragraphs: int | None = None
    numbering: Numbering | None = None
    language: str | None = None
    url: str | None = None

    @property
    def label(self) -> str:
        """The title."""
        return self.title
