"""What every record has."""

from attrs import field, frozen

from negotypes.records.evidence import Evidence
from negotypes.records.reference import SlugText
from negotypes.records.value import Value
from negotypes.truth import Truth


@frozen(kw_only=True, repr=False)
class Record(Value):
    """One thing that a text says, or that a coder needs in order to say it.

    A field that is left out is not coded, and says nothing. That a source says there is
    *nothing* is said in `absent`; that a field cannot apply, in `inapplicable`.

    Attributes:
        id: A lower-case slug, one in the whole casebook, never used again for another thing.
        evidence: The places in the sources that support or dispute the record.
        absent: Fields of this record for which a source says that there is nothing.
        inapplicable: Fields of this record that cannot have a value here.
        note: A remark of the coder's on a coding decision.
    """

    id: SlugText
    evidence: tuple[Evidence, ...]
    absent: tuple[str, ...] = ()
    inapplicable: tuple[str, ...] = ()
    note: str | None = None

    @property
    def label(self) -> str:
        """The record in a few words, for a list or a table cell."""
        return self.id

    def truth(self, field: str | None = None) -> Truth:
        """Whether the evidence supports or disputes the record, or one field of it.

        Args:
            field: The name of a field; without it, the record as a whole is asked about, and
                evidence that disputes only some field does not count against it.

        Returns:
            HOLDS, FAILS (only disputed), CONTESTED (both), or UNKNOWN where there is no evidence.
        """
        bearing = [e for e in self.evidence if not e.fields or field is None or field in e.fields]
        return Truth.of(
            support=any(not e.disputes for e in bearing),
            dispute=any(e.disputes and (field is not None or not e.fields) for e in bearing),
        )


@frozen(kw_only=True, repr=False)
class Statement(Record):
    """A record that says something, as against one that names an actor or a text.

    Attributes:
        summary: What it says, in one plain sentence, in the coder's own words.
    """

    summary: str

    @property
    def label(self) -> str:
        """The summary."""
        return self.summary


def derived() -> tuple[str, ...]:
    """A field that the casebook fills in, and that is never written to a file."""
    return field(default=(), metadata={"derived": True})
