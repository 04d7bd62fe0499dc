"""Two consecutive years of a real form set, read as catalogs and compared.

Crown Commercial Service: Digital Marketplace frameworks, G-Cloud 11 and 12 (MIT).
"""

import datetime
import io
import json
import re
from collections import Counter, defaultdict
from pathlib import Path
from random import Random

import pytest
from ruamel.yaml import YAML

from catalogkit.decide import Refused, decide
from catalogkit.diff.compare import compare
from catalogkit.diff.decided import redecided
from catalogkit.diff.judge import judged
from catalogkit.difference import Added, Changed, Moved, Removed
from catalogkit.model.service_item import ServiceItem
from catalogkit.project import compiled
from catalogkit.source.format import fmt
from tests.corpus.g_cloud import raw
from tests.corpus.g_cloud.catalog import converted
from tests.corpus.g_cloud.edited import edited
from tests.corpus.g_cloud.otherwise import otherwise
from tests.corpus.g_cloud.year import CORPUS, YEARS, texts

OLD, NEW = YEARS
LONG = 500  # characters of a sentence; their questions alone take some hundred
AT = datetime.datetime(2026, 11, 30, 9, tzinfo=datetime.UTC)
REVIEW = Path(__file__).parent.parent / "docs" / "review.md"
TODAY = datetime.date(2026, 11, 28)
JUDGED = {
    "heading reworded": "diff/reworded",
    "limit changed": "diff/limits-narrowed",
    "may be left out": "diff/became-optional",
    "must be answered": "diff/became-required",
    "option added": "diff/option-added",
    "option removed": "diff/option-removed",
    "option reworded": "diff/reworded",
    "question added": "diff/question-added",
    "question removed": "diff/question-removed",
    "question reworded": "diff/reworded",
}
LIMITS = {"accept", "max", "max_length", "max_size", "min", "min_length", "pattern"}
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(
        not CORPUS.is_dir(), reason="the forms of G-Cloud do not lie beside the project"
    ),
]


@pytest.fixture(scope="module")
def years():
    return {name: converted(texts(name), number(name)) for name in YEARS}


@pytest.fixture(scope="module")
def catalogs(years):
    return {name: catalog(year.files) for name, year in years.items()}


def number(name):
    return name.rpartition("-")[2]


def catalog(files):
    project = compiled(files, TODAY)
    assert [*project.diagnostics] == []
    return project.catalog


def changes(old, new):
    """Our differences by the kinds that the raw files are counted by."""
    found = defaultdict(set)
    for each in compare(old, new).differences:
        kind, *names = kind_of(each)
        item = each.address.entity.partition(":")[2]
        found[kind].add((item, *map(letters, names)))
    return dict(found)


def kind_of(each):
    match each, each.address.route:
        case Added() | Removed(), ("form", name):
            return f"question {'added' if isinstance(each, Added) else 'removed'}", name
        case _, ("form", name, "label" | "help", *_) if name.startswith("before_"):
            return "heading reworded", name.removeprefix("before_")
        case _, ("form", name, "label" | "help", *_):
            return "question reworded", name
        case Changed(), ("form", name, "required"):
            must = each.new.value is True
            return "must be answered" if must else "may be left out", name
        case Added() | Removed(), ("form", name, "options", option):
            verb = "added" if isinstance(each, Added) else "removed"
            return f"option {verb}", name, option
        case _, ("form", name, "options", option, "label", *_):
            return "option reworded", name, option
        case _, ("form", name, *_, limit) if limit in LIMITS:
            return "limit changed", name
    return "else", *each.address.route


def letters(name):
    """The letters of theirs: we put a word before a name that begins with a digit."""
    return raw.letters(re.sub(r"^(field|option)_(?=[0-9])", "", name))


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
    year, types = raw.loaded(texts(name)), Counter()
    items = {item.id: item for item in catalogs[name].items()}

    for item, sections in raw.forms(year):
        names = [each for _, those in sections for each in those]
        asked = {letters(year["questions"][n].get("id", n)) for n in names}
        assert asked <= {letters(each.id) for each in items[item].form}
        types.update(year["questions"][n]["type"] for n in names)
    record_property(f"{name}, questions in {len(items)} forms", dict(types))


@pytest.mark.parametrize("name", YEARS)
def test_a_year_is_the_same_however_its_authors_write_it(years, catalogs, name):
    again = converted(otherwise(texts(name), Random(name)), number(name))

    assert again.counted() == years[name].counted()
    assert compare(catalogs[name], catalog(again.files)).differences == ()


