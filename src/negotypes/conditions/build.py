"""Building conditions; what cannot be is refused at once."""

from collections.abc import Collection, Iterable, Sequence
from functools import reduce
from typing import Any, TypeGuard

from negotypes.errors import UnknownValue
from negotypes.records.condition import (
    AllOf,
    AnyOf,
    Comparison,
    Condition,
    FieldTest,
    Has,
    Met,
    NoneOf,
)
from negotypes.records.kinds import classes_of
from negotypes.records.paths import RECORD_CLASSES, Path, admitted, compared, follow, path_of
from negotypes.vocabulary import RecordKind


class Asked:
    """A field of which something is asked; made by `field`.

    Every question raises `UnknownValue` if the field can never have the value, and `DateError`
    if it holds dates and the text is not one in EDTF. Ids are looked up once the condition is
    put to a casebook, where names and aliases will do as well.
    """

    __slots__ = ("_path",)
    __hash__ = None  # type: ignore[assignment]

    def __init__(self, path: Path) -> None:
        """Ask of the field at this path."""
        self._path = path

    def __eq__(self, value: object) -> Condition:  # type: ignore[override]
        """Whether the field has this value."""
        return self._test("is", value)

    def __ne__(self, value: object) -> Condition:  # type: ignore[override]
        """Whether the field does not have this value."""
        return ~self._test("is", value)

    def contains(self, value: Any) -> Condition:
        """Whether a field that holds a list has this value among others."""
        return self._test("contains", value)

    def isin(self, values: Iterable[Any]) -> Condition:
        """Whether the field has one of these values, or one of them among others."""
        if not _is_several(values) or not values:
            raise UnknownValue(f"isin expects a list of values, got {values!r}")
        return self._test("isin", *values)

    def before(self, date: Any) -> Condition:
        """Whether the date or period ended before this one began: before 2014, in 2013.

        A year, month or season without a qualifier is the whole of it, as in `When.during`.
        """
        return self._test("before", date)

    def after(self, date: Any) -> Condition:
        """Whether the date or period began after this one ended: after 2014, in 2015.

        A year, month or season without a qualifier is the whole of it, as in `When.during`.
        """
        return self._test("after", date)

    def during(self, date: Any) -> Condition:
        """Whether the date or period lies within this one; see `When.during`."""
        return self._test("during", date)

    def overlaps(self, date: Any) -> Condition:
        """Whether the date or period shares a day with this one; see `When.overlaps`."""
        return self._test("overlaps", date)

    def __repr__(self) -> str:
        """The Python expression."""
        return f"nt.field({self._path.text!r})"

    def _test(self, comparison: Comparison, *values: Any) -> Condition:
        return _test(self._path, comparison, values)


def field(path: str) -> Asked:
    """A field of which something is to be asked, to build a condition.

    Examples:
        >>> import negotypes as nt
        >>> nt.field("scope") == "local"
        nt.field('scope') == 'local'
        >>> nt.field("modes").contains("localised") & ~nt.field("places").contains("Nigeria")
        nt.field('modes').contains('localised') & ~nt.field('places').contains('Nigeria')

    Args:
        path: The name of a field. A dotted path leads into the parts of a record, as in
            ``participants.actor``, and to the fields of records that it refers to, as in
            ``parties.scope``: there the question is whether one of them is so.

    Raises:
        UnknownField: No kind of record has such a field; the message names the nearest.
    """
    return Asked(follow(path, RECORD_CLASSES, "any kind of record"))


