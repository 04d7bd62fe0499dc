"""Options that come from lists, and what is known of their rows."""

import textwrap
import time

import pytest

from catalogkit.catalog.canonical import Ask, Given, Is
from catalogkit.catalog.forms import Form
from catalogkit.catalog.records import Records
from catalogkit.catalog.regions import requests
from catalogkit.model.service_item import ServiceItem
from catalogkit.project import compiled
from tests.catalogs import TODAY
from tests.pages import world

ITEM = """
kind: service_item
id: thing
title: Thing
owner: service-desk
channels: [portal]
form:
  - id: building
    type: choice
    label: B
    required: true
    options: [{id: north, label: N}, {id: south, label: S}, {id: annex, label: A}]
  - id: room
    type: choice
    label: R
    options_from: {list: rooms, where: {building: answers.building}}
    required: true
  - {id: rooms, type: choices, label: R, max: 2, options_from: {list: rooms}}
paths:
  big: {when: {room.seats: 30..}}
  far: {when: {building: north, room.seats: 30..}}
  unknown: {when: {room.seats: absent}}
  empty: {when: {building: annex}}
  both: {when: {all: [{room: room_1}, {building: south}]}}
  other: {when: {rooms: {has_all: [room_2, room_3]}}}
"""
LIST = """
{kind: list, id: rooms, title: Rooms, owner: service-desk, rows: rooms.csv, columns: {id: text, title: text, building: text, seats: integer}}
"""  # noqa: E501


def rooms(count):
    """Rooms with odd numbers are in the north and small; every tenth has no seats."""
    rows = [
        f"room_{n},Room {n},{'north' if n % 2 else 'south'},"
        f"{'' if n % 10 == 4 else 4 if n % 2 else 40}"
        for n in range(1, count + 1)
    ]
    return "\n".join(["id,title,building,seats", *rows]) + "\n"


def asked(count):
    files = {
        "catalog/thing.yaml": textwrap.dedent(ITEM),
        "catalog/rooms.yaml": LIST,
        "catalog/rooms.csv": rooms(count),
    }
    given = {name: text.encode() for name, text in files.items()}
    found = compiled({**world(), **given}, TODAY)
    assert [each for each in found.diagnostics if "thing" in each.place.file] == []
    assert found.catalog is not None
    item = found.catalog.get(ServiceItem, "thing")
    assert item is not None
    return requests(found.catalog, item)


def path(those, name):
    return those.scene.catalog.typed[id(those.item.paths[name].when)]


@pytest.fixture(scope="module")
def few():
    return asked(20)


def test_rows_are_told_apart_by_their_columns(few):
    found = few.some(path(few, "big")).answers

    assert found["building"] == "south"
    assert few.some(path(few, "far")) is None
    assert few.some(path(few, "unknown")).answers["room"] in {"room_4", "room_14"}


def test_a_row_is_offered_only_where_the_answers_it_depends_on_are_its_own(few):
    assert few.some(path(few, "empty")) is None
    assert few.some(path(few, "both")) is None
    assert few.some(Ask("room", Is(("room_2",)))).answers["building"] == "south"


def test_rows_may_be_chosen_together(few):
    found = few.some(path(few, "other")).answers

    assert found["rooms"] == ["room_2", "room_3"]
    catalog = few.scene.catalog
    assert [*Form(few.item, catalog, Records(catalog)).refusals(found)] == []


def test_a_list_of_five_thousand_rows_is_no_trouble():
    begin = time.process_time()
    those = asked(5000)
    read = time.process_time()

    assert those.some(path(those, "big")) is not None
    assert those.some(path(those, "far")) is None
    assert those.some(Ask("room", Given(given=False))) is None
    assert time.process_time() - read < 5 + (read - begin)
