"""The names of authors, and how they are turned round for a list of references."""

from attrs import frozen

from negotypes.errors import visible
from negotypes.records import Person, Record

_SUFFIXES = ("jr", "sr", "ii", "iii", "iv")


@frozen
class Author:
    """A name in the parts that a list of references needs.

    Attributes:
        name: The name as it stands.
        family: The family name, with what belongs in front of it; empty where the name is that of
            a body, or cannot be divided.
        given: The other names.
        suffix: What follows the name, such as ``Jr.``.
    """

    name: str
    family: str = ""
    given: str = ""
    suffix: str = ""

    @property
    def inverted(self) -> str:
        """The name as it opens an entry, such as ``Marsh, Ada``."""
        parts = (self.family, self.given, self.suffix) if self.family else (self.name,)
        return ", ".join(part for part in parts if part)


def author(record: Record) -> Author:
    """An author from the record of an actor.

    Only persons have family names. The casebook does not say which part of a name that is: it is
    the last word, with words in front of it that begin with a small letter, unless an alias gives
    the same words in the order of a list, such as ``Mao, Zedong``.
    """
    name = clean(record.label)
    if not isinstance(record, Person) or record.anonymous or "," in name:
        return Author(name)
    for alias in map(clean, record.aliases):
        family, comma, given = alias.partition(", ")
        if comma and sorted(f"{family} {given}".casefold().split()) == _words(name):
            return Author(name, family, given)
    words = name.split()
    if len(words) < 2:
        return Author(name)
    last = words[-1].rstrip(".").casefold() in _SUFFIXES and len(words) > 2
    suffix = words.pop() if last else ""
    small = (number for number, word in enumerate(words) if number and word[0].islower())
    start = min(next(small, len(words) - 1), len(words) - 1)
    return Author(name, " ".join(words[start:]), " ".join(words[:start]), suffix)


def _words(name: str) -> list[str]:
    return sorted(name.casefold().split())


def clean(text: str) -> str:
    """A text on one line, without what cannot be seen."""
    return visible(" ".join(text.split()))
