"""How long the site takes to build from the records, and how much its pages weigh.

make bench
python benchmarks/site.py
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
SHOWN = 8
SECONDS = 60
WEIGHT = 400_000


def timed(told: str, *command: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", *command], check=True, cwd=ROOT)
    seconds = time.perf_counter() - start
    print(f"  {told:34} {seconds:6.1f} s")
    return seconds


def weigh(site: Path) -> None:
    files = [(path.stat().st_size, path) for path in site.rglob("*") if path.is_file()]
    pages = sorted((one for one in files if one[1].suffix == ".html"), reverse=True)
    print(f"  {len(pages)} pages, {sum(size for size, _ in pages) / 1e6:.1f} MB; the heaviest:")
    for size, path in pages[:SHOWN]:
        print(f"    {size / 1000:6.0f} kB  {path.relative_to(site)}")
    print(f"  wanted: every page under {WEIGHT // 1000} kB")
    search = sum(size for size, path in files if path.name in ("search_index.json", "search.json"))
    print(f"  index of the search: {search / 1000:.0f} kB")
    explorer = sum(size for size, path in files if "explorer" in path.relative_to(site).parts[0])
    if explorer:
        print(f"  explorer, with its data: {explorer / 1000:.0f} kB")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site")
        print("the site, built once")
        taken = timed("pages made from the records", "website", "build/docs")
        taken += timed("built", "mkdocs", "build", "--quiet", "--strict", "-d", str(site))
        print(f"  {'in all':34} {taken:6.1f} s")
        print(f"  wanted: under {SECONDS} s on two processors")
        weigh(site)


if __name__ == "__main__":
    main()
