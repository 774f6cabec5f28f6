"""Reading and checking packs."""

import os
from collections.abc import Iterable
from pathlib import Path

from attrs import frozen

from negotypes.builtin import load
from negotypes.casebook import Casebook
from negotypes.checks import warnings_on
from negotypes.errors import (
    ClashingIds,
    Fault,
    InvalidFiles,
    LookupFailed,
    UnknownId,
    counted,
    did_you_mean,
    in_order,
    legible,
    listed,
    visible,
    warn_of_old,
)
from negotypes.files.nodes import Unreadable
from negotypes.files.reading import Reading, read_bytes, read_files, read_packs
from negotypes.files.together import Outside, cross_check
from negotypes.layout import Section, Table
from negotypes.packs.installed import folder_of, installed
from negotypes.progress import Tell, untold
from negotypes.records import Source
from negotypes.records.pack import BUILT_IN
from negotypes.vocabulary.faults import FaultCode


@frozen
class Validation:
    """What was found when a pack was checked.

    Attributes:
        errors: What must be mended before the pack can be read.
        warnings: What somebody should look at.
        book: The records, unless there are errors.
    """

    errors: tuple[Fault, ...]
    warnings: tuple[Fault, ...]
    book: Casebook | None

    def __repr__(self) -> str:
        """How many errors and warnings there are, and of how many records."""
        told = f"{counted(len(self.errors), 'error')}, {counted(len(self.warnings), 'warning')}"
        records = "" if self.book is None else f", {counted(len(self.book), 'record')}"
        return f"<Validation: {told}{records}>"

    def table(self) -> Table:
        """The errors and warnings as a table, in the order of files and lines."""
        groups = (("Errors", self.errors), ("Warnings", self.warnings))
        sections = tuple(
            Section(heading, tuple(map(_row, in_order(faults))))
            for heading, faults in groups
            if faults
        )
        return Table(repr(self)[1:-1], ("place", "code", "what is wrong"), sections)

    def _repr_html_(self) -> str:
        """The table for a notebook."""
        return self.table().notebook()

    def __str__(self) -> str:
        """Every error and warning, a line each, in the order of files and lines."""
        return "\n".join(map(str, in_order((*self.errors, *self.warnings))))


def _row(fault: Fault) -> tuple[str, str, str]:
    return f"{fault.file}:{fault.line}:{fault.column}", fault.code, fault.message


def read(
    path: str | os.PathLike[str], *, on: Casebook | None = None, tell: Tell = untold
) -> Casebook:
    """Read a pack, or any records: a YAML or JSON file, or all such files in a folder.

    A reference to an id that was given up is led on to its successor, with the warning
    `DeprecatedId`.

    Args:
        path: The file or folder.
        on: The casebook to which the records may refer; by default the packs on which they
            build, and the built-in casebook where no ``pack.yaml`` says so.
        tell: Is told how much of the work is done, from 0 to 1.

    Returns:
        The records as a casebook. It does not hold those on which they build, which are in its
        `Casebook.base`: see `Casebook.extend`.

    Raises:
        InvalidFiles: Something is wrong; has every fault with its file and line.
        OSError: The file or folder cannot be read.
    """
    read = _Read(path, on, tell)
    _warn(read.deprecated)
    return read.book()


def added(book: Casebook, given: str | os.PathLike[str]) -> Casebook:
    """A casebook with further records, and all on which they build.

    Args:
        book: The casebook, to whose records these may refer.
        given: A file or folder, or the id of an installed pack.

    Raises:
        InvalidFiles: Something is wrong; has every fault with its file and line.
        ClashingIds: One id stands for two different records.
        OSError: There is no such file or folder, and no such pack is installed.
    """
    if str(given) in installed() and not Path(given).exists():
        return grown(book, str(given))
    read = _Read(given, book)
    _warn(read.deprecated)
    return read.base.extend(read.book())


def validate(
    path: str | os.PathLike[str],
    *,
    on: Casebook | None = None,
    sources: str | os.PathLike[str] | None = None,
    tell: Tell = untold,
) -> Validation:
    """Check a pack: all that `read` refuses, and all that somebody should look at.

    Args:
        path: The file or folder.
        on: As for `read`.
        sources: A folder with the texts, to check every anchor against them: for each source a
            file that is named after its id, such as ``ali-2022.txt``.
        tell: Is told how much of the work is done, from 0 to 1.

    Raises:
        OSError: The file, or one of the folders, cannot be read.
    """
    read = _Read(path, on, tell)
    warnings = list(read.deprecated)
    if sources is not None:
        from negotypes.files.anchors import check_anchors  # most packs are read without texts

        warnings += check_anchors(read.reading, Path(sources), read.sources())
    errors = read.reading.faults
    book = None
    if not errors:
        book = read.book()
        places = {entry.record.id: entry for entry in read.reading.entries}
        for finding in warnings_on(read.base, book):
            entry = places[finding.record.id]
            said = (finding.code, finding.problem, finding.expected)
            warnings.append(entry.fault(finding.path, *said))
    return Validation(in_order(errors), in_order(warnings), book)


