"""Stances for and against negotiating that are reported of actors in three states of the Sahel."""

import negotypes as nt

book = nt.load()
sahel = nt.field("holder.places").isin(["Mali", "Niger", "Burkina Faso"])
stance = nt.field("stance").isin(["refuses", "open", "conditional", "advocates"])
axes = nt.plot.positions(book.positions.coded(sahel, stance))
axes.figure.savefig("sahel.png", dpi=100)
