"""Conditions in the lines of groups, wherever the group stands."""

from tests.catalogs import lines, project

LINE = """
    kind: service_item
    id: guest-wifi
    title: {en: Guest network, zh-CN: 访客网络}
    %s
        - id: guests
          type: group
          label: {en: Guests, zh-CN: 访客}
          fields:
            - {id: name, type: text, label: {en: Name, zh-CN: 姓名}}
            - id: cars
              type: group
              label: {en: Cars, zh-CN: 车辆}
              fields:
                - {id: plate, type: text, label: {en: Plate, zh-CN: 车牌}}
                - id: colour
                  type: text
                  label: {en: Colour, zh-CN: 颜色}
                  visible_when: {%s: present}
"""


def test_a_line_of_a_group_in_a_group_reads_its_own_fields():
    found = project(guest_wifi=LINE % ("form:", "plate"))

    assert not lines(found)


def test_a_line_of_a_group_in_a_group_reads_nothing_outside_it():
    found = project(guest_wifi=LINE % ("form:", "name"))

    assert {rule for _, _, rule in lines(found)} == {"condition/not-here"}


def test_a_line_of_a_group_that_a_task_asks_reads_its_own_fields():
    asks = "fulfilment:\n      - id: welcome\n        team: security\n        asks:"

    found = project(guest_wifi=(LINE % (asks, "plate")))
    wrong = project(guest_wifi=(LINE % (asks, "plaet")))

    assert not lines(found)
    assert {rule for _, _, rule in lines(wrong)} == {"condition/unknown-field"}
