"""A promise in words: its examples are what `decide` says."""

import datetime
from dataclasses import replace

import pytest

from catalogkit.catalog.canonical import both, negated
from catalogkit.catalog.clock import clocks
from catalogkit.catalog.promises import promised
from catalogkit.catalog.regions import Unproven
from catalogkit.catalog.scopes import Scopes
from catalogkit.catalog.usual_week import usual_moments
from catalogkit.decide import Refused
from catalogkit.decide.decided import decided
from catalogkit.decide.mutants.places import Around
from catalogkit.decide.rulebook import rulebook
from catalogkit.decide.witnesses import Witnesses
from catalogkit.model.promise import By
from catalogkit.model.service_item import ServiceItem
from catalogkit.model.time import Calendar
from catalogkit.targets.portal.promised import promised_said
from catalogkit.targets.portal.ways import other_ways, usual_promise
from catalogkit.wording.contract.hours import hours_said
from catalogkit.wording.contract.moments import moment_said, zone_said
from catalogkit.wording.names_of import names_of
from catalogkit.wording.reader import Reader
from tests.catalogs import project
from tests.deciding import company, kit

ITEMS = [each.id for each in company().items()]
DAY = datetime.timedelta(days=1)


def reader(catalog, item=None, locale="en"):
    names = () if item is None else (names_of(catalog, item, locale),)
    return Reader(catalog, locale, *names)


def item_of(catalog, name):
    found = catalog.get(ServiceItem, name)
    assert found is not None
    return found


def usual_request(catalog, item, name, promise):
    """A request that takes a path, and none of the exceptions of its promise."""
    around = Around(catalog, item, Scopes(catalog))
    cases = [case.when for case in promise.fulfil or () if case.when is not None]
    tree = both([around.taken(name), *(negated(around.tree(w)) for w in cases)])
    try:
        return Witnesses(catalog, item).some(tree)
    except Unproven:
        return None


@pytest.mark.parametrize("name", ITEMS)
def test_every_worked_example_is_what_decide_says(name):
    catalog = company()
    item = item_of(catalog, name)
    for path, where in item.paths.items():
        promise = promised(item, where)
        if promise is None:
            continue
        request = usual_request(catalog, item, path, promise)
        if request is None:
            continue
        for each in promised_said(reader(catalog, item), promise).examples:
            asked = replace(request, at=each.at)
            last = promise.fulfil[-1].is_ if promise.fulfil else None
            if isinstance(last, By):
                day = each.due.date()
                asked = answered(asked, last.by, day)
                sooner = answered(asked, last.by, day - DAY)
                assert said(catalog, item, sooner) in {None, "refused"}
            moved = last.by if isinstance(last, By) else None
            may = asks_for_days(item, moved)
            expected = {each.due, "refused"} if may else {each.due}
            assert said(catalog, item, asked) in expected


def asks_for_days(item, moved):
    """Whether a request of one day may be refused on another, for days not `moved`."""
    return any(each.type == "date" and each.id != moved for each in item.form)


def answered(request, field, day):
    answers = {**request.answers, field: day.isoformat()}
    return replace(request, answers=answers)


def said(catalog, item, request):
    try:
        return decided(rulebook(catalog), item, request, traced=False).due
    except Refused:
        return "refused"


def test_a_promise_is_read_with_two_moments_of_an_ordinary_week():
    item = item_of(company(), "cash-office-access")

    english = usual_promise(reader(company(), item), item)
    chinese = usual_promise(reader(company(), item, "zh-CN"), item)

    assert english.lines == (
        "Done within 4 working hours",
        "We reply within 2 working hours",
    )
    assert [each.said for each in english.examples] == [
        "Approved on Tuesday 10:00: done by Tuesday 15:00",
        "Approved on Friday 16:30: done by Monday 11:30",
    ]
    assert [each.said for each in chinese.examples] == [
        "周二 10:00 审批通过，周二 15:00 前完成",
        "周五 16:30 审批通过，下周一 11:30 前完成",
    ]
    assert english.notes[0] == (
        "Working time is Monday to Friday 09:00–12:00 and 13:00–18:00, "
        "except on public holidays (Shanghai time)."
    )


def test_exceptions_are_told_in_words_and_the_usual_case_has_the_examples():
    item = item_of(company(), "laptop")

    found = usual_promise(reader(company(), item), item)

    assert found.lines[0] == "Usually done within 5 business days"
    assert found.cases[0] == (
        "Done within 15 business days if Model is “16-inch workstation”"
    )


