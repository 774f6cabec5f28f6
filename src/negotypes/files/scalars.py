"""Reading single values: nothing is coerced, and what does not fit is said in full.

In YAML every scalar is text, and the declared type reads it; in JSON a number is a number, and
a text is a text.
"""

import json
import re
import unicodedata
from typing import Any, TypeGuard, get_args

from negotypes.dates import When
from negotypes.errors import UNSEEN, DateError, UnknownValue, did_you_mean, legible, listed
from negotypes.records.reference import Slug
from negotypes.vocabulary import Term
from negotypes.vocabulary.faults import FaultCode

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""The form of an id: lower-case letters without accents, digits, single hyphens."""

NUMBERS = range(1_000_000_000)
"""The whole numbers that a field may hold."""

DIGITS = re.compile(r"0|[1-9][0-9]{0,8}")
"""The form of a whole number in a text."""

TEXT_LENGTH = 20_000
"""How many characters a text may have."""

DATE_LENGTH = 1_000
"""How many characters a date may have."""

_UNSEEN = re.compile(UNSEEN)


class Refused(ValueError):
    """A value does not fit.

    Attributes:
        code: What kind of thing is wrong.
        problem: What is wrong.
        expected: What was expected.
        hint: What was perhaps meant.
        steps: The way from the value to the part of it that does not fit.
    """

    steps: tuple[str, ...] = ()

    def __init__(
        self, code: FaultCode, problem: str, expected: str | None = None, hint: str | None = None
    ) -> None:
        """Keep what is said."""
        super().__init__(problem)
        self.code, self.problem, self.expected, self.hint = code, problem, expected, hint


def is_mapping(plain: object) -> TypeGuard[dict[str, Any]]:
    """Whether a value is a mapping; the readers of files make only names its keys."""
    return isinstance(plain, dict)


def is_list(plain: object) -> TypeGuard[list[Any]]:
    """Whether a value is a list."""
    return isinstance(plain, list)


def read_text(plain: Any, _: Any = str) -> str:
    """A text that can be seen."""
    if not isinstance(plain, str):
        raise Refused(FaultCode.WRONG_FORM, f"{shown(plain)} is not a text", "expected a text")
    if not plain.strip():
        raise Refused(
            FaultCode.EMPTY, "the value is empty", "leave the field out if it is not coded"
        )
    if len(plain) > TEXT_LENGTH:
        problem = f"a text of {len(plain)} characters"
        raise Refused(FaultCode.TOO_LONG, problem, f"expected at most {TEXT_LENGTH}")
    if found := _UNSEEN.search(plain):
        other = f"the invisible character U+{ord(found.group()):04X}"
        what = {"\n": "a line break", "\t": "a tab"}.get(found.group(), other)
        raise Refused(
            FaultCode.UNSEEN, f"{what} in a text", "expected one line of visible characters"
        )
    return plain


def read_id(plain: Any, declared: Any) -> str:
    """An id or another slug, or whatever else is declared as a marked text."""
    text = read_text(plain)
    if any(isinstance(mark, Slug) for mark in get_args(declared)) and not SLUG.fullmatch(text):
        plain_letters = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore")
        near = "-".join(re.findall(r"[a-z0-9]+", plain_letters.decode()))
        raise Refused(
            FaultCode.NOT_AN_ID,
            f"{shown(text)} is not an id",
            "expected lower-case letters, digits and single hyphens",
            f"did you mean {shown(near)}?" if near else None,
        )
    return text


def read_number(plain: Any, _: Any = int) -> int:
    """A whole number written in digits."""
    if not isinstance(plain, str) or not DIGITS.fullmatch(plain):
        expected = f"expected digits, such as 12, and at most {NUMBERS[-1]}"
        raise Refused(FaultCode.WRONG_FORM, f"{shown(plain)} is not a whole number", expected)
    return int(plain)


def read_typed_number(plain: Any, _: Any = int) -> int:
    """A whole number; in JSON 12.0 is another way to write 12, and not another number."""
    number = int(plain) if isinstance(plain, float) and plain.is_integer() else plain
    if not isinstance(number, int) or isinstance(number, bool) or number not in NUMBERS:
        expected = f"expected a number without quotes, such as 12, and at most {NUMBERS[-1]}"
        raise Refused(FaultCode.WRONG_FORM, f"{shown(plain)} is not a whole number", expected)
    return number


def read_truth(plain: Any, _: Any = bool) -> bool:
    """True or false, as words."""
    if plain not in ("true", "false"):
        raise Refused(
            FaultCode.WRONG_FORM,
            f"{shown(plain)} is neither true nor false",
            "expected true or false",
        )
    return bool(plain == "true")


def read_typed_truth(plain: Any, _: Any = bool) -> bool:
    """True or false."""
    if not isinstance(plain, bool):
        raise Refused(
            FaultCode.WRONG_FORM,
            f"{shown(plain)} is neither true nor false",
            "expected true or false",
        )
    return plain


def read_term(plain: Any, vocabulary: type[Term]) -> Term:
    """A term of a vocabulary."""
    try:
        return vocabulary.of(read_text(plain))
    except UnknownValue:
        terms = [str(term) for term in vocabulary]
        raise Refused(
            FaultCode.UNKNOWN_TERM,
            f"{shown(plain)} is not a term of {vocabulary.__name__}",
            f"expected {listed(terms, 'or')}",
            did_you_mean(plain, terms),
        ) from None


def read_when(plain: Any, _: Any = When) -> When:
    """A date or period: EDTF alone, or EDTF with the words as printed."""
    if isinstance(plain, str):
        return _when(read_text(plain))
    if not is_mapping(plain):
        raise Refused(
            FaultCode.NOT_A_DATE, f"{shown(plain)} is not a date", "expected EDTF, such as 2021-10"
        )
    if unknown := sorted(set(plain) - {"edtf", "printed"}):
        raise Refused(
            FaultCode.UNKNOWN_FIELD,
            f"a date has no field {listed(unknown)}",
            "expected 'edtf' or 'printed'",
        )
    if "edtf" not in plain:
        raise Refused(
            FaultCode.MISSING, "'edtf' is missing", "expected 'edtf' and, if need be, 'printed'"
        )
    texts: dict[str, str] = {}
    for name, value in plain.items():
        try:
            texts[name] = read_text(value)
        except Refused as error:
            error.steps = (name,)
            raise
    return _when(**texts)


def _when(edtf: str, printed: str | None = None) -> When:
    if len(edtf) > DATE_LENGTH:
        raise Refused(
            FaultCode.NOT_A_DATE,
            f"{shown(edtf)} is too long for a date",
            "expected EDTF, such as 2021-10",
        )
    try:
        return When.parse(edtf, printed)
    except DateError as error:
        raise Refused(FaultCode.NOT_A_DATE, str(error)) from None


def shown(plain: Any) -> str:
    """A value as a message shows it: short, and as it is written in a file."""
    if isinstance(plain, str):
        return f"'{legible(plain)}'"
    if is_list(plain) or is_mapping(plain):
        return "a list" if is_list(plain) else "a mapping"
    return json.dumps(plain)
