"""The search in a real browser: by keyboard, announced, as text, without a script."""

import pytest

from catalogkit.project import compiled
from tests.deciding import company
from tests.pages import TODAY, world
from tests.sites import site

HOSTILE = "<img src=x onerror=alert(1)> VPN </script>"
pytestmark = pytest.mark.browser
SHOWN = """
const box = document.querySelector(".search"), input = box.querySelector("input");
const chosen = document.getElementById(input.getAttribute("aria-activedescendant"));
return {
  open: !box.querySelector(".found").hidden,
  expanded: input.getAttribute("aria-expanded"),
  titles: [...box.querySelectorAll("[role=option] b")].map((each) => each.textContent),
  marks: [...box.querySelectorAll("mark")].map((each) => each.textContent),
  images: box.querySelectorAll("img, script").length,
  chosen: chosen && chosen.querySelector("b").textContent,
  said: box.querySelector("[role=status]").textContent,
};
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return site(company(), tmp_path_factory.mktemp("portal"))


def typed(page, text):
    page.do("document.querySelector('.search input').focus()")
    page.type(text)
    page.node("await page.waitForSelector('.found:not([hidden])')")
    return page.do(SHOWN)


def test_people_type_choose_and_arrive_without_a_mouse(browser, folder):
    with browser.page(folder / "en/index.html") as page:
        found = typed(page, "lpatop")
        assert found["titles"][0] == "Laptop and accessories"
        assert found["marks"][0] == "Laptop"
        assert found["expanded"] == "true"
        assert found["said"].endswith("services found")

        page.press("ArrowDown", "ArrowDown", "ArrowUp")
        assert page.do(SHOWN)["chosen"] == "Laptop and accessories"
        assert page.axe() == []

        arrived = "page.waitForNavigation(), page.keyboard.press('Enter')"
        page.node(f"await Promise.all([{arrived}])")
        assert page.do("return location.href").endswith("/en/item/laptop.html")
        assert page.troubles == []


def test_escape_closes_what_was_found(browser, folder):
    with browser.page(folder / "zh-CN/item/laptop.html") as page:
        assert typed(page, "密码")["open"]
        page.press("Escape")

        found = page.do(SHOWN)
        assert not found["open"]
        assert found["expanded"] == "false"


def test_nothing_found_is_said(browser, folder):
    with browser.page(folder / "en/index.html") as page:
        found = typed(page, "xyzzyqwert")

        assert found["titles"] == []
        assert found["said"] == "Nothing found for “xyzzyqwert”"
        assert page.axe() == []


def test_a_search_that_cannot_be_loaded_says_so(browser, folder, tmp_path):
    made = site(company(), tmp_path)
    (made / "en" / "search.js").unlink()
    with browser.page(made / "en/index.html") as page:
        found = typed(page, "vpn")

        assert (
            found["said"]
            == "The search does not load. The home page lists all services."
        )


def test_whatever_stands_in_a_title_is_found_as_text(browser, tmp_path):
    sources = {
        path: text.replace(
            b"title: {en: VPN access,", f'title: {{en: "{HOSTILE}",'.encode()
        )
        for path, text in world().items()
    }
    made = site(compiled(sources, TODAY).catalog, tmp_path)
    with browser.page(made / "en/index.html") as page:
        found = typed(page, "vpn")

        assert found["titles"] == [HOSTILE]
        assert found["images"] == 0
        assert page.troubles == []


def test_without_a_script_nobody_is_offered_a_search(browser, folder):
    with browser.page(folder / "en/index.html", script=False) as page:
        shown = page.node(
            "return page.$eval('.search', (box) => box.checkVisibility())"
        )

        assert not shown


def test_the_first_page_leads_to_the_locale_of_the_browser(browser, folder):
    with browser.page(folder / "index.html") as page:
        page.node("await page.waitForSelector('.search')")

        assert page.do("return location.href").endswith("/en/index.html")
