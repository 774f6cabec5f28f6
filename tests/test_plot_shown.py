"""What figures show, before anything is drawn."""

from datetime import date
from typing import Any

import pytest

import negotypes as nt
from negotypes import When
from negotypes.dates import Bounds
from negotypes.plot import arranging
from negotypes.plot.arranging import arranged
from negotypes.plot.calendar import ticks
from negotypes.plot.cells import space_of
from negotypes.plot.grid import grid
from negotypes.plot.look import FAMILY, TIES
from negotypes.plot.sides import debate_of
from negotypes.plot.spans import Span, Stretch, groups, spans_of
from negotypes.plot.stands import holders_of
from negotypes.plot.ties import bundled, web
from negotypes.plot.wrapping import MORE, wrapped
from negotypes.records import Record
from negotypes.truth import Truth
from negotypes.typologies.typology import bound
from negotypes.vocabulary import ArgumentScope, ArgumentSide, RelationKind
from sample import BOOK, RECORDS, said


def the_span(edtf: str) -> Span:
    """A demand with this date, as a timeline shows it."""
    demand = nt.Demand(
        id="dated",
        evidence=(said(1),),
        summary="A demand.",
        holder="norland",
        asks=(nt.DemandKind.RELEASE,),
        period=When.parse(edtf),
    )
    (span,) = spans_of([demand], str)
    return span


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("edtf", "first", "last", "core"),
    [
        ("2014-11-02", "2014-11-02", "2014-11-02", ("2014-11-02", "2014-11-02")),
        ("2014", "2014-01-01", "2014-12-31", None),
        ("2013/2016", "2013-01-01", "2016-12-31", ("2013-12-31", "2016-01-01")),
        ("2013/..", "2013-01-01", "2013-12-31", ("2013-12-31", "2013-12-31")),
        ("../2013-05-02", "2013-05-02", "2013-05-02", ("2013-05-02", "2013-05-02")),
        ("2013/", "2013-01-01", "2013-12-31", None),
        ("/2013-05-02", "2013-05-02", "2013-05-02", ("2013-05-02", "2013-05-02")),
    ],
)
def test_a_date_is_sure_only_where_it_is(
    edtf: str, first: str, last: str, core: tuple[str, str] | None
) -> None:
    """What may have been so reaches to the bounds; what surely was lies between them."""
    (stretch,) = the_span(edtf).stretches
    assert (stretch.first, stretch.last) == (day(first), day(last))
    assert stretch.core == (core and tuple(map(day, core)))


def test_ends_are_open_or_not_stated() -> None:
    """The two are told apart, and neither is taken for a day."""
    (on,), (back,) = the_span("2013/..").stretches, the_span("../2013").stretches
    assert (on.goes_on, on.goes_back, on.end_stated, on.start_stated) == (True, False, True, True)
    assert (back.goes_on, back.goes_back, back.end_stated) == (False, True, True)
    (unsaid,), (before,) = the_span("2013/").stretches, the_span("/2013").stretches
    assert (unsaid.end_stated, unsaid.start_stated) == (False, True)
    assert (before.end_stated, before.start_stated) == (True, False)


def test_one_of_a_set_is_several_stretches() -> None:
    """Each member stands for itself, in their order."""
    found = [stretch.first.year for stretch in the_span("[2012,2015]").stretches]
    assert found == [2012, 2015]


@pytest.mark.parametrize(
    ("edtf", "mark"),
    [("2013", ""), ("2013~", "~"), ("2013?", "?"), ("2013%", "%"), ("2013?/2014~", "%")],
)
def test_a_doubtful_date_is_marked(edtf: str, mark: str) -> None:
    """By the sign of EDTF."""
    assert the_span(edtf).mark == mark


def test_bounds_are_as_written() -> None:
    """An uncertain date keeps its bounds, for a place on a timeline."""
    year = (day("2013-01-01"), day("2013-12-31"))
    assert When.parse("2013?").bounds == (Bounds(*year, *year),)
    assert When.parse("2013/").bounds[0].end_max is None
    assert len(When.parse("[2012,2015]").bounds) == 2


