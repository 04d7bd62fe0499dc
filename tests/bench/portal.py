"""Measures the portal: making its pages, their weight, and searching in a browser.

`python -m tests.bench portal` prints this part alone. An item's page weighs what it
loads at once, each file packed by gzip; the search is loaded when somebody searches. A
keystroke lasts from the letter to the list of what is found, laid out on the page.
"""

import gzip
import re
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.generate import generate
from tests.bench.measure import Measured, measure
from tests.browsing import Browser, Page

SMALL, LOCALES = 1000, 2
SECONDS, KIB, MILLISECONDS = 90, 30, 50
QUERIES = ("access to system 4711", "acount", "sytsem 99", "work from any desk", "zzz")
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
LOAD = """
const box = document.querySelector(".search"), input = box.querySelector("input");
const began = performance.now();
input.focus();
input.value = "a";
input.dispatchEvent(new Event("input"));
return new Promise((done) => {
  const look = () => (box.querySelector(".found").hidden ? setTimeout(look)
    : done(performance.now() - began));
  look();
});
"""
KEYS = """
const box = document.querySelector(".search"), input = box.querySelector("input");
const panel = box.querySelector(".found");
const spent = [];
return (async () => {
  for (const query of args)
    for (let length = 1; length <= query.length; length++) {
      input.value = query.slice(0, length);
      const began = performance.now();
      input.dispatchEvent(new Event("input"));
      await null;
      await null;
      panel.getBoundingClientRect();
      spent.push(performance.now() - began);
    }
  return spent;
})();
"""
Row = tuple[str, Measured | float | None, str]


def rows(items: int) -> Iterator[Row]:
    """Every row of the table, as it comes."""
    with tempfile.TemporaryDirectory() as name:
        few, many = (built(Path(name), number) for number in (SMALL, items))
        yield f"pages of {SMALL} items x {LOCALES}", few, each(few, SMALL)
        aim = f"{each(many, items)} (aim: at most {SECONDS} s)"
        yield f"pages of {items} items x {LOCALES}", many, aim
        growth = (many.cpu / items) / (few.cpu / SMALL)
        yield "", None, f"an item takes {growth:.2f} x of what it takes in {SMALL}"
        portal = Path(name) / str(items) / "dist" / "portal"
        yield "heaviest of an item's pages", None, weight(portal)
        yield from searches(portal, Path(name))


def built(folder: Path, items: int) -> Measured:
    """A build of the portal of that many items."""
    place = folder / str(items)
    generate(place, items)
    command = (sys.executable, "-m", "catalogkit", "build", "--target", "portal")
    run = measure(command, place)
    if run.code:
        message = f"ended with {run.code}:\n{run.said[-3000:]}"
        raise SystemExit(message)
    return run


def each(run: Measured, items: int) -> str:
    return f"{run.seconds / items / LOCALES * 1000:.2f} ms a page"


def weight(portal: Path) -> str:
    """What the heaviest of a hundred pages weighs with all that it loads."""
    some = sorted(portal.glob("*/item/*.html"))[::100]
    most = max(map(loaded, some))
    return f"{most / 1024:.1f} KiB (aim: at most {KIB} KiB)"


def loaded(page: Path) -> int:
    """The packed bytes of a page and of the style and scripts that it names."""
    text = page.read_text(encoding="utf-8")
    names = set(re.findall(r"\.\./assets/([\w.]+)", text))
    names.discard("search.js")
    assets = page.parent.parent.parent / "assets"
    files = [page, *(assets / name for name in names)]
    return sum(len(gzip.compress(file.read_bytes())) for file in files)


def searches(portal: Path, folder: Path) -> Iterator[Row]:
    """The search in a browser, as people type."""
    chromium = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    node = shutil.which("node")
    if chromium is None or node is None:
        yield "search", None, "SKIPPED: Chromium or Node.js is not installed"
        return
    browser = Browser(node, chromium, folder / "profile")
    with browser.page(portal / "en" / "index.html") as page:
        yield "search, the first letter", None, f"{page.do(LOAD):.0f} ms with loading"
        yield "search, a keystroke", None, typed(page)
    browser.stop()


def typed(page: Page) -> str:
    spent = page.do(KEYS, QUERIES)
    usual, most = statistics.median(spent), max(spent)
    return f"{usual:.1f} ms, at most {most:.1f} ms (aim: at most {MILLISECONDS} ms)"
