"""Judgements that are more than internal and in no changelog, and why."""

from collections.abc import Mapping

SECTION = "a section of the changelog tells it"
INSIDE = "who works on a request and who approves it is nobody's business outside"
PROGRAMS = "only programs notice it"

UNSAID: Mapping[str, str] = {
    "diff/approver-added": INSIDE,
    "diff/approver-removed": INSIDE,
    "diff/attribute-removed": PROGRAMS,
    "diff/interface-added": PROGRAMS,
    "diff/interface-format-changed": PROGRAMS,
    "diff/interface-version-changed": PROGRAMS,
    "diff/interface-withdrawn": PROGRAMS,
    "diff/item-added": SECTION,
    "diff/item-back": SECTION,
    "diff/item-deleted": SECTION,
    "diff/item-deprecated": SECTION,
    "diff/item-published": SECTION,
    "diff/item-renamed": PROGRAMS,
    "diff/item-retired": SECTION,
    "diff/item-unpublished": SECTION,
    "diff/locales-changed": "the languages of a catalog are seen wherever it is read",
    "diff/record-changed": PROGRAMS,
    "diff/team-changed": INSIDE,
}
