"""What git cannot do for a comparison: each trouble is one sentence with a way out."""

import pytest

from catalogkit.review.sides import SideError, both
from tests.pages import TODAY
from tests.repositories import Repo, begun

TINY = {
    "catalogkit.yaml": b"format: 1\nname: Tiny\nlocales: [en]\ncurrency: EUR\n",
    "catalog/ops.yaml": b"kind: team\nid: ops\nlead: a.weber\nmembers: [a.weber]\n",
}
DEEPEN = (
    "'git fetch --unshallow' (in GitHub Actions 'fetch-depth: 0', in GitLab "
    "'GIT_DEPTH: 0') brings the rest of the history"
)


@pytest.fixture
def repo(tmp_path):
    repo = begun(tmp_path / "repo")
    repo.commit(TINY)
    return repo


def compared(repo, old=None, new=None, base=None):
    return both(repo.folder, old, new, base=base, today=TODAY)


def refused(repo, old=None, new=None, base=None) -> str:
    with pytest.raises(SideError) as wrong:
        compared(repo, old, new, base)
    assert "\n" not in str(wrong.value).replace(old or "\n", "")
    return str(wrong.value)


def cloned(repo, folder, *options) -> Repo:
    """A clone of a repository, as CI makes one."""
    repo.git("clone", "--quiet", *options, f"file://{repo.folder}", str(folder))
    return Repo(folder)


@pytest.mark.parametrize("name", ["--output=stolen", "-x", "--", "-C/", "--help"])
def test_a_name_that_looks_like_an_option_is_a_name(repo, name):
    assert refused(repo, name).startswith(f"no revision is called '{name}' here")
    assert refused(repo, base=name).startswith(f"no revision is called '{name}' here")
    assert not (repo.folder / "stolen").exists()


@pytest.mark.parametrize("name", ["a\0b", "a\nb", "main\n", "main^{/", "x" * 9000, "€"])
def test_a_name_that_git_would_choke_on_is_unknown(repo, name):
    assert refused(repo, name)


def test_an_empty_name_is_a_variable_that_was_not_set(repo):
    told = "an empty name names no revision: is a variable perhaps not set?"

    assert refused(repo, "") == told
    assert refused(repo, base="") == told
    assert refused(repo, "main", "") == told


def test_a_near_name_and_that_of_a_fetched_branch_are_offered(repo, tmp_path):
    clone = cloned(repo, tmp_path / "clone")
    clone.git("switch", "--quiet", "--detach")
    clone.git("branch", "--quiet", "--delete", "main")

    assert refused(clone, "main") == (
        "no revision is called 'main' here: did you mean 'origin/main'?"
    )
    assert "did you mean 'main'?" in refused(repo, "mian")
    assert compared(clone)[0].name.startswith("origin/main (")


def test_a_range_is_written_apart(repo):
    assert refused(repo, "main..HEAD") == (
        "'main..HEAD' names two revisions: write them apart, 'main HEAD'"
    )
    assert "'main HEAD'" in refused(repo, "main...")


def test_base_and_two_names_are_one_too_many(repo):
    assert "catalogkit diff HEAD --base main'" in refused(repo, "main", "HEAD", "main")


def test_a_name_of_a_folder_and_of_a_branch_is_made_clear(repo, monkeypatch):
    repo.git("branch", "before")
    repo.write({f"before/{path}": data for path, data in TINY.items()})
    monkeypatch.chdir(repo.folder)

    assert refused(repo, "before").startswith("'before' is a folder and a revision")
    assert compared(repo, "./before")[0].name == "./before"
    assert compared(repo, "refs/heads/before")[0].name.startswith("refs/heads/before (")


def test_a_folder_without_a_manifest_is_no_catalog(repo, monkeypatch):
    monkeypatch.chdir(repo.folder)

    assert refused(repo, "./catalog") == (
        "there is no catalogkit.yaml in './catalog', so it is no catalog"
    )
    assert refused(repo, "catalog") == (
        "'catalog' is no revision, and as a folder it has no catalogkit.yaml"
    )
    assert (
        refused(repo, "main:catalog") == "there is no catalogkit.yaml in 'main:catalog'"
    )


def test_a_folder_left_no_branch(repo, tmp_path):
    Repo(tmp_path / "other").write(TINY)

    told = refused(repo, new=str(tmp_path / "other"), base="main")

    assert "is a folder, which never left a branch" in told
    assert "never left another" in refused(repo, "HEAD", base="main:catalog")


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
        f"'{bare.folder}' is a bare repository, which git reads only when it is named: "
        "put GIT_DIR=. before the command"
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
