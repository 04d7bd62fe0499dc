"""Every block of the docs is true."""

import re
from pathlib import Path

import pytest

from tests.docs import PAGES, ROOT, matches, play


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_a_page_does_what_it_says(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CATALOGKIT_DOCS_FOLDER", raising=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    monkeypatch.setenv("CATALOGKIT_DOCS_FOLDER", ".")

    play(page, tmp_path)


def test_the_readme_is_short() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 120


def test_three_dots_stand_for_anything() -> None:
    assert matches("a …\n…\nz", "a b\nc\nd\nz")
    assert not matches("a\nz", "a\nb\nz")


def test_links_between_pages_lead_somewhere() -> None:
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
