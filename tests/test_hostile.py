"""Packs that somebody made to do harm: refused in seconds, without much memory, and escaped."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

import negotypes as nt
from negotypes.codebooks import codebook
from negotypes.errors import UNSEEN, did_you_mean
from negotypes.files import json_text, yaml_text
from negotypes.files.nodes import Unreadable
from negotypes.files.reading import Reading, read_text
from negotypes.records.pack import Pack
from negotypes.reports import FORMATS
from negotypes.tidy import csv_text, tables
from sample import BOOK

resource: Any = pytest.importorskip("resource", reason="limits of memory are those of Unix")

MEMORY = 2**30
SECONDS = 20
"""A process may take this long at the most; alone on a machine it takes a tenth of it."""

PACK = "id: bad\ntitle: Bad\nversion: '1'\nauthors: [A]\nlicence: x\n"


def limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def validate(path: Path, *words: str) -> tuple[int, str, str]:
    """Validate in a process of its own, which may neither take long nor much memory."""
    run = subprocess.run(
        [sys.executable, "-m", "negotypes", "validate", str(path), *words],
        env=os.environ
        | {"PYTHONPATH": str(Path(nt.__file__).parents[1]), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        timeout=SECONDS,
        preexec_fn=limit,
        check=False,
    )
    return run.returncode, run.stdout.decode(), run.stderr.decode()


def told(path: Path, *words: str) -> str:
    """What is said of a pack that is refused: faults, each with its code, and their number."""
    code, out, err = validate(path, *words)
    assert re.fullmatch(r"[0-9]+ errors?, 0 warnings\n", err), err[-500:]
    assert code == 1
    harmless(out)
    return out


def harmless(shown: str) -> None:
    """Nothing in a text that a terminal obeys, or that is not seen."""
    assert re.search(f"(?![\n]){UNSEEN}", shown) is None


def put(folder: Path, content: str | bytes, name: str = "a.yaml") -> Path:
    """A folder with a pack that builds on nothing, and one file more."""
    (folder / "pack.yaml").write_text(PACK + "builds_on: []\n", "utf-8")
    whole = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    (folder / name).write_bytes(whole)
    return folder


LAUGHS = "a0: &a0 [x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9)
)

# --- Forms of YAML ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param("cases: " + "[" * 100_000, "E105 nested more than 32", id="lists"),
        pytest.param("cases: " + "{" * 100_000, "E105 nested more than 32", id="mappings"),
        pytest.param("- " * 100_000, "E105 nested more than 32", id="lists in lines"),
        pytest.param("? " * 100_000, "E105 nested more than 32", id="keys in keys"),
        pytest.param(
            "".join(" " * n + "a:\n" for n in range(1000)), "E105 nested more", id="lines"
        ),
        pytest.param(LAUGHS, "E107 the alias *a0 is not allowed", id="laughs"),
        pytest.param('? "' + "x" * 30_000_000 + '"\n: []', "E112 xxx", id="key"),
        pytest.param("cases:\n  - id: " + "x" * 30_000_000, "E201 cases[xxx", id="scalar"),
        pytest.param("cases:\n" + "- x\n" * 110_000, "E117 more than 100000 faults", id="faults"),
        pytest.param("cases: []\n" * 50_000, "E106 the key 'cases' is given", id="one key"),
        pytest.param("---\n" * 200_000, "E110 a second document", id="documents"),
        pytest.param("cases: &" + "a" * 1_000_000 + " []", "E107 the anchor &aaa", id="anchor"),
        pytest.param("cases: [" + "!x a," * 20_000 + "]", "E108 the tag !x", id="tags"),
        pytest.param("%TAG ! tag:x,2000:\n---\na: !x []", "E108 the tag tag:x,2000:x", id="%TAG"),
        pytest.param("%" + "A" * 1_000_000, "E103 not YAML", id="directive"),
        pytest.param("cases:\n- <<: {id: a}\n  x: b", "has no field '<<'", id="merge"),
        pytest.param("? [a, b]\n: c", "E109 a key that is not text", id="list as key"),
        pytest.param(b"cases: \0[]", "the invisible character U+0000", id="nul"),
        pytest.param("cases: []".encode("utf-16"), "E102 not UTF-8: the byte 0xff", id="utf-16"),
        pytest.param('cases: ["\\ud800"]', "E103 not YAML", id="half a character"),
    ],
)
def test_yaml_that_is_made_to_harm(tmp_path: Path, content: str | bytes, said: str) -> None:
    """Whatever YAML can do, a file that does it is refused with a code, soon and cheaply."""
    assert said in told(put(tmp_path, content))


@pytest.mark.parametrize("tag", ["!!python/object/apply:os.system", "!!python/object/new:eval"])
def test_nothing_is_executed(tmp_path: Path, tag: str) -> None:
    """A tag that makes other readers run a program is named, and nothing is run."""
    proof = tmp_path / "proof"
    out = told(put(tmp_path, f"cases: {tag} ['touch {proof}']"))
    assert f"E108 the tag {tag} is not allowed here" in out
    assert not proof.exists()


@pytest.mark.parametrize("content", ["#" * 10_000_000, "\n" * 10_000_000])
def test_much_of_nothing_is_nothing(tmp_path: Path, content: str) -> None:
    """Ten megabytes of comments, or of empty lines, hold no records and do no harm."""
    assert validate(put(tmp_path, content)) == (0, "", "0 errors, 0 warnings, 0 records\n")


# --- Forms of JSON ------------------------------------------------------------------------------


def paragraphs(number: str) -> str:
    return f'{{"sources": [{{"id": "a", "title": "b", "paragraphs": {number}}}]}}'


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param("[" * 100_000, "E105 nested more than 32", id="lists"),
        pytest.param('{"a":' * 100_000, "E105 nested more than 32", id="objects"),
        pytest.param('{"' + "x" * 30_000_000 + '": []}', "E112 xxx", id="key"),
        pytest.param(paragraphs("9" * 1_000_000), "Infinity is not a whole number", id="digits"),
        pytest.param(paragraphs("1e999999999"), "Infinity is not a whole number", id="exponent"),
        pytest.param(paragraphs("NaN"), "NaN is not a whole number", id="nan"),
        pytest.param(paragraphs('"\\ud800"'), "'?' is not a whole number", id="half a character"),
        pytest.param('{"cases": [], "cases": []}', "E106 the key 'cases'", id="one key"),
        pytest.param("{" + '"cases": [],' * 50_000, "E106 the key 'cases'", id="keys"),
        pytest.param('{"cases": [' + "1," * 2_100_000, "E113 more than 2000000", id="values"),
        pytest.param(b'{"cases": [\0]}', "E104 not JSON", id="nul"),
    ],
)
def test_json_that_is_made_to_harm(tmp_path: Path, content: str | bytes, said: str) -> None:
    """Whatever JSON can do, a file that does it is refused with a code, soon and cheaply."""
    assert said in told(put(tmp_path, content, "a.json"))


def test_a_number_that_is_almost_nothing_is_nothing(tmp_path: Path) -> None:
    """A huge negative exponent is zero, and costs nothing."""
    assert validate(put(tmp_path, paragraphs("1e-9999999999999"), "a.json"))[0] == 0


# --- Limits -------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["yaml", "json"])
def test_a_file_may_have_so_many_values(monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    """As many keys and values as the limit says are read, and one more is refused."""
    module: Any = json_text if form == "json" else yaml_text
    text = '{"cases": [1, 2, 3]}'  # the mapping, a key, the list and three values
    monkeypatch.setattr(module, "VALUES", 6)
    assert module.parse(text, "x")
    monkeypatch.setattr(module, "VALUES", 5)
    with pytest.raises(Unreadable) as caught:
        module.parse(text, "x")
    (fault,) = caught.value.faults
    assert (fault.code, fault.expected) == ("E113", "split the file")


@pytest.mark.parametrize("form", ["yaml", "json"])
def test_so_many_faults_are_told(monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    """As many faults of a file as the limit says are told, and then that there are more."""
    for module in (json_text, yaml_text):
        monkeypatch.setattr(module, "FAULTS", 3)
    for twice, codes in ((3, ["E106"] * 3), (4, ["E106"] * 3 + ["E117"])):
        keys = ['"cases": []'] * (twice + 1)
        text = "\n".join(keys) if form == "yaml" else "{" + ",".join(keys) + "}"
        reading = Reading()
        read_text(text, f"x.{form}", reading)
        assert [fault.code for fault in reading.faults] == codes


def test_so_many_records_at_fault_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rest of a file is not looked at once there is enough to mend."""
    monkeypatch.setattr("negotypes.files.reading.FAULTS", 3)
    for wrong, codes in ((4, ["E204"] * 4), (6, ["E204"] * 4 + ["E117"])):
        reading = Reading()
        read_text("cases:\n" + "- x\n" * wrong, "x.yaml", reading)
        assert [fault.code for fault in reading.faults] == codes
    (last,) = reading.hiding
    assert (last.code, last.line, last.expected) == ("E117", 6, "what follows was not read")


