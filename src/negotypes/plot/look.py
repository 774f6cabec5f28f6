"""How each meaning looks: one meaning, one look, in every figure.

Nothing is told by colour alone. The colours of one group differ in lightness, so that they can be
told apart in grey print and by eyes that see fewer colours.
"""

from attrs import frozen

from negotypes.truth import Truth
from negotypes.vocabulary import ArgumentSide, RelationKind

INK = "#1a1a1a"
MUTED = "#595959"
RULE = "#c4c4c4"
PAPER = "#ffffff"
RULED_OUT = "#f4f4f4"

SOLID: tuple[float, ...] = ()


@frozen
class Look:
    """How a meaning looks.

    Attributes:
        label: What it means, as the key says it.
        fill: The colour of an area, and of a line.
        ink: The colour of text on that area.
        hatch: The hatching of an area, as matplotlib writes it.
        dashes: The lengths of strokes and gaps of a line, in points; none for an unbroken one.
        symbol: The sign that stands for it in text.
        marker: The marker on a line, as matplotlib names it.
    """

    label: str
    fill: str
    ink: str = INK
    hatch: str = ""
    dashes: tuple[float, ...] = SOLID
    symbol: str = ""
    marker: str = ""


TRUTHS = {
    Truth.HOLDS: Look("holds", "#0b4f8a", PAPER, "", SOLID, "\u2713"),
    Truth.CONTESTED: Look("contested", "#f2b134", INK, "/////", (5, 2), "\u2713\u2717"),
    Truth.FAILS: Look("fails", "#d9622b", INK, "xxxxx", (1, 1.6), "\u2717"),
    Truth.UNKNOWN: Look("unknown", "#f4f4f4", MUTED, ".....", (1, 5), "?"),
}
"""What evidence says of a claim."""

TIES = {
    "belongs": Look("belongs to, is led by or comes from", "#222222", marker="s"),
    "against": Look("is against", "#a8226e", marker="X"),
    "with": Look("acts with or backs", "#2e9c72", marker="o"),
    "deals": Look("deals with or speaks for", "#7fb2e5", marker="D"),
    "other": Look("another tie", "#bdbdbd"),
}
"""What kind of tie there is between two actors."""

_FAMILIES = {
    "belongs": (
        "member-of part-of affiliated-with pledged-allegiance-to recognises split-from formed-from"
        " heir-to led-by holds-office-in mentor-of subordinate-to"
    ),
    "against": "rival-of fights targets opposes rejects criticises holds-captive listed-by",
    "with": (
        "allied-with cooperates-with backs sends-fighters-to defected-to equal-to biased-towards"
    ),
    "deals": "in-contact-with deconflicts-with truce-with mediates-for represents speaks-through",
}

FAMILY = {
    RelationKind.of(kind): family for family, kinds in _FAMILIES.items() for kind in kinds.split()
}
"""The kinds of tie of each kind of relation; those that are not here are other ties."""

SIDES = {
    ArgumentSide.FOR: Look("for negotiating", "#bcd9f2"),
    ArgumentSide.SELECTIVE: Look("for selective negotiating", "#e3eef8", hatch="...."),
    ArgumentSide.AGAINST: Look("against negotiating", "#6b6b6b", PAPER),
}
"""What an argument speaks for."""

DEFENDED = "in the grounded extension"

CLASSES = ("#bcd9f2", "#f7d9a6", "#c6c6c6", "#cdeccf", "#e6c3e0", "#f4f1b0")
"""The grounds of classes, by their number; the name of the class stands on each."""

PALE = 0.72
"""How much of the paper shows through what is possible and not certain."""


def paler(colour: str, share: float = PALE) -> str:
    """A colour with so much of the paper in it."""
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(part + (255 - part) * share):02x}" for part in parts)
