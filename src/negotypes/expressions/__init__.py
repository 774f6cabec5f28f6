"""The same conditions on tables of any size: in pandas, Polars, DuckDB and PySpark.

A condition, or the criteria of a typology, become expressions of narwhals, which these libraries
answer where the table is. Nothing is sampled and nothing is approximate: on the one frame of a
collection, as `to_polars` and its siblings make it, the answers are those of the casebook.

**The table** has a row for each record of one kind, as the one frame of a collection has. Only
the columns are needed that a condition asks about:

================== ================================================================================
column             is
================== ================================================================================
a field            its value, or a list of its values; empty (null) is not coded
``field__status``  ``absent`` where a source says that there is none, ``inapplicable`` where there
                   can be none; without this column, an empty list says that there is none
``absent``, ...    lists of the names of fields that are absent, and ``inapplicable``
``supported``      a list of the fields that evidence supports; ``*`` is the record as a whole.
                   Without this column, all is supported that stands in the table
``disputed``       the same for what evidence disputes; without it, nothing is disputed
``id``             the id of the record; needed where other tables are asked as well
================== ================================================================================

Texts may be categories, and dates be dates or texts in EDTF. Terms are taken as they stand: what
is misspelt in a table is another value, and no error.

**Other tables** are needed where a condition asks about other records, by a path through a
reference (``parties.scope``) or with `has`, or about parts (``participants.role``). They are given
by name: those of records by their kind, in the same form as the table itself; those of parts as
the tidy tables have them (see `tables`). Both of a casebook, for example for Polars, are::

    frames = {str(kind): nt.to_polars(book.collection(kind)) for kind in nt.RecordKind}
    others = nt.to_polars(book) | frames

**Where it runs.** Polars, DuckDB and PySpark answer by themselves, and lazily where they can. A
table of pandas or Arrow is answered by DuckDB, and so is a path of Parquet files. Dates and free
text are looked at in Python, by the rules of `When` and with case and accents set aside: for this
the distinct values of such a column are read once, when the function is called. So a table that
has grown since then must be asked again.

What a casebook fills in, such as the episodes of a case, is not in tables and cannot be asked.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from negotypes.conditions import Book, bind
from negotypes.errors import NotSortable, UnknownValue
from negotypes.extras import needed
from negotypes.records import Condition
from negotypes.typologies.typology import Typology
from negotypes.vocabulary import RecordKind

if TYPE_CHECKING:
    from negotypes.expressions.opened import Opened


def answer_table(
    condition: Condition,
    table: Any,
    unit: RecordKind | str,
    *,
    name: str = "answer",
    others: Mapping[str, Any] | None = None,
    book: Book | None = None,
    coded: bool = False,
) -> Any:
    """A table with the answer to a condition on each row: holds, fails, unknown or contested.

        >>> import negotypes as nt, polars as pl
        >>> table = pl.DataFrame({"scope": ["local", None, "national"]})
        >>> nt.answer_table(nt.field("scope") == "local", table, "actors")["answer"].to_list()
        ['holds', 'unknown', 'fails']

    What the table must have, and where the answers are worked out, says `negotypes.expressions`.

    Args:
        condition: The condition.
        table: A data frame of pandas, Polars, Arrow or PySpark, a relation of DuckDB, or the path
            of a Parquet file or of a folder with such files.
        unit: The kind of record that a row is, such as ``"cases"``.
        name: The name of the new column.
        others: Other tables that the condition asks about, by the names of kinds and parts.
        book: A casebook in which names and aliases are looked up; without one, records are asked
            for by their ids.
        coded: Whether to take everything for supported, as it stands in the table.

    Returns:
        The table with one more column, of the same kind: lazy where it was lazy, a relation of
        DuckDB for a path. Only tables in memory keep the order of their rows for certain.

    Raises:
        MissingExtra: narwhals, or a library that reads the table, is not installed.
        UnknownField: A field or a column is missing; the message names the nearest.
        UnknownValue: A field can never have a value that is asked about, a column holds what none
            can, an id is not there once, or the new column is there already.
        LookupFailed: A table is needed that is not given; the message says for which condition.
        DateError: A text in a column of dates is none.
        TypeError: It is no table.
    """
    needed("narwhals.stable.v2", "narwhals")
    from negotypes.expressions.compiler import Compiler
    from negotypes.expressions.given import ASKED
    from negotypes.expressions.names import Ids

    kind = RecordKind.of(unit)
    bound = bind(condition, kind, Ids(book))
    there, given = _given(kind, table, others)
    compiler = Compiler(kind, given, bound, table=ASKED)
    answer = compiler.sides(bound, coded=coded).word()
    return _back(there, compiler.frame, {name: answer})


def classify_table(
    typology: Typology,
    table: Any,
    *,
    others: Mapping[str, Any] | None = None,
    book: Book | None = None,
    each: bool = False,
) -> Any:
    """A table with the classes of each row, whether they hold, and the criteria that decide.

        >>> import negotypes as nt, polars as pl
        >>> table = pl.DataFrame({"kind": ["state-group", None], "issues": [["truce"], []]})
        >>> criteria = {"talks": nt.field("issues").contains("truce")}
        >>> truce = nt.Typology(
        ...     id="truces",
        ...     name="Truces",
        ...     summary="By truce.",
        ...     holder="me",
        ...     unit="cases",
        ...     criteria=[
        ...         nt.Criterion(id=name, summary="It is so.", condition=one)
        ...         for name, one in criteria.items()
        ...     ],
        ...     classes=[
        ...         nt.TypeClass(
        ...             id="truce",
        ...             name="Truce",
        ...             definition="Has one.",
        ...             defined=True,
        ...             criteria=nt.criterion("talks"),
        ...         )
        ...     ],
        ...     evidence=[],
        ... )
        >>> nt.classify_table(truce, table).select("^truces__.*$").rows()
        [('truce', 'holds', 'met: talks'), (None, 'fails', 'failed: talks')]

    What the table must have, and where the classes are worked out, says `negotypes.expressions`.
    The new columns begin with the id of the typology, with underscores, such as
    ``group_orientation__class``:

    * ``__class``: the classes that hold, by id, in the order of the typology and joined with
      ``"; "``; where none holds, those that are contested; empty where there are none.
    * ``__truth``: ``holds`` where a class holds; else ``contested`` where one is contested; else
      ``unknown`` where of one it is not known; else ``fails``: the row is in none. Where the
      typology is not about the row, which `Typology.classify_all` leaves out, ``inapplicable``.
    * ``__deciding``: the criteria on which this rests, by id, by how they are answered, such as
      ``met: a, b; failed: c``. For what holds they are those that make a class hold; for what
      fails, those that speak against some class; for what is contested or unknown, those that are
      so themselves. What a class asks without naming a criterion stands there as the expression.
      ``population`` is there if nobody can say for sure that the typology is about the row.

    Args:
        typology: The typology.
        table: A data frame of pandas, Polars, Arrow or PySpark, a relation of DuckDB, or the path
            of a Parquet file or of a folder with such files.
        others: Other tables that criteria ask about, by the names of kinds and parts.
        book: A casebook in which names and aliases are looked up; by default the typology's own.
        each: Whether to add the truth of each class, as in ``group_orientation__truth__local``.

    Returns:
        The table with the new columns, of the same kind: lazy where it was lazy, a relation of
        DuckDB for a path. Only tables in memory keep the order of their rows for certain.

    Raises:
        MissingExtra: narwhals, or a library that reads the table, is not installed.
        UnknownField: A column is missing; the message names the nearest.
        UnknownValue: A column holds what no field can, an id is not there once, or a new column is
            there already.
        LookupFailed: A table is needed that is not given; the message says for which condition.
        DateError: A text in a column of dates is none.
        TypeError: It is no table.
    """
    needed("narwhals.stable.v2", "narwhals")
    from negotypes.expressions.classes import Classes
    from negotypes.expressions.names import Ids

    there, given = _given(typology.unit, table, others)
    classes = Classes(typology, given, Ids(_book(typology, book)), each=each)
    return _back(there, classes.frame, classes.columns)


def _book(typology: Typology, book: Book | None) -> Book | None:
    try:
        return typology.within(book)
    except NotSortable:
        return None


def _given(kind: RecordKind, table: Any, others: Mapping[str, Any] | None) -> Any:
    from negotypes.expressions.given import Given
    from negotypes.expressions.opened import opened

    there = opened(table)
    names: Mapping[str, Any] = {} if others is None else others
    how: Any = there.frame.implementation

    def other(name: str) -> Any:
        found = opened(names[name]).frame
        if found.implementation is not how:
            told = f"the table '{name}' is answered by {found.implementation}, the others by {how}"
            raise TypeError(f"{told}; give all in one form")
        return found

    return there, Given(kind, there.frame, names, other)


def _back(there: "Opened", frame: Any, columns: Mapping[str, Any]) -> Any:
    # DuckDB and Spark take names for the same that differ in capitals only.
    held = {name.casefold(): name for name in there.frame.collect_schema()}
    taken = [held[name.casefold()] for name in columns if name.casefold() in held]
    if taken:
        told = f"the table has a column '{taken[0]}' already"
        raise UnknownValue(f"{told}; drop or rename it")
    return there.back(frame.with_columns(**columns), list(columns))
