"""JSON Schema for the files that `reading` reads, made from the record classes.

Editors complete and check by it while somebody types. A schema accepts what the reader accepts of
each record taken by itself. Only words that draft-07 of JSON Schema had already are used, since
editors go by these, although the schemas are of the draft 2020-12.

What a schema cannot say is the reader's alone:

- that references lead to a record of the right kind, and that ids differ;
- that a source has the paragraphs that are cited;
- what a calendar tells of a date: that 2015 had no 29 February, that a period ends after it begins;
- what the conditions of a typology ask: that there is such a path, that values fit the field to
  which it leads, that criteria and dimensions that are named are there;
- what is told of a text before there are values: that it is YAML or JSON at all, in UTF-8, with
  no key twice, no anchors, tags or second document, and no more than 32 levels.

Known limits, held by tests:

- An item is listed twice also if it is written in two ways, such as ``12`` and ``"12"`` in YAML,
  or with a default that is written out; to a schema these are two values.
- To an editor, YAML's ``012``, ``+12``, ``0x1F``, ``12.0`` and ``1e1`` are numbers like others, and
  ``True`` is ``true``. The reader sees how they are written, and may refuse them where numbers,
  truths, ids and dates stand. A year before 1000 needs quotes for an editor, and so does an id
  such as ``1e-3``, which is a fraction to it.
- A file that holds nothing at all, or only comments, is a file of no records. In YAML that is
  null, and so a file with the one word ``null`` passes as well; the reader refuses it.
"""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from attrs import AttrsInstance

from negotypes.dates import When
from negotypes.errors import UnknownValue, did_you_mean, legible, listed
from negotypes.files import shapes
from negotypes.files.codec import in_order
from negotypes.files.conditions import HEADS
from negotypes.files.folder import SCHEMA_SUFFIX
from negotypes.files.shapes import Shape, first_line
from negotypes.records import ACTOR_CLASSES, CLASSES, Actor, Evidence, Record
from negotypes.records.condition import COMPARISONS, Condition
from negotypes.records.fields import Field, describe
from negotypes.records.pack import Pack
from negotypes.vocabulary import ActorKind, RecordKind, Term

FORMS = ("yaml", "json")
"""The forms in which files are written."""

RECORDS = "records"
"""The kind of file that holds records: a mapping of kinds to lists."""

