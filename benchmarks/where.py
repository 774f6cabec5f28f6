"""How long a question with five parts over list-valued fields takes on many synthetic episodes.

The same records stand in a casebook, in a Polars data frame and in a DuckDB table, each in memory
and each asked for the number of matching records, so that none has to copy rows out. The answers
are checked to be equal. Building the index, which the casebook does at the first question that
needs it, is reported on its own.

    make bench
    python benchmarks/where.py [EPISODES]
"""

import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

import duckdb
import polars as pl
import pyarrow as pa
from _synthetic import ACTORS, MODES, PLACES, episodes, surroundings

import negotypes as nt

QUESTION = {
    "places": PLACES[3],
    "modes": MODES[2],
    "issues": "truce",
    "participants.actor": ACTORS[7],
    "kind": "talks",
}


def table(records: nt.Collection[nt.Episode]) -> pa.Table:
    """The fields that are asked about, as columns of text and of lists of text."""
    return pa.table(
        {
            "kind": [str(record.kind) for record in records],
            "places": [list(record.places) for record in records],
            "modes": [list(record.modes) for record in records],
            "issues": [[str(issue) for issue in record.issues] for record in records],
            "actors": [[p.actor for p in record.participants] for record in records],
        }
    )


def timed(asks: dict[str, Callable[[], int]], rounds: int) -> dict[str, float]:
    """The median time of each over some rounds, taken in turn."""
    times: dict[str, list[float]] = {name: [] for name in asks}
    for _ in range(rounds):
        for name, ask in asks.items():
            start = time.perf_counter()
            ask()
            times[name].append(time.perf_counter() - start)
    return {name: statistics.median(taken) for name, taken in times.items()}


def main(number: int) -> None:
    start = time.perf_counter()
    book = nt.Casebook([*surroundings(), *episodes(number)])
    print(f"{number:,} synthetic episodes made in {time.perf_counter() - start:.1f} s")
    columns = table(book.episodes)
    frame = pl.from_arrow(columns)
    assert isinstance(frame, pl.DataFrame)
    duck = duckdb.connect()
    duck.register("arrow", columns)
    duck.execute("create table episodes as select * from arrow")

    def ours() -> int:
        return len(book.episodes.where(**QUESTION))

    column: Any = pl.col
    condition = (
        (pl.col("kind") == QUESTION["kind"])
        & column("places").list.contains(QUESTION["places"])
        & column("modes").list.contains(QUESTION["modes"])
        & column("issues").list.contains(QUESTION["issues"])
        & column("actors").list.contains(QUESTION["participants.actor"])
    )

    def polars() -> int:
        return int(frame.lazy().filter(condition).select(pl.len()).collect().item())

    def duckdb_sql() -> int:
        found = duck.execute(
            "select count(*) from episodes where kind = $kind"
            " and list_contains(places, $places) and list_contains(modes, $modes)"
            " and list_contains(issues, $issues) and list_contains(actors, $actors)",
            {**{k: v for k, v in QUESTION.items() if "." not in k}, "actors": ACTORS[7]},
        ).fetchone()
        assert found is not None
        return int(found[0])

    start = time.perf_counter()
    found = ours()
    taken = time.perf_counter() - start
    print(f"index of the five fields, built at the first question: {taken:.2f} s")
    asks = {"negotypes": ours, "Polars": polars, "DuckDB": duckdb_sql}
    assert {ask() for ask in asks.values()} == {found}
    medians = timed(asks, 15)
    print(f"five conditions, met by {found:,} episodes; medians of 15 rounds, in turn")
    for name, seconds in medians.items():
        ratio = seconds / medians["negotypes"]
        print(f"  {name:10} {seconds * 1000:9.3f} ms  {ratio:8.0f} times")
    print("wanted: Polars and DuckDB at least 50 times")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
