"""How the values of a field stand to each other, for figures of agreement."""

from negotypes.vocabulary.term import Term


class MeasurementLevel(Term):
    """Which differences between two values count, and how much."""

    NOMINAL = "nominal", "Nominal", "Two values are the same or they are not."
    ORDINAL = "ordinal", "Ordinal", "Values have an order, and nearer ones differ less."
    INTERVAL = "interval", "Interval", "Numbers of which the difference has a meaning."
    RATIO = "ratio", "Ratio", "Numbers from zero on, of which the proportion has a meaning."
    SET = "set", "Set-valued", "Sets of values, which differ less if they have more in common."
