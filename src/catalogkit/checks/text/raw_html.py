"""HTML in Markdown."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.markdown import markdown_texts, tokens
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic


@check
def raw_html(catalog: Catalog) -> Iterator[Diagnostic]:
    """A text in Markdown holds HTML."""
    for place, text in markdown_texts(catalog, "<"):
        for token in tokens(text):
            html = token.content.strip()
            is_html = token.type in {"html_block", "html_inline"}
            if is_html and not _is_comment(html):
                shown = html.partition("\n")[0][:40]
                message = f"'{shown}' is HTML, which no page shows: write Markdown"
                yield raw_html.found(place, message)
                break


def _is_comment(html: str) -> bool:
    return html.startswith("<!--") and html.find("-->") == len(html) - len("-->")
