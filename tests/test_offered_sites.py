"""A field with `where` offers the same everywhere, and nothing else is taken."""

import datetime
import re

import pytest

from catalogkit.decide import Refused, decide
from catalogkit.model.organisation import Site
from catalogkit.resource import Resource
from catalogkit.targets import targets
from tests.deciding import company
from tests.portals import of_company

SHOPS = {"flagship", "standard", "express"}


def shops() -> set[str]:
    return {each.id for each in company().all(Site) if each.format in SHOPS}


def built(target: str, name: str):
    """What a file that a target builds says."""
    for each in targets()[target].emit(company()):
        if isinstance(each, Resource) and each.file == name:
            return each.body
    raise LookupError(name)


def test_the_schema_takes_shops_only():
    schema = built("forms", "till-fault.en.schema.json")

    assert set(schema["properties"]["store"]["enum"]) == shops()


@pytest.mark.parametrize(
    ("target", "name", "fields"),
    [
        ("forms", "till-fault.en.ui.json", "fields"),
        ("routing", "till-fault.json", "inputs"),
    ],
)
def test_programs_are_told_the_ids_of_shops(target, name, fields):
    asked = built(target, name)[fields]
    [store] = [each for each in asked if "store" in (each.get("id"), each.get("name"))]

    assert store["options_of"] == "sites"
    assert set(store["among"]) == shops()


def test_the_page_offers_shops_only():
    page = of_company()["zh-CN/item/till-fault.html"]
    [select] = re.findall(r'<select[^>]*name="store".*?</select>', page, re.DOTALL)
    offered = set(re.findall(r'value="([^"]+)"', select))

    assert offered == shops()
    assert "optgroup" in select


def test_a_request_for_an_office_is_refused_in_the_words_of_the_form():
    at = datetime.datetime(2026, 12, 1, 2, tzinfo=datetime.UTC)
    with pytest.raises(Refused) as refused:
        decide(company(), "till-fault", {"store": "hq-shanghai"}, {}, at)
    said = {each.route: each for each in refused.value.refusals}

    assert said[("store",)].reason == "option"
    assert said[("store",)].said["zh-CN"] == "请从选项中选择"
