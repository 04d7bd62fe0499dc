"""Each locale says everything, and every condition can be read aloud."""

import re

import pytest
from hypothesis import given

from catalogkit.catalog.canonical import (
    FALSE,
    TRUE,
    And,
    Ask,
    Between,
    Given,
    Is,
    Isnt,
    Not,
    Or,
    Other,
    Rows,
    Today,
)
from catalogkit.wording import (
    LOCALES,
    Names,
    best,
    request_labels,
    say,
    sentence,
    time_span,
)
from catalogkit.wording.contract import CONTRACT
from catalogkit.wording.sentences import WORDINGS
from tests.strategies_conditions import SCOPE, conditions

ENGLISH = WORDINGS["en"]
LABELS = Names(
    {name: f"Frage {name}?" for name in SCOPE.names()},
    {"device": {"managed": "Managed by IT", "unmanaged": "自带设备"}},
    {"hq": "Head office"},
    {"budget": "EUR"},
)
UNMANAGED = Ask("device", Is(("unmanaged",)))
REGION = Ask("region", Is(("emea", "apac")))
MANY = Ask("quantity", Between(low=11))


def slots(template):
    return sorted(set(re.findall(r"\{\w+\}", template)))


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("part", ["sentences", "pages", "phrases"])
def test_every_locale_has_every_sentence_with_the_same_values(locale, part):
    here, there = getattr(WORDINGS[locale], part), getattr(ENGLISH, part)

    assert {key: slots(text) for key, text in here.items()} == {
        key: slots(text) for key, text in there.items()
    }
    assert all(text.strip() for text in here.values())


@given(tree=conditions())
def test_every_condition_can_be_read_aloud_in_every_locale(tree):
    for locale in LOCALES:
        for names in (Names(), LABELS):
            text = say(tree, names, locale)

            assert text.strip()
            assert "{" not in text.replace("{1,4}", "")


@pytest.mark.parametrize(
    ("tree", "english", "chinese"),
    [
        (
            And((UNMANAGED, REGION)),
            "device is unmanaged and region is emea or apac",
            "设备为“自带设备”，且 region 为“emea”或“apac”",
        ),
        (
            Ask("device", Isnt(("unmanaged",))),
            "device is given and is not unmanaged",
            "设备已填写且不为“自带设备”",
        ),
        (
            Not(UNMANAGED),
            "device is not unmanaged, or not given",
            "设备不为“自带设备”，或未填写",
        ),
        (
            And((UNMANAGED, Or((REGION, Not(MANY))))),
            (
                "device is unmanaged and (region is emea or apac or "
                "(quantity is under 11, or not given))"
            ),
            (
                "设备为“自带设备”，且（region 为“emea”或“apac”，"
                "或（quantity 小于 11，或未填写））"
            ),
        ),
        (
            Not(And((UNMANAGED, MANY))),
            "it is not the case that (device is unmanaged and quantity is at least 11)",
            "并非（设备为“自带设备”，且 quantity 不小于 11）",
        ),
        (
            Ask("start", Between(high=Today("+30d"))),
            "start is 30 days from today or earlier",
            "start 不晚于今天起 30 天后",
        ),
        (
            Ask("end", Between(low=Other("start", time=True), low_open=True)),
            "end is after start",
            "end 晚于 start",
        ),
        (
            Ask("items", Rows(every=False, tree=Ask("device", Given(given=False)))),
            "items has a line in which device is not given",
            "items 中有一行满足：device 未填写",
        ),
        (TRUE, "always", "始终成立"),
        (FALSE, "never", "从不成立"),
    ],
)
def test_conditions_are_read_as_a_colleague_would(tree, english, chinese):
    names = Names({"device": "设备"}, {"device": {"unmanaged": "自带设备"}})

    assert say(tree) == english
    assert say(tree, names, "zh-CN") == chinese


def test_what_is_known_of_places_and_systems_has_a_word_in_each_locale():
    abroad = Ask("store.country", Is(("DE",)))

    assert say(abroad, Names({"store": "Shop"})) == "country of Shop is DE"
    assert say(abroad, Names({"store": "门店"}), "zh-CN") == "门店的国家为“DE”"
    several = Ask("areas.count", Between(low=4))
    assert say(several, Names({"areas": "区域"}), "zh-CN") == "区域的数量不小于 4"
    other = Ask("store.shelf", Is(("DE",)))
    assert say(other, Names({"store": "Shop"})) == "shelf of Shop is DE"


def test_labels_of_several_words_stand_in_quotes():
    names = Names(options={"device": {"unmanaged": "My own"}})

    assert say(UNMANAGED, names) == "device is “My own”"


def test_a_locale_falls_back_to_its_language_and_then_to_english():
    assert [best(each) for each in ("zh", "zh-TW", "en-GB", "de", "zh-CN")] == [
        "zh-CN",
        "zh-CN",
        "en",
        "en",
        "zh-CN",
    ]


def test_one_is_not_many():
    assert sentence("en", "too_short", count=1) == "Please write at least 1 character"
    assert sentence("en", "too_short", count=3) == "Please write at least 3 characters"
    assert time_span("en", 1, "bd") == "1 business day"
    assert time_span("zh-CN", 72, "h", elapsed=True) == "72 小时"


def test_chinese_and_latin_keep_a_space_where_they_meet():
    days, hours = time_span("zh-CN", 1, "bd"), time_span("zh-CN", 4, "h")

    filled, said = WORDINGS["zh-CN"].filled, CONTRACT["zh-CN"]
    assert filled(said["reply"], {"time": days}) == "我们将在 1 个工作日内回复"
    assert filled(said["done"], {"time": hours}) == "工作时间 4 小时内完成"


def test_what_a_request_knows_is_said_without_quotes():
    dear = Ask("request.cost", Between(low=1500, low_open=True))

    assert say(dear, Names(request_labels("en"))) == "the cost is over 1500"


def test_a_value_that_is_missing_is_an_error_of_the_caller():
    with pytest.raises(KeyError):
        sentence("en", "file_too_large")


def test_a_value_with_braces_stays_a_value():
    said = sentence("en", "see_instead", title="{limit} [a|b]")

    assert said == "See instead: {limit} [a|b]"


def test_what_a_request_knows_has_a_name():
    assert request_labels("zh-CN")["request.channel"] == "渠道"
