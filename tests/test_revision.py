"""What git cannot do for a comparison: each trouble is one sentence with a way out."""

import pytest

from tests.repositories import TINY, Repo, begun, cloned, compared, refused

DEEPEN = (
    "'git fetch --unshallow' (in GitHub Actions 'fetch-depth: 0', in GitLab "
    "'GIT_DEPTH: 0') brings the rest of the history"
)


@pytest.fixture
def repo(tmp_path):
    repo = begun(tmp_path / "repo")
    repo.commit(TINY)
    return repo


def test_without_a_repository_two_folders_can_be_compared(tmp_path):
    alone = Repo(tmp_path / "alone").write(TINY)

    told = f"'{alone.folder}' is in no git repository, so it has no revisions: compare "
    told += "two folders, as in 'catalogkit diff ../before .'"
    assert refused(alone) == refused(alone, "main") == told


def test_without_git_two_folders_can_be_compared(repo, tmp_path, monkeypatch):
    other = Repo(tmp_path / "other").write(TINY)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert refused(repo, "main") == (
        "git is not installed, or not on the PATH, and only git can read a revision: "
        "install it, or compare two folders"
    )
    assert compared(repo, str(other.folder), str(repo.folder))


def test_before_the_first_commit_there_is_nothing_to_compare_with(tmp_path):
    repo = begun(tmp_path / "new").write(TINY)

    told = "nothing is committed here yet, so there is nothing to compare with"
    assert refused(repo, "HEAD") == refused(repo, "main") == told


def test_where_no_branch_is_the_usual_one_a_base_must_be_named(repo):
    repo.git("branch", "--move", "trunk")

    assert refused(repo).startswith("there is no branch to compare with, neither")
    assert compared(repo, base="trunk")


def test_the_branch_that_origin_calls_its_own_is_the_base(repo, tmp_path):
    repo.git("branch", "--move", "trunk")
    clone = cloned(repo, tmp_path / "clone")

    assert compared(clone)[0].name.startswith("origin/trunk (")


def test_a_shallow_clone_without_the_fork_says_how_to_fetch_it(repo, tmp_path):
    repo.git("switch", "--quiet", "--create", "change")
    repo.commit({"catalog/ops.yaml": TINY["catalog/ops.yaml"] + b"# more\n"})
    repo.git("switch", "--quiet", "main")
    repo.commit({"README.md": b"more\n"})
    clone = cloned(repo, tmp_path / "clone", "--depth=1", "--no-single-branch")
    clone.git("switch", "--quiet", "change")

    assert refused(clone) == (
        "this clone is shallow and does not reach back to where HEAD left origin/main: "
        + DEEPEN
    )
    assert refused(clone, "main~1").endswith(f"; this clone is shallow, and {DEEPEN}")
    clone.git("fetch", "--quiet", "--unshallow")
    assert compared(clone)[0].name.startswith("where it left origin/main (")


def test_a_clone_of_one_commit_alone_says_how_to_fetch_the_rest(repo, tmp_path):
    commit = repo.git("rev-parse", "HEAD")
    ci = begun(tmp_path / "ci")
    ci.git("fetch", "--quiet", "--depth=1", f"file://{repo.folder}", commit)
    ci.git("checkout", "--quiet", "--detach", "FETCH_HEAD")

    assert refused(ci).endswith(
        f"after 'git fetch origin' where it is not here yet; {DEEPEN}"
    )
    assert compared(ci, "HEAD")


def test_histories_without_a_common_commit_are_compared_as_they_are(repo):
    repo.git("switch", "--quiet", "--orphan", "other")
    repo.commit(TINY | {"README.md": b"another beginning\n"})

    assert refused(repo) == (
        "HEAD and main have no commit in common, so neither ever left the other: "
        "'catalogkit diff main' compares them as they are"
    )
    assert "'catalogkit diff main other'" in refused(repo, "other", base="main")
    assert compared(repo, "main")


