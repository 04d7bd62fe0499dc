"""Markdown as HTML in which nothing is the author's but the words."""

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup, escape

DEEPER = 2
"""So many steps below the author's own a heading stands: the page has its title."""
SAFE = re.compile(
    r"(?:https?://|mailto:|#|\.{0,2}/(?!/)|[\w%-][\w%.-]*(?:[/#?]|$))",
    re.IGNORECASE,
)
"""Where a link may lead: the web, mail, the page itself, a file beside it."""


def prose(markdown: str) -> Markup:
    """A Markdown text as HTML: no raw HTML, no pictures, no link that runs a script."""
    return Markup(_READER.render(markdown))  # noqa: S704 - the renderer escapes


def _safe(url: str) -> bool:
    return SAFE.match(url) is not None


def _picture(
    renderer: RendererHTML,
    tokens: Sequence[Token],
    index: int,
    options: OptionsDict,
    env: EnvType,
) -> str:
    """What an author says a picture shows; no page loads one from elsewhere."""
    return escape(renderer.renderInlineAsText(tokens[index].children, options, env))


def _heading(
    renderer: RendererHTML,
    tokens: Sequence[Token],
    index: int,
    options: OptionsDict,
    env: EnvType,
) -> str:
    token = tokens[index]
    token.tag = f"h{min(int(token.tag[1:]) + DEEPER, 6)}"
    return renderer.renderToken(tokens, index, options, env)


def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False}).enable(["table"])
    reader.validateLink = _safe  # type: ignore[method-assign]
    reader.add_render_rule("image", _picture)
    reader.add_render_rule("heading_open", _heading)
    reader.add_render_rule("heading_close", _heading)
    return reader


_READER = _reader()
