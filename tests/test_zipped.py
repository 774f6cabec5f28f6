"""Packs in one file: what was written is read, and what was tampered with is not."""

import hashlib
import io
import os
import re
import stat
import struct
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

import pytest

import negotypes as nt
from negotypes.files import zipped
from negotypes.files.nodes import Unreadable
from negotypes.packs import read

Change = Callable[[dict[str, bytes]], object]

PACK = "id: lake\ntitle: Lake\nversion: '1'\nauthors: [A]\nlicence: CC0-1.0\nbuilds_on: []\n"
RECORDS = '{"sources": [{"id": "notes", "title": "Notes"}]}\n'
MEMBERS = {zipped.PACK: PACK, zipped.RECORDS: RECORDS, "README.md": "# Lake\n"}
WHOLE = zipped.zipped(MEMBERS)


@pytest.fixture(autouse=True, scope="module")
def ready() -> None:
    """What is imported and read once is not counted below."""
    nt.load()
    nt.validate(Path(__file__).parent / "data" / "broken")


def contents(archive: bytes = WHOLE) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def rezipped(members: Mapping[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP file made by somebody else, with whatever is put into it."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", how) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return whole.getvalue()


def changed(change: Change) -> bytes:
    members = contents()
    change(members)
    return rezipped(members)


def summed(members: dict[str, bytes]) -> dict[str, bytes]:
    """Members with checksums that are right."""
    sums = "".join(
        f"{hashlib.sha256(content).hexdigest()}  {n}\n" for n, content in members.items()
    )
    return {**members, zipped.SUMS: sums.encode()}


@contextmanager
def cheaply(most: int = 8 * 2**20) -> Iterator[None]:
    """What is done here takes less than two seconds, and little memory."""
    tracemalloc.start()
    start = perf_counter()
    try:
        yield
        assert perf_counter() - start < 2
        assert tracemalloc.get_traced_memory()[1] < most
    finally:
        tracemalloc.stop()


def refusal(folder: Path, content: bytes) -> str:
    """Why an archive is refused, as `validate` says it; nothing is unpacked beside it."""
    file = folder / "lake.zip"
    file.write_bytes(content)
    with cheaply():
        found = nt.validate(file)
    assert found.book is None
    assert [fault.file for fault in found.errors] == [file.as_posix()]
    assert {str(fault.code) for fault in found.errors} == {"E116"}
    assert [each.name for each in folder.iterdir()] == ["lake.zip"]
    with pytest.raises(nt.InvalidFiles, match="E116"):
        nt.read(file)
    return found.errors[0].message


# --- As it was written --------------------------------------------------------------------------


def test_what_is_read_is_what_was_written(tmp_path: Path) -> None:
    """The members that are read come back whole, and the others are left for people."""
    (tmp_path / "lake.zip").write_bytes(WHOLE)
    found = zipped.unzipped(tmp_path / "lake.zip")
    assert found == {zipped.PACK: PACK.encode(), zipped.RECORDS: RECORDS.encode()}


def test_the_same_in_the_same_out() -> None:
    """Neither the order of the members nor the time, nor the machine, shows in the bytes."""
    assert zipped.zipped(dict(reversed(MEMBERS.items()))) == WHOLE
    with zipfile.ZipFile(io.BytesIO(WHOLE)) as archive:
        names = archive.namelist()
        assert names == [*sorted(MEMBERS), zipped.SUMS]
        for member in archive.infolist():
            assert member.date_time == (1980, 1, 1, 0, 0, 0)
            assert member.create_system == 3
            assert stat.filemode(member.external_attr >> 16) == "-rw-r--r--"


def test_every_member_has_its_checksum() -> None:
    """The list has each member but itself, as ``sha256sum`` writes and checks it."""
    members = contents()
    said = members.pop(zipped.SUMS).decode()
    assert said == "".join(
        f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in members.items()
    )


def test_an_archive_that_was_packed_anew_is_read(tmp_path: Path) -> None:
    """What counts are the members, and not how another program has packed them."""
    (tmp_path / "LAKE.ZIP").write_bytes(rezipped(contents(), zipfile.ZIP_STORED))
    assert nt.read(tmp_path / "LAKE.ZIP").sources.ids == ("notes",)


def test_records_that_do_not_say_what_they_are_build_on_the_built_in_ones(tmp_path: Path) -> None:
    """An archive without ``pack.yaml``, of somebody else's making, is read like a single file."""
    file = tmp_path / "lake.zip"
    file.write_bytes(rezipped(summed({zipped.RECORDS: RECORDS.encode()})))
    assert str(nt.validate(file)) == ""
    own = read(file)
    base = own.base
    assert base == nt.load()
    assert (own.sources.ids, own.packs) == (("notes",), ())


# --- Changed ------------------------------------------------------------------------------------


def test_an_untouched_archive_is_accepted(tmp_path: Path) -> None:
    """What the tests below change is in order before."""
    file = tmp_path / "lake.zip"
    file.write_bytes(changed(lambda members: None))
    with cheaply():
        assert zipped.unzipped(file)
    assert str(nt.validate(file)) == ""


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param(
            lambda m: m.update({zipped.RECORDS: m[zipped.RECORDS].replace(b"Notes", b"Hoax!")}),
            "'data/records.json' was changed: its checksum is another; expected what SHA256SUMS"
            " says",
            id="a record",
        ),
        pytest.param(
            lambda m: m.update({zipped.PACK: b"id: other\n"}), "'pack.yaml' was changed", id="pack"
        ),
        pytest.param(lambda m: m.pop(zipped.PACK), "'pack.yaml' is missing", id="no pack"),
        pytest.param(
            lambda m: m.update({"README.md": b"Another."}), "'README.md' was changed", id="readme"
        ),
        pytest.param(lambda m: m.pop("README.md"), "'README.md' is missing", id="no readme"),
        pytest.param(
            lambda m: m.pop(zipped.RECORDS),
            "no data/records.json in it; expected an archive of a pack",
            id="no records",
        ),
        pytest.param(lambda m: m.pop(zipped.SUMS), "no SHA256SUMS in it", id="no checksums"),
        pytest.param(
            lambda m: m.update({"more.txt": b"x"}),
            "'more.txt' was added; expected what SHA256SUMS lists",
            id="a member more",
        ),
        pytest.param(
            lambda m: m.update({zipped.BASE_RECORDS: b"{}"}),
            "'builds-on/records.json' was added",
            id="records to build on",
        ),
        pytest.param(
            lambda m: m.update({zipped.SUMS: b"0" * 64 + b"  pack.yaml\n"}),
            "'README.md' was added",
            id="other checksums",
        ),
        pytest.param(
            lambda m: m.update({zipped.SUMS: re.sub(b"(?m)^.", b"x", m[zipped.SUMS])}),
            "was changed: its checksum is another",
            id="wrong checksums",
        ),
        pytest.param(
            lambda m: m.update({zipped.SUMS: b"\xff\0\n\x1b[31m  \xe2\x80\xaex\n"}),
            "'' is missing",
            id="no text for checksums",
        ),
        pytest.param(
            lambda m: m.update({zipped.SUMS: m[zipped.SUMS] + b"0  \x1b[31m\xe2\x80\xae\n"}),
            "'?[31m?' is missing",
            id="what is not seen in the checksums",
        ),
    ],
)
def test_a_changed_archive_is_refused(tmp_path: Path, change: Change, said: str) -> None:
    """Whatever was changed, left out or added, it is told which member differs."""
    assert said in refusal(tmp_path, changed(change))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"", "File is not a zip file", id="nothing"),
        pytest.param(b"cases: []\n", "File is not a zip file", id="no zip"),
        pytest.param(WHOLE[: len(WHOLE) // 2], "File is not a zip file", id="truncated"),
        pytest.param(WHOLE[40:], "lies over another member", id="beginning cut off"),
        pytest.param(b"PK\5\6" + b"\0" * 18, "no data/records.json in it", id="empty"),
        pytest.param(b"PK\5\6" + b"\xff" * 18, "not an archive that can be read", id="nonsense"),
    ],
)
def test_what_is_no_archive_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    """A file that only has the name of an archive is no traceback."""
    assert said in refusal(tmp_path, content)


