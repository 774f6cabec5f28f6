"""Comparisons: nothing is read into silence, and the order of the subjects decides nothing."""

import json
from html import unescape
from itertools import permutations
from typing import Any

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

import negotypes as nt
from negotypes import (
    AmbiguousName,
    ArmedGroup,
    Assessment,
    AssessmentKind,
    Case,
    Casebook,
    CaseKind,
    Cell,
    Comparison,
    Finding,
    Goal,
    GoalKind,
    GroupForm,
    Issue,
    Line,
    Match,
    NotComparable,
    Position,
    Record,
    RecordKind,
    Relation,
    RelationKind,
    Scope,
    Stance,
    Truth,
    TypeClass,
    UnknownId,
    UnknownValue,
    compare,
)
from negotypes.layout import Section, Table
from negotypes.testing import casebooks
from sample import BOOK, reed, said

GROUPS = compare("River Front", "hill-league", book=BOOK)
CASES = compare("River talks", "Hill talks", book=BOOK)


def line(comparison: Comparison, facet: str, claim: str | None = None) -> Line:
    """The one line of a comparison on a facet, with a claim where there are several."""
    (found,) = (
        line for line in comparison.lines if line.facet == facet and claim in (None, line.claim)
    )
    return found


def texts(line: Line) -> list[str]:
    """The cells of a line in words."""
    return [cell.text for cell in line.cells]


def group(record_id: str, **fields: Any) -> ArmedGroup:
    """An armed group with nothing but a name."""
    given = {"evidence": (said(1),), "name": record_id.title()} | fields
    return ArmedGroup(id=record_id, **given)


def groups(*records: Record, **fields: Any) -> Comparison:
    """The groups a and b compared, given other records, and given fields of a."""
    return compare("a", "b", book=Casebook([group("a", **fields), group("b"), *records]))


# --- The five ways to match, an example each ----------------------------------------------------


def test_shared() -> None:
    """What is known of all, and the same, is shared."""
    poverty = line(GROUPS, "Grievances", "Poverty")
    assert poverty.match is Match.SHARED
    assert texts(poverty) == ["yes", "yes"]
    assert poverty in GROUPS.shared
    assert [cell.citations for cell in poverty.cells] == [
        ("marsh-2020 \u00b615",),
        ("marsh-2020 \u00b616",),
    ]
    assert [[record.id for record in cell.records] for cell in poverty.cells] == [
        ["front-grievance-water"],
        ["league-grievance-poverty"],
    ]


def test_differing() -> None:
    """What is known of both and not the same differs."""
    form = line(GROUPS, "Form")
    assert form.match is Match.DIFFERING
    assert texts(form) == ["Alliance", "Group"]
    assert form in GROUPS.differing


def test_one_sided() -> None:
    """What is coded for one only is neither a likeness nor a difference."""
    release = line(GROUPS, "Demands", "Release")
    assert release.match is Match.ONE_SIDED
    assert texts(release) == ["yes", "not coded"]
    assert [cell.truth for cell in release.cells] == [Truth.HOLDS, Truth.UNKNOWN]
    assert release in GROUPS.one_sided
    founded = line(GROUPS, "Founded")
    assert texts(founded) == ["not coded", "2015"]
    assert founded.match is Match.ONE_SIDED


def test_contested() -> None:
    """Where the evidence on one subject goes both ways, the line is contested."""
    claim = line(GROUPS, "Positions on negotiating", "Open: Back-channel talks on prisoners")
    assert claim.match is Match.CONTESTED
    assert texts(claim) == ["contested", "not coded"]
    assert claim.cells[0].citations == ("marsh-2020 \u00b619", "against: reed-2021 \u00b69")
    scope = line(GROUPS, "Scope")
    assert scope.match is Match.CONTESTED
    assert texts(scope) == ["Local", "National (contested)"]
    assert scope in GROUPS.contested


def test_unknown() -> None:
    """A facet on which nothing is coded for any is unknown, and so is what has no evidence."""
    assert [(line.facet, texts(line)) for line in GROUPS.unknown] == [
        ("Goals", ["not coded", "no evidence"]),
        ("Structure", ["not coded", "not coded"]),
    ]
    goal = line(GROUPS, "Goals", "Autonomy")
    assert [cell.coded for cell in goal.cells] == [False, True]


def test_every_line_matches_in_one_way() -> None:
    """The five ways share the lines out among them, and can be asked for by name."""
    for comparison in (GROUPS, CASES):
        parts = [comparison.matching(match) for match in Match]
        assert sum(map(len, parts)) == len(comparison.lines)
        assert comparison.matching("shared") == comparison.shared
    with pytest.raises(UnknownValue, match="did you mean 'shared'"):
        GROUPS.matching("shard")


