"""A name that was clearly meant is offered."""

import pytest

from catalogkit.model.near import nearest

FEW = ["network-operations", "service-desk", "store-it"]
MANY = [*FEW, *(f"team-{number}" for number in range(500))]


@pytest.mark.parametrize("known", [FEW, MANY], ids=["few", "many"])
@pytest.mark.parametrize(
    "slip",
    [
        "service-dsek",
        "service-des",
        "service-deskk",
        "servixe-desk",
        "service_desk",
        "Service-Desk",
        "eservice-desk",
    ],
)
def test_one_slip_of_the_fingers_is_understood(known, slip):
    assert nearest(slip, known) == "service-desk"


@pytest.mark.parametrize("known", [FEW, MANY], ids=["few", "many"])
def test_what_is_like_nothing_gets_no_offer(known):
    assert nearest("quarter-end", known) is None


def test_of_several_near_names_the_same_is_offered_whatever_their_order():
    assert nearest("team-2x", MANY) == nearest("team-2x", MANY[::-1])