def read_or_refused(file: Path) -> dict[str, bytes] | set[str]:
    """What is read, or the codes of what is wrong."""
    try:
        return zipped.unzipped(file)
    except Unreadable as error:
        return {str(fault.code) for fault in error.faults}


def test_a_damaged_archive_is_refused_or_the_same(tmp_path: Path) -> None:
    """Whichever byte is damaged, what is read is what was written, or nothing is."""
    file = tmp_path / "lake.zip"
    whole = {zipped.PACK: PACK.encode(), zipped.RECORDS: RECORDS.encode()}
    for place in range(len(WHOLE)):
        for other in {0, 255, WHOLE[place] ^ 1} - {WHOLE[place]}:
            file.write_bytes(WHOLE[:place] + bytes([other]) + WHOLE[place + 1 :])
            assert read_or_refused(file) in (whole, {"E116"})


def test_a_damaged_record_is_told_with_its_own_code(tmp_path: Path) -> None:
    """Where the checksums are right and the records are not, the fault is that of the records."""
    file = tmp_path / "lake.zip"
    members = contents()
    del members[zipped.SUMS]
    for inner, code in ((b'{"cases": 1}', "E111"), (b"{", "E104"), (b"\xff", "E102")):
        file.write_bytes(rezipped(summed({**members, zipped.RECORDS: inner})))
        (fault,) = nt.validate(file).errors
        assert (fault.file, fault.code) == (f"{file.as_posix()}/data/records.json", code)