# --- What cells say -----------------------------------------------------------------------------


def test_a_disputed_claim_is_a_no() -> None:
    """A claim that evidence only disputes does not hold; a value is marked as disputed."""
    claim = line(GROUPS, "Positions on negotiating", "Open: Local truce")
    assert texts(claim) == ["not coded", "no"]
    assert claim.cells[1].truth is Truth.FAILS
    disputed = (reed(3, disputes=True, fields=("form",)),)
    form = line(groups(form=GroupForm.GROUP, evidence=disputed), "Form")
    assert texts(form)[0] == "Group (disputed)"


def test_a_record_without_evidence_is_not_taken_for_silence() -> None:
    """What is coded without evidence is neither known nor left out."""
    goal = Goal(id="g", evidence=(), summary="G.", holder="a", kinds=(GoalKind.UNITY,))
    assert texts(line(groups(goal), "Goals", "Unity")) == ["no evidence", "not coded"]
    form = line(groups(form=GroupForm.GROUP, evidence=()), "Form")
    assert texts(form) == ["Group (no evidence)", "not coded"]
    assert form.match is Match.UNKNOWN


def test_an_absent_field_is_a_no() -> None:
    """Where a source says that there is nothing, every claim in this respect fails."""
    ethnic = line(GROUPS, "Ideologies", "Ethnic")
    assert texts(ethnic) == ["no", "yes"]
    assert ethnic.match is Match.DIFFERING
    assert ethnic.cells[0].records == (BOOK.actors["river-front"],)
    assert ethnic.cells[0].citations == ("marsh-2020 \u00b62",)


@pytest.mark.parametrize("name", ["form", "scope", "structure", "founded"])
def test_an_absent_value_is_none(name: str) -> None:
    """Where there is a value at the most, absence is a value of its own."""
    absent = line(groups(absent=(name,)), name.capitalize())
    assert texts(absent) == ["none", "not coded"]
    assert absent.match is Match.ONE_SIDED


def test_an_absent_step_or_precondition_is_none() -> None:
    """A case may be said to have had no steps, or no preconditions."""
    hill = evolve(BOOK.cases["hill-talks"], absent=("episodes", "preconditions"))
    others = [record for record in BOOK.records if record.id != "hill-talks"]
    comparison = compare("river-talks", "hill-talks", book=Casebook([*others, hill]))
    assert texts(line(comparison, "Steps", "Offer")) == ["yes", "no"]
    claim = "Withdrawal and release before talks"
    assert texts(line(comparison, "Preconditions", claim)) == ["yes", "no"]


def test_absence_can_be_shared() -> None:
    """Two subjects that both have nothing are alike in this, though no claim is made of any."""
    book = Casebook([group(i, absent=("ideologies", "founded")) for i in ("a", "b")])
    comparison = compare("a", "b", book=book)
    for facet in ("Ideologies", "Founded"):
        assert line(comparison, facet).match is Match.SHARED
        assert texts(line(comparison, facet)) == ["none", "none"]


def test_an_inapplicable_field_is_not_applicable() -> None:
    """A field that cannot have a value is known not to have one."""
    assert texts(line(CASES, "Period")) == ["2013 to 2016", "not applicable"]
    assert line(CASES, "Period").match is Match.DIFFERING


def test_absence_may_be_disputed() -> None:
    """Evidence against the absence of a thing is evidence for it."""
    both_ways = (said(2), reed(3, disputes=True))
    front = evolve(BOOK.actors["river-front"], evidence=both_ways)
    others = [record for record in BOOK.records if record.id != "river-front"]
    comparison = compare("river-front", "hill-league", book=Casebook([*others, front]))
    assert texts(line(comparison, "Ideologies", "Ethnic")) == ["contested", "yes"]


def test_evidence_on_the_field_is_cited_before_evidence_on_the_whole() -> None:
    """A citation leads to where this is said, if there is such a place."""
    front, league = line(GROUPS, "Scope").cells
    assert front.citations == ("reed-2021 \u00b63",)
    assert league.citations == ("marsh-2020 \u00b63", "against: reed-2021 \u00b63")
    assert line(GROUPS, "Form").cells[0].citations == ("marsh-2020 \u00b62",)


def test_a_dispute_over_one_field_does_not_touch_the_rest() -> None:
    """A step whose terms are disputed has still been taken."""
    offer = line(CASES, "Steps", "Offer")
    assert texts(offer) == ["yes", "not coded"]
    assert offer.cells[0].citations == ("marsh-2020 \u00b629",)


