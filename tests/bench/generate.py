"""A catalog of any size: every reference is live, every item is about 2 KB."""

from pathlib import Path
from random import Random

from tests.bench.surroundings import MANIFEST, groups, surroundings

ITEM = """\
kind: service_item
id: item-%(n)05d
record: request
service: service-%(group)d
version: %(major)d.%(minor)d.0
title: {en: Access to system %(n)d, zh-CN: 系统 %(n)d 访问权限}
summary:
  en: Work with system %(n)d from any desk of the company.
  zh-CN: 在公司任意工位使用系统 %(n)d。
category: category-%(group)d
owner: team-%(group)d
lifecycle: live
review_by: "2027-%(month)02d-28"
audience: [employees, contractors]
channels: [portal]
keywords: {en: [system %(n)d, account], zh-CN: [系统 %(n)d, 账号]}
systems: [system-%(group)d, system-%(other)d]

deliverables:
  - id: access
    result: {en: The account of system %(n)d is active, zh-CN: 系统 %(n)d 的账号已开通}
    notify: [requester]
    evidence: system-%(group)d.done

boundary:
  includes: [{what: {en: One account, zh-CN: 一个账号}}]
  excludes:
    - {what: {en: Another system, zh-CN: 其他系统}, see: item-%(next)05d}

form:
  - use: cost-centre
  - id: device
    type: choice
    label: {en: Device, zh-CN: 设备}
    options:
      - {id: managed, label: {en: Managed by us, zh-CN: 公司管理}}
      - {id: own, label: {en: My own, zh-CN: 自带设备}}
    required: true
  - id: seats
    type: integer
    label: {en: How many seats, zh-CN: 数量}
    min: 1
    default: 1
    needed_by: [provision]
  - id: reason
    type: paragraph
    label: {en: Why on your own device?, zh-CN: 为何使用自带设备？}
    visible_when: {device: own}
    required_when: {device: own}
    max_length: %(limit)d00
    needed_by: [review]

promise:
  calendar: hq
  starts: submitted
  respond: 30m
  fulfil: [{when: {seats: over %(seats)d}, is: 5bd}, {is: 3bd}]
  pause_on: [waiting_on_requester]

constraints:
  - require: {seats: ..%(most)d}
    otherwise: {en: "At most %(most)d seats.", zh-CN: 最多 %(most)d 个席位。}

paths:
  standard: {team: team-%(group)d}
  expert:
    when: {device: own}
    team: team-%(other)d
    promise: {fulfil: 10bd}
    because: {en: Your own device is looked at first., zh-CN: 自带设备须先审核。}

approvals:
  - id: manager
    when: {requester.employment: contractor}
    by: {manager_of: requester}
    within: 4h
    silence: escalate
    never: [requester, recipient]

fulfilment:
  - id: review
    when: {device: own}
    team: team-%(other)d
    effort: 1h
    public: {en: Looking at your device, zh-CN: 正在审核设备}
  - id: provision
    team: team-%(group)d
    after: [manager, review]
    effort: %(effort)dm
    automation: automation-%(group)d
    public: {en: Setting it up, zh-CN: 正在开通}

closing: {unanswered: {remind: [1bd], close: 5bd}}
escalation: [{use: ladder}]
demand: {per_week: %(demand)d}
notifications: [{event: delivered, to: [requester], template: delivered}]
survey: quick
"""

FAULTS = (
    ("lifecycle: live", "lifecylce: live"),
    ("fulfil: 10bd", "fulfil: 10d"),
    ("owner: team-", "owner: taem-"),
    ("when: {device: own}\n    team", "when: device\n    team"),
    ("max_length:", "max_lenght:"),
    ("record: request", "record: wish"),
    ("{en: One account, zh-CN", "{en: One account, please, zh-CN"),
    ("after: [manager, review]", "after: [manager, reveiw]"),
    ("kind: service_item", "kind: service_item\nid: twice"),
    ("survey: quick", "survey: quick\n\tsample: 3"),
)


def generate(folder: Path, items: int, *, faulty: bool = False) -> None:
    """Write a catalog of so many items, each with one fault if it is to be faulty."""
    write(folder / "catalogkit.yaml", MANIFEST)
    for path, text in surroundings(items):
        write(folder / "catalog" / path, text)
    for number in range(items):
        text = item(number, items)
        if faulty:
            text = text.replace(*FAULTS[number % len(FAULTS)], 1)
        write(folder / "catalog" / "items" / f"item-{number:05d}.yaml", text)


def item(number: int, items: int) -> str:
    """One item of so many, always the same."""
    dice = Random(number)
    there = groups(items)
    return ITEM % {
        "n": number,
        "next": min(number - number % 10 + (number + 1) % 10, items - 1),
        "group": number % there,
        "other": (number + 1) % there,
        "major": dice.randint(1, 4),
        "minor": dice.randint(0, 9),
        "month": dice.randint(1, 12),
        "limit": dice.randint(2, 9),
        "seats": dice.randint(2, 9),
        "most": dice.randint(20, 90),
        "effort": dice.randint(5, 50),
        "demand": dice.randint(1, 9),
    }


def write(file: Path, text: str) -> None:
    """Write a file, and the folders it lies in."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
