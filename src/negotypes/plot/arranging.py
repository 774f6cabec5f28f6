"""Places for boxes that are tied to each other: the tied ones near, and none over another.

The tied attract and all repel each other, after Fruchterman and Reingold; then boxes that overlap
are pushed apart. Nothing is left to chance, so that the same boxes always get the same places.

Source:
    T. M. J. Fruchterman and E. M. Reingold, "Graph drawing by force-directed placement",
    Software: Practice and Experience 21 (1991), 1129-1164.
"""

from collections.abc import Sequence
from math import pi, sqrt
from typing import Any

import numpy as np

Points = Any
"""An array of two columns, x and y."""

_ROUNDS = 400
_GOLDEN = pi * (3 - sqrt(5))
_GRAVITY = 2.0
_FLAT = 1.45
"""How much wider than high the whole is to be: figures are, and names are."""


def arranged(
    sizes: Sequence[tuple[float, float]],
    links: Sequence[tuple[int, int]],
    *,
    apart: float = 80,
    gap: float = 14,
) -> tuple[tuple[float, float], ...]:
    """The middle of each box, counted from the upper left corner of them all.

    Args:
        sizes: The width and height of each box; the first are put in the middle.
        links: Which are tied, by number.
        apart: About how far apart the tied are.
        gap: How far apart all are at least.
    """
    if not sizes:
        return ()
    boxes = np.array(sizes, dtype=float)
    tied = np.array(sorted({*links}), dtype=int).reshape(-1, 2)
    places = _lying(_spread(len(sizes), tied, apart))
    places[:, 0] *= _FLAT
    for _ in range(_ROUNDS):
        places = (
            places + _lapping(places, boxes + gap)[0] + _crossing(places, boxes + gap / 2, tied)
        )
    places = _disjoint(places, boxes + gap)
    places -= (places - boxes / 2).min(axis=0)
    return tuple((float(x), float(y)) for x, y in places)


def _spread(number: int, links: Points, apart: float) -> Points:
    turn = np.arange(number)
    radius = apart * np.sqrt(turn)
    places = np.column_stack((radius * np.cos(turn * _GOLDEN), radius * np.sin(turn * _GOLDEN)))
    for heat in np.linspace(apart, apart / 100, _ROUNDS):
        between = places[:, None, :] - places[None, :, :]
        distance = np.maximum(np.sqrt((between**2).sum(axis=2)), apart / 100)
        push = (between * (apart**2 / distance**2)[:, :, None]).sum(axis=1)
        along = places[links[:, 1]] - places[links[:, 0]]
        pull = along * (np.sqrt((along**2).sum(axis=1)) / apart)[:, None]
        np.add.at(push, links[:, 0], pull)
        np.add.at(push, links[:, 1], -pull)
        push -= places * _GRAVITY  # what is tied to nothing else must not drift away
        strength = np.maximum(np.sqrt((push**2).sum(axis=1)), 1e-9)
        places = places + push / strength[:, None] * np.minimum(strength, heat)[:, None]
    return places


def _lying(places: Points) -> Points:
    """Points turned so that they reach furthest from left to right."""
    x, y = (places - places.mean(axis=0)).T
    angle = np.arctan2(2 * (x * y).sum(), (x**2).sum() - (y**2).sum()) / 2
    along, up = np.cos(angle), np.sin(angle)
    return np.column_stack((x * along + y * up, y * along - x * up))


def _lapping(places: Points, boxes: Points) -> tuple[Points, bool]:
    """How far to push boxes that overlap, by the shorter way, and whether there are any."""
    between = places[:, None, :] - places[None, :, :]
    over = (boxes[:, None, :] + boxes[None, :, :]) / 2 - np.abs(between)
    lapping = (over > 1e-6).all(axis=2)
    np.fill_diagonal(lapping, False)
    sideways = over[:, :, 0] <= over[:, :, 1]
    ahead = np.triu(np.ones_like(lapping)) * 2.0 - 1  # of two in one place, one has to go
    way = -ahead[:, :, None] * (between == 0) + np.sign(between)
    step: Points = np.stack((over[:, :, 0] * sideways, over[:, :, 1] * ~sideways), axis=2)
    return (step * way * lapping[:, :, None]).sum(axis=1) * 0.3, bool(lapping.any())


def _crossing(places: Points, boxes: Points, links: Points) -> Points:
    """How far to push boxes off the lines between others, and those the other way."""
    push = np.zeros_like(places)
    ends, others = links[:, 0], links[:, 1]
    along = places[others] - places[ends]
    far = np.maximum(np.hypot(along[:, 0], along[:, 1]), 1e-9)[:, None]
    normals = np.column_stack((-along[:, 1], along[:, 0])) / far
    off = places[None, :, :] - places[ends][:, None, :]
    aside = (off * normals[:, None, :]).sum(axis=2)
    share = (off * along[:, None, :]).sum(axis=2) / far**2
    reach = np.abs(normals) @ (boxes.T / 2)
    hit = (np.abs(aside) < reach) & (share > 0) & (share < 1)
    rows = np.arange(len(links))
    hit[rows, ends] = hit[rows, others] = False
    step = hit * (reach - np.abs(aside)) * np.where(aside < 0, -1, 1)
    push += step.T @ normals * 0.12
    back = step.sum(axis=1)[:, None] * normals * 0.06
    np.subtract.at(push, ends, back)
    np.subtract.at(push, others, back)
    return push


def _disjoint(places: Points, boxes: Points) -> Points:
    """Push boxes apart that overlap; if that does not end, spread them all."""
    while True:
        for _ in range(_ROUNDS):
            step, lapping = _lapping(places, boxes)
            if not lapping:
                return places
            places = places + step
        places = places * 1.1
