"""The impact of a change: what it reaches, how much that matters, who is asked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.graph.edges import address
from catalogkit.catalog.graph.reach import Graph, Reached, graph, reach, union
from catalogkit.model.change_model import ChangeModel
from catalogkit.model.stream import ValueStream
from catalogkit.review.impact.asked import Asked, asked, fitting
from catalogkit.review.impact.names import GROUPS, Names, kind_of
from catalogkit.review.impact.order import by_weight
from catalogkit.review.impact.score import Score, score

DEPTH = 2
"""So far one looks unless told otherwise: what is used, and what uses that."""


@dataclass(frozen=True)
class Impact:
    """What a change of `starts` reaches within `depth` steps.

    `old` is the catalog before, where two are compared: what was taken away reaches
    those whom it reached; `renames` leads from what entities were called there.
    `called` is what the change is called, where it is not its starts, and `idle` what
    is said where there are none. `named` is the change model that is asked for by name.
    """

    catalog: Catalog
    starts: tuple[str, ...]
    depth: int | None = DEPTH
    old: Catalog | None = None
    renames: Mapping[str, str] = field(default_factory=dict)
    called: str = ""
    idle: str = "it reaches nothing"
    locale: str = ""
    named: ChangeModel | None = None

    @cached_property
    def graph(self) -> Graph:
        """All ways of an effect."""
        if self.old is None:
            return graph(self.catalog)
        return union(self.old, self.catalog, self.renames)

    @cached_property
    def names(self) -> Names:
        """What everything is called."""
        catalogs = [each for each in (self.catalog, self.old) if each is not None]
        return Names(catalogs, self.locale)

    @cached_property
    def found(self) -> dict[str, Reached]:
        """Everything within the depth, the nearest first, the starts included."""
        return reach(self.graph, started(self.starts, self.names), self.depth)

    @cached_property
    def everything(self) -> dict[str, Reached]:
        """Everything that is reached at any distance."""
        return reach(self.graph, started(self.starts, self.names))

    @property
    def beyond(self) -> int:
        """How many more are reached, further away."""
        return len(self.everything) - len(self.found)

    @cached_property
    def groups(self) -> dict[str, list[Reached]]:
        """What is reached by kind, in the order in which people ask; no starts."""
        found: dict[str, list[Reached]] = {}
        for name, each in self.found.items():
            if each.way:
                found.setdefault(kind_of(name), []).append(each)
        order = by_weight(self.score)
        return {k: sorted(found[k], key=order) for k in GROUPS if k in found}

    @cached_property
    def score(self) -> Score:
        """How much it matters."""
        return score(self.found, self.names)

    @cached_property
    def model(self) -> ChangeModel | None:
        """The change model that fits."""
        return self.named or fitting(self.catalog, self.found, self.names)

    @cached_property
    def asked(self) -> tuple[Asked, ...]:
        """Who must be asked."""
        return asked(self.found, self.names, self.model)


def started(starts: Iterable[str], names: Names) -> Iterable[str]:
    """Where an effect starts: of a value stream that is changed, in each stage, too."""
    for each in starts:
        yield each
        stream = names.part(each)
        if isinstance(stream, ValueStream):
            yield from (address(stream, stage.id) for stage in stream.stages)
