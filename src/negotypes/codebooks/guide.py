"""How to read a codebook, and the rules by which the texts were coded."""

from negotypes.document import Chapter
from negotypes.layout import Section, Table
from negotypes.truth import Truth
from negotypes.vocabulary import Certainty, CodingRule


def guide() -> tuple[Chapter, ...]:
    """The chapters on reading the codebook, and on the rules."""
    return _reading(), _rules()


def _reading() -> Chapter:
    truths = tuple((truth.value, truth.label, truth.definition) for truth in Truth)
    degrees = tuple((term.value, term.label, term.definition) for term in Certainty)
    head = ("Value", "Label", "Definition")
    return Chapter(
        "How to read this codebook",
        "how-to-read",
        chapters=(
            Chapter(
                "Four truth values",
                "truth-values",
                (
                    "Texts leave things unsaid and contradict one another, so that whether"
                    " something is so has four answers. The truth of a record, or of one of its"
                    " fields, is what the evidence for it and against it comes to.",
                    Table("Truth values", head, (Section("", truths),)),
                ),
            ),
            Chapter(
                "Not coded, absent, inapplicable",
                "not-coded",
                (
                    "A field without a value is not coded: no coded text says anything about it,"
                    " and this must not be read as 'no' or as 'none'. If a source says that there"
                    " is nothing, the record names the field under 'absent'. If the field cannot"
                    " have a value in this record, it is named under 'inapplicable'.",
                    "Every record counts once for each of its fields: as coded, not coded, absent"
                    " or inapplicable. The four add up to the number of records. A field that has"
                    " a value is coded; one that is named both as absent and as inapplicable"
                    " counts as inapplicable. A field that is 'no' unless the coder says otherwise"
                    " counts as coded, 'no' included. Disputed are the records with a value of"
                    " which evidence disputes this field or the whole record; a dash stands where"
                    " there is nothing to dispute, as with ids, and for parts, which are disputed"
                    " with their record.",
                    "An open list need not be complete: what is not in it is not known, instead"
                    " of not so. A list that is not open is what the source says, all of it.",
                ),
            ),
            Chapter(
                "Evidence, anchors and certainty",
                "evidence-and-certainty",
                (
                    "Evidence is one place in a source that supports or disputes a record:"
                    " paragraphs, counted from 1 with headings and page furniture, and an anchor."
                    " The anchor is three to eight consecutive words as printed, which find the"
                    " passage; it is not a quotation to be read. The chain of attribution names"
                    " the voices through which the statement reached the reader, the nearest to"
                    " it first. Certainty says how surely the passage says it:",
                    Table("Degrees of certainty", head, (Section("", degrees),)),
                ),
            ),
            Chapter(
                "Dates, ids and vocabularies",
                "dates-ids-vocabularies",
                (
                    "Dates are in EDTF (ISO 8601-2), as precise as the text and no more: 2021-10"
                    " is some day of October 2021, 2013/2016 a period, 2017/.. one that goes on,"
                    " 2013~ about 2013, 2013? uncertain, [2013,2014] one of the two. Where a date"
                    " had to be inferred, the words as printed stand beside it.",
                    "A record has an id of its own, one in the whole casebook, and records refer"
                    " to each other by id. A vocabulary is closed: a value that is not among its"
                    " terms cannot be coded. Texts are in the coder's own words, but for titles,"
                    " aliases, anchors and what a problem quotes as printed.",
                ),
            ),
        ),
    )


def _rules() -> Chapter:
    rows = tuple((rule.label, rule.definition) for rule in CodingRule)
    return Chapter(
        "Coding rules",
        "coding-rules",
        (CodingRule.__doc__ or "", Table("Rules", ("Rule", "What it asks"), (Section("", rows),))),
    )
