"""What is known of several subjects in several respects: what a grid of answers shows."""

from collections.abc import Iterator

from attrs import frozen

from negotypes.comparison import Comparison
from negotypes.line import Line
from negotypes.records.sheets import sentence
from negotypes.truth import Truth
from negotypes.typologies.contrast import Contrast


@frozen
class Answer:
    """What is known of one subject in one respect.

    Attributes:
        truth: Whether it holds.
        said: The subject's value, in a row that shows values.
        marked: Whether the source itself puts the subject there.
    """

    truth: Truth
    said: str = ""
    marked: bool = False


@frozen
class Row:
    """One respect.

    Attributes:
        label: What is asked.
        answers: What is known of each subject, in their order.
    """

    label: str
    answers: tuple[Answer, ...]


@frozen
class Part:
    """Rows under one heading.

    Attributes:
        heading: What they are about.
        rows: The rows.
    """

    heading: str
    rows: tuple[Row, ...]


@frozen
class Grid:
    """Rows by subjects.

    Attributes:
        subjects: What the columns are called.
        parts: The rows.
        notes: What is left out, and what marks mean.
    """

    subjects: tuple[str, ...]
    parts: tuple[Part, ...]
    notes: tuple[str, ...] = ()

    def turned(self) -> "Grid":
        """The same with a row for each subject."""
        rows = [row for part in self.parts for row in part.rows]
        answers = zip(*(row.answers for row in rows), strict=True)
        by_subject = tuple(map(Row, self.subjects, answers))
        return Grid(tuple(row.label for row in rows), (Part("", by_subject),), self.notes)


def grid(held: Contrast | Comparison, *, one_sided: bool = False) -> Grid:
    """What a grid shows.

    Args:
        held: The classes of a typology, or a comparison.
        one_sided: Whether to show lines of a comparison on which one subject alone is coded.

    Raises:
        TypeError: It is neither.
    """
    if isinstance(held, Contrast):
        return _of_contrast(held)
    if isinstance(held, Comparison):  # pyright: ignore[reportUnnecessaryIsInstance]
        return _of_comparison(held, one_sided)
    raise TypeError(f"expected a contrast or a comparison, got {held!r}")


def _of_contrast(held: Contrast) -> Grid:
    """The classes, then the criteria, by the records that are in some class."""
    entries = [entry for column in held.classes for entry in column.entries]
    found = {entry.record.id: entry.classification for entry in entries}
    classes = tuple(
        Row(
            sentence(column.type_class.name),
            tuple(
                Answer(one.truth[column.type_class.id], "", column.type_class.id in one.assigned)
                for one in found.values()
            ),
        )
        for column in held.classes
    )
    asked = [one.answers for one in found.values()]
    criteria = tuple(
        Row(sentence(answers[0].words), tuple(Answer(answer.truth) for answer in answers))
        for answers in zip(*asked, strict=True)
        if not answers[0].joins
    )
    parts = [Part("Classes", classes), Part("Criteria", criteria)]
    marked = any(answer.marked for row in classes for answer in row.answers)
    return Grid(
        tuple(held.caption(one.record) for one in found.values()),
        tuple(part for part in parts if part.rows and found),
        ("Framed: the source itself puts it there.",) * marked,
    )


def _of_comparison(held: Comparison, one_sided: bool) -> Grid:
    parts: dict[str, list[Row]] = {}
    left_out = 0
    for line in held.lines:
        coded = sum(cell.coded for cell in line.cells)
        if coded > 1 or line.typology is not None or (coded and one_sided):
            heading = "Characteristics" if line.claim == line.facet else line.facet
            parts.setdefault(heading, []).append(Row(sentence(line.claim), tuple(_answers(line))))
        else:
            left_out += 1
    notes = [f"Not shown: {left_out} lines on which one subject at most is coded."]
    return Grid(
        tuple(subject.label for subject in held.subjects),
        tuple(Part(heading, tuple(rows)) for heading, rows in parts.items()),
        tuple(notes * bool(left_out)),
    )


def _answers(line: Line) -> Iterator[Answer]:
    return (Answer(cell.truth, sentence(" or ".join(cell.values))) for cell in line.cells)
