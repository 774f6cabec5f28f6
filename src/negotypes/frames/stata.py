"""Data sets of Stata, one for each tidy table."""

import os
import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from struct import calcsize, pack_into, unpack_from
from typing import Any

from attrs import frozen

from negotypes.extras import needed
from negotypes.frames.single import cells
from negotypes.frames.tables import Tabular, tables
from negotypes.records import ACTOR_CLASSES
from negotypes.records.fields import describe
from negotypes.tidy import Column, ColumnType, Rows

NONE, INAPPLICABLE = ".a", ".b"
"""What stands for what a source says there is none of, and for what cannot apply."""


def to_stata(x: Tabular, folder: str | os.PathLike[str], *, replace: bool = False) -> None:
    """Write a Stata data set for each tidy table, in version 118, for Stata 14 and later.

    Terms and truths are numbers with value labels. ``.`` is what is not coded, ``.a`` what a source
    says there is none of, and ``.b`` what cannot apply, in tables of records and where a status or
    a truth stands beside; in a variable of texts these are an empty text, ``".a"`` and ``".b"``.
    Variables are labelled with what they are for. A name is cut to 32 characters and differs from
    all others; in the names of files an underscore stands for a dot. What lists lack is in
    ``absent`` and ``inapplicable``. A field that actors of a kind do not have cannot apply to them.

    This is one way: `from_tables` does not read it.

    Args:
        x: A casebook, a collection, a comparison, the classes of many records, or an analysis
            table.
        folder: The folder, which is made if need be.
        replace: Whether files that are there may be replaced.

    Raises:
        MissingExtra: pandas is not installed.
        UnknownValue: A number is not exact in 53 bits.
        FileExistsError: A file is there and may not be replaced; nothing is written.
        OSError: The files cannot be written.
    """
    pd = needed("pandas", "stata")
    made = tables(x)
    lacking = {
        (row[1], row[3]): code
        for name, code in (("inapplicable", INAPPLICABLE), ("absent", NONE))
        if name in made
        for row in made[name].rows
    } | dict(_foreign(made.get("actors")))
    files = {
        f"{name.replace('.', '_')}.dta": _file(pd, rows, lacking) for name, rows in made.items()
    }
    from negotypes.files.writing import write_folder  # what writes files takes long to import

    write_folder(folder, files, replace=replace)


def _foreign(actors: Rows | None) -> Iterator[tuple[tuple[Any, Any], str]]:
    """The fields that an actor of its kind does not have, which cannot apply."""
    classes = {str(describe(cls)["kind"].default): cls for cls in ACTOR_CLASSES}
    if actors is not None:
        for row in actors.rows:
            own = describe(classes[str(row[1])])
            for name in actors.head:
                if name.removesuffix("_printed") not in own:
                    yield (row[0], name), INAPPLICABLE


@frozen
class _Variable:
    """A variable of Stata.

    Attributes:
        name: Its name.
        label: What it is for, in at most 80 characters.
        values: Its values, where there is none a zero or an empty text.
        lacking: The rows without a value, each with ``.``, ``.a`` or ``.b``.
        labels: What its numbers mean.
    """

    name: str
    label: str
    values: list[Any]
    lacking: dict[int, str]
    labels: dict[int, str]


def _file(pd: Any, rows: Rows, lacking: dict[tuple[Any, Any], str]) -> bytes:
    names = variable_names(rows.head)
    found = [
        _variable(name, column, values, _codes(rows, column.name, lacking))
        for name, (column, values) in zip(names, cells(rows, _EXACT), strict=True)
    ]
    frame = pd.DataFrame({one.name: pd.Series(one.values, dtype=_dtype(one)) for one in found})
    long = [one.name for one in found if _is_text(one) and _longest(one.values) > _LONGEST]
    file = BytesIO()
    frame.to_stata(
        file,
        write_index=False,
        version=118,
        variable_labels={one.name: one.label for one in found},
        value_labels={one.name: one.labels for one in found if one.labels},
        convert_strl=long,
        data_label=rows.doc[:_LABEL],
    )
    content = bytearray(file.getvalue())
    _put_missing(content, found)
    return bytes(content)


def _codes(rows: Rows, name: str, lacking: dict[tuple[Any, Any], str]) -> list[str]:
    """What stands for a missing value of a column, row by row."""
    own = name.removesuffix("__class")
    beside = next((n for n in (f"{own}__status", f"{own}__truth") if n in rows.head), None)
    if beside is not None:
        number = rows.head.index(beside)
        return [_OF_STATUS.get(str(row[number]), ".") for row in rows.rows]
    of_records = rows.key == ("id",)
    return [lacking.get((row[0] if of_records else None, name), ".") for row in rows.rows]


