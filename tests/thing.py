"""An item `thing` of a few lines, in the small world, and all requests to it."""

from catalogkit.catalog.forms import Form
from catalogkit.catalog.records import Records
from catalogkit.catalog.regions import requests
from catalogkit.model.service_item import ServiceItem
from tests.catalogs import project

HEAD = """
kind: service_item
id: thing
title: Thing
owner: service-desk
channels: [portal]
"""
DEVICE = """
  - id: device
    type: choice
    label: Device
    options: [{id: managed, label: M}, {id: unmanaged, label: U}]
    required: true
"""


def asked(text, **files):
    """All requests to the item `thing`."""
    found = project(thing=HEAD + text, **files)
    wrong = [each for each in found.diagnostics if "thing" in each.place.file]
    assert not wrong, wrong
    assert found.catalog is not None
    item = found.catalog.get(ServiceItem, "thing")
    assert item is not None
    return requests(found.catalog, item)


def path(those, name="expert"):
    """The condition of a path."""
    return those.scene.catalog.typed[id(those.item.paths[name].when)]


def taken(those, request):
    people = {f"requester.{k}": v for k, v in request.requester.items()}
    catalog = those.scene.catalog
    form = Form(those.item, catalog, Records(catalog), those.scene.world, people)
    return [*form.refusals(request.answers)] == []
