"""What a requester sees of a form in a browser while it is filled in."""

import json
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
import yaml

from catalogkit.project import compiled
from tests.pages import TODAY
from tests.rich import as_bytes
from tests.sites import filled_in, site

NOW = f"{TODAY}T04:30:00Z"  # a Sunday
ACTION = "https://desk.example/requests"
FIRST = {"house": "north", "room": "r1", "size": "small", "count": 1}
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    text = Path(__file__).with_name("ordering.yaml").read_text(encoding="utf-8")
    files = yaml.load(text, yaml.CBaseLoader)  # noqa: S506 - the base loader makes texts
    found = compiled({name: as_bytes(name, f) for name, f in files.items()}, TODAY)
    assert not found.diagnostics
    return site(found.catalog, tmp_path_factory.mktemp("ordering"))


@pytest.fixture
def page(browser, folder):
    with browser.page(folder / "en/item/screens.html", now=NOW) as page:
        yield page
        assert page.troubles in ([], [ACTION])


def seen(page, name):
    return page.do(
        "const node = document.querySelector(`[data-field=${args}]`);"
        "return node.checkVisibility() && !node.matches('.question:has(:disabled)');",
        name,
    )


def fill(page, **answers):
    made = filled_in(page, [{**FIRST, **answers}])[0]
    return made["answers"], {each["at"]: each["message"] for each in made["faults"]}


def text(page, selector):
    return page.do("return document.querySelector(args).innerText", selector)


def click(page, selector):
    page.do("document.querySelector(args).click()", selector)


def focused(page):
    return page.do(
        "return document.activeElement.id || document.activeElement.className"
    )


def test_a_question_appears_with_its_condition_and_goes_with_its_answer(page):
    fill(page, count=4, why="There are four of us")
    assert seen(page, "why")
    assert text(page, "[data-field=why] .need") == "required"

    page.do("document.querySelector('#f-count').focus()")
    page.node("await page.keyboard.press('Backspace')")
    page.press("3")

    assert not seen(page, "why")
    assert "why" not in page.do("return formPages[0].submitted().answers")


def test_rows_of_a_list_follow_the_answer_they_depend_on(page):
    options = (
        "return [...document.querySelectorAll('#f-room option')].map((o) => o.value)"
    )

    fill(page, house="north")
    assert page.do(options) == ["", "r1", "r2"]
    _, faults = fill(page, house="south", room="r1")

    assert page.do(options) == ["", "r3"]
    assert faults == {"room": "Please answer this question"}


def test_an_option_is_there_only_when_it_is_offered(page):
    large = (
        "return document.querySelector('[name=size][value=large]').checkVisibility()"
    )

    fill(page, house="north")
    assert not page.do(large)
    fill(page, house="south")

    assert page.do(large)


def test_the_sum_follows_the_options_and_how_many(page):
    fill(page, house="south", room="r3", size="large", count=3)

    told = " ".join(text(page, ".send .sum").split())
    assert told == "In all: 605 EUR once + 9 EUR a month"


def test_a_limit_over_answers_is_said_in_its_own_sentence(page):
    _, many = fill(page, count=11, why="There are many of us")
    _, dear = fill(page, house="south", room="r3", size="large", count=8, why="Please!")

    assert many == {"count": "At most ten screens at a time."}
    assert "That is more than we may spend." in dear.values()


def test_a_day_from_today_is_counted_by_the_browser(page):
    assert page.do("return document.querySelector('#f-day').value") == "2026-11-30"

    _, faults = fill(page, day="2026-11-20")

    assert faults == {"day": "The earliest possible day is 2026-11-22"}


def test_attributes_of_a_site_are_known_and_shops_stand_by_country(page):
    fill(page, place="berlin")
    assert not seen(page, "apart")
    fill(page, place="hangzhou")

    assert seen(page, "apart")
    groups = (
        "return [...document.querySelectorAll('#f-place optgroup')].map((o) => o.label)"
    )
    assert page.do(groups) == ["Germany", "China"]


def test_what_is_read_only_stays_and_is_sent(page):
    answers, _ = fill(page, house="north", fixed="4711")

    assert page.do("return document.querySelector('#f-fixed').readOnly")
    assert answers["fixed"] == "4711"


def test_rows_are_added_and_taken_away_within_their_limit(page):
    fill(page)
    click(page, "#f-mounts-add")
    assert focused(page).startswith("f-mounts-")
    click(page, "#f-mounts-add")

    assert not page.do(
        "return document.querySelector('#f-mounts-add').checkVisibility()"
    )
    legends = "[...document.querySelectorAll('.entry > legend')]"
    lines = f"return {legends}.map((each) => each.innerText)"
    assert page.do(lines) == ["Line 1", "Line 2"]
    click(page, ".entry .remove")

    assert page.do(lines) == ["Line 1"]
    assert focused(page) == "f-mounts-add"


