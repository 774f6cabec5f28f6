"""The rules by which texts are coded."""

from negotypes.vocabulary.term import Term


class CodingRule(Term):
    """What every coder keeps to when a text is turned into records."""

    ONLY_THE_TEXT = (
        "only-the-text",
        "Only what the text says",
        "Knowledge from elsewhere does not enter a record; what a text gets wrong is coded as"
        " printed, and a problem record says what is wrong and how this can be told.",
    )
    PLACE = (
        "place",
        "Every value has its place",
        "Evidence names the source, the paragraphs and an anchor of three to eight words that"
        " stand exactly so in the paragraph, so that a reader can put the value beside it.",
    )
    PARAGRAPHS = (
        "paragraphs",
        "How paragraphs are numbered",
        "The text is split at blank lines, and the pieces that are not empty are counted from 1,"
        " headings and page furniture included.",
    )
    VOICES = (
        "voices",
        "Who says so",
        "Evidence carries the chain of voices from the one nearest to the statement to the author"
        " of the text, each an actor with a record of its own.",
    )
    SURENESS = (
        "sureness",
        "How surely it is said",
        "One degree of certainty for each piece of evidence, which belongs to the passage and not"
        " to the coder's opinion of it.",
    )
    CONTRADICTIONS = (
        "contradictions",
        "Contradictions stay",
        "Where two passages disagree, both are evidence on the one record, one of them marked as"
        " disputing it; neither is removed, however implausible.",
    )
    NOT_CODED = (
        "not-coded",
        "Not coded is not no",
        "A field without a value says nothing; that a source says that there is nothing, or that a"
        " field cannot apply, is coded in so many words.",
    )
    ONE_THING = (
        "one-thing",
        "One record, one thing",
        "Grievance, demand, precondition, goal and position are separate records, and a numbered"
        " list in a text is coded item by item, with its numbers.",
    )
    DATES = (
        "dates",
        "Dates as precise as the text",
        "A month stays a month, and one of two years stays so; where a date had to be inferred,"
        " the printed words are kept beside it.",
    )
    WORDS_NOT_DEFINED = (
        "words-not-defined",
        "Words used and not defined",
        "Where a text uses the word of a mode or of a class without saying what it means, the"
        " record says that it is not defined, and no meaning is supplied as the text's.",
    )
    PLACE_AND_LEVEL = (
        "place-and-level",
        "Places and levels belong to the tie",
        "That two actors deal with each other in one place, or on one level, is said of their"
        " relation and not of the actors.",
    )
    PLAIN_WORDS = (
        "plain-words",
        "Plain, neutral words",
        "Records are in the coder's own words and the terms of the field, without approval or"
        " disgust; a label such as terrorist is an attribution, with a source.",
    )
    SECOND_READING = (
        "second-reading",
        "Two readers for each text",
        "One reader codes the text in full and a second reads it against the records and the"
        " records against it; where they differ they return to the passage.",
    )
    IDS = (
        "ids",
        "Identifiers last",
        "An id is a lower-case name with hyphens that a reader can guess, and once released it is"
        " never used for anything else.",
    )
