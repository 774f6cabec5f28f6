"""Questions that a record answers: tests of fields, joined by "and", "or" and "not".

A condition is a value. It knows no casebook and answers nothing itself, so that it can stand in
a file, be compared, and be put to one record, to a million, or to a table elsewhere.
"""

from collections.abc import Iterator
from typing import Literal, NoReturn

from attrs import frozen

from negotypes.errors import visible
from negotypes.vocabulary import RecordKind

Scalar = str | int | bool
"""What a field is compared with; a date is its text in EDTF, a record its id."""

Way = tuple[str | int, ...]
"""The way to a part of a condition, by the names and positions that a file uses."""

Comparison = Literal["is", "contains", "isin", "before", "after", "during", "overlaps"]
"""How a field is compared with values."""

COMPARISONS: dict[str, Comparison] = {
    "is": "is",
    "contains": "contains",
    "isin": "isin",
    "before": "before",
    "after": "after",
    "during": "during",
    "overlaps": "overlaps",
}
"""The comparisons by their words in a file."""

DATED: tuple[Comparison, ...] = ("before", "after", "during", "overlaps")
"""The comparisons of dates."""


class Condition:
    """A question about a record, answered by one of four truth values.

    Conditions are joined with ``&`` (and), ``|`` (or) and ``~`` (not). Two are equal if they
    are written alike; `repr` gives the Python expression that makes the condition.
    """

    __slots__ = ()

    def __and__(self, other: "Condition") -> "Condition":
        """Both."""
        if not isinstance(other, Condition):  # pyright: ignore[reportUnnecessaryIsInstance]
            return NotImplemented
        return AllOf((*_parts(self, AllOf), *_parts(other, AllOf)))

    def __or__(self, other: "Condition") -> "Condition":
        """Either."""
        if not isinstance(other, Condition):  # pyright: ignore[reportUnnecessaryIsInstance]
            return NotImplemented
        return AnyOf((*_parts(self, AnyOf), *_parts(other, AnyOf)))

    def __invert__(self) -> "Condition":
        """Not so."""
        if isinstance(self, NoneOf):
            return self.parts[0] if len(self.parts) == 1 else AnyOf(self.parts)
        return NoneOf(_parts(self, AnyOf))

    def __bool__(self) -> NoReturn:
        """Refuse to count as True or False.

        Raises:
            TypeError: Always: ``and``, ``or`` and ``not`` would drop one of two conditions.
        """
        raise TypeError("a condition is neither True nor False: join with & | ~, put to .where()")

    def __repr__(self) -> str:
        """The Python expression that makes the condition."""
        said = _said(self)
        # Brackets that stand first are around all of it.
        return said[1:-1] if said.startswith("(") else said

    def _repr_html_(self) -> str:
        """The same for a notebook, with everything escaped."""
        from html import escape  # most uses never show it

        return f'<code style="white-space: pre-wrap">{escape(visible(repr(self)))}</code>'

    def within(self) -> "Iterator[tuple[Way, Condition]]":
        """The condition and every condition in it, each with the way to it in a file."""
        yield (), self
        for way, part in self.inner():
            for further, deeper in part.within():
                yield (*way, *further), deeper

    def inner(self) -> "Iterator[tuple[Way, Condition]]":
        """The conditions of which it is made, each with the way to it in a file."""
        return iter(())


@frozen(repr=False)
class FieldTest(Condition):
    """Whether a field has a value, or a date that stands so to another.

    Attributes:
        path: The field, by a dotted path that may lead into parts and through references.
        comparison: How it is compared.
        values: With what; any of them will do.
    """

    path: str
    comparison: Comparison
    values: tuple[Scalar, ...]


