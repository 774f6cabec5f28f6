"""The property spaces of typologies, with who is where."""

from typing import Any

from negotypes import Casebook, TooLarge
from negotypes.typologies import Typology


def space(book: Casebook, typology: Typology) -> dict[str, Any]:
    """A typology's property space as plain values.

    Args:
        book: The casebook whose records are placed.
        typology: The typology.

    Returns:
        What `PropertySpace.plain` returns, with the names and definitions of the classes; without
        cells, and with the reason, where there are too many to be laid out.
    """
    names = {one.id: [one.name, one.definition] for one in typology.classes}
    told: dict[str, Any] = {"id": typology.id, "unit": str(typology.unit), "classes": names}
    try:
        laid_out = typology.space(book).plain()
    except TooLarge as error:
        return told | {"large": str(error)}
    kept = {name: laid_out[name] for name in ("axes", "rows", "undetermined", "in_class")}
    cells = [[cell["possible"], cell["classes"], cell["members"]] for cell in laid_out["cells"]]
    return told | kept | {"cells": cells}
