"""Records as YAML in which comments say what each field is, for somebody who is to fill them in."""

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, cast

from negotypes.files import yaml_text
from negotypes.records import ACTOR_CLASSES, CLASSES
from negotypes.records.fields import Field, describe
from negotypes.records.reference import ANY
from negotypes.records.value import Value
from negotypes.vocabulary import RecordKind, Term

_WIDTH = 96


def commented(cls: type[Value], plain: Mapping[str, Any]) -> str:
    """The fields of one thing, such as the description of a pack.

    Args:
        cls: What it is.
        plain: Plain values of its fields, in the order in which they are to stand.
    """
    return "\n".join(_Writer().fields(cls, plain, "")) + "\n"


def commented_records(plain: Mapping[str, Sequence[Mapping[str, Any]]]) -> str:
    """Records, in a list for each kind.

    What a field is, is said where it stands first; fields that are left out stand in comments.

    Args:
        plain: For each kind, the plain values of records, with the fields in their order.
    """
    writer = _Writer()
    lines: list[str] = []
    for kind, records in plain.items():
        lines += ["", *_comment(RecordKind.of(kind).definition, ""), f"{kind}:"]
        for record in records:
            lines += _item(writer.fields(_class(kind, record), record, "    "), "  ")
    return "\n".join(lines) + "\n"


class _Writer:
    """Writes fields, and remembers what it has explained."""

    def __init__(self) -> None:
        self._explained: set[str] = set()

    def fields(self, cls: type[Any], plain: Mapping[str, Any], indent: str) -> Iterator[str]:
        described = describe(cls)
        for name, value in plain.items():
            if self._is_new(described[name]):
                yield from _comment(_meaning(described[name]), indent)
            yield from self._value(described[name], value, indent)
        left = [f for n, f in described.items() if n not in plain and not f.derived]
        if new := [field for field in left if self._is_new(field)]:
            yield from _comment("Not given here, and can be:", indent)
            for field in new:
                yield from _comment(f"{field.name}: {_meaning(field)}", indent, "  ")

    def _is_new(self, field: Field) -> bool:
        known = field.doc in self._explained
        self._explained.add(field.doc)
        return not known

    def _value(self, field: Field, value: Any, indent: str) -> Iterator[str]:
        if not field.is_part or not isinstance(value, list):
            flow = None if isinstance(value, (list, dict)) else False
            text = yaml_text.write({field.name: value}, flow)
            yield from textwrap.indent(text, indent).splitlines()
            return
        yield f"{indent}{field.name}:"
        for part in cast("list[dict[str, Any]]", value):
            if all(not isinstance(inner, (list, dict)) for inner in part.values()):
                text = yaml_text.write({field.name: [part]})
                yield from textwrap.indent(text, indent).splitlines()[1:]
            else:
                yield from _item(self.fields(field.type, part, f"{indent}    "), f"{indent}  ")


def _class(kind: str, record: Mapping[str, Any]) -> type[Value]:
    if (known := RecordKind.of(kind)) is not RecordKind.ACTORS:
        return CLASSES[known]
    return next(cls for cls in ACTOR_CLASSES if describe(cls)["kind"].default == record["kind"])


def _item(fields: Iterable[str], indent: str) -> list[str]:
    """Lines as one item of a list: its first field follows the hyphen."""
    lines = list(fields)
    first = next(n for n, line in enumerate(lines) if not line.lstrip().startswith("#"))
    hyphen = f"{indent}- {lines[first].lstrip()}"
    return [*(line[2:] for line in lines[:first]), hyphen, *lines[first + 1 :]]


def _meaning(field: Field) -> str:
    said = field.doc.replace("``", "'")
    if issubclass(field.type, Term):
        said += f" {'Any' if field.many else 'One'} of: {', '.join(field.type)}."
    elif field.ref is not None:
        among = "records" if field.ref == ANY else field.ref
        said += f" {'Ids' if field.many else 'An id'} from the {among}."
    return said


def _comment(text: str, indent: str, hang: str = "") -> list[str]:
    lead = f"{indent}# "
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=lead,
        subsequent_indent=f"{lead}{hang}",
        break_on_hyphens=False,
    )
