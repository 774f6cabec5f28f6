"""How records that are compared match."""

from negotypes.vocabulary.term import Term


class Match(Term):
    """What a line of a comparison says of its subjects."""

    SHARED = "shared", "Shared", "Known for all, and the same."
    DIFFERING = "differing", "Differ", "Known for at least two, and not the same."
    ONE_SIDED = "one-sided", "One-sided", "Known for some, and not known for others."
    CONTESTED = "contested", "Contested", "The evidence on at least one subject goes both ways."
    UNKNOWN = "unknown", "Unknown", "Nothing is coded for any, or nothing that has evidence."
