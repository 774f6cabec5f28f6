"""The page of a record."""

from collections.abc import Iterator

from negotypes import Typology
from negotypes.records import Actor, Case, Evidence, Record, Source, kind_of
from negotypes.records.fields import parts
from negotypes.vocabulary import RecordKind
from website.address import address, file_of
from website.browse import signs
from website.browse.citation import citation, yaml
from website.browse.dossier import (
    SHOWN,
    episodes,
    positions,
    problems_of,
    referred,
    voiced,
    wants,
)
from website.browse.evidence import evidence
from website.browse.markup import Html, Part, element, joined, page
from website.browse.network import around, within
from website.browse.paragraphs import paragraphs
from website.browse.scheme import scheme, sorted_by
from website.browse.shelf import BROWSE, Here, Shelf, top_of
from website.browse.summary import summary
from website.browse.timeline import timeline
from website.page import Page

_LONG = 60
"""From how many signs on a title is set smaller."""


def record_page(shelf: Shelf, record: Record) -> Page:
    """All that is coded of a record, and all that names it.

    Args:
        shelf: The casebook.
        record: The record.
    """
    here = Here(shelf, address(record))
    kind = kind_of(record)
    title = record.label if kind is not RecordKind.ARGUMENTS else f"Argument {record.id}"
    filled = (part for part in _parts(here, record) if part.body)
    said = page(title, record.id, _top(here, record), filled, boost=2)
    return Page(file_of(here.address), said)


def _top(here: Here, record: Record) -> Html:
    kind = kind_of(record).label
    what = f"{kind}, {record.kind.label.lower()}" if isinstance(record, Actor) else kind
    said = [
        here.path(*top_of(record)),
        element("h1", record.label, class_="nt-long" if len(record.label) > _LONG else None),
        element(
            "p",
            *(what, " · ", element("code", record.id)),
            # A source is what others are evidence of.
            *(() if isinstance(record, Source) else (" · ", _sign(here, record))),
            *_explored(here, record),
            class_="nt-kind",
        ),
    ]
    about = getattr(record, "summary", None)
    if about is not None and about != record.label:
        said.append(element("p", about, class_="nt-lead"))
    if isinstance(record, Actor) and record.aliases:
        said.append(element("p", f"Also: {'; '.join(record.aliases)}"))
    return joined(said)


def _sign(here: Here, record: Record) -> Html:
    """Whether it is so, as a link to what the sign means."""
    return element("a", signs.truth(record.truth()), href=here.href(f"{BROWSE}#signs"))


def _explored(here: Here, record: Record) -> Iterator[Html]:
    """A link to the record in the explorer, where it can be set beside others."""
    if isinstance(record, (Actor, Case)):
        state, does = f"view=compare&compare={record.id}", "Compare in the explorer"
    elif isinstance(record, Typology):
        state, does = f"space={record.id}", "Property space in the explorer"
    else:
        return
    kind = record.unit if isinstance(record, Typology) else kind_of(record)
    yield joined((" · ", element("a", does, href=here.href(f"explorer/#kind={kind}&{state}"))))


def _parts(here: Here, record: Record) -> Iterator[Part]:
    yield Part("What is coded", "coded", summary(here, record))
    if isinstance(record, Typology):
        yield from scheme(here, record)
    if isinstance(record, Case):
        yield Part("Episodes", "episodes", episodes(here, record))
    yield Part("Timeline", "timeline", _timeline(here, record))
    if isinstance(record, Actor):
        yield Part("Relations", "relations", around(here, record))
    if isinstance(record, Case):
        yield Part("Relations among those in it", "relations", within(here, record))
    yield Part("Positions", "positions", positions(here, record))
    yield Part("Grievances, goals and demands", "wants", wants(here, record))
    yield Part("What typologies say of it", "typologies", sorted_by(here, record))
    yield Part("Evidence", "evidence", evidence(here, _places(record)))
    yield Part("Problems in the sources", "problems", problems_of(here, record))
    yield Part("Referred to by", "referred", referred(here, record, _above(record)))
    if isinstance(record, Source):
        yield Part("What is coded from it", "paragraphs", paragraphs(here, record))
    else:
        yield Part("A voice in the evidence of", "voice", voiced(here, record))
    yield Part("Cite this", "cite", citation(here, record))
    yield Part("As data", "data", yaml(record))


def _places(record: Record) -> tuple[Evidence, ...]:
    """All places on which a record rests, those of its parts included."""
    return tuple(dict.fromkeys(part for _, part in parts(record) if isinstance(part, Evidence)))


def _above(record: Record) -> tuple[RecordKind, ...]:
    """What of what names a record stands in parts of its own."""
    return (*SHOWN, RecordKind.EPISODES) if isinstance(record, Case) else SHOWN


def _timeline(here: Here, record: Record) -> Html:
    """What names the record, dated; of the steps of a case, also what has no date."""
    if isinstance(record, Typology):
        return Html("")
    named = [one.record for one in here.shelf.named.get(record.id, ())]
    steps = [one for one in named if kind_of(one) is RecordKind.EPISODES]
    return timeline(here, [record, *named], steps)
