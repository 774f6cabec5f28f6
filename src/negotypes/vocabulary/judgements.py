"""How modes are told apart, what authors judge, and what is wrong in a text."""

from negotypes.vocabulary.term import Term


class ModeDimension(Term):
    """In which respect a mode of negotiating differs from others."""

    LEVEL = "level", "Level", "How much is at stake: a matter at hand, or core differences."
    FORM = "form", "Form", "How it is set up: formal, forced, localised, ..."
    CHANNEL = "channel", "Channel", "By which way the parties speak."
    PARTICIPATION = "participation", "Participation", "Who is admitted."
    SUBJECT = "subject", "Subject", "What it is about."
    DURATION = "duration", "Duration", "For how long its result is to last."
    UNION = "union", "Union", "What becomes of the parties."


class AssessmentKind(Term):
    """What an author judges."""

    PROSPECT = "prospect", "Prospect", "How likely talks, agreement or cooperation are."
    COMPARISON = "comparison", "Comparison", "How actors differ on a dimension."
    MOTIVE = "motive", "Motive", "Why somebody does or might do something."
    EXPLANATION = "explanation", "Explanation", "Why something came about."
    EVALUATION = "evaluation", "Evaluation", "How something has worked, or how good it is."
    CREDIBILITY = "credibility", "Credibility", "How far a report or statement can be trusted."
    RECOMMENDATION = "recommendation", "Recommendation", "What ought to be done or studied."
    INTEREST = "interest", "Interest", "What somebody would gain or lose."
    CAPABILITY = "capability", "Capability", "What somebody is able to do."
    KNOWLEDGE = "knowledge", "State of knowledge", "What is known, assumed or left out."


class ProblemKind(Term):
    """What is wrong in a source."""

    DATE = "date", "Wrong date", "A date that cannot be, or does not fit the text's own dates."
    SPELLING = "spelling", "Spelling", "One name spelled in several ways, or misspelled."
    NAME = "name", "Wrong name", "A person, group or text is given a wrong name or title."
    CONTRADICTION = "contradiction", "Contradiction within", "Two passages do not agree."
    CONFLICT = "conflict", "Conflict of reports", "Two reports of one thing contradict each other."
    FACT = "fact", "Doubtful fact", "A statement that other knowledge speaks against."
    AMBIGUITY = "ambiguity", "Ambiguity", "A passage that can be read in two ways."
    OMISSION = "omission", "Omission", "Something that the text needs and lacks, such as a date."
    MISPRINT = "misprint", "Misprint", "Words or letters lost, doubled or run together."
    LAYOUT = "layout", "Layout", "Page furniture within the text; a sentence broken in two."
    THIN_EVIDENCE = "thin-evidence", "Thin evidence", "A statement rests on less than it claims."


class ProblemGround(Term):
    """How it can be told that something is wrong."""

    TEXT = "text", "The text itself", "Another passage of the same text."
    OTHER_TEXT = "other-text", "Another text", "One of the other coded texts."
    GENERAL_KNOWLEDGE = "general-knowledge", "General knowledge", "Known outside the texts."
