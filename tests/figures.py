"""Where the texts on a figure stand, and how its colours are seen."""

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgb
from matplotlib.text import Text

# How people without one kind of cone see, for linear RGB, at full severity: G. M. Machado,
# M. M. Oliveira and L. A. F. Fernandes, "A physiologically-based model for simulation of color
# vision deficiency", IEEE Transactions on Visualization and Computer Graphics 15 (2009).
EYES = {
    "all colours": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "no green": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "no blue": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}

_XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
_WHITE = (0.9505, 1.0, 1.089)


def lab(colour: str, eyes: str = "all colours") -> Any:
    """A colour in CIELAB, as these eyes see it; the first number is its lightness."""
    signal = np.array(to_rgb(colour))
    linear = np.where(signal <= 0.04045, signal / 12.92, ((signal + 0.055) / 1.055) ** 2.4)
    seen = np.clip(np.array(EYES[eyes]) @ linear, 0, 1)
    ratio = np.array(_XYZ) @ seen / np.array(_WHITE)
    bent = np.where(ratio > 216 / 24389, np.cbrt(ratio), (24389 / 27 * ratio + 16) / 116)
    x, y, z = bent
    return np.array((116 * y - 16, 500 * (x - y), 200 * (y - z)))


def apart(one: str, other: str, eyes: str = "all colours") -> float:
    """How different two colours look: about 2 is just seen, 100 is black and white."""
    return float(np.linalg.norm(lab(one, eyes) - lab(other, eyes)))


def texts(axes: Axes) -> list[Text]:
    """The texts that are seen on a figure."""
    figure: Any = axes.figure
    found = figure.findobj(Text)
    return [text for text in found if text.get_text().strip() and text.get_visible()]


def said(axes: Axes) -> str:
    """All that is written on a figure, on lines."""
    return "\n".join(text.get_text() for text in texts(axes))


def misplaced(axes: Axes, dpi: float = 100) -> list[str]:
    """The texts on a figure that leave it, and the pairs that are over each other."""
    figure: Any = axes.figure
    figure.set_dpi(dpi)
    canvas: Any = FigureCanvasAgg(figure)
    figure.draw_without_rendering()
    renderer = canvas.get_renderer()
    there = texts(axes)
    boxes = np.array([text.get_window_extent(renderer).extents for text in there])
    low, high = boxes[:, :2], boxes[:, 2:]
    outside = (low < 0).any(axis=1) | (high > (figure.bbox.width, figure.bbox.height)).any(axis=1)
    shared = np.minimum(high[:, None], high[None]) - np.maximum(low[:, None], low[None])
    over = np.triu((shared > 0.5).all(axis=2), k=1)  # half a dot is not seen
    found = [f"outside: {there[n].get_text()}" for n in np.flatnonzero(outside)]
    for one, other in np.argwhere(over):
        found.append(f"over each other: {there[one].get_text()} | {there[other].get_text()}")
    return found