def test_nothing_near_is_looked_for_in_megabytes() -> None:
    """What is longer than any known value has no hint; what is shorter has one."""
    assert did_you_mean("caves", ["cases"]) == "did you mean 'cases'?"
    assert did_you_mean("x" * 199 + "y", ["x" * 200]) is not None
    assert did_you_mean("x" * 200 + "y", ["x" * 201]) is None


# --- Names that are not what they seem ----------------------------------------------------------

EVIL = "<script>alert(1)</script>\x1b[31m\u202eevil\u200b\u2066\U000e0041\x85\u2028end"


@pytest.mark.parametrize("form", FORMATS)
def test_names_are_escaped_in_every_report(tmp_path: Path, form: str) -> None:
    """Ids, keys, values, names of files and of folders are shown without what is not seen."""
    evil = EVIL.replace("/", "|")
    inner = tmp_path / evil
    inner.mkdir()
    (inner / f"{evil}.yaml").write_text("cases: x", "utf-8")
    (inner / "newline\nin it.yaml").write_text("x: []", "utf-8")
    (inner / f"{evil}-link").symlink_to("nowhere")
    record: dict[str, Any] = {"id": EVIL, "name": EVIL, EVIL: EVIL, "kind": EVIL, "parties": [EVIL]}
    record |= {"evidence": [{EVIL: EVIL, "anchor": EVIL}], "period": EVIL, "outcome": {EVIL: EVIL}}
    put(tmp_path, json.dumps({"cases": [record], EVIL: []}), "a.json")
    (tmp_path / "b.yaml").write_text(f"cases: !<{EVIL}> &{EVIL[:8]} []\n", "utf-8")
    out = told(tmp_path, "--format", form)
    assert "?[31m?evil???" in out
    if form in ("json", "sarif"):
        assert json.loads(out)
    if form in ("text", "github"):
        lines = out.splitlines()
        assert all(re.match(r"::error file=|.*:[0-9]+:[0-9]+: E[0-9]{3} ", line) for line in lines)


