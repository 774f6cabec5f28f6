"""The axes on which a figure is drawn, measured in points.

A figure is laid out in points, with text that is measured first, so that nothing overlaps. On a
figure of its own it is as large as it needs to be. On axes that are given, all of it, with what is
written around it, stands where the axes were, and is drawn smaller where they have less room.
"""

from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import matplotlib as mpl
from attrs import frozen
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import FancyBboxPatch, Patch, Polygon, Rectangle
from matplotlib.text import Text
from matplotlib.textpath import text_to_path
from matplotlib.transforms import Affine2D, Bbox, ScaledTranslation, Transform

from negotypes.plot.look import INK, MUTED, RULE, Look, paler
from negotypes.plot.wrapping import seen, wrapped

SIZE = 7.0
"""The size of text, in points."""

SMALL = 6.2
LEADING = 1.2
"""The height of a line of text, in sizes."""

_MARGIN = 6.0
_SLACK = 1.13
"""How much wider a text may be on a screen, where its letters are fitted to the dots."""

_KEPT = ("font.family", "font.sans-serif", "font.serif", "font.monospace", "figure.dpi")


@contextmanager
def house_style() -> Generator[None, None, None]:
    """Draw with matplotlib's own settings, but in the user's typeface; then put all back."""
    library: Any = mpl
    settings = library.rcParams
    kept = {name: settings[name] for name in _KEPT}
    with library.rc_context():
        library.rcdefaults()
        settings.update(kept)
        yield
        interactive = library.is_interactive()
    # With the first figure comes the backend; that of a notebook switches this on, to stay.
    library.interactive(interactive)


def _typeface(size: float, *, bold: bool = False, italic: bool = False) -> FontProperties:
    # DejaVu Sans comes with matplotlib and has the signs that other typefaces lack.
    families = dict.fromkeys([*mpl.rcParams["font.family"], "DejaVu Sans"])
    return FontProperties(
        family=list(families),
        size=size,
        weight="bold" if bold else "normal",
        style="italic" if italic else "normal",
    )


def width(text: str, size: float = SIZE, *, bold: bool = False) -> float:
    """The width of a text on one line, in points."""
    return _width(text, size, bold, tuple(mpl.rcParams["font.family"]))


@lru_cache(maxsize=8192)
def _width(text: str, size: float, bold: bool, _families: tuple[str, ...]) -> float:
    measured = text_to_path.get_text_width_height_descent(text, _typeface(size, bold=bold), False)
    return float(measured[0]) * _SLACK


def broken(
    text: str, room: float, size: float = SIZE, lines: int = 3, *, bold: bool = False
) -> tuple[str, ...]:
    """The lines of a text in so much room, in points."""
    return wrapped(text, room, lambda said: width(said, size, bold=bold), lines)


def height(lines: float, size: float = SIZE) -> float:
    """The height of so many lines of text, in points."""
    return lines * size * LEADING


Swatch = Callable[["Page", float, float], None]
"""Draws a sign in a box 16 points wide and 8 high, whose corner it is given."""


@frozen
class Key:
    """An entry in the key of a figure.

    Attributes:
        label: What it says.
        swatch: Draws the sign of which it says that.
    """

    label: str
    swatch: Swatch


