"""The table of kinds: one row an entity."""

from functools import lru_cache

from catalogkit.model.base import KIND_NAMES, Entity, Model
from catalogkit.model.change_model import ChangeModel
from catalogkit.model.examples import ItemTest
from catalogkit.model.flow import Approval, Escalation
from catalogkit.model.form import FieldSet
from catalogkit.model.knowledge import Article, Automation, Notification, Survey
from catalogkit.model.landscape import Category, Service, System, ValueList
from catalogkit.model.metric import CostModel, Metric
from catalogkit.model.organisation import Audience, Channel, Site, Team
from catalogkit.model.plan import Freeze, ScheduledWork
from catalogkit.model.priority import PriorityMatrix
from catalogkit.model.promise import Promise
from catalogkit.model.roadmap import Loop, Roadmap
from catalogkit.model.service_item import ServiceItem
from catalogkit.model.stream import ValueStream
from catalogkit.model.time import Calendar

KINDS: dict[str, type[Entity]] = {
    "service_item": ServiceItem,
    "service": Service,
    "category": Category,
    "team": Team,
    "calendar": Calendar,
    "promise": Promise,
    "approval": Approval,
    "escalation": Escalation,
    "priority_matrix": PriorityMatrix,
    "audience": Audience,
    "channel": Channel,
    "site": Site,
    "list": ValueList,
    "field_set": FieldSet,
    "system": System,
    "automation": Automation,
    "notification": Notification,
    "survey": Survey,
    "article": Article,
    "test": ItemTest,
    "value_stream": ValueStream,
    "change_model": ChangeModel,
    "freeze": Freeze,
    "scheduled_work": ScheduledWork,
    "loop": Loop,
    "metric": Metric,
    "cost_model": CostModel,
    "roadmap": Roadmap,
}
"""Each kind as authors write it, and its type."""

KIND_NAMES.update({entity: kind for kind, entity in KINDS.items()})


@lru_cache(maxsize=1)
def models() -> tuple[type[Model], ...]:
    """Every model that an author can reach, in order of name."""
    found: dict[str, type[Model]] = {}
    waiting = list(Model.__subclasses__())
    while waiting:
        each = waiting.pop()
        if "[" not in each.__name__:
            found[f"{each.__module__}.{each.__qualname__}"] = each
        waiting.extend(each.__subclasses__())
    return tuple(found[name] for name in sorted(found))
