"""The respects in which actors, and cases, can be compared.

A facet turns what is coded about a subject into claims: short texts that do not mention the
subject, so that the same claim about two subjects can be recognised as shared. Each claim
carries the records it comes from.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from attrs import evolve, frozen

from negotypes.contents import Contents
from negotypes.dates import When
from negotypes.records import Assessment, Case, Evidence, Precondition, Record, Relation, kind_of
from negotypes.records.fields import describe, items_of
from negotypes.records.sheets import sentence
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
        """The evidence that bears on it: what names the field, if anything does so in support."""
        return self.record.bearing(self.field)


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
    claims: Callable[[Contents, Any], Iterable[Claim]]
    field: str | None = None
    single: bool = False

    def nothing(self, subject: Record) -> list[Claim]:
        """That a subject is said to have nothing here, or cannot have anything."""
        said = (("none", subject.absent), ("not applicable", subject.inapplicable))
        return [Claim(text, subject, self.field) for text, fields in said if self.field in fields]


def facets_of(subjects: Sequence[Record]) -> tuple[Facet, ...]:
    """The facets of actors, or of cases, in the order in which they are shown."""
    if kind_of(subjects[0]) is RecordKind.CASES:
        return _CASE
    ids = frozenset(subject.id for subject in subjects)
    return (*_ACTOR, Facet("Relations", partial(_relations, ids)))


def respect(assessment: Assessment) -> str:
    """In which respect an author compares actors."""
    dimension = assessment.dimension
    return sentence(assessment.summary if dimension is None else dimension.replace("-", " "))


def findings(assessment: Assessment) -> dict[str, list[Claim]]:
    """What an author who compares actors finds for each of them, by id."""
    found: dict[str, list[Claim]] = {}
    for finding in assessment.findings:
        claim = Claim(finding.value.replace("-", " "), assessment, "findings")
        found.setdefault(finding.actor, []).append(claim)
    return found


def _own(name: str, field: str, *, single: bool = True) -> Facet:
    """A facet that shows a field of the subject itself."""

    def claims(book: Contents, subject: Record) -> Iterator[Claim]:
        for item in items_of(getattr(subject, field, None)):
            ref = describe(type(subject))[field].ref
            yield Claim(_name(book, ref, item) if ref else _shown(item), subject, field)

    return Facet(name, claims, field, single)


def _held(name: str, kind: RecordKind, field: str) -> Facet:
    """A facet that shows a field of the records whose holder is the subject."""

    def claims(book: Contents, subject: Record) -> Iterator[Claim]:
        for record in book.collection(kind).coded(holder=subject):
            for item in getattr(record, field):
                yield Claim(_shown(item), record, field)

    return Facet(name, claims)


def _shown(item: Any) -> str:
    if isinstance(item, Term):
        return item.label
    return item.words if isinstance(item, When) else str(item)


def _name(book: Contents, kind: str, record_id: str) -> str:
    """The name to show for an id, with the id where others have the same name."""
    name = book.name(record_id)
    alike = [record for record in book.whole.collection(kind).named(name) if record.label == name]
    return name if len(alike) < 2 else f"{name} [{record_id}]"


def _positions(book: Contents, subject: Record) -> Iterator[Claim]:
    for position in book.positions.coded(holder=subject):
        modes = [_name(book, "modes", mode) for mode in position.modes]
        how = ", ".join(modes) or "negotiating"
        # "Local truce on truce" would say one thing twice.
        issues = (issue.label.lower() for issue in position.issues)
        on = ", ".join(issue for issue in issues if issue not in how.lower())
        yield Claim(f"{position.stance.label}: {how}{on and f' on {on}'}", position)


def _preconditions(book: Contents, subject: Record) -> Iterator[Claim]:
    for condition in book.preconditions.coded(holder=subject):
        yield _precondition(condition)


def _precondition(condition: Precondition) -> Claim:
    required = " and ".join(kind.label.lower() for kind in condition.requires)
    return Claim(sentence(f"{required} before {condition.before.label.lower()}"), condition)


def _relations(compared: frozenset[str], book: Contents, subject: Record) -> Iterator[Claim]:
    pair = compared if len(compared) == 2 else frozenset[str]()
    for relation in book.relations.coded(subject=subject):
        yield Claim(_tie(book, relation, relation.object, pair), relation)
    for relation in book.relations.coded(object=subject):
        if relation.kind in SYMMETRIC:
            yield Claim(_tie(book, relation, relation.subject, pair), relation)
        elif relation.subject not in compared:
            other = _name(book, "actors", relation.subject)
            said = f"{other} {relation.kind.label.lower()} it"
            yield Claim(said + _limits(relation), relation)


def _tie(book: Contents, relation: Relation, to: str, pair: frozenset[str]) -> str:
    """What a relation says of one end; the same for both where it says the same of both."""
    mutual = relation.kind in SYMMETRIC and pair == frozenset((relation.subject, relation.object))
    other = "each other" if mutual else _name(book, "actors", to)
    return f"{relation.kind.label} {other}{_limits(relation)}"


def _limits(relation: Relation) -> str:
    limits = [relation.place, relation.level and relation.level.label.lower()]
    said = ", ".join(limit for limit in limits if limit)
    return f" ({said})" if said else ""


def _cases(book: Contents, subject: Record) -> Iterator[Claim]:
    for case in book.cases.coded(parties=subject):
        yield Claim(_name(book, "cases", case.id), case, "parties")


def _case_modes(book: Contents, subject: Record) -> Iterator[Claim]:
    for case in book.cases.coded(parties=subject):
        for mode in case.modes:
            yield Claim(_name(book, "modes", mode), case, "modes")


def _party_kinds(book: Contents, subject: Case) -> Iterator[Claim]:
    for party in subject.parties:
        if book.has("actors", party):
            yield Claim(book.actors[party].kind.label, subject, "parties")


def _steps(book: Contents, subject: Case) -> Iterator[Claim]:
    for episode in book.episodes.coded(case=subject):
        yield Claim(episode.kind.label, episode)


def _case_preconditions(book: Contents, subject: Case) -> Iterator[Claim]:
    for condition in book.preconditions.coded(cases=subject):
        yield _precondition(condition)


def _of_case(name: str, kind: RecordKind, field: str) -> Facet:
    """A facet that shows a field of the records that name the case."""

    def claims(book: Contents, subject: Record) -> Iterator[Claim]:
        for record in book.collection(kind).coded(cases=subject):
            for item in items_of(getattr(record, field)):
                yield Claim(_shown(item), record, field)

    return Facet(name, claims)


def _contrasts(book: Contents, subject: Record) -> Iterator[Claim]:
    for assessment in book.assessments:
        for claim in findings(assessment).get(subject.id, ()):
            yield evolve(claim, text=f"{respect(assessment)}: {claim.text}")


CONTRASTS = Facet("Contrasts that authors draw", _contrasts)
"""What authors find when they compare actors themselves."""

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
)

_CASE = (
    _own("Kind of case", "kind"),
    _own("Outcome", "outcome"),
    _own("Parties", "parties", single=False),
    Facet("Kinds of party", _party_kinds),
    _own("Mediators", "mediators", single=False),
    _own("Issues", "issues", single=False),
    _own("Modes", "modes", single=False),
    Facet("Preconditions", _case_preconditions, "preconditions"),
    Facet("Steps", _steps, "episodes"),
    _own("Places", "places", single=False),
    _own("Period", "period"),
    _of_case("Positions on negotiating", RecordKind.POSITIONS, "stance"),
    _of_case("Demands", RecordKind.DEMANDS, "asks"),
    _of_case("Risks", RecordKind.RISKS, "kinds"),
    _of_case("Setting", RecordKind.EVENTS, "kind"),
    _of_case("Assessed for", RecordKind.ASSESSMENTS, "kind"),
    _of_case("Brought up in arguments", RecordKind.ARGUMENTS, "side"),
)
