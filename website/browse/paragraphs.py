"""What is coded from a text, paragraph by paragraph."""

from collections.abc import Iterator

from negotypes.records import Evidence, Record, Source
from negotypes.records.fields import parts
from website.browse.markup import Html, element, items, joined, text
from website.browse.shelf import Here


def paragraphs(here: Here, source: Source) -> Html:
    """Every paragraph that is cited, with the records that rest on it."""
    found: dict[int, dict[str, tuple[Record, bool]]] = {}
    for record in here.book.records:
        for place in _places(record, source):
            for number in place.paragraphs:
                found.setdefault(number, {}).setdefault(record.id, (record, place.disputes))
    rows = (_paragraph(here, number, list(found[number].values())) for number in sorted(found))
    return element("dl", *rows, class_="nt-paragraphs") if found else Html("")


def _places(record: Record, source: Source) -> Iterator[Evidence]:
    for _, part in parts(record):
        if isinstance(part, Evidence) and part.source == source.id:
            yield part


def _paragraph(here: Here, number: int, records: list[tuple[Record, bool]]) -> Html:
    said = (
        joined((here.link(record), text(" (✗ disputes)") if disputes else ""))
        for record, disputes in records
    )
    return element("div", element("dt", f"¶{number}"), element("dd", items(said)), id=f"p{number}")
