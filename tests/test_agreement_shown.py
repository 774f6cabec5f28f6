"""Agreement of two coders as a table and as plain values: figures, doubts and what is left over."""

import json
from html import unescape

import pytest

import negotypes as nt
from coders import ANN, BEN
from negotypes import Casebook, agreement
from sample import BOOK

FOUND = agreement(ANN, BEN, resamples=200)


def test_the_table() -> None:
    """Figures by kind, what there is to talk over, what was paired how, and what was not."""
    text = str(FOUND)
    lines = text.splitlines()
    assert lines[0] == "Agreement of two coders"
    assert "Positions: 4 paired (3 by id, 1 by place), 1 of the first only" in lines
    shown = [" ".join(line.split()) for line in lines]
    assert any(line.startswith("stance nominal 4 0 0 0 75.0 % .667 ") for line in shown)
    assert "places set 1 0 0 3 100.0 % no variation" in shown
    assert "scope (armed-group) nominal 1 0 0 0 0.0 % .000" in shown
    assert "1st: open [marsh-2020 \u00b613]" in shown
    assert "p4 talks-in-spring, by place" in shown
    assert "positions p9" in shown
    flowing = " ".join(shown)
    assert (
        "6 paired (4 by id, 1 by name, 1 by place), 1 of the first only: 85.7 % of the records of"
        " the first and 100.0 % of the records of the second."
    ) in flowing
    assert "Coded by nobody: sources.authors, sources.outlet, sources.issued," in flowing
    assert "Not compared, as coders choose the words: aliases, evidence.anchor," in flowing
    assert "positions.stance (" in flowing


def test_the_table_in_a_notebook() -> None:
    """It has the same words, and no markup from the records."""
    html = FOUND._repr_html_()
    assert html == FOUND.table().notebook()
    assert "Agreement of two coders" in unescape(html)
    hostile = Casebook([nt.Source(id="<b>", title="<b>")])
    assert "<b>" not in agreement(hostile, Casebook([]))._repr_html_()


def test_two_empty_casebooks() -> None:
    """Nothing is compared, and that is said."""
    found = agreement(Casebook(), Casebook())
    assert (found.lines, found.uncompared) == ((), ())
    assert "None paired: there are no records." in str(found)
    assert "Not compared" not in str(found)


def test_nothing_in_common() -> None:
    """What each has is listed, and no figure is made up."""
    found = agreement(Casebook(BOOK.goals), Casebook(BOOK.risks))
    shown = " ".join(str(found).split())
    assert "None paired, 1 of the first only, 1 of the second only: 0.0 % of the records" in shown
    assert "Records of the second coder only risks risk-of-respite" in shown


def test_plain_values() -> None:
    """For a program: pairs, figures, disagreements with their paragraphs, and what is left over."""
    plain = json.loads(json.dumps(FOUND.plain()))
    assert {"kind": "positions", "first": "p4", "second": "talks-in-spring", "by": "place"} in (
        plain["pairs"]
    )
    assert (plain["first_only"], plain["second_only"]) == ({"positions": ["p9"]}, {})
    assert plain["paired"] == {"first": pytest.approx(600 / 7), "second": 100}
    (stance,) = (each for each in plain["fields"] if each["field"] == "positions.stance")
    low, high = stance.pop("interval")
    assert low < stance["alpha"] < high
    assert stance | {"alpha": None, "undefined": None} == {
        "field": "positions.stance",
        "kind": "positions",
        "level": "nominal",
        "both": 4,
        "first_only": 0,
        "second_only": 0,
        "neither": 0,
        "aside": 0,
        "units": 4,
        "percent": 75,
        "alpha": None,
        "reason": None,
        "confidence": 0.95,
        "resamples": 200,
        "undefined": None,
        "disagreements": [
            {
                "first": {
                    "record": "p3",
                    "values": ["open"],
                    "evidence": ["marsh-2020 \u00b613"],
                },
                "second": {
                    "record": "p3",
                    "values": ["conditional"],
                    "evidence": ["marsh-2020 \u00b613"],
                },
            }
        ],
        "one_sided": [],
    }
    assert plain["not_compared"] == list(FOUND.uncompared)


def test_repr_is_short() -> None:
    """A figure may be shown in a console without all that is behind it."""
    assert repr(FOUND) == "<Agreement: 6 pairs, 33 fields, 7 disagreements>"
    assert "disagreements" not in repr(FOUND.line("positions.stance"))
