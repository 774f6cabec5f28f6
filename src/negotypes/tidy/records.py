"""The tables of records: which there are, with which columns, and the rows of each record."""

import json
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from attrs import AttrsInstance, evolve

from negotypes.casebook import Casebook
from negotypes.dates import When
from negotypes.records import CLASSES, Record, classes_of, kind_of
from negotypes.records.condition import Condition
from negotypes.records.fields import Field, describe, items_of
from negotypes.records.reference import ANY
from negotypes.tidy.rows import Category, Cell, Column, ColumnType, Link, Rows, table
from negotypes.vocabulary import RecordKind, Term


def tables(book: Casebook) -> dict[str, Rows]:
    """The records of a casebook as tidy tables, by name.

    Nothing that is coded is lost: from the tables every record can be put together again.

    Args:
        book: The casebook.

    Returns:
        Rows for each table, in an order that depends on the records alone.
    """
    return filled(_empty(), book.records)


def kind_tables(kind: RecordKind, records: Iterable[Record]) -> dict[str, Rows]:
    """The records of one kind as tidy tables: only those in which such records can stand.

    Args:
        kind: The kind.
        records: The records.
    """
    names = {str(kind), *_shared()}
    for cls in classes_of(kind):
        names |= _names_within(cls)
    return filled({name: rows for name, rows in _empty().items() if name in names}, records)


def filled(empty: dict[str, Rows], records: Iterable[Record]) -> dict[str, Rows]:
    """Tables with the rows of records."""
    made: dict[str, list[tuple[Cell, ...]]] = {name: [] for name in empty}
    for record in records:
        for name, row in _record(record):
            made[name].append(row)
    return {name: evolve(rows, rows=tuple(made[name])) for name, rows in empty.items()}


def _names_within(cls: type[AttrsInstance]) -> set[str]:
    """The tables of the lists and parts of a class."""
    names = {table_of(cls, field) for field in lists_of(cls)}
    for field in describe(cls).values():
        if field.is_part:
            names |= {part_tables()[field.type], *_names_within(field.type)}
    return names


def table_of(cls: type[AttrsInstance], field: Field) -> str:
    """The name of the table in which a field of a record class, or of a part, stands.

    Args:
        cls: The class.
        field: The field.

    Returns:
        The name; empty for what a casebook fills in.
    """
    if field.derived:
        return ""
    if field.is_part:
        return part_tables()[field.type]
    part = part_tables().get(cls)
    if part is None and field.many and field.name in _shared():
        return field.name
    own = part or _kind_table(cls)
    return f"{own}.{field.name}" if field.many else own


@cache
def part_tables() -> dict[type[AttrsInstance], str]:
    """The name of the table of each class of part, such as ``evidence.attribution``."""
    found: dict[type[AttrsInstance], str] = {}
    for kind in CLASSES:
        for cls in classes_of(kind):
            _name_parts(cls, "", found)
    return found


def _name_parts(
    cls: type[AttrsInstance], within: str, found: dict[type[AttrsInstance], str]
) -> None:
    for field in describe(cls).values():
        if field.is_part and field.type not in found:
            found[field.type] = within + field.name
            _name_parts(field.type, f"{within}{field.name}.", found)


_FIRST = ("id", "kind", "name", "title", "summary")


def single_of(*classes: type[AttrsInstance]) -> dict[str, tuple[Field, ...]]:
    """The fields of classes that hold one value, in the order in which people read them."""
    single: dict[str, tuple[Field, ...]] = {}
    for cls in classes:
        for name, field in describe(cls).items():
            if not field.many and not field.is_part:
                single[name] = (*single.get(name, ()), field)
    first = [name for name in _FIRST if name in single]
    rest = [name for name in single if name not in (*_FIRST, "note")]
    last = [name for name in ("note",) if name in single]
    return {name: single[name] for name in (*first, *rest, *last)}


def lists_of(cls: type[AttrsInstance]) -> list[Field]:
    """The lists of values that a record class, or a part, has; what is filled in is none."""
    return [f for f in describe(cls).values() if f.many and not f.is_part and not f.derived]


def _shared() -> frozenset[str]:
    """The lists that records of every kind have."""
    return frozenset(field.name for field in lists_of(Record))


def _kind_table(cls: type[AttrsInstance]) -> str:
    return next(str(kind) for kind, base in CLASSES.items() if issubclass(cls, base))


@cache
def _empty() -> dict[str, Rows]:
    """All tables, without rows."""
    made: dict[str, Rows] = {}
    for kind in CLASSES:
        classes = classes_of(kind)
        columns = tuple(_columns(single_of(*classes), len(classes)))
        made[str(kind)] = table(columns, key=("id",), doc=f"A row for each of the {kind}.")
        found: dict[str, list[Field]] = {}
        for cls in classes:
            for field in lists_of(cls):
                if field.name not in _shared():
                    found.setdefault(table_of(cls, field), []).append(field)
        made |= {name: _list(fields, str(kind)) for name, fields in found.items()}
    for field in lists_of(Record):
        made[field.name] = table(
            (_KIND, _RECORD, _POSITION, typed("value", field, required=True)),
            key=("record", "position"),
            doc=_doc(field),
        )
    for part, name in part_tables().items():
        made |= _part(part, name)
    return made


def _list(fields: list[Field], kind: str) -> Rows:
    columns = (_of(kind), _POSITION, typed("value", *fields, required=True))
    link = Link("record", kind, "id")
    return table(columns, key=("record", "position"), links=(link,), doc=columns[2].doc)


