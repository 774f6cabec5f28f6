"""Agreement of two coders in one field."""

from collections.abc import Iterable

import attrs

from negotypes.coders.alpha import Alpha, krippendorff_alpha
from negotypes.coders.levels import Asked
from negotypes.coders.pairing import Pair
from negotypes.coders.values import Answer, Name, Nothing, shown
from negotypes.records import Record
from negotypes.records.sheets import cite
from negotypes.vocabulary import MeasurementLevel, RecordKind, Term


@attrs.frozen
class Disagreement:
    """What two coders say differently, or only one of them says, in one field of one record.

    Attributes:
        pair: The record, as each has coded it.
        field: The field.
        first: What the first coder says; nothing if it is not coded.
        second: What the second coder says, with the ids of the first where they have some.
    """

    pair: Pair
    field: str
    first: tuple[str, ...]
    second: tuple[str, ...]

    @property
    def citations(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """On which paragraphs each coder rests it."""
        return self._cited(self.pair.first), self._cited(self.pair.second)

    def _cited(self, record: Record) -> tuple[str, ...]:
        own = self.field.partition(".")[0]
        return tuple(cite(record.evidence if own == "evidence" else record.bearing(own)))


@attrs.frozen(kw_only=True)
class FieldAgreement:
    """Agreement in one field.

    Attributes:
        kind: The kind of the records.
        group: The same, or the kind of actor where only one kind of actor has the field.
        field: The field, with a dot before the field of a part: ``evidence.certainty``.
        both: For how many records both coders have coded it.
        first_only: For how many only the first has.
        second_only: For how many only the second has.
        neither: For how many nobody has.
        aside: How many of those coded by both have no place on the level: that there is nothing,
            or several values on a level for single ones.
        equal: How many of the rest are coded alike.
        alpha: Krippendorff's alpha of the rest.
        disagreements: What both have coded, and differently.
        one_sided: What only one of them has coded.
    """

    kind: RecordKind
    group: str
    field: str
    both: int
    first_only: int
    second_only: int
    neither: int
    aside: int
    equal: int
    alpha: Alpha
    disagreements: tuple[Disagreement, ...] = attrs.field(repr=False)
    one_sided: tuple[Disagreement, ...] = attrs.field(repr=False)

    @property
    def name(self) -> str:
        """The field with what has it: ``positions.stance``, ``armed-group.form``."""
        return f"{self.group}.{self.field}"

    @property
    def coded(self) -> bool:
        """Whether anybody has coded it."""
        return self.both + self.first_only + self.second_only > 0

    @property
    def level(self) -> MeasurementLevel:
        """The level of measurement."""
        return self.alpha.level

    @property
    def units(self) -> int:
        """Of how many records the figures are: those that both coded and that are not aside."""
        return self.both - self.aside

    @property
    def percent(self) -> float | None:
        """The percentage that is coded alike, or None where there is no record to compare."""
        return 100 * self.equal / self.units if self.units else None


def field_agreement(
    asked: Asked,
    pairs: Iterable[Pair],
    name: Name,
    level: MeasurementLevel,
    *,
    resamples: int,
    confidence: float,
    seed: int,
) -> FieldAgreement:
    """How far two coders agree in a field.

    Args:
        asked: The field.
        pairs: The records that have it.
        name: Gives the first coder's id for an id of the second.
        level: The level of measurement.
        resamples: How many resamples are drawn for the interval.
        confidence: How much of the resamples lies within the interval.
        seed: Where the drawing begins.
    """
    question = asked.question
    said = [(p, question.answer(p.first, str), question.answer(p.second, name)) for p in pairs]
    both = [(pair, one, other) for pair, one, other in said if one and other]
    single = level not in (MeasurementLevel.SET, MeasurementLevel.NOMINAL)
    placed = [(a, b) for _, a, b in both if not single or (_single(a) and _single(b))]
    units = ([next(iter(a)), next(iter(b))] for a, b in placed) if single else placed
    return FieldAgreement(
        kind=asked.kind,
        group=asked.group,
        field=question.name,
        both=len(both),
        first_only=sum(bool(one and not other) for _, one, other in said),
        second_only=sum(bool(other and not one) for _, one, other in said),
        neither=sum(not one and not other for _, one, other in said),
        aside=len(both) - len(placed),
        equal=sum(one == other for one, other in placed),
        alpha=krippendorff_alpha(
            units,
            level,
            order=list(question.type) if single and issubclass(question.type, Term) else None,
            resamples=resamples,
            confidence=confidence,
            seed=seed,
        ),
        disagreements=_differing(question.name, both),
        one_sided=_differing(question.name, (each for each in said if not each[1] or not each[2])),
    )


def _single(answer: Answer) -> bool:
    """Whether an answer is one value, which has a place among others."""
    return len(answer) == 1 and not any(isinstance(value, Nothing) for value in answer)


def _differing(name: str, said: Iterable[tuple[Pair, Answer, Answer]]) -> tuple[Disagreement, ...]:
    return tuple(
        Disagreement(pair, name, shown(one), shown(other))
        for pair, one, other in said
        if one != other
    )
