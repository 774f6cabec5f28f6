"""How long the explorer takes to answer a filter on many synthetic episodes, in Chromium.

Measured in the page, from the choice of a filter to the changed and laid out page, with nothing
remembered from before. Needs Chromium and the Python package playwright.

    make bench
    python benchmarks/explorer.py [EPISODES]
"""

import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from _drawn import drawn

import negotypes as nt
from website.explorer.data import data, script
from website.explorer.room import pages

QUESTIONS = {
    "one kind": "kind.is=truce",
    "an actor": "participants.actor.is=mali",
    "before a date": "date.before=2014",
    "a place that is not": "places.not=Syria",
    "three at once": "kind.is=talks&issues.is=truce&modes.is=mediated",
    "words": "text=hostages",
}

TIMED = """([from, to]) => {
    const show = hash => { history.replaceState(null, '', hash); explorer.restore(); };
    const times = [];
    for (let round = 0; round < 15; round += 1) {
        show(from);
        explorer.answers.known.clear();
        document.body.offsetHeight;
        const start = performance.now();
        show(to);
        document.body.offsetHeight;
        times.push(performance.now() - start);
    }
    return times;
}"""


def main(number: int) -> None:
    from playwright.sync_api import sync_playwright

    told = script(drawn(data(nt.load()), number))
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        files = {Path(p.path).name: p.content for p in pages(nt.load())}
        for file, content in (files | {"data.js": told}).items():
            assert isinstance(content, str)
            (folder / file).write_text(content, "utf-8")
        sizes = sum(len(c) for f, c in files.items() if f.endswith(("js", "css")))
        print(f"the explorer with all data: {sizes / 1e6:.2f} million characters")
        (folder / "index.html").write_text(
            "<!doctype html><meta charset=utf-8><link rel=stylesheet href=explorer.css>"
            "<div id=ex-page class=explorer></div>"
            "<script src=data.js></script><script src=explorer.js></script>",
            "utf-8",
        )
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page()
        start = time.perf_counter()
        page.goto((folder / "index.html").as_uri() + "#kind=episodes")
        page.wait_for_selector(".ex-item")
        print(f"{number:,} episodes loaded and shown in {time.perf_counter() - start:.2f} s")
        print("from the choice of a filter to the page laid out; median and longest of 15 rounds")
        for asked, question in QUESTIONS.items():
            times = page.evaluate(TIMED, ["#kind=episodes", f"#kind=episodes&{question}"])
            print(f"  {asked:20} {statistics.median(times):6.1f} ms  {max(times):6.1f} ms")
        browser.close()
    print("wanted: at most 50 ms on 10,000")


if __name__ == "__main__":
    if shutil.which("chromium") is None:
        print("not measured: there is no Chromium on this machine")
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
