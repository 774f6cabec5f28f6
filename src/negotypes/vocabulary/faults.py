"""What can be wrong in a pack, each with a code by which it is known."""

from negotypes.vocabulary.term import Term


class FaultCode(Term):
    """A code of a fault; its text is the code, its definition says what to do.

    Codes that begin with E are errors, and a pack with an error is not read. Those that begin
    with W are warnings: the pack can be read, and somebody should look. A code that has appeared
    in a release keeps its meaning.
    """

    # Files
    NO_FILES = "E101", "Nothing to read", "Name files so that they end in .yaml, .yml or .json."
    NOT_UTF8 = "E102", "Not UTF-8", "Save the file in the encoding UTF-8."
    NOT_YAML = "E103", "Not YAML", "Mend indents, quotes or brackets, where reading stopped."
    NOT_JSON = "E104", "Not JSON", "Mend commas, quotes or brackets, where reading stopped."
    TOO_DEEP = "E105", "Nested too deeply", "Lists and mappings are nested more than 32 levels."
    KEY_TWICE = "E106", "A key given twice", "Keep one of the two; the second would hide the first."
    SHARED = "E107", "An anchor or alias", "Write the value out wherever it is needed."
    TAGGED = "E108", "A tag", "Leave the tag out: the field decides what its value is."
    KEY_NOT_TEXT = "E109", "A key that is no text", "Keys are names of fields or kinds of record."
    SECOND_DOCUMENT = "E110", "A second document", "Write one file for each, without '---' between."
    NOT_LISTS = (
        "E111",
        "Not a mapping of kinds to lists",
        "A file maps kinds of record, such as actors, to lists of records.",
    )
    UNKNOWN_KIND = "E112", "Not a kind of record", "Use the name of a collection, such as cases."
    TOO_LARGE = (
        "E113",
        "A file too large",
        "Split the file: each may have 64 MiB, and two million keys and values.",
    )
    LINKED = "E114", "A symbolic link", "Put the file itself into the pack; links are not followed."
    NO_PLAIN_FILE = "E115", "Not a plain file", "Remove it: a device or pipe is never read."
    DAMAGED = "E116", "An archive that is not as it was written", "Get it anew from its source."
    TOO_MANY = "E117", "Too many faults", "Mend those that are told; what follows was not read."

    # Fields and values
    MISSING = "E201", "A field is missing", "Give the field, or take the record out."
    UNKNOWN_FIELD = "E202", "No such field", "Use a field that this kind of record has."
    FILLED_IN = (
        "E203",
        "A field that is filled in",
        "Leave the field out: the casebook fills it in.",
    )
    WRONG_FORM = "E204", "A value of another form", "Write a text, number, truth, list or mapping."
    EMPTY = "E205", "Nothing given", "Leave out a field that is not coded; give a required one."
    UNSEEN = "E206", "A character that is not seen", "Write one line of visible characters."
    TOO_LONG = "E207", "A text too long", "A text has at most 20,000 characters."
    UNKNOWN_TERM = "E208", "Not a term of the vocabulary", "Use a term that the vocabulary has."
    NOT_A_DATE = "E209", "Not a date", "Write a date or period in EDTF, as precise as the text."
    NOT_AN_ID = "E210", "Not an id", "Write lower-case letters, digits and single hyphens."
    LISTED_TWICE = "E211", "Listed twice", "Keep the first."

    # Ids and references
    TAKEN = "E301", "An id is taken", "Give one of the two records another id."
    NO_RECORD = "E302", "No such record", "Correct the id, or add the record."
    OTHER_KIND = "E303", "A record of another kind", "Name a record of the kind that is asked for."
    PART_TWICE = "E304", "An id given twice in one record", "Give one of the two another id."

    # Evidence
    ANCHOR_LENGTH = "E401", "An anchor too short or too long", "Choose three to eight words."
    NO_PARAGRAPH = "E402", "No such paragraph", "Correct the number, or the source's paragraphs."
    NO_SUCH_FIELD = "E403", "It names no field", "Name a field that the record has."
    ABSENT_AND_GIVEN = (
        "E404",
        "Said to be empty, and given",
        "Take the field out of one of the two.",
    )
    NOT_FOUND = "E405", "An anchor that is not in the text", "Copy the words as they are printed."
    ELSEWHERE = "E406", "An anchor in another paragraph", "Correct the number of the paragraph."
    PARAGRAPH_COUNT = (
        "E407",
        "A text with another number of paragraphs",
        "Correct the source's paragraphs, or how they are numbered.",
    )

    # Conditions and typologies
    NOT_A_CONDITION = "E501", "Not a condition", "See the page on conditions for their form."
    CANNOT_ASK = "E502", "A question that cannot be asked", "Ask for a field in the way it allows."
    NEVER_SO = "E503", "A value that never is", "Ask for a value that the field can have."
    NOT_IN_TYPOLOGY = "E504", "Not in this typology", "Name a criterion or dimension that it has."

    # The pack as a whole
    NO_BASE = (
        "E601",
        "A pack that is not there",
        "Install the pack it builds on, or add its folder.",
    )
    PACK_WITHIN = "E602", "A second pack in a pack", "Read each pack by itself."
    STILL_USED = (
        "E603",
        "A deprecated id that is in use",
        "Take the record out, or the deprecation.",
    )
    ROUND_ABOUT = "E604", "Deprecations in a circle", "Let each lead to a record."

    # Warnings
    UNUSED_ACTOR = "W101", "An actor nobody refers to", "Take it out, or code what it does."
    UNSOURCED_OUTCOME = (
        "W102",
        "An episode without evidence of its outcome",
        "Name the outcome in the fields on which a passage bears, or cite the passage.",
    )
    OUT_OF_PERIOD = (
        "W103",
        "A date outside the period of the case",
        "Check the date and the period.",
    )
    SHARED_ALIAS = "W104", "A name that two actors share", "Ask for them by id, or tell them apart."
    NOT_A_PARTY = "W105", "An addressee that is no party", "Check the addressee and the parties."
    UNDEFINED_MODE = "W106", "A mode that no source defines", "Treat it with care in a comparison."
    DEPRECATED = "W107", "A deprecated id", "Use the id of its successor."
    NO_TEXT = "W108", "A source without its text", "Add the text to check what is cited from it."

    @property
    def is_warning(self) -> bool:
        """Whether the pack can be read all the same."""
        return self.value.startswith("W")
