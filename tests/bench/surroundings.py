"""Everything beside the items that a generated catalog refers to."""

from collections.abc import Iterator

MANIFEST = """\
format: 1
name: Bench
locales: [en, zh-CN]
currency: EUR
requester:
  employment: {type: choice, options: [employee, contractor]}
  country: {type: choice, options: [cn, de]}
"""

FIXED = {
    "calendars/hq.yaml": """\
kind: calendar
id: hq
title: {en: Office hours, zh-CN: 办公时间}
time_zone: Asia/Shanghai
hours: {mon-fri: ["09:00-12:00", "13:00-18:00"]}
closed: ["2026-12-31"]
owner: team-0
""",
    "audiences/employees.yaml": """\
kind: audience
id: employees
title: {en: Employees, zh-CN: 员工}
when: {requester.employment: employee}
owner: team-0
""",
    "audiences/contractors.yaml": """\
kind: audience
id: contractors
title: {en: Contractors, zh-CN: 外包人员}
when: {requester.employment: contractor}
owner: team-0
""",
    "channels/portal.yaml": """\
kind: channel
id: portal
title: {en: Portal, zh-CN: 门户}
type: portal
owner: team-0
""",
    "field_sets/cost-centre.yaml": """\
kind: field_set
id: cost-centre
title: {en: Cost centre, zh-CN: 成本中心}
owner: team-0
fields:
  - id: cost_centre
    type: text
    label: {en: Cost centre, zh-CN: 成本中心}
    required: true
    pattern: "[A-Z]{2}[0-9]{4}"
    max_length: 6
    needed_by: [provision]
""",
    "notifications/delivered.yaml": """\
kind: notification
id: delivered
title: {en: It is done, zh-CN: 已完成}
subject: {en: "Done: {{item.title}}", zh-CN: "已完成：{{item.title}}"}
body: {en: "{{item.title}} is complete.", zh-CN: "{{item.title}}已办理完成。"}
owner: team-0
""",
    "surveys/quick.yaml": """\
kind: survey
id: quick
title: {en: One question, zh-CN: 一个问题}
event: closed
sample: 30%
at_most_every: 30d elapsed
questions:
  - {id: csat, type: scale, from: 1, to: 5, text: {en: Satisfied?, zh-CN: 满意吗？}}
owner: team-0
""",
    "escalations/ladder.yaml": """\
kind: escalation
id: ladder
title: {en: The usual ladder, zh-CN: 标准升级流程}
steps:
  - {at: 50%, notify: [owner]}
  - {at: 80%, notify: [owner.lead], of: [respond, fulfil]}
  - {at: breach, notify: [owner.lead], reassign: team-0}
owner: team-0
""",
}

TEAM = """\
kind: team
id: team-%(n)d
title: {en: Team %(n)d, zh-CN: 第 %(n)d 组}
role: resolver
lead: a.lead%(n)d
deputy: b.deputy%(n)d
members: [a.lead%(n)d, b.deputy%(n)d, c.member%(n)d]
calendar: hq
capacity: 2000h per week
contact: {chat: "#team-%(n)d"}
owner: team-0
"""
SYSTEM = """\
kind: system
id: system-%(n)d
title: {en: System %(n)d, zh-CN: 系统 %(n)d}
owner: team-%(team)d
criticality: high
environments: [test, prod]
events: [done]
availability: 99.9%%
"""
SERVICE = """\
kind: service
id: service-%(n)d
title: {en: Service %(n)d, zh-CN: 服务 %(n)d}
owner: team-%(team)d
customers: [employees, contractors]
systems: [system-%(n)d]
hours: hq
availability: 99.5%%
"""
CATEGORY = """\
kind: category
id: category-%(n)d
title: {en: Category %(n)d, zh-CN: 类别 %(n)d}
icon: key
order: %(n)d
owner: team-%(team)d
"""
AUTOMATION = """\
kind: automation
id: automation-%(n)d
title: {en: Set it up %(n)d, zh-CN: 自动开通 %(n)d}
trigger: task
inputs: {user: recipient.login}
endpoint: {webhook: HOOK_%(n)d}
timeout: 5m
retry: 3
idempotency_key: request.id
on_failure: {team: team-%(team)d}
audit: required
owner: team-%(team)d
"""
MANY = {
    "teams/team": TEAM,
    "systems/system": SYSTEM,
    "services/service": SERVICE,
    "categories/category": CATEGORY,
    "automations/automation": AUTOMATION,
}


def surroundings(items: int) -> Iterator[tuple[str, str]]:
    """(path, text) of what so many items refer to: one of each for ten items."""
    yield from FIXED.items()
    for number in range(groups(items)):
        for name, text in MANY.items():
            yield f"{name}-{number}.yaml", text % {"n": number, "team": number}


def groups(items: int) -> int:
    """How many teams, systems, services and so on stand beside so many items."""
    return max(2, items // 10)
