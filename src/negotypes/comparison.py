"""What two or more records share, where they differ, and what is not known.

Nothing is read into silence: what is coded for one subject only is neither a likeness nor a
difference, and a facet for which nothing is coded is listed as unknown.
"""

from collections.abc import Iterable
from typing import Any

from attrs import field, frozen

from negotypes.builtin import load
from negotypes.casebook import Casebook
from negotypes.errors import NotComparable
from negotypes.facets import Claim, Facet, facets_of, phrase
from negotypes.layout import Section, Table
from negotypes.records import Assessment, Evidence, Record, kind_of
from negotypes.truth import Truth
from negotypes.vocabulary import RecordKind, Term


class Match(Term):
    """What a line of a comparison says of its subjects."""

    SHARED = "shared", "shared", "Known for all, and the same."
    DIFFERING = "differing", "differ", "Known for at least two, and not the same."
    ONE_SIDED = "one-sided", "one only", "Known for some, and not known for others."
    CONTESTED = "contested", "contested", "The evidence on at least one subject goes both ways."
    UNKNOWN = "unknown", "unknown", "Nothing is coded for any."


@frozen
class Cell:
    """What is known of one subject on one line.

    Attributes:
        truth: Whether the evidence supports or disputes what the line says.
        values: The subject's values, on a line that shows values instead of a claim.
        records: The records it rests on.
        evidence: The places in the sources behind them.
    """

    truth: Truth
    values: tuple[str, ...] = ()
    records: tuple[Record, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    @property
    def text(self) -> str:
        """The cell in words."""
        if self.truth is Truth.UNKNOWN:
            return "not coded"
        if not self.values:
            return {Truth.HOLDS: "yes", Truth.FAILS: "no", Truth.CONTESTED: "contested"}[self.truth]
        said = " or ".join(self.values)
        prefix = {Truth.HOLDS: "", Truth.FAILS: "not ", Truth.CONTESTED: "contested: "}[self.truth]
        return prefix + said

    @property
    def citations(self) -> tuple[str, ...]:
        """Sources and paragraphs, each once."""
        return tuple(dict.fromkeys(e.citation for e in self.evidence))


@frozen
class Line:
    """One line of a comparison.

    Attributes:
        facet: The respect in which the subjects are compared.
        claim: What is said of them, or the name of the dimension on which they have values.
        cells: What is known of each subject, in their order.
        documented: The assessment in which an author draws this comparison, if one does.
    """

    facet: str
    claim: str
    cells: tuple[Cell, ...]
    documented: Assessment | None = None

    @property
    def match(self) -> Match:
        """Whether the subjects share it, differ, or are not all known."""
        known = [cell for cell in self.cells if cell.truth is not Truth.UNKNOWN]
        if any(cell.truth is Truth.CONTESTED for cell in known):
            return Match.CONTESTED
        if not known:
            return Match.UNKNOWN
        if len({(cell.truth, frozenset(cell.values)) for cell in known}) > 1:
            return Match.DIFFERING
        return Match.SHARED if len(known) == len(self.cells) else Match.ONE_SIDED


@frozen
class Comparison:
    """Two or more records side by side.

    Attributes:
        subjects: The records.
        lines: What is compared: the contrasts that authors draw, then what follows from the
            records, facet by facet.
    """

    subjects: tuple[Record, ...]
    lines: tuple[Line, ...] = field(repr=False)

    def matching(self, match: Match | str) -> tuple[Line, ...]:
        """The lines on which the subjects match in this way."""
        wanted = Match.of(match)
        return tuple(line for line in self.lines if line.match is wanted)

    @property
    def shared(self) -> tuple[Line, ...]:
        """What is known of all, and the same."""
        return self.matching(Match.SHARED)

    @property
    def differing(self) -> tuple[Line, ...]:
        """Where those that are known differ."""
        return self.matching(Match.DIFFERING)

    @property
    def one_sided(self) -> tuple[Line, ...]:
        """What is known of some only."""
        return self.matching(Match.ONE_SIDED)

    @property
    def contested(self) -> tuple[Line, ...]:
        """Where the evidence on a subject goes both ways."""
        return self.matching(Match.CONTESTED)

    @property
    def unknown(self) -> tuple[Line, ...]:
        """The facets for which nothing is coded."""
        return self.matching(Match.UNKNOWN)

    @property
    def documented(self) -> tuple[Line, ...]:
        """The comparisons that authors draw themselves."""
        return tuple(line for line in self.lines if line.documented is not None)

    def table(self) -> Table:
        """The comparison as a table, a section for each facet."""
        names = [subject.label for subject in self.subjects]
        sections: dict[str, list[tuple[str, ...]]] = {}
        for line in self.lines:
            if line.match is not Match.UNKNOWN:
                cells = (_cell_text(cell) for cell in line.cells)
                row = (line.claim, *cells, line.match.label)
                sections.setdefault(line.facet, []).append(row)
        unknown = ", ".join(line.facet.lower() for line in self.unknown)
        return Table(
            title=" and ".join(dict.fromkeys(names)) + " compared",
            head=("", *names, ""),
            sections=tuple(Section(name, tuple(rows)) for name, rows in sections.items()),
            foot=(_LEGEND, *([f"Nothing is coded for any of them on: {unknown}."] * bool(unknown))),
        )

    def plain(self) -> dict[str, Any]:
        """The comparison as plain values, for JSON."""
        return {
            "subjects": [subject.id for subject in self.subjects],
            "lines": [_plain_line(self.subjects, line) for line in self.lines],
        }

    def __str__(self) -> str:
        """The comparison as a table for a terminal."""
        return self.table().text()

    def _repr_html_(self) -> str:
        """The comparison as a table for a notebook."""
        return self.table().html()


_LEGEND = (
    "Numbers after \u00b6 are paragraphs of the source. 'not coded' says that no text was coded to"
    " this effect; it does not say 'no'."
)


def compare(*subjects: Record | str, book: Casebook | None = None) -> Comparison:
    """Set two or more actors, or two or more cases, side by side.

    Args:
        subjects: Actors, or cases: records, or ids, names or aliases.
        book: The casebook; the built-in one if none is given.

    Returns:
        The comparison. The order of the subjects decides the order of the columns, and nothing
        else.

    Raises:
        NotComparable: Fewer than two subjects, or not all actors, or not all cases.
        UnknownId: No record has the id, name or alias.
    """
    book = load() if book is None else book
    records = tuple(book.find(s) if isinstance(s, str) else s for s in subjects)
    kinds = {kind_of(record) for record in records}
    if len(records) < 2 or len(kinds) != 1 or not kinds <= {RecordKind.ACTORS, RecordKind.CASES}:
        given = ", ".join(f"'{record.id}' ({kind_of(record)})" for record in records)
        raise NotComparable(f"expected two or more actors or two or more cases; got {given}")
    (kind,) = kinds
    lines = list(_documented(book, records))
    for facet in facets_of(kind):
        lines += _lines(book, facet, records)
    return Comparison(records, tuple(lines))


def _documented(book: Casebook, subjects: tuple[Record, ...]) -> Iterable[Line]:
    """The comparisons that authors draw between at least two of the subjects."""
    ids = {subject.id for subject in subjects}
    for assessment in book.assessments:
        found = {finding.actor: finding for finding in assessment.findings}
        if len(ids & found.keys()) >= 2 or (len(ids) == 1 and ids <= found.keys()):
            cells = (
                Cell(assessment.truth(), (f.value,), (assessment,), assessment.evidence)
                if (f := found.get(subject.id)) is not None
                else Cell(Truth.UNKNOWN)
                for subject in subjects
            )
            claim = phrase(assessment.dimension or assessment.summary)
            yield Line(_CONTRASTS, claim, tuple(cells), assessment)


_CONTRASTS = "Contrasts that authors draw"


def _lines(book: Casebook, facet: Facet, subjects: tuple[Record, ...]) -> list[Line]:
    said = [_by_text(facet.claims(book, subject)) for subject in subjects]
    none_said = [facet.field is not None and facet.field in s.absent for s in subjects]
    if not any(said) and not any(none_said):
        nothing = tuple(Cell(Truth.UNKNOWN) for _ in subjects)
        return [Line(facet.name, facet.name, nothing)]
    if facet.single:
        cells = map(_value_cell, said, none_said, subjects)
        return [Line(facet.name, facet.name, tuple(cells))]
    return [
        Line(
            facet.name,
            text,
            tuple(map(_claim_cell, (claims.get(text, []) for claims in said), none_said, subjects)),
        )
        for text in sorted({text for claims in said for text in claims})
    ]


def _by_text(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    by_text: dict[str, list[Claim]] = {}
    for claim in claims:
        by_text.setdefault(claim.text, []).append(claim)
    return by_text


def _value_cell(said: dict[str, list[Claim]], none_said: bool, subject: Record) -> Cell:
    if none_said:
        return Cell(Truth.HOLDS, ("none",), (subject,), subject.evidence)
    claims = [claim for held in said.values() for claim in held]
    return _cell(claims, tuple(said))


def _claim_cell(claims: list[Claim], none_said: bool, subject: Record) -> Cell:
    if none_said:
        return Cell(Truth.FAILS, (), (subject,), subject.evidence)
    return _cell(claims, ())


def _cell(claims: list[Claim], values: tuple[str, ...]) -> Cell:
    return Cell(
        truth=Truth.gather(claim.truth for claim in claims),
        values=values,
        records=tuple(dict.fromkeys(claim.record for claim in claims)),
        evidence=tuple(dict.fromkeys(e for claim in claims for e in claim.evidence)),
    )


def _cell_text(cell: Cell) -> str:
    cited = "; ".join(cell.citations)
    return f"{phrase(cell.text)}\n{cited}" if cited else phrase(cell.text)


def _plain_line(subjects: tuple[Record, ...], line: Line) -> dict[str, Any]:
    return {
        "facet": line.facet,
        "claim": line.claim,
        "match": str(line.match),
        "documented": line.documented and line.documented.id,
        "cells": [
            {
                "subject": subject.id,
                "truth": str(cell.truth),
                "values": list(cell.values),
                "records": [record.id for record in cell.records],
                "evidence": list(cell.citations),
            }
            for subject, cell in zip(subjects, line.cells, strict=True)
        ],
    }
