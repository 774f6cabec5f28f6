"""The worked notebook runs from start to end in a kernel as Jupyter starts it."""

import ast
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from traitlets.config import Config

import negotypes as nt

pytest.importorskip("ipykernel", reason="without ipykernel there is no kernel to run a notebook")
nbformat: Any = pytest.importorskip("nbformat", reason="nbformat is needed to read a notebook")
nbclient: Any = pytest.importorskip("nbclient", reason="nbclient is needed to run a notebook")

FILE = Path(__file__).parents[1] / "examples" / "worked_notebook.ipynb"
STORED = nbformat.read(FILE, as_version=nbformat.NO_CONVERT)
CODE = {cell.id: cell.source for cell in STORED.cells if cell.cell_type == "code"}

TABLES = {
    *("load", "ask", "both", "contested", "dossier", "compare", "documented", "classify"),
    *("explain", "stricter", "sensitivity", "cases", "cases-frame", "panel", "gaps", "matrix"),
    "cite",
}
FIGURES = {"timeline", "positions"}
PRINTED = {"export", "versions"}


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, list[Any]]]:
    """What each cell gives, by its id; a cell that fails raises here.

    The kernel reads no settings of whoever runs the tests, and is spoken to through files: the
    names of these are short, as they are taken from the folder it runs in.
    """
    home = tmp_path_factory.mktemp("kernel")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(home)
        for name in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR"):
            patch.setenv(name, str(home / name.lower()))
        patch.setenv("PYTHONPATH", str(Path(nt.__file__).parents[1]))
        patch.delenv("MPLBACKEND", raising=False)
        how = {"KernelManager": {"transport": "ipc"}} if os.name == "posix" else {}
        notebook = nbformat.read(FILE, as_version=4)
        nbclient.NotebookClient(notebook, config=Config(how), timeout=300).execute()
        yield {cell.id: cell.outputs for cell in notebook.cells if cell.cell_type == "code"}


def kinds(outputs: list[Any]) -> set[str]:
    """In which forms a cell shows something."""
    return {kind for one in outputs for kind in one.get("data", {one.output_type: ""})}


def test_it_is_stored_as_the_format_has_it() -> None:
    """Valid, with an id for each cell, and without anything that a run leaves behind."""
    nbformat.validate(STORED)
    assert (STORED.nbformat, STORED.nbformat_minor) == (4, 5)
    ids = [cell.id for cell in STORED.cells]
    assert len(set(ids)) == len(ids)
    assert set(CODE) == TABLES | FIGURES | PRINTED
    for cell in STORED.cells:
        assert cell.metadata == {}
        assert cell.cell_type == "markdown" or (cell.outputs, cell.execution_count) == ([], None)


def test_it_can_be_read() -> None:
    """It begins and all but ends with text; cells are short, and what stands alone is explained."""
    assert STORED.cells[0].cell_type == STORED.cells[-2].cell_type == "markdown"
    assert max(len(source.splitlines()) for source in CODE.values()) <= 16
    texts = [cell.source for cell in STORED.cells if cell.cell_type == "markdown"]
    assert sum(text.startswith("## ") for text in texts) >= 10
    assert "What the data cannot tell" in texts[-1]


def test_its_names_are_from_the_door() -> None:
    """What is used of the library is public; beside it stand pandas and what comes with Python."""
    used: set[str] = set()
    imported: set[str | None] = set()
    for source in CODE.values():
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                used |= {node.attr} if node.value.id == "nt" else set()
            elif isinstance(node, ast.Import):
                imported |= {name.name for name in node.names}
            elif isinstance(node, ast.ImportFrom):
                imported.add(node.module)
    assert used <= set(nt.__all__)
    assert {"load", "compare", "case_table", "dyad_years", "AtRisk", "truth_matrix"} <= used
    assert {"plot", "export", "cite", "EvidenceStandard", "Truth"} <= used
    assert imported == {"negotypes", "pandas", "pathlib", "tempfile", "importlib.metadata"}


def test_no_cell_fails_or_warns(outputs: dict[str, list[Any]]) -> None:
    """Nothing is said to those who run it that is not meant for them."""
    assert {one.output_type for cell in outputs.values() for one in cell} <= {
        "execute_result",
        "display_data",
        "stream",
    }
    assert not [one for cell in outputs.values() for one in cell if one.get("name") == "stderr"]


def test_every_cell_shows_something(outputs: dict[str, list[Any]]) -> None:
    """Tables come out as HTML and figures as images, one for each cell; the rest is printed."""
    assert {cell for cell, shown in outputs.items() if "text/html" in kinds(shown)} == TABLES
    assert {cell for cell, shown in outputs.items() if "image/png" in kinds(shown)} == FIGURES
    assert {cell for cell, shown in outputs.items() if kinds(shown) == {"stream"}} == PRINTED
    assert {len(shown) for shown in outputs.values()} == {1}


def test_what_the_texts_between_say_is_so(outputs: dict[str, list[Any]]) -> None:
    """The numbers that stand in them, and what is said to be seen in a table."""
    assert outputs["contested"][0].data["text/html"].count(">contested<") == 4
    settled = outputs["matrix"][0].data["text/html"]
    assert "configurations: 4. Found in records of which all is known: 1." in settled
    sensitive = outputs["sensitivity"][0].data["text/html"]
    for standard in ("No unnamed voice", "Nothing at second hand"):
        assert f"<td>{standard}</td><td>unknown</td><td>unknown *</td>" in sensitive
    stricter = outputs["stricter"][0].data["text/plain"]
    assert ["France", "Contested", "Holds"] in [line.split() for line in stricter.splitlines()]
    assert "Not dated" in outputs["gaps"][0].data["text/plain"].splitlines()[1]
