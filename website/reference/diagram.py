"""A drawing of the classes of records: which is a kind of which, and which names which.

It is drawn in one narrow column, so that it can be read on a telephone, in the colours of the page
around it, so that it can be read in the dark, and of text, so that it can be read aloud.
"""

from collections.abc import Iterator

from attrs import frozen

from negotypes.records import CLASSES, Record
from negotypes.records.fields import describe
from negotypes.records.reference import ANY
from negotypes.vocabulary import RecordKind
from website.reference.classes import Class, base_of, place, record_classes

WIDTH = 340
"""How wide the drawing is, in pixels; the pages of a telephone are little wider."""

_INDENT, _GAP = 20, 9
_BOX, _LINE = 20, 15
_LETTER = 6.5
"""The width of a letter of 11 pixels in an ordinary typeface, on the safe side."""

_STYLE = """\
.records-drawing { max-width: 34rem; }
.records-drawing text { font-size: 11px; fill: var(--md-default-fg-color); }
.records-drawing a, .records-drawing a text { fill: var(--md-typeset-a-color); }
.records-drawing .box { fill: var(--md-code-bg-color); stroke: var(--md-default-fg-color--light); }
.records-drawing .line { fill: none; stroke: var(--md-default-fg-color--light); }
.records-drawing .head { fill: var(--md-default-bg-color); }
.records-drawing .head { stroke: var(--md-default-fg-color--light); }"""

_ABOUT = (
    "Each class of record stands in a box. Indented below it, and joined to it by a line that "
    "ends in a triangle, stand its kinds. After an arrow stand the classes of which its "
    "fields hold ids, after a diamond those that are parts of it. The same is said by the tables "
    "on this page, in the columns Field and Holds."
)


@frozen
class Node:
    """A class in the drawing.

    Attributes:
        cls: The class.
        depth: Of how many drawn classes it is a kind.
        lines: What stands beside its box, line by line: a sign or none, and a class.
        top: The upper edge of its box.
    """

    cls: Class
    depth: int
    lines: tuple[tuple[tuple[str, Class], ...], ...]
    top: float

    @property
    def left(self) -> float:
        """The left edge of its box."""
        return 1 + self.depth * _INDENT

    @property
    def right(self) -> float:
        """The right edge of its box."""
        return _right(self.cls, self.depth)

    @property
    def bottom(self) -> float:
        """Where the next one begins."""
        return self.top + max(_BOX, len(self.lines) * _LINE) + _GAP


def nodes() -> tuple[Node, ...]:
    """What is drawn: records with their kinds below them, and then the parts of records."""
    found: list[Node] = []
    roots = [cls for cls in record_classes() if base_of(cls) is None]
    for cls, depth in (each for root in roots for each in _with_kinds(root)):
        top = found[-1].bottom if found else 1
        found.append(Node(cls, depth, tuple(_lines(cls, _right(cls, depth))), top))
    return tuple(found)


def _with_kinds(cls: Class, depth: int = 0) -> Iterator[tuple[Class, int]]:
    yield cls, depth
    for kind in record_classes():
        if base_of(kind) is cls:
            yield from _with_kinds(kind, depth + 1)


def _right(cls: Class, depth: int) -> float:
    return 1 + depth * _INDENT + len(cls.__name__) * _LETTER + 12


def _lines(cls: Class, right: float) -> Iterator[tuple[tuple[str, Class], ...]]:
    """What stands beside a box, broken so that it does not reach beyond the drawing."""
    line: list[tuple[str, Class]] = []
    room = WIDTH - right - 6
    for sign, named in beside(cls):
        width = len(f"{sign} {named.__name__}, ") * _LETTER
        if line and width > room:
            yield tuple(line)
            line, room = [], WIDTH - right - 6
        line.append((sign, named))
        room -= width
    if line:
        yield tuple(line)


def beside(cls: Class) -> Iterator[tuple[str, Class]]:
    """The classes that a class names in fields of its own, with a sign before the first."""
    base = base_of(cls)
    inherited = describe(base) if base else {}
    own = [field for name, field in describe(cls).items() if name not in inherited]
    refs = (field.ref for field in own if field.ref)
    named: list[Class] = [Record if ref == ANY else CLASSES[RecordKind.of(ref)] for ref in refs]
    parts: list[Class] = [field.type for field in own if field.is_part]
    for sign, found in (("\u2192", named), ("\u25c6", parts)):
        for number, one in enumerate(dict.fromkeys(found)):
            yield ("" if number else sign), one


def diagram() -> str:
    """The drawing, as SVG inside the page."""
    drawn = nodes()
    height = drawn[-1].bottom
    inside = [*_stems(drawn), *(part for node in drawn for part in _node(node))]
    return "\n".join(
        (
            '<figure class="records-drawing">',
            f"<style>{_STYLE}</style>",
            f'<svg viewBox="0 0 {WIDTH} {height:g}" role="group" '
            'aria-labelledby="drawing-title drawing-about" xmlns="http://www.w3.org/2000/svg">',
            '<title id="drawing-title">The classes of records</title>',
            f'<desc id="drawing-about">{_ABOUT}</desc>',
            *inside,
            "</svg>",
            "<figcaption>Indented below a class: its kinds. After \u2192: classes of which its "
            "fields hold ids. After \u25c6: its parts. Each name leads to its table.</figcaption>",
            "</figure>",
        )
    )


def _stems(drawn: tuple[Node, ...]) -> Iterator[str]:
    """The lines from a class to its kinds, with a triangle at the class."""
    for node in drawn:
        kinds = [one for one in drawn if base_of(one.cls) is node.cls]
        if kinds:
            x, foot = node.left + 9, node.top + _BOX
            way = "".join(f"M{x:g} {one.top + _BOX / 2:g}H{one.left:g}" for one in kinds)
            end = kinds[-1].top + _BOX / 2
            yield f'<path class="line" d="M{x:g} {foot:g}V{end:g}{way}"/>'
            yield f'<path class="head" d="M{x:g} {foot:g}l-4 6h8z"/>'


def _node(node: Node) -> Iterator[str]:
    name = node.cls.__name__
    wide = node.right - node.left
    yield (
        f'<a href="#{place(node.cls)}"><rect class="box" x="{node.left:g}" y="{node.top:g}" '
        f'width="{wide:g}" height="{_BOX}" rx="2"/>'
        f'<text x="{node.left + 6:g}" y="{node.top + 14:g}">{name}</text></a>'
    )
    for number, line in enumerate(node.lines):
        x, y = node.right + 6, node.top + 14 + number * _LINE
        more = "," if number + 1 < len(node.lines) and not node.lines[number + 1][0][0] else ""
        said = "".join(_named(sign, cls, not at) for at, (sign, cls) in enumerate(line))
        yield f'<text x="{x:g}" y="{y:g}">{said}{more}</text>'


def _named(sign: str, cls: Class, first: bool) -> str:
    before = f"{'' if first else ' '}{sign} " if sign else "" if first else ", "
    return f'{before}<a href="#{place(cls)}">{cls.__name__}</a>'
