"""The property space of a typology of cooperation, and the relations in its cells."""

import negotypes as nt

book = nt.load()
axes = nt.plot.property_space(book.typologies["cooperation-level"].space())
axes.figure.savefig("property_space.png", dpi=100)
