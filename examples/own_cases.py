"""Add a case of one's own to the built-in casebook, and set it beside a built-in one."""

from pathlib import Path

import negotypes as nt

mine = nt.read(Path(__file__).parent / "my-cases")
book = nt.load().extend(mine)

truce = book.episodes["valley-talks-truce"]
print(f"{truce.summary} {truce.truth().label}.")

for condition in book.preconditions.where(before="talks"):
    print(f"{book.name(condition.holder)}: {condition.summary} ({condition.evidence[0].citation})")

print()
print(nt.compare("valley-talks", "prisoner-exchange-2020", book=book))
