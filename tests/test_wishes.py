"""What sounds like a wish, and what only looks like one."""

import pytest

from catalogkit.checks.deliverable.wishful import Ear

RESULTS = {
    "en": (
        "Access request is approved",
        "Support ticket resolved",
        "Request approved by the manager",
        "The requester's browser is supported",
        "The requested software is installed",
        "Order confirmation is in your mailbox",
        "Orders arrive in the warehouse again",
        "Help page is published",
        "The applicant has a badge",
        "Laptop and badge lie on the desk",
        "The printer prints and three labels show the right price",
        "The supervisor key works at every till of the shop",
        "You no longer need to sign in twice",
        "Every machine that must run at night is running",
        "Open ports are closed",
        "Meeting room booked",
        "Managed laptop delivered",
        "The request has been approved and the order placed",
        "The application opens without a password",
        "The provider has confirmed the order",
        "Updated software",
    ),
    "zh-CN": (
        "支持工单已解决",
        "申请人的 VPN 访问已开通",
        "申请已批准",
        "申请人可访问共享邮箱",
        "请求的软件已安装",
        "支持人员账号已停用",
        "技术支持合同已签署",
        "帮助文档已发布",
        "配置生效",
        "安装已完成",
        "服务恢复正常",
        "收银机已恢复收款，测试小票已打印",
        "处理结果已告知本人",
    ),
}
WISHES = {
    "en": (
        "Apply for VPN access",
        "Request VPN access",
        "VPN request",
        "To request access for a colleague",
        "Please give me access",
        "Help with your printers in the office",
        "Support for Excel",
        "IT support",
        "Technical assistance",
        "Provide access to the VPN",
        "Providing VPN access",
        "Installation of software",
        "Install software",
        "Set up a new mailbox",
        "Handling of incidents",
        "The laptop will be delivered",
        "VPN access is requested",
        "Your request has been submitted",
        "The ticket is being processed",
        "Support is provided",
        "The requester can apply for a laptop",
        "Access to the system should be given",
    ),
    "zh-CN": (
        "申请 VPN",
        "申请开通 VPN 访问",
        "VPN 申请",
        "请求协助",
        "协助安装软件",
        "支持 Excel 使用",
        "技术支持",
        "提供帮助",
        "希望开通邮箱",
        "需要一台电脑",
        "申请已提交",
        "已申请 VPN",
        "正在为您开通 VPN",
        "开通 VPN 访问",
        "已提供支持",
        "将为您开通权限",
    ),
}


@pytest.mark.parametrize(
    "locale,text", [(locale, text) for locale in RESULTS for text in RESULTS[locale]]
)
def test_a_completed_result_is_no_wish(locale: str, text: str) -> None:
    assert Ear(locale).wish(text) is None


@pytest.mark.parametrize(
    "locale,text", [(locale, text) for locale in WISHES for text in WISHES[locale]]
)
def test_a_wish_or_an_activity_is_heard(locale: str, text: str) -> None:
    assert Ear(locale).wish(text)


def test_a_language_without_words_hears_only_those_of_the_manifest() -> None:
    ear = Ear("de", extra=("bitte um",))

    assert ear.wish("Request VPN access") is None
    assert ear.wish("Bitte um Zugang") == "bitte um"


def test_a_word_of_the_manifest_is_plain_text_and_no_pattern() -> None:
    ear = Ear("en", extra=("(a+)+$",))

    assert ear.wish("A rule with aaaa") is None


def test_what_the_manifest_excuses_is_taken_out_before_listening() -> None:
    ear = Ear("en", excused=("On-site support",))

    assert ear.wish("On-site support") is None
    assert ear.wish("On-site support, and help with mail") == "help with"


def test_case_space_and_a_full_stop_make_no_difference() -> None:
    assert Ear("en").wish("  REQUEST\n a  laptop. ") == "request a"