def test_after_a_force_push_the_branch_counts_and_not_what_it_was(repo, tmp_path):
    gone = repo.commit({"catalog/gone.yaml": b"kind: team\nid: gone\nmembers: [a]\n"})
    repo.git("switch", "--quiet", "--create", "change")
    repo.commit({"README.md": b"a change\n"})
    repo.git("switch", "--quiet", "main")
    repo.git("reset", "--quiet", "--hard", "HEAD~1")
    repo.commit({"README.md": b"another\n"})
    repo.git("switch", "--quiet", "change")
    clone = cloned(repo, tmp_path / "clone", "--branch=main", "--single-branch")

    old, new = compared(repo, "change", base="main")

    assert [*old.project.nodes, "team:gone"] == sorted(new.project.nodes, reverse=True)
    assert compared(repo, gone)[0].name == gone[:7]
    assert refused(clone, gone) == (
        f"the commit {gone} is not in this clone: 'git fetch origin {gone}' brings it; "
        "where a force push threw it away, name the branch instead"
    )


def test_a_repository_of_somebody_else_is_trusted_by_name_only(repo, monkeypatch):
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")

    assert refused(repo) == (
        f"git does not trust '{repo.folder}', because it belongs to another user: if "
        f"you do, 'git config --global --add safe.directory {repo.folder}' says so"
    )


def test_a_damaged_repository_is_told_with_gits_own_words(repo):
    name = repo.git("rev-parse", "HEAD:catalog/ops.yaml")
    repo.edit("catalog/ops.yaml", "lead: a.weber\n", "")
    file = repo.folder / ".git" / "objects" / name[:2] / name[2:]
    file.chmod(0o600)
    file.write_bytes(b"no object")

    assert "'git fsck' tells what" in refused(repo)
    file.unlink()
    assert refused(repo) == (
        f"the repository is damaged, because it lacks the object {name}: 'git fsck' "
        "tells what else it lacks, and a new clone mends it"
    )


def test_a_partial_clone_asks_its_remote_and_says_so_when_it_is_away(repo, tmp_path):
    repo.commit({"catalog/ops.yaml": TINY["catalog/ops.yaml"] + b"# more\n"})
    repo.git("config", "uploadpack.allowFilter", "true")
    clone = cloned(repo, tmp_path / "clone", "--filter=blob:none")
    repo.folder.rename(tmp_path / "away")

    assert refused(clone, "HEAD~1") == (
        "this clone has left out files (it is partial), and its remote does not give "
        "them now: try again when it can be reached, or clone without --filter"
    )
    (tmp_path / "away").rename(repo.folder)
    assert compared(clone, "HEAD~1")


def test_a_bare_repository_is_read_when_it_is_named(repo, tmp_path, monkeypatch):
    repo.commit({"README.md": b"more\n"})
    bare = Repo(tmp_path / "bare.git")
    repo.git("clone", "--quiet", "--bare", ".", str(bare.folder))

    assert refused(bare, "main~1", "main") == (
        f"'{bare.folder}' looks like a bare repository, which git reads only when it "
        "is named: if it is yours, put GIT_DIR=. before the command"
    )
    monkeypatch.chdir(bare.folder)
    monkeypatch.setenv("GIT_DIR", ".")
    assert compared(bare, "main~1", "main")


def test_a_worktree_with_a_detached_head_is_compared_like_any_other(repo, tmp_path):
    repo.git("worktree", "add", "--quiet", "--detach", "../other", "HEAD")
    other = Repo(tmp_path / "other")
    other.commit({"catalog/more.yaml": b"kind: team\nid: more\nmembers: [a]\n"})

    old, new = compared(other)

    assert new.project.nodes.keys() - old.project.nodes.keys() == {"team:more"}


def test_what_a_hook_says_of_its_repository_does_not_mislead(
    repo, tmp_path, monkeypatch
):
    other = begun(tmp_path / "other")
    other.commit({"README.md": b"nothing\n"})
    monkeypatch.setenv("GIT_DIR", str(other.folder / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other.folder / ".git" / "index"))

    assert compared(repo)[0].name == f"main ({head(repo)[:7]})"


def head(repo):
    return (repo.folder / ".git" / "refs" / "heads" / "main").read_text().strip()
