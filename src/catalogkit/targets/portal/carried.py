"""What the pages carry of the language, how, and what they leave out."""

from catalogkit.model.kinds import KINDS
from catalogkit.model.service_item import ServiceItem
from catalogkit.targets import Capability, Level

_SHOWN = {"id", "title", "summary", "lifecycle", "category", "keywords", "sunset"}
_YET = "not on a page yet"

IGNORES: dict[str, str] = {
    **{kind: _YET for kind in KINDS if kind not in {"service_item", "category"}},
    **{
        f"service_item.{each}": _YET
        for each in ServiceItem.model_fields
        if each not in _SHOWN
    },
    **{
        f"category.{each}": _YET
        for each in ("tags", "owner", "review_by", "renamed_from", "x")
    },
    "manifest.conditions": _YET,
    "manifest.environments": "applied before, when the catalog is read for a stage",
    "manifest.requester": _YET,
    "manifest.targets.accent": _YET,
    "manifest.targets.action": _YET,
    "manifest.targets.base_url": "links are relative, so that a folder opens, too",
    "manifest.targets.request_url": _YET,
    "manifest.words": "for checks only",
}

CAPABILITIES = (
    Capability("`title`, `summary`", Level.NATIVE, "in the locale of the page"),
)
