"""The files that the page on CI tells people to write are what the forges expect."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.docs import ROOT, blocks
from tests.runners import ACTION, HOOKS, TEMPLATE, environment

pytestmark = pytest.mark.git
PAGE = ROOT / "docs" / "ci.md"
CALLS = [
    (".github/workflows/catalog.yml", "check-jsonschema", "vendor.github-workflows"),
    (".github/workflows/catalog.yml", "zizmor", "--offline"),
    (".gitlab-ci.yml", "check-jsonschema", "vendor.gitlab-ci"),
    (".pre-commit-config.yaml", "pre-commit", "validate-config"),
]


@pytest.mark.parametrize(("name", "program", "word"), CALLS)
def test_a_file_of_the_page_is_sound(tmp_path, name, program, word):
    file = tmp_path / name
    file.parent.mkdir(parents=True, exist_ok=True)
    text = next(each.text for each in blocks(PAGE) if each.words == [name])
    file.write_text(text, encoding="utf-8")
    words = ["--builtin-schema", word] if word.startswith("vendor") else [word]

    done = subprocess.run(
        [Path(sys.executable).with_name(program), *words, file],
        env=environment(),
        capture_output=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()


def test_the_page_names_every_input_and_every_hook():
    text = PAGE.read_text(encoding="utf-8")
    action = yaml.safe_load(ACTION.read_text(encoding="utf-8"))
    component = next(yaml.safe_load_all(TEMPLATE.read_text(encoding="utf-8")))
    hooks = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))
    known = (
        set(action["inputs"]),
        set(component["spec"]["inputs"]),
        {each["id"] for each in hooks},
    )

    for heading, names in zip(("GitHub", "GitLab", "pre-commit"), known, strict=True):
        part = text.split(f"\n## {heading}\n")[1].split("\n## ")[0]
        firsts = re.findall(r"^\| (`[^|]*`) \|", part, re.MULTILINE)
        assert set(re.findall(r"`([\w-]+)`", " ".join(firsts))) == names