_OF_STATUS = {"absent": NONE, "inapplicable": INAPPLICABLE}

_EXACT = 2**53
"""Below this all whole numbers are exact in Stata's doubles."""

_LABEL = 80
_LONGEST = 2045
"""How many bytes a text may have that stands in the rows themselves."""

_LABELS = {2_147_483_622: "none, a source says", 2_147_483_623: "not applicable"}
"""What the missing values .a and .b mean, as numbers of four bytes."""


def _variable(name: str, column: Column, values: list[Any], codes: list[str]) -> _Variable:
    label = column.doc[:_LABEL]
    gaps = {row: codes[row] for row, value in enumerate(values) if value is None}
    if column.type is ColumnType.NUMBER:
        return _Variable(name, label, [float(value or 0) for value in values], gaps, {})
    if column.type is ColumnType.TRUTH:
        numbers = [int(value or False) for value in values]
        return _Variable(name, label, numbers, gaps, {0: "no", 1: "yes", **_LABELS})
    if column.type is ColumnType.TERM:
        place = {one.value: n for n, one in enumerate(column.categories, start=1)}
        labels = {n: one.label for n, one in enumerate(column.categories, start=1)}
        numbers = [0 if value is None else place[value] for value in values]
        return _Variable(name, label, numbers, gaps, labels | _LABELS)
    texts = [gaps[row].removesuffix(".") if row in gaps else v for row, v in enumerate(values)]
    return _Variable(name, label, texts, {}, {})


def _is_text(variable: _Variable) -> bool:
    return any(isinstance(value, str) for value in variable.values)


def _dtype(variable: _Variable) -> str:
    if variable.labels:
        return "int16"
    return "object" if _is_text(variable) or not variable.values else "float64"


def _longest(texts: Iterable[str]) -> int:
    return max(len(text.encode()) for text in texts)


def variable_names(names: Iterable[str]) -> Iterator[str]:
    """Names that Stata takes for variables, of which no two are the same."""
    met: set[str] = set()
    for name in names:
        plain = re.sub(r"\W", "_", name, flags=re.ASCII)
        plain = f"{plain}_" if plain in _RESERVED else plain
        short, number = plain[:_NAME], 1
        while short in met:
            number += 1
            short = f"{plain[: _NAME - len(str(number)) - 1]}_{number}"
        met.add(short)
        yield short


_NAME = 32
_WORDS = """
    aggregate array boolean break byte case catch class colvector complex const continue default
    delegate delete do double else eltypedef end enum explicit export external float for friend
    function global goto if in inline int local long namespace new numeric NULL pragma private
    protected public quad real rowvector scalar short signed static string struct super switch
    template this throw transmorphic try typename typeof union unsigned using virtual void
    volatile while with
"""
_RESERVED = frozenset(_WORDS.split())


def _put_missing(content: bytearray, variables: list[_Variable]) -> None:
    """Put missing values into the rows: pandas knows no others than ``.``.

    In version 118 the second tag in the map says where the types of variables are, the tenth
    where the rows are. Both are followed by their own tags.
    """
    place = content.index(b"<map>") + len(b"<map>")
    offsets = unpack_from("<14Q", content, place)
    types_at = offsets[2] + len(b"<variable_types>")
    types: tuple[int, ...] = unpack_from(f"<{len(variables)}H", content, types_at)
    rows_at = offsets[9] + len(b"<data>")
    widths: list[int] = [_WIDTHS.get(kind, kind) for kind in types]
    for number, (variable, kind) in enumerate(zip(variables, types, strict=True)):
        for row, code in variable.lacking.items():
            where = rows_at + row * sum(widths) + sum(widths[:number])
            pack_into(_FORMS[kind], content, where, _MISSING[kind] + _STEPS[kind] * _CODES[code])


_CODES = {".": 0, NONE: 1, INAPPLICABLE: 2}
_FORMS = {65526: "<Q", 65528: "<i", 65529: "<h", 65530: "<b"}
"""Doubles, and whole numbers of four, two and one byte, by their numbers in a file."""

_MISSING = {65526: 0x7FE0_0000_0000_0000, 65528: 2_147_483_621, 65529: 32_741, 65530: 101}
_STEPS = {65526: 1 << 40, 65528: 1, 65529: 1, 65530: 1}
_WIDTHS = {kind: calcsize(form) for kind, form in _FORMS.items()} | {32768: 8}
