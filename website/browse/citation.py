"""What to cite for a record, and how it is written in a file."""

import negotypes as nt
from negotypes.files.writing import to_yaml
from negotypes.records import Record
from website.browse.markup import Html, element, folded, items, joined
from website.browse.shelf import Here


def citation(here: Here, record: Record) -> Html:
    """The texts behind a record and the data set: formatted, and for programs."""
    found = nt.cite(record, here.book)
    forms = {"BibTeX": found.bibtex(), "CSL-JSON": found.csl_json(), "RIS": found.ris()}
    folds = (folded(name, _code(said)) for name, said in forms.items())
    said = (items(found.lines(), class_="nt-citation"), *folds)
    return element("div", *said)


def yaml(record: Record) -> Html:
    """The record as a file has it."""
    return folded("The record in YAML", _code(to_yaml([record])))


def _code(said: str) -> Html:
    lines = said.replace("\r\n", "\n").rstrip("\n")
    return joined((element("pre", element("code", lines), tabindex="0"),))
