"""What two or more records share, where they differ, and what is not known.

Nothing is read into silence: what is coded for one subject only is neither a likeness nor a
difference, and a facet for which nothing is coded is listed as unknown.
"""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from attrs import field, frozen

from negotypes.builtin import load
from negotypes.casebook import Casebook
from negotypes.errors import NotComparable, UnknownId, counted, listed
from negotypes.facets import CONTRASTS, Claim, Facet, facets_of, findings, respect
from negotypes.layout import Section, Table
from negotypes.line import Cell, Line, doubted
from negotypes.records import Record, kind_of
from negotypes.records.reference import ANY
from negotypes.records.sheets import sentence
from negotypes.records.standard import EvidenceStandard
from negotypes.truth import Truth
from negotypes.typologies.classification import Answer, Classification
from negotypes.typologies.scheme import criteria_named
from negotypes.typologies.sorter import Sorter
from negotypes.vocabulary import Match, RecordKind


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
    _book: Casebook | None = field(default=None, repr=False, eq=False, alias="book")

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
        """The comparison as a table: what can be compared, then what is coded for one alone."""
        names = [subject.label for subject in self.subjects]
        compared: dict[str, list[tuple[str, ...]]] = {}
        alone: list[dict[str, list[str]]] = [{} for _ in names]
        for line in self.lines:
            coded = [number for number, cell in enumerate(line.cells) if cell.coded]
            trait = line.claim == line.facet
            if len(coded) > 1 or line.typology or (coded and trait):
                cells = (_cited(cell.text, cell) for cell in line.cells)
                row = (line.claim, *cells, line.match.label.lower())
                compared.setdefault("Characteristics" if trait else line.facet, []).append(row)
            elif coded:
                (number,) = coded
                cell = line.cells[number]
                said = _cited(doubted(line.claim, cell.truth), cell)
                alone[number].setdefault(line.facet, []).append(said)
        sections = [Section(heading, tuple(rows)) for heading, rows in compared.items()]
        for name, facets in zip(names, alone, strict=True):
            rows = tuple((facet, "\n".join(said)) for facet, said in facets.items())
            sections += [Section(f"Coded for {name} only", rows)] * bool(rows)
        return Table(
            title=_and(dict.fromkeys(names)) + " compared",
            head=("", *names, ""),
            sections=tuple(sections),
            foot=tuple(self._remarks()),
        )

    def _remarks(self) -> Iterator[str]:
        counts = {match: len(self.matching(match)) for match in Match}
        uncoded = [
            line
            for line in self.unknown
            if line.typology is None and not any(cell.coded for cell in line.cells)
        ]
        counts[Match.UNKNOWN] -= len(uncoded)
        found = ", ".join(f"{number} {match}" for match, number in counts.items() if number)
        yield f"Found: {found or 'nothing'}."
        if uncoded:
            yield f"Nothing is coded for any on: {_and(line.facet.lower() for line in uncoded)}."
        yield _LEGEND

    def plain(self) -> dict[str, Any]:
        """The comparison as plain values, for JSON."""
        return {
            "subjects": [subject.id for subject in self.subjects],
            "lines": [_plain_line(self.subjects, line) for line in self.lines],
        }

    def __repr__(self) -> str:
        """The subjects, and how many lines there are."""
        subjects = listed([one.id for one in self.subjects])
        return f"<Comparison of {subjects}: {counted(len(self.lines), 'line')}>"

    def __str__(self) -> str:
        """The comparison as a table for a terminal."""
        return self.table().text()

    def _repr_html_(self) -> str:
        """The comparison as a table for a notebook."""
        return self.table().notebook()


_LEGEND = (
    "Numbers after \u00b6 are paragraphs of the source. That something is not coded, or coded for"
    " one only, says that no coded text says it of the others; it does not say 'no'. Contested is"
    " what evidence supports and disputes, disputed what evidence only disputes."
)


def compare(
    *subjects: Record | str,
    book: Casebook | None = None,
    standard: EvidenceStandard | None = None,
) -> Comparison:
    """Set two or more actors, or two or more cases, side by side.

    Examples:
        >>> import negotypes as nt
        >>> comparison = nt.compare("al-qaeda", "islamic-state")
        >>> line = comparison.documented[1]
        >>> line.claim, [cell.text for cell in line.cells], line.cells[0].citations
        ('Principal motive', ['foreign policy', 'disbelief'], ('cantey-2018 ¶36',))

    Args:
        subjects: Actors, or cases: records, or ids, names or aliases.
        book: The casebook; the built-in one if none is given.
        standard: Which evidence counts; all if none is given.

    Returns:
        The comparison. The order of the subjects decides the order of the columns, and nothing
        else.

    Raises:
        NotComparable: Fewer than two subjects, or not all actors, or not all cases.
        UnknownId: No record has the id, name or alias.
        AmbiguousName: Several records share the name or alias.
    """
    book = load() if book is None else book
    book = book if standard is None else book.under(standard)
    for subject in subjects:
        if not isinstance(subject, (str, Record)):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise NotComparable(f"expected records or names, one by one; got {subject!r}")
    records = tuple(book.find(s) if isinstance(s, str) else s for s in subjects)
    for record in records:
        if not book.whole.has(ANY, record.id):
            raise UnknownId(f"'{record.id}' is not in this casebook")
    kinds = {kind_of(record) for record in records}
    if len(records) < 2 or len(kinds) != 1 or not kinds <= {RecordKind.ACTORS, RecordKind.CASES}:
        given = ", ".join(f"'{record.id}' ({kind_of(record)})" for record in records) or "none"
        raise NotComparable(f"expected two or more actors or two or more cases; got {given}")
    lines = list(_documented(book, records))
    for typology in book.typologies.coded(unit=kind_of(records[0])):
        lines += _classes(Sorter(typology, book), records)
    for facet in facets_of(records):
        lines += _lines(book, facet, records)
    return Comparison(records, tuple(lines), book)


