"""Whether anybody can ask at all: items that accept nothing, audiences of nobody."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.proofs.asking import Asking
from catalogkit.catalog.proofs.found import Empty, Finding, Refused
from catalogkit.catalog.regions import Requests, Unproven
from catalogkit.catalog.regions.scene import Scene
from catalogkit.model.organisation import Audience
from catalogkit.model.service_item import ServiceItem
from catalogkit.model.text import Text


def of_acceptance(asking: Asking) -> Iterator[Finding]:
    """An item that accepts no request; then nothing else is worth asking."""
    item = asking.item
    try:
        if not (item.form or item.audience) or asking.possible([]):
            return
        freed = [asking.without(each).possible([]) for each in item.constraints]
        limits = tuple(index for index, free in enumerate(freed) if free)
        audience = bool(item.audience) and asking.without(None).possible([])
        yield Refused(item, limits, audience)
    except Unproven as reason:
        yield asking.open(item.at_key("form"), "some request is accepted", reason)


def of_audiences(catalog: Catalog) -> Iterator[Finding]:
    """Audiences that nobody belongs to."""
    everybody = ServiceItem.model_construct(id="everybody", title=Text({"": ""}))
    anybody = Requests(Scene(catalog), everybody)
    asking = Asking(catalog, everybody, _requests=anybody)
    for audience in catalog.all(Audience):
        try:
            if not asking.possible([catalog.typed[id(audience.when)]]):
                yield Empty(audience)
        except Unproven as reason:
            question = "somebody belongs to this audience"
            yield asking.open(audience.at("when"), question, reason)