_ONE_OF_A_CLASS: dict[str, type[AttrsInstance]] = {"pack": Pack}
"""The kinds of file that hold one thing, each with its class."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema(file: str = RECORDS, *, form: str = "yaml") -> dict[str, Any]:
    """The JSON Schema of a kind of file.

    Examples:
        >>> import negotypes as nt
        >>> nt.schema("records")["properties"]["cases"]["description"]
        'Who negotiates, or might, with whom, over what.'

    Args:
        file: The kind of file, such as ``"records"``.
        form: ``"yaml"``, as editors see YAML, or ``"json"``.

    Returns:
        A schema of the draft 2020-12; the same at every call.

    Raises:
        UnknownValue: There is no such kind of file, or no such form.
    """
    _one_of(file, kinds_of_file(), "kind of file")
    _one_of(form, FORMS, "form")
    making = _Making(typed=form == "json")
    if file == RECORDS:
        return _whole(file_name(file, form), making.records(), making)
    return _whole(file_name(file, form), making.mapping(_ONE_OF_A_CLASS[file]), making)


def kinds_of_file() -> list[str]:
    """The kinds of file that there are."""
    return [RECORDS, *_ONE_OF_A_CLASS]


def file_name(file: str, form: str) -> str:
    """What the file is called in which the schema of a kind of file is kept."""
    return f"{file}.{form}{SCHEMA_SUFFIX}"


def _one_of(name: str, known: Iterable[str], what: str) -> None:
    names = list(known)
    if name not in names:
        hint = did_you_mean(name, names) or f"expected {listed(names, 'or')}"
        raise UnknownValue(f"'{legible(name)}' is no {what}; {hint}")


def _whole(name: str, shape: Shape, making: "_Making") -> dict[str, Any]:
    defs = {one: making.defs[one] for one in sorted(making.defs)}
    return {"$schema": _DIALECT, "$id": name, **shape, "$defs": defs}


class _Making:
    """One schema in the making.

    Attributes:
        defs: What is said once and referred to.
    """

    def __init__(self, *, typed: bool) -> None:
        self.defs: dict[str, Shape] = {}
        self._typed = typed

    def records(self) -> Shape:
        """A mapping of kinds to lists of records."""
        lists = {
            str(kind): {
                "description": kind.definition,
                "type": "array",
                "items": self._actor() if cls is Actor else self._part(cls),
            }
            for kind, cls in CLASSES.items()
        }
        return {
            "title": "Records",
            "description": "Records by their kinds.",
            # In YAML a file without a word in it is null.
            "type": "object" if self._typed else ["object", "null"],
            "properties": lists,
            "additionalProperties": False,
        }

    def mapping(self, cls: type[AttrsInstance]) -> Shape:
        """A mapping with the fields of a class."""
        fields = {n: field for n, field in describe(cls).items() if not field.derived}
        shape: Shape = {
            "title": cls.__name__,
            "description": first_line(cls),
            "type": "object",
            "properties": {name: self._field(fields[name], cls) for name in in_order(fields)},
            # Told before what is missing: a name that is misspelt is mostly both.
            "additionalProperties": False,
            "required": [n for n in in_order(fields) if fields[n].required or _is_kind(n, cls)],
        }
        if issubclass(cls, Record):
            shape["allOf"] = [
                self._left_out(field)
                for name, field in fields.items()
                if not field.required and not _is_kind(name, cls)
            ]
        return shape

    def _once(self, name: str, make: Callable[[], Shape]) -> Shape:
        """A reference to what is said once; conditions refer to themselves."""
        if name not in self.defs:
            self.defs[name] = {}
            self.defs[name] |= make()
        return {"$ref": f"#/$defs/{name}"}

    def _plain(self, make: Callable[..., Shape]) -> Shape:
        return self._once(make.__name__, lambda: make(typed=self._typed))

    def _part(self, cls: type[AttrsInstance]) -> Shape:
        return self._once(cls.__name__, lambda: self.mapping(cls))

    def _actor(self) -> Shape:
        """The kind of actor decides which fields there are."""
        return self._once(Actor.__name__, self._any_actor)

    def _any_actor(self) -> Shape:
        kind = {"description": describe(Actor)["kind"].doc, **self._term(ActorKind)}
        classes = {str(describe(cls)["kind"].default): cls for cls in ACTOR_CLASSES}
        return {
            "description": first_line(Actor),
            "type": "object",
            "properties": {"kind": kind},
            "required": ["kind"],
            "allOf": [
                {
                    "if": {"properties": {"kind": {"const": term}}, "required": ["kind"]},
                    "then": self._part(cls),
                }
                for term, cls in classes.items()
            ],
        }

    def _field(self, field: Field, cls: type[AttrsInstance]) -> Shape:
        said: Shape = {"description": field.doc}
        if _is_kind(field.name, cls):
            return {"description": shapes.definition(field.default), "const": str(field.default)}
        one = self._one(field, cls)
        if not field.many:
            return said | one
        least: Shape = {"minItems": 1} if field.required else {}
        return said | {"type": "array", "items": one, **least, "uniqueItems": True}

    def _one(self, field: Field, cls: type[AttrsInstance]) -> Shape:
        """What a field of a class may hold one of."""
        if cls is Evidence and field.name == "fields":
            return {}  # said below, where it is known what the evidence is for
        if cls is Evidence and field.name in _OF_EVIDENCE:
            return self._plain(_OF_EVIDENCE[field.name])
        if issubclass(cls, Record) and field.name in _LEFT_OUT:
            named = [f.name for f in describe(cls).values() if not f.required]
            return {"enum": [name for name in named if name != field.name]}
        if field.type is Evidence:
            fields: Shape = {"items": {"enum": list(describe(cls))}}
            return {"allOf": [self._part(Evidence), {"properties": {"fields": fields}}]}
        if field.is_part:
            return self._part(field.type)
        if issubclass(field.type, Condition):
            return self._condition()
        if issubclass(field.type, Term):
            return self._term(field.type)
        if field.type is When:
            return self._once("date", self._date)
        return self._plain(shapes.slug if field.slug else _PLAIN[field.type])

    def _term(self, vocabulary: type[Term]) -> Shape:
        return self._once(vocabulary.__name__, lambda: shapes.term(vocabulary))

    def _date(self) -> Shape:
        return shapes.date(self._plain(shapes.edtf), self._plain(shapes.text), typed=self._typed)

    def _left_out(self, field: Field) -> Shape:
        """A field that is said to be absent or inapplicable has no value."""
        # An editor shows this message instead of its own; others do not know the word.
        told = {"errorMessage": f"'{field.name}' is said to be absent or inapplicable"}
        no_value: Shape | bool
        if field.default is None:
            how, no_value = "none", False
        elif field.many:
            how, no_value = "empty", {"const": list[Any](), **told}
        else:
            how, no_value = "default", shapes.only(field.default, typed=self._typed) | told
        named: list[Shape] = [
            {
                "properties": {name: {"type": "array", "contains": {"const": field.name}}},
                "required": [name],
            }
            for name in _LEFT_OUT
        ]
        shape = {"if": {"anyOf": named}, "then": {"properties": {field.name: no_value}, **told}}
        return self._once(f"{how}:{field.name}", lambda: shape)

    def _condition(self) -> Shape:
        return self._once(Condition.__name__, self._any_condition)

    def _any_condition(self) -> Shape:
        """One of several heads, and beside each what may stand with it."""
        shape: Shape = {
            "title": Condition.__name__,
            "description": first_line(Condition),
            "type": "object",
            "properties": {head: {"description": _WORDS[head]} for head in HEADS},
            "anyOf": [{"required": [head]} for head in HEADS],
            "allOf": [
                {"if": {"required": [head]}, "then": self._once(f"condition:{head}", make)}
                for head, make in self._heads().items()
            ],
        }
        return shape

    def _heads(self) -> dict[str, Callable[[], Shape]]:
        text, condition = self._plain(shapes.text), {"$ref": f"#/$defs/{Condition.__name__}"}
        several = {"type": "array", "items": condition, "minItems": 1}
        one = self._plain(shapes.scalar)
        any_of = {"type": "array", "items": one, "minItems": 1}
        words: dict[str, Shape] = {
            "field": text,
            **dict.fromkeys(COMPARISONS, one),
            "isin": any_of,
            "has": self._term(RecordKind),
            "where": condition,
            "at_least": self._plain(shapes.from_1),
            "via": text,
            "criterion": self._plain(shapes.slug),
            **dict.fromkeys(("all", "any", "none"), several),
        }

        def shape(head: str) -> Shape:
            beside = (head, *HEADS[head])
            made: Shape = {
                "properties": {
                    word: {"description": _WORDS[word], **words[word]} for word in beside
                },
                "additionalProperties": False,
            }
            # A field, and one comparison.
            return made | ({"minProperties": 2, "maxProperties": 2} if head == "field" else {})

        return {head: partial(shape, head) for head in HEADS}


def _is_kind(name: str, cls: type[AttrsInstance]) -> bool:
    """Whether a field holds the kind of actor, which the class decides."""
    return name == "kind" and issubclass(cls, ACTOR_CLASSES)


_LEFT_OUT = ("absent", "inapplicable")
_OF_EVIDENCE = {"anchor": shapes.anchor, "paragraphs": shapes.from_1}
_PLAIN: dict[type, Callable[..., Shape]] = {
    str: shapes.text,
    int: shapes.number,
    bool: shapes.truth,
}
_WORDS = {
    "field": "The field that is tested, such as 'scope' or 'holder.ideologies'.",
    "is": "The value that the field has.",
    "contains": "The value that is in the list that the field holds.",
    "isin": "The values of which the field has one, or holds one in its list.",
    "before": "The date before which the field's date ends.",
    "after": "The date after which the field's date begins.",
    "during": "The date or period in which the field's date lies.",
    "overlaps": "The date or period with which the field's date shares a day.",
    "has": "The kind of records that refer to the record.",
    "where": "What these records must meet; left out if any of the kind will do.",
    "at_least": "How many there must be; 1 where it is left out.",
    "via": "The field by which they refer to the record; the usual one where it is left out.",
    "criterion": "The id of a criterion of the typology.",
    "all": "Conditions that are all met.",
    "any": "Conditions of which at least one is met.",
    "none": "Conditions of which none is met.",
}
"""What each word of a condition says."""
