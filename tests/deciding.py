"""A small catalog in which every part of a decision depends on something."""

import datetime
from functools import cache
from pathlib import Path
from typing import Any

from catalogkit.catalog.catalog import Catalog
from catalogkit.decide import decide
from catalogkit.decision import Decision
from catalogkit.project import load
from tests.catalogs import TODAY, project

AT = datetime.datetime.fromisoformat("2026-11-23T09:30+08:00")
PEOPLE = {"employment": "employee", "login": "a.lee"}
LIGHT = {"model": "light", "many": 2}

MATRIX = """\
kind: priority_matrix
id: matrix
impact: {high: {now: p1, soon: p2}, low: {now: p2, soon: p3}}
major: {when: {request.priority: p1}, commander: security, bridge: room 1, updates_every: 30m}
"""  # noqa: E501 - one thing a line
CLASSES = """\
kind: promise
id: classes
class: sla
targets:
  p1: {respond: 15m, fulfil: 4h elapsed, calendar: hq}
  p2: {respond: 1h, fulfil: 1bd, calendar: hq}
  p3: {fulfil: 3bd, calendar: hq}
"""
ITEM = """\
kind: service_item
id: kit
record: request
version: 2.0.1
title: {en: Kit, zh-CN: 套件}
owner: service-desk
audience: [employees]
channels: [portal]
recipient: {from: person, default: requester}
form:
  - {id: person, type: user, label: {en: For whom, zh-CN: 为谁}}
  - id: model
    type: choice
    label: {en: Model, zh-CN: 型号}
    required: true
    options:
      - {id: light, label: {en: Light, zh-CN: 轻}, price: {once: 100.10 EUR, monthly: 1 EUR, times: many}}
      - {id: heavy, label: {en: Heavy, zh-CN: 重}, price: {once: 900 EUR}}
      - {id: odd, label: {en: Odd, zh-CN: 特}, when: {many: 1}}
  - {id: many, type: integer, label: {en: How many, zh-CN: 数量}, min: 1, max: 9, required: true}
  - {id: system, type: system, label: {en: System, zh-CN: 系统}}
  - {id: ready_on, type: date, label: {en: Needed on, zh-CN: 需用日期}}
  - {id: broken, type: boolean, label: {en: Broken, zh-CN: 损坏}}
  - {id: why, type: paragraph, label: {en: Why, zh-CN: 原因}, visible_when: {broken: true}, min_length: 3, max_length: 9}
  - id: parts
    type: group
    label: {en: Parts, zh-CN: 部件}
    max: 2
    fields:
      - id: part
        type: choice
        label: {en: Part, zh-CN: 部件}
        required: true
        options: [{id: cable, label: {en: Cable, zh-CN: 线}, price: {once: 5 EUR, times: pieces}}]
      - {id: pieces, type: integer, label: {en: Pieces, zh-CN: 件数}}
price: {monthly: 2 EUR}
priority:
  matrix: matrix
  impact: [{when: {many: 5..}, is: high}, {is: low}]
  urgency: [{when: {broken: true}, is: now}, {is: soon}]
promise: {use: classes}
constraints:
  - {require: {many: ..5}, otherwise: {en: Five at most., zh-CN: 最多五个。}}
  - {require: {ready_on: today + 5bd..}, otherwise: {en: That is too early., zh-CN: 太早了。}}
paths:
  standard: {team: network-operations}
  dear: {when: {request.cost: over 800 EUR}, leads_to: expert, team: security, because: {en: It is dear., zh-CN: 价格较高。}}
  day: {when: {ready_on: present}, before: [dear], promise: {fulfil: {by: ready_on, at: "09:00", lead: 5bd}, starts: approved}}
  change: {when: {system: vpn-gateway, many: 5}, before: [dear, day], promise: none, told: {en: We call you., zh-CN: 我们会联系您。}}
approvals:
  - {id: boss, title: {en: Needed?, zh-CN: 需要吗？}, by: {manager_of: recipient}, within: 4h, never: [requester]}
  - {id: owner, when: {system: present}, by: [{owner_of: answers.system}, {role: auditor}], quorum: 2, after: [boss], within: 1bd, silence: refuse, delegate: security.lead}
  - {id: rare, when: {many: 9}, by: {team: security}}
  - {id: late, when: {broken: true}, by: {team: security}, afterwards: true, within: 1h}
fulfilment:
  - {id: look, when: {broken: true}, after: [rare, boss], effort: 1h, outcomes: [fine, gone], public: {en: Looking, zh-CN: 查看中}}
  - {id: buy, team: security, after: [look, owner], wait: 1bd, when: {not: {look.outcome: fine}}}
  - {id: access, item: vpn-access, answers: {device: managed, justification: look.outcome}, approved_by: [boss], when: {many: 2}}
  - {id: undo, when: {look.outcome: gone}, after: [buy]}
  - {id: plan, paths: [change], automation: ad-vpn-group}
escalation:
  - {at: breach, reassign: security, raise_priority: true}
  - {at: 50%, notify: [owner, security.lead]}
  - {at: 12.5%, of: [respond]}
  - {at: 1h, of: [fulfil], notify: [team]}
deliverables:
  - {id: kit, result: {en: It is there, zh-CN: 已到位}, notify: [requester]}
  - {id: fast, result: {en: It works, zh-CN: 可用}, within: 1h, when: {broken: true}, notify: [requester]}
identify: [{when: {broken: true}, is: call_back}, {is: sign_in}]
notifications:
  - {event: delivered, to: [requester], template: delivered}
  - {event: breached, to: [security.on_call], template: delivered, when: {request.priority: p1}}
knowledge: [{article: vpn-setup, at: submit}]
"""  # noqa: E501 - one thing a line


@cache
def kit() -> Catalog:
    """The catalog with the item `kit`."""
    found = project(kit=ITEM, matrix=MATRIX, classes=CLASSES)
    wrong = [each for each in found.diagnostics if each.severity == "error"]
    assert found.catalog is not None, wrong
    assert not wrong
    return found.catalog


@cache
def company() -> Catalog:
    """The catalog of the sources."""
    found = load(Path(__file__).parent.parent, TODAY)
    assert found.catalog is not None
    return found.catalog


def decided(more: dict[str, Any] | None = None, **said: Any) -> Decision:
    """A request for the kit: a light one, twice, unless it says otherwise."""
    answers = {**LIGHT, **(more or {})}
    return decide(kit(), "kit", answers, PEOPLE, AT, **said)


def at(text: str) -> datetime.datetime:
    """A moment of the autumn in the head office."""
    return datetime.datetime.fromisoformat(f"2026-{text}+08:00")
