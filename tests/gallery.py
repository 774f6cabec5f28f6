"""The page "Figures": every figure, with the program that draws it; and figures of other pages.

Called as a program, this runs `examples/figures` and writes the page and its images anew:
python tests/gallery.py
"""

import runpy
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

import matplotlib as mpl
from matplotlib import pyplot as plt
from PIL import Image

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples" / "figures"
PAGE = ROOT / "docs" / "gallery.md"
IMAGES = ROOT / "docs" / "gallery"

SHOWN = {
    "timeline": (
        "Timelines",
        "Rows for the dated relations, positions, episodes and events that name JNIM, between 2016"
        " and 2022. Most are pale boxes a month wide; three bars run on without a beginning, one"
        " without an end, and those that are contested are hatched.",
        "What was surely so is drawn in full, the days on which it may have begun or ended are"
        " pale, and an end that is not stated has a dotted line and a question mark. The x-axis is"
        " one of dates, so that anything else can be drawn on it.",
    ),
    "network": (
        "Networks",
        "A network of thirty actors. Al-Qaeda, the Islamic State and Jabhat al-Nusra stand in the"
        " middle with many ties between them; Mali, JNIM and France form a second cluster.",
        "By default the thirty actors with the most ties are drawn, and what is left out is"
        ' counted; `most=None` draws all. A dossier, as in `nt.plot.network(book.about("JNIM"))`,'
        " gives one actor with what ties it, the kind of each relation written on it, and with"
        " `dates=True` its date.",
    ),
    "contrast": (
        "Contrasts",
        "A grid of three classes and four criteria by eleven groups. Most criteria hold or are"
        " unknown; local reach fails for four groups.",
        'Comparisons are drawn in the same way: `nt.plot.contrast(nt.compare("al-qaeda",'
        ' "islamic-state"))`.',
    ),
    "property_space": (
        "Property spaces",
        "A grid of 32 cells with five axes, most of them crossed out. Tactical cooperation has"
        " five members, operational, strategic and de-confliction have one each.",
        "Cells have the ground and the name of their class. What cannot be is crossed out.",
    ),
    "debate": (
        "Debates",
        "Twenty-one arguments for negotiating on the left, twenty-three against it on the right,"
        " and arrows from each answer to what it answers.",
        "With `grounded=True` the arguments that are defended against the answers that were coded"
        " have a thick frame.",
    ),
    "positions": (
        "Positions",
        "Rows for seven actors, columns for stances from open to admitting, and a sign for each"
        " position. Five actors are marked as reported both for negotiating and against it.",
        'With `across="time"` the positions that have a date stand on a timeline.',
    ),
}

ELSEWHERE = {"sahel": "docs/tutorial.md"}
"""Figures that another page shows, and which."""

DRAWN = (*SHOWN, *ELSEWHERE)

_HEAD = """\
# Figures

Six figures show what is in a casebook, on [matplotlib](https://matplotlib.org/), which \
`pip install 'negotypes[plot]'` installs. Each returns its axes. It draws on those that it is \
given as `ax`, or on a figure of its own that is as large as what it shows needs.

A meaning looks the same in all of them, and none is told by colour alone: what holds is dark \
blue, what fails orange-red, what is contested yellow, hatched or broken, and what is unknown \
nearly white. The colours differ in lightness, for grey print and for readers who do not see all \
of them.

Every figure here is what the program below it draws. Save one as `.pdf` or `.svg` for print.
"""


def write() -> str:
    """The page."""
    parts = [_HEAD]
    for name, (heading, alt, remark) in SHOWN.items():
        code = (EXAMPLES / f"{name}.py").read_text("utf-8")
        parts.append(f"## {heading}\n\n![{alt}](gallery/{name}.png)\n")
        parts.append(f'```python title="figures/{name}.py"\n{code}```\n\n{remark}\n')
    return "\n".join(parts)


def draw(name: str, folder: Path) -> Path:
    """Run an example in a folder; the image that it leaves there."""
    mpl.use("Agg")
    with chdir(folder):
        runpy.run_path(str(EXAMPLES / f"{name}.py"), run_name="__main__")
    plt.close("all")
    return folder / f"{name}.png"


if __name__ == "__main__":
    PAGE.write_text(write(), "utf-8")
    IMAGES.mkdir(exist_ok=True)
    with TemporaryDirectory() as home:
        for name in DRAWN:
            with Image.open(draw(name, Path(home))) as drawn:
                # With a hundred colours it weighs a third, and looks the same.
                drawn.convert("RGB").quantize(100).save(IMAGES / f"{name}.png", optimize=True)