@frozen(repr=False)
class Has(Condition):
    """Whether there are records that refer to the record and meet a condition of their own.

    Attributes:
        kind: The kind of these records.
        where: What they must meet, or None if any of the kind will do.
        at_least: How many there must be.
        via: The field by which they refer to the record; the usual one if None.
    """

    kind: RecordKind
    where: Condition | None = None
    at_least: int = 1
    via: str | None = None

    def inner(self) -> Iterator[tuple[Way, Condition]]:
        """The conditions of which it is made, each with the way to it in a file."""
        if self.where is not None:
            yield ("where",), self.where


@frozen(repr=False)
class Met(Condition):
    """Whether a criterion that a typology names is met.

    Attributes:
        criterion: The id of the criterion within the typology.
    """

    criterion: str


@frozen(repr=False)
class AllOf(Condition):
    """All of several conditions.

    Attributes:
        parts: The conditions.
    """

    parts: tuple[Condition, ...]

    def inner(self) -> Iterator[tuple[Way, Condition]]:
        """The conditions of which it is made, each with the way to it in a file."""
        return ((("all", number), part) for number, part in enumerate(self.parts))


@frozen(repr=False)
class AnyOf(Condition):
    """At least one of several conditions.

    Attributes:
        parts: The conditions.
    """

    parts: tuple[Condition, ...]

    def inner(self) -> Iterator[tuple[Way, Condition]]:
        """The conditions of which it is made, each with the way to it in a file."""
        return ((("any", number), part) for number, part in enumerate(self.parts))


@frozen(repr=False)
class NoneOf(Condition):
    """None of some conditions, or the opposite of one.

    Attributes:
        parts: The conditions.
    """

    parts: tuple[Condition, ...]

    def inner(self) -> Iterator[tuple[Way, Condition]]:
        """The conditions of which it is made, each with the way to it in a file."""
        return ((("none", number), part) for number, part in enumerate(self.parts))


def _parts(condition: Condition, join: type[AllOf] | type[AnyOf]) -> tuple[Condition, ...]:
    """The conditions that are joined so; a condition that is not joined so stands alone."""
    return condition.parts if isinstance(condition, join) else (condition,)


def _joinable(parts: tuple[Condition, ...], join: type[AllOf] | type[AnyOf]) -> bool:
    """Whether an operator joins the parts to what they are: it would melt in others of its kind."""
    return len(parts) > 1 and not any(isinstance(part, join) for part in parts)


def _said(condition: Condition) -> str:
    """The Python expression for a condition, as it stands in a longer one."""
    match condition:
        case FieldTest(path, "is", (value,)):
            return f"(nt.field({path!r}) == {value!r})"
        case FieldTest(path, "isin", values):
            return f"nt.field({path!r}).isin({list(values)!r})"
        case FieldTest(path, comparison, (value,)):
            return f"nt.field({path!r}).{comparison}({value!r})"
        case Has(kind, where, at_least, via):
            said = [repr(str(kind))]
            said += [repr(where)] if where is not None else []
            said += [f"at_least={at_least}"] if at_least != 1 else []
            said += [f"via={via!r}"] if via is not None else []
            return f"nt.has({', '.join(said)})"
        case Met(criterion):
            return f"nt.criterion({criterion!r})"
        case AllOf(parts) if _joinable(parts, AllOf):
            return f"({' & '.join(map(_said, parts))})"
        case AnyOf(parts) if _joinable(parts, AnyOf):
            return f"({' | '.join(map(_said, parts))})"
        case NoneOf((part,)) if not isinstance(part, (AnyOf, NoneOf)):
            return f"~{_said(part)}"
        case NoneOf(parts) if _joinable(parts, AnyOf):
            return f"~({' | '.join(map(_said, parts))})"
        case AllOf(parts) | AnyOf(parts) | NoneOf(parts):
            words = {AllOf: "all_of", AnyOf: "any_of", NoneOf: "none_of"}
            return f"nt.{words[type(condition)]}({', '.join(map(repr, parts))})"
        case _:
            raise TypeError(f"no condition: {type(condition).__name__}")
