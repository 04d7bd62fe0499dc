"""What routing carries of the language, how, and what it leaves out."""

from catalogkit.model.kinds import KINDS
from catalogkit.targets import SETTINGS_OF_OTHERS, Capability, Level

_UPKEEP = "concerns the upkeep of the catalog, not a request"
_FORM = "what the requester sees and may answer: the target forms carries it"
_INSIDE = "it stands, taken apart, in each item that uses it"
_SHELF = "where people find an item decides nothing about a request"
_ARTICLE = "a rule names an article by its id; the portal shows it"
_OF_ARTICLES = (
    "audience", "body", "description", "items", "locale", "owner", "renamed_from",
    "review_by", "tags", "title", "x",
)  # fmt: skip
_REGISTERS = (
    "team", "calendar", "channel", "site", "system", "promise", "automation",
    "notification", "survey", "list",
)  # fmt: skip
_INLINED = ("approval", "escalation", "field_set", "priority_matrix", "audience")
_TEST = "its cases stand among the examples of its item"
_PLANS = "concerns those who plan and measure the work, not a request"
_AROUND = ("freeze", "scheduled_work", "loop", "roadmap")
_NAMED = ("value_stream", "change_model", "cost_model", "metric")
"""What an item names and does not need for a decision."""
_KEYS = ("description", "tags", "owner", "review_by", "renamed_from", "title", "x")
_FIELDS = ("service_item.form", "service_item.fulfilment.asks", "field_set.fields")
_SHOWN = (
    "accept", "help", "max_length", "max_size", "min_length", "options.help",
    "options.label", "options_from.label", "pattern", "placeholder", "read_only_when",
)  # fmt: skip
_OF_ITEMS = {
    "boundary": _FORM,
    "category": _SHELF,
    "description": _FORM,
    "keywords": _SHELF,
    "summary": _FORM,
    "service": "the same item is decided alike, whatever service it belongs to",
    "tags": _UPKEEP,
    "review_by": _UPKEEP,
    "value": "concerns those who pay for the item",
    "demand": "concerns those who plan the work",
    "fulfilment.asks.options.price": "what a task asks costs nothing",
    "fulfilment.asks.fields.options.price": "what a task asks costs nothing",
}

IGNORES: dict[str, str] = {
    **{f"article.{key}": _ARTICLE for key in _OF_ARTICLES},
    "category": _SHELF,
    "service": "the same item is decided alike, whatever service it belongs to",
    **{
        f"{kind}.{key}": _UPKEEP
        for kind in _REGISTERS
        for key in ("description", "tags", "review_by")
    },
    **{f"{kind}.{key}": _INSIDE for kind in _INLINED for key in _KEYS},
    **dict.fromkeys(_AROUND, _PLANS),
    **{
        f"{kind}.{key}": _PLANS
        for kind in _NAMED
        for key in KINDS[kind].model_fields
        if key != "id"
    },
    **{f"test.{key}": _TEST for key in (*_KEYS, "id")},
    **{f"{kind}.id": _INSIDE for kind in _INLINED if kind != "audience"},
    **{
        f"{fields}{deeper}.{key}": _FORM
        for fields in _FIELDS
        for deeper in ("", ".fields")
        for key in _SHOWN
    },
    **{f"service_item.{key}": why for key, why in _OF_ITEMS.items()},
    "manifest.requester.options.when": "who a person is depends on no request",
    "manifest.requester.options.price": "who a person is costs nothing",
    "manifest.targets.base_url": "rules refer to one another by id",
    **SETTINGS_OF_OTHERS,
}

CAPABILITIES = (
    Capability("conditions", Level.NATIVE, "the canonical tree, everywhere"),
    Capability("`paths`, `before`", Level.NATIVE, "in order: the first that holds"),
    Capability("`promise` of item and path", Level.NATIVE, "merged, for each path"),
    Capability("classes of promise (`use:`)", Level.NATIVE, "`targets` by priority"),
    Capability("`priority`", Level.NATIVE, "impact, urgency and the matrix"),
    Capability("`price`", Level.NATIVE, "`cost.parts`: their sum is request.cost"),
    Capability("`approvals`", Level.NATIVE, "all that apply, with `after`"),
    Capability("`fulfilment`", Level.NATIVE, "all that apply on the path"),
    Capability("bundles (`item`, `answers`)", Level.NATIVE, "values, or `{field: …}`"),
    Capability("`constraints`", Level.NATIVE, "with the fields that must be given"),
    Capability("`audience`", Level.NATIVE, "one condition each; one is enough"),
    Capability(
        "attributes of sites, systems and rows",
        Level.EMULATED,
        "`inputs[].attributes`: those that a rule reads, as they are now",
    ),
    Capability("calendars", Level.NATIVE, "`open`: two years of open time as a table"),
    Capability(
        "public holidays, `ics`", Level.NATIVE, "resolved in `open`, as they are now"
    ),
    Capability(
        "escalation, notifications, grants, closing, loops",
        Level.MANUAL,
        "as data, in the author's terms",
    ),
    Capability(
        "`examples`, kind `test`",
        Level.NATIVE,
        "with typed answers, to try a program out",
    ),
    Capability("labels and limits of fields", Level.LOST, "they are the forms'"),
)
