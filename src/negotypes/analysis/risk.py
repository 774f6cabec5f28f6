"""When a unit of a panel is at risk, by a rule that has to be given and is put down."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Self

from attrs import frozen

from negotypes.analysis.calendar import Span, bound, check_number, spans
from negotypes.dates import When
from negotypes.errors import DateError
from negotypes.records import Actor, Record
from negotypes.records.fields import describe
from negotypes.truth import Truth
from negotypes.vocabulary.panels import RiskRule


@frozen
class AtRisk:
    """The rule by which a unit has a row in a year or month: it could have had an entry there.

    Which rule is right depends on the question, and the result depends on the rule: so there is
    no rule by default. Each is made by a method of its name.

        >>> print(AtRisk.between(2012, 2021))
        at risk in every year or month from 2012 to 2021
        >>> print(AtRisk.recorded())
        at risk from the first dated record that concerns the whole unit to the last

    Attributes:
        rule: Which of the three rules.
        first: The date with which the span begins, or None.
        last: The date with which it ends, or None.
    """

    rule: RiskRule
    first: When | None = None
    last: When | None = None

    @classmethod
    def between(cls, first: When | str | int, last: When | str | int) -> Self:
        """Every unit is at risk in every year or month of a span, such as 2012 to 2021.

        Raises:
            DateError: An end of the span is no date, or it ends before it begins.
        """
        return cls(RiskRule.BETWEEN, *_ends(first, last))

    @classmethod
    def existing(cls, first: When | str | int, last: When | str | int) -> Self:
        """In a span, a unit is at risk as long as none of its actors is known not to exist.

        An armed group exists from when it was ``founded``, a person until it ``died``. Where such
        a date is not coded, existence is not known, and the row says ``possible``. What has no
        such date, such as a state, counts as existing throughout.

        Raises:
            DateError: An end of the span is no date, or it ends before it begins.
        """
        return cls(RiskRule.EXISTING, *_ends(first, last))

    @classmethod
    def recorded(cls) -> Self:
        """A unit is at risk from the first dated record that concerns the whole of it to the last.

        Beware: such a span begins and ends with something that was recorded, so that who was
        recorded once only has one year, and a rate by this rule is too high. Assessments do not
        count as records here: a judgement on a time is nothing that happened in it.
        """
        return cls(RiskRule.RECORDED)

    @property
    def words(self) -> str:
        """The rule in words."""
        if self.rule is RiskRule.RECORDED:
            return "at risk from the first dated record that concerns the whole unit to the last"
        span = f"every year or month from {self.first} to {self.last}"
        if self.rule is RiskRule.BETWEEN:
            return f"at risk in {span}"
        sure = "what can have no date of its beginning or end counts as existing"
        return f"at risk in {span} in which no actor of the unit is known not to exist; {sure}"

    def __str__(self) -> str:
        """The rule in words."""
        return self.words

    def size(self, *, months: bool) -> int:
        """How many rows a unit has at the most in the span, if there is one."""
        return len(list(self._within(months=months)))

    def answers(
        self, actors: Iterable[Actor], records: Sequence[Record], *, months: bool
    ) -> list[tuple[Span, Truth]]:
        """The years or months in which a unit may be at risk, each with the answer.

        Args:
            actors: The actors of the unit.
            records: The records that concern all of it.
            months: Whether months are asked about, as against years.
        """
        within = self._within(months=months)
        if self.rule is RiskRule.BETWEEN:
            return [(span, Truth.HOLDS) for span in within]
        asked = _recorded(records, months=months)
        if self.rule is RiskRule.EXISTING:
            there = list(actors)
            asked = ((span, Truth.all(exists(one, span) for one in there)) for span in within)
        return [(span, truth) for span, truth in asked if truth is not Truth.FAILS]

    def _within(self, *, months: bool) -> Iterator[Span]:
        first = self.first.earliest if self.first else None
        last = self.last.latest if self.last else None
        if first is not None and last is not None:
            yield from spans(first, last, months=months)


def _ends(first: When | str | int, last: When | str | int) -> tuple[When, When]:
    start, end = bound(first), bound(last)
    if (start.earliest or date.min) > (end.latest or date.max):
        raise DateError(f"the span ends before it begins: '{start}' to '{end}'")
    return start, end


def dated(record: Record) -> tuple[When, Truth] | None:
    """The date of a record, with whether evidence supports it; None where there is none."""
    name = "date" if "date" in describe(type(record)) else "period"
    when: When | None = getattr(record, name, None)
    return None if when is None else (when, record.truth(name))


def exists(actor: Actor, span: Span) -> Truth:
    """Whether an actor exists at some time of a year or month."""
    return Truth.all(
        ~gone if known is Truth.HOLDS else Truth.UNKNOWN
        for field in ("founded", "died")
        if (known := _known(actor, field)) is not None
        for gone in [_gone(actor, field, span)]
    )


def unsure(actor: Actor) -> bool:
    """Whether it is not known when an actor came into being, or ceased to be."""
    found = (_known(actor, field) for field in ("founded", "died"))
    return any(known not in (None, Truth.HOLDS) for known in found)


def _known(actor: Actor, field: str) -> Truth | None:
    """Whether a date of existence is known; None where there can be none."""
    if field not in describe(type(actor)) or field in (*actor.absent, *actor.inapplicable):
        return None
    return Truth.UNKNOWN if getattr(actor, field) is None else actor.truth(field)


def _gone(actor: Actor, field: str, span: Span) -> Truth:
    when: When | None = getattr(actor, field)
    if when is None:
        return Truth.UNKNOWN
    return when.after(span.when) if field == "founded" else when.before(span.when)


def _recorded(records: Iterable[Record], *, months: bool) -> Iterator[tuple[Span, Truth]]:
    found = [one for record in records if (one := dated(record)) and one[1].support]
    days = [day for when, _ in found for day in (when.earliest, when.latest) if day is not None]
    if not days:
        return
    first, last = min(days), max(days)
    check_number((last.year - first.year) * (12 if months else 1))
    for span in spans(first, last, months=months):
        begun = Truth.any(_so_far(~when.after(span.when), known) for when, known in found)
        going = Truth.any(_so_far(~when.before(span.when), known) for when, known in found)
        yield span, begun & going


def _so_far(truth: Truth, known: Truth) -> Truth:
    """An answer that rests on a date; nothing is certain of one that is contested."""
    return Truth.UNKNOWN if known.dispute and truth is Truth.HOLDS else truth
