"""Tables made ready for analysis: cases, actors, panels, and cases by conditions.

A tidy table has what a text says; an analysis asks for one row a unit, with everything about it.
These tables are made of the records and hold no more than they do: what is empty is not coded,
and a column beside it says so. Five texts do not make a census: a count is of what is coded, and
an absence from these tables is no evidence of absence.
"""
