"""A proof that never comes."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note
from catalogkit.model.landscape import System
from catalogkit.model.near import near


@check
def unknown_event(catalog: Catalog) -> Iterator[Diagnostic]:
    """A system never reports the event that would prove a result."""
    events = {each.id: each.events for each in catalog.all(System) if each.events}
    for item in catalog.items():
        for each in item.deliverables:
            proof = each.evidence
            if proof is None or proof.rest in events.get(proof.who, (proof.rest,)):
                continue
            system = catalog.get(System, proof.who)
            notes = [] if system is None else [Note(system.at("events"), "its events")]
            message = f"'{proof.who}' reports no event '{proof.rest}'"
            message += near(proof.rest, events[proof.who])
            place = item.at(each, "evidence")
            yield unknown_event.found(place, message, notes=notes)
