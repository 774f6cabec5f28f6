"""Where browsing begins: what there is, and how to read it."""

from negotypes import Truth
from negotypes.vocabulary import Certainty
from website.address import file_of
from website.browse import signs
from website.browse.markup import Part, element, joined, page, table
from website.browse.shelf import BROWSE, Here, Shelf
from website.page import Page


def start_page(shelf: Shelf) -> Page:
    """The kinds of record with their numbers, and the signs that stand on the pages.

    Args:
        shelf: The casebook.
    """
    here = Here(shelf, BROWSE)
    book = shelf.book
    titles = "; ".join(f"{one.title}, version {one.version}" for one in book.packs)
    top = joined(
        (
            element("h1", "Browse the casebook"),
            element(
                "p",
                f"{len(book)} records. Each says where it stands in the sources, who says so there",
                " and how surely; whatever a record refers to is a link, and so is whatever refers",
                " to it. ",
                titles,
                class_="nt-lead",
            ),
        )
    )
    kinds = (
        (
            element("a", kind.capitalize(), href=here.href(f"{BROWSE}{kind}/")),
            str(len(book.collection(kind))),
            kind.definition,
        )
        for kind in shelf.kinds
    )
    read = (
        *((signs.truth(one), one.definition) for one in Truth),
        *((signs.gap(word), meaning) for word, (_, meaning) in signs.GAPS.items()),
    )
    sure = ((one.label, one.definition) for one in Certainty)
    signs_table = table("Signs", ("Sign", "What it means"), read)
    why = element("a", "Why there are four answers", href=here.href("explanations/four-answers/"))
    more = element("p", "More: ", why, ".")
    parts = (
        Part("What there is", "kinds", table("Kinds", ("Kind", "Records", "What it is"), kinds)),
        Part("How to read a page", "signs", joined((signs_table, more))),
        Part("How surely", "certainty", table("Certainty", ("Word", "What it means"), sure)),
    )
    return Page(file_of(here.address), page("Browse the casebook", "browse", top, parts))
