"""A small catalog that uses what is rarely used together, from YAML to a decision."""

from functools import cache

from catalogkit.catalog.catalog import Catalog
from catalogkit.project import Project
from tests.catalogs import project

MANIFEST = """\
format: 1
name: A small shop
locales: [en, zh-CN]
currency: EUR
requester:
  employment: {type: choice, options: [employee, contractor]}
  country: {type: text}
targets: {forms: {base_url: "https://forms.example"}, routing: {}}
"""
SHOP = """\
kind: site
id: shop
title: {en: The shop, zh-CN: 门店}
owner: service-desk
region: emea
time_zone: Europe/Berlin
"""
STORES = """\
kind: list
id: stores
title: {en: Store rooms, zh-CN: 仓库}
owner: service-desk
rows:
  - {id: cellar, title: Cellar, keeper: m.chen, cold: "true", site: shop}
  - {id: attic, title: Attic, keeper: a.weber, cold: "false", site: shop}
  - {id: annex, title: Annex, keeper: a.weber, cold: "false", site: head-office}
columns: {id: text, title: text, keeper: user, cold: boolean, site: site}
owner_column: keeper
"""
KEY = """\
kind: service_item
id: key
version: 1.0.0
title: {en: A key, zh-CN: 钥匙}
summary: {en: Open a store room., zh-CN: 打开仓库。}
category: devices
owner: service-desk
service: workplace
review_by: 2027-03-31
audience: [employees]
channels: [portal]
systems: [assets]
recipient: {from: person, default: requester}
deliverables:
  - id: key
    result: {en: The key opens the store room, zh-CN: 钥匙可打开仓库}
    notify: [recipient]
    evidence: assets.laptop_handed_over
boundary:
  includes: [{what: {en: One key for each door, zh-CN: 每扇门一把钥匙}}]
  excludes: [{what: {en: A laptop, zh-CN: 笔记本电脑}, see: laptop}]
form:
  - {id: person, type: user, label: {en: "For whom?", zh-CN: 为谁申请？}}
  - {id: place, type: site, label: {en: Where, zh-CN: 地点}, required: true}
  - id: room
    type: choice
    label: {en: Store room, zh-CN: 仓库}
    options_from: {list: stores, where: {site: answers.place}}
    required: true
  - id: kind
    type: choice
    label: {en: Kind of key, zh-CN: 钥匙类型}
    options:
      - {id: steel, label: {en: Steel, zh-CN: 机械钥匙}, price: {once: 40 EUR, times: doors}}
      - {id: chip, label: {en: Chip, zh-CN: 芯片钥匙}, price: {once: 90 EUR, monthly: 5 EUR, times: doors}}
    required: true
  - {id: doors, type: integer, label: {en: How many doors, zh-CN: 门数}, min: 1, max: 9, default: 1, needed_by: [cut]}
  - {id: until, type: date, label: {en: Until when, zh-CN: 使用至}, required: true}
price: {once: 10 EUR}
promise: {calendar: hq, starts: approved, respond: 4h, fulfil: 2bd}
constraints:
  - require: {until: ..today + 1y}
    otherwise: {en: A year at most., zh-CN: 最长一年。}
paths:
  standard: {team: service-desk}
  cold: {when: {room.cold: true}, before: [abroad], leads_to: expert, team: security, because: {en: It is cold in there., zh-CN: 库内低温。}}
  abroad: {when: {place.region: emea}, leads_to: expert, team: network-operations, because: {en: It is far away., zh-CN: 距离较远。}}
approvals:
  - {id: manager, by: {manager_of: recipient}, when: {recipient.employment: contractor}, within: 4h, never: [requester, recipient]}
  - {id: money, by: {team: security}, when: {request.cost: over 200 EUR}, within: 4h, never: [requester]}
  - {id: keeper, by: {owner_of: answers.room}, after: [manager], within: 4h, never: [requester]}
fulfilment:
  - {id: cut, after: [manager, money, keeper], effort: 20m, public: {en: Being cut, zh-CN: 正在制作}}
grant:
  entitlement: store-room-key
  until: answers.until
  remind: 10bd
  recertify: {every: 90d elapsed, by: {owner_of: answers.room}, within: 5bd, silence: revoke}
  revoke: {team: service-desk, within: 4h}
  conflicts: [cash-key]  # catalogkit: allow grant/unknown-conflict until 2027-06-30 because the safe gives it
closing: {withdraw_until: cut, unanswered: {remind: [1bd, 3bd], close: 5bd}, confirm: 3bd, reopen: 5bd}
escalation: [{at: 80%, notify: [owner.lead]}]
examples:
  - name: a steel key for the annex
    requester: {employment: employee}
    answers: {place: head-office, room: annex, kind: steel, doors: 1, until: 2027-03-31}
    expect: {path: standard, team: service-desk, approvals: [keeper]}
"""  # noqa: E501 - one thing a line
BUNDLE = """\
kind: service_item
id: first-day
version: 1.0.0
title: {en: First day, zh-CN: 入职首日}
summary: {en: What a new colleague needs., zh-CN: 新同事所需物品。}
category: devices
owner: service-desk
service: workplace
review_by: 2027-03-31
audience: [employees]
channels: [portal]
systems: [assets]
deliverables:
  - id: ready
    result: {en: Key and VPN access are there, zh-CN: 钥匙和 VPN 已就绪}
    notify: [requester]
    evidence: assets.laptop_handed_over
boundary:
  includes: [{what: {en: A key, zh-CN: 钥匙}}]
  excludes: [{what: {en: A laptop, zh-CN: 笔记本电脑}, see: laptop}]
form:
  - {id: newcomer, type: user, label: {en: Who is new, zh-CN: 新同事}, required: true}
  - {id: office, type: site, label: {en: Where, zh-CN: 地点}, required: true}
  - {id: last_day, type: date, label: {en: Until when, zh-CN: 使用至}, required: true}
  - {id: trusted, type: boolean, label: {en: Known already, zh-CN: 已认识}, default: false}
promise: {calendar: hq, starts: approved, respond: 4h, fulfil: 10bd}
paths: {standard: {team: service-desk}}
approvals:
  - {id: chief, by: {manager_of: requester}, when: {not: {trusted: true}}, within: 4h, never: [requester]}
fulfilment:
  - id: own-key
    after: [chief]
    item: key
    answers: {person: answers.newcomer, place: answers.office, room: annex, kind: chip, doors: 3, until: answers.last_day}
    approved_by: [chief]
    public: {en: Key on its way, zh-CN: 钥匙准备中}
  - id: look
    after: [own-key]
    effort: 10m
    asks: [{id: device, type: choice, label: {en: Device, zh-CN: 设备}, options: [{id: managed, label: {en: Ours, zh-CN: 公司设备}}, {id: unmanaged, label: {en: Own, zh-CN: 自带设备}}], needed_by: [vpn]}]
    public: {en: Looking, zh-CN: 正在查看}
  - id: vpn
    after: [look]
    item: vpn-access
    answers: {device: look.device}
    approved_by: [chief]
    public: {en: VPN being opened, zh-CN: VPN 开通中}
escalation: [{at: 80%, notify: [owner.lead]}]
examples:
  - name: somebody new
    answers: {newcomer: c.lee, office: head-office, last_day: 2027-03-31}
    expect: {path: standard, approvals: [chief], tasks: [own-key, look, vpn]}
"""  # noqa: E501 - one thing a line


@cache
def made() -> Project:
    """The project, read and linked."""
    return project(
        manifest=MANIFEST, shop=SHOP, stores=STORES, key=KEY, first_day=BUNDLE
    )


def catalog() -> Catalog:
    """Its catalog."""
    found = made().catalog
    assert found is not None
    return found
