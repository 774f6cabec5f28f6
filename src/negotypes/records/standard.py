"""Which evidence is to count."""

from typing import Any, TypeVar

from attrs import evolve, field, frozen

from negotypes.errors import UnknownValue
from negotypes.records.evidence import Evidence
from negotypes.records.record import Record
from negotypes.records.value import Value
from negotypes.vocabulary import AttributionRole, Certainty

R = TypeVar("R", bound=Record)

_SURENESS = {
    Certainty.ASSERTED: 4,
    Certainty.REPORTED: 3,
    # A denial is a report that somebody contests it: dropped sooner than what it denies, it
    # would make a contested record look undisputed.
    Certainty.DENIED: 3,
    Certainty.ALLEGED: 2,
    Certainty.SPECULATIVE: 1,
    Certainty.NORMATIVE: 0,
}


def _yes_or_no(value: Any) -> bool:
    if not isinstance(value, bool):
        raise UnknownValue(f"a standard of evidence says True or False of voices, not {value!r}")
    return value


def _certainty(value: "Certainty | str | None") -> Certainty | None:
    return None if value is None else Certainty.of(value)


def _texts(value: "tuple[str, ...] | list[str] | str | None") -> tuple[str, ...] | None:
    return (value,) if isinstance(value, str) else None if value is None else tuple(value)


@frozen(kw_only=True, repr=False)
class EvidenceStandard(Value):
    """What evidence must be in order to count, be it for or against; by default all counts.

    Examples:
        >>> import negotypes as nt
        >>> nt.EvidenceStandard(at_least="reported", anonymous=False).words
        'at least reported; no unnamed voice'

    Attributes:
        at_least: The least sure certainty that counts: ``alleged`` lets in what is asserted,
            reported, denied or alleged. Surest first these are asserted; reported and denied;
            alleged; speculative; normative.
        anonymous: Whether a chain of attribution with an unnamed voice counts.
        coerced: Whether a chain with a voice under duress counts.
        second_hand: Whether a chain with a voice that passes on another's words counts.
        own_assertions: Whether only what authors assert on their own account counts.
        sources: The only sources that count, by id; None for all.
    """

    at_least: Certainty | None = field(default=None, converter=_certainty)
    anonymous: bool = field(default=True, converter=_yes_or_no)
    coerced: bool = field(default=True, converter=_yes_or_no)
    second_hand: bool = field(default=True, converter=_yes_or_no)
    own_assertions: bool = field(default=False, converter=_yes_or_no)
    sources: tuple[str, ...] | None = field(default=None, converter=_texts)

    def counts(self, evidence: Evidence) -> bool:
        """Whether a piece of evidence meets the standard."""
        voices = evidence.attribution
        least = 0 if self.at_least is None else _SURENESS[self.at_least]
        return (
            _SURENESS[evidence.certainty] >= least
            and (self.anonymous or not any(voice.anonymous for voice in voices))
            and (self.coerced or not any(voice.coerced for voice in voices))
            and (self.second_hand or not any(voice.second_hand for voice in voices))
            and (not self.own_assertions or _own_assertion(evidence))
            and (self.sources is None or evidence.source in self.sources)
        )

    def narrow(self, record: R) -> R:
        """A record with the evidence that counts; itself if all of it does."""
        kept = tuple(place for place in record.evidence if self.counts(place))
        return record if kept == record.evidence else evolve(record, evidence=kept)

    @property
    def words(self) -> str:
        """The standard in a few words."""
        said = [f"at least {self.at_least.label.lower()}"] if self.at_least else []
        said += ["no unnamed voice"] * (not self.anonymous)
        said += ["no voice under duress"] * (not self.coerced)
        said += ["nothing at second hand"] * (not self.second_hand)
        said += ["authors' own assertions only"] * self.own_assertions
        if self.sources is not None:
            said.append(f"only {', '.join(self.sources)}" if self.sources else "no source")
        return "; ".join(said) or "all evidence"


def _own_assertion(evidence: Evidence) -> bool:
    roles = [voice.role for voice in evidence.attribution]
    return roles == [AttributionRole.AUTHOR] and evidence.certainty is Certainty.ASSERTED
