"""Every vocabulary: its terms with labels and definitions."""

import inspect
from collections.abc import Iterator

import negotypes as nt
from negotypes.records.fields import describe
from negotypes.vocabulary import Term
from website.reference.classes import TEXT, classes, place
from website.reference.links import linked

_HEAD = (TEXT / "vocabularies.md").read_text("utf-8")


def all_vocabularies() -> tuple[type[Term], ...]:
    """Every vocabulary at the door, in alphabetical order."""
    found = (getattr(nt, name) for name in nt.__all__)
    return tuple(
        one for one in found if isinstance(one, type) and issubclass(one, Term) and list(one)
    )


def vocabularies() -> str:
    """The page."""
    return "\n".join((_HEAD, *map(_section, all_vocabularies())))


def _section(terms: type[Term]) -> str:
    name = terms.__name__
    said = linked(inspect.getdoc(terms) or "", name)
    lines = [f"## {name} {{ #negotypes.{name} }}", "", said, ""]
    if uses := ", ".join(_uses(terms)):
        lines += [f"Used for {uses}.", ""]
    lines += ["| Value | Label | Definition |", "| --- | --- | --- |"]
    lines += [f"| `{term}` | {term.label} | {_cell(term.definition)} |" for term in terms]
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return linked(text).replace("|", "&#124;")


def _uses(terms: type[Term]) -> Iterator[str]:
    for cls in classes():
        for field in describe(cls).values():
            # What a class has from another is said of the other.
            if field.type is terms and not any(
                field.name in describe(base) and describe(base)[field.name].type is terms
                for base in cls.__mro__[1:]
                if base in classes()
            ):
                yield f"[{cls.__name__}.{field.name}](records.md#{place(cls)})"
