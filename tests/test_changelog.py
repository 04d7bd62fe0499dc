"""What requesters are told of a change: all that they notice, nothing internal."""

import json
import re

import pytest
from markdown_it import MarkdownIt

from catalogkit.diff.judge import every_judgement
from catalogkit.difference import Effect
from catalogkit.model.landscape import System
from catalogkit.model.organisation import Team
from catalogkit.project import compiled
from catalogkit.review.changelog import Entry, changelog
from catalogkit.review.changelog_written import Changelog, as_json, as_markdown, as_text
from catalogkit.review.review import Review
from catalogkit.review.sides import Side
from catalogkit.wording.changes import CHANGES
from catalogkit.wording.changes.said import SLOT
from catalogkit.wording.changes.unsaid import UNSAID
from tests.hostile import hostile
from tests.reviews import INTERNAL, RETYPED, TODAY, VPN, changed
from tests.rich import project, rich
from tests.test_change_pages import SCENES

NOTICED = {e.id for e in every_judgement() if set(e.effects) != {Effect.INTERNAL}}
SPOKEN = {each for each in CHANGES["en"] if each.startswith(("diff/", "version/"))}
PAGES = sorted({scene.page for scene in SCENES})
LOCALES = ("en", "zh-CN")


def test_every_judgement_that_requesters_notice_has_a_sentence_or_a_reason():
    assert not NOTICED - SPOKEN - set(UNSAID)


def test_no_judgement_has_a_sentence_and_a_reason_for_none():
    assert not SPOKEN & set(UNSAID)


def test_every_sentence_and_every_reason_is_of_a_judgement_that_there_is():
    known = {each.id for each in every_judgement()}

    assert not {each.partition(":")[0] for each in SPOKEN} - known
    assert not set(UNSAID) - known


@pytest.mark.parametrize("locale", LOCALES)
def test_every_locale_says_the_same_with_the_same_values(locale):
    slots = {key: sorted(SLOT.findall(text)) for key, text in CHANGES[locale].items()}

    assert slots == {k: sorted(SLOT.findall(t)) for k, t in CHANGES["en"].items()}


@pytest.mark.parametrize("page", PAGES)
def test_a_changelog_names_no_team_and_no_system(page):
    for scene in SCENES:
        if scene.page != page:
            continue
        old, new = (compiled(each, TODAY) for each in scene.sides)
        review = Review(Side("old", old), Side("new", new))
        for locale in LOCALES:
            told = _told(changelog(review, locale))
            for name in _internal(review):
                assert not re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", told), (
                    scene.heading, name, told,
                )  # fmt: skip


def test_what_nobody_outside_notices_is_not_told():
    assert changelog(changed(INTERNAL), "en") == []


@pytest.mark.parametrize(
    ("locale", "line"),
    [
        ("en", "“Why your own device?” is answered in another way."),
        ("zh-CN", "“为何使用自带设备？”的填写方式有变化。"),
    ],
)
def test_each_locale_speaks_for_itself(locale, line):
    (entry,) = changelog(changed(RETYPED), locale)

    assert (entry.section, entry.id, entry.version) == (
        "changed",
        "vpn-access",
        "2.0.0",
    )
    assert entry.lines[0] == line


def test_a_promise_is_told_in_words():
    edits = {VPN: [("fulfil: 4h", "fulfil: 1bd")]}

    (entry,) = changelog(changed(edits), "en")

    (line,) = entry.lines
    assert line == (
        "It takes longer: reply in 30 working minutes; done in 1 business day "
        "(before: reply in 30 working minutes; done in 4 working hours)."
    )


def test_a_new_item_is_told_by_its_summary_and_one_that_ends_by_its_last_day():
    summary = "summary: {en: Reach the company"
    draft = {VPN: [(summary, f"lifecycle: draft\n{summary}")]}
    ends = "lifecycle: deprecated\nsunset: 2027-06-30\nreplaced_by: laptop"
    ending = {VPN: [(summary, f"{ends}\n{summary}")]}
    one, other = changed(draft), changed(ending)

    (new,) = changelog(Review(one.new, one.old), "en")
    (end,) = changelog(other, "zh-CN")
    (gone,) = changelog(Review(other.new, one.new), "en")

    assert (new.section, new.lines) == (
        "added", ("Reach the company network from outside.",),
    )  # fmt: skip
    assert end.section == "ending"
    assert end.lines == ("可申请至 2027 年 6 月 30 日。", "请改用“笔记本电脑”。")
    assert (gone.section, gone.title) == ("withdrawn", "VPN access")


def test_a_draft_is_not_mentioned():
    draft = ("summary: {en: Reach", "lifecycle: draft\nsummary: {en: Reach")
    edits = {VPN: [draft]}
    both = {VPN: [draft, ("fulfil: 4h", "fulfil: 1bd")]}

    assert changelog(Review(changed(edits).new, changed(both).new), "en") == []


def test_words_in_another_language_are_told_only_there():
    edits = {VPN: [("en: Device, zh-CN: 设备}", "en: Device, zh-CN: 您的设备}")]}

    assert changelog(changed(edits), "en") == []
    assert changelog(changed(edits), "zh-CN")


def test_it_is_written_as_markdown_text_and_data():
    review = changed(RETYPED)
    log = Changelog(review.catalogs[1], "en", changelog(review, "en"))

    assert as_markdown([log]).startswith(
        "## What has changed as of 28 November 2026\n\n### Changed\n\n"
        "- **VPN access (version 2.0.0)**\n"
        "  - “Why your own device?” is answered in another way.\n"
    )
    assert "  - VPN access (version 2.0.0)\n" in as_text([log])
    (entry,) = json.loads(as_json([log]))["locales"]["en"]["entries"]
    assert (entry["section"], entry["item"]) == ("changed", "vpn-access")


def test_nothing_to_tell_is_said_in_the_language_of_the_reader():
    review = changed(INTERNAL)

    log = Changelog(review.catalogs[1], "zh-CN", (), "2026 年 11 月")

    assert as_markdown([log]) == "## 2026 年 11 月\n\n没有影响您的变更。\n\n"


def test_words_of_authors_stay_words_in_a_changelog():
    wicked, _ = hostile()
    review = Review(Side("old", project(rich())), Side("new", wicked))
    log = Changelog(review.catalogs[1], "en", changelog(review, "en"))

    html = MarkdownIt("commonmark", {"html": True}).render(as_markdown([log]))

    assert set(re.findall(r"<(\w+)", html)) <= {"h2", "h3", "ul", "li", "p", "strong"}


def _told(entries: list[Entry]) -> str:
    return "\n".join(line for each in entries for line in (each.title, *each.lines))


def _internal(review: Review) -> set[str]:
    """The ids and titles of teams and systems."""
    found: set[str] = set()
    for catalog in review.catalogs:
        for kind in (Team, System):
            for each in catalog.all(kind):
                title = each.title.by_locale.values() if each.title else ()
                found |= {each.id, *title}
    return found - {"security", "identity", "identität"}  # plain words of texts, too
