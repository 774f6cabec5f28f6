"""What a search for files that break the reader has found stays read, or refused."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
FOUND = sorted((ROOT / "tests" / "data" / "fuzz").iterdir())


def harness() -> ModuleType:
    """The program of ``make fuzz``, which is no module of the library."""
    spec = importlib.util.spec_from_file_location("reader", ROOT / "fuzz" / "reader.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


READER = harness()


@pytest.mark.parametrize("file", FOUND, ids=lambda file: file.name)
def test_what_was_found_is_read_or_refused(file: Path) -> None:
    """Each took the search to a place where it had not been; none may end in an exception."""
    READER.check(file.read_bytes())


def test_something_was_found() -> None:
    """The files are there, in every form of which the first byte speaks."""
    forms = {file.read_bytes()[0] % len(READER.FORMS) for file in FOUND}
    assert len(FOUND) > 50
    assert forms == set(range(len(READER.FORMS)))


def test_the_search_begins_with_every_form() -> None:
    """It has something to mangle of each, and all of that is read or refused."""
    seeds = READER.seeds()
    assert {seed[0] for seed in seeds} == set(range(len(READER.FORMS)))
    for seed in seeds[:: max(1, len(seeds) // 50)]:
        READER.check(seed)
