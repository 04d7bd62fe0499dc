"""What every test may use."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.browsing import Browser
from tests.programs import found, lost

NODE = Path(__file__).parent / "node"
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

settings.register_profile("fast", max_examples=30, deadline=None)
settings.register_profile(
    "steady",
    max_examples=50,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "thorough",
    max_examples=400,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("brief", max_examples=5, deadline=None, derandomize=True)
settings.load_profile(
    os.environ.get("HYPOTHESIS_PROFILE", "steady" if "CI" in os.environ else "fast")
)


def pytest_addoption(parser):
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write what is made now over the golden files; read the difference",
    )


def pytest_terminal_summary(terminalreporter):
    """What tests measured (`record_property`), where everybody can read it."""
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties:
            terminalreporter.write_line(f"{name}: {value}")


@pytest.fixture
def golden(request):
    """Compare a text with the golden file of that name, or write it anew."""

    def compare(name, text):
        file = Path(__file__).parent / "golden" / name
        if request.config.getoption("--update-golden"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="")

        assert text == file.read_bytes().decode()

    return compare


@pytest.fixture(scope="session")
def node():
    """The Node.js of this machine."""
    return found("node") or lost("Node.js is not installed")


@pytest.fixture(scope="session")
def node_modules():
    """The folder of the Node packages that tests drive."""
    folder = NODE / "node_modules"
    return folder if folder.is_dir() else lost("'npm ci' was not run in tests/node")


@pytest.fixture(scope="session")
def chromium():
    """The browser of this machine."""
    return found(*CHROMIUMS) or lost("Chromium is not installed")


@pytest.fixture(scope="session")
def browser(node, node_modules, chromium, tmp_path_factory):
    """The browser of this machine, driven by Node.js: see tests/browsing.py."""
    running = Browser(node, chromium, tmp_path_factory.mktemp("profile"))
    yield running
    running.stop()
