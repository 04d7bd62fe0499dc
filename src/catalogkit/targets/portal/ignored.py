"""What no page says, and why: routes of the language by reason.

Whoever shows one of these on a page takes its route out here; a test asks for that.
"""

from collections.abc import Iterator

from catalogkit.model.base import author_key
from catalogkit.model.kinds import KINDS

_REASONS: dict[str, tuple[str, ...]] = {
    "decides what becomes of a request: the target routing carries it": (
        "channel.match", "priority_matrix", "promise.class",
        "service_item.form.needed_by", "service_item.form.fields.needed_by",
        "field_set.fields.needed_by", "field_set.fields.fields.needed_by",
        "service_item.form.sensitive.erase", "service_item.form.sensitive.readers",
        "service_item.form.fields.sensitive.erase",
        "service_item.form.fields.sensitive.readers",
        "field_set.fields.sensitive.erase", "field_set.fields.sensitive.readers",
        "field_set.fields.fields.sensitive.erase",
        "field_set.fields.fields.sensitive.readers", "list.owner_column",
    ),
    "is for those who do the work: the target routing carries it": (
        "automation", "escalation", "service_item.exceptions.id",
        "service_item.fulfilment.answers", "service_item.fulfilment.approved_by",
        "service_item.grant.entitlement", "service_item.grant.recertify.within",
        "service_item.grant.revoke", "service_item.paths.model",
        "service_item.systems",
    ),
    "concerns those who plan, measure and pay for the work": (
        "change_model", "cost_model", "freeze.applies_to.items",
        "freeze.applies_to.sites", "freeze.applies_to.systems", "freeze.description",
        "freeze.when.calendar", "loop", "metric.count", "metric.layer", "metric.of",
        "metric.over", "metric.serves", "metric.value", "metric.where", "roadmap",
        "scheduled_work.agreed", "scheduled_work.changes", "scheduled_work.deadline",
        "scheduled_work.description", "scheduled_work.earliest", "scheduled_work.sites",
        "scheduled_work.window.calendar",
        "service.availability", "service.customers", "team.capacity",
        "service.description", "service.hours", "service.supports", "service.systems",
        "service_item.demand", "service_item.value",
    ),
    "tests the rules: the target routing carries it": (
        "service_item.examples", "test",
    ),
    "goes out, or is asked, when something has happened": (
        "notification", "survey",
    ),
    "applied before, when the catalog is read for a stage": (
        "manifest.environments",
    ),
    "nobody signs in: a page reads nothing of people": (
        "manifest.requester",
    ),
    "links are relative, so that a folder opens, too": (
        "manifest.targets.base_url",
    ),
    "with an action, the form is sent there": (
        "manifest.targets.request_url",
    ),
    "for checks only": (
        "manifest.words",
    ),
    "says who must agree to a change of the catalog": (
        "manifest.code_owners", "manifest.owner", "team.handles",
    ),
    "its title and hours are shown; the examples count by all of it": (
        "calendar.description", "calendar.holidays.subdivision",
    ),
    "its title says who belongs to it": (
        "audience.description", "audience.when",
    ),
    "its title and address are shown": (
        "channel.description",
    ),
    "the steps and questions that use it have their own": (
        "approval.description", "approval.title", "field_set.description",
        "field_set.title", "list.description", "list.title",
    ),
    "its rows stand in the questions that offer them": (
        "list.columns",
    ),
    "a promise in force needs no date": (
        "service_item.promise.effective_from",
        "service_item.paths.promise.effective_from",
    ),
    "a promise to come is told in its usual times": (
        "service_item.promise.next.fulfil.is.at",
        "service_item.promise.next.fulfil.is.by",
        "service_item.promise.next.fulfil.is.lead",
        "service_item.promise.next.fulfil.when", "service_item.promise.next.respond",
        "service_item.paths.promise.next.fulfil.is.at",
        "service_item.paths.promise.next.fulfil.is.by",
        "service_item.paths.promise.next.fulfil.is.lead",
        "service_item.paths.promise.next.fulfil.when",
        "service_item.paths.promise.next.respond",
    ),
    "an item's own times stand in its place; without them, it is shown": (
        "promise.description", "service_item.promise.use",
        "service_item.paths.promise.use",
    ),
    "a stream, a team or a form names it; no page is about it": (
        "article.description", "article.locale", "site.attributes", "site.calendar",
        "site.country", "site.description", "site.time_zone",
        "system.availability", "system.cost", "system.criticality",
        "system.depends_on", "system.description", "system.environments",
        "system.events", "system.external", "system.interfaces",
    ),
    "a page names nobody's login, and says only that there is somebody": (
        "team.deputy", "team.directory_group", "team.lead", "team.members",
    ),
    "people read its title": (
        "approval.id", "audience.id", "field_set.id", "freeze.id", "list.id",
        "metric.id", "promise.id", "scheduled_work.id", "service.id",
        "service_item.approvals.id", "service_item.deliverables.id",
        "service_item.fulfilment.id", "service_item.fulfilment.title",
        "value_stream.stages.id",
    ),
    "people read the label of the question": (
        "service_item.approvals.by.person", "approval.by.person",
    ),
}  # fmt: skip
_KEYS: dict[str, str] = {
    "tags": "concerns the upkeep of the catalog, not those who ask",
    "review_by": "stands on the status page only when that day is near",
    "renamed_from": "pages are made anew each time, and know nothing by a former name",
    "x": "nothing is passed through to pages: they speak to people",
}
"""What every kind has, and no page shows."""
_NAMED = (
    "approval", "article", "audience", "calendar", "category", "channel", "field_set",
    "freeze", "list", "metric", "promise", "scheduled_work", "service", "service_item",
    "site", "system", "team", "value_stream",
)  # fmt: skip
_SHOWN = {"owner", "kind"}
"""What the status page says of every kind."""
_SAID = {"priority_matrix.major"}
"""What is said to be left to another target, at each of its lines."""


def _spread(route: str) -> Iterator[str]:
    """Of a kind that no page is about: each of its keys, but those of the status."""
    if route not in KINDS:
        yield route
        return
    model = KINDS[route]
    keys = (author_key(model, name) for name in model.model_fields)
    yield from (f"{route}.{key}" for key in keys if key not in _SHOWN)


IGNORES: dict[str, str] = {
    **{
        each: why
        for why, routes in _REASONS.items()
        for route in routes
        for each in _spread(route)
        if each not in _SAID
    },
    **{
        f"{kind}.{key}": why
        for kind in _NAMED
        for key, why in _KEYS.items()
        if f"{kind}.{key}" != "article.review_by"
    },
}
