"""The small world, and a desk in a file that lives by it: commands are run on both."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from catalogkit.cli.main import run
from tests.pages import WORLD

PACKAGE = Path(__file__).parent / "desk"
STAGE = """
environments:
  test:
    platforms:
      desk:
        url: /desk.json
"""


@dataclass
class World:
    """A folder with a catalog and a desk."""

    folder: Path
    capsys: pytest.CaptureFixture[str]

    def run(self, *args: str) -> tuple[int, str, str]:
        """What a command ends with and prints."""
        self.capsys.readouterr()
        code = run([*args])
        printed = self.capsys.readouterr()
        return code, printed.out, printed.err

    def process(self, *args: str, **how: Any) -> subprocess.CompletedProcess[str]:
        """The same in a process of its own."""
        src = Path(__file__).parent.parent / "src"
        path = os.pathsep.join([str(src), str(PACKAGE)])
        how["env"] = {**os.environ, "PYTHONPATH": path, **how.get("env", {})}
        how.setdefault("stdin", subprocess.DEVNULL)
        return subprocess.run(
            [sys.executable, "-m", "catalogkit", *args], cwd=self.folder, check=False,
            capture_output=True, text=True, encoding="utf-8", timeout=60, **how,
        )  # fmt: skip

    @property
    def desk(self) -> dict[str, Any]:
        """What the desk's file says."""
        found: dict[str, Any] = json.loads(
            (self.folder / "desk.json").read_text("utf-8")
        )
        return found

    def there(self, key: str) -> dict[str, Any]:
        """What bears a mark on the desk."""
        (found,) = (e for e in self.desk["things"].values() if e["key"] == key)
        return dict(found)

    @property
    def in_use(self) -> set[str]:
        """The marks of what is there and not retired."""
        return {e["key"] for e in self.desk["things"].values() if not e["retired"]}

    def by_hand(self, key: str, **values: object) -> None:
        """Somebody changes a thing on the desk."""
        form = self.desk
        for each in form["things"].values():
            if each["key"] == key:
                each["body"] |= values
        self.set_desk(form)

    def put(self, kind: str, key: str = "", **body: object) -> None:
        """Somebody makes a thing on the desk."""
        form = self.desk if (self.folder / "desk.json").exists() else {"things": {}}
        number = str(len(form["things"]) + 100)
        thing = {"key": key, "kind": kind, "retired": False, "body": body}
        form["things"][number] = thing
        self.set_desk(form)

    def faults(self, **faults: str) -> None:
        """Calls go wrong from now on: `create__Queue__vpn` is "create Queue:vpn"."""
        form = self.desk if (self.folder / "desk.json").exists() else {}
        named = {k.replace("___", " ").replace("__", ":"): v for k, v in faults.items()}
        self.set_desk({**form, "faults": named})

    def set_desk(self, form: object) -> None:
        text = json.dumps(form, ensure_ascii=False)
        (self.folder / "desk.json").write_text(text, encoding="utf-8")

    def write(self, name: str, text: str) -> None:
        """Writes a file of the catalog."""
        (self.folder / "catalog" / name).write_text(text, encoding="utf-8")

    def replace(self, name: str, old: str, new: str) -> None:
        """Changes a file of the catalog, or the manifest."""
        file = self.folder / "catalog" / name
        file = file if file.exists() else self.folder / name
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    def remove_laptop(self) -> None:
        """The item `laptop` is gone from the catalog."""
        (self.folder / "catalog" / "laptop.yaml").unlink()
        self.replace("vpn-access.yaml", ", see: laptop", "")

    @property
    def journals(self) -> list[Path]:
        """The journals, the oldest first."""
        found = (self.folder / ".catalogkit/test/journal").glob("*.jsonl")
        return sorted(found, key=lambda each: each.stat().st_mtime_ns)


def made(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> World:
    """A new world in a folder, which is the working directory from now on."""
    root = Path(shutil.copytree(WORLD, folder / "world"))
    manifest = root / "catalogkit.yaml"
    manifest.write_text(manifest.read_text("utf-8") + STAGE, encoding="utf-8")
    monkeypatch.syspath_prepend(PACKAGE)
    monkeypatch.chdir(root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    return World(root, capsys)