@frozen(eq=False)
class Page:
    """Axes with a place for everything, in points.

    Attributes:
        axes: The axes.
        width: The width of what is drawn within them.
        height: Its height.
        scale: How much smaller than that all is drawn.
        figure: The figure that was made for it, if one was.
    """

    axes: Axes
    width: float
    height: float
    scale: float
    figure: Figure | None

    @property
    def points(self) -> Transform:
        """Points to the right of the left edge of the axes, and up from the lower one."""
        axes: Any = self.axes
        return self._points(ScaledTranslation(0, 0, axes.transAxes))

    def points_from(self, x: float, y: float) -> Transform:
        """Points to the right of a place in the data, and up from it."""
        axes: Any = self.axes
        return self._points(ScaledTranslation(x, y, axes.transData))

    def _points(self, start: Transform) -> Transform:
        axes: Any = self.axes
        found: Transform = Affine2D().scale(self.scale / 72) + axes.figure.dpi_scale_trans + start
        return found

    def write(
        self,
        x: float,
        y: float,
        said: str | Sequence[str],
        size: float = SIZE,
        *,
        transform: Transform | None = None,
        bold: bool = False,
        italic: bool = False,
        **look: Any,
    ) -> Text:
        """Write a text, or lines of it, as it is: no sign in it has a meaning to matplotlib."""
        lines = [said] if isinstance(said, str) else said
        look = {"color": INK, "va": "center", "ha": "left", "zorder": 5, **look}
        axes: Any = self.axes
        written: Text = axes.text(
            x,
            y,
            "\n".join(map(seen, lines)),
            transform=self.axes.transData if transform is None else transform,
            fontproperties=_typeface(size * self.scale, bold=bold, italic=italic),
            linespacing=1.1,
            parse_math=False,
            usetex=False,
            clip_on=False,
            **look,
        )
        return written

    def line(
        self,
        xs: Sequence[float],
        ys: Sequence[float],
        colour: str,
        *,
        dashes: tuple[float, ...] = (),
        weight: float = 0.8,
        transform: Transform | None = None,
        **look: Any,
    ) -> Line2D:
        """Draw a line, unbroken or in strokes of given lengths."""
        given: dict[str, Any] = {"clip_on": False, "zorder": 2, **look}
        drawn = Line2D(
            xs,
            ys,
            color=colour,
            linewidth=weight * self.scale,
            linestyle=(0, dashes) if dashes else "-",
            dash_capstyle="butt",
            transform=self.axes.transData if transform is None else transform,
            **given,
        )
        self.axes.add_artist(drawn)
        return drawn

    def box(
        self,
        x: float,
        y: float,
        wide: float,
        high: float,
        *,
        fill: str,
        edge: str = INK,
        hatch: str = "",
        weight: float = 0.6,
        round_by: float = 0,
        transform: Transform | None = None,
        **look: Any,
    ) -> Patch:
        """Draw a box; its corners may be round."""
        given: dict[str, Any] = {
            "facecolor": fill,
            "edgecolor": edge,
            "hatch": hatch or None,
            "linewidth": weight * self.scale,
            "transform": self.axes.transData if transform is None else transform,
            "clip_on": False,
            "zorder": 3,
        } | look
        drawn: Patch
        if round_by:
            style = f"round,pad=0,rounding_size={round_by}"
            drawn = FancyBboxPatch((x, y), wide, high, boxstyle=style, **given)
        else:
            drawn = Rectangle((x, y), wide, high, **given)
        self.axes.add_artist(drawn)
        return drawn

    def shape(self, corners: Sequence[tuple[float, float]], **look: Any) -> None:
        """Draw an area with these corners."""
        self.axes.add_artist(Polygon(corners, closed=True, clip_on=False, **look))

    def mark_days(self, days: Sequence[tuple[float, str]]) -> None:
        """Mark the x-axis at these days, and nowhere else."""
        axes: Any = self.axes
        axes.set_xticks([at for at, _ in days], [said for _, said in days])

    def foot(
        self, keys: Iterable[Key], notes: Iterable[str], *, below: float = 8, left: float = 0
    ) -> None:
        """Write the key and remarks below the axes.

        Args:
            keys: The entries of the key.
            notes: The remarks.
            below: How far below the axes, in points.
            left: How far to the left of them it begins.
        """
        signs, remarks, _ = _laid(keys, notes, self.width + left, below)
        for key, x, y in signs:
            key.swatch(self, x - left, y - 4)
            self.write(x + 20 - left, y, key.label, SMALL, transform=self.points)
        for lines, y in remarks:
            self.write(-left, y, lines, SMALL, transform=self.points, va="top", color=MUTED)

    def head(self, title: str | None, *, above: float = 8, left: float = 0) -> None:
        """Write the title above the axes, if there is one."""
        if title is not None:
            up = self.height + above
            lines = _headline(title, self.width + left)
            self.write(-left, up, lines, 9, transform=self.points, va="bottom", bold=True)

    def done(self) -> Axes:
        """Give the figure, if it was made for this, the size of what is on it."""
        if self.figure is not None:
            # Measured for printing, whatever canvas a screen has given the figure.
            canvas: Any = FigureCanvasAgg(Figure(dpi=self.figure.dpi))
            renderer = canvas.get_renderer()
            found = self.axes.get_tightbbox(renderer)
            assert found is not None  # there always is something on it
            box = found.transformed(Affine2D().scale(72 / self.figure.dpi))
            here = self.axes.get_window_extent(renderer)
            left = here.x0 * 72 / self.figure.dpi - box.x0 + _MARGIN
            down = here.y0 * 72 / self.figure.dpi - box.y0 + _MARGIN
            wide, high = box.width + 2 * _MARGIN, box.height + 2 * _MARGIN
            self.figure.set_size_inches(wide / 72, high / 72)
            place = (left / wide, down / high, self.width / wide, self.height / high)
            self.axes.set_position(place)
        return self.axes


