"""Whatever is typed for a revision is a name, and each wrong one gets its sentence."""

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from catalogkit.review.sides import SideError
from tests.repositories import TINY, Repo, begun, cloned, compared, refused


@pytest.fixture
def repo(tmp_path):
    repo = begun(tmp_path / "repo")
    repo.commit(TINY)
    return repo


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


@pytest.mark.parametrize(
    "name", ["v1", "HEAD~1", ":/a change", "main@{0}", "main^{/a}"]
)
def test_a_revision_may_be_named_in_any_way_that_git_knows(repo, name):
    repo.git("tag", "--annotate", "--message", "one", "v1")
    repo.git("commit", "--quiet", "--allow-empty", "--message", "a second")

    assert compared(repo, name)[0].name.startswith(f"{name} (")


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


PIECES = ("main", "HEAD", "^", "~", "@{", "}", ":", "/", "..", "--", "-", "refs/", "1")
NAMES = st.lists(st.sampled_from(PIECES), max_size=5).map("".join)


@given(NAMES | st.text(st.characters(codec=None), max_size=9))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@example("\ud800")
@example("x" * 200_000)
def test_whatever_is_typed_nothing_else_happens_than_a_comparison_or_a_sentence(
    repo, name
):
    for words in ({"old": name}, {"base": name}, {"old": "main", "new": name}):
        with suppress(SideError):
            compared(repo, **words)


def test_a_repository_that_hides_in_a_catalog_is_not_used(repo, tmp_path):
    repo.git("clone", "--quiet", "--bare", ".", str(tmp_path / "bare"))
    for each in sorted((tmp_path / "bare").rglob("*")):
        path = each.relative_to(tmp_path / "bare").as_posix()
        if each.is_file() and "hooks" not in path:
            repo.write({f"inner/{path}": each.read_bytes()})
    (repo.folder / "inner" / "refs").mkdir(exist_ok=True)
    inner = Repo(repo.folder / "inner").write(TINY)

    assert "looks like a bare repository" in refused(inner, "main")
