"""The reference: tables of all fields and terms, a diagram, and an index of every name.

What is said of functions and classes comes from their docstrings, where a page of
``docs/reference`` names them. Of the classes themselves these are made:

* `records`: a table of the fields of every kind of record and part.
* `vocabularies`: every term with its label and definition.
* `diagram`: which class is a kind of which, and which it names, as a drawing.
* `classes`: which classes these are.
* `index`: every page with the names that stand on it.
* `text`: what stands at the head of each of these pages.
* `links`: the names in docstrings, as links.
"""

from collections.abc import Iterator

from website.page import Page
from website.reference.index import index
from website.reference.records import records
from website.reference.vocabularies import vocabularies


def pages() -> Iterator[Page]:
    """All pages of the reference that are made."""
    made = {"records": records(), "vocabularies": vocabularies()}
    for name, text in made.items():
        yield Page(f"reference/{name}.md", text)
    yield Page("reference/index.md", index(made))
