"""Figures: what is drawn can be read, in any colours, and nothing else is touched."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import matplotlib as mpl
import matplotlib.dates
import pytest
from attrs import evolve
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.patches import Patch

import golden
import negotypes as nt
from figures import EYES, apart, lab, misplaced, said, texts
from negotypes import plot
from negotypes.plot.cells import Place, Space
from negotypes.plot.look import CLASSES, INK, PAPER, SIDES, TIES, TRUTHS, paler
from negotypes.plot.page import house_style, width
from negotypes.plot.spaces import _draw as draw_space
from negotypes.plot.spaces import property_space
from negotypes.records import Record
from negotypes.truth import Truth
from negotypes.typologies import Typology
from negotypes.vocabulary import ArgumentScope, ArgumentSide
from sample import BOOK, RECORDS, reed
from sample import said as evidence

mpl.use("Agg")

BUILTIN = nt.load()

Draw = Callable[..., Axes]

WHOLE: dict[str, Draw] = {
    "timeline": lambda **how: plot.timeline(BUILTIN, **how),
    "timeline of relations": lambda **how: plot.timeline(BUILTIN.relations, **how),
    "timeline of a dossier": lambda **how: plot.timeline(BUILTIN.about("jnim"), **how),
    "network": lambda **how: plot.network(BUILTIN, **how),
    "network of all": lambda **how: plot.network(BUILTIN, most=None, **how),
    "network of one": lambda **how: plot.network(BUILTIN.about("jnim"), dates=True, **how),
    "network with labels": lambda **how: plot.network(BUILTIN, labels=True, **how),
    "comparison": lambda **how: plot.contrast(nt.compare("al-qaeda", "islamic-state"), **how),
    "all of a comparison": lambda **how: plot.contrast(
        nt.compare("al-qaeda", "islamic-state"), one_sided=True, **how
    ),
    "debate": lambda **how: plot.debate(BUILTIN, **how),
    "all arguments": lambda **how: plot.debate(BUILTIN, alone=True, grounded=True, **how),
    "positions": lambda **how: plot.positions(BUILTIN, **how),
    "positions over time": lambda **how: plot.positions(BUILTIN, across="time", **how),
}


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    """Close all figures after each test."""
    yield
    plt.close("all")


@pytest.mark.parametrize("name", WHOLE)
def test_no_text_is_over_another(name: str) -> None:
    """On all of the built-in data every text stands within the figure and by itself."""
    axes = WHOLE[name](title="A title of some length for what is drawn")
    assert len(texts(axes)) > 20
    assert misplaced(axes) == []


@pytest.mark.parametrize("dpi", [50, 60, 72, 96, 150, 300])
def test_no_text_is_over_another_at_any_resolution(dpi: float) -> None:
    """Letters that are fitted to the dots are wider on some screens than on others."""
    assert misplaced(plot.timeline(BUILTIN.about("jnim")), dpi) == []
    assert misplaced(plot.debate(BOOK), dpi) == []


@pytest.mark.parametrize("typology", BUILTIN.typologies.ids)
def test_no_text_is_over_another_in_a_typology(typology: str) -> None:
    """Neither among its classes and criteria nor in its cells."""
    one = BUILTIN.typologies[typology]
    assert misplaced(plot.property_space(one.space(), title="Cells")) == []
    assert misplaced(plot.contrast(nt.contrast(one), title="Contrast")) == []


def test_texts_over_each_other_would_be_found() -> None:
    """The tests above can fail."""
    axes = plot.positions(BOOK)
    first = next(text for text in texts(axes) if text.get_text() == "Norland")
    axes.text(*first.get_position(), "over it")
    axes.text(1e4, 0, "far out")
    found = misplaced(axes)
    assert "outside: far out" in found
    assert any(line.startswith("over each other: Norland") for line in found)


@pytest.mark.parametrize("name", golden.FIGURES)
def test_a_figure_looks_as_it_did(name: str, tmp_path: Path) -> None:
    """Like its image in the folder `golden`."""
    drawn = golden.draw(name, tmp_path / "drawn.png")
    assert golden.difference(golden.FOLDER / f"{name}.png", drawn) < golden.TOLERANCE


def test_a_figure_that_changed_would_be_found(tmp_path: Path) -> None:
    """One bar of another colour, or another size, is a difference."""
    as_it_was = golden.FOLDER / "timeline.png"
    axes = golden.FIGURES["timeline"]()
    wide = max(axes.patches, key=lambda patch: patch.get_window_extent().width)
    wide.set_facecolor("#ffffff")
    for file, how in (("one.png", {}), ("two.png", {"bbox_inches": "tight", "pad_inches": 1})):
        kept: Any = axes.figure
        kept.savefig(tmp_path / file, dpi=golden.DPI, **how)
        assert golden.difference(as_it_was, tmp_path / file) > golden.TOLERANCE
    assert golden.difference(as_it_was, as_it_was) == 0


@pytest.mark.parametrize("eyes", EYES)
def test_meanings_are_told_apart_by_all_eyes(eyes: str) -> None:
    """The colours of the four answers, of ties and of classes look different to everybody."""
    for looks, least in ((TRUTHS, 20), (TIES, 8), (SIDES, 4)):
        fills = [look.fill for look in looks.values()]
        for one, other in combinations(fills, 2):
            assert apart(one, other, eyes) >= least, (one, other)
    for one, other in combinations(CLASSES, 2):
        assert apart(one, other, eyes) >= 4, (one, other)


def test_meanings_are_told_apart_in_grey() -> None:
    """By lightness alone; and text can be read on each of them."""
    light = sorted(float(lab(look.fill)[0]) for look in TRUTHS.values())
    assert min(b - a for a, b in pairwise(light)) > 14
    ties = sorted(float(lab(look.fill)[0]) for look in TIES.values())
    assert min(b - a for a, b in pairwise(ties)) > 4
    for look in (*TRUTHS.values(), *SIDES.values()):
        assert abs(lab(look.fill)[0] - lab(look.ink)[0]) > 30
    for fill in CLASSES:
        assert lab(fill)[0] - lab(INK)[0] > 60
    assert abs(lab(TRUTHS[Truth.HOLDS].fill)[0] - lab(paler(TRUTHS[Truth.HOLDS].fill))[0]) > 30
    assert paler("#000000", 1) == PAPER


def test_two_colours_that_look_alike_would_be_found() -> None:
    """Red and green of one lightness are one colour to many."""
    assert apart("#c04030", "#647000") > 40
    assert apart("#c04030", "#647000", "no green") < 20


def test_no_meaning_is_told_by_colour_alone() -> None:
    """There is a sign, a hatching and a line for each answer, and a marker for each tie."""
    for what in ("symbol", "hatch", "dashes"):
        assert len({getattr(look, what) for look in TRUTHS.values()}) == len(TRUTHS)
    assert len({look.marker for look in TIES.values()}) == len(TIES)


HOSTILE = r"$\frac{a}{b}$ 100$ & <b> \alpha_{x} {} %s" + "\u202e\x00\n\ttab" + "W" * 90


def hostile() -> nt.Casebook:
    """The small casebook, with names and summaries that mean something to a drawing program."""
    made: list[Record] = []
    for record in RECORDS:
        for name in ("name", "summary", "series", "definition"):
            if isinstance(getattr(record, name, None), str):
                changed: Any = {name: HOSTILE}
                record = evolve(record, **changed)  # noqa: PLW2901
        made.append(record)
    return nt.Casebook(made)


@pytest.mark.parametrize("figure", ["timeline", "network", "positions", "debate"])
def test_names_mean_nothing_to_the_program_that_draws(figure: str) -> None:
    """A dollar is a dollar, a control is a question mark, and what is long is cut."""
    axes = getattr(plot, figure)(hostile(), title=HOSTILE)
    assert misplaced(axes) == []
    written = said(axes)
    assert r"$\frac{a}{b}$" in written
    assert "\u202e" not in written
    assert "\x00" not in written
    assert "\u2026" in written


def test_hostile_names_in_grids() -> None:
    """As above."""
    book = hostile()
    assert misplaced(plot.contrast(nt.compare("river-front", "hill-league", book=book))) == []
    space = plot.property_space(book.typologies["kinds-of-truce"].space(), title=HOSTILE)
    assert misplaced(space) == []


@pytest.mark.parametrize("name", golden.FIGURES)
def test_drawing_changes_no_setting(name: str) -> None:
    """And a user's own settings do not change what is drawn."""
    with mpl.rc_context({"lines.linewidth": 9, "text.usetex": True, "axes.grid": True}):
        before = dict(mpl.rcParams)
        axes = golden.FIGURES[name]()
        assert dict(mpl.rcParams) == before
        assert not any(text.get_usetex() for text in texts(axes))
    shown: Any = plt
    assert axes.figure is shown.gcf()


