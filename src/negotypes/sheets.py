"""Records as tables that a person can read."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from negotypes.dates import When
from negotypes.layout import Section, Table
from negotypes.records import Attribution, Evidence, Record, Relation, Source
from negotypes.records.fields import Field, describe, items_of
from negotypes.truth import Truth
from negotypes.vocabulary import Term

Name = Callable[[str], str]
"""Gives the name to show for an id."""

_MARKS = {
    Truth.HOLDS: "",
    Truth.FAILS: "disputed",
    Truth.CONTESTED: "contested",
    Truth.UNKNOWN: "no evidence",
}


def cite(evidence: Iterable[Evidence]) -> list[str]:
    """Each source once, with all its paragraphs, what disputes after what supports.

    For example ``cantey-2018 ¶30, 36``, then ``against: ali-2022 ¶7``.
    """
    places = list(evidence)
    against = [place for place in places if place.disputes]
    if 0 < len(against) < len(places):
        support = cite(place for place in places if not place.disputes)
        return support + [f"against: {cited}" for cited in cite(against)]
    paragraphs: dict[str, set[int]] = {}
    for place in places:
        paragraphs.setdefault(place.source, set()).update(place.paragraphs)
    return [f"{source} ¶{', '.join(map(str, sorted(p)))}" for source, p in paragraphs.items()]


def sentence(text: str) -> str:
    """A text with a capital letter."""
    return text[:1].upper() + text[1:]


def mark(truth: Truth) -> str:
    """What has to be said of a record that is not simply supported."""
    return _MARKS[truth]


def caption(record: Record, name: Name) -> str:
    """A record in a few words, with names in place of ids."""
    if not isinstance(record, Relation):
        return record.label
    limits = [
        record.role,
        record.place,
        record.level and record.level.label.lower(),
        record.period and record.period.words,
    ]
    said = "; ".join(limit for limit in limits if limit)
    tie = f"{name(record.subject)} {record.kind.label.lower()} {name(record.object)}"
    return f"{tie} ({said})" if said else tie


def overview(
    title: str, groups: Iterable[tuple[str, Iterable[Record]]], name: Name, *foot: str
) -> Table:
    """A list of records in groups: what each says, its id, and where."""
    return Table(
        title=title,
        head=("", "", ""),
        sections=tuple(
            Section(heading, rows)
            for heading, records in groups
            if (rows := tuple(_line(record, name) for record in records))
        ),
        foot=foot,
    )


def sheet(record: Record, name: Name) -> Table:
    """All of a record: its fields, then its evidence."""
    said = Section("", tuple(_entries(record, name)))
    evidence = Section("Evidence", tuple(_evidence(e, name) for e in record.evidence))
    sections = (said, evidence) if record.evidence else (said,)
    return Table(f"{caption(record, name)} [{record.id}]", ("", ""), sections)


def _line(record: Record, name: Name) -> tuple[str, str, str]:
    # A source is what others are evidence of.
    doubt = "" if isinstance(record, Source) else mark(record.truth())
    return f"{caption(record, name)} [{record.id}]", doubt, "\n".join(cite(record.bearing()))


_LAST = ("absent", "inapplicable", "note")


def _entries(record: Record, name: Name) -> Iterator[tuple[str, str]]:
    fields = [f for n, f in describe(type(record)).items() if n not in ("id", "evidence")]
    for field in sorted(fields, key=lambda field: field.name in _LAST):
        value = getattr(record, field.name)
        # The title has the label already.
        if value != record.label and (said := _values(value, field, name)):
            yield field.name, "\n".join(said)


def shown(value: Any, field: Field, name: Name) -> str:
    """One value of a field, as a reader is shown it."""
    if field.ref:
        return f"{name(value)} [{value}]" if name(value) != value else str(value)
    if isinstance(value, Term):
        return value.label
    if isinstance(value, When):
        return f"{value.words} (printed: {value.printed})" if value.printed else value.words
    if isinstance(value, bool):
        return "yes" if value else "no"
    return _part(value, name) if field.is_part else str(value)


def _part(part: Any, name: Name) -> str:
    """A part of a record on one line, its evidence as citations."""
    said = [
        f"{field.name}: {'; '.join(held)}"
        for field in describe(part.__class__).values()
        if field.type is not Evidence and field.name != "id"
        if (held := _values(getattr(part, field.name), field, name))
    ]
    return " | ".join((*said, *cite(getattr(part, "evidence", ()))))


def _values(value: Any, field: Field, name: Name) -> list[str]:
    if value is False and field.default is False:
        return []  # the usual thing, not worth a line
    return [shown(item, field, name) for item in items_of(value)]


def _evidence(evidence: Evidence, name: Name) -> tuple[str, str]:
    chain = ", as relayed by ".join(_voice(voice, name) for voice in evidence.attribution)
    certainty = evidence.certainty.label.lower()
    said = f"{'disputes; ' if evidence.disputes else ''}{certainty}; {chain}"
    bearing = f"\non: {', '.join(evidence.fields)}" if evidence.fields else ""
    note = f"\nnote: {evidence.note}" if evidence.note else ""
    return evidence.citation, f'"{evidence.anchor}"\n{said}{bearing}{note}'


def _voice(voice: Attribution, name: Name) -> str:
    return f"{name(voice.who)} ({', '.join(voice_marks(voice))})"


def voice_marks(voice: Attribution) -> list[str]:
    """In which capacity a voice speaks, and what has to be said of it."""
    marks = [voice.role.label.lower()]
    marks += ["anonymous"] * voice.anonymous + ["under duress"] * voice.coerced
    marks += ["at second hand"] * voice.second_hand
    return marks + [f"in {voice.via}"] * (voice.via is not None)