def test_a_base_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """The records on which others build are checked like them."""
    file = tmp_path / "lake.zip"
    members = contents()
    del members[zipped.SUMS]
    for base in (b"\xff", b'{"goals": [{"id": "g"}]}', b'{"sources": {}}'):
        file.write_bytes(rezipped(summed({**members, zipped.BASE_RECORDS: base})))
        found = nt.validate(file)
        assert found.errors
        assert {f.file for f in found.errors} == {f"{file.as_posix()}/builds-on/records.json"}
    file.write_bytes(
        rezipped(summed({**members, zipped.BASE_RECORDS: b"{}", zipped.BASE_PACKS: b"[1]"}))
    )
    (fault,) = nt.validate(file).errors
    assert fault.file == f"{file.as_posix()}/builds-on/packs.json"


# --- Tricks -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../x", "../x"),
        ("data/../../x", "data/../../x"),
        ("/etc/x", "/etc/x"),
        ("C:\\x", "C:\\x"),
        ("C:x", "C:x"),
        ("data\\x", "data\\x"),
        ("data/records.json\0.exe", "data/records.json?.exe"),
        ("x\u202egpj.exe", "x?gpj.exe"),
        ("x\x1b[31m", "x?[31m"),
        ("x\n", "x?"),
    ],
)
def test_a_name_that_leads_astray_is_refused(tmp_path: Path, name: str, shown: str) -> None:
    """Whoever unpacked it would write elsewhere, or something that seems what it is not."""
    members = contents()
    del members[zipped.SUMS]
    # Python's own writer cuts a name at a NUL, so another character stands for it until then.
    whole = rezipped(summed({**members, name.replace("\0", "\1"): b"x"}))
    said = refusal(tmp_path, whole.replace(b"\1.exe", b"\0.exe"))
    assert said == f"the name '{shown}' of a member leads out of the folder; do not unpack it"


def test_a_name_in_no_known_letters_is_refused(tmp_path: Path) -> None:
    """A name that is said to be UTF-8, and is not, is no traceback."""
    members = contents()
    del members[zipped.SUMS]
    whole = rezipped(summed({**members, "é.txt": b"x"}))
    assert "can't decode" in refusal(tmp_path, whole.replace("é.txt".encode(), b"\xff\xfe.txt"))


def test_a_symbolic_link_is_refused(tmp_path: Path) -> None:
    """A member that would become a link may lead anywhere."""
    members = contents()
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name)
            if name == "README.md":
                info.create_system, info.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
            archive.writestr(info, content)
    said = refusal(tmp_path, whole.getvalue())
    assert said == "'README.md' is a symbolic link; do not unpack it"


@pytest.mark.parametrize("name", ["README.md", "Readme.MD", "PACK.yaml"])
def test_a_name_given_twice_is_refused(tmp_path: Path, name: str) -> None:
    """Of two members of one name, also in other letters, people and programs may see another."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for member, content in contents().items():
            archive.writestr(member, content)
        with pytest.warns(UserWarning, match="Duplicate") if name in MEMBERS else _nothing():
            archive.writestr(name, b"x")
    said = refusal(tmp_path, whole.getvalue())
    assert said == f"two members are called '{name}'; do not unpack it"


@contextmanager
def _nothing() -> Iterator[None]:
    yield


def test_too_many_members_are_refused(tmp_path: Path) -> None:
    """Nobody's pack has more than ten thousand files."""
    entry = zlib_entry(b"x")
    many = b"".join(central(f"{n}".encode(), entry, 0) for n in range(10_001))
    file = tmp_path / "lake.zip"
    file.write_bytes(entry + many + ending(10_001, len(many), len(entry)))
    with cheaply(32 * 2**20):
        (fault,) = nt.validate(file).errors
    assert (fault.code, fault.problem) == ("E116", "more than 10000 members")


def zlib_entry(name: bytes, content: bytes = b"") -> bytes:
    """A member with its head, as it stands in an archive."""
    head = struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, 0, 0, 33, zlib.crc32(content), 0, 0, 1, 0)
    return head + name + content


