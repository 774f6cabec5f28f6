"""Classes as columns of a table in DuckDB, beside SQL that is written by hand.

A typology with four classes and eight criteria is put to synthetic cases in a Parquet file in two
ways: with `classify_table`, and with the SQL that an analyst would write for the same columns.
The results are checked to be equal, row by row. Both are written to Parquet, by turns, and the
ratio is that of the medians. Two tables are classified: one as researchers have them, with values
alone, and one with the evidence for and against each record beside them. The time of
`classify_table` includes that of compiling the typology and of looking at the dates.

Then as many rows as are asked for, ten million by default, are classified in a process of its
own, to see how much memory that takes at the most.

    make bench
    python benchmarks/tables.py [ROWS [MANY_ROWS]]
"""

import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

import negotypes as nt

CRITERIA = {
    "state-and-group": nt.field("kind") == "state-group",
    "communities": nt.field("kind").isin(["community-group", "community-community"]),
    "local-matter": nt.field("issues").contains("local-disputes"),
    "set-matter": nt.field("issues").isin(["aid-access", "truce", "hostages"]),
    "released": nt.field("outcome").isin(["release", "agreement"]),
    "broken-off": nt.field("outcome").isin(["refused", "collapsed", "no-agreement"]),
    "precedent": nt.field("precedent") == True,  # noqa: E712
    "early": nt.field("period").before("2014"),
}
CLASSES = {
    "formal": nt.criterion("state-and-group") & nt.criterion("released"),
    "selective": nt.criterion("state-and-group")
    & nt.criterion("set-matter")
    & ~nt.criterion("released"),
    "localised": nt.criterion("communities")
    & (nt.criterion("local-matter") | nt.criterion("precedent")),
    "failed": nt.criterion("broken-off") & nt.criterion("early"),
}
TYPOLOGY = nt.Typology(
    id="synthetic",
    name="Synthetic",
    summary="Synthetic.",
    holder="nobody",
    unit=nt.RecordKind.CASES,
    criteria=tuple(
        nt.Criterion(id=name, summary=f"It is {name}.", condition=condition)
        for name, condition in CRITERIA.items()
    ),
    classes=tuple(
        nt.TypeClass(id=name, name=name, definition="Synthetic.", defined=True, criteria=asked)
        for name, asked in CLASSES.items()
    ),
    evidence=(),
)

ROWS = """
SELECT
    'c' || range AS id,
    ['state-group', 'group-group', 'community-group', 'community-community', NULL]
        [(1 + hash(range) % 5)::INT] AS kind,
    [['aid-access', 'truce'], ['hostages'], ['local-disputes', 'withdrawal'], [], NULL,
        ['policy'], ['ransom', 'truce', 'local-disputes']][(1 + hash(range, 1) % 7)::INT] AS issues,
    ['release', 'agreement', 'refused', 'collapsed', 'no-agreement', NULL]
        [(1 + hash(range, 2) % 6)::INT] AS outcome,
    [true, false, NULL][(1 + hash(range, 3) % 3)::INT] AS precedent,
    CASE WHEN hash(range, 4) % 10 > 0 THEN
        (2005 + hash(range, 5) % 15) || ['', '-0' || (1 + hash(range, 6) % 9), '/2020', '?']
            [(1 + hash(range, 7) % 4)::INT] END AS period
FROM range({rows})
"""
EVIDENCE = """
SELECT *,
    [['*'], ['*'], ['*'], ['kind', 'outcome'], NULL][(1 + hash(id, 8) % 5)::INT] AS supported,
    [NULL, NULL, NULL, ['*'], ['outcome']][(1 + hash(id, 9) % 5)::INT] AS disputed
FROM ({rows})
"""

