"""Names in docstrings as links: `Collection.where` leads to where it is described.

MkDocs loads the class `Links` through Griffe, which reads the docstrings.
"""

import inspect
import re
from typing import Any

from griffe import Extension, Object

import negotypes as nt

_NAMED = re.compile(r"(?<![`\[])`(?:negotypes\.)?(\w+)((?:\.\w+)*)`(?!`)")


def linked(text: str, within: str = "") -> str:
    """A text in which every name of the library in single backticks is a link.

    Args:
        text: The text.
        within: The class whose own methods may be named without it.
    """

    def link(found: re.Match[str]) -> str:
        name, further = found.groups()
        if name not in nt.__all__:
            name, further = within, f".{name}{further}"
        if not name or (further and not _is_asked(name, further[1:])):
            return found[0]
        return f"[{found[0]}][negotypes.{name}{further}]"

    return _NAMED.sub(link, text)


def _is_asked(name: str, own: str) -> bool:
    """Whether a class has a method or property of this name, which is described with it."""
    member = inspect.getattr_static(getattr(nt, name), own, None)
    return inspect.isfunction(member) or isinstance(member, (property, classmethod))


class Links(Extension):
    """Makes links of the names in every docstring."""

    def on_object(self, *, obj: Object, **_: Any) -> None:
        """Change the docstring of an object, if it has one."""
        if obj.docstring is not None:
            owner = obj.parent.name if obj.parent and obj.parent.is_class else obj.name
            within = owner if isinstance(getattr(nt, owner, None), type) else ""
            obj.docstring.value = linked(obj.docstring.value, within)
