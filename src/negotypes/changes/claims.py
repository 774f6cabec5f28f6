"""What comparisons say of actors and cases, before and after.

A comparison sets the claims about its subjects side by side, facet by facet. So each comparison
in which a subject stands changes where what is claimed of the subject does.
"""

from collections.abc import Iterable, Iterator

from attrs import frozen

from negotypes.changes.renaming import Ids
from negotypes.contents import Contents
from negotypes.facets import CONTRASTS, Facet, facets_of
from negotypes.names import fold, names
from negotypes.records import Record
from negotypes.records.references import references
from negotypes.truth import Truth


@frozen
class ClaimChange:
    """A claim about an actor or a case, before and after.

    Attributes:
        subject: The actor or case as it is.
        facet: The respect in which subjects are compared.
        claim: What is said, without naming the subject.
        before: Whether the evidence supported or disputed it; None if it was not said.
        after: Whether the evidence supports or disputes it; None if it is not said any more.
    """

    subject: Record
    facet: str
    claim: str
    before: Truth | None
    after: Truth | None


def claim_changes(
    old: Contents, new: Contents, before: Record, after: Record, ids: Ids
) -> Iterator[ClaimChange]:
    """The claims about one subject that came, went or are otherwise supported.

    Args:
        old: The casebook as it was.
        new: The casebook as it is.
        before: The subject as it was.
        after: The subject as it is.
        ids: The ids that were given up.
    """
    facets = zip(facets_of((before,)), facets_of((after,)), strict=True)
    for then_facet, facet in (*facets, (CONTRASTS, CONTRASTS)):
        then = {_with(ids, text): truth for text, truth in _said(old, then_facet, before).items()}
        now = _said(new, facet, after)
        for claim in dict.fromkeys((*now, *then)):
            was, is_ = then.get(claim), now.get(claim)
            if was is not is_:
                yield ClaimChange(after, facet.name, claim, was, is_)


def _said(book: Contents, facet: Facet, subject: Record) -> dict[str, Truth]:
    """Every claim in one respect, with what all the evidence says of it."""
    found: dict[str, Truth] = {}
    for claim in (*facet.claims(book, subject), *facet.nothing(subject)):
        found[claim.text] = claim.truth.join(found.get(claim.text, Truth.UNKNOWN))
    return found


def _with(ids: Ids, text: str) -> str:
    """A claim with the ids that are held now; only who shares a name is told with the id."""
    for old, held in ids.items():
        text = text.replace(f"[{old}]", f"[{held}]")
    return text


def affected(book: Contents, differing: Iterable[Record]) -> set[str]:
    """The ids of all subjects of which something else may be claimed, if these records differ.

    A claim comes from the subject, or from a record that names it, and shows the names of the
    records that either of them names, with the id where others have the same name.
    """
    known_as = {fold(text) for record in differing for text in names(record)}
    named = {record.id: _named(record) for record in book.records}
    touched = {record.id for record in differing}
    touched |= {r.id for r in book.records if not known_as.isdisjoint(map(fold, names(r)))}
    telling = {one for one, others in named.items() if one in touched or touched & others}
    return telling.union(*(named[one] for one in telling))


def _named(record: Record) -> set[str]:
    return {held for path, _, held in references(record) if "evidence" not in path}
