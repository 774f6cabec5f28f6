"""Try a typology of one's own, written in a file, on the built-in casebook."""

from pathlib import Path

import negotypes as nt

book = nt.load().extend(nt.read(Path(__file__).parent / "my-typology.yaml"))
mine = book.typologies["stance-on-talks"]
print(mine.classify_all())
print(mine.classify("JNIM").explain())
print(mine.prove())
print(mine.audit())
