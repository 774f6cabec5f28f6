"""Text in records and in addresses is shown as text by the explorer, whatever stands in it."""

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from attrs import evolve

import negotypes as nt
from browser import Watch
from explorers import bare, turn
from negotypes.records import CLASSES
from sample import BOOK as SAMPLE
from website.explorer.data import data, script

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.xdist_group("site")

HARM = "<img src=x onerror=alert(1)><script>alert(2)</script>'\"&lt;"


def hostile() -> nt.Casebook:
    """A casebook in which markup stands wherever a text can stand."""
    records = []
    for record in SAMPLE.records:
        changed: dict[str, Any] = {
            name: f"{HARM} {getattr(record, name)}"
            for name in ("name", "title", "summary", "note", "definition", "dimension")
            if isinstance(getattr(record, name, None), str) and type(getattr(record, name)) is str
        }
        if "note" not in changed:
            changed["note"] = HARM
        for name in ("places", "aliases", "terms", "roles"):
            if getattr(record, name, ()):
                changed[name] = (HARM, *getattr(record, name))
        changed["evidence"] = tuple(
            evolve(place, anchor=HARM, note=HARM, attribution=tuple(
                evolve(voice, via=HARM) for voice in place.attribution))
            for place in record.evidence
        )  # fmt: skip
        if isinstance(record, nt.Typology):
            changed["classes"] = tuple(
                evolve(one, name=HARM, definition=HARM, criteria=nt.field("kind") == "state-group")
                for one in record.classes
            )
        records.append(evolve(record, **changed))
    odd = SAMPLE.actors["norland"]
    records.append(evolve(odd, id=HARM, name=HARM, summary=HARM))
    return nt.Casebook(records)


def test_markup_in_records_is_text(browser: "Browser") -> None:
    """Names, notes, ids, places, anchors: wherever it stands, markup is shown and does nothing."""
    book = hostile()
    watch = Watch()
    states = [
        *(f"#kind={kind}" for kind in CLASSES),
        "#kind=actors&places.is=", "#kind=cases&parties.is=norland",
        "#kind=actors&compare=norland,river-front,hill-league",
        "#kind=cases&compare=river-talks,hill-talks",
        "#kind=positions&compare=front-open,norland-refuses", "#kind=actors&space=kinds-of-truce",
        "#kind=actors&evidence=norland", "#kind=actors&evidence=river-front,aliases",
        "#kind=positions&evidence=front-open", f"#kind=actors&text={HARM}", f"#{HARM}={HARM}",
        f"#kind=actors&evidence={HARM}", f"#kind=actors&compare=norland,{quote(HARM)}",
    ]  # fmt: skip
    with bare(browser, script(data(book)), watch) as page:
        seen = 0
        for state in states:
            turn(page, state)
            page.evaluate(
                "document.querySelectorAll('details').forEach(one => { one.open = true; })"
            )
            page.wait_for_timeout(20)
            assert page.locator("img, #ex-page script, iframe").count() == 0, state
            seen += page.locator("#ex-page").inner_text().count("<img src=x onerror=alert(1)>")
        assert seen > 100
        assert page.evaluate("document.querySelectorAll('[onerror], [onclick]').length") == 0
    assert watch.dialogs == []
    assert [one for one in watch.errors if "ERR_FILE_NOT_FOUND" not in one] == []
