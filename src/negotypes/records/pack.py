"""What a folder of files says of itself."""

from collections.abc import Iterable

from attrs import frozen

from negotypes.records.reference import SlugText
from negotypes.records.value import Value

BUILT_IN = "negotypes"
"""The id of the pack that comes with the library."""


@frozen(kw_only=True, repr=False)
class Deprecation(Value):
    """An id that has been given up for another.

    Attributes:
        id: The id that was used before.
        successor: The id of the record that is meant by it now.
    """

    id: SlugText
    successor: SlugText


@frozen(kw_only=True, repr=False)
class Pack(Value):
    """The description of a pack, which stands in its file ``pack.yaml``.

    Attributes:
        id: A slug by which other packs name it.
        title: Its title, as one would cite it.
        version: Its version, such as ``1.0`` or a date; a new one for every state given to others.
        authors: Who coded it, a name each.
        licence: Under which licence others may use it, best as an SPDX id such as ``CC-BY-4.0``.
        summary: What is in it, in one plain sentence.
        builds_on: The packs whose records it may name; the built-in casebook if left out.
        deprecated: Ids that were given up.
    """

    id: SlugText
    title: str
    version: str
    authors: tuple[str, ...]
    licence: str
    summary: str | None = None
    builds_on: tuple[SlugText, ...] = (BUILT_IN,)
    deprecated: tuple[Deprecation, ...] = ()


def successors(deprecated: Iterable[Deprecation]) -> dict[str, str]:
    """The ids that were given up, each with the last of those that took its place.

    Those that lead back to themselves lead to one of themselves.
    """
    said = {gone.id: gone.successor for gone in deprecated}
    led: dict[str, str] = {}
    for gone in said:
        met, now = {gone}, said[gone]
        while now in said and now not in met:
            met.add(now)
            now = said[now]
        led[gone] = now
    return led
