"""Records as tables: all that is coded is shown, with who says it, and nothing that is not."""

import pytest
from attrs import evolve
from hypothesis import given

from negotypes import Casebook, Evidence, Record, RecordKind, Truth
from negotypes.layout import Section, Table
from negotypes.records.sheets import caption, cite, mark, overview, sheet
from negotypes.testing import casebooks
from sample import BOOK, RELAYED, reed, said


def fields(record: Record) -> dict[str, str]:
    """What the sheet of a record shows of its fields, in order."""
    said, *_ = sheet(record, BOOK.name).sections
    return {row[0]: row[1] for row in said.rows}


# --- Citations ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("evidence", "cited"),
    [
        ([], []),
        ([said(3)], ["marsh-2020 \u00b63"]),
        ([said(9, 3), said(3, 5)], ["marsh-2020 \u00b63, 5, 9"]),
        ([reed(4), said(3), reed(2)], ["reed-2021 \u00b62, 4", "marsh-2020 \u00b63"]),
        (
            [reed(4, disputes=True), said(3), reed(2, disputes=True)],
            ["marsh-2020 \u00b63", "against: reed-2021 \u00b62, 4"],
        ),
        ([reed(4, disputes=True)], ["reed-2021 \u00b64"]),
    ],
)
def test_cite(evidence: list[Evidence], cited: list[str]) -> None:
    """Each source is cited once, its paragraphs in order; what disputes is told apart."""
    assert cite(evidence) == cited


def test_what_bears_on_the_whole() -> None:
    """Evidence against one field of a record is not evidence against the record."""
    assert BOOK.episodes["river-offer"].bearing() == (said(29),)
    assert BOOK.relations["sudmark-backs-league"].bearing() == (
        said(14),
        reed(5, disputes=True),
    )
    assert BOOK.cases["river-talks"].bearing() == BOOK.cases["river-talks"].evidence


def test_marks() -> None:
    """What is simply supported needs no mark; everything else has its own."""
    assert [
        mark(truth) for truth in (Truth.HOLDS, Truth.FAILS, Truth.CONTESTED, Truth.UNKNOWN)
    ] == [
        "",
        "disputed",
        "contested",
        "no evidence",
    ]


# --- Captions -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("record_id", "words"),
    [
        ("norland", "Norland"),
        ("marsh-2020", "Talking on the River"),
        ("front-open", "The Front is ready for quiet talks on prisoners."),
        ("league-rival-of-front", "Hill League rival of River Front"),
        (
            "front-fights-norland",
            "River Front fights Norland (southern wing; the delta; operational; 2013 to 2016)",
        ),
        ("sudmark-backs-league", "Sudmark backs Hill League (from 2017 on)"),
        ("river-talks", "River talks"),
    ],
)
def test_caption(record_id: str, words: str) -> None:
    """A record is called what it is labelled; a relation is said in full, by names."""
    assert caption(BOOK.find(record_id), BOOK.name) == words


# --- Overviews ----------------------------------------------------------------------------------


def test_overview() -> None:
    """Records are listed with what they say, their ids, doubts, and sources; no empty groups."""
    groups = [
        ("Positions", BOOK.positions),
        ("Events", BOOK.events.narrow(0)),
        ("Goals", BOOK.goals),
        ("Episodes", BOOK.episodes.where(id="river-offer")),
    ]
    assert overview("All", groups, BOOK.name, "The end.") == Table(
        title="All",
        head=("", "", ""),
        sections=(
            Section(
                "Positions",
                (
                    (
                        "The Front is ready for quiet talks on prisoners. [front-open]",
                        "contested",
                        "marsh-2020 \u00b619\nagainst: reed-2021 \u00b69",
                    ),
                    (
                        "The League would take a local truce. [league-open-to-truce]",
                        "disputed",
                        "marsh-2020 \u00b620",
                    ),
                    ("Norland will not talk. [norland-refuses]", "", "marsh-2020 \u00b621"),
                ),
            ),
            Section(
                "Goals",
                (("The League wants self-rule. [league-goal-autonomy]", "no evidence", ""),),
            ),
            Section(
                "Episodes",
                (("The Front offers an exchange. [river-offer]", "", "marsh-2020 \u00b629"),),
            ),
        ),
        foot=("The end.",),
    )


def test_a_source_needs_no_evidence() -> None:
    """A text is what evidence is found in: that it has none itself is not worth a mark."""
    (section,) = overview("", [("", BOOK.sources)], BOOK.name).sections
    assert section.rows == (
        ("Talking on the River [marsh-2020]", "", ""),
        ("Against Talks [reed-2021]", "", ""),
    )


# --- Sheets -------------------------------------------------------------------------------------


