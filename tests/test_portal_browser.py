"""Every kind of page in a real browser: axe, a telephone, paper, without a script."""

import gzip
from pathlib import Path

import pytest

from catalogkit.project import load
from tests.pages import ROOT, TODAY
from tests.rich import project, rich
from tests.sites import site

KINDS = ("item", "category", "team", "stream", "article")
MOST = 30 * 1024
SCRIPTS = 16 * 1024
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def company(tmp_path_factory):
    return site(load(ROOT, TODAY).catalog, tmp_path_factory.mktemp("company"))


@pytest.fixture(scope="module")
def everything(tmp_path_factory):
    return site(project(rich()).catalog, tmp_path_factory.mktemp("everything"))


def one_of_each(folder: Path, locale: str) -> list[Path]:
    """Pages of every kind: the single ones, and the longest of the others."""
    found = [folder / "index.html", *sorted((folder / locale).glob("*.html"))]
    for kind in KINDS:
        pages = (folder / locale / kind).glob("*.html")
        longest = max(pages, key=lambda each: each.stat().st_size, default=None)
        found += [] if longest is None else [longest]
    return found


def forms(folder: Path, locale: str, most: int) -> list[Path]:
    """The pages with the longest forms."""
    pages = (folder / locale / "item").glob("*.html")
    return sorted(pages, key=lambda each: -each.stat().st_size)[:most]


def submit(page):
    page.do("document.querySelector('.send button').click()")


def width(page):
    return page.do("return document.documentElement.scrollWidth")


@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing_on_a_page_of_any_kind(browser, company, dark):
    for locale in ("en", "zh-CN"):
        for file in one_of_each(company, locale):
            with browser.page(file, dark=dark) as page:
                assert (file.name, page.axe(), page.troubles) == (file.name, [], [])


@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing_in_any_state_of_a_form(browser, everything, dark):
    file = everything / "en/item/everything.html"
    with browser.page(file, dark=dark) as page:
        submit(page)
        assert page.axe() == []
        page.do(
            "document.querySelector('[name=pick]').click();"
            "document.querySelector('#f-number').value = '2';"
            "document.querySelector('#f-start').value = '2027-02-03';"
            "formPages[0].update();"
            "document.querySelector('[data-field=lines] .add').click()"
        )
        assert page.do("return document.querySelectorAll('.entry').length")
        assert page.axe() == []
        page.do("for (const each of document.querySelectorAll('.remove')) each.click()")
        page.do("document.querySelector('#f-start').value = ''; formPages[0].update()")
        submit(page)
        assert page.do("return document.activeElement.className") == "review"
        assert page.axe() == []
        assert page.troubles == []


def test_a_telephone_shows_every_page_without_scrolling_sideways(
    browser, company, everything
):
    files = one_of_each(company, "en") + one_of_each(company, "zh-CN")
    for file in [
        *files,
        *forms(company, "en", 5),
        everything / "en/item/everything.html",
    ]:
        with browser.page(file, width=320, height=640) as page:
            if file.parent.name == "item":
                submit(page)
            assert (file.name, width(page)) == (file.name, 320)


def test_without_a_script_every_question_is_there_and_says_when_it_is_asked(
    browser, everything
):
    with browser.page(everything / "en/item/everything.html", script=False) as page:
        text = page.node("return page.$eval('.request', (form) => form.innerText)")
        fields = page.node("return page.$$eval('.questions > *', (all) => all.length)")
        shown = page.node(
            "return page.$$eval('.questions > *',"
            " (all) => all.filter((each) => each.checkVisibility()).length)"
        )

    assert shown == fields
    assert "Only if " in text
    assert "Must be answered if " in text


def test_without_a_script_a_form_is_posted_or_says_how_to_ask(
    browser, company, everything
):
    send = "return page.$eval('.send button', (button) => button.checkVisibility())"
    with browser.page(everything / "en/item/everything.html", script=False) as page:
        assert page.node(send)
        action = page.node("return page.$eval('.request', (form) => form.action)")
        assert action == "https://desk.example/requests"
    file = forms(company, "en", 1)[0]
    with browser.page(file, script=False) as page:
        assert not page.node(send)
        text = page.node("return page.$eval('.send', (form) => form.innerText)")
        assert "cannot send your answers by itself" in text


def test_on_paper_there_is_nothing_to_press(browser, company):
    for file in forms(company, "en", 2):
        with browser.page(file, print=True) as page:
            pressed = (
                "return [...document.querySelectorAll('main button, main .button')]"
                ".filter((each) => each.checkVisibility()).map((each) => each.id)"
            )
            assert page.do(pressed) == []
            assert width(page) <= 1280


def test_a_page_with_a_form_is_light(company):
    for file in forms(company, "zh-CN", 3) + forms(company, "en", 3):
        text = file.read_text(encoding="utf-8")
        loaded = [
            each
            for each in (company / "assets").iterdir()
            if f"assets/{each.name}" in text
        ]
        scripts = sum(_weight(each) for each in loaded if each.suffix == ".js")
        assert scripts <= SCRIPTS
        assert _weight(file) + sum(map(_weight, loaded)) <= MOST, file.name


def _weight(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 9))