def formatted(path, data):
    value = YAML(typ="safe").load(data)
    text = json.dumps(value, default=str, indent=3)
    return path, fmt(f"# {path}\n\n{text}".encode(), path)


def by_another_program(path, data):
    program = YAML()
    program.indent(mapping=4, sequence=6, offset=3)
    program.width = 60
    value = program.load(data)
    for key in sorted(value, reverse=True):
        value.move_to_end(key)
    written = io.BytesIO()
    program.dump(value, written)
    return path, written.getvalue()


def elsewhere(path, data):
    return path.replace("/items/", "/forms/of/a/year/"), data


@pytest.mark.parametrize("how", [formatted, by_another_program, elsewhere])
def test_a_catalog_is_the_same_however_its_files_are_laid_out(years, catalogs, how):
    written = years[NEW].files
    some = {each for each in written if "support" in each or "declaration" in each}
    files = dict(
        how(p, data) if p in some else (p, data) for p, data in written.items()
    )

    assert files != written
    assert compare(catalogs[NEW], catalog(files)).differences == ()


def test_sections_in_another_order_are_forms_in_another_order_and_nothing_else(
    catalogs,
):
    year = raw.loaded(texts(NEW))
    for sections in year["manifests"].values():
        sections.reverse()

    files = converted(raw.dumped(year), number(NEW)).files
    found = compare(catalogs[NEW], catalog(files)).differences

    assert found
    assert all(isinstance(each, Moved) for each in found)
    assert {each.address.route for each in found} == {("form",)}


def test_what_changed_in_a_year_is_what_their_own_files_say(record_property, catalogs):
    theirs = raw.changes(texts(OLD), texts(NEW))

    ours = changes(catalogs[OLD], catalogs[NEW])

    items = {item.id for item in catalogs[NEW].items()}
    left = {("declaration", "paths", "expert", "when")}  # an answer nobody can give
    assert ours.pop("else") == {(each, "version") for each in items} | left
    assert ours == theirs
    several = {kind: {each[1:] for each in those} for kind, those in theirs.items()}
    told = {
        f"| {kind} | {len(several[kind])} | {len(those)} |"
        for kind, those in theirs.items()
    }
    told |= {
        f"{len(items)} forms",
        f"{len(raw.messages(texts(OLD), texts(NEW)))} questions",
    }
    record_property("what changed in a year", "; ".join(sorted(told)))
    page = REVIEW.read_text(encoding="utf-8")
    assert [each for each in told if each not in page] == []


def test_every_change_of_a_year_is_judged_in_a_sentence(record_property, catalogs):
    rows = [*judged(compare(catalogs[OLD], catalogs[NEW]))]

    found = {(kind_of(each.difference)[0], each.found.rule) for each in rows}
    assert {each for each in found if each[0] != "else"} <= JUDGED.items()
    longest = max((each.found.message for each in rows), key=len)
    assert len(longest) < LONG
    grave = sum(each.grave for each in rows)
    record_property(f"{grave} of {len(rows)} are grave, the longest sentence", longest)
    assert f"{grave} of the {len(rows)} " in REVIEW.read_text(encoding="utf-8")


def test_a_request_that_a_year_decides_otherwise_is_decided_otherwise(catalogs):
    every = [*redecided(compare(catalogs[OLD], catalogs[NEW]))]
    assert {(each.aspect, each.old, each.new) for each in every} == {
        ("taken", "taken", "refused")
    }
    (told,) = (each for each in every if each.item == "declaration")
    assert len(every) == len({each.item for each in every}) == 10

    request = told.request
    rest = (request.answers, request.requester, AT)
    assert (told.item, told.old, told.new) == ("declaration", "taken", "refused")
    old, new = (catalogs[name].get(ServiceItem, told.item) for name in YEARS)
    assert decide(catalogs[OLD], old, *rest).path
    with pytest.raises(Refused, match="one of the options"):
        decide(catalogs[NEW], new, *rest)


@pytest.mark.parametrize("seed", range(2))
def test_changes_planted_in_a_year_are_found_back(catalogs, seed):
    files = edited(texts(NEW), Random(seed))
    theirs = raw.changes(texts(NEW), files)

    after = catalog(converted(files, number(NEW)).files)
    ours = changes(catalogs[NEW], after)

    assert len(theirs) == 9
    asked_what_is_gone = ours.pop("else", ())
    assert {each[-1] for each in asked_what_is_gone} <= {"visiblewhen", "when"}
    assert ours == theirs