def test_a_dispute_over_the_parties_or_modes_of_a_case_touches_those() -> None:
    """Who took part, or how, may be contested where the case itself is not."""
    for name, facet in (("parties", "Party to cases"), ("modes", "Modes of these cases")):
        evidence = (said(1), reed(2, disputes=True, fields=(name,)))
        river = evolve(BOOK.cases["river-talks"], evidence=evidence)
        book = Casebook([record for record in BOOK.records if record.id != "river-talks"] + [river])
        comparison = compare("river-front", "hill-league", book=book)
        of_groups = [li.match for li in comparison.lines if li.facet == facet]
        assert Match.CONTESTED in of_groups
        (other,) = {"Party to cases", "Modes of these cases"} - {facet}
        assert Match.CONTESTED not in [li.match for li in comparison.lines if li.facet == other]
        kinds = line(compare("river-talks", "hill-talks", book=book), "Kinds of party", "State")
        assert (kinds.match is Match.CONTESTED) is (name == "parties")


# --- What authors compare -----------------------------------------------------------------------


def comparing(*findings: tuple[str, str], **fields: Any) -> Assessment:
    """An assessment that finds values for actors."""
    given = {"evidence": (said(9),), "summary": "They differ.", "dimension": "main-aim"} | fields
    return Assessment(
        id="differ",
        holder="ada-marsh",
        kind=AssessmentKind.COMPARISON,
        findings=tuple(Finding(actor=actor, value=value) for actor, value in findings),
        **given,
    )


def test_documented_comparisons_come_first() -> None:
    """The contrasts that authors draw lead, with the assessment in which they are drawn."""
    first = GROUPS.lines[0]
    assert first.documented is BOOK.assessments["marsh-on-motives"]
    assert (first.claim, texts(first)) == ("Principal motive", ["access to water", "self rule"])
    assert first.match is Match.DIFFERING
    assert GROUPS.documented == (first,)
    assert all(line.documented is None for line in GROUPS.lines[1:])


def test_only_comparisons_of_two_of_the_subjects_are_documented() -> None:
    """What an author finds for one of the subjects and for others is no comparison of these."""
    assert groups(comparing(("a", "x"), ("c", "y"))).documented == ()
    assert groups(comparing()).documented == ()
    (alone,) = compare("a", "a", book=Casebook([group("a"), comparing(("a", "x"))])).documented
    assert texts(alone) == ["x", "x"]


def test_a_third_of_whom_an_author_says_nothing_is_not_coded() -> None:
    """An author may compare two of three."""
    book = Casebook([*map(group, "abc"), comparing(("c", "x"), ("a", "x"))])
    (drawn,) = compare("a", "b", "c", book=book).documented
    assert texts(drawn) == ["x", "not coded", "x"]
    assert drawn.match is Match.ONE_SIDED


def test_an_author_may_find_several_values() -> None:
    """All that is found for an actor is shown, and two values may agree in part only."""
    (drawn,) = groups(comparing(("a", "x"), ("b", "x"), ("a", "y"))).documented
    assert texts(drawn) == ["x or y", "x"]
    assert drawn.match is Match.DIFFERING


def test_a_finding_may_be_disputed() -> None:
    """The evidence on the findings decides, if there is any."""
    evidence = (said(9), reed(8, disputes=True, fields=("findings",)))
    (drawn,) = groups(comparing(("a", "x"), ("b", "y"), evidence=evidence)).documented
    assert drawn.match is Match.CONTESTED
    assert texts(drawn) == ["x (contested)", "y (contested)"]


def test_a_comparison_without_a_dimension_is_called_by_its_summary() -> None:
    """The words of a summary are left as they are."""
    found = comparing(("a", "x"), ("b", "y"), dimension=None, summary="a well-known contrast")
    assert groups(found).documented[0].claim == "A well-known contrast"


# --- What is claimed ----------------------------------------------------------------------------


def test_the_facets_of_actors() -> None:
    """Actors are compared in all these respects, and claims do not name the subject itself."""
    assert [(line.facet, line.claim) for line in GROUPS.lines] == [
        ("Contrasts that authors draw", "Principal motive"),
        ("Positions on negotiating", "Open: Back-channel talks on prisoners"),
        ("Positions on negotiating", "Open: Local truce"),
        ("Preconditions", "Withdrawal and release before talks"),
        ("Demands", "Release"),
        ("Grievances", "Poverty"),
        ("Grievances", "Scarce resources"),
        ("Goals", "Autonomy"),
        ("Party to cases", "Hill talks"),
        ("Party to cases", "River talks"),
        ("Modes of these cases", "Back-channel talks"),
        ("Kind of actor", "Kind of actor"),
        ("Form", "Form"),
        ("Scope", "Scope"),
        ("Structure", "Structure"),
        ("Ideologies", "Ethnic"),
        ("Ideologies", "Nationalist"),
        ("Founded", "Founded"),
        ("Relations", "Fights Norland (the delta, operational)"),
        ("Relations", "Rival of each other"),
        ("Relations", "Sudmark backs it"),
    ]


