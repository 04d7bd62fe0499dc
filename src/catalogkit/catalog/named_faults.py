"""Faults of named conditions: told where the name is given, not at every use."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.conditions import ConditionFault, typed
from catalogkit.catalog.scope import Scope
from catalogkit.catalog.scopes import Scopes
from catalogkit.diagnostic import Diagnostic, Note, Place, Route
from catalogkit.model.condition import Condition
from catalogkit.model.service_item import ServiceItem

KNOWN_TO_ALL = ("requester", "recipient", "request")
FEW = 3
Own = Mapping[tuple[str, Route], ConditionFault]


@dataclass(frozen=True)
class NamedFaults:
    """What is wrong with each named condition wherever it is used."""

    catalog: Catalog
    scopes: Scopes
    _own: dict[tuple[str, str], Own] = field(default_factory=dict)

    def at_home(
        self, owner: object, fault: ConditionFault
    ) -> tuple[Place, ConditionFault] | None:
        """Where a fault that a `use` brought along was made, and what it is there.

        None when it is a fault only at this use.
        """
        if not fault.used:
            return None
        name, conditions = fault.used[-1], self.catalog.manifest.conditions
        if isinstance(owner, ServiceItem) and name in owner.conditions:
            place, key = owner.at("conditions", name), (owner.key, name)
            own = self._faults(key, owner.conditions[name], self.scopes.of(owner))
        elif name in conditions:
            place = self.catalog.manifest.at("conditions", name)
            own = self._faults(("", name), conditions[name], self.scopes.shared)
        else:
            return None
        found = own.get((fault.rule, fault.inner))
        entity = getattr(owner, "key", "")
        return None if found is None else (replace(place, entity=entity), found)

    def _faults(self, key: tuple[str, str], condition: Condition, scope: Scope) -> Own:
        if key not in self._own:
            stage = "constraint" if key[0] else "promise"
            _, faults = typed(condition, scope.at(stage))
            self._own[key] = {
                (each.rule, each.route): each
                for each in faults
                if not each.used and (key[0] or _is_certain(each))
            }
        return self._own[key]


def merged(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The findings; of those that say the same the first has the notes of all."""
    everything = list(found)
    notes: dict[tuple[object, ...], dict[Note, None]] = {}
    for each in everything:
        notes.setdefault(_same(each), {}).update(dict.fromkeys(each.notes))
    for each in everything:
        yield replace(each, notes=tuple(notes[_same(each)])[:FEW])


def _same(found: Diagnostic) -> tuple[object, ...]:
    return found.rule, replace(found.place, entity=""), found.message


def _is_certain(fault: ConditionFault) -> bool:
    """Whether a fault of the manifest's condition does not depend on an item's form."""
    if fault.rule not in {"condition/unknown-field", "condition/unknown-name"}:
        return True
    read = str(fault.route[-1]).partition(".")[0] if fault.route else ""
    return fault.rule == "condition/unknown-field" and read in KNOWN_TO_ALL
