"""All vocabularies with where they are used, and all typologies."""

from collections import Counter
from collections.abc import Iterable, Sequence

from attrs import frozen

from negotypes import vocabulary
from negotypes.casebook import Casebook
from negotypes.codebooks.described import Described, vocabulary_anchor
from negotypes.document import Chapter
from negotypes.layout import Link, Section, Table
from negotypes.records.sheets import Name
from negotypes.vocabulary import CodingRule, RecordKind, Term


@frozen
class Vocabulary:
    """A vocabulary with all its uses in a casebook.

    Attributes:
        terms: The vocabulary.
        uses: The fields in which it is used, each with the way to what is said of it.
        counts: How often each term is coded, in all fields and parts.
    """

    terms: type[Term]
    uses: tuple[Link, ...]
    counts: Counter[Term]


def vocabularies(described: Iterable[Described]) -> tuple[Vocabulary, ...]:
    """All vocabularies of records in alphabetical order; the coding rules stand apart."""
    named = (getattr(vocabulary, name) for name in sorted(vocabulary.__all__))
    classes = [one for one in named if isinstance(one, type) and one not in (Term, CodingRule)]
    uses: dict[type, list[Link]] = {one: [] for one in classes}
    counted: dict[type, Counter[Term]] = {one: Counter() for one in classes}
    for one in described:
        for counts in one.counts:
            if (terms := counts.field.type) in uses:
                unit = one.unit
                only = f" ({unit.only.label.lower()})" if unit.only else ""
                said = f"{unit.table}: {counts.field.name}{only}"
                uses[terms].append(Link(said, unit.field_anchor(counts.field)))
                counted[terms].update(counts.values)
    return tuple(Vocabulary(one, tuple(uses[one]), counted[one]) for one in classes)


def vocabularies_chapter(found: Sequence[Vocabulary]) -> Chapter:
    """Every vocabulary: its terms with definitions and counts, and its fields."""
    return Chapter(
        "Vocabularies",
        "vocabularies",
        ("In alphabetical order. Numbers are uses of a term in all fields, parts included.",),
        tuple(map(_vocabulary, found)),
    )


def _vocabulary(found: Vocabulary) -> Chapter:
    name = found.terms.__name__
    rows = tuple(
        (term.value, term.label, term.definition, str(found.counts[term])) for term in found.terms
    )
    uses = tuple((use,) for use in found.uses) or (("no field: it is used for answers only",),)
    return Chapter(
        name,
        vocabulary_anchor(name),
        (
            found.terms.__doc__ or "",
            Table(
                f"Terms of {name}",
                ("Value", "Label", "Definition", "Uses"),
                (Section("", rows),),
            ),
            Table(f"Where {name} is used", ("Field",), (Section("", uses),)),
        ),
    )


def typologies_chapter(book: Casebook, name: Name) -> Chapter:
    """Every typology: what it sorts, whose it is, and its classes."""
    sections = tuple(
        Section(
            f"{one.name} [{one.id}]: sorts {one.unit}; after {name(one.holder)}",
            tuple(
                (
                    each.name,
                    each.definition,
                    "yes" if each.defined else "no",
                    "no" if each.criteria is None else "yes",
                    str(len(each.members)),
                )
                for each in one.classes
            ),
        )
        for one in book.typologies
    )
    head = ("Class", "Definition", "Defined by the source", "Criteria", "Members named")
    said = "A typology is a scheme of classes for one kind of record."
    table = Table("Typologies and their classes", head, sections)
    link = Link(f"All fields of {RecordKind.TYPOLOGIES}", str(RecordKind.TYPOLOGIES))
    where = Table("", ("See also",), (Section("", ((link,),)),))
    none = ("There is none in this casebook.",)
    return Chapter("Typologies", "all-typologies", (said, *((table, where) if sections else none)))