def test_conditions_in_a_row_read_their_own_row(page):
    answers, faults = fill(
        page, mounts=[{"wall": True}, {"wall": False, "stone": "wood"}]
    )

    assert answers["mounts"] == [{"wall": True}, {"wall": False}]
    assert faults == {"mounts.0.stone": "Please answer this question"}


def test_rows_behind_one_that_goes_move_up_with_what_is_said_of_them(page):
    fill(page, mounts=[{"wall": False}, {"wall": True}])
    click(page, ".send button")
    assert text(page, ".entry:nth-child(2) .error") == "Please answer this question"

    click(page, ".entry .remove")

    assert text(page, ".entry .error") == "Please answer this question"
    click(page, ".alert a")
    assert focused(page) == "f-mounts-0-stone"
    click(page, "#f-mounts-0-stone")
    assert not page.do("return document.querySelector('.alert').checkVisibility()")


def test_what_is_wrong_is_listed_focused_and_led_to(page):
    fill(page, count="many", room="")
    click(page, ".send button")

    assert focused(page) == "alert"
    assert text(page, ".alert h3") == "Please look at 2 answers again"
    assert page.do("return document.querySelector('#f-room').ariaInvalid") == "true"
    described = (
        "return document.getElementById(document.querySelector('#f-count')"
        ".getAttribute('aria-describedby')).innerText"
    )
    assert page.do(described) == "Please write a whole number, such as 12"
    click(page, ".alert li:nth-child(2) a")
    assert focused(page) == "f-count"

    fill(page)
    assert page.do("return document.querySelector('#f-room').ariaInvalid") is None
    assert not page.do("return document.querySelector('.alert').checkVisibility()")


def test_answers_are_read_again_in_words_and_nothing_secret(page):
    fill(page, door_code="open sesame", place="berlin", mounts=[{"wall": False}])
    click(page, ".send button")

    assert focused(page) == "review"
    told = text(page, ".review dl")
    for words in (
        "Which house?",
        "The north",
        "Room 1",
        "Berlin",
        "On the wall?",
        "No",
    ):
        assert words in told
    assert "open sesame" not in text(page, "body")
    assert "Given, not shown here" in told
    click(page, "[data-act=copy]")
    click(page, "[data-act=change]")
    assert focused(page) == "f-house"


def test_a_saved_request_holds_the_answers_as_they_are_documented(page):
    answers, _ = fill(page, door_code="open sesame")
    click(page, ".send button")
    page.do(
        "URL.createObjectURL = (blob) => {"
        "  blob.text().then((text) => { globalThis.saved = text; }); return '#'; }"
    )

    click(page, "[data-act=save]")

    saved = json.loads(
        page.do("return new Promise((d) => setTimeout(() => d(saved), 50))")
    )
    assert saved["format"] == "catalogkit.request/1"
    assert saved["item"] == "screens"
    assert saved["answers"] == answers
    assert saved["answers"]["door_code"] == "open sesame"


def test_a_form_can_be_filled_in_by_keyboard_alone(page):
    page.do("document.querySelector('#f-house').focus()")
    page.press(" ", "Tab")
    page.type("Ro")
    page.press("Tab", "Tab")
    assert focused(page) == "f-count"
    page.press("2", "Tab")
    assert focused(page) == "f-door_code"
    page.press("Enter")

    told = page.do("return [document.activeElement.className, formPages[0].faults()]")
    assert told == ["review", []]
    page.press("Tab")
    assert page.do("return document.activeElement.dataset.act") == "send"


def test_what_is_sent_is_what_a_form_sends_and_the_answers_as_documented(page):
    answers, faults = fill(page, mounts=[{"wall": False}])
    assert faults == {}
    click(page, ".send button")
    sent = page.node(
        """
        await page.setRequestInterception(true);
        const sent = new Promise((done) => page.on("request", (request) => {
          done([request.method(), request.url(), request.postData()]);
          request.abort();
        }));
        await page.$eval("[data-act=send]", (each) => each.click());
        return sent;
        """
    )

    method, url, body = sent
    posted = dict(parse_qsl(body))
    assert (method, url) == ("POST", ACTION)
    assert json.loads(posted["request.answers"]) == answers
    assert posted["request.item"] == "screens"
    assert posted["mounts.0.wall"] == "false"
    assert "why" not in posted
