"""The configurations of conditions: a truth table."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from negotypes.analysis.table import AnalysisTable
from negotypes.tidy import Column, ColumnType, truth_column
from negotypes.truth import Truth

Answers = Sequence[tuple[str, Mapping[str, Truth]]]
"""The ids of records, each with its answers by the names of conditions."""

_MARKS = {Truth.HOLDS: "", Truth.FAILS: "~", Truth.UNKNOWN: "?", Truth.CONTESTED: "!"}
_NUMBERS = {Truth.HOLDS: 1, Truth.FAILS: 0}


def truth_table(causes: Mapping[str, str], answers: Answers, outcome: str | None) -> AnalysisTable:
    """The configurations that records have.

    Args:
        causes: The conditions of a configuration, by name, each in words.
        answers: The answers for each record.
        outcome: The condition that is to be explained, if any.
    """
    held: dict[tuple[Truth, ...], list[tuple[str, Mapping[str, Truth]]]] = {}
    for record, truths in answers:
        held.setdefault(tuple(truths[name] for name in causes), []).append((record, truths))
    settled = [one for one in held if not _open(one)]
    names = list(causes)
    in_order = sorted(held, key=lambda one: (_open(one) > 0, -len(held[one]), _text(names, one)))
    unsettled = len(held) - len(settled)
    return AnalysisTable(
        name="truth-table",
        doc="A row for each configuration of conditions.",
        columns=tuple(_columns(causes, outcome)),
        rows=tuple(_row(names, one, held[one], settled, outcome) for one in in_order),
        key=("configuration",),
        shown=(*causes, "n", "cases", *([] if outcome is None else _counts(outcome))),
        notes=(
            f"Logically possible configurations: {2 ** len(causes)}. Found in records of which all"
            f" is known: {len(settled)}. Not settled, and counted nowhere else: {unsettled}.",
        ),
    )


def _columns(causes: Mapping[str, str], outcome: str | None) -> Iterator[Column]:
    yield Column("configuration", ColumnType.TEXT, "All conditions in one text.", required=True)
    for name, words in causes.items():
        yield Column(name, ColumnType.NUMBER, words)
        yield truth_column(f"Whether it is so: {words}", f"{name}__truth")
    doc = "Whether each condition is known to be so or not so."
    yield Column("settled", ColumnType.TRUTH, doc, required=True)
    yield Column("open", ColumnType.NUMBER, "How many conditions are not.", required=True)
    yield Column("n", ColumnType.NUMBER, "How many records.", required=True)
    yield Column("cases", ColumnType.ID, "The records.", required=True, many=True)
    doc = "The settled configurations to which these records may belong."
    yield Column("may_be", ColumnType.TEXT, doc, many=True)
    if outcome is not None:
        for name, words in zip(_counts(outcome), ("have", "lack", "may have or lack"), strict=True):
            doc = f"How many of the records {words} '{outcome}'."
            yield Column(name, ColumnType.NUMBER, doc, required=True)


def _counts(outcome: str) -> tuple[str, str, str]:
    """The names of the columns that count records with an outcome, without, and neither."""
    return f"{outcome}__n", f"not_{outcome}__n", f"unsettled_{outcome}__n"


def _row(
    causes: list[str],
    pattern: tuple[Truth, ...],
    records: list[tuple[str, Mapping[str, Truth]]],
    settled: list[tuple[Truth, ...]],
    outcome: str | None,
) -> tuple[Any, ...]:
    unsettled = _open(pattern)
    fitting = (_text(causes, one) for one in settled if _fits(pattern, one))
    found = [] if outcome is None else [truths[outcome] for _, truths in records]
    counts = [found.count(Truth.HOLDS), found.count(Truth.FAILS)]
    counts.append(len(found) - sum(counts))
    return (
        _text(causes, pattern),
        *(cell for truth in pattern for cell in (_NUMBERS.get(truth), truth.value)),
        not unsettled,
        unsettled,
        len(records),
        tuple(record for record, _ in records),
        tuple(sorted(fitting)) if unsettled else None,
        *(counts if outcome is not None else ()),
    )


def _text(causes: list[str], pattern: tuple[Truth, ...]) -> str:
    return "*".join(f"{_MARKS[truth]}{name}" for name, truth in zip(causes, pattern, strict=True))


def _open(pattern: tuple[Truth, ...]) -> int:
    """How many conditions are neither known to be so nor known not to be so."""
    return sum(truth not in _NUMBERS for truth in pattern)


def _fits(pattern: tuple[Truth, ...], settled: tuple[Truth, ...]) -> bool:
    """Whether a configuration may turn out to be a settled one."""
    pairs = zip(pattern, settled, strict=True)
    return all(ours is theirs or ours not in _NUMBERS for ours, theirs in pairs)
