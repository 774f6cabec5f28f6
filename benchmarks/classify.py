"""How long sorting many synthetic episodes takes: all at once, and record by record.

A typology with four classes and twelve criteria is put to the same records in two ways: with
`classify_all`, which works on sets of rows, and with a loop that answers the same conditions for
one record after the other. The answers are checked to be equal, class by class and record by
record. Building the index, which happens once at the first question, is part of the first time
and not of the second.

    make bench
    python benchmarks/classify.py [EPISODES]
"""

import random
import sys
import time
from collections.abc import Iterator

from _synthetic import ACTORS, EVIDENCE, MODES, PLACES, episodes, surroundings
from attrs import evolve

import negotypes as nt
from negotypes.conditions import bind, truth
from negotypes.typologies.scheme import class_conditions

OUTCOMES = [None, *nt.Outcome]
DATES = [
    None,
    *(nt.When.parse(f"{year}-{month:02}") for year in range(2010, 2016) for month in (2, 9)),
]
DISPUTED = tuple(evolve(place, disputes=True) for place in EVIDENCE)
OF_OUTCOME = tuple(evolve(place, disputes=True, fields=("outcome",)) for place in EVIDENCE)
BASES = [EVIDENCE, EVIDENCE, EVIDENCE, DISPUTED, (*EVIDENCE, *DISPUTED), (*EVIDENCE, *OF_OUTCOME)]

CRITERIA = {
    "talks": nt.field("kind").isin(["talks", "meeting", "mediation"]),
    "broken-off": nt.field("kind") == "rupture",
    "release": nt.field("outcome").isin(["release", "agreement"]),
    "nothing": nt.field("outcome").isin(["refused", "collapsed", "no-agreement"]),
    "hostages": nt.field("issues").contains("hostages") | nt.field("issues").contains("prisoners"),
    "truce": nt.field("issues").contains("truce"),
    "early": nt.field("date").before("2012-06"),
    "late": nt.field("date").after("2012-06"),
    "here": nt.field("places").isin(PLACES[:20]),
    "elsewhere": ~nt.field("places").isin(PLACES[:30]),
    "quiet": nt.field("modes").contains(MODES[2]),
    "with-seven": nt.field("participants.actor").isin(ACTORS[:7]),
}
CLASSES = {
    "first": ["talks", "release", "hostages", "early"],
    "second": ["nothing", "truce", "late", "here"],
    "third": ["broken-off", "elsewhere", "quiet"],
    "fourth": ["with-seven", "talks", "late"],
}


def mixed(number: int) -> Iterator[nt.Record]:
    """Episodes of which something is not coded, disputed or contested."""
    draw = random.Random(2012)
    for episode in episodes(number):
        yield evolve(
            episode,
            outcome=draw.choice(OUTCOMES),
            date=draw.choice(DATES),
            evidence=draw.choice(BASES),
        )


def typology() -> nt.Typology:
    """Four classes over twelve criteria."""
    return nt.Typology(
        id="synthetic-classes",
        name="Synthetic",
        summary="Synthetic.",
        holder=ACTORS[0],
        unit=nt.RecordKind.EPISODES,
        criteria=tuple(
            nt.Criterion(id=name, summary=f"It is {name}.", condition=condition)
            for name, condition in CRITERIA.items()
        ),
        classes=tuple(
            nt.TypeClass(
                id=name,
                name=name,
                definition="Synthetic.",
                defined=True,
                criteria=nt.all_of(*map(nt.criterion, asked)),
            )
            for name, asked in CLASSES.items()
        ),
        evidence=EVIDENCE,
    )


def main(number: int) -> None:
    start = time.perf_counter()
    book = nt.Casebook([*surroundings(), *mixed(number)])
    print(f"{number:,} synthetic episodes made in {time.perf_counter() - start:.1f} s")
    scheme = typology()
    times: list[float] = []
    for _ in range(2):
        start = time.perf_counter()
        found = scheme.classify_all(book)
        counts = found.count()
        times.append(time.perf_counter() - start)
    at_once = [dict(truths) for _, truths in found.truths()]

    start = time.perf_counter()
    conditions = {
        name: bind(condition, nt.RecordKind.EPISODES, book)
        for name, condition in class_conditions(scheme).items()
        if condition is not None
    }
    one_by_one = [
        {name: truth(condition, episode, book) for name, condition in conditions.items()}
        for episode in book.episodes
    ]
    slow = time.perf_counter() - start
    assert at_once == one_by_one, "the two ways differ"
    assert all(all(by_truth.values()) for by_truth in counts.values()), "some answer never comes"
    print(f"12 criteria, 4 classes; the same answers for {len(one_by_one):,} records")
    print(f"  record by record                {slow:8.2f} s")
    for words, taken in zip(("at once, index built", "at once, index there"), times, strict=True):
        print(f"  {words:30}  {taken:8.2f} s   1/{slow / taken:.0f}")
    print("wanted: at most 1/20")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
