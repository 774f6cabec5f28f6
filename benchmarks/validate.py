"""How long checking a pack of 10,000 records takes, clean and with a fault in every record.

Compared with what PyYAML's C parser needs to read the same files into plain text nodes. They run
in turn, in processes of their own, so that all meet the same state of the machine. Wanted for the
clean pack is at most 1.5 times the parser's time and one second, and for every faulty one at most
twice the clean one's.

    make bench
    python benchmarks/validate.py [RECORDS]
"""

import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import _synthetic

import negotypes as nt

PARSE = """
import sys, yaml
from pathlib import Path
for file in sorted(Path(sys.argv[1]).rglob("*.yaml")):
    with file.open(encoding="utf-8") as opened:
        yaml.compose(opened, Loader=yaml.CBaseLoader)
"""


def numbered(word: str) -> Callable[[re.Match[str]], str]:
    """Puts another wrong word in each place, so that nothing is looked up twice."""
    numbers = iter(range(10**9))
    return lambda found: f"{found[1]}{word}-{next(numbers)}"


FAULTS: dict[str, tuple[str, str | Callable[[re.Match[str]], str]]] = {
    "no such case": (r"(    case: )case$", numbered("caze")),
    "no such actor, in every place": (r"(actor: )actor-\d+", numbered("acter")),
    "a field misspelt": (r"^    summary:", "    sumary:"),
    "no such term": (r"^(    kind: [a-z-]+)", r"\1x"),
    "an anchor of two words": (r"three words here", "two words"),
    "an id taken": (r"id: e\d+", "id: e0"),
    "a date that cannot be": (r"^(    case: case)$", r"\1\n    date: 2021-02-30"),
}


def packs(folder: Path, records: int) -> Iterator[tuple[str, Path]]:
    """A clean pack, and one for each kind of fault."""
    surroundings = list(_synthetic.surroundings())
    book = nt.Casebook([*surroundings, *_synthetic.episodes(records - len(surroundings))])
    clean = folder / "clean"
    nt.write(book, clean)
    yield "clean", clean
    texts = {file.name: file.read_text("utf-8") for file in clean.iterdir()}
    for name, (pattern, wrong) in FAULTS.items():
        faulty = folder / name.replace(" ", "-")
        faulty.mkdir()
        for file, text in texts.items():
            mangled = re.sub(pattern, wrong, text, flags=re.MULTILINE)
            (faulty / file).write_text(mangled if file == "episodes.yaml" else text, "utf-8")
        yield name, faulty


def texts(folder: Path, clean: Path) -> Iterator[tuple[str, Path]]:
    """A text, and packs whose anchors stand in it, or are each off by a word."""
    draw = random.Random(20261122)
    paragraphs = [[f"word{draw.randrange(3000)}" for _ in range(60)] for _ in range(2000)]
    (folder / "texts").mkdir()
    whole = "\n\n".join(" ".join(words) for words in paragraphs)
    (folder / "texts" / "synthetic.txt").write_text(whole, "utf-8")
    for name, wrong in (("anchors in order", None), ("anchors off by a word", "xxxx")):

        def anchored(found: re.Match[str], wrong: str | None = wrong) -> str:
            number, first = draw.randrange(2000), draw.randrange(55)
            words = paragraphs[number][first : first + 5]
            words[2] = wrong or words[2]
            return f"{found[1]}paragraphs: [{number + 1}]{found[1]}anchor: {' '.join(words)}"

        pack = folder / name.replace(" ", "-")
        pack.mkdir()
        for file in clean.iterdir():
            text = file.read_text("utf-8")
            text = re.sub(r"(\n +)paragraphs: \[1\]\n +anchor: .*", anchored, text)
            (pack / file.name).write_text(text, "utf-8")
        yield name, pack


def seconds(*words: str) -> tuple[float, str]:
    """How long a process takes, and what it says at the end."""
    start = time.perf_counter()
    done = subprocess.run([sys.executable, *words], capture_output=True, text=True, check=False)
    return time.perf_counter() - start, done.stderr.strip().rpartition("\n")[2]


def main(records: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        made = dict(packs(Path(folder), records))
        parse = min(seconds("-c", PARSE, str(made["clean"]))[0] for _ in range(3))
        clean = min(seconds("-m", "negotypes", "validate", str(made["clean"]))[0] for _ in range(3))
        print(f"{records} records; whole processes, the best of three for the first two")
        print(f"  PyYAML's C parser, into nodes   {parse:6.2f} s")
        print(
            f"  negotypes validate, clean       {clean:6.2f} s  {clean / parse:.2f} times;"
            f" allowed {1.5 * parse + 1:.2f} s"
        )
        for name, pack in list(made.items())[1:]:
            taken, said = seconds("-m", "negotypes", "validate", str(pack))
            print(f"  {name:31} {taken:6.2f} s  {taken / clean:.2f} times the clean one; {said}")
        first = 0.0
        print("and with the anchors looked up in a text of 120,000 words")
        for name, pack in texts(Path(folder), made["clean"]):
            sources = str(Path(folder, "texts"))
            taken, said = seconds("-m", "negotypes", "validate", str(pack), "--sources", sources)
            first = taken if name == "anchors in order" else first
            print(f"  {name:31} {taken:6.2f} s  {taken / first:.2f} times the one in order; {said}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
