"""A preview shows what people notice of a change, and says it in words."""

import base64
import hashlib
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.records import Records
from catalogkit.model.form import FIELD_TYPES, Field
from catalogkit.output import OutputRefused
from catalogkit.project import Project, compiled
from catalogkit.review.preview import previews, write
from catalogkit.review.preview.compared import FIELDS, PARTS, PLACE, compared
from catalogkit.wording.form_page import Pages
from catalogkit.wording.sentences import WORDINGS
from tests.catalogs import TODAY, project
from tests.pages import WORLD
from tests.pages import world as files_of_the_world
from tests.portals import read
from tests.rich import project as rich_project
from tests.rich import rich

LOCALES = ("en", "zh-CN")
VPN = (WORLD / "catalog" / "vpn-access.yaml").read_text(encoding="utf-8")
MINE = "      - {id: unmanaged, label: {en: My own, zh-CN: 自带设备}}\n"
WHY = '"Why your own device?"'
MADE_OF_OTHERS = {"id", "widget", "rules", "messages", "fields"}
SHOWN_AS = {"options_from": "options", "where": "among"}
HIDDEN = {"needed_by"}
"""What people who fill in a form do not see."""


def world(*edits: tuple[str, str]):
    """The world with other words in the item for VPN access."""
    text = VPN
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    return sound(project(vpn_access=text))


def sound(made: Project) -> Catalog:
    """What a project holds that has no errors."""
    assert made.catalog is not None
    return made.catalog


def made(*edits: tuple[str, str], locales=LOCALES, items=("vpn-access",)):
    """The previews of such a change."""
    return list(previews(world(), world(*edits), items, locales))


def said(*edits: tuple[str, str], locale="en"):
    """The words of the preview in one locale."""
    (preview,) = made(*edits, locales=[locale])
    return read(preview.html).text


def test_a_form_that_nobody_changed_has_no_preview():
    assert made() == []
    assert made(("needed_by: [security-review]", "needed_by: [provision]")) == []
    assert made(("fulfil: 4h", "fulfil: 8h")) == []
    assert made(items=["no-such-item"]) == []


def test_what_changes_in_one_language_is_shown_in_that_language():
    (preview,) = made((WHY, "Why not ours?"))

    assert preview.locale == "en"


def test_every_key_of_a_question_is_noticed_or_has_a_reason():
    catalog = sound(rich_project(rich()))
    page: Any = Pages(catalog, Records(catalog), "en").form(everything(catalog))
    keys = {key for each in page["fields"] for key in {*each, *each["rules"]}}
    noticed = {key for part in PARTS.values() for key in part}
    written = {key.removesuffix("_when") for key in Field.model_fields}

    assert keys - noticed == MADE_OF_OTHERS
    assert written - noticed == {"id", "fields", *SHOWN_AS, *HIDDEN}
    assert set(SHOWN_AS.values()) <= noticed


def everything(catalog):
    return catalog.entities["service_item"]["everything"]


def test_a_mark_says_which_parts_changed_and_both_sides_show_their_own():
    text = said(("{en: My own, ", "{en: My own computer, "))

    assert "≠ Changed: answers to choose from" in text
    assert "My own ≠ Changed" in text
    assert "My own computer ≠ Changed" in text
    assert "Only if Device is “My own”" in text
    assert "Only if Device is “My own computer”" in text


def test_chinese_reads_chinese():
    text = said((MINE, f"{MINE}      - {{id: loan, label: Loan}}\n"), locale="zh-CN")

    assert "表单变更前后对照" in text
    assert "≠ 修改：可选内容" in text
    assert "Loan + 新增" in text


def test_limits_say_what_people_read_when_they_do_not_keep_to_them():
    text = said((WHY + ", zh-CN: 为何使用自带设备？}", WHY + "}\n    max_length: 80"))

    assert "≠ Changed: limits" in text
    assert "Otherwise it says: “Please write at most 80 characters”" in text


def test_a_kind_of_answer_is_named_on_both_sides():
    text = said(("type: paragraph", "type: email"))

    assert "Kind of answer: several lines of text" in text
    assert "Kind of answer: a mail address" in text


@pytest.mark.parametrize("locale", WORDINGS)
def test_every_part_of_a_question_and_every_kind_of_answer_has_words(locale):
    parts = {f"part_{each}" for each in (*PARTS, PLACE, FIELDS)}
    types = {f"type_{each}" for each in FIELD_TYPES}

    assert parts | types <= WORDINGS[locale].pages.keys()


def test_a_question_that_moved_stands_at_its_place_on_each_side():
    first, second = re.findall(r"  - id: (?:device|just).*?(?=  - id: just|promise:)",
                               VPN, re.DOTALL)  # fmt: skip
    (preview, _) = made((first + second, second + first))

    assert "Changed: position" in read(preview.html).text
    ids = re.findall(r'id="((?:before|after)-\w+)"', preview.html)
    assert ids == [
        "before-device",
        "before-justification",
        "after-justification",
        "after-device",
    ]


