"""Who agrees, what happens next, what it costs and how it ends, in both locales."""

import re

import pytest

from catalogkit.model.service_item import ServiceItem
from catalogkit.targets.portal.agreed import agreements
from catalogkit.targets.portal.ends import ends
from catalogkit.targets.portal.priced import prices
from catalogkit.targets.portal.steps import steps
from catalogkit.targets.portal.ways import other_ways
from catalogkit.wording.contract import CONTRACT
from catalogkit.wording.names_of import names_of
from catalogkit.wording.reader import Reader
from tests.deciding import company, kit

BOTH = ("en", "zh-CN")


def read(catalog, name, locale="en"):
    item = catalog.get(ServiceItem, name)
    assert item is not None
    return Reader(catalog, locale, names_of(catalog, item, locale)), item


def slots(template):
    return sorted(set(re.findall(r"\{\w+\}", template)))


@pytest.mark.parametrize("locale", CONTRACT)
def test_every_locale_says_everything_about_a_contract(locale):
    here, there = CONTRACT[locale], CONTRACT["en"]

    assert here.keys() == there.keys()
    same = {key for key in here if slots(here[key]) == slots(there[key])}
    assert here.keys() == same


@pytest.mark.parametrize("locale", BOTH)
@pytest.mark.parametrize("name", [each.id for each in company().items()])
def test_every_contract_of_the_company_can_be_read(name, locale):
    told = read(company(), name, locale)

    words = [each.who for each in agreements(*told)]
    words += [line for each in agreements(*told) for line in each.details]
    words += [each.said for each in steps(*told)]
    words += [line for each in steps(*told) for line in each.details]
    words += [each.price for each in prices(*told)]
    words += [each.title for each in other_ways(*told)]
    words += ends(*told)

    assert all(each.strip() for each in words)
    assert not any("{" in each or "““" in each for each in words)


def test_systems_and_places_are_called_by_their_titles():
    reader, _ = read(company(), "system-change", "zh-CN")
    shop, _ = read(company(), "till-new")

    assert reader.names.options["system"]["pos"] == "收银系统"
    assert shop.names.options["store"]["hq-shanghai"] == "Shanghai head office"


def test_an_approval_says_who_and_when_and_what_silence_means():
    boss, owner, *_, late = agreements(*read(kit(), "kit"))

    assert boss.who == "The manager of the person it is for"
    assert boss.question == "Needed?"
    assert owner.who == "Whoever owns what you choose under “System” and auditor"
    assert owner.details == (
        "only if System is given",
        "asked after: the manager of the person it is for",
        "answers within 1 business day",
        "without an answer in time, the request is refused",
        "when away: the head of Security",
    )
    assert "asked afterwards, so that the work need not wait" in late.details


def test_an_approval_reads_well_in_chinese():
    boss, owner, *_ = agreements(*read(kit(), "kit", "zh-CN"))

    assert boss.who == "使用人的主管"
    assert boss.details == (
        "工作时间 4 小时内答复",
        "逾期未答复，将上报处理",
        "申请人本人不得审批",
    )
    assert owner.who == "您在“系统”中所选内容的负责人和 auditor"


def test_some_of_several_are_enough_and_the_sentence_says_how_many():
    *_, abroad = agreements(*read(company(), "data-extract"))
    *_, chinese = agreements(*read(company(), "data-extract", "zh-CN"))

    assert abroad.who == (
        "At least 2 of the general counsel, the data protection officer "
        "and Information security"
    )
    assert chinese.who == "法务负责人、数据保护专员和信息安全组中的至少 2 方"


def test_a_role_is_called_as_the_manifest_says_in_each_locale():
    head, council, _ = agreements(*read(company(), "salary-data-access"))
    chinese, *_ = agreements(*read(company(), "salary-data-access", "zh-CN"))

    assert head.who == "The head of HR"
    assert "asked after: the head of HR" in council.details
    assert chinese.who == "人事负责人"


def test_steps_stand_in_the_order_in_which_the_tracker_shows_them():
    found = steps(*read(company(), "new-starter"))

    assert [each.said for each in found] == [
        "Checking the contract",
        "Opening the account",
        "Laptop on its way",
        "Badge being made",
        "VPN being opened",
    ]
    assert found[2].item == "laptop"
    assert "at the same time as the step before" in found[3].details


def test_a_step_that_depends_on_the_work_says_only_that_it_may_come():
    *_, on_site = steps(*read(company(), "till-fault"))

    assert on_site.details == (
        "only if it is needed",
        "Waiting for a supplier",
        "then waits for up to 90 working minutes",
    )


def test_a_task_without_public_words_is_not_shown_to_requesters():
    assert "undo" not in {each.id for each in steps(*read(kit(), "kit"))}


def test_prices_name_what_they_are_for():
    told = prices(*read(company(), "laptop"))

    assert [(each.what, each.price) for each in told][:2] == [
        ("", "12 EUR a month"),
        ("Model: 14-inch laptop", "940 EUR once"),
    ]
    assert prices(*read(company(), "laptop"))[2].what == (
        "Model: 16-inch workstation, offered only if "
        "“What will it be used for?” is “Design and film”"
    )
    assert prices(*read(kit(), "kit"))[1].price == (
        "100.10 EUR once and 1 EUR a month, times “How many”"
    )


def test_the_end_is_told_with_reminders_and_what_is_taken_back():
    told = ends(*read(company(), "shared-mailbox"))

    assert told[:4] == (
        "It ends on the day you give under “Until when?”.",
        "You are told 10 business days before it ends.",
        (
            "Every 90 days, whoever owns what you choose under “Mailbox” "
            "confirms that it is still needed."
        ),
        "Without that, it is taken back.",
    )
    assert (
        "If we wait for your answer, we remind you after 1 and 3 business days." in told
    )


def test_a_confidential_record_says_who_reads_it():
    assert ends(*read(company(), "new-starter", "zh-CN"))[-2:] == (
        "仅人事服务组和身份与权限组可以查看此申请。",
        "关闭 365 天后予以删除。",
    )
