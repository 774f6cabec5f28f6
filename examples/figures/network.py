"""The thirty actors with the most ties, and what ties them."""

import negotypes as nt

axes = nt.plot.network(nt.load())
axes.figure.savefig("network.png", dpi=100)
