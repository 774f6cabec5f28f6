"""What a typology asks, whom it puts where, and where it comes short."""

import re

from negotypes import Casebook, Truth, Typology
from negotypes.errors import TooLarge
from negotypes.layout import Table
from negotypes.records import Record, TypeClass
from negotypes.records.condition import Condition
from negotypes.records.references import references
from negotypes.records.sheets import sentence
from negotypes.typologies.classification import Classification
from negotypes.typologies.wording import in_words
from website.browse import signs
from website.browse.markup import (
    BREAK,
    Html,
    Part,
    element,
    folded,
    items,
    joined,
    table,
    text,
)
from website.browse.shelf import Here


def scheme(here: Here, typology: Typology) -> tuple[Part, ...]:
    """The parts of the page of a typology that other records do not have."""
    parts = (
        Part("Classes", "classes", _classes(here, typology)),
        Part("Criteria", "criteria", _criteria(here, typology)),
        Part("Property space", "space", _space(here, typology)),
        Part("What each record is, and why", "members", _members(here, typology)),
        Part("Where it comes short", "audit", _audit(here, typology)),
    )
    return tuple(part for part in parts if part.body)


def _classes(here: Here, typology: Typology) -> Html:
    return element("div", *(_class(here, typology, one) for one in typology.classes))


def _class(here: Here, typology: Typology, one: TypeClass) -> Html:
    asks = "nobody can tell, as the source leaves it open"
    if one.criteria is not None:
        asks = _words(here, typology, one.criteria)
    said = [
        element("h3", sentence(one.name)),
        element("p", one.definition),
        element("p", element("strong", "Asks: "), asks),
    ]
    if not one.defined:
        said.append(element("p", "The source uses the word without defining it."))
    if one.members:
        said.append(element("p", "Put there by the source: ", here.links(one.members)))
    if one.evidence:
        said.append(element("p", here.cite(one.evidence)))
    return element("section", *said, id=f"class_{one.id}")


def _words(here: Here, typology: Typology, condition: Condition) -> str:
    """A condition in words, with what its criteria say in place of their ids."""
    summaries = {one.id: f"“{one.summary.rstrip('.')}”" for one in typology.criteria}

    def name(one: str) -> str:
        return summaries.get(one) or here.book.name(one)

    return in_words(condition, name, typology.unit)


def _criteria(here: Here, typology: Typology) -> Html:
    dimensions = {one.id: one for one in typology.dimensions}
    rows = [
        (
            one.summary,
            _words(here, typology, one.condition),
            dimensions[one.dimension].name if one.dimension else signs.gap("not coded"),
            "the coders’ reading" if one.ours else "the source’s",
            here.cite(one.evidence),
        )
        for one in typology.criteria
    ]
    head = ("Criterion", "Condition on what is coded", "Dimension", "Whose", "Where")
    said = [table("Criteria", head, rows)] if rows else []
    if typology.dimensions:
        listed = (
            joined((element("strong", d.name), f": {d.definition}")) for d in dimensions.values()
        )
        said.append(joined((element("p", "Dimensions:"), items(listed))))
    if typology.population is not None:
        about = _words(here, typology, typology.population)
        said.append(element("p", f"It is about {typology.unit} of which: {about}."))
    said += [
        element("p", "Cannot be: ", _words(here, typology, one)) for one in typology.impossible
    ]
    asked = dict.fromkeys(
        named
        for path, _, named in references(typology)
        if path[0] in ("population", "criteria", "classes", "impossible")
        and "evidence" not in path
        and "members" not in path
    )
    if asked:
        said.append(element("p", "Records of which it asks: ", here.links(asked)))
    return joined(said)


def _space(here: Here, typology: Typology) -> Html:
    try:
        return _shown(here, typology.space(here.book).table())
    except TooLarge as error:
        return element("p", str(error))


def _members(here: Here, typology: Typology) -> Html:
    found = list(typology.classify_all(here.book))
    decided = [one for one in found if any(truth.support for truth in one.truth.values())]
    rows = (_member(here, typology, one) for one in decided)
    head = ("Record", *(sentence(one.name) for one in typology.classes), "Why")
    told = (
        f"{len(decided)} of {len(found)} {typology.unit} have a class that holds or is contested."
    )
    said = [element("p", told)]
    if decided:
        said.append(table("Classification", head, rows))
    if open_ := [one.record for one in found if one not in decided]:
        title = f"No class holds or is contested: {len(open_)}"
        said.append(folded(title, items(map(here.link, open_))))
    return element("div", *said)


def _member(here: Here, typology: Typology, one: Classification) -> list[Html]:
    truths = [signs.truth(one.truth[each.id]) for each in typology.classes]
    return [here.link(one.record), *truths, _why(here, one)]


def _why(here: Here, one: Classification) -> Html:
    lines = one.explain().splitlines()[1:]
    return folded("Reasons", joined(map(here.cited, lines), BREAK))


def _audit(here: Here, typology: Typology) -> Html:
    words = {True: ("✓", "Yes"), False: ("✗", "No"), None: ("?", "Cannot be told")}
    rows = (
        (sentence(check.name), " ".join(words[check.passed]), check.remark)
        for check in typology.audit().checks
    )
    source = (
        "Held against what Collier, LaPorte and Seawright (2012) ask of a typology. What is not"
        " so may well be as the source meant it."
    )
    told = table("Audit", ("What is asked", "So?", "What was found"), rows)
    href = here.href("explanations/typologies/")
    more = element("p", "More: ", element("a", "What a typology must be", href=href), ".")
    return joined((element("p", source), told, more))


_ID = re.compile(r"[a-z0-9-]+")


def _shown(here: Here, made: Table) -> Html:
    """A table of texts, in which a line that is an id is a link."""

    def cell(said: str) -> Html:
        lines = (
            here.link(line) if _ID.fullmatch(line) and line in here.book else text(line)
            for line in said.split("\n")
        )
        return joined(lines, BREAK)

    rows = (map(cell, row) for section in made.sections for row in section.rows)
    foot = (element("p", _named(here, remark), class_="nt-key") for remark in made.foot)
    return joined((*foot, table(made.title, made.head, rows)))


def _named(here: Here, said: str) -> Html:
    """A text in which ids are links, behind its colon."""
    before, colon, after = said.rpartition(": ")
    pieces = re.split(r"([a-z0-9-]{3,})", after)
    return joined((before, colon, *(here.link(p) if p in here.book else p for p in pieces)))


def sorted_by(here: Here, record: Record) -> Html:
    """What the typologies say of a record."""
    rows = [row for one in here.book.typologies if (row := _sorted(here, one, record))]
    if not rows:
        return Html("")
    told = table("Typologies", ("Typology", "Class", "Truth"), rows)
    return element("div", told)


def _sorted(here: Here, typology: Typology, record: Record) -> list[Html] | None:
    book: Casebook = here.book
    if record.id not in book.collection(typology.unit):
        return None
    found = typology.classify(record, book)
    if found.applies is Truth.FAILS:
        return None
    names = [sentence(one.name) for one in typology.classes]
    truths = [signs.truth(found.truth[one.id]) for one in typology.classes]
    return [here.link(typology), joined(names, BREAK), joined(truths, BREAK)]
