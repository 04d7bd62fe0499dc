"""A condition as a schema holds exactly where the condition does."""

import jsonschema
from hypothesis import assume, given, note
from hypothesis import strategies as st

from catalogkit.catalog.canonical import fields
from catalogkit.catalog.forms import Form
from catalogkit.catalog.holds import holds
from catalogkit.catalog.records import Records
from catalogkit.project import compiled
from catalogkit.targets.forms.when import Level
from tests.pages import TODAY, world
from tests.strategies_conditions import answers_to, conditions

ITEM = """\
kind: service_item
id: random
title: Random
form:
  - id: device
    type: choice
    label: a
    options:
      - {id: managed, label: a}
      - {id: unmanaged, label: b}
      - {id: shared_device, label: c}
  - id: constructor
    type: choice
    label: a
    options: [{id: x, label: x}, {id: y, label: y}]
  - {id: quantity, type: integer, label: a}
  - {id: weight, type: number, label: a}
  - {id: budget, type: money, label: a}
  - {id: privileged, type: boolean, label: a}
  - id: software
    type: choices
    label: a
    options:
      - {id: cad, label: a}
      - {id: cam, label: b}
      - {id: mail_client, label: c}
      - {id: constructor, label: d}
  - {id: start, type: date, label: a}
  - {id: end, type: date, label: a}
  - {id: meeting, type: datetime, label: a}
  - {id: purpose, type: paragraph, label: a}
  - {id: store, type: site, label: a}
  - id: products
    type: group
    label: a
    fields:
      - id: product
        type: choice
        label: a
        options: [{id: phone, label: a}, {id: tablet, label: b}]
      - {id: count, type: integer, label: b}
paths: {standard: {team: service-desk}}
"""
SITES = {
    "apac-site": "region: apac",
    "emea-site": "region: emea",
    "no-region": "country: CN",
}


def _form():
    files = {**world(), "catalog/random.yaml": ITEM.encode()}
    for name, more in SITES.items():
        text = f"{{kind: site, id: {name}, title: a, {more}}}"
        files[f"catalog/{name}.yaml"] = text.encode()
    catalog = compiled(files, TODAY).catalog
    assert catalog is not None
    item = next(each for each in catalog.items() if each.id == "random")
    return Form(item, catalog, Records(catalog))


FORM = _form()
LEVEL = Level({each.id: each for each in FORM.item.form}, FORM.records)


def _submitted(draw, tree):
    names = {each.id for each in FORM.item.form}
    read = {name.partition(".")[0] for name, _ in fields(tree)} & names
    given_answers = draw(answers_to(tree))
    found = {name: given_answers[name] for name in read & given_answers.keys()}
    if "store" in read and draw(st.booleans()):
        found["store"] = draw(st.sampled_from(sorted(SITES)))
    if "products" in read and draw(st.booleans()):
        row = {
            "product": st.sampled_from(["phone", "tablet"]),
            "count": st.integers(0, 3),
        }
        rows = st.lists(st.fixed_dictionaries({}, optional=row), min_size=1, max_size=3)
        found["products"] = draw(rows)
    for refusal in list(FORM.refusals(found)):
        found.pop(refusal.route[0], None)
    return found


@given(tree=conditions(), data=st.data())
def test_a_schema_says_what_a_condition_says(tree, data):
    submitted = _submitted(data.draw, tree)
    assume(not list(FORM.refusals(submitted)))
    facts = FORM.known(submitted)

    possible = _takes(LEVEL.possible(tree), submitted)
    certain = _takes(LEVEL.certain(tree), submitted)
    real = holds(tree, facts)

    note(f"{submitted} {LEVEL.possible(tree)}")
    assert possible or not real
    assert real or not certain
    if not list(LEVEL.unsaid(tree)):
        assert possible == certain == real


def _takes(schema, submitted):
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema).is_valid(submitted)
