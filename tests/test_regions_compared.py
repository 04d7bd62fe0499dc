"""Two versions of random items compared, against trying every request one by one."""

from copy import deepcopy
from random import Random

import pytest

from catalogkit.catalog.holds import holds
from catalogkit.catalog.regions import requests
from catalogkit.catalog.regions.changes import changes, volumes
from catalogkit.catalog.regions.compared import differences
from tests.strategies_items import MODES, built, condition, facts, item, requests_to

OTHER = ("drop", "swap", "condition", "limit")


def changed(body, random):
    """Another version of an item."""
    found = deepcopy(body)
    names, paths = [each["id"] for each in body["form"]], [*body["paths"]]
    match random.choice(OTHER):
        case "drop":
            del found["paths"][random.choice(paths)]
        case "swap":
            found["paths"] = {each: body["paths"][each] for each in reversed(paths)}
        case "condition":
            found["paths"][random.choice(paths)] = {"when": condition(random, names, 1)}
        case "limit":
            limit = {"require": condition(random, names, 1), "otherwise": "No"}
            found["constraints"] = [limit]
    return found


def cases(those):
    return [*zip(those.names, those.trees, strict=True)]


def first(those, accepted, known):
    fits = (name for name, tree in cases(those) if holds(tree, known))
    return next(fits, None) if known in accepted else None


@pytest.mark.parametrize("seed", range(24))
def test_exactly_those_changes_are_found_that_some_request_goes_through(seed):
    random = Random(seed)
    body = item(random, MODES[seed % len(MODES)])
    old, new = built(body), built(changed(body, random))
    taken = [[facts(each) for each in requests_to(side)] for side in (old, new)]

    def outcomes(known):
        return first(old, taken[0], known), first(new, taken[1], known)

    every = [*taken[0], *(each for each in taken[1] if each not in taken[0])]
    expected = {outcomes(each) for each in every if len({*outcomes(each)}) > 1}

    one, other = (requests(each.catalog, each.item) for each in (old, new))
    found = [*differences(one, other, cases(old), cases(new))]

    assert {(each.old, each.new) for each in found} == expected
    for each in found:
        assert outcomes(facts(each.request)) == (each.old, each.new)
    shares = [each.share or 0 for each in found]
    assert all(share > 0 for share in shares)
    assert sum(shares) <= 1 + 1e-9


def test_a_comparison_of_boxes_says_what_trying_every_point_says():
    random = Random(5)
    full = [0b111, 0b11, 0b1111]

    def rules():
        return [
            ({dim: random.randrange(1, mask + 1) for dim, mask in enumerate(full)},
             random.choice("abc"))
            for _ in range(8)
        ]  # fmt: skip

    def decided(table, point):
        fits = (
            what
            for box, what in table
            if all(mask >> point[dim] & 1 for dim, mask in box.items())
        )
        return next(fits, None)

    points = [
        (one, two, three) for one in range(3) for two in range(2) for three in range(4)
    ]
    for _ in range(50):
        old, new = rules(), rules()
        every = [(decided(old, each), decided(new, each)) for each in points]

        expected = {each for each in every if each[0] != each[1]}

        assert changes(full, old, new).keys() == expected
        assert volumes(full, old, new) == {e: every.count(e) for e in expected}
