"""Which values of a fact are looked at: those that its tests tell apart."""

import datetime
from collections.abc import Mapping, Sequence

from catalogkit.catalog.canonical import During, Is, Test, Today
from catalogkit.catalog.regions.scene import Scene
from catalogkit.catalog.regions.sorts import Sort
from catalogkit.catalog.regions.space import Space
from catalogkit.catalog.regions.values import named, usual_text, values
from catalogkit.catalog.tree import others
from catalogkit.model.form import Field


def candidates(
    name: str, sort: Sort, space: Space, scene: Scene, fields: Mapping[str, Field]
) -> list[object]:
    """At least one value of each class, with those of facts it is compared with."""
    questions = space.questions
    together = {name}
    days: list[str] = []
    for owner, test in questions.opaque:
        those = {owner, *others(test)}
        if name in those:
            together |= those
            days += _days(test, space, scene)
    tests = [
        test
        for each in sorted(together)
        for attribute, test in questions.of.get(each, {})
        if not attribute
    ]
    if sort.is_text and len(together) > 1:
        usual = dict.fromkeys(
            usual_text(_kind(each, fields), each) for each in sorted(together)
        )
        tests += [Is((each,)) for each in usual]
    more = [*days, *_moments(tests, scene)]
    return values(sort, tests, scene.today, name, more)


def _kind(name: str, fields: Mapping[str, Field]) -> str:
    """The type of a field; text for what is no field."""
    return fields[name].type if name in fields else "text"


def _days(test: Test, space: Space, scene: Scene) -> list[str]:
    """The days from today that a test compares with, and those beside them."""
    world = scene.world_at(scene.now, space.calendar)
    found = []
    for each in named([test]):
        day = world.day(each.offset) if isinstance(each, Today) else ""
        if day:
            found += [day, _beside(day, 1), _beside(day, -1)]
    return found


def _moments(tests: Sequence[Test], scene: Scene) -> list[str]:
    """Moments at which the calendars of tests are open and closed."""
    calendars = sorted({t.calendar for t in tests if isinstance(t, During)})
    if not calendars:
        return []
    cuts = sorted({each for each in named(tests) if isinstance(each, str)})
    return scene.open_moments(calendars, cuts)


def _beside(day: str, count: int) -> str:
    moved = datetime.date.fromisoformat(day) + datetime.timedelta(days=count)
    return moved.isoformat()
