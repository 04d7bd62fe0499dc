"""Markdown where a plain line is wanted."""

from markdown_it.token import Token

from catalogkit.catalog.markdown import tokens


def plain(text: str) -> str:
    """The words of a line of Markdown, the addresses of its links behind them."""
    lines = [each for each in tokens(text) if each.type == "inline"]
    parts = [_line(each.children or []) for each in lines]
    return " ".join(" ".join(parts).split()) or " ".join(text.split())


def headed(text: str) -> tuple[str, str]:
    """The heading a text begins with, and the rest; ("", text) without one."""
    first, _, rest = text.strip().partition("\n")
    words = first.lstrip("#")
    if words == first or not words.strip() or not words.startswith(" "):
        return "", text.strip()
    return plain(words.strip().rstrip("#")), rest.strip()


def _line(children: list[Token]) -> str:
    found: list[str] = []
    links: list[str] = []
    for each in children:
        match each.type:
            case "text" | "code_inline" | "html_inline":
                found.append(each.content)
            case "image":
                found.append(f"{each.content} ({each.attrGet('src')})")
            case "softbreak" | "hardbreak":
                found.append(" ")
            case "link_open":
                links.append(str(each.attrGet("href") or ""))
            case "link_close" if links:
                url = links.pop()
                found.append("" if url == found[-1] else f" ({url})")
    return "".join(found)
