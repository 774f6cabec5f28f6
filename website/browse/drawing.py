"""Small drawings of who is tied to whom, with a number for each that a list beside it explains."""

from collections.abc import Mapping, Sequence
from math import cos, pi, sin

from attrs import frozen

from website.browse.markup import Html, element, text

_SIDE = 360
_RADIUS = 11
_RINGS = ((14, 105.0), (26, 160.0))
"""How many stand on a ring, and how far out it is."""

MOST = sum(number for number, _ in _RINGS)
"""How many stand around the middle."""


@frozen
class Tie:
    """A line from one node to another.

    Attributes:
        start: The number of the node from which it leads.
        end: The number of the node to which it leads.
        doubtful: Whether something disputes it, or nothing supports it.
        arrow: Whether it says something else of its end than of its start.
    """

    start: int
    end: int
    doubtful: bool
    arrow: bool


def draw(
    title: str, told: str, names: Mapping[int, tuple[str, str]], ties: Sequence[Tie], middle: bool
) -> Html:
    """A drawing that follows the width and the colours of its page.

    Args:
        title: What it shows.
        told: The same in a sentence.
        names: The name of each node and where a link from it leads, by number.
        ties: The lines.
        middle: Whether the first node stands in the middle, with the others around it.
    """
    places = _places(list(names), middle)
    lines = [_line(places, tie) for tie in ties]
    nodes = [_node(number, *names[number], *place) for number, place in places.items()]
    marker = element(
        "marker",
        element("path", d="M0 0 8 4 0 8z"),
        id="nt-arrow",
        viewBox="0 0 8 8",
        refX="8",
        refY="4",
        markerWidth="7",
        markerHeight="7",
        orient="auto",
    )
    return element(
        "svg",
        element("title", title, id="nt-title"),
        element("desc", told, id="nt-told"),
        element("defs", marker),
        *lines,
        *nodes,
        viewBox=f"0 0 {_SIDE} {_SIDE}",
        role="group",
        aria_labelledby="nt-title nt-told",
        class_="nt-drawing",
    )


def _places(numbers: list[int], middle: bool) -> dict[int, tuple[float, float]]:
    centre = _SIDE / 2
    places: dict[int, tuple[float, float]] = {}
    rest = list(numbers)
    if middle and rest:
        places[rest.pop(0)] = (centre, centre)
    for ring, (room, radius) in enumerate(_RINGS):
        here, rest = rest[:room], rest[room:]
        for number, node in enumerate(here):
            angle = 2 * pi * (number + ring / 2) / len(here) - pi / 2
            places[node] = (centre + radius * cos(angle), centre + radius * sin(angle))
    return places


def _line(places: Mapping[int, tuple[float, float]], tie: Tie) -> Html:
    (x1, y1), (x2, y2) = places[tie.start], places[tie.end]
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5 or 1.0
    # It ends where the circle of its node begins.
    x, y = ((end - start) / length * (_RADIUS + 1) for start, end in ((x1, x2), (y1, y2)))
    return element(
        "line",
        x1=f"{x1 + x:.1f}",
        y1=f"{y1 + y:.1f}",
        x2=f"{x2 - x:.1f}",
        y2=f"{y2 - y:.1f}",
        class_="nt-doubtful" if tie.doubtful else None,
        marker_end="url(#nt-arrow)" if tie.arrow else None,
    )


def _node(number: int, name: str, href: str, x: float, y: float) -> Html:
    sign = element("text", text(str(number)), x=f"{x:.1f}", y=f"{y + 4:.1f}", text_anchor="middle")
    circle = element("circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r=str(_RADIUS))
    said = f"{number} {name}"
    # Those who go by keys have the same links in the list beside it.
    return element(
        "a", element("title", said), circle, sign, href=href, tabindex="-1", aria_label=said
    )
