"""Why nothing is decided: no such item, or a request that is not taken."""

from collections.abc import Iterable

from catalogkit.decision import Objection
from catalogkit.model.near import near


class UnknownItem(Exception):
    """There is no item of that id; `item` is the id, the message names near ones."""

    def __init__(self, item: str, known: Iterable[str]) -> None:
        super().__init__(f"there is no item '{item}'{near(item, list(known))}")
        self.item = item


class Refused(Exception):
    """The form does not take a request; `refusals` says all that is wrong with it.

    Each has the sentence that the requester reads, in every locale of the catalog.
    """

    def __init__(self, item: str, refusals: Iterable[Objection]) -> None:
        self.item, self.refusals = item, tuple(refusals)
        texts = [next(iter(each.said.values()), "") for each in self.refusals]
        super().__init__("; ".join(dict.fromkeys(texts)))
