"""The data dictionary, and the vocabularies, as tables for programs."""

from collections.abc import Iterable

from negotypes.codebooks.counts import Counts
from negotypes.codebooks.described import Described, meaning, type_words
from negotypes.codebooks.units import Unit
from negotypes.codebooks.vocabularies import Vocabulary
from negotypes.records.reference import ANY
from negotypes.tidy import Cell, Rows, table_of
from negotypes.vocabulary import Term

_FIELDS = (
    "kind",
    "only",
    "field",
    "table",
    "type",
    "required",
    "many",
    "open",
    "derived",
    "vocabulary",
    "refers_to",
    "meaning",
    "n",
    "n_coded",
    "n_not_coded",
    "n_absent",
    "n_inapplicable",
    "n_disputed",
)


def dictionary(described: Iterable[Described]) -> Rows:
    """A row for each field of each kind of record and part.

    ``only`` names the class of actor that alone has the field, and ``table`` the one of the tidy
    tables in which it stands. ``n_disputed`` is empty for parts.
    """
    rows = (_field(one.unit, counts) for one in described for counts in one.counts)
    return Rows(_FIELDS, tuple(rows))


def _field(unit: Unit, counts: Counts) -> tuple[Cell, ...]:
    field = counts.field
    terms = field.type.__name__ if issubclass(field.type, Term) else None
    return (
        unit.table,
        unit.only.value if unit.only else None,
        field.name,
        table_of(unit.cls, field) or None,
        type_words(field),
        field.required,
        field.many,
        field.open,
        field.derived,
        terms,
        "any kind" if field.ref == ANY else field.ref,
        meaning(field),
        counts.total,
        counts.coded,
        counts.uncoded,
        counts.absent,
        counts.inapplicable,
        counts.disputed,
    )


def terms(found: Iterable[Vocabulary]) -> Rows:
    """A row for each term of each vocabulary."""
    rows = (
        (one.terms.__name__, term.value, term.label, term.definition, one.counts[term])
        for one in found
        for term in one.terms
    )
    return Rows(("vocabulary", "term", "label", "definition", "count"), tuple(rows))