def test_the_facets_of_cases() -> None:
    """Cases are compared in all these respects."""
    assert [(line.facet, line.claim) for line in CASES.lines] == [
        ("Classes", "Kinds of truce"),
        ("Kind of case", "Kind of case"),
        ("Outcome", "Outcome"),
        ("Parties", "Hill League"),
        ("Parties", "Norland"),
        ("Parties", "River Front"),
        ("Kinds of party", "Armed group"),
        ("Kinds of party", "State"),
        ("Mediators", "Upland herders"),
        ("Issues", "Prisoners"),
        ("Modes", "Back-channel talks"),
        ("Preconditions", "Withdrawal and release before talks"),
        ("Steps", "Contact"),
        ("Steps", "Meeting"),
        ("Steps", "Offer"),
        ("Places", "Norland"),
        ("Period", "Period"),
        ("Positions on negotiating", "Open"),
        ("Demands", "Release"),
        ("Risks", "Risks"),
        ("Setting", "Environment and economy"),
        ("Assessed for", "Assessed for"),
        ("Brought up in arguments", "Against negotiating"),
    ]
    assert texts(line(CASES, "Kind of case")) == ["State and armed group"] * 2
    assert texts(line(CASES, "Mediators")) == ["yes", "no"]
    assert texts(line(CASES, "Outcome")) == ["Release", "Not started"]


def position(record_id: str, holder: str = "a", **fields: Any) -> Position:
    """A position of the group a."""
    given = {"evidence": (said(1),), "summary": "P.", "stance": Stance.REFUSES} | fields
    return Position(id=record_id, holder=holder, **given)


@pytest.mark.parametrize(
    ("modes", "issues", "claim"),
    [
        ((), (), "Refuses: negotiating"),
        ((), (Issue.TRUCE, Issue.RANSOM), "Refuses: negotiating on truce, ransom"),
        (("m",), (), "Refuses: Local truce"),
        (("m",), (Issue.TRUCE,), "Refuses: Local truce"),
        (("m",), (Issue.TRUCE, Issue.RANSOM), "Refuses: Local truce on ransom"),
        (("m", "n"), (), "Refuses: Local truce, n"),
    ],
)
def test_positions_are_said_in_words(
    modes: tuple[str, ...], issues: tuple[Issue, ...], claim: str
) -> None:
    """A position is its stance, its modes and its issues, none of them said twice."""
    mode = evolve(BOOK.modes["local-truce"], id="m")
    comparison = groups(position("p", modes=modes, issues=issues), mode)
    assert line(comparison, "Positions on negotiating").claim == claim


def tie(subject: str, kind: RelationKind, to: str, **fields: Any) -> Relation:
    """A relation between two actors."""
    record_id = f"{subject}-{kind}-{to}"
    return Relation(
        id=record_id, evidence=(said(1),), subject=subject, kind=kind, object=to, **fields
    )


@pytest.mark.parametrize(
    ("relation", "expected"),
    [
        # a tie to a third is said of the end that is compared
        (tie("a", RelationKind.BACKS, "c"), {"Backs C": ["yes", "not coded"]}),
        (tie("c", RelationKind.BACKS, "a"), {"C backs it": ["yes", "not coded"]}),
        (tie("a", RelationKind.FIGHTS, "c"), {"Fights C": ["yes", "not coded"]}),
        (tie("c", RelationKind.FIGHTS, "a"), {"Fights C": ["yes", "not coded"]}),
        (
            tie("c", RelationKind.FIGHTS, "a", place="the hills"),
            {"Fights C (the hills)": ["yes", "not coded"]},
        ),
        # a tie between the two: one claim for both if it says the same of both ends
        (tie("a", RelationKind.FIGHTS, "b"), {"Fights each other": ["yes", "yes"]}),
        (tie("b", RelationKind.FIGHTS, "a"), {"Fights each other": ["yes", "yes"]}),
        (
            tie("a", RelationKind.BACKS, "b"),
            {"Backs B": ["yes", "not coded"]},
        ),
    ],
)
def test_relations_are_said_of_either_end(
    relation: Relation, expected: dict[str, list[str]]
) -> None:
    """A relation is a claim about each of its ends that is compared."""
    comparison = groups(group("c"), relation)
    found = {line.claim: texts(line) for line in comparison.lines if line.facet == "Relations"}
    assert found == expected


