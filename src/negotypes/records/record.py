"""What every record has."""

from typing import Any

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

    def bearing(self, field: str | None = None) -> tuple[Evidence, ...]:
        """The evidence for and against the record as a whole, or one field of it.

        Args:
            field: The name of a field. What names it is given, if anything does so in support;
                otherwise what bears on the whole record.
        """
        if field is None:
            return tuple(e for e in self.evidence if not (e.disputes and e.fields))
        bearing = tuple(e for e in self.evidence if not e.fields or field in e.fields)
        nearest = tuple(e for e in bearing if e.fields or e.disputes)
        return bearing if all(e.disputes for e in nearest) else nearest


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
    return field(default=(), metadata={"derived": True, "open": True})


def open_list() -> tuple[Any, ...]:
    """A list that need not be complete: what is not in it is not known, instead of not so.

    A statement is coded whole, so what its lists leave out it does not say. A case, an episode
    or an actor may have more than a text tells.
    """
    return field(default=(), metadata={"open": True})
