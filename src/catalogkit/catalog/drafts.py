"""Drafts: what is not filled in yet is no error there."""

from dataclasses import replace

from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.base import Entity
from catalogkit.model.service_item import ServiceItem


def is_draft(entity: Entity) -> bool:
    """Whether it is a service item that nobody can ask for yet."""
    return isinstance(entity, ServiceItem) and entity.lifecycle == "draft"


def softened(found: Diagnostic, entity: Entity) -> Diagnostic:
    """The finding, as a warning where its entity is a draft."""
    return replace(found, severity=Severity.WARNING) if is_draft(entity) else found
