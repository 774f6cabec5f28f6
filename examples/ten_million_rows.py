"""Classify a table of any size: ten million rows from Parquet, with DuckDB or with PySpark.

    python ten_million_rows.py 10000000
    python ten_million_rows.py 10000000 --engine spark

Without a number, a thousand rows are made and classified.
"""

import argparse
import tempfile
from pathlib import Path

import duckdb
from tqdm import tqdm

import negotypes as nt

CHUNK = 1_000_000  # rows in a file; each file is classified by itself, so memory stays small

# The typology is the same as for a casebook, a data frame, or one record.
typology = nt.Typology(
    id="deal",
    name="Kinds of deal",
    summary="Cases by who deals and about what.",
    holder="myself",
    unit="cases",
    criteria=[
        nt.Criterion(
            id="state-deals",
            summary="A state negotiates with a group.",
            condition=nt.field("kind") == "state-group",
        ),
        nt.Criterion(
            id="over-people",
            summary="It is about people who are held.",
            condition=nt.field("issues").isin(["hostages", "prisoners"]),
        ),
        nt.Criterion(
            id="recent",
            summary="It began after 2014.",
            condition=nt.field("period").after("2014"),
        ),
    ],
    classes=[
        nt.TypeClass(
            id="exchange",
            name="Exchange",
            definition="A state deals with a group over people who are held.",
            defined=True,
            criteria=nt.criterion("state-deals") & nt.criterion("over-people"),
        ),
        nt.TypeClass(
            id="local",
            name="Local deal",
            definition="Others deal, and it is recent.",
            defined=True,
            criteria=~nt.criterion("state-deals") & nt.criterion("recent"),
        ),
    ],
    evidence=[],
)

MADE = """
SELECT 'case-' || range AS id,
    ['state-group', 'community-group', NULL][1 + (range % 3)::INT] AS kind,
    [['hostages', 'ransom'], ['truce'], [], NULL][1 + (range % 4)::INT] AS issues,
    CASE WHEN range % 7 > 0 THEN (2005 + range % 15)::VARCHAR END AS period
FROM range({first}, {last})
"""


def make(folder: Path, rows: int) -> list[Path]:
    """Parquet files with this many rows in all."""
    files = []
    for number, first in enumerate(range(0, rows, CHUNK)):
        files.append(folder / f"cases-{number:04}.parquet")
        made = duckdb.sql(MADE.format(first=first, last=min(first + CHUNK, rows)))
        made.write_parquet(str(files[-1]))
    return files


def with_duckdb(files: list[Path], out: Path) -> None:
    """Each file by itself, on this machine."""
    for file in tqdm(files, desc="Classifying", unit="file", disable=None):
        nt.classify_table(typology, file).write_parquet(str(out / file.name))


def with_spark(files: list[Path], out: Path) -> None:
    """All at once, on as many machines as the session has; it shows its own progress."""
    from pyspark.sql import SparkSession

    spark = SparkSession.builder.appName("negotypes").getOrCreate()
    table = spark.read.parquet(*map(str, files))
    nt.classify_table(typology, table).write.mode("overwrite").parquet(str(out))


parser = argparse.ArgumentParser(description="Classify a table of any size.")
parser.add_argument("rows", nargs="?", type=int, default=1_000)
parser.add_argument("--engine", choices=["duckdb", "spark"], default="duckdb")
asked = parser.parse_args()

with tempfile.TemporaryDirectory() as name:
    files = make(Path(name), asked.rows)
    out = Path(name) / "classified"
    out.mkdir()
    {"duckdb": with_duckdb, "spark": with_spark}[asked.engine](files, out)
    found = duckdb.sql(f"""
        SELECT deal__class, deal__truth, count(*) AS cases FROM '{out}/*.parquet'
        GROUP BY ALL ORDER BY ALL
    """)
    for kind, truth, cases in found.fetchall():
        print(f"{kind or '-':16} {truth:10} {cases:>12,}")
