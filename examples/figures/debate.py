"""The arguments that answer each other, for and against negotiating."""

import negotypes as nt

axes = nt.plot.debate(nt.load())
axes.figure.savefig("debate.png", dpi=100)