def test_a_tie_among_three_names_the_other_end() -> None:
    """Among three, "each other" would not say who is meant."""
    book = Casebook([*map(group, "abc"), tie("a", RelationKind.FIGHTS, "b")])
    comparison = compare("a", "b", "c", book=book)
    assert texts(line(comparison, "Relations", "Fights A")) == ["not coded", "yes", "not coded"]
    assert texts(line(comparison, "Relations", "Fights B")) == ["yes", "not coded", "not coded"]


def test_the_same_name_is_not_the_same_thing() -> None:
    """Two parties that are only called the same are not shared; their ids tell them apart."""
    named = [group(record_id, name="Army") for record_id in ("a", "b")]
    case = {"evidence": (said(1),), "summary": "C.", "kind": CaseKind.GROUP_GROUP}
    cases = [
        Case(id=f"case-{party}", name="C", parties=(party,), **case)  # type: ignore[arg-type]
        for party in ("a", "b")
    ]
    comparison = compare("case-a", "case-b", book=Casebook([*named, *cases]))
    parties = [line for line in comparison.lines if line.facet == "Parties"]
    assert [(line.claim, line.match) for line in parties] == [
        ("Army [a]", Match.ONE_SIDED),
        ("Army [b]", Match.ONE_SIDED),
    ]


def test_an_alias_of_another_takes_no_name_away() -> None:
    """Only what is itself called the same needs its id to be told apart."""
    others = [group("c"), group("d", aliases=("C",))]
    comparison = groups(*others, tie("a", RelationKind.BACKS, "c"))
    assert line(comparison, "Relations").claim == "Backs C"


def test_what_is_not_in_the_casebook_is_called_by_its_id() -> None:
    """A casebook may refer to what it does not hold; it is compared all the same."""
    case = evolve(BOOK.cases["river-talks"], parties=("river-front", "nobody"))
    comparison = compare(case, case, book=Casebook([*BOOK.actors, case]))
    assert [line.claim for line in comparison.shared if line.facet == "Parties"] == [
        "nobody",
        "River Front",
    ]
    assert [line.claim for line in comparison.shared if line.facet == "Modes"] == ["back-channel"]
    assert [line.claim for line in comparison.shared if line.facet == "Kinds of party"] == [
        "Armed group"
    ]


def test_facets_that_a_subject_cannot_have_are_not_coded() -> None:
    """A state has no ideology, and that is not said of it."""
    comparison = compare("norland", "hill-league", book=BOOK)
    assert texts(line(comparison, "Ideologies", "Ethnic")) == ["not coded", "yes"]
    assert texts(line(comparison, "Kind of actor")) == ["State", "Armed group"]
    assert texts(line(comparison, "Form")) == ["State", "Group"]


def test_compare_within_a_part_of_a_casebook() -> None:
    """Compared as of a date, subjects differ in what was so by then."""
    fights = "Fights Norland (the delta, operational)"
    then = compare("river-front", "hill-league", book=BOOK.at("2014"))
    later = compare("river-front", "hill-league", book=BOOK.at("2018"))
    assert line(then, "Relations", fights).match is Match.ONE_SIDED
    assert fights not in {line.claim for line in later.lines}


# --- Laws ---------------------------------------------------------------------------------------


def subjects(book: Casebook) -> list[Record]:
    """The records of a casebook that can be compared, actors or cases, whichever are more."""
    return max(list(book.actors), list(book.cases), key=len)


@given(casebooks(max_size=10), st.data())
def test_comparing_is_symmetric(book: Casebook, data: st.DataObject) -> None:
    """For any casebook, another order of the subjects gives other columns and the same lines."""
    assume(subjects(book))
    some = data.draw(st.lists(st.sampled_from(subjects(book)), min_size=2, max_size=3))
    one = compare(*some, book=book)
    for order in permutations(range(len(some))):
        other = compare(*(some[number] for number in order), book=book)
        assert other.lines == tuple(
            evolve(line, cells=tuple(line.cells[number] for number in order)) for line in one.lines
        )


@given(casebooks(max_size=10))
def test_nothing_differs_from_itself(book: Casebook) -> None:
    """For any casebook, a subject compared with itself shares all that is known of it."""
    for subject in (*book.actors, *book.cases):
        comparison = compare(subject, subject, book=book)
        assert comparison.differing == comparison.one_sided == ()
        assert all(first == second for first, second in (line.cells for line in comparison.lines))


