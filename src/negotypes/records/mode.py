"""Forms of negotiating."""

from attrs import frozen

from negotypes.records.record import Record, open_list
from negotypes.vocabulary import ModeDimension


@frozen(kw_only=True, repr=False)
class NegotiationMode(Record):
    """A form of negotiating that a text tells apart from others.

    Attributes:
        name: Its name.
        summary: A remark on its use, in one plain sentence, in the coder's own words.
        aliases: Other words the sources use for it.
        dimension: In which respect it differs from other modes.
        definition: What the source means by it, in the coder's words.
        defined: Whether a source defines it, or only uses the word.
    """

    name: str
    summary: str | None = None
    aliases: tuple[str, ...] = open_list()
    dimension: ModeDimension
    definition: str
    defined: bool

    @property
    def label(self) -> str:
        """The name."""
        return self.name