def test_a_sheet_shows_every_field_and_all_evidence() -> None:
    """References are shown by name and id, terms by label, parts on a line of their own."""
    assert sheet(BOOK.find("river-meeting"), BOOK.name) == Table(
        title="Envoys meet at the harbour. [river-meeting]",
        head=("", ""),
        sections=(
            Section(
                "",
                (
                    ("case", "River talks [river-talks]"),
                    ("kind", "Meeting"),
                    ("date", "March 2014"),
                    (
                        "participants",
                        "actor: Unnamed envoy [envoy] | role: Emissary | "
                        "on_behalf_of: River Front [river-front]\n"
                        "actor: Norland [norland] | role: Party | number: 3",
                    ),
                    ("places", "the harbour"),
                    ("modes", "Back-channel talks [back-channel]"),
                ),
            ),
            Section(
                "Evidence",
                (
                    (
                        "marsh-2020 \u00b628",
                        '"as the text has it"\nasserted; Ada Marsh (author)',
                    ),
                ),
            ),
        ),
    )


def test_a_sheet_tells_who_says_it_and_how() -> None:
    """Dispute, certainty, the chain of voices with their marks, fields and notes are all shown."""
    place = evolve(RELAYED, fields=("terms", "date"))
    record = evolve(BOOK.episodes["river-offer"], evidence=(place,))
    (_, evidence) = sheet(record, BOOK.name).sections
    assert evidence.heading == "Evidence"
    assert evidence.rows == (
        (
            "reed-2021 \u00b67, 8",
            '"we were told to write"\n'
            "disputes; alleged; Unnamed envoy (captive, anonymous, under duress, in The Current), "
            "as relayed by Harbour Gazette (news medium, at second hand), "
            "as relayed by Ben Reed (author)\n"
            "on: terms, date\n"
            "note: The wording is the captors'.",
        ),
    )


def test_a_sheet_of_a_typology() -> None:
    """Classes are shown with their definitions, members and citations."""
    assert fields(BOOK.find("kinds-of-truce")) == {
        "summary": "Truces are told apart by reach.",
        "holder": "Ada Marsh [ada-marsh]",
        "unit": "Case",
        "dimensions": "name: Reach | definition: How far it reaches.",
        "classes": "name: Narrow | definition: In one place. | defined: yes | "
        "members: River talks [river-talks] | marsh-2020 \u00b626",
        "exclusive": "yes",
    }


def test_several_values_in_a_part_stand_side_by_side() -> None:
    """Within the line of a part, its values are parted by semicolons."""
    typology = BOOK.typologies["kinds-of-truce"]
    both = evolve(typology.classes[0], members=("river-talks", "hill-talks"))
    shown = fields(evolve(typology, classes=(both,)))["classes"]
    assert "| members: River talks [river-talks]; Hill talks [hill-talks] |" in shown


def test_a_sheet_leaves_out_what_is_not_coded() -> None:
    """A field without a value has no line, nor has what is usual, nor the label a second time."""
    assert fields(BOOK.find("ben-reed")) == {"kind": "Person"}
    assert fields(BOOK.find("envoy")) == {"kind": "Person", "anonymous": "yes"}
    assert fields(BOOK.find("front-open"))["public"] == "no"
    assert len(sheet(BOOK.find("marsh-2020"), BOOK.name).sections) == 1


def test_a_sheet_ends_with_what_is_absent_and_the_note() -> None:
    """That there is nothing, that there can be nothing, and the note come after the fields."""
    record = evolve(BOOK.cases["hill-talks"], note="A remark.")
    expected = ["summary", "kind", "parties", "outcome", "absent", "inapplicable", "note"]
    assert list(fields(record)) == expected


def test_printed_words_are_shown() -> None:
    """Where a date was interpreted, the words of the text stand beside it."""
    assert fields(BOOK.find("marsh-2020"))["issued"] == "May 2020 (printed: last May)"


def test_ids_without_records_are_shown_as_they_are() -> None:
    """A reference to what the casebook does not hold is shown by its id."""
    relation = evolve(BOOK.relations["league-rival-of-front"], object="elsewhere")
    assert caption(relation, BOOK.name) == "Hill League rival of elsewhere"
    assert fields(relation)["object"] == "elsewhere"


@given(casebooks())
def test_every_record_has_a_sheet(book: Casebook) -> None:
    """For any record, the sheet names it, quotes all its evidence, and can be shown."""
    for record in book.records:
        table = sheet(record, book.name)
        assert table.title == f"{caption(record, book.name)} [{record.id}]"
        quoted = [cell for section in table.sections for row in section.rows for cell in row]
        for evidence in record.evidence:
            assert evidence.citation in quoted
            assert any(cell.startswith(f'"{evidence.anchor}"\n') for cell in quoted)
        assert table.text()
        assert table.html()


@given(casebooks())
def test_every_record_is_in_the_overview(book: Casebook) -> None:
    """For any casebook, the overview has each record once, under its kind."""
    groups = [(str(kind), book.collection(kind)) for kind in RecordKind]
    table = overview("All", groups, book.name)
    listed = {section.heading: len(section.rows) for section in table.sections}
    counts = {str(kind): len(book.collection(kind)) for kind in RecordKind}
    assert listed == {kind: number for kind, number in counts.items() if number}