def _headline(title: str, room: float) -> tuple[str, ...]:
    return broken(title, room, 9, 3, bold=True)


_Signs = list[tuple[Key, float, float]]
_Remarks = list[tuple[tuple[str, ...], float]]


def _laid(
    keys: Iterable[Key], notes: Iterable[str], room: float, below: float
) -> tuple[_Signs, _Remarks, float]:
    """Where in so much room the entries of a key and the remarks stand, and where they end."""
    signs: _Signs = []
    remarks: _Remarks = []
    x, y = 0.0, -below - 6
    for key in keys:
        needed = 20 + width(key.label, SMALL) + 14
        if x > 0 and x + needed - 14 > room:
            x, y = 0.0, y - 13
        signs.append((key, x, y))
        x += needed
    y -= 8 if x > 0 else -4
    for note in notes:
        lines = broken(note, room, SMALL, 40)
        remarks.append((lines, y - 2))
        y -= height(len(lines), SMALL) + 2
    return signs, remarks, y


@frozen
class Around:
    """How far what is written around the axes reaches from them, in points."""

    left: float = 0
    right: float = 0
    above: float = 0
    below: float = 0


def around(
    wide: float,
    title: str | None,
    keys: Iterable[Key],
    notes: Iterable[str],
    *,
    below: float = 8,
    left: float = 0,
    right: float = 0,
) -> Around:
    """The room that the title, the key and the remarks need around axes of this width."""
    lines = 0 if title is None else len(_headline(title, wide + left))
    signs, _, end = _laid(keys, notes, wide + left, below)
    for key, x, _ in signs:  # one alone may be wider than the axes
        right = max(right, x + 20 + width(key.label, SMALL) - left - wide)
    return Around(left, right, 8 + height(lines, 9) if lines else 4, max(-end, below))


@frozen(eq=False)
class _Within:
    """Keeps axes as large as what is drawn on them, within the place that they had.

    As a locator of matplotlib it is asked at each drawing, so that it holds for a figure that is
    made larger, or arranged anew, too.
    """

    wide: float
    high: float
    room: Around
    scale: float
    before: Callable[[Axes, Any], Bbox] | None

    def __call__(self, axes: Axes, renderer: Any) -> Bbox:
        given: Any = axes
        box: Any = self.before(axes, renderer) if self.before else given.get_position(original=True)
        one, room = self.scale * given.figure.dpi / 72, self.room
        across, up = one / given.figure.bbox.width, one / given.figure.bbox.height
        spare = box.width - (room.left + self.wide + room.right) * across
        left = box.x0 + spare / 2 + room.left * across
        low = box.y1 - (room.above + self.high) * up
        return Bbox.from_bounds(left, low, self.wide * across, self.high * up)


