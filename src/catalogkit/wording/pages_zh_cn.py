"""门户页面的简体中文文字: what the pages of the portal say in Simplified Chinese."""

FRAME = {
    "skip": "跳到正文",
    "home": "全部服务",
    "locale": "语言",
    "here": "当前位置",
    "locale_name": "简体中文",
}
ITEM = {
    "ask_for_it": "立即申请",
}
PAGES = {**FRAME, **ITEM}
