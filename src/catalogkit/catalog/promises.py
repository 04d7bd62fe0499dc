"""What is promised on each path: the path's own words over those of the item."""

from catalogkit.model.promise import Commitment
from catalogkit.model.service_item import Path, ServiceItem


def promised(item: ServiceItem, path: Path) -> Commitment | None:
    """The promise of a path; None where it promises nothing, or nothing is written."""
    own = path.promise
    if own == "none":
        return None
    if own is None or item.promise is None:
        return own or item.promise
    given = {name: getattr(own, name) for name in own.model_fields_set}
    return item.promise.model_copy(update=given)
