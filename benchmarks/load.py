"""How long a new process takes to import negotypes and load the built-in casebook.

Compared with a new process that only imports attrs and cattrs, which the library stands on. The
two run in turn, so that both meet the same state of the machine; the ratio is the figure to quote.

    make bench
    python benchmarks/load.py [RUNS]
"""

import statistics
import subprocess
import sys
import time

OURS = "import negotypes; negotypes.load()"
BASE = "import attrs, cattrs"


def seconds(code: str) -> float:
    """How long a new interpreter takes from start to end."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return time.perf_counter() - start


def main(runs: int) -> None:
    for code in (OURS, BASE):
        seconds(code)  # fills the caches of the file system; not counted
    pairs = [(seconds(OURS), seconds(BASE)) for _ in range(runs)]
    ours, base = (statistics.median(times) for times in zip(*pairs, strict=True))
    ratios = sorted(ours / base for ours, base in pairs)
    print(f"{runs} runs of each, in turn; medians of whole processes")
    print(f"  {OURS:40} {ours * 1000:6.1f} ms")
    print(f"  {BASE:40} {base * 1000:6.1f} ms")
    print(
        f"  ratio {statistics.median(ratios):.2f} "
        f"(from {ratios[0]:.2f} to {ratios[-1]:.2f}); wanted: at most 2"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
