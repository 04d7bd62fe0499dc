"""Links that no page may follow."""

import re
from collections.abc import Iterator

from markdown_it.token import Token

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.markdown import markdown_texts, tokens
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic

ALLOWED = frozenset({"http", "https", "mailto", "tel"})
SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.-]*):")
ATTRIBUTE = {"link_open": "href", "image": "src"}


@check
def bad_markdown_link(catalog: Catalog) -> Iterator[Diagnostic]:
    """A link in Markdown leads nowhere, or runs a script."""
    for place, text in markdown_texts(catalog, "](", "]:", "<", "]["):
        said = next(filter(None, map(_wrong, tokens(text))), None)
        if said is not None:
            yield bad_markdown_link.found(place, said)


def _wrong(token: Token) -> str | None:
    attribute = ATTRIBUTE.get(token.type)
    if attribute is None:
        return None
    target = str(token.attrGet(attribute) or "")
    if not target.strip():
        return "a link has no address"
    scheme = SCHEME.match(target)
    if scheme is None or scheme[1].lower() in ALLOWED:
        return None
    told = ", ".join(sorted(ALLOWED))
    return f"a link begins with '{scheme[1]}:', and pages follow {told} only"
