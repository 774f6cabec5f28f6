"""A panel of dyads by year, with its rule, its gaps, and files for other programs."""

from tempfile import TemporaryDirectory

import negotypes as nt

book = nt.load()
panel = nt.dyad_years(book, at_risk=nt.AtRisk.between(2017, 2021))
print(f"{len(panel)} dyad-years, {panel.at_risk}")
for row in panel:
    if row["n_certain"] and "mali" in (row["actor_a"], row["actor_b"]):
        least, most = row["n_certain"], row["n_possible"]
        print(f"  {row['actor_a']} - {row['actor_b']} {row['year']}: {least} to {most} episodes")
undated = sum(gap["reason"] == nt.GapReason.UNDATED for gap in panel.gaps)
print(f"{undated} times an episode has no date, and so no year")
with TemporaryDirectory() as folder:
    nt.to_csv(panel, f"{folder}/panel")  # nt.to_pandas(panel) makes a frame of it
