"""Stars that readers will see."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.markdown import markdown_texts, tokens
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity


@check(severity=Severity.WARNING)
def unclosed_bold(catalog: Catalog) -> Iterator[Diagnostic]:
    """Stars for bold text in Markdown stay stars."""
    for place, text in markdown_texts(catalog, "**"):
        for token in tokens(text):
            if token.type == "text" and "**" in token.content:
                shown = token.content.partition("**")[2][:12]
                message = f"the ** before '{shown}' stay visible: bold never begins or"
                yield unclosed_bold.found(place, f"{message} ends there")
                break
