"""Reasons for and against negotiating."""

from attrs import frozen

from negotypes.records.record import Statement
from negotypes.records.reference import ActorId, ArgumentId, CaseId, ModeId
from negotypes.vocabulary import ArgumentScope, ArgumentSide


@frozen(kw_only=True, repr=False)
class Argument(Statement):
    """A reason that somebody gives for or against negotiating, or in answer to another.

    Attributes:
        holder: Who argues so.
        side: What the argument speaks for.
        scope: Whether it is about such groups at large or about the groups it names.
        about: The groups it names.
        series: The list of the source in which it stands, in a few words.
        number: Its number in that list, or its place where the list is not numbered.
        answers: The arguments that it answers.
        cases: The cases brought up in its support.
        modes: The forms of negotiating it is about.
    """

    holder: ActorId
    side: ArgumentSide
    scope: ArgumentScope
    about: tuple[ActorId, ...] = ()
    series: str | None = None
    number: int | None = None
    answers: tuple[ArgumentId, ...] = ()
    cases: tuple[CaseId, ...] = ()
    modes: tuple[ModeId, ...] = ()
