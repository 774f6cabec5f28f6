"""Measure how far two coders of one text agree, and list what they should talk over."""

from pathlib import Path

import negotypes as nt

here = Path(__file__).parent / "two-coders"
found = nt.agreement(nt.read(here / "a"), nt.read(here / "b"))

for name in ("positions.stance", "positions.evidence.certainty"):
    line = found.line(name)
    print(f"{name}: {line.both} pairs, {line.percent:.1f} % agree, alpha {line.alpha}")

print()
for each in found.disagreements:
    first, second = (", ".join(values) for values in (each.first, each.second))
    print(f"{each.pair.first.id}, {each.field}: {first} or {second} ({each.citations[0][0]})")
