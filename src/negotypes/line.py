"""One line of a comparison: what is known of each subject, in one respect."""

from attrs import frozen

from negotypes.errors import legible
from negotypes.records import Assessment, Evidence, Record, Typology
from negotypes.records.sheets import cite, mark
from negotypes.truth import Truth
from negotypes.vocabulary import Match


@frozen
class Cell:
    """What is known of one subject on one line.

    Attributes:
        truth: Whether the evidence supports or disputes what the line says.
        values: The subject's values, on a line that shows values instead of a claim.
        records: The records it rests on.
        evidence: The places in the sources behind them.
    """

    truth: Truth
    values: tuple[str, ...] = ()
    records: tuple[Record, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    def __repr__(self) -> str:
        """The cell in words, with its passages."""
        cited = "; ".join(self.citations)
        return f"<Cell: {legible(self.text)!r}{cited and f' [{cited}]'}>"

    @property
    def coded(self) -> bool:
        """Whether any record says something here."""
        return bool(self.records)

    @property
    def text(self) -> str:
        """The cell in words."""
        if not self.coded:
            return " or ".join(self.values) or "not coded"
        return doubted(" or ".join(self.values), self.truth) or _ANSWERS[self.truth]

    @property
    def citations(self) -> tuple[str, ...]:
        """Each source with its paragraphs, what disputes after what supports."""
        return tuple(cite(self.evidence))


_ANSWERS = {
    Truth.HOLDS: "yes",
    Truth.FAILS: "no",
    Truth.CONTESTED: "contested",
    Truth.UNKNOWN: "no evidence",
}


@frozen
class Line:
    """One line of a comparison.

    Attributes:
        facet: The respect in which the subjects are compared.
        claim: What is said of them, or the name of the dimension on which they have values.
        cells: What is known of each subject, in their order.
        documented: The assessment in which an author draws this comparison, if one does.
        typology: The typology whose class or criterion the line shows, if it shows one.
    """

    facet: str
    claim: str
    cells: tuple[Cell, ...]
    documented: Assessment | None = None
    typology: Typology | None = None

    def __repr__(self) -> str:
        """What is compared, and each cell in words."""
        said = " | ".join(legible(cell.text) for cell in self.cells)
        return f"<Line {legible(self.facet)!r}, {legible(self.claim)!r}: {said}>"

    @property
    def match(self) -> Match:
        """Whether the subjects share it, differ, or are not all known."""
        known = [cell for cell in self.cells if cell.truth is not Truth.UNKNOWN]
        if any(cell.truth is Truth.CONTESTED for cell in known):
            return Match.CONTESTED
        if not known:
            return Match.UNKNOWN
        if len({(cell.truth, frozenset(cell.values)) for cell in known}) > 1:
            return Match.DIFFERING
        return Match.SHARED if len(known) == len(self.cells) else Match.ONE_SIDED


def doubted(said: str, truth: Truth) -> str:
    """A text with what has to be said of it where it is not simply supported."""
    doubt = mark(truth)
    return f"{said} ({doubt})" if said and doubt else said
