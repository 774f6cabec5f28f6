"""What two coders made of one text, in ways that differ as it is known. All of it is invented."""

from typing import Any

from attrs import evolve

from negotypes import ArmedGroup, Casebook, Certainty, Issue, Position, Scope, Source, Stance, When
from sample import said

TEXT = Source(id="marsh-2020", title="Talking on the River")


def position(record_id: str, paragraph: int, stance: Stance, **more: Any) -> Position:
    """A position of the League's."""
    sure = more.pop("certainty", Certainty.ASSERTED)
    told: dict[str, Any] = {
        "holder": "hill-league",
        "summary": f"Paragraph {paragraph} on talks.",
    } | more
    place = evolve(said(paragraph), certainty=sure)
    return Position(id=record_id, stance=stance, evidence=(place,), **told)


ANN = Casebook(
    [
        TEXT,
        ArmedGroup(id="hill-league", name="Hill League", evidence=(said(1),), scope=Scope.LOCAL),
        position("p1", 11, Stance.OPEN, issues=(Issue.PRISONERS,), public=True),
        position("p2", 12, Stance.REFUSES, issues=(Issue.PRISONERS, Issue.TRUCE)),
        position("p3", 13, Stance.OPEN, absent=("public",), places=("Sûdmark", "the delta")),
        position("p4", 14, Stance.CONDITIONAL, period=When.parse("2014", "last year")),
        position("p9", 19, Stance.DENIES),
    ]
)
"""What the first coder made of the text."""

BEN = Casebook(
    [
        TEXT,
        ArmedGroup(id="league", name="hill league", evidence=(said(1),), scope=Scope.NATIONAL),
        position("p1", 11, Stance.OPEN, holder="league", issues=(Issue.PRISONERS,), public=True),
        position(
            "p2",
            12,
            Stance.REFUSES,
            holder="league",
            issues=(Issue.PRISONERS,),
            public=False,
            certainty=Certainty.REPORTED,
        ),
        position(
            "p3",
            13,
            Stance.CONDITIONAL,
            holder="league",
            issues=(Issue.TRUCE,),
            inapplicable=("public",),
            places=("The Delta", "Sudmark"),
            certainty=Certainty.NORMATIVE,
        ),
        position(
            "talks-in-spring", 14, Stance.CONDITIONAL, holder="norland", period=When.parse("2014")
        ),
    ]
)
"""What the second coder made of it."""
