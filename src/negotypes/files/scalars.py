"""Reading single values: nothing is coerced, and what does not fit is said in full.

In YAML every scalar is text, and the declared type reads it; in JSON a number is a number, and
a text is a text.
"""

import re
from typing import Any, TypeGuard, get_args

from negotypes.dates import When
from negotypes.errors import DateError, UnknownValue, did_you_mean, listed
from negotypes.records.reference import Ref, Slug
from negotypes.vocabulary import Term

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""The form of an id: lower-case letters without accents, digits, single hyphens."""

_NUMBER = re.compile(r"0|[1-9][0-9]{0,8}")
# C0 and C1 controls, and the marks that turn the direction of what is shown after them.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class Refused(ValueError):
    """A value does not fit.

    Attributes:
        problem: What is wrong.
        expected: What was expected.
        hint: What was perhaps meant.
    """

    def __init__(self, problem: str, expected: str | None = None, hint: str | None = None) -> None:
        """Keep what is said."""
        super().__init__(problem)
        self.problem, self.expected, self.hint = problem, expected, hint


def is_mapping(plain: object) -> TypeGuard[dict[str, Any]]:
    """Whether a value is a mapping; the readers of files make only names its keys."""
    return isinstance(plain, dict)


def is_list(plain: object) -> TypeGuard[list[Any]]:
    """Whether a value is a list."""
    return isinstance(plain, list)


def read_text(plain: Any, _: Any = str) -> str:
    """A text that can be seen."""
    if not isinstance(plain, str):
        raise Refused(f"{shown(plain)} is not a text", "expected a text")
    if not plain.strip():
        raise Refused("the value is empty", "leave the field out if it is not coded")
    if found := _CONTROL.search(plain):
        code = f"U+{ord(found.group()):04X}"
        raise Refused(f"the control character {code} in a text", "expected visible characters")
    return plain


def read_id(plain: Any, declared: Any) -> str:
    """An id or another slug, or whatever else is declared as a marked text."""
    text = read_text(plain)
    if any(isinstance(mark, (Ref, Slug)) for mark in get_args(declared)) and not SLUG.fullmatch(
        text
    ):
        near = "-".join(re.findall(r"[a-z0-9]+", text.lower()))
        raise Refused(
            f"{shown(text)} is not an id",
            "expected lower-case letters, digits and single hyphens",
            f"did you mean '{near}'?" if near else None,
        )
    return text


def read_number(plain: Any, _: Any = int) -> int:
    """A whole number written in digits."""
    if not isinstance(plain, str) or not _NUMBER.fullmatch(plain):
        raise Refused(f"{shown(plain)} is not a whole number", "expected digits, such as 12")
    return int(plain)


def read_typed_number(plain: Any, _: Any = int) -> int:
    """A whole number."""
    if not isinstance(plain, int) or isinstance(plain, bool) or plain < 0:
        raise Refused(f"{shown(plain)} is not a whole number", "expected a number, such as 12")
    return plain


def read_truth(plain: Any, _: Any = bool) -> bool:
    """True or false, as words."""
    if plain not in ("true", "false"):
        raise Refused(f"{shown(plain)} is neither true nor false", "expected true or false")
    return bool(plain == "true")


def read_typed_truth(plain: Any, _: Any = bool) -> bool:
    """True or false."""
    if not isinstance(plain, bool):
        raise Refused(f"{shown(plain)} is neither true nor false", "expected true or false")
    return plain


def read_term(plain: Any, vocabulary: type[Term]) -> Term:
    """A term of a vocabulary."""
    try:
        return vocabulary.of(read_text(plain))
    except UnknownValue:
        terms = [str(term) for term in vocabulary]
        raise Refused(
            f"{shown(plain)} is not a term of {vocabulary.__name__}",
            f"expected {listed(terms, 'or')}",
            did_you_mean(plain, terms),
        ) from None


def read_when(plain: Any, _: Any = When) -> When:
    """A date or period: EDTF alone, or EDTF with the words as printed."""
    if isinstance(plain, str):
        plain = {"edtf": plain}
    if not is_mapping(plain):
        raise Refused(f"{shown(plain)} is not a date", "expected EDTF, such as 2021-10")
    if unknown := sorted(set(plain) - {"edtf", "printed"}):
        raise Refused(f"a date has no field {listed(unknown)}", "expected 'edtf' or 'printed'")
    if "edtf" not in plain:
        raise Refused("'edtf' is missing", "expected 'edtf' and, if need be, 'printed'")
    printed = plain.get("printed")
    try:
        return When.parse(read_text(plain["edtf"]), None if printed is None else read_text(printed))
    except DateError as error:
        raise Refused(str(error)) from None


def shown(plain: Any) -> str:
    """A value as it is quoted in a message: short, and without control characters."""
    if isinstance(plain, str):
        text = plain if len(plain) <= 60 else plain[:57] + "..."
        return f"'{_CONTROL.sub('?', text)}'"
    if is_list(plain) or is_mapping(plain):
        return "a list" if is_list(plain) else "a mapping"
    return {None: "null", True: "true", False: "false"}.get(plain, str(plain))
