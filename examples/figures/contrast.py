"""The classes of a typology, its criteria, and the answers for each group."""

import negotypes as nt

book = nt.load()
axes = nt.plot.contrast(nt.contrast(book.typologies["group-orientation"]))
axes.figure.savefig("contrast.png", dpi=100)
