"""The relations of an actor, or among the parties of a case: drawn, and in a table."""

from collections import Counter
from collections.abc import Iterable, Sequence

from negotypes.records import Actor, Case, Record, Relation
from negotypes.records.sheets import caption
from negotypes.vocabulary import SYMMETRIC
from website.address import address
from website.browse import signs
from website.browse.drawing import MOST, Tie, draw
from website.browse.markup import Html, element, folded, items, joined, table
from website.browse.shelf import Here

_KEY = (
    "Each number is an actor of the list. An arrow leads from subject to object; a line without"
    " one says the same of both. Broken lines are disputed, contested or without evidence."
)


def around(here: Here, actor: Actor) -> Html:
    """The relations of an actor, and those among the actors to which it is tied."""
    own = [one for one in here.book.relations if actor.id in (one.subject, one.object)]
    if not own:
        return Html("")
    ends = Counter(end for one in own for end in (one.subject, one.object) if end != actor.id)
    drawn = [actor.id, *(end for end, _ in ends.most_common(MOST))]
    others = _among(here, drawn[1:])
    said = [_drawn(here, f"Relations of {actor.name}", drawn, [*own, *others], middle=True)]
    if len(drawn) <= len(ends):
        said.append(element("p", f"Drawn are the {MOST} with the most ties, of {len(ends)}."))
    said.append(_listed(here, own))
    if others:
        listed = items(_other(here, one) for one in others)
        said.append(folded(f"Among these actors: {len(others)}", listed))
    return element("div", *said)


def within(here: Here, case: Case) -> Html:
    """The relations among those who deal with each other in a case."""
    steps = (here.book.episodes[step] for step in case.episodes)
    taking_part = (one.actor for step in steps for one in step.participants)
    named = dict.fromkeys((*case.parties, *case.mediators, *taking_part))
    ends = [one for one in named if one in here.book][:MOST]
    own = _among(here, ends)
    if not own:
        return Html("")
    tied = {end for one in own for end in (one.subject, one.object)}
    drawn = [end for end in ends if end in tied]
    title = f"Relations among those in {case.name}"
    said = (_drawn(here, title, drawn, own, middle=False), _listed(here, own))
    return element("div", *said)


def _among(here: Here, ends: Iterable[str]) -> list[Relation]:
    known = set(ends)
    return [one for one in here.book.relations if {one.subject, one.object} <= known]


def _drawn(
    here: Here, title: str, ids: Sequence[str], relations: Sequence[Relation], *, middle: bool
) -> Html:
    numbers = {one: number for number, one in enumerate(ids, start=1)}
    names = {number: (here.book.name(one), _way(here, one)) for one, number in numbers.items()}
    ties = {
        Tie(
            numbers[one.subject],
            numbers[one.object],
            doubtful=_doubtful(one),
            arrow=one.kind not in SYMMETRIC,
        ): None
        for one in relations
        if one.subject in numbers and one.object in numbers and one.subject != one.object
    }
    told = f"{len(names)} actors, {len(ties)} ties; the table below has them in words."
    listed = element("ol", *(element("li", here.link(one)) for one in ids), class_="nt-numbered")
    figure = element("figure", draw(title, told, names, list(ties), middle), listed)
    return joined((element("p", _KEY, class_="nt-key"), figure))


def _way(here: Here, record_id: str) -> str:
    found = here.find(record_id)
    return "#" if found is None else here.href(address(found))


def _doubtful(record: Record) -> bool:
    return record.truth().dispute or not record.truth().support


def _listed(here: Here, relations: Sequence[Relation]) -> Html:
    rows = (
        (_ends(here, one), _limits(one), signs.truth(one.truth()), here.cite(one.bearing()))
        for one in relations
    )
    return table("Relations", ("Relation", "Limits", "Truth", "Where"), rows)


def tie(here: Here, one: Relation) -> Html:
    """A relation in words, with links to its ends."""
    said = (here.link(one.subject), one.kind.label.lower(), here.link(one.object))
    limits = _limits(one)
    return joined((joined(said, " "), f" ({limits})" if limits else ""))


def _ends(here: Here, one: Relation) -> Html:
    kind = here.link(one, one.kind.label.lower())
    return joined((here.link(one.subject), kind, here.link(one.object)), " ")


def _limits(one: Relation) -> str:
    level = one.level and one.level.label.lower()
    said = (one.role, one.place, level, one.period and one.period.words)
    return "; ".join(limit for limit in said if limit)


def _other(here: Here, one: Relation) -> Html:
    said = here.link(one, caption(one, here.book.name))
    return joined((said, " ", signs.truth(one.truth()))) if _doubtful(one) else said
