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
FORM = {
    "needed": "必填",
    "optional": "选填",
    "no_answer": "不填",
    "only_if": "仅当{condition}时填写",
    "needed_if": "当{condition}时必填",
    "usually": "通常为{value}",
    "depends": "可选内容取决于您的其他回答",
    "kept": "已填写，此处不显示",
    "confidential": "保密信息：核对和复制时均不显示",
    "filter": "筛选列表",
    "review": "核对填写内容",
    "check_first": "请核对您的填写内容",
    "change_answers": "返回修改",
    "total": "合计",
    "copy": "复制为文本",
    "copied": "已复制",
    "save": "保存为文件",
    "hand_in": "申请尚未提交。请复制或保存填写内容，然后提交给服务台。",
    "hand_in_at": "前往提交",
    "by_hand": "本页面无法直接提交。请准备好以上内容，并通过上述任一渠道提出申请。",
    "nothing_asked": "无需填写任何内容，可直接申请。",
    "comma": "、",
}
PAGES = {**FRAME, **ITEM, **FORM}
