"""A condition made ready for the records of a casebook."""

from typing import cast

from negotypes.conditions.book import Book
from negotypes.errors import UnknownValue
from negotypes.names import fold
from negotypes.records.condition import AllOf, AnyOf, Condition, FieldTest, Has, Met, NoneOf, Scalar
from negotypes.records.paths import Path, admitted, compared, link, path_of
from negotypes.vocabulary import RecordKind, Term


def bind(condition: Condition, kind: RecordKind, book: Book) -> Condition:
    """The same condition with ids in place of names, and with the usual links written out.

    Args:
        condition: The condition.
        kind: The kind of the records to which it is put.
        book: Where names are looked up.

    Raises:
        UnknownField: Records of this kind have no such field.
        UnknownValue: A field of theirs can never have the value.
        UnknownId: No record has the id, name or alias.
        AmbiguousName: Several records have it.
    """
    match condition:
        case FieldTest():
            path = path_of(condition.path, kind)
            compared(path, condition.comparison)
            values = tuple(_value(path, value, kind, book) for value in condition.values)
            return FieldTest(condition.path, condition.comparison, values)
        case Has(other, where, at_least, via):
            inner = None if where is None else bind(where, other, book)
            return Has(other, inner, at_least, link(other, kind, via))
        case AllOf(parts):
            return AllOf(tuple(bind(part, kind, book) for part in parts))
        case AnyOf(parts):
            return AnyOf(tuple(bind(part, kind, book) for part in parts))
        case NoneOf(parts):
            return NoneOf(tuple(bind(part, kind, book) for part in parts))
        case _:
            name = cast("Met", condition).criterion
            raise UnknownValue(f"no typology is asked, so nobody can tell what '{name}' means")


def _value(path: Path, value: Scalar, kind: RecordKind, book: Book) -> Scalar:
    """A value as the records spell it."""
    value = admitted(path, value)
    field = path.ends[0]
    if not isinstance(value, str) or issubclass(field.type, Term):
        return value
    if field.ref is None:
        return fold(value) or value if field.type is str else value
    # An id that records hold will do, be its record in this casebook or elsewhere.
    if not path.further and value in book.indexed(kind).index.values(path.own):
        return value
    return book.id_of(field.ref, value)
