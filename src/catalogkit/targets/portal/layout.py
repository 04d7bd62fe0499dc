"""The frame of every page: what it may load, and where its style and scripts lie.

A page runs nothing but `LOADER`, which is known by its hash and loads the scripts that
the page names; from a folder, too. So no page can run what an author wrote.
"""

import base64
import hashlib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from urllib.parse import urlsplit

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

from catalogkit.languages.clock import clock_program
from catalogkit.model.options import TargetOptions
from catalogkit.targets.portal.form.script import form_script, slim

LOADER = (
    "for(const s of document.currentScript.dataset.load.split(' '))"
    "document.head.append(Object.assign(document.createElement('script'),"
    "{src:s,async:false}))"
)
HASH = base64.b64encode(hashlib.sha256(LOADER.encode()).digest()).decode()
_PACKAGE = "catalogkit.targets.portal"


def policy(options: TargetOptions | None) -> str:
    """The content security policy: nothing, but our style and the loader."""
    return "; ".join(
        (
            "default-src 'none'",
            "style-src 'self'",
            "img-src 'self' data:",
            f"script-src 'sha256-{HASH}' 'strict-dynamic'",
            "base-uri 'none'",
            f"form-action {_posted_to(options.action if options else None)}",
        )
    )


def assets() -> dict[str, str]:
    """The style and the scripts as they are shipped, by name."""
    folder = resources.files(_PACKAGE) / "assets"
    shipped = {
        each.name: slim(each.read_text(encoding="utf-8"))
        for each in sorted(folder.iterdir(), key=lambda each: each.name)
    }
    return {**shipped, "form.js": form_script(), "clock.js": slim(clock_program())}


def drawn(template: str, values: Mapping[str, object]) -> str:
    """A template with its values, which are text unless they are Markup."""
    return f"{templates().get_template(template).render(values)}\n"


@lru_cache(maxsize=4)
def templates(*packages: str) -> Environment:
    """The templates of pages, behind those of other packages that draw with them."""
    return Environment(
        loader=ChoiceLoader([PackageLoader(each) for each in (*packages, _PACKAGE)]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def _posted_to(action: str | None) -> str:
    if action is None:
        return "'none'"
    parts = urlsplit(action)
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else "'self'"