@given(casebooks(max_size=10), st.data())
def test_a_line_says_no_more_than_its_records(book: Casebook, data: st.DataObject) -> None:
    """For any casebook, what is known rests on records with evidence, and what is not, on none."""
    assume(subjects(book))
    some = data.draw(st.lists(st.sampled_from(subjects(book)), min_size=2, max_size=3))
    comparison = compare(*some, book=book)
    for drawn in comparison.lines:
        for cell in drawn.cells:
            # Of which class a subject is may be undetermined because nothing at all is coded.
            of_class = drawn.facet == "Classes" or drawn.facet.startswith("Typology")
            silent = {"not coded", "undetermined"} if of_class else {"not coded"}
            assert cell.records or cell.text in silent
            assert cell.text != "not coded" or not cell.records
            assert cell.truth is Truth.UNKNOWN or cell.evidence
            assert {*cell.evidence} <= {e for record in cell.records for e in record.evidence}
            assert all(record in book for record in cell.records)
    json.dumps(comparison.plain())
    assert str(comparison)
    assert comparison._repr_html_()


# --- Showing it ---------------------------------------------------------------------------------


def test_the_table() -> None:
    """What can be compared stands side by side, then what is coded for one; silence is named."""
    goal = Goal(id="g", evidence=(said(4, 2),), summary="G.", holder="a", kinds=(GoalKind.UNITY,))
    mine = position("p", evidence=(said(5), reed(6, disputes=True)))
    other = position("q", holder="b", stance=Stance.OPEN, evidence=(reed(6, disputes=True),))
    shared = tie("a", RelationKind.FIGHTS, "b")
    found = groups(goal, mine, other, shared, comparing(("a", "x"), ("b", "y")), scope=Scope.LOCAL)
    assert found.table() == Table(
        title="A and B compared",
        head=("", "A", "B", ""),
        sections=(
            Section(
                "Contrasts that authors draw",
                (("Main aim", "X [marsh-2020 \u00b69]", "Y [marsh-2020 \u00b69]", "differ"),),
            ),
            Section(
                "Characteristics",
                (
                    (
                        "Kind of actor",
                        "Armed group [marsh-2020 \u00b61]",
                        "Armed group [marsh-2020 \u00b61]",
                        "shared",
                    ),
                    ("Scope", "Local [marsh-2020 \u00b61]", "Not coded", "one-sided"),
                ),
            ),
            Section(
                "Relations",
                (
                    (
                        "Fights each other",
                        "Yes [marsh-2020 \u00b61]",
                        "Yes [marsh-2020 \u00b61]",
                        "shared",
                    ),
                ),
            ),
            Section(
                "Coded for A only",
                (
                    (
                        "Positions on negotiating",
                        "Refuses: negotiating (contested) "
                        "[marsh-2020 \u00b65; against: reed-2021 \u00b66]",
                    ),
                    ("Goals", "Unity [marsh-2020 \u00b62, 4]"),
                ),
            ),
            Section(
                "Coded for B only",
                (
                    (
                        "Positions on negotiating",
                        "Open: negotiating (disputed) [reed-2021 \u00b66]",
                    ),
                ),
            ),
        ),
        foot=(
            "Found: 2 shared, 1 differing, 3 one-sided, 1 contested.",
            "Nothing is coded for any on: preconditions, demands, grievances, party to cases, "
            "modes of these cases, form, structure, ideologies and founded.",
            "Numbers after \u00b6 are paragraphs of the source. That something is not coded, or "
            "coded for one only, says that no coded text says it of the others; it does not say "
            "'no'. Contested is what evidence supports and disputes, disputed what evidence only "
            "disputes.",
        ),
    )
    assert str(found) == found.table().text()


def test_a_table_of_three() -> None:
    """What is coded for two of three stands side by side too."""
    comparison = compare("norland", "river-front", "hill-league", book=BOOK)
    table = comparison.table()
    assert table.title == "Norland, River Front and Hill League compared"
    assert table.head == ("", "Norland", "River Front", "Hill League", "")
    rows = {section.heading: section.rows for section in table.sections}
    assert rows["Grievances"] == (
        (
            "Poverty",
            "Not coded",
            "Yes [marsh-2020 \u00b615]",
            "Yes [marsh-2020 \u00b616]",
            "one-sided",
        ),
    )
    assert rows["Coded for Norland only"][0] == (
        "Positions on negotiating",
        "Refuses: negotiating [marsh-2020 \u00b621]",
    )
    assert line(comparison, "Party to cases", "Hill talks").match is Match.ONE_SIDED


def test_what_is_coded_without_evidence_is_counted_and_not_called_uncoded() -> None:
    """Below the table, silence and want of evidence are kept apart."""
    found, silent, _ = GROUPS.table().foot
    assert found == "Found: 3 shared, 4 differing, 9 one-sided, 3 contested, 1 unknown."
    assert silent == "Nothing is coded for any on: structure."
    assert len(CASES.table().foot) == 3


