"""What authors and those they cite judge."""

from attrs import frozen

from negotypes.dates import When
from negotypes.records.record import Statement
from negotypes.records.reference import ActorId, CaseId, ModeId, SlugText
from negotypes.records.value import Value
from negotypes.vocabulary import AssessmentKind


@frozen(kw_only=True, repr=False)
class Finding(Value):
    """What an assessment finds for one actor.

    Attributes:
        actor: The actor.
        value: The value on the assessment's dimension, a slug such as ``temporary-truce``.
        summary: The finding in one plain sentence.
    """

    actor: ActorId
    value: SlugText
    summary: str | None = None


@frozen(kw_only=True, repr=False)
class Assessment(Statement):
    """A judgement, or a comparison that an author draws between actors.

    Attributes:
        holder: Who judges.
        kind: What is judged.
        dimension: In which respect, a slug such as ``principal-motive``.
        about: The actors it is about.
        series: The list of the source in which it stands, in a few words.
        number: Its number in that list.
        findings: What is found for each actor, where actors are compared.
        modes: The forms of negotiating it is about.
        cases: The cases it is about.
        places: Where, the widest place first.
        period: The time it is about.
    """

    holder: ActorId
    kind: AssessmentKind
    dimension: SlugText | None = None
    about: tuple[ActorId, ...] = ()
    series: str | None = None
    number: int | None = None
    findings: tuple[Finding, ...] = ()
    modes: tuple[ModeId, ...] = ()
    cases: tuple[CaseId, ...] = ()
    places: tuple[str, ...] = ()
    period: When | None = None
