"""Previews in a real browser: readable, safe, and as pictures of the whole page."""

import shutil
import struct
import time

import pytest

from catalogkit.catalog.catalog import Catalog
from catalogkit.cli.main import run
from catalogkit.project import Project
from catalogkit.review.preview import images, previews, write
from catalogkit.source.browser import (
    NAMED_BY,
    TALLEST,
    WIDTH,
    BrowserFailed,
    browser,
    program,
)
from tests.catalogs import project as small
from tests.hostile import hostile
from tests.pages import WORLD
from tests.rich import changed, project, rich
from tests.test_portal_hostile import check

LOCALES = ("en", "zh-CN")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A form with every key of the language, before and after hostile texts."""
    old, new, none = map(whole, (project(rich()), hostile()[0], small()))
    names = ["everything"]
    pages = tmp_path_factory.mktemp("previews") / "out"
    there = [*previews(old, new, names, LOCALES)]
    write(there, pages, root=WORLD)
    route = ("form", 0, "label")
    one = whole(project(changed(rich(), "catalog/everything.yaml", route, "Else")))
    few = [*previews(old, one, names, ["en"])]
    (pages / "folded.html").write_text(few[0].html, encoding="utf-8")
    gone = [*previews(new, none, names, ["en"])]
    (pages / "gone.html").write_text(gone[0].html, encoding="utf-8")
    return pages


def edited() -> tuple[Catalog, Catalog]:
    """The world's form before and after an edit."""
    text = (WORLD / "catalog" / "vpn-access.yaml").read_text(encoding="utf-8")
    new = text.replace("{en: My own, zh-CN: 自", "{en: Mine, zh-CN: 我的自")
    return whole(small(vpn_access=text)), whole(small(vpn_access=new))


def whole(of: Project) -> Catalog:
    """What a project holds."""
    assert of.catalog is not None
    return of.catalog


@pytest.mark.browser
@pytest.mark.node
@pytest.mark.parametrize(
    ("name", "dark"),
    [
        ("everything.en", False),
        ("everything.zh-CN", True),
        ("index", False),
        ("folded", False),
    ],
)
def test_nothing_hinders_anybody_and_no_text_runs(browser, folder, name, dark):
    with browser.page(folder / f"{name}.html", dark=dark) as page:
        assert page.axe() == []
        check(page, name)


@pytest.mark.browser
@pytest.mark.node
def test_what_is_gone_runs_nothing_either(browser, folder):
    with browser.page(folder / "gone.html") as page:
        check(page, "gone")


@pytest.mark.browser
@pytest.mark.node
def test_a_telephone_shows_one_form_below_the_other(browser, folder):
    top = "return [...document.querySelectorAll('.side')].map((e) => e.offsetTop)"
    for file in sorted(folder.glob("everything.*.html")):
        with browser.page(file, width=320, height=640) as page:
            assert page.do("return document.documentElement.scrollWidth") == 320
            tops = page.do(top)
            assert len(tops) == len(set(tops))
        with browser.page(file) as page:
            assert len(set(page.do(top))) == 1


@pytest.mark.browser
@pytest.mark.node
def test_what_stands_in_one_row_begins_at_one_height(browser, folder):
    with browser.page(folder / "everything.en.html") as page:
        heights = page.do(
            "const at = (side) => Object.fromEntries("
            "[...document.querySelectorAll(`.${side} > .row`)].map((row) =>"
            " [row.id.slice(side.length), row.getBoundingClientRect().top]));"
            "return [at('before'), at('after')]"
        )

    assert heights[0]
    assert heights[0] == heights[1]


@pytest.mark.browser
def test_a_picture_shows_the_whole_page(chromium, tmp_path):
    found = [*previews(*edited(), items=["vpn-access"], locales=LOCALES)]
    folder, long = tmp_path / "out", tmp_path / "long.html"
    write(found, folder, root=WORLD)
    long.write_text(f"<p style='height: {TALLEST + 9}px'>x", encoding="utf-8")

    with browser(chromium) as started:
        images(folder, found, started, root=WORLD)
        long.with_suffix(".png").write_bytes(started.picture(long))

    sizes = [size(folder / each.picture) for each in found]
    assert [each.locale for each in found] == [*LOCALES]
    assert all(width == WIDTH and 500 < height < 2000 for width, height in sizes)
    assert size(long.with_suffix(".png"))[1] <= TALLEST


def project_folders(folder):
    """The world, and the world after an edit, in folders."""
    for name, old, new in (("old", "", ""), ("new", "My own", "Mine")):
        shutil.copytree(WORLD, folder / name)
        item = folder / name / "catalog" / "vpn-access.yaml"
        text = item.read_text(encoding="utf-8")
        item.write_text(text.replace(old, new), encoding="utf-8")
    return folder / "old", folder / "new"


def size(picture):
    """Width and height of a PNG."""
    data = picture.read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", data[16:24])


def test_without_a_browser_the_pages_stay_and_a_sentence_says_why(
    tmp_path, monkeypatch, capsys
):
    monkeypatch.setenv(NAMED_BY[0], str(tmp_path / "nothing"))
    folder = tmp_path / "out"
    old, new = project_folders(tmp_path)
    made = ["diff", str(old), str(new), "--images", str(folder)]

    assert run(made) == 0
    told = capsys.readouterr().err
    assert "1 changed form, before and after: " in told
    assert f"no pictures: {NAMED_BY[0]} is '{tmp_path / 'nothing'}'" in told
    assert (folder / "vpn-access.en.html").is_file()
    assert not list(folder.glob("*.png"))


def test_a_machine_without_a_browser_says_what_to_do(tmp_path):
    with pytest.raises(BrowserFailed, match=f"install it, or name it in {NAMED_BY[0]}"):
        program({"PATH": str(tmp_path)})


@pytest.mark.parametrize(
    ("does", "said"),
    [
        ("echo No usable sandbox >&2; exit 1", "by itself, saying 'No usable sandbox'"),
        ("exec sleep 60", "did not answer within 0.3 s"),
    ],
)
def test_a_browser_that_fails_is_ended_and_told(tmp_path, does, said):
    broken = tmp_path / "chromium"
    broken.write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
    broken.chmod(0o755)
    begin = time.monotonic()

    with pytest.raises(BrowserFailed, match=said), browser(str(broken), 0.3) as started:
        started.picture(tmp_path / "page.html")
    assert time.monotonic() - begin < 10


def test_what_is_no_program_does_not_start(tmp_path):
    file = tmp_path / "chromium"
    file.write_bytes(b"no program")
    file.chmod(0o755)

    with pytest.raises(BrowserFailed, match="does not start"), browser(str(file)):
        pass
