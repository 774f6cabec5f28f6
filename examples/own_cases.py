"""Check a pack of one's own against its text, and set its case beside a built-in one."""

from pathlib import Path

import negotypes as nt

here = Path(__file__).parent
found = nt.validate(here / "my-cases", sources=here / "valley-text")
print(f"{len(found.errors)} errors, {len(found.warnings)} warnings")

mine = nt.read(here / "my-cases")
book = nt.load().extend(mine)
for pack in book.packs:
    print(f"{pack.title} ({pack.id} {pack.version}, {pack.licence})")

truce = book.episodes["valley-talks-truce"]
print(f"{truce.summary} {truce.truth().label}.")

for condition in mine.preconditions.where(before="talks"):
    print(f"{book.name(condition.holder)}: {condition.summary} ({condition.evidence[0].citation})")

print()
print(nt.compare("valley-talks", "prisoner-exchange-2020", book=book))
