"""Synthetic episodes, drawn with a fixed seed, and what they refer to."""

import random
from collections.abc import Iterator

import negotypes as nt

PLACES = [f"Place {number}" for number in range(60)]
MODES = [f"mode-{number}" for number in range(20)]
ACTORS = [f"actor-{number}" for number in range(200)]
EVIDENCE = (
    nt.Evidence(
        source="synthetic",
        paragraphs=(1,),
        anchor="three words here",
        attribution=(nt.Attribution(who="actor-0", role=nt.AttributionRole.AUTHOR),),
        certainty=nt.Certainty.ASSERTED,
    ),
)


def surroundings() -> Iterator[nt.Record]:
    """What the episodes refer to."""
    yield nt.Source(id="synthetic", title="Synthetic")
    for actor in ACTORS:
        yield nt.ArmedGroup(id=actor, name=actor, evidence=EVIDENCE)
    for mode in MODES:
        yield nt.NegotiationMode(
            id=mode,
            name=mode,
            dimension=nt.ModeDimension.FORM,
            definition="Synthetic.",
            defined=True,
            evidence=EVIDENCE,
        )
    yield nt.Case(
        id="case",
        name="Case",
        summary="Synthetic.",
        kind=nt.CaseKind.STATE_GROUP,
        parties=(ACTORS[0], ACTORS[1]),
        evidence=EVIDENCE,
    )


def episodes(number: int) -> Iterator[nt.Episode]:
    """Episodes with several values in each list, drawn with a fixed seed.

    Every fiftieth is made to answer the question, so that the answer is not empty.
    """
    draw = random.Random(20261122)
    kinds, issues = list(nt.EpisodeKind), list(nt.Issue)
    party = nt.ParticipantRole.PARTY
    for row in range(number):
        hit = row % 50 == 0
        places = draw.sample(PLACES, 3)
        modes = draw.sample(MODES, 2)
        about = draw.sample(issues, 3)
        actors = draw.sample(ACTORS, 4)
        yield nt.Episode(
            id=f"e{row:07}",
            case="case",
            summary="Synthetic.",
            kind=nt.EpisodeKind.TALKS if hit else draw.choice(kinds),
            places=tuple({*places, PLACES[3]} if hit else places),
            modes=tuple({*modes, MODES[2]} if hit else modes),
            issues=tuple({*about, nt.Issue.TRUCE} if hit else about),
            participants=tuple(
                nt.Participant(actor=actor, role=party)
                for actor in ({*actors, ACTORS[7]} if hit else actors)
            ),
            evidence=EVIDENCE,
        )
