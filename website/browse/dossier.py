"""What else is coded that names a record: positions, problems, and all the rest."""

from collections.abc import Iterable, Iterator, Sequence

from negotypes.records import (
    Actor,
    Case,
    Demand,
    Goal,
    Grievance,
    Position,
    Precondition,
    Problem,
    Record,
    kind_of,
)
from negotypes.vocabulary import RecordKind
from website.browse import signs
from website.browse.markup import BREAK, Html, element, folded, items, joined, table, text
from website.browse.shelf import Here, Mention

_MANY = 40
"""From how many on a list is folded."""


def positions(here: Here, record: Record) -> Html:
    """Where somebody stands on negotiating, as far as it names the record."""
    found = [one for one in _naming(here, record) if isinstance(one, Position)]
    if not found:
        return Html("")
    rows = (
        (
            here.link(one.holder),
            element("strong", one.stance.label, title=one.stance.definition),
            here.link(one),
            one.period.words if one.period else "",
            _told(here, one),
        )
        for one in sorted(found, key=lambda one: (one.holder != record.id, one.holder, one.id))
    )
    return table("Positions", ("Who", "Stance", "What", "When", "Truth and place"), rows)


def wants(here: Here, record: Record) -> Html:
    """What hurts somebody and what they ask for, as far as it names the record."""
    rows = (
        (
            here.link(one.holder),
            kind_of(one).label,
            here.link(one),
            _told(here, one),
        )
        for one in sorted(
            (one for one in _naming(here, record) if isinstance(one, _WANTS)),
            key=lambda one: (one.holder != record.id, one.holder, kind_of(one), one.id),
        )
    )
    head = ("Who", "Kind", "What", "Truth and place")
    found = list(rows)
    return table("Grievances, goals and demands", head, found) if found else Html("")


def _told(here: Here, record: Record) -> Html:
    """Whether it is so, how surely the texts say it, and where."""
    sure = dict.fromkeys(place.certainty.label.lower() for place in record.evidence)
    said = f" {', '.join(sure)} " if sure else " "
    return joined((signs.truth(record.truth()), said, here.cite(record.bearing())))


_WANTS = (Grievance, Goal, Demand, Precondition)


def episodes(here: Here, case: Case) -> Html:
    """The steps of a case by date."""
    rows = [
        (
            joined((element("strong", step.kind.label), here.link(step)), BREAK),
            step.date.words if step.date else signs.gap("not coded"),
            joined(
                (
                    joined((here.link(one.actor), f" ({one.role.label.lower()})"))
                    for one in step.participants
                ),
                BREAK,
            ),
            step.outcome.label if step.outcome else signs.gap("not coded"),
            _told(here, step),
        )
        for step in map(here.book.episodes.__getitem__, case.episodes)
    ]
    head = ("Step", "When", "Who", "Outcome", "Truth and place")
    return table("Episodes", head, rows) if rows else Html("")


def problems(here: Here, found: Iterable[Problem]) -> Html:
    """What is wrong in the sources, what it should probably say, and how this can be told."""
    rows = [
        (
            here.link(one),
            one.kind.label,
            element("q", one.printed),
            one.likely or signs.gap("not coded"),
            ", ".join(ground.label.lower() for ground in one.grounds),
            here.cite(one.evidence),
        )
        for one in found
    ]
    head = ("Problem", "Kind", "Printed", "Likely", "Told by", "Where")
    return table("Problems in the sources", head, rows) if rows else Html("")


def problems_of(here: Here, record: Record) -> Html:
    """The problems of a source, or of a record and of what an actor says, asks for or does."""
    named = list(_naming(here, record))
    said = (one for one in named if kind_of(one) in _SAID)
    found = [record, *said] if isinstance(record, Actor) else [record]
    concerned = (one for each in found for one in _naming(here, each) if isinstance(one, Problem))
    return problems(here, dict.fromkeys(concerned))


_SAID = (
    RecordKind.POSITIONS,
    RecordKind.PRECONDITIONS,
    RecordKind.DEMANDS,
    RecordKind.EPISODES,
    RecordKind.RELATIONS,
)
SHOWN = (
    RecordKind.RELATIONS,
    RecordKind.POSITIONS,
    RecordKind.PROBLEMS,
    RecordKind.GRIEVANCES,
    RecordKind.GOALS,
    RecordKind.DEMANDS,
    RecordKind.PRECONDITIONS,
)
"""What stands in parts of its own on the page of any record that it names."""


def referred(here: Here, record: Record, above: Sequence[RecordKind]) -> Html:
    """The records that name a record, kind by kind.

    Args:
        here: The page.
        record: The record.
        above: The kinds that have parts of their own.
    """
    return _by_kind(here, here.shelf.named.get(record.id, ()), above)


def voiced(here: Here, record: Record) -> Html:
    """The records for which it is a source, or a voice in their evidence."""
    return _by_kind(here, here.shelf.voiced.get(record.id, ()), ())


def _by_kind(here: Here, mentions: Sequence[Mention], above: Sequence[RecordKind]) -> Html:
    groups: dict[RecordKind, list[Mention]] = {}
    for one in mentions:
        if (kind := kind_of(one.record)) not in above:
            groups.setdefault(kind, []).append(one)
    return element("div", *_groups(here, groups)) if groups else Html("")


def _groups(here: Here, groups: dict[RecordKind, list[Mention]]) -> Iterator[Html]:
    many = sum(map(len, groups.values())) > _MANY
    for kind in here.shelf.kinds:
        if kind in groups:
            title = f"{kind.capitalize()}: {len(groups[kind])}"
            listed = items((_line(here, one) for one in groups[kind]), class_="nt-mentions")
            yield folded(title, listed) if many else joined((element("h3", title), listed))


def _line(here: Here, mention: Mention) -> Html:
    record = mention.record
    said = [here.link(record), " ", element("small", text(", ".join(mention.fields)))]
    truth = record.truth()
    if record.evidence and truth.dispute:
        said += [" ", signs.truth(truth)]
    return joined(said)


def _naming(here: Here, record: Record) -> Iterator[Record]:
    return (one.record for one in here.shelf.named.get(record.id, ()))
