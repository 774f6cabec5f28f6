"""Nothing shown is unrun: the README, the pages of the site, and the examples."""

import doctest
import re
import runpy
import shutil
import tomllib
from argparse import ArgumentParser
from contextlib import chdir
from pathlib import Path

import pytest

import negotypes as nt
from negotypes.cli import COMMANDS
from negotypes.cli.command import Command
from negotypes.packs.installed import GROUP
from pages import ROOT, copy_examples, rewrite, shown_on

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
EXAMPLES = sorted((ROOT / "examples").glob("*.py"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_code_on_a_page_gives_the_output_that_is_shown(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every line after >>> runs in a copy of the examples, and what stands below it comes out."""
    monkeypatch.setenv("MPLBACKEND", "Agg")
    copy_examples(tmp_path)
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    with chdir(tmp_path):
        result = doctest.testfile(str(page), module_relative=False, encoding="utf-8")
    assert result.failed == 0


def test_the_readme_shows_code() -> None:
    """The test above would pass on a page without any."""
    shown = doctest.DocTestParser().get_examples(PAGES[0].read_text("utf-8"))
    assert sum(len(example.source.splitlines()) for example in shown) >= 8


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_command_on_a_page_prints_what_is_shown(page: Path) -> None:
    """Every line after $ runs, and what stands below it is what is printed."""
    wrong = [str(shown) for shown in shown_on(page.read_text("utf-8")) if not shown.right]
    assert not wrong, "\n\n".join(wrong)


def test_the_pieces_of_a_file_on_a_page_stand_in_the_file() -> None:
    """What is shown of a typology is what is read; a condition on a page can be read."""
    whole = (ROOT / "docs" / "openness.yaml").read_text("utf-8")
    first = (ROOT / "docs" / "own-typology.md").read_text("utf-8").partition("\n## Mistakes")[0]
    pieces = re.findall(r"(?ms)^```yaml\n(.*?)^```", first)
    assert len(pieces) == 4
    assert all(piece in whole for piece in pieces)
    conditions = (ROOT / "docs" / "reference" / "conditions.md").read_text("utf-8")
    for piece in re.findall(r"(?ms)^```yaml\n(.*?)^```", conditions):
        nt.read_condition(piece, "actors")


def test_the_site_shows_commands() -> None:
    """The test above would pass on pages without any."""
    shown = list(shown_on((ROOT / "docs" / "commands.md").read_text("utf-8")))
    assert len(shown) >= 12


COUNT = "0 errors, 0 warnings, 9 records"
CHANGE = """\
```diff title="my-cases/valley-talks.yaml"
-    certainty: reported
+    certainty: reportd
```
"""
CHANGE = CHANGE.replace("    certainty", "        certainty")
VALIDATE = f"""\
```console
$ negotypes validate my-cases
{COUNT}
```
"""


def test_what_is_shown_can_be_wrong() -> None:
    """Another output, and another state of the files, are told from the right ones."""
    (right,) = shown_on(VALIDATE)
    assert right.right
    (wrong,) = shown_on(VALIDATE.replace("9 records", "8 records"))
    assert not wrong.right
    assert "9 records" in str(wrong)
    (changed,) = shown_on(CHANGE + VALIDATE)
    assert not changed.right
    assert "'reportd' is not a term of Certainty" in changed.got
    backwards = CHANGE.replace("\n-", "\n~").replace("\n+", "\n-").replace("\n~", "\n+")
    (mended,) = shown_on(f"<!-- backwards -->\n\n{backwards}{VALIDATE}")
    assert mended.got == changed.got
    undone = list(shown_on(f"{CHANGE}{VALIDATE}# Next\n{VALIDATE}"))
    assert [shown.right for shown in undone] == [False, True]


def test_a_page_is_run_where_it_says() -> None:
    """In an empty folder there are no examples."""
    places = ("<!-- in an empty folder -->", "<!-- in a copy of examples -->")
    shown = list(shown_on("".join(f"{place}\n{VALIDATE}" for place in places)))
    assert [each.right for each in shown] == [False, True]


@pytest.mark.parametrize(
    ("page", "message"),
    [
        (CHANGE.replace("-        certainty", "-certainty"), "has not once"),
        ('```yaml title="my-cases/pack.yaml"\nid: yours\n```\n', "has nowhere"),
        ("```console\nnegotypes list\n```\n", "a command without '[$] ' is not run"),
        ("```console\n$ rm -r my-cases\n```\n", "only negotypes is run, not 'rm'"),
    ],
)
def test_a_page_that_cannot_be_run_is_refused(page: str, message: str) -> None:
    """It would show what is not so."""
    with pytest.raises(ValueError, match=message):
        list(shown_on(page))


def test_a_page_can_be_brought_up_to_date(tmp_path: Path) -> None:
    """Only what is wrong is written anew."""
    page = tmp_path / "page.md"
    page.write_text(VALIDATE.replace(COUNT, "nothing") + VALIDATE.replace(COUNT, "..."), "utf-8")
    rewrite(page)
    assert page.read_text("utf-8") == VALIDATE + VALIDATE.replace(COUNT, "...")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_an_example_runs_from_start_to_end(
    example: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each example is a program that prints something and raises nothing."""
    monkeypatch.setattr("sys.argv", [str(example)])
    runpy.run_path(str(example), run_name="__main__")
    assert capsys.readouterr().out.strip()


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_stands_on_its_page_with_all_options(command: Command) -> None:
    """Under its name, with what it does in the table of all."""
    page = (ROOT / "docs" / "commands.md").read_text("utf-8")
    assert f"| [`{command.name}`](#{command.name}) | {command.does.partition(',')[0]}" in page
    section = page.partition(f"\n### {command.name}\n")[2].partition("\n### ")[0]
    usage = section.partition("```text\n")[2].partition("```")[0]
    parser = ArgumentParser(add_help=False)
    command.declare(parser)
    options = set(re.findall(r"--[a-z-]+", parser.format_help()))
    assert set(re.findall(r"--[a-z-]+", usage)) == options


def test_the_package_that_offers_a_pack_is_described_as_it_must_be() -> None:
    """The example of a pyproject.toml names the group that is looked up."""
    page = (ROOT / "docs" / "packs.md").read_text("utf-8")
    project = tomllib.loads(page.partition("```toml\n")[2].partition("```")[0])["project"]
    assert project["entry-points"] == {GROUP: {"lake-talks": "lake_talks.data"}}
