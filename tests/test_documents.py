"""Nothing shown is unrun: the README, the pages of the site, and the examples."""

import doctest
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
EXAMPLES = sorted((ROOT / "examples").glob("*.py"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_code_on_a_page_gives_the_output_that_is_shown(page: Path) -> None:
    """Every line after >>> runs, and what stands below it is what comes out."""
    result = doctest.testfile(str(page), module_relative=False, encoding="utf-8")
    assert result.failed == 0


def test_the_readme_shows_code() -> None:
    """The test above would pass on a page without any."""
    shown = doctest.DocTestParser().get_examples(PAGES[0].read_text("utf-8"))
    assert sum(len(example.source.splitlines()) for example in shown) >= 8


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_an_example_runs_from_start_to_end(
    example: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each example is a program that prints something and raises nothing."""
    runpy.run_path(str(example), run_name="__main__")
    assert capsys.readouterr().out.strip()
