"""Pages of teams, value streams, articles and of the catalog's status."""

import dataclasses
import datetime
import re

import pytest

from catalogkit.catalog.texts import untranslated
from catalogkit.model.organisation import Team
from catalogkit.model.stream import ValueStream
from catalogkit.project import compiled
from catalogkit.wording import (
    about_en,
    about_zh_cn,
    pages_en,
    pages_zh_cn,
    preview_en,
    preview_zh_cn,
)
from catalogkit.wording.sentences import WORDINGS
from tests.browsing import Browser
from tests.catalogs import TODAY, project
from tests.deciding import company
from tests.pages import world
from tests.portals import files, of_company, read

CARE = "stream/customer-care.html"
LOOKED_AT = (
    CARE, "stream/stock.html", "team/store-it.html", "article/vpn-setup.html",
    "teams.html", "streams.html", "status.html",
)  # fmt: skip


def text(name, locale="en"):
    return read(of_company()[f"{locale}/{name}"]).text


def made(**texts):
    catalog = project(**texts).catalog
    assert catalog is not None
    return files(catalog)


def test_every_team_stream_and_article_has_a_page_in_each_locale():
    catalog, made = company(), of_company()

    for locale in catalog.manifest.locales:
        for team in catalog.all(Team):
            assert f"{locale}/team/{team.id}.html" in made
        for stream in catalog.all(ValueStream):
            assert f"{locale}/stream/{stream.id}.html" in made


def test_a_page_of_a_team_names_nobodys_login():
    for team in company().all(Team):
        page = of_company()[f"en/team/{team.id}.html"]
        for login in filter(None, (team.lead, team.deputy, *team.members)):
            assert not re.search(rf"(?<![\w.@]){re.escape(login)}(?![\w@])", page)


def test_a_team_says_what_it_does_when_it_works_and_how_it_is_reached():
    found = text("team/store-it.html")

    assert "#store-it" in found
    assert "Shop hours in China: Monday to Sunday 09:30–22:00 (Shanghai time)" in found
    assert "Escalations go to the head of the team, or to the deputy." in found
    assert "Till out of order" in found


def test_a_stream_says_in_words_what_its_map_shows():
    page = of_company()[f"en/{CARE}"]
    words = re.sub(r"<svg.*?</svg>", "", page, flags=re.DOTALL)
    stream = company().get(ValueStream, "customer-care")
    assert stream is not None

    for stage in stream.stages:
        texts = [stage.title, stage.entry, stage.exit]
        texts += [each.gives for each in stage.hand_off]
        for each in filter(None, texts):
            assert each.get("en", "en") in words
    assert page.count('<svg class="map-') == 2


@pytest.mark.parametrize("locale", ["en", "zh-CN"])
def test_a_freeze_and_planned_work_are_said_where_they_concern_a_stream(locale):
    stock, settlement = (
        text(f"stream/{each}.html", locale) for each in ("stock", "settlement")
    )

    wanted = {
        "en": (
            "11 January to 13 January, every year",
            "2 business days before its end",
        ),
        "zh-CN": ("每年 1 月 11 日 至 1 月 13 日", "每月结束前 2 个工作日"),
    }[locale]
    assert wanted[0] in stock
    assert wanted[0] not in settlement
    assert wanted[1] in settlement


def test_a_freeze_that_is_over_is_not_told_any_more():
    stream = """\
        kind: value_stream
        id: care
        title: {en: Care, zh-CN: 客服}
        stages: [{id: listen, team: service-desk}]
        """
    freeze = """\
        kind: freeze
        id: past
        title: {en: Long ago, zh-CN: 很久以前}
        when: {from: 2026-11-01, to: 2026-11-20}
        """
    ahead = freeze.replace("2026-11-20", "2026-12-20")

    assert "Long ago" not in made(care=stream, past=freeze)["en/stream/care.html"]
    assert "Long ago" in made(care=stream, past=ahead)["en/stream/care.html"]


def test_an_article_in_another_locale_says_so():
    alone = {k: v for k, v in world().items() if not k.endswith("vpn-setup.zh-CN.md")}
    catalog = compiled(alone, TODAY).catalog
    assert catalog is not None

    found = read(files(catalog)["zh-CN/article/vpn-setup.html"])

    assert "本文暂无中文版本。" in found.text
    assert found.all("article")[0]["lang"] == "en"


