"""What the header of a column means, in English and Chinese."""

import re
from collections.abc import Mapping

from catalogkit.importers.table.cells import LONG

_WORDS = {
    "name": "name, service, service name, item, service item, catalog item, request,"
    " request type, offering, title, service request, what, 名称, 服务, 服务名称,"
    " 服务项, 服务项目, 服务事项, 事项, 事项名称, 项目, 申请事项, 服务目录项",
    "id": "id, code, key, ref, reference, service id, item id, 编号, 代码,"
    " 编码, 服务编号",
    "description": "description, details, summary, service description, about, scope,"
    " what it is, what you get, 说明, 描述, 服务描述, 服务说明, 简介, 内容, 服务内容",
    "time": "fulfilment time, fulfillment time, fulfilment, fulfillment, sla, target,"
    " delivery time, delivery, turnaround, turnaround time, lead time, time, duration,"
    " resolution time, resolution, time to fulfil, time to deliver, done within,"
    " completion time, 交付时间, 交付周期, 办理时限, 处理时限, 处理时间, 时限,"
    " 完成时间, 完成时限, 承诺时间, 承诺时限, 时效, 解决时间, 办结时限",
    "respond": "response time, response, first response, respond within, 响应时间,"
    " 响应时限, 首次响应",
    "owner": "owner, team, owning team, service owner, support group, support team,"
    " assignment group, responsible, responsible team, provider, provided by,"
    " department, resolver group, 负责团队, 负责部门, 责任部门, 责任团队, 部门, 团队,"
    " 处理组, 归属团队, 支持团队, 服务负责人, 负责人, 提供方, 承办部门",
    "hours": "hours, service hours, support hours, opening hours, working hours,"
    " business hours, available, availability, support window, 服务时间, 支持时间,"
    " 工作时间, 服务时段, 受理时间",
    "category": "category, group, area, service category, type, 类别, 分类, 类型,"
    " 服务类别, 服务分类, 目录",
    "price": "price, cost, charge, fee, cost per unit, 价格, 费用, 成本, 收费, 单价",
    "approval": "approval, approval required, approval needed, needs approval, 审批,"
    " 是否审批, 是否需要审批, 需要审批, 批准",
    "approver": "approver, approved by, approvers, 审批人, 批准人, 审批者",
    "number": "no, no., #, nr, nr., 序号, 行号",
}
ROLES: Mapping[str, str] = {
    word.strip(): role for role, words in _WORDS.items() for word in words.split(",")
}
COLUMNS = tuple(each for each in _WORDS if each != "number")
_ASIDE = re.compile(r"[(（\[].*?[)）\]]")


def role_of(header: str) -> str:
    """What a column holds, by its header; "" when it is not known."""
    if len(header) > LONG:
        return ""
    words = plain_header(header)
    return ROLES.get(words, ROLES.get(plain_header(_ASIDE.sub(" ", header)), ""))


def plain_header(header: str) -> str:
    """A header in small letters, without signs around it."""
    text = " ".join(header.casefold().replace("_", " ").replace("-", " ").split())
    return text.strip(" *:：")


def aside(header: str) -> str:
    """What stands in brackets behind a header: a unit, as in "SLA (hours)"."""
    return " ".join(each[1:-1] for each in _ASIDE.findall(header[:LONG])).strip()
