"""What can go wrong, and how it is said.

```
NegotypesError
├── LookupFailed (also KeyError)
│   ├── UnknownId          no record of that id, name or alias
│   ├── UnknownField       no such field in these records
│   └── AmbiguousName      a name or alias that several records share
├── UnknownValue (also ValueError)   not a value that the field can have
├── NotComparable (also ValueError)  records that cannot be set side by side
├── NotSortable (also ValueError)    a record that a typology does not sort
├── TooLarge (also ValueError)       what has too many possibilities to be searched or shown
├── NotOne (also ValueError)         one record was asked for, none or several hold
├── DateError (also ValueError)      not a date or period in EDTF
├── ClashingIds (also ValueError)    one id, two records
├── BrokenReferences (also ValueError)  ids that no record has
├── NotTables (also ValueError)      tables of which no casebook can be made
├── MissingExtra (also ImportError)  a library that has to be installed for this
└── InvalidFiles (also ValueError)   files that cannot be read; has every fault
```

Apart from errors there is one warning, `DeprecatedId`.

Messages quote the value, say what was expected, and suggest the nearest known value.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from attrs import frozen

UNSEEN = (
    r"[\x00-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e"
    r"\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)
"""A character that is not seen, or makes others seem what they are not: controls, line ends, soft
hyphens, spaces without width, marks that turn the direction of writing, fillers, tags, halves of
characters."""


class NegotypesError(Exception):
    """Any error that this library raises on purpose."""


class LookupFailed(NegotypesError, KeyError):
    """Something was asked for by a name that is not known."""

    def __str__(self) -> str:
        """The message itself; `KeyError` would show it in quotes."""
        return str(self.args[0])


class UnknownId(LookupFailed):
    """No record has this id, name or alias."""


class UnknownField(LookupFailed):
    """No record of the collection has this field."""


class AmbiguousName(LookupFailed):
    """Several records share this name or alias."""


class UnknownValue(NegotypesError, ValueError):
    """The field can never have this value."""


class NotComparable(NegotypesError, ValueError):
    """The records cannot be set side by side."""


class NotSortable(NegotypesError, ValueError):
    """A typology cannot sort the record, or does not know in which casebook to look."""


class TooLarge(NegotypesError, ValueError):
    """A property space or an argument graph has too many possibilities to search or to show."""


class NotOne(NegotypesError, ValueError):
    """Exactly one record was asked for, and none or several were found."""


class DateError(NegotypesError, ValueError):
    """A text is not a date or period in EDTF."""


class ClashingIds(NegotypesError, ValueError):
    """Two records have the same id."""


class BrokenReferences(NegotypesError, ValueError):
    """Records refer to ids that no record has."""


class NotTables(NegotypesError, ValueError):
    """No casebook can be made of tables; the message has a line for every fault."""


class MissingExtra(NegotypesError, ImportError):
    """A library is not installed; the message names the extra that installs it."""


class AlreadyThere(FileExistsError):
    """Files are there, and nobody has said that they may be replaced.

    Attributes:
        files: Which, in words.
    """

    def __init__(self, files: str) -> None:
        """Say which, and how they can be replaced."""
        super().__init__(f"already there: {files}; pass replace=True to replace")
        self.files = files


class DeprecatedId(UserWarning):
    """A record was asked for by an id that was given up; the message names its successor."""


def warn_of_old(message: str) -> None:
    """Warn of an id that was given up, at the line of the program that uses this library."""
    from inspect import currentframe  # only needed for the few ids that were given up
    from warnings import warn

    frame, level = currentframe(), 1
    while frame is not None and frame.f_globals.get("__name__", "").startswith("negotypes"):
        frame, level = frame.f_back, level + 1
    warn(message, DeprecatedId, stacklevel=level)


@frozen
class Fault:
    """One thing wrong in a file.

    Attributes:
        file: The file.
        line: The line, counted from 1.
        column: The column, counted from 1.
        code: What kind of thing is wrong; see `negotypes.FaultCode`.
        where: The place in the record, such as ``relations[mlf-in-jnim].period``.
        problem: What is wrong.
        expected: What was expected, if that can be said.
        hint: What was perhaps meant, if anything is near.
    """

    file: str
    line: int
    column: int
    code: str
    where: str
    problem: str
    expected: str | None = None
    hint: str | None = None

    def __str__(self) -> str:
        """``file:line:column: code where: what is wrong; expected ...; did you mean ...``."""
        return f"{self.file}:{self.line}:{self.column}: {self.code} {self.message}"

    @property
    def message(self) -> str:
        """``where: what is wrong; what was expected; did you mean ...``."""
        said = "; ".join(filter(None, (self.problem, self.expected, self.hint)))
        return f"{self.where}: {said}" if self.where else said


class InvalidFiles(NegotypesError, ValueError):
    """Files that cannot be read.

    Attributes:
        faults: Every fault found, in the order of the files and their lines.
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Sort and keep the faults."""
        self.faults = in_order(faults)
        super().__init__(self.faults)

    def __str__(self) -> str:
        """Every fault, a line each."""
        return "\n".join(map(str, self.faults))


def in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Faults in the order of files, lines and columns."""
    return tuple(sorted(faults, key=lambda fault: (fault.file, fault.line, fault.column)))


def did_you_mean(value: str, known: Iterable[str]) -> str | None:
    """``did you mean 'x' or 'y'?`` for the nearest known values, or None if none is near."""
    return None if len(value) > _LONGEST else _nearest(value, tuple(known))


_LONGEST = 200
"""No known value is longer; to look for what is near a text of megabytes would take hours."""


@lru_cache(maxsize=256)  # whoever gets a word wrong mostly does so in many places
def _nearest(value: str, known: tuple[str, ...]) -> str | None:
    from difflib import get_close_matches  # only needed once something has gone wrong

    near = get_close_matches(value, known, n=3, cutoff=0.6)
    return f"did you mean {listed(near, 'or')}?" if near else None


def one_of(name: str, known: Sequence[str], what: str, where: str) -> None:
    """Refuse a name that is not among those known.

    Raises:
        UnknownId: It is not; the message names the nearest.
    """
    if name not in known:
        names = list(dict.fromkeys(known))
        hint = did_you_mean(name, names) or f"there are {listed(names)}"
        raise UnknownId(f"no {what} '{legible(name)}' in {legible(where)}; {hint}")


def listed(values: Sequence[str], word: str = "and") -> str:
    """Values in quotes, in one phrase: ``'a', 'b' and 'c'``."""
    quoted = [f"'{legible(value)}'" for value in values]
    return f" {word} ".join(filter(None, (", ".join(quoted[:-1]), *quoted[-1:])))


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: ``1 line``, ``2 lines``; the plural where it is not one with an s."""
    return f"{number} {one if number == 1 else many or f'{one}s'}"


def legible(text: str) -> str:
    """A text as a message quotes it: not long, and without what cannot be seen."""
    return visible(text if len(text) <= 120 else f"{text[:117]}...")


def visible(text: str) -> str:
    """A text with a question mark for all that is not seen, or makes others seem different."""
    import re  # as above

    return re.sub(UNSEEN, "?", text)
