"""What an author writes stays text on every page, whatever it says."""

import pytest

from tests.hostile import AFTER, BEFORE, hostile
from tests.sites import site

pytestmark = pytest.mark.browser
FOUND = """
const found = [];
const add = (text) => { if (text.includes("MARK")) found.push(text); };
const walk = (root) => {
  const nodes = document.createTreeWalker(root, NodeFilter.SHOW_ALL);
  for (let node = root; node; node = nodes.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE && node.parentNode.localName !== "script" &&
      !node.parentNode.closest?.("svg text")) add(node.data);
    for (const { name, value } of node.attributes || []) {
      if (name !== "href") add(value);
    }
    if (node.localName === "template") walk(node.content);
    if (node.type === "application/json") {
      JSON.parse(node.text, (_, each) => {
        if (typeof each === "string") add(each);
        return each;
      });
    }
  }
};
walk(document);
const bad = [...document.querySelectorAll(
  "[onload], [onerror], img[src=x]," +
  "script:not([data-load], [type='application/json'])")]
  .filter((node) => !/assets\\/[a-z]+\\.js$|\\/search\\.js$/.test(node.src));
for (const { href } of document.querySelectorAll("[href]")) {
  if (!/^(https?|mailto|tel|file):/.test(String(href.baseVal ?? href))) bad.push(href);
}
return { found, bad: bad.map((each) => each.outerHTML || each) };
"""


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    found, numbers = hostile()
    return site(found.catalog, tmp_path_factory.mktemp("hostile")), numbers


def is_literal(text):
    """Whether a text stands there as it was written.

    Markdown knows `&lt;`, and a role such as `finance-lead` is said with blanks.
    """
    for each in text.split("MARK")[1:]:
        number, _, rest = each.partition("E")
        assert number.isdecimal()
        if not rest.startswith(AFTER):
            return False
    befores = (BEFORE, BEFORE.replace("&lt;", "<"), BEFORE.replace("-", " "))
    return all(part.endswith(befores) for part in text.split("MARK")[:-1])


def check(page, where):
    found = page.do(FOUND)

    assert not found["bad"], where
    assert not page.troubles, where
    split = [each for each in found["found"] if not is_literal(each)]
    assert not split, (where, split[:2])
    return {each.split("MARK")[1].partition("E")[0] for each in found["found"]}


def test_no_text_of_an_author_runs_or_becomes_markup(browser, world):
    folder, numbers = world
    seen = set()
    for file in sorted(folder.rglob("*.html")):
        with browser.page(file) as page:
            seen |= check(page, file.name)

    shown = {numbers[int(each)] for each in seen}
    assert {
        "manifest.name",
        "service_item.title",
        "service_item.summary",
        "service_item.form.label",
        "service_item.form.help",
        "service_item.form.placeholder",
        "service_item.form.options.label",
        "service_item.form.options.help",
        "service_item.form.fields.label",
        "service_item.constraints.otherwise",
        "site.title",
        "team.title",
    } <= shown


def test_a_form_that_is_filled_in_shows_texts_as_they_are(browser, world):
    folder, numbers = world
    for locale in ("en", "zh-CN"):
        with browser.page(folder / locale / "item" / "everything.html") as page:
            page.do("document.querySelector('.send button').click()")
            check(page, "what is wrong")
            page.do(
                "for (const each of document.querySelectorAll('.add')) each.click()"
            )
            check(page, "one more row")
            page.do(
                "document.querySelectorAll('[data-field=pick] input')"
                ".forEach((each) => each.click());"
                "document.querySelector('#f-line').value = 'some words';"
                "document.querySelector('.send button').click()"
            )
            seen = check(page, "answers in words")
            assert "list.rows" in {numbers[int(each)] for each in seen}
