"""Who stands where on negotiating: what the figure of positions shows."""

from collections.abc import Iterable

from attrs import frozen

from negotypes.casebook import Casebook
from negotypes.collection import Collection
from negotypes.plot.spans import Span, spans_of
from negotypes.records import Position
from negotypes.records.sheets import Name
from negotypes.truth import Truth
from negotypes.vocabulary import RecordKind, Stance

_TOWARDS = {Stance.ADVOCATES, Stance.OPEN, Stance.CONDITIONAL, Stance.SELECTIVE, Stance.ADMITS}
_AGAINST = {Stance.OPPOSES, Stance.REFUSES, Stance.DENIES}


@frozen
class Stand:
    """A position.

    Attributes:
        id: The id of the record.
        stance: Which stand it is.
        truth: Whether it holds.
        when: When it was held, in words; "" where that is not coded.
        towards: With whom, or about negotiating with whom.
        public: Whether it is what the holder says in public; None where that is not coded.
    """

    id: str
    stance: Stance
    truth: Truth
    when: str
    towards: tuple[str, ...]
    public: bool | None


@frozen
class Holder:
    """Somebody with positions.

    Attributes:
        name: The name.
        stands: The positions, from those for negotiating to those against it, then by date.
        dated: Those with a date, for a timeline.
    """

    name: str
    stands: tuple[Stand, ...]
    dated: tuple[Span, ...]

    @property
    def torn(self) -> bool:
        """Whether some speak for negotiating, or for its taking place, and others against."""
        held = {stand.stance for stand in self.stands if stand.truth is not Truth.FAILS}
        return bool(held & _TOWARDS) and bool(held & _AGAINST)


def holders_of(held: Casebook | Collection[Position]) -> tuple[Holder, ...]:
    """Who has which positions, those most for negotiating first.

    Raises:
        TypeError: It is neither a casebook nor a collection of positions.
    """
    if isinstance(held, Casebook):
        records: Iterable[Position] = held.positions
        name: Name = held.name
    elif getattr(held, "kind", None) is RecordKind.POSITIONS:
        records, name = held, held.book.name
    else:
        raise TypeError(f"expected a casebook or a collection of positions, got {held!r}")
    by_holder: dict[str, list[Position]] = {}
    for record in records:
        by_holder.setdefault(record.holder, []).append(record)
    order = {stance: number for number, stance in enumerate(Stance)}
    holders = [
        Holder(
            name(holder),
            tuple(
                _stand(one, name)
                for one in sorted(
                    positions,
                    key=lambda one: (
                        order[one.stance],
                        one.period is None,
                        one.period.sort_key if one.period else (0, 0, ""),
                        one.id,
                    ),
                )
            ),
            spans_of(positions, name),
        )
        for holder, positions in by_holder.items()
    ]
    return tuple(
        sorted(holders, key=lambda one: ([order[stand.stance] for stand in one.stands], one.name))
    )


def _stand(position: Position, name: Name) -> Stand:
    return Stand(
        position.id,
        position.stance,
        position.truth(),
        "" if position.period is None else position.period.words,
        tuple(map(name, position.counterparts)),
        position.public,
    )
