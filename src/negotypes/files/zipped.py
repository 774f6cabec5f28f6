"""A pack in one file: a ZIP archive whose members are known by name and checked by checksum."""

import hashlib
import io
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path as FilePath
from pathlib import PurePosixPath

from negotypes.errors import Fault, visible
from negotypes.files.folder import FILE_SIZE, find_files
from negotypes.files.nodes import Unreadable
from negotypes.vocabulary.faults import FaultCode

SUFFIX = ".zip"
PACK = "pack.yaml"
RECORDS = "data/records.json"
BASE_PACKS = "builds-on/packs.json"
BASE_RECORDS = "builds-on/records.json"
SUMS = "SHA256SUMS"

_READ = (PACK, RECORDS, BASE_PACKS, BASE_RECORDS)
"""What is read of an archive; everything else in it is for people and other programs."""

_MEMBERS = 10_000
_HEAD = 30
"""How many bytes stand before a member, at the least."""

_WHOLE = 4 * FILE_SIZE
"""How many bytes all members may have together."""

_PIECE = 2**20
_EPOCH = (1980, 1, 1, 0, 0, 0)


def zipped(members: Mapping[str, str]) -> bytes:
    """An archive with these members, and their checksums; the same in, the same out.

    Args:
        members: The text of each member, by its name.
    """
    contents = {name: text.encode() for name, text in sorted(members.items())}
    sums = (f"{_sum(content)}  {name}\n" for name, content in contents.items())
    contents[SUMS] = "".join(sums).encode()
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            info = zipfile.ZipInfo(name, _EPOCH)
            info.external_attr = (stat.S_IFREG | 0o644) << 16
            info.create_system = 3  # as on Unix, whatever this machine is
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return whole.getvalue()


def unzipped(file: FilePath) -> dict[str, bytes]:
    """What is read of an archive, by name. Nothing is unpacked to a disk.

    Args:
        file: The archive.

    Raises:
        Unreadable: It is no archive of a pack, was changed, or tries to trick who unpacks it.
        OSError: It cannot be read.
    """
    if refused := find_files(file).faults:
        raise Unreadable(*refused)
    try:
        with zipfile.ZipFile(file) as archive:
            _refuse_tricks(archive, file)
            there = set(archive.namelist())
            if missing := [name for name in (RECORDS, SUMS) if name not in there]:
                raise _unreadable(file, f"no {missing[0]} in it", "expected an archive of a pack")
            sums = dict(_sums(_member(archive, SUMS, file)))
            if strange := sorted(there ^ {SUMS, *sums}):
                what = "was added" if strange[0] in there else "is missing"
                raise _unreadable(
                    file, f"'{visible(strange[0])}' {what}", f"expected what {SUMS} lists"
                )
            found = {name: _member(archive, name, file) for name in _READ if name in there}
            for name, digest in sums.items():
                if _sum_of(archive, name) != digest:
                    problem = f"'{visible(name)}' was changed: its checksum is another"
                    raise _unreadable(file, problem, f"expected what {SUMS} says")
    # A name in no known letters, or a place before the beginning, is a ValueError.
    except (zipfile.BadZipFile, EOFError, RuntimeError, ValueError, zlib.error) as error:
        why = visible(str(error)) or "it ends too soon"
        raise _unreadable(file, f"not an archive that can be read: {why}") from None
    return found


def _refuse_tricks(archive: zipfile.ZipFile, file: FilePath) -> None:
    """Names that lead out of the folder into which one unpacks, links, and what stands twice."""
    met: set[str] = set()
    if len(archive.infolist()) > _MEMBERS:
        raise _unreadable(file, f"more than {_MEMBERS} members")
    if sum(member.file_size for member in archive.infolist()) > _WHOLE:
        raise _unreadable(file, "too large", f"expected at most {_WHOLE} bytes in all")
    for member in archive.infolist():
        name = member.orig_filename
        path = PurePosixPath(name)
        leads_out = path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name
        if leads_out or visible(name) != name:
            problem = f"the name '{visible(name)}' of a member leads out of the folder"
            raise _unreadable(file, problem, "do not unpack it")
        if stat.S_ISLNK(member.external_attr >> 16):
            raise _unreadable(file, f"'{name}' is a symbolic link", "do not unpack it")
        if name.casefold() in met:
            raise _unreadable(file, f"two members are called '{name}'", "do not unpack it")
        met.add(name.casefold())
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise _unreadable(file, f"'{name}' is compressed in a way that is not known here")
    end = 0
    for member in sorted(archive.infolist(), key=lambda member: member.header_offset):
        if member.header_offset < end:
            problem = f"'{member.filename}' lies over another member"
            raise _unreadable(file, problem, "do not unpack it")
        end = member.header_offset + _HEAD + member.compress_size


def _member(archive: zipfile.ZipFile, name: str, file: FilePath) -> bytes:
    size = archive.getinfo(name).file_size
    if size > FILE_SIZE:
        raise _unreadable(file, f"{name} is too large", f"expected at most {FILE_SIZE} bytes")
    with archive.open(name) as member:
        return member.read(size + 1)  # no more than its head says, which may lie, is unpacked


def _sum_of(archive: zipfile.ZipFile, name: str) -> str:
    """The checksum of a member, read piece by piece, and no further than its head says."""
    left, found = archive.getinfo(name).file_size, hashlib.sha256()
    with archive.open(name) as member:
        while left > 0 and (piece := member.read(min(left, _PIECE))):
            found.update(piece)
            left -= len(piece)
    return found.hexdigest()


def _sums(content: bytes) -> Iterator[tuple[str, str]]:
    for line in content.decode("utf-8", errors="replace").splitlines():
        digest, _, name = line.partition("  ")
        yield name, digest


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _unreadable(file: FilePath, problem: str, expected: str | None = None) -> Unreadable:
    name = visible(file.as_posix())
    return Unreadable(Fault(name, 1, 1, FaultCode.DAMAGED, "", problem, expected))
