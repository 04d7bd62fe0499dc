"""Which files are the catalog's, and what is said about the others."""

import os
import subprocess

import pytest

from catalogkit.source.files import NotReadableError, list_files, read_bytes


@pytest.fixture
def root(tmp_path):
    project = tmp_path / "project"
    (project / "catalog" / "items").mkdir(parents=True)
    (project / "catalog" / "items" / "vpn.yaml").write_bytes(b"kind: service_item\n")
    (project / "elsewhere").mkdir()
    (project / "elsewhere" / "other.yaml").write_bytes(b"kind: team\n")
    return project


def said(root):
    """What is listed, and the rules and files of what is not."""
    paths, found = list_files(root)
    return paths, [(each.rule, each.place.file) for each in found]


def test_definitions_articles_and_rows_are_listed_in_order(root):
    for name in ("z.yml", "a.md", "rows.csv", "B.YAML", "notes.txt", ".hidden.yaml"):
        (root / "catalog" / name).write_bytes(b"a: b\n")

    paths, found = said(root)

    assert paths == [
        "catalog/B.YAML",
        "catalog/a.md",
        "catalog/items/vpn.yaml",
        "catalog/rows.csv",
        "catalog/z.yml",
    ]
    assert not found


def test_a_link_out_of_the_catalog_is_refused_even_inside_the_project(root):
    (root / "catalog" / "file.yaml").symlink_to("../elsewhere/other.yaml")
    (root / "catalog" / "folder").symlink_to("../elsewhere")
    (root / "catalog" / "deep.yaml").symlink_to("/etc/hostname")

    paths, found = said(root)

    assert paths == ["catalog/items/vpn.yaml"]
    assert found == [
        ("yaml/outside", "catalog/deep.yaml"),
        ("yaml/outside", "catalog/file.yaml"),
        ("yaml/outside", "catalog/folder"),
    ]


def test_a_link_to_a_file_of_the_catalog_is_a_file_and_to_a_folder_is_none(root):
    (root / "catalog" / "again.yaml").symlink_to("items/vpn.yaml")
    (root / "catalog" / "loop").symlink_to("..", target_is_directory=True)
    (root / "catalog" / "same").symlink_to("items", target_is_directory=True)

    paths, found = said(root)

    assert paths == ["catalog/again.yaml", "catalog/items/vpn.yaml"]
    assert found == [("yaml/outside", "catalog/loop")]


def test_links_that_lead_nowhere_or_to_themselves_cannot_be_opened(root):
    (root / "catalog" / "gone.yaml").symlink_to("items/gone.yaml")
    (root / "catalog" / "self.yaml").symlink_to("self.yaml")

    paths, found = said(root)

    assert paths == ["catalog/items/vpn.yaml"]
    assert {file for _, file in found} == {"catalog/gone.yaml", "catalog/self.yaml"}


def test_a_pipe_is_not_waited_for(root):
    os.mkfifo(root / "catalog" / "pipe.yaml")

    paths, found = said(root)

    assert paths == ["catalog/items/vpn.yaml"]
    assert found == [("yaml/no-file", "catalog/pipe.yaml")]
    with pytest.raises(NotReadableError):
        read_bytes(root, "catalog/pipe.yaml")


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_file_without_permission_is_named(root):
    (root / "catalog" / "secret.yaml").write_bytes(b"a: b\n")
    (root / "catalog" / "secret.yaml").chmod(0)

    assert said(root)[1] == [("yaml/no-file", "catalog/secret.yaml")]


def test_a_name_that_is_no_text_is_named_in_ascii(root):
    (root / "catalog" / os.fsdecode(b"\xff.yaml")).write_bytes(b"a: b\n")

    assert said(root)[1] == [("yaml/no-file", "catalog/\\udcff.yaml")]


def test_a_file_larger_than_a_mebibyte_is_not_read(root):
    (root / "catalog" / "large.yaml").write_bytes(b"#" * (1 << 20) + b"\n")
    (root / "catalog" / "rows.csv").write_bytes(b"a,b\n" * (1 << 19))

    paths, found = said(root)

    assert paths == ["catalog/items/vpn.yaml", "catalog/rows.csv"]
    assert found == [("yaml/too-large", "catalog/large.yaml")]


def test_a_project_without_catalog_says_so(tmp_path):
    assert said(tmp_path) == ([], [("yaml/no-file", "catalog")])


def test_folders_may_be_deeper_than_a_program_likes(root):
    folder = root / "catalog"
    for _ in range(1200):
        folder = folder / "d"
        try:
            folder.mkdir()
        except OSError:
            break

    found = said(root)[0]
    # pytest's own clean-up goes by recursion and would fail here.
    subprocess.run(["rm", "-rf", str(root / "catalog" / "d")], check=True)

    assert "catalog/items/vpn.yaml" in found


@pytest.mark.parametrize(
    "path", ["../outside.csv", "catalog/../../outside.csv", "/etc/hostname", "", "a\0b"]
)
def test_what_an_author_names_is_read_from_the_project_only(root, path):
    (root.parent / "outside.csv").write_bytes(b"secret\n")

    with pytest.raises(NotReadableError) as refused:
        read_bytes(root, path)

    assert refused.value.diagnostic.rule == "yaml/outside"


def test_a_link_out_of_the_project_is_not_followed(root):
    (root / "catalog" / "rows.csv").symlink_to("/etc/hostname")
    (root / "catalog" / "folder").symlink_to("/etc")

    for path in ("catalog/rows.csv", "catalog/folder/hostname"):
        with pytest.raises(NotReadableError):
            read_bytes(root, path)


def test_a_file_is_read_and_a_missing_one_is_missed(root):
    assert read_bytes(root, "catalog/items/vpn.yaml") == b"kind: service_item\n"
    with pytest.raises(FileNotFoundError):
        read_bytes(root, "catalog/gone.yaml")
