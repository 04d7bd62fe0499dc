"""What is decided of a request, each aspect as cases: the first that holds.

The rules are those that `decide` itself asks, so what is compared is what happens.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from catalogkit.catalog.canonical import TRUE, Ask, Is, Typed, both
from catalogkit.catalog.catalog import Catalog
from catalogkit.decide.rulebook import Rulebook, rulebook
from catalogkit.decide.rules import Choice, Phase, Rules, Way
from catalogkit.diff.spelling import spelled
from catalogkit.model.duration import Duration
from catalogkit.model.promise import By
from catalogkit.model.service_item import ServiceItem

Cases = Sequence[tuple[Hashable, Typed]]
"""What happens, and when."""
ASKED, NOT_ASKED = "asked", "not asked"
DONE, NOT_DONE = "done", "not done"
NOWHERE = "no path"


@dataclass(frozen=True)
class Side:
    """An item in its catalog, and the rules by which its requests are decided.

    `renames` leads from an old "kind:id" to the new one: what is only called otherwise
    decides nothing.
    """

    catalog: Catalog
    item: ServiceItem
    book: Rulebook
    rules: Rules
    renames: Mapping[str, str] = field(default_factory=dict)

    def aspects(self) -> set[tuple[str, str]]:
        """Everything that is decided: aspect and name."""
        found = {(each, "") for each in ("path", "team", "respond", "fulfil")}
        found |= {("approval", each.step.id) for each in self.rules.approvals}
        return found | {("task", each.task.id) for each in self.rules.works}

    def cases(self, aspect: str, name: str) -> Cases | None:
        """The cases of an aspect; None where they hang on how other tasks end."""
        match aspect:
            case "path":
                return self._ways(lambda way: way.id or NOWHERE)
            case "team":
                return self._ways(lambda way: self._now("team", way.team) or "nobody")
            case "approval":
                return self._approval(name)
            case "task":
                return self._task(name)
        return [*self._times(aspect)]

    def _now(self, kind: str, name: str | None) -> str | None:
        """What is called so now."""
        if name is None:
            return None
        return self.renames.get(f"{kind}:{name}", f"{kind}:{name}").partition(":")[2]

    def _said(self, value: object, calendar: str | None) -> str:
        return _said(value, self._now("calendar", calendar))

    def _ways(self, outcome: Callable[[Way], str]) -> Cases:
        ways = (*self.rules.ways, self.rules.nowhere)
        return [(outcome(way), way.question.tree or TRUE) for way in ways]

    def _approval(self, name: str) -> Cases:
        found = [
            (ASKED, each.question.tree or TRUE)
            for each in self.rules.approvals
            if each.step.id == name
        ]
        return [*found, (NOT_ASKED, TRUE)]

    def _task(self, name: str) -> Cases | None:
        found: list[tuple[Hashable, Typed]] = []
        for each in self.rules.works:
            if each.task.id == name:
                if each.reads:
                    return None
                on = Ask("request.path", Is(tuple(sorted(each.paths))))
                paths = {*self.item.paths}
                runs = TRUE if each.paths >= paths else on
                found.append((DONE, both([each.question.tree or TRUE, runs])))
        return [*found, (NOT_DONE, TRUE)]

    def _times(self, part: str) -> Iterator[tuple[Hashable, Typed]]:
        for way in (*self.rules.ways, self.rules.nowhere):
            tree = way.question.tree or TRUE
            phase = self._phase(way)
            for value, when in () if phase is None else self._promised(phase, part):
                yield value, both([tree, when])
            yield "nothing promised", tree

    def _phase(self, way: Way) -> Phase | None:
        today = self.catalog.today
        return next((each for each in way.phases if each.since <= today), None)

    def _promised(self, phase: Phase, part: str) -> Iterator[tuple[str, Typed]]:
        calendar = phase.promise.calendar
        own: Sequence[Choice] = phase.respond if part == "respond" else phase.fulfil
        for each in own:
            yield self._said(each.value, calendar), each.question.tree or TRUE
        if own or phase.promise.use is None:
            return
        targets = self.catalog[phase.promise.use].targets
        for (priority, what), each in phase.targets.items():
            if what == part:
                clock = calendar or targets[priority].calendar
                yield self._said(each.value, clock), each.question.tree or TRUE


def side(
    catalog: Catalog, item: ServiceItem, renames: Mapping[str, str] | None = None
) -> Side:
    """An item of a catalog, ready to be asked."""
    book = rulebook(catalog)
    return Side(catalog, item, book, book.rules(item), renames or {})


def _said(value: object, calendar: str | None) -> str:
    match value:
        case Duration():
            said = spelled(value)
        case By():
            said = str(value)
        case _:
            return "nothing promised"
    return said if calendar is None else f"{said} on {calendar}"
