"""Which dates a coded problem questions: a panel would otherwise repeat a printing error."""

from negotypes.casebook import Casebook
from negotypes.tidy import Column, ColumnType
from negotypes.vocabulary import ProblemKind

Doubts = dict[str, tuple[str, ...]]
"""The ids of the problems, by the id of the record that each concerns."""


def doubts(book: Casebook) -> Doubts:
    """The problems with dates, by the records that they concern."""
    found: dict[str, list[str]] = {}
    for problem in book.problems:
        if problem.kind is ProblemKind.DATE and problem.truth().support:
            for record in dict.fromkeys(problem.concerns):
                found.setdefault(record, []).append(problem.id)
    return {record: tuple(problems) for record, problems in found.items()}


def problem_column(name: str, doc: str) -> Column:
    """A column of such problems."""
    return Column(name, ColumnType.ID, doc, many=True, refers_to="problems")
