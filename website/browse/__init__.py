"""A page for every case, actor, source, mode, typology and argument, and one for every kind.

* `markup`: HTML in which whatever comes from records is text; `signs`: truth and gaps, by word
  and sign.
* `shelf`: a casebook as pages show it: links from one record to another, and back.
* `values`, `summary`, `evidence`: what a record says, and on what it rests.
* `spans` and `timeline`, `drawing` and `network`: when, and with whom.
* `dossier`, `scheme`, `paragraphs`, `citation`: what else stands on the page of a record.
* `record`, `kind` and `start`: the pages.
"""

from collections.abc import Iterator

from negotypes import Casebook
from website.address import PAGED
from website.browse.kind import kind_page
from website.browse.record import record_page
from website.browse.shelf import Shelf
from website.browse.start import start_page
from website.page import Page

__all__ = ["pages"]


def pages(book: Casebook) -> Iterator[Page]:
    """All pages to browse a casebook by.

    Args:
        book: The casebook.
    """
    shelf = Shelf.of(book)
    yield start_page(shelf)
    for kind in shelf.kinds:
        yield kind_page(shelf, kind)
    for kind in PAGED:
        for record in book.collection(kind):
            yield record_page(shelf, record)
