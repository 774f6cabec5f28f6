"""Build hook: put the compiled casebook into the wheel.

The casebook is written by hand as a folder of YAML files, and reading them
takes far longer than reading one JSON file. A wheel therefore carries both:
the YAML for readers and ``negotypes/data/casebook.json`` for the library.

A development (editable) installation gets no compiled file. It reads the YAML
itself, so that what it shows is never older than the files being edited.
"""

import importlib
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

COMPILED = "negotypes/data/casebook.json"


def compile_casebook(source: Path) -> str:
    """Return the text of the compiled casebook, using the library in ``source``.

    Args:
        source: The folder that contains the ``negotypes`` package.

    Returns:
        The JSON text that ``negotypes.builtin.compile_data`` produces.
    """
    sys.path.insert(0, str(source))
    writes_bytecode = not sys.dont_write_bytecode
    sys.dont_write_bytecode = True  # leave no __pycache__ in the source tree
    try:
        builtin = importlib.import_module("negotypes.builtin")
        # An installed copy must not stand in for the source being built.
        if not Path(str(builtin.__file__)).resolve().is_relative_to(source.resolve()):
            message = f"negotypes was imported from {builtin.__file__}, not from {source}"
            raise RuntimeError(message)
        text: str = builtin.compile_data(source / "negotypes" / "data")
    finally:
        sys.dont_write_bytecode = not writes_bytecode
        sys.path.remove(str(source))
    return text


class CasebookBuildHook(BuildHookInterface[Any]):
    """Compile the casebook before a wheel is built and tidy up afterwards."""

    _folder: TemporaryDirectory[str] | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the compiled casebook to a standard wheel; leave editable ones alone.

        Args:
            version: The kind of wheel, ``"standard"`` or ``"editable"``.
            build_data: What the builder is about to use; changed in place.
        """
        if version == "editable":
            return
        text = compile_casebook(Path(self.root) / "src")
        self._folder = TemporaryDirectory(prefix="negotypes-build-")
        compiled = Path(self._folder.name) / "casebook.json"
        compiled.write_text(text, encoding="utf-8", newline="\n")
        build_data["force_include"][str(compiled)] = COMPILED

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the temporary folder once the wheel is written.

        Args:
            version: The kind of wheel; not used.
            build_data: What the builder used; not used.
            artifact_path: Where the wheel was written; not used.
        """
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None
