"""Controls of Backstage that pick an entity → fields that pick one of ours."""

from catalogkit.diagnostic import Route
from catalogkit.drafting.kinds import Kind
from catalogkit.drafting.ledger import Ledger
from catalogkit.drafting.rules import APPROXIMATED, STAYS_BEHIND
from catalogkit.drafting.schema import Schema
from catalogkit.drafting.written import Json

_ENTITIES = {"group": "team", "user": "user", "system": "system", "component": "system"}
_PICKERS = {
    "EntityPicker": "",
    "OwnedEntityPicker": "",
    "MultiEntityPicker": "",
    "OwnerPicker": "team",
    "MyGroupsPicker": "team",
}
_WHERE_KINDS = (("catalogFilter", "kind"), ("allowedKinds", ""), ("defaultKind", ""))


def picked(schema: Schema, ledger: Ledger) -> Kind | None:
    """What the control of a property picks; None where it draws an ordinary one."""
    name = schema.text("ui:field")
    if not name:
        return None
    route = schema.where("ui:field")
    if name == "Secret":
        ledger.carry(route)
        return Kind("text", sensitive=True)
    if name not in _PICKERS:
        message = f"'{name}' helps to fill in the field; here the answer is plain text"
        ledger.report(APPROXIMATED, route, message)
        return Kind("text")
    ledger.carry(route)
    kinds = _entity_kinds(schema)
    found = {_ENTITIES[kind] for kind, _ in kinds if kind in _ENTITIES}
    if not kinds and _PICKERS[name]:
        return Kind(_PICKERS[name])
    best = next((each for each in ("team", "system", "user") if each in found), "")
    if not best:
        message = "no field here picks such an entity; the answer is plain text"
        ledger.report(APPROXIMATED, route, message)
        best = "text"
    for kind, where in kinds:
        _compare(kind, where, best, ledger)
    return Kind(best)


def _entity_kinds(schema: Schema) -> list[tuple[str, Route]]:
    """The kinds of entity a picker offers, in small letters."""
    options, route = schema.get("ui:options"), schema.where("ui:options")
    found: list[tuple[str, Route]] = []
    for key, inner in _WHERE_KINDS:
        if not isinstance(options, dict) or key not in options or found:
            continue
        for value, here in _each(options[key], (*route, key)):
            if inner and isinstance(value, dict):
                kinds = _each(value.get(inner), (*here, inner))
            else:
                kinds = [] if inner else [(value, here)]
            found += [(kind.lower(), at) for kind, at in kinds if isinstance(kind, str)]
    return found


def _each(value: Json, route: Route) -> list[tuple[Json, Route]]:
    """The entries of a list with their routes; a single value is a list of one."""
    if isinstance(value, list):
        return [(each, (*route, index)) for index, each in enumerate(value)]
    return [(value, route)]


def _compare(kind: str, route: Route, best: str, ledger: Ledger) -> None:
    """Says where a kind of entity is only roughly what the field picks."""
    if _ENTITIES.get(kind) == best and kind != "component":
        ledger.carry(route)
    elif _ENTITIES.get(kind) == best:
        message = "a Component of Backstage is picked as a system here"
        ledger.report(APPROXIMATED, route, message)
    elif best == "text":
        ledger.report(STAYS_BEHIND, route, f"a {kind} is picked in Backstage only")
    else:
        message = f"Backstage offers each {kind} too; here only a {best} is picked"
        ledger.report(APPROXIMATED, route, message)
