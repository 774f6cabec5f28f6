"""Packs that are installed as Python packages."""

from collections.abc import Mapping
from functools import cache
from importlib.metadata import entry_points
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType, ModuleType

from negotypes.errors import AmbiguousName, UnknownId, legible, listed, one_of

GROUP = "negotypes.packs"
"""The entry points that name packs: the name is the pack's id, the value its Python package."""


@cache
def installed() -> Mapping[str, str]:
    """The packs that are installed beside this library, each with the package that has it.

    A package offers the folder in which its ``pack.yaml`` stands, in its ``pyproject.toml``:

    ```toml
    [project.entry-points."negotypes.packs"]
    lake-talks = "lake_talks.data"
    ```
    """
    found = sorted(entry_points(group=GROUP), key=lambda point: point.name)
    return MappingProxyType({point.name: point.value for point in found})


def folder_of(name: str) -> Path:
    """The folder of an installed pack. The package is imported.

    Raises:
        UnknownId: No pack of this name is installed, or its package cannot be loaded, or has no
            folder.
        AmbiguousName: Several packages offer a pack of this name.
    """
    if not installed():
        raise UnknownId(f"no pack '{legible(name)}': none is installed")
    one_of(name, list(installed()), "pack", "this environment")
    point, *others = entry_points(group=GROUP, name=name)
    if others:
        packages = listed(sorted(each.value for each in (point, *others)))
        raise AmbiguousName(f"the pack '{name}' is in several packages: {packages}")
    try:
        package = point.load()
    except Exception as error:
        problem = legible(f"{type(error).__name__}: {error}")
        raise UnknownId(f"the package of the pack '{name}' cannot be loaded: {problem}") from error
    folder = files(package) if isinstance(package, ModuleType) else package
    if not isinstance(folder, Path):
        raise UnknownId(f"the pack '{name}' is no folder of files: {point.value}")
    return folder