def test_the_typeface_is_the_users() -> None:
    """With signs from another where it has none."""
    with mpl.rc_context({"font.family": ["DejaVu Serif"]}):
        serif = width("negotiation")
        axes = plot.positions(BOOK)
        assert misplaced(axes) == []
        with house_style():
            assert mpl.rcParams["font.family"] == ["DejaVu Serif"]
    assert serif != width("negotiation")
    assert texts(axes)[0].get_fontfamily() == ["DejaVu Serif", "DejaVu Sans"]


@pytest.mark.parametrize("on", [True, False])
def test_what_a_backend_switches_on_stays_on(on: bool) -> None:
    """The backend of a notebook comes with the first figure, and without this shows no second."""
    before = mpl.is_interactive()
    try:
        mpl.interactive(not on)
        with house_style():
            mpl.interactive(on)
        assert mpl.is_interactive() is on
    finally:
        mpl.interactive(before)


GIVEN: dict[str, Draw] = {
    "timeline": lambda **how: plot.timeline(BOOK, **how),
    "network": lambda **how: plot.network(BOOK, dates=True, **how),
    "comparison": lambda **how: plot.contrast(
        nt.compare("river-front", "hill-league", book=BOOK), **how
    ),
    "contrast": lambda **how: plot.contrast(
        nt.contrast(BUILTIN.typologies["group-orientation"]), **how
    ),
    "property_space": lambda **how: plot.property_space(
        BUILTIN.typologies["grievance-driver"].space(), **how
    ),
    "debate": lambda **how: plot.debate(BOOK, grounded=True, **how),
    "positions": lambda **how: plot.positions(BUILTIN, **how),
    "positions_over_time": lambda **how: plot.positions(
        BUILTIN.about("Mali"), across="time", **how
    ),
}


