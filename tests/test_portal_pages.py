"""The pages of the portal: complete, connected, and safe."""

import dataclasses
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogkit.catalog.prose import prose
from catalogkit.model.landscape import Category
from catalogkit.model.organisation import Team
from catalogkit.model.service_item import ServiceItem
from catalogkit.project import compiled
from catalogkit.targets.portal.accent import Colour, accent_style
from catalogkit.targets.portal.layout import LOADER
from catalogkit.targets.portal.locales import foreign
from tests.deciding import company
from tests.pages import TODAY, world
from tests.portals import files, led_to, of_company, of_everything, pages, read

COLOURS = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)
GROUNDS = ("#faf9f6", "#ffffff", "#f2f0ea"), ("#15181a", "#1d2124", "#24292c")
PORTALS = {"company": of_company, "everything": of_everything}


@pytest.fixture(params=PORTALS)
def made(request):
    return PORTALS[request.param]()


STREAM = """\
kind: value_stream
id: work
title: {en: Working, zh-CN: 工作}
owner: service-desk
stages: [{id: go, team: service-desk}]
""".encode()


def changed(**said):
    """The world's VPN access, said otherwise, and nothing that needs it."""
    sources = {
        path: text.replace(b", see: vpn-access", b"") for path, text in world().items()
    }
    sources["catalog/work.yaml"] = STREAM
    path = next(each for each in sources if each.endswith("vpn-access.yaml"))
    lines = "".join(f"{key}: {value}\n" for key, value in said.items())
    before = sources[path].decode()
    for key in said:
        before = re.sub(rf"(?m)^{key}:.*\n", "", before)
    catalog = compiled({**sources, path: (before + lines).encode()}, TODAY).catalog
    assert catalog is not None
    return files(catalog)


def test_what_can_be_asked_for_has_a_page_and_a_link_in_every_locale(made):
    linked = {to for name, page in pages(made) for to, _ in led_to(name, page)}

    assert linked - made.keys() == set()
    offered = {name for name, page in pages(made) if page.all("aside")}
    assert offered <= linked


def test_a_link_into_a_page_finds_its_part(made):
    for name, page in pages(made):
        ids = {says["id"] for _, says in page.tags if "id" in says}
        parts = {part for to, part in led_to(name, page) if to == name and part}

        assert parts - {"ask"} <= ids, name


def test_no_page_says_an_id_twice(made):
    for name, page in pages(made):
        ids = [says["id"] for _, says in page.tags if "id" in says]

        assert len(ids) == len(set(ids)), name


def test_a_page_runs_the_loader_and_has_no_style_or_handler_of_its_own(made):
    for name, page in pages(made):
        inline = re.findall(r"<script[^>]*>(.*?)</script>", made[name], re.DOTALL)
        said = {key for _, says in page.tags for key in says}

        assert [each for each in inline if not each.lstrip().startswith("{")] == [
            LOADER
        ], name
        assert not {key for key in said if key.startswith("on") or key == "style"}
        assert not {tag for tag, _ in page.tags} & {"iframe", "object", "base", "img"}


def test_every_page_forbids_what_it_does_not_need(made):
    for name, page in pages(made):
        (policy,) = (
            says["content"] or "" for says in page.all("meta") if "http-equiv" in says
        )

        assert policy.startswith("default-src 'none';"), name
        assert "unsafe" not in policy
        assert "base-uri 'none'" in policy


def test_a_page_says_its_language_and_has_one_headline(made):
    for name, page in pages(made):
        (html,) = page.all("html")

        assert html["lang"] == name.partition("/")[0] or name == "index.html"
        assert len(page.all("h1")) == 1, name
        assert len(page.all("main")) == 1, name


def test_the_index_of_the_search_holds_what_can_be_asked_for():
    catalog = company()
    asked = {
        each.id for each in catalog.items() if each.lifecycle in {"live", "deprecated"}
    }

    for locale in catalog.manifest.locales:
        found = of_company()[f"{locale}/search.js"]

        assert {each for each in asked if f'["{each}","' in found} == asked


def test_nobody_reads_who_works_in_a_team_or_what_is_passed_through():
    logins = {
        each
        for team in company().all(Team)
        for each in (*team.members, team.lead, team.deputy)
        if each
    }
    for name, page in pages(of_company()):
        said = set(re.findall(r"[\w.-]+", page.text))

        assert not said & logins, name
    assert not any("servicenow" in text for text in of_company().values())


def test_a_draft_is_nowhere():
    made = changed(lifecycle="draft")

    assert "en/item/vpn-access.html" not in made
    assert not any("vpn-access" in text for text in made.values())


def test_what_ended_says_so_and_what_to_use_and_is_not_found():
    made = changed(lifecycle="retired", replaced_by="laptop")

    page = read(made["en/item/vpn-access.html"])
    assert "This can no longer be requested" in page.text
    assert {"href": "../item/laptop.html"} in page.all("a")
    assert "vpn-access" not in made["en/search.js"]
    assert "vpn-access" not in made["en/index.html"]


