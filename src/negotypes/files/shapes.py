"""What single values look like to a JSON Schema, where `scalars` reads them.

The patterns mean the same to Python and to the editors, which read them as ECMAScript with the
flag ``u``. They begin with ``^`` and end with `_END`, and no part of one can match what the part
after it matches, so that a long text that does not fit is refused at once.

An editor reads YAML as the core schema of YAML 1.2 has it: ``2014`` is a number to it, where the
reader of this library sees a text that the declared type then reads. So each value has two
shapes: that of JSON, and that of YAML as an editor sees it.
"""

from typing import Any

from negotypes.errors import UNSEEN
from negotypes.files.scalars import DATE_LENGTH, DIGITS, NUMBERS, SLUG, TEXT_LENGTH
from negotypes.records.rules import ANCHOR_WORDS
from negotypes.vocabulary import Term

Shape = dict[str, Any]
"""A part of a schema."""

_END = r"$(?!\n)"  # to Python, the mark for the end fits before a last line break, too
_SPACE = r"\x20\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_HIDDEN = UNSEEN.strip("[]")
_GAP, _SEEN = f"[{_SPACE}]", f"[^{_SPACE}{_HIDDEN}]"

_TEXT = f"^{_GAP}*{_SEEN}[^{_HIDDEN}]*{_END}"
_SLUG = f"^{SLUG.pattern}{_END}"
_NUMBER = f"^(?:{DIGITS.pattern}){_END}"
_FROM_1 = f"^(?!0){DIGITS.pattern.removeprefix('0|')}{_END}"
_ANCHOR = (
    f"^{_GAP}*(?:{_SEEN}+{_GAP}+){{{ANCHOR_WORDS[0] - 1},{ANCHOR_WORDS[-1] - 1}}}"
    f"{_SEEN}+{_GAP}*{_END}"
)

_YEAR = "(?!0000)[0-9]{4}"
_MONTH = "(?:0[1-9]|1[0-2])"
_DAY = (
    "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|[12][0-9]))"
)
_DATE = (
    f"(?:[0-9]{{2}}(?:[0-9]X|XX)|{_YEAR}(?:-(?:{_DAY}|{_MONTH}(?:-XX)?|XX(?:-XX)?|2[1-4]))?)[?~%]?"
)


_RANGE = "|".join(
    f"{plain}{_GAP}*\\.\\.{_GAP}*{plain}"
    for plain in (_YEAR, f"{_YEAR}-{_MONTH}", f"{_YEAR}-{_DAY}")
)
# Each date and each mark takes the spaces after it.
_ONE, _OPEN, _SLASH = f"(?:{_DATE}){_GAP}*", f"\\.\\.{_GAP}*", f"/{_GAP}*"
_MEMBER = f"(?:{_DATE}|{_RANGE}){_GAP}*"
_ONE_OF = f"\\[{_GAP}*(?:(?:{_RANGE}){_GAP}*|{_MEMBER}(?:,{_GAP}*{_MEMBER})+)\\]{_GAP}*"
_PERIOD = f"{_ONE}(?:{_SLASH}(?:{_ONE}|{_OPEN})?)?|(?:{_OPEN})?{_SLASH}{_ONE}"
_EDTF = f"^{_GAP}*(?:{_PERIOD}|{_ONE_OF}){_END}"

_VISIBLE = "expected one line of visible characters"


def _patterned(pattern: str, expected: str, longest: int = TEXT_LENGTH) -> Shape:
    # An editor shows the message; to others it is a word that they do not know.
    return {"pattern": pattern, "maxLength": longest, "patternErrorMessage": expected}


def text(*, typed: bool) -> Shape:
    """A text that can be seen."""
    types = "string" if typed else ["string", "number", "boolean"]
    return {"type": types, **_patterned(_TEXT, _VISIBLE)}


def slug(*, typed: bool) -> Shape:
    """An id or another slug."""
    shape = _patterned(_SLUG, "expected lower-case letters, digits and single hyphens")
    if typed:
        return {"type": "string", **shape}
    return {"type": ["string", "integer", "boolean"], **shape, "minimum": 0}


def number(*, typed: bool) -> Shape:
    """A whole number."""
    return _whole(NUMBERS[0], None if typed else _NUMBER)


def from_1(*, typed: bool) -> Shape:
    """A whole number from 1, as paragraphs are counted."""
    return _whole(1, None if typed else _FROM_1)


def _whole(least: int, pattern: str | None) -> Shape:
    bounds = {"minimum": least, "maximum": NUMBERS[-1]}
    if pattern is None:
        return {"type": "integer", **bounds}
    said = _patterned(pattern, f"expected digits, such as 12, and at most {NUMBERS[-1]}")
    return {"type": ["integer", "string"], **bounds, **said}


def truth(*, typed: bool) -> Shape:
    """True or false."""
    return {"type": "boolean"} if typed else {"enum": [True, False, "true", "false"]}


def only(value: bool, *, typed: bool) -> Shape:
    """One of true and false."""
    return {"const": value} if typed else {"enum": [value, str(value).lower()]}


def anchor(*, typed: bool) -> Shape:
    """The words by which a paragraph is found; a number or a truth would be one word only."""
    expected = "expected three to eight words as printed"
    return {"type": "string", **_patterned(_ANCHOR, expected)}


def scalar(*, typed: bool) -> Shape:
    """What a condition compares a field with."""
    if not typed:
        return text(typed=False)
    return {**text(typed=True), "type": ["string", "integer", "boolean"], **_BOUNDS}


_BOUNDS = {"minimum": NUMBERS[0], "maximum": NUMBERS[-1]}


def edtf(*, typed: bool) -> Shape:
    """A date or period in EDTF, in all that can be told without a calendar."""
    expected = "expected EDTF, such as 2015, 2021-10, 2014-11-02 or 2013/2014-05"
    shape = {**_patterned(_EDTF, expected, DATE_LENGTH), "format": "edtf"}
    if typed:
        return {"type": "string", **shape}
    # Without quotes a year is a number to an editor.
    return {"type": ["string", "integer"], **shape, "minimum": 1000, "maximum": 9999}


def date(inner: Shape, printed: Shape, *, typed: bool) -> Shape:
    """A date or period: EDTF alone, or EDTF with the words as printed.

    Args:
        inner: The shape of the EDTF within a mapping.
        printed: The shape of the words.
        typed: Whether scalars have types.
    """
    return {
        **edtf(typed=typed),
        "type": ["string", "object"] if typed else ["string", "integer", "object"],
        "properties": {
            "edtf": {**inner, "description": "The date or period in EDTF."},
            "printed": {
                **printed,
                "description": "The words of the text, if they had to be interpreted.",
            },
        },
        "additionalProperties": False,
        "required": ["edtf"],
    }


def term(vocabulary: type[Term]) -> Shape:
    """A term of a vocabulary.

    Editors for JSON and YAML show ``enumDescriptions`` beside the terms. The standard has
    ``oneOf`` with a ``const`` and a ``description`` for each; but then nobody who misspells a
    term is told which there are.
    """
    return {
        "title": vocabulary.__name__,
        "description": first_line(vocabulary),
        "enum": [str(one) for one in vocabulary],
        "enumDescriptions": [definition(one) for one in vocabulary],
    }


def definition(term: Term) -> str:
    """A term as an editor shows it."""
    return f"{term.label}: {term.definition}"


def first_line(cls: type) -> str:
    """The first line of what a class says about itself."""
    return (cls.__doc__ or "").partition("\n")[0]
