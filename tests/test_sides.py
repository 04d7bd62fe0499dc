"""Two sides of a comparison, out of a real repository, with no needless work."""

import pytest

from catalogkit.model.parse import parse as parses
from catalogkit.review.sides import SideError, both
from catalogkit.source.read import read as reads
from catalogkit.source.revision import Repository
from tests.pages import TODAY
from tests.repositories import Repo, with_world

LAPTOP = "catalog/laptop.yaml"
SECOND = b"""\
kind: service_item
id: second-laptop
like: laptop
title: {en: A second laptop, zh-CN: \xe7\xac\xac\xe4\xba\x8c\xe5\x8f\xb0}
"""
BROKEN = b"kind: service_item\nid: [\n"


@pytest.fixture
def repo(tmp_path):
    return with_world(tmp_path / "a place with spaces, 地方")


def compared(repo, old=None, new=None, base=None, env=None):
    return both(repo.folder, old, new, base=base, today=TODAY, env=env)


def changed(sides) -> set[str]:
    """What is not the same object on both sides."""
    (old, new) = (each.project.catalog.entities for each in sides)
    return {
        f"{kind}:{name}"
        for kind in new
        for name in new[kind].keys() | old[kind].keys()
        if new[kind].get(name) is not old[kind].get(name)
    }


def names(sides) -> list[str]:
    return [each.name for each in sides]


def notes(sides) -> list[str]:
    return [note for side in sides for note in side.notes]


def test_without_a_word_the_working_tree_is_compared_with_its_branch(repo):
    repo.edit(LAPTOP, "effort: 1h", "effort: 2h")

    sides = compared(repo)

    assert changed(sides) == {"service_item:laptop"}
    assert names(sides) == [
        f"main ({repo.git('rev-parse', 'HEAD')[:7]})",
        "working tree",
    ]
    assert not notes(sides)


def test_what_happened_on_the_branch_since_is_not_part_of_a_change(repo):
    fork = repo.git("rev-parse", "HEAD")
    repo.git("switch", "--quiet", "--create", "change")
    repo.edit(LAPTOP, "effort: 1h", "effort: 2h").commit()
    repo.git("switch", "--quiet", "main")
    repo.edit("catalog/security.yaml", "id: security", "id: security  # ours").commit()
    repo.git("switch", "--quiet", "change")

    sides = compared(repo, base="main")

    assert changed(sides) == {"service_item:laptop"}
    assert names(sides) == [f"where it left main ({fork[:7]})", "working tree"]
    assert changed(compared(repo, "change", base="main")) == {"service_item:laptop"}
    assert changed(compared(repo, "main")) == {"service_item:laptop", "team:security"}


def test_two_revisions_are_compared_as_they_are_whatever_is_checked_out(repo):
    first = repo.git("rev-parse", "HEAD")
    second = repo.edit(LAPTOP, "effort: 1h", "effort: 2h").commit()
    repo.write({"catalogkit.yaml": None})

    sides = compared(repo, first, second)

    assert changed(sides) == {"service_item:laptop"}
    assert names(sides) == [first[:7], second[:7]]


def test_two_folders_need_no_repository(repo, tmp_path):
    repo.git("worktree", "add", "--quiet", "../other", "HEAD")
    (repo.folder / ".git").rename(tmp_path / "gone")
    other = tmp_path / "other"
    Repo(other).edit(LAPTOP, "effort: 1h", "effort: 2h")

    sides = compared(repo, str(repo.folder), str(other))

    assert changed(sides) == {"service_item:laptop"}
    assert names(sides) == ["working tree", str(other)]


def test_a_catalog_below_the_top_of_its_repository_is_found_there(tmp_path):
    repo = with_world(tmp_path / "repo", below="it/目录/")
    repo.edit(f"it/目录/{LAPTOP}", "effort: 1h", "effort: 2h")

    sides = compared(Repo(repo.folder / "it" / "目录"))

    assert changed(sides) == {"service_item:laptop"}


def test_a_repository_of_the_newer_hash_is_read_too(tmp_path):
    repo = with_world(tmp_path / "repo", "--object-format=sha256")
    repo.edit(LAPTOP, "effort: 1h", "effort: 2h")

    assert changed(compared(repo)) == {"service_item:laptop"}


def test_only_changed_blobs_and_their_heirs_are_read_and_parsed(repo, monkeypatch):
    repo.commit({"catalog/second-laptop.yaml": SECOND})
    repo.edit(LAPTOP, "effort: 1h", "effort: 2h")
    repo.write({"catalog/security.yaml": None})
    (repo.folder / "catalog" / "hq.yaml").rename(repo.folder / "catalog" / "moved.yaml")
    asked, read, parsed = counted(monkeypatch)

    compared(repo)

    first = len(list((repo.folder / "catalog").rglob("*.*"))) + 1
    assert sorted(read[first:]) == sorted(
        [LAPTOP, "catalog/security.yaml", "catalog/hq.yaml"]
    )
    assert sorted(parsed[first - 1 :]) == sorted(
        ["laptop", "second-laptop", "security", "hq"]
    )
    assert sorted(asked) == sorted(
        repo.git("rev-parse", f"HEAD:{path}")
        for path in (LAPTOP, "catalog/security.yaml")
    )  # what was only moved is at hand


