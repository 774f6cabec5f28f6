"""The four truths, and the three ways to have no value: by a word and a sign, not by colour."""

from negotypes import Truth
from website.browse.markup import Html, element

SIGNS = {Truth.HOLDS: "✓", Truth.FAILS: "✗", Truth.CONTESTED: "⇄", Truth.UNKNOWN: "?"}
"""The sign of each truth."""

GAPS = {
    "not coded": ("○", "No coded text says anything about it; this is not a 'no'."),
    "absent": ("∅", "A source says that there is none."),
    "inapplicable": ("⊘", "It cannot have a value here."),
}
"""The three ways to have no value, each with its sign and what it means."""


def truth(found: Truth) -> Html:
    """A truth as a word with its sign."""
    return _badge(str(found), SIGNS[found], found.label)


def gap(word: str) -> Html:
    """One of the `GAPS` as a word with its sign."""
    return _badge(word.replace(" ", "-"), GAPS[word][0], word.capitalize())


def _badge(class_: str, sign: str, word: str) -> Html:
    return element("b", f"{sign} {word}", class_=f"nt-sign nt-{class_}")
