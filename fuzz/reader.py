"""Throw mangled files at the reader: every one is read or refused, in bounded time and memory.

Whatever the bytes, the reader gives records or faults, and nothing else. What it reads without a
fault, it reads again from what it writes. A file that breaks this is left in the folder FOUND;
put it into tests/data/fuzz once the reader is mended, where it stays as a test.

    make fuzz
    python fuzz/reader.py [SECONDS] [FOUND]

Atheris guides the search by the branches taken in the reader. Where it is not installed,
Hypothesis mangles the seeds without a guide, and says so.
"""

import re
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

HERE = Path(__file__).resolve().parent
SEEDS = [
    *sorted((HERE.parent / "tests" / "data").rglob("*.yaml")),
    *sorted((HERE.parent / "tests" / "data").rglob("*.json")),
    *sorted((HERE.parent / "examples").rglob("*.yaml")),
]
FORMS = ("x.yaml", "x.json", "pack.yaml", "x.zip")
TIMEOUT = 10
MEMORY = 2048


def check(data: bytes) -> None:
    """Read the bytes; the first says in which form."""
    from negotypes import Casebook
    from negotypes.errors import UNSEEN, ClashingIds
    from negotypes.files.reading import Reading, read_bytes
    from negotypes.files.together import Outside, cross_check
    from negotypes.files.writing import to_json, to_yaml

    form = FORMS[data[0] % len(FORMS)] if data else FORMS[0]
    if form.endswith(".zip"):
        check_archive(data[1:])
        return
    reading = Reading()
    read_bytes(data[1:], form, reading)
    cross_check(reading, Outside({}, {}, lambda _: None))
    for fault in reading.faults:
        assert not re.search(UNSEEN, str(fault)), fault
        assert min(fault.line, fault.column) >= 1, fault
    if reading.faults:
        return
    try:
        book = Casebook(entry.record for entry in reading.entries)
    except ClashingIds:
        raise AssertionError("a clash that was no fault") from None
    for name, write in (("y.yaml", to_yaml), ("y.json", to_json)):
        again = Reading()
        read_bytes(write(book.records).encode(), name, again)
        assert not again.faults, again.faults[0]
        assert Casebook(entry.record for entry in again.entries) == book


def check_archive(data: bytes) -> None:
    """Open the bytes as an archive: they are one, or are refused."""
    from negotypes.files.nodes import Unreadable
    from negotypes.files.zipped import unzipped

    with tempfile.NamedTemporaryFile(suffix=".zip") as file:
        file.write(data)
        file.flush()
        with suppress(Unreadable):
            unzipped(Path(file.name))


def seeds() -> list[bytes]:
    """Files to begin with, each with its form in front."""
    import negotypes as nt
    from negotypes.starts import new_pack

    found = [
        (b"\1" if file.suffix == ".json" else b"\2" if file.stem == "pack" else b"\0")
        + file.read_bytes()
        for file in SEEDS
    ]
    pack = nt.Pack(id="p", title="P", version="1", authors=("A",), licence="CC0-1.0")
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder, "p.zip")
        nt.archive(nt.Casebook(packs=[pack]), archive)
        return [*found, b"\2" + new_pack("p").encode(), b"\3" + archive.read_bytes()]


def guided(seconds: int, found: Path) -> None:
    """Search with Atheris, which ends the process."""
    import atheris

    with atheris.instrument_imports(include=["negotypes", "yaml"]):
        import negotypes.files.reading
        import negotypes.files.together
        import negotypes.files.writing
        import negotypes.files.zipped  # noqa: F401 - imported here to be instrumented

    corpus = Path(tempfile.mkdtemp(prefix="corpus-"))
    for number, seed in enumerate(seeds()):
        (corpus / f"{number}").write_bytes(seed)
    options = [
        sys.argv[0],
        f"-max_total_time={seconds}",
        f"-timeout={TIMEOUT}",
        f"-rss_limit_mb={MEMORY}",
        f"-artifact_prefix={found}/",
        f"-dict={HERE / 'reader.dict'}",
        "-max_len=20000",
        "-print_final_stats=1",
        str(corpus),
    ]
    atheris.Setup(options, check)
    atheris.Fuzz()


def unguided(seconds: int, found: Path) -> None:
    """Search with Hypothesis: seeds with pieces taken out, doubled, swapped and put in."""
    from hypothesis import HealthCheck, given, seed, settings
    from hypothesis import strategies as st

    pieces = st.sampled_from(seeds())
    tokens = (HERE / "reader.dict").read_text("utf-8").splitlines()
    token = st.sampled_from([eval(f"b{line}") for line in tokens if line.startswith('"')])

    @st.composite
    def mangled(draw: st.DrawFn) -> bytes:
        form, text = (whole := draw(pieces))[:1], whole[1:]
        for _ in range(draw(st.integers(1, 6))):
            start, end = sorted(draw(st.tuples(*[st.integers(0, len(text))] * 2)))
            put = draw(st.one_of(token, st.binary(max_size=8), st.just(text[start:end] * 2)))
            text = text[:start] + put + text[draw(st.sampled_from([start, end])) :]
        return form + text

    last = found / "found"  # stays if the reader breaks on it
    ends, rounds = time.monotonic() + seconds, 0
    while time.monotonic() < ends:

        @seed(rounds)
        @settings(
            max_examples=500,
            deadline=TIMEOUT * 1000,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(mangled())
        def search(data: bytes) -> None:
            last.write_bytes(data)
            check(data)

        search()
        rounds += 1
    last.unlink()
    print(f"{rounds * 500} files, none of which broke the reader")


def main(seconds: int, found: Path) -> None:
    found.mkdir(parents=True, exist_ok=True)
    try:
        import atheris  # noqa: F401 - only to see whether it is there
    except ImportError:
        print("Atheris is not installed here; Hypothesis searches instead, without its guidance")
        unguided(seconds, found)
    else:
        guided(seconds, found)


if __name__ == "__main__":
    main(
        int(sys.argv[1]) if len(sys.argv) > 1 else 600,
        Path(sys.argv[2] if len(sys.argv) > 2 else tempfile.mkdtemp(prefix="found-")),
    )