@pytest.mark.parametrize("name", [*golden.FIGURES])
def test_axes_that_are_given_are_drawn_on(name: str) -> None:
    """No other figure is made, and where there is less room all is smaller."""
    largest = max(float(text.get_fontsize()) for text in texts(golden.FIGURES[name]()))
    plt.close("all")
    figure, axes = plt.subplots(figsize=(3, 1))
    draw = GIVEN[name]
    assert draw(ax=axes) is axes
    shown: Any = plt
    assert shown.get_fignums() == [shown.gcf().number]
    inches: Any = figure
    assert tuple(inches.get_size_inches()) == (3, 1)
    assert max(float(text.get_fontsize()) for text in axes.texts) < largest


def astray(axes: Axes) -> list[str]:
    """The labels of a timeline of events that are not at the height of their bar."""
    figure: Any = axes.figure
    figure.draw_without_rendering()
    bars = [patch.get_window_extent() for patch in axes.patches]
    found = []
    for text in texts(axes):
        if text.axes is axes and text.get_text().startswith("Event "):
            number = int(text.get_text().split()[1].rstrip("."))
            box, bar = text.get_window_extent(), bars[number]
            middle = (bar.y0 + bar.y1) / 2
            at = text.get_transform().transform(text.get_position())[1]
            if abs(at - middle) > 0.01 or not box.y0 < middle < box.y1:
                found.append(text.get_text())
    return found


