"""How long it takes to compare two synthetic packs, beside reading one of them.

The second coder has other ids for half of the records, which are then found by their place, and
codes one list in five otherwise. Both times are of the same run; the ratio is the figure to quote.
Reading is from YAML, as coders write it.

    make bench
    python benchmarks/agreement.py [RECORDS [RESAMPLES]]
"""

import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from _synthetic import ACTORS, EVIDENCE, episodes, surroundings
from attrs import evolve

import negotypes as nt


def first_coder(number: int) -> Iterator[nt.Episode]:
    """Episodes with lists, five to a paragraph."""
    for row, episode in enumerate(episodes(number)):
        place = evolve(EVIDENCE[0], paragraphs=(1 + row // 5,))
        yield evolve(episode, summary=f"Synthetic number {row}.", evidence=(place,))


def second_coder(number: int) -> Iterator[nt.Episode]:
    """The same, with other ids for half and other values here and there."""
    draw = random.Random(2027)
    for row, episode in enumerate(first_coder(number)):
        own = evolve(episode, id=f"own-{row:07}") if row % 2 else episode
        if draw.random() < 0.2:
            own = evolve(own, issues=own.issues[1:], kind=nt.EpisodeKind.MEETING)
        if draw.random() < 0.2:
            party = nt.Participant(actor=draw.choice(ACTORS), role=nt.ParticipantRole.PARTY)
            own = evolve(own, participants=(*own.participants[1:], party), modes=())
        yield own


def main(number: int, resamples: int) -> None:
    first = nt.Casebook([*surroundings(), *first_coder(number)])
    second = nt.Casebook([*surroundings(), *second_coder(number)])
    with tempfile.TemporaryDirectory() as folder:
        pack = Path(folder) / "first.yaml"
        nt.write(first, pack)
        start = time.perf_counter()
        assert nt.read(pack, on=nt.Casebook()) == first
        reading = time.perf_counter() - start
    start = time.perf_counter()
    found = nt.agreement(first, second, resamples=resamples)
    comparing = time.perf_counter() - start
    ways = [pair.by for pair in found.pairing.pairs if isinstance(pair.first, nt.Episode)]
    assert ways.count("id") == number - number // 2
    print(f"two packs of {number:,} records; {ways.count('place'):,} paired by place")
    for name in ("kind", "issues", "participants"):
        print(f"  {name:14} {found.line(f'episodes.{name}').alpha}")
    print(f"  reading one pack            {reading:8.2f} s")
    print(
        f"  agreement, {resamples:6,} resamples {comparing:8.2f} s  {comparing / reading:.2f} times"
    )


if __name__ == "__main__":
    main(*(int(word) for word in (sys.argv[1:] + ["2000", "1000"][len(sys.argv) - 1 :])))
