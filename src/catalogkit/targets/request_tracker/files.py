"""What `build` writes: a change set that Request Tracker's own tools load."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.records import Records
from catalogkit.diagnostic import Diagnostic
from catalogkit.resource import Key, Resource
from catalogkit.targets.request_tracker.crontab import crontab
from catalogkit.targets.request_tracker.goal import goal
from catalogkit.targets.request_tracker.initialdata import finish, initialdata
from catalogkit.targets.request_tracker.lifecycle import words
from catalogkit.targets.request_tracker.settings import settings
from catalogkit.targets.request_tracker.spoken import Spoken
from catalogkit.wording import sentence

BY_HAND = "Manual"


def emit(catalog: Catalog) -> Iterator[Resource | Diagnostic]:
    """The files, what is done by hand, and what becomes different."""
    made: list[Resource] = []
    for each in goal(catalog):
        if isinstance(each, Diagnostic) or each.key.kind == BY_HAND:
            yield each
        else:
            made.append(each)
    yield _file("initialdata.json", initialdata(made))
    yield _file("finish.pl", finish(made))
    yield _file("catalogkit.pm", settings(made))
    locale = Spoken(catalog, Records(catalog)).locale
    yield _file("crontab", f"{crontab(sentence(locale, 'rt_next_step'))}\n")
    yield from words(catalog.manifest.locales)


def count(catalog: Catalog) -> int:
    """How many files there will be, the run-book among them."""
    return 5 + len(list(words(catalog.manifest.locales)))


def _file(name: str, body: object) -> Resource:
    return Resource(Key("file", name), body, name)
