"""The page that shows a form before and after a change: one file, no script."""

import base64
import hashlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import resources

from catalogkit.targets.portal.accent import accent_style
from catalogkit.targets.portal.form.script import slim
from catalogkit.targets.portal.layout import assets, templates

_PACKAGE = "catalogkit.review.preview"


def drawn(template: str, values: Mapping[str, object], *, accent: str | None) -> str:
    """A page with its style in it, which is all that it may load."""
    styles = [style(accent), *_rows(values.get("rows"))]
    page = {**values, "styles": styles, "policy": _policy(styles)}
    return f"{templates(_PACKAGE).get_template(template).render(page)}\n"


@lru_cache(maxsize=2)
def style(accent: str | None) -> str:
    """The style of the portal and of its forms, and what only previews have."""
    shipped = assets()
    file = resources.files(_PACKAGE) / "assets" / "preview.css"
    own = slim(file.read_text(encoding="utf-8"))
    return f"{shipped['portal.css']}{accent_style(accent)}{shipped['form.css']}{own}"


def _rows(count: object) -> Sequence[str]:
    """Lets each question stand in its row, on both sides of a wide screen."""
    if not isinstance(count, int):
        return ()
    places = "".join(f".r{row}{{grid-row:{row}}}" for row in range(1, count + 1))
    sides = f".side{{grid-row:1 / span {count}}}"
    return (f"@media (min-width: 60rem) {{{sides}{places}}}",)


def _policy(styles: Sequence[str]) -> str:
    digests = (hashlib.sha256(each.encode()).digest() for each in styles)
    hashes = " ".join(f"'sha256-{base64.b64encode(each).decode()}'" for each in digests)
    return (
        f"default-src 'none'; style-src {hashes}; base-uri 'none'; form-action 'none'"
    )