def _documented(book: Casebook, subjects: tuple[Record, ...]) -> Iterator[Line]:
    """The comparisons that authors draw between at least two of the subjects."""
    ids = {subject.id for subject in subjects}
    for assessment in book.assessments:
        found = findings(assessment)
        if len(ids & found.keys()) >= min(2, len(ids)):
            cells = tuple(_values(found.get(subject.id, ())) for subject in subjects)
            yield Line(CONTRASTS.name, respect(assessment), cells, assessment)


def _classes(sorter: Sorter, subjects: tuple[Record, ...]) -> Iterator[Line]:
    """The classes of the subjects by a typology, and what makes the difference between them."""
    typology = sorter.typology
    found = [sorter.classify(subject) for subject in subjects]
    if all(each.applies is Truth.FAILS for each in found):
        return
    classes = Line("Classes", typology.name, tuple(map(_class, found)), typology=typology)
    yield classes
    if len({cell.values for cell in classes.cells}) == 1 or not any(
        truth.support for each in found for truth in each.truth.values()
    ):
        return
    deciding = {None, *criteria_named(typology)}
    for answers in zip(*(each.answers for each in found), strict=True):
        asked = answers[0]
        if asked.joins or asked.criterion not in deciding:
            continue
        if len({answer.truth for answer in answers}) > 1:
            cells = tuple(map(_criterion, answers))
            facet = f"{typology.name}: what makes the difference"
            yield Line(facet, asked.words, cells, typology=typology)


def _class(found: Classification) -> Cell:
    """A cell with the classes that hold or are contested."""
    names = {one.id: one.name for one in found.typology.classes}
    into = [name for name, truth in found.truth.items() if truth.support]
    if not into:
        nowhere = "undetermined" if found.possible else "none"
        said = "not applicable" if found.applies is Truth.FAILS else nowhere
        return Cell(Truth.UNKNOWN, (said,))
    answers = [why.answer for name in into for why in found.reasons[name]]
    cells = [_criterion(answer) for answer in answers]
    return Cell(
        truth=Truth.gather(found.truth[name] for name in into),
        values=tuple(sentence(names[name]) for name in into),
        records=tuple(dict.fromkeys(record for cell in cells for record in cell.records)),
        evidence=tuple(dict.fromkeys(place for cell in cells for place in cell.evidence)),
    )


def _criterion(answer: Answer) -> Cell:
    grounds = (*answer.support, *answer.dispute)
    records = (record for ground in grounds for record in ground.records)
    return Cell(answer.truth, (), tuple(dict.fromkeys(records)), answer.evidence)


def _lines(book: Casebook, facet: Facet, subjects: tuple[Record, ...]) -> list[Line]:
    said = [_by_text(facet.claims(book, subject)) for subject in subjects]
    nothing = [facet.nothing(subject) for subject in subjects]
    texts = sorted({text for claims in said for text in claims}, key=lambda t: (t.casefold(), t))
    if facet.single or not texts:
        held = zip(said, nothing, strict=True)
        cells = (_values((*chain(*claims.values()), *none)) for claims, none in held)
        return [Line(facet.name, facet.name, tuple(cells))]
    return [
        Line(
            facet.name,
            text,
            tuple(map(_answer, (claims.get(text, []) for claims in said), nothing)),
        )
        for text in texts
    ]


def _by_text(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    by_text: dict[str, list[Claim]] = {}
    for claim in claims:
        by_text.setdefault(claim.text, []).append(claim)
    return by_text


def _values(claims: Iterable[Claim]) -> Cell:
    """A cell with the values that are claimed."""
    held = tuple(claims)
    truth = Truth.gather(claim.truth for claim in held)
    return _cell(truth, held, tuple(dict.fromkeys(claim.text for claim in held)))


def _answer(claims: list[Claim], nothing: list[Claim]) -> Cell:
    """A cell that says whether a claim holds: it does not where there is nothing."""
    denials = (~claim.truth for claim in nothing)
    truth = Truth.gather((*(claim.truth for claim in claims), *denials))
    return _cell(truth, (*claims, *nothing), ())


def _cell(truth: Truth, claims: tuple[Claim, ...], values: tuple[str, ...]) -> Cell:
    return Cell(
        truth=truth,
        values=values,
        records=tuple(dict.fromkeys(claim.record for claim in claims)),
        evidence=tuple(dict.fromkeys(e for claim in claims for e in claim.evidence)),
    )


def _and(words: Iterable[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} and {last}" if others else last


def _cited(said: str, cell: Cell) -> str:
    cited = "; ".join(cell.citations)
    return f"{sentence(said)} [{cited}]" if cited else sentence(said)


def _plain_line(subjects: tuple[Record, ...], line: Line) -> dict[str, Any]:
    return {
        "facet": line.facet,
        "claim": line.claim,
        "match": str(line.match),
        "documented": line.documented and line.documented.id,
        "typology": line.typology and line.typology.id,
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
