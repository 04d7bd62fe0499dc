"""What other programs may import from catalogkit."""

import inspect

import pytest

import catalogkit


@pytest.mark.parametrize("name", catalogkit.__all__)
def test_a_public_name_is_there_and_says_what_it_is(name: str) -> None:
    found = getattr(catalogkit, name)

    assert inspect.getdoc(found)


def test_the_table_of_homes_and_the_public_names_agree() -> None:
    homes = vars(catalogkit)["_HOMES"]

    assert sorted(homes) == sorted(catalogkit.__all__)


def test_an_unknown_name_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = catalogkit.nothing