# What a list lacks is not known, unless a source says that there is nothing.
BY_HAND = """
WITH criteria AS (
    SELECT id,
        kind = 'state-group' AS state_and_group,
        kind IN ('community-group', 'community-community') AS communities,
        CASE WHEN list_contains(issues, 'local-disputes') THEN true
            WHEN len(issues) = 0 THEN false END AS local_matter,
        CASE WHEN list_has_any(issues, ['aid-access', 'truce', 'hostages']) THEN true
            WHEN len(issues) = 0 THEN false END AS set_matter,
        outcome IN ('release', 'agreement') AS released,
        outcome IN ('refused', 'collapsed', 'no-agreement') AS broken_off,
        precedent,
        CASE WHEN period NOT LIKE '%?' THEN split_part(period, '/', -1) < '2014' END AS early
    FROM '{file}'
),
classes AS (
    SELECT *,
        state_and_group AND released AS formal,
        state_and_group AND set_matter AND NOT released AS selective,
        communities AND (local_matter OR precedent) AS localised,
        broken_off AND early AS failed
    FROM criteria
),
whole AS (
    SELECT *, formal OR selective OR localised OR failed AS one,
        CASE WHEN one THEN 'holds' WHEN one IS NULL THEN 'unknown' ELSE 'fails' END AS truth
    FROM classes
),
decided AS (
    SELECT id, one, truth,
        CASE WHEN one THEN concat_ws('; ',
            CASE WHEN formal THEN 'formal' END,
            CASE WHEN selective THEN 'selective' END,
            CASE WHEN localised THEN 'localised' END,
            CASE WHEN failed THEN 'failed' END) END AS class,
        CASE WHEN one THEN concat_ws(', ',
            CASE WHEN formal OR selective THEN 'state-and-group' END,
            CASE WHEN localised THEN 'communities' END,
            CASE WHEN localised AND local_matter THEN 'local-matter' END,
            CASE WHEN selective THEN 'set-matter' END,
            CASE WHEN formal THEN 'released' END,
            CASE WHEN failed THEN 'broken-off' END,
            CASE WHEN localised AND precedent THEN 'precedent' END,
            CASE WHEN failed THEN 'early' END)
        WHEN NOT one AND released THEN 'released' END AS met,
        CASE WHEN NOT one THEN concat_ws(', ',
            CASE WHEN NOT state_and_group THEN 'state-and-group' END,
            CASE WHEN NOT communities THEN 'communities' END,
            CASE WHEN NOT local_matter THEN 'local-matter' END,
            CASE WHEN NOT set_matter THEN 'set-matter' END,
            CASE WHEN NOT released THEN 'released' END,
            CASE WHEN NOT broken_off THEN 'broken-off' END,
            CASE WHEN NOT precedent THEN 'precedent' END,
            CASE WHEN NOT early THEN 'early' END)
        WHEN selective THEN 'released' END AS not_met,
        CASE WHEN one IS NULL THEN concat_ws(', ',
            CASE WHEN state_and_group IS NULL AND (formal IS NULL OR selective IS NULL)
                THEN 'state-and-group' END,
            CASE WHEN communities IS NULL AND localised IS NULL THEN 'communities' END,
            CASE WHEN local_matter IS NULL AND localised IS NULL THEN 'local-matter' END,
            CASE WHEN set_matter IS NULL AND selective IS NULL THEN 'set-matter' END,
            CASE WHEN released IS NULL AND (formal IS NULL OR selective IS NULL)
                THEN 'released' END,
            CASE WHEN broken_off IS NULL AND failed IS NULL THEN 'broken-off' END,
            CASE WHEN precedent IS NULL AND localised IS NULL THEN 'precedent' END,
            CASE WHEN early IS NULL AND failed IS NULL THEN 'early' END) END AS unknown
    FROM whole
)
SELECT id, class, truth, concat_ws('; ', 'met: ' || nullif(met, ''),
    'failed: ' || nullif(not_met, ''), 'unknown: ' || nullif(unknown, '')) AS deciding
FROM decided
"""
COLUMNS = (
    "id, synthetic__class AS class, synthetic__truth AS truth, synthetic__deciding AS deciding"
)
WANTED, MEMORY, ROUNDS = 1.3, 2 * 1024**3, 7


def compiled(file: Path, to: Path) -> float:
    start = time.perf_counter()
    nt.classify_table(TYPOLOGY, file).select(COLUMNS).write_parquet(str(to))
    return time.perf_counter() - start


def by_hand(file: Path, to: Path) -> float:
    start = time.perf_counter()
    duckdb.sql(BY_HAND.format(file=file)).write_parquet(str(to))
    return time.perf_counter() - start


def compare(folder: Path, rows: int) -> None:
    file, ours, theirs = (folder / f"{name}.parquet" for name in ("rows", "ours", "theirs"))
    duckdb.sql(ROWS.format(rows=rows)).write_parquet(str(file))
    times = [(compiled(file, ours), by_hand(file, theirs)) for _ in range(ROUNDS + 1)][1:]
    same = f"SELECT count(*) FROM (SELECT * FROM '{ours}' INTERSECT ALL SELECT * FROM '{theirs}')"
    assert duckdb.sql(same).fetchall() == [(rows,)], "the two ways differ"
    one, other = (statistics.median(taken) for taken in zip(*times, strict=True))
    print(f"{rows:,} rows from Parquet, 8 criteria, 4 classes; the same in all columns")
    print(f"  classify_table      {one:6.2f} s")
    print(f"  SQL by hand         {other:6.2f} s")
    print(f"  ratio               {one / other:6.2f}     wanted: at most {WANTED}")


def with_evidence(folder: Path, rows: int) -> None:
    file, ours = folder / "evidence.parquet", folder / "ours.parquet"
    duckdb.sql(EVIDENCE.format(rows=ROWS.format(rows=rows))).write_parquet(str(file))
    taken = statistics.median(compiled(file, ours) for _ in range(3))
    print(f"  with evidence for and against each row, classify_table takes {taken:.2f} s")


def many(folder: Path, rows: int) -> None:
    file = folder / "many.parquet"
    duckdb.sql(ROWS.format(rows=rows)).write_parquet(str(file))
    start = time.perf_counter()
    subprocess.run([sys.executable, __file__, str(file), str(folder / "out.parquet")], check=True)
    taken = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    print(f"{rows:,} rows from Parquet to Parquet in a process of its own")
    print(f"  time                {taken:6.1f} s")
    print(f"  memory at the most  {peak / 1024**3:6.2f} GiB  wanted: less than {MEMORY // 1024**3}")


def main(rows: int, many_rows: int) -> None:
    with TemporaryDirectory() as name:
        compare(Path(name), rows)
        with_evidence(Path(name), rows)
        many(Path(name), many_rows)


if __name__ == "__main__":
    words = sys.argv[1:]
    if words and words[0].endswith(".parquet"):
        nt.classify_table(TYPOLOGY, words[0]).write_parquet(words[1])
    else:
        main(*(int(word) for word in [*words, *("1000000", "10000000")[len(words) :]]))
