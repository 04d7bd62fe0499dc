"""The authors' traps: each is named, and mended as the author meant it."""

import pytest

from catalogkit.source.edit import apply
from catalogkit.source.read import read

BEFORE, AFTER = "kind: team\n", "last: line\n"


@pytest.mark.parametrize(
    "written, rule, meant",
    [
        (
            "a: {en: Phone, laptop and badge}",
            "comma-in-text",
            {"en": "Phone, laptop and badge"},
        ),
        (
            "a: {en: Red, green, blue, zh-CN: 红}",
            "comma-in-text",
            {"en": "Red, green, blue", "zh-CN": "红"},
        ),
        ("a: {en: Phone,laptop}", "comma-in-text", {"en": "Phone,laptop"}),
        ("a: {price: 1,200 EUR}", "comma-in-text", {"price": "1,200 EUR"}),
        ("a: {en: a, b}", "comma-in-text", {"en": "a, b"}),
        ("a: Ticket #12 is open", "cut-by-comment", "Ticket #12 is open"),
        ("a: Ticket #12 is open  # really", "cut-by-comment", "Ticket #12 is open"),
        ("a: {b: #security}", "cut-by-comment", {"b": "#security"}),
        ("a: #security", "cut-by-comment", "#security"),
        (
            "a: {en: Ticket #12 is open, zh-CN: 工单}",
            "cut-by-comment",
            {"en": "Ticket #12 is open", "zh-CN": "工单"},
        ),
        ("a： VPN", "full-width-punctuation", "VPN"),
        ("a：VPN", "full-width-punctuation", "VPN"),
        (
            "a: {en： VPN， zh-CN： 网}",
            "full-width-punctuation",
            {"en": "VPN", "zh-CN": "网"},
        ),
        (
            "a: {en: VPN， zh-CN: 网}",
            "full-width-punctuation",
            {"en": "VPN", "zh-CN": "网"},
        ),
        ("a: ｛en: VPN｝", "full-width-punctuation", {"en": "VPN"}),
        ("a: [b， c]", "full-width-punctuation", ["b", "c"]),
        ("a:\u3000VPN", "full-width-punctuation", "VPN"),
        ("a: @home", "special-character", "@home"),
        ("a: `code` first", "special-character", "`code` first"),
        ("a: %20", "special-character", "%20"),
        ("a: *bold* text", "special-character", "*bold* text"),
        ("a: & more", "special-character", "& more"),
        ("a: &Friends network", "special-character", "&Friends network"),
        ("a: > 5 days", "special-character", "> 5 days"),
        ("a: | pipe", "special-character", "| pipe"),
        ("a: - none", "special-character", "- none"),
        ("a: [Draft] VPN", "special-character", "[Draft] VPN"),
        ("a: {name} logs in", "special-character", "{name} logs in"),
        (
            "a: {en: @home, zh-CN: 家}",
            "special-character",
            {"en": "@home", "zh-CN": "家"},
        ),
        ("a: !important text", "tag", "!important text"),
        ("a: ! important", "tag", "! important"),
        ("a: *star", "unknown-alias", "*star"),
        ("a: Note: read this", "colon-in-text", "Note: read this"),
        ("a: Note:", "colon-in-text", "Note:"),
        (
            "a: {en: Note: read, zh-CN: 注}",
            "colon-in-text",
            {"en": "Note: read", "zh-CN": "注"},
        ),
        ("a: [First step: log in]", "colon-in-text", ["First step: log in"]),
        ("a:VPN", "missing-space", "VPN"),
        ("a: {site:hq}", "missing-space", {"site": "hq"}),
        ("a:\n  - b\n  -c", "missing-space", ["b", "c"]),
        ("a:\n\tb: c", "tab", {"b": "c"}),
        ("a:\tb", "tab", "b"),
        ('a: "b', "unclosed-quote", "b"),
        ("a: 'b  # comment", "unclosed-quote", "b"),
        ("a: 'it's here'", "unclosed-quote", "it's here"),
        ('a: "Foo" bar', "unclosed-quote", '"Foo" bar'),
        (
            'a: {en: "Foo" bar, zh-CN: 富}',
            "unclosed-quote",
            {"en": '"Foo" bar', "zh-CN": "富"},
        ),
        (
            "a: {en: What's up, zh-CN: '怎么了}",
            "unclosed-quote",
            {"en": "What's up", "zh-CN": "怎么了"},
        ),
        ('a: "C:\\dir"', "backslash", "C:\\dir"),
        ("a: [b, c", "unclosed-bracket", ["b", "c"]),
        ("a: {b: c", "unclosed-bracket", {"b": "c"}),
        ("a: [b, c]]", "unclosed-bracket", ["b", "c"]),
        ("a: [b, c}", "unclosed-bracket", ["b", "c"]),
    ],
)
def test_a_trap_is_named_and_mended_as_it_was_meant(written, rule, meant):
    data = f"{BEFORE}{written}\n{AFTER}".encode()

    (trap,) = read("x.yaml", data).diagnostics
    assert trap.fix is not None
    mended = apply(data, [trap.fix])

    assert trap.rule == f"yaml/{rule}"
    assert trap.place.span.line == 2 + written.count("\n")
    assert read("x.yaml", mended).value == {"kind": "team", "a": meant, "last": "line"}
    assert not read("x.yaml", mended).diagnostics


