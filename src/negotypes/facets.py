"""The respects in which actors, and cases, can be compared.

A facet turns what is coded about a subject into claims: short texts that do not mention the
subject, so that the same claim about two subjects can be recognised as shared. Each claim
carries the records it comes from.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from attrs import frozen

from negotypes.casebook import Casebook
from negotypes.errors import listed
from negotypes.records import Case, Evidence, Record, Relation
from negotypes.records.fields import items_of
from negotypes.truth import Truth
from negotypes.vocabulary import SYMMETRIC, RecordKind, Term


@frozen
class Claim:
    """Something that is said of a subject.

    Attributes:
        text: What is said, without naming the subject.
        record: The record that says it.
        field: The field that says it, or None for the record as a whole.
    """

    text: str
    record: Record
    field: str | None = None

    @property
    def truth(self) -> Truth:
        """Whether the evidence supports or disputes it."""
        return self.record.truth(self.field)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The evidence that bears on it."""
        return tuple(
            e
            for e in self.record.evidence
            if not e.fields or self.field is None or self.field in e.fields
        )


@frozen
class Facet:
    """A respect in which subjects are compared.

    Attributes:
        name: What it is called.
        claims: Gives what is said of a subject in this respect.
        field: The subject's own field that the facet shows, if it is one.
        single: Whether a subject has one value here at the most, so that two values differ.
    """

    name: str
    claims: Callable[[Casebook, Any], Iterable[Claim]]
    field: str | None = None
    single: bool = False


def facets_of(kind: RecordKind) -> tuple[Facet, ...]:
    """The facets of actors, or of cases, in the order in which they are shown."""
    return _ACTOR if kind is RecordKind.ACTORS else _CASE


def phrase(text: str) -> str:
    """A term or id as words, with a capital letter."""
    words = text.replace("-", " ")
    return words[:1].upper() + words[1:]


def _own(name: str, field: str, *, single: bool = True) -> Facet:
    """A facet that shows a field of the subject itself."""

    def claims(book: Casebook, subject: Record) -> Iterator[Claim]:
        for item in items_of(getattr(subject, field, None)):
            yield Claim(_shown(book, item), subject, field)

    return Facet(name, claims, field, single)


def _held(name: str, kind: RecordKind, field: str) -> Facet:
    """A facet that shows a field of the records whose holder is the subject."""

    def claims(book: Casebook, subject: Record) -> Iterator[Claim]:
        for record in book.collection(kind).where(holder=subject.id):
            for item in getattr(record, field):
                yield Claim(_shown(book, item), record, field)

    return Facet(name, claims)


def _shown(book: Casebook, item: Any) -> str:
    if isinstance(item, Term):
        return item.label
    return book.name(item) if isinstance(item, str) else getattr(item, "words", str(item))


def _positions(book: Casebook, subject: Record) -> Iterator[Claim]:
    for position in book.positions.where(holder=subject.id):
        on = [book.name(mode) for mode in position.modes]
        over = [issue.label for issue in position.issues]
        about = "; ".join(part.lower() for part in (", ".join(on), ", ".join(over)) if part)
        stance = position.stance.label
        yield Claim(f"{stance}: {about}" if about else f"{stance}: negotiating", position)


def _preconditions(book: Casebook, subject: Record) -> Iterator[Claim]:
    for condition in book.preconditions.where(holder=subject.id):
        required = " and ".join(kind.label.lower() for kind in condition.requires)
        yield Claim(phrase(f"{required} before {condition.before.label.lower()}"), condition)


def _relations(book: Casebook, subject: Record) -> Iterator[Claim]:
    for relation in book.relations.where(subject=subject.id):
        other = book.name(relation.object)
        yield Claim(f"{relation.kind.label} {other}{_limits(relation)}", relation)
    for relation in book.relations.where(object=subject.id):
        other = book.name(relation.subject)
        if relation.kind in SYMMETRIC:
            yield Claim(f"{relation.kind.label} {other}{_limits(relation)}", relation)
        else:
            said = f"{other} {relation.kind.label.lower()} it"
            yield Claim(f"{said}{_limits(relation)}", relation)


def _limits(relation: Relation) -> str:
    limits = [relation.place, relation.level and relation.level.label.lower()]
    said = ", ".join(limit for limit in limits if limit)
    return f" ({said})" if said else ""


def _cases(book: Casebook, subject: Record) -> Iterator[Claim]:
    for case in book.cases.where(parties=subject.id):
        yield Claim(case.name, case, "parties")


def _case_modes(book: Casebook, subject: Record) -> Iterator[Claim]:
    for case in book.cases.where(parties=subject.id):
        for mode in case.modes:
            yield Claim(book.name(mode), case, "modes")


def _party_kinds(book: Casebook, subject: Case) -> Iterator[Claim]:
    for party in subject.parties:
        if party in book.actors:
            yield Claim(book.actors[party].kind.label, subject, "parties")


def _steps(book: Casebook, subject: Case) -> Iterator[Claim]:
    for episode in book.episodes.where(case=subject.id):
        yield Claim(episode.kind.label, episode)


def _case_preconditions(book: Casebook, subject: Case) -> Iterator[Claim]:
    for condition in book.preconditions.where(cases=subject.id):
        required = listed([kind.label.lower() for kind in condition.requires]).replace("'", "")
        yield Claim(phrase(f"{required} before {condition.before.label.lower()}"), condition)


def _arguments(book: Casebook, subject: Case) -> Iterator[Claim]:
    for argument in book.arguments.where(cases=subject.id):
        yield Claim(argument.side.label, argument)


_ACTOR = (
    Facet("Positions on negotiating", _positions),
    Facet("Preconditions", _preconditions),
    _held("Demands", RecordKind.DEMANDS, "asks"),
    _held("Grievances", RecordKind.GRIEVANCES, "kinds"),
    _held("Goals", RecordKind.GOALS, "kinds"),
    Facet("Party to cases", _cases),
    Facet("Modes of these cases", _case_modes),
    _own("Kind of actor", "kind"),
    _own("Form", "form"),
    _own("Scope", "scope"),
    _own("Structure", "structure"),
    _own("Ideologies", "ideologies", single=False),
    _own("Founded", "founded"),
    Facet("Relations", _relations),
)

_CASE = (
    _own("Kind of case", "kind"),
    _own("Outcome", "outcome"),
    _own("Parties", "parties", single=False),
    Facet("Kinds of party", _party_kinds),
    _own("Mediators", "mediators", single=False),
    _own("Issues", "issues", single=False),
    _own("Modes", "modes", single=False),
    Facet("Preconditions", _case_preconditions),
    Facet("Steps", _steps),
    _own("Places", "places", single=False),
    _own("Period", "period"),
    Facet("Brought up in arguments", _arguments),
)
