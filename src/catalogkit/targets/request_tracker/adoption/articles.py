"""Articles → files of Markdown."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from catalogkit.drafting.rules import APPROXIMATED
from catalogkit.drafting.saying import Block
from catalogkit.resource import Key
from catalogkit.source.write import dump
from catalogkit.targets.request_tracker.adoption.html import markdown
from catalogkit.targets.request_tracker.adoption.ids import Ids
from catalogkit.targets.request_tracker.adoption.prose import escaped
from catalogkit.targets.request_tracker.adoption.things import (
    Named,
    Thing,
    Things,
    clean,
)
from catalogkit.targets.request_tracker.articles import stays_in

KIND = "article"


@dataclass
class Articles:
    """Makes an article of each; one that is not ours stays in the class it is in."""

    things: Things
    ids: Ids
    names: dict[str, str] = field(default_factory=dict)

    def read(self) -> None:
        """Finds what every article is called."""
        for each in self.things.of("Article"):
            self.names[each.held.native] = self.ids.entity(KIND, each)

    def keys(self) -> Iterator[Named]:
        """What each article, and the class it stays in, is called from now on."""
        for each in self.things.of("Article"):
            name = self.names[each.held.native]
            yield Named(each, Key("Article", name), path_of(name))
            shelf = self.things.find("Class", each.text("Class"))
            if shelf is not None and is_strange(shelf):
                yield Named(shelf, stays_in(shelf.title))

    def files(self) -> Iterator[tuple[str, str]]:
        """Every article by its path."""
        for each in self.things.of("Article"):
            name = self.names[each.held.native]
            yield path_of(name), self._text(each, name)

    def _text(self, article: Thing, name: str) -> str:
        ledger = self.things.ledger(article)
        carried = ("Name", "Summary", "Class", "Content")
        ledger.carry(*((each,) for each in carried))
        block: Block = {"kind": KIND, "id": name, "title": article.title}
        if summary := clean(article.text("Summary")):
            block["description"] = escaped(summary)
        shelf = self.things.find("Class", article.text("Class"))
        if shelf is not None and is_strange(shelf):
            block["x"] = {"request-tracker": {"class": shelf.title}}
            self.things.ledger(shelf).carry(("Name",), ("CustomFields",), ("Queues",))
        body, lost = markdown(article.text("Content"))
        for each in sorted(lost):
            message = f"{article.called}: <{each}> is no part of an article here"
            self.things.say(APPROXIMATED, article, message, "Content", each)
        return f"---\n{dump(block)}---\n\n{body or escaped(article.title)}\n"


def path_of(article: str) -> str:
    """Where an article stands."""
    return f"catalog/knowledge/{article}.md"


def is_strange(shelf: Thing) -> bool:
    """Whether a class is not one of those that we make."""
    return shelf.key is None or shelf.key.id.startswith(stays_in("").id)
