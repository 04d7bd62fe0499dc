"""A small item with one of everything that tests can expect, for tests of tests."""

import textwrap

from catalogkit.catalog.catalog import Catalog
from catalogkit.model.service_item import ServiceItem
from tests.catalogs import project

DESK = """
    kind: service_item
    id: desk
    title: {en: A desk, zh-CN: 办公桌}
    owner: service-desk
    priority:
      matrix: levels
      impact: [{when: {people: 10..}, is: high}, {is: low}]
      urgency: [{is: high}]
    form:
      - id: size
        type: choice
        label: {en: Size, zh-CN: 尺寸}
        options:
          - {id: small, label: {en: Small, zh-CN: 小}}
          - {id: large, label: {en: Large, zh-CN: 大}}
          - {id: standing, label: {en: To stand at, zh-CN: 站立式}}
        required: true
      - id: people
        type: integer
        label: {en: People, zh-CN: 人数}
        min: 1
        required: true
      - {id: cost, type: money, label: {en: Cost, zh-CN: 费用}}
      - {id: loud, type: boolean, label: {en: Loud, zh-CN: 吵}}
    promise:
      calendar: hq
      respond: 1h
      fulfil: [{when: {size: large}, is: 2bd}, {is: 4h}]
    constraints:
      - require: {people: ..50}
        otherwise: {en: Fifty people at most., zh-CN: 最多五十人。}
    paths:
      standard: {team: service-desk}
      expert:
        when: {size: [large, standing], people: 5..}
        team: security
        because: {en: Large., zh-CN: 大。}
      loud:
        when: {loud: true}
        leads_to: expert
        before: [expert]
        team: network-operations
        because: {en: Loud., zh-CN: 吵。}
    approvals:
      - {id: boss, by: {manager_of: requester}, within: 1h}
      - {id: money, when: {cost: over 500 EUR}, by: {team: security}, within: 1h}
    fulfilment:
      - {id: build, team: service-desk, effort: 1h}
      - {id: insulate, when: {loud: true}, team: security, effort: 1h}
    examples:
"""
MATRIX = """
    kind: priority_matrix
    id: levels
    impact: {high: {high: p1, low: p2}, low: {high: p3, low: p4}}
"""
NONE = "      - {name: nothing, answers: {size: small, people: 1}, expect: {}}\n"


def desk(examples: str = NONE) -> tuple[Catalog, ServiceItem]:
    """The catalog, and the item with these examples (YAML, six spaces in)."""
    text = textwrap.dedent(DESK + examples)
    found = project(desk=text, levels=textwrap.dedent(MATRIX))
    assert found.catalog is not None
    assert not [each.message for each in found.diagnostics]
    item = found.catalog.get(ServiceItem, "desk")
    assert item is not None
    return found.catalog, item
