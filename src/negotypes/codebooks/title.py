"""The title page of a codebook: what is coded, by whom, from which texts."""

from collections import Counter
from collections.abc import Iterator

from negotypes.casebook import Casebook
from negotypes.codebooks.units import Unit
from negotypes.document import Block
from negotypes.layout import Link, Section, Table
from negotypes.records import Evidence, Source
from negotypes.records.pack import Pack
from negotypes.records.sheets import Name


def opening(
    book: Casebook, titled: Pack | None, units: tuple[Unit, ...], name: Name
) -> tuple[Block, ...]:
    """What stands on the title page."""
    blocks: list[Block] = []
    if titled is not None:
        blocks += [titled.summary] if titled.summary else []
        rows = tuple(row for row in _entries(titled) if row[1])
        blocks.append(Table("About this data set", ("Entry", "What it is"), (Section("", rows),)))
    held: dict[str, list[tuple[str, ...]]] = {"Records": [], "Parts of records": []}
    for unit in units:
        if unit.only is None:
            row = (Link(unit.table, unit.anchor), str(len(unit.holders)), unit.definition)
            held["Parts of records" if unit.is_part else "Records"].append(row)
    sections = tuple(Section(heading, tuple(rows)) for heading, rows in held.items())
    number = len(book)
    said = "1 record" if number == 1 else f"{number} records"
    blocks.append(Table(f"{said} in all", ("Kind", "Number", "Definition"), sections))
    if sources := tuple(_sources(book, units, name)):
        head = ("Source", "Title", "Authors", "Published by", "Issued", "Evidence")
        foot = (
            "Evidence is the number of places in the text to which the records refer. A source"
            " of which only the id is shown is held by another set of records.",
        )
        blocks.append(Table("Sources", head, (Section("", sources),), foot))
    return tuple(blocks)


def _entries(titled: Pack) -> Iterator[tuple[str, str]]:
    yield "Title", titled.title
    yield "Id", titled.id
    yield "Version", titled.version
    yield "Coded by", "; ".join(titled.authors)
    yield "Licence", titled.licence
    yield "Builds on", "; ".join(titled.builds_on)


def _sources(book: Casebook, units: tuple[Unit, ...], name: Name) -> Iterator[tuple[str, ...]]:
    """The texts that the casebook holds, then those that it only cites."""
    places = [one for unit in units if unit.cls is Evidence for one in unit.holders]
    cited = Counter(place.source for place in places)
    for source in book.sources:
        yield (*_source(source, name), str(cited.pop(source.id, 0)))
    for source_id in sorted(cited):
        title = name(source_id)
        yield source_id, title if title != source_id else "", "", "", "", str(cited[source_id])


def _source(source: Source, name: Name) -> tuple[str, ...]:
    authors = "; ".join(map(name, source.authors))
    outlet = name(source.outlet) if source.outlet else ""
    return source.id, source.title, authors, outlet, source.issued.words if source.issued else ""
