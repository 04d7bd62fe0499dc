"""One custom field for all forms that ask a question of a field set alike.

Request Tracker may apply a custom field to several queues. A field set says so with
`x: {request-tracker: {shared: true}}`; a form that asks the question otherwise has a
custom field of its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from catalogkit.catalog.catalog import Catalog
from catalogkit.model.form import Field, FieldSet
from catalogkit.model.service_item import ServiceItem

TARGET = "request-tracker"
SHARED = "shared"
Asked = tuple[str, str]
"""A question: its id, and all that is said of it."""


@dataclass(frozen=True)
class Shared:
    """Question → the field set whose custom field it is."""

    sets: Mapping[Asked, str]

    @classmethod
    def of(cls, catalog: Catalog) -> "Shared":
        """The questions of all field sets that say so."""
        return cls(
            {
                _asked(each): made.id
                for made in catalog.all(FieldSet)
                if _is_shared(made)
                for each in made.fields
            }
        )

    def prefix(self, item: ServiceItem, asked: Field) -> str:
        """What the key of a question's custom field begins with: "vpn-access."."""
        found = self.sets.get(_asked(asked)) if self.sets else None
        return f"{found or item.id}."

    def homes(self, item: ServiceItem) -> dict[str, str]:
        """Question → how the key of a custom field begins that is not its item's."""
        prefixes = {each.id: self.prefix(item, each) for each in item.form}
        own = f"{item.id}."
        return {name: each for name, each in prefixes.items() if each != own}


def _is_shared(made: FieldSet) -> bool:
    options = made.x.get(TARGET)
    return isinstance(options, dict) and options.get(SHARED) == "true"


def _asked(field: Field) -> Asked:
    return field.id, repr(field)
