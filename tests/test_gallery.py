"""The page "Figures" shows what its programs draw."""

import doctest
import re
from pathlib import Path

import matplotlib as mpl
import pytest
from matplotlib import pyplot as plt

from gallery import DRAWN, ELSEWHERE, EXAMPLES, IMAGES, PAGE, ROOT, draw, write
from golden import TOLERANCE, difference


def test_the_page_is_up_to_date() -> None:
    """With the code of every example, and every image."""
    assert PAGE.read_text("utf-8") == write()
    assert sorted(DRAWN) == sorted(file.stem for file in EXAMPLES.glob("*.py"))
    assert sorted(DRAWN) == sorted(file.stem for file in IMAGES.iterdir())


def test_images_are_small() -> None:
    """The page loads at once."""
    assert max(file.stat().st_size for file in IMAGES.iterdir()) < 150_000


@pytest.mark.parametrize("name", DRAWN)
def test_an_image_is_what_its_program_draws(name: str, tmp_path: Path) -> None:
    """Each example runs, and leaves the image that is shown."""
    assert difference(IMAGES / f"{name}.png", draw(name, tmp_path)) < TOLERANCE


@pytest.mark.parametrize(("name", "page"), ELSEWHERE.items())
def test_a_figure_of_another_page_is_what_the_page_draws(
    name: str, page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The code on the page leaves the image that the page shows, described in words."""
    text = (ROOT / page).read_text("utf-8")
    assert re.search(rf"!\[[^]]{{80,}}\]\(gallery/{name}\.png\)", text)
    mpl.use("Agg")
    monkeypatch.chdir(tmp_path)
    assert doctest.testfile(str(ROOT / page), module_relative=False, encoding="utf-8").failed == 0
    plt.close("all")
    assert difference(IMAGES / f"{name}.png", tmp_path / f"{name}.png") < TOLERANCE
