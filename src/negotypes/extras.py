"""Libraries that are only needed for some tools, and are not installed with this one."""

from importlib import import_module
from typing import Any

from negotypes.errors import MissingExtra


def needed(module: str, extra: str) -> Any:
    """Import a library that comes with an extra.

    Args:
        module: The name of the module.
        extra: The extra of negotypes that installs it.

    Raises:
        MissingExtra: It is not installed; the message says which extra to install.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        library = module.partition(".")[0]
        if error.name is None or error.name.partition(".")[0] != library:
            raise  # it is there, and what it needs itself is not
        told = f"{library} is not installed: pip install 'negotypes[{extra}]'"
        raise MissingExtra(told, name=module) from None
