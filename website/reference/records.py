"""Every kind of record and part: what it is, and a table of its fields."""

import inspect
from collections.abc import Iterable, Iterator

import negotypes as nt
from negotypes.codebooks.described import type_words
from negotypes.dates import When
from negotypes.records import CLASSES, Record
from negotypes.records.condition import Condition
from negotypes.records.fields import Field, describe
from negotypes.records.reference import ANY
from negotypes.vocabulary import RecordKind, Term
from website.reference.classes import TEXT, Class, classes, parts_of, place
from website.reference.diagram import diagram
from website.reference.links import linked

_HEAD = (TEXT / "records.md").read_text("utf-8")

_TITLES = {
    Record: "What all records have",
    nt.Evidence: "Evidence",
    nt.Source: "Texts and actors",
    nt.Relation: "What is said of actors",
    nt.NegotiationMode: "Negotiating",
    nt.Case: "Cases and what happens",
    nt.Assessment: "Judgements and problems",
    nt.Typology: "Typologies",
    nt.Pack: "Packs",
}
_LISTS = (
    "Where it says *list, may have more*, a value that is not in the list is not known instead of "
    "not so; see [Conditions](conditions.md#exact-rules)."
)


def records() -> str:
    """The page."""
    return "\n".join((_HEAD, diagram(), "", _LISTS, "", *map(_section, classes())))


def _section(cls: Class) -> str:
    parts = [f"## {_TITLES[cls]}\n"] if cls in _TITLES else []
    parts.append(f"### {cls.__name__} {{ #{place(cls)} }}\n")
    text = inspect.getdoc(cls) or ""
    said = text.partition("Attributes:")[0].strip()
    parts.append(f"{linked(said, cls.__name__)}\n")
    parts.append(f"{_kind(cls)}\n" if _kind(cls) else "")
    parts.append(table(cls))
    parts += (
        f"\n::: negotypes.{cls.__name__}.{name}\n    options:\n      heading_level: 4\n"
        for name in _asked(cls)
    )
    return "\n".join(filter(None, parts)) + "\n"


def _kind(cls: Class) -> str:
    kind = next((kind for kind, one in CLASSES.items() if issubclass(cls, one)), None)
    if cls is nt.Typology:
        return "In the collection `typologies`. What it can be asked: [Typologies](typologies.md)."
    if kind is None:
        holders = [
            one for one in classes() if cls in parts_of(one) and one.__base__ not in classes()
        ]
        named = ", ".join(_link(one) for one in holders)
        return f"A part of {named}." if holders else ""
    return f"In the collection `{kind}`: {kind.definition[:1].lower()}{kind.definition[1:]}"


def _asked(cls: Class) -> Iterator[str]:
    """What records and evidence can be asked, where it is first declared."""
    if cls not in (Record, nt.Evidence):
        return
    for name, member in vars(cls).items():
        if not name.startswith("_") and (
            inspect.isfunction(member) or isinstance(member, property)
        ):
            yield name


def table(cls: Class) -> str:
    """The fields of a class as a table."""
    head = ("Field", "Meaning", "Holds", "Required", "Vocabulary")
    rows = (_row(field) for field in _in_order(cls))
    lines = [_line(head), _line("---" for _ in head), *map(_line, rows)]
    return "\n".join(lines) + "\n"


def _in_order(cls: Class) -> Iterable[Field]:
    """The fields of a class: the id, its own, and those that all records have."""
    found = describe(cls)
    shared = [name for name in describe(Record) if name in found and issubclass(cls, Record)]
    own = [name for name in found if name not in shared]
    return [found[name] for name in (*shared[:1], *own, *shared[1:])]


def _row(field: Field) -> Iterator[str]:
    yield f"`{field.name}`"
    yield linked(field.doc)
    yield _holds(field)
    yield _required(field)
    terms = issubclass(field.type, Term)
    yield f"[{field.type.__name__}][negotypes.{field.type.__name__}]" if terms else ""


def _holds(field: Field) -> str:
    word = _one(field)
    if field.many:
        return f"list, may have more: {word}" if field.open else f"list: {word}"
    return word


def _one(field: Field) -> str:
    if field.is_part:
        return _link(field.type)
    if field.ref == ANY:
        return "id of a record of any kind"
    if field.ref is not None:
        return f"id: {_link(CLASSES[RecordKind.of(field.ref)])}"
    if issubclass(field.type, Term):
        return "term"
    if issubclass(field.type, Condition):
        return "[condition](conditions.md)"
    if field.type is When:
        return "[date](dates.md)"
    return type_words(field)


def _required(field: Field) -> str:
    if field.derived:
        return "filled in"
    if field.required:
        return "yes"
    given = field.default
    if isinstance(given, Term):
        return f"always `{given}`"
    if isinstance(given, tuple) and given:
        return f"`[{', '.join(given)}]` if left out"
    return "`false` if left out" if given is False else "no"


def _link(cls: type) -> str:
    return f"[{cls.__name__}](#{place(cls)})"


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |"