def test_what_is_deprecated_says_until_when_and_what_instead():
    made = changed(lifecycle="deprecated", sunset="2027-03-31", replaced_by="laptop")

    page = read(made["en/item/vpn-access.html"])
    assert "This can be requested until 31 March 2027. Instead, use" in page.text
    assert "until 31 March 2027" in read(made["en/category/access.html"]).text


def test_what_is_over_can_no_longer_be_asked_for():
    made = changed(lifecycle="deprecated", sunset="2026-11-21", replaced_by="laptop")

    assert "This can no longer be requested" in made["en/item/vpn-access.html"]
    assert "vpn-access" not in made["en/search.js"]


def test_what_is_over_serves_no_value_stream_any_more():
    past, coming = (
        changed(
            lifecycle="deprecated", sunset=day, replaced_by="laptop", supports="[work]"
        )
        for day in ("2026-11-21", "2027-03-31")
    )

    link = {"href": "../item/vpn-access.html"}
    assert link not in read(past["en/stream/work.html"]).all("a")
    assert link in read(coming["en/stream/work.html"]).all("a")


def test_what_has_no_category_stands_on_a_shelf_of_its_own():
    sources = {
        path: text.replace(b"category: access\n", b"") for path, text in world().items()
    }
    catalog = compiled(sources, TODAY).catalog
    assert catalog is not None

    made = files(catalog)

    assert "VPN access" in made["en/category/_other.html"]
    assert "category/_other.html" in made["en/index.html"]


def test_a_shelf_that_is_empty_has_no_page():
    catalog = company()
    full = {each.category for each in catalog.items()}
    empty = {each.id for each in catalog.all(Category)} - full
    parents = {each.parent for each in catalog.all(Category)}

    for each in empty - parents:
        assert f"en/category/{each}.html" not in of_company()


def test_nothing_changes_when_it_is_made_again():
    again = files(dataclasses.replace(company()))

    assert again == of_company()


@given(COLOURS)
def test_an_accent_is_readable_on_every_ground(accent):
    style = accent_style(accent)
    said = re.findall(r"--accent: (\S+); --on-accent: (\S+); --tint: (\S+);", style)

    assert len(said) == len(GROUNDS)
    for (shown, on, tint), grounds in zip(said, GROUNDS, strict=True):
        colour = Colour.read(shown)
        assert all(colour.contrast(Colour.read(each)) >= 4.5 for each in grounds)
        assert colour.contrast(Colour.read(tint)) >= 4.5
        assert colour.contrast(Colour.read(on)) >= 4.5


@pytest.mark.parametrize("hostile", [
    "[go](javascript:alert(1))", "[go](data:text/html,x)", "[go](//evil.example/x)",
    "[go](vbscript:x)", "<javascript:alert(1)>",
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>",
    "![x](https://evil.example/x.png)", "[go]( java\tscript:alert(1))",
    "[a]: javascript:alert(1)\n\n[a]", "&#x6a;avascript&colon;[go](&#106;avascript:1)",
])  # fmt: skip
def test_markdown_leads_nowhere_and_runs_nothing(hostile):
    page = read(str(prose(hostile)))

    assert {tag for tag, _ in page.tags} <= {"p"}


@pytest.mark.parametrize("good", [
    "https://example.org/a?b=c#d", "mailto:it@example.org", "#part", "../item/x.html",
    "./x.html", "x.html", "item/vpn-access.html", "/help",
])  # fmt: skip
def test_markdown_leads_to_the_web_and_to_files_beside_it(good):
    page = read(str(prose(f"[go]({good})")))

    assert page.all("a") == [{"href": good}]


@given(st.text())
def test_whatever_is_written_in_markdown_makes_only_tags_of_text(text):
    page = read(str(prose(text)))

    assert {tag for tag, _ in page.tags} <= {
        "p", "em", "strong", "code", "pre", "ul", "ol", "li", "a", "br", "hr",
        "blockquote", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th",
        "td",
    }  # fmt: skip
    allowed = {"href", "title", "class", "start", "style"}
    assert {key for _, says in page.tags for key in says} <= allowed


def test_headings_in_markdown_stand_below_those_of_the_page():
    assert str(prose("# One\n\n###### Six")) == "<h3>One</h3>\n<h6>Six</h6>\n"


def test_every_item_is_reached_from_home_without_a_script():
    made = of_company()
    for locale in company().manifest.locales:
        home = f"{locale}/index.html"
        shelves = {to for to, _ in led_to(home, read(made[home]))}
        reached = {
            to
            for shelf in shelves
            if shelf.endswith(".html")
            for to, _ in led_to(shelf, read(made[shelf]))
        }
        items = {
            f"{locale}/item/{each.id}.html"
            for each in company().all(ServiceItem)
            if each.lifecycle in {"live", "deprecated"}
        }

        assert items <= reached


def test_a_language_that_the_portal_does_not_speak_is_told_at_its_place():
    catalog = company()
    locales = ("en-GB", "de-CH")
    manifest = catalog.manifest.model_copy(update={"locales": locales})

    told = {
        each.place.route: each.message
        for each in foreign(dataclasses.replace(catalog, manifest=manifest))
    }

    assert told.keys() == {("locales", 1)}
    assert "people read English" in told["locales", 1]
