"""How far two coders of the same texts agree, field by field.

Where only one coder has coded a field there is nothing to agree on: it is counted, and it is no
disagreement. That a text says there is nothing, and that a field cannot apply, are values.
"""

from typing import Any

from attrs import field, frozen

from negotypes.casebook import Casebook
from negotypes.coders.alpha import check_interval
from negotypes.coders.levels import Levels, check_levels, fields_asked, level_of
from negotypes.coders.lines import Disagreement, FieldAgreement, field_agreement
from negotypes.coders.pairing import Pairing, pair_up
from negotypes.coders.report import plain, table
from negotypes.coders.values import uncompared
from negotypes.errors import UnknownField, counted, did_you_mean, legible
from negotypes.layout import Table
from negotypes.progress import Tell, untold
from negotypes.records import kind_of


@frozen
class Agreement:
    """How far two coders agree.

    Attributes:
        pairing: Which records of the two are the same, and what only one of them has.
        lines: The fields, kind by kind, of all kinds of which there is a pair.
    """

    pairing: Pairing = field(repr=False)
    lines: tuple[FieldAgreement, ...] = field(repr=False)

    def line(self, name: str) -> FieldAgreement:
        """The agreement in a field, such as ``positions.stance``.

        Raises:
            UnknownField: No pair of records has such a field, or it is not compared.
        """
        for each in self.lines:
            if each.name == name:
                return each
        hint = did_you_mean(name, [each.name for each in self.lines])
        raise UnknownField("; ".join(filter(None, (f"no line '{legible(name)}'", hint))))

    @property
    def disagreements(self) -> tuple[Disagreement, ...]:
        """All that both have coded, and differently."""
        return tuple(each for line in self.lines for each in line.disagreements)

    @property
    def uncompared(self) -> tuple[str, ...]:
        """The fields that are not compared, as coders fill them with words of their own."""
        named = {
            f"{kind_of(each.first)}.{name}": None
            for each in self.pairing.pairs
            for name in uncompared(type(each.first))
        }
        return tuple(named)

    def table(self) -> Table:
        """The figures, what there is to talk over, and what only one coder has."""
        return table(self.pairing, self.lines, self.uncompared)

    def plain(self) -> dict[str, Any]:
        """The agreement as plain values, for JSON."""
        return plain(self.pairing, self.lines, self.uncompared)

    def __repr__(self) -> str:
        """How many pairs of records, and in how many fields they are compared."""
        told = f"{counted(len(self.pairing.pairs), 'pair')}, {counted(len(self.lines), 'field')}"
        return f"<Agreement: {told}, {counted(len(self.disagreements), 'disagreement')}>"

    def __str__(self) -> str:
        """The agreement as a table for a terminal."""
        return self.table().text()

    def _repr_html_(self) -> str:
        """The agreement as a table for a notebook."""
        return self.table().notebook()


def agreement(
    a: Casebook,
    b: Casebook,
    *,
    levels: Levels | None = None,
    resamples: int = 1000,
    confidence: float = 0.95,
    seed: int = 0,
    tell: Tell = untold,
) -> Agreement:
    """Compare how two coders have coded the same texts.

    Args:
        a: The casebook of the first coder.
        b: The casebook of the second coder.
        levels: The level of measurement of a field, by its name, such as ``evidence.certainty``,
            or by its name in one kind of record, such as ``positions.stance``, which comes
            first. The usual level is ``set`` where a record can have many values, else
            ``nominal``. On the level ``ordinal`` the order of a vocabulary is that of its terms.
        resamples: How many resamples are drawn for each interval; 0 for none.
        confidence: How much of the resamples lies within the interval.
        seed: Where the drawing begins: the same seed gives the same intervals.
        tell: Is told how much of the work is done, from 0 to 1.

    Returns:
        For every field the percentage of agreement, Krippendorff's alpha and the disagreements,
        with the records that only one coder has.

    Raises:
        UnknownField: A level is given for a field that is not there or not compared.
        UnknownValue: There is no such level, or not for this field; or the number of resamples
            or the confidence is out of range.
    """
    for book in (a, b):
        if not isinstance(book, Casebook):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError(f"expected two casebooks, such as nt.read gives; got {book!r}")
    levels = {} if levels is None else levels
    check_levels(levels)
    check_interval(resamples, confidence)
    pairing = pair_up(a, b)
    lines: list[FieldAgreement] = []
    every = list(fields_asked())
    for number, asked in enumerate(every):
        tell(number / len(every))
        pairs = [
            each
            for each in pairing.pairs
            if isinstance(each.first, asked.cls) and isinstance(each.second, asked.cls)
        ]
        if pairs:
            lines.append(
                field_agreement(
                    asked,
                    pairs,
                    pairing.name,
                    level_of(asked, levels),
                    resamples=resamples,
                    confidence=confidence,
                    seed=seed,
                )
            )
    return Agreement(pairing, tuple(lines))