def test_what_is_coded_for_one_stands_line_by_line() -> None:
    """The claims of a facet that are coded for one only share a row, a line each."""
    (section,) = (s for s in CASES.table().sections if s.heading == "Coded for River talks only")
    steps = (
        "Contact [reed-2021 \u00b614]\nMeeting [marsh-2020 \u00b628]\nOffer [marsh-2020 \u00b629]"
    )
    assert ("Steps", steps) in section.rows


def test_a_table_of_nothing() -> None:
    """Where nothing at all is known, the table says so."""
    comparison = groups(evidence=())
    bare = evolve(comparison, lines=comparison.unknown)
    assert bare.table().sections == ()
    assert bare.table().foot[0] == "Found: nothing."


def test_a_subject_beside_itself_is_named_once() -> None:
    """The title does not say a name twice."""
    assert compare("norland", "Norland", book=BOOK).table().title == "Norland compared"


def test_plain_values() -> None:
    """A program gets ids, terms, truths and citations, all of them fit for JSON."""
    plain = GROUPS.plain()
    assert json.loads(json.dumps(plain)) == plain
    assert plain["subjects"] == ["river-front", "hill-league"]
    assert plain["lines"][0] == {
        "facet": "Contrasts that authors draw",
        "claim": "Principal motive",
        "match": "differing",
        "documented": "marsh-on-motives",
        "typology": None,
        "cells": [
            {
                "subject": "river-front",
                "truth": "holds",
                "values": ["access to water"],
                "records": ["marsh-on-motives"],
                "evidence": ["marsh-2020 \u00b623"],
            },
            {
                "subject": "hill-league",
                "truth": "holds",
                "values": ["self rule"],
                "records": ["marsh-on-motives"],
                "evidence": ["marsh-2020 \u00b623"],
            },
        ],
    }
    assert plain["lines"][4]["documented"] is None
    assert plain["lines"][4]["cells"][1] == {
        "subject": "hill-league",
        "truth": "unknown",
        "values": [],
        "records": [],
        "evidence": [],
    }


def test_html_is_escaped() -> None:
    """A name with markup shows as text in a notebook."""
    hostile = "<img src=x onerror=alert(1)>"
    book = Casebook([group("a", name=hostile), group("b"), tie("b", RelationKind.FIGHTS, "a")])
    html = compare("a", "b", book=book)._repr_html_()
    assert "<img" not in html
    assert hostile in unescape(html)


@pytest.mark.parametrize("width", [60, 80, 100, 200])
def test_the_table_fits_its_width(width: int) -> None:
    """No line is wider than the terminal."""
    for comparison in (GROUPS, CASES, compare(*list(BOOK.actors)[:4], book=BOOK)):
        assert max(map(len, comparison.table().text(width).splitlines())) <= width


def test_repr_is_short() -> None:
    """A comparison names its subjects, and counts its lines."""
    assert repr(GROUPS) == (
        f"<Comparison of 'river-front' and 'hill-league': {len(GROUPS.lines)} lines>"
    )


# --- What cannot be compared --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("names", "given"),
    [
        ([], "none"),
        (["Norland"], "'norland' (actors)"),
        (["norland", "River talks"], "'norland' (actors), 'river-talks' (cases)"),
        (["back-channel", "local-truce"], "'back-channel' (modes), 'local-truce' (modes)"),
    ],
)
def test_only_actors_or_cases_are_compared(names: list[str], given: str) -> None:
    """There must be two at least, and all of one kind that has facets."""
    with pytest.raises(NotComparable) as caught:
        compare(*names, book=BOOK)
    assert str(caught.value) == f"expected two or more actors or two or more cases; got {given}"


def test_subjects_are_given_by_any_name_or_themselves() -> None:
    """Ids, names, aliases and records are all taken; a name that none or several have is not."""
    assert compare("RF", BOOK.actors["hill-league"], book=BOOK) == GROUPS
    with pytest.raises(UnknownId, match="did you mean 'norland'"):
        compare("norlund", "sudmark", book=BOOK)
    with pytest.raises(AmbiguousName):
        compare("the Front", "sudmark", book=BOOK)


def test_a_subject_must_be_in_the_casebook() -> None:
    """Of a record from elsewhere the casebook knows nothing, and does not pretend to."""
    with pytest.raises(UnknownId, match="stranger"):
        compare(group("stranger"), "norland", book=BOOK)


