"""Names that a platform confuses or cuts off are said at the author's line."""

from dataclasses import replace

import pytest

from catalogkit.diagnostic import Place
from catalogkit.project import compiled
from catalogkit.resource import Attribute, How, Key, Kind, Resource
from catalogkit.targets import Side
from catalogkit.targets.names import misnamed
from tests.pages import TODAY, world

SHELF = Kind(
    "Shelf",
    {"Name": Attribute(), "Books": Attribute(How.KEYED, key="Title")},
    called="shelf",
    longest=10,
)


def _found(*bodies, kind=SHELF):
    made = [
        Resource(
            Key(kind.name, str(number)), body, place=Place("shelves.yaml", (number,))
        )
        for number, body in enumerate(bodies)
    ]
    side = Side({kind.name: kind}, lambda _: iter(made), _nowhere)
    catalog = compiled(world(), TODAY).catalog
    assert catalog is not None
    found = misnamed("library", side, catalog)
    return [(each.rule, each.place.route, each.message) for each in found]


def _nowhere(*_):
    raise AssertionError


def test_two_names_that_the_platform_folds_into_one_are_said_at_the_second():
    ((rule, route, message),) = _found({"Name": "Perl"}, {"Name": "PERL"})

    assert rule == "target/same-name"
    assert route == (1,)
    assert message.startswith("'PERL' and 'Perl' are one name to library")
    assert "only one shelf of the two" in message


def test_the_same_name_twice_is_said_as_such():
    ((_, _, message),) = _found({"Name": "Perl"}, {"Name": "Perl"})

    assert message.startswith("two 'Perl' are one name")


def test_a_platform_that_tells_them_apart_is_content():
    exact = replace(SHELF, folded=str)

    assert not _found({"Name": "Perl"}, {"Name": "PERL"}, kind=exact)


@pytest.mark.parametrize(
    ("name", "counts_bytes"), [("x" * 11, False), ("中文书架", True)]
)
def test_a_name_that_would_be_cut_off_is_said(name, counts_bytes):
    kind = replace(SHELF, counts_bytes=counts_bytes)

    ((rule, _, message),) = _found({"Name": name}, kind=kind)

    assert rule == "target/name-too-long"
    assert f"'{name}' is {len(name.encode())} " in message


def test_a_name_that_just_fits_is_fine():
    assert not _found({"Name": "x" * 10}, {"Name": "中文书架中文书架中文"})


def test_two_entries_of_one_thing_need_names_of_their_own():
    books = [{"Title": "Tickets"}, {"Title": "tickets"}]

    ((rule, _, message),) = _found({"Name": "Perl", "Books": books})

    assert rule == "target/same-name"
    assert "'tickets' and 'Tickets'" in message


def test_things_that_the_platform_does_not_name_are_never_confused():
    assert not _found({"Name": "A"}, {"Name": "a"}, kind=replace(SHELF, named=()))
