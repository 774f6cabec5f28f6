"""Records and results in the tools that researchers use: data frames, databases, statistics.

What can be had as tables is a casebook, a collection of it, a comparison, and the classes of many
records (a `Sorting`). They come in two forms, and both tell the same three things apart.

**Tidy tables**, many small ones with keys, from `tables`: see `negotypes.tidy`. An empty cell is
not coded. That a source says there is none, or that a field cannot apply, is a row in ``absent``
or ``inapplicable``. Nothing is lost: `from_tables` makes an equal casebook of them. This is how a
casebook comes in every format, and how CSV, Parquet, DuckDB and Stata files are written.

**One frame** of a collection, for analysis: a row for each record. A field with one value is a
column, one with many is a column of lists. Beside every field that may be left out stands
``<field>__status``:

================ ======================================== ================ ==============
status           is                                       cell of a value  cell of a list
================ ======================================== ================ ==============
``coded``        there is a value                         the value        its values
``not-coded``    no text was coded as saying anything     empty            empty
``absent``       a source says that there is none         empty            a list of none
``inapplicable`` it cannot apply, or this kind of actor   empty            empty
                 has no such field
================ ======================================== ================ ==============

``truth`` says whether the evidence supports the record, disputes it, does both or is wanting, so
that what is disputed is not counted unseen. ``supported`` and ``disputed`` are lists of the fields
that evidence supports and disputes, with ``*`` for the record as a whole; ``absent`` and
``inapplicable`` are those with such a status, fields that hold parts among them. With these, a
condition put to the frame is answered as it is in the casebook: see `negotypes.expressions`.
Parts, such as evidence and participants, have fields
of their own and are in the tidy tables only.

The one frame of a comparison has a row for each line and subject, that of a sorting for each
record and class, with one of the four truths.

In all formats ids, texts and dates in EDTF are text, since a date such as ``2014?/..`` is no day;
whole numbers and truths are nullable; terms are categories with the whole vocabulary, in its
order. In a list they are text. Stata has no nullable types: see `to_stata`.

The libraries for this are extras, imported only when they are used.
"""