def _placed(axes: Any, wide: float, high: float, room: Around) -> float:
    """Put axes where all has room within their place; say how much smaller it is drawn there."""
    before = axes.get_axes_locator()
    if isinstance(before, _Within):  # drawn on for the second time
        before = before.before
    box = before(axes, None) if before else axes.get_position(original=True)
    there = 72 / axes.figure.dpi
    scale: float = min(
        1.0,
        box.width * axes.figure.bbox.width * there / (room.left + wide + room.right),
        box.height * axes.figure.bbox.height * there / (room.above + high + room.below),
    )
    within = _Within(wide, high, room, scale, before)
    axes.set_axes_locator(within)
    axes.apply_aspect(within(axes, None))
    return scale


def open_page(
    axes: Axes | None, wide: float, high: float, room: Around, *, canvas: bool = True
) -> Page:
    """Axes for a drawing of this size, in points.

    Args:
        axes: The axes that were given, if any were.
        wide: The width of what is drawn within the axes.
        high: Its height.
        room: What is written around them needs so much more of the place of given axes.
        canvas: Whether data are points too, down from the upper left corner.
    """
    figure = None
    scale = 1.0
    if axes is None:
        made: Any = plt
        figure = made.figure(figsize=((wide + 72) / 72, (high + 72) / 72), facecolor="white")
        place = (36 / (wide + 72), 36 / (high + 72), wide / (wide + 72), high / (high + 72))
        axes = figure.add_axes(place)
    else:
        scale = _placed(axes, wide, high, room)
    drawn: Any = axes
    page = Page(drawn, wide, high, scale, figure)
    for spine in drawn.spines.values():
        spine.set_visible(False)
    drawn.tick_params(length=0, labelsize=SIZE * scale, labelcolor=INK, pad=3)
    drawn.set_yticks([])
    drawn.set_ylim(high, 0)
    if canvas:
        page.mark_days([])
        drawn.set_xlim(0, wide)
    return page


def area(look: Look, *, pale: bool = False) -> Swatch:
    """A swatch of an area."""

    def draw(page: Page, x: float, y: float) -> None:
        fill = paler(look.fill) if pale else look.fill
        page.box(x, y, 16, 8, fill=fill, hatch=look.hatch, transform=page.points)

    return draw


def ground(fill: str, *, crossed: bool = False, **look: Any) -> Swatch:
    """A swatch of the ground of a cell, which may be crossed out."""

    def draw(page: Page, x: float, y: float) -> None:
        points = page.points
        given: dict[str, Any] = {"edge": RULE, "transform": points, **look}
        page.box(x, y, 16, 8, fill=fill, **given)
        if crossed:
            page.line([x, x + 16], [y, y + 8], RULE, zorder=4, transform=points)
            page.line([x, x + 16], [y + 8, y], RULE, zorder=4, transform=points)

    return draw


def sign(look: Look) -> Swatch:
    """A swatch of an area with the sign on it."""

    def draw(page: Page, x: float, y: float) -> None:
        page.box(x, y, 16, 8, fill=look.fill, transform=page.points)
        page.write(
            *(x + 8, y + 4, look.symbol, SMALL), color=look.ink, ha="center", transform=page.points
        )

    return draw


def written(said: str) -> Swatch:
    """A swatch that is a sign."""

    def draw(page: Page, x: float, y: float) -> None:
        page.write(x + 8, y + 4, said, SIZE, ha="center", transform=page.points)

    return draw


def stroke(look: Look, colour: str | None = None) -> Swatch:
    """A swatch of a line."""

    def draw(page: Page, x: float, y: float) -> None:
        page.line(
            (x, x + 16),
            (y + 4, y + 4),
            colour or look.fill,
            dashes=look.dashes,
            weight=1.2,
            transform=page.points,
        )
        if look.marker:
            page.line(
                (x + 8,),
                (y + 4,),
                look.fill,
                marker=look.marker,
                markersize=4 * page.scale,
                transform=page.points,
            )

    return draw
