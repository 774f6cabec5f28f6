"""Records as tables that a person can read."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from attrs import evolve

from negotypes.dates import When
from negotypes.layout import Section, Table
from negotypes.records.evidence import Attribution, Evidence
from negotypes.records.fields import Field, describe, items_of
from negotypes.records.record import Record
from negotypes.records.relation import Relation
from negotypes.records.source import Source
from negotypes.records.value import Value
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


def tally(title: str, groups: Iterable[tuple[str, Iterable[str]]], *foot: str) -> Table:
    """How many things there are in each of several groups, and the first of them by name."""
    rows = ((heading, tuple(named)) for heading, named in groups)
    return Table(
        title=title,
        head=("", "number", ""),
        sections=(Section("", tuple((h, str(len(n)), few(n)) for h, n in rows if n)),),
        foot=foot,
    )


def few(named: Sequence[str]) -> str:
    """The first four of several names, such as ``a, b, c, d, ...``."""
    return ", ".join((*named[:4], *["..."] * (len(named) > 4)))


def sheet(record: Record, name: Name) -> Table:
    """All of a record: its fields, then its evidence."""
    said = Section("", tuple(_entries(record, name)))
    evidence = Section("Evidence", tuple(_evidence(e, name) for e in record.evidence))
    sections = (said, evidence) if record.evidence else (said,)
    return Table(f"{caption(record, name)} [{record.id}]", ("", ""), sections)


def in_full(value: Value, name: Name) -> Table:
    """All of a record, or of what is like one, and which of its fields have nothing.

    That a source says there is nothing, that a field cannot apply, and that it is not coded are
    told apart.
    """
    if not isinstance(value, Record):
        return _plain_table(value, name)
    told = dict.fromkeys(value.absent, _ABSENT) | dict.fromkeys(value.inapplicable, _INAPPLICABLE)
    # The title has id and label already.
    shown_elsewhere = ("id", "evidence", *_LISTS)
    fields = [
        field
        for field in describe(type(value)).values()
        if field.name not in shown_elsewhere and getattr(value, field.name) != value.label
    ]
    said = _coded(value, fields, name) | told
    rows = tuple((field.name, said[field.name]) for field in fields if field.name in said)
    table = sheet(value, name)
    # What is like a record without a field of that name may be said of it all the same.
    rest = tuple((name, what) for name, what in told.items() if name not in dict(rows))
    uncoded = [f.name for f in fields if f.name != "note" and _is_uncoded(value, f, said)]
    return evolve(
        table,
        sections=(Section("", rows + rest), *table.sections[1:]),
        foot=(f"Not coded: {', '.join(uncoded)}.",) if uncoded else (),
    )


_LISTS = ("absent", "inapplicable")
_ABSENT = "nothing, as a source says"
_INAPPLICABLE = "cannot apply"


def _coded(value: Any, fields: Iterable[Field], name: Name) -> dict[str, str]:
    said = ((f.name, "\n".join(_values(getattr(value, f.name), f, name))) for f in fields)
    return {field: text for field, text in said if text}


def _is_uncoded(record: Record, field: Field, said: dict[str, str]) -> bool:
    # What is filled in is not coded by anybody, and what is only left out if false is usual.
    usual = field.derived or getattr(record, field.name) is False
    return not usual and field.name not in said


def _plain_table(value: Value, name: Name) -> Table:
    """A part of a record, or a value that is like one, by itself."""
    if isinstance(value, Evidence):
        citation, said = _evidence(value, name)
        return Table(citation, ("",), (Section("", ((said,),)),))
    cls: Any = type(value)
    rows = tuple(_coded(value, describe(cls).values(), name).items())
    return Table(cls.__name__, ("", ""), (Section("", rows),))


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
