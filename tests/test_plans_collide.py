"""What collides, why, and when it would be free."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogkit.catalog.clock import moment
from catalogkit.catalog.offsets import DAY
from catalogkit.catalog.windows import collisions, next_free
from catalogkit.catalog.windows.free import HORIZON
from catalogkit.catalog.windows.said import overlap_told, span_told
from catalogkit.catalog.windows.zones import exact, zone_of
from tests.plans import met, planned, work_of

NIGHT = "window: {from: 2026-12-05T22:00+08:00, to: 2026-12-06T02:00+08:00}"
MINUTE = datetime.timedelta(minutes=1)


def freeze(first, last, more=""):
    """A freeze in Shanghai from a day to another."""
    return f"when: {{from: {first}, to: {last}, calendar: shanghai}}{more}"


def free(catalog, **asked):
    """The next free slot of the work `it`, in words."""
    work = work_of(catalog, "it")
    found = next_free(catalog, work, **asked)
    return found and span_told(*found, zone_of(catalog, work))


@pytest.mark.parametrize(
    ("reach", "why"),
    [
        ("", "'rest' covers everything"),
        ("systems: [crm]", "'rest' covers 'crm'"),
        (
            "streams: [selling]",
            "'crm' is run by stage 'note' of 'selling', which 'rest' covers",
        ),
        ("sites: [asia]", "'rest' covers 'shop'"),
        ("sites: [shop]", "'rest' covers 'shop'"),
    ],
)
def test_a_freeze_covers_what_it_names_and_what_that_needs(reach, why):
    covers = f", applies_to: {{{reach}}}" if reach else ""
    catalog = planned(
        rest=freeze("2026-12-05", "2026-12-05", covers),
        it=f"work: release, {NIGHT}, sites: [shop]",
    )

    (found,) = collisions(
        catalog, datetime.date(2026, 12, 1), datetime.date(2027, 1, 1)
    )

    assert [each.why for each in found.on] == [why]
    assert found.level == "hard"
    assert overlap_told(catalog, found) == "2026-12-05 22:00 to 2026-12-06 00:00 +08:00"


@pytest.mark.parametrize(
    "reach", ["systems: [mail]", "sites: [europe]", "streams: [selling]"]
)
def test_a_freeze_covers_nothing_else(reach):
    catalog = planned(
        rest=freeze("2026-12-05", "2026-12-05", f", applies_to: {{{reach}}}"),
        it=f"work: release, {NIGHT}, sites: [shop], systems: "
        + ("[crm]" if "selling" not in reach else "[mail]"),
    )

    assert not met(catalog)


def test_an_interface_that_will_change_is_a_system_that_is_touched():
    catalog = planned(
        rest=freeze("2026-12-05", "2026-12-05", ", applies_to: {systems: [hub]}"),
        it=f"work: release, {NIGHT}, systems: [], "
        "changes: [{interface: hub.api, version: 2}]",
    )

    assert met(catalog) == [("it", "rest", "hard")]


def test_a_campaign_that_changes_nothing_is_no_change():
    sale = f"work: campaign, {NIGHT}"
    rest = freeze("2026-12-05", "2026-12-05")

    assert not met(planned(rest=rest, it=sale))
    assert met(planned(rest=rest, it=f"{sale}, outage: 5m"))


def test_works_of_two_teams_collide_on_one_system_and_meet_on_one_stream():
    other = "work: change, team: theirs, " + NIGHT

    assert met(
        planned(it=f"work: change, {NIGHT}", two=f"{other}, systems: [crm]")
    ) == [("two", "it", "same")]
    assert met(
        planned(it=f"work: change, {NIGHT}", two=f"{other}, systems: [till]")
    ) == [("two", "it", "near")]
    assert not met(
        planned(it=f"work: change, {NIGHT}", two=f"{other}, systems: [mail]")
    )


def test_two_works_of_one_team_are_its_own_affair():
    work = f"work: change, {NIGHT}"

    assert not met(planned(it=work, two=work))


@pytest.mark.parametrize(
    ("ours", "theirs", "level"),
    [
        ("[china]", "[shop]", "near"),
        ("[shop]", "[asia]", "near"),
        ("[china]", "[europe]", None),
        ("[]", "[europe]", None),  # at one place only where both name one
    ],
)
def test_works_meet_at_a_place_that_lies_in_the_other(ours, theirs, level):
    catalog = planned(
        it=f"work: change, {NIGHT}, systems: [mail], sites: {ours}",
        two=f"work: change, team: theirs, {NIGHT}, systems: [till], sites: {theirs}",
    )

    assert [each[2] for each in met(catalog)] == ([level] if level else [])


def test_works_at_places_apart_do_not_collide_on_one_system():
    catalog = planned(
        it=f"work: change, {NIGHT}, sites: [china]",
        two=f"work: change, team: theirs, {NIGHT}, systems: [crm], sites: [europe]",
    )

    assert not met(catalog)


def test_moments_are_compared_whatever_their_zone():
    there = "work: change, team: theirs, systems: [crm], window: "
    it = f"work: change, {NIGHT}"

    after = "{from: 2026-12-05T19:00+01:00, to: 2026-12-05T20:00+01:00}"
    before = "{from: 2026-12-05T18:59+01:00, to: 2026-12-05T20:00+01:00}"

    assert not met(planned(it=it, two=there + after))
    assert met(planned(it=it, two=there + before))


def test_a_collision_of_every_week_is_told_every_week():
    catalog = planned(
        it="work: change, window: {from: 2026-12-01T22:00+08:00,"
        " to: 2026-12-01T23:00+08:00, rrule: FREQ=WEEKLY;COUNT=3, calendar: shanghai}",
        two="work: change, team: theirs, systems: [crm], window: "
        "{from: 2026-12-01T00:00+08:00, to: 2026-12-12T00:00+08:00}",
    )

    assert met(catalog) == [("it", "two", "same")] * 2


def test_either_work_may_say_that_the_other_team_knows():
    two = f"work: change, team: theirs, systems: [crm], {NIGHT}"
    says = ", agreed: [{work: %s, by: %s}]"
    one = f"work: change, {NIGHT}"

    for catalog in (
        planned(it=one + says % ("two", "theirs"), two=two),
        planned(it=one, two=two + says % ("it", "ours")),
    ):
        (found,) = collisions(
            catalog, datetime.date(2026, 12, 1), datetime.date(2027, 1, 1)
        )
        assert found.is_agreed


def test_nobody_can_agree_to_work_in_a_hard_freeze():
    for level, agreed in (("soft", True), ("hard", False)):
        catalog = planned(
            rest=freeze("2026-12-05", "2026-12-05", f", level: {level}"),
            it=f"work: change, {NIGHT}, agreed: [{{freeze: rest, by: theirs}}]",
        )
        (found,) = collisions(
            catalog, datetime.date(2026, 12, 1), datetime.date(2027, 1, 1)
        )
        assert found.is_agreed == agreed
        assert (
            free(catalog) == "2026-12-05 22:00 to 2026-12-06 02:00 +08:00"
        ) == agreed


def test_the_next_free_slot_begins_when_what_stands_in_the_way_ends():
    catalog = planned(
        rest=freeze("2026-12-05", "2026-12-06"),
        two="work: change, team: theirs, systems: [crm], window: "
        "{from: 2026-12-07T01:00+08:00, to: 2026-12-07T05:30+08:00}",
        it=f"work: change, {NIGHT}",
    )

    assert free(catalog) == "2026-12-07 05:30 to 09:30 +08:00"
    assert (
        free(catalog, same_hour=True) == "2026-12-07 22:00 to 2026-12-08 02:00 +08:00"
    )


def test_a_work_that_meets_nothing_is_free_when_it_is_planned():
    catalog = planned(it=f"work: change, {NIGHT}")

    assert free(catalog) == "2026-12-05 22:00 to 2026-12-06 02:00 +08:00"


def test_nothing_is_free_before_today_or_before_a_work_can_begin():
    early = "window: {from: 2026-11-01T22:00+08:00, to: 2026-11-02T02:00+08:00}"

    today = planned(it=f"work: change, {early}")
    later = planned(it=f"work: change, {early}, earliest: 2026-12-24T12:00+08:00")

    assert free(today) == "2026-11-22 00:00 to 04:00 +08:00"
    assert free(later) == "2026-12-24 12:00 to 16:00 +08:00"


def test_a_slot_ends_by_the_time_that_is_asked_for_and_within_half_a_year():
    catalog = planned(
        rest=freeze("2026-12-05", "2026-12-06"), it=f"work: change, {NIGHT}"
    )
    fourth = exact(
        datetime.datetime.fromisoformat("2026-12-07T04:00+08:00"), datetime.UTC
    )

    assert free(catalog, until=fourth) == "2026-12-07 00:00 to 04:00 +08:00"
    assert free(catalog, until=fourth - 1) is None
    for_ever = planned(
        rest="when: {every: month, from: start, to: end}", it=f"work: change, {NIGHT}"
    )
    assert free(for_ever) is None
    assert HORIZON > 100


@st.composite
def obstacles(draw):
    """Freezes and works of another team in the first days of December."""
    found = {}
    for number in range(draw(st.integers(1, 4))):
        day, long = draw(st.integers(1, 12)), draw(st.integers(0, 3))
        calendar = draw(
            st.sampled_from(("", ", calendar: berlin", ", calendar: shanghai"))
        )
        if draw(st.booleans()):
            first = f"2026-12-{day:02}, to: 2026-12-{day + long:02}"
            found[f"f{number}"] = f"when: {{from: {first}{calendar}}}"
        else:
            hour, minute = draw(st.integers(0, 23)), draw(st.integers(0, 59))
            begin = f"2026-12-{day:02}T{hour:02}:{minute:02}"
            end = f"2026-12-{day + long + 1:02}T{hour:02}:{minute:02}"
            found[f"w{number}"] = (
                "work: change, team: theirs, systems: [till], window: "
                f"{{from: {begin}-05:00, to: {end}-05:00}}"
            )
    return found


@given(obstacles(), st.integers(1, 12), st.integers(1, 40))
@settings(max_examples=20)
def test_a_work_that_is_moved_to_its_free_slot_meets_nothing_and_earlier_it_does(
    others, day, hours
):
    begin = datetime.datetime.fromisoformat(f"2026-12-{day:02}T22:00+01:00")
    moved, slot = _planned(others, begin, hours)
    assert not _met(moved)
    if slot[0] == exact(begin, datetime.UTC):
        return

    last = moment(slot[0], datetime.UTC) - MINUTE
    for part in (0, 1, 2, 3):
        at = begin + (last - begin) * part / 3
        assert _met(_at(others, at.replace(second=0, microsecond=0), hours))


def _met(catalog):
    return [each for each in met(catalog) if "it" in each]


def _planned(others, begin, hours):
    """The plans with the work moved to its next free slot, and that slot."""
    catalog = _at(others, begin, hours)
    slot = next_free(catalog, work_of(catalog, "it"))
    assert slot is not None
    assert slot[1] - slot[0] == hours * 3600
    assert slot[0] - exact(begin, datetime.UTC) < 40 * DAY
    zone = datetime.timezone(datetime.timedelta(hours=1))
    return _at(others, moment(slot[0], zone), hours), slot


def _at(others, begin, hours):
    zone = datetime.timezone(datetime.timedelta(hours=1))
    begin = begin.astimezone(zone)
    end = begin + datetime.timedelta(hours=hours)
    window = f"{{from: {begin:%Y-%m-%dT%H:%M}+01:00, to: {end:%Y-%m-%dT%H:%M}+01:00}}"
    return planned(**others, it=f"work: change, window: {window}")