def _warn(faults: Iterable[Fault]) -> None:
    for fault in in_order(faults):
        warn_of_old(str(fault))


class _Read:
    """What was read, on what it builds, and which of its references were led on."""

    def __init__(
        self,
        path: str | os.PathLike[str],
        on: Casebook | None,
        tell: Tell = untold,
        above: tuple[str, ...] = (),
    ) -> None:
        file = Path(path)
        self.reading = Reading()
        if file.suffix.lower() == ".zip" and not file.is_dir():
            on = _unpack(file, self.reading, on)
        else:
            self.reading = read_files(file, tell)
        self.base = _base(self.reading, on, above)
        self.deprecated = cross_check(self.reading, _outside(self.base))

    def book(self) -> Casebook:
        """The records, or their faults."""
        if self.reading.faults:
            raise InvalidFiles(self.reading.faults)
        return _book(self.reading, self.base)

    def sources(self) -> dict[str, Source]:
        """The sources of the pack, and of those on which it builds."""
        own = (entry.record for entry in self.reading.entries)
        found = (record for record in (*self.base.sources, *own) if isinstance(record, Source))
        return {source.id: source for source in found}


def _unpack(file: Path, reading: Reading, on: Casebook | None) -> Casebook | None:
    """Read an archive; what it builds on is the casebook given, and the records kept in it."""
    from negotypes.files import zipped  # few packs are archives

    try:
        members = zipped.unzipped(file)
    except Unreadable as error:
        reading.hide(*error.faults)
        return on
    name = visible(file.as_posix())
    if zipped.PACK in members:
        read_bytes(members[zipped.PACK], f"{name}/{zipped.PACK}", reading)
    read_bytes(members[zipped.RECORDS], f"{name}/{zipped.RECORDS}", reading)
    if zipped.BASE_RECORDS not in members:
        return on
    base = Reading()
    read_bytes(members[zipped.BASE_RECORDS], f"{name}/{zipped.BASE_RECORDS}", base)
    read_packs(members.get(zipped.BASE_PACKS, b"[]"), f"{name}/{zipped.BASE_PACKS}", base)
    cross_check(base, Outside({}, {}, lambda _: None))
    if base.faults:
        reading.hide(*base.faults)
        return Casebook()
    kept = _book(base, None)
    try:
        return kept if on is None else on.extend(kept)
    except ClashingIds:
        return on  # another state of the same records; what was asked for goes first


def _book(reading: Reading, base: Casebook | None) -> Casebook:
    entries = reading.entries
    return Casebook(
        (entry.record for entry in entries),
        packs=(entry.pack for entry in reading.packs),
        origins=[{entry.record.id: entry.origin for entry in entries}],
        base=base,
    )


def _base(reading: Reading, on: Casebook | None, above: tuple[str, ...]) -> Casebook:
    """The casebook on which what was read builds; faults are added where a part is missing."""
    if on is None:
        on = Casebook() if reading.packs else load()
    for entry in reading.packs:
        own = (*above, entry.pack.id)
        for number, name in enumerate(entry.pack.builds_on):
            if name in (pack.id for pack in on.packs):
                continue
            problem, hint = f"the pack '{name}' is not installed", None
            expected: str | None = "install it, or add its folder with --add"
            if name in own:
                problem, expected = f"the pack '{name}' builds on itself", None
            elif name != BUILT_IN and name not in installed():
                hint = did_you_mean(name, (BUILT_IN, *installed()))
            else:
                try:
                    on = grown(on, name, own)
                    continue
                except InvalidFiles as error:
                    reading.hide(*error.faults)
                    continue
                except LookupFailed as error:
                    problem = f"the pack '{name}' cannot be read: {legible(str(error))}"
                    expected = None
            here = ("builds_on", number)
            reading.hide(entry.fault(here, FaultCode.NO_BASE, problem, expected, hint))
    return on


def grown(on: Casebook, name: str, above: tuple[str, ...] = ()) -> Casebook:
    """A casebook with an installed pack, or the built-in one, and with all on which it builds.

    Args:
        on: The casebook.
        name: The id of the pack.
        above: The packs that build on this one.

    Raises:
        UnknownId: No pack of this name is installed, or its package cannot be loaded, or calls it
            by another name.
        AmbiguousName: Several are.
        InvalidFiles: The pack has faults.
    """
    if name == BUILT_IN:
        return on.extend(load()) if len(on) else load()
    read = _Read(folder_of(name), on, above=above)
    found = read.book()
    if [pack.id for pack in found.packs] != [name]:
        own = listed([pack.id for pack in found.packs]) or "nothing"
        raise UnknownId(f"the package that offers the pack '{name}' calls it {own}")
    return read.base.extend(found)


def _outside(base: Casebook) -> Outside:
    records = {record.id: record for record in base.records}
    return Outside(records, base.successors, base.origin)
