"""Cases by conditions: a matrix of which a truth table can be made."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, cast

from attrs import frozen

from negotypes.analysis.configurations import truth_table
from negotypes.analysis.table import AnalysisTable
from negotypes.casebook import Casebook
from negotypes.collection import Collection
from negotypes.conditions import Bits, Book, Bulk, bind
from negotypes.errors import UnknownField, UnknownValue, did_you_mean, legible, listed, visible
from negotypes.index import numbers
from negotypes.records import Record
from negotypes.records import Typology as TypologyRecord
from negotypes.records.condition import Condition
from negotypes.records.standard import EvidenceStandard
from negotypes.tidy import Column, ColumnType, truth_column
from negotypes.truth import Truth
from negotypes.typologies.wording import in_words
from negotypes.vocabulary import RecordKind

RESERVED = frozenset({"id", "label", "configuration", "settled", "open", "n", "cases", "may_be"})
"""Names of other columns, here or in the truth table."""

_NOTES = (
    "1 is so, 0 is not so. An empty cell is neither: it is not known, or contested, as the column"
    " '<condition>__truth' says. Printed, these are ? and !.",
)


@frozen(kw_only=True, repr=False)
class TruthMatrix(AnalysisTable):
    """Records by conditions, with 1, 0, or nothing where that cannot be said.

    Attributes:
        conditions: The names of the conditions.
    """

    conditions: tuple[str, ...]

    def truth_table(self, outcome: str | None = None) -> AnalysisTable:
        """The configurations of conditions that records have, each with its records.

        A configuration says of each condition that it is so (``A``), is not so (``~A``), is not
        known (``?A``) or contested (``!A``), joined with ``*``. Those with anything not known or
        contested stand apart, as not ``settled``, with the settled ones to which their records
        may belong in ``may_be``. A configuration that no record has is not listed: whether it
        could be is a question that no text here has answered.

        Args:
            outcome: The condition that is to be explained, which is then no part of a
                configuration; how many of its records have it, lack it, or neither is counted.

        Returns:
            A row for each configuration, the settled first, those with the most records first.

        Raises:
            UnknownField: There is no such condition.
        """
        if outcome is not None and outcome not in self.conditions:
            hint = did_you_mean(outcome, self.conditions) or f"there are {listed(self.conditions)}"
            raise UnknownField(f"no condition '{legible(outcome)}' in this matrix; {hint}")
        causes = tuple(name for name in self.conditions if name != outcome)
        asked = {name: self.head.index(f"{name}__truth") for name in self.conditions}
        answers = [
            (str(row[0]), {name: Truth(row[at]) for name, at in asked.items()}) for row in self.rows
        ]
        docs = {column.name: column.doc for column in self.columns}
        return truth_table({name: docs[name] for name in causes}, answers, outcome)


def truth_matrix(
    x: Casebook | Collection[Any],
    conditions: Mapping[str, Condition] | TypologyRecord,
    *,
    standard: EvidenceStandard | None = None,
) -> TruthMatrix:
    """Records by conditions, as for qualitative comparative analysis.

    Each condition has two columns: ``<name>`` with 1 where it holds, 0 where it fails, and
    nothing where it is not known or contested; and ``<name>__truth`` with which of the four it
    is. `TruthMatrix.truth_table` has the configurations. For the package QCA of R, write it with
    `to_csv` and read the columns of the conditions; that package takes no empty cells, so that
    rows with any have to be left out or settled there, openly.

        >>> import negotypes as nt
        >>> book = nt.load()
        >>> matrix = nt.truth_matrix(
        ...     book.cases.where(kind="state-group"),
        ...     {
        ...         "hostages": nt.field("issues").contains("hostages"),
        ...         "mediated": nt.field("modes").contains("mediated"),
        ...         "released": nt.field("outcome") == "release",
        ...     },
        ... )
        >>> row = next(row for row in matrix if row["id"] == "prisoner-exchange-2020")
        >>> row["mediated"], row["released"], row["released__truth"]
        (1, 1, 'holds')

    Args:
        x: A collection of records of any kind; of a casebook, its cases, or the records of the
            unit of the typology.
        conditions: Conditions by name, or a typology, of which these are the criteria. A name
            is of letters, digits and single underscores, and begins with a letter.
        standard: Which evidence counts; all if none is given.

    Returns:
        The matrix. With a typology, without the records that the typology is not about.

    Raises:
        TypeError: `x` is no casebook or collection, or conditions are something else.
        UnknownValue: A name cannot be one, or there are no conditions.
        UnknownField: The records have no field that a condition asks about.
        UnknownId: A condition asks about a record that the casebook does not hold.
    """
    asked, said = _asked(conditions)
    typology = conditions if isinstance(conditions, TypologyRecord) else None
    there = _collection(x, typology)
    book: Book = there.book if standard is None else there.book.under(standard)
    held = book.indexed(there.kind).narrow(there.indexed.rows)
    rows = held.rows
    if typology is not None and typology.population is not None:
        population = bind(typology.population, there.kind, book)
        rows &= ~Bulk(held, book, coded=True).bits(population).rows(Truth.FAILS, rows)
    bulk = Bulk(held, book)
    answers = {name: bulk.bits(bind(one, there.kind, book)) for name, one in asked.items()}
    words = {
        name: _sentence(said.get(name) or in_words(one, book.name, there.kind))
        for name, one in asked.items()
    }
    counts = () if standard is None else (f"Evidence that counts: {standard.words}.",)
    return TruthMatrix(
        name="truth-matrix",
        doc=f"A row for each of the {there.kind}.",
        columns=(*_START, *(column for name in asked for column in _columns(name, words[name]))),
        rows=tuple(_row(held.records[row], row, answers) for row in numbers(rows)),
        key=("id",),
        notes=(*_NOTES, *counts, *(f"{name}: {words[name]}" for name in asked)),
        shown=("id", *asked),
        conditions=tuple(asked),
    )


def _asked(
    conditions: Mapping[str, Condition] | TypologyRecord,
) -> tuple[dict[str, Condition], dict[str, str]]:
    """The conditions by name, and what each asks in the words of its typology."""
    if isinstance(conditions, TypologyRecord):
        names = _names(conditions)
        asked = {names[one.id]: one.condition for one in conditions.criteria}
        said = {names[one.id]: one.summary for one in conditions.criteria}
    elif isinstance(conditions, Mapping):  # pyright: ignore[reportUnnecessaryIsInstance]
        asked, said = dict(conditions), {}
        _check(asked)
    else:
        raise TypeError(f"expected conditions by name, or a typology, got {conditions!r}")
    if not asked:
        raise UnknownValue("there are no conditions; expected at least one, by name")
    return asked, said


def _collection(x: Any, typology: TypologyRecord | None) -> Collection[Any]:
    """The records of which a matrix is made."""
    unit = RecordKind.CASES if typology is None else typology.unit
    there = x.collection(unit) if isinstance(x, Casebook) else x
    wanted = None if typology is None else unit
    if isinstance(there, Collection) and (wanted is None or there.kind == wanted):
        return cast("Collection[Any]", there)
    told = (
        "a Casebook or a Collection" if wanted is None else f"a Casebook or a Collection of {unit}"
    )
    raise TypeError(f"expected {told}, got {x!r}")


_START = (
    Column("id", ColumnType.ID, "The id of the record.", required=True),
    Column("label", ColumnType.TEXT, "The record in a few words.", required=True),
)


def _columns(name: str, words: str) -> Iterator[Column]:
    yield Column(name, ColumnType.NUMBER, words)
    yield truth_column(f"Whether it is so: {words}", f"{name}__truth")


def _row(record: Record, row: int, answers: Mapping[str, Bits]) -> tuple[Any, ...]:
    truths = (bits.at(row) for bits in answers.values())
    said = ((_NUMBERS.get(truth), truth.value) for truth in truths)
    return (record.id, record.label, *(cell for cells in said for cell in cells))


_NUMBERS = {Truth.HOLDS: 1, Truth.FAILS: 0}


def _sentence(words: str) -> str:
    """A text as the remark on a column: one sentence, without marks of its own."""
    return visible(f"{words[:1].upper()}{words[1:].rstrip('.')}.").replace("`", "'")


def _names(typology: TypologyRecord) -> dict[str, str]:
    """A name for each criterion, made of its id."""
    names: dict[str, str] = {}
    for one in typology.criteria:
        name = one.id.replace("-", "_")
        name = name if re.match("[a-z]", name) and name not in RESERVED else f"criterion_{name}"
        while name in names.values():
            name += "_again"
        names[one.id] = name
    return names


def _check(conditions: Mapping[str, Condition]) -> None:
    met: set[str] = set()
    for name, condition in conditions.items():
        if not isinstance(condition, Condition):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError(f"expected a condition made with field or has, got {condition!r}")
        plain = re.fullmatch("[A-Za-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*", str(name))
        if plain is None or name.lower() in RESERVED:
            told = f"'{legible(str(name))}' is no name for a condition"
            wanted = "letters, digits and single underscores, a letter first"
            but = listed(sorted(RESERVED), "or")
            raise UnknownValue(f"{told}; expected {wanted}, and not {but}")
        if name.lower() in met:
            raise UnknownValue(f"two conditions are called '{name}', but for capital letters")
        met.add(name.lower())
