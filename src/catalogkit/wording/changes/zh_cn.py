"""What requesters read of a change in Simplified Chinese."""

CHINESE = {
    "heading": "变更内容",
    "heading_on": "截至{day}的变更",
    "nothing": "没有影响您的变更。",
    "added": "新增",
    "changed": "有变化",
    "ending": "即将停用",
    "withdrawn": "不再提供",
    "elsewhere": "其他变化",
    "entry": "{title}（版本 {version}）",
    "until": "可申请至{day}。",
    "until_unknown": "即将停止受理。",
    "instead": "请改用{title}。",
    "details": "服务细节有调整。",
    "diff/became-optional": "{about}改为选填。",
    "diff/became-required": "{about}改为必填。",
}