def test_markdown_of_an_article_acts_nowhere():
    body = "# Hi\n\n<script>alert(1)</script> [x](javascript:alert(1)) ![y](http://z/p)"
    article = f"---\nkind: article\nid: vpn-setup\ntitle: <b>Hi\n---\n{body}\n"
    data = {**world(), "catalog/knowledge/vpn-setup.md": article.encode()}
    catalog = compiled(data, TODAY).catalog
    assert catalog is not None

    page = files(catalog)["en/article/vpn-setup.html"]

    assert "<script>alert" not in page
    assert 'href="javascript' not in page
    assert "<img" not in page
    assert "&lt;b&gt;Hi" in page


def test_the_status_names_what_is_waived_and_why():
    found = text("status.html")

    for file, waivers in company().waivers.items():
        for each in waivers:
            assert each.rule in found, file
            assert each.reason[1:] in found


def test_the_status_lists_reviews_by_day_and_what_is_missing():
    old = """\
        kind: system
        id: old
        title: {en: Old one, zh-CN: 旧系统}
        review_by: 2026-10-01
        """
    draft = """\
        kind: service_item
        id: later
        lifecycle: draft
        title: {en: Some day}
        """
    found = read(made(old=old, later=draft)["en/status.html"]).text

    assert "Reviews that are overdue 1" in found
    assert "Old one system nobody 1 October 2026" in found
    assert "Drafts 1" in found
    assert "Some day" in found


def test_the_status_counts_the_texts_that_nobody_translated():
    draft = """\
        kind: service_item
        id: later
        lifecycle: draft
        title: {en: Some day}
        owner: service-desk
        """
    catalog = project(later=draft).catalog
    assert catalog is not None

    assert [(each.id, where) for each, where in untranslated(catalog)] == [
        ("later", "zh-CN")
    ]
    assert "service · 1 text is missing" in read(files(catalog)["en/status.html"]).text


def test_what_is_due_depends_on_the_day_of_the_catalog():
    later = dataclasses.replace(company(), today=datetime.date(2027, 6, 1))

    assert "Reviews that are overdue 0" not in read(files(later)["en/status.html"]).text


@pytest.mark.parametrize("locale", WORDINGS)
def test_words_of_pages_are_said_once(locale):
    about, pages, preview = {
        "en": (about_en, pages_en, preview_en),
        "zh-CN": (about_zh_cn, pages_zh_cn, preview_zh_cn),
    }[locale]
    parts = [pages.FRAME, pages.HOME, pages.ITEM, pages.FORM]
    parts += [about.TEAM, about.STREAM, about.ARTICLE, about.STATUS, preview.PREVIEW]

    assert len(set().union(*parts)) == sum(map(len, parts))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The company's portal in a folder."""
    root = tmp_path_factory.mktemp("portal")
    for name, body in of_company().items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(body, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def browser(node, node_modules, chromium, tmp_path_factory):
    """A browser for these pages."""
    driven = Browser(node, chromium, tmp_path_factory.mktemp("profile"))
    yield driven
    driven.stop()


@pytest.mark.browser
@pytest.mark.node
@pytest.mark.parametrize("name", LOOKED_AT)
@pytest.mark.parametrize(
    "shown", [("en", 1280, False), ("zh-CN", 1280, True), ("zh-CN", 320, False)]
)
def test_nothing_hinders_anybody_on_a_page(browser, folder, name, shown):
    locale, width, dark = shown
    with browser.page(folder / locale / name, width=width, dark=dark) as page:
        assert page.axe() == []
        assert page.troubles == []
        wide = page.do("return document.documentElement.scrollWidth")
        assert wide <= width


@pytest.mark.browser
@pytest.mark.node
@pytest.mark.parametrize(("width", "shown"), [(1280, "map-wide"), (320, "map-tall")])
def test_one_of_the_two_maps_is_there(browser, folder, width, shown):
    with browser.page(folder / "en" / CARE, width=width) as page:
        found = page.do(
            """return [...document.querySelectorAll(".map svg")]
            .filter((each) => each.checkVisibility())
            .map((each) => each.getAttribute("class"))"""
        )

    assert found == [shown]