def test_a_timeline_leaves_nothing_out_in_silence() -> None:
    """Every record of the kinds is there, with a date or among those without."""
    shown = groups(BOOK)
    assert [group.heading for group in shown] == ["Cases", "Episodes", "Events"]
    counts = [(len(group.spans), len(group.undated)) for group in shown]
    assert counts == [(1, 1), (2, 1), (1, 0)]
    assert shown[1].undated == ("Contacts are spoken of.",)


def test_a_dossier_shows_all_that_has_dates() -> None:
    """A casebook shows what happened; a dossier or a collection whatever it holds."""
    headings = [group.heading for group in groups(BOOK.about("river-front"))]
    assert {"Relations", "Positions", "Cases"} <= set(headings)
    assert "Actors" not in headings
    (relations,) = groups(BOOK.relations)
    labels = [span.label for span in relations.spans]
    assert labels[0] == "River Front fights Norland (southern wing; the delta)"
    assert relations.undated == ("Hill League rival of River Front",)
    (chosen,) = groups(BOOK, "positions")
    assert chosen.spans[0].label.startswith("River Front open: The Front is ready")


@pytest.mark.parametrize("wrong", ["book", None, 3])
def test_what_cannot_be_drawn_is_refused(wrong: object) -> None:
    """With what was expected, and what was given."""
    asks: list[Any] = [groups, grid, web_of, debate_of, holders_of, space_of]
    for ask in asks:
        with pytest.raises(TypeError, match="expected a"):
            ask(wrong)
    with pytest.raises(TypeError, match="a collection of positions"):
        holders_of(BOOK.actors)  # type: ignore[arg-type]


def web_of(held: object) -> object:
    return web(held, None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("first", "last", "marks"),
    [
        ("2012-01-01", "2016-06-01", ["2012", "2014", "2016"]),
        ("2014-02-10", "2014-06-01", ["Apr 2014"]),
        ("2015-03-10", "2015-05-02", ["Apr 2015", "May 2015"]),
        ("2014-02-10", "2014-02-13", ["10 Feb 2014", "12 Feb 2014"]),
        ("0001-01-01", "9999-12-31", ["2000", "4000", "6000", "8000"]),
    ],
)
def test_an_axis_is_marked_at_round_days(first: str, last: str, marks: list[str]) -> None:
    """No more often than there is room for."""
    most = {"0001": 6, "2012": 4, "2015": 3}.get(first[:4], 2)
    found = ticks(day(first), day(last), most)
    assert [text for _, text in found] == marks
    assert all(day(first) <= at <= day(last) for at, _ in found)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("one two three", ("one two", "three")),
        ("abcdefghijkl", ("abcdefgh", "ijkl")),
        ("one two three four five six", ("one two", "three" + MORE)),
        ("a\tb\n c", ("a b c",)),
        ("a\u202eb", ("a?b",)),
        ("", ("",)),
        ("x" * 1000, ("xxxxxxxx", "xxxxxxx" + MORE)),
        ("one abcdefghijklmn", ("one", "abcdefg" + MORE)),
    ],
)
def test_text_is_broken_and_cut(text: str, lines: tuple[str, ...]) -> None:
    """At spaces where it can be, within words where it must, and never longer than the room."""
    found = wrapped(text, 8, len, 2)
    assert found == lines
    assert all(len(line) <= 8 for line in found)


def test_where_nothing_fits_one_letter_is_shown() -> None:
    """A room of no width still ends."""
    assert wrapped("abc", 0, len, 2) == ("a", MORE)


def test_ties_that_say_the_same_are_one() -> None:
    """With all their ids, where the kind or date does not matter."""
    shown = web(nt.load(), 30)
    assert len(shown.knots) <= 30
    assert shown.actors_out + len(shown.knots) + shown.untied == len(nt.load().actors)
    assert shown.ties_out + len(shown.ties) == len(nt.load().relations)
    one = bundled(shown.ties, kinds=False, dates=False)
    some = bundled(shown.ties, kinds=True, dates=False)
    assert len(one) < len(some) < len(shown.ties)
    assert sorted(i for tie in one for i in tie.ids) == sorted(i for t in shown.ties for i in t.ids)
    assert len({(t.source, t.target, t.family, t.truth, t.symmetric) for t in one}) == len(one)