def test_without_a_casebook_the_built_in_one_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no casebook is given, subjects are found in the one that comes with the library."""
    monkeypatch.setattr("negotypes.comparison.load", lambda: BOOK)
    assert compare("RF", "Hill League") == GROUPS


def test_cells_and_lines_are_values() -> None:
    """A cell or a line can be made, compared and hashed like any value."""
    assert Cell(Truth.UNKNOWN).text == "not coded"
    assert len({Line("f", "c", (Cell(Truth.HOLDS),)), Line("f", "c", (Cell(Truth.HOLDS),))}) == 1
    assert Line("f", "c", (Cell(Truth.HOLDS), Cell(Truth.FAILS))).match is Match.DIFFERING


def test_a_table_names_silence_only_where_there_is_some() -> None:
    """Where something is coded in every respect, nothing is said of what is not."""
    coded = tuple(line for line in GROUPS.lines if any(cell.coded for cell in line.cells))
    foot = nt.Comparison(GROUPS.subjects, coded).table().foot
    assert len(foot) == len(GROUPS.table().foot) - 1
    assert not any("Nothing is coded" in remark for remark in foot)


# --- Classes ------------------------------------------------------------------------------------


def sorted_by(*records: Record, **fields: Any) -> Casebook:
    """The sample with two groups and a typology of groups by scope and structure."""
    local, split = nt.field("scope") == "local", nt.field("structure") == "split"
    typology = nt.Typology(
        id="by-reach",
        name="By reach",
        summary="Groups by reach.",
        holder="ada-marsh",
        unit=RecordKind.ACTORS,
        population=nt.field("kind") == "armed-group",
        criteria=(
            nt.Criterion(id="local", summary="It stays local.", condition=local),
            nt.Criterion(id="split", summary="It is split.", condition=split),
        ),
        classes=(
            TypeClass(
                id="near",
                name="near",
                definition="Near.",
                defined=True,
                criteria=nt.criterion("local"),
            ),
            TypeClass(
                id="far",
                name="far",
                definition="Far.",
                defined=True,
                criteria=~nt.criterion("local"),
            ),
        ),
        evidence=(said(31),),
    )
    two = (group("a", scope="local", structure="split"), group("b", **fields))
    return BOOK.extend([*two, typology, *records])


def class_lines(book: Casebook, *names: str) -> list[Line]:
    """The lines that typologies give."""
    return [line for line in compare(*names, book=book).lines if line.typology is not None]


def test_classes_that_differ_come_with_what_makes_the_difference() -> None:
    """Only criteria that decide on a class and are answered otherwise are shown."""
    classes, telling = class_lines(sorted_by(scope="national", structure="split"), "a", "b")
    assert (classes.facet, classes.claim) == ("Classes", "By reach")
    assert texts(classes) == ["Near", "Far"]
    assert classes.match is Match.DIFFERING
    assert telling.facet == "By reach: what makes the difference"
    assert telling.claim == "It stays local"
    assert texts(telling) == ["yes", "no"]


def test_classes_that_are_shared_need_no_reasons() -> None:
    """Where the class is the same, the criteria are not repeated."""
    (classes,) = class_lines(sorted_by(scope="local"), "a", "b")
    assert texts(classes) == ["Near", "Near"]
    assert classes.match is Match.SHARED


def test_a_class_that_is_not_known_is_no_difference() -> None:
    """Where too little is coded to sort one of them, that is said."""
    classes, telling = class_lines(sorted_by(), "a", "b")
    assert texts(classes) == ["Near", "undetermined"]
    assert classes.match is Match.ONE_SIDED
    assert texts(telling) == ["yes", "not coded"]
    shown = str(compare("a", "b", book=sorted_by()))
    assert "By reach: what makes the difference" in shown


def test_a_typology_may_not_apply_to_one_of_them() -> None:
    """What a typology is not about has no class by it."""
    classes, *_ = class_lines(sorted_by(), "a", "norland")
    assert texts(classes) == ["Near", "not applicable"]


def test_a_typology_that_can_sort_none_of_them_says_so() -> None:
    """That too little is known of all is said; what a typology is not about is left out."""
    (classes,) = class_lines(sorted_by(), "b", "norland")
    assert texts(classes) == ["undetermined", "not applicable"]
    assert classes.match is Match.UNKNOWN
    assert "By reach" in str(compare("b", "norland", book=sorted_by()))
    assert class_lines(sorted_by(), "norland", "sudmark") == []


def test_a_comparison_under_a_standard_counts_less() -> None:
    """Evidence that does not count leaves what it supports unknown."""
    book = sorted_by(scope="national")
    nothing = nt.EvidenceStandard(sources=())
    (classes,) = class_lines(book.under(nothing), "a", "b")
    assert texts(classes) == ["undetermined", "undetermined"]
    counted = compare("a", "b", book=book, standard=nothing)
    assert all(cell.truth is Truth.UNKNOWN for line in counted.lines for cell in line.cells)
