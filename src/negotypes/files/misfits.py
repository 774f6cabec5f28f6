"""What keeps plain values from being a record, out of the errors that cattrs collects."""

from collections.abc import Iterator
from typing import Any

from attrs import AttrsInstance, frozen
from cattrs.errors import (
    AttributeValidationNote,
    BaseValidationError,
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationNote,
)

from negotypes.errors import did_you_mean, legible, listed
from negotypes.files.scalars import Refused
from negotypes.records.fields import Path, describe
from negotypes.vocabulary.faults import FaultCode


@frozen
class Misfit:
    """A value that does not fit the record class.

    Attributes:
        path: The way from the record to the value.
        code: What kind of thing is wrong.
        problem: What is wrong.
        expected: What was expected.
        hint: What was perhaps meant.
        at_key: Whether the name of the field is at fault, not its value.
    """

    path: Path
    code: FaultCode
    problem: str
    expected: str | None = None
    hint: str | None = None
    at_key: bool = False


def misfits(error: BaseException, cls: Any, path: Path = ()) -> Iterator[Misfit]:
    """Every misfit in a tree of errors.

    Args:
        error: What cattrs, or one of this package's hooks, raised.
        cls: The class that was to be made.
        path: The way to where the error was raised.
    """
    path = (*path, *_steps(error))
    match error:
        case BaseValidationError():
            inner_cls = error.cl if isinstance(error, ClassValidationError) else cls
            for inner in error.exceptions:
                yield from misfits(inner, inner_cls, path)
        case ForbiddenExtraKeysError():
            for extra in sorted(error.extra_fields):
                yield _extra(extra, error.cl, path)
        case KeyError():
            *way, name = path
            doc = describe(cls)[str(name)].doc.replace("``", "'")
            expected = f"expected: {doc[0].lower()}{doc[1:].rstrip('.')}"
            yield Misfit(tuple(way), FaultCode.MISSING, f"'{name}' is missing", expected)
        case Refused():
            said = (error.code, error.problem, error.expected, error.hint)
            yield Misfit((*path, *error.steps), *said)
        case _:  # pragma: no cover - a fault of this library, to be seen, not hidden
            raise error


def fields_expected(cls: type[AttrsInstance]) -> str:
    """The names of the fields that a file may give."""
    return f"expected {listed(_names(cls), 'or')}"


def _steps(error: BaseException) -> Iterator[str | int]:
    """The steps that cattrs has noted on an error."""
    for note in getattr(error, "__notes__", ()):
        yield note.name if isinstance(note, AttributeValidationNote) else int(note.index)


def _extra(extra: str, cls: type[AttrsInstance], path: Path) -> Misfit:
    if extra in describe(cls):
        problem, expected = f"the casebook fills in '{extra}' itself", "leave it out"
        return Misfit((*path, extra), FaultCode.FILLED_IN, problem, expected, at_key=True)
    hint = did_you_mean(extra, _names(cls))
    problem = f"{cls.__name__} has no field '{legible(extra)}'"
    said = (FaultCode.UNKNOWN_FIELD, problem, fields_expected(cls), hint)
    return Misfit((*path, extra), *said, at_key=True)


def _names(cls: type[AttrsInstance]) -> list[str]:
    return [field.name for field in describe(cls).values() if not field.derived]


def note(error: Exception, step: str | int, declared: Any) -> None:
    """Note on an error the step that was being taken, as cattrs does."""
    noted: Any = AttributeValidationNote if isinstance(step, str) else IterableValidationNote
    error.__notes__ = [*getattr(error, "__notes__", []), noted("", step, declared)]