def test_a_dossier_has_its_subject_in_the_middle() -> None:
    """It comes first, however few ties it has; so it is drawn whatever is left out."""
    shown = web(BOOK.about("sudmark"), 2)
    assert [knot.id for knot in shown.knots] == ["sudmark", "hill-league"]
    assert [knot.central for knot in shown.knots] == [True, False]
    (tie,) = shown.ties
    assert (tie.label, tie.truth, tie.when) == ("backs", Truth.CONTESTED, "from 2017 on")


def test_a_network_has_two_actors_at_least() -> None:
    """One alone has no ties."""
    with pytest.raises(nt.UnknownValue, match="most=1: expected 2 or more"):
        web(BOOK, 1)


def test_every_kind_of_relation_looks_like_some_tie() -> None:
    """A new kind is another tie until it is given a family."""
    assert set(FAMILY.values()) <= set(TIES)
    assert {FAMILY.get(kind, "other") for kind in RelationKind} == set(TIES)


def test_boxes_are_never_over_each_other() -> None:
    """Not even those that begin in one place, and however many are tied."""
    sizes = [(60.0, 20.0 + n % 3 * 10) for n in range(40)]
    links = [(0, n) for n in range(1, 40)] + [(3, 4), (5, 9)]
    places = arranged(sizes, links, apart=5)
    assert places == arranged(sizes, links, apart=5)
    for n, ((x, y), (wide, high)) in enumerate(zip(places, sizes, strict=True)):
        assert x >= wide / 2 - 1e-6
        assert y >= high / 2 - 1e-6
        for (its_x, its_y), (its_wide, its_high) in zip(places[:n], sizes[:n], strict=True):
            clear = (
                abs(x - its_x) >= (wide + its_wide) / 2 or abs(y - its_y) >= (high + its_high) / 2
            )
            assert clear
    assert arranged([], []) == ()
    assert arranged([(10, 10)], []) == ((5, 5),)


def test_boxes_that_cannot_be_pushed_apart_are_spread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Until they have room; patience is short here, so that it comes to that."""
    monkeypatch.setattr(arranging, "_ROUNDS", 2)
    places = arranging.arranged([(80, 80)] * 9, [], apart=1)
    assert len({(round(x), round(y)) for x, y in places}) == 9


def test_a_contrast_has_a_row_for_each_class_and_criterion() -> None:
    """What only joins criteria is not asked twice; where the source put somebody is marked."""
    held = nt.contrast(nt.load().typologies["group-orientation"])
    shown = grid(held)
    assert [part.heading for part in shown.parts] == ["Classes", "Criteria"]
    assert [row.label for row in shown.parts[0].rows] == ["Hybrid", "Transnational", "Local"]
    assert len(shown.parts[1].rows) == 4
    assert shown.notes == ("Framed: the source itself puts it there.",)
    jnim = shown.subjects.index("JNIM")
    assert shown.parts[0].rows[0].answers[jnim].marked
    assert shown.parts[0].rows[0].answers[jnim].truth is Truth.HOLDS
    turned = shown.turned()
    (part,) = turned.parts
    assert part.rows[jnim].label == "JNIM"
    assert part.rows[jnim].answers[0] == shown.parts[0].rows[0].answers[jnim]


def test_a_comparison_has_what_can_be_compared() -> None:
    """Lines on which one subject alone is coded are counted, or shown if that is asked for."""
    held = nt.compare("river-front", "hill-league", book=BOOK)
    shown, more = grid(held), grid(held, one_sided=True)
    rows = [row for part in shown.parts for row in part.rows]
    left_out = len(held.lines) - len(rows)
    assert shown.notes == (f"Not shown: {left_out} lines on which one subject at most is coded.",)
    assert sum(len(part.rows) for part in more.parts) > len(rows)
    scope = next(row for row in rows if row.label == "Scope")
    assert [answer.said for answer in scope.answers] == ["Local", "National"]
    assert scope.answers[1].truth is Truth.CONTESTED


def test_cells_have_names() -> None:
    """Of classes and of records, those of the typology's own casebook or of one that is given."""
    book = nt.load()
    held = book.typologies["cooperation-level"].space()
    shown = space_of(held)
    assert (shown.depth, shown.breadth, len(shown.places)) == (8, 4, 32)
    members = [name for place in shown.places for name in place.members]
    assert len(members) == 8
    assert all("abhat al-Nusra" in name for name in members)
    assert shown.settled[0][0] == "De-confliction"
    assert space_of(held, book) == shown
    bare = bound(book.typologies["cooperation-level"], None)
    assert not any(place.members for place in space_of(bare.space()).places)