SIZES = [(8, 5), (4, 1), (14, 3), (3, 9)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("rows", [1, 2])
def test_labels_stand_beside_their_bars_on_axes_that_are_given(
    size: tuple[float, float], rows: int
) -> None:
    """Whatever their size, and after the figure was made larger, arranged anew or drawn again."""
    book = dated(*(f"20{year}" for year in range(10, 18)))
    figure, grid = plt.subplots(rows, rows, figsize=size, squeeze=False)
    places = [axes.get_window_extent().padded(1) for axes in grid.flat]
    for axes, place in zip(grid.flat, places, strict=True):
        plot.timeline(book, ax=axes, title="A title")
        assert len([text for text in texts(axes) if text.get_text().startswith("Event")])
        assert astray(axes) == []
        for text in [*axes.texts, *axes.get_xticklabels()]:
            box = text.get_window_extent()
            assert place.x0 <= box.x0 <= box.x1 <= place.x1, text
            assert place.y0 <= box.y0 <= box.y1 <= place.y1, text
    given: Any = figure
    given.set_size_inches(size[0] * 1.5, size[1] * 1.2)
    given.subplots_adjust(hspace=0.5)
    assert [astray(axes) for axes in grid.flat] == [[]] * rows**2
    grid[0, 0].clear()
    plot.timeline(book, ax=grid[0, 0])
    assert astray(grid[0, 0]) == []


@pytest.mark.parametrize("name", GIVEN)
def test_what_is_drawn_on_given_axes_stays_in_their_place(name: str) -> None:
    """With its title, key and remarks."""
    _, grid = plt.subplots(2, 2, figsize=(14, 10))
    for axes in grid.flat:
        place = axes.get_window_extent().padded(6)
        GIVEN[name](ax=axes, title="A title")
        boxes = [text.get_window_extent() for text in axes.texts]
        assert all(place.x0 <= box.x0 and box.x1 <= place.x1 for box in boxes)
        assert all(place.y0 <= box.y0 and box.y1 <= place.y1 for box in boxes)


def test_a_time_axis_is_one_of_dates() -> None:
    """So that others can draw on it."""
    axes = plot.timeline(BOOK.events)
    to_date: Any = matplotlib.dates
    low, high = (to_date.num2date(number).year for number in axes.get_xlim())
    assert low <= 2012 <= high
    assert [label.get_text() for label in axes.get_xticklabels()]


def dated(*texts_: str, disputed: bool = False) -> nt.Casebook:
    """A casebook with events at these dates."""
    held = (evidence(1), reed(2, disputes=True)) if disputed else (evidence(1),)
    return nt.Casebook(
        nt.Event(
            id=f"event-{number}",
            evidence=held,
            summary=f"Event {number}.",
            kind=nt.EventKind.ENVIRONMENT,
            date=nt.When.parse(text),
        )
        for number, text in enumerate(texts_)
    )


def test_the_key_has_what_is_drawn_and_no_more() -> None:
    """Uncertain, open, approximate and alternative dates are explained where there are any."""
    every = said(plot.timeline(dated("2013~", "2014?", "[2012,2015]", "2013/..", "/2014")))
    for entry in ("approximate", "the date itself is uncertain", "one of these"):
        assert entry in every
    assert "no beginning, or still so" in every
    assert "beginning or end not stated" in every
    assert "contested" not in every
    plain = said(plot.timeline(dated("2014-11-02", disputed=True)))
    assert "may have been then" not in plain
    assert "contested" in plain
    assert "holds" not in plain


def test_what_is_contested_is_hatched() -> None:
    """And nothing else is."""

    def hatched(axes: Axes) -> list[Patch]:
        return [patch for patch in axes.patches if patch.get_hatch()]

    assert hatched(plot.timeline(dated("2013/2016", disputed=True)))
    assert hatched(plot.timeline(dated("2014-11-02", disputed=True)))[0].get_hatch() == "/////"
    assert not hatched(plot.timeline(dated("2013/2016", "2014-11-02")))


def test_dates_at_the_ends_of_the_calendar() -> None:
    """Can be drawn, too."""
    assert misplaced(plot.timeline(dated("0001", "9999", "[0001-01-01,9999-12-31]"))) == []
    assert misplaced(plot.timeline(dated("2014-11-02/2014-11-05", "2014-12%"))) == []
    assert misplaced(plot.timeline(dated("[2013,2013-05]"))) == []


EMPTY = nt.Casebook()


def test_nothing_is_said_to_be_nothing() -> None:
    """An empty figure says so."""
    assert "No dated record" in said(plot.timeline(EMPTY))
    assert "No relation to draw" in said(plot.network(EMPTY))
    assert "No argument" in said(plot.debate(EMPTY))
    assert "No position" in said(plot.positions(EMPTY))
    assert "No dated record" in said(plot.positions(BOOK.about("hill-league"), across="time"))
    assert "Nothing to show" in said(
        plot.contrast(nt.contrast(BOOK.typologies["kinds-of-truce"], EMPTY))
    )


def test_positions_are_across_stances_or_time() -> None:
    """Anything else is a mistake."""
    with pytest.raises(nt.UnknownValue, match="did you mean 'stance'"):
        plot.positions(BOOK, across="stances")
    with pytest.raises(nt.UnknownValue, match="expected 'stance' or 'time'"):
        plot.positions(BOOK, across="x")


def test_positions_that_all_have_dates() -> None:
    """Then none is said to have none."""
    axes = plot.positions(BOOK.positions.where(holder="river-front"), across="time")
    assert "without a date" not in said(axes)


def test_a_network_says_what_it_leaves_out() -> None:
    """Actors, relations, and kinds for which there was no room."""
    written = said(plot.network(BUILTIN, most=10, labels=True))
    assert "Not drawn:" in written
    assert "Actors without a relation: 100." in written
    assert "there was no room" in written
    few = said(plot.network(BOOK.relations.where(kind="rival-of")))
    assert "Arrows" not in few


def test_arguments_on_one_side_can_answer_each_other() -> None:
    """Their arrows go around the outside; what is contested is broken."""
    side = ArgumentSide.FOR
    made = [
        nt.Argument(
            id=name,
            evidence=(evidence(1), reed(2, disputes=True)),
            summary="Says so.",
            holder="ada-marsh",
            side=side,
            scope=ArgumentScope.GENERAL,
            answers=answers,
        )
        for name, answers in (("one", ()), ("two", ("one",)))
    ]
    against = [evolve(record, id=f"{record.id}-too", side=ArgumentSide.AGAINST) for record in made]
    axes = plot.debate(nt.Casebook([*made, *(evolve(a, answers=()) for a in against)]), alone=True)
    assert misplaced(axes) == []
    assert "contested" in said(axes)
    right = evolve(against[1], answers=("one-too",))
    assert misplaced(plot.debate(nt.Casebook([against[0], right]))) == []


def test_cells_of_which_nobody_knows_whether_they_can_be() -> None:
    """Are marked, and explained."""
    place = Place(0, 0, None, (), tuple(f"Member {n}" for n in range(12)))
    space = Space((), (), ("One",), (place,), (("Somebody", 2),) * 30, ())
    with house_style():
        axes = draw_space(space, None, None, 90)
    assert misplaced(axes) == []
    written = said(axes)
    assert "too many" in written
    assert "and 4 more" in written
    assert "and 6 more" in written
    assert property_space(BOOK.typologies["kinds-of-truce"].space()) is not None


def test_figures_are_behind_the_door_and_cost_nothing_before() -> None:
    """`negotypes.plot` can be imported, and completed, without matplotlib."""
    assert dir(plot) == sorted(plot.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'pie'"):
        plot.pie  # noqa: B018
    code = (
        "import sys; sys.modules['matplotlib'] = None\n"
        "import negotypes as nt; nt.plot\n"
        "try: nt.plot.timeline(nt.Casebook())\n"
        "except nt.MissingExtra as error: print(error)\n"
    )
    place = str(Path(nt.__file__).parents[1])
    run = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": place},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout == "matplotlib is not installed: pip install 'negotypes[plot]'\n"
    assert isinstance(BUILTIN.typologies["truce-kind"], Typology)