def test_a_path_that_is_not_there_is_escaped(tmp_path: Path) -> None:
    """What was asked for by name is quoted without what a terminal obeys."""
    code, out, err = validate(tmp_path / EVIL.replace("/", "|"))
    assert (code, out) == (2, "")
    assert "No such file or directory" in err
    harmless(err)


def test_markup_is_escaped_in_every_table_and_codebook() -> None:
    """HTML and Markdown show markup that stands in records; control characters cannot stand in."""
    bad = "<script>alert(1)</script> <img src=x onerror=y>"
    front = evolve(BOOK.actors["river-front"], name=bad, aliases=(bad,), places=(bad,), note=bad)
    case = evolve(BOOK.cases["river-talks"], name=bad, summary=bad)
    others = (record for record in BOOK.records if record.id not in (front.id, case.id))
    book = nt.Casebook([*others, front, case])
    about = Pack(id="bad", title=bad, version=bad, authors=(bad,), licence=bad, summary=bad)
    comparison = nt.compare("river-front", "hill-league", book=book)
    dossier = book.about("river-front")
    made = codebook(book, about)
    shown = [
        made.html(),
        made.markdown(),
        *(part._repr_html_() for part in (dossier, comparison)),
        *(table.html() for table in (dossier.table(), comparison.table())),
        *(table.markdown() for table in (dossier.table(), comparison.table())),
    ]
    for text in shown:
        assert "<script" not in text
        assert "<img" not in text
        harmless(text.replace("\r", ""))
    assert all(bad in csv_text(tables(book)[name]) for name in ("actors", "cases"))