def central(name: bytes, entry: bytes, offset: int) -> bytes:
    """The line for a member in the contents of an archive."""
    size, crc = len(entry) - 31, zlib.crc32(entry[31:])
    sizes = (crc, size, size, len(name), 0, 0, 0, 0, 0, offset)
    return struct.pack("<4s6H3I5H2I", b"PK\1\2", 20, 20, 0, 0, 0, 33, *sizes) + name


def ending(count: int, size: int, offset: int) -> bytes:
    return struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, count, count, size, offset, 0)


def test_members_that_lie_over_each_other_are_refused(tmp_path: Path) -> None:
    """One compressed text, under many names, would fill a disk."""
    entry = zlib_entry(b"x", b"y" * 100)
    lines = central(b"x", entry, 0) + central(b"z", entry, 0)
    said = refusal(tmp_path, entry + lines + ending(2, len(lines), len(entry)))
    assert said == "'z' lies over another member; do not unpack it"


@pytest.mark.parametrize("name", [zipped.RECORDS, zipped.PACK, zipped.SUMS, zipped.BASE_RECORDS])
def test_a_bomb_is_refused(tmp_path: Path, name: str) -> None:
    """What is small in the archive and huge outside is not unpacked at all."""
    members = contents()
    if name != zipped.SUMS:
        del members[zipped.SUMS]
        members = summed({**members, name: b""})
    members[name] = b"\0" * (100 * 2**20)
    said = refusal(tmp_path, rezipped(members))
    assert said == f"{name} is too large; expected at most 67108864 bytes"


@pytest.mark.parametrize("claimed", [1, 1000])
def test_a_bomb_that_lies_about_its_size_is_refused(tmp_path: Path, claimed: int) -> None:
    """No more is unpacked than the head says there is, and then it is found out."""
    members = contents()
    size = 100 * 2**20
    members[zipped.RECORDS] = b"\0" * size
    whole = rezipped(members)
    lying = whole.replace(struct.pack("<I", size), struct.pack("<I", claimed))
    assert lying.count(struct.pack("<I", claimed)) >= 2
    assert "Bad CRC-32 for file 'data/records.json'" in refusal(tmp_path, lying)


def test_a_size_that_is_too_small_or_too_large_is_found_out(tmp_path: Path) -> None:
    """A head that says there is more than there is, is refused as well."""
    stored = rezipped(contents(), zipfile.ZIP_STORED)
    for claimed in (1, 10**6, 2**31):
        lying = stored.replace(struct.pack("<I", len(RECORDS)), struct.pack("<I", claimed))
        said = refusal(tmp_path, lying)
        assert any(why in said for why in ("not an archive", "lies over", "too large"))


def test_an_encrypted_archive_is_refused(tmp_path: Path) -> None:
    """No password is asked for."""
    whole = bytearray(rezipped(contents()))
    place = 0
    for mark, flags in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        place = 0
        while (place := whole.find(mark, place)) >= 0:
            whole[place + flags] |= 1
            place += 4
    assert "is encrypted, password required" in refusal(tmp_path, bytes(whole))


@pytest.mark.parametrize("how", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_to_compress_are_refused(tmp_path: Path, how: int) -> None:
    """Only what every program can unpack is read, and nothing that takes memory as it likes."""
    said = refusal(tmp_path, rezipped(contents(), how))
    assert said == "'README.md' is compressed in a way that is not known here"


def test_a_way_to_compress_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    """A number that stands for nothing is no traceback."""
    whole = bytearray(rezipped(contents()))
    whole[whole.rfind(b"PK\1\2") + 10] = 99
    assert "compressed in a way that is not known here" in refusal(tmp_path, bytes(whole))


# --- What is not a file -------------------------------------------------------------------------


def test_a_file_that_is_too_large_is_not_opened(tmp_path: Path) -> None:
    """An archive may have as many bytes as any other file that is read."""
    file = tmp_path / "lake.zip"
    with file.open("wb") as opened:
        opened.truncate(64 * 2**20 + 1)
    with cheaply():
        (fault,) = nt.validate(file).errors
    assert fault.code == "E113"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """A pipe that is called as an archive is refused; to open it would wait for ever."""
    os.mkfifo(tmp_path / "lake.zip")
    (fault,) = nt.validate(tmp_path / "lake.zip").errors
    assert fault.code == "E115"


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    """That there is no such file is another matter than that it is damaged."""
    with pytest.raises(FileNotFoundError):
        nt.read(tmp_path / "lake.zip")


def test_a_folder_that_is_called_as_an_archive_is_a_folder(tmp_path: Path) -> None:
    """The name alone makes no archive of it."""
    folder = tmp_path / "lake.zip"
    folder.mkdir()
    (folder / "a.json").write_text(RECORDS, "utf-8")
    assert nt.read(folder).sources.ids == ("notes",)
