"""Synthetic episodes for the explorer, drawn from what the episodes of a casebook have."""

import random
from typing import Any

FIELDS = ("case", "kind", "date", "participants", "places", "modes", "issues", "terms", "outcome")


def drawn(told: dict[str, Any], number: int) -> dict[str, Any]:
    """The data of the explorer with so many episodes in place of its own.

    Each has the values and the evidence of real ones, put together anew with a fixed seed.
    """
    draw = random.Random(20261122)
    real = told["records"]["episodes"]
    episodes = []
    for row in range(number):
        made = {"id": f"drawn-{row:05}", "summary": f"{draw.choice(real)['summary']} ({row})"}
        for field in (*FIELDS, "evidence"):
            if (value := draw.choice(real).get(field)) is not None:
                made[field] = value
        episodes.append(made)
    return told | {"records": told["records"] | {"episodes": episodes}}
