"""How long a new process takes to import negotypes and load the built-in casebook.

Compared with a new process that only imports attrs and cattrs, which the library stands on. They
run in turn, so that all meet the same state of the machine; the ratio is the figure to quote. The
records of a kind are made when they are first asked for, so a process that asks for every record
is reported too.

    make bench
    python benchmarks/load.py [RUNS]
"""

import statistics
import subprocess
import sys
import time

BASE = "import attrs, cattrs"
LOAD = "import negotypes; negotypes.load()"
READ = "import negotypes; list(negotypes.load().records)"


def seconds(code: str) -> float:
    """How long a new interpreter takes from start to end."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return time.perf_counter() - start


def main(runs: int) -> None:
    codes = (BASE, LOAD, READ)
    for code in codes:
        seconds(code)  # fills the caches of the file system; not counted
    rounds = [[seconds(code) for code in codes] for _ in range(runs)]
    print(f"{runs} runs of each, in turn; whole processes, medians")
    for column, code in enumerate(codes):
        median = statistics.median(taken[column] for taken in rounds)
        ratios = sorted(taken[column] / taken[0] for taken in rounds)
        print(
            f"  {code:50} {median * 1000:6.1f} ms  {statistics.median(ratios):.2f} times "
            f"(from {ratios[0]:.2f} to {ratios[-1]:.2f})"
        )
    print("wanted: at most 2 times for importing and loading")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
