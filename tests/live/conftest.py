"""Live platforms: each test has its own."""

import pytest

from catalogkit.hidden import Hidden
from catalogkit.model.options import PlatformOptions
from catalogkit.targets.request_tracker.client import connect
from tests.live import request_tracker, stores
from tests.live.request_tracker import Tracker
from tests.programs import lost


@pytest.fixture(scope="session")
def new(tmp_path_factory):
    """Makes the Request Tracker of a folder: `new(folder)`, or `new(folder, CLASS)`.

    It is empty, as one that was made once: nobody has done anything there yet.
    """
    if not request_tracker.installed():
        lost("Request Tracker is not installed")
    store, first = stores.store(), tmp_path_factory.mktemp("empty")

    def make(folder, kind=Tracker):
        store.copy(first, folder)
        return kind(folder, store)

    try:
        request_tracker.empty(first, store)
        yield make
    finally:
        store.stop()


@pytest.fixture(scope="module")
def new_tracker(new, tmp_path_factory):
    """Makes a Request Tracker that the tests of one file may share."""
    made = []

    def make(kind=Tracker):
        made.append(new(tmp_path_factory.mktemp("rt"), kind))
        return made[-1]

    yield make
    for each in made:
        each.close()


@pytest.fixture
def tracker(new, tmp_path):
    """An empty Request Tracker of the test's own."""
    made = new(tmp_path / "rt")
    yield made
    made.close()


@pytest.fixture
def connected():
    """Connects to a Request Tracker as one of its users, and lets go in the end."""
    made = []

    def connect_to(tracker, user="root", through=()):
        options = PlatformOptions(host=(*through, *tracker.host), user=user)
        made.append(connect(options, lambda _: Hidden("")))
        return made[-1]

    yield connect_to
    for each in made:
        each.close()


@pytest.fixture
def live(tracker, connected):
    """An empty Request Tracker of the test's own, as a platform."""
    return connected(tracker)