def _part(part: type[AttrsInstance], name: str) -> dict[str, Rows]:
    """The table of a kind of part, and those of its lists."""
    holders = _holders(part)
    to = next(iter(holders)) if len(holders) == 1 else None
    id_there = "part" if to in part_tables().values() else "id"
    own = (_PART, _HOLDER, _KIND, _RECORD, _POSITION)
    made = {
        name: table(
            (*own, *_columns(single_of(part), 1)),
            key=("part",),
            links=() if to is None else (Link("of", to, id_there),),
            doc=f"A row for each part of a record that is one of its {name.split('.')[-1]}.",
        )
    }
    for field in lists_of(part):
        made[table_of(part, field)] = table(
            (_PART, _RECORD, _POSITION, typed("value", field, required=True)),
            key=("part", "position"),
            links=(Link("part", name, "part"),),
            doc=_doc(field),
        )
    return made


def _holders(part: type[AttrsInstance]) -> set[str]:
    """The tables of the records and parts that have parts of this kind."""
    kinds = {str(kind): classes_of(kind) for kind in CLASSES}
    holding = kinds | {name: (cls,) for cls, name in part_tables().items()}
    return {
        name
        for name, classes in holding.items()
        for cls in classes
        if any(field.is_part and field.type is part for field in describe(cls).values())
    }


def _columns(single: dict[str, tuple[Field, ...]], classes: int) -> Iterator[Column]:
    for name, fields in single.items():
        required = len(fields) == classes and all(field.required for field in fields)
        yield typed(name, *fields, required=required)
        if fields[0].type is When:
            yield Column(f"{name}_printed", ColumnType.TEXT, "The date in the words as printed.")


def typed(name: str, *fields: Field, required: bool = False, many: bool = False) -> Column:
    """The column of a field, which several classes may declare each in its own way."""
    first = fields[0]
    terms = {field.type: None for field in fields if issubclass(field.type, Term)}
    refers_to = "any" if first.ref == ANY else first.ref
    return Column(
        name=name,
        type=_TYPES.get(first.type) or _type(first),
        doc=" ".join(dict.fromkeys(map(_doc, fields))),
        required=required,
        many=many,
        categories=categories(*terms),
        vocabulary="|".join(cls.__name__ for cls in terms) or None,
        refers_to=refers_to,
    )


_TYPES = {When: ColumnType.DATE, int: ColumnType.NUMBER, bool: ColumnType.TRUTH}


def _type(field: Field) -> ColumnType:
    if issubclass(field.type, Term):
        return ColumnType.TERM
    if issubclass(field.type, Condition):
        return ColumnType.CONDITION
    return ColumnType.ID if field.slug else ColumnType.TEXT


def categories(*vocabularies: Iterable[Any]) -> tuple[Category, ...]:
    """The terms of vocabularies; of terms that several have, the first."""
    found: dict[str, Category] = {}
    for term in (term for terms in vocabularies for term in terms):
        found.setdefault(term.value, Category(term.value, term.label, term.definition))
    return tuple(found.values())


def _doc(field: Field) -> str:
    return field.doc.replace("``", "'").replace("`", "'")


_RECORD = Column("record", ColumnType.ID, "The id of the record.", required=True, refers_to="any")
_POSITION = Column(
    "position", ColumnType.NUMBER, "Which in the list, counted from 1.", required=True
)
_PART = Column("part", ColumnType.TEXT, "The key of the part.", required=True)
_HOLDER = Column(
    "of", ColumnType.TEXT, "What it is a part of: a record's id or a part's key.", required=True
)
_KIND = Column(
    "kind",
    ColumnType.TERM,
    "The kind of the record.",
    required=True,
    categories=categories(RecordKind),
    vocabulary=RecordKind.__name__,
)


def _of(kind: str) -> Column:
    return evolve(_RECORD, refers_to=kind)


def _record(record: Record) -> Iterator[tuple[str, tuple[Cell, ...]]]:
    """The rows of a record and of all its parts, each with the name of its table."""
    kind = str(kind_of(record))
    yield kind, tuple(_cells(record, single_of(*classes_of(kind))))
    for field in lists_of(type(record)):
        start = (kind, record.id) if field.name in _shared() else (record.id,)
        for position, value in enumerate(getattr(record, field.name), start=1):
            yield table_of(type(record), field), (*start, position, plain(value))
    yield from _parts(record, record.id, kind, record.id)


def _parts(
    holder: AttrsInstance, of: str, kind: str, record: str
) -> Iterator[tuple[str, tuple[Cell, ...]]]:
    for field in describe(type(holder)).values():
        if not field.is_part:
            continue
        for position, part in enumerate(items_of(getattr(holder, field.name)), start=1):
            key = f"{of}/{field.name}/{position}"
            own = _cells(part, single_of(field.type))
            yield part_tables()[field.type], (key, of, kind, record, position, *own)
            for inner in lists_of(field.type):
                for number, value in enumerate(getattr(part, inner.name), start=1):
                    yield table_of(field.type, inner), (key, record, number, plain(value))
            yield from _parts(part, key, kind, record)


def _cells(holder: Any, single: dict[str, tuple[Field, ...]]) -> Iterator[Cell]:
    for name, fields in single.items():
        value = getattr(holder, name, None)
        yield plain(value)
        if fields[0].type is When:
            yield None if value is None else value.printed


def plain(value: Any) -> Cell:
    """One value as it stands in a cell."""
    if isinstance(value, Term):
        return value.value
    if isinstance(value, When):
        return value.edtf
    if isinstance(value, Condition):
        from negotypes.files.conditions import unstructure  # takes cattrs, which is heavy

        return json.dumps(unstructure(value), ensure_ascii=False)
    cell: Cell = value
    return cell
