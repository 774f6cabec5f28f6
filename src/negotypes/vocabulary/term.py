"""What a term of a closed vocabulary is."""

from enum import StrEnum
from typing import Self, cast

from negotypes.errors import UnknownValue, did_you_mean, listed


class Term(StrEnum):
    """A term of a closed vocabulary: a string with a label and a definition.

    A term equals its text (``Scope.LOCAL == "local"``), so that questions can be asked
    in plain words and data files stay readable. The definitions are this project's own,
    written to be applied by coders; where a text defines a word itself, that definition is
    kept in a `NegotiationMode` or a `Typology`, with its evidence.

    Attributes:
        label: The term as shown to a reader.
        definition: When to use the term.
    """

    label: str
    definition: str

    def __new__(cls, text: str, label: str, definition: str) -> Self:
        """Make the member whose value is ``text``."""
        term = str.__new__(cls, text)
        term._value_ = text
        term.label = label
        term.definition = definition
        return term

    @classmethod
    def of(cls, text: str) -> Self:
        """The term with this text.

        Raises:
            UnknownValue: The vocabulary has no such term; the message names the nearest.
        """
        found = cls._value2member_map_.get(text) if type(text) in (str, cls) else None
        if found is not None:
            return cast("Self", found)
        terms = [str(term) for term in cls]
        hint = did_you_mean(text, terms) or f"expected {listed(terms, 'or')}"
        raise UnknownValue(f"'{text}' is not a term of {cls.__name__}; {hint}")
