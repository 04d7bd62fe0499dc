"""The portal of a catalog in a folder, for a browser to open."""

import json
from pathlib import Path
from typing import Any

from catalogkit.catalog.catalog import Catalog
from tests.portals import files

FILL = Path(__file__).parent / "node" / "fill.js"


def site(catalog: Catalog | None, folder: Path) -> Path:
    """Every file of a portal, written below a folder."""
    assert catalog is not None
    for name, text in files(catalog).items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")
    return folder


def filled_in(page: Any, answers: list[Any]) -> Any:
    """What a page makes of each of some answers: {answers, faults}."""
    fill = FILL.read_text(encoding="utf-8")
    return page.do(f"{fill} return args.map((each) => filledIn(each));", answers)


def form_data(page: Any) -> Any:
    """What the script of a form knows."""
    return json.loads(page.do("return document.getElementById('form-data').text"))
