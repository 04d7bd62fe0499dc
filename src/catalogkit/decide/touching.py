"""Whether a request touches a point."""

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.clock import seconds
from catalogkit.catalog.holds import holds
from catalogkit.catalog.world import CalendarWorld
from catalogkit.decide.facts import people_of
from catalogkit.decide.points import Point
from catalogkit.decide.rulebook import rulebook
from catalogkit.decision import Decision, Request
from catalogkit.model.service_item import ServiceItem


class Touching:
    """The facts of one request, whether it was decided or refused."""

    def __init__(
        self,
        catalog: Catalog,
        item: ServiceItem,
        request: Request,
        decision: Decision | None,
    ) -> None:
        book = rulebook(catalog)
        answers = book.records.known(item.form, request.answers)
        self.facts: dict[str, object] = {**people_of(request), **answers}
        self.decided = decision is not None
        if decision is not None:
            self.facts["request.cost"] = decision.cost.amount
            self.facts["request.priority"] = decision.priority
            self.facts["request.path"] = decision.path
        assert request.at is not None  # noqa: S101 - `requested` gives every one a moment
        clock = book.rules(item).clock
        self.world = CalendarWorld(book.clocks, seconds(request.at), clock)

    def touches(self, point: Point) -> bool:
        """A refused request touches limits only, and values at their edges."""
        if not self.decided and point.kind not in {"limit", "boundary"}:
            return False
        return holds(point.tree, self.facts, self.world)
