"""What no page says, and why: routes of the language by reason.

Whoever shows one of these on a page takes its route out here; a test asks for that.
"""

_REASONS: dict[str, tuple[str, ...]] = {
    "decides what becomes of a request: the target routing carries it": (
        "channel.match", "priority_matrix", "promise.between", "promise.class",
        "promise.supplier", "service_item.confidential.erase",
        "service_item.constraints.require", "service_item.paths.before",
        "service_item.priority", "service_item.recipient",
    ),
    "is for those who do the work: the target routing carries it": (
        "automation", "escalation", "service_item.change",
        "service_item.deliverables.evidence", "service_item.deliverables.notify",
        "service_item.escalation", "service_item.exceptions",
        "service_item.fulfilment.after", "service_item.fulfilment.answers",
        "service_item.fulfilment.approved_by", "service_item.fulfilment.asks",
        "service_item.fulfilment.automation", "service_item.fulfilment.contract",
        "service_item.fulfilment.effort", "service_item.fulfilment.outcomes",
        "service_item.grant.conflicts", "service_item.grant.entitlement",
        "service_item.grant.recertify.within", "service_item.grant.revoke",
        "service_item.identify", "service_item.loop", "service_item.paths.model",
        "service_item.systems",
    ),
    "concerns those who plan, measure and pay for the work": (
        "change_model", "cost_model", "freeze", "loop", "metric", "roadmap",
        "scheduled_work", "service.availability", "service.customers",
        "service.description", "service.hours", "service.supports", "service.systems",
        "service_item.demand", "service_item.value", "service_item.version",
    ),
    "tests the rules: the target routing carries it": (
        "service_item.examples", "test",
    ),
    "goes out, or is asked, when something has happened": (
        "notification", "service_item.notifications", "service_item.survey", "survey",
    ),
    "stands, taken apart, in the steps of each item that uses it": ("approval",),
    "applied before, when the catalog is read for a stage": ("manifest.environments",),
    "links are relative, so that a folder opens, too": ("manifest.targets.base_url",),
    "for checks only": ("manifest.words",),
    "people read its title": (
        "article.id", "audience.id", "calendar.id", "channel.id", "promise.id",
        "promise.title", "service.id", "service_item.approvals.id",
        "service_item.deliverables.id", "service_item.fulfilment.id",
        "service_item.fulfilment.title", "site.id", "system.id", "team.id",
        "value_stream.id",
    ),
}  # fmt: skip
_KEYS: dict[str, str] = {
    "tags": "concerns the upkeep of the catalog, not those who ask",
    "owner": "concerns the upkeep of the catalog, not those who ask",
    "review_by": "concerns the upkeep of the catalog, not those who ask",
    "renamed_from": "pages are made anew each time, and know nothing by a former name",
    "x": "nothing is passed through to pages: they speak to people",
}
"""What every kind has, and no page shows."""
_NAMED = (
    "article", "audience", "calendar", "category", "channel", "field_set", "list",
    "promise", "service", "site", "system", "team", "value_stream",
)  # fmt: skip

IGNORES: dict[str, str] = {
    **{route: why for why, routes in _REASONS.items() for route in routes},
    **{f"{kind}.{key}": why for kind in _NAMED for key, why in _KEYS.items()},
    **{f"service_item.{key}": why for key, why in _KEYS.items() if key != "owner"},
}