def test_a_debate_has_two_sides() -> None:
    """Those for negotiating with some stand with those for it, and nobody is left out unsaid."""
    shown = debate_of(nt.load())
    sides = {point.side for point in shown.left}
    assert sides == {ArgumentSide.FOR, ArgumentSide.SELECTIVE}
    assert {point.side for point in shown.right} == {ArgumentSide.AGAINST}
    numbers = [point.number for point in (*shown.left, *shown.right)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) + shown.alone == len(nt.load().arguments)
    assert len(debate_of(nt.load(), alone=True).left) == 66


def test_without_answers_all_arguments_are_shown() -> None:
    """There would be nothing to see otherwise."""
    shown = debate_of(BOOK.arguments.where(holder="ben-reed"))
    assert [point.id for point in shown.right] == ["reed-doubt-1"]
    assert shown.right[0].place == "no. 1 of doubts"
    assert (shown.left, shown.replies, shown.alone) == ((), (), 0)


def argued(name: str, side: ArgumentSide, *answers: str, disputed: bool = False) -> Record:
    """An argument of a test."""
    evidence = (said(1), said(2, disputes=True, fields=("answers",))) if disputed else (said(1),)
    return nt.Argument(
        id=name,
        evidence=evidence,
        summary=f"Says {name}.",
        holder="ada-marsh",
        side=side,
        scope=ArgumentScope.GENERAL,
        answers=answers,
    )


def test_sides_are_put_in_an_order_in_which_few_lines_cross() -> None:
    """Each answer beside what it answers."""
    one, other = ArgumentSide.FOR, ArgumentSide.AGAINST
    made = [argued(f"a{n}", one) for n in range(5)]
    made += [argued(f"b{n}", other, f"a{4 - n}", disputed=n == 2) for n in range(5)]
    shown = debate_of(nt.Casebook([*RECORDS, *made]).arguments)
    left = [point.id for point in shown.left if point.id.startswith("a") and len(point.id) == 2]
    right = [point.id for point in shown.right if point.id.startswith("b")]
    assert [f"b{4 - int(name[1])}" for name in left] == right
    truths = {reply.source: reply.truth for reply in shown.replies}
    assert truths["b2"] is Truth.CONTESTED
    assert truths["b1"] is Truth.HOLDS


def test_positions_stand_by_holder() -> None:
    """Those for negotiating first, with dates and counterparts as far as they are coded."""
    shown = holders_of(BOOK)
    assert [one.name for one in shown] == ["Hill League", "River Front", "Norland"]
    (stand,) = shown[1].stands
    assert (stand.truth, stand.when, stand.towards) == (
        Truth.CONTESTED,
        "from 2013 on",
        ("Norland",),
    )
    assert stand.public is False
    assert [len(one.dated) for one in shown] == [0, 1, 0]
    assert not any(one.torn for one in shown)


def test_a_holder_for_and_against_is_told() -> None:
    """What is only disputed does not count."""
    torn = {one.name for one in holders_of(nt.load().positions) if one.torn}
    assert {"France", "Mali"} <= torn
    assert "JNIM" not in torn


def test_a_stretch_is_a_value() -> None:
    """Two that are equal are the same."""
    bounds = When.parse("2013").bounds[0]
    assert Stretch(bounds) == Stretch(bounds)
