"""The explorer: one page that filters, compares and lays out what a casebook holds.

It works without a server and without a network. All that it shows stands in one script with data,
and one script, joined of the files in ``scripts/``, does the work in the reader's browser.

* `data`: everything the page needs, as plain values; `fields`, `evidence`, `comparing` and
  `spaces` each make a part of it.
* `room`: the page, its scripts and its style sheet, as files of the site's source.
"""

from website.explorer.room import pages

__all__ = ["pages"]
