"""An item with everything that can happen to a request, and requests for it."""

import datetime

from catalogkit.project import compiled
from tests.live.stage import apply
from tests.pages import TODAY, world

HEAD = """
kind: service_item
id: move
title: {en: Move, zh-CN: 搬迁}
summary: {en: Another desk., zh-CN: 换一个工位。}
owner: service-desk
audience: [employees]
channels: [portal]
form:
"""
MOVE = (
    HEAD
    + """  - id: kind
    type: choice
    label: {en: Kind, zh-CN: 类型}
    options:
      - {id: plain, label: {en: plain, zh-CN: 普通}}
      - {id: big, label: {en: big, zh-CN: 大型}}
      - {id: risky, label: {en: risky, zh-CN: 有风险}}
      - {id: slow, label: {en: slow, zh-CN: 不急}}
      - {id: day, label: {en: day, zh-CN: 定日}}
    required: true
  - {id: desks, type: integer, label: {en: Desks, zh-CN: 工位数}}
  - {id: first_day, type: date, label: {en: First day, zh-CN: 首日}}
  - id: why
    type: paragraph
    label: {en: Why, zh-CN: 原因}
    visible_when: {kind: risky}
    required_when: {kind: risky}
  - id: health
    type: text
    label: {en: Health, zh-CN: 健康状况}
    sensitive: {readers: [security], erase: 30d elapsed}
constraints:
  - require: {desks: ..9}
    otherwise: {en: At most nine desks., zh-CN: 最多九个工位。}
promise: {calendar: hq, respond: 1h, fulfil: 8h, pause_on: [waiting_on_requester]}
paths:
  standard: {team: service-desk}
  day:
    leads_to: standard
    when: {kind: day}
    team: service-desk
    promise: {fulfil: {by: first_day, at: "09:00", lead: 1bd}}
  expert:
    when: {kind: risky}
    team: security
    promise: {starts: approved}
    told: {en: Security calls you., zh-CN: 安全组会联系您。}
approvals:
  - id: safe
    when: {kind: risky}
    by: {team: security}
    quorum: 2
    never: [requester]
  - {id: paid, when: {kind: big}, by: {manager_of: requester}, within: 1h}
  - id: room
    when: {kind: slow}
    by: {team: service-desk}
    within: 1h
    silence: refuse
fulfilment:
  - {id: look, when: {kind: [plain, risky]}, team: security, outcomes: [fine, broken]}
  - {id: mend, when: {look.outcome: broken}, team: network-operations, after: [look]}
  - id: pc
    when: {kind: plain}
    item: laptop
    after: [look]
    answers: {site: head-office}
  - {id: carry, when: {kind: big}, team: service-desk, after: [paid]}
escalation:
  - {at: 50%, notify: [owner]}
  - {at: breach, reassign: network-operations}
"""
)
ASKED = int(datetime.datetime.fromisoformat("2026-12-01T10:00+08:00").timestamp())
HOUR = 3600


def moved(tracker, item):
    """Brings an empty one to the small world with an item `move`."""
    catalog = compiled({**world(), "catalog/move.yaml": item.encode()}, TODAY).catalog
    assert catalog is not None
    apply(tracker, catalog)


class Stage:
    """Requests, and what became of them."""

    def __init__(self, tracker, hand):
        self.tracker, self.hand = tracker, hand
        self.fields, self.queues = hand.ask("fields"), hand.ask("queues")
        hand.ask("person", "ann", {"employment": "employee", "manager": "t.li"})
        hand.ask("person", "eve", {})

    def ask(self, requester="ann", at=ASKED, **answers):
        self.tracker.at(at)
        given = {self.fields[f"move.{name}"]: v for name, v in answers.items()}
        body = {
            "Queue": self.queues["move"],
            "Subject": "Two desks",
            "Requestor": f"{requester}@example.com",
            "CustomFields": given,
        }
        made = self.tracker.settled("POST", "ticket", body)
        assert made.status == 201, made.body
        return made.body["id"]

    def ticket(self, number):
        return self.hand.ask("ticket", number)

    def part(self, number, name):
        return self.ticket(self.ticket(number)["parts"][name])

    def act(self, number, *given):
        done, message = self.hand.ask("act", number, *given)
        assert done, message

    def end(self, number, name, status="delivered"):
        part = self.ticket(number)["parts"][name]
        self.act(part, "SetStatus", status)
