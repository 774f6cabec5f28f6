"""The figures that are compared with images in the folder `golden`.

Called as a program, this writes the images anew: python tests/golden.py. Look at each before you
keep it.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from PIL import Image

import negotypes as nt
from negotypes import plot
from sample import BOOK

FOLDER = Path(__file__).parent / "golden"
DPI = 64
TOLERANCE = 2.0
"""How far two images may differ: the root of the mean square, of 255, once both are blurred."""

FIGURES: dict[str, Callable[[], Axes]] = {
    "timeline": lambda: plot.timeline(BOOK, kinds=["cases", "episodes", "events", "relations"]),
    "network": lambda: plot.network(BOOK, dates=True),
    "comparison": lambda: plot.contrast(nt.compare("river-front", "hill-league", book=BOOK)),
    "contrast": lambda: plot.contrast(nt.contrast(nt.load().typologies["group-orientation"])),
    "property_space": lambda: plot.property_space(nt.load().typologies["grievance-driver"].space()),
    "debate": lambda: plot.debate(BOOK, grounded=True),
    "positions": lambda: plot.positions(BOOK, title="Who stands where"),
    "positions_over_time": lambda: plot.positions(nt.load().about("Mali"), across="time"),
}


def draw(name: str, file: Path) -> Path:
    """Draw a figure into a file."""
    mpl.use("Agg")
    figure: Any = FIGURES[name]().figure
    figure.savefig(file, dpi=DPI, metadata={"Software": None})
    plt.close("all")
    return file


def difference(one: Path, other: Path) -> float:
    """How far two images differ, not looking at the edges of letters.

    Where their sizes differ by more than a few dots, they have nothing in common.
    """
    with Image.open(one) as first, Image.open(other) as second:
        size, its = first.size, second.size
        if any(abs(mine - theirs) > 6 for mine, theirs in zip(size, its, strict=True)):
            return 255.0
        small = (max(size[0] // 3, 1), max(size[1] // 3, 1))
        pair = [
            np.asarray(image.convert("RGB").resize(small, Image.Resampling.BOX), dtype=float)
            for image in (first, second)
        ]
    return float(np.sqrt(((pair[0] - pair[1]) ** 2).mean()))


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for figure in FIGURES:
        draw(figure, FOLDER / f"{figure}.png")
