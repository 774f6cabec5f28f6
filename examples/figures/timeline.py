"""What is known of one group over time, drawn as surely as it is dated."""

import negotypes as nt

book = nt.load()
axes = nt.plot.timeline(book.about("JNIM"), kinds=["relations", "positions", "episodes", "events"])
axes.figure.savefig("timeline.png", dpi=100)
