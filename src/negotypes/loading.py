"""Casebooks by name: the built-in one, and those of installed packs."""

from functools import cache

from negotypes import builtin
from negotypes.casebook import Casebook


def load(name: str | None = None) -> Casebook:
    """The built-in casebook, or that of an installed pack; the same one at every call.

    Examples:
        >>> import negotypes as nt
        >>> book = nt.load()
        >>> book is nt.load()
        True
        >>> book.sources.ids
        ('ali-2022', 'cafarella-2014', 'cantey-2018', 'daily-beast-truce', 'speri-vice')

    Args:
        name: The id of an installed pack, one of `installed`; the built-in casebook without it.

    Returns:
        The casebook. That of a pack also holds the records on which the pack builds.

    Raises:
        UnknownId: No pack of this name is installed.
        InvalidFiles: The files of the pack have faults.
    """
    return builtin.load() if name is None else _installed(name)


@cache
def _installed(name: str) -> Casebook:
    from negotypes.packs.reading import grown  # PyYAML and cattrs take long to import

    return grown(Casebook(), name)
