"""How surely something is said, and by whom."""

from negotypes.vocabulary.term import Term


class Certainty(Term):
    """How surely the cited passage says what the record says, most surely first."""

    ASSERTED = "asserted", "Asserted", "Stated as a fact by the last voice in the chain."
    REPORTED = "reported", "Reported", "Passed on from somebody else without a stand of one's own."
    ALLEGED = "alleged", "Alleged", "Passed on with marked distance: claimed, said to, rumoured."
    DENIED = "denied", "Denied", "The passage says that somebody contests it."
    SPECULATIVE = (
        "speculative",
        "Speculative",
        "Held possible, likely or expected; may, could, presumably, a prediction.",
    )
    NORMATIVE = (
        "normative",
        "Normative",
        "Says what ought to be, or what a word is to mean, not what is.",
    )


class Numbering(Term):
    """How the paragraphs of a text are told apart, so that all count them alike."""

    BLANK_LINES = (
        "blank-lines",
        "At blank lines",
        "Split at blank lines; every piece counts, headings and page furniture too, from 1.",
    )
    LINES = "lines", "At line ends", "Every line that is not empty counts, from 1."
    PRINTED = (
        "printed",
        "As printed",
        "The text numbers its paragraphs itself: [12], \u00b612, 12. or 12 at the start of a line.",
    )


class AttributionRole(Term):
    """In which capacity a voice in an attribution chain speaks."""

    AUTHOR = "author", "Author", "Writes the source itself."
    PARTY = "party", "Party", "Speaks for itself as a party to what is described."
    OFFICIAL = (
        "official",
        "Official",
        "Speaks for a state, a government body or an opposition body.",
    )
    EXPERT = "expert", "Expert", "Speaks as a scholar, analyst or practitioner."
    MEDIA = "media", "News medium", "Publishes or passes on a statement as a news medium."
    MONITOR = "monitor", "Monitor", "Records events for others to use."
    WITNESS = "witness", "Witness", "Saw or suffered what it speaks of."
    GROUP_MEDIA = "group-media", "Group's own medium", "A medium run by an armed group."
    CAPTIVE = "captive", "Captive", "Speaks while held by the party whose medium carries it."
    OBSERVER = "observer", "Observers", "Unnamed others: some analysts, critics, observers."
