"""The files of a revision are those that a folder with the same content has."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalogkit.review.sides import both
from catalogkit.source.committed import committed, contents
from catalogkit.source.files import NotReadableError, list_files, read_bytes
from catalogkit.source.revision import repository
from tests.pages import TODAY
from tests.repositories import Repo, begun

MANIFEST, FOLDER = "catalogkit.yaml", "catalog"
TEAM = b"kind: team\nid: ops\nmembers: [a.weber]\n"


@pytest.fixture
def repo(tmp_path):
    repo = begun(tmp_path / "repo")
    repo.write({MANIFEST: b"format: 1\n", "catalog/items/vpn.yaml": TEAM})
    return repo.write({"elsewhere/other.yaml": TEAM, "elsewhere/notes.txt": b"a\n"})


def in_folder(root: Path):
    """What a folder holds, and what is said about the rest."""
    paths, found = list_files(root, FOLDER)
    files = {}
    for path in (MANIFEST, *paths):
        try:
            files[path] = read_bytes(root, path)
        except NotReadableError as error:
            found.append(error.diagnostic)
    return files, sorted((each.place.file, each.rule) for each in found)


def in_revision(repo: Repo):
    ours = repository(repo.folder)
    listed = committed(ours, ours.revision("HEAD").tree, MANIFEST, FOLDER)
    files, found = contents(ours, listed, {})
    return files, sorted((each.place.file, each.rule) for each in found)


def assert_alike(repo: Repo):
    repo.commit()

    assert in_revision(repo) == in_folder(repo.folder)
    return in_revision(repo)


def link(repo, name, target):
    file = repo.folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.symlink_to(target)


def test_definitions_articles_rows_and_events_are_listed_and_what_is_hidden_is_not(
    repo,
):
    for name in (
        "z.yml",
        "a.md",
        "r.csv",
        "c.ics",
        "B.YAML",
        "n.txt",
        ".h.yaml",
        ".d/x.yaml",
    ):
        repo.write({f"catalog/{name}": b"a: b\n"})

    files, found = assert_alike(repo)

    assert not found
    assert {path.rpartition("/")[2] for path in files} == {
        MANIFEST, "vpn.yaml", "z.yml", "a.md", "r.csv", "c.ics", "B.YAML"
    }  # fmt: skip


@pytest.mark.parametrize(
    "name", ["a b", "地方", "a\nb", "a\tb", '"', "\\", "*", ":(top)", "-x"]
)
def test_any_name_is_a_name(repo, name):
    repo.write({f"catalog/{name}/{name}.yaml": TEAM})

    assert f"catalog/{name}/{name}.yaml" in assert_alike(repo)[0]


@pytest.mark.parametrize("name", ["a b", "地方", "a\nb", " ", "*", "-x", "a^{tree}"])
def test_any_folder_may_hold_the_catalog(repo, name):
    manifest = b"format: 1\nname: Tiny\nlocales: [en]\ncurrency: EUR\n"
    below = {MANIFEST: manifest, "catalog/ops.yaml": TEAM}
    repo.commit({f"{name}/{path}": data for path, data in below.items()})

    old, new = both(repo.folder / name, "HEAD", None, today=TODAY)

    assert [*old.project.nodes] == [*new.project.nodes] == ["team:ops"]


def test_a_name_that_is_no_text_is_said(repo):
    repo.write({f"catalog/{os.fsdecode(bytes([255]))}.yaml": TEAM})

    assert assert_alike(repo)[1] == [("catalog/\\udcff.yaml", "yaml/no-file")]


def test_links_inside_the_catalog_are_followed(repo):
    link(repo, "catalog/again.yaml", "items/vpn.yaml")
    link(repo, "catalog/same", "items")
    link(repo, "catalog/through.yaml", "same/../same/vpn.yaml")
    link(repo, "catalog/items/twice.yaml", "../again.yaml")
    link(repo, "catalog/items/up.yaml", "../../catalog/items/vpn.yaml")

    files, found = assert_alike(repo)

    assert not found
    assert files["catalog/through.yaml"] == files["catalog/items/twice.yaml"] == TEAM


def test_links_that_lead_out_are_refused(repo):
    link(repo, "catalog/file.yaml", "../elsewhere/other.yaml")
    link(repo, "catalog/folder", "../elsewhere")
    link(repo, "catalog/notes.txt", "../elsewhere/notes.txt")
    link(repo, "catalog/deep.yaml", "/etc/hostname")
    link(repo, "catalog/far.yaml", "../../../../../../../../etc/hostname")

    assert {rule for _, rule in assert_alike(repo)[1]} == {"yaml/outside"}


def test_links_to_nothing_and_to_themselves_cannot_be_opened(repo):
    link(repo, "catalog/gone.yaml", "items/gone.yaml")
    link(repo, "catalog/self.yaml", "self.yaml")
    link(repo, "catalog/one.yaml", "two.yaml")
    link(repo, "catalog/two.yaml", "one.yaml")

    assert [path for path, _ in assert_alike(repo)[1]] == [
        "catalog/gone.yaml", "catalog/one.yaml", "catalog/self.yaml", "catalog/two.yaml"
    ]  # fmt: skip


def test_the_catalog_and_its_manifest_may_be_links_themselves(repo):
    (repo.folder / "catalog").rename(repo.folder / "services")
    (repo.folder / MANIFEST).rename(repo.folder / "ours.yaml")
    link(repo, "catalog", "services")
    link(repo, MANIFEST, "ours.yaml")
    link(repo, "services/again.yaml", "items/vpn.yaml")

    files, found = assert_alike(repo)

    assert not found
    assert sorted(files) == [
        "catalog/again.yaml", "catalog/items/vpn.yaml", MANIFEST
    ]  # fmt: skip


def test_a_manifest_that_is_a_link_out_of_the_project_is_refused(repo):
    (repo.folder / MANIFEST).unlink()
    link(repo, MANIFEST, "/etc/hostname")

    assert assert_alike(repo)[1] == [(MANIFEST, "yaml/outside")]


def test_a_file_that_is_too_large_is_not_read_and_what_follows_is(repo):
    repo.write({"catalog/large.yaml": b"#" * (1 << 20) + b"\n"})
    repo.write({"catalog/rows.csv": b"a,b\n" * (1 << 19), "catalog/z.yaml": TEAM})

    files, found = assert_alike(repo)

    assert found == [("catalog/large.yaml", "yaml/too-large")]
    assert files["catalog/z.yaml"] == TEAM


def test_a_project_without_catalog_says_so(repo):
    repo.write({"catalog/items/vpn.yaml": None})
    (repo.folder / "catalog" / "items").rmdir()
    (repo.folder / "catalog").rmdir()

    assert assert_alike(repo) == (
        {MANIFEST: b"format: 1\n"},
        [("catalog", "yaml/no-file")],
    )


def test_a_submodule_is_another_repository_and_nothing_in_it_was_added(repo, tmp_path):
    other = begun(tmp_path / "other")
    other.commit({"shared.yaml": b"kind: team\nid: shared\nmembers: [a]\n"})
    repo.git(
        "-c", "protocol.file.allow=always",
        "submodule", "--quiet", "add", str(other.folder), "catalog/shared",
    )  # fmt: skip
    manifest = b"format: 1\nname: Tiny\nlocales: [en]\ncurrency: EUR\n"
    repo.commit({MANIFEST: manifest})

    old, new = both(repo.folder, "HEAD", None, today=TODAY)

    assert in_revision(repo)[1] == [("catalog/shared", "yaml/no-file")]
    assert "team:shared" in new.project.nodes
    assert "team:shared" in old.project.catalog.absent
    assert "it is a submodule, whose files another repository keeps" in old.notes[0]


def test_what_git_keeps_a_pointer_to_only_is_not_read(repo):
    pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n"
    repo.commit({"catalog/rows.csv": pointer})

    files, found = in_revision(repo)

    assert "catalog/rows.csv" not in files
    assert found == [("catalog/rows.csv", "yaml/no-file")]


NAMES = st.sampled_from(("a", "b.yaml", "c.csv", ".h", "d.txt"))
PATHS = st.lists(NAMES, min_size=1, max_size=3).map("/".join)
TARGETS = st.lists(
    st.sampled_from(("..", ".", "a", "b.yaml", "catalog", "")), max_size=5
)


@given(
    st.lists(PATHS, max_size=4),
    st.lists(st.tuples(PATHS, TARGETS.map("/".join)), max_size=5),
)
@settings(
    max_examples=max(8, settings.default.max_examples // 3),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
def test_whatever_links_there_are_both_say_the_same(tmp_path_factory, paths, links):
    repo = begun(tmp_path_factory.mktemp("repo"))
    repo.write({MANIFEST: b"format: 1\n", "catalog/items/vpn.yaml": TEAM})
    for path in paths:
        if free(repo.folder / "catalog" / path):
            repo.write({f"catalog/{path}": TEAM})
    for path, target in links:
        if (
            target
            and not target.startswith("/")
            and free(repo.folder / "catalog" / path)
        ):
            link(repo, f"catalog/{path}", target)
    repo.commit()

    (ours, said), (theirs, of_folder) = in_revision(repo), in_folder(repo.folder)

    # of links in a circle one says that they lead out, the other that they end nowhere
    assert ours == theirs
    assert [path for path, _ in said] == [path for path, _ in of_folder]


def free(file: Path) -> bool:
    """Whether a file can be made there, and not through a link."""
    above = [each for each in file.parents if os.path.lexists(each)]
    real = all(each.is_dir() and not each.is_symlink() for each in above)
    return real and not os.path.lexists(file)
