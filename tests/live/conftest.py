"""Live platforms: each test has its own."""

import shutil

import pytest

from catalogkit.hidden import Hidden
from catalogkit.model.options import PlatformOptions
from catalogkit.targets.request_tracker.client import connect
from tests.live import request_tracker
from tests.live.request_tracker import Tracker
from tests.programs import lost


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory):
    """The database of an empty Request Tracker, made once."""
    if not request_tracker.installed():
        lost("Request Tracker is not installed")
    return request_tracker.empty(tmp_path_factory.mktemp("empty"))


@pytest.fixture(scope="module")
def new_tracker(empty_database, tmp_path_factory):
    """Makes a Request Tracker that the tests of one file may share."""
    made = []

    def make():
        folder = tmp_path_factory.mktemp("rt")
        made.append(Tracker(folder))
        shutil.copy(empty_database, made[-1].database)
        return made[-1]

    yield make
    for each in made:
        each.close()


@pytest.fixture
def tracker(empty_database, tmp_path):
    """An empty Request Tracker of the test's own."""
    made = Tracker(tmp_path / "rt")
    shutil.copy(empty_database, made.database)
    yield made
    made.close()


@pytest.fixture
def connected():
    """Connects to a Request Tracker as one of its users, and lets go in the end."""
    made = []

    def connect_to(tracker, user="root"):
        options = PlatformOptions(host=tracker.host, user=user)
        made.append(connect(options, lambda _: Hidden("")))
        return made[-1]

    yield connect_to
    for each in made:
        each.close()


@pytest.fixture
def live(tracker, connected):
    """An empty Request Tracker of the test's own, as a platform."""
    return connected(tracker)
