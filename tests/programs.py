"""Programs that tests drive, and what happens where one is not there."""

import os
import shutil

import pytest


def found(*programs):
    return next(filter(None, map(shutil.which, programs)), None)


def lost(what):
    """A part is not there: that fails where all must be, and is said elsewhere."""
    if os.environ.get("CI") == "true":
        pytest.fail(what)
    pytest.skip(what)
