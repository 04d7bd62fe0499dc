"""A project beside a Request Tracker in a file: commands are run on both."""

import json
from pathlib import Path
from typing import Any

import pytest

from catalogkit.platform import Held
from tests.live_desk import PACKAGE, World

MANIFEST = """\
format: 1
name: Ours    # since 2026
locales: [en]
environments:
  prod:
    platforms:
      tracker: {url: /tracker.json}
"""
HERE = ("-e", "prod", "--today", "2026-11-29")
FROM = ("import", "--from", "tracker", *HERE)
INCOMPLETE = 4


class Project(World):
    """A folder with a manifest, and a tracker in a file beside it."""

    def fill(self, *held: Held) -> None:
        things = {
            each.native: {
                "key": str(each.key) if each.key else "",
                "kind": each.kind,
                "retired": each.retired,
                "body": dict(each.body),
            }
            for each in held
        }
        text = json.dumps({"things": things}, ensure_ascii=False)
        self.file.write_text(text, encoding="utf-8")

    def change(self, native: str, **values: object) -> None:
        form = json.loads(self.file.read_text("utf-8"))
        form["things"][native]["body"] |= values
        self.file.write_text(json.dumps(form, ensure_ascii=False), encoding="utf-8")

    def by_hand(self, key: str, **values: object) -> None:
        form = json.loads(self.file.read_text("utf-8"))
        (thing,) = (each for each in form["things"].values() if each["key"] == key)
        thing["body"] |= values
        self.file.write_text(json.dumps(form, ensure_ascii=False), encoding="utf-8")

    def text(self, path: str) -> str:
        return (self.folder / path).read_text("utf-8")

    @property
    def file(self) -> Path:
        return self.folder / "tracker.json"

    def edit(self, item: str, old: str, new: str) -> None:
        file = self.folder / f"catalog/items/{item}.yaml"
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    def plan(self) -> Any:
        code, out, err = self.run("plan", *HERE, "--format", "json")
        assert code == 0, err
        (found,) = json.loads(out)["plans"]
        return found

    def apply(self) -> None:
        code, _, err = self.run("apply", *HERE, "--yes")
        assert code == 0, err


def project_in(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Project:
    """A new project in a folder, which is the working directory from now on."""
    monkeypatch.syspath_prepend(PACKAGE)
    monkeypatch.chdir(folder)
    (folder / "catalogkit.yaml").write_text(MANIFEST, encoding="utf-8")
    return Project(folder, capsys)