def test_an_item_that_is_new_or_gone_shows_one_side_and_says_so():
    old, new = sound(project()), sound(project(tea=VPN.replace("vpn-access", "tea")))

    (added,) = previews(old, new, ["tea"], ["en"])
    (removed,) = previews(new, old, ["tea"], ["en"])
    (retired,) = made(("review_by:", "lifecycle: retired\nreview_by:"), locales=["en"])

    for preview, what, side in (
        (added, "This form is new", "after"),
        (removed, "This form is no longer offered", "before"),
        (retired, "This form is no longer offered", "before"),
    ):
        page = read(preview.html)
        assert what in page.text
        assert [each["id"] for each in page.all("h2")] == [side]
        assert 'class="mark' not in preview.html


def test_an_item_with_another_id_is_one_form():
    files = {
        path.replace("vpn-access", "tunnel"): data.replace(b"vpn-access", b"tunnel")
        for path, data in files_of_the_world().items()
    }
    files["catalog/tunnel.yaml"] += b"renamed_from: vpn-access\n"
    old, new = world(("My own", "Mine")), sound(compiled(files, TODAY))

    found = list(previews(old, new, ["vpn-access", "tunnel"], ["en"]))

    assert [(each.item, each.what) for each in found] == [("tunnel", "changed")]


def test_what_has_errors_is_not_called_new_or_gone():
    broken = project(vpn_access=VPN.replace("type: choice", "type: chioce"))

    assert list(previews(world(), without_it(broken), ["vpn-access"], LOCALES)) == []
    assert list(previews(without_it(broken), world(), ["vpn-access"], LOCALES)) == []


def without_it(of: Project) -> Catalog:
    """What is left where the item is not sound."""
    catalog = sound(of)
    assert "service_item:vpn-access" in catalog.absent
    return catalog


def test_a_page_needs_nothing_else_and_says_no_id_twice():
    for preview in made(("{en: My own, ", "{en: Mine, ")):
        page = read(preview.html)
        ids = [says["id"] for _, says in page.tags if "id" in says]
        styles = re.findall(r"<style>(.*?)</style>", preview.html, re.DOTALL)
        policy = page.all("meta")[1]["content"] or ""

        assert len(ids) == len(set(ids))
        assert not page.all("script") + page.all("link") + page.all("img")
        assert not [says for _, says in page.tags if "style" in says]
        assert "default-src 'none'" in policy
        for each in styles:
            digest = base64.b64encode(hashlib.sha256(each.encode()).digest()).decode()
            assert f"'sha256-{digest}'" in policy
        assert page.all("html") == [{"lang": preview.locale}]


def test_the_same_change_makes_the_same_bytes():
    edit = ("{en: My own, ", "{en: Mine, ")

    assert made(edit) == made(edit)


def pages_of(names):
    """Questions of which only the names are known."""
    rules = {"visible": True, "required": False, "read_only": False}
    return [{"id": each, "rules": rules} for each in names]


FORMS = st.lists(st.sampled_from("abcdefgh"), unique=True)


@given(old=FORMS, new=FORMS)
def test_every_question_stands_in_one_row_of_each_side_in_its_order(old, new):
    found = compared(pages_of(old), pages_of(new))

    assert [row[0] for row in found.rows if row[0]] == old
    assert [row[1] for row in found.rows if row[1]] == new
    assert all(a == b for a, b in found.rows if a and b)
    assert set(found.changes) - {*old} == {*new} - {*old}
    assert (found.changes == {}) is (old == new)


@given(old=FORMS, new=FORMS)
def test_what_is_folded_away_did_not_change_and_nothing_is_lost(old, new):
    names = [f"{each}{n}" for each in "ijklmn" for n in range(6)]
    found = compared(*[pages_of([*side, *names]) for side in (old, new)])
    blocks = [*found.blocks()]
    folded = {name for some in blocks if len(some) > 1 for row in some for name in row}

    assert [row for some in blocks for row in some] == [*found.rows]
    assert not folded & found.changes.keys()
    assert bool(folded) is (old != new)


def test_a_short_form_is_shown_whole():
    blocks = compared(pages_of("abcdefghijklmn"), pages_of("abcdefghijklmnx")).blocks()

    assert all(len(some) == 1 for some in blocks)


def test_a_folder_holds_the_pages_and_a_list_and_nothing_of_before(tmp_path):
    found = made(("{en: My own, zh-CN: 自带设备}", "{en: Mine, zh-CN: 自备}"))
    folder = tmp_path / "previews"
    write(found, folder, root=WORLD)

    names = {"index.html", "vpn-access.en.html", "vpn-access.zh-CN.html"}
    assert {each.name for each in folder.iterdir()} == {*names, "manifest.json"}
    page = read((folder / "index.html").read_text(encoding="utf-8"))
    assert {each["href"] for each in page.all("a")} | {"index.html"} == names

    write(found[:1], folder, root=WORLD)
    assert not (folder / "vpn-access.zh-CN.html").exists()


def test_a_folder_of_a_build_is_left_alone(tmp_path):
    (tmp_path / "manifest.json").write_text(
        '{"format": "catalogkit.build/1", "catalog": "x", "files": {"a.html": "1"}}',
        encoding="utf-8",
    )

    with pytest.raises(OutputRefused, match="holds what was built"):
        write(made((WHY, "Why?")), tmp_path, root=WORLD)
