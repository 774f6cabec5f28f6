"""Write a typology in Python, and see what it makes of the built-in casebook."""

import negotypes as nt

book = nt.load()
classes = {
    "waits": ("Sets conditions", nt.has("preconditions", before="talks")),
    "declines": ("Declines", nt.has("positions", stance="refuses")),
    "seeks": ("Seeks talks", nt.has("positions", stance=["advocates", "open", "conditional"])),
}
mine = nt.Typology(
    id="stance-on-talks",
    name="Stance on talks",
    summary="Armed groups by whether they set conditions for talks, decline or seek them.",
    holder="myself",
    unit=nt.RecordKind.ACTORS,
    population=nt.field("kind") == "armed-group",
    classes=tuple(
        nt.TypeClass(id=key, name=name, definition=name, defined=True, criteria=condition)
        for key, (name, condition) in classes.items()
    ),
    exclusive=True,
    evidence=(),
)

for key, counts in mine.classify_all(book).count().items():
    print(f"{key}: {counts[nt.Truth.HOLDS]} hold, {counts[nt.Truth.UNKNOWN]} unknown")
print()
print(mine.classify("JNIM", book).explain())
print()
print(mine.prove())
