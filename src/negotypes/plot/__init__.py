"""Figures of what was coded, on matplotlib, which the extra `plot` installs.

* `timeline`: what happened when, and how surely that is known.
* `network`: actors and what ties them.
* `contrast`: criteria or claims by records, with the four answers.
* `property_space`: the cells of a typology, its classes, and who is there.
* `debate`: arguments for and against negotiating, and which answers which.
* `positions`: who stands where on negotiating.

Each draws on the axes that it is given, or on a figure of its own that is as large as what it
shows needs, and returns the axes. The figure of its own is made with pyplot, so that a notebook
shows it; nothing is shown or saved here, and no setting of matplotlib's is changed. On axes that
are given, all is drawn smaller where they have less room.

A meaning looks the same in every figure. None is told by colour alone.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from negotypes.extras import needed

if TYPE_CHECKING:
    from negotypes.plot.contrasts import contrast
    from negotypes.plot.debates import debate
    from negotypes.plot.networks import network
    from negotypes.plot.spaces import property_space
    from negotypes.plot.stances import positions
    from negotypes.plot.timelines import timeline

_LATER = {
    "contrast": "contrasts",
    "debate": "debates",
    "network": "networks",
    "positions": "stances",
    "property_space": "spaces",
    "timeline": "timelines",
}


def __getattr__(name: str) -> Any:
    """Import a figure, and matplotlib with it, once it is asked for.

    Raises:
        MissingExtra: matplotlib is not installed.
    """
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    needed("matplotlib", "plot")
    return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)


def __dir__() -> list[str]:
    """Everything on offer, for completion."""
    return sorted(__all__)


__all__ = ["contrast", "debate", "network", "positions", "property_space", "timeline"]
