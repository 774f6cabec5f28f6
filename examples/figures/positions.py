"""Where governments and groups in the Sahel stand on negotiating, disputed reports included."""

import negotypes as nt

book = nt.load()
states = ["Mali", "Burkina Faso", "Niger", "France", "United States"]
held = book.positions.coded(holder=[*states, "JNIM", "Ibrahim Boubacar Keita"])
axes = nt.plot.positions(held)
axes.figure.savefig("positions.png", dpi=100)
