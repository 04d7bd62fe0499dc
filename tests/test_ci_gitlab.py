"""The GitLab template, its jobs run in real checkouts with a forge on this machine."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.forges import PERSON, forge
from tests.repositories import TINY, begun, cloned, with_world
from tests.runners import TEMPLATE, environment, gitlab, template

pytestmark = pytest.mark.git
VPN = "catalog/vpn-access.yaml"


@pytest.fixture
def hub():
    with forge() as made:
        yield made


def checkout(origin, folder, branch="topic"):
    """What a runner makes with GIT_DEPTH 0: every branch, and a detached commit."""
    repo = cloned(origin, folder, "--no-checkout")
    repo.git("checkout", "--quiet", "--detach", f"origin/{branch}")
    return repo


def request(target="main", **more):
    return {"CI_MERGE_REQUEST_TARGET_BRANCH_NAME": target, **more}


def test_a_merge_request_is_told_and_fails_on_what_breaks(tmp_path, hub):
    origin = with_world(tmp_path / "origin")
    origin.git("checkout", "--quiet", "-b", "topic")
    origin.edit(VPN, "type: paragraph", "type: url").commit()
    repo = checkout(origin, tmp_path / "clone")

    ran = gitlab(
        repo,
        "review-catalog",
        {**request(), **hub.env(PERSON, gitlab=True)},
        temp=tmp_path / "temp",
    )

    assert ran.code == 1, ran.log
    (told,) = hub.bodies
    assert "breaking" in told
    full = "https://forge.example.com/job/1/artifacts/file/catalog-review/full.md"
    assert f"(<{full}>)" in told
    assert "must not be merged unnoticed" in ran.log
    (found, *_) = json.loads((ran.folder / "breaking.json").read_text("utf-8"))
    assert found["location"]["path"] == VPN


def test_without_a_token_the_review_is_kept_and_nothing_is_sent(tmp_path, hub):
    origin = begun(tmp_path / "origin")
    origin.commit(TINY)
    target = "a$(touch${IFS}pwned)`touch${IFS}pwned`\"';touch${IFS}pwned;#"
    origin.git("branch", target)
    repo = checkout(origin, tmp_path / "clone", "main")
    given = {**request(target), **hub.env("", gitlab=True)}

    ran = gitlab(repo, "review-catalog", given, temp=tmp_path / "temp")

    assert ran.code == 0, ran.log
    assert "none" in (ran.folder / "comment.md").read_text("utf-8")
    assert not list(tmp_path.rglob("pwned"))
    assert not hub.asked


def test_a_shallow_clone_is_told_what_it_lacks(tmp_path):
    origin = begun(tmp_path / "origin")
    origin.commit(TINY)
    origin.git("checkout", "--quiet", "-b", "topic")
    origin.commit()
    repo = cloned(
        origin, tmp_path / "clone", "--depth=1", "--branch=topic", "--no-single-branch"
    )

    ran = gitlab(repo, "review-catalog", request(), temp=tmp_path / "temp")

    assert ran.code == 2
    assert "shallow" in ran.log
    assert "GIT_DEPTH" in ran.log


def test_the_check_leaves_reports_that_name_files_as_the_forge_does(tmp_path):
    repo = begun(tmp_path / "origin")
    files = {f"services/it/{path}": data for path, data in TINY.items()}
    files["services/it/catalog/ops.yaml"] += b"ownr: x\n"
    repo.commit(files)
    given = {"root": "services/it", "name": "it"}

    ran = gitlab(repo, "check-it", {}, temp=tmp_path / "temp", **given)

    assert ran.code == 1
    assert "unknown key 'ownr'" in ran.log
    report = json.loads((ran.folder / "check.json").read_text("utf-8"))
    paths = {each["location"]["path"] for each in report}
    assert paths == {"services/it/catalog/ops.yaml"}
    assert (ran.folder / "tests.xml").is_file()


def test_inputs_stand_in_no_script_and_each_catalog_has_its_jobs():
    given = template(name="services-it", package="$(touch pwned)", root="$(touch x)")
    jobs = {name: job for name, job in given.items() if not name.startswith(".")}

    assert set(jobs) == {"check-services-it", "review-services-it"}
    _, written = yaml.safe_load_all(TEMPLATE.read_text(encoding="utf-8"))
    lines = [
        line
        for job in written.values()
        for line in (*job.get("before_script", ()), *job.get("script", ()))
    ]
    assert not [each for each in lines if "$[[" in each]


def test_the_template_is_sound(tmp_path):
    """Its two documents, the second with inputs, by the schema of GitLab CI."""
    header, _ = yaml.safe_load_all(TEMPLATE.read_text(encoding="utf-8"))
    files = [tmp_path / "spec.yml", tmp_path / "jobs.yml"]
    for file, data in zip(files, (header, template(package="x")), strict=True):
        file.write_text(yaml.safe_dump(data), encoding="utf-8")

    done = subprocess.run(
        [
            Path(sys.executable).with_name("check-jsonschema"),
            "--builtin-schema=vendor.gitlab-ci",
            *files,
        ],
        env=environment(),
        capture_output=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()