def has(
    kind: RecordKind | str,
    /,
    *conditions: Condition,
    at_least: int = 1,
    via: str | None = None,
    **equalities: Any,
) -> Condition:
    """Whether there are records that refer to a record, and meet conditions of their own.

    Examples:
        >>> import negotypes as nt
        >>> nt.has("grievances", scope="local", at_least=2)
        nt.has('grievances', nt.field('scope') == 'local', at_least=2)

    It holds if enough such records are supported and undisputed, and is contested if there are
    enough only with those that are disputed as well. It fails if all there are are disputed and
    too few supported. Otherwise it is unknown: nobody can say that no other text has more. Where
    a part of a record refers to another, as a participant of an episode does, what is asked of
    such parts is asked of that one.

    Args:
        kind: The kind of these records, such as ``"grievances"``.
        conditions: What they must meet.
        at_least: How many there must be.
        via: The field by which they refer to the record. Without it the usual one: the holder,
            the subject of a relation, the parties and participants, the case.
        equalities: More of what they must meet, as in `Collection.where`.

    Raises:
        UnknownField: Records of this kind have no such field; the message names the nearest.
        UnknownValue: There is no such kind, or a field can never have the value.
    """
    kind = RecordKind.of(kind)
    if type(at_least) is not int or at_least < 1:
        raise UnknownValue(f"at_least is a whole number from 1, not {at_least!r}")
    classes = classes_of(kind)
    among = f"the {kind}"
    if via is not None and not (follow(via, classes, among).ends[0].ref):
        raise UnknownValue(f"'{via}' refers to no record, so {among} cannot be found by it")
    parts = [*conditions, *(equal(kind, path, value) for path, value in equalities.items())]
    for path, value in equalities.items():
        if _is_several(value) and not value:
            raise UnknownValue(f"'{path}' is compared with no value at all")
    for part in _some(parts) if parts else ():
        check(part, kind)
    return Has(kind, together(parts) if parts else None, at_least, via)


def equal(kind: RecordKind, path: str, value: Any) -> Condition:
    """That a field of records of a kind has a value, or one of a list, tuple or set of values."""
    found = path_of(path, kind)
    if _is_several(value):
        return _test(found, "isin", tuple(value))
    return _test(found, "contains" if all(f.many for f in found.ends) else "is", (value,))


def all_of(*conditions: Condition) -> Condition:
    """Whether all of the conditions are so, as ``all`` says in a file.

    Examples:
        >>> import negotypes as nt
        >>> nt.all_of(nt.field("scope") == "local", nt.has("grievances"))
        (nt.field('scope') == 'local') & nt.has('grievances')
    """
    return AllOf(_some(conditions))


def any_of(*conditions: Condition) -> Condition:
    """Whether one of the conditions is so, as ``any`` says in a file.

    Examples:
        >>> import negotypes as nt
        >>> nt.any_of(nt.field("scope") == "local", nt.field("scope") == "national")
        (nt.field('scope') == 'local') | (nt.field('scope') == 'national')
    """
    return AnyOf(_some(conditions))


def none_of(*conditions: Condition) -> Condition:
    """Whether none of the conditions is so, as ``none`` says in a file.

    Examples:
        >>> import negotypes as nt
        >>> nt.none_of(nt.field("scope") == "local", nt.field("scope") == "national")
        ~((nt.field('scope') == 'local') | (nt.field('scope') == 'national'))
    """
    return NoneOf(_some(conditions))


def together(conditions: Sequence[Condition]) -> Condition:
    """All of one or more conditions, as ``&`` joins them."""
    return reduce(Condition.__and__, _some(conditions))


def _some(conditions: Sequence[Condition]) -> tuple[Condition, ...]:
    if not conditions:
        raise UnknownValue("expected at least one condition")
    for one in conditions:
        if not isinstance(one, Condition):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError(f"expected a condition, such as nt.field(...) == ..., got {one!r}")
    return tuple(conditions)


def criterion(name: str) -> Condition:
    """Whether a record meets a criterion of the typology in which this condition stands.

    Examples:
        >>> import negotypes as nt
        >>> nt.criterion("local-grievances") & ~nt.criterion("extremism")
        nt.criterion('local-grievances') & ~nt.criterion('extremism')

    Args:
        name: The id of the criterion.
    """
    return Met(name)


def check(condition: Condition, kind: RecordKind | str) -> None:
    """Check that a condition can be put to records of a kind.

    Raises:
        UnknownField: They have no such field.
        UnknownValue: A field of theirs can never have the value.
    """
    match condition:
        case FieldTest():
            path = path_of(condition.path, kind)
            compared(path, condition.comparison)
            for value in condition.values:
                admitted(path, value)
        case Has() | Met():
            pass
        case _:
            for _, part in condition.inner():
                check(part, kind)


def _test(path: Path, comparison: Comparison, values: Iterable[Any]) -> Condition:
    compared(path, comparison)
    wanted = dict.fromkeys(admitted(path, value) for value in values)
    return FieldTest(path.text, comparison, tuple(wanted))


def _is_several(value: object) -> TypeGuard[Collection[Any]]:
    return isinstance(value, (list, tuple, set, frozenset))
