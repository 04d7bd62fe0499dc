"""Every key of the language stands in the catalog that uses them all.

What targets, checks and views make of each: tests/test_targets_drop_nothing.py.
"""

from tests.leaves import leaves
from tests.rich import places, project, rich


def test_the_rich_catalog_is_sound_and_has_every_leaf():
    assert not project(rich()).diagnostics
    assert places().keys() == leaves().keys()
