"""What a target does not carry in its own terms is said at the author's line."""

import pytest

from catalogkit.constructs import Construct
from catalogkit.constructs.capability import Level, left_to, lost, manual, native
from catalogkit.constructs.losses import losses
from catalogkit.diagnostic import Severity
from catalogkit.targets import lossy, targets
from tests.rich import project, rich

TARGETS = targets()
NATIVE = native("as it is", *Construct)
EVERYTHING = "service_item:everything"


def _catalog():
    found = project(rich()).catalog
    assert found is not None
    return found


def _said(capabilities, exact=()):
    found = list(losses("rt", {**NATIVE, **capabilities}, _catalog(), exact))
    return [each for each in found if each.place.entity == EVERYTHING]


@pytest.mark.parametrize("name", sorted(TARGETS))
def test_every_target_speaks_of_every_construct(name):
    target = TARGETS[name]

    assert not set(Construct) - target.capabilities.keys()
    assert all(each.how for each in target.capabilities.values())


@pytest.mark.parametrize("name", sorted(TARGETS))
def test_what_is_left_to_a_sister_is_carried_there(name):
    for construct, how in TARGETS[name].capabilities.items():
        if how.by:
            sister = TARGETS[how.by].capabilities[construct]
            assert sister.level is not Level.LOST, (construct, how.by)


def test_what_is_native_is_not_said():
    assert not _said({})


@pytest.mark.parametrize(
    "how, severity, said",
    [
        (lost, Severity.WARNING, "rt loses `recipient`: nobody knows"),
        (manual, Severity.HINT, "rt leaves `recipient` to people: nobody knows"),
    ],
)
def test_a_use_is_said_at_its_line(how, severity, said):
    (found,) = _said(how("nobody knows", Construct.RECIPIENT))

    assert found.place.route == ("recipient",)
    assert (found.severity, found.message) == (severity, said)


def test_what_a_sister_carries_is_a_hint():
    (found,) = _said(left_to("forms", "no words", Construct.RECIPIENT))

    assert found.severity is Severity.HINT
    assert found.message == "rt leaves `recipient` to forms: no words"


def test_what_the_target_says_itself_is_not_said_again():
    capabilities = lost("nobody knows", Construct.RECIPIENT, Construct.SURVEY)
    first = _said(capabilities)[0]

    left = _said(capabilities, [lossy(first.place, "more exactly")])

    assert first.place not in [each.place for each in left]
    assert len(left) == len(_said(capabilities)) - 1


def test_what_goes_with_the_whole_around_it_is_not_said_again():
    whole = _said(lost("nobody agrees", Construct.APPROVALS))
    inside = _said(lost("nobody agrees", Construct.APPROVALS, Construct.QUORUM))

    assert whole == inside
    assert _said(lost("nobody agrees", Construct.QUORUM))


def test_what_is_lost_inside_something_that_a_sister_carries_is_said():
    around = left_to("forms", "there", Construct.APPROVALS)
    found = _said({**around, **lost("nowhere", Construct.QUORUM)})

    assert {each.severity for each in found} == {Severity.HINT, Severity.WARNING}


def test_nothing_is_said_twice_of_one_line():
    for target in TARGETS.values():
        found = list(losses(target.name, target.capabilities, _catalog()))
        said = [(each.place.file, each.place.route, each.message) for each in found]
        assert len(said) == len(set(said))


def test_a_target_of_others_that_says_nothing_loses_everything_aloud():
    found = list(losses("theirs", {}, _catalog()))

    assert {each.severity for each in found} == {Severity.WARNING}
    assert all("does not say" in each.message for each in found)


@pytest.mark.parametrize("name", [n for n, each in TARGETS.items() if each.side])
def test_a_live_platform_leaves_to_a_sister_only_what_people_read_there(name):
    left = TARGETS[name].capabilities.values()

    assert {each.by for each in left} <= {"", "portal", "forms"}