@pytest.mark.parametrize(
    "written, rule",
    [
        ("a: {team: b, urgent}", "comma-in-text"),
        ('a: {en: "Phone", laptop}', "comma-in-text"),
        ("a: {name}", "special-character"),
        ("a: text #todo", "cut-by-comment"),
        ("a: 'x'#y", "cut-by-comment"),
        ("a:\n    b: c\n  d: e", "indentation"),
        ("a: {b: [c}", "unclosed-bracket"),
        ("just words", "not-readable"),
        ("a: b\n- c", "not-readable"),
        ("a: !!str b", "tag"),
        ("a: !secret {b: c}", "tag"),
    ],
)
def test_where_several_things_may_be_meant_nothing_is_mended(written, rule):
    data = f"{BEFORE}{written}\n{AFTER}".encode()

    found = read("x.yaml", data).diagnostics

    assert [(each.rule, each.fix) for each in found] == [(f"yaml/{rule}", None)]


@pytest.mark.parametrize(
    "fine",
    [
        "a: {en: 'Phone, laptop and badge'}",
        "a: text # comment",
        "a: text  #comment",
        "a: C#, F# and a#b",
        "a: 访客网络：一号楼，二号楼",
        "a: [访客，来宾, VPN，远程]",
        "a: {zh-CN: VPN，远程：接入}",
        "a: 50% & more * 2 > 1 | 3 @ home!",
        "a: -5\nb: --flag\nc: ..2\nd: 11..",
        "a: it's\nb: 5 o'clock\nc: \"quoted\"",
        "a: http://x:80/y#z\nb: 12:30",
        "a: [purpose: site, {b: c}]",
        "a: {b: , c: }\nd:",
        "a: &x b\nc: *x",
        "a: |\n  Ticket #12: {en: a, b}\n  \ttab, ：，\n",
        'a: "#12 {a, b}: @x"',
    ],
)
def test_what_only_looks_like_a_trap_is_left_alone(fine):
    assert not read("x.yaml", f"{fine}\n".encode()).diagnostics


def test_every_mistake_of_a_file_is_told_at_once():
    lines = [
        "a: @home",
        "b: c",
        "d: Note: this",
        "e: {en: Phone, badge}",
        "f: g",
        "f: h",
    ]

    found = read("x.yaml", "\n".join(lines).encode()).diagnostics

    assert [(each.rule, each.place.span.line) for each in found] == [
        ("yaml/special-character", 1),
        ("yaml/colon-in-text", 3),
        ("yaml/duplicate-key", 6),
        ("yaml/comma-in-text", 4),
    ]


def test_a_quote_that_never_ends_is_blamed_where_it_opens():
    lines = ['a: "b', "c: d", "e: [f]", 'g: "h"', "i: j"]

    (found,) = read("x.yaml", "\n".join(lines).encode()).diagnostics

    assert (found.rule, found.place.span.line) == ("yaml/unclosed-quote", 1)


def test_fixes_of_one_file_are_made_together():
    data = b"a: @home\nb: Note: this\nc: {en: Phone, badge}\n"

    mended = apply(
        data, [each.fix for each in read("x.yaml", data).diagnostics if each.fix]
    )

    assert mended == b'a: "@home"\nb: "Note: this"\nc: {en: "Phone, badge"}\n'
