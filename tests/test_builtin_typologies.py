"""The typologies of the five documents sort the built-in records, and say what is not known."""

import pytest

import negotypes as nt
from negotypes.records.condition import FieldTest, Met

BOOK = nt.load()
IDS = {
    "negotiation-level": ("tactical", "strategic"),
    "views-on-negotiating": ("reject", "support", "selective"),
    "group-orientation": ("hybrid", "transnational", "local"),
    "selective-scope": ("inside", "outside"),
    "negotiation-form": ("formal", "forced", "localised"),
    "strategic-receptiveness": ("more", "less"),
    "grievance-driver": ("policy", "creed"),
    "position-or-interest": ("position", "interest"),
    "truce-kind": ("temporary-truce", "permanent-peace"),
    "cooperation-level": ("tactical", "operational", "strategic", "de-confliction"),
    "unification-form": ("subsumption", "subordination", "collegial"),
}
every_typology = pytest.mark.parametrize("typology", list(IDS))

CONTESTED = {
    # The text says that such attempts have failed so far, and that they might succeed.
    "jabhat-al-nusra-cooperates-with-islamic-state-operationally",
    "jabhat-al-nusra-cooperates-with-islamic-state-strategically",
    # Ruled out by the analyst who describes it.
    "islamic-state-subordinate-to-al-qaeda",
}
"""The records on whose class the texts speak both ways."""


def test_the_ids_are_those_that_others_rely_on() -> None:
    """Typologies and classes keep their ids."""
    found = {t.id: tuple(one.id for one in t.classes) for t in BOOK.typologies}
    assert found == IDS


@every_typology
def test_what_the_source_assigns_comes_out_so(typology: str) -> None:
    """Where the source itself puts a record in a class, its criteria say so too."""
    scheme = BOOK.typologies[typology]
    for one in scheme.classes:
        for member in one.members:
            truth = scheme.classify(member).truth[one.id]
            expected = nt.Truth.CONTESTED if member in CONTESTED else nt.Truth.HOLDS
            assert truth is expected, member


@every_typology
def test_every_record_of_the_unit_is_sorted(typology: str) -> None:
    """Each record is outside the population, or has an answer for every class."""
    scheme = BOOK.typologies[typology]
    sorting = scheme.classify_all()
    told = {record.id: truths for record, truths in sorting.truths()}
    for record in BOOK.collection(scheme.unit):
        found = scheme.classify(record)
        assert (found.applies is nt.Truth.FAILS) is (record.id not in told)
        assert told.get(record.id, found.truth) == found.truth


@every_typology
def test_what_is_undetermined_says_what_would_decide(typology: str) -> None:
    """A class that is unknown has criteria on which nothing is coded, and they are named."""
    scheme = BOOK.typologies[typology]
    without = {one.id for one in scheme.classes if one.criteria is None}
    for found in scheme.classify_all():
        for class_id, truth in found.truth.items():
            if truth is nt.Truth.UNKNOWN and class_id not in without:
                settled = class_id not in found.possible or class_id in found.certain
                assert settled or any(class_id in fact.classes for fact in found.missing())


@every_typology
def test_criteria_are_about_facts_and_not_about_names(typology: str) -> None:
    """No criterion lists the records that it is to find."""
    for _, condition in BOOK.typologies[typology].conditions():
        for _, part in condition.within():
            assert not (isinstance(part, FieldTest) and part.path in ("id", "name", "aliases"))


@every_typology
def test_criteria_of_undefined_classes_are_ours_or_sourced(typology: str) -> None:
    """What the source does not say how to tell is marked; all else cites the place."""
    for criterion in BOOK.typologies[typology].criteria:
        assert criterion.ours or criterion.evidence


@every_typology
def test_criteria_of_classes_that_are_not_defined_are_ours(typology: str) -> None:
    """Where a text only uses the word, how to tell is the coders', unless it says so elsewhere."""
    scheme = BOOK.typologies[typology]
    ours = {criterion.id for criterion in scheme.criteria if criterion.ours}
    defined = {name for one in scheme.classes if one.defined for name in named(one)}
    for one in scheme.classes:
        if not one.defined and one.criteria is not None:
            assert named(one) & ours
            assert named(one) <= ours | defined


def named(one: nt.TypeClass) -> set[str]:
    """The criteria that a class names."""
    if one.criteria is None:
        return set()
    return {part.criterion for _, part in one.criteria.within() if isinstance(part, Met)}


def test_what_typologies_claim_of_themselves_is_so() -> None:
    """A typology that claims to be exclusive or exhaustive is."""
    assert [t.id for t in BOOK.typologies if t.prove().refuted] == []


@pytest.mark.parametrize(
    ("name", "classes", "possible"),
    [
        ("JNIM", ("inside",), None),
        ("Macina Liberation Front", ("inside",), None),
        ("Taliban", ("inside",), None),
        ("ISGS", ("outside",), None),
        ("islamic-state-khorasan", ("outside",), None),
        ("Boko Haram", (), ("inside", "outside")),
        ("Ansar al-Islam", (), ("inside", "outside")),
        ("haqqani-network", (), ("inside", "outside")),
    ],
)
def test_the_selective_scope_of_the_groups_that_the_source_names(
    name: str, classes: tuple[str, ...], possible: tuple[str, ...] | None
) -> None:
    """Five of the eight groups are placed; of three the text does not say enough."""
    found = BOOK.typologies["selective-scope"].classify(name)
    assert found.classes == classes
    assert possible is None or found.possible == possible
    assert bool(found.missing()) is True or classes


def test_classes_are_compared_and_the_difference_is_told() -> None:
    """A comparison of two groups has their classes, and the criteria on which they differ."""
    lines = [line for line in nt.compare("al-qaeda", "islamic-state").lines if line.typology]
    classes = {
        line.typology.id: line for line in lines if line.facet == "Classes" and line.typology
    }
    driver = classes["grievance-driver"]
    assert [cell.text for cell in driver.cells] == ["Policy", "Creed"]
    assert driver.match is nt.Match.DIFFERING
    assert all(cell.evidence for cell in driver.cells)
    telling = [line for line in lines if line.facet.startswith(f"{driver.claim}: ")]
    assert len(telling) == 2
    assert all(line.typology and line.typology.id == "grievance-driver" for line in telling)
    assert classes["group-orientation"].match is nt.Match.SHARED