def counted(monkeypatch):
    """What git is asked for, and what is read and parsed, while it happens."""
    asked, read, parsed = [], [], []
    blobs = Repository.blobs

    def ask(self, ids, most):
        for blob in blobs(self, ids, most):
            asked.append(blob.id)
            yield blob

    def see(path, data):
        read.append(path)
        return reads(path, data)

    def make(node):
        parsed.append(node.value["id"])
        return parses(node)

    monkeypatch.setattr(Repository, "blobs", ask)
    monkeypatch.setattr("catalogkit.opened.read", see)
    monkeypatch.setattr("catalogkit.parsed.parse", make)
    return asked, read, parsed


def test_other_line_breaks_in_the_working_tree_cost_time_and_change_nothing(repo):
    file = repo.folder / LAPTOP
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))

    old, new = compared(repo)

    assert changed((old, new)) == {"service_item:laptop"}
    assert repr(old.project.catalog.entities) == repr(new.project.catalog.entities)


def test_a_catalog_that_was_not_there_yet_is_empty_and_that_is_said(repo):
    repo.git("switch", "--quiet", "--orphan", "before")
    repo.git("clean", "-dfx", "--quiet")
    repo.commit({"README.md": b"nothing yet\n"})
    repo.git("switch", "--quiet", "main")

    old, new = compared(repo, "before")

    assert not list(old.project.catalog.everything())
    assert old.project.catalog.manifest is new.project.catalog.manifest
    assert notes((old, new)) == [
        f"{old.name} has no catalogkit.yaml here, so everything counts as new"
    ]
    [note] = notes(compared(repo, "main", "before"))
    assert note.endswith("no catalogkit.yaml here, so everything counts as removed")


def test_a_catalog_that_lay_elsewhere_is_compared_when_the_place_is_named(repo):
    repo.git("switch", "--quiet", "--create", "moved")
    (repo.folder / "it").mkdir()
    repo.git("mv", "catalogkit.yaml", "catalog", "it")
    repo.commit()
    moved = Repo(repo.folder / "it")

    with pytest.raises(SideError) as wrong:
        compared(moved, "main")

    commit = repo.git("rev-parse", "main")[:7]
    assert str(wrong.value) == (
        f"the catalog of main ({commit}) lay in '.': 'catalogkit diff {commit}:' "
        "compares with it"
    )
    sides = compared(moved, f"{commit}:")
    assert changed(sides) == set()
    assert names(compared(repo, "moved:it/", "main")) == [
        "moved:it/",
        f"main ({commit})",
    ]


def test_what_cannot_be_read_on_one_side_is_left_out_and_never_removed(repo):
    repo.write({LAPTOP: BROKEN})

    old, new = compared(repo)

    assert "service_item:laptop" in new.project.catalog.absent
    [note] = notes((old, new))
    assert note.startswith(
        "of working tree, catalog/laptop.yaml is not compared, because "
        "catalog/laptop.yaml has an error: "
    )


def test_what_a_broken_file_declared_under_another_name_is_left_out_too(repo):
    text = (repo.folder / LAPTOP).read_bytes()
    repo.commit({LAPTOP: None, "catalog/devices-1.yaml": text})
    repo.write({"catalog/devices-1.yaml": BROKEN})

    _, new = compared(repo)

    assert "service_item:laptop" in new.project.catalog.absent


def test_what_is_read_in_part_only_is_not_compared_nor_are_its_heirs(repo):
    repo.commit({"catalog/second-laptop.yaml": SECOND})
    file = repo.folder / LAPTOP
    file.write_bytes(file.read_bytes().replace(b"audience: [", b"audience: [["))

    _, new = compared(repo)

    laptops = {"service_item:laptop", "service_item:second-laptop"}
    assert laptops <= new.project.catalog.absent
    assert not new.project.catalog.entities["service_item"].keys() & {"laptop"}


def test_what_was_broken_before_is_not_added_now(repo):
    repo.write({LAPTOP: BROKEN}).commit()
    repo.git("restore", "--source=HEAD~1", LAPTOP)

    old, new = compared(repo)

    assert "service_item:laptop" in old.project.catalog.absent
    assert "service_item:laptop" not in new.project.catalog.absent
    assert notes((old, new))[0].startswith(f"of {old.name}, catalog/laptop.yaml is not")


@pytest.mark.parametrize("end", ["old", "new"])
def test_a_manifest_that_cannot_be_read_ends_the_comparison(repo, end):
    repo.commit({"catalogkit.yaml": b"format: 1\nlocales: [\n"})
    if end == "old":
        repo.git("restore", "--source=HEAD~1", "catalogkit.yaml")

    with pytest.raises(SideError) as wrong:
        compared(repo, "HEAD" if end == "old" else "HEAD~1")

    name = (
        f"HEAD ({repo.git('rev-parse', 'HEAD')[:7]})"
        if end == "old"
        else "working tree"
    )
    assert str(wrong.value).startswith(
        f"the catalogkit.yaml of {name} cannot be read ("
    )


def test_an_environment_that_was_not_there_yet_is_said(repo):
    overlay = '{overlay: {"team:security": {tags: [a]}}}'
    environments = f"currency: EUR\nenvironments:\n  test: {overlay}"
    repo.edit("catalogkit.yaml", "currency: EUR", environments)

    sides = compared(repo, env="test")

    assert changed(sides) == {"team:security"}
    assert notes(sides) == [
        f"{sides[0].name} has no environment 'test', so no overlay applies"
    ]
    with pytest.raises(SideError, match="no environment 'prod'; it has test"):
        compared(repo, env="prod")
