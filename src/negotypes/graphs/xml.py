"""What the XML formats of graphs share: types of values, and texts that are safe in XML."""

import re
from collections.abc import Iterable, Mapping

from negotypes.graphs.network import Edge, Node, Scalar

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML cannot hold, not even escaped."""


def document(lines: Iterable[str]) -> str:
    """A whole file of XML with these lines."""
    return "\n".join(('<?xml version="1.0" encoding="UTF-8"?>', *lines, ""))


def element(name: str, attributes: Mapping[str, str | None], inner: str | None = None) -> str:
    """An element of XML, with its attributes escaped; attributes that are None are left out.

    Args:
        name: Its name.
        attributes: Its attributes.
        inner: What is in it, in XML.
    """
    said = "".join(
        f' {key}="{escaped(value)}"' for key, value in attributes.items() if value is not None
    )
    return f"<{name}{said}/>" if inner is None else f"<{name}{said}>{inner}</{name}>"


def escaped(text: str) -> str:
    """A text as XML holds it, in an element or in an attribute, line ends included."""
    from xml.sax.saxutils import escape  # only needed to write

    signs = {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
    return escape(_FORBIDDEN.sub("\ufffd", text), signs)


def written(value: Scalar) -> str:
    """A value as XML Schema writes it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def types(parts: Iterable[Node | Edge]) -> dict[str, str]:
    """The names of the values that nodes or edges have, in order, each with its type."""
    found = {name: value for part in parts for name, value in part.values.items()}
    return {name: _type(value) for name, value in sorted(found.items())}


def _type(value: Scalar) -> str:
    if isinstance(value, bool):
        return "boolean"
    return "int" if isinstance(value, int) else "string"
