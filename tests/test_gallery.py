"""The page "Figures" shows what its programs draw."""

from pathlib import Path

import pytest

from gallery import EXAMPLES, IMAGES, PAGE, SHOWN, draw, write
from golden import TOLERANCE, difference


def test_the_page_is_up_to_date() -> None:
    """With the code of every example, and every image."""
    assert PAGE.read_text("utf-8") == write()
    assert sorted(SHOWN) == sorted(file.stem for file in EXAMPLES.glob("*.py"))
    assert sorted(SHOWN) == sorted(file.stem for file in IMAGES.iterdir())


def test_images_are_small() -> None:
    """The page loads at once."""
    assert max(file.stat().st_size for file in IMAGES.iterdir()) < 150_000


@pytest.mark.parametrize("name", SHOWN)
def test_an_image_is_what_its_program_draws(name: str, tmp_path: Path) -> None:
    """Each example runs, and leaves the image that is shown."""
    assert difference(IMAGES / f"{name}.png", draw(name, tmp_path)) < TOLERANCE