def test_ready_on_day_one_names_the_question_and_the_first_day_that_is_far_enough():
    item = item_of(company(), "new-starter")

    found = usual_promise(reader(company(), item, "zh-CN"), item)

    assert found.lines[0] == (
        "在您填写的“入职日期”当天 09:00 前就绪，须至少提前 15 个工作日提交"
    )
    assert found.examples[0].said == (
        "最晚周二 10:00 提交，12 月 15 日（周二）09:00 就绪"
    )


def test_a_class_of_promise_is_told_priority_by_priority():
    item = item_of(company(), "till-fault")

    found = usual_promise(reader(company(), item), item)

    assert not found.examples
    assert [each.title for each in found.levels][:2] == ["Priority P1", "Priority P2"]
    assert found.levels[0].lines[-1] == "The clock runs day and night, every day."
    assert found.levels[0].examples[1].said == (
        "Asked on Saturday 22:00: done by Sunday 02:00"
    )


def test_a_coming_promise_is_announced_and_one_that_is_past_is_not():
    texts = {
        "laptop": """\
            kind: service_item
            id: laptop
            title: {en: Laptop, zh-CN: 笔记本电脑}
            owner: service-desk
            promise:
              calendar: hq
              fulfil: 3bd
              next: {effective_from: 2027-01-01, fulfil: 1bd}
            paths: {standard: {team: service-desk}}
            """
    }
    catalog = project(**texts).catalog
    assert catalog is not None
    item = item_of(catalog, "laptop")

    assert usual_promise(reader(catalog, item), item).notes[-1] == (
        "From 1 January 2027: done within 1 business day"
    )
    later = replace(catalog, today=datetime.date(2027, 1, 2))
    found = usual_promise(Reader(later, "en"), item)
    assert found.lines == ("Done within 1 business day",)
    assert not any("From" in each for each in found.notes)


def test_where_nothing_is_promised_the_page_says_what_happens_instead():
    item = item_of(kit(), "kit")

    ways = {each.id: each for each in other_ways(reader(kit(), item), item)}

    assert ways["change"].told == "We call you."
    assert ways["change"].title == "We plan it as a change"
    assert ways["change"].promised is None
    assert ways["dear"].because == "It is dear."
    assert ways["dear"].when == "If the cost is over 800 EUR"


@pytest.mark.parametrize(
    ("today", "first"),
    [
        ("2026-11-28", "2026-12-01T10:00:00+08:00"),
        ("2026-12-20", "2027-01-05T10:00:00+08:00"),  # New Year's Day is no usual week
    ],
)
def test_examples_lie_in_the_next_ordinary_week(today, first):
    clock = clocks(company())["hq"]

    found = usual_moments(clock, datetime.date.fromisoformat(today))

    assert found[0].isoformat() == first
    assert clock.closes(int(found[1].timestamp())) - found[1].timestamp() == 90 * 60


def test_hours_and_zones_are_told_as_people_say_them():
    catalog = company()
    calendars = {each.id: each for each in catalog.all(Calendar)}
    english, chinese = reader(catalog), reader(catalog, locale="zh-CN")

    assert hours_said(english, calendars["24x7"]) == "around the clock"
    assert hours_said(chinese, calendars["24x7"]) == "全天 24 小时"
    assert hours_said(chinese, calendars["stores-cn"]) == (
        "周一至周日 09:30–22:00（上海时间）"
    )
    assert zone_said(english, "America/New_York") == "New York time"
    assert zone_said(chinese, "Pacific/Chatham") == "Pacific/Chatham"


def test_a_moment_names_its_day_only_as_far_as_it_is_needed():
    english, chinese = reader(company()), reader(company(), locale="zh-CN")
    asked = datetime.datetime.fromisoformat("2026-12-25T16:30+08:00")
    monday, later = asked + 3 * DAY, asked + 10 * DAY

    assert moment_said(english, monday, asked) == "Monday 16:30"
    assert moment_said(chinese, monday, asked) == "下周一 16:30"
    assert moment_said(english, later, asked) == "Monday 4 January 2027 16:30"
    assert moment_said(chinese, later, asked) == "2027 年 1 月 4 日（周一）16:30"


def test_entities_of_the_world_have_a_promise_in_words():
    catalog = project().catalog
    assert catalog is not None
    item = item_of(catalog, "vpn-access")

    assert usual_promise(reader(catalog, item), item).examples
