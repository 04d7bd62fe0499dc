"""The portal in tests: made of a catalog, its pages read as a browser reads them."""

import functools
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

from catalogkit.catalog.catalog import Catalog
from catalogkit.resource import Resource
from catalogkit.targets.portal import portal
from tests.deciding import company
from tests.rich import project, rich


def files(catalog: Catalog) -> dict[str, str]:
    """The text of every file of a catalog's portal."""
    made = (each for each in portal.emit(catalog) if isinstance(each, Resource))
    return {each.file: str(each.body) for each in made}


@functools.cache
def of_company() -> dict[str, str]:
    """The portal of the company."""
    return files(company())


@functools.cache
def of_everything() -> dict[str, str]:
    """The portal of the catalog that uses every key."""
    catalog = project(rich()).catalog
    assert catalog is not None
    return files(catalog)


def pages(made: dict[str, str]) -> Iterator[tuple[str, "Page"]]:
    """The pages among some files, each taken apart."""
    return ((name, read(text)) for name, text in made.items() if name[-5:] == ".html")


@dataclass
class Page(HTMLParser):
    """A page: its tags with what they say, and its words."""

    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """What each tag of a name says."""
        return [says for name, says in self.tags if name == tag]

    @property
    def text(self) -> str:
        """What stands on it."""
        return " ".join(" ".join(self.words).split())


def read(text: str) -> Page:
    """A page taken apart."""
    page = Page()
    page.feed(text)
    return page


def led_to(name: str, page: Page) -> Iterator[tuple[str, str]]:
    """Where a page leads or what it loads: the file beside it, and the part of it."""
    found = [says.get("href") for tag in ("a", "link") for says in page.all(tag)]
    found += (page.all("script")[0]["data-load"] or "").split()
    for each in found:
        parts = urlsplit(each or "")
        if not parts.scheme:
            folder = posixpath.dirname(name)
            path = posixpath.normpath(posixpath.join(folder, unquote(parts.path)))
            yield (path if parts.path else name), parts.fragment