@pytest.mark.parametrize("sign", ["\x1b", "\u202e", "\u200b", "\u2066", "\U000e0041", "\x00"])
def test_no_value_has_what_is_not_seen(tmp_path: Path, sign: str) -> None:
    """A text with such a sign is refused, so that no table or codebook ever shows one."""
    source = {"sources": [{"id": "a", "title": f"x{sign}y"}]}
    (tmp_path / "a.json").write_text(json.dumps(source), "utf-8")
    (fault,) = nt.validate(tmp_path).errors
    assert (fault.code, fault.problem) == (
        "E206",
        f"the invisible character U+{ord(sign):04X} in a text",
    )


# --- What lies in a folder ----------------------------------------------------------------------


def links(folder: Path) -> None:
    (folder / "file.yaml").symlink_to("/etc/passwd")
    (folder / "folder").symlink_to("/")
    (folder / "dangling.yaml").symlink_to("nowhere")
    (folder / "loop").symlink_to(".")
    (folder / "self.yaml").symlink_to("self.yaml")


def test_links_are_not_followed(tmp_path: Path) -> None:
    """To a file, to a folder, to nowhere, round in a circle: each is named, and none read."""
    links(put(tmp_path, "cases: []"))
    out = told(tmp_path)
    names = re.findall(r"(?m)^.*/(.+):1:1: E114 a symbolic link is not followed", out)
    assert names == ["dangling.yaml", "file.yaml", "folder", "loop", "self.yaml"]


def pipe(folder: Path) -> None:
    os.mkfifo(folder / "b.yaml")


def descend(folder: Path) -> None:
    deep = folder.joinpath(*["d"] * 200)
    deep.mkdir(parents=True)
    (deep / "a.yaml").write_text("cases: x")


def undecodable(folder: Path) -> None:
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff.yaml")).write_text("cases: x")


def newline(folder: Path) -> None:
    (folder / "b\nc.yaml").write_text("cases: x")


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (pipe, "b.yaml:1:1: E115 not a plain file; remove it"),
        (descend, "/d/d/d/d/a.yaml:1:8: E111 cases: not a list"),
        (undecodable, "/?.yaml:1:8: E111"),
        (newline, "/b?c.yaml:1:8: E111"),
    ],
)
def test_odd_files(tmp_path: Path, make: Callable[[Path], None], said: str) -> None:
    """Pipes, names in no known letters or of two lines, and deep folders do no harm."""
    make(put(tmp_path, "cases: []"))
    assert said in told(tmp_path)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    """What may not be opened is told by its name."""
    (put(tmp_path, "cases: []") / "a.yaml").chmod(0)
    code, _, err = validate(tmp_path)
    assert code == 2
    assert "Permission denied" in err


# --- References ---------------------------------------------------------------------------------


def test_a_pack_that_builds_on_itself(tmp_path: Path) -> None:
    """A circle is told, and not gone round."""
    (tmp_path / "pack.yaml").write_text(PACK + "builds_on: [bad]\n", "utf-8")
    assert "E601 pack.builds_on[0]: the pack 'bad' builds on itself" in told(tmp_path)


def test_a_record_that_refers_to_ten_thousand(tmp_path: Path) -> None:
    """Ten thousand references that lead nowhere are told in seconds, each with a hint."""
    ids = [f"actor-{n}" for n in range(10_000)]
    found = {"source": "s", "paragraphs": [1], "anchor": "a b c", "certainty": "asserted"}
    found["attribution"] = [{"who": "actor-0", "role": "author"}]
    case = {"id": "c", "name": "c", "summary": "s", "kind": "state-group", "parties": ids}
    source, actor = {"id": "s", "title": "t"}, {"id": "actor-x", "kind": "person", "name": "n"}
    file = {"sources": [source], "cases": [case | {"evidence": [found]}]}
    file["actors"] = [actor | {"evidence": [found]}]
    out = told(put(tmp_path, json.dumps(file), "a.json"))
    assert out.count("E302") == 10_002
    assert "cases[c].parties[9999]: no 'actor-9999' among the actors; did you mean" in out
