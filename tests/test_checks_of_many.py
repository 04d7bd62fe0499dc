"""Checks that need more files than a page can show."""

import datetime

import pytest

from catalogkit.findings import findings
from catalogkit.project import compiled
from tests.pages import world

TODAY = datetime.date(2026, 11, 22)
ITEM = "{{kind: service_item, id: item-{0}, owner: security, title: Item {0}}}\n"


@pytest.mark.parametrize(("count", "is_found"), [(50, False), (51, True)])
def test_a_team_is_overloaded_from_its_fifty_first_item_on(count, is_found):
    items = {
        f"catalog/item-{number}.yaml": ITEM.format(number).encode()
        for number in range(count)
    }

    found = findings(compiled({**world(), **items}, TODAY), ["ownership/overloaded"])

    own = [each for each in found if each.rule == "ownership/overloaded"]
    assert bool(own) is is_found
    assert all(each.place.entity == "team:security" for each in own)
