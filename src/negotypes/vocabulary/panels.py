"""How panels are made, and why something has no certain place in one."""

from negotypes.vocabulary.term import Term


class PairRule(Term):
    """Which two actors are a dyad."""

    OPPOSITE = (
        "opposite",
        "Opposite parties",
        "Two parties of one case that are of the two kinds between which the case is.",
    )
    PARTIES = "parties", "Any two parties", "Two parties of one case, on whichever side."


class RiskRule(Term):
    """When a unit is at risk, so that it has a row."""

    RECORDED = (
        "recorded",
        "While on record",
        "From the first dated record that concerns the whole unit to the last.",
    )
    BETWEEN = "between", "Throughout a span", "In every year or month of a span."
    EXISTING = (
        "existing",
        "While in existence",
        "In a span, as long as no actor of the unit is known not to exist.",
    )


class PlaceInRisk(Term):
    """Whether a unit is at risk for certain in a year or month."""

    CERTAIN = "certain", "Certain", "By the rule, and by all that the dates leave open."
    POSSIBLE = "possible", "Possible", "By the rule, in some way of filling in what is not known."


class GapReason(Term):
    """Why something has no certain place in a panel."""

    UNDATED = "undated", "Not dated", "No date is coded."
    VAGUE = (
        "vague",
        "Too vague a date",
        "The date leaves open in which year or month; it is among what is possible.",
    )
    OUTSIDE = "outside", "Outside the rows", "The date is known to lie where the unit has no row."
    CONTESTED = (
        "contested",
        "Contested",
        "Evidence supports the record with its date and evidence disputes it.",
    )
    DISPUTED = "disputed", "Disputed", "All evidence that counts disputes it."
    NO_EVIDENCE = "no-evidence", "No evidence", "No evidence that counts bears on it."
    NO_PAIR = (
        "no-pair",
        "No dyad",
        "No two actors of the case are a dyad by the rule, or the case is not there.",
    )
    NOT_BOTH = "not-both", "Not both", "It is not coded that both take part in it."
    NOBODY = "nobody", "Nobody", "It is not coded which actor of the panel takes part in it."
    NO_SPAN = "no-span", "Never at risk", "By the rule the unit is at risk at no time."
    EXISTENCE = (
        "existence",
        "Existence not known",
        "When the actor came into being, or ceased to be, is not known.",
    )
    NOTHING_CODED = (
        "nothing-coded",
        "Nothing coded",
        "At risk, and no record is placed there; that is not to say that nothing happened.",
    )
