"""Two consecutive years of a real form set, read as catalogs and compared.

Crown Commercial Service: Digital Marketplace frameworks, G-Cloud 11 and 12 (MIT).
"""

import datetime
import itertools
from collections import Counter
from random import Random

import pytest
import yaml

from catalogkit.drafting.names import field_name
from catalogkit.project import compiled
from tests.corpus.g_cloud.catalog import converted
from tests.corpus.g_cloud.otherwise import otherwise
from tests.corpus.g_cloud.year import CORPUS, YEARS, texts

OLD, NEW = YEARS
TODAY = datetime.date(2026, 11, 28)
LOTS = ("cloud-hosting", "cloud-software", "cloud-support")
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(
        not CORPUS.is_dir(), reason="the forms of G-Cloud do not lie beside the project"
    ),
]


@pytest.fixture(scope="module")
def years():
    return {name: converted(texts(name), name[-2:]) for name in YEARS}


@pytest.fixture(scope="module")
def catalogs(years):
    return {name: catalog(year.files) for name, year in years.items()}


def catalog(files):
    project = compiled(files, TODAY)
    assert [*project.diagnostics] == []
    return project.catalog


def meant(catalog):
    return {item.id: item.model_dump() for item in catalog.items()}


def raw(name):
    """The questions and manifests of a year, without our reading of them."""
    found = {"questions": {}, "manifests": {}}
    for path in sorted((CORPUS / name).rglob("*.yml")):
        folder = path.relative_to(CORPUS / name).parts[0]
        found[folder][path.stem] = yaml.safe_load(path.read_bytes())
    return found["questions"], found["manifests"]


def asked(questions, names, lot):
    """The questions that are asked of a lot, with those that others hold."""
    for name in names:
        depends = questions[name].get("depends", [])
        if all(lot in each["being"] for each in depends):
            yield name
            yield from asked(questions, questions[name].get("questions", []), lot)


def test_what_does_not_fit_is_counted_by_reason(record_property, years):
    for name, year in years.items():
        told = (f"{count} × {why}" for why, count in year.counted().items())
        record_property(f"{name}, left out", "; ".join(told))

    never = {
        where for (where, _), why in years[NEW].left.items() if "nobody can" in why
    }
    assert never == {"securityTestingCCP"}  # follows an answer nobody is offered


@pytest.mark.parametrize("name", YEARS)
def test_every_question_is_a_field_of_the_items_that_ask_it(
    record_property, catalogs, name
):
    questions, manifests = raw(name)
    items = {
        item.id: {each.id for each in item.form} for item in catalogs[name].items()
    }

    kinds = Counter()
    for (manifest, sections), lot in itertools.product(manifests.items(), LOTS):
        names = [each for section in sections for each in section["questions"]]
        item = manifest.replace("_", "-")
        item = item if item in items else f"{item}-{lot}"
        those = {*asked(questions, names, lot)} - {"securityTestingCCP"}
        assert {field_name(questions[n].get("id", n)) for n in those} <= items[item]
        kinds.update(Counter(questions[n]["type"] for n in those))
    record_property(f"{name}, places where questions are asked", dict(kinds))


@pytest.mark.parametrize("name", YEARS)
def test_a_year_means_the_same_however_it_is_written(years, catalogs, name):
    again = converted(otherwise(texts(name), Random(name)), name[-2:])

    assert again.files.keys() == years[name].files.keys()
    assert again.counted() == years[name].counted()
    assert meant(catalog(again.files)) == meant(catalogs[name])
