"""The command that compares two coders: a table or JSON, and plain refusals."""

import json
from pathlib import Path

import pytest

import negotypes as nt
from coders import ANN, BEN
from negotypes.cli import main
from sample import BOOK

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def packs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """The packs of the two coders, in a file and in a folder, on the small casebook."""
    around = nt.Casebook(r for r in BOOK.records if r.id not in ("hill-league", "marsh-2020"))
    monkeypatch.setattr("negotypes.packs.reading.load", lambda: around)
    monkeypatch.setenv("COLUMNS", "100")
    nt.write(ANN, tmp_path / "ann.yaml")
    nt.write(BEN, tmp_path / "ben")
    return str(tmp_path / "ann.yaml"), str(tmp_path / "ben")


def test_the_table(packs: tuple[str, str], capsys: Capture) -> None:
    """It is that of the library, with the levels that were asked for."""
    words = ["--level", "evidence.certainty=ordinal", "--level", "issues=nominal"]
    assert main(["agreement", *packs, *words, "--resamples", "20"]) == 0
    levels = {"evidence.certainty": "ordinal", "issues": "nominal"}
    expected = nt.agreement(ANN, BEN, levels=levels, resamples=20)
    assert capsys.readouterr() == (f"{expected.table().text(100)}\n", "")


def test_json(packs: tuple[str, str], capsys: Capture) -> None:
    """All figures for a program, with a thousand resamples unless asked otherwise."""
    assert main(["agreement", *packs, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == nt.agreement(ANN, BEN).plain()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--level", "stance=ratio"], "the values of 'positions.stance' cannot be 'ratio'"),
        (["--level", "stance=ordnal"], "did you mean 'ordinal'"),
        (["--level", "stanze=nominal"], "no field 'stanze' that is compared; did you mean"),
        (["--resamples", "-3"], "-3 is no number of resamples; expected 0 to 1000000"),
    ],
)
def test_a_wrong_level_ends_with_2(
    packs: tuple[str, str], capsys: Capture, words: list[str], message: str
) -> None:
    """With a message, and no figures."""
    assert main(["agreement", *packs, *words]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert message in err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--level", "stance"], "'stance' is not of the form FIELD=LEVEL"),
        (["--resamples", "many"], "invalid int value: 'many'"),
        (["--seed", "3"], "unrecognized arguments: --seed 3"),
    ],
)
def test_a_command_put_wrongly_ends_with_2(
    packs: tuple[str, str], capsys: Capture, words: list[str], message: str
) -> None:
    """What the words must be is said."""
    with pytest.raises(SystemExit) as caught:
        main(["agreement", *packs, *words])
    assert caught.value.code == 2
    assert message in capsys.readouterr().err


def test_packs_must_be_there_and_without_faults(
    packs: tuple[str, str], capsys: Capture, tmp_path: Path
) -> None:
    """A missing file ends with 2; faults in files with 1, each with its line."""
    missing = str(tmp_path / "missing.yaml")
    assert main(["agreement", packs[0], missing]) == 2
    assert missing in capsys.readouterr().err
    faulty = tmp_path / "faulty.yaml"
    faulty.write_text("actors:\n  - id: x\n    kind: stat\n", encoding="utf-8")
    assert main(["agreement", str(faulty), packs[1]]) == 1
    assert "faulty.yaml:3:11: E208 actors[x].kind: 'stat' is not a term" in capsys.readouterr().err
