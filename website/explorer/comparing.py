"""What is known of actors and cases in each respect, so that any of them can be compared.

A comparison of two records is made in the reader's browser; there are too many pairs to write all
of them down. What each record brings to it is taken from where `negotypes.compare` takes it.
"""

from collections.abc import Iterable
from typing import Any

from negotypes import Casebook
from negotypes.facets import Claim, facets_of, respect
from negotypes.records import Record
from negotypes.records.sheets import sentence
from negotypes.truth import Truth
from negotypes.typologies.classification import Answer, Classification
from negotypes.typologies.scheme import criteria_named
from negotypes.typologies.sorter import Sorter
from negotypes.vocabulary import SYMMETRIC, RecordKind
from website.explorer.evidence import Places

COMPARED = (RecordKind.ACTORS, RecordKind.CASES)
"""The kinds of record that the library compares."""

TRUTHS = (Truth.UNKNOWN, Truth.HOLDS, Truth.FAILS, Truth.CONTESTED)
"""The four values in the order of their numbers: support counts 1, dispute counts 2."""


def facets(book: Casebook, kind: RecordKind) -> list[dict[str, Any]]:
    """What the records of a kind bring to a comparison, facet by facet.

    Args:
        book: The casebook.
        kind: Actors or cases.

    Returns:
        For each facet its name, the field that it shows, whether there is one value at the most,
        and for each record, by id, its claims: the text, the record that says so, the field.
    """
    records = list(book.collection(kind))
    told: list[dict[str, Any]] = []
    for number, facet in enumerate(facets_of(records[:1]) if records else ()):
        claims: dict[str, list[list[Any]]] = {}
        for record in records:
            own = facets_of([record])[number]
            if said := [_claim(claim) for claim in own.claims(book, record)]:
                claims[record.id] = said
        told.append(
            {"name": facet.name, "field": facet.field, "single": facet.single} | {"claims": claims}
        )
    return told


def mutual(book: Casebook) -> dict[str, str]:
    """For each tie that is the same both ways, by id, what it says of both of its ends."""
    said: dict[str, str] = {}
    for relation in book.relations:
        ends = (relation.subject, relation.object)
        if relation.kind in SYMMETRIC and all(book.has("actors", end) for end in ends):
            pair = [book.actors[end] for end in ends]
            for claim in facets_of(pair)[-1].claims(book, pair[0]):
                if claim.record == relation:
                    said[relation.id] = claim.text
    return said


def respects(book: Casebook) -> dict[str, str]:
    """For each assessment with findings, by id, in which respect it compares actors."""
    return {one.id: respect(one) for one in book.assessments if one.findings}


def classes(book: Casebook, kind: RecordKind, places: Places) -> list[dict[str, Any]]:
    """What the typologies with criteria say of the records of a kind.

    Args:
        book: The casebook.
        kind: Actors or cases.
        places: Where evidence is put.

    Returns:
        For each typology its name, the questions that decide, and for each record, by id, whether
        it applies, the classes, and the answers to these questions that are not unknown.
    """
    told: list[dict[str, Any]] = []
    for typology in book.typologies.coded(unit=kind):
        sorter = Sorter(typology, book)
        deciding = {None, *criteria_named(typology)}
        found = {record.id: sorter.classify(record) for record in book.collection(kind)}
        asked = [
            number
            for number, answer in enumerate(next(iter(found.values())).answers if found else ())
            if not answer.joins and answer.criterion in deciding
        ]
        questions = [next(iter(found.values())).answers[number].words for number in asked]
        rows = {
            one: _classified(each, [each.answers[number] for number in asked], places)
            for one, each in found.items()
        }
        one = {"id": typology.id, "name": typology.name, "questions": questions}
        told.append(one | {"records": {name: row for name, row in rows.items() if row}})
    return told


def _claim(claim: Claim) -> list[Any]:
    row = [claim.text, claim.record.id]
    return row if claim.field is None else [*row, claim.field]


def _classified(found: Classification, asked: list[Answer], places: Places) -> dict[str, Any]:
    """A record by a typology; nothing where it does not apply and no answer is known."""
    names = {one.id: one.name for one in found.typology.classes}
    into = [one for one, truth in found.truth.items() if truth.support]
    row: dict[str, Any] = {}
    if found.applies is not Truth.FAILS:
        row["cell"] = [["undetermined" if found.possible else "none"], 0]
    if into:
        answers = [why.answer for one in into for why in found.reasons[one]]
        truth = Truth.gather(found.truth[one] for one in into)
        said = [sentence(names[one]) for one in into]
        row["cell"] = [said, TRUTHS.index(truth), *_grounds(answers, places)]
    known = {
        str(number): [TRUTHS.index(answer.truth), *_grounds([answer], places)]
        for number, answer in enumerate(asked)
        if answer.truth is not Truth.UNKNOWN
    }
    return row | ({"answers": known} if known else {})


def _grounds(answers: Iterable[Answer], places: Places) -> list[list[Any]]:
    """The ids of the records behind answers, and the numbers of the places."""
    held = list(answers)
    records: list[Record] = [
        record
        for answer in held
        for ground in (*answer.support, *answer.dispute)
        for record in ground.records
    ]
    evidence = dict.fromkeys(place for answer in held for place in answer.evidence)
    return [list(dict.fromkeys(record.id for record in records)), places.numbers(tuple(evidence))]
