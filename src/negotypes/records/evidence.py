"""Where a source says something, who says it, and how surely."""

from attrs import frozen

from negotypes.records.reference import ActorId, SourceId
from negotypes.records.value import Value
from negotypes.vocabulary import AttributionRole, Certainty


@frozen(kw_only=True, repr=False)
class Attribution(Value):
    """One voice in the chain through which a statement reached the source.

    Attributes:
        who: The actor who says it.
        role: In which capacity.
        anonymous: Whether the source keeps this voice unnamed.
        coerced: Whether this voice speaks under duress, as a captive does in a captor's medium.
        second_hand: Whether this voice passes on what another has said.
        via: The document or programme in which it was said, as the source names it.
    """

    who: ActorId
    role: AttributionRole
    anonymous: bool = False
    coerced: bool = False
    second_hand: bool = False
    via: str | None = None


@frozen(kw_only=True, repr=False)
class Evidence(Value):
    """One place in a source that supports, or disputes, a record.

    Attributes:
        source: The text.
        paragraphs: The numbers of the paragraphs, counted from 1, page furniture included.
        anchor: Three to eight consecutive words of one of these paragraphs, exactly as printed.
        attribution: Who says it, nearest to the statement first, the source's author last.
        certainty: How surely it is said.
        disputes: Whether the passage speaks against the record instead of for it.
        fields: The fields of the record that it bears on; none named means the whole record.
        note: A remark of the coder's.
    """

    source: SourceId
    paragraphs: tuple[int, ...]
    anchor: str
    attribution: tuple[Attribution, ...]
    certainty: Certainty
    disputes: bool = False
    fields: tuple[str, ...] = ()
    note: str | None = None

    @property
    def citation(self) -> str:
        """Source and paragraphs, such as ``ali-2022 ¶57`` or ``cantey-2018 ¶30, 31``."""
        return f"{self.source} \u00b6{', '.join(map(str, self.paragraphs))}"
