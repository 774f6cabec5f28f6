"""The property space of some conditions: every way in which the facts they ask about can be.

A fact is either so or not, whatever is known of it, so that "p or not p" is so in every cell.
A field with one value is one variable, with the values that are asked about and, if there may be
others, one more; whatever else is asked about is a variable that is so or not so.

Source:
    P. F. Lazarsfeld, "Some remarks on the typological procedures in social research", Zeitschrift
    für Sozialforschung 6 (1937), for the property space (there "attribute space").
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import combinations, permutations
from math import inf, prod
from typing import NamedTuple, cast

from attrs import frozen

from negotypes.dates import When
from negotypes.names import fold
from negotypes.records.condition import (
    DATED,
    AllOf,
    AnyOf,
    Comparison,
    Condition,
    FieldTest,
    Has,
    Met,
    NoneOf,
    Scalar,
)
from negotypes.records.paths import path_of
from negotypes.truth import Truth
from negotypes.vocabulary import RecordKind, Term

LIMIT = 1_000_000
"""How many cells are looked at one by one."""

Value = Scalar | None
"""What a variable is in a cell; None stands for any value that is not asked about."""


@frozen
class Variable:
    """Something that is one of several ways.

    Attributes:
        key: The path of a field with one value, or a condition that is so or not so.
        values: The ways.
    """

    key: str | Condition
    values: tuple[Value, ...]


Fact = tuple[str | Condition, Value]
"""A variable, by its key, and a value of it."""

Cell = dict[str | Condition, Value]
"""The value of every variable."""


def facts(condition: Condition, kind: RecordKind) -> list[Fact]:
    """The facts that a single test asks about: it is met where one of them is so."""
    if not isinstance(condition, FieldTest):
        return [(condition, True)]
    path = path_of(condition.path, kind)
    dated = path.ends[0].type is When
    # In free text, case and accents do not matter.
    free = path.ends[0].type is str and path.ends[0].ref is None
    if condition.comparison in DATED:
        return [(condition, True)]
    if path.many or dated:
        asked: Comparison = "contains" if path.many else "is"
        values = [fold(str(v)) or v if free else v for v in condition.values]
        return [(FieldTest(condition.path, asked, (v,)), True) for v in values]
    return [(condition.path, fold(str(v)) or v if free else v) for v in condition.values]


def variables(conditions: Iterable[Condition], kind: RecordKind) -> list[Variable]:
    """The variables that some conditions ask about, in the order in which they come up."""
    found: dict[str | Condition, dict[Value, None]] = {}
    for condition in conditions:
        for leaf in leaves(condition):
            for key, value in facts(leaf, kind):
                found.setdefault(key, {})[value] = None
    return [Variable(key, _values(key, tuple(asked), kind)) for key, asked in found.items()]


def _values(key: str | Condition, asked: tuple[Value, ...], kind: RecordKind) -> tuple[Value, ...]:
    if isinstance(key, Condition):
        return (True, False)
    ends = path_of(key, kind).ends
    if all(field.type is bool for field in ends):
        return (True, False)
    closed = all(issubclass(field.type, Term) for field in ends)
    if not closed:
        return (*asked, None)
    terms = {str(term) for field in ends for term in cast("type[Term]", field.type)}
    return asked if terms <= set(asked) else (*asked, None)


def leaves(condition: Condition) -> Iterator[Condition]:
    """The single tests in a condition."""
    if isinstance(condition, (FieldTest, Has, Met)):
        yield condition
    else:
        for _, part in condition.inner():
            yield from leaves(part)


def implied(found: Sequence[Variable], kind: RecordKind) -> Iterator[Condition]:
    """What cannot be, by logic alone: more of something without less, two dates at odds."""
    keys = [variable.key for variable in found if isinstance(variable.key, Condition)]
    for one, other in permutations(keys, 2):
        match one, other:
            case Has(), Has() if _includes(one, other):
                yield one & ~other
            case FieldTest(), FieldTest() if _apart(one, other, kind):
                yield one & other
            case FieldTest(), FieldTest() if _implies(one, other, kind):
                yield one & ~other
            case _:
                pass


def _includes(more: Has, less: Has) -> bool:
    """Whether wherever the one is so, the other is so too."""
    if (more.kind, more.via) != (less.kind, less.via) or more.at_least < less.at_least:
        return False
    asked = _all(more.where)
    return all(any(_narrows(part, wide) for part in asked) for wide in _all(less.where))


def _narrows(one: Condition, other: Condition) -> bool:
    """Whether a part of what is asked is the other, or leaves fewer values."""
    match one, other:
        case FieldTest(path, as_one, values), FieldTest(same, as_other, others):
            choice = not {as_one, as_other} & set(DATED)
            return path == same and (set(values) <= set(others) if choice else one == other)
        case _:
            return one == other


def _all(condition: Condition | None) -> tuple[Condition, ...]:
    if condition is None:
        return ()
    return condition.parts if isinstance(condition, AllOf) else (condition,)


def _apart(one: FieldTest, other: FieldTest, kind: RecordKind) -> bool:
    """Whether no date can meet both."""
    many = path_of(one.path, kind).many
    if one.path != other.path or many:
        return False
    spans = [_span(one), _span(other)]
    begins = max(span.begins for span in spans)
    ends = min(span.ends for span in spans)
    begun = min(span.begun for span in spans)
    ended = max(span.ended for span in spans)
    return begins > min(ends, begun) or ended > ends


def _implies(one: FieldTest, other: FieldTest, kind: RecordKind) -> bool:
    """Whether every date that meets the one meets the other."""
    many = path_of(one.path, kind).many
    vague = any(set("?%") & set(str(test.values[0])) for test in (one, other))
    if one.path != other.path or many or vague or other.comparison not in DATED:
        return False
    inner, outer = _span(one), _span(other)
    return inner.begins >= max(outer.begins, outer.ended) and inner.ends <= min(
        outer.ends, outer.begun
    )


class _Span(NamedTuple):
    """What a test asks of a date: not to begin or end before or after certain days."""

    begins: float = -inf
    begun: float = inf
    ended: float = -inf
    ends: float = inf


def _span(test: FieldTest) -> _Span:
    edtf = str(test.values[0])
    when = When(edtf=edtf)
    if "?" in edtf or "%" in edtf:
        return _Span()  # it may be any day at all
    first = when.earliest.toordinal() if when.earliest else -inf
    last = when.latest.toordinal() if when.latest else inf
    match test.comparison:
        case "before":
            return _Span(ends=first - 1)
        case "after":
            return _Span(begins=last + 1)
        case "overlaps":
            return _Span(begun=last, ended=first)
        case _:
            return _Span(begins=first, ends=last)


class Cells:
    """All cells of some variables: a set of cells is an integer with a bit for each."""

    def __init__(self, found: Sequence[Variable], kind: RecordKind) -> None:
        """Lay out the cells; there should not be more than `LIMIT`."""
        self.variables = tuple(found)
        self.size = size(found)
        self.all = (1 << self.size) - 1
        self._kind = kind
        self._patterns: dict[Fact, int] = {}
        self._strides: dict[str | Condition, int] = {}
        stride = 1
        for variable in found:
            self._strides[variable.key] = stride
            for place, value in enumerate(variable.values):
                unit = ((1 << stride) - 1) << (place * stride)
                self._patterns[variable.key, value] = _repeated(
                    unit, stride * len(variable.values), self.size
                )
            stride *= len(variable.values)

    def where(self, condition: Condition) -> int:
        """The cells in which a condition is so."""
        match condition:
            case AllOf(parts):
                return reduce(int.__and__, map(self.where, parts), self.all)
            case AnyOf(parts):
                return reduce(int.__or__, map(self.where, parts), 0)
            case NoneOf(parts):
                return self.all & ~reduce(int.__or__, map(self.where, parts), 0)
            case _:
                # A value that a variable has been narrowed away from is nowhere.
                found = (self._patterns.get(fact, 0) for fact in facts(condition, self._kind))
                return reduce(int.__or__, found, 0)

    def consistent(self, impossible: Iterable[Condition]) -> int:
        """The cells that can be."""
        ruled_out = (*impossible, *implied(self.variables, self._kind))
        return self.all & ~reduce(int.__or__, map(self.where, ruled_out), 0)

    def decides(self, key: str | Condition, so: int, there: int) -> bool:
        """Whether some cells that can be differ in the value of one variable, and in being so.

        Args:
            key: The key of the variable.
            so: The cells in which it is so.
            there: The cells that can be.
        """
        stride = self._strides[key]
        (variable,) = (variable for variable in self.variables if variable.key == key)
        # The cells with each value, moved to where those with the first value are.
        patterns = [self._patterns[key, value] for value in variable.values]
        moved = [
            ((so & pattern) >> place * stride, (there & pattern) >> place * stride)
            for place, pattern in enumerate(patterns)
        ]
        return any(
            (one ^ other) & here & elsewhere
            for (one, here), (other, elsewhere) in combinations(moved, 2)
        )

    def among(self, narrow: Sequence[Variable]) -> int:
        """The cells in which every variable has one of the values to which it is narrowed."""
        cells = self.all
        for variable in narrow:
            found = (self._patterns.get((variable.key, value), 0) for value in variable.values)
            cells &= reduce(int.__or__, found, 0)
        return cells

    def cell(self, number: int) -> Cell:
        """The values of the variables in a cell."""
        found: Cell = {}
        for variable in self.variables:
            number, place = divmod(number, len(variable.values))
            found[variable.key] = variable.values[place]
        return found

    def first(self, cells: int) -> Cell | None:
        """The first of some cells, or None if there are none."""
        return self.cell((cells & -cells).bit_length() - 1) if cells else None


def size(found: Iterable[Variable]) -> int:
    """How many cells there are."""
    return prod(len(variable.values) for variable in found)


def narrowed(found: Sequence[Variable], known: Mapping[Fact, Truth]) -> list[Variable]:
    """The variables with the values that they may have, given what is known.

    Args:
        found: The variables.
        known: The answers to facts. What holds is so, what fails is not; what is unknown or
            contested may be either.
    """
    narrow: list[Variable] = []
    for variable in found:
        answers = {value: known.get((variable.key, value)) for value in variable.values}
        so = [value for value, answer in answers.items() if answer is Truth.HOLDS]
        if isinstance(variable.key, Condition) and answers[True] is Truth.FAILS:
            so = [False]
        free = [value for value, answer in answers.items() if answer is not Truth.FAILS]
        if Truth.CONTESTED in answers.values() and not isinstance(variable.key, Condition):
            free.append(None)  # if it is not this value, then one that nobody has coded
        narrow.append(Variable(variable.key, tuple(dict.fromkeys(so or free)) or (None,)))
    return narrow


def _repeated(unit: int, width: int, size: int) -> int:
    """A pattern of bits, over and over."""
    while width < size:
        unit |= unit << width
        width *= 2
    return unit & ((1 << size) - 1)
